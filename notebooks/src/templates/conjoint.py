# %% [markdown] tags=["title"]
# # What people give up to get what, and prices
#
# Read, check, analyse, judge, report. Run the cells from top to bottom; change the first one for your own study.
# `jtbd report choices.toml --out report.html` makes a page to hand round from the same cells, with the code hidden.
#
# Ratings or best-worst answers, and no choices? `jtbd report ratings.csv --template conjoint --out report.html`; in this notebook,
# name their file in the first cell and take out the cells down to *Other ways of asking*.

# %% tags=["parameters"]
codebook = "choices.toml"  # says what each column of your choice study means; None: no choice study
products = "products.csv"  # the market: name, a column per attribute, unit_cost; the first row is yours
n_segments = None  # None: the choices decide how many, if any
ratings = None  # a CSV of rated profiles (respondent, profile, rating, attributes), if you have one
maxdiff = None  # a CSV of best-worst answers (respondent, set, item, best, worst), if you have one
re_measure = None  # when you will ask again, such as "2027-05"; None: a year from now
tables = "tables"  # folder for the tables and figures

# %% tags=["setup"]
from pathlib import Path

import jtbd_helpers as jtbd
from jtbd_helpers.report import Pages, as_facts, ask_again, frame_of_file, hand_out

pages = Pages()
re_measure = ask_again(re_measure)
found, lines = False, []  # the sentences to decide by, each written where its numbers are

# %% [markdown] tags=["choices"]
# ## Method and data
#
# Look here before you believe anything else: how many people, how many tasks each, and whether some tasks were kept back
# to test the model on.

# %% tags=["choices"]
choices = jtbd.read_choices(codebook)
attributes, labels = [*choices.coding.levels, *choices.coding.numeric], choices.coding.labels
facts = {
    "Study": choices.title,
    "People": len(choices.respondents),
    "Tasks to learn from": choices.n_tasks,
    "Tasks kept back": len(choices.holdout.chosen) if choices.holdout else 0,
    "Alternatives in a task, at most": len(choices.tasks.there),
    "Attributes": ", ".join(f"{a} ({labels[a]})" if a in labels else a for a in attributes),
    "None of these": "could be chosen" if choices.coding.has_none else "could not be chosen",
    "Currency": choices.currency or "not named",
    "Invented data": "yes" if choices.synthetic else "no",
    "Ask again by": re_measure,
}
pages.table("Method and data", as_facts(facts))

# %% [markdown] tags=["choices"]
# ## One model for all
#
# The average person's trade-offs. Before you believe them: the average may be nobody.

# %% tags=["choices"]
pooled = jtbd.fit_choices(choices)
pages.table("Part-worths of one model for all", pooled)

# %% [markdown] tags=["choices"]
# ## Kinds of people
#
# Are there groups that give up different things? The headline first, then three questions.

# %% tags=["choices"]
segments = jtbd.segment(choices, n_segments=n_segments)
found = segments.n_segments > 1
tried = ["n_segments", "bic", "icl", "entropy", "stability", "smallest_share", "start_hit_rate"]
panel = f"{segments.headline}. " + " ".join(segments.questions["sentence"])
display(pages.figure("Judgement panel", segments.plot_evidence(), panel))
display(pages.table("Three questions", segments.questions[["question", "word", "number", "sentence"]]))
display(pages.table("Numbers of groups tried", segments.evidence, shown=tried, note=segments.caption))
if found:
    display(pages.figure("Size and mark of each group", segments.plot(), segments.describe()))
    first = ["segment", "n", "share", "share_low", "share_high", "leading_attribute", "leading_importance"]
    shown = pages.table("Groups", segments.table, shown=first)
else:
    shown = pages.not_measured("Groups", segments.describe())
where = "Groups" if found else "Numbers of groups tried"
lines.append(pages.traced(segments.describe(), "Three questions", where))
shown

# %% [markdown] tags=["choices"]
# ## Importance
#
# How much each attribute weighs, within the levels that were shown. Before you compare: a wider range makes an attribute
# weigh more, though nobody changed their mind.

# %% tags=["choices"]
model = segments.model if found else pooled
display(pages.figure("Importance of each attribute", model.plot(), model.describe()))
display(pages.table("Importance", model.importance))
lines.append(pages.traced(model.describe(), "Importance"))
pages.table("Part-worths", model)

# %% [markdown] tags=["choices"]
# ## Does it predict?
#
# On tasks that were kept back, how often is the choice foreseen? Luck alone is right in one of so many alternatives.

