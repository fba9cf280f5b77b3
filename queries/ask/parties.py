"""Of whom something is asked, and whose money it is: the parties in a question about the IPO note."""

from __future__ import annotations

from collections.abc import Iterator

from queries.dutch.words import key, word_set
from queries.grammar.names import Names
from queries.grammar.reading import Reading

BEFORE_A_PARTY = word_set("aan van richting naar door")
AFTER_A_CALL = word_set("notitie oproep oproepen vragen verzoeken wensen eisen lobby pleidooi inzet")
"""After these *van* says who calls, not who is called upon."""
ARTICLES = word_set("het de alle onze twaalf")
GROUPS = {
    "kabinet": "Rijk",
    "regering": "Rijk",
    "rijksoverheid": "Rijk",
    "gemeente": "gemeenten",
    "gemeenten": "gemeenten",
    "gemeentes": "gemeenten",
    "waterschap": "waterschappen",
    "waterschappen": "waterschappen",
    "omgevingsdiensten": "omgevingsdiensten",
    "bedrijven": "bedrijven",
    "bedrijfsleven": "bedrijven",
    "ondernemers": "bedrijven",
    "inwoners": "inwoners",
    "consumenten": "inwoners",
    "kennisinstellingen": "kennisinstellingen",
    "provincies": "provincies",
    "provincie": "provincies",
}
"""Words for parties that are no name of a thing, to how the note speaks of them."""
THE_HAGUE = ["den", "haag"]
PROVINCES = "provincies"
THE_PROVINCES = frozenset({"interprovinciaaloverleg", "gezamenlijkeprovincies"})
"""Keys of the names of who speaks for the provinces."""
WITH_MONEY = THE_PROVINCES | {"rijk", "nationaalprogrammacirculaireeconomie"}
"""Keys of the names of those of whose money the note speaks; of another party its profile is meant."""


def addressees(reading: Reading, known: Names) -> list[str]:
    """The parties behind *aan* or *van*, and those joined to them by *en*; names or words for a group.

    Where none stands so, those named that are not the provinces themselves (*roepen het Rijk op*).
    """
    found: list[str] = []
    for at, word in enumerate(reading.row):
        by_whom = word == "van" and at and reading.row[at - 1] in AFTER_A_CALL
        if word in BEFORE_A_PARTY and not by_whom:
            found += _from(at + 1, reading, known)
    if not found:
        found = [p for at in range(len(reading.row)) for p in _from(at, reading, known) if p != PROVINCES]
    return list(dict.fromkeys(found))


def _from(at: int, reading: Reading, known: Names) -> Iterator[str]:
    row = reading.row
    while at < len(row) and row[at] in ARTICLES:
        at += 1
    span = next((s for s in reading.spans if s.start == at and s.things), None)
    if row[at : at + 2] == THE_HAGUE:
        yield "Rijk"
        at += 2
    elif span is not None:
        yield _spoken(known.references[span.things[0]].name)
        at = span.end
    elif at < len(row) and row[at] in GROUPS:
        yield GROUPS[row[at]]
        at += 1
    else:
        return
    if at < len(row) and row[at] == "en":
        yield from _from(at + 1, reading, known)


def _spoken(name: str) -> str:
    return PROVINCES if key(name) in THE_PROVINCES else GROUPS.get(name.casefold(), name)


def whose_money(reading: Reading, things: list[str], known: Names) -> list[str]:
    """Whose amounts are asked for, wherever they are named; empty for all."""
    found = [_spoken(known.references[i].name) for i in things]
    found += [GROUPS[w] for w in reading.row if w in GROUPS]
    return list(dict.fromkeys(found))


def have_money(things: list[str], known: Names) -> bool:
    """Whether the note speaks of the money of every thing that is named."""
    return all(key(known.references[i].name) in WITH_MONEY for i in things)
