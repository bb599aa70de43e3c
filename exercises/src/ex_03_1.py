# %% [markdown]
# # ex-03-1 · Three role maps
#
# Belongs to lesson 03, objective 03-2. About 5 minutes. The stories are yours alone: everyone gets others.
#
# Read the three stories. Who has which role? Where nobody has it, say `"none"` on purpose. If it helps, fill in a map
# first: `jtbd.role_map()`.
#
# Without code: `jtbd.check("ex-03-1")` shows a form for your answers, here and in lesson 03.

# %%
import jtbd_helpers as jtbd

jtbd.start()
stories = jtbd.exercise_data("ex-03-1")
print("\n\n".join(stories.values()))

# %% tags=["stub"]
answer = {
    "user": ...,
    "economic_buyer": ...,
    "saboteur": ...,
    "beneficiary": ...,
    "executor": ...,
    "home_saboteur": ...,
}

# %% [markdown] tags=["solution"]
# The names are your own, so here are the sentences that hold them.

# %% tags=["solution"]
import re


def who(story, pattern):
    """The name in front of, or behind, the words that give a role away."""
    return re.search(pattern, stories[story])[1]


answer = {
    "user": who("firm", r"(\w+) opens the reports"),
    "economic_buyer": who("firm", r"the budget of (\w+)"),
    "saboteur": who("firm", r"(\w+) works in the firm"),
    "beneficiary": who("clinic", r"(\w+) wants to lift"),
    "executor": who("clinic", r"(\w+) holds the device"),
    "home_saboteur": "none",
}
answer

# %%
jtbd.check("ex-03-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-03-1")
