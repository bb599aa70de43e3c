# %% [markdown] tags=["header"]
# # 04 · The three-column table
#
# **Minutes:** 51 (counted) · **Before this:** 01 · **Requirements:** S4.1, S4.3, S4.4, S4.5, S4.7, S4.8, S4.15
#
# Afterwards you can
#
# - 04-1 fill three columns in order,
# - 04-2 group jobs into segments, and needs into value propositions,
# - 04-3 loop back: who else has this job?
# - 04-4 hand over to the business model canvas.
#
# A **job** is what somebody tries to get done. A **business model canvas** is a page with nine boxes, on which a team says
# how its business works. Run the cells from top to bottom with Shift + Enter. You need not read or write any code.

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
# A blank page is where most people stop. So here is a finished one, for a **fantasy role-playing game** on the phone. It
# is invented, and so are its players. Read a row from left to right: somebody, what they try to get done, and what they
# need from the game for it.
#
# | | Who | Job or problem we could help with | What they need from us |
# |---|---|---|---|
# | 1 | Young men at school or college | stay in touch with friends and measure themselves against them | meet in the game as a group, at an hour that suits all |
# | 2 | Friends who moved to different towns | keep doing something together every week | hear each other, and have a goal that takes all of them |
# | 3 | New colleagues of one team | find out what the others are like | take part from the first evening without having practised |
# | 4 | Young professionals | get rid of the tension between two appointments | go on after a week exactly where they stopped |
# | 5 | Commuters | make a dull quarter of an hour pass | play in short pieces, with one hand, without a network |
# | 6 | Parents of small children | have ten minutes that belong to nobody else | be called away at any second and lose nothing |
# | 7 | Nurses after a night shift | let go of what the night was like | quiet scenes that end soon |
# | 8 | People who used to play chess | become good at something difficult again | opponents who are as strong as they are |
# | 9 | Pensioners who train their memory | prove to themselves that they still learn | riddles that become harder as they improve |
# | 10 | Readers of fantasy novels | forget the day in another life | people and places that remember what one did |
# | 11 | People who are ill at home for weeks | be out of the room for some hours | a path that can be walked slowly and alone |
# | 12 | Advertisers of drinks and snacks | be noticed by people in a good mood | signs that fit the scene and annoy nobody |
# | 13 | Cinemas that show fantasy films | fill the seats of the first weekend | a word to the right players at the right time |
# | 14 | People who film themselves playing | keep viewers who could leave at any time | scenes that are worth watching for those who do not play |
# | 15 | Other game companies | bring out a game without inventing its structure | rules and maps under a licence, with somebody who explains them |
# | 16 | Publishers of school books | keep pupils practising of their own accord | a frame into which their own tasks fit |
#
# Two questions about it. A guess is fine: it is kept, not marked.

# %% tags=["predict"]
display(jtbd.quiz("04", item="p-04-1"), jtbd.quiz("04", item="p-04-2"))

# %% [markdown] tags=["worked"]
# ## Worked example: how this table was made
#
# **Step 1. Who? Anyone.** Column one holds all who might be interested or helped: young men, but also nurses, publishers,
# people who are ill. Nobody asks “really?”. *Why:* whoever judges while others think gets a short list of obvious people.
# Nothing is sorted and nothing is deleted: the next steps do that.
#
# Somebody who tried this table for such a game got stuck here. Should one write “young males”, or “young professional
# men”? The answer: **either, and go on.** Column one need not be right, only rich.
#
# **Step 2. Could we help? With which job, or which problem?** Not any job. Landlords look for tenants who pay, and no game
# can help with that: the row is left out. *Why so strict:* whom we cannot help, we cannot win as a customer.
#
# **Step 3. What do they need from us, to get it done?** Here, and only here, features may stand: “play with one hand,
# without a network”. *Why a column of its own:* a need that repeats the job tells nobody what to build.

# %% tags=["worked"]
jtbd.quiz("04", item="q-04-03")

# %% [markdown] tags=["worked"]
# **Step 4. Look down column two, then down column three.** Jobs in common become a **segment**. Needs in common become a
# **value proposition**: what we promise. Each group gets a name that says what gets done, or what is promised. *Why not
# group column one:* who somebody is does not say what they are after.
#
# Here is the whole table, as a board to work on: a group is a tag, and a tag has a name. Look at rows 4 to 7.

# %% tags=["worked"]
jtbd.three_column_table("game")

# %% tags=["worked"]
table = jtbd.load_data("rpg_game").three_column
jtbd.quiz("04", item="p-04-1", result=table["group"].nunique())

