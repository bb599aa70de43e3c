"""The shelf of explorable widgets: which there are, and the verb that takes one down."""

import importlib
from dataclasses import dataclass

from jtbd_helpers.errors import unknown

# name -> (lesson, what it shows); the widget is built by `show()` in the file of that name.
SHELF = {
    "twelve_drivers": ("00", "Twelve drivers: who belongs together?"),
    "tour": ("00", "Tour: how this course works"),
    "split_toggle": ("01", "Split toggle: which question tells people apart?"),
    "job_sorter": ("02", "Job sorter: which types, and which hats, do you mix up?"),
    "three_hats": ("02", "Three hats: one person along the life of a wardrobe (moving picture)"),
    "day_timeline": ("02", "Day timeline: where in a day does a product fit?"),
    "gallery": ("02", "Gallery: 24 worked examples, from job to feature"),
    "who_helps_whom": ("03", "Who helps whom, and who may be bypassed?"),
    "rank_and_place": ("05", "Rank and place: how crucial, how often, by which rule?"),
    "landscape_point": ("06a", "Landscape point: one value target, its interval and its status"),
    "fifty_equal_targets": ("06b", "Fifty equal targets: which one wins?"),
    "sample_lab": ("07", "Sample lab: ask more people, or ask the right ones?"),
    "same_struggle": ("08a", "Same struggle: from a choice back to its cause (moving picture)"),
    "drivers_again": ("08a", "Twelve drivers again: your groups and the causes"),
    "blend_slider": ("08a", "Blend slider: one product for a mix of causes"),
    "problem_or_cause": ("08a", "Problem or cause: sort the cards"),
    "order_the_steps": ("08a", "Order the steps: from a choice back to its cause"),
    "cause_map": ("08b", "Cause map: which circumstances go with a struggle?"),
    "one_panel": ("09", "One panel: what do three questions say of groups made from anything?"),
    "ternary": ("10", "Ternary: what moves a customer to another segment?"),
    "take_the_tasks": ("11", "Take the tasks: what your own choices say"),
    "menu_builder": ("12", "Menu builder: versions and add-ons against one price"),
}


@dataclass(frozen=True)
class Shelf:
    """The explorables there are, as text and as a table."""

    rows: tuple

    def __repr__(self) -> str:
        lines = [f"{name:18} lesson {lesson:4} {title}" for name, lesson, title in self.rows]
        return "\n".join(["Show one with jtbd.explore(name):", *lines])

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td><code>{n}</code></td><td>{lesson}</td><td>{t}</td></tr>" for n, lesson, t in self.rows)
        head = "<tr><th>Name</th><th>Lesson</th><th>What it shows</th></tr>"
        return f"<p>Show one with <code>jtbd.explore(name)</code>:</p><table class='jtbd-table'>{head}{rows}</table>"


def explore(name: str | None = None) -> object:
    """Show an explorable widget, or list those there are.

    Parameters
    ----------
    name : str, optional
        One of the names in the list, such as "blend_slider". Without it the list is shown.

    Returns
    -------
    Shown or Shelf
        A widget to use with mouse or keyboard; in a saved notebook one plain line stands for it.

    Raises
    ------
    JtbdError
        When there is no explorable of that name.
    """
    if name is None:
        return Shelf(tuple((key, *row) for key, row in SHELF.items()))
    if name not in SHELF:
        raise unknown("explorable", name, SHELF, "explore", mend="jtbd.explore() lists them.")
    return importlib.import_module(f"jtbd_helpers.course.explorables.{name}").show()
