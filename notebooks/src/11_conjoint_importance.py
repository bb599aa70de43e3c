# %% [markdown] tags=["header"]
# # 11 · Conjoint importance
#
# **Minutes:** 41 (counted) · **Before this:** 09 · **Requirements:** S4.2, S4.9, S4.10, SX.3, SX.4, SX.5
#
# Afterwards you can
#
# - 11-1 read a choice task and check a design,
# - 11-2 fit the logit and read part-worths,
# - 11-3 compute importance per person or per kind of people,
# - 11-4 find kinds of people and judge the fit by tasks kept back,
# - 11-5 repeat it on real travellers.
#
# Run the cells from top to bottom: Shift + Enter runs one and goes to the next. You need not write any code.

# %% tags=["header"]
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Three questions from earlier lessons, from memory.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# 300 photographers want a new camera. Each rated four things from 1 to 5: how much do autofocus, aperture, weight and
# price matter to you? Then each chose a camera twelve times. Some call themselves amateurs, some professionals. The
# answers are invented, with the truth known and locked away until the end. Commit to two guesses.

# %% tags=["predict"]
display(jtbd.quiz("11", item="p-11-1"), jtbd.quiz("11", item="p-11-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: what do photographers give up for what?
#
# On a forum that this course draws on, two people disagreed about photographers. One said: find the job, and the job
# has its segments. The other said: amateurs and professionals share the jobs, accurate focus and the right light, but
# give them different weight; these trade-offs make the segments. **Both are right: jobs first, trade-offs second.**
# Lessons 08a to 09 asked who struggles, and why. Here all share the jobs, and we ask what each gives up.
#
# **Step 1. Read a task.** A *choice task* shows a few cameras and “none of these” (`alt` 0). Each camera has a
# *level* of each *attribute*: autofocus slow, quick or sure (0, 1, 2), aperture that lets in little, more or most
# light (0, 1, 2), a weight, a price. *Why tasks:* to rate costs nothing. To choose is to give something up.
#
# **Step 2. Check the design.** Which levels meet in which task is the *design*. It is checked before anybody answers.
# Are levels shown equally often? Is the *rank* as large as the number of part-worths, so that all can be told apart?
# *Why first:* what a design hides no answer brings back. The last line shows one that was refused.

# %% tags=["worked"]
choices = jtbd.load_data("photographers")
people = choices.tables["people"].set_index("respondent_id")
first = choices.frame.query("respondent_id == 'f0001' and task == 1")
shown = first[["alt", "af", "aperture", "weight_g", "price", "chosen"]].astype({"price": "Int64"})
display(shown.astype(object).fillna("–"))

levels = {"af": [0, 1, 2], "aperture": [0, 1, 2], "weight_g": [900, 650, 400], "price": [600, 1000, 1500, 2200]}
design = jtbd.design_choices(levels, tasks=12, alternatives=3, versions=10)
print(design.describe())
print(design.diagnostics.query("attribute == 'all'")[["measure", "value"]].round(2).to_string(index=False))
try:
    jtbd.design_choices(levels, tasks=2, alternatives=2)
except jtbd.JtbdError as refused:
    print("\nTwo tasks of two cameras:", refused)

# %% [markdown] tags=["worked"]
# **Step 3. Fit the logit.** Each level has a *part-worth*. A camera's worth is the sum of its part-worths. The
# *logit* turns worths into chances: a weight of e to the worth for each alternative, none included, divided by the
# sum of the weights. Fitting finds the part-worths under which the choices that were made are likeliest.
#
# **Step 4. Read part-worths.** The first level of each attribute has 0; the others are compared with it. Price has a
# part-worth *per euro*, so it looks tiny. A bigger number does not mean that something matters more: units differ. So
# we take the *range* of each attribute, from its worst to its best level shown. *Importance* = range ÷ sum of all
# ranges. For price: 1,600 € × the part-worth of one euro. *Why the range:* it is what can be gained or lost within
# what was shown. The second table sets it beside what people stated.

# %% tags=["worked"]
one = jtbd.fit_choices(choices)
display(one.part_worths[["attribute", "level", "estimate", "low", "high"]].round(4))

stated = people.filter(like="stated_").mean()
display(one.importance.assign(stated=stated.to_numpy()).round(2))
print(f"Stated: all four between {stated.min():.1f} and {stated.max():.1f} of 5.")
jtbd.quiz("11", item="p-11-1", result=round(stated.max() - stated.min(), 1))

# %% [markdown] tags=["worked"]
# Stated importance is flat: everything matters, since saying so is free. The choices are not flat. Price weighs about
# three times as much as aperture, *within these levels*. Had prices gone from 600 to 1,000 €, price would weigh less.
# An importance without its levels means nothing.
#
# **Step 5. Ask whom the mean describes.** One set of part-worths for all describes the average photographer. If some
# trade this way and others that way, that may be nobody. So we let the choices sort people into *kinds* (latent
# classes): each kind has part-worths of its own, and each person keeps one kind over all tasks. We try one to five
# kinds. The *BIC* chooses: it weighs fit against the number of part-worths, and the lowest wins. *Why not more
# kinds:* more always fit better, and soon fit only luck. It takes some seconds.

# %% tags=["worked"]
kinds = jtbd.fit_choices(choices, model="latent_class")
print(kinds.caption)
print(kinds.describe())
display(kinds.diagnostics[["n_classes", "bic", "smallest_share", "start_hit_rate"]].round(2))
ax = kinds.plot()

# %% [markdown] tags=["worked"]
# Two kinds, and they trade in opposite ways. For kind A more than half of the weight is on price, then comes a light
# camera. For kind B autofocus and aperture make up three quarters, and weight hardly counts. The mean of step 4 lies
# between them and describes neither. Importances are taken for each kind or person first, and averaged afterwards.
# The other way round, likes and dislikes cancel.
#
# **Step 6. Part-worths for everybody.** Kinds are a simple picture. *Hierarchical Bayes* gives each person
# part-worths of their own. Ten tasks are few, so people borrow from one another: whoever says little is drawn towards
# the rest. The answer is a few thousand draws. When they have not settled a warning comes, and we print it. It takes
# up to 20 seconds. *Why:* now we can see whether there are two heaps of people, or one cloud that was cut in two.
#
# **Step 7. Predict what was kept back.** Two tasks of each person were put aside. A *hit* is a task in which the
# model's likeliest camera is the one that was chosen. Finer than a hit is the probability that the model gave to what
# was chosen. *Why kept back:* a model that is judged on the answers it was fitted to always looks good.
#
# **Step 8. Hold the label against the kinds.** The labels were not used so far. Now we count, per label, how many of
# 100 are of each kind. *Why last:* a label may go with a kind, but it does not make one. *For analysts:* the last
# table lets label and age speak for the kind inside the fit (*covariates*), as log-odds of kind B with intervals.

# %% tags=["worked"]
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    everybody = jtbd.fit_choices(choices, model="hb", draws=2_000)
print(*[w.message for w in said] or ["The draws have settled: no warning."], sep="\n")

focus, price = everybody.individual["af=2"], -1600 * everybody.individual["price"]
axes = plt.subplots(figsize=(6.5, 4.2), layout="constrained")[1]
for kind, colour, marker in [("A", "#0072B2", "o"), ("B", "#D55E00", "s")]:
    here = (kinds.segments == kind).to_numpy()
    axes.scatter(focus[here], price[here], 16, colour, marker=marker, alpha=0.7, label=f"kind {kind}")
    further = ["hardly any", "a quarter", "half", "most", "nearly all"][round(4 * (price > focus)[here].mean())]
    print(f"Kind {kind}: the price is worth more than the focus to {further} of them.")
axes.set(xlabel="Worth of sure instead of slow autofocus", ylabel="Worth of 600 instead of 2,200 €", title="300 people")
legend = axes.legend(frameon=False)

# %% tags=["worked"]
for name, model in {"one for all": one, "two kinds": kinds, "everybody": everybody}.items():
    likely = np.exp(model.hit_rate()["mean_log_likelihood"].iloc[0])
    print(f"{name}: what was chosen had a probability of {likely:.0%} (guessing: 25%)")
for name, model in {"one for all": one, "two kinds": kinds}.items():
    hits, low, high = 100 * model.hit_rate()[["hit_rate", "low", "high"]].iloc[0]
    print(f"{name}: {hits:.0f} hits in 100 tasks (95 % interval {low:.0f} to {high:.0f}; guessing: 25)")

labels = pd.crosstab(people["label"], kinds.segments.reindex(people.index), normalize="index")
display((100 * labels).round().astype(int))
explained = jtbd.fit_choices(choices, model="latent_class", n_classes=2, covariates=["label", "age"])
display(explained.covariates.round(2))
display(jtbd.quiz("11", item="p-11-2", result=round(100 * labels.loc["professional", "A"])))
display(jtbd.quiz("11", item="q-11-04"))

# %% [markdown] tags=["worked"]
# In the picture the two heaps lie apart and touch: some people are in between. Two kinds predict better than one set
# for all. A set for each person does as well as the kinds and hardly better: inside a kind people are much alike
# here. The label leans towards the kind, and errs on both sides. Four of ten professionals choose like most amateurs.
# An offer for “the professionals” would reach them too, and miss the amateurs of kind B.
#
# *For analysts.* The odds of kind B are about 15 times as high for professionals as for amateurs (e to the 2.7). Age
# tells nothing: its interval holds 0.
#
# **Step 9. Repeat it on real travellers.** 210 people between two cities chose among air, train, bus and car (Greene
# & Hensher 1997). Their job: *get to my destination on time*. Nobody rated anything: these are journeys that were
# made. `gc` is fare and time in dollars, `ttme` minutes of waiting at the terminal, `hinc_air` the income of those
# who look at air. *Why a second model:* it splits `gc` into fare (`invc`) and minutes under way (`invt`), so that
# minutes can be set against minutes.

# %% tags=["worked"]
travel = jtbd.load_data("travel_mode")
real = jtbd.fit_choices(travel)
display(real.part_worths[["attribute", "level", "estimate", "low", "high"]].round(3))
print(f"It names the way taken for {real.hit_rate(travel)['hit_rate'].iloc[0]:.0%} of the same people.")

columns = {"respondent": "individual", "task": "individual", "alternative": "mode", "chosen": "choice"}
minutes = ["ttme", "invt", "invc", "hinc_air"]
split = jtbd.fit_choices(jtbd.Choices.from_frame(travel.frame, **columns, attributes=["mode"], numeric=minutes))
wait, ride = (split.coding.names.index(name) for name in ("ttme", "invt"))
ratio = split.groups[0, wait] / split.groups[0, ride]
low, high = np.percentile(split.group_draws[:, 0, wait] / split.group_draws[:, 0, ride], [2.5, 97.5])
print(f"A minute of waiting weighs as much as {ratio:.0f} minutes under way (95 % interval {low:.0f} to {high:.0f}).")

# %% [markdown] tags=["explore"]
# ## Try it: take the tasks
#
# Waiting weighs many times as much as riding: the struggle sits at the terminal. Now it is your turn. Choose a camera
# eight times. Then see your own part-worths beside the two kinds, and move the ends of the price range.

# %% tags=["explore"]
jtbd.explore("take_the_tasks")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("11")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** One person's part-worths for tents: room 0, 0.8, 1.5; weight 0, 0.5, −0.4; price −0.01 per €,
# shown from 100 to 210 €. *Ranges:* room 1.5 − 0 = 1.5; weight 0.5 − (−0.4) = 0.9; price 110 × 0.01 = 1.1.
# *Importances:* the sum is 3.5, so room 1.5 ÷ 3.5 = 43 %, weight 26 %, price 31 %. The base level has 0 and takes
# part: for weight it is in the middle.
#
# **Second, with blanks.** The first card below. Skip it if the first was clear.
#
# **Third, a blank page.** Two exercises on numbers that are yours alone. In the first you go from part-worths to
# importances, shares and kinds. In the second you read a model of the travellers. (With code:
# `exercises/ex-11-1.ipynb`, `exercises/ex-11-2.ipynb`.)

# %% tags=["exercise"]
display(jtbd.quiz("11", item="q-11-09"), jtbd.check("ex-11-1"), jtbd.check("ex-11-2"))

# %% [markdown] tags=["reveal"]
# ## Reveal: what was planted
#
# Two kinds were planted, 65 and 35 of 100, and each person differs a little from their kind. The first table counts
# people: kinds found (rows) against kinds planted (columns). The second sets importances found beside those planted.

# %% tags=["reveal"]
from jtbd_helpers.data.truth import reveal

truth = reveal("photographers")["people"].set_index("respondent_id")
display(pd.crosstab(kinds.segments, truth["class"]))
worth = truth.groupby("class").mean(numeric_only=True)
reach = pd.DataFrame({name: worth[[f"{name}_1", f"{name}_2"]].max(axis=1) for name in ("af", "aperture")})
reach = reach.assign(weight_g=worth[["weight_650", "weight_400"]].max(axis=1), price=-1.6 * worth["price_per_1000"])
planted = reach.div(reach.sum(axis=1), axis=0).T.rename(
    columns={"first": "planted, first", "second": "planted, second"}
)
found = kinds.importance.pivot(index="attribute", columns="segment", values="importance")
found[["A", "B"]].add_prefix("found, kind ").join(planted).round(2)

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# People chose on a card, not with their money. And the ranges on the cards decide the importances. On the travellers
# no truth is known. Their sample was drawn by choice: bus and train more often than they travel. So constants and
# shares do not describe the market without weights. Each made one choice, so nobody's kind can be told. And nobody
# was asked what came in the way, so 08a to 09 cannot be run on them: we see that waiting weighs heavily, not for
# whom, nor why.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Question | Call | Watch out |
# |---|---|---|
# | Can these tasks tell? | `design_choices(…).diagnostics` | rank = number of part-worths |
# | What is each level worth? | `fit_choices(choices)` | each number has its unit |
# | How important is it? | `.importance` | only within the levels shown; ranges first, then means |
# | Whom does the mean describe? | `fit_choices(choices, model="latent_class")` | BIC chooses; labels come last |
# | Would we find the kinds again? | `segment(choices)` | the headline and the three questions of 09 |
# | And each person? | `fit_choices(choices, model="hb")` | read the warning |
# | Is it any good? | `.hit_rate()` | tasks kept back |
#
# Stated importance is flat, trade-offs are not. Jobs first, trade-offs second.

# %% [markdown] tags=["template"]
# ## With your own choices
#
# Change two cells. In the first cell of the worked example read your own file: `choices =
# jtbd.read_choices("choices.toml")`, or from a frame with `jtbd.Choices.from_frame(…)`; and give `levels` your own
# attributes. In the last one name your own labels instead of `people["label"]`.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Analyst path, Class:** 12 turns part-worths into prices, versions and shares. Then 13.
# - **Product path:** 13.
#
# Below is what you have learnt so far, and *save my progress*. Where your notebook lives on somebody else's machine,
# save now: what is stored there goes when the session ends.

# %% tags=["next"]
kinds.save("photographers_kinds.json")
print(jtbd.load_result("photographers_kinds.json").describe())
jtbd.progress()
