# %% [markdown] tags=["header"]
# # 05 · Job significance
#
# **Minutes:** 42 (counted) · **Before this:** 02 · **Requirements:** S2.5, S2.6, SX.3, SX.4
#
# Afterwards you can
#
# - 05-1 rank jobs from crucial to trivial, with ties,
# - 05-2 place jobs by crucial and frequent,
# - 05-3 apply the three criteria with any, all and score,
# - 05-4 (*for analysts*) measure how far raters agree.
#
# Three words from 02: a **job** is what somebody tries to get done; its *executor* carries it out; its *beneficiary* is
# whom it is done for. Run the cells from top to bottom with Shift + Enter. You need not read or write any code.

# %% tags=["header"]
import jtbd_helpers as jtbd

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
# A hospital widens narrowed arteries. Doctors, nurses and patients have ten jobs there, and nobody can work on ten at
# once. Which of them matter? There are three criteria: a failure has serious consequences; today's solutions fall
# short; and the job has reach.
#
# Commit to three answers. A guess is fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("05", item="p-05-1"), jtbd.quiz("05", item="p-05-2"), jtbd.quiz("05", item="p-05-3"))

# %% [markdown] tags=["worked"]
# ## Worked example: ten jobs of a hospital
#
# **Step 1. Ask about each job, and keep the answers apart.** How serious is a failure (`consequence`, 1 to 5)? How
# good is what there is today (`satisfaction`, 1 to 5)? For what share of patients does the job come up? What would
# they pay? And how often does it come up? *Why apart:* one mark out of ten would hide why a job matters. The case is
# invented and no clinical evidence. `NaN` under `payment` means that nobody stated a price.

# %% tags=["worked"]
jobs = jtbd.load_data("artery").jobs
asked = ["consequence", "satisfaction", "share_with_job", "payment", "times_per_month"]
jobs[["job", "statement", *asked]]

# %% [markdown] tags=["worked"]
# **Step 2. Name the rule, then apply it.** The text that this course began with lists three criteria and joins them
# by “or”:
#
# | Criterion | Holds when |
# |---|---|
# | consequence | half of the raters or more call a failure serious (4 or 5) |
# | unsatisfied | half or more are unsatisfied today (1 or 2) |
# | reach | many have the job (30 % or more), **or** few have it and would pay much |
#
# Read that way, one criterion is enough: the rule **any**. *Why name it:* another rule gives another list.

# %% tags=["worked"]
ranking = jtbd.rank_jobs(jobs, rule="any")
ranking

# %% [markdown] tags=["worked"]
# Eight of ten are significant. To restore a flow that stopped comes first: a failure is as serious as can be, and
# today's solutions are worst there. Within the list, significant jobs stand first, then the score decides (step 5).
# Two jobs share rank 4: their scores are equal, so they **tie**, and the next rank is 6. A ranking should not know
# more than the answers do.
#
# *Not measured* under `rank_low` and `rank_high` means: one answer per job, so nobody can say how much luck is in the
# ranks. With several raters a job there would be an interval.
#
# **Step 3. Mind the “or” inside the third criterion.** Few patients want a second opinion, 8 of 100. They would pay
# 300 €. If we call 200 € much, that job has reach, too. *Why you must say what is much:* a price is high in one
# market and small change in another, so there is no default.

# %% tags=["worked"]
with_price = jtbd.rank_jobs(jobs, rule="any", high_payment=200)
columns = ["job", "share_with_job", "payment", "many", "pays_much", "reach", "significant"]
display(with_price.table.loc[with_price.table["job"] == "second_opinion", columns])
jtbd.quiz("05", item="q-05-12")

# %% [markdown] tags=["worked"]
# **Step 4. Try the other reading.** The same text credits its list to the consultancy Innosight. The list which that
# firm published later has *four* criteria (important, tangible, unsatisfied, lucrative), and wants them *together*.
# The rule **all** is nearest to it; `tangible` is not asked here. *Why both:* neither reading is wrong, and people
# who do not say which they use talk past each other.

