# %% [markdown] tags=["header"]
# # 07 · Trust the data
#
# **Minutes:** 42 (counted) · **Before this:** 06a · **Requirements:** S1.12, SX.2, SX.3, SX.7
#
# Afterwards you can
#
# - 07-1 find straight-liners and speeders, and report before and after,
# - 07-2 show answering style, and what removes it,
# - 07-3 put intervals on shares, and respect luck (*for analysts:* and firms),
# - 07-4 weight to the market.
#
# Two words from 06a: people rate each **value target** for *importance* and for *satisfaction*, 1 to 5; the
# **opportunity score** is high (0 to 20) where many call a target important and few are satisfied. Run the cells from
# top to bottom with Shift + Enter. You need not read or write any code.

# %% tags=["header"]
import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Up to three questions from what you did before, from memory.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# A survey came back. Before any score is worked out: how far would you trust it? Three guesses; they are kept, not
# marked.

# %% tags=["predict"]
display(jtbd.quiz("07", item="p-07-1"), jtbd.quiz("07", item="p-07-2"), jtbd.quiz("07", item="p-07-3"))

# %% [markdown] tags=["worked"]
# ## Worked example: from a raw export to a share of the market
#
# **Step 1. Read the export as the survey tool gave it.** Three header rows, words in place of numbers, several
# answers in one cell, previews and unfinished forms in between. `draft_codebook` reads it and writes down what it
# takes each column for. *Why a codebook:* what a column means belongs into a file that others can check.
#
# Each line that ends in `# guess: … confirm` is a guess. Here are some of them.

# %% tags=["worked"]
import shutil
import tempfile
from pathlib import Path

from jtbd_helpers.course_location import course_folder

folder = Path(tempfile.mkdtemp())  # with your own survey: the folder it lies in
export = shutil.copy(course_folder("datasets", "navigation") / "navigation_export.csv", folder)
codebook = jtbd.draft_codebook(export, out=folder / "survey.toml")
lines = codebook.read_text(encoding="utf-8").splitlines()
print("\n".join([*lines[4:18], "…", *lines[-11:]]))

# %% [markdown] tags=["worked"]
# **Step 2. Confirm the guesses, one by one.** The job had no name, so we give it one. Traffic that changes gets in
# people's way: an *obstacle*, we say, where the draft put *situation*. The rest is right. Then the marks go. *Why by
# hand:* a tool cannot know what you asked. Usually you do this in an editor; here a few lines do.

# %% tags=["worked"]
text = codebook.read_text(encoding="utf-8").replace("Name the job here", "Get to a destination on time")
before, traffic = text.split('id = "traffic_way_changes_one"')
text = before + 'id = "traffic_way_changes_one"' + traffic.replace('kind = "situation"', 'kind = "obstacle"')
codebook.write_text("\n".join(line.split("  # guess:")[0] for line in text.splitlines()), encoding="utf-8")
survey = jtbd.read_survey(codebook)
survey

# %% [markdown] tags=["worked"]
# 600 people, and it says what it set aside: 25 previews of the survey and 15 unfinished forms.
#
# **Step 3. Look at how people answered.** A **straight-liner** gives one answer all through. A **speeder** takes less
# than a third of the median time. And some leave more than half of the ratings empty. *Why these three:* their forms
# would look the same had they not read the questions. A few empty cells, an odd opinion or many extremes are no such
# sign.

# %% tags=["worked"]
quality = survey.quality()
print(quality.describe())
ax = quality.plot()

# %% [markdown] tags=["worked"]
# The same 65 people are both: one answer, in a hurry. `.clean()` leaves them out and says so. *Why report before and
# after:* if a result hangs on whom you left out, your reader has to know. (Duration is in seconds; the other measures
# are means over people, from 0 to 1. A mean rating of 0 is all ones, of 1 all fives.)

# %% tags=["worked"]
import pandas as pd

clean = survey.clean()
print(clean.notes[-1])
display(quality.before_after.set_index("measure").round(2))
scores = {"before": jtbd.score_value_targets(survey), "after": jtbd.score_value_targets(clean)}
columns = {name: s.table.set_index("statement")["opportunity"] for name, s in scores.items()}
pd.options.display.max_colwidth = 80
pd.DataFrame(columns).sort_values("after", ascending=False).head(5).round(1)

