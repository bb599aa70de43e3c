"""The house: which room may import which. Read with `ast`; nothing is run."""

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "jtbd_helpers"
# A room is a folder or a file; of two names that fit, the longer one says the room.
FLOORS = {
    "errors": 0,
    "vocabulary": 0,
    "results": 1,
    "progress_bars": 1,
    "stylesheet": 1,
    "course_location": 1,
    "statistics": 1,
    "plotting": 1,
    "statements": 1,
    "tables": 2,
    "mixture": 2,
    "survey": 3,
    "jobs": 3,
    "targets": 4,
    "choices": 4,
    "mixes": 4,
    "segments": 5,
    "data": 5,
    "report": 6,
    "course": 6,
    "course.workshop": 6,
    "course.learn": 7,
    "course.exercises": 8,
    "course.explorables": 8,
    "course.workshop.boards": 9,
    "teaching": 10,
    "cli": 11,
}
LAZY = {"sklearn", "statsmodels", "duckdb", "ibis", "seaborn", "ipywidgets", "IPython", "tqdm"}
WIDGETS = {"course.learn", "course.explorables", "course.workshop.boards", "stylesheet"}
FILES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return next((r for n in range(len(parts), 0, -1) if (r := ".".join(parts[:n])) in FLOORS), None)


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imports(tree: ast.AST):
    """(node, module) of every import that is ever run, wherever it stands."""
    for_types = {id(n) for block in ast.walk(tree) if _for_types(block) for n in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            assert [a.name for a in node.names] != ["*"], "no star imports"
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def at_module_level(tree: ast.Module):
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    return [(node, module) for node, module in imports(tree) if id(node) not in inside]


def test_every_room_has_a_floor():
    homeless = [str(p) for p in FILES if room_of(module_of(p)) is None]
    assert not homeless, f"give these rooms a floor: {homeless}"
    empty = set(FLOORS) - {room_of(module_of(p)) for p in FILES}
    assert not empty, f"nobody lives in {empty}"


def test_every_room_says_in_a_sentence_what_it_is_for():
    silent = [str(p) for p in FILES if not ast.get_docstring(tree_of(p))]
    assert not silent, f"a first line for {silent}"


def test_a_room_imports_only_from_lower_floors():
    climbing = []
    for path in FILES:
        room = room_of(module_of(path))
        for node, module in imports(tree_of(path)):
            other = room_of(module.removeprefix("jtbd_helpers.")) if module.startswith("jtbd_helpers.") else None
            if other not in (None, room, "plotting") and FLOORS[other] >= FLOORS[room]:
                climbing.append(f"{path.name}:{node.lineno} {room} imports {other}")
    assert not climbing, climbing


def test_heavy_libraries_are_loaded_when_first_needed():
    early = []
    for path in FILES:
        room = room_of(module_of(path))
        for node, module in at_module_level(tree_of(path)):
            top = module.split(".")[0]
            drawn = module.startswith("jtbd_helpers.plotting") or top == "matplotlib"
            if top in LAZY or module.startswith("scipy.stats") or (drawn and room != "plotting"):
                early.append(f"{path.name}:{node.lineno} imports {module} at module level")
    assert not early, early


def test_pictures_and_widgets_are_made_in_their_rooms():
    elsewhere = []
    for path in FILES:
        room = room_of(module_of(path))
        tops = {module.split(".")[0] for _, module in imports(tree_of(path))}
        if "matplotlib" in tops and room != "plotting":
            elsewhere.append(f"{path.name} draws by itself")
        if "ipywidgets" in tops and room not in WIDGETS:
            elsewhere.append(f"{path.name} makes widgets")
    assert not elsewhere, elsewhere


def test_no_circles():
    names = {module_of(p): p for p in FILES}
    edges = {
        name: {
            other
            for _, module in imports(tree_of(path))
            if (other := module.removeprefix("jtbd_helpers.")) in names and module != other and other != name
        }
        for name, path in names.items()
    }
    for known in edges.values():  # `from room import file` asks for the file, not for the room's front
        known -= {other.rpartition(".")[0] for other in known}
    done = set()

    def visit(name, path):
        assert name not in path, f"a circle: {' -> '.join([*path, name])}"
        if name not in done:
            for other in edges[name]:
                visit(other, [*path, name])
            done.add(name)

    for name in edges:
        visit(name, [])
    assert done >= set(edges)
