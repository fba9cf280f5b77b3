"""A change put into a process that has imported the code already: the functions get other code."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutants.changes import Mutant


class Functions:
    """All functions that live in this process, by file and qualified name."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
        for thing in gc.get_objects():
            if isinstance(thing, FunctionType):
                code = thing.__code__
                self._found[code.co_filename, code.co_qualname].append(thing)

    def install(self, mutant: Mutant) -> bool:
        """Whether a function that lives has the change now; what is inside it is made anew when it runs."""
        file = str(self._root / mutant.file)
        changed = False
        for code in _codes(compile(mutant.source(), file, "exec", dont_inherit=True)):
            name = code.co_qualname
            if name == mutant.function or name.startswith(f"{mutant.function}.<locals>."):
                for function in self._found.get((file, name), ()):
                    try:
                        function.__code__ = code
                    except ValueError:  # it closes over other names now
                        return False
                    changed = True
        return changed


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
