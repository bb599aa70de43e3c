# %% [markdown] tags=["header"]
# # 03 · Who is the customer?
#
# **Minutes:** 41 (counted) · **Before this:** 02 · **Requirements:** S1.6, S1.7, S2.9, S2.10, S4.1, S4.6
#
# Afterwards you can
#
# - 03-1 separate job beneficiary and job executor,
# - 03-2 fill the five buying roles,
# - 03-3 find saboteurs, and a response to them,
# - 03-4 apply the question “who is helping whom?”,
# - 03-5 judge whether the executor may be bypassed.
#
# A **job**, from 02, is what somebody tries to get done. Run the cells from top to bottom with Shift + Enter. You need
# not read or write any code.

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
# “Talk to your customers” is easily said. Which of them? Commit to two answers. A guess is fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("03", item="p-03-1"), jtbd.quiz("03", item="p-03-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: a device, a platform, a game
#
# **Step 1. Ask for whom, and by whom.** The **beneficiary** is the person a job is done for. The **executor** carries
# it out. *Why first:* each may struggle with something else, and a survey that asks only one of them hears half.
#
# | Job | Executor | Beneficiary | |
# |---|---|---|---|
# | get to a destination on time | driver | driver | one person, as often in consumer markets |
# | restore blood flow in an artery | doctor | patient | two, as often in medicine |
# | enable secure use of data | IT manager | employees | two, as often in business |

# %% tags=["worked"]
jtbd.quiz("03", item="q-03-02")

# %% [markdown] tags=["worked"]
# **Step 2. Ask who has a say in buying.** Five roles, and one person may have several. *Why five:* each judges an offer
# by something else. What convinces one of them may leave the other four cold. Two cases from the text this course
# began with (the CIO is the head of IT, the CFO the head of finance):
#
# | Role | What they do | Software for teens | Business intelligence in a large firm |
# |---|---|---|---|
# | user | uses what is bought | teen | report users |
# | influencer | shapes opinions, without a vote | friends | report users |
# | recommender | is asked, and says which one | friends | line of business management |
# | decision maker | says yes or no | teens, parents | CIO |
# | economic buyer | whose money it is | parents | CFO |
#
# The CFO need not open a single report, and the parents do not play. **Whoever pays has one role of several.**
#
# **Step 3. Look for the saboteur.** In the large firm, engineers are at work on a platform of their own. If the firm
# buys one, they fear for their jobs. A **saboteur** is not a competitor, but somebody inside who would lose by the
# purchase. *Why so early:* a saboteur found before the sale can be given a part; one found afterwards has already won.
# So the map asks for a *motive* and a *response*.
#
# Here is the map of that firm. It is a form: change a cell, and see what it asks. Your changes are kept.

# %% tags=["worked"]
jtbd.role_map("business_intelligence")

# %% [markdown] tags=["worked"]
# Empty the saboteur's line. The map asks whose work or standing shrinks, and a mere tick at *none* does not silence it:
# in business it wants a reason. Every other role may stay empty, too, but only on purpose. A blank cell may mean
# *nobody*, or *not thought of yet*, and next month nobody will remember which. “Undo” brings the line back.
#
# **Step 4. Ask who is helping whom.** Two questions, four answers:
#
# | We help them | They help us | So they are |
# |---|---|---|
# | yes | no | customer |
# | no | yes | partner |
# | yes | yes | platform candidate: perhaps you stand between two sides |
# | no | no | none |
#
# *Why:* calling every contact a customer is the first of two mistakes in cutting a market (the other one, cutting by
# age or place, was lesson 01). Money does not answer the question. A game company lists sixteen kinds of people whom it
# could help (the list is that of lesson 04). Which of them help the company, too?

# %% tags=["worked"]
table = jtbd.load_data("rpg_game").three_column
table.index += 1  # rows are counted from one, as in lesson 04
both = table.loc[table["helps_us"] == 1, ["who", "job"]]
display(jtbd.quiz("03", item="p-03-2", result=len(both)))
both

# %% [markdown] tags=["worked"]
# Three of sixteen. They get people who notice them; the game gets money, or players. Each is a platform *candidate*, no
# more: whether the game can carry two sides is for the business model to show.

# %% tags=["worked"]
display(jtbd.quiz("03", item="q-03-08"))
display(jtbd.quiz("03", item="p-03-1", result="The question is too simple"))

# %% [markdown] tags=["worked"]
# For the device: the patient benefits, the doctor carries out, the hospital pays. Each of the three short answers names
# one role, and none names *the* customer.
#
# **Step 5. Ask what the executor is there for.** The executor is part of *today's* solution. Cloud applications let
# employees share data without an IT manager; a device lets patients take blood at home. **The beneficiary's job stays;
# who carries it out may change.** *Why ask:* whoever serves only executors may lose them all at once.

# %% [markdown] tags=["explore"]
# ## Explore: who helps whom
#
# Choose a party. Say who helps whom. Then move the slider: technology lets the beneficiary do more and more alone, and
# the executor's list empties task by task. The shares at which tasks leave are our judgement, not measurements.
#
# **Keys:** arrows or digits choose the party; Space on a switch; arrows move the slider, Home and End go to its ends.

# %% tags=["explore"]
jtbd.explore("who_helps_whom")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("03")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** “Ina drives the van. Jon wants his sofa moved. Kim pays for it. Lea said that this firm is good.
# Max, who used to move sofas in this house for a tip, does not like it at all.”
#
# | Role | Who | Why |
# |---|---|---|
# | executor | Ina | carries the job out |
# | beneficiary | Jon | it is done for him |
# | economic buyer | Kim | her money |
# | influencer | Lea | shapes an opinion, without a vote |
# | saboteur | Max | inside the house, and loses a tip; a response: pay him for guarding the lift |
#
# **Second, with blanks.** “Noa repairs the bicycle, Oli rides it to school, Pia pays.” Executor __, beneficiary __,
# economic buyer __, saboteur __. (Noa, Oli, Pia, none.) Skip it if the first was clear.
#
# **Third, a blank page.** Three stories that are yours alone. (The same exercise with code:
# `exercises/ex-03-1.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-03-1")

# %% [markdown] tags=["exercise"]
# And ten parties round a climbing hall: who is helping whom? (With code: `exercises/ex-03-2.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-03-2")

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Question | Gives | Watch out |
# |---|---|---|
# | For whom is it done? | beneficiary | not whoever does the work |
# | Who carries it out? | executor | part of today's solution, may be bypassed |
# | Who uses, shapes, recommends, decides, pays? | five buying roles | paying is one of them |
# | Who would lose by it, inside? | saboteur, motive, response | not a competitor; if none, say why |
# | Do we help them? Do they help us? | customer, partner, platform candidate, none | who pays does not matter here |

# %% [markdown] tags=["template"]
# ## Your own map
#
# Run `jtbd.role_map()` in a cell of your own: it is empty, and asks as it goes. *Print sheet* gives a page for the wall,
# *Markdown* and *CSV* go into a report. Other worked maps: `"teens_games"`, `"navigation"`, `"secure_data"`,
# `"artery"`.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Product path:** 05, job significance.
# - **Class path:** 05, in the same week.
#
# Below is what you have learnt so far, and the button *save my progress*. Where the line at the top called the place
# temporary, save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
