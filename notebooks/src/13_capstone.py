# %% [markdown] tags=["header"]
# # 13 · Capstone: from answers to a decision
#
# **Minutes:** 39 (counted) · **Before this:** 05 or 09 · **Requirements:** S0.7, S0.22, S1.13, S4.13, SX.7
#
# Afterwards you can
#
# - 13-1 go the full path from survey to blueprint, or from a finished report to a decision, naming its three weakest points,
# - 13-2 make a typing tool and state its accuracy,
# - 13-3 write a report that another can check,
# - 13-4 state one prediction per segment that can fail.
#
# **Coming from 05?** Read the worked example as a finished report: its tables and pictures are all here. Then go to “From a
# finished report to a decision”. You need not read any code. **Coming from 09?** Do the same steps with a case of yours.

# %% tags=["header"]
import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.report import Pages, decision, predicted, segment_cards

pd.set_option("display.max_colwidth", None)
jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Up to three questions from what you did before, from memory.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# 600 drivers whom nobody has met before answered the survey of 08b: 24 value targets, each rated for importance and
# satisfaction, and what came in their way. Commit to two guesses.

# %% tags=["predict"]
display(jtbd.quiz("13", item="p-13-1"), jtbd.quiz("13", item="p-13-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: new drivers, from answers to a report
#
# **Choose a case.** Any of three:
#
# | Case | How to get it | Its limits |
# |---|---|---|
# | new drivers | `jtbd.make_data("navigation", seed=13)`, with a seed of yours | invented; the truth is known to the generator only |
# | real travellers | `jtbd.load_data("travel_mode")` | 210 people, one choice each, sampled by what they chose; no value targets, so the path is that of 11 and 12, without a blueprint |
# | your own | `jtbd.read_survey("survey.toml")` | whatever your data cannot say |
#
# **Step 1. Quality first.** *Why:* what is not trusted here blurs every later number. `Pages` numbers each table, so that
# a sentence can say where its number stands.

# %% tags=["worked"]
raw = jtbd.make_data("navigation", seed=13, n=600)
survey, pages = raw.clean(), Pages()
flags = raw.quality().table[["straightliner", "speeder", "mostly_missing"]].sum()
counts = flags.rename_axis("flag").reset_index(name="people")
pages.table("Quality of the answers", counts, note=survey.notes[-1])

# %% [markdown] tags=["worked"]
# **Step 2. What falls short, over all people.** *Why before segments:* a meeting asks for it first, and it shows what an
# average hides. The scores below leave room for luck: where two intervals overlap, the order may be chance.

# %% tags=["worked"]
scores = jtbd.score_value_targets(survey)
print(scores.describe())
first = ["target_id", "statement", "opportunity", "opportunity_low", "opportunity_high", "status"]
pages.table("Value targets", scores.table.sort_values("opportunity", ascending=False), shown=first, rows=8)

# %% [markdown] tags=["worked"]
# **Step 3. Segments, and the judgement on them.** *Why the headline first:* a program returns groups from anything. Three
# questions say whether these are worth a name: is it better than chance, would we find them again, is it needs or habit?

# %% tags=["worked"]
segments = jtbd.segment(survey)
print(segments.describe())
display(pages.table("Three questions", segments.questions[["question", "number", "sentence"]]))
display(jtbd.quiz("13", item="p-13-1", result=segments.n_segments))
ax = segments.plot()

# %% [markdown] tags=["worked"]
# **Step 4. The contest.** Somebody will ask: why not by age and town, as ever? *Why on halves:* each cut is made on one half of
# the people and judged on the other, in turn. `cost_burden` says how many times the needed cost is paid, and
# `unserved_share` who gets nothing from one feature for all of a group.

# %% tags=["worked"]
by_facts = jtbd.segment(survey, on="profile", n_segments=segments.n_segments, null_draws=0, refits=0)
cuts = {"background facts": by_facts, "struggle and circumstance": segments}
contest = jtbd.compare_segmentations(survey, cuts)
first = ["segmentation", "alignment", "urgency_spread", "cost_burden", "unserved_share"]
display(pages.table("Contest", contest, shown=first), jtbd.quiz("13", item="q-13-12"))

# %% [markdown] tags=["worked"]
# **Step 5. The blueprint.** *Why the cheapest set:* what serves no target that falls short is a cost that a rival will not have.
# What a feature costs and helps with stands in the codebook; it is an estimate, so it may be a weak point.

# %% tags=["worked"]
blueprint = jtbd.blueprint(segments)
costs = pages.table("Cost of each segment's features", blueprint.summary, shown=["segment", "cost", "n_features"])
display(costs)
pages.table("What each feature is for", blueprint)

# %% [markdown] tags=["worked"]
# D, with nothing in its way, gets a feature all the same: two targets are *expected* there (people count on them), and this is
# the cheapest way to serve both.
#
# **Step 6. A typing tool, with its accuracy.** Eight questions place the next customer. *Why on people kept back:* a tool
# remembers the people it was fitted to. Beside the accuracy stands what one reaches without asking anything.

# %% tags=["worked"]
tool = segments.typing_tool(max_questions=8)
display(pages.table("Typing tool", tool, shown=["order", "text", "accuracy", "low", "high"]))
print(tool.describe())
display(jtbd.quiz("13", item="p-13-2", result=round(100 * tool.accuracy)), jtbd.quiz("13", item="q-13-11"))
ax = tool.plot()

# %% [markdown] tags=["worked"]
# **Step 7. Names.** *Why by struggle and circumstance:* whoever meets several stops belongs here, at any age, and nobody in the
# segment would mind the name. A name such as “busy young parents” is read as a caricature, and it is wrong about most of them.
# The second table says of each person where they belong, how surely, and whether they are in between two.

# %% tags=["worked"]
short = {"multi_stop": "late by several stops", "congestion": "late by jams", "no_signal": "lost without signal"}
short |= {"last_100m": "searching a hidden door", "none stands out": "nothing in the way"}
marks = segments.table.set_index("segment")["leading_circumstance"]
named = segments.rename({letter: short.get(mark, letter) for letter, mark in marks.items()})
sizes = ["segment", "n", "share", "share_low", "share_high", "urgency", "leading_struggle"]
display(pages.table("Segments", named.table, shown=sizes))
pages.table("Respondents", named.respondents(), rows=3)

# %% [markdown] tags=["worked"]
# **Step 8. Cards and a decision.** The card of each segment answers four questions of a meeting: position, product and price,
# message, campaign. *Why “not measured” is printed:* this survey asked no prices, and an empty cell would soon be filled by
# guesswork. Each of the others says which table it comes from.

# %% tags=["worked"]
statuses, plan, profile = named.value_targets(), jtbd.blueprint(named), named.profile()
first = ["segment", "target_id", "status", "struggle_share", "struggle_low", "struggle_high"]
display(pages.table("Evidence for each status", statuses, shown=first, rows=5))
display(pages.table("Profile of each segment", profile, rows=4))
cards = segment_cards(named, statuses, plan, profile, pages)
first = ["segment", "size", "urgency", "position", "product", "cost", "price"]
display(pages.table("Segment cards", cards, shown=first))
display(pages.table("What to say to each segment", cards[["segment", "message", "campaign"]]))
pages.lines(decision(named, cards, plan, "2027-11", pages))

# %% [markdown] tags=["worked"]
# **Step 9. One prediction per segment.** *Why:* a report that fits whatever happens says nothing. Each sentence below can turn
# out wrong, on a day that everybody can write down. Ours take the lower end of the interval of those who would switch; for
# people with nothing in their way, the upper end.

# %% tags=["worked"]
says = "Of 100 people “{}” who are offered their feature, {} will have tried it by 2027-11."
told = {}
for row in named.table.itertuples():
    fine = row.leading_struggle == "none stands out"
    many = f"fewer than {100 * row.urgency_high:.0f}" if fine else f"at least {100 * row.urgency_low:.0f}"
    told[row.segment] = says.format(row.segment, many)
pages.table("Predictions", predicted(named, told))

# %% [markdown] tags=["worked"]
# **Step 10. Hand it over, so that another can check it.** In a terminal, one line does all ten steps on a file and writes one
# page, the tables as files, versions, parameters and fingerprints of the data. *Why:* whoever runs it again on the same file
# should come to the same numbers, and whoever reads it must find where each one stands. (From here,
# `pages.write("my_tables")` writes all tables as files.)
#
# ```
# jtbd report survey.toml --out report.html --set names='{"A": "late by jams"}' --set predictions='{"A": "…"}'
# ```
#
# A report without a date to ask again is refused: circumstances change, and segments with them.
#
# ## From a finished report to a decision
#
# The other way round: a report lies on the table. Look for its three weakest points *before* you decide. Go down this list, and
# stop at whatever would change the decision if it were otherwise.
#
# | Ask | Weak, if |
# |---|---|
# | Who was asked, who was left out? | only our own customers; many left out, and no word why |
# | Better than chance? | look-alike surveys without groups separate as well |
# | Would we find them again? | hardly more than half of the people land in the same group |
# | Needs or answering habit? | a large part is answering style |
# | How many are in between? | so many that a segment has no edge |
# | How small is the segment to build for? | a dozen people; read its interval |
# | Where do costs come from? | somebody's guess |
# | Right about whom? | accuracy on the people it was fitted to |
# | What was not measured? | the decision hangs on it |
#
# For the drivers above: they are invented, what features cost and help with is assumed, and nobody paid. A survey among real
# drivers, offers in writing and a price test would mend these three.

# %% [markdown] tags=["explore"]
# ## Build a concept
#
# Take one segment of the drivers, or of your own, and write its concept from the job to the feature. Language is checked as you
# type. The three questions at the end decide: only three times *yes* gives *go*.
#
# **Keys:** Tab goes through the fields, Enter to the next; arrows or digits choose a kind or an answer; buttons add a chain and move
# it up or down.

# %% tags=["explore"]
jtbd.concept_builder()

# %% [markdown] tags=["explore"]
# *What to notice:* answer one question with *no*, and its own reason appears. Leave one open, and it stays *not decided*. Then
# hold your concept against the report. Is its struggle in a table? Does the circumstance stand with that segment? Is the
# feature in the blueprint? What was not measured?

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("13")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** “Commuters, 24 %, are keen on it; the tool places 96 of 100 rightly.” *Mended:* “Late by jams: 24 % of
# drivers, and 42 of 100 would switch (Table 8). The tool places 83 of 100 rightly whom it had not seen (Table 7). Of 100
# who are offered the detour, at least 33 will have tried it by 2027-11.”
#
# **Second, with blanks.** “Pensioners, 13 %, will love it.” Name: lost __ . Number: 13 % ( __ ). Prediction: of 100, at least
# __ will __ by __ . (Without signal; Table 8; a number, an act, a date.)
#
# **Third, a blank page.** A finished report that is yours alone: three weak points, and four things to mend. (With code, and
# for a report of your own: `exercises/ex-13-1.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-13-1")

# %% [markdown] tags=["exercise"]
# ### The rubric
#
# For your own report, read by somebody else: 0 missing · 1 begun · 2 done, with a gap · 3 done. Rows 10 and 11 belong to one path
# each, so a full report has 33 points.
#
# | | Row | 3 points look like this |
# |---|---|---|
# | 1 | job and value targets | no solution, no circumstance, no people in them |
# | 2 | who was asked | how, how many, who was left out and why |
# | 3 | needs | scores with intervals; the status of each target |
# | 4 | judgement | headline and three questions first; “none” would have been said |
# | 5 | contest | held against the usual cut, on people it was not made on |
# | 6 | names | what goes wrong and why; nobody is caricatured |
# | 7 | blueprint | each feature serves a target that falls short and a circumstance |
# | 8 | numbers | each one names its table; what was not measured says so |
# | 9 | predictions | one per segment, each can fail: number and date |
# | 10 | typing tool (Analyst, Class) | accuracy on people kept back, beside what no question reaches |
# | 11 | weakest points (Product) | the three that could turn the decision, and what would mend each |
# | 12 | decision | what to do first, for whom, and when to ask again |

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Step | Call | Must not be missing |
# |---|---|---|
# | quality, needs | `.clean()`, `score_value_targets` | who was left out; intervals |
# | segments, judgement | `segment(survey)` | headline, three questions, or “none” |
# | contest, blueprint | `compare_segmentations`, `blueprint` | the other half of the people; what a cost rests on |
# | typing tool | `.typing_tool()` | accuracy on people kept back |
# | report | `jtbd report` | a table behind each number; a date to ask again |
# | predictions | `predictions={…}` | number and date, so that it can fail |

# %% [markdown] tags=["template"]
# ## With your own survey
#
# ```
# jtbd new circumstance my_study --data export.csv
# jtbd validate my_study/survey.toml
# jtbd report my_study/survey.toml --out report.html
# ```
#
# Two cells change: the first one of the template (file, names, predictions), and the codebook, where each guess waits for you.
# Guesses that nobody confirmed are said on the first page. For choices it is `conjoint`, for behaviour `job-mix`.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Product, Analyst, Class:** this was the last lesson. What goes on is the next wave: `segments.save(…)` today, and in a year
#   `jtbd.load_result(…).assign(new_survey)`. Then read your predictions aloud.
#
# Below is what you have learnt, and the button *save my progress*. Where the line at the top called the place temporary, save now,
# or it is gone.

# %% tags=["next"]
jtbd.progress()
