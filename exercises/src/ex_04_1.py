# %% [markdown]
# # ex-04-1 · Finish a table of the game
#
# Belongs to lesson 04, objective 04-3. About 8 minutes. The rows are yours alone: everyone gets others.
#
# Five rows for a fantasy role-playing game, half finished. Leave out whoever the game could not help. Fill in the job and
# the need that are missing. Group the jobs, give names, and add somebody from the loop, with what they need.
#
# Three ways, checked the same way. Your words are checked by rules of thumb. They know English only, and can be wrong.
#
# 1. On the board: run the next two cells, fill the table in, press *Check*.
# 2. In a form: `jtbd.check("ex-04-1")`.
# 3. In code: put your answers in place of the dots.

# %%
import jtbd_helpers as jtbd

jtbd.start()
rows = jtbd.exercise_data("ex-04-1")
rows.set_axis([f"row {n}" for n in range(1, 6)])

# %%
table = jtbd.three_column_table("ex-04-1")
table

# %% tags=["stub"]
answer = {
    "out": [...],  # such as ["row 2"], or ["none of them"]
    "job": ...,  # the job that is missing
    "need": ...,  # the need that is missing, not that of the row left out
    "same_job": [...],  # all rows in the segment of row 1
    "name_first": ...,  # of the segment of row 1
    "name_other": ...,  # of the other segment
    "loop_who": ...,  # who else has the job of row 1?
    "loop_need": ...,  # what do these people need from the game?
}
if answer["job"] is ...:
    answer = table.state  # nothing typed: the board is what counts

# %% [markdown] tags=["solution"]
# Your rows are your own, so here is one sound way to finish each table that anybody can get.

# %% tags=["solution"]
from jtbd_helpers.course.learn.half_tables import finished

answer = finished(rows)
answer

# %%
jtbd.check("ex-04-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-04-1")
