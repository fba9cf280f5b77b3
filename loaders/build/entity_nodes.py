"""Platforms, projects and organisations in the graph, with their relationships."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from loaders.build.building import Building, first_given, most_said
from loaders.resolve.entities import Entity
from loaders.text.problems import Problem, enumerated
from loaders.records.records import PHASES, PlatformRecord, ProjectRecord, Record, TermRecord

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
            if record.phase != "onbekend":
                yield f"Fase als project: {record.phase} (kaart {record.file})."
            years = [str(year) for year in (record.start_year, record.end_year) if year]
            if years:
                yield f"Looptijd als project: {' tot '.join(years)} (kaart {record.file})."
            if record.budget_eur:
                yield f"Budget als project: {_shown(record.budget_eur)} (kaart {record.file})."
            if record.results:
                yield f"Resultaten: {record.results}"


def _platform_properties(building: Building, entity: Entity) -> dict[str, Any]:
    records = [r for r in entity.records if isinstance(r, PlatformRecord)]
    terms = [r.term_kind for r in entity.records if isinstance(r, TermRecord)]
    return {
        "abbreviation": first_given(records, "abbreviation"),
        "kind": most_said([r.platform_kind for r in records] or terms),
        "scope": most_said([r.scope for r in records]),
        "founded": _one(building, entity, records, "founded", "opgericht", min, "het vroegste"),
        "website": first_given(records, "website"),
        "province_key": _province_key(building, entity),
    }


def _project_properties(building: Building, entity: Entity) -> dict[str, Any]:
    records = [r for r in entity.records if isinstance(r, ProjectRecord)]
    known = [r for r in records if r.phase != "onbekend"]
    return {
        "phase": _one(building, entity, known, "phase", "fase", _furthest, "de verste") or "onbekend",
        "start_year": _one(building, entity, records, "start_year", "beginjaar", min, "het vroegste"),
        "end_year": _one(building, entity, records, "end_year", "eindjaar", max, "het laatste"),
        "budget_eur": _one(building, entity, records, "budget_eur", "budget_euro", max, "het hoogste"),
        "results": "; ".join(dict.fromkeys(filter(None, (r.results for r in records)))),
        "province_key": _province_key(building, entity),
    }


def _province_key(building: Building, entity: Entity) -> str:
    return " ".join(sorted({p for r in entity.records for p in r.provinces}))


def _one(
    building: Building,
    entity: Entity,
    records: Sequence[Record],
    attribute: str,
    field_name: str,
    choose: Callable[[list[Any]], Any],
    chosen: str,
) -> Any:
    """The value of a field that two cards may give differently; a difference is reported.

    ``chosen`` says in Dutch which value ``choose`` takes.
    """
    given = {getattr(r, attribute): r for r in records if getattr(r, attribute) is not None}
    if len(given) > 1:
        said = enumerated((f"{_shown(v)} ({record.file})" for v, record in sorted(given.items())), "en")
        last = records[-1]
        building.problems.append(
            Problem(
                last.path,
                last.line,
                field_name,
                f'de kaarten verschillen over "{entity.name}": {said}',
                f"Stem het af; tot dan geldt {chosen}.",
                "let op",
            )
        )
    return choose(list(given)) if given else None


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
    is_project = own.startswith("project/")
    for name in record.partners:
        party = building.party(record, name)
        if party != own and not party.startswith("project/"):
            building.graph.relationship("PARTNERS_IN" if is_project else "MEMBER_OF", party, own, cited)
            building.stated_by_mention(party, record)
    if not isinstance(record, ProjectRecord):
        return
    if record.lead:
        party = building.party(record, record.lead)
        if party != own and not party.startswith("project/"):
            building.graph.relationship("LEADS" if is_project else "MEMBER_OF", party, own, cited)
            building.stated_by_mention(party, record)
    for name in record.platforms:
        target = building.party(record, name)
        building.stated_by_mention(target, record)
        if is_project and target.startswith("platform/"):
            building.graph.relationship("PART_OF", own, target, cited)
        elif target.startswith("platform/") and target != own:
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


def _furthest(phases: list[str]) -> str:
    return max(phases, key=PHASES.index)


def _shown(value: float | str) -> str:
    """A phase, a year, or an amount with points between the thousands."""
    return str(value) if isinstance(value, int | str) else f"{value:,.0f} euro".replace(",", ".")
