"""The values of one file: texts, lists, years, amounts, dates and addresses, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeGuard
from urllib.parse import urlsplit

from loaders.records.contacts import is_mailbox, of_a_person
from loaders.records.records import CardField
from loaders.text.located import Located
from loaders.text.problems import Problem, Severity, did_you_mean
from loaders.text.read import Document

FIRST_YEAR, LAST_YEAR = 1900, 2100
MAX_TEXT = 4_000
MAX_WEBSITE = 600
MAX_QUOTED = 80
"""Of what a card says wrong, this many characters are repeated in the message."""

_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_URL = re.compile(r"https?://[^\s<>\"/?#]+\.[^\s<>\"]+\Z")
_URL_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?\Z")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Values:
    """Reads the values of one file.  What is wrong gathers in ``problems`` and gives no value."""

    def __init__(self, document: Document, problems: list[Problem]) -> None:
        self.document = document
        self.problems = problems

    def problem(self, line: int, field: str, message: str, remedy: str = "", *, doubt: bool = False) -> None:
        """Write down a fault, or a doubt that does not stop the load."""
        severity: Severity = "let op" if doubt else "fout"
        self.problems.append(Problem(self.document.name, line, field, message, remedy, severity))

    # -- shapes -----------------------------------------------------------------------------

    def only_fields(self, raw: Mapping[str, Located], known: Sequence[str]) -> None:
        """Report every field that is not among ``known``."""
        for name, located in raw.items():
            if name not in known:
                self.problem(
                    located.line,
                    name,
                    "dit veld is onbekend",
                    did_you_mean(name, known, f"De velden zijn: {', '.join(known)}."),
                )

    def mapping(self, located: Located | None, field: str, *, required: bool = False) -> dict[str, Located]:
        """The fields at ``located``; none when there is something else, which is reported."""
        if located is None or (located.value is None and not required):
            return {}
        if located.value is None:
            self.problem(located.line, field, "dit onderdeel is leeg", "Vul het in of haal het weg.")
            return {}
        if not isinstance(located.value, dict):
            remedy = "Controleer de inspringing."
            if isinstance(located.value, list):
                remedy = "Haal de streepjes (-) of haken weg."
            self.problem(located.line, field, "hier horen velden (naam: waarde)", remedy)
            return {}
        return located.value

    def items(self, raw: Mapping[str, Located], field: str) -> list[Located]:
        """The items of the list in ``field``; none when there is no list."""
        located = raw.get(field)
        if located is None or located.value is None:
            return []
        if not isinstance(located.value, list):
            remedy = "Begin elk onderdeel met een streepje (-)."
            if not isinstance(located.value, dict) and len(_as_written(located)) <= MAX_QUOTED:
                remedy = f"Schrijf [{_as_written(located)}]."
            self.problem(located.line, field, "hier hoort een lijst", remedy)
            return []
        return located.value

    # -- values -----------------------------------------------------------------------------

    def text(self, located: Located | None, field: str, *, required: bool = False, line: int = 0) -> str:
        """The text with single spaces; empty when it is absent or wrong."""
        if not has_value(located):
            if required:
                self.absent(located, field, line)
            return ""
        words = self._scalar(located, field, "tekst")
        if _CONTROL.search(words):
            self.problem(
                located.line, field, "de tekst bevat een onzichtbaar stuurteken", "Typ de tekst opnieuw."
            )
            return ""
        if len(words) > MAX_TEXT:
            self.problem(
                located.line,
                field,
                f"de tekst is {len(words)} tekens lang en er passen er {MAX_TEXT}",
                "Kort hem in.",
            )
            return ""
        return " ".join(words.split())

    def absent(self, located: Located | None, field: str, line: int) -> None:
        """Report that a required field is missing or empty."""
        if located is None:
            self.problem(line, field, "dit veld ontbreekt", "Vul het in.")
        else:
            self.problem(located.line, field, "dit veld is leeg", "Vul het in.")

    def _scalar(self, located: Located, field: str, what: str) -> str:
        """One value as it is written; a list or group of fields is a fault and gives no text."""
        if not isinstance(located.value, dict | list):
            return _as_written(located)
        there = "een lijst" if isinstance(located.value, list) else "een groep velden"
        remedy = "Haal de haken of streepjes weg, of zet de tekst tussen aanhalingstekens."
        if what != "tekst":
            remedy = "Schrijf er één, zonder haken of streepjes."
        if isinstance(located.value, dict):
            remedy = "Staat er een dubbele punt in de tekst, zet hem dan tussen aanhalingstekens."
        self.problem(located.line, field, f"hier hoort {what} en er staat {there}", remedy)
        return ""

    def texts(self, located: Located | None, field: str) -> tuple[str, ...]:
        """The different texts of a list."""
        seen: dict[str, None] = {}
        for item in self.items({field: located} if located else {}, field):
            value = self.text(item, field)
            if value and value in seen:
                self.problem(item.line, field, f'"{value}" staat er dubbel', "Houd er één over.", doubt=True)
            if value:
                seen[value] = None
        return tuple(seen)

    def flag(self, located: Located | None, field: str, otherwise: bool) -> bool:
        """``true`` or ``false``, or ``otherwise`` when the field is not there."""
        if not has_value(located):
            return otherwise
        if not isinstance(located.value, bool):
            self.problem(located.line, field, "hier hoort ja of nee", "Schrijf true of false.")
            return otherwise
        return located.value

    def whole_year(self, located: Located | None, field: str) -> int | None:
        """A year between ``FIRST_YEAR`` and ``LAST_YEAR``; ``None`` when it is absent or wrong."""
        if not has_value(located):
            return None
        written = self._scalar(located, field, "een jaartal")
        if not written:
            return None
        year = int(written) if re.fullmatch(r"[0-9]{4}", written) else 0
        if not FIRST_YEAR <= year <= LAST_YEAR:
            self.problem(
                located.line,
                field,
                f'"{written[:MAX_QUOTED]}" is geen jaartal tussen {FIRST_YEAR} en {LAST_YEAR}',
                "Schrijf vier cijfers, of laat het veld weg als het jaar onbekend is.",
            )
            return None
        return year

    def number(self, located: Located | None, field: str) -> float | None:
        """An amount in whole euros or with cents; ``None`` when it is absent or wrong."""
        if not has_value(located):
            return None
        written = self._scalar(located, field, "een bedrag")
        if not written:
            return None
        remedy = "Schrijf alleen cijfers, zonder euroteken en punten: 1500000."
        if re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,2})?", written):
            return float(written)
        if re.fullmatch(r"-[0-9.]+", written):
            remedy = "Een bedrag is niet negatief; laat het veld weg als het onbekend is."
        elif _THOUSANDS.match(written):
            remedy = f"Schrijf {written.replace('.', '')}, zonder punten."
        self.problem(located.line, field, f'"{written[:MAX_QUOTED]}" is geen bedrag', remedy)
        return None

    def choice(self, located: Located | None, spec: CardField, line: int) -> str:
        """One of the words that the field allows; empty when it is absent or wrong."""
        value = self.text(located, spec.name, required=spec.required, line=line)
        if value and value not in spec.choices:
            self.problem(
                located.line if located else line,
                spec.name,
                f'onbekende waarde "{value}"',
                did_you_mean(value, spec.choices, f"Kies uit: {', '.join(spec.choices)}."),
            )
            return ""
        return value

    def date(self, located: Located | None, field: str) -> str:
        """A year, a month or a day as ``yyyy[-mm[-dd]]``; empty when it is absent or wrong."""
        value = self.text(located, field)
        if value and located and not _DATE.match(value):
            self.problem(
                located.line,
                field,
                f'"{value}" is geen datum',
                "Schrijf jjjj, jjjj-mm of jjjj-mm-dd, bijvoorbeeld 2023-03-22.",
            )
            return ""
        return value

    def url(self, located: Located | None, field: str) -> str:
        """A web address; empty when it is absent or wrong."""
        value = self.text(located, field)
        if not value or located is None:
            return ""
        remedy = "Een adres begint met https:// en heeft geen spaties."
        if _URL.match(value) and len(value) <= MAX_WEBSITE and _is_site(_host(value)):
            return value
        if (host := _host(value)).endswith("."):
            remedy = f"Haal de punt weg achter {host.rstrip('.')}."
        elif _URL_WITHOUT_SCHEME.match(value) and len(value) <= MAX_QUOTED:
            remedy = f"Schrijf https://{value}."
        elif len(value) > MAX_WEBSITE:
            remedy = f"Het is {len(value)} tekens lang; er passen er {MAX_WEBSITE}."
        self.problem(located.line, field, f'"{value[:MAX_QUOTED]}" is geen webadres', remedy)
        return ""

    def contact(self, located: Located | None, field: str) -> str:
        """A mailbox or a page of a function, never a person's; empty when it is absent or wrong."""
        value = self.text(located, field)
        if not value or located is None:
            return ""
        web = "://" in value or ("@" not in value and _URL_WITHOUT_SCHEME.match(value) is not None)
        if not web and not is_mailbox(value):
            remedy = "Schrijf een e-mailadres zoals circulair@provincie.nl, of een adres met https://."
            self.problem(located.line, field, f'"{value[:MAX_QUOTED]}" is geen postbus of webadres', remedy)
        elif of_a_person(value):
            self.problem(
                located.line,
                field,
                f'"{value[:MAX_QUOTED]}" lijkt het adres van een persoon',
                "Geef een postbus van het programma, zoals circulair@provincie.nl, of de contactpagina.",
            )
        else:
            return self.url(located, field) if web else value
        return ""


def has_value(located: Located | None) -> TypeGuard[Located]:
    """Whether the field is there and not empty."""
    return located is not None and located.value is not None and located.value != ""


def _as_written(located: Located) -> str:
    return located.written or str(located.value)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_site(host: str) -> bool:
    """A dot behind a host is allowed on the web, and here always a slip: the same page has two addresses."""
    return bool(host) and not host.endswith(".")
