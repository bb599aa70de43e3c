# %% [markdown] tags=["header"]
# # 12 · Price, versions, share
#
# **Minutes:** 39 (counted) · **Before this:** 11 · **Requirements:** S4.9, S4.10, S4.11, S4.12, SX.3, SX.5
#
# Afterwards you can
#
# - 12-1 work out what people would pay, naively and against competitors,
# - 12-2 simulate shares with “none”, and say what they leave out,
# - 12-3 design versions and add-ons,
# - 12-4 say how far a study allows prices.
#
# Run the cells from top to bottom: Shift + Enter runs one and goes to the next. You need not read or write any code.

# %% tags=["header"]
import pandas as pd

import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Three questions from earlier lessons. Answer from memory, before you look anything up: recalling is what makes it
# stay.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# The 300 photographers of lesson 11 are back. They chose among cameras, or none of them. Two kinds of people were
# found in those choices: segment A, two thirds of them, minds weight and price; segment B minds the autofocus and the
# light let in.
#
# Commit to two numbers. A guess is fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("12", item="p-12-1"), jtbd.quiz("12", item="p-12-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: what to ask for a camera
#
# **Step 1. List what else people can take.** A share or a price means nothing by itself. It holds among certain
# products, and *none of these* is always one of them. *Why this step:* nobody must buy, and a rival's offer changes
# what yours is worth.
#
# | Camera | Autofocus (0 to 2) | Light let in (0 to 2) | Weight | Price |
# |---|---|---|---|---|
# | top body | 2 | 2 | 900 g | 2,200 € |
# | light body | 1 | 1 | 400 g | 1,000 € |
# | basic body | 0 | 0 | 900 g | 600 € |
#
# **Step 2. Simulate the shares.** Add up the part-worths of each product. The larger the sum, the stronger the pull
# (e to the power of the sum). The share of a product is its pull over the pulls of all, none included. Once with one
# set of part-worths for everybody (*pooled*), once with a set for each segment. *Why twice:* the mean photographer
# may be nobody.

# %% tags=["worked"]
choices = jtbd.load_data("photographers")
models = {
    "pooled": jtbd.fit_choices(choices),
    "segments": jtbd.fit_choices(choices, model="latent_class", n_classes=2),  # the two kinds of lesson 11
}
market = pd.DataFrame({"name": ["top body", "light body", "basic body"], "price": [2200, 1000, 600]})
market = market.assign(af=[2, 1, 0], aperture=[2, 1, 0], weight_g=[900, 400, 900])

shares = {name: model.shares(market) for name, model in models.items()}
both = pd.DataFrame({name: share.table.set_index("product")["share"] for name, share in shares.items()})
display(both.map("{:.0%}".format))
print(shares["segments"].describe())
display(jtbd.quiz("12", item="p-12-1", result=round(100 * both.loc["top body", "segments"])))

# %% [markdown] tags=["worked"]
# The two models disagree about the top body: 13 % or 27 %. The mean photographer is torn between a light camera and a
# quick one, and so likes the top body little. Real ones are not torn. Who is right? The answer waits in the section
# *What was planted*. The interval behind each share holds two doubts: what the answers leave open, and that other
# photographers might have been asked.
#
# **Step 3. Call it by its name.** This is a *share of preference*, not a forecast. In the study everybody saw every
# camera, and every camera was at hand. Outside, people must first hear of it (awareness) and find it in a shop
# (reach), and rivals answer. *Why:* who reads 27 % as sales orders too many cameras.
#
# **Step 4. Put a feature into money, naively.** *Willingness to pay*: how many euros take away as much as the better
# autofocus adds? Part-worth ÷ effect of one euro. It is naive because nobody else is in the room.

# %% tags=["worked"]
segments = models["segments"]
naive = segments.willingness_to_pay("af", 0, 2)
print(naive.describe())
ax = naive.plot()

# %% [markdown] tags=["worked"]
# The best autofocus is worth about 370 € to segment A and 3,470 € to segment B: different value, so different prices.
# But look at the hollow mark. Cameras were shown from 600 to 2,200 €, a span of 1,600 €. So 3,470 € is
# *extrapolated*: nobody was asked. It says “a lot”, not “3,470”. The row *all* is the median person. A mean over
# people would be ruled by the few who hardly mind any price.
#
# **Step 5. Put the others back in.** Take a body of 650 g with the slow autofocus, for 1,000 €. Give it the best
# autofocus. By how much can the price rise until it is back at the *same share*, with rivals and none there? *Why:*
# that is money the market leaves you, not money people have.

