"""Dutch compounds taken apart into words that the corpus itself knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from queries.dutch.words import IRREGULAR, STOP_WORDS, forms, word_set

LINKS = ("", "s", "en", "e", "n")
"""Letters that may stand between two parts; nothing is tried first."""

SHORT_PARTS = word_set(
    """
    bio bos co2 cup dak dop eco ei gas gft gww hub huis kas lab mkb mos olie pet pvc rwzi tas tuin
    vee vis vth weg wol zee zon
    """
)
"""Words of fewer than four letters that are parts of compounds in this field."""

OPAQUE = word_set(
    """
    landbouw tuinbouw akkerbouw bosbouw mijnbouw glastuinbouw
    grondstof brandstof waterstof koolstof stikstof zuurstof kunststof voedingsstof afvalstof
    netwerk raamwerk kunstwerk maatwerk werkwijze werkgroep werkelijk platform hogeschool toeslag omslag
    aandacht aanleiding aardappel aardgas aardolie achtergrond achterhoek anderhalf bedrijfsleven
    begeleiding bijeenkomst boekhouding driekwart eigendom eigenschap gemeenschap handelsmerk
    handleiding handreiking hoofdlijn hoofdstuk houvast kleinschalig kringloop landelijk landschap
    levensmiddelen maatschappij meerwaarde milieu nieuwsbrief onderzoek opdrachtgever openbaar
    geestmerambacht verschilmakers kwartiermakers weekmakers tussengewassen leergang leergemeenschap
    leernetwerk leeromgeving leerplek leerproject leertraject weekblad stadsblad zakenblad tafelblad
    bladerunner dijkbekleding steenbekleding
    goedkoper nieuwkoper rondleiding overwegen gansewinkel grondgeluid
    organisatie overheid paddenstoel productie regenboog rijksoverheid samenleving samenwerking stadhuis
    stadsdeel standaard steenkool tijdelijk toekomst tussendoor voorbeeld vuurwerk waarborg wedstrijd
    weerstand wegnemen weggenomen wegwerken weghalen weggooien wegvallen wegwerp
    wetenschap wethouder woordvoerder zakelijk zuivering
    """
)
"""Compounds that mean something else than their parts, so that a part must not find them."""

_PLAUSIBLE_START = re.compile(
    r"(?:[aeiouy]|[bcdfghjklmnpqrstvwz][aeiouy]|"
    r"bl|br|ch|cl|cr|dr|dw|fl|fr|gl|gr|kl|kn|kr|kw|pl|pr|ps|qu|sch|sc|sf|sh|sj|sk|sl|sm|sn|sp|st|sw|th|tr|ts|"
    r"tw|vl|vr|wr|zw)"
)
_PLAUSIBLE_END = re.compile(r"(?:[aeiouy]|[aeiouy][bcdfgklmnprstx]+|[lnr]en|er|el|s)$")
_VOWEL = re.compile(r"[aeiouy]")
_SUFFIX = re.compile(
    r"^(?:e|en|s)?(?:aal|aar|aars|achtig|achtige|ale|atie|aties|baar|baarheid|bare|dom|eel|eer|eerd|eerde|ele|end|"
    r"ende|enaar|er|eren|erend|erij|erijen|ering|eringen|ers|ertje|heden|heid|iek|ieke|iteit|iteiten|ing|ingen|ische|"
    r"isch|isme|ist|isten|je|jes|lijk|lijke|lijks|loos|loze|nemend|ster|sters|tie|ties|tje|tjes|zaam|zame|"
    r"ten|den|der|ders|end|sche|nis|schap|schappen)$"
)

PREFIXES = word_set(
    """
    aan achter binnen boven buiten door hoofd mede midden naast onder over samen tegen terug tussen verder
    vooraf voort voor zelf inter trans super multi semi micro macro
    """
)
"""What only makes a word of another word: a rest like this is no compound."""

MIN_WORD = 7
"""Shorter words are not taken apart: ``Bouw`` and ``weg`` make at least ``bouwweg``."""
MIN_PART = 4
MIN_BESIDE_UNKNOWN = 5
"""How long a known word must be to be seen beside a rest that nobody knows."""
MIN_AT_END = 6
"""The same for a known word at the end, where verbs with a prefix look like compounds."""
MIN_REST = 4


class Splitter:
    """Takes compounds apart with the words of a corpus.

    ``known`` are the corpus' own words; ``telling`` those of them that name or classify something,
    which are nouns mostly; ``names`` the proper names, which stay whole (``Groningen``).
    """

    def __init__(self, known: Iterable[str], telling: Iterable[str], names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._parts: set[str] = set(SHORT_PARTS)
        for word in known:
            if _may_be_part(word):
                self._parts.add(word)
                # In compounds verbs stand as their stem and nouns may stand in the singular where the
                # corpus has the plural only: sorteren, sorteercentrum; luiers, luierfabriek.
                stems = forms(word) if word.endswith(("en", "s")) else ()
                self._parts.update(f for f in stems if len(f) >= MIN_PART and f[:2] == word[:2])
        self._telling = {w for w in telling if len(w) >= MIN_BESIDE_UNKNOWN and _may_be_part(w)}
        self._longest = max(map(len, self._parts))

    def split(self, word: str) -> tuple[str, ...]:
        """Parts of ``word``, first to last; empty when it is no compound of known words.

        The fewest parts win, then the ones whose shortest part is longest.
        """
        if not self._may_split(word):
            return ()
        best = self._best(word, 0, {})
        return best if best is not None and len(best) > 1 else ()

    def known_beside(self, word: str) -> tuple[str, ...]:
        """The longest telling word that begins or ends ``word``, when the rest may be a word as well.

        ``hennepscheven`` gives ``hennep`` though nobody knows *scheven*; ``schennep`` gives nothing.
        """
        if not self._may_split(word):
            return ()
        for length in range(len(word) - MIN_REST, MIN_BESIDE_UNKNOWN - 1, -1):
            if word[:length] in self._telling and _may_be_word(word[length:], at_end=True):
                return (word[:length],)
            if (
                length >= MIN_AT_END
                and word[-length:] in self._telling
                and _may_be_word(word[:-length], at_end=False)
            ):
                return (word[-length:],)
        return ()

    def _may_split(self, word: str) -> bool:
        return (
            len(word) >= MIN_WORD
            and word not in self._names
            and not (forms(word) | {word}) & OPAQUE
            and IRREGULAR.get(word) not in OPAQUE
        )

    def _best(self, word: str, at: int, seen: dict[int, tuple[str, ...] | None]) -> tuple[str, ...] | None:
        """The best way to read ``word`` from ``at`` to its end, or None."""
        if at in seen:
            return seen[at]
        best: tuple[str, ...] | None = None
        for end in range(min(len(word), at + self._longest), at + 2, -1):
            part = word[at:end]
            if part not in self._parts or part == word:
                continue
            if end == len(word):
                candidate: tuple[str, ...] | None = (part,)
                best = _better(best, candidate)
                continue
            for link in LINKS:
                start = end + len(link)
                if word.startswith(link, end) and len(word) - start >= 3 and _may_link(part, link):
                    rest = self._best(word, start, seen)
                    if rest is not None:
                        best = _better(best, (part, *rest))
        seen[at] = best
        return best


def _better(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if first is None or second is None:
        return first or second
    return min(first, second, key=lambda parts: (len(parts), -min(map(len, parts)), parts))


def _may_link(part: str, link: str) -> bool:
    return not link or (len(part) >= MIN_PART and not part.endswith(link))


def _may_be_part(word: str) -> bool:
    return len(word) >= MIN_PART and word.isalpha() and word not in STOP_WORDS and not _SUFFIX.match(word)


def _may_be_word(rest: str, *, at_end: bool) -> bool:
    """Whether letters that nobody knows may be a word of their own beside a known one."""
    if not rest.isalpha() or not _VOWEL.search(rest) or _PLAUSIBLE_START.match(rest) is None:
        return False
    if at_end:
        return not _SUFFIX.match(rest)
    return rest not in PREFIXES and _PLAUSIBLE_END.search(rest) is not None
