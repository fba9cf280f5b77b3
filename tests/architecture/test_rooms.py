"""The house as docs/architectuur.md draws it: imports run one way, and no room outgrows its walls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parents[2]

ALLOWED = {
    "seeds": frozenset[str](),
    "graph": frozenset({"seeds"}),
    "loaders": frozenset({"graph", "seeds"}),
    "queries": frozenset({"graph"}),
    "api": frozenset({"graph", "loaders", "queries", "seeds"}),
}
"""Package to the packages it may import: the arrows of the picture."""

MOST_LINES, MOST_FILES = 2500, 20


def _modules(package: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield dotted.removesuffix(".__init__"), path


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _room(dotted: str) -> str:
    """``queries.scaling.pool`` stands in ``queries.scaling``; a module beside the rooms is one by itself."""
    return ".".join(dotted.split(".")[:2])


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_between_packages_run_one_way(package: str) -> None:
    for dotted, path in _modules(package):
        for target in _imported(path):
            top = target.partition(".")[0]
            assert top == package or top not in ALLOWED or top in ALLOWED[package], f"{dotted}: {target}"


@pytest.mark.parametrize("package", ["queries", "loaders"])
def test_rooms_import_each_other_without_a_circle(package: str) -> None:
    known = {dotted for dotted, _ in _modules(package)}
    arrows: nx.DiGraph[str] = nx.DiGraph()
    for dotted, path in _modules(package):
        for target in _imported(path):
            if target in known and _room(target) != _room(dotted) and _room(target) != package:
                arrows.add_edge(_room(dotted), _room(target), by=f"{dotted} -> {target}")
    circles = [sorted(c) for c in nx.strongly_connected_components(arrows) if len(c) > 1]
    by = [[arrows.edges[e]["by"] for e in arrows.edges if {*e} <= {*c}] for c in circles]
    assert not circles, by


def test_no_room_is_larger_than_a_reader_can_keep_in_mind() -> None:
    sizes = {}
    for package in ALLOWED:
        for room in [ROOT / package, *(p for p in (ROOT / package).rglob("*") if p.is_dir())]:
            files = [*room.glob("*.py"), *room.glob("*.cypher")]
            lines = sum(len(f.read_text(encoding="utf-8").splitlines()) for f in files)
            if lines > MOST_LINES or len(files) > MOST_FILES:
                sizes[str(room.relative_to(ROOT))] = (len(files), lines)
    assert not sizes


def test_every_file_of_tests_is_run(pytestconfig: pytest.Config) -> None:
    """pytest skips folders by their names, without a word: tests/build was one."""
    skipped = pytestconfig.getini("norecursedirs")
    for path in (ROOT / "tests").rglob("test_*.py"):
        folders = path.relative_to(ROOT).parts[:-1]
        assert not [f for f in folders for pattern in skipped if fnmatch(f, pattern)], path
