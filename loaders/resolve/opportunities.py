"""Which records of kansen are one kans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from loaders.records.records import OpportunityRecord
from loaders.resolve.deciding import doubt, unknown
from loaders.resolve.decisions import Decided, Decisions, Named
from loaders.resolve.names import folded
from loaders.text.problems import Problem

Group = list[OpportunityRecord]


def opportunity_groups(
    records: Iterable[OpportunityRecord], decisions: Decisions
) -> tuple[list[Group], list[Problem]]:
    """The records of each kans, and the decisions about kansen that could not be carried out.

    Kansen of one name and with a subject in common are one kans that several provinces state; two on
    one card stay two.  People may decide that kansen of two names are one, or of one name are two.
    """
    groups = _of_one_name(records, _pairs(decisions.of("verschillend")))
    doubts: list[Problem] = []
    for decided in decisions.decided:
        ends = (decided.first, decided.second)
        if not any(end.label == "Opportunity" for end in ends):
            continue
        found = [[g for g in groups if any(_is_named(r, end) for r in g)] for end in ends]
        doubts += [unknown(decided, end) for end, g in zip(ends, found, strict=True) if not g]
        if decided.verdict in ("zelfde", "hernoemd") and all(found):
            groups = _merged(groups, decided, [*found[0], *found[1]])
        elif decided.verdict == "onderdeel":
            doubts.append(
                doubt(decided, "een kans is geen onderdeel van iets", "Schrijf zelfde of verschillend.")
            )
    return groups, doubts


def _merged(groups: Sequence[Group], decided: Decided, together: Sequence[Group]) -> list[Group]:
    """The groups with some of them made one; the name that the decision keeps comes first."""
    kept = decided.second if decided.verdict == "hernoemd" else decided.first
    records = {id(r): r for group in together for r in group}
    one = sorted(records.values(), key=lambda r: not _is_named(r, kept))
    merged = {id(group) for group in together}
    first = next(at for at, group in enumerate(groups) if id(group) in merged)
    apart = [group for group in groups if id(group) not in merged]
    return [*apart[:first], one, *apart[first:]]


def _of_one_name(records: Iterable[OpportunityRecord], apart: Sequence[tuple[Named, Named]]) -> list[Group]:
    groups: dict[str, list[Group]] = defaultdict(list)
    for record in records:
        same_name = groups[folded(record.name)]
        stated = (g for g in same_name if _is_stated_again(g, record))
        own = next((g for g in stated if not _held_apart(g, record, apart)), None)
        if own is None:
            same_name.append([record])
        else:
            own.append(record)
    return [group for same_name in groups.values() for group in same_name]


def _is_stated_again(group: Group, record: OpportunityRecord) -> bool:
    subjects = {*record.themes, *record.keywords}
    return all(
        other.file != record.file
        and other.opportunity_kind == record.opportunity_kind
        and not subjects.isdisjoint((*other.themes, *other.keywords))
        for other in group
    )


def _held_apart(group: Group, record: OpportunityRecord, apart: Sequence[tuple[Named, Named]]) -> bool:
    return any(
        (_is_named(record, one) and _is_named(other, two))
        or (_is_named(record, two) and _is_named(other, one))
        for one, two in apart
        for other in group
    )


def _pairs(decided: Iterable[Decided]) -> list[tuple[Named, Named]]:
    return [(d.first, d.second) for d in decided if d.first.label == "Opportunity"]


def _is_named(record: OpportunityRecord, named: Named) -> bool:
    of_kind = named.label in ("", "Opportunity")
    return of_kind and named.file in ("", record.file) and folded(record.name) == folded(named.name)
