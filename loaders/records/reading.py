"""What one pass over a data folder gathers, and the files it found."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loaders.records.check import Checker, Vocabulary
from loaders.records.records import (
    CallRecord,
    EventRecord,
    FigureRecord,
    FocusRecord,
    OpportunityRecord,
    PlatformRecord,
    ProjectRecord,
    PublicationRecord,
    Records,
    TermRecord,
)
from loaders.text.located import Located
from loaders.text.problems import Problem
from loaders.text.read import Document

NOTE = "note"
"""Key of the IPO note of 22 March 2023 in ``bronnen.yaml``."""

GATHERED = {
    FocusRecord: "focuses",
    PlatformRecord: "platforms",
    ProjectRecord: "projects",
    OpportunityRecord: "opportunities",
    CallRecord: "opportunities",
    PublicationRecord: "publications",
    EventRecord: "events",
    FigureRecord: "figures",
    TermRecord: "terms",
}


@dataclass
class File:
    """A file that could be read: what it holds, what kind of file it is, and its checks."""

    document: Document
    kind: str
    checker: Checker


@dataclass
class Reading:
    """One pass over a data folder: the records so far and all that is wrong so far."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    records: Records = field(default_factory=Records)
    source_keys: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    """Stems of the files that could not be read."""
    link_lines: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """Line of a link of a concept: key of the concept, field, key of the other concept."""
    words: Vocabulary = field(default_factory=lambda: Vocabulary({}, {}, {}, {}))
    """What a card may name, once the provinces, municipalities and vocabularies are read."""

    def gather(
        self,
        file: File,
        kind: type,
        field: str,
        raw: dict[str, Located] | None = None,
        **extra: Any,
    ) -> None:
        """Check the list of records in a field of a file, and keep the good ones."""
        target = getattr(self.records, GATHERED[kind])
        for item in file.checker.items(file.document.root if raw is None else raw, field):
            values = extra
            if kind is PublicationRecord and isinstance(item.value, dict):
                exact = file.checker.flag(item.value.get("adres_exact"), "adres_exact", True)
                values = {**extra, "url_exact": exact}
                item = Located({k: v for k, v in item.value.items() if k != "adres_exact"}, item.line)
            record = file.checker.record(kind, item, self.words, **values)
            if record is not None:
                target.append(record)
