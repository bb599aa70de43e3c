# %% [markdown]
# # ex-10-2 · Crucial jobs and one offer
#
# Belongs to lesson 10, objective 10-4. About 6 minutes. The numbers are yours alone.
#
# `mixes` gives the mean mix of one segment and of all customers, in %. `offers` says which jobs each offer serves.
# The segment is `segment_is` % of all customers.
#
# 1. Which are the fewest jobs that cover 80 % of the segment's mean mix? These are its **crucial jobs**.
# 2. How much do they **cover**, in %?
# 3. What is the **lift** of the segment's largest job?
# 4. Which **offer** serves most of the mix, counting crucial jobs only?
#
# Without code: `jtbd.check("ex-10-2")` shows a form for your answers, here and in lesson 10.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-10-2")
display(data["mixes"], data["offers"], data["segment_is"])

# %% tags=["stub"]
answer = {"crucial": ..., "covered": ..., "lift": ..., "offer": ...}

# %% [markdown] tags=["solution"]
# Largest share first, until 80 % is reached. Lift compares with all customers.

# %% tags=["solution"]
mixes, offers = data["mixes"], data["offers"]
shares = mixes["segment"].sort_values(ascending=False)
crucial = list(shares.index[: (shares.cumsum() < 80).sum() + 1])
served = offers["serves"].str.split(", ").map(lambda jobs: shares[[job for job in jobs if job in crucial]].sum())
answer = {
    "crucial": crucial,
    "covered": shares[crucial].sum(),
    "lift": (mixes["segment"] / mixes["all"])[crucial[0]],
    "offer": served.idxmax(),
}
answer

# %%
jtbd.check("ex-10-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-10-2")
