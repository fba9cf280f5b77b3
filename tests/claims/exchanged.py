"""What is said of proposals: of the two sides, of a focus on which nothing runs, and of what both share."""

from __future__ import annotations

import re

from queries.exchange import Proposal, ProposalsAnswer
from tests.claims.matching import About, patterns, place
from tests.claims.raw import Raw
from tests.claims.tally import Pattern, Tally, read, unlisted

OWN_WORDS = {"kansenkaart", "krachtenkaart"}
SHARED = re.compile(r"^Over .+? delen zij al (?P<name>.+?)(?: en nog (?P<more>\d+))? \((?P<how>[^()]+)\)\.$")
NOTHING = re.compile(
    r"^Een gezamenlijk project of platform over (?P<topic>.+?) is niet bekend; gezocht op trefwoord, naam en "
    r"tekst\.$"
)


def _stated(m: re.Match[str], a: About) -> bool:
    bases = a.raw.labels(a.said.need.id).get(a.said.need.name, set())
    return bool(bases & OWN_WORDS) and a.raw.nodes[a.said.need.id]["name"] == m["who"]


def _nothing_runs(m: re.Match[str], a: About) -> bool:
    """No living project of the province is about the topic, and the platforms that are named are."""
    raw, slug = a.raw, a.said.need.id.split("/")[1]
    topic = a.said.subjects[0]
    if topic.name != m["topic"] or not raw.spelled_in(a.said.need.name, topic.id):
        return False
    here = {p for p in raw.of["Project"] if slug in raw.where(p) and raw.lives(p)}
    if any(raw.speaks_of(p, topic.id) for p in here):
        return False
    names = {
        raw.nodes[p]["name"]
        for p in raw.of["Platform"]
        if slug in raw.where(p) and raw.lives(p) and raw.speaks_of(p, topic.id)
    }
    return not m["platforms"] or unlisted(m["platforms"], frozenset(names)) is not None


def _is_about(m: re.Match[str], a: About) -> bool:
    raw, supply, topic = a.raw, a.said.supply.id, a.said.subjects[0]
    return (
        topic.name == m["about"]
        and place(m["there"], raw, supply)
        and a.told(m["told"], supply)
        and (supply in raw.on(topic.id) or raw.spelled_in(raw.names_of(supply), topic.id))
    )


def _of_a_focus(found: Proposal) -> tuple[Pattern[About], ...]:
    need, supply = re.escape(found.match.need.name), re.escape(found.match.supply.name)
    return (
        Pattern("zwaartepunt", re.compile(rf"(?P<who>.+?) noemt als zwaartepunt “{need}”\."), _stated),
        Pattern(
            "niets op het zwaartepunt",
            re.compile(
                r" ?Een project daar over (?P<topic>.+?) is niet bekend "
                r"\(gezocht op trefwoord, naam en tekst\)(?:; wel als platform: (?P<platforms>.+?))?\."
            ),
            _nothing_runs,
        ),
        Pattern(
            "gaat over",
            re.compile(rf" ?{supply} \((?P<there>[^()]+)\), (?P<told>.+?), gaat over (?P<about>.+?)\.$"),
            _is_about,
        ),
    )


def check(tally: Tally, raw: Raw, answer: ProposalsAnswer) -> None:
    """Every proposal: why, who is on either side, and what both already do on it."""
    for found in answer.proposals:
        about, where = About(raw, found.match), found.id
        need, supply = found.match.need, found.match.supply
        said = _of_a_focus(found) if need.type == "Province" else patterns(found.match)
        read(tally, "proposals", found.match.explanation, said, about, where)
        asking = {need.id.split("/")[1]} if need.type == "Province" else raw.where(need.id)
        tally.claim("proposals figure: asking", set(found.asking) == asking, f"[{where}] {found.asking}")
        tally.claim(
            "proposals figure: having", set(found.having) == raw.where(supply.id), f"[{where}] {found.having}"
        )
        _joint_work(tally, raw, found)


def _joint_work(tally: Tally, raw: Raw, found: Proposal) -> None:
    """What they share has both sides in it, and where nothing is said to be, nothing has the keyword."""
    own = {found.match.need.id, found.match.supply.id}

    def both(thing: str) -> bool:
        where = set(raw.where(thing)) | {s for f in raw.ends("PART_OF", thing) for s in raw.where(f)}
        carried = {s for p in raw.starts("PART_OF", thing) for s in raw.where(p)}
        return bool((where | carried) & set(found.asking)) and bool((where | carried) & set(found.having))

    if m := SHARED.match(found.joint_work):
        named = {t.name for t in found.together} & {m["name"]}
        right = bool(named) and found.together_total == int(m["more"] or 0) + 1
        right = right and all(both(t.id) for t in found.together)
        tally.claim("proposals: delen zij al", right, f"[{found.id}] {found.joint_work}")
    elif m := NOTHING.match(found.joint_work):
        topic = found.match.subjects[0]
        tagged = {x for x in raw.on(topic.id) - own if raw.nodes[x]["label"] in ("Project", "Platform")}
        known = {
            x
            for x in tagged
            if raw.lives(x)
            and len(raw.where(x)) < len(raw.provinces)
            and raw.where(x) & set(found.asking)
            and raw.where(x) & set(found.having)
        }
        tally.claim(
            "proposals: niets samen bekend",
            topic.name == m["topic"] and not known,
            f"[{found.id}] {found.joint_work} {sorted(known)}",
        )
    elif found.subject:
        tally.unread("proposals: wat zij delen", found.joint_work)
