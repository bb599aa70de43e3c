"""The player of the moving pictures: it stands still until asked, goes stage by stage, and says each stage in words."""

import base64
import html as _html
import io
from bisect import bisect_right
from functools import cache
from importlib import resources
from itertools import accumulate

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.stories import BETWEEN, STORIES, Story
from jtbd_helpers.stylesheet import Shown, html

TICK, HOLD = 70, 40  # milliseconds a frame; ticks that a stage stands still while playing
STYLE = """
.jtbd-box .jtbd-film img { display: block; width: 100%; max-width: 760px; aspect-ratio: 16 / 9; background: #fff;
  border: 1px solid var(--jtbd-line); border-radius: 8px; }
.jtbd-box .jtbd-film-keys { display: flex; gap: 10px; padding: 12px 0 4px; }
.jtbd-box .jtbd-film-words { margin: 8px 0 0; padding-left: 1.5em; max-width: 72ch; }
.jtbd-box .jtbd-film-words li { color: var(--jtbd-quiet); padding: 1px 0; }
.jtbd-box .jtbd-film-words li.now { color: inherit; font-weight: 600; }
"""


class Film(Shown):
    """A player; a saved notebook keeps its last still beside the plain line."""

    def __init__(self, shown: Shown, poster: bytes):
        super().__init__(shown.box, shown.line)
        self.poster = poster

    def _repr_mimebundle_(self, **kwargs):
        return {**super()._repr_mimebundle_(**kwargs), "image/png": base64.b64encode(self.poster).decode()}


def play(name: str) -> Film:
    """Build the player of a story at its first stage, standing still."""
    story = STORIES[name]
    frame = Frame(
        story.title,
        "<kbd>Tab</kbd> next button; <kbd>Enter</kbd> plays, pauses, and goes a stage back or on. It begins still.",
        "The words say all that the picture says. Cover the picture and read them alone: which step would you doubt?",
    )
    return Film(_Player(frame, story).shown(), picture(name, story.frames - 1))


class _Player:
    """One picture, three buttons, the captions; a clock that only runs while it plays."""

    def __init__(self, frame: Frame, story: Story):
        import ipywidgets

        self.frame, self.story, self.at = frame, story, 0
        self.ticks = _ticks(story)
        self.film, self.words = html("", "jtbd-film"), html()
        self.clock = ipywidgets.Play(value=0, min=0, max=len(self.ticks) - 1, interval=TICK, show_repeat=False)
        self.clock.layout.display = "none"
        self.toggle = ipywidgets.Button(description="▶ Play")
        self.toggle.add_class("jtbd-go")
        self.back, self.on = (ipywidgets.Button(description=text) for text in ("◀ Stage back", "Stage on ▶"))
        self.clock.observe(lambda change: self._to(self.ticks[change["new"]]), "value")
        self.clock.observe(lambda _: self._name(), "playing")
        self.toggle.on_click(lambda _: self._toggled())
        self.back.on_click(lambda _: self._stage(-1))
        self.on.on_click(lambda _: self._stage(1))
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        keys = ipywidgets.Box([self.toggle, self.back, self.on, self.clock])
        keys.add_class("jtbd-film-keys")
        return self.frame.around(self.film, keys, self.words, name=self.story.name, style=STYLE)

    def _toggled(self) -> None:
        if not self.clock.playing and self.at == self.story.frames - 1:
            self.clock.value = 0
        self.clock.playing = not self.clock.playing

    def _name(self) -> None:
        self.toggle.description = "❚❚ Pause" if self.clock.playing else "▶ Play"

    def _stage(self, by: int) -> None:
        """Go to the next or the last stage at once, without any motion."""
        self.clock.playing = False
        stage = self.at // BETWEEN + by if by > 0 or self.at % BETWEEN == 0 else self.at // BETWEEN
        self.clock.value = self.ticks.index(min(max(stage, 0), len(self.story.captions) - 1) * BETWEEN)

    def _to(self, number: int) -> None:
        if number != self.at:
            self.at = number
            self._draw()
        if number == self.story.frames - 1:
            self.clock.playing = False

    def _draw(self) -> None:
        stage = round(self.at / BETWEEN)
        caption = _html.escape(self.story.captions[stage], quote=True)
        data = base64.b64encode(picture(self.story.name, self.at)).decode()
        self.film.value = f"<img alt='{caption}' src='data:image/png;base64,{data}'>"
        if self.at % BETWEEN == 0:
            said = "".join(
                f"<li class='{'now' if place == stage else ''}'>{_html.escape(words)}</li>"
                for place, words in enumerate(self.story.captions)
            )
            self.words.value = f"<ol class='jtbd-film-words'>{said}</ol>"
            self.frame.say(f"Stage {stage + 1} of {len(self.story.captions)}. {self.story.captions[stage]}")
            if stage:
                self.frame.tried(stage)


def _ticks(story: Story) -> list[int]:
    """The frame to show at each tick: a stage stands still for a while, then moves on to the next."""
    ticks = []
    for number in range(story.frames):
        ticks += [number] * (HOLD if number % BETWEEN == 0 else 1)
    return ticks


@cache
def picture(name: str, number: int) -> bytes:
    """One frame of a story as PNG. The file merges equal frames, so a frame is found by its time."""
    from PIL import Image

    file = resources.files("jtbd_helpers.course.explorables").joinpath("moving", f"{name}.gif")
    with Image.open(io.BytesIO(file.read_bytes())) as film:
        ends = _ends(name)
        film.seek(min(bisect_right(ends, _start(number)), len(ends) - 1))
        page = io.BytesIO()
        film.convert("RGB").quantize(64).save(page, format="png", optimize=True)
    return page.getvalue()


@cache
def _ends(name: str) -> tuple[int, ...]:
    """When each picture of the file ends, in milliseconds."""
    from PIL import Image

    file = resources.files("jtbd_helpers.course.explorables").joinpath("moving", f"{name}.gif")
    with Image.open(io.BytesIO(file.read_bytes())) as film:
        waits = []
        for number in range(film.n_frames):
            film.seek(number)
            waits.append(int(film.info["duration"]))
    return tuple(accumulate(waits))


def wait(number: int) -> int:
    """How long the file shows a frame, in milliseconds: long at a stage, short between."""
    return HOLD * TICK if number % BETWEEN == 0 else TICK


def _start(number: int) -> int:
    return sum(wait(before) for before in range(number))
