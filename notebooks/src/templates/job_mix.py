# %% [markdown] tags=["title"]
# # What customers get done: job mixes from behaviour
#
# Read, check, analyse, judge, report. Run the cells from top to bottom; change the first one for your own data.
# `jtbd report signals.toml --out report.html` makes a page to hand round from the same cells, with the code hidden.

# %% tags=["parameters"]
codebook = "signals.toml"  # which traces of behaviour speak for which job
events = None  # the events: a CSV, a Parquet file or folder; None: the file that the codebook names
background = "customers.csv"  # facts about customers (customer_id and more), to compare with; None: none
unknown = "error"  # signals that no job has: "error" stops at them, "other" counts them beside the mix
zone = None  # time zone of times that carry none, such as "Europe/Berlin"; only for hours and days in the register
n_segments = None  # None: the mixes decide how many, if any
offers = {}  # segment -> the offer you would make it, such as {"A": "A plan for weekends"}
re_measure = None  # when you will look again, such as "2027-05"; None: a year from now
tables = "tables"  # folder for the tables and figures

# %% tags=["setup"]
from pathlib import Path

import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.report import Pages, as_facts, ask_again, frame_of_file, hand_out

pages = Pages()
re_measure = ask_again(re_measure)

# %% [markdown]
# ## Method and data
#
# Signals stand for jobs by our own judgement. Look at the register before you believe anything else: two signals or more for
# each job, from two sources or more. What leaves no trace is missed.

# %%
signals = jtbd.read_signals(codebook)
mix = jtbd.mix_jobs(events or signals.data, signals, unknown=unknown, zone=zone)
unexplained = mix.other.mean()
facts = {
    "Jobs": mix.table.shape[1],
    "Customers with evidence": len(mix.table),
    "Customers without any evidence, kept apart": len(mix.without_evidence),
    "Customers with few events, to be held lightly": len(mix.few_events),
    "A customer's events that belong to no job, on average": f"{unexplained:.0%}",
    "Look again by": re_measure,
}
display(pages.table("Method and data", as_facts(facts), note=mix.caption))
display(pages.table("Jobs", signals.jobs))
pages.table("Signals of each job", signals.table)

# %% [markdown]
# ## Mixes
#
# Shares, not counts: who does twice as much of everything has the same mix. What no job explains stands beside the mix.

# %%
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
tried = ["n_segments", "stability", "volume_share", "explained", "explained_by_look_alikes", "smallest_share"]
display(pages.table("Numbers of groups tried", segments.evidence, shown=tried, note=segments.caption))
if found:
    display(pages.figure("Mix of each segment", segments.plot(), segments.describe()))
    shown = pages.table("Segments", segments.table, shown=["segment", "n", "share", "share_low", "share_high"])
else:
    shown = pages.not_measured("Segments", segments.describe())
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
    people = frame_of_file(file).astype({"customer_id": str}).set_index("customer_id")
    unknown_to_file = ~segments.labels.index.astype(str).isin(people.index)
    people = people.reindex(segments.labels.index.astype(str))
    people["segment"] = segments.labels.to_numpy()
    few = [c for c in people if c != "segment" and people[c].nunique() <= 12]
    counts = people.melt("segment", few, "fact", "level").value_counts(["fact", "segment", "level"]).rename("customers")
    counts = counts.sort_index().reset_index()
    counts["share"] = counts["customers"] / counts.groupby(["fact", "segment"])["customers"].transform("sum")
    note = f"Share of the segment's customers with a known answer; {unknown_to_file.sum()} customers are not in {file.name}."
    passed = [c for c in people if c not in [*few, "segment"]]
    note += f" Not shown, for they have more than 12 different answers: {', '.join(passed)}." if passed else ""
    shown = pages.table("Background facts in each segment", counts, note=note)
else:
    shown = pages.not_measured("Background facts", f"They need segments, and a file {background} about customers.")
shown

# %% [markdown]
# ## To take away
#
# Who belongs where, for your own records: one row per customer, with the probability and whether they are in between.
# Whom to place next month: `segments.assign(segments.mix.score(events))`, from events and not from questions.

# %%
if found:
    display(pages.table("Customers", segments.respondents(), rows=5))
display(pages.table("Mixes", mix.table.reset_index(), rows=5))
display(pages.write(tables))
hand_out(tables, segments) if found else pages.not_measured("Who belongs where", "It needs segments.")

# %% [markdown] tags=["decision"]
# ## What to decide

# %% tags=["decision"]
panel = "Three questions"
where = ["Segments", "Customers"] if found else ["Numbers of groups tried"]
lines = [pages.traced(segments.describe(), panel, *where)]
for name, jobs, offer in card:
    who = f"{segments.noun.capitalize()} {name} gets" if found else "All customers together get"
    lines.append(pages.traced(f"{who} done: {jobs}. Offer: {offer}.", "Crucial jobs", "Solution cards"))
weak = segments.questions[~segments.questions["word"].isin(["yes", "jobs"])]
lines += [f"Weak point: {pages.traced(sentence, panel)}" for sentence in weak["sentence"]] if found else []
if silent := len(mix.without_evidence):
    said = f"Customers who left no trace of any job: {silent:,}; this says nothing about them."
    lines.append(pages.traced(said, "Method and data"))
lines.append(pages.traced(f"Of a customer's events, {unexplained:.0%} on average belong to no job.", "Method and data"))
lines.append("What people are satisfied with, and why they struggle, events do not tell: ask them.")
lines.append(f"Look again by {re_measure}: what people get done changes.")
pages.lines(lines)
