"""The words that the checks know: English, chosen by hand, never complete."""


def listed(text: str) -> tuple[str, ...]:
    """The entries of a block of text, parted by commas."""
    return tuple(entry for entry in (" ".join(part.split()) for part in text.split(",")) if entry)


BRANDS = listed("""
    adobe, airbnb, alexa, amazon, android, apple watch, asana, audi, bmw, booking.com, canva, chatgpt, dropbox, ebay,
    excel, facebook, fedex, fitbit, garmin, gmail, google, google maps, ikea, instagram, ios, ipad, iphone, jira, kindle,
    lego, lidl, linkedin, linux, mastercard, microsoft, moodle, netflix, nike, notion, nokia, oracle, outlook, paypal,
    photoshop, pinterest, playstation, powerpoint, salesforce, samsung, sap, siri, skype, slack, snapchat, spotify,
    teams, tesla, tiktok, trello, twitter, uber, visa, volkswagen, waze, whatsapp, wikipedia, windows, xbox, youtube,
    zalando, zoom
""")

TECHNOLOGY = listed("""
    ai, algorithm, api, artificial intelligence, augmented reality, barcode, battery pack, blockchain, bluetooth,
    catheter, chip, cloud, crm, deep learning, drone, electric vehicle, encryption, erp, fingerprint scan, gps,
    heat pump, internet, laser, language model, machine learning, mri, nfc, qr code, robot, sat nav, satnav, satellite,
    scanner, sensor, server, smart home, solar panel, stent, touchscreen, ultrasound, usb, virtual reality, voice
    assistant, vpn, vr, wi-fi, wifi, x-ray, 3d printer
""")

SOLUTIONS = listed("""
    alarm clock, app, application, bot, browser, calculator, camera, chatbot, checklist, computer, course, dashboard,
    database, device, drill, e-bike, e-mail, email, form, gadget, glasses, gym, hotline, hotel, kit, laptop, machine,
    mobile, newsletter, notebook, online shop, pill, pills, platform, plugin, podcast, portal, printer, product,
    program, programme, scooter, shuttle, smartphone, smartwatch, software, spreadsheet, subscription, survey tool,
    system, tablet, taxi, template, tool, toolbox, toolkit, tracker, tracking software, trolley, tv, vacuum cleaner,
    vending machine, video call, voucher, washing machine, watch, web site, webinar, website, wheelchair, widget, wiki
""")

USING = listed("""
    use, using, click, click on, download, install, log in, log in to, log into, log on to, open the app, scan, scroll,
    sign up, sign up for, subscribe, subscribe to, swipe, tap, tap on, text, type in, upload
""")

FEATURES = listed("""
    auto-fill, autofill, automatic, automatically, back-up, backup function, built-in, bulk import, button, clickable,
    compatible, colour coding, customisable, dark mode, display, drag and drop, export, filter, foldable, free shipping,
    function, functionality, hands-free, high resolution, icon, import, integrated, integration, interface, login,
    mode, multi-user, notification, notifications, offline map, offline maps, one-click, one-tap, option to, pop-up,
    push message, push messages, rechargeable, reminder, reminders, reporting module, rotating, screen, search bar,
    self-cleaning, single sign-on, slider, sync, synchronisation, touch, user-friendly, voice control, voice command,
    voice commands, waterproof, wireless, zoom lens
""")

OUTCOME_STARTS = listed("""
    accelerate, avoid wasting, cut, decrease, halve, improve, increase, lessen, limit, lower, maximise, maximize,
    minimise, minimize, optimise, optimize, raise, reduce, shorten, speed up
""")

OUTCOME_WORDS = listed("""
    accurately, as cheaply as possible, as fast as possible, as few, as little, as quickly as possible, as soon as
    possible, at low cost, cheaper, cheaply, easier, easily, effortlessly, error-free, faster, fewer, in a short time,
    in less time, in minutes, in no time, in one go, in seconds, less time, likelihood, more cheaply, more easily, more
    quickly, quicker, quickly, rapidly, reliably, seamlessly, the amount of, the chance, the number of, the risk of, the
    time it takes, with fewer, with less, with little effort, with minimal, without delay, without effort, without
    error, without errors, without mistakes, without waiting, without wasting
""")

GOAL_STATES = listed("""
    a better person, a good parent, a happy person, a leader, a millionaire, a winner, debt-free, famous, financially
    independent, fit, free, fulfilled, fluent, happier, happy, healthier, healthy, independent, number one, productive,
    rich, richer, slim, slimmer, successful, sustainable, the best, the leader, the market leader, wealthy
""")

GOAL_WORDS = listed("""
    a better life, a good life, a happier life, a healthier life, a healthy life, bottom line, brand awareness, by the end
    of, by christmas, by summer, by the summer, career, competitive advantage, conversion, customer loyalty, dream, growth,
    kpi, life goal, life goals, market share, next year, profit, profits, profitability, purpose in life, return on
    investment, revenue, revenues, roi, sales, shareholder value, this year, turnover, within a year, world peace,
    a happy life, climate change, save the planet, work-life balance
""")

SITUATION_OPENERS = listed("""
    after, although, because, before, during, despite, even if, if, in case, in spite of, once, unless, when, whenever,
    wherever, while, whilst
""")

