# %% [markdown] tags=["header"]
# # 10 · Job mix
#
# **Minutes:** 37 (counted) · **Before this:** 09 · **Requirements:** S3.1, S3.2, S3.3, S3.4, S3.5, S3.6, S3.7, S3.8, SX.1
#
# Afterwards you can
#
# - 10-1 define contexts, jobs and signals,
# - 10-2 score a customer,
# - 10-3 cluster on composition,
# - 10-4 name crucial jobs and one offer.
#
# Run the cells from top to bottom with Shift + Enter. You need not read or write any code.

# %% tags=["header"]
import jtbd_helpers as jtbd
import numpy as np
import pandas as pd

pd.set_option("display.max_colwidth", None)  # sentences in tables are shown whole
jtbd.start()

# %% [markdown] tags=["warmup"]
# ## Warm-up
#
# Up to three questions from earlier lessons, from memory.

# %% tags=["warmup"]
jtbd.review(3)

# %% [markdown] tags=["predict"]
# ## Predict, then see
#
# A phone company asks its customers nothing. It has traces of what they do: calls, searches, bills opened. Can segments be made
# of that? Commit to two guesses. A *job mix* is how a customer's doings divide among jobs, in %.

# %% tags=["predict"]
display(jtbd.quiz("10", item="p-10-2"), jtbd.quiz("10", item="p-10-1"))

# %% [markdown] tags=["worked"]
# ## Worked example: what customers of a phone company get done
#
# **Step 1. Contexts and jobs, in two tables.** A *context* is where and when something is done. A *job* is what somebody tries to
# get done there. Bayer & Taillard (2013) introduce their fifty jobs as *contexts*; keeping in touch with one's family while roaming
# is an example. It holds both: a job (stay close) and a context (abroad). *Why apart:* the same job comes up elsewhere, and abroad
# there are other jobs.
# Interviews, diaries, logs and surveys brought up the 52 jobs here. The customers are invented.

# %% tags=["worked"]
case = jtbd.load_data("telco")
jobs = case.signals.jobs.merge(case.jobs, on="job")
print(len(case.contexts), "contexts,", len(jobs), "jobs; brought up by", jobs["evidence"].value_counts().to_dict())
display(case.contexts, jobs.loc[[0, 1, 2, 7, 14], ["job", "statement", "context", "job_type", "evidence"]])

# %% [markdown] tags=["worked"]
# **Step 2. Signals.** No system records a job. It records *signals*: countable traces. A register says which signals speak for which
# job, and with what weight. Here it is one file, `signals.toml`, which `jtbd.read_signals` checks. *Why two signals from two sources
# at least:* a single variable always has a second reading. Look at “roaming days”, and at what happens when a job rests on one variable.

# %% tags=["worked"]
register = case.signals.table.drop(columns="where")
print(case.signals)
display(register[register["signal"] == "roaming_days"], register[register["job"] == "in_touch_abroad"])

# %% tags=["worked"]
columns = ["job", "signal", "source", "weight"]
alone = pd.DataFrame([("home_safely_late", "calls_after_midnight", "network", 1)], columns=columns)
try:
    jtbd.read_signals(alone)
except jtbd.JtbdError as refusal:
    print("Refused:", refusal)

# %% [markdown] tags=["worked"]
# Roaming days speak for staying in touch *and* for watching the cost. Only the other signals can tell which.
#
# **Step 3. One customer, by hand.** A small register: eight signals, three jobs, and all other jobs taken together. Ada left 100
# events. *Why this way:* we look for the strengths that would leave just these events.
#
# - Calls home speak for *in touch* alone: 20 ÷ .5 = **40**. Roaming days agree: 8 ÷ .2 = 40.
# - So *in touch* also left 40 × .3 = 12 of the 20 posts. The other 8 belong to *weekend*: 8 ÷ .4 = **20**. Searches agree: 12 ÷ .6 = 20.
# - Calls for help: 1 ÷ .5 = **2**. Bills: 19 ÷ .5 = **38**.

