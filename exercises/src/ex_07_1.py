# %% [markdown]
# # ex-07-1 · Clean and report
#
# Belongs to lesson 07, objective 07-1. About 5 minutes. The numbers are yours alone: everyone gets others.
#
# Sixteen people rated eight targets for importance, 1 to 5. An empty cell is no answer. A straight-liner gives one
# answer all through; a speeder takes less than a third of the median time (`seconds`).
#
# 1. How many people does cleaning leave out?
# 2. Of those who stay and answered `q1`, what share, in %, finds `q1` important (4 or 5)?
#
# Without code: `jtbd.check("ex-07-1")` shows a form for your answers, here and in lesson 07.

# %%
import jtbd_helpers as jtbd

jtbd.start()
people = jtbd.exercise_data("ex-07-1")
people

# %% tags=["stub"]
answer = {
    "left_out": ...,
    "important": ...,
}

# %% [markdown] tags=["solution"]
# A mark for each reason. One mark is enough to go, and two marks are still one person.

# %% tags=["solution"]
ratings = people.loc[:, "q1":"q8"]
straight = ratings.nunique(axis=1) == 1
fast = people["seconds"] < people["seconds"].median() / 3
stay = people[~(straight | fast)]
answer = {
    "left_out": int((straight | fast).sum()),
    "important": 100 * float((stay["q1"].dropna() >= 4).mean()),
}
answer

# %%
jtbd.check("ex-07-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-07-1")
