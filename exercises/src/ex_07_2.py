# %% [markdown]
# # ex-07-2 · A market share with weights and interval
#
# Belongs to lesson 07, objective 07-4. About 5 minutes. The numbers are yours alone: everyone gets others.
#
# Your own drivers, in four groups; `people` says how many are in each. Those with several stops answered more
# readily, so each of them carries a smaller `weight`.
#
# 1. What share of the market, in %, has several stops *and* struggles?
# 2. What is the effective n of the whole sample: (sum of weights)² ÷ (sum of squared weights)?
# 3. How far, in points, does the 95 % interval of the share reach to each side:
#    1.96 × √(share × (1 − share) ÷ effective n)?
#
# Without code: `jtbd.check("ex-07-2")` shows a form for your answers, here and in lesson 07.

# %%
import jtbd_helpers as jtbd

jtbd.start()
drivers = jtbd.exercise_data("ex-07-2")
drivers

# %% tags=["stub"]
answer = {
    "share": ...,
    "n_effective": ...,
    "half": ...,
}

# %% [markdown] tags=["solution"]
# Weights above the line and below it. Below the line stand all four rows.

# %% tags=["solution"]
weighted = drivers["people"] * drivers["weight"]
both = (drivers["several_stops"] == "yes") & (drivers["struggles"] == "yes")
share = weighted[both].sum() / weighted.sum()
n_effective = weighted.sum() ** 2 / (drivers["people"] * drivers["weight"] ** 2).sum()
answer = {
    "share": 100 * share,
    "n_effective": n_effective,
    "half": 100 * 1.96 * (share * (1 - share) / n_effective) ** 0.5,
}
answer

# %%
jtbd.check("ex-07-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-07-2")
