# %% [markdown]
# # ex-04-2 · Eight rows, two columns to group
#
# Belongs to lesson 04, objective 04-2. About 5 minutes. The rows are yours alone: everyone gets others.
#
# You rent out a cellar with a workbench and tools. Here are eight people whom it could help. Which of them are one segment,
# and which share a value proposition? Different words may say the same. Rows are called `"row 1"` … `"row 8"`.
#
# Without code: `jtbd.check("ex-04-2")` shows a form, here and in lesson 04.

# %%
import jtbd_helpers as jtbd

jtbd.start()
table = jtbd.exercise_data("ex-04-2")
table.set_axis([f"row {n}" for n in range(1, 9)])

# %% tags=["stub"]
answer = {
    "n_segments": ...,
    "same_job": [...],  # all rows in the segment of row 1
    "n_propositions": ...,
    "same_need": [...],  # all rows in the value proposition of row 1
}

# %% [markdown] tags=["solution"]
# Every job and every need is at heart one of three. Say which, and count.

# %% tags=["solution"]
import pandas as pd
from jtbd_helpers.course.exercises.m04 import JOBS, NEEDS

at_heart = {text: kind for pool in (JOBS, NEEDS) for kind, texts in pool.items() for text in texts}
kinds = table[["job", "need"]].apply(lambda column: column.map(at_heart)).set_axis([f"row {n}" for n in range(1, 9)])
answer = {
    "n_segments": kinds["job"].nunique(),
    "same_job": list(kinds.index[kinds["job"] == kinds["job"].iloc[0]]),
    "n_propositions": kinds["need"].nunique(),
    "same_need": list(kinds.index[kinds["need"] == kinds["need"].iloc[0]]),
}
pd.concat([table.set_axis(kinds.index), kinds.add_suffix(" at heart")], axis=1)

# %%
jtbd.check("ex-04-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-04-2")
