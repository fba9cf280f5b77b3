"""What the words mean stands in the documentation and on the site, and is the same."""

from __future__ import annotations

import html
import re
from pathlib import Path

import httpx

from api.html.meanings import WORDS

PAGE = Path(__file__).parents[2] / "docs" / "woorden.md"


def test_the_site_says_of_each_word_what_the_documentation_says(site: str) -> None:
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    plain = {w: re.sub(r" \(\[.+?\]\(.+?\)\)| \(hieronder\)|\*", "", said) for w, said in rows}
    assert plain == dict(WORDS)
    page = html.unescape(httpx.get(f"{site}/woorden").raise_for_status().text)
    for word, said in WORDS:
        assert f"<dt>{word}</dt><dd>{said}.</dd>" in page
    assert 'href="/woorden"' in httpx.get(f"{site}/kwaliteit").text
