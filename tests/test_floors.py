"""The house: which room may import which. Read with `ast`; nothing is run."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "jtbd_helpers"
FLOORS = {
    "errors": 0,
    "words": 0,
    "results": 1,
    "bars": 1,
    "look": 1,
    "course": 1,
    "statistics": 1,
    "plotting": 1,
    "statements": 1,
    "survey": 2,
    "jobs": 2,
    "workshop": 2,
    "targets": 3,
    "choices": 3,
    "mixes": 3,
    "segments": 4,
    "data": 4,
    "learn": 5,
    "coursework": 5,
    "report": 5,
    "teaching": 7,
    "explorables": 6,
    "boards": 7,
    "cli": 8,
}
LAZY = {"sklearn", "statsmodels", "duckdb", "ibis", "seaborn", "ipywidgets", "IPython", "tqdm"}
FILES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST):
    """(node, module) of every import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            assert [a.name for a in node.names] != ["*"], "no star imports"
            yield node, node.module
            if node.module in {"jtbd_helpers"} or node.module.startswith("jtbd_helpers."):
                yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def at_module_level(tree: ast.Module):
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    return [(node, module) for node, module in imports(tree) if id(node) not in inside]


def test_every_room_has_a_floor():
    rooms = {room_of(p) for p in FILES}
    assert rooms <= set(FLOORS), f"give these rooms a floor: {rooms - set(FLOORS)}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_from_lower_floors(path):
    room = room_of(path)
    for node, module in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = module.split(".")
        if parts[0] != "jtbd_helpers" or len(parts) == 1:
            continue
        other = parts[1]
        if other == "plotting" or other not in FLOORS or other == room:
            continue
        assert FLOORS[other] < FLOORS[room], f"{path.name}:{node.lineno} {room} imports {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_are_loaded_when_first_needed(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, module in at_module_level(tree):
        top = module.split(".")[0]
        where = f"{path.name}:{node.lineno} imports {module} at module level"
        assert top not in LAZY, where
        assert not module.startswith("scipy.stats"), where
        assert not module.startswith("jtbd_helpers.plotting") or room_of(path) == "plotting", where
        assert top != "matplotlib" or room_of(path) == "plotting", where
    if room_of(path) != "plotting":
        assert not any(m.split(".")[0] == "matplotlib" for _, m in imports(tree)), f"{path.name} draws by itself"
    if room_of(path) not in {"learn", "explorables", "boards", "look"}:
        assert not any(m.split(".")[0] == "ipywidgets" for _, m in imports(tree)), f"{path.name} makes widgets"


@pytest.mark.parametrize("room", sorted({room_of(p) for p in FILES if p.parent != PACKAGE}))
def test_no_cycles_inside_a_room(room):
    edges = {}
    for path in PACKAGE.joinpath(room).rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = {m for _, m in at_module_level(tree) if m.startswith(f"jtbd_helpers.{room}.")}
        edges[name] = known
    done = set()

    def visit(name, path):
        assert name not in path, f"cycle: {' -> '.join([*path, name])}"
        if name not in done:
            for other in edges.get(name, ()):
                visit(other, [*path, name])
            done.add(name)

    for name in edges:
        visit(name, [])
    assert done >= set(edges)
