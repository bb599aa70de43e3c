# %% [markdown]
# # ex-06-1 · A score by hand and by function
#
# Belongs to lesson 06a, objective 06-2. About 5 minutes. The answers are yours alone: everyone gets others.
#
# Forty people rated the importance of A and B, their satisfaction with them, and the difficulty of C, from 1 to 5. Some did
# not say how hard C is.
#
# 1. What is the opportunity score of A (formula top2, 0 to 20)?
# 2. And that of B?
# 3. What share of people, in %, finds C hard?
#
# Without code: `jtbd.check("ex-06-1")` shows the answers counted and a form, here and in lesson 06a.

# %%
import jtbd_helpers as jtbd

jtbd.start()
ratings = jtbd.exercise_data("ex-06-1")
ratings.head()

# %% tags=["stub"]
answer = {
    "score_a": ...,
    "score_b": ...,
    "difficulty_c": ...,
}

# %% [markdown] tags=["solution"]
# By hand: shares of 4 and 5, times ten. Who did not answer is in neither count.

# %% tags=["solution"]
high = 10 * (ratings >= 4).sum() / ratings.notna().sum()


def score(target):
    importance, satisfaction = high[f"{target}_importance"], high[f"{target}_satisfaction"]
    return importance + max(importance - satisfaction, 0)


answer = {"score_a": score("a"), "score_b": score("b"), "difficulty_c": 10 * high["c_difficulty"]}
answer

# %% [markdown] tags=["solution"]
# By function: a survey made of the same columns gives the same scores.

# %% tags=["solution"]
survey = jtbd.Survey.from_frame(
    ratings.reset_index(names="person"),
    respondent="person",
    importance={"a": "a_importance", "b": "b_importance"},
    satisfaction={"a": "a_satisfaction", "b": "b_satisfaction"},
)
jtbd.score_value_targets(survey).table[["target_id", "importance", "satisfaction", "opportunity"]]

# %%
jtbd.check("ex-06-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-06-1")
