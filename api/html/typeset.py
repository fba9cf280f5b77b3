"""Quotes and apostrophes as they are printed, on every page alike: “zo”, ‘zo’ and thema’s.

Texts come from cards, from sentences and from templates, each with its own habit; what one reads side by side
is set the same way.  Only what stands between tags is touched, never an address, a value or a script.
"""

from __future__ import annotations

import re

_PARTS = re.compile(r"<(script|style|textarea|pre|code)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_QUOTES = re.compile(r"[\"']")
_OPENING = re.compile(r"(?:^|[\s(\[–—/“‘])$")
_WRITTEN = (("&#34;", '"'), ("&quot;", '"'), ("&#39;", "'"))


def typeset(html: str) -> str:
    """A page with the quotes of its texts as they are printed."""
    made, at = [], 0
    for tag in _PARTS.finditer(html):
        made += [_text(html[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*made, _text(html[at:])])


def printed(text: str) -> str:
    """A text with its quotes as they are printed."""

    def curled(found: re.Match[str]) -> str:
        before, after = text[: found.start()], text[found.end() :]
        if found[0] == "'":  # one that nothing closes stands for letters left out: 's avonds
            return (
                "‘" if _OPENING.search(before[-1:]) and re.match(r"\w[^'\n]*[\w.!?]'(?!\w)", after) else "’"
            )
        return "“" if _OPENING.search(before[-1:]) and after[:1].strip() else "”"

    return _QUOTES.sub(curled, text)


def _text(html: str) -> str:
    if "&#3" not in html and "&quot;" not in html and "'" not in html and '"' not in html:
        return html
    for written, sign in _WRITTEN:
        html = html.replace(written, sign)
    return printed(html)
