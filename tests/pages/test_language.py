"""The words of the site: phrases that are crooked, unkind or meant for programmers stand on no page."""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.html.typeset import printed, typeset
from tests.site.test_every_page import pages_of_the_site
from tests.site.test_question_pages import ANSWERS, OTHERS

ROOT = Path(__file__).parents[2]
COUNTED = (
    "projecten|platforms|kansen|provincies|organisaties|resultaten|bronnen|zwaartepunten|schakels|stappen"
)

FORBIDDEN = {
    rf"(?<![\d.,–-])1 (?:{COUNTED})\b": "one is singular",
    r"\bEr ga(?:an|at) (?:één|\d)": "say: hierover bekend",
    r"allemaal al mee bezig": "two are not allemaal",
    r"\b[Zz]ou je\b|\bje naar verhouding\b": "the reader is u",
    r"geen ruimer thema": "nobody named one: say what was done",
    r"heeft een onbekende fase": "say: niet bekend hoe ver het is",
    r"raakt \d+ gemeenschappen": "jargon of networks",
    r"\bkortste verbinding": "jargon of networks",
    r"Klik op een ding": "not everyone clicks, and a thing has a name",
    r"\bVlieg\b(?!veld)|^Teken$": "buttons say what happens",
    r"\bPad van\b": "say: verband tussen",
    r"Gegevens voor programma": "programs do not read: say open data",
    r"[Vv]ersie van de graaf|in de graaf\b|de graaf kent": "readers have gegevens, no graaf",
    r"is geen JSON": "readers have no JSON",
    r"samenwerkingskansen": "say: voorstel, and kans for what a province names",
    r"\bfocus of kans\b|\b[Rr]icht zich op [“\"]|Focus en activiteit": "say: zwaartepunt",
    r"\bundefined\b|\bNone\b|\bNaN\b|\{\{|\}\}": "a value that was not filled in",
    r"\d\.[A-Z][a-z]| [,.;:](?= |$)|\(\)|,,|\.\.(?!\.)(?<!\.\.\.)": "crooked signs",
}
"""What stands nowhere, and why."""

DATA = re.compile(
    r'<ul class="source-list">.*?</ul>|<ol class="source-list">.*?</ol>|(?<=<code>).*?(?=</code>)', re.S
)
"""Titles of documents are not ours."""
SAMPLE = 40
"""Every so manieth thing of a kind is read too."""


def said(page: str) -> list[str]:
    """Every text of a page, one a block, and what is said of controls to who does not see them."""
    body = re.sub(r"<(script|style|svg|pre)\b.*?</\1>", " ", DATA.sub("x", page), flags=re.S)
    told = re.findall(r'\s(?:aria-label|placeholder|title)="([^"]*)"', body)
    blocks = re.split(
        r"</?(?:p|li|h\d|dd|dt|td|th|div|summary|button|label|ul|ol|figcaption|section)\b[^>]*>", body
    )
    texts = (html.unescape(re.sub(r"<[^>]+>", "", block)) for block in [*blocks, *told])
    return [text for t in texts if (text := re.sub(r"\s+", " ", t).strip())]


def crooked(texts: list[str]) -> list[str]:
    """Which texts have a phrase that is forbidden, and why."""
    return [
        f"{text[:160]} ({why})"
        for text in dict.fromkeys(texts)
        for phrase, why in FORBIDDEN.items()
        if re.search(phrase, text)
    ]


@pytest.mark.parametrize("path", dict.fromkeys([*pages_of_the_site(), *ANSWERS, *OTHERS]))
def test_no_page_has_a_forbidden_phrase(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    if "html" not in answer.headers.get("content-type", ""):
        return
    assert crooked(said(answer.text)) == []
    texts = re.sub(r"<(script|style|svg|textarea|pre|code)\b.*?</\1>|<[^>]+>", "|", answer.text, flags=re.S)
    assert re.findall(r".{0,20}(?:&#34;|&#39;).{0,20}", texts) == [], "straight quotes"
    if path == "/begrippen":
        return  # a term is spelled as it is, also where it stands as a heading
    headings = [said(h) for h in re.findall(r"<h[1-4]\b.*?</h[1-4]>", answer.text, re.S)]
    assert [h for h in headings if re.match(r"(?:\d+ ?\. )?[a-z]", " ".join(h))] == []


@pytest.mark.parametrize("kind", ["provincies", "platforms", "projecten", "kansen", "themas", "organisaties"])
def test_no_profile_has_a_forbidden_phrase(client: httpx.Client, kind: str) -> None:
    listed = client.get(f"/v1/{kind}?aantal=100").json()["items"][::SAMPLE]
    assert listed
    for one in listed:
        assert crooked(said(client.get(f"/{one['id']}").text)) == [], one["id"]


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for one in found.values() if isinstance(found, dict) else found:
            yield from _strings(one)


def test_no_example_of_the_api_has_a_forbidden_phrase() -> None:
    texts = list(_strings(json.loads((ROOT / "api/rest/examples.json").read_text())))
    assert len(texts) > 1000
    told = crooked([text for text in texts if " " in text])
    assert [one for one in told if "graaf" not in one] == [], "who programs has a graph"


def _written(path: Path) -> Iterator[str]:
    """The texts in a module, without what is said of it, and those in a template or script."""
    if path.suffix != ".py":
        yield re.sub(r"<[^>]+>|\{#.*?#\}|//[^\n]*", " ", path.read_text(), flags=re.S)
        return
    tree = ast.parse(path.read_text())
    of_code = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in of_code:
            yield node.value


def test_the_reader_is_u_in_every_sentence_that_is_written() -> None:
    """Also in what no example happens to show; the words that people type stand in rooms of their own."""
    written = [
        path
        for root in ("api", "queries", "loaders", "graph")
        for path in (ROOT / root).rglob("*")
        if path.suffix in (".py", ".html", ".js")
        and not {"ask", "dutch", "grammar"} & set(path.parts)
        and "queries/about" not in str(path)
    ]
    assert len(written) > 200
    told = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in written
        for text in _written(path)
        if (found := re.search(r".{0,30}\b(?:je|jij|jou|jouw|jullie)\b.{0,30}", text))
    ]
    assert told == []


def test_a_crooked_phrase_is_seen() -> None:
    page = '<h2>x</h2><p>Er zijn 1 projecten</p><button aria-label="Pad van">Toon</button><p>11 projecten</p>'
    assert [c.rpartition(" (")[0] for c in crooked(said(page))] == ["Er zijn 1 projecten", "Pad van"]


def test_quotes_are_printed_alike_and_only_in_texts() -> None:
    assert printed("thema's van 's-Hertogenbosch") == "thema’s van ’s-Hertogenbosch"
    assert printed('Bedoelde u "Fryslân"? Zij zei \'ja\' ("nee") in \'23.') == (
        "Bedoelde u “Fryslân”? Zij zei ‘ja’ (“nee”) in ’23."
    )
    page = '<a href="/x?q=\'a\'" title="&#34;">&#34;a&#34;</a><script>"b"</script><textarea>"c"</textarea>'
    assert typeset(page) == page.replace("&#34;a&#34;", "“a”")
