"""Regions smaller than a province, or across provinces: sets of municipalities (``streken.yaml``)."""

from __future__ import annotations

from loaders.records.reading import File, Reading
from loaders.records.records import RegionRecord
from loaders.text.problems import did_you_mean

REGION_FIELDS = ("naam", "ook_bekend_als", "gemeenten", "bronnen")


def read_regions(reading: Reading, found: list[File]) -> None:
    """The regions, each with the CBS codes of its municipalities and who says so."""
    codes = {m.name: m.cbs_code for m in reading.records.municipalities}
    seen: dict[str, str] = {}
    for file in found:
        check = file.checker
        for item in check.items(file.document.root, "streken"):
            raw = check.mapping(item, "streken")
            check.only_fields(raw, REGION_FIELDS)
            name = check.text(raw.get("naam"), "naam", required=True, line=item.line)
            aliases = check.texts(raw.get("ook_bekend_als"), "ook_bekend_als")
            towns = check.texts(raw.get("gemeenten"), "gemeenten")
            for town in towns:
                if town not in codes:
                    remedy = did_you_mean(town, codes, "Schrijf de naam zoals in geo/gemeenten.csv.")
                    line = raw["gemeenten"].line
                    check.problem(line, "gemeenten", f'onbekende gemeente "{town}"', remedy)
            for word in (name, *aliases):
                first = seen.setdefault(word.casefold(), name)
                if first != name:
                    message = f'"{word}" is ook een naam van streek "{first}"'
                    check.problem(item.line, "naam", message, "Houd er één over.")
            if not towns:
                message = "een streek zonder gemeenten is geen streek"
                check.problem(item.line, "gemeenten", message, "Noem ten minste één gemeente.")
            reading.records.regions.append(
                RegionRecord(
                    file=file.document.stem,
                    path=file.document.name,
                    line=item.line,
                    name=name,
                    aliases=aliases,
                    municipalities=tuple(codes[t] for t in towns if t in codes),
                    sources=check.citations(raw.get("bronnen"), "bronnen", True, item.line),
                )
            )
