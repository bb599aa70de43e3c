# %% [markdown] tags=["title"]
# # Segments by struggle and circumstance
#
# Read, check, analyse, judge, report. Run the cells from top to bottom; change the first one for your own survey.
# `jtbd report survey.toml --out report.html` makes a page to hand round from the same cells, with the code hidden.

# %% tags=["parameters"]
codebook = "survey.toml"  # says what each column of your data means
n_segments = None  # None: the answers decide how many, if any
threshold = None  # share of people who struggle, from which a target falls short; None: our default
switchers = True  # compare with groups by background facts, where you asked them
re_measure = None  # when you will ask again, such as "2027-05"; None: a year from now
names = {}  # names of your own, by what goes wrong and why: {"A": "late by several stops", ...}
predictions = {}  # what would show that you are wrong, with a number and a date: {"A": "...", ...}
tables = "tables"  # folder for the tables and figures

# %% tags=["setup"]
import jtbd_helpers as jtbd
from jtbd_helpers.report import Pages, ask_again, canvas, decision, hand_out, predicted, segment_cards
from jtbd_helpers.report import quality_counts, status_grid, survey_facts

pages = Pages()
re_measure = ask_again(re_measure)

# %% [markdown]
# ## Method and data
#
# Look here before you believe anything else: how many people, who was set aside and why, and how many answers are missing.

# %%
raw = jtbd.read_survey(codebook)
survey = raw.clean()
pages.table("Method and data", survey_facts(raw, survey, re_measure), note=" ".join(survey.notes))

# %%
pages.table("Quality of the answers, before cleaning", quality_counts(raw))

# %% [markdown]
# ### Roles
#
# Who answered: those who do the job, those it is done for, or those who pay?

# %%
if survey.role is not None:
    roles = survey.role.value_counts().rename_axis("role").reset_index(name="people")
    shown = pages.table("Roles", roles)
else:
    shown = pages.not_measured("Roles", "Ask who does the job, for whom, and who pays; name the column as `role`.")
shown

# %% [markdown]
# ## Opportunity landscape
#
# Which value targets fall short, over all people? Before you believe the order: where two intervals overlap, the order
# may be luck. And an average hides groups: a target may look fine and fall short for a quarter of the people.

# %%
rated = survey.importance.shape[1] > 0
pilot = len(survey.weights) < 30  # so few people have no score
if pilot:
    told = "A score needs 30 people or more. `jtbd.plan_survey` on this pilot says how many to ask."
    shown = pages.not_measured("Opportunity landscape", told)
else:
    scores = jtbd.score_value_targets(survey, formula="top2" if rated else "difficulty", threshold=threshold)
    display(pages.figure("Opportunity landscape" if rated else "Difficulty", scores.plot(), scores.describe()))
    shown = pages.table("Value targets", scores)
shown

# %% [markdown]
# ## Circumstances and struggles
#
# Which circumstance goes with which moment of struggle? Before you believe it: this is association in one survey. That the
# circumstance comes first is our assumption.

# %%
asked = survey.circumstances.shape[1] > 0
if asked and rated:
    struggles = jtbd.find_struggles(survey)
    display(pages.figure("Circumstance and struggle", struggles.plot(), struggles.describe()))
    first = ["circumstance", "level", "target_id", "share_with", "share_without", "lift", "low", "high", "q_value"]
    first = [column for column in first if column in struggles.pairs]  # a level where answers are in words
    pairs = struggles.pairs.sort_values(["q_value", "lift"], ascending=[True, False], ignore_index=True)
    shown = pages.table("Circumstance and struggle", pairs, shown=first, note="Surest first.")
else:
    shown = pages.not_measured("Circumstances and struggles", "Ask what came in people's way, and name the columns.")
shown

# %% [markdown]
# ## Segments
#
# How many groups, if any? The headline comes first, then three questions. Before you believe a segment: was it better than
# chance, would we find it again, and is it needs or answering habit?

# %%
segments = jtbd.segment(survey, n_segments=n_segments).rename(names)
tried = ["n_segments", "bic", "icl", "entropy", "stability", "leakage", "smallest_share", "start_hit_rate"]
panel = f"{segments.headline}. " + " ".join(segments.questions["sentence"])
display(pages.figure("Judgement panel", segments.plot_evidence(), panel))
display(pages.table("Three questions", segments.questions[["question", "word", "number", "sentence"]]))
note = segments.caption if segments.n_segments > 1 else f"{segments.caption} {segments.reach}"
pages.table("Numbers of groups tried", segments.evidence, shown=tried, note=note)

# %%
found = segments.n_segments > 1
if found:
    display(pages.figure(f"Size and mark of each {segments.noun}", segments.plot(), segments.describe()))
else:
    display(pages.not_measured("Segments", f"{segments.headline}. {segments.reach} The table shows all people as one."))