# %% tags=["worked"]
strict = jtbd.rank_jobs(jobs, rule="all")
print(strict.describe())
strict.table[["job", "consequence", "unsatisfied", "reach", "significant"]].head(4)

# %% tags=["worked"]
first = "Restore the flow in an artery that has suddenly closed, 2 times a month"
display(jtbd.quiz("05", item="p-05-1", result=first))
display(jtbd.quiz("05", item="p-05-2", result=8), jtbd.quiz("05", item="p-05-3", result=1))

# %% [markdown] tags=["worked"]
# Eight by one rule, one by the other. And the job on which a life depends is not significant by *all*: few patients
# have it, and nobody was ever asked for a price. Whoever reads only the word “significant” in a report would never
# know.
#
# **Step 5. Between the two: a score.** Each criterion is put on 0 to 1, and the **score** is their weighted mean.
# From 0.5 a job counts as significant. A score needs weights, and weights are opinion. So we ask how much hangs on
# them: the order is worked out 2,000 times, each time with other weights. *Why:* a leader who leads under nearly any
# weights is another thing than one who leads by a hair.

# %% tags=["worked"]
scored = jtbd.rank_jobs(jobs, rule="score")
swap = scored.swap
change = f"from {swap['weight']:.2f} to {swap['needed']:.2f}"
print(f"Weight of {swap['criterion']}, {change}: {swap['job']} is level with the leader.")
scored.table[["job", "score", "rank", "in_place", "top_three"]].head(5).round(2)

# %% [markdown] tags=["worked"]
# `restore_flow` leads with equal weights, and keeps its place in 6 of 10 draws. Somebody who gives reach a weight of
# .39 instead of .33 puts the report on a par with a life. This is why the criteria stay apart and the weights are
# printed.
#
# **Step 6. Draw crucial against frequent.** How often a job comes up is easy to count, and some texts say that it may
# show significance. It is a hint, no more. *Why a second axis:* jobs that are rare and crucial would drown among the
# frequent ones.

# %% tags=["worked"]
print(ranking.describe())
ax = ranking.plot()

# %% [markdown] tags=["worked"]
# The picture: times a month to the right, seriousness of a failure upwards, filled diamonds for significant jobs.
# Nine jobs lie on the right. Pulse and pressure come up 400 times a month, and a single miss is put right at the next
# round. Alone in the upper left corner, **rare but crucial**, lies the artery that has suddenly closed: least often
# of the ten, and first by the rule *any*.
#
# The lower right corner is no waste heap. A telephone company found a dozen trivial jobs around its bills: look up a
# due date, see who called, change an address. None was worth a project. One page with all of them was. **Trivial
# means that little is lost, not that nothing is to do.**

# %% [markdown] tags=["worked"]
# ### For analysts: a workshop ranks jobs
#
# Eight players of a game put five jobs into order. How far do they agree, and what order follows? **Kendall's W**
# runs from 0 (no agreement) to 1 (full); its p-value comes from shuffling each player's order. Three ways lead to one
# order: **Borda** counts the jobs that are ranked below, **Copeland** counts majorities won minus lost, **worth**
# (Plackett-Luce) asks how often a job is chosen first among what is left. Where they disagree, show all three; none
# is the true one.

# %% tags=["worked"]
import pandas as pd

word = {"C": "connect", "H": "challenge", "U": "unwind", "M": "master", "E": "escape"}
orders = ["CHUEM", "CUHME", "HCMUE", "CEHUM", "UCEHM", "CHMEU", "HUCME", "MCHUE"]  # of eight players, best first
rows = [(f"player {p}", word[job], rank) for p, order in enumerate(orders, 1) for rank, job in enumerate(order, 1)]
agreed = jtbd.agree_rankings(pd.DataFrame(rows, columns=["rater", "item", "rank"]))
print(agreed.describe())
agreed

