"""The names that a question may hold: provinces and regions, themes and topics, things; once per version."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.schema import BROAD_SCHEMES, TOPIC_SCHEME, label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference
from queries.base.provinces import provinces, regions
from queries.base.regions import Region, Town, places_known
from queries.base.remembered import Remembered
from queries.dutch.lexicon import Lexicon
from queries.dutch.words import STOP_WORDS, key, stem_keys, word_set, words
from queries.glossary import Term, terms_by_key
from queries.grammar.cues import FILLERS, KINDS
from queries.index.text_index import text_index
from queries.words import Vocabulary, vocabulary

LONGEST_NAME = 8
"""Words of a name that are looked at together."""
RARE_WORD = 3
"""A first word that stands in no more documents than this names the thing by itself (*Fibersort*)."""
SHORTEST_FIRST_WORD = 5
UNTELLING_TOPICS = word_set(
    """
    circulaireeconomie kansenkaart kaart gebruik beleid netwerk samenwerking gemeente gemeenten kennis
    innovatie delen doelen advies project projecten voorbeelden goedevoorbeelden interview interviews contact
    kansen regio provincies provincie partners hub transitieagenda transitieagendas ontwikkelspoor ruimte
    ruimteengebied ketens keten waardeketens
    """
)
"""Topics that questions use as ordinary words; they count when nothing else is asked about."""


@dataclass(frozen=True)
class Concept:
    """What a word or words mean in the vocabularies: broad ``themes``, or one ``topic``."""

    themes: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True)
class Names:
    """Keys (see ``queries.dutch.words.key``) to what they name."""

    provinces: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Of a province one slug, of a region several."""
    concepts: Mapping[str, Concept] = field(repr=False)
    inflected: Mapping[str, Concept] = field(repr=False)
    things: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Of platforms, projects and organisations; kansen have sentences for names."""
    towns: Mapping[str, tuple[str, str]] = field(repr=False)
    """Of a municipality its identifier and the slug of its province."""
    references: Mapping[str, Reference] = field(repr=False)
    projects: Sequence[tuple[str, str]] = field(repr=False)
    """Keys of the names of projects in order, with their identifiers."""
    neighbours: Mapping[str, frozenset[str]] = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)
    regions: Mapping[str, Region] = field(repr=False)
    """Sets of municipalities, by every name."""
    by_town: Mapping[str, Town] = field(repr=False)
    """Municipalities by identifier."""
    terms: Mapping[str, Term] = field(repr=False)
    """The terms that the glossary explains, by every word for them."""
    spellings: Mapping[str, int] = field(repr=False)
    """Words that a mistyped word may be meant for, with how likely they are: the lower the likelier."""

    def themes_name(self, identifier: str) -> str:
        """The name of a theme or topic."""
        return self.vocabulary.themes[identifier].name

    def reference(self, identifier: str, name: str) -> Reference:
        """A reference to a thing, also to one that questions do not know by name."""
        return self.references.get(identifier) or Reference(
            id=identifier, type=label_of(identifier), name=name
        )

    def project_called(self, beginning: str) -> str:
        """The one project whose name begins so; empty when there are none or more."""
        at = bisect_left(self.projects, (beginning, ""))
        found = [i for name, i in self.projects[at : at + 2] if name.startswith(beginning)]
        return found[0] if len(found) == 1 else ""


remembered: Remembered[Names] = Remembered(2)


def names(snapshot: Snapshot) -> Names:
    """The names in the graph that is served now."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Names:
    cypher = statements("grammar")
    known = vocabulary(snapshot)
    places = _provinces(snapshot)
    where = places_known(snapshot)
    towns = {name: (town.id, town.province) for name, town in where.towns.items()}
    references = {
        town.id: Reference(id=town.id, type="Municipality", name=town.name) for town in where.by_id.values()
    }
    concepts, inflected = _concepts(known)
    glossary = terms_by_key(snapshot)
    governments = {row["id"] for row in snapshot.query(cypher["governments"])}
    rows = [
        row
        for name in ("platforms", "projects", "organisations")
        for row in snapshot.query(cypher[name])
        if row["id"] not in governments
    ]
    things = _things(rows, text_index(snapshot).lexicon, {*places, *concepts, *towns})
    references |= {
        row["id"]: Reference(id=row["id"], type=label_of(row["id"]), name=row["name"]) for row in rows
    }
    references |= {
        f"provincie/{slug}": Reference(id=f"provincie/{slug}", type="Province", name=name)
        for slug, name in known.province_names.items()
    }
    neighbours: dict[str, set[str]] = defaultdict(set)
    for row in snapshot.query(cypher["neighbours"]):
        neighbours[row["one"]].add(row["other"])
        neighbours[row["other"]].add(row["one"])
    return Names(
        provinces=places,
        concepts=concepts,
        inflected=inflected,
        things=things,
        towns=towns,
        references={**references, **known.themes},
        projects=sorted((key(row["name"]), row["id"]) for row in rows if label_of(row["id"]) == "Project"),
        neighbours={slug: frozenset(found) for slug, found in neighbours.items()},
        vocabulary=known,
        spellings=_spellings(known, places, concepts, rows, [*towns, *where.regions, *glossary]),
        regions=where.regions,
        by_town=where.by_id,
        terms=glossary,
    )


