# %% [markdown] tags=["header"]
# # 09 · Needs clustering and the evidence panel
#
# **Minutes:** 38 (counted) · **Before this:** 08b · **Requirements:** S1.4, S1.6, S1.8, S1.9, S1.11, S1.14, SX.1, SX.2, SX.9
#
# Afterwards you can
#
# - 09-1 choose the input and say why gap,
# - 09-2 read headline, three questions, then details,
# - 09-3 defend a number of segments,
# - 09-4 recognise “no segments found”,
# - 09-5 profile after, with correction.
#
# Run the cells from top to bottom with Shift + Enter. You need not read or write any code.

# %% tags=["header"]
import jtbd_helpers as jtbd
import numpy as np
import pandas as pd

pd.set_option("display.max_colwidth", None)  # sentences in tables are shown whole
jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Up to three questions from earlier lessons, from memory.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# Many surveys ask for needs and forget circumstances. Then groups can be made from ratings only, and there are many ways to
# be fooled. You will meet five. Commit to two guesses. *Answering style* is a person's habit of ticking high or low whatever is asked.

# %% tags=["predict"]
display(jtbd.quiz("09", item="p-09-1"), jtbd.quiz("09", item="p-09-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: what is hard about keeping data safe
#
# **Step 1. Look at the average, and do not stop there.** In each of 140 firms an IT manager (executor), an employee
# (beneficiary) and a CIO (buyer) said how hard it is to keep confidential data from reaching the wrong hands. A target is
# *undershot* (falls short) where it is surely hard for 40 % or more: the lower end of the interval counts. *Why first:* if
# an average showed the unmet needs, nobody would need segments.

# %% tags=["worked"]
everyone = jtbd.load_data("secure_data").clean()
scores = jtbd.score_value_targets(everyone, "difficulty")
print(scores.describe())
print("Undershot targets:", (scores.table["status"] == "undershot").sum(), "of", len(scores.table))

# %% [markdown] tags=["worked"]
# Nothing is undershot. Either all is well, or the troubles of different people cancel out in the mean.
#
# **Step 2. One role at a time.** Executors and beneficiaries may struggle with different things; mixing them makes groups of roles.
# We take the IT managers, and come back to the others in step 8.
#
# **Step 3. Choose the input.** Five inputs, the same method (k-means, five groups). `leakage` is the share of the groups that a
# person's mean rating explains: answering style, and no need. *Why ask:* it can be checked without knowing the truth.

# %% tags=["worked"]
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.metrics import silhouette_score

managers = jtbd.load_data("secure_data", roles="executor").clean()
i, s = managers.importance, managers.satisfaction
high_i, high_s = ((10.0 * (rating >= 4)).where(rating.notna()) for rating in (i, s))
inputs = {
    "importance only": i,
    "top-two-box opportunity": high_i + (high_i - high_s).clip(lower=0),
    "raw ratings": pd.concat([i, s], axis=1, keys=["importance", "satisfaction"]),
    "raw opportunity": i + (i - s).clip(lower=0),
    "gap": i - s,
}
inputs = {name: frame.fillna(frame.mean()).to_numpy() for name, frame in inputs.items()}

# %% tags=["worked"]
style = pd.concat([i, s], axis=1).mean(axis=1).to_numpy()

def leakage(labels):
    """Share of the variance of mean ratings that lies between the groups."""
    return pd.Series(style).groupby(labels).transform("mean").var() / style.var(ddof=1)

methods = {"k-means": KMeans(5, n_init=10, random_state=0), "Ward": AgglomerativeClustering(5)}
groups = {(name, m): method.fit_predict(x) for name, x in inputs.items() for m, method in methods.items()}
table = pd.DataFrame({"leakage": {name: leakage(groups[name, "k-means"]) for name in inputs}})
table["leakage, Ward"] = [leakage(groups[name, "Ward"]) for name in inputs]
table["silhouette"] = [silhouette_score(x, groups[name, "k-means"]) for name, x in inputs.items()]
display(table.round(2), jtbd.quiz("09", item="p-09-1", result=round(100 * table.loc["importance only", "leakage"])))

# %% tags=["worked"]
jtbd.quiz("09", item="q-09-03")

# %% [markdown] tags=["worked"]
# Groups made from importance alone are three quarters habit. Raw ratings are worse. Only the gap, importance minus satisfaction within each person,
# is nearly free of it: whoever ticks high does so in both, and the difference stays. Another method (Ward) does not help: the
# input decides.
#
# **Step 4. How many? Three common rules.** The *silhouette* asks how far apart groups lie. The *elbow* looks for the bend in the
# spread left within groups. The *gap statistic* (Tibshirani, Walther & Hastie 2001) holds that spread against noise of even density.
# All three are run on the gaps of the managers; the silhouette also on the drivers of 08b, whose reveal showed five causes.

# %% tags=["worked"]
x, numbers, rng = inputs["gap"], range(1, 9), np.random.default_rng(0)

def log_spread(values, k):
    return np.log(KMeans(k, n_init=3, random_state=0).fit(values).inertia_)

spread = np.array([log_spread(x, k) for k in numbers])
even = np.array([[log_spread(rng.uniform(x.min(0), x.max(0), x.shape), k) for k in numbers] for _ in range(5)])
gap, error = even.mean(0) - spread, even.std(0) * np.sqrt(1 + 1 / 5)
silhouette = [silhouette_score(x, KMeans(k, n_init=3, random_state=0).fit_predict(x)) for k in numbers[1:]]
left = np.exp(spread)
bend = left[:-2] - 2 * left[1:-1] + left[2:]  # how sharply the curve bends at 2 to 7
first = next((k for k in numbers[:-1] if gap[k - 1] >= gap[k] - error[k]), 8)
print(f"Silhouette says {2 + int(np.argmax(silhouette))}, the elbow {2 + int(np.argmax(bend))}, the gap statistic {first}.")
print("Silhouette of 2 to 8 groups:", np.round(silhouette, 3))

# %% tags=["worked"]
drivers = jtbd.load_data("navigation").clean()
d = (drivers.importance - drivers.satisfaction).pipe(lambda gaps: gaps.fillna(gaps.mean())).to_numpy()
of_drivers = [silhouette_score(d, KMeans(k, n_init=3, random_state=0).fit_predict(d)) for k in numbers[1:]]
print(f"Drivers: the silhouette says {2 + int(np.argmax(of_drivers))}.")

# %% [markdown] tags=["worked"]
# The rules do not agree. The silhouettes of the managers differ by hundredths, so its pick hangs on a hair; among the drivers it stops at two.
# It likes few groups far apart. Nor does trying seeds help: the best of forty runs on *shuffled* answers, in which no groups are
# left, beats an ordinary run on them. Picking the best of many is **shopping**.

# %% tags=["worked"]
nothing = rng.permuted(x, axis=0)  # each column shuffled on its own: no group survives this
runs = [silhouette_score(nothing, KMeans(5, n_init=1, random_state=seed).fit_predict(nothing)) for seed in range(40)]
print(f"Five groups of nothing: an ordinary run {np.median(runs):.3f}, the best of 40 seeds {max(runs):.3f}.")

# %% [markdown] tags=["worked"]
# **Step 5. The evidence panel.** `segment` works on gaps, tries one to eight groups by the same rule (least BIC) and asks its three questions:
# look-alike surveys without groups are searched the same way; people are redrawn fifty times; style is measured. Read the
# headline, then the questions, and details last.

# %% tags=["worked"]
needs = jtbd.segment(managers, on="needs")
print(needs.describe())
axes = needs.plot_evidence()

# %% tags=["worked"]
details = ["n_segments", "bic", "stability", "leakage", "smallest_share", "start_hit_rate"]
shown = needs.evidence[details].rename(columns={"n_segments": "groups", "stability": "agreement of refits"})
shown.set_index("groups").round(2)

# %% [markdown] tags=["worked"]
# Five groups, edges blurred. BIC is least at five, though by a few points only: 124 people are few. That is why no single
# number decides. None of the look-alikes separates as well, 86 of 100 people stay, and habit plays next to no part.
# (Agreement of refits runs from 0, chance, to 1, the same groups.)
#
# **Step 6. Ask for circumstances, if you can.** The same people, with five yes-or-no questions about their firm. *Why:* people
# whose gaps look alike may still have different causes, and those are plain in the answers.

# %% tags=["worked"]
joint = jtbd.segment(managers)
hard = (managers.difficulty >= 4).where(managers.difficulty.notna()).astype(float)
by_segment = hard.groupby(joint.labels).mean()
print(joint.describe())
print("Targets hard for more than 40 %:", "; ".join(f"{k} {n}" for k, n in (by_segment > 0.4).sum(axis=1).items()))

# %% [markdown] tags=["worked"]
# The flat average of step 1 hid three unmet needs in every segment.
#
# **Step 7. Profile last.** Do the segments share a line of business, a size? Each fact is one test, and among many tests some succeed by
# luck, so p-values are corrected (Benjamini & Hochberg 1995). Two facts of people are real here. We add eighteen that were
# thrown with dice.

# %% tags=["worked"]
from scipy.stats import chi2_contingency, false_discovery_control

profile = joint.profile()
dice = [rng.integers(1, 4, len(joint.labels)) for _ in range(18)]
p = [chi2_contingency(pd.crosstab(joint.labels.to_numpy(), thrown))[1] for thrown in dice]
print(profile.describe())
print(f"Of 18 facts thrown with dice, {(np.array(p) <= 0.05).sum()} have p up to .05; "
      f"after correction {(false_discovery_control(p) <= 0.05).sum()}.")

# %% [markdown] tags=["worked"]
# “No common profile” is an ordinary result. Firms of every kind meet the same circumstances; the line of business hides them.
#
# **Step 8. Survey beneficiary and executor, and compare.** The same targets, asked of both. Then the hospital of lesson 05: do procedures that are hard
# for the doctor belong to patients who find the time after it hard? Agreement runs from 0 (chance) to 1.

# %% tags=["worked"]
both = jtbd.score_value_targets(everyone, "difficulty", by="respondent_role").table
shares = both.pivot(index=["target_id", "statement"], columns="respondent_role", values="opportunity")
apart = (shares["beneficiary"] - shares["executor"]).abs().sort_values(ascending=False).index[:2]

from sklearn.metrics import adjusted_rand_score
hospital = jtbd.load_data("artery").survey.difficulty
hospital = hospital.fillna(hospital.mean())
doctor, patient = (KMeans(2, n_init=10, random_state=0).fit_predict(hospital.filter(like=role)) for role in "dp")
for target, statement in apart:
    employees, they = shares.loc[(target, statement), ["beneficiary", "executor"]]
    print(f"{target}, hard for {employees:.0%} of employees and {they:.0%} of IT managers: {statement}")
print(f"Groups by the doctor's and by the patient's answers agree by {abs(adjusted_rand_score(doctor, patient)):.2f}.")

# %% [markdown] tags=["worked"]
# Employees lose their working day to safety, and IT managers do not notice. Doctors and patients are told apart by different
# things altogether. Whoever surveys one role sees half of the market.
#
# **Step 9. Meet a survey without groups.** The noise twin of 08b, first by k-means on raw ratings, then by the panel.

# %% tags=["worked"]
twin = jtbd.load_data("noise_twin").clean()
raw = pd.concat([twin.importance, twin.satisfaction], axis=1)
raw = raw.fillna(raw.mean()).to_numpy()
base = KMeans(2, n_init=5, random_state=0).fit_predict(raw)
same = []
for _ in range(20):
    others = KMeans(2, n_init=5, random_state=0).fit(raw[rng.integers(len(raw), size=len(raw))]).predict(raw)
    same.append(max((base == others).mean(), (base != others).mean()))
display(jtbd.quiz("09", item="p-09-2", result=round(100 * np.mean(same))))
none = jtbd.segment(twin, on="needs")
print(f"k-means on raw ratings: {100 * np.mean(same):.0f} of 100 land in the same group.\nsegment: {none.describe()}")

# %% tags=["worked"]
jtbd.quiz("09", item="q-09-09")

# %% [markdown] tags=["worked"]
# Found again, and yet nothing: what is found again is habit. So the three questions are asked together.

# %% [markdown] tags=["explore"]
# ## Try it: one panel
#
# Groups made by k-means from one of three inputs, on the drivers of 08b and on their noise twin. Change the number of groups, the
# input and the data, and watch the three answers. Which groups are found again, and yet are habit?

# %% tags=["explore"]
jtbd.explore("one_panel")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("09")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Gardeners, groups made from gaps. BIC is least at three; 88 of 100 land in the same group; 3 % is style. *So:*
# we keep three. 1 of 39 look-alikes separated as well: p = (1 + 1) ÷ (39 + 1) = .05. The limits of p-values .004, .03 and .20 are
# .0167, .0333 and .05: two facts stay.
#
# **Second, with blanks.** The first form: three groups of one survey, four small sums.
#
# **Third, a blank page.** The second form: defend a number in five sentences. “We keep … groups, because BIC is least there. … of 100 people land
# in the same group when others are asked. … % of the groups is answering style. Look-alikes separate as well with p = … .
# Of eight facts, … differ after correction.” (With code: `exercises/ex-09-1.ipynb`, `ex-09-2.ipynb`.)

# %% tags=["exercise"]
given = jtbd.exercise_data("ex-09-2")
print(f"{given['separated_as_well']} of {given['look_alikes_drawn']} look-alikes separated as well. "
      f"Mean ratings of all people have a standard deviation of {given['sd_of_all_people']}.")
jtbd.check("ex-09-2")

# %% tags=["exercise"]
given = jtbd.exercise_data("ex-09-1")
print(f"{given['separated_as_well']} of {given['look_alikes_drawn']} look-alikes separated as well.")
display(given["profile"].sort_values("p_value"))
jtbd.check("ex-09-1")

# %% [markdown] tags=["reveal"]
# ## Reveal: what was planted
#
# Five circumstances, one to each firm. Agreement with the truth runs from 0 (chance) to 1 (the same groups).

# %% tags=["reveal"]
from jtbd_helpers.data.truth import reveal

truth = reveal("secure_data")["people"].set_index("respondent_id")["circumstance"][managers.importance.index]
found = {name: adjusted_rand_score(truth, groups[name, "k-means"]) for name in inputs}
found["segment, needs"] = adjusted_rand_score(truth, needs.labels)
found["segment, with circumstances"] = adjusted_rand_score(truth, joint.labels)
print("\n".join(f"{value:5.2f}  {name}" for name, value in found.items()))

# %% [markdown] tags=["reveal"]
# Where there was little leakage, there was truth, and leakage was known before. The first five lines were *told* that there are five
# groups. `segment` was not: it found the number, from few people. The gap did better here than it mostly does: over twenty such
# surveys it reaches .74 on average, and it led the others in each.

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# Look-alikes answer one question: is there more than habit and ordinary correlation? They do not say that the groups matter. Groups
# from needs alone are no segments as 08b means it: nobody knows the causes. Leakage sees habits that move all ratings of a person;
# other habits, such as avoiding the ends of a scale, pass unseen. Real ratings of importance and performance to try this on:
# [Simpson & Parker 2018](https://doi.org/10.3390/data3040069), park visitors; circumstances were not asked there.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Step | Look for | Wrong turn |
# |---|---|---|
# | input | gap: leakage at most 10 % | raw ratings, top-two boxes |
# | number | least BIC, and all three questions | highest silhouette, best seed |
# | panel | headline, three questions, details | “found again”, and nothing else |
# | none | report it, with what could have been found | cutting anyway |
# | profile | last, corrected; “none” is a result | raw p-values |
# | roles | both surveyed, compared | pooled unawares |

# %% [markdown] tags=["template"]
# ## With your own survey
#
# `jtbd new needs-survey my_study` makes a notebook for it. Two cells change: the one that reads your file, and the one that names your role. The reveal
# knows our firms only.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Analyst path:** 10, jobs from behaviour; or 11 and 12, what people give up to get what. Then 13.
# - **Class:** 10, or 11 and 12.
#
# Below is what you have learnt so far, with *save my progress*. Where your notebook lives on somebody else's machine, save now:
# what is stored there goes when the session ends.

# %% tags=["next"]
jtbd.progress()
