"""The moving pictures: they begin still, can be paused, go by stages, and say in words what they show."""

import base64
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from widget_tree import controls, status, text, widgets

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.drivers import DRIVERS
from jtbd_helpers.course.explorables.market import CAUSES
from jtbd_helpers.course.explorables.player import picture
from jtbd_helpers.course.explorables.stories import BETWEEN, STORIES
from jtbd_helpers.plotting import moving

NAMES = pytest.mark.parametrize("name", STORIES)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_HOME", str(tmp_path))


def parts(name):
    box = jtbd.explore(name).box
    return box, controls(box, "Play")[0], *controls(box, "Button")


def image(box) -> tuple[str, bytes]:
    """The alternative text and the bytes of the picture that is shown."""
    found = re.search(r"<img alt='(.+?)' src='data:image/png;base64,(.+?)'>", text(box))
    return found[1].replace("&#x27;", "'"), base64.b64decode(found[2])


@NAMES
def test_it_begins_still_and_plays_only_when_asked(name):  # S0.21, reduced motion
    _, clock, toggle, *_ = parts(name)
    assert not clock.playing
    assert toggle.description == "▶ Play"
    toggle.click()
    assert clock.playing
    assert toggle.description == "❚❚ Pause"
    toggle.click()
    assert not clock.playing


@NAMES
def test_stages_follow_one_another_without_motion_and_each_is_said(name):  # S0.21
    box, clock, _, back, on = parts(name)
    captions = STORIES[name].captions
    seen = []
    for place, caption in enumerate(captions):
        assert status(box).replace("&#x27;", "'") == f"Stage {place + 1} of {len(captions)}. {caption}"
        said, data = image(box)
        assert said == caption
        assert data == picture(name, place * BETWEEN)
        seen.append(data)
        on.click()
        assert not clock.playing
    assert len(set(seen)) == len(captions)
    back.click()
    assert f"Stage {len(captions) - 1} of" in status(box)
    assert all(caption in text(box).replace("&#x27;", "'") for caption in captions)


@NAMES
def test_playing_to_the_end_stops_and_starts_over(name):
    box, clock, toggle, *_ = parts(name)
    toggle.click()
    for tick in range(clock.max + 1):
        clock.value = tick
    assert not clock.playing
    assert f"Stage {len(STORIES[name].captions)} of" in status(box)
    toggle.click()
    assert clock.value == 0
    assert clock.playing


@NAMES
def test_it_is_small_and_needs_no_network(name):  # S0.21
    from importlib import resources

    file = resources.files("jtbd_helpers.course.explorables").joinpath("moving", f"{name}.gif")
    assert len(file.read_bytes()) <= 1_000_000
    box, *_ = parts(name)
    assert "http" not in " ".join(
        getattr(w, "value", "") for w in widgets(box) if isinstance(getattr(w, "value", ""), str)
    )


@NAMES
def test_a_saved_notebook_keeps_the_last_still(name):
    bundle = jtbd.explore(name)._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]) == picture(name, STORIES[name].frames - 1)
    assert bundle["text/plain"].count("\n") == 0


@NAMES
def test_the_file_is_what_the_script_draws(name):
    import numpy as np
    from matplotlib import pyplot as plt
    from PIL import Image

    figure, ax = moving.new_frame()
    for number in (0, BETWEEN // 2, STORIES[name].frames - 1):
        moving.DRAWN[name](ax, number / BETWEEN)
        page = io.BytesIO()
        figure.savefig(page, format="png")
        drawn, kept = (
            np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), dtype=float)
            for data in (page.getvalue(), picture(name, number))
        )
        assert drawn.shape == kept.shape
        assert np.abs(drawn - kept).mean() < 4, f"frame {number} differs: run notebooks/src/animate.py"
    plt.close(figure)


def test_numbers_of_the_story_are_those_of_the_drivers():
    drawn = Counter(moving.NAMES[cause] for cause in moving.CAUSE)
    labels = {cause.id: cause.label.removeprefix("traffic ") for cause in CAUSES}
    assert drawn == Counter(labels[driver.cause] for driver in DRIVERS)
    assert "five met jams, four had several stops, three had no signal" in STORIES["same_struggle"].words


@pytest.mark.parametrize(("name", "lesson"), [("same_struggle", "08a"), ("three_hats", "02")])
def test_the_lesson_says_the_same_in_words(name, lesson):  # S0.21
    source = next((Path(__file__).parents[1] / "notebooks" / "src").glob(f"{lesson}_*.py")).read_text(encoding="utf-8")
    below = source.split(f'jtbd.explore("{name}")')[1].split("# %%")[1]
    assert STORIES[name].words in " ".join(below.replace("\n# ", " ").split())
