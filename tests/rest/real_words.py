"""Hooks of schemathesis: parameters that name something do so, half of the time, with a name that is there.

Made up words are refused before anything is looked up; with these the answers themselves are tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import schemathesis

REAL_WORDS: dict[str, tuple[str, ...]] = {
    "provincie": ("fryslan", "Groningen", "PV24", "NL-ZH", "Brabant", "provincie/limburg"),
    "herkomst": ("drenthe", "Zeeland", "Utrecht"),
    "thema": ("ta-bouw", "vm-afval", "Kunststoffen", "os-vth", "thema/vm-inwoners", "Logistieke hubs"),
    "onderwerp": ("hennep", "textiel", "on-asfalt", "PHA", "circulair ambachtscentrum", "woningbouw"),
    "project": ("pha2use", "project/chaplin", "CEL4LIFE", "Boeren voor Biobased Bouwen"),
    "van": ("fryslan", "CESI", "TNO", "project/pha2use", "Building Balance"),
    "naar": ("zeeland", "Vereniging Circulair Friesland", "hennep", "Omrin", "thema/ta-bouw"),
    "q": (
        "vezelhenep",
        "CESI",
        "waar doen we dubbel werk rond textiel",
        "bouw fryslan",
        "projecten in Assen",
    ),
    "prefix": ("Circ", "hen", "Ver"),
    "id": ("project/pha2use", "platform/cesi", "organisatie/tno", "provincie/fryslan", "project", "phase"),
    "queries": (
        '{"q0": {"query": "Circulair Friesland", "type": "platform", "limit": 3}}',
        '{"q0": {"query": "TNO"}, "q1": {"query": "Hemp", "properties": [{"pid": "fase", "v": "pilot"}]}}',
    ),
    "extend": ('{"ids": ["project/pha2use"], "properties": [{"id": "fase"}, {"id": "provincie"}]}',),
}


REAL_SLUGS: dict[str, tuple[str, ...]] = {
    "provincies": ("fryslan", "noord-brabant"),
    "gemeenten": ("gm1680", "gm0358"),
    "platforms": ("cesi", "building-balance", "vereniging-circulair-friesland"),
    "organisaties": ("tno", "omrin", "2switch"),
    "themas": ("ta-bouw", "on-hennep", "vm-bouw"),
    "projecten": ("pha2use", "boeren-voor-biobased-bouwen"),
    "kansen": ("afzetmarkt-voor-hergebruikte-bouwmaterialen",),
    "publicaties": ("beleid-van-ambitie-naar-uitvoering",),
    "gebeurtenissen": ("de-bundel-met-twaalf-kansenkaarten-verschijnt",),
    "kerncijfers": ("klimaatbudget-waarmee-de-notitie-rekent",),
    "bronnen": ("15-million-for-innovative-circular-textile-project-in",),
    "begrippenlijsten": ("onderwerpen", "transitieagendas"),
}
"""By the resource that they are of."""


@schemathesis.hook
def map_query(context: Any, query: dict[str, Any] | None) -> dict[str, Any] | None:
    return _named(query)


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    resource = context.operation.path.split("/{")[0].rpartition("/")[2]
    return _named(path_parameters, REAL_WORDS | {"slug": REAL_SLUGS.get(resource, ())})


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    return _named(body) if isinstance(body, dict) else body


def _named(
    parameters: dict[str, Any] | None, words: Mapping[str, tuple[str, ...]] = REAL_WORDS
) -> dict[str, Any] | None:
    return parameters and {name: _real(value, words.get(name, ())) for name, value in parameters.items()}


def _real(value: Any, words: tuple[str, ...]) -> Any:
    """A real word in place of every other value; the same value always becomes the same."""
    if isinstance(value, list):
        return [_real(one, words) for one in value]
    if not words:
        return value
    number = sum(map(ord, str(value)))
    return words[number // 2 % len(words)] if number % 2 else value
