# %% [markdown]
# # ex-05-2 · How far do two raters agree?
#
# Belongs to lesson 05, objective 05-4, for analysts. About 5 minutes. The ranks are yours alone: everyone gets others.
#
# Ada and Ben ranked six jobs of a game. 1 is most significant; equal numbers are ties. How far do they
# agree, by **Kendall's tau-b**?
#
# tau-b = (pairs ordered alike − pairs ordered the other way) ÷ √(pairs untied by Ada × pairs untied by Ben)
#
# Without code: `jtbd.check("ex-05-2")` shows a form, here and in lesson 05.

# %%
import jtbd_helpers as jtbd

jtbd.start()
ranks = jtbd.exercise_data("ex-05-2")
ranks

# %% tags=["stub"]
answer = ...

# %% [markdown] tags=["solution"]
# Pandas computes tau-b: ties are taken out of each rater's own pairs.

# %% tags=["solution"]
answer = ranks["ada"].corr(ranks["ben"], method="kendall")
answer

# %%
jtbd.check("ex-05-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-05-2")