# %% tags=["worked"]
small = pd.DataFrame(
    [("in_touch", "calls_home", "network", 0.5), ("in_touch", "posts", "social", 0.3),
     ("in_touch", "roaming_days", "billing", 0.2),
     ("weekend", "searches", "web", 0.6), ("weekend", "posts", "social", 0.4),
     ("confidence", "how_to_calls", "call_centre", 0.5), ("confidence", "guides_read", "web", 0.5),
     ("other_jobs", "bills_opened", "web", 0.5), ("other_jobs", "top_ups", "billing", 0.5)],
    columns=columns,
)  # fmt: skip
counts = {"calls_home": 20, "posts": 20, "roaming_days": 8, "searches": 12,
          "how_to_calls": 1, "guides_read": 1, "bills_opened": 19, "top_ups": 19}  # fmt: skip
ada = pd.DataFrame({"customer_id": "Ada", "signal": list(counts), "quantity": list(counts.values())})
mix = jtbd.mix_jobs(ada, small)
print("Strength:", mix.strength.loc["Ada"].round(1).to_dict())
print("Mix in %:", (100 * mix.table.loc["Ada"]).round(1).to_dict())

# %% tags=["worked"]
jtbd.quiz("10", item="q-10-05")

# %% [markdown] tags=["worked"]
# `mix_jobs` finds the same (non-negative least squares, Lawson & Hanson 1974). The founding text stops at “20 %, 2 % and 40 %”, which
# makes 62 %. The other **38 %** belong to the remaining jobs; nothing obliges three named jobs to fill a life.
#
# A common short cut adds up weight × count. It counts shared posts twice. The next cell tries it.
# Then it scores three new customers: Bo does ten times as much as Ada, Cy only received post, of Di nothing was recorded.

# %% tags=["worked"]
import warnings

summed = small.pivot_table(index="job", columns="signal", values="weight", fill_value=0) @ pd.Series(counts)
bo = ada.assign(customer_id="Bo", quantity=10 * ada["quantity"])
rest = [("Cy", "letters_received", 30), ("Cy", "adverts_received", 12), ("Di", "calls_home", 0)]
new = pd.concat([bo, pd.DataFrame(rest, columns=ada.columns)])
with warnings.catch_warnings(record=True) as said:
    scored = jtbd.mix_jobs(new, small, unknown="other")
print("Weight × count, in %:", (100 * summed / summed.sum()).round().to_dict())
print("Said:", said[0].message)
print("Bo, in %:", (100 * scored.table.loc["Bo"]).round(1).to_dict())
print("Without evidence:", list(scored.without_evidence))

# %% [markdown] tags=["worked"]
# Bo's mix is Ada's. Cy and Di stand apart, *without evidence*. An equal mix would be an invention: we know nothing of them.
#
# **Step 4. All customers.** The same step for 3,000 people and 180 signals. *Why look at medians:* a person is rarely one job.

# %% tags=["worked"]
mix = jtbd.mix_jobs(case.events, case.signals)
print(mix.caption)
print("Without evidence:", len(mix.without_evidence), "of", len(mix.table) + len(mix.without_evidence))
print("Jobs of 5 % or more per person, median:", int((mix.table >= 0.05).sum(axis=1).median()))
named = ["weekend_chosen", "sure_of_phone", "in_touch_abroad"]
example = mix.table.loc["c_example"]
print("The example of the founding text, in %:", (100 * example[named]).round().astype(int).tolist(),
      "and in the 49 other jobs", round(100 * example.drop(named).sum()))
ax = mix.plot()

# %% [markdown] tags=["worked"]
# **Step 5. Segments.** Customers with a like mix belong together. `segment` runs k-means on square roots of the shares, so that a job of
# 2 % still counts for something beside one of 40 %. Then it asks its three questions; the third asks about *volume*, since answering
# style does not exist where nobody answers. *Why:* k-means returns groups from anything (09). Look-alikes are customers who all draw
# their events from the mix of the whole market.

# %% tags=["worked"]
segments = jtbd.segment(mix, refits=20, starts=5, max_segments=7)  # 20 refits, not 50: to be quick
print(segments.describe())
for question in segments.questions.itertuples():
    print(question.question, question.sentence)
segments.evidence[["n_segments", "stability", "volume_share", "explained", "explained_by_look_alikes"]].round(2)

# %% [markdown] tags=["worked"]
# Six: the largest number that is found again (`stability` from .90), beats all look-alikes, and is not volume. Seven would be found
# again too. But the seventh group holds light users: a seventh of the differences in volume lies between those groups.
#
# **Step 6. Not the same as cutting by single variables.** Five cuts into six groups of the same customers. `volume explained`: how much of
# the differences in (log) volume lies between the groups. `mixes explained`: the same for what people get done. `as by job mix`:
# agreement with our segments, from 0 (chance) to 1.

