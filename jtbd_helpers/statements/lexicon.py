"""The words that the checks know: English, chosen by hand, never complete."""


def listed(text: str) -> tuple[str, ...]:
    """The entries of a block of text, parted by commas."""
    return tuple(entry for entry in (" ".join(part.split()) for part in text.split(",")) if entry)


BRANDS = listed("""
    adobe, airbnb, alexa, amazon, android, apple watch, asana, audi, bmw, booking.com, canva, chatgpt, dropbox,
    ebay, excel, facebook, fedex, fitbit, garmin, gmail, google, google maps, ikea, instagram, ios, ipad, iphone,
    jira, kindle, lego, lidl, linkedin, linux, mastercard, microsoft, moodle, netflix, nike, nokia, notion, oracle,
    outlook, paypal, photoshop, pinterest, playstation, powerpoint, salesforce, samsung, sap, siri, skype, slack,
    snapchat, spotify, teams, tesla, tiktok, trello, twitter, uber, visa, volkswagen, waze, whatsapp, wikipedia,
    windows, xbox, youtube, zalando, zoom
""")

TECHNOLOGY = listed("""
    3d printer, 5g, ai, algorithm, api, artificial intelligence, augmented reality, barcode, battery pack,
    battery-powered, big data, blockchain, bluetooth, catheter, chatbots, chip, cloud, cloud-based, computer vision,
    crm, deep learning, digital, digital twin, digitally, dna test, drone, electric car, electric vehicle,
    electronic, encryption, erp, face recognition, facial recognition, fibre optics, fingerprint scan, genetic test,
    gps, heat pump, infrared, internet, internet of things, iot, language model, laser, machine learning, mri,
    neural network, nfc, online, qr code, radar, rfid, robot, sat nav, satellite, satnav, scanner, self-driving car,
    sensor, server, smart home, solar panel, speech recognition, stent, touchscreen, ultrasound, usb, virtual,
    virtual reality, voice assistant, vpn, vr, web-based, wi-fi, wifi, x-ray
""")

SOLUTIONS = listed("""
    airbag, alarm clock, alarm system, an online form, app, application, backpack, bicycle lane, booking system,
    bot, browser, cable, calculator, call centre, camera, car sharing, card reader, chat, chatbot, checklist,
    cleaning service, computer, computer program, computer system, consultant, cordless drill, course, crane,
    credit, credit card, dashboard, data platform, data warehouse, database, delivery service, device, dishwasher,
    drill, drip, e-bike, e-book, e-mail, earplugs, electric drill, email, emoji, escalator, flat rate, flip chart,
    food delivery, food processor, forklift, gadget, glasses, gps device, gym, hashtag, headphones, helmet,
    helpdesk, hotline, implant, infusion, inhaler, insulin, insurance, intranet, kettle, kit, ladder, lamp, laptop,
    leasing, loan, loyalty card, loyalty programme, mailing list, mattress, membership, microwave, mobile phone,
    mortgage, mouse trap, new system, newsletter, notebook, online banking, online shop, operating system, our
    product, oven, pacemaker, password manager, pension plan, phone app, pill, pills, platform, playlist, plugin,
    podcast, portal, pram, printer, prosthesis, questionnaire, ride-hailing, rubber glove, savings account, scanner,
    scooter, search bar, search engine, shuttle, slide deck, smartphone, smartwatch, social media, sofa bed,
    software, speaker, spreadsheet, sticky notes, streaming service, subscription, suitcase, survey tool, syringe,
    tablet, taxi, template, ticketing system, toaster, tool, toolbox, toolkit, tracker, tracking software, training
    programme, trolley, tv, umbrella, vaccine, vacuum cleaner, vending machine, video call, video conference,
    virtual private network, voucher, washing machine, wearable, web form, web site, webcam, webinar, website,
    wheelchair, whiteboard, widget, wiki, wizard, word processor, workflow
""")

USING = listed("""
    call the hotline, charge the battery, click, click on, click through, create an account, download, drive a car,
    fill in the form, install, log in, log in to, log into, log on to, log out, open the app, open the website, plug
    in, press, press the, register with, ride a bicycle, ride a bike, scan, scroll, set up an account, sign up, sign
    up for, subscribe, subscribe to, swipe, switch on, sync, take a bus, take a loan, take a taxi, take out a loan,
    take out insurance, take the bus, take the lift, take the train, take the tram, take the underground, tap, tap
    on, text, turn on, type in, upload, use, using
""")

