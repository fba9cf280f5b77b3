"""``check``: raw values to typed records, or problems that say place, fault and likely remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from loaders.records.records import CardField, Citation, Record
from loaders.records.values import MAX_QUOTED, Values, has_value
from loaders.text.located import Located
from loaders.text.placeholders import is_placeholder, without_others
from loaders.text.places import WORKBOOK, in_words
from loaders.text.problems import Problem, did_you_mean, enumerated
from loaders.text.read import Document

MAX_REMEDY = 400
NAME = "naam"
PARTY_FIELDS = ("trekker", "partners", "platforms", "organisatie", "ook_bekend_als")
"""The fields that name other things; what is unknown is left out of them."""
MATCH_DEGREES = ("exact", "close", "broad", "narrow", "related")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

R = TypeVar("R", bound=Record)


@dataclass
class Vocabulary:
    """The words a card may use, in any spelling: what each folded word stands for."""

    themes: Mapping[str, str]
    theme_labels: Mapping[str, str]
    provinces: Mapping[str, str]
    municipalities: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that several vocabularies use: the themes each may stand for."""
    spelling: Mapping[str, str] = field(default_factory=dict)
    """How a folded name of a province or municipality is written."""


class Checker(Values):
    """Checks one file.  Problems gather in ``problems``; a record with a fault is not made.

    ``sources`` are the keys that may be cited; a set is shared, not copied: it grows while files
    are read.  ``unread`` names the files that could not be read: what they hold is not known.
    """

    def __init__(
        self,
        document: Document,
        problems: list[Problem],
        sources: Iterable[str],
        unread: Iterable[str] = (),
    ) -> None:
        super().__init__(document, problems)
        self.source_keys = sources if isinstance(sources, set) else set(sources)
        self.unread = unread
        self.used_sources: set[str] = set()
        self.is_workbook = document.name.endswith(WORKBOOK)

    def known_words(
        self,
        located: Located | None,
        field: str,
        what: str,
        known: Mapping[str, str],
        required: bool,
        line: int,
        spelling: Mapping[str, str] | None = None,
    ) -> tuple[str, ...]:
        """What the words of a list (or one word) stand for.

        ``what`` introduces a word that is unknown, ``spelling`` says how a folded word is written.
        """
        if required and (not has_value(located) or located.value == []):
            self.absent(located, field, line)
            return ()
        if located is not None and isinstance(located.value, str):
            located = Located([located], located.line)
        found: dict[str, None] = {}
        for item in self.items({field: located} if located else {}, field):
            word = self.text(item, field)
            if not word:
                continue
            target = known.get(word.casefold())
            if target is None:
                otherwise = f"Kies uit: {', '.join(sorted(set(known.values())))}."
                words = [(spelling or {}).get(k, k) for k in known]
                remedy = did_you_mean(word, words, otherwise if len(otherwise) < MAX_REMEDY else "")
                self.problem(item.line, field, f'{what} "{word[:MAX_QUOTED]}"', remedy)
            else:
                found[target] = None
        return tuple(found)

    def citations(
        self, located: Located | None, field: str, required: bool, line: int
    ) -> tuple[Citation, ...]:
        if required and (not has_value(located) or located.value == []):
            self.problem(
                located.line if located else line,
                field,
                "er is geen bron genoemd",
                f"Noem ten minste één bron, bijvoorbeeld: {'s1' if self.is_workbook else 'bronnen: [s1]'}.",
            )
            return ()
        found: dict[Citation, None] = {}
        for item in self.items({field: located} if located else {}, field):
            if isinstance(item.value, dict):
                self.only_fields(item.value, ("bron", "plaats"))
                key = self.text(item.value.get("bron"), "bron", required=True, line=item.line)
                where = self.text(item.value.get("plaats"), "plaats")
            else:
                key, where = self.text(item, field), ""
            target = self._source(key) if key else None
            if target:
                self.used_sources.add(target)
                found[Citation(target, where)] = None
            elif key and key.partition("/")[0] not in self.unread:
                self._unknown_source(item.line, field, key)
        return tuple(found)

    def _unknown_source(self, line: int, field: str, key: str) -> None:
        file, elsewhere, rest = key.partition("/")
        own = getattr(self.document.root.get("bronnen"), "value", None)
        if elsewhere:
            place = f"in {file}.yaml"
        elif self.is_workbook:
            place = 'op het blad "Bronnen"'
        else:
            place = 'onder "bronnen"' if isinstance(own, dict) else "in bronnen.yaml"
        remedy = "Zet de bron erbij, of haal de verwijzing weg."
        # Keys such as s3 and s31 are no slips of each other: only another case is proposed.
        if self._source(key.casefold()):
            remedy = f'Bedoelde u "{key.casefold()}"?'
        self.problem(line, field, f'bron "{(rest or file)[:MAX_QUOTED]}" staat niet {place}', remedy)

    def _source(self, key: str) -> str | None:
        for candidate in (f"{self.document.stem}/{key}", key):
            if candidate in self.source_keys:
                return candidate
        return None

    def record(self, kind: type[R], located: Located, vocabulary: Vocabulary, **extra: Any) -> R | None:
        """The record at ``located``, or ``None`` when a field of it is wrong."""
        before = self._faults()
        raw = located.value
        if not isinstance(raw, dict):
            message = f"hier horen de velden van een {kind.kind} (naam: waarde)"
            if raw is None:
                message = f"dit onderdeel (een {kind.kind}) is leeg"
            self.problem(located.line, "", message, "Vul het in of haal het weg.")
            return None
        specs = card_fields(kind)
        self.only_fields(raw, [spec.name for spec in specs.values()])
        values = {
            attribute: self._value(raw.get(spec.name), spec, vocabulary, located.line)
            for attribute, spec in specs.items()
        }
        start, end = values.get("start_year"), values.get("end_year")
        if start and end and start > end:
            self.problem(
                raw["eindjaar"].line,
                "eindjaar",
                f"het eindjaar {end} ligt voor het beginjaar {start}",
                "Verwissel ze of verbeter er één.",
            )
        if self._faults() > before:
            return None
        return kind(
            file=self.document.stem,
            path=self.document.name,
            line=located.line,
            lines={name: value.line for name, value in raw.items()},
            **{**values, **extra},
        )

    def _faults(self) -> int:
        return sum(p.severity == "fout" for p in self.problems)

    def _value(self, located: Located | None, spec: CardField, words: Vocabulary, line: int) -> Any:
        readers: dict[str, Callable[[], Any]] = {
            "text": lambda: self._text(located, spec, line),
            "texts": lambda: self._texts(located, spec),
            "year": lambda: self.whole_year(located, spec.name),
            "number": lambda: self.number(located, spec.name),
            "choice": lambda: self.choice(located, spec, line),
            "date": lambda: self.date(located, spec.name),
            "url": lambda: self.url(located, spec.name),
            "contact": lambda: self.contact(located, spec.name),
            "themes": lambda: self._themes(located, spec, words, line),
            "provinces": lambda: self.known_words(
                located,
                spec.name,
                "onbekende provincie",
                words.provinces,
                spec.required,
                line,
                words.spelling,
            ),
            "municipality": lambda: self._municipality(located, spec, words),
            "sources": lambda: self.citations(located, spec.name, spec.required, line),
        }
        return readers[spec.kind]()

    def _text(self, located: Located | None, spec: CardField, line: int) -> str:
        value = self.text(located, spec.name, required=spec.required, line=line)
        at = located.line if located else line
        if spec.name in PARTY_FIELDS:
            return self._named(value, spec.name, at)
        if spec.name == NAME and is_placeholder(value):
            remedy = "Geef het een naam waaraan een ander het herkent, of laat het onderdeel weg."
            self.problem(at, spec.name, f'"{value[:MAX_QUOTED]}" is geen naam', remedy)
        return value

    def _texts(self, located: Located | None, spec: CardField) -> tuple[str, ...]:
        values = self.texts(located, spec.name)
        if spec.name not in PARTY_FIELDS:
            return values
        named = (self._named(v, spec.name, _line_of(located, v.casefold())) for v in values)
        return tuple(dict.fromkeys(filter(None, named)))

    def _named(self, value: str, field: str, line: int) -> str:
        """The name of a party, without "e.a."; empty when it names nobody."""
        name = without_others(value)
        if not value or not is_placeholder(name):
            return name
        remedy = "Laat het weg: wat onbekend is, blijft leeg."
        self.problem(line, field, f'"{value[:MAX_QUOTED]}" is geen naam', remedy, doubt=True)
        return ""

    def _themes(
        self, located: Located | None, spec: CardField, words: Vocabulary, line: int
    ) -> tuple[str, ...]:
        before = len(self.problems)
        both = dict(words.themes) | {w: w for w in words.ambiguous}
        found = self.known_words(located, spec.name, "onbekend thema", both, spec.required, line)
        for index in range(before, len(self.problems)):
            self.problems[index] = _with_theme_label(self.problems[index], words)
        for word in found:
            if word in words.ambiguous:
                self.problem(
                    _line_of(located, word) or line,
                    spec.name,
                    f'"{word.capitalize()}" is een thema in meer dan een lijst',
                    f"Kies {enumerated(words.ambiguous[word], 'of')}.",
                )
        return tuple(word for word in found if word not in words.ambiguous)

    def _municipality(self, located: Located | None, spec: CardField, words: Vocabulary) -> str:
        value = self.text(located, spec.name)
        if not value or located is None:
            return ""
        code = words.municipalities.get(value.casefold())
        if code is None:
            self.problem(
                located.line,
                spec.name,
                f'onbekende gemeente "{value}"',
                did_you_mean(
                    value,
                    [words.spelling.get(m, m) for m in words.municipalities],
                    "Gebruik de naam zoals het CBS hem schrijft.",
                ),
            )
            return ""
        return code


