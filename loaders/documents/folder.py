"""The data folder: which files it has, and how each becomes checked records.

A file says what it is in its field ``soort`` (``scheme`` for a vocabulary).  The order is: words
first (provinces, municipalities, vocabularies), then the sources of every file, then the records
that use both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import seeds
from loaders.documents.cards import one_card_a_province, read_card, read_interprovincial
from loaders.documents.files import FIELDS, find_files
from loaders.documents.geography import GEO_SOURCE, read_municipalities, read_provinces
from loaders.documents.krachtenkaart import read_strengths
from loaders.documents.note import read_note
from loaders.documents.regions import read_regions
from loaders.documents.verschilmakers import read_verschilmakers
from loaders.documents.vocabularies import learn_words, read_vocabularies
from loaders.records.check import unique_names
from loaders.records.contradictions import contradictions
from loaders.records.reading import GATHERED, NOTE, File, Reading
from loaders.records.records import Records, SourceRecord
from loaders.text.problems import Problem, RefusedError


def seeds_folder() -> Path:
    """The data that comes with the project."""
    return seeds.FOLDER


def read_folder(folder: Path) -> tuple[Records, list[Problem]]:
    """All records of a data folder and the doubts about them.

    Raises ``RefusedError`` with every fault found when there is any: nothing of it may be loaded.
    """
    reading = Reading(folder)
    _read(reading)
    if any(p.severity == "fout" for p in reading.problems):
        raise RefusedError(p for p in reading.problems if p.severity == "fout")
    return reading.records, sorted(reading.problems)


def _read(reading: Reading) -> None:
    found = find_files(reading)
    for file in found:
        _sources(reading, file)
    _words(reading, found)
    if _words_are_wrong(reading, found):
        return  # every card would seem to name unknown themes and provinces
    learn_words(reading)
    for file in found:
        file.checker.only_fields(file.document.root, FIELDS[file.kind])
        if file.kind in PARSERS:
            PARSERS[file.kind](reading, file)
    for name in dict.fromkeys(GATHERED.values()):
        unique_names(getattr(reading.records, name), reading.problems)
    one_card_a_province(reading, found)
    _unused_sources(reading, found)
    reading.problems += contradictions(reading.records)


def _words(reading: Reading, found: list[File]) -> None:
    read_provinces(reading, [f for f in found if f.kind == "provincies"])
    read_municipalities(reading)
    read_regions(reading, [f for f in found if f.kind == "streken"])
    read_vocabularies(reading, [f for f in found if f.kind == "themas"])
    if not reading.problems and not reading.records.provinces:
        reading.problems.append(
            Problem(
                str(reading.folder),
                0,
                "",
                "in deze map staat geen bestand met provincies",
                "Is dit de map met de kaarten? Zonder provincies.yaml kan geen kaart worden gelezen.",
            )
        )
    for key, needed in (
        (GEO_SOURCE, reading.records.municipalities),
        (NOTE, any(f.kind == "notitie" for f in found)),
    ):
        if needed and key not in reading.source_keys and not reading.unread:
            reading.problems.append(
                Problem(
                    "bronnen.yaml",
                    0,
                    "bronnen",
                    f'bron "{key}" ontbreekt',
                    "Zet hem terug: andere bestanden verwijzen ernaar.",
                )
            )


def _words_are_wrong(reading: Reading, found: Iterable[File]) -> bool:
    of_words = {f.document.name for f in found if f.kind in ("provincies", "streken", "themas")}
    of_words |= {"geo/gemeenten.csv", str(reading.folder)}
    unread = reading.unread & {"provincies", "bronnen"}
    return bool(unread) or any(
        p.severity == "fout" and (p.file in of_words or p.file.startswith("themas/"))
        for p in reading.problems
    )


def _sources(reading: Reading, file: File) -> None:
    shared = file.kind == "bronnen"
    if file.kind == "provincies":
        return
    prefix = "" if shared else f"{file.document.stem}/"
    for key, located in file.checker.mapping(file.document.root.get("bronnen"), "bronnen").items():
        record = file.checker.record(SourceRecord, located, reading.words, key=prefix + key)
        if record:
            reading.records.sources.append(record)
        # Known even when it is wrong, so that one slip is reported once.
        reading.source_keys.add(prefix + key)


def _unused_sources(reading: Reading, found: Iterable[File]) -> None:
    used = set().union(*(f.checker.used_sources for f in found)) | {NOTE, GEO_SOURCE}
    for source in reading.records.sources:
        if source.key not in used:
            reading.problems.append(
                Problem(
                    source.path,
                    source.line,
                    source.key.rpartition("/")[2],
                    "deze bron wordt nergens gebruikt",
                    "Verwijs ernaar, of haal hem weg.",
                    "let op",
                )
            )


PARSERS: Mapping[str, Callable[[Reading, File], None]] = {
    "kansenkaart": read_card,
    "interprovinciaal": read_interprovincial,
    "krachtenkaart": read_strengths,
    "verschilmakers": read_verschilmakers,
    "notitie": read_note,
}
"""Kinds of files that hold records; the others hold words and sources only."""
