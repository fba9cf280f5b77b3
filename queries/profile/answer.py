"""Profile: all that is known of one thing, with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field

from graph.schema import NODE_TYPE, label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer, SourceReference, UnknownWordError
from queries.base.remembered import Remembered
from queries.base.things import references_to
from queries.conflicts import Difference, differences
from queries.contacts import Contact, whom_to_call
from queries.lessons import Lesson, lessons_of
from queries.likeness.mentions import Mentioning, mentioning
from queries.profile.parts import (
    OrganisationFigures,
    ProvinceFigures,
    ThemeFigures,
    organisation_figures,
    projects_under,
    province_figures,
    theme_figures,
)
from queries.profile.relations import Bond, RelatedGroup, bonds, groups
from queries.profile.summary import in_words, summary, with_narrower
from queries.profile.text import Fact, facts
from queries.words import identify

RECONSTRUCTION = "reconstructie"
RECONSTRUCTION_NOTE = (
    "Deze gegevens komen {}van een gereconstrueerde kaart: opgebouwd uit openbare bronnen, omdat de "
    "officiële Kansenkaart van 2023 niet beschikbaar was."
)


class Card(Answer):
    """A card on which a thing stands; ``status`` is what a province's card says of itself."""

    file: str
    name: str
    status: str = ""


class Profile(Answer):
    """All that is known of one thing.

    ``groups`` are its relationships under Dutch headings, ``sources`` all sources cited on the page:
    first the ``stated`` ones that state the thing itself, with the place in them, then those of its
    relationships.
    ``differences`` are the values of fields on which its cards differ, each with its sources; ``lessons``
    the projects that stopped among those that it has; ``mentions`` are, of a topic, the things that name it
    without having it as a keyword.
    ``province``, ``theme`` and ``organisation`` hold figures that only such a thing has.
    """

    version: str
    id: str
    type: str
    type_name: str
    name: str
    former_id: str = ""
    note: str = ""
    aliases: list[str]
    summary: str
    description: str
    other_descriptions: list[str]
    cards: list[Card]
    facts: list[Fact]
    differences: list[Difference] = Field(
        default=[], description="Waarin kaarten verschillen; de waarde die getoond wordt staat voorop."
    )
    lessons: list[Lesson] = Field(default=[], description="Wat gestopt is: hiervan kunt u leren.")
    contact: Contact | None = Field(
        default=None,
        description="Wie te bellen: een postbus of pagina van een functie, nooit van een persoon.",
    )
    mentions: list[Mentioning] = Field(
        default=[], description="Wat een onderwerp in naam of tekst noemt zonder het trefwoord te hebben."
    )
    groups: list[RelatedGroup]
    sources: list[SourceReference]
    stated: int
    reconstructed: bool
    reconstruction_note: str = ""
    province: ProvinceFigures | None = None
    theme: ThemeFigures | None = None
    organisation: OrganisationFigures | None = None

    def group(self, relationship: str, type_: str, direction: str = "out") -> RelatedGroup | None:
        """The group of one relationship, or None when there is nothing in it."""
        for group in self.groups:
            if (group.relationship, group.type, group.direction) == (relationship, type_, direction):
                return group
        return None


PROFILES_HELD = 256
"""Profiles that are kept: page, JSON, linked data and print show the same one."""
LARGE_PROFILE = 1000
"""Things in a profile above which it is not kept: of these some 1 MB."""

remembered: Remembered[dict[str, Row]] = Remembered(2)
remembered_profiles: Remembered[Profile] = Remembered(
    PROFILES_HELD, worth=lambda made: sum(group.count for group in made.groups) <= LARGE_PROFILE
)


def _provinces(snapshot: Snapshot) -> dict[str, Row]:
    """The provinces by slug, with the status of their cards."""
    return {p["slug"]: p for p in snapshot.query(statements("profile")["provinces"])}


def profile(snapshot: Snapshot, identifier: str) -> Profile:
    """The profile of the thing that ``identifier`` names: an identifier, a name or an abbreviation.

    Raises ``UnknownWordError`` in Dutch, with suggestions, when nothing or more than one thing has
    that name.
    """
    return remembered_profiles.get(snapshot, identifier, lambda: _profile(snapshot, identifier))


