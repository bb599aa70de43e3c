# %% [markdown]
# # ex-09-1 · Defend a number of groups
#
# Belongs to lesson 09, objective 09-3. About 8 minutes. The survey and the p-values are yours alone.
#
# IT managers rated twenty targets, and groups were made from two inputs, two to seven of them. Choose the input that
# habit has little part in, and its number of groups with the least BIC. Then defend it in five sentences, with five numbers:
#
# 1. “We keep … groups, because BIC is least there.”
# 2. “… of 100 people land in the same group when others are asked.”
# 3. “… % of the groups is answering style.”
# 4. “Look-alike surveys without groups separate as well with p = … .”
# 5. “Of eight facts about people, … differ between the groups after correction.”
#
# Without code: `jtbd.check("ex-09-1")` shows a form for the five numbers, here and in lesson 09.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-09-1")
print(data["separated_as_well"], "of", data["look_alikes_drawn"], "look-alikes separated as well.")
data["fits"]

# %%
data["profile"]

# %% tags=["stub"]
answer = {
    "groups": ...,
    "again": ...,
    "style": ...,
    "p": ...,
    "facts": ...,
}

# %% [markdown] tags=["solution"]
# The row with the least BIC among the gaps holds three of the numbers. The survey itself counts as one more draw. Facts are
# corrected for being eight (Benjamini & Hochberg 1995).

# %% tags=["solution"]
from scipy.stats import false_discovery_control

gaps = data["fits"][data["fits"]["input"] == "gaps"].set_index("groups")
kept = gaps["bic"].idxmin()
answer = {
    "groups": kept,
    "again": gaps.loc[kept, "new_samples_again"],
    "style": gaps.loc[kept, "style_all_items"],
    "p": (1 + data["separated_as_well"]) / (1 + data["look_alikes_drawn"]),
    "facts": (false_discovery_control(data["profile"]["p_value"]) <= 0.05).sum(),
}
answer

# %%
jtbd.check("ex-09-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-09-1")
