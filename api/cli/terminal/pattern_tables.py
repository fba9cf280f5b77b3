"""Near-identical projects, white spots, brokers and robustness as tables for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from api.cli.terminal.tables import table
from queries.dutch.figures import digits, percentage, score
from queries.dutch.phrases import listed

if TYPE_CHECKING:
    from queries.brokers import BrokersAnswer
    from queries.gaps import ElsewhereAnswer, GapsAnswer
    from queries.scaling import RobustnessAnswer
    from queries.similar import SimilarAnswer

EXPLAINED = 3
SPOTS_SHOWN = 8
CANDIDATES_SHOWN = 15
COMMUNITIES_SHOWN = 8
VERDICT_SIGNS = {"witte vlek": "wit", "stille kracht": "stil", "in balans": "·", "leeg": " "}
"""How a cell of the matrix looks at a terminal; JSON and the page have the rest."""


def print_similar(console: Console, answer: SimilarAnswer) -> None:
    _print_notes(console, answer.notes)
    if not answer.groups:
        console.print("Geen projecten gevonden die op elkaar lijken. Probeer een ruimer onderwerp.")
        return
    made = table("", "waarover", "provincies", "projecten", "gelijkenis", numbers=("projecten",))
    for place, group in enumerate(answer.groups, answer.offset + 1):
        provinces = ", ".join(group.provinces)
        made.add_row(str(place), group.name, provinces, str(len(group.members)), group.grade)
    console.print(made)
    for group in answer.groups[:EXPLAINED]:
        console.print(f"{group.name}: {group.explanation}", markup=False, soft_wrap=True)
        for sentence in filter(None, (group.advice, *group.differences)):
            console.print(f"  {sentence}", markup=False, soft_wrap=True)
    console.print(f"{answer.total} groepen.")


def print_gaps(console: Console, answer: GapsAnswer) -> None:
    _print_notes(console, answer.notes)
    if not answer.rows:
        console.print("Geen thema om te laten zien.")
        return
    made = table("thema", *(_initials(p.slug) for p in answer.provinces))
    for row in answer.rows:
        made.add_row(row.name, *(VERDICT_SIGNS[cell.verdict] for cell in row.cells))
    console.print(made)
    for heading, cells in (
        ("Witte vlekken", answer.white_spots),
        ("Stille krachten", answer.quiet_strengths),
    ):
        console.print(f"{heading}:" if cells else f"{heading}: geen.")
        for cell in cells[:SPOTS_SHOWN]:
            console.print(f"  {cell.sentence}", markup=False, soft_wrap=True)


def print_elsewhere(console: Console, answer: ElsewhereAnswer) -> None:
    if not answer.topics:
        console.print("Er is geen onderwerp van drie of meer anderen waarover hier geen project bekend is.")
    for topic in answer.topics:
        console.print(topic.sentence, markup=False, soft_wrap=True)
        for project in topic.projects:
            console.print(f"  {project.name} ({project.phase})", markup=False, soft_wrap=True)


def _initials(slug: str) -> str:
    """Two letters for a province, so that twelve fit beside each other: DR, NB."""
    first, _, second = slug.partition("-")
    return f"{first[0]}{second[0]}".upper() if second else slug[:2].upper()


def print_brokers(console: Console, answer: BrokersAnswer) -> None:
    _print_notes(console, answer.notes)
    if not answer.brokers:
        console.print("Geen verbinders gevonden.")
        return
    made = table("", "verbinder", "provincies", "projecten", "sterkte", numbers=("projecten", "sterkte"))
    for broker in answer.brokers:
        provinces = str(len(broker.provinces))
        made.add_row(str(broker.rank), broker.name, provinces, str(broker.projects), score(broker.score))
    console.print(made)
    for broker in answer.brokers[:EXPLAINED]:
        console.print(broker.explanation, markup=False, soft_wrap=True)
    console.print(f"\nGemeenschappen ({len(answer.communities)}):")
    for community in answer.communities[:COMMUNITIES_SHOWN]:
        console.print(
            f"  {community.number}. {community.name} ({community.size})", markup=False, soft_wrap=True
        )


def print_robustness(console: Console, answer: RobustnessAnswer) -> None:
    _print_notes(console, answer.notes)
    columns = (f"in eerste {answer.top}", "op 1")
    made = table("project", *columns, numbers=columns)
    for candidate in answer.candidates[:CANDIDATES_SHOWN]:
        made.add_row(candidate.name, percentage(candidate.acceptability), percentage(candidate.first))
    console.print(made)
    for candidate in answer.candidates[:EXPLAINED]:
        console.print(candidate.explanation, markup=False, soft_wrap=True)
    largest = max((c.error for c in answer.candidates), default=0.0)
    console.print(
        f"{answer.samples} trekkingen over {listed(answer.criteria)}; foutmarge hoogstens {digits(largest)}.",
        soft_wrap=True,
    )


def _print_notes(console: Console, notes: list[str]) -> None:
    for note in notes:
        console.print(note, markup=False, soft_wrap=True)
