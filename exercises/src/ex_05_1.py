# %% [markdown]
# # ex-05-1 · The rule on eight jobs
#
# Belongs to lesson 05, objective 05-3. About 5 minutes. The numbers are yours alone: everyone gets others.
#
# Forty customers of a bank judged eight jobs. Each column counts raters, but for the last three.
#
# - `failure_matters`: they rated a failure 4 or 5; `unsatisfied`: they rated today's solutions 1
#   or 2; `content`: 4 or 5.
# - `have_the_job_of_100`: of 100 people; many means 30 or more. `would_pay_in_eur`: much means 100 € or more.
# - Half of the forty is enough for a criterion.
#
# 1. What share of the raters, in %, is unsatisfied with the *first* job of the table?
# 2. Which jobs are significant by the rule **any**? Give a list of their names.
#
# Without code: `jtbd.check("ex-05-1")` shows a form for your answers, here and in lesson 05.

# %%
import jtbd_helpers as jtbd

jtbd.start()
jobs = jtbd.exercise_data("ex-05-1")
jobs

# %% tags=["stub"]
answer = {
    "unsatisfied": ...,
    "significant": ...,
}

# %% [markdown] tags=["solution"]
# One column of yes and no for each criterion. The third has its own “or” inside.

# %% tags=["solution"]
consequence = jobs["failure_matters"] >= 20
unsatisfied = jobs["unsatisfied"] >= 20
reach = (jobs["have_the_job_of_100"] >= 30) | (jobs["would_pay_in_eur"] >= 100)
answer = {
    "unsatisfied": 100 * jobs["unsatisfied"].iloc[0] / 40,
    "significant": list(jobs.loc[consequence | unsatisfied | reach, "job"]),
}
answer

# %%
jtbd.check("ex-05-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-05-1")
