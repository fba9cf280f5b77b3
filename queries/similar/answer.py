"""Where is the wheel invented twice? ("Waar wordt het wiel opnieuw uitgevonden?")

Near-identical projects in different provinces that share no platform, leader or partner.  A project that runs
in several provinces is one project: nothing is invented twice there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from graph.schema import NODE_TYPE, TOPIC_SCHEME, label_of
from graph.store import Snapshot
from queries.base.model import Reference, UnknownWordError
from queries.dutch.words import key
from queries.index.text_index import text_index
from queries.lessons import Lesson, lessons_of
from queries.likeness.eligible import eligible
from queries.likeness.features import Features, features
from queries.likeness.ranking import compared
from queries.likeness.weights import LIKENESS
from queries.matches.chance import chance
from queries.matches.shared import shared_words
from queries.matches.weights import CHANCE_OF, SURE
from queries.search import SearchQuery, search
from queries.similar.details import Details, details_of, memberships
from queries.similar.groups import Compared, Found, describe, groups, project_field
from queries.similar.model import (
    Likeness,
    Member,
    SimilarAnswer,
    SimilarGroup,
    SimilarQuery,
)
from queries.similar.pairs import DECIMALS, Comparison
from queries.similar.reasons import advice, conversations, differences, explanation, grade
from queries.similar.weights import MOST_MEMBERS
from queries.words import (
    Understood,
    Vocabulary,
    identify,
    provinces_named,
    themes_named,
    topics_named,
    vocabulary,
)

WORDS_SHOWN = 6
TOPICS_SHOWN = 6


def similar(snapshot: Snapshot, query: SimilarQuery | None = None) -> SimilarAnswer:
    """Groups of near-identical projects across provinces, with what differs and who should talk to whom.

    Raises ``UnknownWordError`` for a province, theme or project that is not in the graph.
    """
    asked = query or SimilarQuery()
    provinces = provinces_named(snapshot, asked.provinces)
    meant = [*themes_named(snapshot, asked.themes), *topics_named(snapshot, asked.topics)]
    background = project_field(snapshot)
    stopped: list[Lesson] = []
    if asked.project:
        project = _project(snapshot, asked.project)
        stopped = lessons_of(snapshot, [project])
        scope = found = [] if stopped else _like_one(background, project, asked.threshold)
    else:
        found = groups(snapshot, asked.threshold)
        scope = [g for g in found if _in_scope(background, g, provinces, meant)]
    shown = scope if asked.connected or asked.project else [g for g in scope if g.apart]
    end = asked.offset + asked.limit if asked.limit else len(shown)
    left_out = len(scope) - len(shown)
    return SimilarAnswer(
        version=snapshot.version,
        threshold=asked.threshold,
        total=len(shown),
        offset=asked.offset,
        already_connected=left_out,
        meanings=[m.meaning for m in meant],
        notes=[*_notes(meant, left_out), *(_stopped(lesson) for lesson in stopped)],
        groups=_shown(snapshot, background, shown[asked.offset : end], asked.threshold),
    )


def _stopped(lesson: Lesson) -> str:
    return f'"{lesson.name}" loopt niet meer en is geen voorbeeld. Hiervan kunt u leren: {lesson.text}'


def likenesses(snapshot: Snapshot, project: str) -> dict[str, float] | None:
    """How alike the projects of other provinces are to the one with an identifier, of those that come near;
    None when there is no such project."""
    made = features(snapshot)
    number = made.things.number.get(project)
    if number is None or made.things.kind(number) != "project":
        return None
    return {made.things.ids[other]: score for other, score in _near(made, number).items()}


def _near(made: Features, number: int) -> dict[int, float]:
    """The projects of other provinces that come near to one, with their likeness, the likest first."""
    found = compared(made, number, eligible(made.things, number, "project"))
    scores = chance(found.cosines).round(DECIMALS)
    order = np.argsort(-scores, kind="stable")
    return dict(zip(found.numbers[order].tolist(), scores[order].tolist(), strict=True))


def _notes(meant: Sequence[Understood], left_out: int) -> list[str]:
    notes = [m.meaning.note for m in meant if m.meaning.note]
    if left_out == 1:
        notes.append("Eén groep is weggelaten: die projecten delen een platform, trekker of partner.")
    elif left_out:
        notes.append(
            f"{left_out} groepen zijn weggelaten: die projecten delen een platform, trekker of partner."
        )
    return notes


def _in_scope(
    background: Compared, group: Found, provinces: Sequence[str], meant: Sequence[Understood]
) -> bool:
    """Whether a member runs in one of the provinces, and at least two are about something that is asked."""
    if provinces and not group.provinces & set(provinces):
        return False
    if not meant:
        return True
    ids = {background.made.things.ids[m] for m in group.members}
    return any(group.themes & m.theme_ids or len(ids & set(m.things)) > 1 for m in meant)


def _like_one(background: Compared, project: str, threshold: float) -> list[Found]:
    """The group of one project with everything like it, whatever connects them."""
    number = background.made.things.number[project]
    near = {
        other: score
        for other, score in _near(background.made, number).items()
        if score >= threshold and other not in background.stopped and background.across(number, other)
    }
    others = list(near)[: MOST_MEMBERS - 1]
    own = {(min(number, o), max(number, o)): near[o] for o in others}
    group = describe(background, (number, *others), own, around=number)
    return [group] if group else []


def _project(snapshot: Snapshot, word: str) -> str:
    """The project that a word names, also when something else bears the same name."""
    bearers = [i for i in text_index(snapshot).names.get(key(word), ()) if label_of(i) == "Project"]
    identifier = bearers[0] if len(bearers) == 1 else identify(snapshot, word).id
    if label_of(identifier) == "Project":
        return identifier
    hits = search(snapshot, SearchQuery(text=word.rpartition("/")[2][:200], types=("project",), limit=3)).hits
    named = " of ".join(f'"{hit.name}"' for hit in hits)
    near = f" Bedoelde u {named}?" if hits else " Geef de naam van een project."
    kind = NODE_TYPE[label_of(identifier)].name
    raise UnknownWordError(f'"{word}" is geen project maar een {kind}.{near}')


def _shown(
    snapshot: Snapshot, background: Compared, found: Sequence[Found], threshold: float
) -> list[SimilarGroup]:
    """The groups as they are shown, with what is fetched for all of them at once."""
    ids, known = background.made.things.ids, vocabulary(snapshot)
    numbers = np.unique([m for group in found for m in group.members]).astype(np.int64)
    details = details_of(snapshot, [ids[n] for n in numbers])
    member_of = memberships(snapshot, [d.contact() for d in details.values()])
    comparison = Comparison(background.made, numbers)
    return [
        _group(background, group, details, member_of, known).model_copy(
            update={
                "likenesses": _likenesses(background, comparison, group.members, details),
                "lessons": _lessons(snapshot, background, group, threshold),
            }
        )
        for group in found
    ]


def _lessons(snapshot: Snapshot, background: Compared, group: Found, threshold: float) -> list[Lesson]:
    """What stopped and was like a member, the likest first."""
    ids = [background.made.things.ids[n] for n in background.lessons_for(group.members, threshold)]
    found = {lesson.id: lesson for lesson in lessons_of(snapshot, ids)}
    return [found[i] for i in ids if i in found]


def _group(
    background: Compared,
    found: Found,
    details: Mapping[str, Details],
    member_of: Mapping[str, list[Reference]],
    known: Vocabulary,
) -> SimilarGroup:
    counts = Counter(t for m in found.members for t in background.themes(m))
    members = [_member(background, m, details, counts, known) for m in found.members]
    shared = [t for t, n in counts.items() if n > 1]
    topics = _told(background, [t for t in shared if known.schemes[t] == TOPIC_SCHEME], counts)
    themes = sorted((t for t in shared if known.schemes[t] != TOPIC_SCHEME), key=lambda t: (-counts[t], t))
    about = _about(background, found, topics, known)
    names = known.province_names
    talks = conversations(background, members, details, member_of, names)
    return SimilarGroup(
        id=members[0].id,
        name=about,
        score=found.score,
        grade=grade(found.score),
        provinces=sorted(found.provinces),
        topics=[known.themes[t] for t in topics[:TOPICS_SHOWN]],
        themes=[known.themes[t] for t in themes],
        members=members,
        likenesses=[],
        differences=differences(members, names),
        conversations=talks,
        connected=not found.apart,
        lessons=[],
        explanation=explanation(found, members, about, names),
        advice=advice(members, talks),
    )


def _member(
    background: Compared,
    member: int,
    details: Mapping[str, Details],
    counts: Counter[str],
    known: Vocabulary,
) -> Member:
    identifier = background.made.things.ids[member]
    shown = details[identifier]
    only = [
        t for t in sorted(background.themes(member)) if counts[t] == 1 and known.schemes[t] == TOPIC_SCHEME
    ]
    return Member(
        id=identifier,
        name=shown.row["name"],
        description=shown.row["description"] or "",
        phase=shown.phase,
        phase_as_of=shown.row["phase_as_of"],
        start_year=shown.row["start_year"],
        provinces=shown.provinces,
        leads=shown.parties["trekker"],
        platforms=shown.parties["platform"],
        only_topics=[known.themes[t] for t in only],
        sources=shown.sources,
    )


def _told(background: Compared, topics: Iterable[str], counts: Counter[str]) -> list[str]:
    """Topics: the ones that most members have first, and of those the rarest."""
    rarity = background.made.rarity
    return sorted(topics, key=lambda t: (-counts[t], -rarity.get(t, 0.0), t))


def _about(background: Compared, found: Found, topics: Sequence[str], known: Vocabulary) -> str:
    """What a group is about: its shared subjects, also those in names and texts, or else the words that all
    have."""
    made = background.made
    if not topics:
        named = Counter(
            topic
            for member in found.members
            for topic, strength in made.subjects(member).items()
            if strength >= SURE and not made.concepts[topic].container
        )
        topics = _told(background, [t for t, count in named.items() if count > 1], named)
    if topics:
        return ", ".join(known.themes[t].name for t in topics[:3])
    words = [w for pair in combinations(found.members, 2) for w in shared_words(made, *pair)]
    return ", ".join(w for w, _ in Counter(words).most_common(3)) or "vergelijkbare projecten"


def _likenesses(
    background: Compared, comparison: Comparison, members: Sequence[int], details: Mapping[str, Details]
) -> list[Likeness]:
    pairs = [pair for pair in combinations(sorted(members), 2) if background.across(*pair)]
    first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    cosines = comparison.cosines(first, second)
    made = [
        _likeness(background, pair, score, dict(zip(LIKENESS, row, strict=True)), details)
        for pair, score, row in zip(pairs, chance(cosines).tolist(), cosines.tolist(), strict=True)
    ]
    return sorted(made, key=lambda pair: (-pair.score, pair.first, pair.second))


def _likeness(
    background: Compared,
    pair: tuple[int, int],
    score: float,
    cosines: Mapping[str, float],
    details: Mapping[str, Details],
) -> Likeness:
    ids = [background.made.things.ids[number] for number in pair]
    shared = background.connections(*pair)
    named = {p.id: p for i in ids for role in details[i].parties.values() for p in role if p.id in shared}
    return Likeness(
        first=ids[0],
        second=ids[1],
        score=round(score, DECIMALS),
        parts={way: round(cosines[way], DECIMALS) for way in CHANCE_OF},
        words=shared_words(background.made, *pair)[:WORDS_SHOWN],
        connections=[named[i] for i in sorted(named)],
    )
