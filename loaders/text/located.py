"""YAML text as values that know their line, in one pass over the parser's events.

No tag, anchor or alias is taken in, so that a file can make nothing but text, numbers, lists and mappings,
none of it larger or deeper than it is written.  Building the values from the events of the C parser, without
its tree of nodes between, halves the time that reading the cards takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from loaders.text.characters import cleaned, impossible
from loaders.text.problems import Problem, RefusedError

MAX_DEPTH = 12

# At most 15 digits: what a float holds exactly, and far from the length at which int() gives up.
_INT = re.compile(r"[-+]?[0-9]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}\Z")
_MAY_BE_NUMBER = frozenset("+-0123456789")
_QUOTED = frozenset("'\"|>")


@dataclass(frozen=True, slots=True)
class Located:
    """A raw value and its line (from 1): of its field name, or of itself in a list.

    Mappings hold ``Located`` values, lists hold them too.  ``written`` is a number or yes/no as it
    stands in the file: ``5.10`` is a section of a document and no 5.1.
    """

    value: Any
    line: int
    written: str = ""


def located(text: str, name: str, problems: list[Problem]) -> Located | None:
    """The value of a YAML text, or ``None`` when it holds comments only.

    ``name`` is the file in messages.  A field that stands there twice, or that has no name, goes to
    ``problems``.  Raises ``yaml.YAMLError`` for what is no YAML, and ``RefusedError`` for what a card has no
    need of: anchors, aliases, tags, great depth.
    """
    return _Events(text, name).document(problems)


class _Events:
    """The events of one text, taken one by one; each method takes those of one value."""

    def __init__(self, text: str, name: str) -> None:
        loader = yaml.CSafeLoader(text)
        self._next: Callable[[], Any] = loader.get_event
        self._name = name
        self._depth = 0

    def document(self, problems: list[Problem]) -> Located | None:
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._value(self._next(), problems)
        self._next()  # the end of the document
        further = self._next()
        if not isinstance(further, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="expected a single document", problem_mark=further.start_mark)
        return value

    def _value(self, event: Any, problems: list[Problem]) -> Located:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor:
            raise self._refused(
                event,
                "verwijzingen (& en *) worden niet gelezen",
                "Schrijf de waarde uit, of zet de tekst tussen aanhalingstekens.",
            )
        if event.tag:
            raise self._refused(
                event,
                "een woord met ! ervoor heeft in YAML een eigen betekenis en wordt niet gelezen",
                "Zet de tekst tussen aanhalingstekens.",
            )
        if kind is yaml.ScalarEvent:
            if character := impossible(event.value):
                raise self._refused(
                    event, f"er staat een onzichtbaar teken ({character}) in deze tekst", "Typ haar opnieuw."
                )
            return _scalar(event)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._refused(
                event, "de velden zijn te diep genest", "Controleer de haken en de inspringing."
            )
        taken = self._mapping(problems) if kind is yaml.MappingStartEvent else self._list(problems)
        self._depth -= 1
        return Located(taken, event.start_mark.line + 1)

    def _list(self, problems: list[Problem]) -> list[Located]:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, problems))
        return items

    def _mapping(self, problems: list[Problem]) -> dict[str, Located]:
        mapping: dict[str, Located] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            key = cleaned(str(event.value)) if type(event) is yaml.ScalarEvent else ""
            ignored: list[Problem] = []
            self._value(event, ignored)
            value = self._value(self._next(), problems if key else ignored)
            if not key:
                message = "voor de dubbele punt hoort een veldnaam"
                problems.append(Problem(self._name, line, "", message, "Schrijf veld: waarde."))
                continue
            if key in mapping:
                message = f"het veld staat er dubbel; het stond al op regel {mapping[key].line}"
                problems.append(Problem(self._name, line, key, message, "Houd er één over."))
            mapping[key] = Located(value.value, line, value.written)
        return mapping

    def _refused(self, event: Any, message: str, remedy: str) -> RefusedError:
        return RefusedError([Problem(self._name, event.start_mark.line + 1, "", message, remedy)])


def _scalar(event: Any) -> Located:
    line, text = event.start_mark.line + 1, cleaned(str(event.value))
    if event.style in _QUOTED:
        return Located(text, line)
    if text in ("", "~", "null"):
        return Located(None, line)
    if text in ("true", "false"):
        return Located(text == "true", line, text)
    if text[0] in _MAY_BE_NUMBER:
        if _INT.match(text):
            return Located(int(text), line, text)
        if _FLOAT.match(text):
            return Located(float(text), line, text)
    return Located(text.strip(), line)
