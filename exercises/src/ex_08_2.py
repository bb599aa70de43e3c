# %% [markdown]
# # ex-08-2 · Three segments and their blueprint
#
# Belongs to lesson 08b, objective 08-5. About 8 minutes. Names and costs are yours alone.
#
# Somebody cut the same late drivers three times, into three groups each. The cuts are called P, Q and R.
#
# 1. Which cut gives **segments**: groups that share the struggle *and* its cause?
# 2. Each segment of that cut has one cause and two targets that fall short. What does the **cheapest set of features**
#    cost that addresses this cause and serves both targets? One number for each segment.
#
# Without code: `jtbd.check("ex-08-2")` shows a form for your answers, here and in lesson 08b.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-08-2")
data["cuts"]

# %%
data["features"]

# %% tags=["stub"]
answer = {
    "cut": ...,
    "cost_A": ...,
    "cost_B": ...,
    "cost_C": ...,
}

# %% [markdown] tags=["solution"]
# The best aligned cut is the one whose groups share a cause. Its cause is the highest of the three columns. Then either
# one feature serves both targets, or two serve one each: the cheaper way counts.

# %% tags=["solution"]
cuts = data["cuts"]
wanted = data["features"][~data["features"]["serves"].str.contains("nobody minds")]
best = cuts[cuts["alignment"] == cuts["alignment"].max()].set_index("group")
answer = {"cut": best["cut"].iloc[0]}
for group, cause in best[["several_stops", "jams", "no_signal"]].idxmax(axis=1).items():
    own = wanted[wanted["addresses"] == cause.replace("_", " ")]
    serves_both = own["serves"].str.contains("+", regex=False)
    answer[f"cost_{group}"] = min(own.loc[serves_both, "cost"].sum(), own.loc[~serves_both, "cost"].sum())
answer

# %%
jtbd.check("ex-08-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-08-2")
