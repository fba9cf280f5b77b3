"""The results that several cards give of one project, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r";\s+|(?<=[^\d\W][.!?])\s+(?=[A-Z0-9])")
"""Where one result ends and the next begins."""
_WORDS = re.compile(r"\d[\d.,]*\d|\w+")
_LINKING = frozenset(
    _WORDS.findall(
        "aan als bij dat de die door een en er het in is met na nu om op tot van voor was wordt zijn"
    )
)
"""Words that make no other result."""


def told_once(texts: Iterable[str]) -> str:
    """The texts after each other, the fullest first, without the parts that an earlier one says already.

    A part says nothing new when all its words stand in what is there: numbers as they are written.
    """
    said: set[str] = set()
    kept: list[str] = []
    for text in sorted(dict.fromkeys(filter(None, texts)), key=lambda t: (-len(t), t)):
        parts = _PARTS.split(text)
        fresh = [part for part in parts if not _words(part) <= said]
        if fresh:
            kept.append(text if len(fresh) == len(parts) else "; ".join(p.rstrip(". ") for p in fresh))
        said |= _words(text)
    if len(kept) == 1:
        return kept[0]
    return " ".join(f"{text[:1].upper()}{text[1:].rstrip('. ')}." for text in kept)


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.casefold())) - _LINKING
