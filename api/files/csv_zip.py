"""The graph as CSV files in one zip: UTF-8, commas, a decimal point, by RFC 4180."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import IO

from api.files.tables import BETWEEN, Table, tables
from graph.store.data import GraphData

README = "LEESMIJ.txt"
FIXED_TIME = (2021, 5, 11, 0, 0, 0)
"""Every file in the zip has this date, so that equal graphs give equal files."""


def write_csv_zip(data: GraphData, target: IO[bytes]) -> None:
    """Write one file a table, and one that says what they are."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        every = list(tables(data))
        archive.writestr(_entry(README), _readme(every, data.version()))
        for table in every:
            with archive.open(_entry(f"{table.name}.csv"), "w") as file:
                text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
                writer = csv.writer(text)
                writer.writerow([c.name for c in table.columns])
                writer.writerows(table.rows())
                text.detach()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _readme(every: list[Table], version: str) -> str:
    lines = [
        "Schakelkaart: de kennisgraaf van de circulaire economie in de twaalf provincies.",
        f"Versie van de gegevens: {version}. Licentie: EUPL-1.2.",
        "Reconstructie uit openbare bronnen; wat onbekend is, is leeg.",
        "",
        "UTF-8, komma als scheiding, punt in getallen. Kolom id, from en to: identificatie van een ding; met",
        "/id/ ervoor is het een adres op de site.",
        f'In een cel met meer waarden staat "{BETWEEN}" ertussen; een | of \\ in een waarde is \\| of \\\\.',
        "Begint een tekst met = + - @ of een apostrof, dan staat er een apostrof voor: zo voert een",
        "rekenprogramma hem niet uit. Haal bij het inlezen één apostrof vooraan weg.",
        "",
    ]
    for table in every:
        lines += [f"{table.name}.csv: {table.meaning}"]
        lines += [f"  {c.name}: {c.label}" for c in table.columns]
    return "\n".join([*lines, ""])
