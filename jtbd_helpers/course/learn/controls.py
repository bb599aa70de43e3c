"""What learners answer with: one control for each kind of answer, all usable by keyboard alone."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from jtbd_helpers.course.learn.appearance import button, row, words
from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.course.learn.session import shuffled

CHOOSE = "choose …"


@dataclass(frozen=True, kw_only=True)
class Control:
    """A box to show, a way to read and to set the answer, the widgets to lock, and the keys that work it."""

    box: object
    get: Callable[[], object]
    put: Callable[[object], None]
    inputs: tuple
    keys: str

    def lock(self, locked: bool) -> None:
        """Close the answer, or open it again."""
        for widget in self.inputs:
            widget.disabled = locked


def control_for(item: Item, learner: str) -> Control:
    """The control of an item, its options in this learner's order."""
    control = _MAKERS[item.type](item, learner)
    control.box.add_class("jtbd-answer")
    return control


def one_of_several(label: str, texts, order) -> Control:
    """Radio buttons; the answer is the index in `texts`."""
    import ipywidgets

    radio = ipywidgets.RadioButtons(description=label, options=[(texts[i], i) for i in order], value=None)
    radio.add_class("jtbd-above")
    put = partial(setattr, radio, "value")
    return Control(box=radio, get=lambda: radio.value, put=put, inputs=(radio,), keys="arrows choose a line")


def several_of_several(texts, order) -> Control:
    """Check boxes; the answer is a list of indices in `texts`."""
    import ipywidgets

    boxes = {i: ipywidgets.Checkbox(description=texts[i], indent=False) for i in order}
    for box in boxes.values():
        box.add_class("jtbd-tick")

    def put(chosen) -> None:
        for i, box in boxes.items():
            box.value = i in chosen

    return Control(
        box=ipywidgets.VBox(list(boxes.values())),
        get=lambda: sorted(i for i, box in boxes.items() if box.value),
        put=put,
        inputs=tuple(boxes.values()),
        keys="Tab goes from line to line, Space ticks one",
    )


def typed(label: str, unit: str = "", placeholder: str = "") -> Control:
    """A field to type in; the answer is its text."""
    import ipywidgets

    # Sent once, when the field is left: letters sent one by one may arrive after the click on Check.
    field = ipywidgets.Text(description=label, placeholder=placeholder, continuous_update=False)
    field.add_class("jtbd-typed")
    box = row(field, words(unit)) if unit else field
    put = lambda value: setattr(field, "value", "" if value is None else _as_typed(value))  # noqa: E731
    return Control(box=box, get=lambda: field.value, put=put, inputs=(field,), keys="type your answer")


def _as_typed(value) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


def in_order(label: str, texts, start) -> Control:
    """Lines to bring into order: choose one, move it up or down. The answer is the indices, top first."""
    import ipywidgets

    order = list(start)
    lines = ipywidgets.RadioButtons(description=label)
    lines.add_class("jtbd-above")

    def show(chosen: int) -> None:
        lines.options = [(f"{place}. {texts[i]}", i) for place, i in enumerate(order, start=1)]
        lines.value = chosen

    def move(step: int) -> None:
        here = order.index(lines.value)
        there = min(max(here + step, 0), len(order) - 1)
        order.insert(there, order.pop(here))
        show(order[there])

    def put(answer) -> None:
        order[:] = answer
        show(order[0])

    show(order[0])
    up, down = button("↑ Move up", partial(move, -1)), button("↓ Move down", partial(move, 1))
    return Control(
        box=ipywidgets.VBox([lines, row(up, down)]),
        get=lambda: list(order),
        put=put,
        inputs=(lines, up, down),
        keys="arrows choose a line, Tab goes to Move up and Move down, Enter moves it",
    )


def sorted_into(texts, labels) -> Control:
    """One choice among the same labels for each text; the answer is a list of labels, None where open."""
    import ipywidgets

    few = len(labels) <= 4 and sum(map(len, labels)) <= 44
    make = partial(ipywidgets.RadioButtons, options=labels, value=None)
    if not few:
        make = partial(ipywidgets.Dropdown, options=[(CHOOSE, None), *((label, label) for label in labels)])
    rows = [make(description=text) for text in texts]
    for widget in rows:
        widget.add_class("jtbd-beside")
        widget.add_class("jtbd-chips")

    def put(answer) -> None:
        for widget, label in zip(rows, answer, strict=True):
            widget.value = label

    return Control(
        box=ipywidgets.VBox(rows),
        get=lambda: [widget.value for widget in rows],
        put=put,
        inputs=tuple(rows),
        keys="Tab goes from line to line, arrows choose its label",
    )


