"""Small faults that can be put in the code: one change in one function, as mutmut's operators make them.

What is decided when a module is imported (constants, defaults, decorators, annotations) is left alone:
weights and texts are judgements with their reason beside them, and a test that repeats them says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

SEED = "schakelkaart"
NEVER_CHANGED = {"len", "isinstance", "TypeVar", "cast"}
"""Calls of which every change is either no change or breaks at once."""
AROUND = 40
"""Letters shown before and behind a change."""


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, what it is, and the whole module with it."""

    file: str
    function: str
    """Qualified name of the outermost function around it."""
    line: int
    lines: tuple[int, int]
    """First and last line of the statement: who runs one of them runs the change."""
    before: str
    after: str
    key: str
    """The same for as long as the function is the same, wherever it stands."""
    source: Callable[[], str] = field(compare=False, repr=False)

    @property
    def room(self) -> str:
        return "/".join(self.file.split("/")[:2])

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.function}: {_difference(self.before, self.after)}"


def sample(folders: Iterable[Path], root: Path, most: int) -> list[Mutant]:
    """The same ``most`` of all changes every time, evenly over the code; all of them when there are fewer.

    What is drawn depends on each function alone: new code elsewhere leaves the rest of the sample as it is.
    """
    found = [m for folder in folders for file in sorted(folder.rglob("*.py")) for m in changes_of(file, root)]
    return sorted(sorted(found, key=lambda m: m.key)[:most], key=lambda m: (m.file, m.line, m.key))


def changes_of(file: Path, root: Path) -> list[Mutant]:
    """All changes to the functions of one file."""
    wrapper = MetadataWrapper(cst.parse_module(file.read_text(encoding="utf-8")))
    visitor = _Visitor(wrapper.module, str(file.relative_to(root)))
    wrapper.visit(visitor)
    return visitor.found


class _Visitor(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, module: cst.Module, file: str) -> None:
        super().__init__()
        self.found: list[Mutant] = []
        self._module = module
        self._file = file
        self._scopes: list[str] = []
        self._function: cst.FunctionDef | None = None
        self._name = ""
        self._written = ""
        self._statement = (0, 0)
        self._seen: dict[tuple[str, str, str], int] = {}

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.ClassDef | cst.FunctionDef):
            self._scopes.append(node.name.value)
            if isinstance(node, cst.FunctionDef) and self._function is None:
                self._function, self._name = node, ".".join(self._scopes)
                self._written = self._module.code_for_node(node)
            return True
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Parameters) or _is_text_alone(node):
            return False
        if (
            isinstance(node, cst.Call)
            and isinstance(node.func, cst.Name)
            and node.func.value in NEVER_CHANGED
        ):
            return False
        if self._function is not None:
            if isinstance(node, cst.SimpleStatementLine):
                self._statement = self._lines(node)
            self._change(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.SimpleStatementLine):
            self._statement = (0, 0)
        if isinstance(original_node, cst.ClassDef | cst.FunctionDef):
            self._scopes.pop()
            if original_node is self._function:
                self._function = None

    def _lines(self, node: cst.CSTNode) -> tuple[int, int]:
        place = self.get_metadata(PositionProvider, node)
        return place.start.line, place.end.line

    def _change(self, node: cst.CSTNode) -> None:
        for kind, operator in mutation_operators:
            if not isinstance(node, kind):
                continue
            for changed in operator(node):
                before, after = self._module.code_for_node(node), self._module.code_for_node(changed)
                lines = self._lines(node)
                times = self._seen[self._name, before, after] = (
                    self._seen.get((self._name, before, after), 0) + 1
                )
                name = (SEED, self._file, self._name, self._written, before, after, str(times))
                key = hashlib.sha256("\0".join(name).encode()).hexdigest()[:16]
                self.found.append(
                    Mutant(
                        self._file,
                        self._name,
                        lines[0],
                        self._statement if self._statement[0] else lines,
                        before,
                        after,
                        key,
                        partial(_with_change, self._module, node, changed),
                    )
                )


def _is_text_alone(node: cst.CSTNode) -> bool:
    """A docstring."""
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)


def _difference(before: str, after: str) -> str:
    """What is changed into what, with a few letters of what stands around it."""
    one, two = " ".join(before.split()), " ".join(after.split())
    start = _alike(one, two)
    end = _alike(one[start:][::-1], two[start:][::-1])
    was, becomes = one[start : len(one) - end], two[start : len(two) - end]
    return f"{one[:start][-AROUND:]}[{was} -> {becomes}]{one[len(one) - end :][:AROUND]}"


def _alike(one: str, two: str) -> int:
    """How many letters two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _with_change(module: cst.Module, node: cst.CSTNode, changed: cst.CSTNode) -> str:
    """The module with one node changed."""
    return cst.ensure_type(module.deep_replace(node, changed), cst.Module).code