FEATURES = listed("""
    24/7, a button, adjustable, alert, alerts, anti-slip, auto-fill, autofill, automatic, automatically, back-up,
    backlight, backup function, battery life, built in, built-in, bulk import, button for, childproof, clickable,
    colour coding, colour modes, colour screen, compatible, customisable, dark mode, detachable, display, drag and
    drop, ergonomic, export, extra large, filter, foldable, free returns, free shipping, functionality, gift
    wrapping, hands-free, heating function, help button, high resolution, home delivery, icon, in-app, instant,
    integrated, integration, interface, led, live chat, live view, log-out, login, loyalty points, multi-language,
    multi-user, notification, notifications, offline map, offline maps, one-click, one-tap, option to, padded,
    password protection, pop-up, preview, push message, push messages, real-time, rechargeable, reminder, reminders,
    remote access, remote control, reporting module, rotating, round-the-clock support, same-day delivery, screen,
    search bar, search box, search function, self-cleaning, sign-in, single sign-on, slider, status bar,
    step-by-step guide, swivel wheels, sync, synchronisation, timer, touch-free, undo, undo function, unlimited
    storage, usb port, user-friendly, voice command, voice commands, voice control, voice-controlled, warranty,
    waterproof, wireless, zoom lens
""")

# Parts of products and of screens: a value target that names one holds with that product alone.
PARTS = listed("""
    battery, blade, button, cable, charger, charging, checkout page, click, computer, cover, cursor, dial, download,
    drawer, handle, hook, icon, install, installation, keyboard, keystroke, knob, laptop, lens, licence, license,
    lid, log in, log-in, logging in, login, menu, mouse, nozzle, page, password, phone, pocket, pop-up, pump,
    screen, shopping basket, socket, strap, swipe, switch, tab, tap, touch, update, wheel, zip
""")

OUTCOME_STARTS = listed("""
    accelerate, avoid wasting, improve, maximise, maximize, minimise, minimize, optimise, optimize, shorten, speed
    up
""")

# These begin an outcome when something measurable follows, and a job otherwise (lower a fever).
CHANGE_STARTS = listed("""
    bring down, cut, decrease, double, drive down, extend, halve, increase, keep down, lessen, limit, lower, raise,
    reduce
""")

OUTCOME_WORDS = listed("""
    accurately, as cheaply as possible, as easily, as fast, as few, as little, as many, as quickly, as soon as
    possible, as well as possible, at half the cost, at half the price, at less cost, at low cost, at lower cost, at
    the first attempt, at the first try, at the lowest cost, better, cheaper, cheaply, correctly, earlier, easier,
    easily, efficiently, effortlessly, error-free, faster, fewer, higher, in less than, in less time, in minutes, in
    no time, in one go, in seconds, in time and, in under, less effort, less money, less often, less time,
    likelihood, longer, lower, more accurately, more cheaply, more easily, more efficiently, more often, more
    precisely, more quickly, more reliably, more safely, more smoothly, perfectly, precisely, properly, quicker,
    quickly, rapidly, reliably, safer, seamlessly, shorter, smoothly, sooner, spend less, the amount of, the chance,
    the first time, the number of, the probability, the risk of, the time it takes, time and money, with fewer, with
    less, with little effort, with minimal, with the least, without a mistake, without any trouble, without delay,
    without delays, without effort, without error, without hassle, without mistakes, without problems, without
    waiting, without wasting, wrong less often
""")

GOAL_STATES = listed("""
    a better person, a good parent, a happy person, a leader, a millionaire, a success, a winner, at peace, better
    off, content, debt-free, digital, famous, financially independent, fit, fluent, free, fulfilled, happier, happy,
    healthier, healthy, independent, more productive, more successful, number one, productive, rich, richer, slim,
    slimmer, strong, stronger, successful, sustainable, the best, the leader, the market leader, wealthier, wealthy,
    well, well off, world class
""")

GOAL_WORDS = listed("""
    a better life, a better work-life balance, a carefree life, a good life, a happier life, a happy life, a
    healthier life, a healthy life, a long life, a new life, bottom line, brand awareness, by christmas, by summer,
    by the end of the year, by the summer, career, climate change, competitive advantage, customer loyalty, digital
    transformation, dream, early retirement, expand into, fame, financial freedom, financial security, fulfillment,
    fulfilment, go global, go public, growth, happiness, inner peace, kpi, life goal, market leader, market
    leadership, my dreams, my full potential, my passion, next year, purpose in life, retire, return on investment,
    roi, save the planet, save the world, self-fulfilment, shareholder value, success, the meaning of life, the most
    of life, the most of my life, this year, true love, wealth, within a year, within five years, within ten years,
    within three years, within two years, work-life balance, world peace
""")

