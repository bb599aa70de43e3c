# %% [markdown] tags=["header"]
# # 06b · Other formulas, Kano, the winner's curse
#
# **Minutes:** 38 (counted) · **Before this:** 06a · **Requirements:** S0.18, S1.10, SX.3, SX.4 · optional, for analysts
#
# Afterwards you can
#
# - 06-5 classify Kano pairs with strength,
# - 06-6 say what changes when the formula does,
# - 06-7 correct the best of many scores for luck.
#
# Three doubts about 06a. Would another formula have named another target? Is *important* one thing, or are there kinds?
# And how much of the first place is luck? Run the cells from top to bottom with Shift + Enter.

# %% tags=["header"]
import jtbd_helpers as jtbd
import pandas as pd

pd.set_option("display.max_colwidth", 90)
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
# The survey is that of 06a: IT managers, employees and CIOs of 140 firms, twenty value targets of keeping data from
# the wrong hands. Commit to two answers. A guess is fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("06b", item="p-06-4"), jtbd.quiz("06b", item="p-06-3"))

# %% [markdown] tags=["worked"]
# ## Worked example
#
# **Step 1. Score the same answers by four formulas.** `top2` is that of 06a. `mean` uses every point of the scale, so a
# 3 and a 1 differ. `unfloored` lets too much satisfaction lower the score. `gap` leaves importance out and counts
# only what is missing. *Why several:* each is somebody's standard, and an order that holds under all of them is worth
# more than one that holds under one.

# %% tags=["worked"]
survey = jtbd.load_data("secure_data").clean()
by_formula = {f: jtbd.score_value_targets(survey, formula=f) for f in ("top2", "mean", "unfloored", "gap")}
ranks = pd.DataFrame({f: s.table.set_index("target_id")["rank"].astype(int) for f, s in by_formula.items()})
ranks.insert(0, "statement", survey.value_targets.set_index("target_id")["statement"])
ranks.sort_values("top2").head(6)

# %% tags=["worked"]
display(jtbd.quiz("06b", item="p-06-4", result="No, a different one"))
jtbd.quiz("06b", item="q-06-22")

# %% [markdown] tags=["worked"]
# `t04` leads under all four. (In 06a `t16` led. There we looked at employees alone; here all three roles count.) Behind it
# the order falls apart: `t18`, *fewer confidential data become public*, is second by three of them and fourteenth by
# `gap`. More people call it important than any other target, and nothing is missing. So the formula stands on every
# chart, and ranks from two charts are never mixed.
#
# **Step 2. Ask whether it is missed or enjoyed.** Noriaki Kano and others (1984) ask two questions about each target:
# *how would you feel with it?* and *how would you feel without it?* Five answers each: like, expect, neutral, tolerate,
# dislike. The pair falls into one cell. *Why two:* nobody praises doors that lock; everybody minds doors that do not.
#
# | with it ↓ · without it → | like | expect | neutral | tolerate | dislike |
# |---|---|---|---|---|---|
# | **like** | questionable | attractive | attractive | attractive | one-dimensional |
# | **expect, neutral, tolerate** | reverse | indifferent | indifferent | indifferent | must-be |
# | **dislike** | reverse | reverse | reverse | reverse | questionable |
#
# *Must-be*: missed when absent. *Attractive*: enjoyed when there. *One-dimensional*: both, the more the better.
# *Reverse* wants the contrary, and *questionable* cannot be meant. Other tables are in use; this is the common one.

# %% tags=["worked"]
employees = jtbd.load_data("secure_data", roles="beneficiary").clean()
kano = jtbd.score_value_targets(employees).kano
shown = ["target_id", "statement", "n", "category", "runner_up", "strength", "category_sure"]
kano.table[shown].round(1)

# %% [markdown] tags=["worked"]
# **Step 3. Ask how sure the category is.** A target's category is its most frequent answer. `strength` is its lead over
# the runner-up, in points of 100. `t18` leads by 57: must-be, beyond doubt. `t17` leads by 2. One-dimensional or
# attractive? Nobody can say. *Why it matters:* the rule of thumb calls a lead sure from 1.65 × √(first + second)
# answers, and 2 points are far from that. **The largest share is a category only when it is clearly ahead.**

# %% tags=["worked"]
jtbd.quiz("06b", item="q-06-18")

# %% tags=["worked"]
print(kano.describe())
ax = kano.plot()

# %% [markdown] tags=["worked"]
# The picture shows more than the category. Upwards: **better**, the share who gain by having it. To the right: **worse**,
# the share who lose without it (by custom it is written with a minus sign, hence “−worse”). Only pairs that say something
# about gain or loss count; reverse and questionable ones are counted apart. `t17`, undecided between two categories, has
# a place all the same: much to gain, some to lose.
#
# **Step 4. Ask whom.** *Why:* like everything else, Kano's answers differ between groups.

# %% tags=["worked"]
by_role = jtbd.score_value_targets(survey, by="respondent_role")
few = by_role.kano.table[by_role.kano.table["target_id"].isin(["t16", "t18"])]
few[["respondent_role", "target_id", "statement", "category", "strength", "category_sure"]].round(1)

