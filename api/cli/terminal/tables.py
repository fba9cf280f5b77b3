"""Answers as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.schema import NODE_TYPES
from graph.schema.phases import LESSONS, shown
from queries.dutch.figures import digits, dutch_date, number, percentage, score
from queries.dutch.phrases import counted

if TYPE_CHECKING:  # a command pays for the modules of its own answer only
    from graph.store.data import GraphData
    from loaders.proposals.proposal import Candidate
    from loaders.text.problems import Problem
    from queries.collaboration import BacktestAnswer, CollaborationAnswer
    from queries.conflicts import Difference
    from queries.contacts import Contact
    from queries.lessons import Lesson
    from queries.lists import Stats
    from queries.profile import Profile
    from queries.scaling import Candidate as ScalingCandidate
    from queries.scaling import ScalingAnswer
    from queries.search import SearchAnswer

Printer = Callable[[Console, Any], None]

EXPLAINED = 3
"""Suggestions that are explained in words under a table."""

SHOWN_DOUBTS = 8
SHOWN_ITEMS = 12
"""Related things of one kind that a profile lists at a terminal; JSON has them all."""


def table(*columns: str, numbers: Sequence[str] = ()) -> Table:
    """An empty table; columns named in ``numbers`` are right-aligned."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left")
    return made


def print_load(console: Console, version: str, data: GraphData, problems: Sequence[Problem]) -> None:
    counts = ", ".join(
        f"{number(data.nodes[n.label].height)} {n.plural}" for n in NODE_TYPES if data.nodes[n.label].height
    )
    console.print(f"Geladen: {counts}.", soft_wrap=True)
    console.print(f"{number(data.relationship_count())} relaties. Versie van de gegevens: {version}.")
    if problems:
        console.print(f"\nOm na te kijken ({len(problems)}):")
        for problem in sorted(problems, key=lambda p: not p.pressing)[:SHOWN_DOUBTS]:
            console.print(f"  {problem}", markup=False, soft_wrap=True)
        if len(problems) > SHOWN_DOUBTS:
            console.print(
                f"  ... en nog {len(problems) - SHOWN_DOUBTS}; alles staat in het rapport (--report)."
            )


def print_refusal(console: Console, problems: Sequence[Problem]) -> None:
    found = "een fout" if len(problems) == 1 else f"{len(problems)} fouten"
    console.print(f"Er is niets geladen: {found} in de gegevens.", style="red")
    for problem in problems:
        console.print(f"  {problem}", markup=False)


def print_invalid(console: Console, faults: Iterable[tuple[str, str]]) -> None:
    for place, message in faults:
        console.print(f"{place}: {message}" if place else message, style="red", markup=False)


def print_stats(console: Console, answer: Stats) -> None:
    things = table("in de graaf", "aantal", numbers=("aantal",))
    for count in answer.nodes:
        things.add_row(count.name, number(count.count))
    things.add_row("relaties", number(sum(r.count for r in answer.relationships)))
    console.print(things)
    columns = ("projecten", "platforms", "kansen")
    provinces = table("provincie", *columns, "kaart", numbers=columns)
    for row in answer.provinces:
        provinces.add_row(
            row.name, number(row.projects), number(row.platforms), number(row.opportunities), row.status
        )
    console.print(provinces)
    console.print(f"Met bron: {percentage(answer.sourced_share)}. Versie van de gegevens: {answer.version}.")


def called(contact: Contact) -> str:
    """Whom to call, in one line."""
    return f"Wie te bellen: {contact.party.name}, {contact.address}"


