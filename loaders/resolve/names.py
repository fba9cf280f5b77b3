"""Names of organisations, platforms and projects, brought to forms that can be compared.

Word lists here are of the language, not of the data: they say which words a name can lose and stay
the same name (``groep``, ``B.V.``), and which words make it the name of something else (``academie``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from graph.folding import unmarked

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_LEGAL = re.compile(r"\b([bn])\.\s?v\.?(?=\W|$)", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\s*\(([^()]*)\)\s*$")
_SEVERAL = re.compile(r"[,/+;]|\b(?:en|met|and|und)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\s+[-\u2013\u2014/]\s+|[,:]\s+")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOPWORDS = _set("de het een t der den des te ter in op aan en of and the for van voor uit bij met tot om a")
LEGAL_FORMS = _set("bv nv vof cv stichting vereniging cooperatie cooperatief ua gmbh ltd inc sa ag")
SIZES = _set("groep group holding nederland netherlands nederlandse nl benelux international")
HONOURS = _set("koninklijke royal")
TRADES = _set(
    "hogeschool bouw bouwen infra infrastructuur ontwikkeling ontwikkelen sloop milieutechniek techniek "
    "adviseurs advies adviesbureau architecten advocaten notarissen consultancy bedrijf company"
)
GENERIC = SIZES | HONOURS | TRADES
"""Words that a name may gain or lose while the thing stays the same."""

KINDS = _set(
    "academie academy agenda akkoord agreement alliantie board boards campus center centre centrum coalitie "
    "convenant corridor deal deals expertisecentrum fabriek faculteit fonds foundation fund hub hubs "
    "initiatief institute instituut investeringen investments kenniscentrum lab lectoraat loket markt "
    "monitor museum park participaties practoraat proeftuin programme project projecten rapportage "
    "regiegroep regio servicepunt tracks ventures werkgroep werkplaats winkel"
)
"""Words that say what kind of thing bears the name: with another of these it is another thing."""

SOFT_KINDS = _set("netwerk network platform programma hub campus ondernemersplatform")
"""Kinds that a platform's card states in a field of its own, so that its name may leave them out."""

NETWORKS = _set("netwerk network platform ondernemersplatform")
"""Of these, those that say nothing more than that parties work together."""

PARTIES = _set(
    "gemeenten provincies waterschappen omgevingsdiensten ministeries corporaties woningcorporaties "
    "akkerbouwers boeren ziekenhuizen scholen boards"
)
"""Words for many parties at once: at the end of a name they say which sort of parties, and not which."""
UNIONS = _set("vereniging unie stichting federatie koepel cooperatie")
"""What begins so is one body, whatever it unites."""

DIRECTIONS = _set("noord oost zuid west midden noordelijk oostelijk zuidelijk westelijk centraal")
NEIGHBOURING = _set("gent antwerpen brussel leuven mechelen hasselt luik aken aachen munster")
"""Towns across the border, which the list of municipalities does not have."""

COMPOUND_TAILS = sorted(
    _set(
        "bedrijf bureau centrum dienst federatie fonds huis instituut maatschappij organisatie overleg "
        "provinciaal raad schap verband vereniging waterstaat"
    )
)
"""Words that Dutch writes on to another, and that abbreviations give a letter of their own."""

WRITTEN_OUT = {
    "prov": "provincie",
    "provinsje": "provincie",
    "gem": "gemeente",
    "gemeinte": "gemeente",
    "min": "ministerie",
    "univ": "universiteit",
    "university": "universiteit",
}
"""Words that stand for another at the beginning of a name: shortened, Frisian or English."""

_ROMAN = re.compile(r"(?:ii|iii|iv|vi|vii|viii|ix)\Z")


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """``name`` in plain small letters and digits, words parted by one space: the strictest sameness."""
    return _NOT_A_WORD.sub(" ", unmarked(name.replace("&", " en "))).strip() or name.casefold().strip()


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words that carry the name: folded, without articles, prepositions and legal forms."""
    return _carrying(folded(_LEGAL.sub(r"\1v", name)).split())


def _carrying(row: list[str]) -> tuple[str, ...]:
    if len(row) > 1 and row[0] in WRITTEN_OUT:
        row = [WRITTEN_OUT[row[0]], *row[1:]]
    kept = tuple(w for w in row if w not in STOPWORDS and w not in LEGAL_FORMS)
    return kept or tuple(row) or ("",)


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Equal for spellings that differ only in capitals, spacing, small words and legal form."""
    return "".join(words(name))


@lru_cache(maxsize=100_000)
def without_parentheses(name: str) -> tuple[str, str]:
    """``X (Y)`` as ``X`` and ``Y``; any other name as itself and nothing."""
    match = _IN_PARENTHESES.search(name)
    if match is None or match.start() == 0:
        return name, ""
    return name[: match.start()], match.group(1)


