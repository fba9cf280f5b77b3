"""What belongs in the picture on each level, and how it is tied."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from graph.geography import Point
from graph.schema import TOPIC_SCHEME, label_of
from graph.schema.phases import STOPPED
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.collaboration import CollaborationQuery, collaboration
from queries.dutch.phrases import capitalised, counted, listed
from queries.network.exchanged import arrows
from queries.network.field import DrawnField, DrawnThing, Relation
from queries.network.model import GROUP_ABOVE, Level, NetworkEdge, NetworkQuery, SharedThing
from queries.network.words import SEGMENT_OF, sentence_of, verb_of
from queries.path import PathQuery, path
from queries.words import Meaning, Understood, identify, themes_named, topics_named

JOINT_SHOWN = 4
"""Joint projects and platforms from which two provinces are tied at first: with fewer, all are tied."""
SUGGESTIONS = 6
"""Suggested pairs drawn: more dashed lines between twelve provinces cannot be told apart in a room."""
SUGGESTED_BELOW = 4
"""Pairs that share fewer things than this can still be news to each other."""
STAR_ABOVE = 60
"""Things around one thing from which they are grouped: more lines to one point cannot be told apart."""
TOGETHER_FROM, TOGETHER_IN_CROWD = 2, 5
"""Things on a theme in which an organisation takes part before it is in the picture: then it connects.
In a picture that is full without them, only the most active."""
HUB_IMPORTANCE = 60
"""What more things than this touch leads everywhere: a second step does not go through it."""
CHAINS = 4
"""Chains in the picture of a path: they can be followed by eye, and read aloud."""
TIES = frozenset({"PART_OF", "LEADS", "PARTNERS_IN", "MEMBER_OF", "INVOLVES", "OFFERS"})
"""Relationships that people make, and that a picture draws; where a thing lies says the rest."""
WHERE = frozenset({"IN_PROVINCE", "ACTIVE_IN"})


@dataclass
class Cut:
    """What is in the picture.  ``focus``: what it is about, ``centre``: the place for what has none."""

    title: str
    things: set[str]
    edges: list[NetworkEdge] = field(default_factory=list)
    focus: set[str] = field(default_factory=set)
    centre: Point | None = None
    group_above: int = GROUP_ABOVE
    meanings: list[Meaning] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    summary: str = ""
    """What is in it, when that is not its things."""


def cut_of(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    """What the level shows of the whole network, before filters."""
    levels: Mapping[Level, Callable[[Snapshot, DrawnField, NetworkQuery], Cut]] = {
        "provinces": _provinces,
        "exchange": _exchange,
        "platforms": _platforms,
        "theme": _theme,
        "ego": _ego,
        "path": _path,
    }
    return levels[query.level](snapshot, network, query)


def _understood(snapshot: Snapshot, query: NetworkQuery) -> list[Understood]:
    return [*themes_named(snapshot, query.themes), *topics_named(snapshot, query.topics)]


def _on(network: DrawnField, understood: Iterable[Understood]) -> set[str]:
    """Things that address what the words mean, or have the words in their text."""
    themes: set[str] = set()
    found: set[str] = set()
    for word in understood:
        themes |= word.theme_ids
        found.update(i for i in word.things if i in network.things)
    return found | {i for i in network.addressing(themes) if network.things[i].label != "Province"}


def _named(understood: Iterable[Understood]) -> str:
    """The words by the names of what they mean."""
    names = [w.meaning.themes[0].name if w.meaning.themes else w.meaning.given for w in understood]
    return listed(list(dict.fromkeys(names)))


def _all_provinces(network: DrawnField) -> set[str]:
    return {i for i, t in network.things.items() if t.label == "Province"}


def _provinces(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    words = _understood(snapshot, query)
    allowed = _on(network, words) if words else None
    cut = Cut("Wat provincies samen doen", _all_provinces(network))
    if words:
        cut.title = f"Wat provincies samen doen: {_named(words)}"
        cut.meanings = [w.meaning for w in words]
    shared: dict[tuple[str, str], list[DrawnThing]] = defaultdict(list)
    everywhere = len(_all_provinces(network))
    for thing in network.things.values():
        if thing.label not in ("Project", "Platform") or not 1 < len(thing.provinces) < everywhere:
            continue  # what is in all provinces says nothing of two of them
        if thing.phase == STOPPED or (thing.label == "Platform" and thing.end):
            continue  # what is no more, provinces do not share
        if allowed is not None and thing.id not in allowed:
            continue
        if (query.phases and thing.phase not in query.phases) or (query.year and thing.start > query.year):
            continue
        for pair in combinations(thing.provinces, 2):
            shared[pair].append(thing)
    fewest = JOINT_SHOWN if allowed is None else 1
    cut.edges = [_joint(network, pair, things, fewest) for pair, things in shared.items()]
    cut.edges += _suggested(snapshot, network, query, Counter({p: len(t) for p, t in shared.items()}))
    return cut


def _exchange(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    words = _understood(snapshot, query)
    title = "Wie heeft wat een ander zoekt" + (f": {_named(words)}" if words else "")
    cut = Cut(title, _all_provinces(network))
    cut.meanings = [w.meaning for w in words]
    cut.notes = [w.meaning.note for w in words if w.meaning.note]
    cut.edges = arrows(snapshot, network, query)
    matches = {match.id for edge in cut.edges for match in edge.shared}
    cut.summary = f"{counted(len(matches), 'schakel', 'schakels')} tussen provincies"
    return cut


def _joint(network: DrawnField, pair: tuple[str, str], things: list[DrawnThing], fewest: int) -> NetworkEdge:
    first, second = (network.things[f"provincie/{slug}"] for slug in pair)
    order = sorted(things, key=lambda t: (-t.importance, t.id))
    number = "1 project of platform" if len(order) == 1 else f"{len(order)} projecten en platforms"
    return NetworkEdge(
        source=first.id,
        target=second.id,
        relationship="SAMEN",
        verb=verb_of("SAMEN"),
        sentence=f"{first.name} en {second.name} delen {number}.",
        weight=float(len(order)),
        quiet=len(order) < fewest,
        shared=[
            SharedThing(
                id=t.id,
                name=t.name,
                kind=SEGMENT_OF[t.label],
                phase=t.phase,
                phase_as_of=t.as_of or None,
                start=t.start,
                themes=sorted(network.themes.get(t.id, ())),
                provinces=list(t.provinces),
            )
            for t in order
        ],
        sources=sorted({s for t in order for s in _where_sources(network, t, pair)}),
    )


def _where_sources(network: DrawnField, thing: DrawnThing, pair: tuple[str, str]) -> list[str]:
    ends = {f"provincie/{slug}" for slug in pair}
    stated = [r.sources for r in network.touching[thing.id] if r.type in WHERE and r.target in ends]
    return " ".join(stated).split()


def _suggested(
    snapshot: Snapshot, network: DrawnField, query: NetworkQuery, joint: Counter[tuple[str, str]]
) -> list[NetworkEdge]:
    asked = CollaborationQuery(themes=query.themes, topics=query.topics, limit=66)
    chances = [
        o
        for o in collaboration(snapshot, asked).opportunities
        if joint[o.provinces[0], o.provinces[1]] < SUGGESTED_BELOW
    ]
    return [
        NetworkEdge(
            source=f"provincie/{o.provinces[0]}",
            target=f"provincie/{o.provinces[1]}",
            relationship="KANS",
            verb=verb_of("KANS"),
            sentence=o.explanation,
            weight=round(o.score, 3),
            suggested=True,
            sources=sorted({s.id for e in o.evidence for s in e.sources}),
        )
        for o in chances[:SUGGESTIONS]
    ]


def _edge(network: DrawnField, relation: Relation, quiet: bool) -> NetworkEdge:
    source, target = network.things[relation.source], network.things[relation.target]
    return NetworkEdge(
        source=source.id,
        target=target.id,
        relationship=relation.type,
        verb=verb_of(relation.type),
        sentence=sentence_of(source, relation.type, target),
        quiet=quiet,
        sources=relation.sources.split(),
    )


def _bonds(network: DrawnField, things: set[str], loud: Callable[[Relation], bool]) -> list[NetworkEdge]:
    """The relationships with both ends in the picture; those that are not ``loud`` wait until chosen."""
    return [
        _edge(network, r, not loud(r))
        for r in network.relations
        if r.source in things and r.target in things and r.source != r.target
    ]


def _connects(network: DrawnField, relation: Relation) -> bool:
    """A tie between things, or a spoke from what bridges provinces to each of them."""
    if relation.type in WHERE:
        thing = network.things[relation.source]
        return len(thing.provinces) > 1 and not thing.national
    return relation.type in TIES and label_of(relation.source) != "Province"


def _platforms(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    words = _understood(snapshot, query)
    allowed = _on(network, words) if words else None
    platforms = {
        t.id
        for t in network.things.values()
        if t.label == "Platform" and (allowed is None or t.id in allowed)
    }
    things = platforms | _all_provinces(network)

    def loud(relation: Relation) -> bool:
        return relation.type in WHERE and _connects(network, relation)

    title = "Platforms die provincies verbinden" + (f": {_named(words)}" if words else "")
    return Cut(
        title,
        things,
        _bonds(network, things, loud),
        group_above=0,
        meanings=[w.meaning for w in words],
    )


def _theme(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    words = _understood(snapshot, query)
    if not words:
        raise UnknownWordError("kies een thema of onderwerp, bijvoorbeeld textiel.")
    found = _on(network, words)
    takes_part: Counter[str] = Counter()
    for identifier in found:
        for relation in network.touching[identifier]:
            if relation.type in TIES and label_of(relation.source) == "Organisation":
                takes_part[relation.source] += 1
    fewest = TOGETHER_FROM if len(found) < GROUP_ABOVE / 2 else TOGETHER_IN_CROWD
    found |= {i for i, n in takes_part.items() if n >= fewest and not _government(network, i)}
    things = found | _all_provinces(network)
    cut = Cut(capitalised(_named(words)), things, _bonds(network, things, lambda r: _connects(network, r)))
    cut.meanings = [w.meaning for w in words]
    cut.notes = [w.meaning.note for w in words if w.meaning.note]
    return cut


def _government(network: DrawnField, identifier: str) -> bool:
    """The province's own organisation: in the picture it is the province."""
    return network.things[identifier].kind == "provincie"


