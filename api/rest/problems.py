"""What a problem document (RFC 9457) looks like, and pydantic's faults in Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import Field

from graph.likeness import nearest
from queries.base.asked import SOMETHING
from queries.base.model import Answer

MEDIA_TYPE = "application/problem+json"
SHOWN_CHARACTERS = 60

TITLES = {
    400: "De vraag klopt niet",
    404: "Dit bestaat niet",
    405: "Dat kan hier niet",
    406: "Deze vorm is er niet",
    408: "Het duurde te lang",
    413: "Het bericht is te groot",
    414: "Het adres is te lang",
    415: "Deze vorm wordt niet gelezen",
    422: "De vraag noemt iets dat er niet is",
    431: "De headers zijn te groot",
    500: "Er ging iets mis",
    503: "Dit kan nu even niet",
}


class FieldError(Answer):
    """What is wrong with one field of the question."""

    where: str = Field(
        serialization_alias="in", description="Waar het veld staat: `query`, `path`, `header` of `body`."
    )
    name: str = Field(description="Naam van het veld.")
    code: str = Field(description="Soort fout, voor programma's.")
    detail: str = Field(description="Wat er mis is, in het Nederlands.")


class Problem(Answer):
    """Een fout, in de vorm van RFC 9457."""

    type: str = Field(
        default="about:blank", description="Altijd `about:blank`: de status zegt het soort fout."
    )
    title: str = Field(description="Het soort fout in een paar woorden.")
    status: int = Field(ge=400, le=599, description="De HTTP-status.")
    detail: str = Field(description="Wat er mis is en wat u kunt doen.")
    errors: list[FieldError] = Field(
        default_factory=list, description="Per fout veld wat er mis is; leeg als het niet aan een veld ligt."
    )


def title_of(status: int) -> str:
    """The Dutch title of a status."""
    return TITLES.get(status) or HTTPStatus(status).phrase


def field_errors(faults: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """Faults as pydantic gives them, in Dutch, each naming its field once."""
    made: dict[tuple[str, str], FieldError] = {}
    for fault in faults:
        where, path = _place(fault["loc"])
        name = ".".join(map(str, path))
        error = FieldError(where=where, name=name, code=fault["type"], detail=_dutch(fault, name))
        made.setdefault((where, name), error)
    return list(made.values())


def _place(location: Sequence[str | int]) -> tuple[str, Sequence[str | int]]:
    """Where a fault is and the path to its field; of a parameter only the name, since which of its words
    is wrong is said in words."""
    if location and location[0] in ("path", "header", "cookie", "query"):
        return str(location[0]), location[1:2]
    if location and location[0] == "body":
        return "body", location[1:]
    return "query", location[:1]


def _dutch(fault: Mapping[str, Any], name: str) -> str:
    context: Mapping[str, Any] = fault.get("ctx") or {}
    kind = fault["type"]
    if kind == "extra_forbidden":
        return _unknown(name, context.get("known", []))
    if kind == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    if kind == "string_pattern_mismatch" and context.get("pattern") != SOMETHING:
        return "heeft niet de gevraagde vorm"
    if "expected" in context:
        context = {**context, "expected": str(context["expected"]).replace(" or ", " of ")}
    return _DUTCH.get(kind, "klopt niet").format(**context)


_DUTCH = {
    "missing": "ontbreekt",
    "repeated": "mag maar één keer",
    "int_parsing": "moet een geheel getal zijn",
    "int_type": "moet een geheel getal zijn",
    "int_from_float": "moet een geheel getal zijn",
    "int_parsing_size": "is een te groot getal",
    "float_parsing": "moet een getal zijn",
    "float_type": "moet een getal zijn",
    "finite_number": "moet een eindig getal zijn",
    "bool_parsing": "moet true of false zijn",
    "string_type": "moet tekst zijn",
    "list_type": "moet een lijst zijn",
    "dict_type": "moet een object zijn",
    "model_type": "moet een object zijn",
    "model_attributes_type": "moet een object zijn",
    "json_invalid": "is geen geldige JSON",
    "greater_than_equal": "moet minstens {ge} zijn",
    "greater_than": "moet groter dan {gt} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "less_than": "moet kleiner dan {lt} zijn",
    "string_too_short": "moet minstens {min_length} tekens hebben",
    "string_too_long": "mag hoogstens {max_length} tekens hebben",
    "too_long": "mag hoogstens {max_length} keer",
    "too_short": "moet minstens {min_length} keer",
    "literal_error": "moet een van deze zijn: {expected}",
    "enum": "moet een van deze zijn: {expected}",
    "string_pattern_mismatch": "mag niet leeg zijn en geen stuurtekens bevatten",
}


def _unknown(name: str, known: list[str]) -> str:
    if not known:
        return "is hier geen parameter; deze bron heeft er geen"
    near = nearest(name, known)
    if near:
        return f'is hier geen parameter; bedoelde u "{near}"?'
    return f"is hier geen parameter; kies uit {', '.join(known)}"


def _response(status: int) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": title_of(status) + ".", "content": content}


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: _response(status) for status in (400, 404, 405, 406, 414, 422, 500, 503)
}
"""What every resource may answer when something is wrong."""