def _profile(snapshot: Snapshot, identifier: str) -> Profile:
    meant = identify(snapshot, identifier)
    label = label_of(meant.id)
    row = _node(snapshot, label, meant.id)
    provinces = remembered.get(snapshot, "", lambda: _provinces(snapshot))
    found = bonds(snapshot, label, meant.id)
    related = groups(found)
    cards = [_card(file, provinces) for file in row.get("cards") or ()]
    reconstructed = any(c.status == RECONSTRUCTION for c in cards)
    under = projects_under(snapshot, meant.id) if label == "Theme" else []
    theme = theme_figures(snapshot, meant.id, related, provinces, under) if label == "Theme" else None
    contact = whom_to_call(snapshot, [meant.id]).get(meant.id)
    named = _mentions(snapshot, meant.id, related, under) if label == "Theme" else []
    row = {**row, "mentions": len(named)}
    told = summary(label, row, related, {s: p["name"] for s, p in provinces.items()})
    return Profile(
        version=snapshot.version,
        id=meant.id,
        type=label,
        type_name=NODE_TYPE[label].name,
        name=row["name"],
        former_id=meant.former,
        note=_moved(meant.former, meant.id, row["name"]),
        aliases=_aliases(row),
        summary=" ".join(filter(None, (told, with_narrower(theme), in_words(named)))) if theme else told,
        description=row.get("description") or "",
        other_descriptions=row.get("other_descriptions") or [],
        cards=cards,
        facts=facts(label, row),
        differences=differences(snapshot, row.get("differences")),
        lessons=_lessons(snapshot, related, under),
        contact=contact,
        mentions=named,
        groups=related,
        sources=_sources(snapshot, found, contact.sources if contact else ()),
        stated=len({b.row["id"] for b in found if (b.relationship, b.direction) == ("STATED_IN", "out")}),
        reconstructed=reconstructed,
        reconstruction_note=_reconstruction_note(cards) if reconstructed else "",
        province=province_figures(snapshot, meant.id, related, found) if label == "Province" else None,
        theme=theme,
        organisation=organisation_figures(related, provinces) if label == "Organisation" else None,
    )


def _mentions(
    snapshot: Snapshot, identifier: str, related: list[RelatedGroup], under: list[Row]
) -> list[Mentioning]:
    tagged = {item.id for group in related if group.relationship == "ADDRESSES" for item in group.items}
    return mentioning(snapshot, [identifier], tagged | {row["id"] for row in under})


def _lessons(snapshot: Snapshot, related: list[RelatedGroup], under: list[Row]) -> list[Lesson]:
    """What stopped among its projects; of a theme also what is about a narrower one (``under``)."""
    projects = [item.id for group in related if group.type == "Project" for item in group.items]
    return lessons_of(snapshot, [*projects, *(row["id"] for row in under)])


def _reconstruction_note(cards: list[Card]) -> str:
    wholly = all(c.status == RECONSTRUCTION for c in cards)
    return RECONSTRUCTION_NOTE.format("" if wholly else "deels ")


def _node(snapshot: Snapshot, label: str, identifier: str) -> Row:
    columns = ", ".join(f"n.`{p}` AS `{p}`" for p in NODE_TYPE[label].property_names())
    rows = snapshot.query(f"MATCH (n:{label} {{id: $id}}) RETURN {columns}", {"id": identifier})
    if not rows:
        raise UnknownWordError(f"{identifier} staat niet meer in de graaf: die is zojuist vernieuwd.")
    return rows[0]


def _moved(former: str, identifier: str, name: str) -> str:
    return f'{former} heet nu "{name}" ({identifier}).' if former else ""


def _aliases(row: Row) -> list[str]:
    found = [row.get("abbreviation"), *(row.get("aliases") or ())]
    return [a for a in dict.fromkeys(found) if a and a != row["name"]]


_CARD_NAMES = {
    "interprovinciaal": "Interprovinciale platforms",
    "krachtenkaart": "Krachtenkaart",
    "notitie": "IPO-notitie van 22 maart 2023",
    "verschilmakers": "De Verschilmakers",
}


def _card(file: str, provinces: Mapping[str, Row]) -> Card:
    province = provinces.get(file)
    if province is None:
        return Card(file=file, name=_CARD_NAMES.get(file, file))
    return Card(file=file, name=f"Kansenkaart {province['name']}", status=province["status"] or "")


def _sources(snapshot: Snapshot, found: list[Bond], of_contact: Iterable[str]) -> list[SourceReference]:
    """The sources of the thing itself with their places, then those of its relationships and its contact."""
    stated = {
        b.row["id"]: b.row["rel_where"]
        for b in found
        if (b.relationship, b.direction) == ("STATED_IN", "out")
    }
    cited = {*of_contact, *(s for b in found for s in b.row["rel_sources"].split())} - set(stated)
    read = references_to(snapshot, sorted([*stated, *cited]))
    made = [
        source.model_copy(update={"where": stated[i]}) if stated.get(i) else source
        for i, source in read.items()
    ]
    return sorted(made, key=lambda s: (s.id not in stated, s.title.casefold(), s.id))