def card_fields(kind: type[Record]) -> dict[str, CardField]:
    """The fields a record has on a card: attribute name to its declaration."""
    return {f.name: f.metadata["card"] for f in fields(kind) if "card" in f.metadata}


def unique_names(records: Iterable[Record], problems: list[Problem]) -> None:
    """Two records of one kind with one name in one file: the same thing twice, or a slip."""
    seen: dict[tuple[str, ...], Record] = {}
    for record in records:
        # The Krachtenkaart lists the focus of every province in one file.
        owner = (getattr(record, "province", ""), getattr(record, "basis", ""))
        first = seen.setdefault((record.path, record.kind, record.name.casefold(), *owner), record)
        if first is not record:
            problems.append(
                Problem(
                    record.path,
                    record.line,
                    "naam",
                    f'{record.kind} "{record.name}" staat er dubbel; hij stond al op {in_words(first.line)}',
                    "Voeg ze samen, of geef ze elk een eigen naam.",
                )
            )


def is_slug(text: str) -> bool:
    return bool(_SLUG.match(text)) and len(text) <= 80


def _line_of(located: Located | None, word: str) -> int:
    """The line on which a list has a word; 0 when it has not."""
    if located is None or not isinstance(located.value, list):
        return located.line if located else 0
    return next((i.line for i in located.value if str(i.value).casefold() == word), 0)


def _with_theme_label(problem: Problem, words: Vocabulary) -> Problem:
    """Adds to a proposed theme the label a person knows it by, and the key a card writes."""
    match = re.match(r'Bedoelde u "(.+)"\?\Z', problem.remedy)
    if not match:
        return problem
    word = match[1].casefold()
    targets = words.ambiguous.get(word) or (words.themes[word],)
    remedy = f'Bedoelde u "{words.theme_labels[targets[0]]}" ({enumerated(targets, "of")})?'
    return replace(problem, remedy=remedy)
