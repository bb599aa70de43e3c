# %% [markdown]
# # ex-10-1 · Score a new customer and assign
#
# Belongs to lesson 10, objective 10-2. About 8 minutes. The numbers are yours alone: everyone gets others.
#
# `signals` gives the weight of each signal in each job, and how often two new customers, Cleo and Dan, left it in 90 days.
# `segments` gives the mean mix of three segments, and how many events their members have on average.
#
# 1. What share of Cleo's mix is **in touch abroad**, in %?
# 2. What share is **weekend chosen**, in %?
# 3. Which **segment** has a mean mix most like hers?
# 4. Where does **Dan** belong: to one of the segments, or `"set aside: no evidence"`?
#
# Without code: `jtbd.check("ex-10-1")` shows a form for your answers, here and in lesson 10.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-10-1")
display(data["signals"], data["segments"])

# %% tags=["stub"]
answer = {"in_touch": ..., "weekend": ..., "segment": ..., "dan": ...}

# %% [markdown] tags=["solution"]
# The strengths are those that leave just these counts, none below zero. Then close them to 100 %, and compare square roots.

# %% tags=["solution"]
import numpy as np
from scipy.optimize import nnls

signals, segments = data["signals"], data["segments"]
jobs = ["in touch abroad", "weekend chosen", "sure of the phone", "other jobs"]
strength = {name: nnls(signals[jobs].to_numpy(), signals[name].to_numpy(float))[0] for name in ("Cleo", "Dan")}
mix = strength["Cleo"] / strength["Cleo"].sum()
away = ((np.sqrt(segments[jobs] / 100) - np.sqrt(mix)) ** 2).sum(axis=1)
answer = {
    "in_touch": 100 * mix[0],
    "weekend": 100 * mix[1],
    "segment": away.idxmin(),
    "dan": "set aside: no evidence" if strength["Dan"].sum() == 0 else "segment A",
}
answer

# %%
jtbd.check("ex-10-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-10-1")
