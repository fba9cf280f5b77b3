"""What the card of a candidate says first: in one line what the project is, and what it gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import SourceReference
from queries.base.remembered import RememberedEach
from queries.scaling.model import Gave

HELD = 20_000
_OPENS, _CLOSES = "\"'(\u201c\u2018", "\"')\u201d\u2019"
_END = re.compile(rf"(?<=[^\s.][^\s.][.!?])[{_CLOSES}]?\s+(?=[{_OPENS}]?[A-Z\u00c0-\u00de0-9])")
"""Where a sentence ends and the next begins; not behind a letter with a point (``P. Bos``, ``a.k.a. X``)."""
_ABBREVIATED = re.compile(
    r"\b(?:bijv|bv|ca|circa|dhr|dr|drs|enz|etc|incl|ir|mevr|mr|nr|o\.a|prof|resp|St|vgl)\.\Z"
)

_POINTS_BACK = re.compile(r"(?:Die|Dat|Dit|Deze|Daar\w*|Hier\w*|Hij|Zij|Ze|Het|Ook)\b")
"""How a sentence begins that cannot be understood without the one before it."""

remembered: RememberedEach[str, str] = RememberedEach(HELD)


def told_of(snapshot: Snapshot, projects: Iterable[str]) -> dict[str, str]:
    """What each project is, by identifier: the first sentence of its description, empty when it has none."""

    def read(missing: Sequence[str]) -> dict[str, str]:
        rows = snapshot.query(statements("scaling")["told_of"], {"ids": list(missing)})
        return {row["id"]: first_sentence(row["description"] or "") for row in rows}

    return remembered.get(snapshot, projects, read)


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence, with a point behind it."""
    text = " ".join(text.split())
    for end in _END.finditer(text):
        first = text[: end.start()].rstrip() + text[end.start() : end.end()].rstrip()
        if not _ABBREVIATED.search(first):
            return first
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def gave(results: str, sources: Sequence[SourceReference]) -> Gave | None:
    """The first of the results that are told (``queries.scaling.results``), with its source."""
    told = [sentence.strip() for sentence in results.split("; ") if sentence.strip()]
    if not told:
        return None
    first = next((sentence for sentence in told if not _POINTS_BACK.match(sentence)), told[0])
    text = first if first.endswith((".", "!", "?")) else f"{first}."
    return Gave(text=text[0].upper() + text[1:], source=next(iter(sources), None))