def print_collaboration(console: Console, answer: CollaborationAnswer) -> None:
    for note in answer.notes:
        console.print(note, markup=False, soft_wrap=True)
    if not answer.opportunities:
        console.print(
            "Geen combinaties van provincies gevonden. Probeer een ruimer onderwerp of meer provincies."
        )
        print_lessons(console, answer.lessons)
        return
    made = table("", "provincies", "score", "waarop", "al samen", numbers=("score", "al samen"))
    for place, found in enumerate(answer.opportunities, 1):
        topics = ", ".join(t.name for t in found.topics[:3])
        made.add_row(
            str(place),
            ", ".join(found.names),
            score(found.score),
            escape(topics),
            number(found.existing_total),
        )
    console.print(made)
    for place, found in enumerate(answer.opportunities[:EXPLAINED], 1):
        console.print(f"{place}. {found.explanation}", markup=False, soft_wrap=True)
        for contact in found.contacts:
            console.print(f"   {called(contact)}", markup=False, soft_wrap=True)
    print_lessons(console, answer.lessons)
    console.print(
        f"\nIn beeld: {counted(answer.total, 'combinatie', 'combinaties')}. De delen van elke score, het "
        "bewijs en de bronnen staan in het antwoord met --json.",
        soft_wrap=True,
    )


def print_backtest(console: Console, answer: BacktestAnswer) -> None:
    console.print(
        f"{number(answer.ties)} projecten en platforms in meer dan een provincie zijn elk een keer "
        "verborgen; daarna zijn alle paren van provincies gerangschikt op hun thema's en onderwerpen.",
        soft_wrap=True,
    )
    made = table("methode", "AUC", "MRR", numbers=("AUC", "MRR"))
    for measure in (*answer.methods, *answer.validation):
        made.add_row(measure.name, digits(measure.auc), digits(measure.mrr))
    console.print(made)
    made = table("groep", "aantal", "AUC", "MRR", numbers=("aantal", "AUC", "MRR"))
    for group in answer.groups:
        made.add_row(group.name, number(group.ties), digits(group.auc), digits(group.mrr))
    console.print(made)
    made = table("deel van de score", "gewicht", "best passend", numbers=("gewicht", "best passend"))
    for name, weight in answer.weights.items():
        made.add_row(name, digits(weight), digits(answer.fitted[name]))
    console.print(made)
    console.print(
        "AUC: de kans dat een paar dat echt samenwerkt boven een ander paar staat (0,5 is gokken). "
        "MRR: gemiddelde van 1 gedeeld door de plaats van het eerste echte paar.",
        soft_wrap=True,
    )


def print_scaling(console: Console, answer: ScalingAnswer) -> None:
    for note in answer.notes:
        console.print(note, markup=False)
    if not answer.candidates:
        console.print("Geen kandidaten gevonden. Probeer een ruimer thema of minder provincies.")
        print_lessons(console, answer.lessons)
        return
    criteria = list(answer.weights)
    made = table("", "project", "score", "waarheen", numbers=("score",))
    for place, candidate in enumerate(answer.candidates, 1):
        values = " ".join(f"{name} {score(candidate.criteria[name].value)}" for name in criteria)
        targets = ", ".join(t.name for t in candidate.targets[:3])
        made.add_row(str(place), f"{candidate.name}\n[dim]{values}[/dim]", score(candidate.score), targets)
    console.print(made)
    for place, candidate in enumerate(answer.candidates[:3], 1):
        console.print(f"{place}. {candidate.explanation}", markup=False, soft_wrap=True)
        for line in _first_lines(candidate):
            console.print(f"   {line}", markup=False, soft_wrap=True)
        if candidate.contact:
            console.print(f"   {called(candidate.contact)}", markup=False, soft_wrap=True)
    print_lessons(console, answer.lessons)
    if answer.no_candidates:
        console.print("\nGeen kandidaat", style="bold")
    for one in answer.no_candidates:
        console.print(f"  {one.reason}", markup=False, soft_wrap=True)
    console.print(f"\nGewogen: {number(answer.valued)} van {number(answer.total)} projecten.")


def _first_lines(candidate: ScalingCandidate) -> Iterator[str]:
    """What a candidate is, what it gave, and what the first place to go rests on."""
    if candidate.what:
        yield candidate.what
    if candidate.gave:
        source = candidate.gave.source
        yield f"Resultaat: {candidate.gave.text}{f' (bron: {source.title})' if source else ''}"
    for target in candidate.targets[:1]:
        yield f"{target.name}: {target.reasons[0]}"


