"""The commands on matches: who can help whom, and how well that agrees with judged matches."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import yaml

from api.cli.commands.dutch_help import QUESTIONS, SOUNDNESS
from api.cli.commands.frame import (
    Graph,
    Json,
    Limit,
    Provinces,
    Themes,
    Topics,
    answered,
    asked_with,
    command,
    show,
)
from api.cli.terminal import match_tables, question_tables
from queries.base.model import UnknownWordError

if TYPE_CHECKING:
    from queries.exchange import ExchangeQuery
    from queries.matches import Judged

TESTS = Path(__file__).parents[3] / "tests"
JUDGED = TESTS / "matches" / "judged.yaml"
"""The judged matches of this repository; an installed program has none and is told where they are."""
ASKED = TESTS / "ask" / "vragen.yaml"
"""Questions as people type them with what is meant, of this repository too."""


class Kind(StrEnum):
    """What may be matched."""

    KANS = "kans"
    PROJECT = "project"
    PLATFORM = "platform"


class KindOfMatch(StrEnum):
    """What two sides have to offer each other."""

    ERVARING = "ervaring"
    SAMEN = "samen"
    KETEN = "keten"
    WIEL = "wiel"


class Standing(StrEnum):
    """Whether two provinces do something on a subject already."""

    NIEUW = "nieuw"
    BOUW_VOORT = "bouw-voort"


Kinds = Annotated[list[KindOfMatch] | None, typer.Option("--kind", metavar="SOORT", show_default=False)]
Asking = Annotated[list[str] | None, typer.Option("--asking", metavar="PROVINCIE", show_default=False)]
Having = Annotated[list[str] | None, typer.Option("--having", metavar="PROVINCIE", show_default=False)]
Standings = Annotated[Standing | None, typer.Option("--standing", metavar="STAND", show_default=False)]


class Measurable(StrEnum):
    """What judgements there are of."""

    MATCHES = "matches"
    VRAGEN = "vragen"


@command(QUESTIONS, question="queries.matches:MatchesQuery")
def matches(
    thing: Annotated[
        str, typer.Argument(metavar="DING", help="Kans, project of platform: naam of identificatie.")
    ],
    kind: Annotated[Kind | None, typer.Option("--kind", metavar="SOORT", show_default=False)] = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Schakels: wie in andere provincies heeft of zoekt wat dit zoekt of heeft, en waarom."""
    from queries.matches import MatchesQuery
    from queries.matches import matches as ask

    query = asked_with(MatchesQuery, thing=thing, kind=kind and kind.value, limit=limit)
    show(answered(graph, lambda now: ask(now, query)), as_json, match_tables.print_matches)


@command(QUESTIONS, question="queries.exchange:ExchangeQuery")
def proposals(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    kinds: Kinds = None,
    novelty: Standings = None,
    asking: Asking = None,
    having: Having = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waar kunnen provincies samenwerken: wat de een zoekt en de ander heeft, per onderwerp."""
    from queries.exchange import proposals as ask

    query = _exchange(
        kinds,
        novelty,
        provinces=provinces,
        themes=themes,
        topics=topics,
        limit=limit,
        asking=asking,
        having=having,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, match_tables.print_proposals)


@command(QUESTIONS, question="queries.exchange:ExchangeQuery")
def board(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    kinds: Kinds = None,
    novelty: Standings = None,
    asking: Asking = None,
    having: Having = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Vraag en aanbod: alle kansen van provincies, elk met wie er het best bij kan helpen."""
    from queries.exchange import board as ask

    query = _exchange(
        kinds,
        novelty,
        provinces=provinces,
        themes=themes,
        topics=topics,
        limit=limit,
        asking=asking,
        having=having,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, match_tables.print_board)


def _exchange(kinds: list[KindOfMatch] | None, novelty: Standing | None, **given: Any) -> ExchangeQuery:
    from queries.exchange import NOVELTY_WORDS, ExchangeQuery
    from queries.matches import KIND_WORDS

    return asked_with(
        ExchangeQuery,
        kinds=tuple(KIND_WORDS[one.value] for one in kinds or ()),
        novelty=NOVELTY_WORDS[novelty.value] if novelty else "",
        **given,
    )


@command(SOUNDNESS)
def evaluate(
    what: Annotated[Measurable, typer.Argument(metavar="WAT", help="Wat wordt gemeten: matches of vragen.")],
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="BESTAND",
            help="Beoordeelde schakels, of vragen met wat is bedoeld (YAML).",
            show_default=False,
        ),
    ] = None,
    learn: Annotated[
        bool, typer.Option("--learn", help="Toon ook de gewichten die uit alle oordelen volgen.")
    ] = False,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Hoe goed schakels overeenkomen met oordelen van mensen, of hoeveel vragen worden begrepen."""
    if what is Measurable.VRAGEN:
        from queries.ask.evaluation import evaluate_questions

        cases = _cases(gold or ASKED)
        measured = answered(graph, lambda now: evaluate_questions(now, cases))
        show(measured, as_json, question_tables.print_questions)
        return
    from queries.matches import evaluate as ask
    from queries.similar import likenesses

    judged = _judged(gold or JUDGED)
    answer = answered(graph, lambda now: ask(now, judged, {"similar": likenesses}))
    show(answer, as_json, lambda console, found: match_tables.print_evaluation(console, found, learn))


def _cases(path: Path) -> list[dict[str, Any]]:
    """Questions from a file: a list of ``question`` with what is meant, by slot."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [{**one, "question": str(one["question"])} for one in found]
    except OSError:
        raise UnknownWordError(
            f"geen vragen gevonden in {path}. Geef met --gold een bestand met vragen en wat is bedoeld."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError):
        raise UnknownWordError(
            f'{path} bevat geen vragen: verwacht wordt een lijst van "question" met wat is bedoeld.'
        ) from None


def _judged(path: Path) -> list[Judged]:
    """Judgements from a file: a list of ``query`` and ``grades`` by identifier."""
    from queries.matches import Judged

    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [Judged(query=one["query"], grades=one["grades"]) for one in found]
    except OSError:
        raise UnknownWordError(
            f"geen oordelen gevonden in {path}. Geef met --gold een bestand met beoordeelde schakels."
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError, ValueError):
        raise UnknownWordError(
            f'{path} bevat geen oordelen: verwacht wordt een lijst van "query" met "grades" (0 tot 3).'
        ) from None
