# %% [markdown]
# # ex-03-2 · Ten parties and a climbing hall
#
# Belongs to lesson 03, objective 03-4. About 5 minutes. The table is yours alone: everyone gets another.
#
# You run a climbing hall. The table says what you do for each party, what they do for you, and where money goes. A dash
# means nothing. Give three lists of names: only customers, only partners, platform candidates. Whoever is none of these
# stays out.
#
# Without code: `jtbd.check("ex-03-2")` shows a form for your answers, here and in lesson 03.

# %%
import jtbd_helpers as jtbd

jtbd.start()
parties = jtbd.exercise_data("ex-03-2")
parties

# %% tags=["stub"]
answer = {
    "customers": ...,
    "partners": ...,
    "platform": ...,
}

# %% [markdown] tags=["solution"]
# Two questions, four answers. Money is not among them.

# %% tags=["solution"]
we_help = parties["we_do_for_them"] != "–"
they_help = parties["they_do_for_us"] != "–"
answer = {
    "customers": list(parties.loc[we_help & ~they_help, "party"]),
    "partners": list(parties.loc[~we_help & they_help, "party"]),
    "platform": list(parties.loc[we_help & they_help, "party"]),
}
answer

# %%
jtbd.check("ex-03-2", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-03-2")
