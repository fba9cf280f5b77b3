"""What people decided about sameness: ``beslissingen.yaml`` beside the cards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loaders.records.check import Checker
from loaders.text.problems import Problem, RefusedError
from loaders.text.read import read_yaml

FILE_NAME = "beslissingen.yaml"


@dataclass(frozen=True)
class Decided:
    """Two names, each ``file`` (stem of a card, empty for any file) and ``name`` as written."""

    first: tuple[str, str]
    second: tuple[str, str]
    reason: str


@dataclass(frozen=True)
class Decisions:
    """``same`` merges what the rules leave apart; ``different`` keeps apart what they would merge."""

    same: tuple[Decided, ...] = ()
    different: tuple[Decided, ...] = ()


def read_decisions(folder: Path) -> Decisions:
    """The decisions of a data folder; none when it has no such file.

    Raises ``RefusedError`` when a decision is not two names and a reason.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Decisions()
    problems: list[Problem] = []
    document = read_yaml(path, folder, problems)
    check = Checker(document, problems, ())
    check.only_fields(document.root, ("soort", "zelfde", "verschillend"))
    found: dict[str, list[Decided]] = {"zelfde": [], "verschillend": []}
    seen: dict[frozenset[tuple[str, str]], int] = {}
    for kind, decided in found.items():
        for item in check.items(document.root, kind):
            raw = check.mapping(item, kind, required=True)
            if not raw:
                continue
            check.only_fields(raw, ("een", "ander", "reden"))
            ends: list[tuple[str, str]] = []
            for end in ("een", "ander"):
                written = check.text(raw.get(end), end, required=True, line=item.line)
                file, separator, name = written.partition(": ")
                ends.append((file, name) if separator else ("", written))
            reason = check.text(raw.get("reden"), "reden")
            if not reason:
                check.problem(
                    raw["reden"].line if "reden" in raw else item.line,
                    "reden",
                    "bij deze beslissing staat geen reden",
                    "Schrijf in één zin waarom, zodat een ander het kan navolgen.",
                )
            first = seen.setdefault(frozenset(ends), item.line)
            if first != item.line:
                check.problem(
                    item.line,
                    kind,
                    f"over deze twee is op regel {first} al beslist",
                    "Houd één van de beslissingen over.",
                )
            decided.append(Decided(ends[0], ends[1], reason))
    if any(p.severity == "fout" for p in problems):
        raise RefusedError(p for p in problems if p.severity == "fout")
    return Decisions(tuple(found["zelfde"]), tuple(found["verschillend"]))