# %% tags=["worked"]
jtbd.quiz("07", item="p-07-1", result=65)

# %% [markdown] tags=["worked"]
# The same five lead, and their scores rise by half a point and more. A straight-liner rates importance and satisfaction
# alike, so by such a form nobody ever struggles. Careless answers do not only add noise: here they hide needs.
#
# **Step 4. Show answering style, and take it out.** Some people tick high, some tick low. We sort those who are left
# by the mean of all their ratings and cut them into thirds. *Why show it:* a habit is no carelessness, so nobody is
# left out for it, and yet it could pass for a need.

# %% tags=["worked"]
habit = clean.quality().table.set_index("respondent_id")["mean_rating"]
third = pd.qcut(habit, 3, labels=["tick low", "in the middle", "tick high"])
people = pd.DataFrame({"importance": clean.importance.mean(axis=1), "satisfaction": clean.satisfaction.mean(axis=1)})
people["gap"] = people["importance"] - people["satisfaction"]
print(f"Correlation of importance and satisfaction: {people['importance'].corr(people['satisfaction']):.2f}")
print(f"Correlation of the gap with the habit: {abs(people['gap'].corr(habit)):.2f}")
people.groupby(third, observed=True).mean().round(2)

# %% tags=["worked"]
jtbd.quiz("07", item="q-07-16")

# %% [markdown] tags=["worked"]
# Who ticks high calls everything important, and is satisfied with everything. Compare the columns downwards: a whole
# point apart in both. The **gap**, importance minus satisfaction within one person, hardly differs. The
# habit lifts both answers, so it drops out of the difference. Groups made of raw ratings would be groups of habits
# (09 comes back to this).
#
# **Step 5. Put an interval on each share.** 95 of 100 such intervals hold what would come out if everybody were asked.
# *Why:* a share alone hides how many people it rests on. Below stands one share, 30 %, for more and more people.

# %% tags=["worked"]
from jtbd_helpers.statistics import effective_n, share_interval

n = pd.Index([30, 100, 300, 1000], name="people")
low, high = share_interval(0.30, n)
pd.DataFrame({"share": 30, "from": 100 * low, "to": 100 * high}, index=n).round(0).astype(int).add_suffix(" (%)")

# %% [markdown] tags=["worked"]
# With 30 people 30 % may be anything from a sixth to a half. A share that counts only the answers 4 and 5 needs even
# more people, for 1 and 3 become the same: to tell two groups of our drivers apart took 1.4 times as many people as
# with the mean. As a headline it is fine; for the analysis it is dear.
#
# **Step 6. Mistrust the winner.** Fifty targets, exactly equal: 70 % find each of them important, 40 % are satisfied,
# so each has a true score of 10. Sixty invented people are asked.

# %% tags=["worked", "folded"]
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
ticks = np.hstack([np.where(rng.random((60, 50)) < share, 5, 1) for share in (0.7, 0.4)])
frame = pd.DataFrame(ticks, columns=[f"{kind}{j:02d}" for kind in ("i", "s") for j in range(50)])
ids = {kind: {f"t{j:02d}": f"{kind}{j:02d}" for j in range(50)} for kind in ("i", "s")}
equal = jtbd.Survey.from_frame(frame.rename_axis("person").reset_index(), "person", ids["i"], ids["s"])
lucky = jtbd.score_value_targets(equal).table.sort_values("opportunity", ignore_index=True)
highest = lucky["opportunity"].max()

# %% tags=["worked"]
jtbd.quiz("07", item="p-07-2", result=round(float(highest), 1))

