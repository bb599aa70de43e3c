# %% [markdown] tags=["title"]
# # Our class: getting to class on time
#
# This time the data are real, and they are yours. Six answers from each of you, given without a name. Run the cells
# from top to bottom with Shift + Enter. You need not write any code.

# %% tags=["parameters"]
codebook = "survey.toml"  # says what each column of the answers means

# %% [markdown]
# ## Predict, then see
#
# Here are as many people as there are seats taken in this room. Before you go on, by show of hands: how many groups
# with struggles and causes of their own will the method find among us? None, two, three, more? Write the numbers on
# the board.

# %%
import jtbd_helpers as jtbd
import pandas as pd

pd.set_option("display.max_colwidth", None)  # sentences in tables are shown whole
survey = jtbd.read_survey(codebook)
survey

# %% [markdown]
# **Who is not in these data?** Those who stayed at home, those who came too late for the form, and those who did not
# want to answer. Some of them may struggle most.
#
# ## What falls short
#
# Importance and satisfaction, each as the share at the upper end of the scale. Look at the intervals before you look
# at the order.

# %%
scores = jtbd.score_value_targets(survey)
print(scores.describe())
ax = scores.plot()

# %% [markdown]
# ## What goes with it
#
# For each thing that came in the way: of those who met it, how many struggle to arrive in time? And of the others? With
# so few people the intervals are wide. Name what you would have bet on, then look whether its interval lies above 1.

# %%
causes = jtbd.find_struggles(survey).causes("arrive")
print(causes.describe())
causes.table[["circumstance", "n_with", "share_with", "share_without", "lift", "low", "high"]].round(2)

# %% [markdown]
# ## Are there segments in this room?

# %%
segments = jtbd.segment(survey)
print(segments.describe())

# %% [markdown]
# ## What that means
#
# A class is too small to show segments, even where there are some: the plan below says how far off it is. So “none” is
# the honest answer here, and an answer about *this sample*, not about all who travel to a class. Told to return three
# groups, any program would have returned three. If the headline names groups all the same, ask how many people are in
# the smallest, and who would be in it next week.
#
# How many people would one have to ask? `plan_survey` draws surveys that look like this one, gives a quarter of their
# people larger gaps, and says by how many points the gaps must differ for the method to find that group in 8 of 10
# surveys. A gap runs from -4 to 4. “NaN” says that not even the largest difference would be found. This takes some
# seconds.

# %%
plan = jtbd.plan_survey(survey, people=(max(20, len(survey.weights)), 150, 600), surveys=20)
print(plan.describe())
plan

# %% [markdown]
# Two value targets are few: a group that differs shows in two gaps only. More targets, asked of more people, would say
# more. Which six would you add, and whom would you ask?
#
# ## Afterwards
#
# - Come back to the hands: what did most of you expect, and why?
# - The slide for the wall: `jtbd slides class_survey.ipynb --out result.html`, once this page is saved.
# - Then delete the folder. That was promised on the form.
