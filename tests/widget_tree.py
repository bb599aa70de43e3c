"""Find the controls of a widget and read what it says, without a browser."""


def widgets(box) -> list:
    """All widgets of a tree, in the order shown."""
    found = [box]
    for child in getattr(box, "children", ()):
        found += widgets(child)
    return found


def controls(box, kind: str) -> list:
    """The widgets of one kind, by class name."""
    return [w for w in widgets(box) if type(w).__name__ == kind]


def text(box) -> str:
    """Everything the widget says, without its style sheet."""
    return " ".join(w.value for w in controls(box, "HTML") if "<style" not in w.value)


def status(box) -> str:
    """The line that restates the state."""
    return next(w.value for w in widgets(box) if "jtbd-status" in getattr(w, "_dom_classes", ()))
