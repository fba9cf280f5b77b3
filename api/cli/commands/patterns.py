"""The commands that show patterns over all cards: what is alike, missing, bridging or robust."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.commands.dutch_help import QUESTIONS, SOUNDNESS
from api.cli.commands.frame import Graph, Json, Limit, Provinces, Themes, Topics, answered, command, show
from api.cli.terminal import pattern_tables


@command(QUESTIONS)
def similar(
    province: Provinces = None,
    theme: Themes = None,
    topic: Topics = None,
    project: Annotated[
        str, typer.Option("--project", metavar="PROJECT", help="Alles wat op dit project lijkt.")
    ] = "",
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold",
            metavar="GETAL",
            help="Gelijkenis vanaf waar projecten verwant heten (vanaf 0,30: vrijwel hetzelfde).",
            show_default=False,
        ),
    ] = None,
    connected: Annotated[bool, typer.Option("--connected", help="Ook groepen die elkaar al kennen.")] = False,
    limit: Limit = 10,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waar wordt het wiel opnieuw uitgevonden: (vrijwel) gelijke en verwante projecten in meer provincies."""
    from queries.similar import SimilarQuery
    from queries.similar import similar as ask
    from queries.similar.weights import THRESHOLD

    query = SimilarQuery(
        provinces=tuple(province or ()),
        themes=tuple(theme or ()),
        topics=tuple(topic or ()),
        project=project,
        threshold=THRESHOLD if threshold is None else threshold,
        connected=connected,
        limit=limit,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_similar)


@command(QUESTIONS)
def gaps(
    province: Provinces = None,
    theme: Themes = None,
    topic: Topics = None,
    scheme: Annotated[
        str, typer.Option("--scheme", metavar="LIJST", help="Begrippenlijst, zoals transitieagendas.")
    ] = "",
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waar zitten de witte vlekken: wat provincies zeggen tegenover wat er loopt."""
    from queries.gaps import GapsQuery
    from queries.gaps import gaps as ask

    query = GapsQuery(
        provinces=tuple(province or ()), themes=tuple(theme or ()), topics=tuple(topic or ()), scheme=scheme
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_gaps)


@command(QUESTIONS)
def brokers(
    province: Provinces = None,
    theme: Themes = None,
    topic: Topics = None,
    type_: Annotated[
        list[str] | None,
        typer.Option(
            "--type", metavar="SOORT", help="Alleen platform of organisatie; mag vaker.", show_default=False
        ),
    ] = None,
    limit: Limit = 10,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wie verbindt provincies, en welke gemeenschappen zijn er."""
    from queries.brokers import BrokersQuery
    from queries.brokers import brokers as ask

    query = BrokersQuery(
        provinces=tuple(province or ()),
        themes=tuple(theme or ()),
        topics=tuple(topic or ()),
        types=tuple(type_ or ()),
        limit=limit,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_brokers)


@command(SOUNDNESS)
def robustness(
    province: Provinces = None,
    theme: Themes = None,
    topic: Topics = None,
    top: Annotated[int, typer.Option("--top", min=1, max=50, help="Hoeveel plaatsen bovenaan tellen.")] = 10,
    samples: Annotated[
        int, typer.Option("--samples", min=100, max=100_000, help="Hoeveel gewichten er worden getrokken.")
    ] = 10_000,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Bij welk deel van alle mogelijke gewichten een project bovenaan blijft."""
    from queries.scaling import RobustnessQuery
    from queries.scaling import robustness as ask

    query = RobustnessQuery(
        provinces=tuple(province or ()),
        themes=tuple(theme or ()),
        topics=tuple(topic or ()),
        top=top,
        samples=samples,
    )
    show(answered(graph, lambda now: ask(now, query)), as_json, pattern_tables.print_robustness)
