"""What is ripe for scaling, and where to? ("Wat is rijp voor opschaling, en waarheen?")"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.base.phases import as_of
from queries.base.things import sources_of
from queries.contacts import whom_to_call
from queries.dutch.phrases import counted, listed, nearest_of
from queries.lessons import Lesson, lessons, lessons_of
from queries.scaling.cards import gave, told_of
from queries.scaling.kinds import NATURE_NAMES, Nature
from queries.scaling.landscape import Landscape, landscape
from queries.scaling.matrix import CRITERIA, CriteriaMatrix, criteria_matrix
from queries.scaling.model import Candidate, Criterion, NoCandidate, ScalingAnswer, ScalingQuery, Target
from queries.scaling.reasons import CRITERION_WORDS, Facts, key_topics, reasons
from queries.scaling.targets import neighbourhood, targets
from queries.scaling.weights import SCALING_WEIGHTS
from queries.scaling.wishes import wishes
from queries.scaling.words import understand
from queries.words import provinces_named, themes_named, topics_named


def scaling(snapshot: Snapshot, query: ScalingQuery | None = None) -> ScalingAnswer:
    """Candidates for scaling in order of score, each with its criteria and where it could go.

    The score is the weighted mean of the criteria (simple additive weighting; see
    ``queries.scaling.weights``).  Raises ``UnknownWordError`` for a province, theme or criterion that
    does not exist, and for weights that are negative or all zero.
    """
    query = query or ScalingQuery()
    weights = normalised_weights(query.weights)
    scope, notes = understand(snapshot, query)
    matrix = criteria_matrix(snapshot, scope, weights)
    ordered = matrix.frame.sort(["score", "id"], descending=[True, False])
    shown = ordered.slice(query.offset, query.limit or None)
    background = landscape(snapshot)
    certain = not matrix.rest or (not shown.is_empty() and shown["score"].to_list()[-1] >= matrix.rest)
    return ScalingAnswer(
        version=snapshot.version,
        weights=weights,
        total=matrix.total,
        valued=matrix.frame.height,
        certain=certain,
        notes=[*notes, *_left_out(matrix, certain), *_once_only(matrix, by_name=bool(query.projects))],
        lessons=_lessons(snapshot, query),
        no_candidates_total=matrix.once_only.height,
        no_candidates=_no_candidates(matrix) if query.no_candidates or query.projects else [],
        candidates=_candidates(snapshot, list(shown.iter_rows(named=True)), matrix, weights, background),
    )


def _lessons(snapshot: Snapshot, query: ScalingQuery) -> list[Lesson]:
    """What stopped among the projects that are named, else on the subject, else where candidates run now."""
    if query.projects:
        return lessons_of(snapshot, (f"project/{p.removeprefix('project/')}" for p in query.projects))
    words = [*themes_named(snapshot, query.themes), *topics_named(snapshot, query.topics)]
    return lessons(snapshot, words, provinces_named(snapshot, query.from_provinces))


def normalised_weights(given: Mapping[str, float]) -> dict[str, float]:
    """Weights of all criteria with sum 1: the given ones, and the default for what is not named."""
    for name, weight in given.items():
        if name not in SCALING_WEIGHTS:
            raise UnknownWordError(f'onbekend criterium "{name}". {nearest_of(name, CRITERIA)}')
        if not 0 <= weight < float("inf"):
            raise UnknownWordError(f"het gewicht van {name} is {weight}: kies een getal van 0 of hoger.")
    weights = {name: float(given.get(name, default)) for name, default in SCALING_WEIGHTS.items()}
    total = sum(weights.values())
    if not total:
        raise UnknownWordError("alle gewichten zijn 0: geef ten minste één criterium een gewicht boven 0.")
    return {name: round(weight / total, 6) for name, weight in weights.items()}


def _once_only(matrix: CriteriaMatrix, *, by_name: bool) -> list[str]:
    """How many are no candidates by what they are; of projects asked for by name, which and why."""
    if by_name:
        return [one.reason for one in _no_candidates(matrix)]
    counts = Counter(matrix.once_only["nature"].to_list())
    if not counts:
        return []
    told = listed([counted(counts[n], *NATURE_NAMES[n]) for n in NATURE_NAMES if counts[n]])
    return [
        f"Geen kandidaat {'is' if counts.total() == 1 else 'zijn'} {told}: die doet niemand zo nog eens. Wel "
        "als hun eigen tekst iets noemt dat een ander kan gebruiken of namaken, en als zij een proef zijn."
    ]


def _no_candidates(matrix: CriteriaMatrix) -> list[NoCandidate]:
    return [
        NoCandidate(
            id=row["id"],
            name=row["name"],
            provinces=row["provinces"],
            phase=row["phase"],
            nature=row["nature"],
            reason=_why_not(row),
        )
        for row in matrix.once_only.sort("name", "id").iter_rows(named=True)
    ]


def _why_not(row: Facts) -> str:
    nature: Nature = row["nature"]
    return (
        f'"{row["name"]}" is geen kandidaat: het is een {NATURE_NAMES[nature][0]} '
        f'(kaart: "{row["nature_word"].lower()}"), en de kaart noemt niets wat een ander daarvan kan '
        "gebruiken of namaken."
    )


def _left_out(matrix: CriteriaMatrix, certain: bool) -> list[str]:
    notes = []
    if matrix.everywhere:
        notes.append(
            f"{counted(matrix.everywhere, 'project loopt', 'projecten lopen')} al in alle provincies en "
            f"{'is' if matrix.everywhere == 1 else 'zijn'} daarom geen kandidaat."
        )
    if matrix.nowhere:
        notes.append(
            f"Van {counted(matrix.nowhere, 'project', 'projecten')} is niet bekend in welke provincie het "
            "loopt; dan is ook geen nieuwe provincie aan te wijzen."
        )
    if not certain:
        notes.append(
            f"Van ten hoogste {matrix.total} kandidaten zijn er {matrix.frame.height} gewogen, gekozen op "
            "fase, provincies en resultaten; een ander project kan even hoog uitkomen. Kies een onderwerp of "
            "provincie om gerichter te wegen."
        )
    return notes


def _candidates(
    snapshot: Snapshot,
    rows: Sequence[Facts],
    matrix: CriteriaMatrix,
    weights: Mapping[str, float],
    background: Landscape,
) -> list[Candidate]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    wanted, told = wishes(snapshot, background, ids), told_of(snapshot, ids)
    around = neighbourhood(snapshot, {t.id for row in rows for t in key_topics(row["themes"], background)})
    sources = sources_of(snapshot, ids)
    years = as_of(snapshot)
    contacts = whom_to_call(snapshot, ids)
    found = []
    for one in rows:
        row = {**one, "as_of": years.get(one["id"])}
        why = reasons(row, matrix.targets, background)
        criteria = {
            name: Criterion(value=round(row[name], 4), weight=weights[name], reason=why[name])
            for name in CRITERIA
        }
        goals, evidence = targets(row, matrix.targets, background, around, wanted.get(row["id"], {}))
        found.append(
            Candidate(
                id=row["id"],
                name=row["name"],
                what=told.get(row["id"], ""),
                gave=gave(row["results"], sources.get(row["id"], ())),
                score=row["score"],
                provinces=row["provinces"],
                phase=row["phase"],
                phase_as_of=row["as_of"],
                criteria=criteria,
                targets=goals,
                contact=contacts.get(row["id"]),
                explanation=_explanation(row, criteria, goals),
                evidence=evidence,
                sources=list(sources.get(row["id"], ())),
            )
        )
    return found


def _explanation(row: Facts, criteria: Mapping[str, Criterion], goals: Sequence[Target]) -> str:
    """What counts for it most, what least, and where it could go first."""
    gain = sorted(CRITERIA, key=lambda n: (-criteria[n].value * criteria[n].weight, n))[:2]
    weighed = [n for n in CRITERIA if criteria[n].weight > 0]
    weakest = min(weighed, key=lambda n: (criteria[n].value, n))
    strong = listed([CRITERION_WORDS[n] for n in gain])
    first = f"{row['name']} scoort vooral op {strong}, en het minst op {CRITERION_WORDS[weakest]}."
    if not goals:
        return f"{first} Een provincie met een kans of zwaartepunt over hetzelfde onderwerp is niet gevonden."
    return f"{first} Het kan als eerste naar {listed([t.name for t in goals[:2]])}."
