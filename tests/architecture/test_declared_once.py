"""What a question is asked with is declared by the question: API, pages and commands add nothing to it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute
from typer.main import get_command

import queries
from api.cli.main import app
from api.http.given import address_model
from api.pages import ROUTERS
from api.rest import collections, exchange, insights, matches, questions, understanding
from queries.base.asked import Question, Ranked, parameters
from queries.scaling.weights import SCALING_WEIGHTS

ROOT = Path(__file__).parents[2]
BOUNDS = {"ge", "gt", "le", "lt", "min", "max", "min_length", "max_length", "pattern", "multiple_of"}
MAKERS = ("Query", "Field", "Option", "Argument", "Path", "Form", "StringConstraints")
OWN = {
    "api/rest/parameters.py": (3, "which page of a list, and slugs in paths"),
    "api/rest/problems.py": (1, "a status, of an answer"),
    "api/rest/questions.py": (1, "weights in steps of a slider, see api/html/weight_sets.py"),
    "api/rest/reconciliation/suggestions.py": (5, "the protocol of the W3C"),
    "api/pages/cards.py": (1, "of which thing something is said to be wrong"),
    "api/pages/notes.py": (5, "what a reader writes on a note, which no question takes"),
    "api/pages/asking.py": (2, "leafing and sorting, of pages alone"),
    "api/pages/things/embed.py": (5, "oEmbed, a standard of others"),
    "api/pages/gaps.py": (1, "which field of the table is open"),
    "api/pages/netwerk.py": (2, "pictures that go along in a story"),
    "api/pages/scaling.py": (2, "the name of a set of weights, and the choices that a form sends along"),
    "api/pages/weighing/__init__.py": (1, "the name of a set of weights"),
    "api/pages/search.py": (1, "what is typed in the box, before anyone knows which question it is"),
    "api/cli/commands/serve.py": (1, "a port"),
}
"""Where bounds stand that are of no question: how many, and what they are of."""


def _questions() -> Iterator[type[Question]]:
    for module in pkgutil.walk_packages(queries.__path__, "queries."):
        importlib.import_module(module.name)
    waiting = [Question]
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        yield found


DECLARED = {q.__name__: q for q in _questions()}


@pytest.mark.parametrize("folder", ["api/rest", "api/pages", "api/cli/commands"])
def test_no_bound_stands_outside_the_declaration(folder: str) -> None:
    found: Counter[str] = Counter()
    for path in sorted((ROOT / folder).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
                called = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
                if called in MAKERS and BOUNDS & {k.arg for k in call.keywords}:
                    found[str(path.relative_to(ROOT))] += 1
    assert found == {name: number for name, (number, _) in OWN.items() if name.startswith(f"{folder}/")}


def _constraints(field: Any) -> list[str]:
    return sorted(map(repr, field.metadata))


@pytest.mark.parametrize("module", [questions, insights, understanding, exchange, matches, collections])
def test_a_resource_asks_what_its_question_declares(module: Any) -> None:
    every = {(alias, *_constraints(field)) for q in DECLARED.values() for _, alias, field in parameters(q)}
    own = {"pagina", "aantal", "sorteer", *SCALING_WEIGHTS}
    for route in module.router.routes:
        assert isinstance(route, APIRoute)
        for parameter in get_flat_params(route.dependant):
            if parameter.field_info.__class__.__name__ == "Path" or parameter.alias in own:
                continue
            assert (parameter.alias, *_constraints(parameter.field_info)) in every, (
                route.path,
                parameter.alias,
            )


def _asked(dependant: Dependant) -> Iterator[type[Question]]:
    """The questions by which a resource or a page is asked."""
    for inner in dependant.dependencies:
        yield from _asked(inner)
        for parameter in inner.query_params:
            made = DECLARED.get(
                getattr(parameter.field_info.annotation, "__name__", "").removesuffix("Asked")
            )
            if made is not None:
                yield made


def test_a_question_is_asked_whole() -> None:
    for module in (questions, insights, understanding, exchange, matches):
        for route in module.router.routes:
            assert isinstance(route, APIRoute)
            names = {parameter.alias for parameter in get_flat_params(route.dependant)}
            for question in _asked(route.dependant):
                declared = {alias for _, alias, _ in parameters(question)}
                paged = {"pagina", "aantal"} if issubclass(question, Ranked) else set()
                assert declared | paged <= names, route.path
                assert names - declared - paged <= set(SCALING_WEIGHTS), route.path


def test_a_page_has_the_words_of_questions_and_what_is_of_the_page() -> None:
    of_questions = {alias for q in DECLARED.values() for _, alias, _ in parameters(q)}
    of_the_page = {
        "vorm",
        "pagina",
        "sorteer",
        "naam",
        "weergave",
        "deel",
        "set",
        "vak",
        "vraag",
        "niveau",
        "toon",
        "schakel",
        "over",
    }
    of_the_page |= {"beeld", "url", "format", "maxwidth", "maxheight", "aantal"}
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, APIRoute):
                names = {parameter.alias for parameter in get_flat_params(route.dependant)}
                path = set(route.param_convertors)
                assert names - path <= of_questions | of_the_page, route.path


def test_an_option_says_what_its_question_declares() -> None:
    asking: dict[str, Any] = {
        name: command
        for name, command in get_command(app).commands.items()  # type: ignore[attr-defined]
        if getattr(command, "question", "")
    }
    assert len(asking) >= 14
    for name, command in asking.items():
        question = DECLARED.get(command.question.partition(":")[2])
        if question is None:  # of a room that is asked by the command line alone
            continue
        with command.make_context(name, ["--help"], resilient_parsing=True) as context:
            options = {p.name: p for p in command.get_params(context)}
        for field_name, field in question.model_fields.items():
            option = options.get(field_name)
            if option is None or option.param_type_name == "argument":
                continue
            if field.description:
                assert option.help == field.description.replace("`", ""), (name, field_name)
            if isinstance(field.default, int | float):
                assert option.default == field.default, (name, field_name)


def test_what_an_address_may_say_is_what_the_question_takes() -> None:
    for question in DECLARED.values():
        model = address_model(question)
        assert set(model.model_fields) == {name for name, _, _ in parameters(question)}
        needed = {name for name, field in question.model_fields.items() if field.is_required()}
        assert {n for n, f in model.model_fields.items() if f.is_required()} <= needed
