"""The parts of the site that can be asked for, the words that ask for each, and what there is to say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.about.model import AboutPart


@dataclass(frozen=True)
class Part:
    """A part of the site: the words that ask for it (``pattern``), how that is said, what there is to say."""

    name: AboutPart
    pattern: re.Pattern[str]
    understood: str
    answer: str


def _part(name: AboutPart, patterns: tuple[str, ...], understood: str, *answer: str) -> Part:
    pattern = re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)")
    return Part(name, pattern, understood, " ".join(answer))


_THESE = r"(?:(?:deze|de|jullie|die|dit|hier|het|alle) )*"
_DATA = (
    r"(?:gegevens|data|cijfers|informatie|kaarten|schakelkaart|site|website|antwoorden|resultaten|aantallen)"
)
_STATE = r"(?:actueel|betrouwbaar|volledig|compleet|juist|goed|oud|recent|zeker|correct|te vertrouwen)"
_MADE = r"(?:maakte|maakt|gemaakt|heeft|zit|bouwde|beheert|is van)"

PARTS: tuple[Part, ...] = (
    _part(
        "planning",
        (r"regiegroep", r"stuurgroep", r"planning(?: \w+){0,2} ipo"),
        "De planning en de leden van de Regiegroep",
        "De planning en de leden van de Regiegroep staan niet in Schakelkaart.",
        "Het dichtst daarbij komen de oproepen van de IPO-notitie;",
        "naar data kunt u vragen bij het Interprovinciaal Overleg.",
    ),
    _part(
        "toegankelijkheid",
        (r"toegankelijk\w*", r"schermlezer\w*", r"voorleessoftware", r"slechtziend\w*", r"blinden", r"wcag"),
        "De toegankelijkheid van deze site",
        "Alles werkt met het toetsenbord, zonder script en met vergroting; kleuren staan nooit alleen.",
        "Werkt iets voor u niet, meld het dan onderaan de pagina.",
    ),
    _part(
        "kwaliteit",
        (
            r"(?:hoe )?betrouwba\w+(?: \w+)*",
            rf"(?:klopt|kloppen|vertrouw\w*) {_THESE}{_DATA}",
            rf"(?:hoe )?{_STATE} (?:is|zijn) {_THESE}{_DATA}",
            rf"(?:is|zijn) {_THESE}{_DATA}(?: \w+)? {_STATE}",
            rf"kwaliteit (?:van )?{_THESE}{_DATA}",
            r"datakwaliteit",
            rf"(?:van|tot) wanneer (?:is|zijn|komt|komen|lopen) {_THESE}{_DATA}",
            r"klopt (?:dit|het|dat|alles)(?: \w+){0,3}",
            r"(?:laatst|wanneer|hoe vaak)(?: \w+){0,3} (?:bijgewerkt|geactualiseerd|ververst|vernieuwd)",
            rf"(?:kan|mag|kunnen) (?:ik|we|wij|je) (?:op )?{_THESE}{_DATA} (?:vertrouwen|bouwen|aan)",
        ),
        "Hoe betrouwbaar deze gegevens zijn",
        "De kaarten zijn een reconstructie uit openbare bronnen;",
        "de officiële bijlage van 2023 is niet gebruikt.",
        "Bij elk feit staat de bron, en per kaart is te zien hoe volledig en hoe oud zij is.",
    ),
    _part(
        "privacy",
        (
            r"privacy\w*",
            r"cookies?",
            r"avg",
            r"persoonsgegevens",
            r"(?:worden|wordt|bewaren|slaan|bewaart)(?: \w+){0,3} gegevens(?: \w+){0,2}",
            r"mijn gegevens",
            r"volgen jullie(?: \w+)?",
        ),
        "Wat deze site van u bewaart",
        "Schakelkaart bewaart niet wie haar gebruikt: alles wat u kiest staat in het adres.",
        "Er staan geen gegevens van privépersonen in; een contact is een postbus of pagina van een functie.",
    ),
    _part(
        "bronnen",
        (
            rf"(?:waar|waarvandaan)(?: \w+)? (?:komt|komen|halen \w+|haalt) {_THESE}{_DATA}(?: \w+){{0,3}}",
            r"(?:op )?(?:welke|wat zijn de) bronnen(?: \w+)*",
            r"bronvermelding",
            rf"herkomst (?:van )?{_THESE}{_DATA}",
            r"waarop(?: \w+){0,3} gebaseerd",
            r"bronnen",
        ),
        "Waar de gegevens vandaan komen",
        "Elk feit heeft een bron: websites en stukken van provincies en partners,",
        "en de IPO-notitie van 22 maart 2023.",
    ),
    _part(
        "gegevens",
        (
            r"download\w*",
            r"export\w*",
            r"excel",
            r"csv",
            r"api",
            r"(?:open|linked) data",
            r"koppelen met",
            r"licentie\w*",
            rf"(?:mag|mogen) (?:ik|we|wij|je) {_THESE}{_DATA} (?:gebruiken|delen|overnemen|hergebruiken)",
        ),
        "De gegevens meenemen",
        "Elke lijst is mee te nemen als Excel of CSV, en alles is er ook voor programma’s.",
        "De kaarten zijn vrij te gebruiken onder de EUPL-1.2;",
        "grenzen en plaatsen zijn van CBS/Kadaster, CC BY 4.0.",
    ),
    _part(
        "kaarten",
        (
            r"(?:onze|mijn|de) (?:eigen )?kaart(?: van \w+)? (?:\w+ )?(?:aanpassen|bijwerken|bijhouden"
            r"|wijzigen|veranderen|invullen|aan|bij)",
            r"(?:pas|werk|wijzig|vul)(?: \w+){0,3} kaart(?: \w+)?",
            r"project(?:en)? (?:toevoegen|aanmelden|insturen)",
            r"(?:hoe|waar) (?:krijg|zet|meld|voeg|lever)(?: \w+){0,5} (?:erop|erbij|erin|aan|toe|in)",
            r"hoe (?:meld|voeg)(?: \w+){0,4} (?:aan|toe)",
            r"waarom (?:staat|staan|ontbreekt|mist)(?: (?:mijn|ons|onze) \w+)(?: \w+){0,3}",
        ),
        "Uw kaart bijhouden",
        "Een provincie haalt haar kaart op als formulier in Excel, vult haar aan,",
        "en ziet vooraf wat er verandert.",
    ),
    _part(
        "contact",
        (
            r"contact(?:formulier)?",
            r"fout(?:je|jes|en)?(?: \w+){0,3} (?:meld\w*|doorgeven|gevonden)(?: \w+)?",
            r"(?:iets |dit )?klopt (?:er )?niet",
            r"melden",
            r"feedback",
            r"klacht\w*",
            r"(?:hoe|waar) kan (?:ik|je) (?:hier )?(?:meedoen|bijdragen)",
        ),
        "Contact, en een fout melden",
        "Onder elke pagina staat wie de gegevens bijhoudt en hoe u een fout meldt.",
        "Wie u over een onderwerp kunt bellen, vraagt u zo: wie kan ik bellen over asfalt.",
    ),
    _part(
        "help",
        (
            r"help",
            r"hulp",
            r"uitleg",
            r"handleiding",
            r"instructie\w*",
            r"hoe (?:zoek|vind|vraag) (?:ik|je)(?: \w+)? hier(?: \w+)?",
            r"faq",
            rf"(?:hoe )?(?:werkt|werken|gebruik (?:ik|je)) {_THESE}(?:{_DATA})?(?: \w+){{0,3}}",
            r"(?:werkt|werken) (?:dit|het)(?: \w+){0,4}",
            r"wat kan ik(?: hier)?(?: allemaal)? (?:vragen|doen|vinden)",
            r"(?:hoe|waarmee)(?: \w+){0,3} (?:score|scores|volgorde|gewichten?)(?: \w+){0,2}",
            r"wat betekent de score",
        ),
        "Hoe deze site werkt",
        "Typ een vraag in gewone woorden in het zoekvak;",
        "boven het antwoord staat hoe zij is opgevat en wat er nog meer bedoeld kan zijn.",
        "Hoe een score is opgebouwd, staat bij elk antwoord.",
    ),
    _part(
        "over",
        (
            r"wat is (?:de )?schakelkaart",
            r"over (?:deze |de )?(?:site|website|schakelkaart)",
            rf"(?:van )?wie(?: \w+){{0,2}} {_MADE}?(?: achter)? ?(?:deze|de) (?:site|website)(?: \w+)?",
            r"(?:waar|waarover|waarvoor|waartoe|wat|voor wie)(?: \w+){0,2} (?:deze|de|dit|die)"
            r" (?:site|website|pagina)(?: \w+){0,2}",
            r"voor wie is (?:dit|het|deze)(?: \w+){0,2}",
            r"doel van (?:deze|de) (?:site|website)",
            r"waarom (?:deze|bestaat|is er)(?: \w+){0,3}",
            r"^schakelkaart$",
        ),
        "Wat Schakelkaart is",
        "Schakelkaart is de kennisgraaf van de circulaire economie in de twaalf provincies: wat er loopt,",
        "wie verbindt en waar kansen voor samenwerking liggen, met bij elk feit de bron.",
    ),
)
"""In the order in which they are tried: what is said most narrowly first."""
BY_NAME: dict[str, Part] = {part.name: part for part in PARTS}
