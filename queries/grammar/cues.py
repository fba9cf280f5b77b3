"""The grammar of the one search box: which Dutch words ask which question.

Declarative: a cue is a pattern over the folded words of a question (small letters, no accents or
punctuation), in which a province named stands as ``P`` and a thing named as ``E``.  The heaviest cue that a
question has decides, together with what else it names (see ``queries.ask.answer``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.dutch.words import word_set
from queries.grammar.intents import Intent


@dataclass(frozen=True)
class Cue:
    """Words that ask a question.

    ``weight``: 3 leaves no doubt, 2.5 hardly any, 2 and below may be chance.
    """

    intent: Intent
    weight: float
    pattern: re.Pattern[str]


def _cue(intent: Intent, weight: float, pattern: str) -> Cue:
    return Cue(intent, weight, re.compile(rf"\b(?:{pattern})(?!\w)"))


_PARTY = (
    r"(?:E|gemeente[ns]?|waterschap(?:pen)?|kabinet|regering|rijksoverheid|den haag|omgevingsdiensten"
    r"|bedrijven|bedrijfsleven|ondernemers|inwoners|consumenten|kennisinstellingen|provincies)"
)
"""Whom something may be asked of."""

CUES: tuple[Cue, ...] = (
    _cue(
        "calls",
        3.3,
        r"(?:wat|welke \w+|waarom)(?: \w+){0,3}? (?:vra(?:agt|gen)|vroeg(?:en)?|eis(?:t|en)|verwacht(?:en)?"
        r"|wil(?:len)?|verlang(?:t|en)|bepleit(?:en)?|he(?:eft|bben)(?: \w+){0,3} nodig)(?: \w+){0,5}?"
        rf" (?:aan|van|richting)(?: het| de| alle)? {_PARTY}",
    ),
    _cue(
        "calls",
        3.2,
        r"oproep(?:en)?|roep(?:t|en)(?: \w+){0,7}? op|opgeroepen|beroep op|lobby\w*|pleit(?:en)?"
        r"|pleidooi\w*|verlanglijst\w*|wensenlijst\w*"
        r"|(?:vragen|verzoek(?:en)?|wensen|eisen)(?: \w+){0,4}?"
        rf" (?:aan|richting)(?: het| de)? {_PARTY}",
    ),
    _cue(
        "figures",
        3.2,
        r"hoeveel(?: \w+){0,2}? (?:investe\w+|steken|steekt|bested\w*|besteed\w*|geld|budget|miljoen|miljard"
        r"|euro|(?:geven|geeft|trekken|trekt)(?: \w+){0,5} uit|leg(?:gen|t)(?: \w+){0,4} in)"
        r"|wat (?:investe\w+|steken|steekt|bested\w*|besteed\w*)"
        r"|hoeveel subsidies? (?:krijg|ontvang|geef|gev|ga)\w*"
        r"|(?:investering(?:en)?|budget|uitgaven|inzet|bijdrage)(?: \w+){0,5}? (?:van|door)"
        r"(?: de| het| alle| gezamenlijke| twaalf)* (?:provincies|E)|klimaatbudget|rijksbudget|kerncijfers?"
        r"|cijfers (?:van|uit|in) (?:de )?(?:\w+ )?notitie",
    ),
    _cue(
        "calls",
        3.0,
        r"wat (?:moet|moeten|zou|zouden|kan)(?: het| de)? E(?: \w+){0,3} (?:doen|regelen|veranderen)"
        r"(?: \w+){0,2} volgens (?:de |het )?(?:provincies|E)|(?:E|ipo) ?notitie"
        r"|notitie van (?:het )?(?:E|ipo)|de notitie",
    ),
    _cue(
        "calls",
        3.2,
        rf"wat vra(?:agt|gen) (?:de |het |alle )?(?:E|provincies) (?:aan )?(?:het |de )?{_PARTY}",
    ),
    _cue(
        "agreement",
        3.3,
        r"bestuurlijk akkoord|(?:in|van|over) (?:het|dat|een) akkoord|onderdelen(?: \w+){0,3} akkoord"
        r"|(?:provincies|E)(?: \w+){0,3} akkoord|akkoord(?: \w+){0,3} (?:provincies|E)",
    ),
    _cue(
        "matches",
        3.3,
        r"(?:schakels?|matches|match) (?:van|voor|bij|met) (?:\w+ ){0,3}?E"
        r"|wie (?:kan|kunnen)(?: \w+){0,2} helpen (?:bij|met) (?:\w+ ){0,2}?E"
        r"|wie (?:past|passen) (?:er )?bij (?:\w+ ){0,2}?E|E schakels?"
        r"|schakels? (?:heeft|hebben|passen|horen)(?: \w+){0,3}? E",
    ),
    _cue(
        "contact",
        3.25,
        r"(?:op ?)?bellen|belde?|mailen|mailadres\w*|e ?mail\w*|mailtje|telefoonn\w+|nummer van"
        r"|contactpersoon|contactpersonen"
        r"|contactgegevens?|contact(?: op ?te)? ?(?:opnemen|nemen|zoeken)|contact(?: \w+){0,4} [PE]"
        r"|wie (?:heeft|maakt|beheert|houdt)(?: \w+){0,4} kaart"
        r"|aanspreekpunt\w*|aanspreken|(?:hoe|waar|kan|kunnen)(?: \w+){0,3} bereik(?:en|baar)?|hoe bereik"
        r"|adres(?:gegevens)? (?:van )?(?:de )?(?:provincie )?[PE]"
        r"|(?:wie )?kent (?:er )?iemand|wie (?:gaat|gaan) (?:er )?over|wie is (?:er )?verantwoordelijk"
        r"|iemand (?:spreken|bereiken)"
        r"|spreken over"
        r"|wie (?:is|zijn)(?: \w+){0,3} (?:programma\w+|projectleiders?|coordinator\w*|adviseurs?|ambtena\w+"
        r"|beleidsmedewerkers?|gedeputeerden?|trekkers? bij)"
        r"|bij wie (?:moet|kan) ik (?:zijn|terecht) (?:in|bij|van)(?: de)?(?: provincie)? [PE]",
    ),
    _cue(
        "learn",
        3.2,
        r"P(?: \w+){0,2} te bieden (?:\w+ )?(?:aan|voor) (?:de )?(?:provincie )?P",
    ),
    _cue(
        "profile",
        3.3,
        r"(?:ben|zijn) (?:hier )?nieuw|waar begin(?:nen)? (?:ik|we|wij)|hoe begin(?:nen)? (?:ik|we|wij)",
    ),
    _cue(
        "learn",
        3.2,
        r"(?:leren|leert|leer|afkijken|opsteken|kunst af)(?: \w+){0,5}? (?:van|bij) (?:de )?(?:provincie )?P"
        r"|(?:van|bij) (?:de )?(?:provincie )?P(?: \w+){0,7}? (?:leren|leer|afkijken|opsteken)",
    ),
    _cue(
        "experience",
        3.2,
        r"ervaring(?:en)?(?: \w+){0,2} (?:met|in|op|rond|over)"
        r"|(?:heeft|hebben|is|zijn|wie)(?: \w+){0,3} ervaren"
        r"|bij wie (?:kan|kunnen|moet)(?: \w+){0,3} (?:terecht|langs|aankloppen|kijken|zijn voor)"
        r"|wie (?:heeft|hebben)(?: er)?(?: al)? (?:\w+ )?(?:kennis|expertise|verstand) (?:van|over)"
        r"|wie(?: in P)? (?:weet|weten)(?: er)?(?: \w+){0,2} (?:van|over)"
        r"|wie (?:kan|kunnen)(?: \w+){1,2} vertellen over"
        r"|van wie (?:kan|kunnen)(?: \w+){0,4} leren|van (?:anderen|andere provincies) (?:\w+ )?leren",
    ),
    _cue(
        "needs",
        3.1,
        r"(?:wie|welke provincies?|wie allemaal) (?:zoekt|zoeken|wil|willen|vraagt|vragen)"
        r"(?! aan)(?!.*\b(?:mede)?(?:partner|samen|coalitie|bondgeno))"
        r"|(?:wie|welke provincies?)(?: \w+){0,3} (?:op zoek|behoefte aan|hulp nodig)"
        r"|waar is(?: er)? (?:vraag|behoefte) (?:naar|aan)|vraag en aanbod|openstaande kansen",
    ),
    _cue(
        "collaboration",
        3.0,
        r"samen ?werk\w*|samen te werken|werk(?:t|en)(?: \w+){0,3}? samen|bondgeno(?:ot|ten)|coalities?"
        r"|koppelkansen",
    ),
    _cue(
        "collaboration",
        2.7,
        r"(?:samen|gezamenlijk)(?: \w+){0,5}? (?:optrekken|oppakken|doen|werken|verder|aanpakken|inkopen"
        r"|iets"
        r"|ontwikkelen|organiseren|opzetten|beginnen)|samen ?doen|samen optrek\w*|krachten (?:te )?bundelen"
        r"|elkaar(?: \w+)? (?:helpen|versterken|aanvullen)|aan ?te ?haken|aanhaken|aanhaakt"
        r"|(?:kan|kunnen) (?:we|wij|ik)(?: \w+){0,3} met (?:P|provincie P)(?: \w+){0,3}"
        r" (?:doen|werken|optrekken)",
    ),
    _cue(
        "collaboration",
        2.4,
        r"(?:mede)?partners?|met wie|synergie\w*|aan ?te ?sluiten|aansluit\w*|aanvullen\w*"
        r"|complementair\w*|wie (?:kan|kunnen)(?: \w+){0,2} helpen|pas(?:t|sen) (?:\w+ )?bij"
        r"|beste (?:combinatie|match)\w*",
    ),
    _cue("collaboration", 1.7, r"kansen|gezamenlijke?|samen"),
    _cue(
        "scaling",
        3.0,
        r"op ?te ?schalen|opschal\w*|opgeschaalde?|opschaalb\w*|opschaalt|schaalba\w+|schaalvergroting"
        r"|uit ?te ?rollen|uitrol\w*|uitgerold",
    ),
    _cue(
        "scaling",
        2.6,
        r"rijpe?|marktrijpe?|kansrijkste|kansrijke projecten|succesvolle?|leren van|groter maken"
        r"|doorgroei\w*"
        r"|toepassen in (?:andere provincies|P)|klaar (?:voor|om)|navolging|over ?te ?nemen|overnemen"
        r"|overgenomen|kopi\w+|volwassen|bewezen"
        r"|naar andere provincies|elders(?: \w+)? toe\w*|breder(?: \w+)? toe\w*|verspreiden|na ?te ?volgen"
        r"|landelijk(?: \w+)? (?:toe\w*|maken|worden)",
    ),
    _cue(
        "similar",
        3.0,
        r"(?:het )?wiel(?: opnieuw)?(?: uit\w*)?|dubbel ?werk|dubbel(?:e|ingen|ing|op)?|soortgelijke?"
        r"|gelijksoortige?|gelijkaardige?|vergelijkba\w+|identieke?|overlap\w*|lijk(?:t|en)(?: \w+){0,2} op"
        r"|op elkaar lijk\w*|zoiets als|(?:het|de)?zelfde(?: als)?|twee keer|doublures?|gelijkenis"
        r"|lookalikes?|opnieuw uit\w*",
    ),
    _cue("similar", 2.6, r"zoals E|net als E"),
    _cue(
        "scaling",
        2.6,
        r"(?:van|uit|vanuit) P naar (?:de )?P"
        r"|(?:van|uit|vanuit) P(?: \w+){0,3} naar (?:de )?P (?:kan|kunnen)",
    ),
    _cue("scaling", 2.4, r"(?:kan|kunnen)(?: \w+)? naar|naartoe|waarheen|heen kan"),
    _cue("similar", 2.4, r"bestaat(?: \w+){0,2} al|is er al|al(?: \w+)? gedaan"),
    _cue(
        "gaps",
        3.0,
        r"witte (?:vlek|plek)\w*|blinde (?:vlek|plek)\w*|leemtes?|leemten|gaten|onderbelichte?|hiaten"
        r"|hiaat",
    ),
    _cue(
        "gaps",
        2.6,
        r"ontbre(?:ek|k)\w*|mis|missen|mist|(?:blijft|blijven) liggen|(?:nog )?(?:niets|niks|weinig)"
        r"|te weinig|(?:nog )?geen (?:\w+ )?(?:projecten|project|initiatieven|activiteit\w*"
        r"|aandacht(?: aan)?(?: besteed)?)"
        r"|niet (?:opgepakt|op)|nog niet(?: \w+)? op|nog niet|(?:loopt|lopen)(?: \w+)* achter"
        r"|achterblij\w*|achterlop\w*|(?:blijft|blijven)(?: \w+)* achter|wel (?:focus|ambitie)\w*"
        r"|zonder(?: \w+){0,3} projecten|nog ruimte|tekort\w*|achterstand\w*|zwakke (?:plek|punt)\w*"
        r"|vergeten"
        r"|(?:moet|moeten|kan|zou)(?: \w+){0,3} meer(?: \w+){0,3} doen|onvervulde?"
        r"|niemand|stille krachten?",
    ),
    _cue(
        "brokers",
        3.0,
        r"verbinders?|verbindende?|bruggenbouwers?|(?:een )?brug(?: te)? (?:slaan|tussen)|brugfuncties?"
        r"|sla(?:at|an) een brug|spin(?:nen)? in het web"
        r"|sleutel(?:spelers?|partij(?:en)?|figu\w+|organisaties?|rol\w*)"
        r"|knooppunt\w*|centrale (?:spelers?|partij(?:en)?|rol\w*)|gemeenschap(?:pen)?|aan elkaar knop\w*"
        r"|netwerkpartners?|makelaars?|schakels?|bij elkaar breng\w*"
        r"|breng(?:t|en)(?: \w+){0,3} (?:bij elkaar|samen)"
        r"|netwerkers?|intermediairs?|spil(?:len)?(?! van)",
    ),
    _cue("brokers", 3.2, r"leg(?:t|gen) (?:de |een )?verbinding\w*"),
    _cue(
        "brokers",
        2.8,
        r"(?:wie|\w*partij\w*|organisaties?|platforms?)(?: \w+){0,3} overal|meest(?:e)? verbonden"
        r"|invloedrijk\w*"
        r"|(?:belangrijkste|kern) ?(?:partijen|spelers?|platforms|organisaties|netwerken"
        r"|netwerkorganisaties)|kernspelers?"
        r"|(?:wie|welke \w+|platforms?|organisaties?|netwerken|partijen)(?: \w+){0,6}? verbind(?:t|en)?"
        r"|verbind(?:t|en)? (?:de )?provincies",
    ),
    _cue(
        "compare",
        3.0,
        r"vergelijk(?:en|ing|t)?|versus|vs|verschil(?:len|t)?|naast elkaar|ten opzichte van|tov|verhoud\w*"
        r"|verhouding|tegenover|vergeleken|gemeen|gemeenschappelijks?|deelt(?: \w+){0,3} onderwerpen",
    ),
    _cue(
        "compare",
        2.7,
        r"wie (?:doet|is|heeft|loopt)(?: er)? (?:meer|verder|beter|voor|het meest|het verst)|P of (?:P"
        r"|in P)"
        r"|(?:beter|verder|meer|minder|sterker|vaker)(?: \w+){0,3}? dan (?:in )?(?:de )?P",
    ),
    _cue(
        "path",
        3.1,
        r"hang(?:en|t)(?: \w+)* samen|samenhang\w*|te maken met|heeft(?: \w+)* te maken|relaties?"
        r"|verband|verbonden"
        r"|verbinding(?:en)? tussen"
        r"|connecties?|link|pad|route|hoe kom(?: ik| je)?|via wie|gekoppeld|gelinkt|koppeling"
        r"|lijn(?:tjes?)?"
        r"(?: \w+){0,3} (?:van|tussen|naar)|verwant|kennen elkaar|kent"
        r"|wat verbindt|in (?:verbinding|contact)|raken elkaar|met elkaar te maken",
    ),
    _cue(
        "changes",
        2.9,
        r"nieuws?|nieuwe|nieuwste|wijziging\w*|verander\w*|updates?|recente?|recentelijk|bijgekomen"
        r"|laatste (?:tijd|nieuws|stand|jaar|jaren|maanden|ontwikkelingen)|afgelopen(?: \w+)?|actueel"
        r"|actuele"
        r"|sinds(?: \w+){1,2}|gestarte?|begonnen|toegevoegd|onlangs|gewijzigd\w*|bijgewerkt|is er gebeurd"
        r"|net gestart|vorig jaar|dit jaar|actualiteit\w*",
    ),
    _cue("changes", 1.9, r"ontwikkelingen|in (?:19|20)\d\d|vanaf (?:19|20)\d\d"),
    _cue("profile", 2.6, r"hoe ?lang bestaat (?:de |het )?E|sinds wanneer(?: \w+){0,3} E"),
    _cue(
        "profile",
        2.0,
        r"(?:wie of )?wat (?:is|zijn|doet|doen|houdt|weten|weet|betekent|wil|speelt)|wie (?:is|zijn)"
        r"|vertel\w*|informatie|info|profiel|kansenkaart\w*|overzicht|ervoor|hoe (?:ver|staat|gaat|doet)"
        r"|stand van zaken"
        r"|(?:goed|sterk) in|te bieden|krachten van"
        r"|richt(?: \w+){0,3} zich|zich op|meer over"
        r"|alles over|alles van|gegevens van|uitleg|(?:zit|zitten|staat|staan)(?: \w+)? achter"
        r"|wie (?:trekt|leidt)",
    ),
    _cue(
        "list",
        3.2,
        r"gestopte?|stopgezet(?:te)?|gestaakte?|gestrande?|failliete?(?: gegaan)?|faillissement(?:en)?"
        r"|mislukte?|mislukkingen"
        r"|geschrapte?|afgeblazen|ingetrokken|stilgelegde?|geannuleerde?|opgedoekte?"
        r"|niet (?:meer )?(?:doorgegaan|doorging(?:en)?)|(?:ging|gingen|gaat|gaan)(?: \w+){0,3} niet door"
        r"|nooit (?:gebouwd|gerealiseerd)",
    ),
    _cue(
        "search",
        1.5,
        r"welke|zoek\w*|vind\w*|wat (?:gebeurt|loopt|lopen|gebeuren)|wie (?:werkt|werken|is bezig"
        r"|doet iets)"
        r"|waar (?:wordt|worden|vind)|hoeveel|alle|lopende|heeft(?: \w+)* iets|lijst",
    ),
)
"""All cues; of equal weight the one that stands first wins."""

KINDS: dict[str, str] = {
    "project": "project",
    "projecten": "project",
    "initiatief": "project",
    "initiatieven": "project",
    "pilot": "project",
    "pilots": "project",
    "proef": "project",
    "proeven": "project",
    "voorbeeld": "project",
    "voorbeelden": "project",
    "platform": "platform",
    "platforms": "platform",
    "platformen": "platform",
    "netwerk": "platform",
    "netwerken": "platform",
    "proefprojecten": "project",
    "pilotprojecten": "project",
    "experimenten": "project",
    "ideeen": "project",
    "netwerkorganisaties": "platform",
    "organisatie": "organisatie",
    "organisaties": "organisatie",
    "bedrijf": "organisatie",
    "bedrijven": "organisatie",
    "partij": "organisatie",
    "partijen": "organisatie",
    "speler": "organisatie",
    "spelers": "organisatie",
}
"""Words that say what kind of thing is looked for, to the ``soort`` of the search page."""

TYPES_ASKED: dict[str, tuple[str, str]] = {
    "gemeenten": ("gemeente", ""),
    "gemeentes": ("gemeente", ""),
    "steden": ("gemeente", ""),
    "provincies": ("provincie", ""),
    "provincie": ("provincie", ""),
    "gemeente": ("gemeente", ""),
    "themas": ("thema", ""),
    "thema": ("thema", ""),
    "onderwerp": ("thema", "onderwerpen"),
    "onderwerpen": ("thema", "onderwerpen"),
    "kansen": ("kans", ""),
    "kans": ("kans", ""),
    "bronnen": ("bron", ""),
    "publicaties": ("publicatie", ""),
    "campus": ("platform", "campus"),
    "campussen": ("platform", "campus"),
    "hubs": ("platform", "hub"),
    "programmas": ("platform", "programma"),
    "testcentra": ("platform", "testcentrum"),
    "proefcentra": ("platform", "testcentrum"),
    "verenigingen": ("platform", "vereniging"),
    "kennisinstellingen": ("platform", "kennisinstelling"),
    "ontwikkelingsmaatschappijen": ("platform", "ontwikkelingsmaatschappij"),
    "roms": ("platform", "ontwikkelingsmaatschappij"),
    "waterschappen": ("organisatie", "waterschap"),
    "omgevingsdiensten": ("organisatie", "omgevingsdienst"),
    "ministeries": ("organisatie", "ministerie"),
}
"""Words that name a kind of things only where such things are asked for: segment, and kind within it."""
SINGULAR = word_set("provincie gemeente kans campus thema onderwerp")
"""Of these only what directly follows an asker is asked for: *welke provincie*, not *wat doet de"
" provincie*."""
ASKERS = word_set(
    "hoeveel aantal aantallen welke welk alle lijst overzicht toon tonen geef noem tel som lijstje noemt top"
)
"""Shortly before a kind these ask for things of that kind."""
ASKERS_REACH = 3