# %% [markdown] tags=["worked"]
# W is .41: the players agree more than shuffled orders do (p = .004), and far from fully. All three ways give the
# same order here. Read the intervals: whether *connect* or *challenge* comes first, eight players cannot tell for
# sure, for rank 1 lies in both intervals. And agreement is not truth: eight people may share one blind spot.
#
# With two raters W says little. There **Kendall's tau-b** takes the pairs of jobs: (pairs ordered alike − pairs
# ordered the other way) ÷ √(pairs untied by the one × pairs untied by the other). It runs from −1 to 1, and ties are
# no disagreement.

# %% tags=["worked"]
display(jtbd.quiz("05", item="q-05-13"), jtbd.quiz("05", item="q-05-14"))

# %% [markdown] tags=["explore"]
# ## Explore: rank and place
#
# Six of the jobs, and now the order is yours: in the upper three places a failure matters. Choose a job, move it, say
# how often it comes up, change the rule. The two-by-two and the reasons below it follow.
#
# **Keys:** Tab goes from control to control; arrows choose a job, a frequency, a rule, and move a weight; Enter
# presses Up and Down.

# %% tags=["explore"]
jtbd.explore("rank_and_place")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("05")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Twenty raters judged three jobs of a library. Half of them, ten, is enough; many is 30 of 100,
# much is 100 €.
#
# | Job | failure matters | unsatisfied | have it, of 100 | would pay | any | all |
# |---|---|---|---|---|---|---|
# | borrow a book | 4: no | 3: no | 80: **yes** | 2 €: no | **yes**, by many | no |
# | prove a quotation in court | 16: **yes** | 12: **yes** | 1: no | 250 €: **yes** | **yes** | **yes**, by price |
# | stay warm | 6: no | 9: no | 25: no | 1 €: no | no | no |
#
# `unsatisfied` counts those who gave 1 or 2. Those who are content, and those in the middle, stay out of it.
#
# **Second, with blanks.** One job, three criteria; failure: __ of 20, unsatisfied: __ of 20, reach: __. Skip it if
# the first was clear.

# %% tags=["exercise"]
jtbd.quiz("05", item="q-05-15")

# %% [markdown] tags=["exercise"]
# **Third, a blank page.** These eight jobs are yours alone. Tick and dash on paper, then fill in the form. (The same
# exercise with code: `exercises/ex-05-1.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-05-1")

# %% [markdown] tags=["exercise"]
# **For analysts.** Two raters, six jobs, some ties. (With code: `exercises/ex-05-2.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-05-2")

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# The cut-offs are ours: half of the raters, 30 % of the people. Nothing in nature draws a line there, so they are
# printed with each result. A payment that somebody states is not a payment made. And raters who agree may share a
# blind spot: ask whoever carries the job out, and whoever benefits.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Question | Look at | Watch out |
# |---|---|---|
# | Is a failure serious? | consequence | nobody asks how often |
# | Do today's solutions fall short? | unsatisfied | count the unsatisfied, not the content |
# | Is there a market? | reach: many, **or** few who pay much | one half is enough; say what is much |
# | Significant? | rule any, all or score | name the rule; it decides more than the data |
# | In which order? | score, ties shown | how much hangs on the weights? |
# | How often? | times a month, its own axis | rare but crucial; trivial is not “skip” |

# %% [markdown] tags=["template"]
# ## Your own jobs
#
# Change one cell: where it says `jtbd.load_data("artery").jobs`, read a table of your own, such as
# `pd.read_csv("jobs.csv")`. It needs the columns `job`, `consequence`, `satisfaction` and `share_with_job`;
# `payment`, `times_per_month` and `rater` are welcome. Several raters a job: several rows.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Product path:** 13, the capstone, starting from a finished report.
# - **Class path:** 06a and 07 in the following week.
#
# Below is what you have learnt so far, and the button *save my progress*. Where the line at the top called the place
# temporary, save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
