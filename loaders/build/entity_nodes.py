"""Platforms, projects and organisations in the graph, with their relationships."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graph.schema import label_of
from graph.schema.phases import STOPPED, UNKNOWN
from loaders.build.building import Building, first_given, most_said
from loaders.build.differing import BUDGET, END, ENDED, FOUNDED, PHASE, START, WEBSITE, Chosen, shown
from loaders.build.results import told_once
from loaders.records.records import PlatformRecord, ProjectRecord, TermRecord
from loaders.records.standing import doubt
from loaders.resolve.entities import Entity
from loaders.text.problems import Problem

ORGANISATION_KINDS = {
    "Gemeente ": "gemeente",
    "Provincie ": "provincie",
    "Waterschap ": "waterschap",
    "Hoogheemraadschap ": "waterschap",
    "Wetterskip ": "waterschap",
    "Ministerie ": "ministerie",
    "Omgevingsdienst ": "omgevingsdienst",
    "Hogeschool ": "kennisinstelling",
    "Universiteit ": "kennisinstelling",
}


def add_entity(building: Building, entity: Entity) -> None:
    """Add a platform, project or organisation."""
    identifier = building.ids[id(entity)]
    described = [r for r in entity.records if not isinstance(r, TermRecord)]
    texts = sorted({r.description for r in described if r.description}, key=lambda t: (-len(t), t))
    common: dict[str, Any] = {
        "name": entity.name,
        "aliases": entity.aliases,
        "description": texts[0] if texts else None,
        "other_descriptions": texts[1:],
        "former_ids": building.former[identifier],
        "remark": " ".join(dict.fromkeys(filter(None, _remarks(entity)))),
        "cards": sorted({m.file for m in entity.mentions} | {r.file for r in entity.records}),
    }
    makers: dict[str, Callable[[Building, Entity], dict[str, Any]]] = {
        "Platform": _platform_properties,
        "Project": _project_properties,
        "Organisation": _organisation_properties,
    }
    building.graph.node(entity.label, identifier, **common, **makers[entity.label](building, entity))
    lines = {(r.file, r.name): r.line for r in entity.records}
    merged = {(m.file, m.name) for m in entity.mentions} | set(lines)
    building.reported(
        identifier,
        entity.label,
        entity.name,
        [(file, name, lines.get((file, name), 0)) for file, name in sorted(merged)],
        entity.why,
    )


def _remarks(entity: Entity) -> Iterator[str]:
    """What the cards remark; of a platform that a card calls a project, also what that card knows more."""
    for record in entity.records:
        yield record.remark
        if entity.label == "Platform" and isinstance(record, ProjectRecord):
            if record.phase != UNKNOWN:
                yield f"Fase als project: {record.phase} (kaart {record.file})."
            years = [str(year) for year in (record.start_year, record.end_year) if year]
            if years:
                yield f"Looptijd als project: {' tot '.join(years)} (kaart {record.file})."
            if record.budget_eur:
                yield f"Budget als project: {shown(record.budget_eur)} (kaart {record.file})."
            if record.results:
                yield f"Resultaten: {record.results}"


def _platform_properties(building: Building, entity: Entity) -> dict[str, Any]:
    records = [r for r in entity.records if isinstance(r, PlatformRecord)]
    terms = [r.term_kind for r in entity.records if isinstance(r, TermRecord)]
    chosen = Chosen(building, entity.name, records)
    return {
        "abbreviation": first_given(records, "abbreviation"),
        "kind": most_said([r.platform_kind for r in records] or terms),
        "scope": most_said([r.scope for r in records]),
        "founded": chosen.value(FOUNDED),
        "ended": chosen.value(ENDED),
        "website": chosen.value(WEBSITE) or "",
        "differences": chosen.differences,
        "province_key": _province_key(building, entity),
    }


def _project_properties(building: Building, entity: Entity) -> dict[str, Any]:
    records = [r for r in entity.records if isinstance(r, ProjectRecord)]
    chosen = Chosen(building, entity.name, records)
    phase = chosen.value(PHASE) or UNKNOWN
    start, end = chosen.value(START), chosen.value(END)
    reasons = [r.stop_reason for r in records if r.phase == STOPPED and r.stop_reason]
    return {
        "phase": phase,
        "phase_as_of": _as_of(chosen, phase, start, end),
        "stop_reason": max(reasons, key=len) if reasons and phase == STOPPED else "",
        "start_year": start,
        "end_year": end,
        "budget_eur": chosen.value(BUDGET),
        "results": told_once(r.results for r in records),
        "differences": chosen.differences,
        "province_key": _province_key(building, entity),
    }


def _as_of(chosen: Chosen, phase: str, start: int | None, end: int | None) -> int | None:
    """The year that a phase is of when it may not hold now: of its newest source, else the last it names."""
    now = chosen.building.now
    if not doubt(phase, start, end, now):
        return None
    return chosen.newest(chosen.records) or max(year for year in (start, end) if year and year <= now)


def _province_key(building: Building, entity: Entity) -> str:
    return " ".join(sorted({p for r in entity.records for p in r.provinces}))


def relate_entity(building: Building, entity: Entity) -> None:
    """Relate an entity to all that its records name."""
    own = building.ids[id(entity)]
    for record in entity.records:
        cited = building.stated(own, record.sources)
        if isinstance(record, TermRecord):
            building.in_provinces(own, record.provinces, cited)
            continue
        building.addresses(own, record.themes, record.keywords, cited, record)
        building.in_provinces(own, record.provinces, cited)
        _parties(building, own, record, cited)


def _parties(
    building: Building, own: str, record: PlatformRecord | ProjectRecord, cited: Iterable[str]
) -> None:
    is_project = label_of(own) == "Project"
    for name in record.partners:
        party = building.party(record, name)
        if party != own and label_of(party) != "Project":
            building.graph.relationship("PARTNERS_IN" if is_project else "MEMBER_OF", party, own, cited)
            building.stated_by_mention(party, record)
    if not isinstance(record, ProjectRecord):
        return
    if record.lead:
        party = building.party(record, record.lead)
        if party != own and label_of(party) != "Project":
            building.graph.relationship("LEADS" if is_project else "MEMBER_OF", party, own, cited)
            building.stated_by_mention(party, record)
    for name in record.platforms:
        target = building.party(record, name)
        building.stated_by_mention(target, record)
        if is_project and label_of(target) == "Platform":
            building.graph.relationship("PART_OF", own, target, cited)
        elif label_of(target) == "Platform" and target != own:
            building.graph.relationship("MEMBER_OF", own, target, cited)
        elif is_project:
            building.problems.append(
                Problem(
                    record.path,
                    record.line,
                    "platforms",
                    f'platform "{name}" staat op geen enkele kaart',
                    "Zet het platform op de kaart, of noem het onder partners.",
                    "let op",
                )
            )
    if record.municipality and is_project:
        place = building.municipality_ids[record.municipality]
        building.graph.relationship("LOCATED_IN", own, place, cited)


def _organisation_properties(building: Building, entity: Entity) -> dict[str, Any]:
    terms = [r.term_kind for r in entity.records if isinstance(r, TermRecord)]
    kind = next((k for start, k in ORGANISATION_KINDS.items() if entity.name.startswith(start)), "")
    return {"kind": kind or most_said(terms)}
