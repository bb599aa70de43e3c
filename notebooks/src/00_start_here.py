# %% [markdown] tags=["opening"]
# # Twelve drivers
#
# Twelve people drove somewhere last week. All twelve came late. Who belongs together? Click into the grey box and press
# Shift + Enter.

# %% tags=["opening"]
import jtbd_helpers as jtbd

jtbd.explore("twelve_drivers")

# %% [markdown] tags=["bill"]
# ## What you have just seen
#
# You sorted people by what you could see of them. That is what most customer lists allow. Then the cards were turned over, and
# Paul and Kate, who have nothing in common on the front, stood side by side: both had several stops.
#
# Then came the bill. A firm could put one feature against each cause into one product for all:
#
# | Why they were late | Drivers | A feature that helps | € a month |
# |---|---|---|---|
# | several stops | 4 | plans the order of the stops | 2.00 |
# | traffic jams | 5 | looks ahead at the traffic | 2.50 |
# | no signal | 3 | keeps the maps without a network | 3.00 |
# | **all three features** | **12** | | **7.50** |
#
# Each driver needs one of the three. That is 2.46 € a month on average, so everyone pays **3.05 times** what they need. Would
# one feature for all be better? Then at least **seven of the twelve get nothing**.
#
# Is grouping by age wrong, then? No. It answers another question, as lesson 01 shows. For the question *what should we
# build, and for whom?* it helps to know what people struggle with, and what makes them struggle. This course shows how to find
# such groups in a survey, and how to notice when there are none.

# %% [markdown] tags=["header"]
# ## 00 · Start here
#
# **Minutes:** 29 (counted) · **Before this:** nothing · **Requirements:** SX.6, S0.2, S0.14, S0.15, S0.24, S0.25
#
# From here on it is housekeeping, done once. Afterwards you can
#
# - 00-1 run cells in order and restart safely,
# - 00-2 answer an item, see why, and find it again after a restart,
# - 00-3 save your progress and bring it back,
# - 00-4 tell where your own work lives, and reset a lesson.
#
# The minutes are counted from words, questions and widgets, for an unhurried reader.

# %% [markdown] tags=["run"]
# ## Run and restart
#
# A notebook is made of **cells**. Text cells are for reading. Grey cells hold code and are for running: Shift + Enter runs one
# and goes to the next. You need not read the code, and you never have to write any.
#
# Run the next two cells. The first remembers by how many minutes somebody was late on five trips. The second uses it.

# %% tags=["run"]
minutes_late = [4, 9, 11, 16, 30]

# %% tags=["run"]
sum(minutes_late) / len(minutes_late)

# %% [markdown] tags=["run"]
# The mean is 14 minutes. Now, what would happen if the second cell ran **without** the first? Guess, then try it:
#
# 1. In the menu *Kernel*, choose *Restart Kernel*. That empties the memory.
# 2. Run only the second of the two cells.
#
# It complains that `minutes_late` is not defined. Nothing is broken. Memory is empty after a restart, and each cell leans on
# those above it. The cure is always the same: **save, restart, run from the top.** *Kernel → Restart Kernel and Run All
# Cells* does the last two at once. Do that now, then go on here.

# %% [markdown] tags=["learner"]
# ## Say who is learning
#
# The next cell opens your **progress file**. Put a name in quotes between the brackets, such as `jtbd.start("ada")`. It need not be
# your own. It decides which numbers you get in the exercises, so that yours differ from your neighbour's.

# %% tags=["learner"]
jtbd.start()

# %% [markdown] tags=["learner"]
# **Where does it live?** In the folder `.jtbd` of your home folder, or where `JTBD_HOME` points. Nothing is sent anywhere. In
# `jtbd.progress()`, further down, you can look at all that is stored, and delete it.
#
# **When is that place temporary?** On Colab, on Binder and in notebooks that run inside the browser. `jtbd.start()` then says
# so, and you should save your progress as a file before you leave.