SITUATION_WORDS = listed("""
    abroad, at christmas, at night, at the airport, at the last minute, at the wheel, at the weekend, at work, at sea, at
    short notice, behind the wheel, during lunch, in a crowd, in a crowded, in a foreign, in a hurry, in a jam, in a noisy,
    in a queue, in a storm, in a strange, in a traffic jam, in an emergency, in an unknown, in bad weather, in heavy rain,
    in heavy traffic, in poor light, in rain, in summer, in the car, in the cold, in the dark, in the evening, in the
    heat, in the middle of, in the morning, in the night, in the rain, in the rush hour, in the snow, in the tunnel, in
    the train, in traffic, in winter, on a bus, on a business trip, on a monday, on a plane, on a train, on a trip, on
    foot, on friday, on monday, on mondays, on sundays, on the bus, on the go, on the motorway, on the plane, on the
    road, on the train, on the way, on weekdays, on weekends, outdoors, under pressure, under stress, under time
    pressure, with a child on my arm, with bad signal, with children in the car, with full hands, with gloves, with no
    signal, with one hand, with poor signal, with wet hands, without a network, without a signal, without network,
    without signal, without internet
""")

PEOPLE = listed("""
    adolescents, baby boomers, beginners, bachelors, city dwellers, elderly, executives, families with, freelancers,
    generation z, girls, boys, homeowners, housewives, ladies, men, millennials, novices, older drivers, older people,
    pensioners, retirees, rural, senior citizens, seniors, single parents, small businesses, start-ups, students,
    tech-savvy, teenagers, teens, urban, women, young, young adults, young mothers, young people, young professionals
""")

DIRECTIONS = listed("""
    avoid, cut, decrease, eliminate, extend, fewer, halve, increase, keep down, less, lessen, limit, lower, maximise,
    maximize, minimise, minimize, more, prevent, raise, reduce, shorten
""")

MEASURES = listed("""
    amount, chance, chances, cost, costs, days, deviation, degree, delay, difference, distance, duration, effort, extent,
    frequency, hours, how far, how long, how many, how much, how often, length, level, likelihood, loss, minutes, money,
    number, percentage, price, probability, proportion, quantity, range, rate, risk, share, size, speed, spend, time,
    times, variation, volume, waste, weeks, weight
""")

LIFE_CYCLE_VERBS = listed("""
    choose, co-design, compare, decide, design, dispose of, donate, buy, give away, hand on, hand over, order, pass on,
    pay for, pick, pick up, purchase, put together, receive, recommend, recycle, resell, return, review, sell, swap,
    take delivery, test, trade in, try out, unpack, configure, help design, tell the maker, rate
""")

VERBS = listed("""
    absorb, accept, achieve, act, add, adjust, agree, aim, align, allow, announce, answer, apologise, appear, apply,
    appoint, appreciate, approve, argue, arrange, arrive, ask, assemble, assess, attend, avoid, be, beat, become, begin,
    belong, book, borrow, brag, bring, build, calculate, call, calm, care, carry, catch, celebrate, challenge, change,
    charge, check, choose, claim, clean, clear, close, coach, collect, comfort, communicate, compare, complete, confirm,
    connect, control, cook, cool, cope, correct, count, cover, create, cross, cure, deal, decide, defend, deliver, design,
    detect, determine, develop, diagnose, digest, dine, discover, discuss, dispose, distribute, do, document, donate, draw,
    dress, drink, dry, earn, eat, enable, encourage, end, enjoy, enter, entertain, escape, establish, estimate, evaluate,
    examine, exchange, exercise, explain, explore, express, face, fall, fasten, feed, feel, file, fill, find, finish, fit,
    fix, follow, forget, gain, gather, get, give, greet, grow, guard, guess, guide, hand, handle, hang, have, heal, hear,
    heat, help, hide, hold, host, identify, impress, influence, inform, inspect, insure, introduce, invite, join, judge,
    keep, know, lead, learn, leave, lend, let, lift, listen, live, locate, look, lose, maintain, make, manage, master,
    match, measure, meet, mend, mix, monitor, motivate, move, name, negotiate, notice, nourish, obtain, offer, order,
    organise, organize, overcome, own, pack, park, part, pass, pay, perform, persuade, pick, place, plan, play, please,
    practise, prepare, present, preserve, prevent, produce, promote, protect, prove, provide, purchase, put, quench,
    raise, reach, read, reassure, recall, receive, recognise, recommend, record, recover, recycle, reduce, register,
    relax, release, relieve, remember, remind, remove, rent, repair, repay, replace, reply, report, resell, reserve, resist,
    resolve, respond, rest, restore, return, reward, ride, run, save, schedule, secure, see, select, sell, send, separate,
    serve, set, settle, share, shape, shelter, show, sit, sleep, solve, sort, speak, spend, split, spread, stabilise,
    stand, start, stay, stop, store, strengthen, study, submit, succeed, suggest, supervise, support, surprise, swap, take,
    talk, taste, teach, tell, test, thank, think, tidy, tow, trace, track, train, transfer, translate, transport, travel,
    treat, trust, try, turn, understand, unpack, unwind, update, verify, visit, wait, wake, warm, warn, wash, watch, wear,
    weigh, welcome, win, withdraw, wonder, work, write
""")
