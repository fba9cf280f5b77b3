"""Which pairs people decided about, and what follows from those decisions for others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from loaders.doubles.subjects import Subject
from loaders.resolve.decisions import Decided, Decisions, Named
from loaders.resolve.names import folded


def decided_pairs(everything: Sequence[Subject], decisions: Decisions) -> dict[tuple[int, int], Decided]:
    """The pairs that people decided about, and those that follow: what is the same as the same, and the
    part of a part."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for at, subject in enumerate(everything):
        for name in {name for _, name in subject.named_on}:
            by_name[name].append(at)
    found: dict[tuple[int, int], Decided] = {}
    joined: dict[int, dict[int, Decided]] = defaultdict(dict)
    above: dict[int, dict[int, Decided]] = defaultdict(dict)
    for decided in decisions.decided:
        ones, others = (
            _bearers(named, by_name[folded(named.name)], everything)
            for named in (decided.first, decided.second)
        )
        for one, other in ((a, b) for a in ones for b in others if a != b):
            found.setdefault((min(one, other), max(one, other)), decided)
            if decided.verdict in ("zelfde", "hernoemd"):
                joined[one][other] = joined[other][one] = decided
            elif decided.verdict == "onderdeel":
                above[one][other] = decided
    for links in (joined, above):
        for start in list(links):
            for end, decided in _reached(start, links).items():
                found.setdefault((min(start, end), max(start, end)), decided)
    return found


def _reached(start: int, links: dict[int, dict[int, Decided]]) -> dict[int, Decided]:
    """All that can be reached from ``start``, with the last decision on the way."""
    found: dict[int, Decided] = {}
    todo = [start]
    while todo:
        for end, decided in links.get(todo.pop(), {}).items():
            if end != start and end not in found:
                found[end] = decided
                todo.append(end)
    return found


def _bearers(named: Named, candidates: Iterable[int], everything: Sequence[Subject]) -> list[int]:
    """The things that a decision means by a name: as in ``deciding``, a party before a project."""
    name = folded(named.name)
    found = [
        at
        for at in candidates
        for subject in [everything[at]]
        if named.label in ("", subject.label)
        and (subject.label == "Opportunity") == (named.label == "Opportunity")
        and ((named.file, name) in subject.named_on or not named.file)
    ]
    return found
