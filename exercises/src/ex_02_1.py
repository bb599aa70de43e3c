# %% [markdown]
# # ex-02-1 · Repair eight statements
#
# Belongs to lesson 02, objective 02-1. About 8 minutes. The statements are yours alone: everyone gets others.
#
# Eight sentences that came as jobs, and none is one as it stands.
#
# - `fault_1` … `fault_8`: what slipped in? One of "a solution", "a feature", "an outcome", "a goal", "a situation",
#   "no verb".
# - `repair_1` … `repair_8`: the job behind it, in your own words. There is more than one good repair.
#
# Your words are checked by rules of thumb. They know English only, and they can be wrong.
#
# Without code: `jtbd.check("ex-02-1")` shows a form, here and in lesson 02.

# %%
import jtbd_helpers as jtbd

jtbd.start()
statements = jtbd.exercise_data("ex-02-1")
statements

# %% tags=["stub"]
faults = [..., ..., ..., ..., ..., ..., ..., ...]
repairs = [..., ..., ..., ..., ..., ..., ..., ...]
answer = {f"fault_{n}": fault for n, fault in enumerate(faults, 1)}
answer |= {f"repair_{n}": repair for n, repair in enumerate(repairs, 1)}

# %% [markdown] tags=["solution"]
# Your statements are your own, so here is one repair for each statement that anybody can get.

# %% tags=["solution"]
from jtbd_helpers.course.exercises.m02 import repaired

answer = repaired(statements)
answer

# %%
jtbd.check("ex-02-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-02-1")
