# %% [markdown]
# # ex-11-2 · A model of real travellers
#
# Belongs to lesson 11, objective 11-5. About 6 minutes. The model is yours: your id decides which columns are in it,
# and which travellers are left out.
#
# Fit the logit to the real travellers (`jtbd.load_data("travel_mode").frame`): the mode as an attribute, with car as
# its base, and the columns in `numeric`, each as it is. Leave out the travellers whose number ends with the digit
# `left_out`.
#
# 1. By how much does the worth of a mode **change with 10 minutes more of waiting** (`ttme`)? Give two digits after
#    the point.
# 2. How many units of `waiting_against` weigh as much as **one minute of waiting**? One digit after the point will
#    do.
# 3. How much better liked is **train than bus**, all else equal? Give two digits.
#
# Without code: `jtbd.check("ex-11-2")` shows the fitted model and a form for your numbers, here and in lesson 11.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-11-2")
data

# %% tags=["stub"]
answer = {
    "waiting": ...,
    "ratio": ...,
    "train": ...,
}

# %% [markdown] tags=["solution"]
# `jtbd.Choices.from_frame` says which column is what. The levels of `mode` begin with car, so car is the base.
# Part-worths of the same model may be divided by one another, or taken from one another, when they share a unit or a
# base.

# %% tags=["solution"]
travel = jtbd.load_data("travel_mode").frame
kept = travel[travel["individual"].astype(str).str[-1] != str(data["left_out"])]
names = {"respondent": "individual", "task": "individual", "alternative": "mode", "chosen": "choice"}
choices = jtbd.Choices.from_frame(kept, **names, attributes=["mode"], numeric=data["numeric"])
table = jtbd.fit_choices(choices).part_worths
one = table[table["level"] == "per unit"].set_index("attribute")["estimate"]
mode = table[table["attribute"] == "mode"].set_index("level")["estimate"]
answer = {
    "waiting": 10 * one["ttme"],
    "ratio": one["ttme"] / one[data["waiting_against"]],
    "train": mode["train"] - mode["bus"],
}
answer

# %%
jtbd.check("ex-11-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-11-2")
