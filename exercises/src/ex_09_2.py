# %% [markdown]
# # ex-09-2 · Groups, habit or nothing?
#
# Belongs to lesson 09, objective 09-4. About 8 minutes. The numbers are yours alone.
#
# Three groups of one survey. The columns `refit_A` to `refit_C` say where their people land when the groups are made anew
# from resampled people; letters are dealt anew each time. Work out
#
# 1. the **p** of the look-alikes,
# 2. how many of 100 people land in the **same group**,
# 3. how much of the groups is **answering style**: variance between the mean ratings ÷ variance of all people,
# 4. the **verdict**: p above .05, no segments found; else style above 10 %, habit; else groups to use.
#
# Without code: `jtbd.check("ex-09-2")` shows a form, here and in lesson 09.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-09-2")
print(data["separated_as_well"], "of", data["look_alikes_drawn"], "look-alikes separated as well.")
print("Standard deviation of the mean rating over all people:", data["sd_of_all_people"])
data["groups"]

# %% tags=["stub"]
answer = {"p": ..., "again": ..., "style": ..., "verdict": ...}

# %% [markdown] tags=["solution"]
# Each group is matched with the refit group that holds most of it. Groups count as often as they have people.

# %% tags=["solution"]
import numpy as np

groups = data["groups"]
landed = groups[["refit_A", "refit_B", "refit_C"]].to_numpy()
people, means = groups["people"], groups["mean_rating"]
between = np.average((means - np.average(means, weights=people)) ** 2, weights=people)
p = (1 + data["separated_as_well"]) / (1 + data["look_alikes_drawn"])
style = 100 * between / data["sd_of_all_people"] ** 2
answer = {
    "p": p,
    "again": 100 * landed.max(axis=1).sum() / landed.sum(),
    "style": style,
    "verdict": "no segments found" if p > 0.05 else "habit, not needs" if style > 10 else "groups to use",
}
answer

# %%
jtbd.check("ex-09-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-09-2")