def print_lessons(console: Console, lessons: Sequence[Lesson]) -> None:
    """What stopped, under a heading of its own."""
    if lessons:
        console.print(f"\n{LESSONS}", style="bold")
    for lesson in lessons:
        console.print(f"  {lesson.name}: {lesson.text}", markup=False, soft_wrap=True)


def print_search(console: Console, answer: SearchAnswer) -> None:
    if answer.did_you_mean:
        console.print(f"Bedoelde u: {', '.join(answer.did_you_mean)}?", markup=False)
    if not answer.hits:
        console.print("Niets gevonden. Probeer een ander woord, of een deel ervan.")
        return
    made = table("soort", "naam", "gevonden in", "identificatie")
    made.columns[3].overflow = "fold"
    for hit in answer.hits:
        made.add_row(hit.type_name, hit.name, ", ".join(hit.matched), hit.id)
    console.print(made)
    console.print(f"{number(len(answer.hits))} van {number(answer.total)} gevonden.")


def print_profile(console: Console, answer: Profile) -> None:
    console.print(f"{answer.name} ({answer.type_name}, {answer.id})", style="bold", markup=False)
    for text in (answer.note, answer.summary, answer.description, answer.reconstruction_note):
        if text:
            console.print(text, markup=False)
    if answer.aliases:
        console.print(f"Ook bekend als: {', '.join(answer.aliases)}", markup=False)
    if answer.contact:
        console.print(called(answer.contact), markup=False, soft_wrap=True)
    for fact in answer.facts:
        if fact.text:
            console.print(f"{fact.label.capitalize()}: {fact.text}", markup=False)
    for group in answer.groups:
        console.print(f"\n{group.heading} ({number(group.count)})", style="bold", markup=False)
        for item in group.items[:SHOWN_ITEMS]:
            phase = shown(item.phase, item.phase_as_of) if item.phase else ""
            extra = ", ".join(filter(None, (phase, item.kind, item.degree, *item.labels)))
            console.print(f"  {item.name}{f' ({extra})' if extra else ''}", markup=False)
        if group.count > SHOWN_ITEMS:
            console.print(f"  ... en nog {number(group.count - SHOWN_ITEMS)}")
    print_lessons(console, answer.lessons)
    if answer.differences:
        console.print("\nBronnen verschillen", style="bold")
    for one in answer.differences:
        console.print(f"  {difference(one)}", markup=False, soft_wrap=True)
    if answer.sources:
        console.print(f"\nBronnen ({len(answer.sources)})", style="bold")
    for source in answer.sources:
        place = f", {source.where}" if source.where else ""
        date = f", {dutch_date(source.date)}" if source.date else ""
        console.print(
            f"  {source.title} ({source.publisher}{date}{place}) {source.url}", markup=False, soft_wrap=True
        )


def difference(one: Difference) -> str:
    """A value that cards give, who gives it, and whether it is the one that is shown."""
    said = f"{one.field}: {one.value} ({', '.join(one.cards)}; nieuwste bron {one.newest or 'zonder datum'})"
    return f"{said}, zo getoond" if one.shown else said


def print_proposal(console: Console, found: Candidate, folder: str) -> None:
    """What a proposal would add, and what a person must look at."""
    names = dict(found.created)
    if not found.created and not found.connected:
        console.print("Dit voorstel verandert niets: alles staat al op een kaart.")
    for identifier, name in found.created:
        console.print(f"nieuw: {name} ({identifier})", markup=False)
    for source, verb, target in found.connected:
        console.print(f"nieuw: {names.get(source, source)} {verb} {names.get(target, target)}", markup=False)
    for problem in found.problems:
        console.print(f"let op: {problem}", style="yellow", markup=False)
    where = f"De gewijzigde bestanden staan in {folder}. " if folder else ""
    console.print(f"{where}Er is niets geladen.", markup=False)
