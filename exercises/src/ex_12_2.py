# %% [markdown]
# # ex-12-2 · The price that keeps the share
#
# Belongs to lesson 12, objective 12-1. About 8 minutes. The numbers are yours alone: everyone gets others.
#
# There are two kinds of buyers. The table says how strongly each alternative pulls them. The share of an
# alternative, within one kind, is its pull over the sum of all pulls on offer.
#
# 1. Basic, rival and none are on offer. What share of **all** buyers takes the basic camera, in %?
# 2. The better camera stands in the place of the basic one, at a price higher by one of seven rises. What is the
#    **highest rise** at which it still has at least that share, in €?
#
# Without code: `jtbd.check("ex-12-2")` shows a form for your numbers, here and in lesson 12.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-12-2")
print(f"{data['careful_of_100']} of 100 buyers are careful, the others are keen.")
data["pulls"]

# %% tags=["stub"]
answer = {
    "share": ...,
    "rise": ...,
}

# %% [markdown] tags=["solution"]
# The share of each kind comes first, then the kinds are weighed by their size: the other way round mixes people.

# %% tags=["solution"]
pulls = data["pulls"].set_index("alternative")
size = {"careful": data["careful_of_100"], "keen": 100 - data["careful_of_100"]}


def share(mine):
    others = pulls.loc["rival"] + pulls.loc["none"]
    of_kind = pulls.loc[mine] / (pulls.loc[mine] + others)
    return sum(of_kind[kind] * size[kind] for kind in size)


kept = [rise for rise in range(0, 700, 100) if share(f"better, + {rise} €") >= share("basic")]
answer = {"share": share("basic"), "rise": max(kept)}
answer

# %%
jtbd.check("ex-12-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-12-2")
