"""Which addresses belong to a function and which to a person: a card carries the first only.

A name cannot be told from a word by its letters, so a mailbox must say itself what it is for: one of its
parts is made of words of the trade (``circulair``, ``info``, ``programmabureau``) or is the name of its own
site (``circles@circles.nu``).  What says nothing is taken for a person: a page can always be given instead.
"""

from __future__ import annotations

import re
from typing import Final

MAX_MAILBOX: Final = 254
"""Letters in an address of e-mail (RFC 5321)."""

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
_MAILBOX = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._+-]*@{_HOST}\Z")
_PERSONAL_PAGE = re.compile(
    r"linkedin\.com/in/|/(?:medewerkers?|persoon|personen|people|person|wie-is-wie)/[^/]", re.IGNORECASE
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FUNCTIONS: Final = _words(
    """
    aanmelden aanmelding aanpak actie afval agenda agrarisch algemeen ambachtscentrum beheer beleid
    biobased bestuur bouw bouwen bureau campus ce centrum circulair circulaire circular cluster
    communicatie community contact deal digitaal drijfveer duurzaam duurzaamheid duurzame economie
    economisch en energie events financien grondstof grondstoffen hallo hello helpdesk hennep hub inbox
    industrie info informatie initiatief innovatie inkoop ipo kansenkaart kansenkaarten kennis ketens
    klantcontact klimaat krachtenkaart kunststof kunststoffen lab landbouw ledenservice loket
    maakindustrie mail makelaar marketing midden milieu mkb nederland netwerk nieuws noord office
    omgeving onderwijs ondernemen ondernemers oost opschaling organisatie pers plastic platform post
    postbus pr programma programmabureau project projecten projectbureau provincie receptie redactie
    regie regiegroep regio reststoffen rom ruimte samen secretariaat service stad stichting subsidie
    subsidies support team textiel transitie vereniging verschilmakers versnelling vezels voedsel voor
    vragen vth water webmaster welkom werkplaats west werkt zuid
    """
)
"""Words that the name of a mailbox of a programme, an office or an organisation is made of."""

FIRST_NAMES: Final = frozenset(
    _words(
        """
        aad ad adri albert alex alexander amber andre anja anke anna anne annelies annemarie annemiek anouk
        anton arend arie arjan astrid bart bas ben bert bianca bob boudewijn bram carla carlijn caroline
        cees charlotte chris christiaan christine claudia coen corine daan dennis diana dick diederik dirk
        eefje eline elisabeth els emma eric erik erwin esther eva evelien evert femke floor floris frank
        frans freek fred gerard gerben gerda gerrit gijs hanneke hannah hans harm harry heleen hendrik henk
        herman hugo ilse ina inge ingrid irene iris jaap jacob jan janneke jasper jeanette jelle jeroen
        jessica jesse joep johan johanna john joke jolanda joost joris jos judith julia jurgen kees kim
        klaas koen lars laura leo lex lianne lies lieke linda lisa lisanne loes lotte louis luc lucas maaike
        maarten mandy manon marc marcel margriet maria marian marieke marijke marit marja marjan marjolein
        mark marleen marloes martijn martin martine maud max menno merel michael michel michiel mieke mirjam
        monique nick nicole niels nienke nina noor olaf pascal patrick paul paula pauline peter petra piet
        pieter pim rene remco richard rik rob robert robin roel roelof rolf ronald roos ruben rudolf ruud
        sander sandra sanne sara sarah saskia sebastiaan sem simon simone sjoerd sofie sophie stefan stephan
        steven suzanne sylvia tamara tanja teun theo thijs thomas tim timo tineke tom ton tom truus vera
        victor vincent wendy wessel wilco willem wim wouter yvonne
        """
    )
)
"""Common first names in the Netherlands: beside one, a word of the trade is the department of a person."""

_OF_FUNCTION = re.compile(f"(?:{'|'.join(sorted(FUNCTIONS, key=len, reverse=True))})+")
_FREE_MAIL = frozenset(
    _words(
        """
        gmail googlemail hotmail outlook live icloud me yahoo ziggo kpnmail planet xs4all telfort upcmail
        """
    )
)
"""Hosts of private mailboxes: their name says nothing about whose mailbox it is."""
_SHORTEST = 3
"""Letters that can name an organisation, as the beginning of its host."""


def is_mailbox(written: str) -> bool:
    """Whether this is an address of e-mail, of whomever."""
    return bool(_MAILBOX.match(written)) and len(written) <= MAX_MAILBOX


def of_a_person(written: str) -> bool:
    """Whether a mailbox or a page looks like a person's, and not like that of a programme or an office."""
    if "://" in written:
        return bool(_PERSONAL_PAGE.search(written))
    box, _, host = written.casefold().rpartition("@")
    parts = [re.sub(r"\d", "", part) for part in re.split(r"[._+-]", box)]
    if any(len(part) == 1 or part in FIRST_NAMES for part in parts):
        return True
    own = tuple(set(re.split(r"[.-]", host.rpartition(".")[0])) - _FREE_MAIL)
    return not any(
        _OF_FUNCTION.fullmatch(part)
        or (len(part) >= _SHORTEST and any(label.startswith(part) for label in own))
        for part in parts
    )
