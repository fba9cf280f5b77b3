"""The commands that ask the graph something."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.commands.dutch_help import DATA, LOOKING_UP, QUESTIONS, SOUNDNESS
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
    progress_bar,
    show,
)
from api.cli.terminal import tables
from queries.base.model import UnknownWordError


@command(DATA)
def stats(graph: Graph = None, as_json: Json = False) -> None:
    """Wat er in de graaf staat, en welk deel zijn bron noemt."""
    from queries.lists import stats as ask

    show(answered(graph, ask), as_json, tables.print_stats)


@command(QUESTIONS, question="queries.collaboration:CollaborationQuery")
def collaboration(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    size: Annotated[int | None, typer.Option("--size")] = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waar kunnen provincies samenwerken, waarop, met wie, en wat is er al?"""
    from queries.collaboration import CollaborationQuery
    from queries.collaboration import collaboration as ask

    query = asked_with(
        CollaborationQuery, provinces=provinces, themes=themes, topics=topics, size=size, limit=limit
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, tables.print_collaboration)


@command(QUESTIONS, question="queries.scaling:ScalingQuery")
def scaling(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    from_provinces: Annotated[
        list[str] | None, typer.Option("--from", metavar="PROVINCIE", show_default=False)
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight",
            metavar="CRITERIUM=GEWICHT",
            help="Gewicht van een criterium, bijvoorbeeld bewijs=3; mag vaker.",
            show_default=False,
        ),
    ] = None,
    no_candidates: Annotated[bool, typer.Option("--no-candidates")] = False,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wat is rijp voor opschaling, en waarheen?"""
    from queries.scaling import ScalingQuery
    from queries.scaling import scaling as ask

    query = asked_with(
        ScalingQuery,
        provinces=provinces,
        themes=themes,
        topics=topics,
        from_provinces=from_provinces,
        weights=dict(map(_weight, weight or ())),
        no_candidates=no_candidates,
        limit=limit,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, tables.print_scaling)


@command(SOUNDNESS)
def backtest(graph: Graph = None, as_json: Json = False) -> None:
    """Vindt de score echte samenwerking terug? Verbergt elke bestaande samenwerking in haar beurt."""
    from queries.collaboration import backtest as ask

    with progress_bar() as bar:
        task = bar.add_task("terugtoets", total=None)

        def told(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        answer = answered(graph, lambda now: ask(now, told))
    show(answer, as_json, tables.print_backtest)


@command(LOOKING_UP)
def profile(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="Naam, afkorting of identificatie.")],
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Alles wat van een provincie, platform, thema, project of organisatie bekend is."""
    from queries.profile import profile as ask

    show(answered(graph, lambda now: ask(now, name)), as_json, tables.print_profile)


@command(LOOKING_UP, question="queries.search:SearchQuery")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WOORDEN", help="Waar u naar zoekt.")],
    provinces: Provinces = None,
    themes: Themes = None,
    types: Annotated[list[str] | None, typer.Option("--type", metavar="SOORT", show_default=False)] = None,
    phases: Annotated[list[str] | None, typer.Option("--phase", metavar="FASE", show_default=False)] = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Zoek in namen, andere namen, onderwerpen en omschrijvingen."""
    from queries.search import SearchQuery
    from queries.search import search as ask

    query = asked_with(
        SearchQuery,
        text=" ".join(words),
        provinces=provinces,
        themes=themes,
        types=types,
        phases=phases,
        limit=limit,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, tables.print_search)


def _weight(written: str) -> tuple[str, float]:
    name, _, value = written.partition("=")
    try:
        return name.strip(), float(value.replace(",", "."))
    except ValueError:
        raise UnknownWordError(
            f'"{written}" is geen gewicht. Schrijf CRITERIUM=GETAL, bijvoorbeeld bewijs=3.'
        ) from None