GROWTH_STARTS = listed("""
    boost, build up, conquer, defend, double, drive, enter, expand, gain, grow, improve, increase, lift, maximise,
    maximize, multiply, push, raise, triple, win
""")

# What a firm wants more of, after one of the verbs above.
GROWTH_WORDS = listed("""
    business, conversion, customer base, earnings, income, margin, market, market share, profit, profitability,
    revenue, sales, share of the market, shareholder value, turnover
""")

SITUATION_OPENERS = listed("""
    after, although, as long as, as soon as, because, before, despite, during, even if, every time, if, in case, in
    spite of, just before, once, right after, since, unless, when, whenever, wherever, while, whilst
""")

SITUATION_WORDS = listed("""
    alone at night, at christmas, at home alone, at lunch, at night, at sea, at short notice, at the last minute, at
    the weekend, at the wheel, at weekends, at work, behind the wheel, by night, in a foreign language, in a hurry,
    in a jam, in an emergency, in bad light, in bad weather, in cold weather, in heavy rain, in heavy traffic, in
    hot weather, in lockdown, in passing, in poor light, in private, in public, in rain, in snow, in summer, in
    traffic, in wet weather, in winter, late at night, on a business trip, on foot, on friday, on fridays, on
    holiday, on monday, on mondays, on sundays, on the go, on the move, on the phone, on the road, on the way, on
    vacation, on weekdays, on weekends, out of hours, outdoors, under pressure, under stress, under time pressure,
    under water, where there is no, with a child on my arm, with a child on one arm, with bad signal, with both
    hands full, with children in the car, with dirty hands, with full hands, with gloves on, with hands full, with
    little time, with my hands full, with no signal, with one hand, with poor signal, with the lights off, with wet
    hands, without a network, without a signal, without electricity, without internet, without network, without
    signal
""")

# Where one may be: after in, on or at they are circumstances.
PLACES = listed("""
    airport, ambulance, basement, bus, bus stop, busy street, car, cold, crisis, crowd, crowded room, dark, desert,
    early morning, ferry, flight, fog, foreign city, foreign country, forest, heat, helicopter, holidays, hospital
    bed, hotel, island, jam, late evening, lift, lorry, lunch break, middle of the night, moonlight, motorway,
    mountains, night, noise, noisy hall, noisy office, noisy street, open air, open field, pandemic, plane,
    platform, power cut, queue, rain, rush hour, shower, snow, station, storm, strange city, strange town, strike,
    sun, sunshine, taxi, tent, traffic, traffic jam, train, tram, trip, tunnel, underground, unfamiliar city,
    unknown city, valley, van, waiting room, weekend, wilderness, wind
""")

PEOPLE = listed("""
    academics, adolescents, adults over, apprentices, baby boomers, bachelors, beginners, boys, busy people,
    childless, children under, city dwellers, commuters, corporations, disabled, elderly, executives, expats,
    families, families with, farmers, fathers, female, first-time, freelancers, gen z, generation x, generation y,
    generation z, girls, graduates, grandmothers, grandparents, high earners, high-income, homeowners, housewives,
    immigrants, income group, ladies, large firms, low earners, low-income, male, managers, married, men, mid-sized,
    middle-aged, middle-class, millennials, mothers, newcomers, newlyweds, novices, older drivers, older people,
    pensioners, professionals, retired, retirees, rural, schoolchildren, self-employed, senior citizens, seniors,
    single parents, singles, small businesses, small firms, start-ups, students, tech-savvy, teenagers, teens, the
    elderly, the old, the poor, the rich, the young, toddlers, tourists, unemployed, urban, villagers, wealthy,
    widows, women, working mothers, working parents, young, young adults, young drivers, young employees, young
    mothers, young people, young professionals
""")

DIRECTIONS = listed("""
    accelerate, avoid, boost, bring down, cut, decrease, drive down, drop, eliminate, extend, fewer, grow, halve,
    improve, increase, keep down, keep low, less, lessen, limit, lower, maximise, maximize, minimise, minimize,
    more, prevent, raise, reduce, shorten, speed up
""")

MEASURES = listed("""
    accuracy, age, amount, area, capacity, chance, chances, concentration, cost, costs, count, days, degree, delay,
    deviation, difference, distance, dose, duration, effort, energy, errors per, expense, extent, fee, fraction,
    frequency, height, hour, hours, how far, how large, how late, how long, how many, how much, how often, how
    small, how soon, intensity, interval, kilometres, length, level, likelihood, litres, loss, metres, minute,
    minutes, money, number, pain felt, percentage, pounds, price, probability, proportion, quantity, quota, range,
    rate, risk, score, second, share, size, space, speed, spend, steps, strength, temperature, time, times,
    variation, volume, waste, weeks, weight, width, year, years
""")

