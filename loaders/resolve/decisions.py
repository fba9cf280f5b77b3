"""What people decided about sameness: ``beslissingen.yaml`` beside the cards.

Four kinds, each with its reason: two names are the same (``zelfde``), one is the former name of the
other (``hernoemd``), one is a part of the other (``onderdeel``), or they only look alike
(``verschillend``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from loaders.records.check import Checker
from loaders.text.located import Located
from loaders.text.problems import Problem, RefusedError
from loaders.text.read import read_yaml

FILE_NAME = "beslissingen.yaml"

Verdict = Literal["zelfde", "hernoemd", "onderdeel", "verschillend"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

ENDS: dict[Verdict, tuple[str, str]] = {
    "zelfde": ("een", "ander"),
    "hernoemd": ("oud", "nieuw"),
    "onderdeel": ("deel", "geheel"),
    "verschillend": ("een", "ander"),
}
"""The fields in which a decision names its two things."""

SORTS = {"organisatie": "Organisation", "platform": "Platform", "project": "Project", "kans": "Opportunity"}
"""What may stand, in small letters, before a name that things of several sorts bear."""

_ON_A_CARD = re.compile(r"([a-z][a-z0-9-]*): +(.+)")
"""The stem of a file is in small letters, so ``Cirtex: textielcentrum Rivierenland`` names no card."""


@dataclass(frozen=True)
class Named:
    """A name as a card writes it: on the card ``file``, or on any when that is empty.

    ``label`` says which sort of thing is meant; empty is whatever bears the name.
    """

    file: str
    name: str
    label: str = ""

    @classmethod
    def read(cls, written: str) -> Named:
        """``drenthe: NICE MOVES``, ``gelderland: project Stadsmijn Achterhoek`` or only a name."""
        on_card = _ON_A_CARD.fullmatch(written)
        file, name = on_card.groups() if on_card else ("", written)
        sort, _, rest = name.partition(" ")
        return cls(file, rest, SORTS[sort]) if sort in SORTS and rest else cls(file, name)


@dataclass(frozen=True)
class Decided:
    """One decision; ``first`` is the old name or the part where the two are no equals."""

    verdict: Verdict
    first: Named
    second: Named
    reason: str
    path: str = FILE_NAME
    line: int = 0


@dataclass(frozen=True)
class Decisions:
    """All decisions of a data folder, in the order of the file."""

    decided: tuple[Decided, ...] = ()

    def of(self, *verdicts: Verdict) -> tuple[Decided, ...]:
        """The decisions of one or more kinds."""
        return tuple(d for d in self.decided if d.verdict in verdicts)


def read_decisions(folder: Path) -> Decisions:
    """The decisions of a data folder; none when it has no such file.

    Raises ``RefusedError`` when a decision is not two names and a reason, or when two decisions are
    about the same pair.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Decisions()
    problems: list[Problem] = []
    document = read_yaml(path, folder, problems)
    check = Checker(document, problems, ())
    check.only_fields(document.root, ("soort", *VERDICTS))
    found: list[Decided] = []
    seen: dict[frozenset[Named], int] = {}
    for verdict in VERDICTS:
        for item in check.items(document.root, verdict):
            raw = check.mapping(item, verdict, required=True)
            if raw and (decided := _decided(check, verdict, raw, item.line)):
                found.append(decided)
                _is_new(check, decided, seen)
    if any(p.severity == "fout" for p in problems):
        raise RefusedError(p for p in problems if p.severity == "fout")
    return Decisions(tuple(found))


def _decided(check: Checker, verdict: Verdict, raw: dict[str, Located], line: int) -> Decided | None:
    fields = ENDS[verdict]
    check.only_fields(raw, (*fields, "reden"))
    written = [check.text(raw.get(end), end, required=True, line=line) for end in fields]
    reason = check.text(raw.get("reden"), "reden")
    if not reason:
        check.problem(
            raw["reden"].line if "reden" in raw else line,
            "reden",
            "bij deze beslissing staat geen reden",
            "Schrijf in één zin waarom, zodat een ander het kan navolgen.",
        )
    if not all(written):
        return None
    first, second = map(Named.read, written)
    if first == second:
        check.problem(
            line,
            fields[1],
            f'deze beslissing noemt twee keer "{first.name}"',
            "Noem twee namen, of zet de soort ervoor (organisatie, platform, project, kans).",
        )
    return Decided(verdict, first, second, reason, check.document.name, line)


def _is_new(check: Checker, decided: Decided, seen: dict[frozenset[Named], int]) -> None:
    first = seen.setdefault(frozenset((decided.first, decided.second)), decided.line)
    if first != decided.line:
        check.problem(
            decided.line,
            decided.verdict,
            f"over deze twee is op regel {first} al beslist",
            "Houd één van de beslissingen over.",
        )