# %% tags=["worked"]
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

order = mix.table.index
raw = case.events.pivot(index="customer_id", columns="signal", values="quantity").fillna(0).reindex(order)
people = pd.get_dummies(case.customers.set_index("customer_id").reindex(order)).astype(float)
inputs = {
    "age and plan": people,
    "raw counts": (raw - raw.mean()) / raw.std(),
    "shares of behaviour": raw.div(raw.sum(axis=1), axis=0),
    "job mix": mix.table,
}
cuts = {name: KMeans(6, n_init=3, random_state=0).fit_predict(x.to_numpy()) for name, x in inputs.items()}
cuts["square root of job mix"] = segments.labels.to_numpy()

# %% tags=["worked"]
def between(values, labels):
    """Share of the variance that lies between the groups."""
    means = values.groupby(labels).transform("mean")
    return ((means - values.mean()) ** 2).to_numpy().sum() / ((values - values.mean()) ** 2).to_numpy().sum()

root, volume = np.sqrt(mix.table), np.log(mix.volume).to_frame()
side_by_side = pd.DataFrame({
    "volume explained": {name: between(volume, cut) for name, cut in cuts.items()},
    "mixes explained": {name: between(root, cut) for name, cut in cuts.items()},
    "as by job mix": {name: adjusted_rand_score(segments.labels, cut) for name, cut in cuts.items()},
    "customers in the largest": {name: pd.Series(cut).value_counts(normalize=True).max() for name, cut in cuts.items()},
})
display(side_by_side.astype(float).round(2) + 0.0, jtbd.quiz("10", item="q-10-09"))

# %% tags=["worked"]
more = case.events.assign(quantity=10 * case.events["quantity"])
changed = int((segments.assign(mix.score(more)) != segments.labels).sum())
print(f"Ten times as much of everything: {changed} of {len(order):,} customers change their segment.")
jtbd.quiz("10", item="p-10-2", result=round(100 * side_by_side.loc["raw counts", "customers in the largest"]))

# %% tags=["worked"]
jtbd.quiz("10", item="p-10-1", result=changed)

# %% [markdown] tags=["worked"]
# Raw counts split a few heavy users from everybody else. Age and plan explain nothing of what people get done. Shares of behaviour come
# nearer, because they take volume away; but they still treat each signal as if it were a job.
#
# **Step 7. Three or four crucial jobs each.** The fewest jobs that cover 80 % of a segment's mean mix are its *crucial jobs*. Before
# that, what is below 5 % of a customer's own mix is set aside: a little of everything is in everybody's events. Lift says how many times the share of all customers that is. *Why few:* nobody can make an offer for 52 jobs.

# %% tags=["worked"]
crucial = segments.crucial_jobs()
ax = segments.plot()
crucial.set_index("segment")[["statement", "share", "covered", "lift"]].round(2)

# %% [markdown] tags=["worked"]
# **Step 8. One offer for each.** The jobs are the customers' side of a card. The offer is ours to write, and tied to the jobs. *Why one:*
# whatever serves none of the crucial jobs is a cost that this segment does not ask for.

# %% tags=["worked"]
offers = {
    "A": "Day pass abroad: calls home, maps on the phone, price told on arrival",
    "B": "Group evening: a shared place and plan, tickets, the ride home",
    "C": "Second line with office hours; mail and calls that survive a tunnel",
    "D": "Care for the phone: nightly copies, one person to call, a replacement next day",
    "E": "Family evening: lines for children with times agreed, bills of parents taken over",
    "F": "Month's purse: a fixed sum, every payment explained, told when another plan is cheaper",
}
for letter, share in segments.table.set_index("segment")["share"].items():
    own = crucial[crucial["segment"] == letter]
    print(f"{letter} · {share:.0%} of customers · these jobs cover {own['covered'].max():.0%} of their mix")
    print("    " + "\n    ".join(own["statement"]))
    print(f"    Offer: {offers[letter]}\n")

# %% [markdown] tags=["worked"]
# **Step 9. A new customer.** Months later somebody joins. The register scores her, the kept segments place her; nothing is fitted anew.

# %% tags=["worked"]
joined = pd.DataFrame({
    "customer_id": "Eva",
    "signal": ["business_calls_returned", "mail_on_the_move", "tethered_data_on_trains", "conference_calls"],
    "quantity": [34, 22, 17, 12],
})
eva = mix.score(joined)
placed = segments.assign(eva)["Eva"]
print("Eva, in %:", (100 * eva.table.loc["Eva"].nlargest(3)).round().astype(int).to_dict())
print("Segment:", placed)

