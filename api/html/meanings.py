"""What the words on the pages say precisely, as in ``docs/woorden.md``: a test holds the two together."""

from __future__ import annotations

from typing import Final

WORDS: Final[tuple[tuple[str, str], ...]] = (
    (
        "rijp",
        "de fase van een project: van idee (0) via pilot naar afgerond en opschaling (1); wie als "
        "pilot of in uitvoering al drie jaar loopt, telt iets zwaarder. Onbekend telt als het midden",
    ),
    (
        "bewijs",
        "zinnen die een resultaat noemen, en hoeveel uitgevers erover schrijven. Doelen, plannen, "
        "capaciteit, geld en een einde tellen niet",
    ),
    (
        "kandidaat",
        "een project dat naar een andere provincie kan. Gestopt, overal aanwezig of eenmalig is geen "
        "kandidaat",
    ),
    (
        "verst",
        "van een onderwerp dat twee provincies delen: het concrete project dat het onderwerp in naam "
        "of tekst noemt en verder in fase is dan elk vergelijkbaar project van de ander. Is er geen "
        "eerlijke vergelijking, dan staat er niets",
    ),
    (
        "samen",
        "een project of platform dat in minstens twee van de genoemde provincies loopt en niet in "
        "alle. Gestopt en opgeheven telt niet. Geen gezamenlijk project bekend zegt wat is nagekeken, "
        "niet dat er niets is",
    ),
    (
        "werkt hier",
        "de kaart van het platform noemt deze provincie. Landelijk is iets anders dan overal actief",
    ),
    (
        "zwaartepunt",
        "wat de provincie zelf zo noemt, in haar eigen woorden, op haar kaart of op de Krachtenkaart. "
        "Het wordt nooit afgeleid",
    ),
    (
        "nog geen project bekend",
        "gezocht op trefwoord, in namen en in teksten, met samenstellingen en wat eronder valt, en "
        "niets gevonden dat loopt",
    ),
    (
        "met dat trefwoord / met dat woord in de naam of tekst",
        "hoe iets is gevonden. Aantallen tellen trefwoorden; wat alleen in naam of tekst staat, wordt "
        "apart genoemd",
    ),
    (
        "vrijwel hetzelfde / verwant",
        "projecten in verschillende provincies: boven 0,30 gelijkenis vrijwel hetzelfde, daaronder "
        "verwant of raakt hetzelfde onderwerp",
    ),
    (
        "gestopt",
        "afgeblazen, gesloten, failliet of nooit gebouwd, volgens een bron. Het is nooit een "
        "kandidaat, het verst of een drager; het staat onder Hiervan kunt u leren",
    ),
    (
        "stand van 2019",
        "de fase is van toen, en kan nu anders zijn",
    ),
)
"""Every word with its meaning, in the order in which the page has them."""
