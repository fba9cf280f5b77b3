"""What there is to say of one to three matches that somebody wants to talk about: an agenda note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from graph.schema import label_of
from graph.schema.phases import FINISHED, RUNNING
from graph.store import Snapshot
from queries.base.asked import MAX_WORD_LENGTH, MOST_WORDS, SOMETHING, Question
from queries.base.model import Answer, SourceReference, UnknownWordError
from queries.base.phases import as_of
from queries.base.things import sources_of
from queries.exchange.candidates import Candidate, candidates
from queries.exchange.joint_work import joint_work, shared
from queries.exchange.model import JointWork
from queries.exchange.proposals import Teller
from queries.exchange.together import Joint, Together
from queries.likeness.eligible import eligible
from queries.likeness.features import Features, features
from queries.likeness.ranking import rank
from queries.matches import Match, MatchKind, Side, Subject, Tie
from queries.matches.shared import Common
from queries.matches.sides import Sides
from queries.matches.told import Pairs
from queries.matches.weights import SUBJECTS_NAMED
from queries.words.identify import identify

BETWEEN = "~"
"""Stands between the two things of a match in its name: ``kans/a~project/b``."""
MOST_MATCHES = 3
"""Matches on one note: more do not fit on a page, nor in one item of an agenda."""
MatchName = Annotated[str, StringConstraints(pattern=SOMETHING, max_length=2 * MAX_WORD_LENGTH)]
"""Both things of a match, with ``BETWEEN`` between them."""
MOST_RUNNING = 2
"""Other projects on the subject that are named as evidence beside what the match has."""


class AgendaQuery(Question):
    """Which matches: each the identifiers or names of its two things (``kans/a~project/b``), in any order."""

    matches: tuple[MatchName, ...] = Field(
        validation_alias="schakel",
        min_length=1,
        max_length=MOST_WORDS,
        description="Beide kanten van een schakel met een ~ ertussen: `kans/a~project/b`; tot drie keer.",
    )


class SourcedSide(Side):
    """A side, or another project, with where that was read; ``newest`` is the date of its latest source, as
    far as it is known (``2023-03``), else empty."""

    sources: list[SourceReference]
    newest: str


class AgendaItem(Answer):
    """One match as an item of an agenda.

    ``id`` names it, ``said`` is its subject, ``explanation`` why it is worth a talk.  ``running`` are other
    projects on the same subject that run or are finished, beside ``supply``, and match the same
    need.  ``joint_work`` says what both already do together or that nothing is known (``together`` has it),
    ``ties`` who connects them; ``new`` is whether there is neither.
    """

    id: str
    said: str
    kind: MatchKind
    kind_name: str
    explanation: str
    subjects: list[Subject]
    need: SourcedSide
    supply: SourcedSide
    running: list[SourcedSide]
    new: bool
    joint_work: str
    together: list[JointWork]
    together_total: int
    ties: list[Tie]


class AgendaAnswer(Answer):
    """The matches in the order asked, each once."""

    version: str
    items: list[AgendaItem]


@dataclass(frozen=True)
class _Found:
    match: Match
    about: Common
    joint: Joint


def agenda(snapshot: Snapshot, query: AgendaQuery) -> AgendaAnswer:
    """What a note on matches says of each.

    Raises ``UnknownWordError`` for more than ``MOST_MATCHES``, for a thing that is not in the graph, and for
    two things that are no match: of one province, nothing alike, or one of them stopped.
    """
    asked = list(dict.fromkeys(query.matches))
    if len(asked) > MOST_MATCHES:
        raise UnknownWordError(
            f"op een notitie van één A4 passen hoogstens {MOST_MATCHES} schakels; dit zijn er {len(asked)}. "
            "Haal er een of meer weg."
        )
    pairs = list(dict.fromkeys(_pair(snapshot, word) for word in asked))
    made, known = features(snapshot), _by_pair(snapshot)
    return AgendaAnswer(
        version=snapshot.version,
        items=[_item(snapshot, made, _found(snapshot, made, known, *pair)) for pair in pairs],
    )


def _pair(snapshot: Snapshot, word: str) -> tuple[str, str]:
    """The identifiers of both things of a match, in alphabetical order."""
    first, between, second = word.partition(BETWEEN)
    if not (between and first.strip() and second.strip()):
        raise UnknownWordError(
            f'"{word}" is geen schakel. Schrijf beide kanten met een {BETWEEN} ertussen, zoals '
            f"kans/a{BETWEEN}project/b.",
            word,
        )
    one, other = sorted(identify(snapshot, side).id for side in (first, second))
    return one, other


def _by_pair(snapshot: Snapshot) -> Mapping[tuple[str, str], Candidate]:
    things = features(snapshot).things
    made = {}
    for candidate in candidates(snapshot):
        one, other = sorted(candidate.sides(things))
        made[one, other] = candidate
    return made


def _found(
    snapshot: Snapshot, made: Features, known: Mapping[tuple[str, str], Candidate], one: str, other: str
) -> _Found:
    """The match as it is proposed; one that is not, because it is less sure, is worked out now."""
    candidate = known.get((one, other))
    if candidate is not None:
        return _Found(Teller(snapshot).match(candidate), candidate.about, candidate.joint)
    number = made.things.number
    for asked, wanted in ((one, other), (other, one)):
        if asked not in number or wanted not in number:
            continue
        ranked = rank(made, number[asked], eligible(made.things, number[asked]))
        place = next((at for at, n in enumerate(ranked.numbers.tolist()) if n == number[wanted]), None)
        if place is None:
            continue
        match = Sides(snapshot, made, number[asked], ranked, [place]).match(place)
        if match.kind == "lesson":
            raise UnknownWordError(
                f"{match.supply.name} is {match.supply.stage}: een les, en geen voorstel om te bespreken."
            )
        need, supply = number[match.need.id], number[match.supply.id]
        about = Pairs(snapshot, made, [need, supply]).told(need, supply, match.useful).about
        topics = [s.id for s in about.subjects[:SUBJECTS_NAMED]]
        where = made.things.where
        return _Found(
            match, about, Together(snapshot, made).on(topics, where(need), where(supply), (one, other))
        )
    raise UnknownWordError(
        f"tussen {one} en {other} is geen schakel: die zijn er tussen kansen, projecten en platforms van "
        "verschillende provincies die op elkaar lijken."
    )


def _item(snapshot: Snapshot, made: Features, found: _Found) -> AgendaItem:
    match, joint = found.match, found.joint
    running = _running(snapshot, made, match)
    shown = [side.id for side in (match.need, match.supply, *running) if side.type != "Province"]
    sources = sources_of(snapshot, shown)
    if match.need.type == "Province":  # a focus: what the match cites beside its supply
        sources = {**sources, match.need.id: _beside(match.sources, sources.get(match.supply.id, ()))}
    return AgendaItem(
        id=f"{match.need.id}{BETWEEN}{match.supply.id}",
        said=found.about.said,
        kind=match.kind,
        kind_name=match.kind_name,
        explanation=match.explanation,
        subjects=match.subjects,
        need=_evidence(match.need, sources),
        supply=_evidence(match.supply, sources),
        running=[_evidence(side, sources) for side in running],
        new=bool(found.about.subjects) and not match.ties and not joint.total,
        joint_work=joint_work(snapshot, found.about, joint),
        together=shared(snapshot, joint),
        together_total=joint.total,
        ties=match.ties,
    )


def _running(snapshot: Snapshot, made: Features, match: Match) -> list[Side]:
    """Projects that run or are finished, on the same subject, that match what is wanted here too."""
    subject = match.subjects[0].id if match.subjects else ""
    wanted = {side.id for side in (match.need, match.supply) if side.role == "need"}
    own, dated = {match.need.id, match.supply.id}, as_of(snapshot)
    found: list[Side] = []
    told = Teller(snapshot)
    for candidate in candidates(snapshot):
        need, supply = candidate.sides(made.things)
        fits = need in wanted and supply not in own and candidate.subject
        if not (fits and candidate.subject and candidate.subject.id == subject):
            continue
        side = told.match(candidate).supply
        runs = side.phase in (*RUNNING, FINISHED) and side.id not in dated
        if label_of(side.id) == "Project" and runs and side.id not in {s.id for s in found}:
            found.append(side)
        if len(found) == MOST_RUNNING:
            break
    return found


def _beside(stated: Sequence[SourceReference], others: Sequence[SourceReference]) -> list[SourceReference]:
    """The sources that are not among others."""
    known = {(s.id, s.where) for s in others}
    return [s for s in stated if (s.id, s.where) not in known]


def _evidence(side: Side, sources: Mapping[str, Sequence[SourceReference]]) -> SourcedSide:
    """A side with its sources, the newest first."""
    stated = sorted(sources.get(side.id, ()), key=lambda s: s.date, reverse=True)
    return SourcedSide(**dict(side), sources=stated, newest=stated[0].date if stated else "")
