"""``read``: a file to raw values, each with the line it came from, or what keeps it from being read."""

from __future__ import annotations

import csv
import io
import stat
from dataclasses import dataclass
from pathlib import Path

import yaml

from graph.figures import digits
from graph.store import why
from loaders.text.characters import IMPOSSIBLE, cleaned
from loaders.text.located import Located, located
from loaders.text.problems import Problem, RefusedError

MAX_BYTES = 4_000_000
"""The largest card of the seeds has 78 kB; fifty times that is a mistake, not a card."""

MAX_LINE = 20_000
_TAB = ("er staat een tab waar spaties horen", "Spring in met spaties: vervang elke tab door twee spaties")
_NOT_YAML = ("dit is geen geldige YAML", "Vergelijk het met een andere kaart")
# What libyaml says, and what that means to who keeps a card; the first that fits is used.
_PARSER_MESSAGES = {
    "found a tab character": _TAB,
    "found character that cannot start any token": (
        "de tekst begint met een teken dat in YAML iets anders betekent (zoals @, % of `)",
        "Zet de tekst tussen aanhalingstekens",
    ),
    "unknown escape character": (
        "achter een \\ staat een teken dat daar niet kan",
        "Zet de tekst tussen enkele aanhalingstekens, of schrijf \\\\ in plaats van \\",
    ),
    "mapping values are not allowed": (
        "er staat een dubbele punt op een plek waar dat niet kan",
        "Zet de tekst tussen aanhalingstekens, of controleer de inspringing van de regel erboven",
    ),
    "could not find expected ':'": (
        "er ontbreekt een dubbele punt achter de veldnaam",
        "Schrijf veld: waarde, of spring de regel in als hij bij de tekst erboven hoort",
    ),
    "while scanning a quoted scalar": (
        "de tekst begint met een aanhalingsteken dat nergens wordt gesloten",
        "Zet hetzelfde aanhalingsteken aan het eind van de tekst",
    ),
    "while parsing a flow": (
        "wat hier tussen haken staat, is niet gesloten of mist een komma",
        "Scheid de woorden met komma's en sluit [ af met ] en { met }",
    ),
    "block sequence entries are not allowed": (
        "er staat een streepje (-) op een plek waar geen lijst kan beginnen",
        "Zet het streepje op een eigen regel onder de veldnaam",
    ),
    "did not find expected '-' indicator": (
        "de inspringing klopt niet",
        "Zet het veld recht onder de andere velden van hetzelfde onderdeel",
    ),
    "did not find expected key": (
        "de inspringing klopt niet, of er staat een haak of aanhalingsteken verkeerd",
        "Zet het veld recht onder de andere velden van het onderdeel, en kijk ook naar de regel erboven",
    ),
    "expected a single document": (
        "er begint een tweede document (---)",
        "Haal de streepjes weg, of maak er twee bestanden van",
    ),
}


@dataclass(frozen=True)
class Document:
    """A file as read: ``name`` is its path below the data folder, ``stem`` its name on reports."""

    name: str
    stem: str
    root: dict[str, Located]


def read_text(path: Path, name: str) -> str:
    """The text of a file, or ``RefusedError`` that says why it cannot be text of ours."""
    text = _decoded(_bytes_of(path, name), name)
    if not text.strip():
        raise _refused(name, 1, "het bestand is leeg", "Zet de inhoud terug of verwijder het bestand")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise _refused(
                name,
                number,
                f"de regel is {len(line)} tekens lang en er passen er hoogstens {MAX_LINE}",
                "Splits de regel",
            )
        unprintable = IMPOSSIBLE.search(line)
        if unprintable:
            raise _refused(
                name,
                number,
                f"er staat een onzichtbaar teken (U+{ord(unprintable[0]):04X}) op plaats "
                f"{unprintable.start() + 1} van de regel",
                "Verwijder het teken, of typ de regel opnieuw",
            )
    return text


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refused(name, 0, "dit is een map en geen bestand", "Geef de map een andere naam")
        if not stat.S_ISREG(status.st_mode):
            raise _refused(name, 0, "dit is geen gewoon bestand", "Zet er een tekstbestand neer")
        if status.st_size > MAX_BYTES:
            raise _refused(
                name,
                0,
                f"het bestand is {_megabytes(status.st_size)} MB groot en mag hoogstens "
                f"{_megabytes(MAX_BYTES)} MB zijn",
                "Is dit wel het goede bestand?",
            )
        return path.read_bytes()
    except OSError as error:
        remedy = "Herstel de koppeling of verwijder haar" if path.is_symlink() else "Controleer de rechten"
        raise _refused(name, 0, f"het bestand kan niet worden gelezen: {why(error)}", remedy) from error