def _ego(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    if not query.about:
        raise UnknownWordError("kies waar het om gaat, bijvoorbeeld CESI.")
    centre = identify(snapshot, query.about).id
    if centre not in network.things:
        raise UnknownWordError(
            f"{centre} staat niet in het netwerk; kies een project, platform of provincie."
        )
    things = {centre}
    edge = {centre}
    for step in range(query.steps):
        reached: set[str] = set()
        for identifier in sorted(edge):
            if step and _hub(network, identifier):
                continue
            for r in network.touching[identifier]:
                reached.add(r.target if r.source == identifier else r.source)
        edge = {i for i in reached - things if i in network.things}
        things |= edge

    def loud(relation: Relation) -> bool:
        if label_of(centre) == "Province" and relation.type in WHERE:
            return _connects(network, relation)
        return centre in (relation.source, relation.target) or _connects(network, relation)

    return Cut(
        network.things[centre].name,
        things,
        _bonds(network, things, loud),
        focus={centre},
        centre=_middle(network, centre, things),
        group_above=STAR_ABOVE,
    )


def _hub(network: DrawnField, identifier: str) -> bool:
    thing = network.things[identifier]
    broad = thing.label == "Theme" and thing.kind != TOPIC_SCHEME
    return thing.label == "Province" or broad or thing.importance > HUB_IMPORTANCE


def _middle(network: DrawnField, centre: str, things: set[str]) -> Point:
    """Where the thing itself belongs, or else in the middle of what it touches."""
    home = network.things[centre].home
    if home is not None:
        return home
    around = [h for i in sorted(things) if (h := network.things[i].home) is not None]
    if not around:
        return 0.0, 0.0
    return sum(p[0] for p in around) / len(around), sum(p[1] for p in around) / len(around)


def _path(snapshot: Snapshot, network: DrawnField, query: NetworkQuery) -> Cut:
    if not query.start or not query.end:
        raise UnknownWordError("kies twee dingen: van en naar.")
    answer = path(snapshot, PathQuery(start=query.start, end=query.end, limit=CHAINS))
    ends = {answer.start.id, answer.end.id}
    if unknown := sorted(ends - network.things.keys()):
        raise UnknownWordError(f"{unknown[0]} staat niet in het netwerk; kies een project of platform.")
    cut = Cut(f"Van {answer.start.name} naar {answer.end.name}", set(ends), focus=set(ends))
    cut.notes = [*answer.notes] if answer.paths else [answer.explanation, *answer.notes]
    told: dict[tuple[str, str, str], NetworkEdge] = {}
    for step in (step for found in answer.paths for step in found.steps):
        key = (step.start.id, step.end.id, step.relationship)
        if {step.start.id, step.end.id} <= network.things.keys():
            cut.things |= {step.start.id, step.end.id}
            told[key] = NetworkEdge(
                source=step.start.id,
                target=step.end.id,
                relationship=step.relationship,
                verb=verb_of(step.relationship),
                sentence=step.sentence,
                sources=sorted({s.id for s in step.sources}),
            )
    cut.edges = list(told.values())
    homes = [h for i in sorted(ends) if (h := network.things[i].home) is not None] or [(0.0, 0.0)]
    cut.centre = sum(h[0] for h in homes) / len(homes), sum(h[1] for h in homes) / len(homes)
    return cut
