"""What a read question is about: provinces, themes, topics, things, a year, and words to search for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.schema import label_of, segment_of
from graph.schema.phases import STOPPED
from graph.store import Snapshot
from queries.dutch.lexicon import Lexicon
from queries.dutch.words import key, stem_keys
from queries.grammar.names import UNTELLING_TOPICS, Names
from queries.grammar.reading import Reading, Span
from queries.index.text_index import text_index

_YEAR = re.compile(r"^(?:19|20)\d\d$")


@dataclass
class Slots:
    """What a question names.  ``topics`` are names or words, ``things`` identifiers in the order named.

    ``having`` are the provinces that somebody wants to learn from, ``origins`` those that something comes
    from.  ``town`` is the identifier of the municipality named last, ``towns`` and ``regions`` are names; a
    question about provinces takes the provinces that they lie in (``around``).  ``parties`` are those
    something is asked of or whose money it is.  ``kinds`` are segments, ``subkinds`` kinds within one.
    ``excluded`` has what is left out: slugs of provinces, identifiers, phases, names of topics and words.
    ``since`` and ``until`` are years, 0 for none.  ``words`` is what remains to be searched for.
    """

    provinces: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    topic_ids: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    town: str = ""
    towns: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    around: dict[str, tuple[str, ...]] = field(default_factory=dict)
    own_provinces: list[str] = field(default_factory=list)
    """Those of ``provinces`` that are named themselves."""
    origins: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    subkinds: list[str] = field(default_factory=list)
    order: str = ""
    terms: list[str] = field(default_factory=list)
    part: str = ""
    per_province: bool = False
    unread: list[str] = field(default_factory=list)
    """Words that a list cannot be narrowed by, and that name nothing."""
    parties: list[str] = field(default_factory=list)
    having: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)
    since: int = 0
    until: int = 0
    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def about(self) -> bool:
        """Whether it names a theme or topic."""
        return bool(self.themes or self.topics)

    def named(self) -> list[str]:
        """Things and provinces by identifier, in that order."""
        return [*self.things, *(f"provincie/{p}" for p in self.provinces)]


def slots(snapshot: Snapshot, reading: Reading, known: Names) -> Slots:
    """The slots that the spans of a question fill."""
    found = Slots(kinds=reading.kinds, subkinds=reading.subkinds, order=reading.order)
    if found.order.endswith("projecten") and set(found.kinds) <= {"project"}:
        found.kinds = ["provincie" if "waar" in reading.row else "organisatie", *found.kinds]
    found.phases = [STOPPED] if reading.weight("list") else list(reading.phases)
    for span in reading.spans:
        _fill(found, span, reading, known)
    _loose_words(snapshot, found, reading, known)
    found.unread += reading.unmet
    _leave_out(found, reading, known)
    if reading.neighbours and len(found.provinces) == 1:
        own = found.provinces[0]
        found.provinces = [own, *sorted(known.neighbours.get(own, ()))]
        found.own_provinces = found.provinces
    found.having = _behind(reading, ("van", "bij"))
    if "te" in reading.row and "bieden" in reading.row:
        found.having = found.provinces[:1]
    found.origins = _behind(
        reading, ("uit", "vanuit", *(("van",) if {"naar", "overnemen"} & {*reading.row} else ()))
    )
    found.per_province = bool(re.search(r"\bper (?:provincie|prov)\b", " ".join(reading.row)))
    found.since, found.until = reading.years.first, reading.years.last
    found.provinces = list(dict.fromkeys(found.provinces))
    found.themes = list(dict.fromkeys(found.themes))
    found.topics = list(dict.fromkeys(found.topics))
    found.topic_ids = list(dict.fromkeys(found.topic_ids))
    found.things = list(dict.fromkeys(found.things))
    return found


def _leave_out(found: Slots, reading: Reading, known: Names) -> None:
    """What is left out, and the provinces that remain of those named."""
    left_out = Slots()
    for span in reading.excluded:
        _fill(left_out, span, reading, known)
    around = [p for span in reading.excluded if span.region for p in span.provinces]
    provinces = [p for p in left_out.provinces if p not in around]
    topics = list(left_out.topics)
    found.excluded = [
        *provinces,
        *(name for name in left_out.towns if key(name) not in known.vocabulary.provinces),
        *(known.towns[key(name)][0] for name in left_out.towns if key(name) in known.vocabulary.provinces),
        *left_out.regions,
        *left_out.things,
        *left_out.themes,
        *topics,
        *reading.excluded_words,
    ]
    found.provinces = [p for p in found.provinces if p not in provinces]
    found.own_provinces = [p for p in found.own_provinces if p not in provinces]


def _behind(reading: Reading, words: Sequence[str]) -> list[str]:
    """The provinces behind any of these words, and those named on with them (*van Utrecht en Zeeland*)."""
    told: list[str] = []
    end = 0
    for span in (s for s in reading.spans if s.provinces):
        before = [w for w in reading.row[: span.start] if w not in ("de", "het", "provincie", "gemeente")]
        if (before and before[-1] in words) or (told and span.start - end == 1 and before[-1:] == ["en"]):
            told.extend(span.provinces)
            end = span.end
    return told


def _fill(found: Slots, span: Span, reading: Reading, known: Names) -> None:
    if span.town:
        found.town = span.town
        found.towns.append(known.references[span.town].name)
        found.around[known.references[span.town].name] = span.provinces
        found.words.extend(reading.written[span.start : span.end])
        return
    if span.region:
        found.regions.append(span.region)
        found.around[span.region] = span.provinces
    elif span.provinces:
        found.own_provinces.extend(span.provinces)
    if span.provinces:
        found.provinces.extend(span.provinces)
        return
    placed = any(s.provinces for s in reading.spans)
    asked = (reading.weight("profile") >= 2 and not placed) or reading.weight("path")
    if span.things and (asked or not span.concept):
        found.things.append(_thing(span, reading, known))
        return
    if span.concept:
        found.words.extend(reading.written[span.start : span.end])
        found.themes.extend(span.concept.themes)
        if span.concept.topic:
            found.topic_ids.append(span.concept.topic)
            found.topics.append(known.themes_name(span.concept.topic))


def _thing(span: Span, reading: Reading, known: Names) -> str:
    """Of things of one name the kind that is asked for, else in the order platform, project, organisation.

    Who asks what a project is like may name it by its first words, which are also its owner's name.
    """
    bearers = span.things
    if reading.weight("similar") and not any(label_of(b) == "Project" for b in bearers):
        project = known.project_called("".join(reading.row[span.start : span.end]))
        bearers = (project,) if project else bearers
    order = ["project", "platform", "organisatie"] if reading.weight("similar") else ["platform", "project"]
    wanted = [*reading.kinds, *order, "organisatie", "kans"]
    return min(bearers, key=lambda b: (_rank(wanted, segment_of(b)), b))


def _rank(wanted: Sequence[str], segment: str) -> int:
    return list(wanted).index(segment) if segment in wanted else len(wanted)


def _loose_words(snapshot: Snapshot, found: Slots, reading: Reading, known: Names) -> None:
    """Words no vocabulary has as they are: parts of compounds, and what stands in texts."""
    lexicon = text_index(snapshot).lexicon
    for word, after_preposition in reading.loose:
        found.words.append(word)
        part = _topic_inside(word, known, lexicon)
        if part:
            found.topics.append(known.themes_name(part))
            found.topic_ids.append(part)
            found.notes.append(
                f'"{word}" is opgevat als "{known.themes_name(part)}", een deel van het woord.'
            )
        elif not lexicon.knows(word):
            found.notes.append(f'"{word}" is nergens gevonden en telt niet mee.')
        elif not after_preposition:
            found.unread.append(word)
        else:
            found.topics.append(word)
            found.notes.append(f'"{word}" staat in geen begrippenlijst; er wordt in de teksten gezocht.')


def _topic_inside(word: str, known: Names, lexicon: Lexicon) -> str:
    """The topic that the first part of a compound names that names any (luierrecycling: luiers); often none.

    What comes first tells the subject, what comes last what is done with it.
    """
    parts = lexicon.splitter.split(word) or lexicon.splitter.known_beside(word)
    for part in parts:
        concept = known.concepts.get(part) or next(
            (known.inflected[s] for s in sorted(stem_keys([part])) if s in known.inflected), None
        )
        if concept and concept.topic and part not in UNTELLING_TOPICS:
            return concept.topic
    return ""
