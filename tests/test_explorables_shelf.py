"""What holds for every explorable: keyboard path, labels, state in words, speed, colours."""

import re
import time

import pytest
from widget_tree import controls, status, text, widgets

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.market import CAUSES
from jtbd_helpers.course.explorables.shelf import SHELF
from jtbd_helpers.stylesheet import ACCENT, STYLE

CONTROLS = ("RadioButtons", "Checkbox", "IntSlider", "FloatSlider", "Dropdown", "Button")
WITH_CONTROLS = [name for name in SHELF if name != "drivers_again"]
LIGHT, DARK = "#FFFFFF", "#111111"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_HOME", str(tmp_path))


@pytest.mark.parametrize("name", WITH_CONTROLS)
def test_keyboard_path_labels_and_state_are_there(name):  # course section 7
    box = jtbd.explore(name).box
    assert "Keys: " in text(box)
    assert status(box)
    found = [w for kind in CONTROLS for w in controls(box, kind)]
    assert found
    assert all(w.description.strip() for w in found)
    assert len({w.description for w in found}) == len(found)


@pytest.mark.parametrize("name", WITH_CONTROLS)
def test_what_to_notice_is_hidden_at_first(name):  # course section 2, row 5
    assert "What to notice" not in text(jtbd.explore(name).box)


@pytest.mark.parametrize("name", SHELF)
def test_a_saved_notebook_keeps_one_plain_line(name):
    shown = jtbd.explore(name)
    assert len(repr(shown).splitlines()) == 1
    assert f"jtbd.explore('{name}')" in repr(shown)
    bundle = shown._repr_mimebundle_()
    assert bundle["text/plain"] == repr(shown)


@pytest.mark.parametrize(("name", "kind"), [("blend_slider", "IntSlider"), ("cause_map", "FloatSlider")])
def test_an_answer_takes_less_than_a_tenth_of_a_second(name, kind):
    slider = controls(jtbd.explore(name).box, kind)[0]
    times = []
    for value in (1, 5, 2, 4, 3):
        start = time.perf_counter()
        slider.value = value
        times.append(time.perf_counter() - start)
    assert sorted(times)[2] < 0.1


def test_text_and_signs_stand_out_on_both_themes():  # course section 7
    assert contrast(ACCENT, LIGHT) >= 4.5  # white on a pressed button
    assert contrast("#0068A3", LIGHT) >= 4.5
    assert contrast("#7CC4F2", DARK) >= 4.5
    assert all(colour in STYLE for colour in ("#0068A3", "#7CC4F2"))
    for theme in (LIGHT, DARK):
        assert all(contrast(cause.colour, theme) >= 3 for cause in CAUSES)  # large signs, each with its word


def test_signs_differ_in_shape_not_only_in_colour():
    assert len({cause.mark for cause in CAUSES}) == len({cause.label for cause in CAUSES}) == len(CAUSES)


def test_own_rules_are_stronger_than_the_common_ones():
    # Many widgets share a page, each with the common rules again: the later copy would win over an equal rule.
    for name in SHELF:
        sheet = next(w.value for w in widgets(jtbd.explore(name).box) if "<style" in getattr(w, "value", ""))
        own = sheet.split(STYLE)[1]
        assert all(rule.startswith(".jtbd-box") for rule in re.findall(r"(?m)^(\.jtbd[\w-]*)", own))


def test_no_widget_reaches_for_the_network():
    for name in SHELF:
        said = " ".join(w.value for w in widgets(jtbd.explore(name).box) if type(w).__name__ == "HTML")
        assert "http" not in said
        assert "@import" not in said


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
