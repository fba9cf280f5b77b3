"""The address of a picture: Dutch words in the URL, and what they ask."""

from __future__ import annotations

from typing import Literal
from urllib.parse import parse_qs, urlencode

from api.http.given import as_given
from queries.base.model import UnknownWordError
from queries.network import Level, NetworkQuery

LevelName = Literal["provincies", "schakels", "platforms", "thema", "rondom", "pad"]
LEVELS: dict[LevelName, Level] = {
    "provincies": "provinces",
    "schakels": "exchange",
    "platforms": "platforms",
    "thema": "theme",
    "rondom": "ego",
    "pad": "path",
}
NAMES: dict[Level, LevelName] = {level: name for name, level in LEVELS.items()}


def address_of(query: NetworkQuery) -> str:
    """The query string that asks the same, in one order and without what is not asked."""
    said: list[tuple[str, str]] = [("niveau", NAMES[query.level])]
    said += [("thema", t) for t in query.themes]
    said += [("onderwerp", t) for t in query.topics]
    said += [("om", query.about)] * bool(query.about)
    said += [("stappen", str(query.steps))] * (query.steps > 1)
    said += [("van", query.start), ("naar", query.end)] * bool(query.start or query.end)
    said += [("provincie", p) for p in query.provinces]
    said += [("fase", p) for p in query.phases]
    said += [("soort", k) for k in query.kinds]
    said += [("jaar", str(query.year))] * bool(query.year)
    return urlencode(said)


def query_of(address: str) -> NetworkQuery:
    """What the address of a picture (a query string) asks; raises ``UnknownWordError`` for another one."""
    said = parse_qs(address)
    level = LEVELS.get(said.get("niveau", [""])[0])  # type: ignore[call-overload]
    if level is None:
        raise UnknownWordError(f'"{address[:80]}" is geen adres van een beeld, zoals niveau=platforms.')
    steps = said.get("stappen", ["1"])[0]
    return as_given(
        NetworkQuery,
        level=level,
        themes=tuple(said.get("thema", ())),
        topics=tuple(said.get("onderwerp", ())),
        about=said.get("om", [""])[0],
        steps=2 if steps == "2" else 1,
        start=said.get("van", [""])[0],
        end=said.get("naar", [""])[0],
    )
