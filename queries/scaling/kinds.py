"""Which projects are no candidates by what they are: studies, events, buildings and works done once.

Nobody takes a report, a prize, a town hall or a bridge to another province; what came of it may travel.  So
such a project is no candidate, unless its own words name something that others can do or use again.  What it
is is told by its name and by the first words of its description, which say what it is before what it is for.

The words stand here alone, in Dutch, chosen by reading all projects on the cards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Nature = Literal["onderzoek", "evenement", "gebouw", "eenmalig werk"]

NATURE_NAMES: Final[dict[Nature, tuple[str, str]]] = {
    "onderzoek": ("onderzoek", "onderzoeken"),
    "evenement": ("evenement of prijs", "evenementen en prijzen"),
    "gebouw": ("gebouw", "gebouwen"),
    "eenmalig werk": ("eenmalig werk", "eenmalige werken"),
}
"""One, and several."""

LEAD_WORDS: Final = 7
"""So many words of a description say what a thing is."""
TRIED: Final = ("pilot", "opschaling")
"""Phases that say by themselves that something is tried, or done, to be done again."""

_STUDY = (
    r"\w*onderzoek|\w*studie|\w*verkenning(?:en)?|\w*analyse|inventarisatie|nulmeting|evaluatie|quickscan"
    r"|\w*rapporten|\w*rapport(?:age)?|gap report|\w*atlas|kansenkaarten|toekomstbeeld"
)
_STUDIED = r"onderzoek(?:t|en)|onderzocht(?:en)?"
_EVENT = (
    r"\w*competitie|\w*wedstrijd|prijsvraag|top \d+|challengeronde|challenges?|marktdag|\w*congres"
    r"|\w*festival|\w*onderscheiding|\w*award|\w*conferentie|\w*symposium|themaweek|open dag"
    r"|kennissessies|startup in residence"
)
_BUILDING = (
    r"\w*gebouw|\w*paviljoen|pavilion|\w*kantoor|gemeentehuis|provinciehuis|\w*kliniek|\w*stadion|\w*hotel"
    r"|\w*school|\w*woningen|\w*hennepwoning|\w*huisvesting|\w*lodges|\w*suites|verbouwing|steunpunt|tramremise"
    r"|(?:woon|hennep|upwijk)wijk|\w*upwijk|\Abouw"
)
_WORK = (
    r"\w*brug(?:gen|dekken)?|\w*viaduct|\w*rotonde|fietspad|(?!milieu|test)\w*straat|wegverbreding"
    r"|\w*weg n\d{2,3}|n\d{3} \w+|reconstructie|herinrichting|groot onderhoud|overslaghaven|eilanden"
    r"|circulaire sloop|circulair delven|ontmanteling windpark|gesloopt verpleeghuis|gebiedsontwikkeling"
    r"|uitbreidingswijk|deelgebied|(?:verouderd|voormalig) \w*terrein"
)
_INSTRUMENT = (
    r"handreiking|leidraad|leidraden|\w*methode|methodiek|meetsystematiek|werkwijze|rekenmodel|rekentool|tool"
    r"|\w*instrument|meetlat|standaardvoorschriften|\w*catalogus|kennisbank|lesmateriaal|toolkit|vrij gedeeld"
    r"|herhaalbaar|serieproductie"
)
"""What others can use, wherever in the text it is named."""
_MADE_AGAIN = (
    r"modula\w+|prefab\w*|gestandaardiseerd\w*|\w*fabriek|proeftuin\w*|proefinstallatie|as a service"
    r"|bouwsysteem|\w*testcentrum|expertisecentrum|ambachtscentrum|ambachtsnetwerk|\w*asfalt|\w*faciliteit|modelwoningen"
)
"""What is built to be built again, or to work in: in the name or the first words."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_EVENTS, _STUDIES, _ARE_STUDYING = _words(_EVENT), _words(_STUDY), _words(_STUDIED)
_BUILDINGS, _WORKS = _words(_BUILDING), _words(_WORK)
_USABLE, _AGAIN = _words(_INSTRUMENT), _words(_MADE_AGAIN)
_FOR_WHAT = re.compile(
    r"\b(?:van|voor|in|met|dat|die|waar|waarin|waarmee|waarbij|uit|op|om|bij|naar|over|tussen|naast|als|langs)\b"
)


@dataclass(frozen=True)
class Once:
    """What makes a project no candidate: its nature, and the word by which that is seen."""

    nature: Nature
    word: str


def _lead(description: str) -> str:
    return " ".join(description.split()[:LEAD_WORDS])


def what_it_is(description: str) -> str:
    """The first words of a description, before it says what the thing is for: *Driejarige regeling*."""
    return _FOR_WHAT.split(_lead(description), maxsplit=1)[0]


def once(name: str, description: str, results: str, phase: str) -> Once | None:
    """What a project is, when that cannot be done again elsewhere; None for all others.

    Of a study or event only an instrument counts that others can use: it says much of chains and factories
    that are not its own.
    """
    if phase in TRIED or _USABLE.search(f"{name}. {description} {results}"):
        return None
    lead, what = _lead(description), what_it_is(description)
    for nature, seen in (
        ("evenement", _EVENTS.search(name) or _EVENTS.search(lead)),
        ("onderzoek", _STUDIES.search(name) or _STUDIES.search(what) or _ARE_STUDYING.search(lead)),
    ):
        if seen:
            return Once(nature, seen[0])  # type: ignore[arg-type]
    if _AGAIN.search(f"{name}. {lead}"):
        return None
    if seen := _BUILDINGS.search(name) or _BUILDINGS.search(what):
        return Once("gebouw", seen[0])
    if seen := _WORKS.search(name) or _WORKS.search(what):
        return Once("eenmalig werk", seen[0])
    return None
