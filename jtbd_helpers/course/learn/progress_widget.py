"""What the learner has reached, and everything that is stored about them: save, load, show, delete."""

import base64
import html
from pathlib import Path

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.appearance import button, panel, row, say, words
from jtbd_helpers.course.learn.bank import all_items, lessons, load_bank
from jtbd_helpers.course.learn.schedule import due, first_tries, mastery
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.stylesheet import Shown
from jtbd_helpers.vocabulary import counted

MASTERY = {
    "new": "○ new",
    "learning": "◐ learning",
    "mastered": "● mastered",
    "shaky": "◍ shaky: it was mastered, the last try was not right",
}
PRIVATE = "Everything that is stored about you lies in one file on this computer. Nothing is sent anywhere."


def progress() -> Shown:
    """Show how far each objective is, how much is due, and all that is stored: save it, load it, show it, delete it.

    Returns
    -------
    Shown
        A widget; a saved notebook keeps one plain line of it.
    """
    return Shown(ProgressPanel().box, "My progress: run this cell to see and save it.")


class ProgressPanel:
    """The widget of `progress()`."""

    def __init__(self):
        import ipywidgets

        self.table = words(raw=True)
        self.said = words(css="jtbd-feedback")
        self.stored = words(raw=True)
        self.upload = ipywidgets.FileUpload(accept=".json", description="Load saved progress")
        self.upload.observe(self._load, names="value")
        self.sure = ipywidgets.Checkbox(description="Yes, delete all that is stored about me", indent=False)
        self.reviews = ipywidgets.Checkbox(
            description="Warm-ups and reviews", value=bool(session.kept("reviews", True)), indent=False
        )
        for box in (self.sure, self.reviews):
            box.add_class("jtbd-tick")
        self.reviews.observe(lambda change: session.keep("reviews", change["new"]), names="value")
        keys = "Keys: Tab moves between controls, Space or Enter presses a button, Space ticks a box."
        self.box = panel(
            words("My progress", "jtbd-title"),
            words(keys, "jtbd-keys"),
            self.table,
            row(button("Save my progress", self._save, primary=True), self.upload),
            self.said,
            self.reviews,
            row(button("Show all that is stored", self._show_stored)),
            self.stored,
            row(self.sure, button("Delete my progress", self._delete)),
            words(self._where(), "jtbd-keys"),
        )
        self._say("\n".join(session.current().notices))
        self._show_table()

    def _where(self) -> str:
        lasting = f" {session.TEMPORARY}" if session.is_temporary() else ""
        return f"{PRIVATE} It is kept in {session.home_in_words()}.{lasting}"

    def _say(self, text: str) -> None:
        say(self.said, "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines()))

    def _show_table(self) -> None:
        attempts = session.current().content["attempts"]
        items = all_items()
        words_of, tries = mastery(attempts, items), first_tries(attempts)
        lines = []
        for lesson in lessons():
            for objective, text in load_bank(lesson).objectives.items():
                n = sum(a["item"] in items and items[a["item"]].objective == objective for a in tries)
                cells = (lesson, f"{objective} {text}", MASTERY[words_of.get(objective, "new")], str(n))
                lines.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>")
        waiting = len(due(attempts, items, session.now()))
        head = "".join(f"<th>{name}</th>" for name in ("Notebook", "Objective", "How far", "First tries"))
        said = f"{counted(len(attempts), 'answer')}, {counted(waiting, 'question')} due for review."
        said = f"{session.current().learner}: {said}"
        self.table.value = f"<p>{said}</p><table><tr>{head}</tr>{''.join(lines)}</table>"

    def _save(self) -> None:
        ledger = session.current()
        text = ledger.export()
        name = f"jtbd-progress-{ledger.learner}.json"
        try:
            Path(name).write_text(text, encoding="utf-8")
            written = f"Saved as {name}, beside this notebook."
        except OSError as fault:
            written = f"It could not be written beside this notebook ({fault.strerror}); take the download."
        packed = base64.b64encode(text.encode()).decode()
        link = f"<a download='{name}' href='data:application/json;base64,{packed}'>Download {name}</a>"
        say(self.said, f"<p>{html.escape(written)}</p><p>{link}</p>")

    def _load(self, change: dict) -> None:
        if not change["new"]:
            return
        try:
            new = session.current().take_in(bytes(change["new"][0]["content"]).decode("utf-8", errors="replace"))
            self._say(f"Loaded: {new} new entries. Nothing that was here is lost.")
        except JtbdError as problem:
            self._say(str(problem))
        self.upload.value = ()
        self._show_table()

    def _show_stored(self) -> None:
        ledger = session.current()
        files = ", ".join(file.name for file in ledger.files()) or "none yet"
        self.stored.value = f"<p>Files: {html.escape(files)}</p><pre>{html.escape(ledger.export())}</pre>"

    def _delete(self) -> None:
        if not self.sure.value:
            return self._say("Tick the box beside the button first. Deleted progress cannot be brought back.")
        session.forget()
        self.sure.value = False
        self.stored.value = ""
        self._say("Deleted. Files that you saved elsewhere are yours to delete.")
        return self._show_table()
