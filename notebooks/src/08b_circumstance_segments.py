# %% [markdown] tags=["header"]
# # 08b · Circumstance segments from data
#
# **Minutes:** 37 (counted) · **Before this:** 07 and 08a · **Requirements:** S0.3, S0.4, S0.5, S0.11, S0.12, S0.14, S0.15, S0.16, S0.17, S0.18, S0.19, S0.20, SX.1, SX.2, SX.9
#
# Afterwards you can
#
# - 08-2 list several causes of one moment of struggle, each with its interval,
# - 08-5 build segments on struggle and circumstance, read the headline, and see both consequences of 08a vanish.
#
# Run the cells from top to bottom: Shift + Enter runs one and goes to the next. You need not write any code.

# %% tags=["header"]
import jtbd_helpers as jtbd
import pandas as pd

pd.set_option("display.max_colwidth", None)  # sentences in tables are shown whole
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
# 600 drivers answered a survey. Each rated 24 value targets twice: how important is it, how satisfied are you today? Then four
# questions on what comes in their way. The answers are invented, with the truth known and locked away until the end.
# Lesson 08a claimed that one struggle can have several causes. Do data show it? And if a survey holds no groups at all, does
# the method admit it? Commit to two guesses.

# %% tags=["predict"]
display(jtbd.quiz("08b", item="p-08-3"), jtbd.quiz("08b", item="p-08-4"))

# %% [markdown] tags=["worked"]
# ## Worked example: from a survey to segments you can build for
#
# **Step 1. Read.** One line fetches the survey. Its *codebook* says which column is what.
#
# **Step 2. Trust, then analyse.** Some people tick one answer all the way down and are done in two minutes. They tell us about
# their patience, not about driving. *Why first:* careless answers blur every later step. Nobody goes unseen: the note says how many.

# %% tags=["worked"]
survey = jtbd.load_data("navigation")
clean = survey.clean()
clean

# %% [markdown] tags=["worked"]
# **Step 3. Find the struggles.** A target is a *moment of struggle* for a person who calls it important (4 or 5) and is badly served
# (1 or 2). Six targets about arriving on time stand out. We take one of them: to arrive at the time that was promised.
#
# **Step 4. Ask for its causes.** For each circumstance we compare drivers who have it with drivers who do not. *Lift* is the one
# share divided by the other; 1 means no difference. *Why compare:* a high share alone proves nothing, since the others may
# struggle just as much.

# %% tags=["worked"]
struggles = jtbd.find_struggles(clean)
causes = struggles.causes("t01")
display(causes.table[["circumstance", "share_with", "share_without", "lift", "low", "high", "associated"]].round(2))
print(causes.describe())
ax = causes.plot()

# %% tags=["worked"]
display(jtbd.quiz("08b", item="p-08-3", result=3), jtbd.quiz("08b", item="q-08-26"))

# %% [markdown] tags=["worked"]
# Three circumstances have an interval (`low` to `high`) that lies above 1, and the three overlap: three causes of like size, and
# no single winner. The fourth lies below 1. A hidden door comes after the drive: those drivers arrive in time and then search.
#
# **Step 5. Build segments on struggle and cause together.** `segment` tries one to eight groups. Then it asks itself three
# questions, because a program returns groups from anything. *Why both:* 08a showed that people who share only the struggle
# judge products by different criteria. Read the headline first. Then the picture: the survey was redrawn fifty times and
# segmented anew each time; of 100 people, a full dot landed in the same group again. Last comes what a product meeting should
# see. It takes some ten seconds.

# %% tags=["worked"]
segments = jtbd.segment(clean)
print(segments.describe(), "\n")

again = segments.questions.set_index("question").loc["Would we find them again?"]
print(again.name, again["sentence"])
if pd.notna(again["value"]):
    same = round(100 * again["value"])
    dots = "●" * same + "○" * (100 - same)
    print("\n".join(" ".join(dots[row : row + 25]) for row in range(0, 100, 25)))
ax = segments.plot()

# %% [markdown] tags=["worked"]
# **Step 6. Hold something against it.** First the same survey without step 2. Then its *noise twin*: the same questions and the same
# kind of answers, by 600 people among whom no groups exist. *Why:* a method earns trust when it can also say no.

# %% tags=["worked"]
uncleaned = jtbd.segment(survey, null_draws=0, refits=0)
sizes = {"cleaned": segments, "not cleaned": uncleaned}
for name, result in sizes.items():
    marks = result.table["leading_circumstance"]
    print(f"{name:>12}: " + ", ".join(f"{m} {s:.0%}" for m, s in zip(marks, result.table["share"])))

twin = jtbd.segment(jtbd.load_data("noise_twin").clean())
print("\nThe noise twin:", twin.describe())
jtbd.quiz("08b", item="p-08-4", result="no segments")

