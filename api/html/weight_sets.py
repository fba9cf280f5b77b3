"""Weights of the scaling criteria as people set them: 0 to 10 each, in the address or in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.html.addresses import Address
from api.html.wording import CRITERION_NAMES, CRITERION_QUESTIONS
from queries.base.model import UnknownWordError
from queries.dutch.phrases import nearest_of
from queries.scaling.weights import SCALING_WEIGHTS

MOST = 10
"""A slider has the steps 0..10: fine enough to mean something, coarse enough to choose by hand."""
UNITS = 20
"""Default weights are multiples of 1/20, so that they are whole steps of a slider: 0.20 is 4."""
DEFAULTS = {name: round(weight * UNITS) for name, weight in SCALING_WEIGHTS.items()}
MAX_FILE_BYTES = 10_000
"""A file of weights takes some 200 bytes; a larger one is something else."""
MAX_NAME = 60
KIND = "schakelkaart-gewichten"
REMEDY = "Kies een bestand dat u hier eerder hebt bewaard; de naam eindigt op .json."


@dataclass(frozen=True)
class Slider:
    """One criterion as it is set: ``value`` in steps, ``share`` of all weights together (0..1)."""

    criterion: str
    name: str
    question: str
    value: int
    default: int
    share: float


class WeightFile(BaseModel):
    """What a file of weights holds."""

    model_config = ConfigDict(extra="forbid")

    soort: str = Field(default=KIND, pattern=f"^{KIND}$")
    versie: int = Field(default=1, ge=1, le=1)
    naam: str = Field(default="", max_length=MAX_NAME)
    gewichten: dict[str, int]


def weights_of(address: Address) -> dict[str, int]:
    """The weights in an address, those of ``DEFAULTS`` where it has none.

    Raises ``UnknownWordError`` for what is no whole number from 0 to 10.
    """
    weights = dict(DEFAULTS)
    for name in DEFAULTS:
        for written in address.all(name)[-1:]:
            if not (written.isascii() and written.isdigit() and int(written) <= MOST):
                raise UnknownWordError(
                    f'"{written}" is geen gewicht voor {CRITERION_NAMES[name].lower()}: '
                    f"kies een heel getal van 0 tot en met {MOST}."
                )
            weights[name] = int(written)
    return weights


def sliders(weights: Mapping[str, int]) -> list[Slider]:
    """The criteria in order, each with how heavy it counts."""
    total = sum(weights.values()) or 1
    return [
        Slider(
            criterion=name,
            name=CRITERION_NAMES[name],
            question=CRITERION_QUESTIONS[name],
            value=weights[name],
            default=DEFAULTS[name],
            share=weights[name] / total,
        )
        for name in DEFAULTS
    ]


def written(name: str, weights: Mapping[str, int]) -> bytes:
    """A set of weights as the file to keep."""
    kept = WeightFile(naam=name.strip()[:MAX_NAME], gewichten=dict(weights))
    return (json.dumps(kept.model_dump(), ensure_ascii=False, indent=2) + "\n").encode()


def read(content: bytes) -> WeightFile:
    """The set of weights that a file holds.

    Raises ``UnknownWordError`` that says, in Dutch, what is wrong with the file and what to do.
    """
    if not content.strip():
        raise UnknownWordError(f"het bestand is leeg. {REMEDY}")
    if len(content) > MAX_FILE_BYTES:
        raise UnknownWordError(f"het bestand is groter dan {MAX_FILE_BYTES // 1000} kB. {REMEDY}")
    try:
        found = WeightFile.model_validate(json.loads(content.decode("utf-8-sig")))
    except ValidationError as error:
        raise UnknownWordError(_fault(error)) from error
    except (ValueError, RecursionError) as error:
        raise UnknownWordError(f"dit is geen bestand met gewichten van Schakelkaart. {REMEDY}") from error
    for name, value in found.gewichten.items():
        if name not in DEFAULTS:
            raise UnknownWordError(
                f'het bestand noemt een onbekend criterium "{name[:40]}". {nearest_of(name, DEFAULTS)}'
            )
        if not 0 <= value <= MOST:
            raise UnknownWordError(
                f"in het bestand is het gewicht van {name} {value}: het moet van 0 tot en met {MOST} zijn."
            )
    return found


def _fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    if not place:
        return f"het bestand bevat geen gewichten. {REMEDY}"
    if place.startswith("gewichten."):
        return f"in het bestand is het gewicht van {place.partition('.')[2][:40]} geen heel getal."
    if place == "gewichten":
        return f'in het bestand ontbreken de "gewichten". {REMEDY}'
    return f'in het bestand klopt het gegeven "{place[:40]}" niet. {REMEDY}'
