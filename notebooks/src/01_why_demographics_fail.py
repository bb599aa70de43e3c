# %% [markdown] tags=["header"]
# # 01 · Why demographics fail
#
# **Minutes:** 40 (counted) · **Before this:** the opening of 00 · **Requirements:** S1.1, S1.2, S1.3, S1.5, S1.14, S4.2, SX.3
#
# Afterwards you can
#
# - 01-1 say why Paul and Kate share a segment,
# - 01-2 compute lift and its interval,
# - 01-3 compare splits by size and urgency,
# - 01-4 say what demographics are still good for.
#
# Run the cells from top to bottom: Shift + Enter runs one and goes to the next. You need not read or write any code.
# Long code is folded away; a click on its three dots shows it.

# %% tags=["header"]
import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Up to three questions from what you did before. Answer from memory, before you look anything up: recalling is what makes it
# stay.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# A firm that makes navigation aids asked 600 drivers one question more than usual: *would you switch to something better?*
# It wants to know **which drivers to build for**. So it will sort the drivers into groups and look for a group in which
# many would switch.
#
# There are four ways of sorting on the table: by age, by town or country, by education, and by what came in the way on
# their last drive. With which one will the groups differ most? Commit to an order before you go on. A guess is fine: it
# is kept, not marked.

# %% tags=["predict"]
jtbd.quiz("01", item="p-01-1")

# %% [markdown] tags=["worked"]
# ## Worked example: who would switch?
#
# *Job* in this course means what people try to get done: here, **getting to a destination on time**. Drivers *hire* a
# navigation aid for it. The survey is invented, so we know what was planted in it. That makes it good for practice.
#
# **Step 1. Measure, for each group, how many would switch.** Two numbers do it:
#
# - **urgency**: of the people *in* the group, the share that would switch;
# - **lift**: urgency of the group ÷ urgency of everyone, the group included. Lift 1 means: like everyone. Lift 2: twice as much.
#
# *Why:* a good group is one whose people are likelier to want something new than people at large.
#
# **Step 2. Ask how much luck is in it.** Had another 600 drivers of the same kind answered, the numbers would differ a
# little. We imitate that: draw 600 answers out of our 600, some twice, some not at all, and compute the lift again.
# After 500 such draws, the middle 95 % of the lifts is the **interval**, from `low` to `high`. *Why:* a lift whose interval
# holds 1 may be luck.
#
# **Step 3. Sort by who people are.** This is how many firms begin: age, place, schooling. Facts of this kind are called
# *demographics*. Run the next two
# cells, then read the three columns on the right. In how many of the nine groups does the interval
# leave out 1?

# %% tags=["worked", "folded"]
import pandas as pd


def lift_by(question, people):
    """Size, urgency and lift of each group, with the middle 95 % of 500 draws."""
    people = people[[question, "would_switch"]]

    def lift(drawn):
        return drawn.groupby(question)["would_switch"].mean() / drawn["would_switch"].mean()

    draws = pd.DataFrame([lift(people.sample(frac=1, replace=True, random_state=k)) for k in range(500)])
    urgency = people.groupby(question)["would_switch"].mean()
    numbers = {"share of people": people[question].value_counts(normalize=True), "urgency": urgency}
    numbers |= {"lift": lift(people), "low": draws.quantile(0.025), "high": draws.quantile(0.975)}
    return pd.DataFrame(numbers).round(2).rename_axis("group")

# %% tags=["worked", "folded"]
drivers = jtbd.load_data("navigation").frame
print(f"Of {len(drivers)} drivers, {drivers['would_switch'].mean():.0%} would switch.")

tables = {
    "age": lift_by("age_band", drivers),
    "town or country": lift_by("area", drivers),
    "education": lift_by("education", drivers),
}
pd.concat(tables, names=["split"])

# %% [markdown] tags=["worked"]
# In none. Each of these groups is about as willing as everyone, as far as this survey can tell. The largest lift, among
# those aged 30 to 44, may be luck: its interval begins just below 1. That is no wonder. Being 35 makes nobody late, and a
# place or a school brings nobody to buy a navigation aid. These facts **describe** people. They do not **cause** them to
# look for help.
#
# **Step 4. Sort by what came in the way.** The drivers also said what happened on their last drive: several stops, a traffic
# jam, no signal, or trouble on the last 100 metres. What happens around a job and makes it go wrong is called a
# **circumstance**. *Why:* people hire help for what goes wrong.
#
# Two of the 600 are called Paul and Kate. Paul is young, lives in town and has a degree. Kate is over sixty, lives in the
# country and left after school. No split by age, place or schooling brings them together. Where do they meet?

# %% tags=["worked", "folded"]
ways = {"multi_stop": "several stops", "congestion": "traffic jams", "no_signal": "no signal", "last_100m": "last 100 m"}