first = ["segment", "n", "share", "share_low", "share_high", "urgency", "leading_circumstance", "leading_struggle"]
pages.table("Segments", segments.table, shown=first)

# %%
statuses = segments.value_targets(threshold=threshold)
display(pages.table("Status of each value target in each segment", status_grid(statuses, survey)))
evidence = ["segment", "target_id", "status", "struggle_share", "struggle_low", "struggle_high", "market_share", "n"]
pages.table("Evidence for each status", statuses, shown=evidence)

# %%
if found and asked:
    shown = pages.table("Circumstances of each segment", segments.circumstances())
else:
    shown = pages.not_measured("Circumstances of each segment", "They need segments and circumstance questions.")
shown

# %% [markdown]
# ### Who they are, afterwards
#
# Background facts describe segments; they did not make them. Often nothing is shared, and that is a result.

# %%
known = survey.profile.shape[1] > 0
if found and known:
    profile = segments.profile()
    facts = ["segment", "variable", "level", "n", "share", "share_low", "share_high", "share_all", "lift"]
    display(pages.table("Background facts that differ", profile.tests))
    shown = pages.table("Profile of each segment", profile, shown=facts, note=profile.describe())
else:
    shown = pages.not_measured("Profile", "It needs segments and background facts.")
shown

# %% [markdown]
# ## Segmentation contest
#
# Is this cut better than one by background facts? Each is fitted on one half of the people and judged on the other.

# %%
if found and known and switchers:
    rival = jtbd.segment(survey, on="profile", n_segments=segments.n_segments, null_draws=0, refits=0)
    contest = jtbd.compare_segmentations(survey, {"these segments": segments, "background facts": rival})
    display(pages.figure("Urgency and size of groups", contest.plot(), contest.describe()))
    shown = pages.table("Contest", contest)
else:
    shown = pages.not_measured("Contest", "It needs segments and background facts to compare with.")
shown

# %% [markdown]
# ## Blueprint
#
# The cheapest features that end each segment's struggles. Before you believe it: costs and what a feature helps with are
# your own estimates from the codebook.

# %%
planned = rated and len(survey.features) > 0
if planned:
    plan = jtbd.blueprint(segments, threshold=threshold)
    display(pages.figure("Blueprint", plan.plot(), plan.describe()))
    display(pages.table("Cost of each segment's features", plan.summary))
    shown = pages.table("What each feature is for", plan)
else:
    shown = pages.not_measured("Blueprint", "List the features you could build under [[features]], with their cost.")
shown

# %% [markdown]
# ## Segment cards
#
# For each segment: position, product, price, message, campaign. What has no data behind it says so.

# %%
cards = segment_cards(segments, statuses, plan if planned else None, profile if found and known else None, pages)
first = ["segment", "size", "urgency", "position", "product", "cost", "price"]
display(pages.table("Segment cards", cards, shown=first))
display(pages.table("What to say to each segment", cards[["segment", "message", "campaign"]]))
display(pages.not_measured("Job mix", "It needs events of what customers do: `jtbd new job-mix`."))
pages.not_measured("Preference and price", "They need a choice study: `jtbd new conjoint`.")

# %% [markdown]
# ## Reaching the next customer
#
# A few questions that place a new person, with the accuracy measured on people the questions were not chosen on.

# %%
if found:
    tool = segments.typing_tool()
    display(pages.figure("Accuracy after each question", tool.plot(), tool.describe()))
    display(pages.table("Typing tool", tool))
    placed = tool.confusion.rename_axis(columns=None).reset_index()
    note = "Rows: where the whole survey puts people. Columns: where the tool puts them. People, as weighted."
    shown = pages.table("Placed by the tool, by the whole survey", placed, note=note)
else:
    shown = pages.not_measured("Typing tool", "It needs segments.")
shown

# %% [markdown]
# ## What would show that this is wrong
#
# One prediction for each segment, with a number and a date. Whoever asks again can hold it against what came.

# %%
if predictions:
    said = {names.get(letter, letter): sentence for letter, sentence in predictions.items()}
    shown = pages.table("Predictions", predicted(segments, said))
else:
    shown = pages.not_measured("Predictions", "Write one for each segment under `predictions`, in the first cell.")
shown

# %% [markdown]
# ## Canvas
#
# Customer segments and value propositions, ready for their two boxes.

# %%
pages.table("Canvas", canvas(cards))

# %% [markdown]
# ## To take away
#
# Who belongs where, for your own records: one row per person, with the probability and whether they are in between.

# %%
if found:
    display(pages.table("Respondents", segments.respondents(), rows=5))
display(pages.write(tables))
hand_out(tables, segments, tool) if found else pages.not_measured("Who belongs where", "It needs segments.")

# %% [markdown] tags=["decision"]
# ## What to decide

# %% tags=["decision"]
pages.lines(decision(segments, cards, plan if planned else None, re_measure, pages))
