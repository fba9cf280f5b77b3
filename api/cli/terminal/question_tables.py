"""Understood questions, paths, comparisons, changes and quality as tables for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from api.cli.terminal.tables import difference, table
from graph.schema import slug_of
from graph.schema.phases import shown
from queries.dutch.figures import percentage
from queries.dutch.phrases import counted, listed

if TYPE_CHECKING:
    from api.html.answered_at import AnsweredAt
    from queries.ask.evaluation import AskEvaluation
    from queries.changes import ChangesAnswer
    from queries.compare import CompareAnswer
    from queries.conflicts import ConflictsAnswer
    from queries.note import NoteAnswer, NoteItem
    from queries.path import PathAnswer
    from queries.quality import QualityAnswer

SHARED_SHOWN = 10
LONGEST_CELL = 60
"""Letters of a cell in a comparison; JSON and the page have the whole text."""


def print_ask(console: Console, answer: AnsweredAt) -> None:
    console.print(answer.understood, markup=False, soft_wrap=True)
    for word in answer.corrected:
        console.print(f'  "{word.given}" is gelezen als "{word.read_as}".', markup=False, soft_wrap=True)
    for note in answer.notes:
        console.print(f"  {note}", markup=False, soft_wrap=True)
    if answer.answer:
        console.print(f"  {answer.answer}", markup=False, soft_wrap=True)
    for called in answer.contacts:
        about = f" (over {listed([t.name for t in called.things])})" if called.things else ""
        told = f"  {called.contact.party.name}: {called.contact.address}{about}"
        console.print(told, markup=False, soft_wrap=True)
    if answer.note:
        print_note(console, answer.note)
    console.print(f"  {answer.address}", markup=False, soft_wrap=True)
    for thing in answer.found:
        console.print(f"  {thing.name} ({thing.id})", markup=False, soft_wrap=True)
    if answer.alternatives:
        console.print("Het kan ook betekenen:")
        for other in answer.alternatives:
            console.print(f"  {other.understood} {other.address}", markup=False, soft_wrap=True)


def print_questions(console: Console, answer: AskEvaluation) -> None:
    made = table("helft", "vragen", "begrepen", "deel", numbers=("vragen", "begrepen", "deel"))
    for half in answer.halves:
        share = half.understood / half.questions if half.questions else 1.0
        made.add_row(half.half, str(half.questions), str(half.understood), percentage(share))
    console.print(made)
    console.print("Aan de grammatica is gewerkt met helft A; helft B meet of zij ook andere vragen begrijpt.")
    for half in answer.halves:
        for missed in half.missed:
            told = f"{half.half}: {missed.question} ({'; '.join(missed.faults)})"
            console.print(told, markup=False, soft_wrap=True)


def print_note(console: Console, answer: NoteAnswer) -> None:
    console.print(answer.sentence, markup=False, soft_wrap=True)
    for item in answer.items:
        _print_item(console, item)
    if answer.unaddressed:
        console.print("Aan wie is niet bekend:")
    for item in answer.unaddressed:
        _print_item(console, item)
    for note in answer.notes:
        console.print(note, markup=False, soft_wrap=True)


def _print_item(console: Console, item: NoteItem) -> None:
    """A call or figure, with the sources that say so."""
    told = ", ".join(filter(None, (item.kind, *(f"aan {p.name}" for p in item.parties if item.kind))))
    figure = f": {item.text}" if item.amount is not None else ""
    console.print(f"- {item.name}{figure}{f' ({told})' if told else ''}", markup=False, soft_wrap=True)
    for source in item.sources:
        place = f", {source.where}" if source.where else ""
        console.print(f"    {source.title} ({source.publisher}{place})", markup=False, soft_wrap=True)


def print_path(console: Console, answer: PathAnswer) -> None:
    console.print(answer.explanation, markup=False, soft_wrap=True)
    for place, path in enumerate(answer.paths, 1):
        console.print(f"\n{place}.")
        for step in path.steps:
            sources = ", ".join(s.title for s in step.sources[:2])
            told = f"  {step.sentence}" + (f" (bron: {sources})" if sources else "")
            console.print(told, markup=False, soft_wrap=True)


def print_compare(console: Console, answer: CompareAnswer) -> None:
    for section in answer.sections:
        made = table(section.name, *(escape(thing.name) for thing in answer.things))
        for row in section.rows:
            made.add_row(row.name, *(escape(_short(value.text)) for value in row.values))
        console.print(made)
    for shared in answer.shared[:SHARED_SHOWN]:
        among = ", ".join(slug_of(i) for i in shared.among)
        console.print(f"gemeen: {shared.thing.name} ({shared.kind}; {among})", markup=False, soft_wrap=True)
    for sentence in (answer.explanation, *answer.notes):
        console.print(sentence, markup=False, soft_wrap=True)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL].rstrip()} ..."


def print_changes(console: Console, answer: ChangesAnswer) -> None:
    made = table("datum", "soort", "wat")
    for change in answer.changes:
        made.add_row(change.date, change.kind, escape(change.sentence))
    console.print(made)
    console.print(f"{answer.total} met een datum. Nieuwste bron: {answer.newest}.")
    for note in answer.notes:
        console.print(note, markup=False, soft_wrap=True)


def print_conflicts(console: Console, answer: ConflictsAnswer) -> None:
    for thing in answer.conflicts:
        console.print(f"{thing.name} ({thing.id})", style="bold", markup=False, soft_wrap=True)
        for one in thing.differences:
            console.print(f"  {difference(one)}", markup=False, soft_wrap=True)
    number = counted(len(answer.conflicts), "ding", "dingen")
    console.print(f"De kaarten verschillen over {number}. {answer.rule}", markup=False, soft_wrap=True)
    if answer.outdated:
        console.print("\nDe fase klopt misschien niet meer", style="bold")
    for project in answer.outdated:
        phase = shown(project.phase, project.phase_as_of)
        console.print(f"  {project.name}: {phase}. Het {project.why}", markup=False, soft_wrap=True)


def print_quality(console: Console, answer: QualityAnswer) -> None:
    columns = ("volledig", "projecten", "bronnen")
    made = table("kaart", *columns, "nieuwste bron", "status", numbers=columns)
    for card in answer.cards:
        figures = percentage(card.share), str(card.projects), str(card.sources)
        made.add_row(card.name, *figures, card.newest, card.status)
    console.print(made)
    fields = table("veld", "bij", "gevuld", "waarvoor", numbers=("gevuld",))
    for field in answer.fields:
        fields.add_row(field.name, field.kind, percentage(field.share), field.why)
    console.print(fields)
    for card in answer.cards[:3]:
        for sentence in card.advice:
            console.print(f"{card.name}: {sentence}", markup=False, soft_wrap=True)
    for note in answer.notes:
        console.print(note, markup=False, soft_wrap=True)
