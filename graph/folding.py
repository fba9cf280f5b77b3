"""One folding of text, for whoever compares what people wrote: loaders, queries and pages alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""


@lru_cache(maxsize=200_000)
def unmarked(text: str) -> str:
    """``text`` in small letters without marks: ``Fryslân`` is ``fryslan``, ``Ørsted`` is ``orsted``.

    Signs and spaces stay; letters of other scripts stay as they are.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return "".join(c for c in plain if not unicodedata.combining(c))
