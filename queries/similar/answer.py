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
from queries.similar.pairs import Pairs, alike_to
from queries.similar.reasons import conversations, differences, explanation, grade
from queries.similar.weights import MOST_MEMBERS, SHARES
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
        project = _project(snapshot, background, asked.project)
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
    """How alike every other project is to the one with an identifier; None when there is no such project."""
    projects = project_field(snapshot).projects
    number = projects.number.get(project)
    if number is None:
        return None
    pairs = alike_to(projects, number)
    others = np.where(pairs.first == number, pairs.second, pairs.first)
    return {projects.ids[o]: s for o, s in zip(others.tolist(), pairs.score.tolist(), strict=True)}


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
    ids = {background.projects.ids[m] for m in group.members}
    return any(group.themes & m.theme_ids or len(ids & set(m.things)) > 1 for m in meant)


def _like_one(background: Compared, project: str, threshold: float) -> list[Found]:
    """The group of one project with everything like it, whatever connects them."""
    number = background.projects.number[project]
    pairs = alike_to(background.projects, number)
    enough = pairs.score >= threshold
    others = np.where(pairs.first == number, pairs.second, pairs.first)[enough].tolist()
    running = [o for o in others if o not in background.projects.stopped]
    elsewhere = [o for o in running if background.across(number, o)][: MOST_MEMBERS - 1]
    if not elsewhere:
        return []
    scores = {
        (a, b): s
        for a, b, s in zip(pairs.first.tolist(), pairs.second.tolist(), pairs.score.tolist(), strict=True)
    }
    members = (number, *elsewhere)
    own = {(min(number, o), max(number, o)): scores[min(number, o), max(number, o)] for o in elsewhere}
    group = describe(background, members, own, around=number)
    return [group] if group else []


def _project(snapshot: Snapshot, background: Compared, word: str) -> str:
    """The project that a word names, also when something else bears the same name."""
    bearers = [i for i in text_index(snapshot).names.get(key(word), ()) if i in background.projects.number]
    identifier = bearers[0] if len(bearers) == 1 else identify(snapshot, word).id
    if identifier in background.projects.number:
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
    projects, known = background.projects, vocabulary(snapshot)
    ids = [projects.ids[m] for group in found for m in group.members]
    details = details_of(snapshot, ids)
    member_of = memberships(snapshot, [d.contact() for d in details.values()])
    return [
        _group(background, group, details, member_of, known).model_copy(
            update={"lessons": _lessons(snapshot, background, group, threshold)}
        )
        for group in found
    ]


def _lessons(snapshot: Snapshot, background: Compared, group: Found, threshold: float) -> list[Lesson]:
    """What stopped and was like a member, the likest first."""
    ids = [background.projects.ids[n] for n in background.lessons_for(group.members, threshold)]
    found = {lesson.id: lesson for lesson in lessons_of(snapshot, ids)}
    return [found[i] for i in ids if i in found]


def _group(
    background: Compared,
    found: Found,
    details: Mapping[str, Details],
    member_of: Mapping[str, list[Reference]],
    known: Vocabulary,
) -> SimilarGroup:
    projects = background.projects
    counts = Counter(t for m in found.members for t in projects.themes[m])
    members = [_member(background, m, details, counts, known) for m in found.members]
    shared = [t for t, n in counts.items() if n > 1]
    topics = _told(background, [t for t in shared if known.schemes[t] == TOPIC_SCHEME], counts)
    themes = sorted((t for t in shared if known.schemes[t] != TOPIC_SCHEME), key=lambda t: (-counts[t], t))
    likenesses = _likenesses(background, found.members, details)
    about = _about(background, found, topics, known)
    names = known.province_names
    return SimilarGroup(
        id=members[0].id,
        name=about,
        score=found.score,
        grade=grade(found.score),
        provinces=sorted(found.provinces),
        topics=[known.themes[t] for t in topics[:TOPICS_SHOWN]],
        themes=[known.themes[t] for t in themes],
        members=members,
        likenesses=likenesses,
        differences=differences(members, names),
        conversations=conversations(background, members, details, member_of, names),
        connected=not found.apart,
        lessons=[],
        explanation=explanation(found, members, about, names),
    )


def _member(
    background: Compared,
    member: int,
    details: Mapping[str, Details],
    counts: Counter[str],
    known: Vocabulary,
) -> Member:
    identifier = background.projects.ids[member]
    shown = details[identifier]
    only = [
        t
        for t in sorted(background.projects.themes[member])
        if counts[t] == 1 and known.schemes[t] == TOPIC_SCHEME
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
    everywhere = background.frequency
    return sorted(topics, key=lambda t: (-counts[t], everywhere.get(t, 0), t))


def _about(background: Compared, found: Found, topics: Sequence[str], known: Vocabulary) -> str:
    """What a group is about: its shared subjects, or else the words that all have."""
    if topics:
        return ", ".join(known.themes[t].name for t in topics[:3])
    words = [w for pair in combinations(found.members, 2) for w in background.words(*pair)]
    return ", ".join(w for w, _ in Counter(words).most_common(3)) or "vergelijkbare projecten"


def _likenesses(
    background: Compared, members: Sequence[int], details: Mapping[str, Details]
) -> list[Likeness]:
    made = []
    pairs = [pair for pair in combinations(members, 2) if background.across(*pair)]
    for (first, second), (score, parts) in zip(pairs, _scores(background, pairs), strict=True):
        ids = background.projects.ids[first], background.projects.ids[second]
        shared = background.connections(first, second)
        named = {p.id: p for i in ids for role in details[i].parties.values() for p in role if p.id in shared}
        made.append(
            Likeness(
                first=ids[0],
                second=ids[1],
                score=score,
                parts=parts,
                words=background.words(first, second)[:WORDS_SHOWN],
                connections=[named[i] for i in sorted(named)],
            )
        )
    return sorted(made, key=lambda pair: (-pair.score, pair.first, pair.second))


def _scores(background: Compared, pairs: Sequence[tuple[int, int]]) -> list[tuple[float, dict[str, float]]]:
    found: Pairs = background.compare(pairs)
    return [
        (float(found.score[n]), {part: float(found.parts[part][n]) for part in SHARES})
        for n in range(len(pairs))
    ]
