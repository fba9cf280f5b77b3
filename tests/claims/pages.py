"""What stands on the pages as a person reads them: the numbers of start page, profiles, gaps and scaling."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable

from tests.claims.raw import Raw, plain
from tests.claims.tally import Tally, unlisted

Get = Callable[[str], str]
"""A page by its address, as HTML."""
LEAST_WORD = 5
"""Letters of a word that means one thing wherever it stands."""
SCHEMES = ("transitieagendas", "verschilmakers", "nieuwe-themas", "ontwikkelsporen")
LISTS = {
    "Transitieagenda's": "transitieagendas",
    "De Verschilmakers": "verschilmakers",
    "Nieuwe thema's": "nieuwe-themas",
    "Ontwikkelsporen": "ontwikkelsporen",
}


def text(part: str) -> str:
    """A piece of HTML as it is read, with the quotes that the graph has."""
    bare = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", part, flags=re.DOTALL)
    plain = html.unescape(re.sub(r"<[^>]+>", " ", bare)).translate(str.maketrans("“”’", '""\''))
    return re.sub(r"\s+", " ", plain).strip()


def rows(table: str) -> list[list[str]]:
    """The cells of a table, row by row, as they are read."""
    found = re.findall(r"<tr\b.*?</tr>", table, re.DOTALL)
    return [[text(c) for c in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)] for row in found]


def tables(page: str) -> dict[str, list[list[str]]]:
    """The tables of a page by their captions."""
    found = re.findall(r"<table\b.*?</table>", page, re.DOTALL)
    named = {}
    for table in found:
        caption = re.search(r"<caption\b.*?</caption>", table, re.DOTALL)
        named[text(caption[0]) if caption else ""] = rows(table)
    return named


def _number(said: str) -> int:
    found = re.match(r"[\d.]+", said)
    return int(found[0].replace(".", "")) if found else 0


def start(tally: Tally, raw: Raw, get: Get) -> None:
    """The totals, the table of provinces and the list of municipalities of the start page."""
    page = get("/")
    said = text(page)
    for label, plural in (
        ("Project", "projecten"),
        ("Platform", "platforms"),
        ("Opportunity", "kansen"),
        ("Organisation", "organisaties"),
    ):
        told = re.search(rf"\b([\d.]+) {plural}\b", said)
        tally.claim(
            "page /: totals", told is not None and _number(told[1]) == len(raw.of[label]), f"{plural} {told}"
        )
    of_each = next(r for name, r in tables(page).items() if "rovincie" in f"{name} {r[0]}")
    for row in of_each:
        if row[0] in raw.slugs:
            own = f"provincie/{raw.slugs[row[0]]}"
            real = [
                len(raw.starts("IN_PROVINCE", own) & raw.of["Project"]),
                len(raw.starts("ACTIVE_IN", own)),
                len(raw.ends("OFFERS", own)),
            ]
            tally.claim("page /: of a province", [_number(c) for c in row[1:4]] == real, f"{row} {real}")
    located = {p for p in raw.of["Project"] if raw.ends("LOCATED_IN", p)}
    told = re.search(r"De gemeente is bekend van ([\d.]+) projecten", said)
    tally.claim(
        "page /: located", told is not None and _number(told[1]) == len(located), f"{told} {len(located)}"
    )
    for place in raw.of["Municipality"]:
        number = len(raw.starts("LOCATED_IN", place) & raw.of["Project"])
        name = raw.nodes[place]["name"]
        listed = re.search(rf"(?<![\w-]){re.escape(name)} (\d+)\b", said.split("De gemeenten als lijst")[-1])
        if number and listed:
            tally.claim("page /: of a municipality", int(listed[1]) == number, f"{name} {listed[1]} {number}")


def province(tally: Tally, raw: Raw, get: Get, slug: str) -> None:
    """The card of a province: its totals, and how many projects it has of each theme and phase."""
    page = get(f"/provincie/{slug}")
    own = raw.starts("IN_PROVINCE", f"provincie/{slug}") & raw.of["Project"]
    said = text(page)
    told = re.search(r"([\d.]+) projecten ([\d.]+) platforms ([\d.]+) kansen ([\d.]+) zwaartepunt", said)
    real = [
        len(own),
        len(raw.starts("ACTIVE_IN", f"provincie/{slug}")),
        len(raw.ends("OFFERS", f"provincie/{slug}")),
        len(raw.labels(f"provincie/{slug}")),
    ]
    tally.claim(
        "page provincie: totals",
        told is not None and [_number(n) for n in told.groups()] == real,
        f"[{slug}] {real}",
    )
    grid = next((r for name, r in tables(page).items() if "naar thema en fase" in name), [])
    phases = grid[0][1:] if grid else []
    scheme = ""
    for row in grid[1:]:
        scheme = LISTS.get(row[0], scheme)
        themes = [t for t in raw.themes_called(row[0]) if raw.nodes[t]["scheme"] == scheme]
        if len(row) < 3 or len(themes) != 1:
            continue
        on = raw.on(themes[0]) & own
        counts = Counter(raw.nodes[p]["phase"] for p in on)
        for phase, cell in zip(phases, row[1:], strict=False):
            number = len(on) if phase == "samen" else counts[phase]
            tally.claim(
                "page provincie: theme and phase",
                _number(cell) == number,
                f"[{slug}] {row[0]} {phase} {cell} {number}",
            )


def theme(tally: Tally, raw: Raw, get: Get, identifier: str) -> None:
    """A theme's page: per province how many projects, platforms and kansen."""
    page = get(f"/{identifier}")
    found = next((r for name, r in tables(page).items() if "per provincie" in name.casefold()), [])
    heads = found[0] if found else []
    direct, under = raw.tagged(identifier), raw.on(identifier)
    for row in found[1:]:
        slug = raw.slugs.get(row[0])
        for head, cell in zip(heads, row, strict=False):
            if slug is None or head not in ("Projecten", "Platforms", "Kansen"):
                continue
            label = {"Projecten": "Project", "Platforms": "Platform", "Kansen": "Opportunity"}[head]
            real = {sum(slug in raw.where(x) for x in things & raw.of[label]) for things in (direct, under)}
            tally.claim(
                "page thema: of a province", _number(cell) in real, f"[{identifier}] {row[0]} {head} {cell}"
            )