def came_in_the_way(people):
    """What a person named: one circumstance, "several of these" or "none of these"."""
    named = people[list(ways)].rename(columns=ways) == 1
    count = named.sum(axis=1)
    return named.idxmax(axis=1).where(count == 1, "several of these").where(count > 0, "none of these")


drivers["came_in_the_way"] = came_in_the_way(drivers)
tables["what came in the way"] = lift_by("came_in_the_way", drivers)
two = drivers[drivers["name"].notna()].set_index("name")
display(tables["what came in the way"], two[["age_band", "area", "education", "came_in_the_way"]].T)

# %% [markdown] tags=["worked"]
# Now the groups lie far apart. Those with several stops are more willing than everyone, and so are those who named several
# troubles: the whole interval lies above 1. Those to whom none of these happened are about half as willing. The other three
# groups cannot be told from everyone.
#
# Paul and Kate meet in the last row: both had several stops. One feature, a route that puts the stops into the best order,
# would help both. A campaign for “young, in town, with a degree” would reach Paul and miss Kate. It would also reach few: only
# 20 of the 600 fit these words, while 85 had several stops. The sharper a description, the smaller the group.
#
# **Step 5. Look at size and urgency together.** A very urgent group of nine people is no market. A huge group that nobody
# leaves is none either. In the picture each bar is a group: its **width** is the share of people, its **height** the lift.
# So its **area** shows how many of all those who would switch are in it. The line in each bar is the interval, the dashed
# line is everyone.

# %% tags=["worked", "folded"]
import matplotlib.pyplot as plt

figure, panels = plt.subplots(1, 4, figsize=(10, 4), sharey=True, layout="constrained")
for axes, (split, table) in zip(panels, tables.items(), strict=True):
    table = table.sort_values("lift")
    width, lift = table["share of people"], table["lift"]
    middle = width.cumsum() - width / 2
    axes.bar(middle, lift, 0.97 * width, color="#9CC3DE")
    axes.errorbar(middle, lift, [lift - table["low"], table["high"] - lift], fmt="none", ecolor="#1F2933", capsize=3)
    axes.axhline(1, color="#1F2933", linestyle="--", linewidth=1)
    axes.set_xticks(middle, table.index, rotation=60, ha="right")
    axes.set_title(f"by {split}", loc="left", fontsize=10)
panels[0].set_ylabel("Lift (1 = like everyone)")
figure.supxlabel("Groups; bar width = share of people", fontsize=10)
print("\n".join(f"By {s}: lift from {t['lift'].min():.2f} to {t['lift'].max():.2f}." for s, t in tables.items()))

# %% [markdown] tags=["worked"]
# **Step 6. Ask what luck alone can do.** Suppose age had nothing to do with it. The four age groups would still not come out
# exactly alike. How far apart would they lie? Shuffle: hand the 600 answers out again at random, so that they belong to
# nobody in particular, and measure once more. We do that 500 times for each split. *Why:* a distance that shuffled answers
# reach easily is no finding.

# %% tags=["worked", "folded"]
import numpy as np

answers, chance = drivers["would_switch"].to_numpy(), np.random.default_rng(1)
columns = {"by age": "age_band", "by town or country": "area", "by education": "education"}
columns["by what came in the way"] = "came_in_the_way"


def apart(column, answers):
    urgency = pd.Series(answers).groupby(drivers[column].to_numpy()).mean()
    return 100 * (urgency.max() - urgency.min())

seen = pd.Series({by: apart(c, answers) for by, c in columns.items()}, name="points apart")
luck = pd.DataFrame({by: [apart(c, chance.permutation(answers)) for _ in range(500)] for by, c in columns.items()})
usual, reached = luck.median().rename("usual when shuffled"), (luck >= seen).sum().rename("of 500 shuffles reach it")
pd.concat([seen, usual, reached], axis=1).round().astype(int)

# %% tags=["worked"]
ranking = list(seen.sort_values(ascending=False).index)
display(jtbd.quiz("01", item="p-01-1", result=ranking), jtbd.quiz("01", item="q-01-12"))

# %% [markdown] tags=["worked"]
# Age sets its groups some points apart, and so does shuffling, again and again. What came in the way sets them far apart, and
# not one shuffle gets there.
#
# **Step 7. Try it where nothing is to be found.** A page on jobs-based segments, one of the sources of this course, promises
# *larger groups with greater urgency*. Does that always hold? The **noise twin** is a second survey with the same
# questions. In it, those who would switch were scattered without regard to what came in the way. *Why this step:* a method
# that finds groups everywhere has found nothing. What will the intervals say?

# %% tags=["worked"]
twin = jtbd.load_data("noise_twin").frame
twin["came_in_the_way"] = came_in_the_way(twin)
splits = {"what came in the way": "came_in_the_way", "age": "age_band"}
pd.concat({split: lift_by(question, twin) for split, question in splits.items()}, names=["split"])

