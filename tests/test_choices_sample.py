"""Are there answers enough? People x tasks x alternatives / levels (Johnson & Orme 2003)."""

import pandas as pd
import pytest
from test_choices_fit import KEYS, planted

import jtbd_helpers as jtbd
from jtbd_helpers.choices import Choices, fit_choices
from jtbd_helpers.choices.sample import shown_to, times_shown


def test_times_shown_by_hand():
    """60 people x 8 tasks (two are kept back) x 2 products, "none" not counted, / 3 levels of quality = 320."""
    choices = Choices.from_frame(planted(people=60)[0], **KEYS)
    assert times_shown(choices) == 320
    model = fit_choices(choices)
    assert "each level shown about 320 times (500 is the least, 1,000 better)" in model.caption
    assert model.describe().endswith(
        "Few answers: each level was shown fewer than 500 times, so read the intervals first."
    )


def test_a_number_counts_as_two_levels():
    choices = Choices.from_frame(planted(people=60)[0].assign(quality=0), **(KEYS | {"attributes": []}))
    assert times_shown(choices) == 480


def test_each_segment_has_its_own_count():
    choices = jtbd.load_data("photographers")
    model = fit_choices(choices, "latent_class", 2, starts=2, progress=False)
    sizes = model.segments.value_counts()
    told = f"{sizes['A'] * 10:,} times in A, {sizes['B'] * 10:,} times in B"  # 10 tasks x 3 cameras / 3 levels
    assert told in shown_to(choices, model.segments)
    assert told in model.caption
    assert model.few == ""
    few = fit_choices(Choices.from_frame(planted()[0], **KEYS), "latent_class", 2, starts=2, progress=False)
    assert few.few.startswith("Few answers in B: each level was shown fewer than 500 times")


def test_segments_by_trade_off_say_it_and_that_switching_was_not_measured():
    choices = Choices.from_frame(planted()[0], **KEYS)
    caption = jtbd.segment(choices, null_draws=0, refits=0, starts=2, max_segments=2).caption
    assert "Few answers in B: each level was shown fewer than 500 times" in caption
    assert "Switching: not measured here; `.model.best_prices(…)` gives it for a product" in caption
    alike = Choices.from_frame(planted(people=60)[0], **(KEYS | {"price": None}))
    assert "Switching: not measured." in jtbd.segment(alike, n_segments=2, null_draws=0, refits=0, starts=1).caption


def test_items_shown_too_seldom_to_a_person_are_said():
    """Three items, all in each set: two sets show each item twice, three sets three times."""
    for sets, said in [(2, True), (3, False)]:
        rows = [
            {
                "respondent": p,
                "set": s,
                "item": "abc"[i],
                "best": int(i == (p + s) % 3),
                "worst": int(i == (p + s + 1) % 3),
            }
            for p in range(6)
            for s in range(sets)
            for i in range(3)
        ]
        caption = jtbd.fit_maxdiff(pd.DataFrame(rows)).caption
        assert ("a person saw each item 2.0 times, 3 are the least" in caption) == said


def test_a_second_question_about_none_is_no_further_task():
    """One product against none tells of none, not of levels."""
    frame = planted(people=40)[0]
    whole = times_shown(Choices.from_frame(frame, **KEYS))
    second = frame[(frame["task"] == 0) & (frame["alt"] != 1)].assign(task=99)
    second["chosen"] = (second["alt"] == 2).astype(int)
    assert times_shown(Choices.from_frame(pd.concat([frame, second]), **KEYS)) == pytest.approx(whole)
