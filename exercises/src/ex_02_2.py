# %% [markdown]
# # ex-02-2 · A call on the train, a call at the wheel
#
# Belongs to lesson 02, objective 02-4. About 5 minutes. The two trips are yours alone: everyone gets others.
#
# One person, one day, two trips; on each they want to speak to somebody who is elsewhere, with a phone held to the ear.
# `train_hands`, `driving_law` and so on say what is so there.
#
# 1. `train`, `driving`: what limits the call? Lists of "hands", "eyes", "signal", "privacy", "noise", "law", "time".
#    A request is not a law.
# 2. `job`: is it "the same job" or "another job" at the wheel?
#
# Without code: `jtbd.check("ex-02-2")` shows a form, here and in lesson 02.

# %%
import jtbd_helpers as jtbd

jtbd.start()
facts = jtbd.exercise_data("ex-02-2")
facts

# %% tags=["stub"]
answer = {
    "train": ...,
    "driving": ...,
    "job": ...,
}

# %% [markdown] tags=["solution"]
# A sentence limits the call when the call would go better from a quiet desk. What limits is listed in the definition of the
# exercise, sentence by sentence.

# %% tags=["solution"]
from jtbd_helpers.course.exercises.m02 import matrix

answer = {**matrix(facts), "job": "the same job"}
answer

# %%
jtbd.check("ex-02-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-02-2")
