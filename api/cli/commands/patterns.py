"""The commands that show patterns over all cards: what is alike, missing, bridging or robust."""

from __future__ import annotations

from typing import Annotated

import typer

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
from api.cli.terminal import pattern_tables


@command(QUESTIONS, question="queries.similar:SimilarQuery")
def similar(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    project: Annotated[str | None, typer.Option("--project", metavar="PROJECT", show_default=False)] = None,
    threshold: Annotated[float | None, typer.Option("--threshold", metavar="GETAL")] = None,
    connected: Annotated[bool, typer.Option("--connected")] = False,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waar wordt het wiel opnieuw uitgevonden: (vrijwel) gelijke en verwante projecten in meer provincies."""
    from queries.similar import SimilarQuery
    from queries.similar import similar as ask

    query = asked_with(
        SimilarQuery,
        provinces=provinces,
        themes=themes,
        topics=topics,
        project=project,
        threshold=threshold,
        connected=connected,
        limit=limit,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_similar)


@command(QUESTIONS, question="queries.gaps:GapsQuery")
def gaps(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    scheme: Annotated[str | None, typer.Option("--scheme", metavar="LIJST", show_default=False)] = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waar zitten de witte vlekken: wat provincies zeggen tegenover wat er loopt."""
    from queries.gaps import GapsQuery
    from queries.gaps import gaps as ask

    query = asked_with(GapsQuery, provinces=provinces, themes=themes, topics=topics, scheme=scheme)
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_gaps)


@command(QUESTIONS, question="queries.gaps:ElsewhereQuery")
def elsewhere(
    province: Annotated[str, typer.Argument(metavar="PROVINCIE", help="Naam of code van de provincie.")],
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wat doen anderen, en deze provincie niet: onderwerpen van drie of meer andere provincies."""
    from queries.gaps import ElsewhereQuery
    from queries.gaps import elsewhere as ask

    query = asked_with(ElsewhereQuery, province=province, limit=limit)
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_elsewhere)


@command(QUESTIONS, question="queries.brokers:BrokersQuery")
def brokers(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    types: Annotated[list[str] | None, typer.Option("--type", metavar="SOORT", show_default=False)] = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wie verbindt provincies, en welke groepen van partijen zijn er."""
    from queries.brokers import BrokersQuery
    from queries.brokers import brokers as ask

    query = asked_with(
        BrokersQuery, provinces=provinces, themes=themes, topics=topics, types=types, limit=limit
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_brokers)


@command(SOUNDNESS, question="queries.scaling:RobustnessQuery")
def robustness(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    top: Annotated[int | None, typer.Option("--top")] = None,
    samples: Annotated[int | None, typer.Option("--samples")] = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Bij welk deel van alle mogelijke gewichten een project bovenaan blijft."""
    from queries.scaling import RobustnessQuery
    from queries.scaling import robustness as ask

    query = asked_with(
        RobustnessQuery, provinces=provinces, themes=themes, topics=topics, top=top, samples=samples
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_robustness)