def placed(item: Item) -> Control:
    """Two sliders that move a point in a plane; the answer is [across, up]."""
    import ipywidgets

    sliders = [
        ipywidgets.FloatSlider(
            description=axis.label,
            min=axis.min,
            max=axis.max,
            step=axis.step,
            value=axis.min + round((axis.max - axis.min) / 2 / axis.step) * axis.step,
            continuous_update=False,
            style={"description_width": "9em"},
            readout_format=f".{len(f'{axis.step:g}'.partition('.')[2])}f",
            layout=ipywidgets.Layout(width="min(100%, 480px)"),
        )
        for axis in (item.x, item.y)
    ]
    picture = words()

    def draw(*_) -> None:
        picture.value = _plane(item, *(slider.value for slider in sliders))

    def put(answer) -> None:
        for slider, value in zip(sliders, answer, strict=True):
            slider.value = value

    for slider in sliders:
        slider.observe(draw, names="value")
    draw()
    box = ipywidgets.VBox([picture, *sliders])
    box.add_class("jtbd-plane")
    return Control(
        box=box,
        get=lambda: [slider.value for slider in sliders],
        put=put,
        inputs=tuple(sliders),
        keys="arrows move a slider, Tab goes to the other",
    )


def _plane(item: Item, across: float, up: float) -> str:
    x, y, name = item.x, item.y, html.escape(item.parts[0].text)
    left, top = 40 + 200 * (across - x.min) / (x.max - x.min), 10 + 160 * (y.max - up) / (y.max - y.min)
    said = html.escape(f"{item.parts[0].text}: {x.label} {across:g}, {y.label} {up:g}")
    anchor = "start" if left < 107 else "middle" if left < 173 else "end"  # the name stays inside the plane
    ends = ((40, 186, "middle", x.min), (240, 186, "middle", x.max), (35, 174, "end", y.min), (35, 15, "end", y.max))
    ticks = "".join(f"<text x='{a}' y='{b}' text-anchor='{side}'>{end:g}</text>" for a, b, side, end in ends)
    return (
        f"<svg width='270' height='205' role='img' aria-label='{said}'>"
        "<g class='line'><rect x='40' y='10' width='200' height='160'/>"
        "<path d='M140 10V170M40 90H240' stroke-dasharray='3 4'/></g>"
        f"<g>{ticks}"
        f"<text x='140' y='192' text-anchor='middle'>{html.escape(x.label)}</text>"
        f"<text transform='translate(24 90) rotate(-90)' text-anchor='middle'>{html.escape(y.label)}</text>"
        f"<text x='{left:.1f}' y='{top + (24 if top < 40 else -12):.1f}' text-anchor='{anchor}'>{name}</text></g>"
        f"<circle cx='{left:.1f}' cy='{top:.1f}' r='6' fill='#0072B2'/></svg>"
    )


# -- which item type has which control -----------------------------------------------------------------


def _single(item: Item, learner: str) -> Control:
    order = shuffled(range(len(item.options)), learner, item.id)
    return one_of_several("Choose one", [o.text for o in item.options], order)


def _multiple(item: Item, learner: str) -> Control:
    order = shuffled(range(len(item.options)), learner, item.id)
    return several_of_several([o.text for o in item.options], order)


def _numeric(item: Item, learner: str) -> Control:
    return typed(item.parts[0].text, item.parts[0].unit, "a number")


def _short_text(item: Item, learner: str) -> Control:
    return typed(item.parts[0].text, placeholder="a word or two")


def _order(item: Item, learner: str) -> Control:
    start = shuffled(range(len(item.parts)), learner, item.id)
    if [item.parts[i].answer for i in start] == sorted(p.answer or 0 for p in item.parts):
        start.reverse()
    return in_order("Bring these into order", [p.text for p in item.parts], start)


def _classify(item: Item, learner: str) -> Control:
    return sorted_into([p.text for p in item.parts], item.labels)


def _match(item: Item, learner: str) -> Control:
    return sorted_into([p.text for p in item.parts], shuffled(item.labels, learner, item.id))


_MAKERS = {
    "single": _single,
    "multiple": _multiple,
    "numeric": _numeric,
    "short_text": _short_text,
    "order": _order,
    "classify": _classify,
    "match": _match,
    "place2d": lambda item, learner: placed(item),
}
