# %% [markdown] tags=["title"]
# # A workshop: who, which job, what they need
#
# Fill in the boards with your colleagues, from top to bottom. Each keeps itself in a file as you go; “Undo” takes a step back.
# `jtbd report three_column_table.csv --template workshop --out report.html` makes a page of what you wrote.

# %% tags=["parameters"]
table = None  # a three-column table to begin with (CSV: who, job, need, …); None: empty
case = None  # "game" shows a finished table; None: yours
tables = "tables"  # folder for the tables

# %% tags=["setup"]
import io

import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.report import Pages

pages = Pages()

# %% [markdown]
# ## Who might be interested, which job, what do they need?
#
# Stage 1 collects and judges nothing. Stage 2 asks “could we help?”, row by row. Stage 3 asks what people need from us. Stage 4
# groups jobs into segments and needs into value propositions, and asks who else has the job.

# %% tags=["board"]
columns = jtbd.three_column_table(case)
if table:
    columns.load(table)
columns

# %%
pages.table("Three-column table", pd.read_csv(io.StringIO(columns.to_csv()), keep_default_na=False))

# %% [markdown]
# ## Roles
#
# Who uses, influences, recommends, decides, pays, and who has something to lose? An empty role is either nobody, and then say so,
# or a gap.

# %% tags=["board"]
roles = jtbd.role_map()
roles

# %%
pages.table("Roles", pd.read_csv(io.StringIO(roles.to_csv()), keep_default_na=False))

# %% [markdown]
# ## What they see, hear, think, say, and where it hurts

# %% tags=["board"]
empathy = jtbd.empathy_map()
empathy

# %%
pages.table("Empathy map", pd.read_csv(io.StringIO(empathy.to_csv()), keep_default_na=False))

# %% [markdown]
# ## One concept, from job to feature
#
# One struggle, its circumstance, and the feature that eliminates, accommodates or resolves it. Words that name a solution
# too early are pointed out as you type.

# %% tags=["board"]
concept = jtbd.concept_builder()
concept

# %%
pages.table("Concept", pd.read_csv(io.StringIO(concept.to_csv()), keep_default_na=False))

# %%
pages.write(tables)

# %% [markdown] tags=["decision"]
# ## What the workshop says, and what it does not

# %% tags=["decision"]
state = columns.state
kept = [row for row in state["rows"] if any(str(v).strip() for v in row.values())]
groups = [g for g in state["segments"] if g]
lines = [
    f"{len(kept)} rows, {len(groups)} groups of people with a job in common.",
    "These are opinions of the people in the room. Nobody was asked yet: a survey says how many, and how sure.",
    "Next: `jtbd new needs-survey` with the needs of column three as value targets.",
]
pages.lines(lines)