@lru_cache(maxsize=100_000)
def head(name: str) -> tuple[str, str]:
    """``X - Y``, ``X, Y``, ``X: Y`` or ``X / Y`` as ``X`` and ``Y``; other names: itself and nothing."""
    parts = _CLAUSE.split(name, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 and parts[0] else (name, "")


@lru_cache(maxsize=100_000)
def is_abbreviation(name: str) -> bool:
    """One short word with at least two capitals and no more small letters than capitals (``UvW``)."""
    if not 2 <= len(name) <= 8 or not re.fullmatch(r"[A-Za-z0-9&/+-]+", name):
        return False
    capitals = sum(c.isupper() for c in name)
    return capitals >= 2 and sum(c.islower() for c in name) <= capitals


def names_several(name: str) -> bool:
    """Whether a name may list several parties (``Circularities met VNG``)."""
    return _SEVERAL.search(name) is not None


def abbreviates(short: str, long: Iterable[str]) -> bool:
    """Whether ``short`` is made of initials of the words ``long``, all of them, in their order.

    Small words may be skipped (OMWB: Omgevingsdienst Midden- en West-Brabant).  A compound may give a
    letter of its second half as well (ODRA: OmgevingsDienst Regio Arnhem).
    """
    letters = folded(short).replace(" ", "")
    row = [w for w in long if w]
    if len(letters) < 2 or len([w for w in row if w not in STOPWORDS]) < 2:
        return False
    return _spells(letters, tuple(row))


def first_letters(row: Iterable[str]) -> frozenset[str]:
    """The pairs of letters with which an abbreviation of the words ``row`` can begin."""
    first, *rest = row
    second = {t[0] for t in COMPOUND_TAILS if first.endswith(t) and first != t}
    for word in rest:
        second.add(word[0])
        if word not in STOPWORDS:
            break
    return frozenset(first[0] + letter for letter in second)


@lru_cache(maxsize=200_000)
def _spells(letters: str, row: tuple[str, ...]) -> bool:
    if not row:
        return not letters
    word, rest = row[0], row[1:]
    if word in STOPWORDS and _spells(letters, rest):
        return True
    if not letters or letters[0] != word[0]:
        return False
    if _spells(letters[1:], rest):
        return True
    tails = (t for t in COMPOUND_TAILS if word.endswith(t) and word != t)
    return any(letters[1:2] == t[0] and _spells(letters[2:], rest) for t in tails)


def is_roman(word: str) -> bool:
    """Whether a word is a Roman number from two to nine."""
    return _ROMAN.match(word) is not None


class Places:
    """The names of provinces and municipalities, to see where a name places the thing it names."""

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._canonical: dict[str, str] = {}
        self._longest = 1
        self._within: dict[str, frozenset[str]] = {}
        self._key: dict[str, str] = {}
        for name, aliases in names:
            for alias in (name, *aliases):
                as_folded = folded(alias)
                self._canonical.setdefault(as_folded, folded(name))
                self._longest = max(self._longest, len(as_folded.split()))

    def within(self, name: str) -> frozenset[str]:
        """The places that occur in ``name``, each by its official name; the longest match counts."""
        found = self._within.get(name)
        if found is None:
            row = self._parted(folded(name).split())
            found = self._within[name] = frozenset(place for _, place in row if place)
        return found

    def _parted(self, row: list[str]) -> Iterator[tuple[str, str]]:
        """The row word by word, where the words of a place go together: words, and the place or nothing."""
        at = 0
        while at < len(row):
            for length in range(min(self._longest, len(row) - at), 0, -1):
                place = self._canonical.get(" ".join(row[at : at + length]))
                if place is not None:
                    yield " ".join(row[at : at + length]), place
                    at += length
                    break
            else:
                yield row[at], ""
                at += 1

    def key(self, name: str) -> str:
        """``key`` with places by their official name: Friesland and Fryslân, Den Haag and 's-Gravenhage."""
        found = self._key.get(name)
        if found is None:
            parted = self._parted(folded(_LEGAL.sub(r"\1v", name)).split())
            row = [place.replace(" ", "") or word for word, place in parted]
            found = self._key[name] = "".join(_carrying(row))
        return found


def tells_apart(surplus: Iterable[str], places: Places) -> bool:
    """Whether words that one name has and another lacks make it the name of another thing."""
    return any(
        w in KINDS
        or w in DIRECTIONS
        or w in NEIGHBOURING
        or any(c.isdigit() for c in w)
        or is_roman(w)
        or bool(places.within(w))
        for w in surplus
    )


def names_a_group(name: str) -> bool:
    """Whether a name stands for several parties that it does not name (``Friese gemeenten``)."""
    row = folded(without_parentheses(name)[0]).split()
    return bool(row) and row[-1] in PARTIES and row[0] not in UNIONS


def is_distinctive(row: Iterable[str], places: Places) -> bool:
    """Whether some word says which one it is, and not only what kind of thing or where."""
    return any(
        len(w) >= 2
        and w not in GENERIC
        and w not in KINDS
        and w not in SOFT_KINDS
        and w not in DIRECTIONS
        and not places.within(w)
        for w in row
    )
