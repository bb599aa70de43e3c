# %% [markdown] tags=["title"]
# # What customers get done: job mixes from behaviour
#
# Read, check, analyse, judge, report. Run the cells from top to bottom; change the first one for your own data.
# `jtbd report signals.toml --out report.html` makes a page to hand round from the same cells, with the code hidden.

# %% tags=["parameters"]
codebook = "signals.toml"  # which traces of behaviour speak for which job
events = None  # the events: a CSV, a Parquet file or folder; None: the file that the codebook names
background = "customers.csv"  # facts about customers (customer_id and more), to compare with; None: none
n_segments = None  # None: the mixes decide how many, if any
offers = {}  # segment -> the offer you would make it, such as {"A": "A plan for weekends"}
re_measure = None  # when you will look again, such as "2027-05"; None: a year from now
tables = "tables"  # folder for the tables and figures

# %% tags=["setup"]
from pathlib import Path

import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.report import Pages, ask_again

pages = Pages()
re_measure = ask_again(re_measure)

# %% [markdown]
# ## Method and data
#
# Signals stand for jobs by our own judgement. Look at the register before you believe anything else: two signals or more for
# each job, from two sources or more. What leaves no trace is missed.

# %%
signals = jtbd.read_signals(codebook)
mix = jtbd.mix_jobs(events or str(signals.data), signals)
facts = {
    "Jobs": mix.table.shape[1],
    "Customers with evidence": len(mix.table),
    "Customers without any evidence, kept apart": len(mix.without_evidence),
    "Customers with few events, to be held lightly": len(mix.few_events),
    "Look again by": re_measure,
}
data = pd.DataFrame({"what": list(facts), "value": [str(v) for v in facts.values()]})
display(pages.table("Method and data", data, note=mix.caption))
pages.table("Jobs", signals.jobs)

# %% [markdown]
# ## Mixes
#
# Shares, not counts: who does twice as much of everything has the same mix. What no job explains stands beside the mix.

# %%
unexplained = mix.other.mean()
said = f"{mix.describe()} On average {unexplained:.0%} of a customer's events belong to no job."
display(pages.figure("Mixes of some customers, and of all", mix.plot(), said))
pages.table("Share of each job, mean of customers", mix.table.mean().rename("share").rename_axis("job").reset_index())

# %% [markdown]
# ## Segments
#
# How many groups of customers with a like mix, if any? The headline first, then the questions.

# %%
segments = jtbd.segment(mix, n_segments=n_segments)
found = segments.n_segments > 1
panel = f"{segments.headline}. " + " ".join(segments.questions["sentence"])
display(pages.figure("Judgement panel", segments.plot_evidence(), panel))
display(pages.table("Three questions", segments.questions[["question", "word", "number", "sentence"]]))
display(pages.table("Numbers of groups tried", segments.evidence, note=segments.caption))
shown = pages.table("Segments", segments) if found else pages.not_measured("Segments", segments.describe())
shown

# %% [markdown]
# ## Solution cards
#
# The few jobs that make up most of each segment's mix, and one offer tied to them. The offer is yours to write.

# %%
crucial = segments.crucial_jobs() if found else mix.crucial_jobs()
display(pages.table("Crucial jobs", crucial))
card = [
    (name, "; ".join(part["statement"]), offers.get(name, "not written: name it in `offers`, first cell"))
    for name, part in crucial.groupby("segment")
]
pages.table("Solution cards", pd.DataFrame(card, columns=["segment", "crucial jobs", "offer"]))

# %% [markdown]
# ## Against other ways of cutting
#
# Do background facts say the same? Usually they do not.

# %%
file = Path(codebook).parent / background if background else Path("none")
if found and file.is_file():
    people = pd.read_csv(file, dtype={"customer_id": str}).set_index("customer_id")
    people = people.reindex(segments.labels.index.astype(str))
    people["segment"] = segments.labels.to_numpy()
    few = [c for c in people if c != "segment" and people[c].nunique() <= 12]
    share = people.melt("segment", few, "fact", "level").value_counts(["fact", "segment", "level"]).rename("customers")
    shown = pages.table("Background facts in each segment", share.sort_index().reset_index())
else:
    shown = pages.not_measured("Background facts", "They need segments and a file of facts about customers.")
shown

# %% [markdown]
# ## To take away

# %%
if found:
    display(pages.table("Customers", segments.respondents()))
display(pages.table("Mixes", mix.table.reset_index()))
pages.write(tables)

# %% [markdown] tags=["decision"]
# ## What to decide

# %% tags=["decision"]
lines = [segments.describe()]
lines += [f"Segment {name} gets done: {jobs}. Offer: {offer}." for name, jobs, offer in card] if found else []
lines += [f"Weak point: {q.sentence}" for q in segments.questions.itertuples() if q.word not in {"yes", "mix", "jobs"}]
lines.append(f"{len(mix.without_evidence)} customers left no trace of any job; this says nothing about them.")
lines.append(f"Look again by {re_measure}: what people get done changes.")
pages.lines(lines)
