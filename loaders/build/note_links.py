"""What the IPO note says of what it names (tracks, makers, wholes, forerunners), calls for and counts."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import RELATIONSHIP_TYPE, label_of
from loaders.build.building import Building
from loaders.records.reading import NOTE
from loaders.records.records import CallRecord, FigureRecord, Record, TermRecord
from loaders.resolve.names import folded
from loaders.text.problems import Problem, did_you_mean

PARTNER = {"Project": "PARTNERS_IN", "Platform": "MEMBER_OF"}
"""How a party is related to what it takes part in; a publication involves its makers."""


def link_note(building: Building) -> None:
    """Relate what the note names, calls for and counts."""
    for term in building.records.terms:
        own = building.note.ids.get(folded(term.name))
        if own:
            _link_term(building, own, term)
    for record in building.records.opportunities:
        if isinstance(record, CallRecord):
            own = building.opportunity_ids[id(record)]
            _to_parties(building, "ASKED_OF", own, record.asked_of, record, "aan")
            _to_named(building, "ADDRESSES", own, record.concepts, record, "begrippen")
            _to_named(building, "INVOLVES", own, record.about, record, "over")
            _stands_in(building, own, record)
    for figure in building.records.figures:
        _add_figure(building, figure)


def _link_term(building: Building, own: str, term: TermRecord) -> None:
    label = label_of(own)
    track = building.note.tracks.get(term.where)
    if track and ("ADDRESSES", label) in _LEAVING and own != track:
        building.graph.relationship("ADDRESSES", own, track, building.backing(term, track))
    building.addresses(own, term.themes, term.keywords, term)
    _to_named(building, "ADDRESSES", own, term.concepts, term, "begrippen")
    if label == "Publication":
        _to_parties(building, "INVOLVES", own, term.partners, term, "partners")
    else:
        for name in term.partners:
            _from_party(building, PARTNER.get(label, ""), own, name, term, "partners")
    if term.lead:
        _from_party(building, "LEADS", own, term.lead, term, "trekker")
    _to_named(building, "PART_OF", own, term.part_of, term, "onderdeel_van")
    _to_named(building, "FOLLOWS", own, term.follows, term, "volgt_op")


def _add_figure(building: Building, figure: FigureRecord) -> None:
    own = building.ids[id(figure)]
    name = figure.full_name or figure.name
    building.graph.node(
        "Figure",
        own,
        name=name,
        aliases=sorted({figure.name} - {name}),
        statement=figure.statement,
        bound=figure.bound,
        amount=figure.amount,
        unit=figure.unit,
        per=figure.per,
        years=int(figure.years) if figure.years else None,
        includes=figure.includes,
        remark=figure.remark,
        former_ids=building.former[own],
        cards=[figure.file],
    )
    building.stated(own, figure.sources)
    building.reported(own, "Figure", name, [(figure.file, figure.name, figure.line)])
    _to_parties(building, "INVOLVES", own, figure.parties, figure, "van")
    _to_named(building, "INVOLVES", own, figure.about, figure, "over")
    _to_named(building, "ADDRESSES", own, figure.concepts, figure, "begrippen")
    _stands_in(building, own, figure)


_LEAVING = {(type_, start) for type_, r in RELATIONSHIP_TYPE.items() for start, _ in r.pairs}
_PAIRS = {(type_, *pair) for type_, r in RELATIONSHIP_TYPE.items() for pair in r.pairs}


def _stands_in(building: Building, own: str, record: CallRecord | FigureRecord) -> None:
    """The publication that a call or figure stands in says so itself."""
    said = building.cited(c for c in record.sources if c.source == NOTE)
    for name in record.part_of:
        whole = _named(building, name, record, "publicatie")
        if whole:
            _relate(building, "PART_OF", own, whole, said, record, "publicatie")


def _to_named(
    building: Building, type_: str, own: str, names: Iterable[str], record: Record, field: str
) -> None:
    """Relate ``own`` to things that the note names."""
    for name in names:
        other = _named(building, name, record, field)
        if other:
            backing = building.backing_of_note(record, other)
            _relate(building, type_, own, other, backing, record, field)


def _named(building: Building, name: str, record: Record, field: str) -> str:
    """Identifier of what the note calls so; empty, and a fault, when it is no term of the note."""
    other = building.note.ids.get(folded(name), "")
    if not other:
        remedy = did_you_mean(name, [t.name for t in building.records.terms], "Zet het bij de begrippen.")
        _refuse(building, record, field, f'"{name}" is geen begrip van de notitie', remedy)
    return other


def _to_parties(
    building: Building, type_: str, own: str, names: Iterable[str], record: Record, field: str
) -> None:
    for name in names:
        for party in building.parties(record, name):
            _relate(building, type_, own, party, building.backing(record, party), record, field)
            building.mention(party, record)


def _from_party(building: Building, type_: str, own: str, name: str, record: Record, field: str) -> None:
    for party in building.parties(record, name):
        _relate(building, type_, party, own, building.backing(record, party), record, field)
        building.mention(party, record)


def _relate(
    building: Building,
    type_: str,
    start: str,
    end: str,
    backing: Iterable[str],
    record: Record,
    field: str,
) -> None:
    """The relationship, when the schema lets things of these kinds have it; a fault otherwise."""
    if (type_, label_of(start), label_of(end)) in _PAIRS:
        building.graph.relationship(type_, start, end, backing)
        return
    message = f'"{field}" past niet bij "{record.name}": {start} kan dat niet hebben met {end}'
    _refuse(building, record, field, message, "Haal het weg, of verbeter de soort.")


def _refuse(building: Building, record: Record, field: str, message: str, remedy: str) -> None:
    building.problems.append(Problem(record.path, record.line, field, message, remedy))
