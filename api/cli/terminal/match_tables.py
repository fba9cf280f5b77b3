"""Matches, and how well they agree with judged ones, as tables for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from api.cli.terminal.tables import called, table
from queries.dutch.figures import digits, score
from queries.dutch.phrases import counted, listed

if TYPE_CHECKING:
    from queries.exchange import BoardAnswer, ProposalsAnswer
    from queries.matches import Evaluation, MatchesAnswer

WHAT = {"kans": "kansen", "project": "projecten", "platform": "platforms"}


def print_matches(console: Console, answer: MatchesAnswer) -> None:
    for note in answer.notes:
        console.print(note, markup=False)
    where = listed([p.name for p in answer.provinces]) or "landelijk"
    console.print(f"{answer.thing.name} ({where})", markup=False)
    made = table("", "schakel", "soort", "score", "nuttig", numbers=("score", "nuttig"))
    for place, match in enumerate(answer.matches, 1):
        made.add_row(str(place), escape(match.name), match.kind_name, score(match.score), score(match.useful))
    console.print(made)
    for place, match in enumerate(answer.matches, 1):
        console.print(f"{place}. {match.explanation}", markup=False, soft_wrap=True)
        found = match.supply if match.supply.id == match.id else match.need
        if found.contact:
            console.print(f"   {called(found.contact)}", markup=False, soft_wrap=True)
    console.print(f"Vergeleken met {answer.compared} projecten, platforms en kansen elders.")


def print_proposals(console: Console, answer: ProposalsAnswer) -> None:
    for note in answer.notes:
        console.print(note, markup=False)
    if not answer.proposals:
        console.print("Geen voorstellen gevonden. Probeer een ruimer onderwerp of meer provincies.")
    for place, found in enumerate(answer.proposals, 1):
        sides = [listed([p.name for p in side.provinces]) for side in (found.match.need, found.match.supply)]
        standing = "nieuw" if found.new else "bouw voort"
        console.print(
            f"[bold]{place}. {escape(sides[0])} en {escape(sides[1])}: {escape(found.said)}[/] "
            f"({found.match.kind_name}, {standing})",
            soft_wrap=True,
        )
        console.print(found.match.explanation, markup=False, soft_wrap=True)
        console.print(found.joint_work, markup=False, soft_wrap=True)
    console.print(
        f"{counted(answer.total, 'voorstel', 'voorstellen')}; nieuw {answer.new}, "
        f"bouw voort {answer.building}."
    )


def print_board(console: Console, answer: BoardAnswer) -> None:
    for note in answer.notes:
        console.print(note, markup=False)
    made = table("kans", "wie kan helpen", "soort", "schakels", numbers=("schakels",))
    for found in answer.needs:
        best = found.best
        other = (best.supply if best.need.id == found.need.id else best.need) if best else None
        made.add_row(
            escape(found.need.name),
            escape(other.name) if other else "niemand bekend",
            best.kind_name if best else "",
            str(found.matches),
        )
    console.print(made)
    console.print(
        f"{counted(answer.total, 'kans', 'kansen')}; "
        f"voor {answer.without} is nog niemand bekend die kan helpen."
    )


def print_evaluation(console: Console, answer: Evaluation, learn: bool) -> None:
    made = table(
        "manier",
        "vragen",
        "aantal",
        "nDCG@5",
        "nDCG@5 (2^g-1)",
        "P@1",
        "spreiding",
        numbers=("aantal", "nDCG@5", "nDCG@5 (2^g-1)", "P@1", "spreiding"),
    )
    for one in answer.measured:
        figures = (one.ndcg, one.ndcg_exponential, one.first, one.spread)
        made.add_row(one.way, WHAT[one.kind], str(one.questions), *map(digits, figures))
    console.print(made)
    console.print(
        "De gewichten van de schakels zijn telkens geleerd zonder de vragen die ermee zijn gemeten."
    )
    if answer.lost:
        console.print(f"Niet in de graaf: {', '.join(answer.lost)}.", markup=False)
    if learn:
        for name, values in (("gewichten", answer.weights), ("kans op nut", answer.chance)):
            console.print(f"{name}: {', '.join(f'{k} {digits(v, 2)}' for k, v in values.items())}")