# %% tags=["choices"]
if choices.holdout is not None:
    rates = pooled.hit_rate().assign(model="one model for all")
    if found:
        rates = rates.merge(model.hit_rate().assign(model="this model"), how="outer")
    luck = (1 / choices.holdout.there.sum(axis=0)).mean()
    shown = pages.table("Tasks foreseen", rates, note=f"Luck alone foresees {luck:.0%} of these tasks.")
    best = rates.iloc[-1]
    said = f"Of the choices kept back, {best['hit_rate']:.0%} are foreseen ({best['low']:.0%} to {best['high']:.0%})"
    lines.append(pages.traced(f"{said}; by luck, {luck:.0%}.", "Tasks foreseen"))
else:
    shown = pages.not_measured("Prediction", "Keep a task or two back, and name the column as `holdout`.")
    lines.append("Weak point: whether the model predicts was not measured, for no task was kept back.")
shown

# %% [markdown] tags=["choices"]
# ## Preference and price
#
# What would people take, if these products and "none" were all there is? Before you call it a forecast: awareness and
# reach are not in it.

# %% tags=["choices"]
file = Path(codebook).parent / products if products else Path("none")
market = frame_of_file(file) if file.is_file() else None
if market is not None:
    offers = market.drop(columns="unit_cost", errors="ignore")
    shares = model.shares(offers)
    display(pages.figure("Shares of preference", shares.plot(), shares.describe()))
    shown = pages.table("Shares", shares)
    lines.append(pages.traced(shares.describe(), "Shares"))
else:
    shown = pages.not_measured("Shares and prices", f"There is no {products}: describe the market, your product first.")
    lines.append("Shares were not measured: no market was described.")
shown

# %% tags=["choices"]
priced = market is not None and model.coding.price in model.coding.numeric and "unit_cost" in market
if priced:
    cost = float(market["unit_cost"].iloc[0])
    prices = model.best_prices(offers.iloc[[0]], offers.iloc[1:], unit_cost=cost)
    display(pages.figure("Profit by price", prices.plot(), prices.describe()))
    shown = pages.table("Best prices", prices, note="Profit for each person asked, in the unit of the price.")
    best = prices.table.iloc[0]
    edge = ", the edge of what was tested, so the best may lie beyond" if best["at_edge"] else ""
    said = f"Your best price against these rivals: {best['price']:,.4g} ({best['price_low']:,.4g} to "
    said += f"{best['price_high']:,.4g}){edge}, at a unit cost of {cost:,g}. Groups could be charged differently only "
    said += "if they cannot take each other's offer"
    lines.append(pages.traced(said + ".", "Best prices"))
else:
    shown = pages.not_measured("Best prices", "They need a price, competitors and a unit_cost in products.csv.")
    lines.append("Prices were not measured.")
weak = segments.questions[segments.questions["word"] != "yes"] if found else segments.questions.iloc[:0]
lines += [f"Weak point: {pages.traced(sentence, 'Three questions')}" for sentence in weak["sentence"]]
shown

# %% [markdown]
# ## Other ways of asking
#
# Ratings make small differences look large, for nothing has to be given up. Best and worst order items, and have no zero:
# even the first may be worth nothing.

# %%
if codebook is None:
    display(pages.not_measured("Preference, groups and price", "They need a choice study: `jtbd new conjoint`."))
if ratings:
    rated = jtbd.fit_ratings(frame_of_file(ratings))
    display(pages.figure("Importance by ratings", rated.plot(), rated.describe()))
    display(pages.table("Importance by ratings", rated.importance, note=rated.caption))
    display(pages.table("Part-worths by ratings", rated))
    lines.append(pages.traced(rated.describe(), "Importance by ratings"))
else:
    display(pages.not_measured("Rated profiles", "Name their file in the first cell."))
if maxdiff:
    best_worst = jtbd.fit_maxdiff(frame_of_file(maxdiff))
    display(pages.figure("Best and worst", best_worst.plot(), best_worst.describe()))
    shown = pages.table("Best and worst", best_worst)
    lines.append(pages.traced(best_worst.describe(), "Best and worst"))
else:
    shown = pages.not_measured("Best-worst answers", "Name their file in the first cell.")
shown

# %% [markdown]
# ## To take away
#
# Who belongs where, for your own records: one row per person, with the probability and whether they are in between.

# %%
if found:
    display(pages.table("Respondents", segments.respondents(), rows=5))
display(pages.write(tables))
hand_out(tables, segments) if found else pages.not_measured("Who belongs where", "It needs groups.")

# %% [markdown] tags=["decision"]
# ## What to decide

# %% tags=["decision"]
lines.append(f"Ask again by {re_measure}: what people give up for what changes with what they can get.")
pages.lines(lines)
