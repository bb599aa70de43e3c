# %% [markdown] tags=["header"]
# # 02 · Jobs and job types
#
# **Minutes:** 54 (counted) · **Before this:** 01 · **Requirements:** S2.1, S2.2, S2.3, S2.4, S2.7, S2.8, S2.11, S4.2, S0.21, S0.23
#
# Afterwards you can
#
# - 02-1 write a job without a solution,
# - 02-2 tell functional, social, emotional and supporting jobs apart,
# - 02-3 say under which hat a supporting job is done: buyer, co-creator, transferrer,
# - 02-4 list a context and what it takes away.
#
# Run the cells from top to bottom with Shift + Enter. You need not read or write any code.

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
# A phone company asked its customers what they want and noted twelve sentences. In this course everything begins with a
# **job**: what people try to get done. A job is a task to finish, a problem to solve, or a need to meet. You will see the
# twelve sentences in a moment. First commit to two answers. A guess is fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("02", item="p-02-1"), jtbd.quiz("02", item="p-02-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: twelve sentences about a phone
#
# **Step 1. Sort out what is no job.** Go through the list and strike out what is a product, a part of one, a measure, a
# dream, or the surroundings. *Why:* products come and go. Whoever writes “use the app” has already chosen the
# answer, and will not see who gets the same thing done without an app.
#
# | What customers said | What it is |
# |---|---|
# | “Speak to my mother, who lives elsewhere” | **a job** |
# | “A battery that lasts for two days” | a feature: it belongs to a product |
# | “Install the messenger that my friends have” | a solution: one way of getting it done |
# | “Not look old-fashioned among colleagues” | **a job** |
# | “Get connected in three seconds” | an outcome: how success is judged |
# | “When I sit on the train” | a situation: where the job comes up |
# | “Feel close to my daughter” | **a job** |
# | “Lead a happier life” | a goal: many jobs together lead there |
# | “Compare what three providers charge” | **a job** |
# | “A larger screen” | a feature |
# | “Roaming costs” | a thing: the verb is missing |
# | “Call fewer times in vain” | an outcome |

# %% tags=["worked"]
display(jtbd.quiz("02", item="p-02-1", result="“Hear how my daughter is doing”"))
display(jtbd.quiz("02", item="p-02-2", result=4))

# %% [markdown] tags=["worked"]
# Four of twelve. The other eight are not useless: outcomes become *value targets* in lesson 06a, features come back in
# 08a, situations become the context in step 5. They have their place; it is not this one.

# %% tags=["worked"]
jtbd.quiz("02", item="q-02-03")

# %% [markdown] tags=["worked"]
# **Step 2. Take out what slipped in.** Three tests for a sentence that came as a job:
#
# | Test | If it fails | Before | After |
# |---|---|---|---|
# | Would it hold if the product were gone? | take the product out | use the app to pay the rent | pay the rent |
# | Does it say *what*, not *how well*? | keep the measure for later | find a parking place faster | find a parking place |
# | Does it hold in another place? | move the place to the context | make a call at the wheel | make a call |
#
# *Why all three:* each takes out something that would tie the job to one product, one measure or one place. What is left
# stays the same for decades, whatever products come and go.

# %% tags=["worked"]
jtbd.quiz("02", item="q-02-04")

# %% [markdown] tags=["worked"]
# **Step 3. Say what type of job it is.** There are four.
#
# | Type | The person tries … | Of the four sentences |
# |---|---|---|
# | functional | to get a task done or a problem solved | speak to my mother, who lives elsewhere |
# | social | to be seen in a certain way by others | not look old-fashioned among colleagues |
# | emotional | to feel in a certain way | feel close to my daughter |
# | supporting | to do something around a product: get it, help make it, part with it | compare what three providers charge |
#
# One test tells social from emotional: *would it still matter if nobody else ever knew?* Then it is emotional. *Why types
# at all:* people tell the functional job first and often stop there. Whoever asks for all four hears more.
#
# A type is not a weight. Somebody who cannot “feel safe among strangers” may stop going out; “hang a picture” may wait
# for years. How much a job matters is asked in lesson 05.

# %% tags=["worked"]
jtbd.quiz("02", item="q-02-07")

# %% [markdown] tags=["worked"]
# **Step 4. For a supporting job, name the hat.** *Buyer*, *co-creator* and *transferrer* are not three people. They are
# hats that one person wears, one after the other:
#
# | Hat | Verbs |
# |---|---|
# | buyer | compare, decide, buy, take delivery |
# | co-creator | co-design, make a part of it |
# | transferrer | dispose, pass on, resell |
#
# *Why:* each hat has jobs of its own that can go badly. A wardrobe that nobody can put together comes back, however
# good it is to hang clothes in.

# %% tags=["worked"]
jtbd.explore("three_hats")

# %% [markdown] tags=["worked"]
# *The picture in words.* Ann compares three wardrobes and decides on one. She wears the buyer's hat. She draws the inside
# together with the maker. Now it is the co-creator's hat. She buys it and takes delivery. The buyer's hat is back. She puts
# it together, and so makes a part of its value. Co-creator again. For ten years it keeps her clothes in order. That is the
# core job, and it takes no hat. She sells it to a student, under the transferrer's hat. It was Ann all the time.

