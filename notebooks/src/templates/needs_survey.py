# %% [markdown] tags=["title"]
# # What falls short, for all and for groups with like needs
#
# For a survey of importance and satisfaction, or of difficulty. Read, check, analyse, judge, report. Run the cells from top to bottom; change the first one for your own survey.
# `jtbd report survey.toml --template needs-survey --out report.html` makes a page to hand round from the same cells, with the code hidden.

# %% tags=["parameters"]
codebook = "survey.toml"  # says what each column of your data means
n_segments = None  # None: the answers decide how many, if any
threshold = None  # share of people who struggle, from which a target falls short; None: our default
other_formula = "mean"  # a second formula, to see what hangs on the first
re_measure = None  # when you will ask again, such as "2027-05"; None: a year from now
tables = "tables"  # folder for the tables and figures

# %% tags=["setup"]
import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.report import Pages, ask_again, hand_out, quality_counts, recontact
from jtbd_helpers.report import status_grid, survey_facts, unconfirmed

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
# ## What falls short
#
# Before you believe the order: where two intervals overlap, the order may be luck. `shrunk` is the score with that luck taken
# out.

# %%
rated = survey.importance.shape[1] > 0
formula = "top2" if rated else "difficulty"
pilot = len(survey.weights) < 30  # so few people have no score
if pilot:
    shown = pages.not_measured("Value targets", "A score needs 30 people or more; see what to ask next, below.")
else:
    scores = jtbd.score_value_targets(survey, formula=formula, threshold=threshold)
    display(pages.figure("Value targets", scores.plot(), scores.describe()))
    shown = pages.table("Value targets", scores)
shown

# %% [markdown]
# ## What hangs on the formula
#
# A formula is a choice. Targets that lead under both are safer to act on.

# %%
if rated and other_formula and not pilot:
    other = jtbd.score_value_targets(survey, formula=other_formula, threshold=threshold)
    both = pd.DataFrame(
        {
            "target_id": scores.table["target_id"],
            "statement": scores.table["statement"],
            f"rank_{formula}": scores.table["opportunity"].rank(ascending=False),
            f"rank_{other_formula}": other.table["opportunity"].rank(ascending=False),
        }
    )
    shown = pages.table("Ranks under two formulas", both.sort_values(f"rank_{formula}"), note=other.caption)
else:
    shown = pages.not_measured("A second formula", "It needs importance and satisfaction.")
shown

# %% [markdown]
# ## Groups with like needs
#
# An average can look fine while a quarter of the people struggle. Are there groups, if any? Without circumstances they are
# groups, not segments: we know that they differ, not why.

# %%
groups = jtbd.segment(survey, on="needs", n_segments=n_segments)
found = groups.n_segments > 1
tried = ["n_segments", "bic", "icl", "entropy", "stability", "leakage", "smallest_share", "start_hit_rate"]
panel = f"{groups.headline}. " + " ".join(groups.questions["sentence"])
display(pages.figure("Judgement panel", groups.plot_evidence(), panel))
display(pages.table("Three questions", groups.questions[["question", "word", "number", "sentence"]]))
display(pages.table("Numbers of groups tried", groups.evidence, shown=tried, note=groups.caption))
if found:
    display(pages.figure("Size and mark of each group", groups.plot(), groups.describe()))
    shown = pages.table("Groups", groups)
else:
    shown = pages.not_measured("Groups", f"{groups.headline}. {groups.reach}")
shown

# %%
statuses = groups.value_targets(threshold=threshold)
display(pages.table("Status of each value target in each group", status_grid(statuses, survey)))
evidence = ["segment", "target_id", "status", "struggle_share", "struggle_low", "struggle_high", "market_share", "n"]
pages.table("Evidence for each status", statuses, shown=evidence)

# %%
if found and survey.profile.shape[1] > 0:
    profile = groups.profile()
    facts = ["segment", "variable", "level", "n", "share", "share_low", "share_high", "share_all", "lift"]
    display(pages.table("Background facts that differ", profile.tests))
    shown = pages.table("Profile of each group", profile, shown=facts, note=profile.describe())
else:
    shown = pages.not_measured("Profile", "It needs groups and background facts.")
shown

# %% [markdown]
# ## What to ask next
#
# How many people would be needed to find smaller differences, and which circumstances to ask about.

# %%
plan = jtbd.plan_survey(survey, surveys=20)
display(pages.table("What samples of other sizes could find", plan, note=plan.describe()))
pages.lines(recontact(survey))

# %% [markdown]
# ## Reaching the next customer
#
# A few questions that place a new person, with the accuracy measured on people the questions were not chosen on.

# %%
if found:
    tool = groups.typing_tool()
    display(pages.figure("Accuracy after each question", tool.plot(), tool.describe()))
    shown = pages.table("Typing tool", tool)
else:
    shown = pages.not_measured("Typing tool", "It needs groups.")
shown

# %% [markdown]
# ## To take away
#
# Who belongs where, for your own records: one row per person, with the probability and whether they are in between.

# %%
if found:
    display(pages.table("Respondents", groups.respondents(), rows=5))
display(pages.write(tables))
hand_out(tables, groups, tool) if found else pages.not_measured("Who belongs where", "It needs groups.")

# %% [markdown] tags=["decision"]
# ## What to decide

# %% tags=["decision"]
falling = statuses[statuses["status"] == "undershot"].merge(survey.value_targets[["target_id", "statement"]])
said = "Scores: not measured, for so few people." if pilot else pages.traced(scores.describe(), "Value targets")
lines = [*unconfirmed(survey), said]
where = ["Groups", "Respondents"] if found else ["Numbers of groups tried"]
lines.append(pages.traced(groups.describe(), "Three questions", *where))
for name, part in falling.sort_values("struggle_share", ascending=False, kind="stable").groupby("segment"):
    who = f"{groups.noun.capitalize()} {name}" if found else "Everybody"
    first = zip(part["statement"].iloc[:3], part["struggle_share"].iloc[:3], strict=True)
    short = "; ".join(f"“{statement}” ({share:.0%} struggle)" for statement, share in first)
    lines.append(pages.traced(f"{who}: falls short of {short}.", "Evidence for each status"))
lines += ["No value target surely falls short."] if falling.empty else []
weak = groups.questions[~groups.questions["word"].isin(["yes", "needs"])]
lines += [f"Weak point: {pages.traced(sentence, 'Three questions')}" for sentence in weak["sentence"]] if found else []
see = "see which circumstance goes with each struggle (template circumstance)"
ask = see if len(survey.circumstance_list) else "ask what causes each struggle"
lines.append(f"Before building, {ask}: the causes decide what helps.")
lines.append(f"Ask again by {re_measure}: needs change.")
pages.lines(lines)
