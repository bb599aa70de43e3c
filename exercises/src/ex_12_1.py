# %% [markdown]
# # ex-12-1 · Beat the best single price
#
# Belongs to lesson 12, objective 12-3. About 8 minutes. The numbers are yours alone: everyone gets others.
#
# Ten players, and what the base game and the guild hall are worth to each, in €. Two of them hardly mind any price.
# You are told what a sale of each costs. Each player takes what leaves the most, or nothing; a price
# equal to the worth is paid. The hall needs the base.
#
# 1. What is the hall worth to the **typical** player, in €?
# 2. One price for both together may be 7, 9 or 12 €. What is the best **profit**?
# 3. A menu may sell the base at 3 or 4 € and the hall at 4 or 6 €. What is the best profit of the four menus?
# 4. What share of the ten players takes the hall from that menu, in %?
#
# Without code: `jtbd.check("ex-12-1")` shows a form for your numbers, here and in lesson 12.

# %%
import jtbd_helpers as jtbd

jtbd.start()
data = jtbd.exercise_data("ex-12-1")
print(f"A sale costs {data['base_cost']:.2f} € for the base game and {data['hall_cost']:.2f} € for the hall.")
data["players"]

# %% tags=["stub"]
answer = {
    "typical": ...,
    "single": ...,
    "menu": ...,
    "buyers": ...,
}

# %% [markdown] tags=["solution"]
# A player who would take the hall compares base and hall together with nothing. So the surplus of the hall, where
# there is any, is added before asking who buys the base.

# %% tags=["solution"]
base, hall = data["players"]["base_game"], data["players"]["guild_hall"]
base_cost, hall_cost = data["base_cost"], data["hall_cost"]
single = max((price - base_cost - hall_cost) * ((base + hall).round(1) >= price).sum() for price in (7, 9, 12))


def menu(price, hall_price):
    wants = hall >= hall_price
    owns = (base + (hall - hall_price).clip(lower=0)).round(1) >= price
    both = (owns & wants).sum()
    return owns.sum() * (price - base_cost) + both * (hall_price - hall_cost), 100 * both / len(hall)


best, buyers = max(menu(price, hall_price) for price in (3, 4) for hall_price in (4, 6))
answer = {"typical": hall.median(), "single": single, "menu": best, "buyers": buyers}
answer

# %%
jtbd.check("ex-12-1", answer)

# %% [markdown]
# Stuck? Run this cell, once for each rung of the ladder. Hints cost nothing.

# %%
jtbd.hint("ex-12-1")