def _megabytes(size: int) -> str:
    return digits(size / 1e6, 1)


def _decoded(raw: bytes, name: str) -> str:
    remedy = "Bewaar het opnieuw met codering UTF-8"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[1:8:2] == bytes(4):
        raise _refused(name, 0, "het bestand is bewaard als UTF-16", remedy)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start : error.start + 1]
        meant = byte.decode("cp1252", errors="ignore")
        there = f'hier staat een "{meant}" in de codering Windows-1252'
        if not meant:
            there = f"hier staat byte 0x{byte[0]:02X}"
        raise _refused(name, line, f"het bestand is niet bewaard als UTF-8: {there}", remedy) from error


def read_yaml(path: Path, folder: Path, problems: list[Problem] | None = None) -> Document:
    """A YAML file as located values.

    Raises ``RefusedError`` with the place and the likely remedy when it is not UTF-8, too large,
    empty, not YAML, no mapping, or uses what a card has no need of (anchors, tags, double keys).
    Double keys leave the rest of the file readable: they go to ``problems`` when that is given.
    """
    name = path.relative_to(folder).as_posix()
    text = read_text(path, name)
    found: list[Problem] = []
    try:
        value = located(text, name, found)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(name, text, error) from error
    except yaml.YAMLError as error:
        raise _refused(name, 0, *_NOT_YAML) from error
    if value is None:
        raise _refused(
            name, 1, "het bestand heeft alleen commentaar", "Zet de inhoud terug of verwijder het bestand"
        )
    if not isinstance(value.value, dict):
        what = "een lijst" if isinstance(value.value, list) else "losse tekst"
        raise _refused(
            name,
            value.line,
            f"het bestand begint met {what} en hoort met een veld te beginnen",
            "Begin bijvoorbeeld met: soort: kansenkaart",
        )
    if found and problems is None:
        raise RefusedError(found)
    if problems is not None:
        problems.extend(found)
    return Document(name, path.stem, value.value)


def read_csv(path: Path, folder: Path, columns: tuple[str, ...] = ()) -> tuple[str, list[dict[str, Located]]]:
    """Name of a CSV file and its rows as located text values (header on line 1).

    Raises ``RefusedError`` when it is no CSV, or when its header is not exactly ``columns``.
    """
    name = path.relative_to(folder).as_posix()
    reader = csv.DictReader(io.StringIO(read_text(path, name)), strict=True)
    rows: list[dict[str, Located]] = []
    try:
        if columns and tuple(reader.fieldnames or ()) != columns:
            raise _refused(
                name,
                1,
                f"de kop is {','.join(reader.fieldnames or ())}",
                f"Hij hoort te zijn: {','.join(columns)}",
            )
        for row in reader:
            if None in row or None in row.values():
                count = sum(v is not None for k, v in row.items() if k is not None)
                count += len(row.get(None) or ())
                raise _refused(
                    name,
                    reader.line_num,
                    f"de regel heeft {count} kolommen en de kop heeft er {len(reader.fieldnames or [])}",
                    "Zet tekst met een komma tussen aanhalingstekens",
                )
            rows.append({k: Located(cleaned(v), reader.line_num) for k, v in row.items()})
    except csv.Error as error:
        raise _refused(
            name,
            reader.line_num + 1,
            "de aanhalingstekens op deze regel kloppen niet",
            'Zet tekst met een komma tussen "dubbele aanhalingstekens"',
        ) from error
    return name, rows


def _refused(name: str, line: int, message: str, remedy: str = "") -> RefusedError:
    if remedy and remedy[-1] not in ".?!":
        remedy += "."
    return RefusedError([Problem(name, line, "", message, remedy)])


def _syntax_error(name: str, text: str, error: yaml.MarkedYAMLError) -> RefusedError:
    raised = f"{error.context or ''} {error.problem or ''}"
    # What is left open is mended where it was opened, not where the parser gave up.
    opened = "end of stream" in raised or "parsing a flow" in raised
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    if mark is None:
        return _refused(name, 0, *_NOT_YAML)
    lines = text.split("\n")
    if "cannot start" in raised and lines[mark.line][mark.column : mark.column + 1] == "\t":
        return _refused(name, mark.line + 1, *_TAB)
    said = (words for needle, words in _PARSER_MESSAGES.items() if needle in raised)
    return _refused(name, mark.line + 1, *next(said, _NOT_YAML))
