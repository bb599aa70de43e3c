# %% [markdown]
# # ex-00-1 · Late by how much?
#
# From lesson [00, Start here](../notebooks/00_start_here.ipynb). You need no code: the last cell has a form. With code it takes
# three cells.

# %%
import jtbd_helpers as jtbd

jtbd.start()

# %% [markdown]
# **An example.** Five trips were 4, 9, 11, 16 and 30 minutes late. The mean is the total, shared out evenly over the trips:
# 70 ÷ 5 = 14.

# %%
sample = [4, 9, 11, 16, 30]
sum(sample) / len(sample)

# %% [markdown]
# **Your own five trips.** Nobody else has these numbers.

# %%
trips = jtbd.exercise_data("ex-00-1")
trips

# %% [markdown]
# **What is their mean?** Put your answer in place of the dots: a number, or a line of code. `trips.values()` holds the five
# numbers.

# %% tags=["stub"]
answer = ...

# %% tags=["solution"]
answer = sum(trips.values()) / len(trips)

# %%
jtbd.check("ex-00-1", answer)

# %% [markdown]
# Stuck? Run `jtbd.hint("ex-00-1")`. The form without code:

# %%
jtbd.check("ex-00-1")