# %% [markdown] tags=["worked"]
# *Lose less of the working day* (`t16`) is one-dimensional for employees (beneficiaries). CIOs (buyers) and IT managers
# (executors) do not mind. Whoever asks the buyer alone would not build it. The statuses of 06a use this: a target is **must-be (expected)** where Kano
# says so by 10 points or more, and **indifferent (nobody minds)** only where Kano agrees.
#
# **Step 5. Distrust the winner.** Fifty value targets that are truly equal will not score equal: each sample adds luck,
# and the luckiest comes first. *Why it always flatters:* the highest of many scores was picked *because* it is high.
# The cure is old (Efron and Morris 1975): pull each score towards the mean of all, the noisier the further.
#
# > noise = se² ÷ (se² + spread²), shrunk = mean + (1 − noise) × (score − mean)
#
# Here *se* is the standard error of the score, and *spread* is how far the true scores lie apart, as far as one can
# tell from all of them.

# %% tags=["worked"]
scores = jtbd.score_value_targets(employees)
columns = ["target_id", "opportunity", "opportunity_low", "opportunity_high", "shrunk", "rank_low", "rank_high"]
scores.table.sort_values("opportunity", ascending=False)[[*columns, "top_three"]].head(5).round(2)

# %% tags=["worked"]
display(jtbd.quiz("06b", item="p-06-3", result=12.9))
jtbd.quiz("06b", item="q-06-26")

# %% [markdown] tags=["worked"]
# Fifty targets that all truly score 10.0 show a best score of 12.9 on average: nearly three points of mere luck. You can
# see it happen in the widget below.
#
# In our survey the leaders lose some tenths of a point, no more: with two targets near 15 and the rest below 9, most of
# the distance is real. `top_three` is the share of 2,000 resamples in which a target is among the first three. For
# `t16` and `t17` it is 1: both are ahead for sure, in whichever order.

# %% [markdown] tags=["explore"]
# ## Explore: fifty equal targets
#
# Now a world in which nothing is real. All fifty have the same true score. Ask again and again, and watch who wins.
#
# **Keys:** Tab goes from control to control; arrows move the slider and choose; Enter asks again.

# %% tags=["explore"]
jtbd.explore("fifty_equal_targets")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("06b")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Of 100 people: attractive 20, one-dimensional 30, must-be 25, indifferent 15, reverse 4,
# questionable 6.
#
# - Better: (20 + 30) ÷ 90 = **56 %**. The 10 reverse and questionable answers are left out.
# - Lead: (30 − 25) ÷ √55 = **0.67** standard errors, below 1.65: no clear category.
# - A score of 12 with standard error 1.5, mean 9, spread 1: noise 2.25 ÷ 3.25 = 0.69, shrunk 9 + 0.31 × 3 = **9.9**.
#
# **Second, with blanks.** Better: (… + …) ÷ (… + … + … + …). Skip it if the first was clear.

# %% tags=["exercise"]
jtbd.quiz("06b", item="q-06-20")

# %% [markdown] tags=["exercise"]
# **Third, a blank page.** These numbers are yours alone. (The same exercise with code: `exercises/ex-06-2.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-06-2")

# %% [markdown] tags=["reveal"]
# ## Reveal: what was planted
#
# The data are invented, so we can look. Some targets were given one status for everybody in a role, whatever the
# circumstance. The table counts them: planted (rows) against found (columns), over the three roles. One that was planted as *indifferent* came out as *overshot*: few
# want it, some are well served with it, and the rule for *too much* is asked first.

# %% tags=["reveal"]
from jtbd_helpers.data.truth import reveal

planted = reveal("secure_data")["statuses"]
planted = planted[planted["circumstance"].isna()].rename(columns={"status": "planted"})
found = by_role.table.rename(columns={"status": "found"}).merge(planted, on=["respondent_role", "target_id"])
pd.crosstab(found["planted"], found["found"])

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# There is no true opportunity score to compare with: a formula is a choice. Kano's questions ask how people *would*
# feel, about things that some of them never had. Shrinking knows only the luck of the sample: a question that everybody
# misread stays misread.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Question | Look at | Watch out |
# |---|---|---|
# | Does the formula decide? | ranks under several | name it on each chart, never mix two |
# | Missed or enjoyed? | Kano category | two questions, one cell |
# | Is the category sure? | strength, `category_sure` | the largest share may be a tie |
# | How much is gained, how much lost? | better, worse | reverse and questionable stay out |
# | Is the winner that good? | shrunk score | the noisier, the further to the mean of all |
# | Who may come first? | rank interval, `top_three` | the best of many had luck |

# %% [markdown] tags=["template"]
# ## Your own survey
#
# Kano needs two lines for a value target in the codebook: `kano_functional` and `kano_dysfunctional`, each a column with
# answers 1 (like) to 5 (dislike). Then change the two cells that load `secure_data` (steps 1 and 2) to
# `jtbd.read_survey("survey.toml")`, and leave out the reveal. `jtbd new needs-survey my_survey --data answers.csv`
# begins a codebook.

# %% [markdown] tags=["next"]
# ## Next
#
# **Analyst path:** 07, trust the data.
#
# Below is what you have learnt so far, and the button *save my progress*. Where the line at the top called the place
# temporary, save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
