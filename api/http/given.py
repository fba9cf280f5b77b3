"""Whose fault it is when a question does not hold together: the visitor's, or ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

Parameters = ParamSpec("Parameters")
Model = TypeVar("Model", bound=BaseModel)


def as_given(
    model: Callable[Parameters, Model], *positional: Parameters.args, **named: Parameters.kwargs
) -> Model:
    """A question made of what a visitor gave.

    Raises ``RequestValidationError`` when it does not hold together, which the visitor is told.  A
    ``ValidationError`` from anywhere else is a fault of ours.
    """
    try:
        return model(*positional, **named)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
