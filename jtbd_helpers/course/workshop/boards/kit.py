"""Widgets by key: a board says after every change how it should look, and what is there already stays as it is.

So nobody loses the focus or a half-typed word because something else on the board was drawn anew.
"""

import html as _html
from collections.abc import Callable

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.stylesheet import html


class Kit:
    """Makes each widget once and afterwards only brings it up to date; `problem` hears what was refused."""

    def __init__(self, problem: Callable[[str], None]):
        self.problem = problem
        self._widgets: dict[str, object] = {}
        self._answers: dict[str, Callable] = {}
        self._busy = False

    # -- what people use -------------------------------------------------------------------------------

    def text(self, key: str, label: str, value: str, write: Callable, *, hint: str = "", live: bool = True):
        """A field to type in. `live`: every letter counts; else it is taken over when the field is left.

        Label and hint of a field that is not live should never change: the browser would drop what is half typed.
        """
        import ipywidgets

        field = self._get(key, lambda: self._watched(key, ipywidgets.Text(continuous_update=live)))
        return self._set(key, field, write, description=label, placeholder=hint, value=value)

    def choice(self, key: str, label: str, options, value, write: Callable):
        """One of several in a list that folds out; options are (text, value)."""
        import ipywidgets

        make = lambda: self._watched(key, ipywidgets.Dropdown(options=tuple(options), value=value))  # noqa: E731
        return self._set(key, self._get(key, make), write, options=tuple(options), description=label, value=value)

    def chips(self, key: str, label: str, options, value, write: Callable, digits: bool = False):
        """One of a few, side by side; options are (text, value). `digits`: a digit picks the option of that number."""
        import ipywidgets

        def make():
            radio = ipywidgets.RadioButtons(options=tuple(options), value=value, orientation="horizontal")
            radio.add_class("jtbd-chips")
            if digits:
                radio.add_class("jtbd-digits")
            return self._watched(key, radio)

        return self._set(key, self._get(key, make), write, description=label, value=value)

    def tick(self, key: str, label: str, value: bool, write: Callable):
        """A box to tick."""
        import ipywidgets

        make = lambda: self._watched(key, ipywidgets.Checkbox(indent=False))  # noqa: E731
        return self._set(key, self._get(key, make), write, description=label, value=value)

    def button(self, key: str, label: str, press: Callable, primary: bool = False):
        """A button that says what it does."""
        import ipywidgets

        def make():
            button = ipywidgets.Button()
            button.on_click(lambda _: self._answer(key))
            if primary:
                button.add_class("jtbd-go")
            return button

        return self._set(key, self._get(key, make), press, description=label)

    # -- what people read, and boxes -------------------------------------------------------------------

    def html(self, key: str, value: str, *classes: str):
        """HTML of ours; words of a person must be escaped before."""
        return self._set(key, self._get(key, lambda: html("", *classes)), None, value=value)

    def words(self, key: str, value: str, *classes: str):
        """Plain words, safe whatever they are."""
        return self.html(key, _html.escape(value), *classes)

    def box(self, key: str, children, *classes: str):
        """Widgets in a box that CSS lays out."""
        import ipywidgets

        def make():
            box = ipywidgets.Box()
            for name in classes:
                box.add_class(name)
            return box

        return self._set(key, self._get(key, make), None, children=tuple(children))

    # -- how it works ----------------------------------------------------------------------------------

    def _get(self, key: str, make: Callable):
        if key not in self._widgets:
            self._widgets[key] = make()
        return self._widgets[key]

    def _set(self, key: str, widget, answer: Callable | None, **properties):
        self._answers[key] = answer
        self._busy = True  # what the board sets itself is no answer of a person
        for name, value in properties.items():
            if getattr(widget, name) != value:
                setattr(widget, name, value)
        self._busy = False
        return widget

    def _watched(self, key: str, widget):
        widget.observe(lambda change: self._answer(key, change["new"]), "value")
        return widget

    def _answer(self, key: str, *value) -> None:
        if self._busy:
            return
        try:
            self._answers[key](*value)
        except JtbdError as fault:
            self.problem(str(fault))