# %% tags=["worked"]
slow = {"af": 0, "aperture": 1, "weight_g": 650, "price": 1000}
rivals = {"light and basic body": market.iloc[1:], "the top body as well": market}
rises = {
    name: segments.willingness_to_pay("af", 0, 2, product=slow, competitors=others).table.iloc[0]
    for name, others in rivals.items()
}
display(
    pd.DataFrame(rises).T[["worth", "low", "high", "extrapolated"]].map(lambda v: v if v in (True, False) else round(v))
)
display(jtbd.quiz("12", item="q-12-03"))

# %% [markdown] tags=["worked"]
# Weighing the segments by their size gives .67 × 370 + .33 × 3,470, about 1,400 €. With the top body among the rivals
# only 774 € are left. Segment B has gone to the top body; the people on the edge of buying *this* camera are mostly
# from A. Inside one segment the two methods agree, since there all people are taken as alike. The naive figure
# overstates where people differ, and those who would pay most are served already or would never come.
#
# **Step 6. Look for the price that earns most.** Profit = (price − cost of one sale) × share. The top body costs 700
# € to make. One price for all, or one for each segment? Numbers are for 100 people.

# %% tags=["worked"]
prices = segments.best_prices(market.iloc[[0]], market.iloc[1:], unit_cost=700, market=100)
display(prices)
print(prices.describe())
one, *each = prices.table["profit"]
display(jtbd.quiz("12", item="p-12-2", result=round(100 * (sum(each) / one - 1))))
ax = prices.plot()

# %% [markdown] tags=["worked"]
# **Step 7. Ask who would switch.** A price for each segment earns 7 % more, *if nobody switches*. *Switching* is the
# share of a segment who would take the offer made to the other: 87 % of segment B. If all can see both prices, the
# profit falls to about half. *Why this step:* one body at two prices ends at the lower one. What keeps offers apart
# is two *versions*: the cheaper one must lack what the second segment came for.
#
# **Step 8. Say how far the study allows prices.** For all, and for B, the best price is 2,200 €, flagged *at_edge*:
# profit was still rising at the last price that was shown. So “at least 2,200 €, ask again with higher prices”. A
# price that nobody was shown is refused.

# %% tags=["worked"]
try:
    segments.shares(market.assign(price=[2900, 1000, 600]))
except jtbd.JtbdError as refused:
    print(refused)

# %% [markdown] tags=["reveal"]
# ## What was planted
#
# These photographers are invented, so somebody knows the truth: how each of the 300 really weighs things. The cell
# below opens it. Which model was right about the top body? Nobody is the mean photographer. In the field no cell
# tells you; lesson 11 showed what does: choices that were kept back.

# %% tags=["reveal"]
import numpy as np

from jtbd_helpers.data.truth import reveal

people = reveal("photographers")["people"]
weighed = pd.DataFrame(
    {
        "top body": people["af_2"] + people["aperture_2"] + 2.2 * people["price_per_1000"],
        "light body": people["af_1"] + people["aperture_1"] + people["weight_400"] + people["price_per_1000"],
        "basic body": 0.6 * people["price_per_1000"],
        "none": people["none"],
    }
)
truth = np.exp(weighed).div(np.exp(weighed).sum(axis=1), axis=0).mean()
both.assign(truth=truth).map("{:.0%}".format)

# %% [markdown] tags=["explore"]
# ## Try it: the menu builder
#
# The players of a fantasy game hire it for four jobs: to connect and challenge friends, to de-stress, to master
# something, to escape. The same jobs give the add-ons: a guild hall, quick play, a hard mode. Each player takes what
# leaves the most (worth minus price), or nothing. Can your menu beat one price for the whole game?