# %% tags=["worked"]
jtbd.quiz("02", item="q-02-11")

# %% [markdown] tags=["worked"]
# **Step 5. Write down the context, and what it takes away.** The job stays the same on the train and at the wheel. What
# changes is what comes in the way. Go through seven words: hands, eyes, signal, privacy, noise, law, time. *Why:* a
# product that needs what the place takes away is not hired there, however good it is elsewhere.
#
# Here is one day of one person, invented. Tick what a product would need, and see how much of the day is left for it.

# %% tags=["worked"]
jtbd.explore("day_timeline")

# %% [markdown] tags=["worked"]
# **Step 6. Ask four questions about any group.** What are they trying to get done, and is it a task, a problem or a need?
# Which functional or social jobs are in it? Which emotional ones? Which basic needs does it meet? An answer may be “none”,
# but it should be said. (`jtbd.empathy_map()` asks the same four, and lists the blanks.)

# %% tags=["worked"]
jtbd.quiz("02", item="q-02-16")

# %% [markdown] tags=["explore"]
# ## Explore: job sorter
#
# Thirty-two jobs, mixed. Name the type; where it is supporting, name the hat. The table counts what you mix up, and the
# strip lights up from *compare* to *resell*. Your answers are kept: stop whenever you like.
#
# **Keys:** Tab to the buttons once; then 1 to 4 name the type, 1 to 3 the hat, Enter goes on.

# %% tags=["explore"]
jtbd.explore("job_sorter")

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("02")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** Three sentences of a library's visitors, and what becomes of them.
#
# | Sentence | What slipped in | Job | Context |
# |---|---|---|---|
# | Scan the card at the desk | a solution | borrow a book | – |
# | Find a quiet seat at exam time | a situation | find a quiet seat | exam time: all seats are taken |
# | Fewer overdue books | an outcome, and no verb | return books on the day that was agreed | – |
#
# **Second, with blanks.** “Use the catalogue while standing in a queue to find out whether a book is in.” Solution:
# ______ · situation: ______ · job: ______. (The catalogue; standing in a queue; find out whether a book is in.) Skip it if
# the first was clear.
#
# **Third, a blank page.** Eight sentences, yours alone. Name what slipped in and write the job. There is more than one
# good repair, and the check goes by rules of thumb. (With code: `exercises/ex-02-1.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-02-1")

# %% [markdown] tags=["exercise"]
# And two trips: what does each take away from a call? (With code: `exercises/ex-02-2.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-02-2")

# %% [markdown] tags=["exercise"]
# ### More examples
#
# Twenty-four worked examples, from the job to the feature, each labelled where it was invented. Words that you do not
# know yet are explained in 06a and 08a.

# %% tags=["exercise"]
jtbd.explore("gallery")

# %% [markdown] tags=["exercise"]
# ### Sidebar: where the idea comes from
#
# The notes that this lesson follows say that two consultancies invented and refined the idea: Innosight and “Strategy”.
# The second name is a slip: the firm is **Strategyn**. Innosight is right.
#
# They were not alone, and they do not agree:
#
# | Question | One reading | Another |
# |---|---|---|
# | What is a job? | an activity with steps and measurable outcomes (Strategyn, Ulwick) | progress that a person seeks in a circumstance (Christensen, Moesta) |
# | Does the circumstance belong to it? | no: one job for all who do it, and targets that never change | yes: a job without its circumstance says nothing |
# | Are feelings jobs? | beside the core job, as social and emotional ones | part of every job |
# | Where do segments come from? | from needs that are met badly | from the circumstances in which people switch |
#
# **This course** keeps the circumstance out of the job, so that a list of targets holds for everybody, and brings it back
# where it works: as the cause of a struggle, in 08a. Other books do it otherwise. Say which one you follow.

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Word | Means | Test |
# |---|---|---|
# | job | what somebody tries to get done: a task, a problem, a need | does it hold without the product? |
# | functional | get something done | can one check that it is done? |
# | social | be seen in a certain way | does it need others who see it? |
# | emotional | feel in a certain way | would it matter if nobody knew? |
# | supporting | around a product, under a hat | buyer, co-creator or transferrer? |
# | context | where and when; it takes something away | hands, eyes, signal, privacy, noise, law, time |

# %% [markdown] tags=["template"]
# ## Your own jobs
#
# `jtbd.concept_builder()` opens an empty concept. Write a job of your own into its first line: the checks of this lesson
# speak while you type. Two things to fill in: the job, and the first value target. `jtbd new workshop my_workshop` makes
# a notebook with this tool and the others of a workshop.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Product path:** 04, the three-column table: from a list of people to their jobs.
# - **Class path:** 04 in the same week, then 03 and 05.
#
# Below is what you have learnt so far, and the button *save my progress*. Where the line at the top called the place
# temporary, save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
