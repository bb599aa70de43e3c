# %% [markdown]
# # ex-11-1 · Importances from part-worths
#
# Belongs to lesson 11, objective 11-3. About 8 minutes. The numbers are yours alone: everyone gets others.
#
# The table gives part-worths of two kinds of photographers and of four people. The first levels, slow and 900 g, have
# 0 and are not in the table. Prices were shown from 600 to 2,200 €, in the rows as 0.6 to 2.2. A camera has a 1 where
# it has the level. Eva's rows say how likely her choice in that task was for each kind.
#
# 1. How important is **weight**, as the mean of the four people, in %?
# 2. How important is **autofocus** for kind B, in %?
# 3. What **share** of kind A takes camera X, when X, Y and none of these are all there is, in %?
# 4. How likely is **Eva** of kind A, in %?
#
# Without code: `jtbd.check("ex-11-1")` shows a form for your numbers, here and in lesson 11.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-11-1")
data

# %% tags=["stub"]
answer = {
    "weight": ...,
    "focus_b": ...,
    "share_x": ...,
    "eva_a": ...,
}

# %% [markdown] tags=["solution"]
# Ranges first, for each person or kind; the base level has 0 and takes part. Means come afterwards. For Eva the tasks
# are multiplied before the kinds are compared.

# %% tags=["solution"]
import numpy as np


def importances(worths):
    """Importance of autofocus, weight and price, one row per person or kind."""
    worths = worths.T.assign(base=0.0)
    focus, weight = (
        worths[[*levels, "base"]].max(axis=1) - worths[[*levels, "base"]].min(axis=1)
        for levels in (["autofocus: quick", "autofocus: sure"], ["weight: 650 g", "weight: 400 g"])
    )
    ranges = {"focus": focus, "weight": weight, "price": 1.6 * worths["price, per 1,000 €"].abs()}
    return {name: 100 * size / sum(ranges.values()) for name, size in ranges.items()}


# %% tags=["solution"]
rows = data.index[:6]
worth = {camera: (data.loc[rows, "kind A"] * data.loc[rows, camera]).sum() for camera in ("camera X", "camera Y")}
weights = np.exp([worth["camera X"], worth["camera Y"], data.loc["none of these", "kind A"]])
together = data.loc[["share of the kind", "Eva's choice, task 1", "Eva's choice, task 2"], ["kind A", "kind B"]].prod()
answer = {
    "weight": importances(data[["Ann", "Ben", "Cem", "Dora"]])["weight"].mean(),
    "focus_b": importances(data[["kind B"]])["focus"].iloc[0],
    "share_x": 100 * weights[0] / weights.sum(),
    "eva_a": 100 * together["kind A"] / together.sum(),
}
answer

# %%
jtbd.check("ex-11-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-11-1")
