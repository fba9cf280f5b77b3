"""Where in a chain two things stand, told from their words: growing or collecting, processing, use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from queries.dutch.words import one_form, word_set, words

STEPS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "teelt of inzameling": word_set(
            """
            teelt telen telers oogsten inzamelen inzameling ingezameld slopen sloop demontage ontmanteling
            """
        ),
        "verwerking": word_set(
            """
            sorteren sortering sorteercentrum sorteermachine verwerken verwerking verwerkingshub recycling
            recyclen vervezelen vervezeling raffinage bioraffinage pyrolyse depolymerisatie vergisting
            vergisten compostering fabriek proeffabriek terugwinnen terugwinning persen
            """
        ),
        "toepassing": word_set(
            """
            toepassen toepassing toegepast aanbesteding aanbesteden inkoop inkopen gebouwd bouwt
            """
        ),
    }
)
"""Steps of a chain in their order, with the words of the field that say that something is done there."""

SOUGHT: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "teelt of inzameling": word_set("telers boeren leveranciers aanbod"),
        "verwerking": word_set(
            "verwerkers verwerker recyclers sorteerders fabriek fabrieken verwerkingscapaciteit"
        ),
        "toepassing": word_set(
            "afnemers afnemer afzet afzetmarkt gebruikers opdrachtgevers bouwers corporaties"
        ),
    }
)
"""Whom a kans seeks, with the step of the chain where those stand."""

SEEKS: Final = re.compile(
    r"\b(?:zoek(?:t|en)?|gezocht|nodig|vraagt|vragen|mist|missen|ontbreekt)\b", re.IGNORECASE
)

Steps = frozenset[str]


def _forms(table: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {step: frozenset(map(one_form, its_words)) for step, its_words in table.items()}


_STEP_FORMS, _SOUGHT_FORMS = _forms(STEPS), _forms(SOUGHT)


@lru_cache(maxsize=50_000)
def steps_of(text: str) -> Steps:
    """The steps at which something is done, by a text."""
    return _in(text, _STEP_FORMS)


@lru_cache(maxsize=50_000)
def sought_in(text: str) -> Steps:
    """The steps of whom a text seeks."""
    return _in(text, _SOUGHT_FORMS) if SEEKS.search(text) else frozenset()


def _in(text: str, table: Mapping[str, frozenset[str]]) -> Steps:
    forms = set(map(one_form, words(text)))
    return frozenset(step for step, its_forms in table.items() if not its_forms.isdisjoint(forms))


def placed(need: str, supply: str) -> tuple[str, str] | None:
    """The steps at which a need and a supply stand when the one has what the other lacks; else None.

    A need that says whom it seeks is met by who stands there and nowhere else; other two things must each
    stand at one step, and not the same.
    """
    own, other = steps_of(need), steps_of(supply)
    if len(other) != 1:
        return None
    there = next(iter(other))
    if there in sought_in(need) - own:
        here = next((step for step in STEPS if step in own), "")
        return here, there
    if len(own) == 1 and own != other:
        return next(iter(own)), there
    return None
