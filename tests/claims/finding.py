"""What the search box says: what is found and where, how hits are spread, what was meant, suggestions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

from queries.search import SearchAnswer
from queries.suggest import SuggestAnswer
from tests.claims.raw import Raw, plain
from tests.claims.tally import Tally
from tests.claims.things import BROAD, SINGULAR

SURELY = 4
"""Letters that a word has in common with what was typed: a stem, or a part of a compound."""
GUESS = "lijkt op"
PLACES = ("naam", "ook bekend als", "onderwerp", "omschrijving", "plaats", "partij")
"""Where words are said to stand."""
TEXTS = ("results", "stop_reason", "remark", "publisher", "statement", "includes", "kind")
PARTIES = (
    ("LEADS", "PARTNERS_IN", "MEMBER_OF", "OFFERS"),
    ("PART_OF",),
)
"""Relationships to and from the parties of a thing."""


def stands(raw: Raw, thing: str, place: str) -> list[str]:
    """The texts of a thing in one of ``PLACES``."""
    node = raw.nodes[thing]
    if place == "naam":
        return [node["name"]]
    if place == "ook bekend als":
        return [t for t in (node.get("abbreviation"), *(node.get("aliases") or ())) if t]
    if place == "onderwerp":
        own = raw.about(thing) | raw.ends("FOCUSES_ON", thing)
        return [label for t in _with_above(raw, own) for label in raw.labels_of(t)]
    if place == "plaats":
        found = {f"provincie/{s}" for s in provinces(raw, thing)} | raw.ends("LOCATED_IN", thing)
        names = [raw.nodes[p] for p in found]
        return [n for p in names for n in (p["name"], *(p["aliases"] or ()), *(p.get("demonyms") or ()))]
    if place == "partij":
        here = {p for r in PARTIES[0] for p in raw.starts(r, thing)}
        here |= {p for r in PARTIES[1] for p in raw.ends(r, thing)}
        return [n for p in here for n in (raw.nodes[p]["name"], *(raw.nodes[p].get("aliases") or ()))]
    labels = raw.labels(thing) if node["label"] == "Province" else ()
    own_texts = (node.get("description"), *(node.get("other_descriptions") or ()), *labels)
    return [t for t in (*own_texts, *(node.get(name) for name in TEXTS)) if t]


def _with_above(raw: Raw, themes: Collection[str]) -> set[str]:
    known, todo = set(themes), list(themes)
    while todo:
        for above in raw.ends("BROADER", todo.pop()) - known:
            known.add(above)
            todo.append(above)
    return known


def provinces(raw: Raw, thing: str) -> frozenset[str]:
    """Slugs of the provinces of a thing; of an organisation those of its projects."""
    node = raw.nodes[thing]
    match node["label"]:
        case "Province":
            return frozenset({node["slug"]})
        case "Organisation":
            projects = (raw.ends("LEADS", thing) | raw.ends("PARTNERS_IN", thing)) & raw.of["Project"]
            return frozenset(s for p in projects for s in raw.where(p))
        case "Municipality":
            return frozenset(raw.nodes[p]["slug"] for p in raw.ends("LIES_IN", thing))
        case "Source":
            return frozenset(c for c in node["cards"] or () if c in raw.provinces)
    return raw.where(thing)


def _short(text: str) -> str:
    """Letters only, without what is written twice and as they sound: sloop and slopen, werf and werven."""
    sounds = plain(text).replace(" ", "").replace("v", "f").replace("z", "s")
    return re.sub(r"(.)\1", r"\1", sounds)


def _says(word: str, text: str) -> bool:
    """Whether a typed word, or a piece of it that may be a stem, is in a text."""
    short, said = _short(word), _short(text)
    if len(short) <= SURELY + 1:
        return short[: max(2, SURELY - 1)] in said
    pieces = (short[at : at + SURELY] for at in range(len(short) - SURELY + 1))
    row = [_short(part) for part in plain(text).split()]
    begins = any(part.startswith(short[: SURELY - 1]) for part in row)
    return (
        begins or any(p in said for p in pieces) or any(p[:3] in short for p in row if 2 < len(p) <= SURELY)
    )


def _typed(raw: Raw, query: str) -> list[str]:
    """The words of a question, and of a place in it all other names."""
    found = plain(query).split()
    for place in raw.of["Province"] | raw.of["Municipality"]:
        node = raw.nodes[place]
        names = [node["name"], *(node["aliases"] or ()), *(node.get("demonyms") or ())]
        if any(plain(name) in plain(query) for name in names):
            found += names
    return found


def found(tally: Tally, raw: Raw, said: SearchAnswer, allowed: Callable[[str], bool], *, whole: bool) -> None:
    """Every hit of a search; ``allowed`` is what its filters let through, ``whole`` that these are all."""

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"search: {kind}", holds, f"[{said.query}] {words}")

    typed = _typed(raw, said.query)
    for hit in said.hits:
        node = raw.nodes[hit.id]
        claim("name", (hit.name, hit.type) == (node["name"], node["label"]), hit.id)
        claim("kind in words", hit.type_name == SINGULAR.get(hit.type, "bron"), hit.type_name)
        claim(
            "phase",
            (hit.phase, hit.phase_as_of) == (node.get("phase") or "", node.get("phase_as_of")),
            hit.id,
        )
        claim("provinces", set(hit.provinces) == provinces(raw, hit.id), (hit.id, hit.provinces))
        claim("filtered", allowed(hit.id), hit.id)
        claim("says where", bool(hit.matched) and {*hit.matched} <= {*PLACES, GUESS}, (hit.id, hit.matched))
        if GUESS not in hit.matched:
            for place in hit.matched:
                texts = stands(raw, hit.id, place)
                there = any(_says(word, text) for word in typed for text in texts)
                claim(f"where: {place}", there, (hit.id, place))
        bare = re.sub(r"^… | …$", "", hit.snippet.text)
        claim("snippet", not bare or any(bare in t for t in stands(raw, hit.id, "omschrijving")), hit.id)
        for start, end in hit.snippet.marks:
            marked = hit.snippet.text[start:end]
            whole_word = not re.match(r"\w", hit.snippet.text[end : end + 1])
            claim("marked", bool(marked) and whole_word, (hit.id, marked))
    claim("total", said.total == len(said.hits) if whole else said.total >= len(said.hits), said.total)
    if whole:
        _spread(claim, raw, said)


def _spread(claim: Callable[[str, bool, object], None], raw: Raw, said: SearchAnswer) -> None:
    """The facets count the hits."""
    ids = [hit.id for hit in said.hits]
    broad = [t for i in ids for t in _broad(raw, i)]
    counts = {
        "types": Counter(raw.nodes[i]["label"] for i in ids),
        "provinces": Counter(slug for i in ids for slug in provinces(raw, i)),
        "themes": Counter(broad),
        "phases": Counter(raw.nodes[i]["phase"] for i in ids if raw.nodes[i].get("phase")),
    }
    for name, real in counts.items():
        told = {value.value: value.count for value in getattr(said.facets, name)}
        claim(f"facet: {name}", told == dict(real), (told, dict(real)))


def _broad(raw: Raw, thing: str) -> set[str]:
    if raw.nodes[thing]["label"] == "Theme":
        return set()
    own = raw.about(thing) | raw.ends("FOCUSES_ON", thing)
    return {t for t in _with_above(raw, own) if raw.nodes[t]["scheme"] in BROAD}


def meant(tally: Tally, said: SearchAnswer, number: Callable[[str], int]) -> None:
    """What was probably meant finds something, and more than what was typed when that found nothing."""
    for other in said.did_you_mean:
        more = number(other)
        tally.claim(
            "search: did you mean",
            other != said.query and more > 0 and (said.total > 0 or more > said.total),
            f"[{said.query}] {other} {more}",
        )


def _undotted(text: str) -> str:
    """S.C.H.O.O.N. is one word, and so is MBO's."""
    dotted = r"(?:\b[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"
    return plain(re.sub(dotted, lambda m: m[0].replace(".", ""), re.sub(r"['’`´]", "", text)))