# %% [markdown] tags=["item"]
# ## Answer one item
#
# Give a wrong answer first if you like: it is no test, and every answer tells you *why*. Hints cost nothing. Then restart the
# kernel, run all cells, and look here again. Your answer is still there.
#
# The questions are for practice. Anybody can look up the answers in the files of the course, so they are never marks.

# %% tags=["item"]
jtbd.quiz("00", item="q-00-03")

# %% [markdown] tags=["item"]
# Every question comes back: after a day, then after 3, 7, 16 and 35 days, as long as you get it right; after a miss it begins
# anew. Each later lesson opens with up to three of these. Recalling is work, and it is what makes things stay. If you would
# rather not, untick *Warm-ups and reviews* in `jtbd.progress()`.

# %% [markdown] tags=["explore"]
# ## Tour
#
# Four steps on how a lesson works: a question, the hints, an exercise, your progress. **Keys:** Tab goes to the step, Enter
# presses it.

# %% tags=["explore"]
jtbd.explore("tour")

# %% [markdown] tags=["progress"]
# ## Save your progress and bring it back
#
# Your answers are in the progress file, **not** in the notebook. Saving the notebook keeps what you typed and what was
# printed. To take your answers along to another computer:
#
# 1. here, press *Save my progress*: you get one file;
# 2. carry the file over;
# 3. there, run `jtbd.start()`, then `jtbd.progress()`, and choose the file under *Load saved progress*.
#
# Loading joins both sides. No answer is lost, and none is counted twice.

# %% tags=["progress"]
jtbd.progress()

# %% [markdown] tags=["copy"]
# ## Your own copy
#
# You are working in a **copy** of the course, so write into it as you please. An update never touches a lesson that you
# changed. If you want one back as it was, type this in a terminal (*File → New → Terminal*):
#
# | Command | What it does |
# |---|---|
# | `jtbd learn my_course` | makes the copy, or brings it up to date, and opens it |
# | `jtbd reset 01 my_course` | brings back lesson 01, asks first, keeps yours beside it |
#
# Two ways lead to a copy on another computer:
#
# | You have | Type |
# |---|---|
# | Linux or a Mac, with git and make | `make learn`, in a clone of the course |
# | Windows, or no make | `pip install .` in the folder of the course (or name the wheel file), then `jtbd learn my_course` |

# %% [markdown] tags=["paths"]
# ## Three paths
#
# | Path | Lessons in order |
# |---|---|
# | **Product**: you decide what to build | 00 · 01 · 08a · 02 · 04 · 03 · 05 · 13 |
# | **Analyst**: you work with survey data | 00 · 01 · 08a · 06a · 07 · 08b · 09 · then 10, or 11 and 12 · 13 |
# | **Class**, seven weeks | 00 + 01 + 08a · 02 + 04 · 03 + 05 · 06a + 07 · 08b + 09 · 10, or 11 + 12 · 13 |
#
# All three begin alike, so the choice can wait. A class with only half a day takes the opening above, 01, 08a and 04. In a
# class, your folder may hold only the lessons that were handed out so far.

# %% [markdown] tags=["quiz"]
# ## Quiz
#
# Seven short questions on this page.

# %% tags=["quiz"]
jtbd.quiz("00")

# %% [markdown] tags=["exercise"]
# ## Exercise: late by how much?
#
# Above, five trips were 4, 9, 11, 16 and 30 minutes late, and the mean was 14. Now do it with five numbers **of your own**: the
# next cell loads them, the one after it checks your answer. Type it into the form; a pocket calculator is enough. Those who
# like code find the same exercise in the notebook [ex-00-1](../exercises/ex-00-1.ipynb). Stuck? `jtbd.hint("ex-00-1")`.

# %% tags=["exercise"]
jtbd.exercise_data("ex-00-1")

# %% tags=["exercise"]
jtbd.check("ex-00-1")

# %% [markdown] tags=["next"]
# ## Next
#
# **01, Why demographics fail.** There 600 drivers take the place of twelve, and you will see what age, place and education can
# tell about them, and what they cannot.
#
# If `jtbd.start()` called your place temporary, press *Save my progress* before you leave, or it is gone.
