"""Who bridges provinces? ("Wie verbindt provincies?")

Platforms and organisations on the shortest ways between others in the network of cooperation (betweenness:
Freeman 1977), explained by the provinces they connect that hardly connect without them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from graph.store import Snapshot
from queries.base.model import Reference, UnknownWordError
from queries.base.remembered import Remembered
from queries.brokers.communities import communities_of
from queries.brokers.model import Bridge, Broker, BrokersAnswer, BrokersQuery, Community
from queries.brokers.network import Network, about, network
from queries.brokers.weights import BRIDGES_SHOWN, NATIONWIDE, THROUGH_SHOWN
from queries.dutch.phrases import counted, listed
from queries.themes.hierarchy import hierarchy
from queries.words import Understood, provinces_named, themes_named, topics_named, vocabulary

DECIMALS = 5
NATIONWIDE_SCOPE = "landelijk"
SIX = {6: "zes"}[NATIONWIDE]
"""The limit of what counts as joint work, in a word: the sentences say it."""
TYPES = {"platform": "Platform", "organisation": "Organisation", "organisatie": "Organisation"}

communities_made: Remembered[list[Community]] = Remembered(2)
brokers_made: Remembered[list[Broker]] = Remembered(2)


def brokers(snapshot: Snapshot, query: BrokersQuery | None = None) -> BrokersAnswer:
    """Parties that bridge provinces, strongest first, and the communities of the network.

    Raises ``UnknownWordError`` for a province, theme or type that is not in the graph.
    """
    asked = query or BrokersQuery()
    slugs = provinces_named(snapshot, asked.provinces)
    meant = [*themes_named(snapshot, asked.themes), *topics_named(snapshot, asked.topics)]
    types = {_type(word) for word in asked.types}
    found = network(snapshot)
    scope: Sequence[Broker] = _all(snapshot, found)
    if slugs:
        scope = [b for b in scope if set(slugs) <= set(b.provinces)]
    if types:
        scope = [b for b in scope if b.type in types]
    if meant:
        on = _things(snapshot, meant)
        scope = [b for b in scope if b.id in on or any(n in on for n in found.projection.graph[b.id])]
    end = asked.offset + asked.limit if asked.limit else len(scope)
    return BrokersAnswer(
        version=snapshot.version,
        total=len(scope),
        offset=asked.offset,
        exact=not found.sampled,
        sampled=found.sampled,
        nodes=found.projection.graph.number_of_nodes(),
        relationships=found.relationships,
        modularity=round(found.modularity, 3),
        meanings=[m.meaning for m in meant],
        notes=_notes(found, meant),
        brokers=list(scope[asked.offset : end]),
        communities=communities_made.get(snapshot, "", lambda: _communities(snapshot, found)),
    )


def _type(word: str) -> str:
    if word.casefold() not in TYPES:
        raise UnknownWordError(f'onbekende soort "{word}". Kies uit: platform, organisatie.')
    return TYPES[word.casefold()]


def _things(snapshot: Snapshot, meant: Sequence[Understood]) -> frozenset[str]:
    themes = hierarchy(snapshot).under(t for m in meant for t in m.theme_ids)
    return about(snapshot, themes) | {thing for m in meant for thing in m.things}


def _communities(snapshot: Snapshot, found: Network) -> list[Community]:
    known = vocabulary(snapshot)
    return communities_of(found, known.province_names, known.themes)


def _notes(found: Network, meant: Sequence[Understood]) -> list[str]:
    notes = [m.meaning.note for m in meant if m.meaning.note]
    if found.sampled:
        notes.append(
            f"De tussenpositie is geschat vanuit {found.sampled} van de {found.nodes} partijen en projecten "
            "met meer dan één verbinding (steekproef met vast begin, dus steeds dezelfde uitkomst)."
        )
    notes.append(
        "De provinciebesturen zelf staan niet in de lijst: zij zijn het die verbonden worden. "
        "Wat in meer dan zes provincies speelt, telt niet als brug tussen twee ervan. "
        "Projecten die zijn gestopt tellen niet mee."
    )
    return notes


def _all(snapshot: Snapshot, found: Network) -> list[Broker]:
    return brokers_made.get(snapshot, "", lambda: _ranked(snapshot, found))


def _ranked(snapshot: Snapshot, found: Network) -> list[Broker]:
    names = vocabulary(snapshot).province_names
    strongest = max(found.betweenness.values(), default=1.0)
    ordered = sorted(found.betweenness, key=lambda n: (-round(found.betweenness[n], DECIMALS), n))
    made: list[Broker] = []
    for party in ordered:
        if party in found.governments:
            continue
        bridges = _bridges(found, party)
        if bridges:
            made.append(_broker(found, party, len(made) + 1, bridges, strongest, names))
    return made


def _broker(
    found: Network,
    party: str,
    rank: int,
    bridges: Sequence[Bridge],
    strongest: float,
    names: Mapping[str, str],
) -> Broker:
    graph, betweenness = found.projection.graph, found.betweenness[party]
    reach = found.reach(party)
    near = {found.community[n] for n in graph[party] if n in found.community}
    projects = sum(found.projection.type(n) == "Project" for n in graph[party])
    active = sorted(found.projection.provinces(party))
    provinces = sorted({*reach, *active})
    return Broker(
        rank=rank,
        id=party,
        type=found.projection.type(party),
        name=found.projection.name(party),
        betweenness=round(betweenness, DECIMALS),
        score=round(betweenness / strongest, DECIMALS),
        provinces=provinces,
        active_in=active,
        communities=sorted(near),
        projects=projects,
        bridges=list(bridges[:BRIDGES_SHOWN]),
        explanation=_explanation(found, party, active, reach, near, projects, bridges[0], names),
    )


def _bridges(found: Network, party: str) -> list[Bridge]:
    """Pairs of provinces the party connects, those first that have least in common without it."""
    reach = found.reach(party)
    home = found.projection.provinces(party)
    at_home = set(home) if len(home) <= NATIONWIDE else set()
    made = []
    for first, second in combinations(sorted(reach), 2):
        own = {*reach[first], *reach[second]}
        both = set(reach[first]) & set(reach[second])
        through = [
            *sorted(both),
            *(n for pair in zip(reach[first], reach[second], strict=False) for n in pair),
        ]
        shown = list(dict.fromkeys(through or own))[:THROUGH_SHOWN]
        itself = {first, second} <= at_home
        others = found.joint.get((first, second), 0) - len(both) - itself
        references = [
            Reference(id=n, type=found.projection.type(n), name=found.projection.name(n)) for n in shown
        ]
        made.append(Bridge(first=first, second=second, others=others, through=references))
    return sorted(made, key=lambda b: (b.others, -len(b.through), b.first, b.second))


def _explanation(
    found: Network,
    party: str,
    active: Sequence[str],
    reach: Mapping[str, Sequence[str]],
    near: set[int],
    projects: int,
    bridge: Bridge,
    names: Mapping[str, str],
) -> str:
    name = found.projection.name(party)
    where = _where(found, party, active, reach, names)
    has = [f"heeft {counted(projects, 'project', 'projecten')}"] if projects else []
    has += [f"heeft contacten in {len(near)} groepen van partijen"] if len(near) > 1 else []
    who = "Het" if found.projection.type(party) == "Platform" else "Deze organisatie"
    work = f" {who} {listed(has)}." if has else ""
    pair = f"{names[bridge.first]} en {names[bridge.second]}"
    known = counted(bridge.others, "ander project of platform", "andere projecten of platforms")
    limit = f"van hooguit {SIX} provincies"
    without = (
        f"{pair} hebben daarbuiten {known} {limit} samen"
        if bridge.others
        else f"Van {pair} is daarbuiten geen gezamenlijk project of platform {limit} bekend"
    )
    through = listed([r.name for r in bridge.through], 2)
    return f"{name} {where}.{work} {without}; hier loopt het via {through}."


def _where(
    found: Network,
    party: str,
    active: Sequence[str],
    reach: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
) -> str:
    """Where it works, as its own card says, apart from where the projects and platforms are that it is in."""
    nationwide = found.projection.graph.nodes[party].get("scope") == NATIONWIDE_SCOPE
    own = ["is landelijk"] if nationwide else []
    own += [f"werkt in {listed([names[p] for p in active], 5)}"] if active else []
    others = [names[p] for p in sorted(reach) if p not in active]
    if found.projection.type(party) == "Platform":
        own += [f"heeft projecten of partners in {listed(others, 5)}"] if others else []
        return "; ".join(own)
    return f"doet mee in projecten en platforms van hooguit zes provincies, in {listed(others, 5)}"