# %% tags=["worked", "folded"]
axes = plt.subplots(figsize=(8, 4), layout="constrained")[1]
axes.vlines(lucky.index, lucky["opportunity_low"], lucky["opportunity_high"], color="0.75")
axes.plot(lucky.index, lucky["opportunity"], "o", color="#0072B2", markersize=4.5)
axes.hlines(10, -1, 50, color="black", linestyle="--")
axes.text(51, 10, "true score\nof all fifty: 10", va="center")
axes.text(51, highest, f"highest: {highest:.1f}", va="center", fontweight="bold", color="#0072B2")
axes.set(xlabel="Fifty equal targets, lowest score first", ylabel="Opportunity score, 0-20", ylim=(0, 20), xticks=[])
axes.set(xlim=(-1, 63), title="60 people; lines: 95 % intervals")
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown] tags=["worked"]
# The picture: fifty dots from low to high, each with its interval, and a line at 10 where all of them belong. The
# last dot lies at 12.5, the first below 7. Nothing is special about either. **The highest of many scores owes its place to luck as well**,
# and asked again another would lead. The cure, shrinking scores towards their mean, is in 06b.
#
# **Step 7. Weight to the market.** Now another survey of the same market. Drivers with several stops answered twice
# as often as the others; who knows the market (from a census, say) can give each answer a **weight**, here 0.6 for
# them and 1.2 for the others. A share is then the weights of those who said yes ÷ the weights of all. *Why:* the
# share of respondents is the share of the market only where all groups answer as readily.
#
# One survey has its luck, so we ask ten times. Last row: ten surveys in which everybody answers alike.


# %% tags=["worked"]
def stops(seed, variant=None, weighted=False):
    """Share of people who say that they have several stops."""
    asked = jtbd.make_data("navigation", seed=seed, variant=variant)
    said = asked.circumstances["multi_stop"].astype(float)
    return np.average(said, weights=asked.weights if weighted else None)


found = {
    "one group answers twice as often": [stops(seed, "unequal") for seed in range(10)],
    "the same, weighted": [stops(seed, "unequal", weighted=True) for seed in range(10)],
    "everybody answers alike": [stops(seed) for seed in range(10)],
}
(100 * pd.DataFrame(found)).agg(["mean", "min", "max"]).T.round(0).astype(int).add_suffix(" (%)")

# %% tags=["worked"]
display(jtbd.quiz("07", item="p-07-3", result=36), jtbd.quiz("07", item="q-07-17"))

# %% [markdown] tags=["worked"]
# Weighted, the ten surveys agree with those in which nobody was too loud. Without weights even the lowest of the ten is
# too high: a **bias**, and no number of people mends it. Why 36 of 100? The 22 answer twice, the other 78 once: 44 of
# 122 answers. The table shows 40, since some others tick “several stops” as well.
#
# **Step 8. Say which share.** The page on needs-based segments that this course draws on calls “the share of
# respondents in this segment who find the needs difficult” the market share. The sentence can be read in two ways:
# as a share of the segment, or as a share of all respondents. The first says how bad it is for members. The size of a
# market needs the second, weighted.

# %% tags=["worked"]
unequal = jtbd.make_data("navigation", seed=0, variant="unequal").clean()
weight = unequal.weights
member = unequal.circumstances["multi_stop"].astype(float) == 1
struggles = jtbd.find_struggles(unequal).table["t07"]  # visit several places in the best order
market = (weight * (member & struggles)).sum() / weight.sum()
low, high = share_interval(market, effective_n(weight))
print(f"Inside the segment: {(weight * (member & struggles)).sum() / (weight * member).sum():.0%} struggle.")
print(f"Share of the market: {market:.0%} ({low:.0%} to {high:.0%}); unweighted {(member & struggles).mean():.0%}.")
print(f"{len(weight)} people with unequal weights tell as much as {effective_n(weight):.0f} with equal ones.")

# %% [markdown] tags=["worked"]
# 38 %, 10 % and 16 %: one survey, three numbers, and each could pass for “the market share”. Say which you mean.
# Unequal weights cost precision: the **effective n**, (sum of weights)² ÷ (sum of squared weights), is what the
# interval rests on. For the segments of 08b, `.value_targets()` gives both readings, weighted, with intervals.

# %% [markdown] tags=["worked"]
# ### For analysts: people of one firm
#
# 140 firms, three people in each, asked about their work with confidential data. “Does your firm have audits?” The
# three say the same. So there are as many answers as firms, not as people, and the interval has to know. With `cluster`
# in the codebook all intervals do. After cleaning 381 people of 139 firms are left.

# %% tags=["worked"]
firms = jtbd.load_data("secure_data").clean()
audits = firms.circumstances["audits"].astype(float)
share = audits.mean()
for name, count in {"people": len(audits), "firms": firms.cluster.nunique()}.items():
    low, high = share_interval(share, count)
    print(f"{share:.0%} have audits; counting {count} {name}: {low:.0%} to {high:.0%}")