def suggested(tally: Tally, raw: Raw, said: SuggestAnswer, typed: str, most: int) -> None:
    """Every suggestion has the letters, in the name that it says; and with room left nothing is missing."""
    letters = _undotted(typed).split()
    if re.search(r"\d\.\d", typed):  # a number is one word, whatever part of it was typed
        return

    def fits(name: str) -> bool:
        row = _undotted(name).split()
        return all(any(w.startswith(x) for w in row) for x in letters)

    def names(thing: str) -> list[str]:
        node = raw.nodes[thing]
        return [n for n in (node["name"], node.get("abbreviation"), *(node.get("aliases") or ())) if n]

    for one in said.suggestions:
        node = raw.nodes[one.id]
        where = f"[{typed}] {one.id} {one.also or one.name}"
        tally.claim("suggest: name", (one.name, one.type) == (node["name"], node["label"]), where)
        tally.claim("suggest: other name", not one.also or one.also in names(one.id)[1:], where)
        tally.claim("suggest: begins so", fits(one.also or one.name), where)
        by_scheme = {"onderwerpen": "onderwerp", "begrippen": "begrip"}
        kind = by_scheme.get(node.get("scheme", ""), SINGULAR[node["label"]])
        tally.claim("suggest: kind", one.kind.split(",")[0] == kind, f"{where} {one.kind}")
    if len(said.suggestions) < most:
        kinds = SINGULAR.keys() - {"Event", "Figure"}
        real = {i for label in kinds for i in raw.of[label] if any(map(fits, names(i)))}
        told = {one.id for one in said.suggestions}
        tally.claim("suggest: all of them", told == real, f"[{typed}] {sorted(told ^ real)[:4]}")


def projects_in(raw: Raw, slug: str) -> Callable[[str], bool]:
    """What a search for projects in one province may find."""
    return lambda thing: thing in raw.of["Project"] and slug in raw.where(thing)
