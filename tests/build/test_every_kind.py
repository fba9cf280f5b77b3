"""A small data folder with a record of every kind becomes exactly the graph that is written out beside it.

The folder has every field of every record, things that two cards name, decisions, names of the note and an
old identifier; ``graaf.yaml`` says what should come of it.  When a change is meant, write it anew with
``python -m tests.build.test_every_kind`` and read what is different.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from loaders.build.load import Prepared, prepare
from loaders.records.check import card_fields
from loaders.records.records import (
    CallRecord,
    FigureRecord,
    FocusRecord,
    OpportunityRecord,
    PlatformRecord,
    ProjectRecord,
    PublicationRecord,
    SourceRecord,
    TermRecord,
)

FOLDER = Path(__file__).parent / "every_kind"
WRITTEN = Path(__file__).parent / "graaf.yaml"


def written_out(prepared: Prepared) -> dict[str, Any]:
    """The graph, the report and the doubts, in words that can be read and compared."""
    nodes = {
        f"{label} {row.pop('id')}": _known(row)
        for label, frame in sorted(prepared.data.nodes.items())
        for row in sorted(frame.to_dicts(), key=lambda r: str(r["id"]))
    }
    relationships = {
        f"{row.pop('from')} {type_} {row.pop('to')}": _known(row)
        for (type_, _, _), frame in sorted(prepared.data.relationships.items())
        for row in sorted(frame.to_dicts(), key=lambda r: (r["from"], r["to"]))
    }
    return {
        "nodes": nodes,
        "relationships": relationships,
        "report": {e.pop("id"): e for e in (dict(entity) for entity in prepared.entities)},
        "doubts": [str(problem) for problem in prepared.problems],
    }


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and value != "" and value != []}


def _text(found: dict[str, Any]) -> str:
    return str(yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=110))


def test_every_kind_of_record_becomes_what_is_written_out() -> None:
    assert written_out(prepare(FOLDER)) == yaml.safe_load(WRITTEN.read_text(encoding="utf-8"))


def test_the_folder_has_every_field_of_every_record() -> None:
    """Otherwise a field might be lost on the way without anyone noticing."""
    lists = {
        "focus": FocusRecord,
        "platforms": PlatformRecord,
        "projecten": ProjectRecord,
        "kansen": OpportunityRecord,
        "items": PublicationRecord,
        "begrippen": TermRecord,
        "oproepen": CallRecord,
        "cijfers": FigureRecord,
    }
    used: dict[str, set[str]] = {name: set() for name in (*lists, "bronnen")}
    for path in FOLDER.rglob("*.yaml"):
        root = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name in lists:
            for record in root.get(name, ()):
                used[name] |= set(record)
        sources = root.get("bronnen")
        for record in sources.values() if isinstance(sources, dict) else ():
            used["bronnen"] |= set(record)
    for name, kind in (*lists.items(), ("bronnen", SourceRecord)):
        declared = {field.name for field in card_fields(kind).values()}
        assert declared <= used[name], (name, declared - used[name])


if __name__ == "__main__":
    WRITTEN.write_text(_text(written_out(prepare(FOLDER))), encoding="utf-8")