# %% [markdown] tags=["worked"]
# *The board in words.* At the top are buttons for four stages. In stage 4, which is open, each of the sixteen rows has a list
# for its segment and one for its value proposition. Below are the names of the groups:
#
# | Segment: jobs in common | Rows | Value proposition: needs in common |
# |---|---|---|
# | Connect with friends and challenge them | 1–3 | Play together |
# | Come to rest in a short while | 4–7 | Begin and stop at any moment |
# | Master something hard | 8–9 | A way up that is earned |
# | Be somewhere else for an evening | 10–11 | A world with a story of its own |
# | Reach people who have time | 12–14 | Places that players look at gladly |
# | Bring out a game with less risk | 15–16 | A structure that has been tried |
#
# Six segments. More or fewer could be defended: the table is a way to think, not a measurement. Here each segment happens
# to have one value proposition. That need not be so: two segments may need the same, and one may need two things.

# %% tags=["worked"]
jtbd.quiz("04", item="q-04-07")

# %% [markdown] tags=["worked"]
# **Step 5. Distrust “young men”.** In the table, young men want to connect, and young professionals want to come to rest.
# Are these two segments, then? Five hundred players (invented) were asked how much each of twelve jobs matters to them.
# We put everybody where their marks are highest, and count. *Why:* one row for “young men” makes them look like one.

# %% tags=["worked", "folded"]
import pandas as pd

players = jtbd.load_data("rpg_game").players
marks = players.filter(like="job_").astype(float)  # twelve jobs, three for each of the first four segments
four = {name: marks.iloc[:, 3 * i : 3 * i + 3].mean(axis=1) for i, name in enumerate(table["group"].unique()[:4])}
matters_most = pd.DataFrame(four).idxmax(axis=1)
young_man = (players["sex"] == "man") & (players["age"] < 25)
professional = (players["work"] == "professional") & players["age"].between(25, 39)
people = {"young men": young_man, "young professionals": professional}
seen = pd.DataFrame({who: matters_most[rows].value_counts()[list(four)] for who, rows in people.items()})
seen.rename_axis("matters most").rename_axis(columns="players")

# %% tags=["worked", "folded"]
import matplotlib.pyplot as plt
from jtbd_helpers.statistics import share_interval

figure, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
for who, mark, lift, colour in (("young men", "o", -0.15, "#0072B2"), ("young professionals", "s", 0.15, "#9A5B00")):
    share = 100 * seen[who] / seen[who].sum()
    low, high = share_interval(share / 100, seen[who].sum())
    height = [place + lift for place in range(4)]
    axes.errorbar(share, height, xerr=[share - 100 * low, 100 * high - share], fmt=mark, color=colour, capsize=3)
    axes.annotate(f"{who} (n = {seen[who].sum()})", (100 * high[0], height[0]), (6, -3), textcoords="offset points")
    print(f"Of 100 {who}:", *(f"{one:.0f} want most to {job.lower()}" for job, one in share.items()), sep="\n  ")
axes.set(yticks=range(4), yticklabels=list(four), ylim=(3.5, -0.5), xlim=(0, 78), xlabel="Of 100, with interval")
axes.set_title("What matters most to players, by who they are", loc="left", fontsize=10)
axes.spines[["top", "right"]].set_visible(False)

# %% tags=["worked"]
jtbd.quiz("04", item="p-04-2", result=round(100 * seen["young men"].iloc[0] / seen["young men"].sum()))

# %% [markdown] tags=["worked"]
# The two words differ *on average*. Still, fewer than half of the young men are there chiefly to connect, and almost one
# in four wants to come to rest, like a third of the young professionals. So **a young man and a young professional can
# land in one segment**: of these 362, 126 stand together in “Connect” and 103 in “Come to rest”. An offer made for “young
# men who connect” would miss more than half of the young men, and 40 professionals who want the same.
#
# **Step 6. Go back: who else has this job?** Ask it of every segment. Who else has to come to rest in a short while?
# Parents of small children, and nurses after a night shift: nobody had thought of them. Nine of the sixteen rows came this
# way. The board marks them with a star. *Why now:* a job that has a name can be looked for, among people of any kind.
#
# **Step 7. Ask who helps us, too.** Advertisers pay, and their money can keep a game free. They want to be noticed, so we
# help them; they help us. Whoever only helps us is a *partner*. Where help goes both ways, as here, we may stand between
# two sides of a **platform**. The board shows rows 12 to 14 among key partners, as *platform candidates*. Here are three of
# forty advertisers, invented as well:

# %% tags=["worked"]
jtbd.load_data("rpg_game").advertisers[["audience_wanted", "help_given", "help_wanted"]].head(3)

# %% [markdown] tags=["worked"]
# *A correction.* The discussion that this lesson follows names a sum that one free game is said to earn from advertising
# each month. The figure is old and has no source, so we do not repeat it. The game serves as an example of two sides, no more.
#
# **Step 8. Over to the canvas.** The names of the segments go into the box *Customer segments*, those of the value
# propositions into *Value propositions*, word for word. *Why unchanged:* whoever asks “where does this come from?” finds
# the rows. The board does it as you type: its canvas is at the bottom.