# %% [markdown] tags=["worked"]
# **Step 10. Meet customers without segments.** Each signal keeps its counts, but they are dealt to customers anew. Nobody's doings belong
# together any more. *Why:* a method earns trust when it can say no. (To be quick: 6 refits and no look-alikes. They are not needed
# where samples do not agree.)

# %% tags=["worked"]
many = raw.drop("c_example")  # 20,000 events would go to anybody
dealt = pd.DataFrame(np.random.default_rng(0).permuted(many.to_numpy(), axis=0), many.index, many.columns)
long = dealt.melt(ignore_index=False, var_name="signal", value_name="quantity").reset_index()
nothing = jtbd.segment(mix.score(long), refits=6, null_draws=0, starts=3, max_segments=7)
print(nothing.describe())

# %% [markdown] tags=["worked"]
# Samples of such customers do not agree on any number of groups. “None” is the answer, and the segments of step 5 were no gift of the method.

# %% [markdown] tags=["explore"]
# ## Try it: three jobs, the rest, and volume
#
# The point is one customer's mix; colours show which of the six segments lies nearest. What the three jobs leave is spread over the 49 others.

# %% tags=["explore"]
jtbd.explore("ternary")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("10")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Ada in step 3, from events to .40, .20, .02 and .38.
#
# **Second, with blanks.** Fay: 12 calls (weight .4), 25 posts (.3 in touch, .4 weekend), 10 and 20 for two other jobs. In touch 12 ÷ .4 = __ ;
# it explains .3 × __ = __ posts; weekend (25 − __ ) ÷ .4 = __ . All four make __ . *(30; 30, 9; 9, 40; 100. So 30, 40, 10 and 20 %.)*
#
# **Third, a blank page.** The first form: two new customers. The second: crucial jobs of a segment, and an offer.
# (With code: `exercises/ex-10-1.ipynb`, `ex-10-2.ipynb`.)

# %% tags=["exercise"]
display(jtbd.exercise_data("ex-10-1")["segments"])
jtbd.check("ex-10-1")

# %% tags=["exercise"]
display(jtbd.exercise_data("ex-10-2")["offers"])
jtbd.check("ex-10-2")

# %% [markdown] tags=["reveal"]
# ## Reveal: what was planted
#
# Six kinds of customers, each with jobs of its own and any volume. Agreement with the truth, from 0 (chance) to 1.

# %% tags=["reveal"]
from jtbd_helpers.data.truth import reveal

planted = reveal("telco")["people"].set_index("customer_id")["segment"].reindex(order)
print("\n".join(f"{abs(adjusted_rand_score(planted, cut)):.2f}  {name}" for name, cut in cuts.items()))

# %% [markdown] tags=["real"]
# ## What we cannot know here
#
# Signals stand for jobs by our own judgement: another register, another mix. What leaves no trace is missed, and so is everything
# done with somebody else's product. Customers without evidence may have every job. Behaviour shows what people do with what there is, not what
# they would rather do. Ask a few people of each segment whether their card is true. Your own events: `jtbd new job-mix my_study`.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Step | Call | Look for | Wrong turn |
# |---|---|---|---|
# | contexts, jobs | two tables | a verb in each job | a context taken for a job |
# | signals | `read_signals` | two signals, two sources | one variable, one job |
# | score | `mix_jobs` | all jobs make 100 %; the rest is elsewhere | closing over named jobs |
# | no evidence | `.without_evidence` | kept apart, counted | an equal mix |
# | segments | `segment(mix)` | three questions, volume share | heavy users |
# | crucial jobs | `.crucial_jobs()` | three or four, one offer | an offer for volume |

# %% [markdown] tags=["template"]
# ## With your own events
#
# `jtbd new job-mix my_study` makes a notebook for it. Two cells change: the one that names your register and events, and the one with your offers.
# Events may be a table, a file, a folder or a database. The reveal knows our customers only.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Analyst path:** 13, from data to a decision; or 11 and 12 before it, what people give up to get what.
# - **Class:** 13.
#
# Below is what you have learnt so far, with *save my progress*. Where your notebook lives on somebody else's machine, save now:
# what is stored there goes when the session ends.

# %% tags=["next"]
jtbd.progress()
