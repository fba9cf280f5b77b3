"""What a group of near-identical projects says in words: differences, conversations, explanation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.schema.phases import UNKNOWN, shown
from queries.base.model import Reference
from queries.base.parts import Wholes
from queries.dutch.phrases import capitalised, counted, listed
from queries.scaling.weights import PHASE_VALUE
from queries.similar.details import Details
from queries.similar.groups import Compared, Found
from queries.similar.model import Conversation, Grade, Member
from queries.similar.weights import SAME, STRONG, THRESHOLD

MOST_NAMED, MOST_TALKING = 4, 4


def differences(members: Sequence[Member], names: Mapping[str, str]) -> list[str]:
    """Dutch sentences on what differs: place, phase, year, lead and subjects."""
    told = [_where(members, names), _phases(members), _years(members), _leads(members), *_subjects(members)]
    return [sentence for sentence in told if sentence]


def _where(members: Sequence[Member], names: Mapping[str, str]) -> str:
    where = [listed([names[p] for p in m.provinces]) for m in members if m.provinces]
    return f"Waar: {listed(list(dict.fromkeys(where)))}."


def _phases(members: Sequence[Member]) -> str:
    by_phase: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for member in members:
        by_phase[member.phase, member.phase_as_of].append(member.name)
    known = sorted(by_phase, key=lambda p: (-PHASE_VALUE.get(p[0], 0.0), p[0], p[1] or 0))
    if len(known) < 2:
        return ""
    told = [f"{shown(*phase)}: {listed(by_phase[phase], MOST_NAMED)}" for phase in known]
    return f"Fase: {'; '.join(told)}."


def _years(members: Sequence[Member]) -> str:
    years = sorted((m.start_year, m.name) for m in members if m.start_year)
    if len(years) < 2 or years[0][0] == years[-1][0]:
        return ""
    unknown = len(members) - len(years)
    rest = f" Van {counted(unknown, 'project', 'projecten')} is het beginjaar niet bekend." if unknown else ""
    first, last = years[0], years[-1]
    return f"Begin: {first[1]} in {first[0]}, {last[1]} in {last[0]}.{rest}"


def _leads(members: Sequence[Member]) -> str:
    known = [f"{m.name}: {listed([p.name for p in m.leads], 2)}" for m in members if m.leads]
    missing = len(members) - len(known)
    if not known:
        return "Trekker: van geen van deze projecten bekend."
    rest = f" Van {counted(missing, 'project', 'projecten')} is de trekker niet bekend." if missing else ""
    shown = known[:MOST_NAMED]
    more = f"; en {len(known) - len(shown)} andere" if len(known) > len(shown) else ""
    return f"Trekker: {'; '.join(shown)}{more}.{rest}"


def _subjects(members: Sequence[Member]) -> list[str]:
    return [
        f"Alleen {m.name}: {listed([t.name for t in m.only_topics], MOST_NAMED)}."
        for m in members
        if m.only_topics
    ]


def conversations(
    background: Compared,
    members: Sequence[Member],
    details: Mapping[str, Details],
    member_of: Mapping[str, list[Reference]],
    provinces: Mapping[str, str],
) -> list[Conversation]:
    """Who should talk to whom: everyone with the project that is furthest, where that is elsewhere."""
    number_of = background.made.things.number
    furthest = min(members, key=lambda m: (-PHASE_VALUE.get(m.phase, 0.0), m.start_year or 9999, m.id))
    made = []
    for member in members:
        pair = number_of[member.id], number_of[furthest.id]
        if member.id == furthest.id or not background.across(*pair):
            continue
        first = _contact(details[member.id], provinces)
        second = _contact(details[furthest.id], provinces)
        shared = background.connections(*pair)
        known = [*_known(details[member.id], shared), *_known(details[furthest.id], shared)]
        through = list({p.id: p for p in known}.values()) or _in_common(member_of, first, second)
        made.append(_conversation(member, first, furthest, second, through, background.wholes))
    return sorted(made, key=lambda c: (c.connected, c.first_project, c.second_project))


def _contact(project: Details, provinces: Mapping[str, str]) -> Reference:
    known = project.contact()
    if known is not None:
        return known
    slug = project.provinces[0]
    return Reference(id=f"provincie/{slug}", type="Province", name=f"Provincie {provinces[slug]}")


def _known(project: Details, shared: frozenset[str]) -> list[Reference]:
    return [p for role in project.parties.values() for p in role if p.id in shared]


def _in_common(
    member_of: Mapping[str, list[Reference]], first: Reference, second: Reference
) -> list[Reference]:
    own = {p.id for p in member_of.get(first.id, ())}
    return [p for p in member_of.get(second.id, ()) if p.id in own]


def _conversation(
    member: Member,
    first: Reference,
    furthest: Member,
    second: Reference,
    through: list[Reference],
    wholes: Wholes,
) -> Conversation:
    between = [p for p in through if p.id not in (first.id, second.id)]
    both = next((p for p in through if p.id in (first.id, second.id)), None)
    if first.id == second.id:
        advice = f"{first.name} is bij allebei betrokken."
    elif wholes.one_party(first.id, second.id):
        part, whole = (first, second) if second.id in wholes.of(first.id) else (second, first)
        advice = f"{part.name} is een onderdeel van {whole.name}: dat is bij allebei betrokken."
    elif both is not None:
        other = second if both.id == first.id else first
        advice = f"{both.name} is bij allebei betrokken, en kent {other.name} al."
    elif between:
        where = listed([p.name for p in between], 2)
        advice = f"{first.name} en {second.name} kennen elkaar al, via {where}."
    else:
        advice = (
            f"{first.name} ({member.name}) kan in gesprek met {second.name} over "
            f"{furthest.name}{_stage(furthest)}; "
            "een gezamenlijk platform of partner is niet bekend."
        )
    return Conversation(
        first=first,
        first_project=member.id,
        second=second,
        second_project=furthest.id,
        connected=bool(through) or wholes.one_party(first.id, second.id),
        through=between,
        advice=capitalised(advice),
    )


def advice(members: Sequence[Member], talks: Sequence[Conversation]) -> str:
    """Who can talk with whom, in one sentence: who does not know the one that is furthest, with that one."""
    apart = [talk for talk in talks if not talk.connected]
    if not apart:
        return talks[0].advice if talks else ""
    of_id = {member.id: member for member in members}
    furthest = of_id[apart[0].second_project]
    by_party: dict[str, list[str]] = defaultdict(list)
    for talk in apart:
        by_party[talk.first.name].append(of_id[talk.first_project].name)
    who = [f"{party} ({listed(names, 2)})" for party, names in by_party.items()]
    return capitalised(
        f"{listed(who, MOST_TALKING)} {'kan' if len(who) == 1 else 'kunnen'} in gesprek met "
        f"{apart[0].second.name} over {furthest.name}{_stage(furthest)}."
    )


def _stage(project: Member) -> str:
    return f" (fase {shown(project.phase, project.phase_as_of)})" if project.phase != UNKNOWN else ""


def grade(score: float) -> Grade:
    """How alike the members of a group are, in a word that the judged pairs bear out."""
    if score >= SAME:
        return "vrijwel hetzelfde"
    if score >= STRONG:
        return "sterk verwant"
    return "verwant" if score >= THRESHOLD else "zelfde onderwerp"


_DOING: Mapping[Grade, str] = {
    "vrijwel hetzelfde": "doen vrijwel hetzelfde",
    "sterk verwant": "doen sterk verwant werk",
    "verwant": "doen verwant werk",
    "zelfde onderwerp": "raken hetzelfde onderwerp",
}


def explanation(found: Found, members: Sequence[Member], about: str, names: Mapping[str, str]) -> str:
    """What is found, in one or two sentences."""
    where = listed([names[p] for p in sorted(found.provinces)])
    start = (
        f"{counted(len(members), 'project', 'projecten')} in {where} {_DOING[grade(found.score)]}: {about}."
    )
    if not found.apart:
        return f"{start} Ze kennen elkaar al: elk tweetal deelt een platform, trekker of partner."
    if len(found.apart) == 1:
        return f"{start} Een gedeeld platform, trekker of partner is niet bekend."
    return (
        f"{start} Van {len(found.apart)} tweetallen in verschillende provincies is geen gedeeld platform, "
        "gedeelde trekker of gedeelde partner bekend."
    )