def _provinces(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """All words for one province or for several; a name of one goes before a word for several."""
    found = regions(provinces(snapshot))
    for province in provinces(snapshot):
        found |= {key(word): (province.slug,) for word in (*province.short_names, *province.demonyms)}
    for province in provinces(snapshot):
        found |= {key(name): (province.slug,) for name in (province.slug, *province.names)}
    return found


def _concepts(known: Vocabulary) -> tuple[dict[str, Concept], dict[str, Concept]]:
    """Broad themes go before topics of the same name, topics before other names of themes."""
    exact: dict[str, Concept] = {}
    inflected: dict[str, Concept] = {}
    for rank in ("broad name", "topic name", "broad part", "broad alias", "topic alias"):
        found: dict[str, list[str]] = defaultdict(list)
        for identifier, names_of in _named(known, rank):
            for name in names_of:
                if identifier not in found[name]:
                    found[name].append(identifier)
        for name, identifiers in found.items():
            concept = _concept(known, identifiers)
            exact.setdefault(key(name), concept)
            for stem in stem_keys(words(name)):
                inflected.setdefault(stem, concept)
    return exact, inflected


def _named(known: Vocabulary, rank: str) -> Iterable[tuple[str, list[str]]]:
    kind, _, part = rank.partition(" ")
    for identifier, reference in known.themes.items():
        scheme = known.schemes[identifier]
        own = "broad" if scheme in BROAD_SCHEMES else "topic" if scheme == TOPIC_SCHEME else ""
        if own != kind:
            continue
        if part == "name":
            yield identifier, [reference.name]
        elif part == "part":
            pieces = reference.name.replace("/", " en ").partition(" (")[0].split(" en ")
            yield identifier, [p for p in pieces if len(pieces) > 1]
        if part == "alias":
            yield identifier, _aliases(known, identifier)


def _aliases(known: Vocabulary, identifier: str) -> list[str]:
    return [name for name, bearers in known.by_name.items() if identifier in bearers]


def _concept(known: Vocabulary, identifiers: list[str]) -> Concept:
    broad = tuple(i for i in identifiers if known.schemes[i] in BROAD_SCHEMES)
    if broad:
        return Concept(themes=broad)
    topics = [i for i in identifiers if known.schemes[i] == TOPIC_SCHEME]
    return Concept(topic=topics[0]) if topics else Concept(themes=tuple(identifiers))


def _things(rows: Iterable[Row], lexicon: Lexicon, taken: set[str]) -> dict[str, tuple[str, ...]]:
    """Things by name, abbreviation and other name, by the part before a colon, and by a rare first word."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    later: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        full = [row["name"], row["abbreviation"], *(row["aliases"] or ())]
        for name in filter(None, full):
            for one in {key(name), key(_without_article(name))} - {""}:
                found[one][row["id"]] = None
        short = row["name"].partition(":")[0].partition(" (")[0].partition(" - ")[0]
        later[key(_without_article(short))][row["id"]] = None
        parts = words(_without_article(row["name"]))
        if len(parts) > 1 and _names_by_itself(parts[0], lexicon):
            later[parts[0]][row["id"]] = None
    for name, ids in later.items():
        if name and name not in found and name not in taken and len(ids) == 1:
            found[name] = ids
    return {name: tuple(ids) for name, ids in found.items()}


def _names_by_itself(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is rare and no compound that anyone might use (*luierrecycling*)."""
    rare = lexicon.counts.get(word, 0) <= RARE_WORD
    return len(word) >= SHORTEST_FIRST_WORD and rare and not lexicon.split.get(word)


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in ("de", "het", "een", "the", "stichting") else name


def _spellings(
    known: Vocabulary,
    provinces: Mapping[str, tuple[str, ...]],
    concepts: Iterable[str],
    rows: Iterable[Row],
    towns: Iterable[str],
) -> dict[str, int]:
    """Words of names and of the grammar; what is asked most is meant likeliest."""
    found: dict[str, int] = {}
    ordered = (
        [k for k in provinces if len(k) > 3],
        [w for name in known.province_names.values() for w in words(name)],
        [*COMMON_CUE_WORDS, *(k for k in KINDS if len(k) > 5)],
        concepts,
        [w for name in known.themes.values() for w in words(name.name)],
        [w for row in rows for w in words(row["name"]) if len(w) > SHORTEST_FIRST_WORD],
        [town for town in towns if len(town) > SHORTEST_FIRST_WORD],
    )
    for rank, group in enumerate(ordered):
        for word in group:
            if word not in STOP_WORDS and len(word) > 3 and not any(c.isdigit() for c in word):
                found.setdefault(word, rank)
    return {word: rank for word, rank in found.items() if word not in FILLERS or rank < 3}


COMMON_CUE_WORDS = word_set(
    """
    samenwerken samenwerking samenwerkingen opschalen opschaling opgeschaald schaalbaar uitrollen dubbel
    dubbelwerk vergelijkbare soortgelijke overlap witte vlekken blinde ontbreekt verbinders verbindt verbinden
    bruggenbouwers schakels knooppunten vergelijk vergelijken vergelijking verschil verschillen versus relatie
    verband verbonden nieuws nieuwe recente wijzigingen veranderd profiel kansenkaart overzicht informatie
    partners kansen hoeveel aantal afgeronde lopende gestopte behalve zonder betekent betekenis definitie
    contactpersoon bellen oudste nieuwste grootste sinds projecten platforms organisaties initiatieven
    """
)
"""Words of the grammar that people mistype."""
