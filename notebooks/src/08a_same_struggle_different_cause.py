# %% [markdown] tags=["header"]
# # 08a · Same struggle, different cause
#
# **Minutes:** 49 (counted) · **Before this:** 01 · **Requirements:** S0.2, S0.6, S0.7, S0.8, S0.9, S0.10, S0.11, S0.13, S0.14, S0.15, S0.21
#
# Afterwards you can
#
# - 08-1 tell a struggle, its cause and a hiring criterion apart,
# - 08-3 say whether a feature eliminates, accommodates or resolves a circumstance,
# - 08-4 work out what one product for all costs, and whom it leaves out.
#
# Run the cells from top to bottom: Shift + Enter runs one and goes to the next. You need not read or write any code.

# %% tags=["header"]
import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Up to three questions from earlier lessons. Answer from memory, before you look anything up: recalling makes it stay.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# Here are the twelve drivers of lesson 00 again. All twelve came late. You grouped them by what you could see: name, age,
# place, education. Below, your grouping stands beside another one: by what made them late. Each name carries the sign of its
# cause. How often do the two agree?

# %% tags=["predict"]
jtbd.explore("drivers_again")

# %% [markdown] tags=["predict"]
# Paul and Kate have nothing in common that one could see. And yet they had the same morning: several stops.
#
# Now a firm wants to help all twelve with one product. It holds three features, one against each cause, and costs
# 7.50 € a month to make. Later the firm has a second thought. Commit to both numbers before you read on. A guess is
# fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("08a", item="p-08-1"), jtbd.quiz("08a", item="p-08-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: one struggle, three causes
#
# **Step 1. Name the struggle.** “I arrive late, and I mind.” That is a *moment of struggle*: something matters to a person, and
# today it goes badly. *Why this step:* without a struggle nobody looks for anything new.
#
# **Step 2. Ask for the cause.** A struggle is the problem. What came in the way is the cause, and we call it the *circumstance*:
# several stops, a jam, a missing signal. It is what happens, not who it happens to. From the cause follows the
# *hiring criterion*: what a product must do to be chosen. *Why:* people judge a product by what they saw come in the way.
#
# Now sort the cards: problem or cause?

# %% tags=["worked"]
jtbd.explore("problem_or_cause")

# %% [markdown] tags=["worked"]
# **Step 3. Reason back from the choice.** Suppose many people chose the same product. What do they have in common? Five steps lead
# from what we see, the choice, to what lies beneath it. Put them in order. *Why:* it shows where “they share a struggle” stops being enough.

# %% tags=["worked"]
jtbd.explore("order_the_steps")

# %% [markdown] tags=["worked"]
# **Step 4. Ask whether they would hire it.** Two tests, and a product must pass both: it is *better* than the best alternative,
# and its price is *within* what the person would pay. Equal value is not better. An equal price is still within.
#
# | Value against the best alternative | Price against what they would pay | Hired? |
# |---|---|---|
# | more | less, or equal | yes |
# | equal | less | no: why change? |
# | less | less | no |
# | more | more | no: out of reach |
#
# Before anything is built, three questions want a yes: Is the job important? Is it badly done today? Are we able to do it better?
#
# **Step 5. Say what each feature does about its cause.** There are three ways to deal with a circumstance.
#
# | The feature … | What is left of the circumstance | Example |
# |---|---|---|
# | eliminates it | it no longer happens to the driver | leads round the jam before it is met |
# | accommodates it | it happens and does no harm | keeps the map on the phone: no signal, no matter |
# | resolves it | it happens and is put right | puts several stops into the best order |
#
# *Why:* a feature that does none of the three, for a cause that somebody has, is a cost and nothing else.
#
# Here is the whole way so far in a moving picture. It stands still until you press Play; *Stage on* goes through it without
# any motion.

# %% tags=["worked"]
jtbd.explore("same_struggle")

# %% [markdown] tags=["worked"]
# *The picture in words.* Twelve drivers. In age, place and education they have nothing in common. All twelve chose the same
# product. That is what we can see. So it looked like the best value to all of them. So they share a moment of struggle: they
# come late, and they mind. Yet five met jams, four had several stops, three had no signal. They judge by the cause they met.
# A product against jams alone helps five. Seven of twelve get nothing. One product for each cause helps all twelve.
# A segment shares the struggle and its cause.
#
# **Step 6. Work out the cost burden.** Of the twelve, five met jams, four had several stops, three had no signal. Each driver needs
# one feature. The product holds three, and every buyer pays for all. *Cost burden* = what the product costs ÷ what a
# driver needs on average.
#
# **Step 7. Work out the unserved share.** Three times too much is a lot. So the firm drops two features and keeps the one
# against jams, the commonest cause. *Unserved share* = those who struggle and whose cause is left as it was.
# *Why both:* each number alone can be made to look good.

# %% tags=["worked"]
drivers = {"several stops": 4, "jams": 5, "no signal": 3}
cost = {"several stops": 2.00, "jams": 2.50, "no signal": 3.00}