# Who buys, shapes or hands on a product may name it.
LIFE_CYCLE_VERBS = listed("""
    answer the questions, assemble, buy, buy back, choose, co-design, collect, compare, configure, customise,
    decide, dispose of, donate, exchange, find somebody who pays, get rid of, get the purchase, give away, give
    back, hand back, hand on, hand over, help design, help to design, lend, order, pass on, pay for, personalise,
    pick, pick up, purchase, put together, put up, rate, receive, recommend, recycle, resell, return, review, scrap,
    sell, sign off, swap, take back, take delivery, tell the, tell the maker, throw away, trade in, transfer, try
    out, unpack, work out
""")

VERBS = listed("""
    absorb, accept, accompany, achieve, acquire, act, adapt, add, adjust, administer, admire, adopt, advise, afford,
    agree, aim, align, allow, amuse, anaesthetise, analyse, announce, answer, anticipate, apologise, appear, apply,
    appoint, appreciate, approach, approve, argue, arrange, arrive, ask, assemble, assert, assess, assign, assist,
    assure, attend, attract, automate, avenge, avoid, award, bake, balance, bandage, bathe, be, bear, beat, become,
    begin, behave, believe, belong, bend, bet, bid, bind, blend, bless, block, blow, boil, book, borrow, bother,
    bow, brag, break, breathe, breed, bring, broaden, brush, build, burn, bury, calculate, calibrate, call, calm,
    camp, cancel, capture, care, carry, cast, catch, cease, celebrate, chair, challenge, change, charge, chase,
    chat, check, cheer, chew, chill, choose, chop, claim, clarify, classify, clean, clear, climb, close, coach,
    collaborate, collect, combine, comfort, command, commit, communicate, commute, compare, compete, complete,
    comply, compose, compost, compress, conceal, concentrate, conduct, confess, confirm, confront, congratulate,
    connect, conserve, consider, console, construct, consult, contact, contain, contest, continue, contribute,
    control, convert, convey, convince, cook, cool, coordinate, cope, copy, correct, counsel, count, cover, crawl,
    create, criticise, cross, cultivate, cure, cut, dance, deal, debate, debug, decide, declare, decorate, dedicate,
    defeat, defend, define, delegate, deliver, demonstrate, depart, depend, deposit, derive, describe, deserve,
    design, detect, deter, determine, develop, devote, diagnose, dictate, differentiate, dig, digest, dilute, dine,
    direct, discharge, discipline, discover, discuss, disinfect, dismiss, dispatch, dispense, dispose, disprove,
    dissolve, distinguish, distract, distribute, diversify, divide, do, document, donate, drain, draw, dread, dress,
    drill, drink, drive, drop, dry, dump, earn, eat, echo, edit, educate, elect, eliminate, embed, embrace, emerge,
    empathise, emphasise, employ, empty, enable, encourage, end, endure, enforce, engage, enjoy, enlarge, enlist,
    enrich, enrol, ensure, enter, entertain, equip, erase, escape, escort, establish, estimate, evacuate, evade,
    evaluate, evoke, examine, exceed, excel, exchange, exclude, excuse, exercise, exert, expand, expect, explain,
    explore, expose, express, extend, extract, face, fall, familiarise, fasten, feed, feel, fertilise, fetch, fight,
    file, fill, finance, find, finish, fish, fit, fix, flatter, flee, flirt, float, fly, focus, fold, follow,
    forecast, forge, forget, forgive, foster, frame, free, freeze, frighten, fulfil, furnish, gain, gamble, gather,
    gauge, generate, get, give, go, gossip, govern, grab, grade, graduate, grasp, greet, grieve, grill, grind, grip,
    groom, grow, guarantee, guard, guess, guide, halt, hand, handle, hang, harm, harvest, hatch, haul, have, heal,
    hear, heat, help, hide, hike, hit, hold, hope, host, hug, hunt, hurry, hydrate, identify, ignore, illuminate,
    illustrate, imagine, imitate, immerse, immunise, implement, impress, improve, include, incorporate, indicate,
    indulge, influence, inform, inherit, inject, innovate, insert, insist, inspect, inspire, install, instil,
    instruct, insulate, insure, integrate, intend, interact, intercept, interpret, interrupt, interview, intrigue,
    introduce, invest, investigate, invite, involve, iron, irrigate, isolate, itemise, join, judge, juggle, jump,
    justify, keep, kick, kill, kiss, knead, knit, knock, know, label, laugh, launch, lay, lead, lean, leap, learn,
    leave, legalise, lend, lessen, let, lick, lie, lift, light, limit, link, listen, live, load, locate, lock, look,
    loosen, lose, love, lower, lubricate, maintain, make, manage, map, marinate, mark, marry, massage, master,
    match, measure, mediate, meditate, meet, melt, memorise, mend, mention, mentor, merge, mind, minimise, mix,
    mobilise, moisturise, monitor, motivate, move, mow, multiply, muster, nag, nail, name, navigate, negate,
    neglect, negotiate, nod, nominate, notice, notify, nourish, numb, nurse, nurture, obey, observe, obtain, occupy,
    occur, offer, open, operate, oppose, order, organise, organize, outdo, overcome, oversee, overtake, owe, own,
    pacify, pack, paint, pamper, park, part, participate, pass, pause, pay, peel, perceive, perform, permit,
    persist, persuade, photograph, pick, pinpoint, place, plan, plant, play, plead, please, pledge, plug, polish,
    ponder, portray, pose, possess, post, pour, practice, practise, praise, preach, precede, predict, prefer,
    prepare, prescribe, present, preserve, preside, press, pretend, prevent, price, print, prioritise, proceed,
    process, produce, prolong, promote, propose, protect, prove, provide, provoke, prune, publish, pull, punish,
    purchase, purify, pursue, push, put, puzzle, qualify, quantify, quarantine, quench, question, quieten, quit,
    raise, rally, rank, rate, ration, reach, react, read, reap, rear, reassure, rebuild, recall, receive, reckon,
    recognise, recommend, reconcile, reconstruct, record, recover, recruit, recycle, redeem, reduce, refer, refine,
    reflect, refresh, refund, refuse, regain, register, regulate, rehearse, rehydrate, reign, reinforce, reject,
    rejoice, relate, relax, release, relieve, relocate, rely, remain, remark, remedy, remember, remind, remove,
    renew, renovate, rent, reorder, repair, repay, repel, replace, replenish, reply, report, represent, reproduce,
    request, require, rescue, research, resell, resemble, reserve, reshape, resign, resist, resolve, respond, rest,
    restore, resume, resuscitate, retain, retell, rethink, retire, retrain, retrieve, return, reunite, reuse,
    reveal, reverse, review, revise, revive, reward, rid, ride, ring, rinse, rise, roast, roll, rotate, round, rub,
    run, sail, satisfy, save, savour, saw, say, scan, scare, schedule, scold, scrub, seal, search, seat, secure,
    seduce, see, seek, segment, seize, select, sell, send, sense, separate, serve, set, settle, sew, shape, share,
    shave, shed, shelter, shield, shift, shine, ship, shoot, shop, shorten, shout, show, shrink, shut, sift, sign,
    signal, silence, simplify, simulate, sing, sit, sketch, skip, sleep, slice, slow, smell, smile, smooth, snap,
    socialise, soften, solve, soothe, sort, spare, speak, speculate, spell, spend, spill, spin, split, sponsor,
    spot, spray, spread, squeeze, stabilise, stack, stamp, stand, stare, start, stay, steady, steer, step,
    sterilise, stimulate, stir, stitch, stop, store, straighten, strengthen, stretch, strip, strive, stroll,
    struggle, study, submit, substitute, succeed, suck, sue, suffer, suggest, summarise, supervise, supply, support,
    suppress, surf, surpass, surprise, surrender, survive, suspend, sustain, suture, swallow, swap, sway, swear,
    sweep, swim, switch, sympathise, synchronise, synthesise, tackle, tailor, take, talk, tame, tap, taper, taste,
    teach, tear, tease, tell, tempt, tend, test, thank, thaw, think, thrive, throw, tidy, tie, tighten, tile, toast,
    toil, tolerate, tow, trace, track, trade, train, transfer, transform, translate, transmit, transplant,
    transport, travel, treat, triage, trick, trigger, trim, triumph, troubleshoot, trust, try, tune, turn, tutor,
    type, undergo, understand, undertake, undo, unearth, unify, unite, unload, unlock, unpack, untie, unveil,
    unwind, update, upgrade, uphold, urge, use, utter, vaccinate, validate, value, vary, vent, ventilate, verify,
    vet, visit, voice, volunteer, vote, wade, wait, wake, walk, wander, want, warm, warn, wash, watch, water,
    weaken, wean, wear, weave, wed, weed, weigh, welcome, weld, whisper, win, wipe, withdraw, withhold, withstand,
    witness, wonder, woo, work, wow, wrap, write, yield, zip
""")