# %% [markdown] tags=["worked"]
# Without cleaning, the drivers who ticked one answer throughout all sit in the group that lacks nothing: no gap anywhere. It
# swells, and every other segment shrinks. And the twin ends in “no segments found”, with a sentence on what a survey of this
# size could have found. That sentence belongs in the report.
#
# **Step 7. See what each segment wants.** Every value target has exactly one status in every segment: *undershot* (falls short),
# *must-be* (expected), *overshot* (too much), *indifferent* (nobody minds), *served* (fine). The first four come from the founding
# text of this method; *served* is ours, needed so that every target has a status. Once the undershot
# targets are tied to their causes, the others fall into place.

# %% tags=["worked"]
targets = segments.value_targets()
grid = targets.pivot(index=["target_id", "statement"], columns="segment", values="status").reset_index("target_id", drop=True)
shares = segments.circumstances().query("level == '1'")
answer = [f"{s:.0%} ({low:.0%} to {high:.0%})" for s, low, high in shares[["share", "low", "high"]].to_numpy()]
display(shares.assign(answer=answer).pivot(index="statement", columns="segment", values="answer"))
grid

# %% [markdown] tags=["worked"]
# **Step 8. Let the segmentations compete.** Three ways to cut the same drivers: by who they are, by their struggles alone, by struggle
# and circumstance. Each is made on one half of the people and judged on the other half. *Why halves:* a cut that is
# judged on the people it was made of always looks good. Look for the two consequences of 08a: `cost_burden` and
# `unserved_share`.

# %% tags=["worked"]
rivals = {
    "demographic": jtbd.segment(clean, on="profile", null_draws=0, refits=0),
    "struggle alone": jtbd.segment(clean, on="struggle", null_draws=0, refits=0),
    "struggle and circumstance": segments,
}
contest = jtbd.compare_segmentations(clean, rivals)
print(contest.describe())
bounds = [f"{name}{end}" for name in ("cost_burden", "unserved_share") for end in ("", "_low", "_high")]
contest.table[["segmentation", "n_segments", "alignment", *bounds]].round(2)

# %% [markdown] tags=["worked"]
# In 08a one of the two numbers was always bad. With segments on struggle and circumstance they fall *together*: the cost burden to
# about 1, the unserved share to a few of a hundred. What is left is error, since people do not always tick what came in
# their way. Demographics end as one group: there is nothing to cut along, so it is one product for all again, as in 08a.
#
# **Step 9. Write the blueprint.** For each segment: the cheapest features that serve every target which falls short, *and* address this
# segment's cause. A segment without a struggle gets what everyone expects: here the cheapest feature that also keeps people
# safe and within the rules. *Why cheapest:* whatever serves no undershot or expected target is a cost that a rival will not have.
#
# **Step 10. Place the next customer.** Nobody answers 52 questions at the till. A *typing tool* finds the few that place a new
# person, and says how often it is right about people it has not seen.

# %% tags=["worked"]
blueprint = jtbd.blueprint(segments)
print(blueprint.describe())
if segments.n_segments > 1:
    print(segments.typing_tool(max_questions=6).describe())
ax = blueprint.plot()

# %% [markdown] tags=["worked"]
# ### For analysts: two questions to the same data
#
# **Where does the struggle come from?** Two sources are possible: the circumstance, and the limits of the solution in use. The
# first cell shares out the explained variance of severity: each source gets the mean of what it explains alone and what it
# adds to the other (Shapley 1953); what only the pair explains is the interaction.
#
# **When is it too much?** Past some severity people look for something else. The second cell finds the severity at which half
# would change, by a logit of the answer to “would you change?”.

# %% tags=["worked"]
import numpy as np

score = clean.severity.mean(axis=1)
cause, solution = segments.labels.rename("cause"), clean.solution.astype(object).rename("solution")

def explained(*sources):
    """Adjusted R²: the share of the variance of severity that these answers explain."""
    design = pd.get_dummies(pd.concat(sources, axis=1), drop_first=True).astype(float).assign(one=1.0)
    left = score - design @ np.linalg.lstsq(design, score, rcond=None)[0]
    return 1 - left.var() / score.var() * (len(score) - 1) / (len(score) - design.shape[1])

alone, other, added, full = explained(cause), explained(solution), explained(cause, solution), explained(cause + solution)
parts = np.array([(alone + added - other) / 2, (other + added - alone) / 2, full - added]) / full
print("Circumstance {:.0%}, solution in use {:.0%}, interaction {:.0%}.".format(*parts))

# %% tags=["worked"]
import statsmodels.api as sm

def threshold(people):
    """Severity at which half would change."""
    fit = sm.Logit(clean.would_switch[people], sm.add_constant(score[people])).fit(disp=0)
    return -fit.params.iloc[0] / fit.params.iloc[1]

