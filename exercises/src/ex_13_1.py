# %% [markdown]
# # ex-13-1 · Mend a finished report
#
# Belongs to lesson 13, objective 13-3. About 8 minutes. The report is yours alone: everyone gets other numbers.
#
# Read it as one who must decide tomorrow. Then give
#
# - `weak`: its three weakest points, out of "better than chance", "found again", "answering habit", "people in between",
#   "answers on switching", "who was asked", "costs";
# - `decision`: the sentence of page 1, so that another can check it;
# - `name`: a better name for the segment on page 3;
# - `accuracy`: the accuracy of the typing tool to print, of 100;
# - `prediction`: one sentence on that segment that can turn out wrong.
#
# Your words are checked by rules of thumb. They know English only, and they can be wrong. Without code:
# `jtbd.check("ex-13-1")` shows a form, here and in lesson 13.

# %%
import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.course.learn.finished_report import as_pages

pd.set_option("display.max_colwidth", None)
jtbd.start()
report = jtbd.exercise_data("ex-13-1")
as_pages(report)

# %% tags=["stub"]
answer = {
    "weak": [..., ..., ...],
    "decision": ...,
    "name": ...,
    "accuracy": ...,
    "prediction": ...,
}

# %% [markdown] tags=["solution"]
# One good answer of many. The words are yours; what they must hold is not.

# %% tags=["solution"]
from jtbd_helpers.course.exercises.m13 import weakest

answer = {
    "weak": weakest(report),
    "decision": report["told"].rstrip(".") + " (Table 2).",
    "name": report["what"] + ": " + report["why"].lower(),
    "accuracy": report["held_out"],
    "prediction": f"Of 100 people in {report['segment']}, fewer than {report['urgency']} will have switched by 2027-12.",
}
answer

# %%
jtbd.check("ex-13-1", answer)

# %% [markdown]
# **With a report of your own**, the page that `jtbd report` wrote is checked for the same faults: a number without its
# table, a name that says who people are, an accuracy on the people it was fitted to, a segment without a prediction.
#
# ```python
# from pathlib import Path
#
# jtbd.check("ex-13-1", Path("report.html").read_text(encoding="utf-8"))
# ```
#
# Stuck? Run the next cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-13-1")