jtbd.quiz("07", item="q-07-18")

# %% [markdown] tags=["explore"]
# ## Explore: the sample lab
#
# A market that we made, so the true share is known. Ask more people. Let one group answer more readily, or less.
# Give people a habit. Switch the weights on and off, and watch the interval and the dashed line.
#
# **Keys:** Tab goes from control to control; arrows move a slider; Space switches the weights.

# %% tags=["explore"]
jtbd.explore("sample_lab")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("07")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** 100 people with several stops (weight 0.5 each) and 100 others (weight 1). 40 of the members
# struggle.
#
# | | people | weighted |
# |---|---|---|
# | several stops, struggle | 40 | 20 |
# | several stops, no struggle | 60 | 30 |
# | others | 100 | 100 |
# | all | 200 | 150 |
#
# Share of the market 20 ÷ 150 = **13.3 %**. Effective n 150² ÷ (100 × 0.5² + 100 × 1²) = 22,500 ÷ 125 = **180**. The
# interval reaches 1.96 × √(.133 × .867 ÷ 180) = **5.0 points** to each side.
#
# **Second, with blanks.** Share = (__ × 0.5) ÷ (60 × 0.5 + __ × 1). Skip it if the first was clear.

# %% tags=["exercise"]
jtbd.quiz("07", item="q-07-20")

# %% [markdown] tags=["exercise"]
# **Third, a blank page.** These numbers are yours alone. First clean and report, then a share of the market. (The
# same with code: `exercises/ex-07-1.ipynb` and `exercises/ex-07-2.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-07-1")

# %% tags=["exercise"]
jtbd.check("ex-07-2")

# %% [markdown] tags=["reveal"]
# ## Reveal: what was planted
#
# The answers were invented, so we can look: who was made to answer without reading, and how many drivers of this
# market have several stops.

# %% tags=["reveal"]
from jtbd_helpers.data.truth import reveal

planted = reveal("navigation")["people"]["straightliner"].to_numpy() == 1
flagged = quality.dropped.to_numpy()
print(f"Planted careless: {planted.sum()}. Flagged: {flagged.sum()}. Both: {(planted & flagged).sum()}.")
truth = reveal("navigation", variant="unequal")["people"].set_index("respondent_id")["circumstance"]
true_stops = truth.loc[weight.index] == "multi_stop"
share = np.average(true_stops, weights=weight)
low, high = share_interval(share, effective_n(weight))
print(f"Several stops: {true_stops.mean():.0%} of the answers, {share:.0%} ({low:.0%} to {high:.0%}) weighted.")

# %% [markdown] tags=["reveal"]
# All who were careless were found, and nobody else; in the field it is seldom that clean. 22 % of this market have
# several stops: far from the raw count, and inside the interval of the weighted one. The rest is luck.

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# Weights mend only what was measured of those who stayed away. We knew how readily drivers with several stops answer,
# because we made them. If people in a hurry never answer, and nobody knows how many there are, no weight brings them
# back. And an interval speaks of luck alone: it knows neither who stayed away nor how people answer.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | What may be wrong | What shows it | What helps |
# |---|---|---|
# | nobody read the questions | `.quality()`: straight lines, haste, mostly empty | `.clean()`, report before and after |
# | habits of ticking | mean rating; importance and satisfaction move together | the gap within a person |
# | luck | an interval on every share | more people; mistrust the winner |
# | who answered | a count of the market from outside | weights, above and below the line |
# | which share | the words below the line | all respondents for a market share |
# | people of one firm | `cluster` in the codebook | count firms |

# %% [markdown] tags=["template"]
# ## Your own survey
#
# `jtbd new needs-survey FOLDER --data export.csv` starts a report on your own data. Or change two cells here: the path
# in step 1, and what you correct in step 2. A column of weights or of firms is named in the codebook: `weight = "…"`,
# `cluster = "…"` under `[survey]`.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Analyst path, Class:** 08b, segments from data.
#
# Below is what you have learnt so far, and the button *save my progress*. Where the line at the top called the place
# temporary, save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