COLLECTIONS = {"projecten": "Project", "platforms": "Platform", "kansen": "Opportunity"}
MENTIONS_SHOWN = 50


def mentions(tally: Tally, raw: Raw, get: Get, topic: str) -> None:
    """The lists of the API on a topic: what has it as keyword, and what only names it, and where."""
    for path, label in COLLECTIONS.items():
        said = json.loads(get(f"/v1/{path}?onderwerp={topic.partition('/')[2]}"))
        where = f"[{topic}] {path}"
        tagged = raw.on(topic) & raw.of[label]
        tally.claim("api list: total", said["total"] == len(tagged), f"{where} {said['total']} {len(tagged)}")
        for one in said["mentions"]:
            words = f"{where} {one['id']} {one['how']}"
            node = raw.nodes[one["id"]]
            tally.claim("api list: mention", (one["name"], one["type"]) == (node["name"], label), words)
            tally.claim("api list: mention has no keyword", one["id"] not in tagged, words)
            said_in = raw.names_of(one["id"]) if one["how"] == "naam" else raw.words(one["id"])
            tally.claim("api list: mention names it", raw.spelled_in(said_in, topic), words)
        told = {one["id"] for one in said["mentions"]}
        missed = _naming(raw, topic, label) - told - tagged
        whole = len(told) == MENTIONS_SHOWN or not missed
        tally.claim("api list: all that name it", whole, f"{where} {sorted(missed)[:5]}")


def _naming(raw: Raw, topic: str, label: str) -> set[str]:
    """What has a name for the topic as a word of its own name."""
    if raw.nodes[topic]["container"]:
        return set()
    labels = [w for w in map(plain, raw.labels_of(topic)) if len(w) > LEAST_WORD + 2]
    return {x for x in raw.of[label] if any(w in plain(raw.nodes[x]["name"]) for w in labels)}


def gaps(tally: Tally, raw: Raw, get: Get) -> None:
    """The matrix of gaps: what lives on each theme, and what else is related is never less."""
    page = get("/witte-vlekken")
    of_each = {name.rpartition(": ")[2]: found for name, found in tables(page).items() if ": " in name}
    found = [row for name, rows in of_each.items() for row in ([*rows[:1], [name], *rows[1:]])]
    order = [raw.provinces[s] for s in sorted(raw.provinces, key=lambda s: raw.provinces[s].casefold())]
    tally.claim("page witte-vlekken: provinces", len(found[0]) == len(order) + 1, str(found[0]))
    scheme, slugs = "", sorted(raw.provinces)
    for row in found[1:]:
        scheme = LISTS.get(row[0], scheme)
        themes = [t for t in raw.themes_called(row[0]) if raw.nodes[t]["scheme"] == scheme]
        if len(row) != len(slugs) + 1 or len(themes) != 1:
            continue
        for slug, cell in zip(slugs, row[1:], strict=True):
            living = len(raw.works(themes[0], slug, wide=True))
            tally.claim(
                "page witte-vlekken: number", _number(cell) >= living, f"{row[0]} {slug} {cell} {living}"
            )


def scaling(tally: Tally, raw: Raw, get: Get) -> None:
    """The list of candidates: none of them stopped, all of them where they are said to be."""
    page = get("/opschalen")
    for card in re.findall(
        r'<li data-id="(project/[^"]+)">(.*?)</li>\s*(?=<li data-id|</ol>)', page, re.DOTALL
    ):
        identifier, said = card[0], text(card[1])
        tally.claim("page opschalen: name", raw.nodes[identifier]["name"] in said, identifier)
        tally.claim("page opschalen: lives", raw.lives(identifier), identifier)
        where = re.search(
            r"loopt in (.+?)(?: en \d+ andere)? Vergelijk " + re.escape(raw.nodes[identifier]["name"][:12]),
            said,
        )
        names = unlisted(where[1], frozenset(raw.slugs)) if where else None
        if names:
            told = {raw.slugs[n] for n in names}
            tally.claim(
                "page opschalen: where", told <= raw.where(identifier), f"{identifier} {where and where[1]}"
            )


def collaboration(tally: Tally, raw: Raw, get: Get, topic: str) -> None:
    """What a page of suggestions says that two provinces share is what they share."""
    page = get(f"/samenwerken?onderwerp={topic}")
    for card in re.findall(r"<h2\b.*?(?=<h2\b|</ol>)", page, re.DOTALL):
        said = text(card)
        pair = re.match(r"\d+ ?\. ([A-Z][\w-]+) en ([A-Z][\w-]+) ", said)
        shared = re.search(r"Samen in (\d+) (?:project of platform|projecten en platforms), over alle", said)
        if not pair or not shared or not {pair[1], pair[2]} <= raw.slugs.keys():
            continue
        both = {raw.slugs[pair[1]], raw.slugs[pair[2]]}
        real = sum(
            raw.lives(x) and both <= raw.where(x) and len(raw.where(x)) < len(raw.provinces)
            for x in raw.of["Project"] | raw.of["Platform"]
        )
        tally.claim("page samenwerken: samen", int(shared[1]) == real, f"{pair[0]} {shared[1]} {real}")
