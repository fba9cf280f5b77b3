"""Platforms, projects and organisations in the graph, with their relationships."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from graph.schema import label_of
from graph.schema.phases import STOPPED, UNKNOWN
from loaders.build.building import Building, first_given, most_said
from loaders.build.differing import BUDGET, CONTACT, END, ENDED, FOUNDED, PHASE, START, WEBSITE, Chosen, shown
from loaders.build.results import told_once
from loaders.records.records import INTERPROVINCIAL, PlatformRecord, ProjectRecord, TermRecord
from loaders.records.standing import doubt
from loaders.resolve.entities import Entity, is_programme
from loaders.resolve.names import key, names_a_group
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
    """What the cards remark; of a platform that a card calls a project, also what that card knows more.

    And of what no longer bears a name, what people said when they decided so.
    """
    for name, reason in entity.former.items():
        yield f"Heette eerder {name}: {reason}"
    for record in entity.records:
        yield record.remark
        if entity.label == "Platform" and isinstance(record, ProjectRecord):
            if record.phase != UNKNOWN:
                yield f"Fase als project: {record.phase} (kaart {record.file})."
            yield record.stop_reason
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
    contact = chosen.value(CONTACT) or ""
    programmes = ["programma" for r in entity.records if is_programme(r.name)]
    return {
        "abbreviation": first_given(records, "abbreviation"),
        "kind": most_said([r.platform_kind for r in records] or programmes or terms),
        "scope": most_said([r.scope for r in records]),
        "founded": chosen.value(FOUNDED),
        "ended": chosen.value(ENDED),
        "website": chosen.value(WEBSITE) or "",
        "contact": contact,
        "contact_sources": chosen.sources(CONTACT, contact) if contact else [],
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
    """Relate an entity to all that its records name; for terms of the note ``note_links`` does."""
    own = building.ids[id(entity)]
    for record in entity.records:
        building.stated(own, record.sources)
        building.in_provinces(own, record.provinces, record)
        if not isinstance(record, TermRecord):
            building.addresses(own, record.themes, record.keywords, record)
            _parties(building, own, record)


def _parties(building: Building, own: str, record: PlatformRecord | ProjectRecord) -> None:
    for name in record.partners:
        for party in building.parties(record, name):
            _takes_part(building, party, own, "PARTNERS_IN", record)
    if not isinstance(record, ProjectRecord):
        return
    for party in building.parties(record, record.lead) if record.lead else ():
        _takes_part(building, party, own, "LEADS", record)
    for name in record.platforms:
        _belongs(building, own, name, record)
    if record.municipality:
        place = building.municipality_ids[record.municipality]
        building.graph.relationship("LOCATED_IN", own, place, building.backing(record, place))


def _takes_part(
    building: Building, party: str, own: str, in_a_project: str, record: PlatformRecord | ProjectRecord
) -> None:
    """A party takes part in a project, or is a partner of a platform; a project belongs to a platform."""
    if party == own:
        return
    type_ = in_a_project
    if label_of(own) == "Platform":
        type_ = "PART_OF" if label_of(party) == "Project" else "MEMBER_OF"
    building.graph.relationship(type_, party, own, building.backing(record, party))
    building.mention(party, record)


def _belongs(building: Building, own: str, name: str, record: ProjectRecord) -> None:
    """A card says of a project, or of a programme among its projects, which platforms it is part of."""
    for target in building.parties(record, name):
        building.mention(target, record)
        if target == own:
            continue
        if label_of(target) == "Platform":
            building.graph.relationship("PART_OF", own, target, building.backing(record, target))
        elif label_of(own) == "Project":
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


def add_parts(building: Building) -> None:
    """Relate what people decided to be a part to its whole."""
    for belonging in building.resolution.parts:
        part, whole = building.ids[id(belonging.part)], building.ids[id(belonging.whole)]
        building.graph.relationship("PART_OF", part, whole, reason=belonging.reason)


def _organisation_properties(building: Building, entity: Entity) -> dict[str, Any]:
    terms = [r.term_kind for r in entity.records if isinstance(r, TermRecord)]
    kind = next((k for start, k in ORGANISATION_KINDS.items() if entity.name.startswith(start)), "")
    group = "organisatiegroep" if names_a_group(entity.name) else None
    return {"kind": kind or most_said(terms) or group, **_keeper_contact(building, entity)}


def _keeper_contact(building: Building, entity: Entity) -> dict[str, Any]:
    """The contact of the organisation that keeps the interprovincial card."""
    given = building.records.contacts.get(INTERPROVINCIAL)
    if given is None or key(given.keeper) not in {key(name) for name in (entity.name, *entity.aliases)}:
        return {}
    return {"contact": given.address, "contact_sources": building.cited(given.sources)}
