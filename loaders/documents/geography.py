"""Provinces and municipalities: ``provincies.yaml`` and ``geo/gemeenten.csv``."""

from __future__ import annotations

import re

from loaders.records.check import is_slug
from loaders.records.reading import File, Reading
from loaders.records.records import Citation, MunicipalityRecord, ProvinceRecord
from loaders.text.located import Located
from loaders.text.problems import Problem, RefusedError, did_you_mean
from loaders.text.read import read_csv

GEO_SOURCE = "cbs"
"""Key of the source of provinces and municipalities in ``bronnen.yaml``."""

MUNICIPALITY_COLUMNS = ("code", "naam", "provincie", "breedtegraad", "lengtegraad", "ook_bekend_als")

PROVINCE_FIELDS = (
    *("slug", "naam", "ook_bekend_als", "korte_namen", "inwonersnamen", "streken"),
    *("cbs", "iso", "tooi", "wikidata", "buren"),
)

LATITUDES, LONGITUDES = (50.0, 54.0), (3.0, 8.0)
"""The European Netherlands, with some room."""


def read_provinces(reading: Reading, found: list[File]) -> None:
    """The provinces of ``provincies.yaml``, with their neighbours."""
    for file in found:
        check = file.checker
        cited = check.citations(file.document.root.get("bronnen"), "bronnen", False, 1)
        for item in check.items(file.document.root, "provincies"):
            raw = check.mapping(item, "provincies")
            check.only_fields(raw, PROVINCE_FIELDS)

            def need(field: str, raw: dict[str, Located] = raw, line: int = item.line) -> str:
                return check.text(raw.get(field), field, required=True, line=line)  # noqa: B023

            def texts(field: str, raw: dict[str, Located] = raw) -> tuple[str, ...]:
                return check.texts(raw.get(field), field)  # noqa: B023

            reading.records.provinces.append(
                ProvinceRecord(
                    file=file.document.stem,
                    path=file.document.name,
                    line=item.line,
                    name=need("naam"),
                    slug=need("slug"),
                    aliases=texts("ook_bekend_als"),
                    short_names=texts("korte_namen"),
                    demonyms=texts("inwonersnamen"),
                    regions=texts("streken"),
                    cbs_code=need("cbs"),
                    iso_code=need("iso"),
                    tooi_uri=need("tooi"),
                    wikidata_uri=need("wikidata"),
                    neighbours=texts("buren"),
                    sources=cited,
                )
            )
        _province_links(reading, file)


def _province_links(reading: Reading, file: File) -> None:
    """Slugs that are double or no slug, and neighbours that are no province."""
    items = file.checker.items(file.document.root, "provincies")
    provinces = [p for p in reading.records.provinces if p.path == file.document.name]
    seen: dict[str, int] = {}
    for province, item in zip(provinces, items, strict=True):
        for key in filter(None, (province.slug, province.cbs_code)):
            first = seen.setdefault(key, province.line)
            if first != province.line:
                message = f'"{key}" staat er dubbel; hij stond al op regel {first}'
                file.checker.problem(province.line, "provincies", message, "Houd er één over.")
        if province.slug and not is_slug(province.slug):
            file.checker.problem(
                item.value["slug"].line,
                "slug",
                f'"{province.slug}" kan geen identificatie zijn',
                "Gebruik kleine letters, cijfers en streepjes: noord-brabant.",
            )
    known = [p.slug for p in provinces]
    for province, item in zip(provinces, items, strict=True):
        for neighbour in province.neighbours:
            if neighbour not in known:
                file.checker.problem(
                    item.value["buren"].line,
                    "buren",
                    f'onbekende provincie "{neighbour}"',
                    did_you_mean(neighbour, known, f"Kies uit: {', '.join(sorted(known))}."),
                )


def read_municipalities(reading: Reading) -> None:
    """The municipalities of ``geo/gemeenten.csv``, each with its place; none without that file."""
    path = reading.folder / "geo" / "gemeenten.csv"
    if not path.exists():
        return
    try:
        name, rows = read_csv(path, reading.folder, MUNICIPALITY_COLUMNS)
    except RefusedError as refused:
        reading.problems.extend(refused.problems)
        return
    codes = {p.cbs_code for p in reading.records.provinces}
    seen: dict[str, int] = {}
    for row in rows:
        code, province = row["code"].value, row["provincie"].value
        first = seen.setdefault(code, row["code"].line)
        if first != row["code"].line:
            message = f'gemeente "{code}" staat er dubbel; zij stond al op regel {first}'
            reading.problems.append(Problem(name, row["code"].line, "code", message, "Houd er één over."))
        if codes and province not in codes:
            message = f'onbekende provincie "{province}"'
            remedy = "Schrijf de CBS-code van de provincie, zoals PV22."
            reading.problems.append(Problem(name, row["code"].line, "provincie", message, remedy))
        reading.records.municipalities.append(
            MunicipalityRecord(
                file=path.stem,
                path=name,
                line=row["code"].line,
                name=row["naam"].value,
                cbs_code=code,
                province=province,
                latitude=_degrees(reading, name, row, "breedtegraad", LATITUDES),
                longitude=_degrees(reading, name, row, "lengtegraad", LONGITUDES),
                aliases=tuple(filter(None, row["ook_bekend_als"].value.split("; "))),
                sources=(Citation(GEO_SOURCE),),
            )
        )


def _degrees(
    reading: Reading, name: str, row: dict[str, Located], field: str, bounds: tuple[float, float]
) -> float:
    written = row[field].value
    degrees = float(written) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", written) else 0.0
    if not bounds[0] <= degrees <= bounds[1]:
        message = f'"{written[:40]}" is geen {field} in Nederland'
        remedy = f"Schrijf graden met een punt, tussen {bounds[0]:.0f} en {bounds[1]:.0f}: 52.0709."
        if field == "lengtegraad":
            remedy = remedy.replace("52.0709", "4.2835")
        reading.problems.append(Problem(name, row[field].line, field, message, remedy))
    return degrees
