"""Characters cleaned once, where a text comes in: what nobody sees goes, what looks alike is alike.

Every door uses this (cards as text and as workbooks, tables, items of a feed, proposals), so that no reader
behind it meets a no-break space, half of a combined letter, or a character that no XML may hold.
"""

from __future__ import annotations

import re
import unicodedata

IMPOSSIBLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (https://www.w3.org/TR/xml/#charsets), and the control characters U+007F to
U+009F, which steer a terminal: no file that we write could hold the one, none should hold the other."""
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_MAY_NEED_MORE = re.compile("[^\n\x20-\x7e]")


def cleaned(text: str) -> str:
    """``text`` in composed form (NFC), with plain spaces and line ends, and without invisible characters.

    Invisible are zero-width and soft-hyphen characters, a byte order mark, and marks of direction
    (Unicode category Cf).  What is ``IMPOSSIBLE`` stays, for whoever reads to tell.
    """
    if _MAY_NEED_MORE.search(text) is None:
        return text
    text = _LINE_ENDS.sub("\n", text)
    kept = (" " if unicodedata.category(c) == "Zs" else c for c in text if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", "".join(kept))


def impossible(text: str) -> str:
    """The first character that no text of ours may hold, as ``U+FFFE``; empty when there is none."""
    found = IMPOSSIBLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