product, people = sum(cost.values()), sum(drivers.values())
needed = sum(drivers[cause] * cost[cause] for cause in drivers) / people
commonest = max(drivers, key=drivers.get)
unserved = people - drivers[commonest]
print(f"All three features cost {product:.2f} € a month. A driver needs {needed:.2f} € of it.")
print(f"Cost burden: {product:.2f} ÷ {needed:.2f} = {product / needed:.2f} times the needed cost.")
print(f"With the feature against {commonest} alone, {unserved} of {people} drivers get nothing: {unserved / people:.0%}.")

# %% tags=["worked"]
display(jtbd.quiz("08a", item="p-08-1", result=2.46), jtbd.quiz("08a", item="p-08-2", result=58))
display(jtbd.quiz("08a", item="q-08-20"))

# %% [markdown] tags=["worked"]
# **The same with a whole market.** In the survey of lesson 08b, 25 of 100 drivers meet jams, 22 have several stops and 15 no signal.
# Only these 62 come late for one of the three causes, so the shares are taken among them.
#
# | What is built | Cost, € | Cost burden | Get nothing |
# |---|---|---|---|
# | all three features | 7.50 | 7.50 ÷ 2.44 = **3.07**; two thirds of the money buys nothing | 0 % |
# | only against jams, for the largest group | 2.50 | 1.02 | **60 %** |
# | only for several stops, the cheapest | 2.00 | 0.82 | **65 %** |
# | three products, one for each cause | 2.00, 2.50 or 3.00 | **1** | **0 %** |
#
# One product for all costs too much, or it leaves too many out. Or is there a cleverer mix?

# %% [markdown] tags=["explore"]
# ## Try it: the blend slider
#
# Mix the causes, tick features, and watch the two numbers on the right. Look for a setting where both are good.

# %% tags=["explore"]
jtbd.explore("blend_slider")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("08a")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** People miss the start of video meetings. Of 100, 18 come from a meeting that ran over, 12 look for the link, 10 have
# a slow computer; 60 are on time. Features cost 1, 2 and 5 € a month.
#
# | Step | Working |
# |---|---|
# | shares among the 40 who struggle | 18 ÷ 40 = .45 · 12 ÷ 40 = .30 · 10 ÷ 40 = .25 |
# | needed on average | .45 × 1 + .30 × 2 + .25 × 5 = 2.30 € |
# | cost burden of all three | 8 ÷ 2.30 = 3.48 |
# | only the first feature: unserved share | .30 + .25 = 55 % |
# | *undershoot*: needed and not there | .30 × 2 + .25 × 5 = 1.85 € |
# | *overshoot*: there and not needed | .55 × 1 = 0.55 € |
# | *design gap*: both together | 1.85 + 0.55 = 2.40 € |
#
# Undershoot and overshoot are added, never taken from each other: different people have them.
#
# **Second, with blanks.** Flat bread this time, and the card below has the story. Needed = (18 × 15 + 14 × __ + 8 × __) ÷ __ = __ €;
# cost burden = 28 ÷ __ . Skip it if the first was clear.

# %% tags=["exercise"]
jtbd.quiz("08a", item="q-08-14")

# %% [markdown] tags=["exercise"]
# **Third, a blank page.** These numbers are yours alone. Work out the cost burden of all three features; then, for a product that
# holds only the feature against the *commonest* cause, the unserved share and the design gap. Type them into the form.
# (The same exercise with code: `exercises/ex-08-1.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-08-1")

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# Who values which feature was *given* in this lesson: one cause, one feature, full value. In the field nobody tells you. You have to
# ask what came in the way, and whether the feature would help. People may have two causes at once, or one that you did not ask for.
# Lesson 08b shows how far a survey gets.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Word | Means | Ask |
# |---|---|---|
# | moment of struggle | the problem: it matters and goes badly | What goes wrong? |
# | circumstance | the cause: what came in the way | Why? What happened? |
# | hiring criterion | what a product must do to be chosen | By what will you judge it? |
# | eliminate, accommodate, resolve | gone; there but harmless; there and put right | What is left of the cause? |
# | cost burden | cost of the product ÷ needed cost | Who pays for what they do not need? |
# | unserved share | strugglers whose cause is left as it was | Who gets nothing? |
#
# One struggle, several causes, several hiring criteria. A segment shares both: the struggle **and** its cause.

# %% [markdown] tags=["template"]
# ## With your own job
#
# No data are needed for a first try. Copy the cell of step 6 into a new notebook and change its two lines, `drivers` and `cost`:
# your own causes, how many people have each, and what would help. From a survey of your own: lesson 08b.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Product path:** 02, jobs and job types: it names the job that all these drivers share.
# - **Analyst path:** 06a, then 07 and **08b**, which finds these segments in a survey of 600 drivers.
# - **Class:** 02 and 04.
#
# 08b says itself what it needs from 06a and 07.
#
# Below is what you have learnt so far, and the button *save my progress*. Where your notebook lives on somebody else's machine,
# save now: what is stored there goes when the session ends.

# %% tags=["next"]
jtbd.progress()
