# %% [markdown]
# # ex-01-1 · Beat the best demographic group
#
# From lesson [01, Why demographics fail](../notebooks/01_why_demographics_fail.ipynb). The same skill three times: in full,
# with blanks, on a blank page. Skip a step when the one before was right. You need no code: the last cell has a form.

# %%
import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown]
# **Your own 400 drivers.** Nobody else has these numbers. One row is a driver: age, place and education; what came in the way (1
# yes, 0 no); whether the driver would switch (1 yes, 0 no); and a **weight**. Some people answered more readily than
# others, so the weight says for how many drivers each one stands.

# %%
drivers = jtbd.exercise_data("ex-01-1")
drivers.head()

# %% [markdown]
# ## 1. In full
#
# *Urgency* of a group = the weights of those who would switch ÷ the weights of all in the group. *Why weights:* without them,
# those who answered readily would count for too much.

# %%
drivers["switch_weight"] = drivers["weight"] * drivers["would_switch"]
by_age = drivers.groupby("age_band")[["weight", "switch_weight"]].sum()
by_age["urgency"] = by_age["switch_weight"] / by_age["weight"]
by_age.round(3)

# %% [markdown]
# ## 2. With blanks
#
# *Lift* = urgency of the group ÷ urgency of everyone. Fill the two blanks for those aged 60 and over. What do you have to put below
# each line, heads or weights?

# %% tags=["stub"]
everyone = ...  # urgency of everyone
lift_of_oldest = ...  # their urgency, divided by that of everyone

# %% tags=["solution"]
everyone = drivers["switch_weight"].sum() / drivers["weight"].sum()
lift_of_oldest = by_age.loc["60+", "urgency"] / everyone

# %%
print("Urgency of everyone:", everyone, "· lift of those aged 60 and over:", lift_of_oldest)

# %% [markdown]
# A check that needs no key: weigh the lifts of all four age groups by their size, and they must come to exactly 1, because
# everyone is in one of the groups.
#
# ## 3. A blank page
#
# 1. Which demographic group has the highest urgency? Look at `age_band`, `area` and `education`. Write it as in `"area urban"`.
# 2. Which question on what came in the way finds a group that is more urgent still? One of `multi_stop`, `congestion`,
#    `no_signal`, `last_100m`; the group is those who said yes.
# 3. What is the lift of that second group? Two decimals.

# %% tags=["stub"]
answer = {"demographic": ..., "circumstance": ..., "lift": ...}


# %% tags=["solution"]
def urgency(column, level):
    group = drivers[drivers[column] == level]
    return group["switch_weight"].sum() / group["weight"].sum()


who = {
    f"{column} {level}": urgency(column, level)
    for column in ["age_band", "area", "education"]
    for level in drivers[column].unique()
}
why = {column: urgency(column, 1) for column in ["multi_stop", "congestion", "no_signal", "last_100m"]}
answer = {
    "demographic": max(who, key=who.get),
    "circumstance": max(why, key=why.get),
    "lift": round(max(why.values()) / everyone, 2),
}

# %%
jtbd.check("ex-01-1", answer)

# %% [markdown]
# Stuck? Run `jtbd.hint("ex-01-1")`. The form without code, with all the sums you need:

# %%
jtbd.check("ex-01-1")
