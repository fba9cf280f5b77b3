"""Identifiers that stay: a slug is made from a name once, written in a register, and then kept.

The register is ``identificaties.csv`` beside the cards, one line a record: the identifier it was
given, and by what it is known again (kind, file, name, and a print of its description).  A record
that is renamed is known by its description, one that is rewritten by its name, one that moves to
another file by both.  When two things turn out to be one, the older identifier stays and the other
redirects to it, for ever: a line of the kind ``vervangen`` says so.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path

from slugify import slugify

from graph.schema import is_identifier, label_of, node_id, slug_of
from loaders.records.check import is_slug
from loaders.text.problems import Problem, RefusedError
from loaders.text.read import read_csv

FILE_NAME = "identificaties.csv"
COLUMNS = ("identificatie", "soort", "bestand", "naam", "afdruk")
MAX_SLUG = 60
REPLACED = "vervangen"
"""Kind of the lines that say which identifier (its ``naam``) another one has replaced."""

_RESTORE = "Dit bestand wordt door het programma bijgehouden: zet een eerdere versie terug."


@dataclass(frozen=True)
class Key:
    """By what a record is known again; ``print`` is empty when it has no description."""

    kind: str
    file: str
    name: str
    print: str = ""


@dataclass
class NamedThing:
    """Something that needs an identifier: its label, the name to make one from, its records."""

    label: str
    name: str
    keys: Sequence[Key]
    was: Sequence[Key] = ()
    """By what it may be known as a thing of another sort: looked up, never added."""
    id: str = ""
    former: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    id: str
    key: Key


class Register:
    """The identifiers given so far, oldest first."""

    def __init__(self, rows: Iterable[tuple[str, Key]] = ()) -> None:
        self._rows = [_Row(identifier, key) for identifier, key in rows]
        self._known: dict[Key, int] = {}
        """Row of every key of the things that were assigned."""
        self.changed = False

    @classmethod
    def read(cls, folder: Path) -> Register:
        """The register of a data folder; empty when it has none.

        Raises ``RefusedError`` when the file is damaged: a guess would give things new addresses.
        """
        path = folder / FILE_NAME
        if not path.exists():
            return cls()
        name, rows = read_csv(path, folder, COLUMNS)
        problems: list[Problem] = []
        seen: dict[tuple[str, str, str], int] = {}
        found: list[tuple[str, Key]] = []
        for row in rows:
            identifier, line = row["identificatie"].value, row["identificatie"].line
            key = Key(row["soort"].value, row["bestand"].value, row["naam"].value, row["afdruk"].value)
            if not _is_identifier(identifier):
                message = f'"{identifier[:80]}" is geen identificatie'
                problems.append(Problem(name, line, COLUMNS[0], message, _RESTORE))
            first = seen.setdefault((key.kind, key.file, key.name), line)
            if first != line:
                message = f'"{key.name}" staat er dubbel; het stond al op regel {first}'
                problems.append(Problem(name, line, "naam", message, _RESTORE))
            found.append((identifier, key))
        if problems:
            raise RefusedError(problems)
        return cls(found)

    def write(self, folder: Path) -> None:
        """Write the register, all or nothing.  Raises ``OSError`` when the folder cannot be written."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in self._rows:
            writer.writerow((row.id, row.key.kind, row.key.file, row.key.name, row.key.print))
        fresh = folder / f".{FILE_NAME}-{os.getpid()}"
        try:
            fresh.write_text(text.getvalue(), encoding="utf-8")
            fresh.replace(folder / FILE_NAME)
        finally:
            fresh.unlink(missing_ok=True)
        self.changed = False

    def assign(self, things: Sequence[NamedThing]) -> None:
        """Give every thing its ``id`` and its ``former`` ones; new keys are added to the register.

        The order of ``things`` makes no difference: whatever is oldest in the register keeps its
        identifier, and new ones are made in the order of the names.
        """
        self._known = {}
        rows_of = self._recognise(things)
        owner_of_row = {row: thing for thing, rows in zip(things, rows_of, strict=True) for row in rows}
        claimed: set[str] = set()
        for number, row in enumerate(self._rows):
            thing = owner_of_row.get(number)
            if thing is None or thing.id or row.id in claimed or label_of(row.id) != thing.label:
                continue
            thing.id = row.id
            claimed.add(row.id)
        taken = {row.id for row in self._rows}
        taken |= {row.key.name for row in self._rows if row.key.kind == REPLACED}
        for thing in sorted(things, key=lambda t: (t.label, t.name, sorted(map(astuple, t.keys)))):
            if not thing.id:
                thing.id = _mint(thing, taken)
                taken.add(thing.id)
        self._note(things, rows_of)

    def _recognise(self, things: Sequence[NamedThing]) -> list[list[int]]:
        """For every thing the rows of the register that are about it, each for one thing at most."""
        by_name = {(r.key.kind, r.key.file, r.key.name): n for n, r in enumerate(self._rows)}
        present = {(k.kind, k.file, k.name) for thing in things for k in thing.keys}
        renamed: dict[tuple[str, ...], list[int]] = {}
        for number, row in enumerate(self._rows):
            key = row.key
            if key.print and (key.kind, key.file, key.name) not in present:
                renamed.setdefault((key.kind, key.file, key.print), []).append(number)
                renamed.setdefault((key.kind, "", key.name, key.print), []).append(number)
        used: set[int] = set()
        found: list[list[int]] = []
        for thing in things:
            numbers: list[int] = []
            for key in thing.keys:
                exact = by_name.get((key.kind, key.file, key.name))
                # Known by its name; or renamed in its file; or moved to another file.
                candidates = [exact] if exact is not None else []
                candidates += [] if candidates else renamed.get((key.kind, key.file, key.print), [])
                candidates += [] if candidates else renamed.get((key.kind, "", key.name, key.print), [])
                for number in [n for n in candidates if n not in used][:1]:
                    used.add(number)
                    numbers.append(number)
                    self._known[key] = number
            found.append(numbers)
        for thing, numbers in zip(things, found, strict=True):
            was = (by_name.get((key.kind, key.file, key.name)) for key in thing.was)
            for number in (n for n in was if n is not None and n not in used):
                used.add(number)
                numbers.append(number)
        return found

    def _note(self, things: Sequence[NamedThing], rows_of: Sequence[Sequence[int]]) -> None:
        living = {thing.id for thing in things}
        before = [row.id for row in self._rows]
        for thing in things:
            for key in thing.keys:
                number = self._known.get(key)
                if number is None:
                    self._known[key] = len(self._rows)
                    self._rows.append(_Row(thing.id, key))
                    self.changed = True
                    continue
                row = self._rows[number]
                # What was one thing is two now: this record goes with its own.  What was two and is
                # one keeps both identifiers, so that it can be taken apart again.
                merged = row.id not in living and label_of(row.id) == thing.label
                kept = row.id if merged else thing.id
                if (kept, key) != (row.id, row.key):
                    self._rows[number] = _Row(kept, key)
                    self.changed = True
        for thing, numbers in zip(things, rows_of, strict=True):
            self._redirect(thing, {before[n] for n in numbers} - living)
        self._follow(things, living)

    def _redirect(self, thing: NamedThing, former: Iterable[str]) -> None:
        """Write down what a thing was called, so that it is known when the old record is gone too."""
        for identifier in sorted(former):
            key = Key(REPLACED, "", identifier)
            number = next((n for n, row in enumerate(self._rows) if row.key == key), None)
            if number is None:
                self._rows.append(_Row(thing.id, key))
                self.changed = True
            elif self._rows[number].id != thing.id:
                self._rows[number] = _Row(thing.id, key)
                self.changed = True

    def _follow(self, things: Sequence[NamedThing], living: set[str]) -> None:
        replaced = {row.key.name: row.id for row in self._rows if row.key.kind == REPLACED}
        former: dict[str, list[str]] = {}
        for old in replaced:
            new, steps = replaced[old], 0
            while new not in living and new in replaced and steps < len(replaced):
                new, steps = replaced[new], steps + 1
            if old not in living and new in living:
                former.setdefault(new, []).append(old)
        for thing in things:
            thing.former = sorted(former.get(thing.id, []))


def description_print(description: str) -> str:
    """A short print of a description, by which a renamed record is known again."""
    words = " ".join(description.casefold().split())
    return hashlib.sha256(words.encode()).hexdigest()[:10] if len(words) >= 20 else ""


def _is_identifier(text: str) -> bool:
    return is_identifier(text) and is_slug(slug_of(text))


def _mint(thing: NamedThing, taken: set[str]) -> str:
    slug = slugify(thing.name, max_length=MAX_SLUG, word_boundary=True) or "naamloos"
    candidate, number = node_id(thing.label, slug), 2
    while candidate in taken:
        candidate = node_id(thing.label, f"{slug}-{number}")
        number += 1
    return candidate
