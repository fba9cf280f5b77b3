"""The commands that take a question in words, or things by name."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.commands.dutch_help import LOOKING_UP, QUESTIONS, SOUNDNESS
from api.cli.commands.frame import Graph, Json, Limit, Provinces, Themes, Topics, answered, command, show
from api.cli.terminal import question_tables

Name = Annotated[str, typer.Argument(metavar="NAAM", help="Naam, afkorting of identificatie.")]


@command(QUESTIONS)
def ask(
    words: Annotated[list[str], typer.Argument(metavar="VRAAG", help="Een vraag in gewone woorden.")],
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Hoe een vraag in gewoon Nederlands wordt opgevat, en waar het antwoord staat."""
    from api.html.answered_at import answered_at
    from queries.ask import AskQuery
    from queries.ask import ask as understand

    query = AskQuery(text=" ".join(words))
    show(answered(graph, lambda now: answered_at(understand(now, query))), as_json, question_tables.print_ask)


@command(LOOKING_UP, "notitie")
def ipo_note(
    part: Annotated[
        str, typer.Argument(metavar="ONDERDEEL", help="oproepen, cijfers of akkoord.")
    ] = "oproepen",
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="PARTIJ", help="Aan wie of van wie, zoals Rijk; mag vaker."),
    ] = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wat de provincies samen vragen, hun kerncijfers, en wat in het Bestuurlijk Akkoord komt."""
    from queries.note import NoteQuery, note

    query = NoteQuery.model_validate({"part": part, "parties": tuple(party or ())})
    show(answered(graph, lambda snapshot: note(snapshot, query)), as_json, question_tables.print_note)


@command(LOOKING_UP)
def path(
    start: Name,
    end: Name,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10, help="Hoeveel paden er komen.")] = 3,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Hoe twee dingen met elkaar verbonden zijn, stap voor stap."""
    from queries.path import PathQuery
    from queries.path import path as find

    query = PathQuery(start=start, end=end, limit=limit)
    show(answered(graph, lambda now: find(now, query)), as_json, question_tables.print_path)


@command(LOOKING_UP)
def compare(
    things: Annotated[
        list[str], typer.Argument(metavar="NAAM NAAM", help="Twee tot vier provincies, of projecten.")
    ],
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Zet twee tot vier provincies of projecten naast elkaar."""
    from queries.compare import CompareQuery
    from queries.compare import compare as beside

    show(
        answered(graph, lambda now: beside(now, CompareQuery(things=tuple(things)))),
        as_json,
        question_tables.print_compare,
    )


@command(LOOKING_UP)
def changes(
    province: Provinces = None,
    theme: Themes = None,
    topic: Topics = None,
    since: Annotated[
        str, typer.Option("--since", metavar="DATUM", help="Vanaf dit jaar of deze datum, zoals 2024-05.")
    ] = "",
    limit: Limit = 25,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wat er nieuw is, voor zover er een datum bekend is."""
    from queries.changes import ChangesQuery
    from queries.changes import changes as find

    query = ChangesQuery(
        provinces=tuple(province or ()),
        themes=tuple(theme or ()),
        topics=tuple(topic or ()),
        since=since,
        limit=limit,
    )
    show(answered(graph, lambda now: find(now, query)), as_json, question_tables.print_changes)


@command(SOUNDNESS)
def quality(
    province: Provinces = None,
    examples: Annotated[
        int, typer.Option("--examples", min=0, help="Hoeveel onvolledige records worden genoemd; 0 is alle.")
    ] = 5,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Hoe volledig elke kaart is, en wat u het eerst kunt invullen."""
    from queries.quality import QualityQuery
    from queries.quality import quality as measure

    query = QualityQuery(provinces=tuple(province or ()), examples=examples)
    show(answered(graph, lambda now: measure(now, query)), as_json, question_tables.print_quality)


@command(SOUNDNESS)
def conflicts(
    province: Provinces = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waarover kaarten verschillen, en welke fase misschien niet meer klopt."""
    from queries.conflicts import ConflictsQuery
    from queries.conflicts import conflicts as find

    query = ConflictsQuery(provinces=tuple(province or ()))
    show(answered(graph, lambda now: find(now, query)), as_json, question_tables.print_conflicts)