FILLERS = word_set(
    """
    per recentste goedkoopste kostbaarste meest meeste starten start gestarte gevorderde langst aan
    aangaande aanpak aanpakken aandacht actief actieve activiteit activiteiten al alle allemaal andere
    beeld belangrijk belangrijkste beste bestaande bestaan bestaat bezig bezighouden bij circulair
    circulaire concreet concrete daarbij daar daarmee dank doe doet doen eigenlijk enkele ermee ervan even
    gaan gaat gebied gebieden geef gebeurd gebeurt gebeuren gedaan genoeg gericht gevonden goed goede
    graag groot grote hebben heeft helpen hoe hoeveel houden iedereen iemand iets ik interessant
    interessante jullie juist kandidaat kandidaten kansen kansrijk kansrijke kan kun kunnen laat laten leg
    leggen liggen ligt lijst loopt lopen lopend lopende maken manier meer mij mogelijk mogelijke
    mogelijkheden moet moeten momenteel nederland nederlandse nodig nou nu onderdeel onderling ons onze
    optie opties overal overheid overheden over overzicht plaats plek plekken provincie provincies
    provinciale qua regio rond rondom samen soort speelt spelen staan staat stand sterk te terrein thema
    themas toch tonen toon top tussen uit vanuit veel verder verdienen verdient vind vinden vlak voor
    vooral voorbeeld vraag vragen waar waarmee waarop wanneer wat we weet weten welk welke werk werken
    werkt wie wij wil willen wordt worden zaken zeg zetten zet zich zie zien zijn zit zitten zoal zoek
    zoeken zoekt zou zouden onderwerp onderwerpen gebruikt ontwikkeling ontwikkelingen focus ambitie
    project projecten initiatief initiatieven pilot pilots proef platform platforms platformen netwerk
    netwerken organisatie organisaties partij partijen gemeente gemeenten economie noemt noemen pakt
    pakken beide elkaar opnieuw uitvinden uitvindt beter makkelijk anderen hoi hallo dag mijn uw rol
    uitvoering fase ambities komt terecht keten ketens sector teelt ver vers zegt zeggen een twee drie
    vier vijf zes zeven acht negen tien elf twaalf eerste tweede enige aantal aantallen noem lijstje som
    laatst hoevaak tel telt totaal oudste nieuwste jongste duurste verste verst grootste kleinste minste
    budget budgetten begonnen begon begin gestart opgericht opgerichte periode streek streken stad stadje
    streekje buurt omgeving jaar jaren sinds na eens alsjeblieft alstublieft mee meedoen meedoet deelnemen
    komen grond provinsje schakelkaart uitzondering tm met landelijk landelijke houdt ingezet inzet
    heel hele land minst voorop liepen goedemorgen goedemiddag goedenavond vertellen laatste ouder jonger
    belangen leuk leuke mooie zoveel hier volgens bijvoorbeeld
    """
)
"""Words of questions that say nothing of what they are about."""

PREPOSITIONS = word_set("aan bij in met naar om op over rond rondom tot van voor betreffende inzake qua")
"""After these stands what a question is about."""

ORDINARY_PLACES = word_set(
    "best beek putten bergen west hulst dalen heel goor norg borne elst epe oss bunnik haren leek doorn roden"
    " holten helden kessel thorn axel ouderkerk ens grave buren edam leende"
)
"""Municipalities that are also ordinary words; only with a capital or with *gemeente* before them."""