# %% [markdown] tags=["worked"]
# By what came in the way, every interval holds 1: no larger group, no greater urgency. So we put the promise right:
# **larger and more urgent groups are an empirical promise, not a law.** On the drivers it holds, because it was planted
# there: those with several stops are more urgent than any of the nine demographic groups, and four times as many as fit
# Paul's description. On the noise twin it does not hold, and there we do not claim it. Check it in each survey anew.
#
# Look at age, too. Two intervals leave out 1, though age has nothing to do with it: that is luck. Each interval errs about
# one time in twenty, and whoever looks at many groups will meet one. Lesson 09 shows how to guard against it.
#
# **Step 8. Give demographics their due.** They are good for three things: *reaching* a group that was found by its struggle,
# *weighting* a survey so that it looks like the country, and *checking* that nobody is left out. In the drivers' survey,
# those without signal live in the country a little more often than the rest: 54 of 100, against 44. So a poster in
# the country reaches them better. It does not tell what to build. Often a group has no common profile at all; that, too,
# is worth knowing.

# %% [markdown] tags=["explore"]
# ## Explore: split toggle
#
# One strip per group: its length is the share of people, its number the urgency, its whisker the interval. Choose a split,
# show Paul and Kate, and watch the spread below.
#
# **Keys:** Tab goes from control to control, arrows choose the split, Space shows the names. When you have tried two settings, a
# line tells you what to notice. Here 65 people are left out who ticked one answer all the way down (lesson 07 says why), so the
# numbers differ a little from those above.

# %% tags=["explore"]
jtbd.explore("split_toggle")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Every answer tells you why, the right ones too. Hints cost nothing. **Keys:** Tab and arrows choose, Enter or Space
# presses a button.

# %% tags=["quiz"]
jtbd.quiz("01")

# %% [markdown] tags=["exercise"]
# ## Exercise: the same skill three times
#
# **1. In full.** In a survey, van drivers answered twice as readily as others. So each driver has a **weight**: it says for how
# many people the answer stands. Then every count is a sum of weights.
#
# | | people | sum of weights | would switch, sum of weights | urgency |
# |---|---|---|---|---|
# | no signal | 60 | 50 | 35 | 35 ÷ 50 = 0.70 |
# | everyone | 200 | 200 | 70 | 70 ÷ 200 = 0.35 |
#
# Lift = 0.70 ÷ 0.35 = **2.00**. The heads, 60 and 200, are not used. Nor do we ask how many of the 70 had no signal:
# 35 ÷ 70 would tell who the switchers are, not how likely the group is to switch.
#
# **2. With blanks.** Below you are asked for a lift, with the first step done for you. Right at once? Then go on.
#
# **3. A blank page.** These 400 drivers are yours alone; nobody else has the same numbers. A pocket calculator is enough. Those
# who like pandas find the same task in the notebook [ex-01-1](../exercises/ex-01-1.ipynb). Stuck? `jtbd.hint("ex-01-1")`.

# %% tags=["exercise"]
display(jtbd.quiz("01", item="q-01-18"), jtbd.check("ex-01-1"))

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# On planted data we know who struggles and why. A real survey knows only what people **say**: what they say they
# would do, and what they say came in the way. And those who have already left did not answer, though they may
# have been the most urgent of all. An interval speaks of the luck of who was asked, and of neither of these.
#
# Your own survey can take the place of ours; the section *Your own data* shows how.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Question | Number | Watch out |
# |---|---|---|
# | How many are they? | share of people | few people, wide interval |
# | How many of them would switch? | urgency | start from the group, not from those who switch |
# | Is that more than usual? | lift = urgency ÷ urgency of everyone | a ratio; everyone includes the group. Some tables divide by the rest instead: read the caption |
# | Could it be luck? | interval | holds 1: we cannot tell; many groups: some mislead |
# | What should we build? | the circumstance | age and place describe, they do not cause |
# | How do we reach them? | demographics | after the group is found, not before |

# %% [markdown] tags=["template"]
# ## Your own data
#
# Put your own names in three places. Where it says `jtbd.load_data("navigation")`, write `jtbd.read_survey("survey.toml")`.
# Where it says `ways`, name your own questions on what came in the way, answered 1 or 0. If your survey has none, ask them
# first. Where it says `age_band`, `area`, `education` and `would_switch`, name your own columns. Take out Paul and Kate.
#
# `jtbd.draft_codebook("export.csv", out="survey.toml")` writes the codebook for you. It guesses what each column means, and marks each
# guess for you to confirm.

# %% [markdown] tags=["next"]
# ## Next
#
# Paul and Kate share a struggle and its cause. What about drivers who share the struggle, yet not the cause? **08a, Same
# struggle, different cause** takes up the twelve drivers there. It comes next on all three paths; on the class path it
# belongs to the same week.
#
# *Save my progress* below gives you a file with all your answers. If the line printed at the top called the place temporary
# (Colab, Binder, in the browser), save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
