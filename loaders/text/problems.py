"""What can be wrong with the data, said so that the person who keeps it can mend it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from graph.likeness import nearest
from loaders.text.places import as_fields, in_words

Severity = Literal["fout", "let op"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault or doubt, with its place.  ``fout`` stops the load, ``let op`` does not.

    ``line`` is a line, or a cell of a workbook as ``loaders.text.places`` numbers them; 0 is the whole file.
    """

    file: str
    line: int
    field: str
    message: str
    remedy: str = ""
    severity: Severity = "fout"
    pressing: bool = dataclasses.field(default=False, compare=False)
    """Whether a doubt is to be read before others: what the graph would say may be untrue."""

    def __str__(self) -> str:
        place = f"{self.file}, {in_words(self.line)}" if self.line else self.file
        named = f', veld "{self.field}"' if self.field else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{named}: {self.message}.{remedy}"

    def as_dict(self) -> dict[str, str | int]:
        told = {name: value for name, value in asdict(self).items() if name != "pressing"}
        return told | as_fields(self.line)


class RefusedError(Exception):
    """The data has faults; nothing was loaded and the graph that was there still serves."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def enumerated(words: Iterable[str], conjunction: str) -> str:
    """``a, b of c``."""
    *most, last = words
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def did_you_mean(given: str, known: Iterable[str], otherwise: str = "") -> str:
    """The sentence that proposes the nearest known word, or ``otherwise`` when none is near."""
    near = nearest(given, known)
    return f'Bedoelde u "{near}"?' if near else otherwise