draw = np.random.default_rng(0)
again = [threshold(draw.choice(score.index, len(score))) for _ in range(200)]
low, high = np.percentile(again, [2.5, 97.5])
print(f"Half would change at a severity of {threshold(score.index):.2f} (95 % interval {low:.2f} to {high:.2f}; scale 1 to 5).")

# %% [markdown] tags=["explore"]
# ## Try it: the cause map
#
# Pick a moment of struggle and see which circumstances go with it, raw or corrected for looking at many pairs at once.

# %% tags=["explore"]
jtbd.explore("cause_map")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("08b")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Patients miss their tablets. Somebody cut them twice. In cut X the groups are old and young, and in both about half
# work shifts and half have a stiff lid. In cut Y one group works shifts, the other has stiff lids. *So:* Y shares the cause; X
# only sorts people by age. The group with shifts falls short on *on time* and *away from home*. A travel box serves both
# for 5 €; an alarm serves *on time* for 2 € and a pocket box *away from home* for 2 €. Both address shifts. *So:* 2 + 2 = 4 €
# is the cheapest complete set.
#
# **Second, with blanks.** The other group: easy lid __ €, or ajar box __ € and opener __ €; the reminder is out, because __ .
# (The first card below.)
#
# **Third, a blank page.** Three cuts of the same late drivers, under names that are yours alone. Columns of causes are % of the group.
# Which cut gives segments, and what does the cheapest complete set cost for each? (With code: `exercises/ex-08-2.ipynb`.)

# %% tags=["exercise"]
display(jtbd.quiz("08b", item="q-08-36"), jtbd.exercise_data("ex-08-2")["cuts"])
jtbd.check("ex-08-2")

# %% [markdown] tags=["reveal"]
# ## Reveal: what was planted
#
# The answers were invented, so we can look. The table counts people: segments found (rows) against the circumstance that made each
# driver's answers (columns). Above it stands the agreement, from 0 (chance) to 1 (the same groups), with cleaning and without.

# %% tags=["reveal"]
from jtbd_helpers.data.truth import reveal
from sklearn.metrics import adjusted_rand_score

truth = reveal("navigation")["people"].set_index("respondent_id")["circumstance"]
for name, result in sizes.items():
    agreement = adjusted_rand_score(truth[result.labels.index], result.labels)
    print(f"Agreement with the truth, {name}: {agreement:.2f}")
pd.crosstab(segments.labels, truth[segments.labels.index])

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# Your own survey has no reveal. What you have is an association, in one survey, at one time: drivers with several stops struggle more.
# That the stops *cause* it is assumed, and so is the order: people might remember stops because they came late. A cause you did
# not ask about cannot appear. Asking again, or changing one circumstance for some people, tells more than any model.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Step | Call | Look for |
# |---|---|---|
# | clean | `survey.clean()` | how many were left out, and why |
# | struggles, causes | `find_struggles(survey).causes("t01")` | intervals above 1; several causes |
# | segments | `segment(survey)` | the headline, then three questions |
# | what each wants | `.value_targets()`, `.circumstances()` | undershot targets and their cause |
# | rivals | `compare_segmentations(survey, {…})` | alignment, cost burden, unserved share |
# | what to build | `blueprint(segments)` | cheapest set; nothing that nobody needs |
#
# “No segments found” is a result. Report it, with what the survey could have found.

# %% [markdown] tags=["template"]
# ## With your own survey
#
# Two cells change: the one of steps 1 and 2, where your file is read, and the one of step 4, where you name your target. The
# two cells for analysts need answers on severity, solution in use and switching; steps 8 and 9 need features for costs. Skip
# what you did not ask, and the reveal, which knows our drivers only. In a terminal, `jtbd validate survey.toml` says all that is wrong with a file. From an export without a codebook:
#
# ```python
# jtbd.draft_codebook("export.csv", out="survey.toml")   # guesses, each marked for you to confirm
# survey = jtbd.read_survey("survey.toml")
# ```

# %% [markdown] tags=["next"]
# ## Next
#
# - **Analyst path, Class:** 09 opens the evidence behind the headline, on data with needs alone and on the noise twin.
# - **Product path:** 13, from a finished report to a decision.
#
# Keep the segments: in a year you place the people of a new survey in them, without starting over. The cell below saves them, and
# tries it on a second survey. Under it is what you have learnt so far, and *save my progress*. Where your notebook lives on
# somebody else's machine, save now: what is stored there goes when the session ends.

# %% tags=["next"]
segments.save("navigation_segments.json")
new_wave = jtbd.make_data("navigation", seed=1).clean()
placed = jtbd.load_result("navigation_segments.json").assign(new_wave)
print(placed.value_counts(normalize=True).sort_index().map("{:.0%}".format).to_string())
jtbd.progress()
