# %% [markdown]
# # ex-08-1 · One product for all
#
# Belongs to lesson 08a, objective 08-4. About 5 minutes. The numbers are yours alone: everyone gets others.
#
# Of 100 drivers, so many come late for each of three causes. The others are on time, and the product is not for them.
#
# 1. What is the **cost burden** of a product with all three features?
# 2. The firm builds only the feature against the *commonest* cause. What share of late drivers is **unserved**, in %?
# 3. For the same product: how large is the **design gap**, undershoot and overshoot together, in € a month?
#
# Without code: `jtbd.check("ex-08-1")` shows a form for your numbers, here and in lesson 08a.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-08-1")
data

# %% tags=["stub"]
answer = {
    "burden": ...,
    "unserved": ...,
    "gap": ...,
}

# %% [markdown] tags=["solution"]
# The shares are taken among the late drivers. Then each cost counts as often as somebody needs it.

# %% tags=["solution"]
share = data["drivers_of_100"] / data["drivers_of_100"].sum()
needed = (share * data["cost"]).sum()
built = share.idxmax()
undershoot = needed - share[built] * data.loc[built, "cost"]
overshoot = (1 - share[built]) * data.loc[built, "cost"]
answer = {
    "burden": data["cost"].sum() / needed,
    "unserved": 100 * (1 - share[built]),
    "gap": undershoot + overshoot,
}
answer

# %%
jtbd.check("ex-08-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-08-1")
