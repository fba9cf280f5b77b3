"""What the words of a question mean: provinces, themes of any vocabulary, and free topic words.

All questions that people narrow by province, theme or topic understand these words here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.schema import TOPIC_SCHEME, slug_of
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer, Reference, UnknownWordError
from queries.base.provinces import provinces
from queries.base.remembered import Remembered
from queries.dutch.phrases import nearest_of
from queries.dutch.words import key, stem_keys, words
from queries.index.text_index import text_index
from queries.search import text_matches
from queries.search.answer import MAX_TEXT_MATCHES


class Meaning(Answer):
    """How one word of a question was understood.

    ``kind`` is ``thema`` or ``onderwerp`` (``themes`` says which), ``tekst`` when no vocabulary knows the
    word and ``texts`` projects, platforms and kansen have it in their text, or ``niets``.  ``note`` is empty
    when there is nothing to explain.
    """

    given: str
    kind: Literal["thema", "onderwerp", "tekst", "niets"]
    themes: list[Reference]
    texts: int
    note: str


@dataclass(frozen=True)
class Understood:
    """A word's meaning with what a query needs of it: ``things`` are identifiers found by their text."""

    meaning: Meaning
    things: tuple[str, ...] = ()

    @property
    def theme_ids(self) -> frozenset[str]:
        return frozenset(t.id for t in self.meaning.themes)


@dataclass(frozen=True)
class Vocabulary:
    """Words to what they name: province slugs, and themes by identifier, name, and inflected name."""

    province_names: dict[str, str]
    provinces: dict[str, str]
    themes: dict[str, Reference]
    schemes: dict[str, str]
    by_name: dict[str, list[str]]
    by_inflection: dict[str, list[str]]


remembered: Remembered[Vocabulary] = Remembered(2)


