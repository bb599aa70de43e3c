# %% [markdown] tags=["title"]
# # What people give up to get what, and prices
#
# Read, check, analyse, judge, report. Run the cells from top to bottom; change the first one for your own study.
# `jtbd report choices.toml --out report.html` makes a page to hand round from the same cells, with the code hidden.

# %% tags=["parameters"]
codebook = "choices.toml"  # says what each column of your choice study means
products = "products.csv"  # the market: name, a column per attribute, unit_cost; the first row is yours
n_segments = None  # None: the choices decide how many, if any
ratings = None  # a CSV of rated profiles (respondent, profile, rating, attributes), if you have one
maxdiff = None  # a CSV of best-worst answers (respondent, set, item, best, worst), if you have one
re_measure = None  # when you will ask again, such as "2027-05"; None: a year from now
tables = "tables"  # folder for the tables and figures

# %% tags=["setup"]
from pathlib import Path

import jtbd_helpers as jtbd
import pandas as pd
from jtbd_helpers.report import Pages, ask_again

pages = Pages()
re_measure = ask_again(re_measure)

# %% [markdown]
# ## Method and data
#
# Look here before you believe anything else: how many people, how many tasks each, and whether some tasks were kept back
# to test the model on.

# %%
choices = jtbd.read_choices(codebook)
facts = {
    "Study": choices.title,
    "People": len(choices.respondents),
    "Tasks": choices.n_tasks,
    "Ask again by": re_measure,
}
data = pd.DataFrame({"what": list(facts), "value": [str(v) for v in facts.values()]})
pages.table("Method and data", data)

# %% [markdown]
# ## One model for all
#
# The average person's trade-offs. Before you believe them: the average may be nobody.

# %%
pooled = jtbd.fit_choices(choices)
pages.table("Part-worths of one model for all", pooled)

# %% [markdown]
# ## Kinds of people
#
# Are there groups that give up different things? The headline first, then three questions.

# %%
segments = jtbd.segment(choices, n_segments=n_segments)
found = segments.n_segments > 1
panel = f"{segments.headline}. " + " ".join(segments.questions["sentence"])
display(pages.figure("Judgement panel", segments.plot_evidence(), panel))
display(pages.table("Three questions", segments.questions[["question", "word", "number", "sentence"]]))
display(pages.table("Numbers of groups tried", segments.evidence, note=segments.caption))
if found:
    shown = pages.table("Segments", segments)
else:
    shown = pages.not_measured("Segments", segments.describe())
shown

# %% [markdown]
# ## Importance
#
# How much each attribute weighs, within the levels that were shown. Before you compare: a wider range makes an attribute
# weigh more, though nobody changed their mind.

# %%
model = segments.model if found else pooled
display(pages.figure("Importance of each attribute", model.plot(), model.describe()))
display(pages.table("Importance", model.importance))
pages.table("Part-worths", model)

# %% [markdown]
# ## Does it predict?
#
# On tasks that were kept back, how often is the choice foreseen? One in so many alternatives would be luck.

# %%
if model.holdout is not None:
    hits = {"one model for all": pooled.hit_rate(), "this model": model.hit_rate()}
    rates = pd.concat(hits, names=["model"]).reset_index("model").reset_index(drop=True)
    shown = pages.table("Tasks foreseen", rates)
else:
    shown = pages.not_measured("Prediction", "Keep a task or two back, and name the column as `holdout`.")
shown

# %% [markdown]
# ## Preference and price
#
# What would people take, if these products and "none" were all there is? Before you call it a forecast: awareness and
# reach are not in it.

# %%
file = Path(codebook).parent / products if products else Path("none")
market = pd.read_csv(file) if file.is_file() else None
if market is not None:
    offers = market.drop(columns="unit_cost", errors="ignore")
    shares = model.shares(offers)
    display(pages.figure("Shares of preference", shares.plot(), shares.describe()))
    shown = pages.table("Shares", shares)
else:
    shown = pages.not_measured("Shares and prices", "Describe the market in products.csv, your product first.")
shown

# %%
priced = market is not None and model.coding.price in model.coding.numeric and "unit_cost" in market
if priced:
    cost = float(market["unit_cost"].iloc[0])
    prices = model.best_prices(offers.iloc[[0]], offers.iloc[1:], unit_cost=cost)
    display(pages.figure("Profit by price", prices.plot(), prices.describe()))
    shown = pages.table("Best prices", prices)
else:
    shown = pages.not_measured("Best prices", "They need a price, competitors and a unit_cost in products.csv.")
shown

# %% [markdown]
# ## Other ways of asking

# %%
if ratings:
    rated = jtbd.fit_ratings(pd.read_csv(ratings))
    display(pages.table("Importance by ratings", rated.importance, note=rated.describe()))
else:
    display(pages.not_measured("Rated profiles", "Name their file in the first cell."))
if maxdiff:
    best_worst = jtbd.fit_maxdiff(pd.read_csv(maxdiff))
    shown = pages.table("Best and worst", best_worst)
else:
    shown = pages.not_measured("Best-worst answers", "Name their file in the first cell.")
shown

# %% [markdown]
# ## To take away

# %%
if found:
    display(pages.table("Respondents", segments.respondents()))
pages.write(tables)

# %% [markdown] tags=["decision"]
# ## What to decide

# %% tags=["decision"]
lines = [segments.describe(), model.describe()]
lines += [shares.describe()] if market is not None else ["Shares were not measured: no market was described."]
lines += [prices.describe()] if priced else ["Prices were not measured."]
lines += [f"Weak point: {q.sentence}" for q in segments.questions.itertuples() if q.word not in {"yes", "needs"}]
lines.append(f"Ask again by {re_measure}: what people give up for what changes with what they can get.")
pages.lines(lines)
