"""What a visitor gave: a question from an address, and whose fault it is when it does not hold together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from copy import copy
from functools import cache
from inspect import Parameter, Signature
from typing import Annotated, Any, ParamSpec, TypeVar, get_origin

from fastapi import Depends, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, ValidationError, create_model
from pydantic_core import PydanticUndefined

from queries.base.asked import parameters, written

Arguments = ParamSpec("Arguments")
Model = TypeVar("Model", bound=BaseModel)


def as_given(
    model: Callable[Arguments, Model], *positional: Arguments.args, **named: Arguments.kwargs
) -> Model:
    """A question made of what a visitor gave.

    Raises ``RequestValidationError`` when it does not hold together, which the visitor is told.  A
    ``ValidationError`` from anywhere else is a fault of ours.
    """
    try:
        return model(*positional, **named)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


@cache
def address_model(question: type[BaseModel], *more: type[BaseModel]) -> type[BaseModel]:
    """The parameters by which an address asks a question, and those of ``more``."""
    return create_model(f"{question.__name__}Asked", __base__=more or None, **fields(question))


def fields(question: type[BaseModel]) -> dict[str, Any]:
    """The parameters of a question as fields of a model, as they are written in an address."""
    made: dict[str, Any] = {}
    for name, alias, declared in parameters(question):
        field = copy(declared)
        field.alias = field.validation_alias = alias
        other = written(declared)
        if other is not None:
            field.default = other.default
        if field.default in ((), []):  # that a list is empty when nobody gives it needs no telling
            field.default, field.default_factory = PydanticUndefined, list
        made[name] = (other.type if other else declared.annotation, field)
    return made


def values(question: type[BaseModel], asked: BaseModel) -> Mapping[str, Any]:
    """What was asked, as the question takes it."""
    return {
        name: other.read(getattr(asked, name)) if (other := written(declared)) else getattr(asked, name)
        for name, _, declared in parameters(question)
        if hasattr(asked, name)
    }


def filled_in(values: object) -> object:
    """The words of a form; what it left empty is not a choice."""
    words = (value.strip() for value in values if isinstance(value, str)) if isinstance(values, list) else ()
    return [word for word in words if word]


Words = Annotated[list[str], BeforeValidator(filled_in)]


def chosen(question: type[BaseModel], *, without: Collection[str] = ()) -> Any:
    """In an ``Annotated`` of a page: the question that its address asks.

    ``without`` are fields that the page offers no choice of.
    """
    model = address_model(question)

    listed = {n for n, field in model.model_fields.items() if get_origin(field.annotation) in (list, tuple)}

    def read(**given: list[str]) -> BaseModel:
        asked = {
            str(model.model_fields[name].alias): words if name in listed else words[-1]
            for name, words in given.items()
            if words
        }
        return as_given(question, **values(question, as_given(model, **asked)))

    # FastAPI takes the words of the address alone: what they may be, the model says.
    read.__signature__ = Signature(  # type: ignore[attr-defined]
        [
            Parameter(name, Parameter.KEYWORD_ONLY, default=[], annotation=annotation)
            for name, field in model.model_fields.items()
            if name not in without
            for annotation in [Annotated[Words, Query(alias=field.alias)]]
        ]
    )
    return Depends(read)