# %% tags=["worked"]
jtbd.quiz("04", item="q-04-15")

# %% [markdown] tags=["worked"]
# ### To discuss: a first split by phone system
#
# In the same discussion somebody reports how a maker of games began: first for phones with one operating system, then for
# those with another, then for consoles and computers. That is a **solution-based split**: it sorts people by what they
# own, not by what they try to get done.
#
# - What is it good for? (It says what to build first, and how to reach people.)
# - What does it hide? (On either phone one person wants to connect, and another to come to rest.)
# - When the maker went on to consoles: was that a new segment, or the same jobs in another place?

# %% [markdown] tags=["explore"]
# ## Explore: the staged table
#
# Now an empty one, for an offer of your own: a shop, a club, the product that you work on. Five rows are enough.
#
# 1. **Who?** Write down anyone. There is no button to delete, on purpose.
# 2. **Which job?** “Could we help?”, row by row; a *no* leaves the row out. Where you say *yes*, write the job.
# 3. **What do they need?** One line for each row that is left.
# 4. **Groups.** Give rows tags, and tags names. The board points out rows that share words; whether they are the same,
#    you decide. Then answer “who else has this job?”, and look at the canvas.
#
# In stage 4, notice: do two people who have nothing else in common stand in one group?
#
# **Keys:** type and press Enter for the next line; Tab goes on, Shift + Tab back; 1 to 4 on a stage open it; arrows
# choose a tag; Space ticks and presses. “Undo” takes back every step, and a restart loses nothing.

# %% tags=["explore"]
jtbd.three_column_table()

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Choose, read the reason, try again if you like. Only the first try counts for your progress, and hints cost nothing.

# %% tags=["quiz"]
jtbd.quiz("04")

# %% [markdown] tags=["exercise"]
# ## Exercise: three times, with less and less help
#
# **First, complete.** A library asks who else it could help.
#
# | Who | Job | What they need from us | Segment |
# |---|---|---|---|
# | Fathers on night duty | calm a child at night | stories of ten minutes | Bring a child to rest |
# | Kindergartens | get twenty children to be quiet | a book that is seen from afar | Bring a child to rest |
# | People who learn the language | speak with neighbours | somebody to talk with | Be understood |
# | Drivers in the old town | find a place to park | *left out: a library cannot help* | |
# | Babysitters * | calm a child whom they hardly know | to be told what worked before | Bring a child to rest |
#
# **Second, with blanks.** “Doctors in a hurry · calm a child before an injection · ______ · segment ______.” And who else?
# ______ (For example: a picture to look at for a minute; bring a child to rest; hairdressers.) Skip it if the first was
# clear.
#
# **Third, a blank page, nearly.** Five rows of the game, yours alone. On the board: say whom the game could help, fill in
# the job and the need that are missing, give tags and names to the jobs, add somebody from the loop, and say what they
# need. Then press *Check*. Value propositions may wait.

# %% tags=["exercise"]
jtbd.three_column_table("ex-04-1")

# %% [markdown] tags=["exercise"]
# The same in a form, if you like to type, or if you are stuck: it has the hints. (With code: `exercises/ex-04-1.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-04-1")

# %% [markdown] tags=["exercise"]
# And eight rows to group by both columns. (With code: `exercises/ex-04-2.ipynb`.)

# %% tags=["exercise"]
jtbd.check("ex-04-2")

# %% [markdown] tags=["summary"]
# ## Summary
#
# | Stage | Question | Watch out |
# |---|---|---|
# | 1 | Who might be interested or helped? | a free list; nothing is judged or sorted |
# | 2 | Could we help? With which job? | no features; leave out whom we cannot help |
# | 3 | What do they need from us? | not the job in other words |
# | 4 | Which jobs are the same? Which needs? | names say what gets done, not who they are |
# | loop | Who else has this job? | then back to stage 3 |
# | canvas | segments and value propositions, word for word | whoever helps us, too, is a partner or a side of a platform |

# %% [markdown] tags=["template"]
# ## With your own team
#
# Run `jtbd.three_column_table()` in a cell of your own. *Print sheet* gives a page with empty lines for the wall: it works
# with pens, too. `jtbd new workshop FOLDER` makes a notebook with all boards; change two cells, the parameters at the top
# and the first board.

# %% [markdown] tags=["next"]
# ## Next
#
# - **Product path:** 03, who is the customer?
# - **Class path:** 03 and 05, next week.
# - **Half day:** you have seen all three. A week later, run `jtbd.review()`.
#
# Below is what you have learnt so far, and the button *save my progress*. Where the line at the top called the place
# temporary, save now, or it is gone.

# %% tags=["next"]
jtbd.progress()
