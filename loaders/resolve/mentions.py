"""The names that records mention, and the platforms that may be meant by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.records.records import CallRecord, PlatformRecord, ProjectRecord, Records, TermRecord
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.entities import Described, Mention
from loaders.resolve.lists import NameLists
from loaders.resolve.matching import SHORT
from loaders.resolve.names import folded

NAME, ALIAS, ABBREVIATION, DOUBTED = range(4)
"""What sort of name a card gives, the surest first."""


@dataclass(frozen=True)
class Bearer:
    """A platform card that gives a name, and what sort of name it is to it."""

    platform: PlatformRecord
    rank: int
    node: int

    def may_be_meant(self, mention: Mention, near: bool, called_platform: bool) -> bool:
        """A short abbreviation only by neighbours; a doubted alias only where nothing else can be.

        A project is part of a platform, so where a card says so (``called_platform``) every name
        counts that a platform has.
        """
        if self.platform.file == mention.file or self.rank in (NAME, ALIAS):
            return called_platform or self.rank != DOUBTED
        if self.rank == ABBREVIATION:
            return near or called_platform or len(folded(mention.name)) > SHORT
        return called_platform


def written(records: Records) -> Iterator[tuple[str, str]]:
    """File and name of all that records mention by name: partners, leads, platforms, publishers, parties."""
    carded: list[PlatformRecord | ProjectRecord] = [*records.platforms, *records.projects]
    for record in carded:
        for name in written_by(record):
            yield record.file, name
    for publication in records.publications:
        if publication.organisation:
            yield publication.file, publication.organisation
    for opportunity in records.opportunities:
        if opportunity.offered_by:
            yield opportunity.file, opportunity.offered_by
        if isinstance(opportunity, CallRecord):
            for name in opportunity.asked_of:
                yield opportunity.file, name
    for term in records.terms:
        for name in (*filter(None, (term.lead,)), *term.partners):
            yield term.file, name
    for figure in records.figures:
        for name in figure.parties:
            yield figure.file, name


def written_by(record: PlatformRecord | ProjectRecord) -> Iterator[str]:
    """The partners of a record, its lead and its platforms, as written."""
    yield from record.partners
    if isinstance(record, ProjectRecord):
        yield from filter(None, (record.lead, *record.platforms))


def name_lists(records: Records, known: KnownOrganisations) -> NameLists:
    """What tells the written names that list several parties."""
    described = [r.name for r in (*records.platforms, *records.projects)]
    platforms = [n for p in records.platforms for n in (p.name, p.abbreviation, *p.aliases) if n]
    famous = [n for name, others in known.spellings.items() for n in (name, *others)]
    return NameLists([*(name for _, name in written(records)), *platforms, *famous], described)


def own_names(record: Described) -> list[str]:
    """The names by which a record can be asked for in its own file."""
    if isinstance(record, TermRecord):
        return [n for n in dict.fromkeys((record.full_name, record.name)) if n]
    return [record.name]