def vocabulary(snapshot: Snapshot) -> Vocabulary:
    """The words that the graph served now knows."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Vocabulary:
    cypher = statements("words")
    found = Vocabulary({}, {}, {}, {}, {}, {})
    for province in sorted(provinces(snapshot), key=lambda p: p.slug):
        found.province_names[province.slug] = province.name
        for name in (province.slug, *province.names):
            found.provinces[key(name)] = province.slug
    for row in snapshot.query(cypher["themes"]):
        identifier = row["id"]
        found.themes[identifier] = Reference(id=identifier, type="Theme", name=row["name"])
        found.schemes[identifier] = row["scheme"]
        for name in (row["name"], *(row["aliases"] or ())):
            _add(found.by_name, key(name), identifier)
            for stem in stem_keys(words(name)):
                _add(found.by_inflection, stem, identifier)
    return found


def _add(index: dict[str, list[str]], word: str, identifier: str) -> None:
    bearers = index.setdefault(word, [])
    if identifier not in bearers:
        bearers.append(identifier)


def provinces_named(snapshot: Snapshot, given: Iterable[str]) -> tuple[str, ...]:
    """Slugs of the provinces that the words name, each once, in the order given.

    Raises ``UnknownWordError`` for a word that names none.
    """
    known = vocabulary(snapshot)
    slugs: list[str] = []
    for word in given:
        slug = known.provinces.get(key(word.strip().removeprefix("provincie/")))
        if slug is None:
            raise UnknownWordError(unknown("provincie", word, list(known.province_names.values())), word)
        slugs.append(slug)
    return tuple(dict.fromkeys(slugs))


def themes_named(snapshot: Snapshot, given: Iterable[str]) -> list[Understood]:
    """Themes that the words name: by identifier, slug, or name or alias in any vocabulary.

    A name that several vocabularies have (Bouw) means all of them.  Raises ``UnknownWordError`` for a
    word that names none.
    """
    known = vocabulary(snapshot)
    return [_theme(known, word) for word in _distinct(given)]


def _theme(known: Vocabulary, word: str) -> Understood:
    found = _identified(known, word) or known.by_name.get(key(word))
    if not found:
        meant = _inflected(known, word) or [i for i, s in known.schemes.items() if s != TOPIC_SCHEME]
        choices = list(dict.fromkeys(known.themes[i].name for i in meant))
        raise UnknownWordError(unknown("thema", word, choices), word)
    note = ""
    if len(found) > 1:
        note = f'"{word}" staat in meer lijsten; gebruikt: {", ".join(map(slug_of, found))}.'
    kind: Literal["thema", "onderwerp"] = (
        "onderwerp" if all(known.schemes[i] == TOPIC_SCHEME for i in found) else "thema"
    )
    return Understood(_meaning(known, word, kind, found, note))


def topics_named(snapshot: Snapshot, given: Iterable[str]) -> list[Understood]:
    """What free words mean: a topic, else a theme of another vocabulary, else the texts that have them.

    Never raises for a word: one that nothing knows has kind ``niets`` and a note that says so.
    """
    known = vocabulary(snapshot)
    return [_topic(snapshot, known, word) for word in _distinct(given)]


def _topic(snapshot: Snapshot, known: Vocabulary, word: str) -> Understood:
    for found in (_identified(known, word), known.by_name.get(key(word)), _inflected(known, word)):
        topics = [i for i in found or () if known.schemes[i] == TOPIC_SCHEME]
        chosen = topics or list(found or ())
        if chosen:
            same = any(key(word) in (key(known.themes[i].name), key(slug_of(i))) for i in chosen)
            names = " en ".join(f'"{known.themes[i].name}"' for i in chosen)
            note = "" if same else f'"{word}" is opgevat als {names}.'
            return Understood(_meaning(known, word, "onderwerp" if topics else "thema", chosen, note))
    things = tuple(text_matches(snapshot, word)) if key(word) else ()
    inside = [] if things else _inside(snapshot, known, word)
    if inside:
        note = f'"{word}" is opgevat als "{known.themes[inside[0]].name}", een deel van het woord.'
        return Understood(_meaning(known, word, "onderwerp", inside, note))
    if not things:
        note = f'"{word}" staat in geen begrippenlijst en in geen enkele tekst; het telt niet mee.'
        return Understood(_meaning(known, word, "niets", (), note))
    number = f"{MAX_TEXT_MATCHES} of meer" if len(things) >= MAX_TEXT_MATCHES else str(len(things))
    note = (
        f'"{word}" staat in geen begrippenlijst; gezocht in de tekst van projecten, platforms en kansen: '
        f"{number} gevonden."
    )
    return Understood(_meaning(known, word, "tekst", (), note, len(things)), things)


def _meaning(
    known: Vocabulary,
    word: str,
    kind: Literal["thema", "onderwerp", "tekst", "niets"],
    found: Sequence[str],
    note: str,
    texts: int = 0,
) -> Meaning:
    themes = [known.themes[i] for i in found]
    return Meaning(given=word, kind=kind, themes=themes, texts=texts, note=note)


def _identified(known: Vocabulary, word: str) -> list[str]:
    return [i for i in (word.strip(), f"thema/{word.strip()}") if i in known.themes][:1]


def _inflected(known: Vocabulary, word: str) -> list[str]:
    """Themes whose name is the word in another form (asfaltweg/asfaltwegen); the first form that any has."""
    for stem in sorted(stem_keys(words(word)), key=len, reverse=True):
        if stem in known.by_inflection:
            return known.by_inflection[stem]
    return []


def _inside(snapshot: Snapshot, known: Vocabulary, word: str) -> list[str]:
    """The topic that the longest known part of a compound names (asfaltweg: asfalt); often none."""
    splitter = text_index(snapshot).lexicon.splitter
    whole = key(word)
    for part in sorted(splitter.split(whole) or splitter.known_beside(whole), key=len, reverse=True):
        found = known.by_name.get(part) or _inflected(known, part)
        topics = [i for i in found if known.schemes[i] == TOPIC_SCHEME]
        if topics:
            return topics[:1]
    return []


def _distinct(given: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in given if word.strip()))


def unknown(kind: Literal["provincie", "thema"], word: str, choices: Sequence[str]) -> str:
    """The Dutch message for a word that names nothing, with the nearest choice or all of them."""
    start = f'{"onbekend thema" if kind == "thema" else "onbekende provincie"} "{word}".'
    return f"{start} {nearest_of(word, choices)}"