# %% tags=["explore"]
jtbd.explore("menu_builder")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("12")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Two kinds of tea drinkers. Careful ones, 70 of 100: our tea pulls with 2, the rival with 3,
# none with 5. Keen ones, 30 of 100: 4, 2 and 2. A better leaf multiplies our pull by 2 for everybody, and each euro
# more multiplies it by .8 (careful) or .9 (keen).
#
# | Step | Working |
# |---|---|
# | share within each kind | careful 2 ÷ 10 = 20 % · keen 4 ÷ 8 = 50 % |
# | share among all | .70 × 20 + .30 × 50 = 29 % |
# | better leaf, 3 € more | careful 2 × 2 × .8³ = 2.05, share 20 % · keen 4 × 2 × .9³ = 5.83, share 59 % |
# | share among all | .70 × 20 + .30 × 59 = 32 %: more than 29 %, so 3 € are not yet too much |
# | 4 € more | careful 1.64 ÷ 9.64 = 17 % · keen 5.25 ÷ 9.25 = 57 % · all 29 %: back at the mark |
#
# So the better leaf is worth about 4 € against this rival.
#
# **Second, with blanks.** Coffee this time, and the card below has the story. Careful: 4 ÷ __ = __ %. Keen: 6 ÷ __ =
# __ %. All: .60 × __ + .40 × __ = __ %. Skip it if the first was clear.
#
# **Third, a blank page.** Two forms, with numbers that are yours alone. The first asks for the price that keeps a
# share, the second for a menu that beats the best single price. (The same with code: `exercises/ex-12-2.ipynb` and
# `exercises/ex-12-1.ipynb`.)

# %% tags=["exercise"]
display(jtbd.quiz("12", item="q-12-07"), jtbd.check("ex-12-2"), jtbd.check("ex-12-1"))

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# No reach, no awareness, no answer by competitors, and no price outside those shown. People chose on a card, not with
# their money.
#
# And real travellers? In lesson 11 you met 210 of them, who chose between plane, train, bus and car. What is a
# shorter wait at the terminal worth to them: in dollars, and in minutes under way? The cell below says it. Ten
# minutes of waiting weigh as much as some four hours under way: the struggle sits in the transfer. Take it as “far
# more than the ride”, not as a price. No truth is known. The sample was drawn by choice: bus and train were asked
# more often than they travel. Waits differ mostly *between* the ways to travel, and the dollars are a mix of fare and
# time. Nobody was asked about circumstances either, so lessons 08a to 09 cannot be run on these travellers.

# %% tags=["real"]
trips = jtbd.load_data("travel_mode")
asked = {"respondent": "individual", "task": "individual", "alternative": "mode", "chosen": "choice"}
numbers = {
    "attributes": ["mode"],
    "numeric": ["invc", "invt", "ttme"],
    "price": "invt",
}  # minutes in the place of money
in_minutes = jtbd.Choices.from_frame(trips.frame, **asked, **numbers)
for unit, data in {"dollars": trips, "minutes under way": in_minutes}.items():
    worth = jtbd.fit_choices(data).willingness_to_pay("ttme", 40, 30).table.loc[0]
    print(f"Ten minutes less to wait: {worth['worth']:.0f} {unit} ({worth['low']:.0f} to {worth['high']:.0f}).")

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Word | Means | Beware |
# |---|---|---|
# | share of preference | one pull over all pulls, none included | not a forecast: reach and awareness are missing |
# | willingness to pay, naive | part-worth ÷ effect of one euro | as if nobody else sold anything |
# | equal-share price rise | what the market leaves you at the same share | moves with the rivals |
# | switching | share of a segment who would take the other's offer | undoes prices per segment |
# | cannibalised sale | by somebody who would have bought the dearer version alone | every version must earn its place |
# | extrapolated, at the edge | beyond, or at the end of, the prices shown | ask again, with wider prices |
#
# Different value allows different prices; rivals, none and your own versions bound them.

# %% [markdown] tags=["template"]
# ## With your own choices
#
# `jtbd new conjoint FOLDER --data FILE` makes a notebook that does this with your own study. Change two cells: the
# one that names your columns, and the one that lists your market and the cost of one sale. Without a study yet:
# `jtbd.design_choices` in lesson 11, with prices wider than you plan to ask.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Analyst path:** 13, the capstone: from raw data to a decision.
# - **Class:** 13.
#
# Below is what you have learnt so far, and the button *save my progress*. Where your notebook lives on somebody
# else's machine, save now: what is stored there goes when the session ends.

# %% tags=["next"]
jtbd.progress()
