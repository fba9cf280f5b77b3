"""The commands that take a question in words, or things by name."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.commands.dutch_help import LOOKING_UP, QUESTIONS, SOUNDNESS
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


@command(LOOKING_UP, "notitie", question="queries.note:NoteQuery")
def ipo_note(
    part: Annotated[str | None, typer.Argument(metavar="ONDERDEEL")] = None,
    parties: Annotated[
        list[str] | None, typer.Option("--party", metavar="PARTIJ", show_default=False)
    ] = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wat de provincies samen vragen, hun kerncijfers, en wat in het Bestuurlijk Akkoord komt."""
    from queries.note import NoteQuery, note

    query = asked_with(NoteQuery, part=part, parties=parties)
    show(answered(graph, lambda snapshot: note(snapshot, query)), as_json, question_tables.print_note)


@command(LOOKING_UP, question="queries.path:PathQuery")
def path(
    start: Name,
    end: Name,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Hoe twee dingen met elkaar verbonden zijn, stap voor stap."""
    from queries.path import PathQuery
    from queries.path import path as find

    query = asked_with(PathQuery, start=start, end=end, limit=limit)
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


@command(LOOKING_UP, question="queries.changes:ChangesQuery")
def changes(
    provinces: Provinces = None,
    themes: Themes = None,
    topics: Topics = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATUM", show_default=False)] = None,
    limit: Limit = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Wat er nieuw is, voor zover er een datum bekend is."""
    from queries.changes import ChangesQuery
    from queries.changes import changes as find

    query = asked_with(
        ChangesQuery, provinces=provinces, themes=themes, topics=topics, since=since, limit=limit
    )
    show(answered(graph, lambda now: find(now, query)), as_json, question_tables.print_changes)


@command(SOUNDNESS, question="queries.quality:QualityQuery")
def quality(
    provinces: Provinces = None,
    examples: Annotated[int | None, typer.Option("--examples")] = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Hoe volledig elke kaart is, en wat u het eerst kunt invullen."""
    from queries.quality import QualityQuery
    from queries.quality import quality as measure

    query = asked_with(QualityQuery, provinces=provinces, examples=examples)
    show(answered(graph, lambda now: measure(now, query)), as_json, question_tables.print_quality)


@command(SOUNDNESS, question="queries.conflicts:ConflictsQuery")
def conflicts(
    provinces: Provinces = None,
    graph: Graph = None,
    as_json: Json = False,
) -> None:
    """Waarover kaarten verschillen, en welke fase misschien niet meer klopt."""
    from queries.conflicts import ConflictsQuery
    from queries.conflicts import conflicts as find

    query = asked_with(ConflictsQuery, provinces=provinces)
    show(answered(graph, lambda now: find(now, query)), as_json, question_tables.print_conflicts)
