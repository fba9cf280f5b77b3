"""Which files a data folder has, and what kind of file each says it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.store import why
from loaders.records.check import Checker
from loaders.records.reading import File, Reading
from loaders.text.places import WORKBOOK
from loaders.text.problems import Problem, RefusedError, did_you_mean
from loaders.text.read import Document, read_yaml

OPENED = "~$"
"""How the file begins that Excel keeps beside a workbook that is open."""
SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".ods", WORKBOOK)
NOT_CARDS = ("beslissingen.yaml", "organisaties.yaml")
"""YAML files that are read elsewhere (``decisions``, ``aliases``)."""

FIELDS = {
    "kansenkaart": (
        "soort",
        "provincie",
        "status",
        "toelichting",
        "contact",
        "contact_bronnen",
        "focus",
        "platforms",
        "projecten",
        "kansen",
        "bronnen",
    ),
    "interprovinciaal": (
        "soort",
        "toelichting",
        "beheerder",
        "contact",
        "contact_bronnen",
        "platforms",
        "projecten",
        "bronnen",
    ),
    "krachtenkaart": (
        "soort",
        "krachtenkaart",
        "kansenkaarten",
        "tijdlijn",
        "handreikingen",
        "handreikingen_toelichting",
        "vragen_aan_rijk",
        "vragen_groep",
        "provincies_toelichting",
        "provincies",
        "bronnen",
    ),
    "verschilmakers": (
        "soort",
        "platform",
        "doelgroep",
        "soorten_items",
        "adressen",
        "koppelen",
        "items",
        "voorgeschiedenis",
        "opvolger",
        "bronnen",
    ),
    "notitie": (
        "soort",
        "bron",
        "publicatie",
        "toelichting",
        "begrippen",
        "niet_genoemde_provincies",
        "drukfouten",
        "oproepen",
        "cijfers",
        "bronnen",
    ),
    "bronnen": ("soort", "toelichting", "bronnen"),
    "provincies": ("soort", "toelichting", "bronnen", "provincies"),
    "streken": ("soort", "toelichting", "bronnen", "streken"),
    "themas": ("scheme", "label", "description", "concepts", "bronnen"),
}
"""The fields at the top of each kind of file."""


def find_files(reading: Reading) -> list[File]:
    """Every YAML file and workbook of the folder that can be read and says what it is, by path.

    What is wrong with the others is among the problems.  Raises ``RefusedError`` when the folder is
    no folder.
    """
    found: list[File] = []
    for path in _paths(reading):
        try:
            document = _read(path, reading)
        except RefusedError as refused:
            reading.problems.extend(refused.problems)
            reading.unread.add(path.stem)
            continue
        file = _file(reading, document)
        if file is not None:
            found.append(file)
    _same_stems(reading, found)
    return found


def _read(path: Path, reading: Reading) -> Document:
    if path.suffix == WORKBOOK:
        from loaders.excel.workbook import read_workbook  # only who has a card in Excel pays for this import

        return read_workbook(path, reading.folder, reading.problems)
    return read_yaml(path, reading.folder, reading.problems)


def _paths(reading: Reading) -> Iterator[Path]:
    """The YAML files and workbooks of the folder, by path; what cannot be read is no empty folder."""
    if not reading.folder.is_dir():
        message = "dit is geen map" if reading.folder.exists() else "deze map bestaat niet"
        raise RefusedError([Problem(str(reading.folder), 0, "", message, "Geef de map met de kaarten.")])

    def unreadable(error: OSError) -> None:
        place = os.path.relpath(error.filename, reading.folder)
        name = str(reading.folder) if place == "." else place
        message = f"de map kan niet worden gelezen: {why(error)}"
        reading.problems.append(Problem(name, 0, "", message, "Controleer de rechten."))

    names: list[str] = []
    for parent, folders, files_here in os.walk(reading.folder, onerror=unreadable):
        here = os.path.relpath(parent, reading.folder)
        folders[:] = [f for f in folders if not f.startswith(".")]
        yaml_folders = [f for f in folders if f.endswith(".yaml")]
        names += [os.path.normpath(os.path.join(here, n)) for n in files_here + yaml_folders]
    for name in sorted(names):
        path = reading.folder / name
        if path.name.startswith((".", OPENED)) or name in NOT_CARDS:
            continue
        if path.suffix in (".yaml", WORKBOOK):
            yield path
        elif path.suffix.lower() in SPREADSHEETS:
            message = f"een bestand op {path.suffix} wordt niet gelezen"
            reading.problems.append(Problem(name, 0, "", message, f"Bewaar het als {path.stem}{WORKBOOK}."))
        elif path.suffix.lower() in (".yaml", ".yml"):
            message = f"een bestand op {path.suffix} wordt niet gelezen"
            reading.problems.append(Problem(name, 0, "", message, f"Noem het {path.stem}.yaml."))


def _file(reading: Reading, document: Document) -> File | None:
    checker = Checker(document, reading.problems, reading.source_keys, reading.unread)
    if "scheme" in document.root:
        return File(document, "themas", checker)
    kinds = [kind for kind in FIELDS if kind != "themas"]
    kind = checker.text(document.root.get("soort"), "soort")
    if kind in kinds:
        return File(document, kind, checker)
    if kind:
        message = f'onbekende soort bestand "{kind}"'
    elif "soort" in document.root:
        message = "dit veld is leeg"
    else:
        message = "dit veld ontbreekt, zodat niet duidelijk is wat voor bestand dit is"
    checker.problem(
        document.root["soort"].line if "soort" in document.root else 1,
        "soort",
        message,
        did_you_mean(kind, kinds, f"Kies uit: {', '.join(kinds)}."),
    )
    reading.unread.add(document.stem)
    return None


def _same_stems(reading: Reading, found: Iterable[File]) -> None:
    """The name of a file is the name by which reports and other files speak of it."""
    seen: dict[str, str] = {}
    for file in found:
        if file.kind == "themas" and "bronnen" not in file.document.root:
            continue  # nothing refers to a vocabulary by its file
        first = seen.setdefault(file.document.stem, file.document.name)
        if first != file.document.name:
            message = f"er is al een bestand met deze naam: {first}"
            reading.problems.append(
                Problem(file.document.name, 0, "", message, "Geef één van de twee een andere naam.")
            )
