"""What all explorables share: title, keyboard path, a line that restates the state, and a late hint."""

import html as _html

from jtbd_helpers.stylesheet import Shown, boxed, html
from jtbd_helpers.vocabulary import NOT_MEASURED

ENOUGH = 2  # settings to try before the widget says what to notice


class Frame:
    """The parts round a widget: `.say(text)` restates the state, `.tried(setting)` counts settings.

    `notice` stays hidden until two settings besides the first have been tried: look first, then read.
    """

    def __init__(self, title: str, keys: str, notice: str):
        self.title, self.notice = title, notice
        self.top = html(f"<p class='jtbd-title'>{title}</p><p class='jtbd-keys'>Keys: {keys}</p>")
        self.status = html("", "jtbd-status")
        self.hint = html()
        self._settings: set = set()

    def say(self, text: str) -> None:
        """Restate the state in words; the line is read aloud to those who do not see the picture."""
        self.status.value = _html.escape(text)

    def tried(self, setting) -> None:
        """Note a setting that the learner chose; the second one uncovers what to notice."""
        self._settings.add(setting)
        if len(self._settings) >= ENOUGH and not self.hint.value:
            self.hint.value = f"<div class='jtbd-notice'><b>What to notice.</b> {self.notice}</div>"

    def around(self, *children, name: str, style: str = "") -> Shown:
        """The finished widget, with the line that stands for it in saved notebooks."""
        box = boxed(self.top, *children, self.status, self.hint, style=style)
        return Shown(box, f"{self.title} Run this cell to use it: jtbd.explore('{name}')")


def percent_of(share: float) -> str:
    """A share as people read it: "36 %"; of nobody there is no share."""
    if share != share:
        return NOT_MEASURED
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"
