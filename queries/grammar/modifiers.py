"""What narrows a question, found by itself whatever the question is: phases, years, what is left out, an"
" order.

Each is read from the folded words of a question on its own; the grammar of cues knows nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.schema.phases import FINISHED, PLANS, RUNNING, STOPPED, UNKNOWN
from queries.dutch.words import word_set

_OF_PHASE: dict[tuple[str, ...], str] = {
    (
        FINISHED,
    ): "afgerond afgeronde voltooid voltooide gereed opgeleverd opgeleverde beeindigd beeindigde klaar"
    " afgeronden afgesloten",
    RUNNING: "lopend lopende lopen loopt draait draaien draaiende loopende",
    ("uitvoering",): "uitvoeringsfase",
    ("pilot",): "pilot pilots pilotfase pilotproject pilotprojecten proef proeven proefproject proefprojecten"
    " proefneming proefnemingen proeffase proeftuinen experiment experimenten",
    ("idee",): "idee ideeen ideefase ideeenfase ideetjes",
    ("verkenning",): "verkenning verkenningen verkenningsfase verkend verkennend verkennende",
    ("opschaling",): "opschalingsfase opgeschaald opgeschaalde",
    PLANS: "gepland geplande plannen",
}
PHASE_WORDS: dict[str, tuple[str, ...]] = {w: phases for phases, ws in _OF_PHASE.items() for w in ws.split()}
"""A word that says in which phase projects are; what stopped is asked for in more ways, see the grammar."""
STOPPED_WORDS = re.compile(r"gestopte?|stopgezette?|gestaakte?|gestrande?|mislukte?|failliete?|geschrapte?")
_IN_PHASE = re.compile(
    r"\b(?:in|fase|in de|nog in|al in)(?: de)? (uitvoering|opschaling|verkenning|ontwikkeling"
    r"|onbekend)(?: zijn)?\b"
    r"|\b(onbekende fase|fase (?:is )?onbekend|geen (?:bekende )?fase)\b"
)
_SAID: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        PLANS,
        re.compile(
            r"\b(?:(?:nog )?niet (?:\w+ )?(?:begonnen|begint|beginnen|gestarte?|opgestarte?|van start)"
            r"(?: (?:zijn|is|gegaan))*"
            r"|(?:moet|moeten|gaat|gaan)(?: \w+){0,2} (?:beginnen|starten|van start(?: gaan)?)"
            r"|op (?:de )?(?:stapel|plank|rol|tekentafel)|in (?:de )?(?:pijplijn|voorbereiding|planfase))\b"
        ),
    ),
    (
        (FINISHED,),
        re.compile(r"\b(?:(?:al|echt|helemaal) af|(?:is|zijn) af|af (?:is|zijn))\b(?! te)"),
    ),
    (RUNNING, re.compile(r"\b(?:aan de gang|onderweg|op dit moment bezig|nog bezig|al bezig)\b(?! met)")),
)
"""Phases that are said in several words."""
NO_PHASE_BEFORE = word_set("voor om")
"""*Klaar voor* opens another question than *klaar*."""

NEGATORS = word_set(
    "behalve uitgezonderd zonder niet geen buiten muv exclusief excl uitgenomen niks uitzondering"
)
FIRM_NEGATORS = word_set("behalve uitgezonderd zonder muv exclusief excl uitzondering")
"""After these whatever stands is left out; after the others only what names something."""
UNDER_NEGATION = word_set(
    "in de het een over van uit met bij op aan voor naar dan die zijn is worden maar gemeente provincie"
    " regio stad"
    " rond rondom betreffende te al ook bij"
)
"""Words that may stand between a negator and what it leaves out."""
NOT_BEFORE = word_set("nog")
"""*Nog niet* asks for what is missing; it leaves nothing out but a phase (*nog niet afgerond*)."""

_YEAR = r"((?:19|20)\d\d)"
_FROM_TO = re.compile(
    rf"(?:tussen|van|periode|vanaf|jaren) {_YEAR} (?:en met|tot en met|tot|en|tm|t m)? ?{_YEAR}"
    rf"|\b{_YEAR} (?:tot en met|tm|t m|tot|en)? ?{_YEAR}\b"
)
_SINCE = re.compile(rf"\b(?:sinds|vanaf|sedert|van af|begin) {_YEAR}")
_AFTER = re.compile(rf"\b(?:na|later dan|jonger dan|nieuwer dan) {_YEAR}")
_BEFORE = re.compile(rf"\b(?:voor|eerder dan|ouder dan) {_YEAR}")
_UNTIL = re.compile(rf"\b(?:tot en met|tm|t m|uiterlijk|tot) {_YEAR}")
_IN_YEAR = re.compile(rf"\b{_YEAR}\b")

ORDERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "-projecten",
        re.compile(
            r"\bmeeste projecten\b|\bwie(?: \w+){0,4} (?:meest|meeste|actiefst)\b"
            r"(?! (?:geld|budget|gevorderd\w*|platforms?)\b)"
            r"|\b(?:grootste|actiefste)(?= (?:platforms?|organisaties?|netwerk(?:en)?|partij(?:en)?"
            r"|bedrijf|bedrijven|spelers?|provincies?))"
        ),
    ),
    (
        "-budget",
        re.compile(
            r"\b(?:(?:grootste|hoogste|meeste|dikste)(?: \w+){0,2}? (?:budget\w*|geld|begroting\w*"
            r"|investering\w*"
            r"|subsidies?|bedrag\w*|euros?)|duurste?n?|kostbaarste|grootste(?= project(?:en)?\b)"
            r"|budget\w*(?: \w+){0,2} (?:boven|groter|hoger|meer))\b"
        ),
    ),
    (
        "budget",
        re.compile(
            r"\b(?:(?:kleinste|laagste|minste)(?: \w+){0,2}? (?:budget\w*|geld|bedrag\w*)|goedkoopste"
            r"|kleinste(?= project(?:en)?\b))\b"
        ),
    ),
    (
        "-begin",
        re.compile(
            r"\b(?:nieuwste|jongste|recentste|laatste (?=projecten|initiatieven|platforms)"
            r"|laatst (?:begonnen|gestarte?))\b"
        ),
    ),
    (
        "begin",
        re.compile(
            r"\b(?:oudste|langst ?(?:lopende|bestaande)|bestaat(?: \w+){0,2} langst|allereerste|vroegste"
            r"|eerst (?:begonnen|gestarte?))\b"
        ),
    ),
    (
        "fase",
        re.compile(r"\b(?:meest gevorderde?|verste?|verstgevorderde?)\b"),
    ),
    ("projecten", re.compile(r"\b(?:minste|kleinste aantal) projecten\b")),
)
"""A superlative to the order of a list that answers it, as ``sorteer`` says it."""
COUNTING = re.compile(
    r"\b(?:hoeveel|hoevaak|hoe vaak|hoe veel|aantal|aantallen|tel|hoeveelheid"
    r"|zijn er (?:\w+ )?veel|is er veel)\b"
)
"""How a question asks for a number of things; money is another question."""
STARTED = re.compile(
    r"\b(?:gestarte?|begonnen|begon|begin|van start|opgericht\w*|gelanceerde?|opgezet\w*|ontstaan|gemaakt"
    r"|project\w*"
    r"|platforms?|initiatie\w+|pilots?)\b"
)
NEWS = re.compile(
    r"\b(?:nieuws?|nieuwe|nieuwtjes|wijzig\w*|verander\w*|updates?|bijgekomen|bijgewerkt|gewijzigd\w*)\b"
)


@dataclass(frozen=True)
class Years:
    """The first and the last year that are asked for; 0 for no bound."""

    first: int = 0
    last: int = 0


_NUMBER_WORDS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_RELATIVE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?:sinds )?(?:de )?(?:afgelopen|laatste|voorbije|vorige) {_COUNT} jaar\b"), "sinds"),
    (re.compile(rf"\b(?:ouder|langer geleden) dan {_COUNT} jaar\b"), "voor"),
    (re.compile(rf"\b(?:jonger|nieuwer|korter geleden) dan {_COUNT} jaar\b"), "sinds"),
)
_THIS_YEAR = re.compile(r"\bdit jaar\b")
_LAST_YEAR = re.compile(r"\b(?:vorig|afgelopen) jaar\b")


def in_years(sentence: str, now: int) -> str:
    """The sentence with years in numbers for those told from the year it is ``now``."""
    for pattern, word in _RELATIVE:
        while match := pattern.search(sentence):
            then = now - (_NUMBERS.get(match[1]) or int(match[1]))
            sentence = f"{sentence[: match.start()]}{word} {then}{sentence[match.end() :]}"
    return _LAST_YEAR.sub(str(now - 1), _THIS_YEAR.sub(str(now), sentence))


def years(sentence: str) -> Years:
    """The years that a question is limited to."""
    if found := _FROM_TO.search(sentence):
        ends = [int(y) for y in found.groups() if y]
        return Years(min(ends), max(ends))
    first = next(
        (int(m[1]) + later for p, later in ((_SINCE, 0), (_AFTER, 1)) if (m := p.search(sentence))), 0
    )
    last = int(m[1]) if (m := _UNTIL.search(sentence)) else 0
    if not last and (m := _BEFORE.search(sentence)):
        last = int(m[1]) - 1
    if not first and not last and (m := _IN_YEAR.search(sentence)):
        return Years(int(m[1]), int(m[1]))
    return Years(first, last)


def phases(row: Sequence[str], skipped: frozenset[int]) -> tuple[list[str], set[int]]:
    """The phases that the words name, and the numbers of the words that name nothing else."""
    groups: list[tuple[str, ...]] = []
    used: set[int] = set()
    for at, word in enumerate(row):
        follows = row[at + 1] if at + 1 < len(row) else ""
        if at in skipped or word not in PHASE_WORDS or (word == "klaar" and follows in NO_PHASE_BEFORE):
            continue
        groups.append(PHASE_WORDS[word])
        used.add(at)
    starts = _starts(row)
    sentence = " ".join(row)
    for match in _IN_PHASE.finditer(sentence):
        inside = {n for n, start in enumerate(starts) if match.start() <= start < match.end()}
        if not inside & skipped:
            named = match[1] or UNKNOWN
            groups.append(RUNNING if named == "ontwikkeling" else (named,))
            used |= inside
    for named, pattern in _SAID:
        for match in pattern.finditer(sentence):
            inside = {n for n, start in enumerate(starts) if match.start() <= start < match.end()}
            if not inside & skipped:
                groups.append(named)
                used |= inside
    return _narrowest(groups), used


def _narrowest(groups: Sequence[tuple[str, ...]]) -> list[str]:
    """All phases named, but of *lopende pilots* only the pilots: what is wider adds nothing."""
    kept = [g for g in groups if not any(set(other) < set(g) for other in groups)]
    return list(dict.fromkeys(phase for group in kept for phase in group))


def phases_of(word: str) -> tuple[str, ...]:
    """The phases that one word names; empty for any other word."""
    return (STOPPED,) if STOPPED_WORDS.fullmatch(word) else PHASE_WORDS.get(word, ())


def order(sentence: str) -> str:
    """The order of a list that a superlative asks for; empty when none does."""
    return next((name for name, pattern in ORDERS if pattern.search(sentence)), "")


def negations(row: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Where something is left out: number of the negator, of the first word under it, and whether it is firm.

    *Op Utrecht na* negates from *op*.
    """
    for at, word in enumerate(row):
        if word in NEGATORS:
            start = at + 1
            while start < len(row) and row[start] in UNDER_NEGATION:
                start += 1
            missing = at > 0 and row[at - 1] in NOT_BEFORE
            if start < len(row) and (not missing or phases_of(row[start])):
                yield at, start, word in FIRM_NEGATORS
        elif word == "na" and "op" in row[max(0, at - 4) : at]:
            opening = max(n for n in range(max(0, at - 4), at) if row[n] == "op")
            if opening + 1 < at:
                yield opening, opening + 1, False


def _starts(row: Sequence[str]) -> list[int]:
    at, found = 0, []
    for word in row:
        found.append(at)
        at += len(word) + 1
    return found
