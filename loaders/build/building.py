"""The graph while it is being made, and what every part of it needs to be added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph.schema import label_of, node_id, segment_of
from loaders.build.gathering import Gathering
from loaders.build.identifiers import Register
from loaders.build.named import Named
from loaders.build.topics import Topics
from loaders.records.reading import NOTE
from loaders.records.records import Citation, ConceptRecord, Record, Records
from loaders.records.standing import newest_year
from loaders.resolve.entities import Resolution
from loaders.text.places import as_fields
from loaders.text.problems import Problem


class Building:
    """The graph so far, the identifiers of what is in it, and the report of what became what."""

    def __init__(self, records: Records, resolution: Resolution, register: Register) -> None:
        self.records = records
        self.resolution = resolution
        self.register = register
        self.concepts = {c.key: c for c in records.concepts}
        self.graph = Gathering()
        self.topics = Topics(records.concepts)
        self.problems: list[Problem] = []
        self.report: list[dict[str, Any]] = []
        self.ids: dict[int, str] = {}
        """``id()`` of an entity, record, group of sources or publication, to its identifier."""
        self.former: dict[str, list[str]] = {}
        self.source_ids: dict[str, str] = {}
        self.source_years: dict[str, int] = {}
        """Identifier of a source to the year of its date, 0 when it has none."""
        self.now = newest_year(records.sources)
        """The year that counts as now."""
        self.theme_ids: dict[str, str] = {}
        self.municipality_ids: dict[str, str] = {}
        self.opportunity_ids: dict[int, str] = {}
        """``id()`` of a record of a kans to its identifier: several records may state one."""
        self.card_ids: dict[str, str] = {}
        """Stem of a file to the identifier of the source that the file itself is."""
        self.note = Named()
        self.mentions: dict[tuple[str, str], list[str]] = {}
        """Organisation and stem of a file to the names of the records there that mention it."""

    def theme(self, concept: ConceptRecord) -> None:
        """Add a term of a vocabulary."""
        identifier = node_id("Theme", concept.key)
        self.theme_ids[concept.key] = identifier
        self.graph.node(
            "Theme",
            identifier,
            name=concept.name,
            slug=concept.key,
            scheme=concept.scheme,
            aliases=concept.aliases,
            description=concept.description,
            website=concept.website,
            container=1 if concept.container else None,
            nature=self._nature(concept),
        )
        self.stated(identifier, concept.sources)

    def _nature(self, concept: ConceptRecord) -> str:
        """What a term is of itself, or else what the first term above it is: vezelhennep is a material."""
        while not concept.nature and concept.broader:
            concept = self.concepts[concept.broader[0]]
        return concept.nature

    def addresses(self, own: str, themes: Iterable[str], keywords: Iterable[str], record: Record) -> None:
        """Relate a node to its themes, and to the topics that its keywords stand for."""
        for theme in themes:
            self._addresses(own, self.theme_ids[theme], record)
        for keyword in keywords:
            key = self.topics.of(keyword, record.file, record.path, record.line)
            if key not in self.theme_ids:
                self.theme(next(c for c in self.topics.new if c.key == key))
            self._addresses(own, self.theme_ids[key], record)

    def _addresses(self, own: str, theme: str, record: Record) -> None:
        self.graph.relationship("ADDRESSES", own, theme, self.backing(record, theme))

    def in_provinces(self, own: str, slugs: Iterable[str], record: Record) -> None:
        """Relate a project, platform or publication to its provinces; other nodes have none."""
        type_ = {"project": "IN_PROVINCE", "platform": "ACTIVE_IN", "publicatie": "IN_PROVINCE"}.get(
            segment_of(own)
        )
        for slug in slugs if type_ else ():
            said = (c for c in record.sources if c.source != NOTE or self.note.in_province(own, slug))
            province = node_id("Province", slug)
            self.graph.relationship(str(type_), own, province, self._or_card(said, record))

    def parties(self, record: Record, name: str) -> list[str]:
        """Identifiers of what ``name`` stands for on the card of ``record``."""
        return [self.ids[id(e)] for e in self.resolution.parties(record.file, name)]

    def mention(self, party: str, record: Record) -> None:
        """An organisation that a record mentions is known from the card on which that record stands.

        What the note names itself is stated by the note.
        """
        by_note = record.file in self.note.files and self.note.named(party)
        if label_of(party) == "Organisation" and not by_note:
            names = self.mentions.setdefault((party, record.file), [])
            if record.name not in names:
                names.append(record.name)

    def backing(self, record: Record, other: str) -> list[str]:
        """Identifiers of the sources that may be cited for what a record says of ``other``.

        The sources of a record back all of it, save the IPO note: of that is known what it names and
        where, so it is cited only where it names ``other`` too.  When nothing is left it is the card
        that says so.
        """
        return self._or_card(
            (c for c in record.sources if c.source != NOTE or self.note.named(other, c.where)), record
        )

    def backing_of_note(self, record: Record, other: str) -> list[str]:
        """The IPO note when it names ``other`` where it states the record; else the card that says so."""
        return self._or_card(
            (c for c in record.sources if c.source == NOTE and self.note.named(other, c.where)), record
        )

    def _or_card(self, citations: Iterable[Citation], record: Record) -> list[str]:
        return self.cited(citations) or [self.card_ids[record.file]]

    def cited(self, citations: Iterable[Citation]) -> list[str]:
        """Identifiers of the sources that are cited, each once."""
        return sorted({self.source_ids[c.source] for c in citations})

    def stated(self, identifier: str, citations: Iterable[Citation]) -> list[str]:
        """Relate a node to the sources that state it, and give their identifiers."""
        for citation in citations:
            self.graph.relationship(
                "STATED_IN", identifier, self.source_ids[citation.source], where=citation.where
            )
        return self.cited(citations)

    def reported(
        self,
        identifier: str,
        label: str,
        name: str,
        merged: Iterable[tuple[str, str, int]],
        why: Sequence[str] = (),
    ) -> None:
        """Add an entity to the load report, with the records (file, name, line) merged into it."""
        self.report.append(
            {
                "id": identifier,
                "type": label,
                "name": name,
                "records": [
                    {"file": file, "name": written, **(as_fields(line) if line else {})}
                    for file, written, line in merged
                ],
                **({"why": list(why)} if why else {}),
            }
        )


def first_given(records: Sequence[Any], attribute: str) -> str:
    """The first value of a field that is given, or nothing."""
    return next((getattr(r, attribute) for r in records if getattr(r, attribute)), "")


def most_said(values: Sequence[str]) -> str:
    """The value given most; of equals the one given first."""
    said = [v for v in values if v]
    return max(said, key=lambda v: (said.count(v), -said.index(v))) if said else ""
