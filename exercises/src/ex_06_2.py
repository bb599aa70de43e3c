# %% [markdown]
# # ex-06-2 · Kano, two formulas, and the leader's luck
#
# Belongs to lesson 06b, objectives 06-5 to 06-7, for analysts. About 5 minutes. The numbers are yours alone: everyone gets
# others.
#
# The table holds two things side by side. Left: how many of 150 people gave each Kano answer about one target. Right: six
# targets with their score by formula `top2`, its standard error, and their score by formula `mean`.
#
# 1. What is **better** of the Kano target, in %?
# 2. How far does its most frequent answer lead the second, in standard errors: (first − second) ÷ √(first + second)?
# 3. Which rank has `t3` by formula `mean`?
# 4. What is the **shrunk** score of the leader by `top2`? The true scores spread round their mean with a standard
#    deviation of 0.9; take the plain mean of the six.
#
# Without code: `jtbd.check("ex-06-2")` shows a form, here and in lesson 06b.

# %%
import jtbd_helpers as jtbd

jtbd.start()
table = jtbd.exercise_data("ex-06-2")
table

# %% tags=["stub"]
answer = {
    "better": ...,
    "lead": ...,
    "rank": ...,
    "shrunk": ...,
}

# %% [markdown] tags=["solution"]
# Reverse and questionable pairs leave the base. The leader keeps the part of its distance that is not noise.

# %% tags=["solution"]
people = table.set_index("kano_answer")["people"]
base = people.drop(["reverse", "questionable"])
first, second = people.nlargest(2)
leader = table.loc[table["top2"].idxmax()]
noise = leader["standard_error"] ** 2 / (leader["standard_error"] ** 2 + 0.9**2)
mean = table["top2"].mean()
answer = {
    "better": 100 * (base["attractive"] + base["one-dimensional"]) / base.sum(),
    "lead": (first - second) / (first + second) ** 0.5,
    "rank": table.set_index("target")["mean"].rank(ascending=False)["t3"],
    "shrunk": mean + (1 - noise) * (leader["top2"] - mean),
}
answer

# %%
jtbd.check("ex-06-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-06-2")
