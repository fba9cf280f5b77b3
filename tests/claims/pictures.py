"""What a picture of the network shows: every node, line and number in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from queries.collaboration import Opportunity
from queries.network import Network
from tests.claims import together
from tests.claims.raw import Raw
from tests.claims.tally import Tally, read
from tests.claims.things import amounts

SUGGESTED_BELOW = 4
"""Things that two provinces share, from which a line that they could work together is no news."""


def check(tally: Tally, raw: Raw, said: Network, asked: str) -> None:
    """Every node, edge, group and count of one picture."""

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"network: {kind}", holds, f"[{said.level} {asked}] {words}")

    if said.level == "exchange":
        matches = {t.id for e in said.edges for t in e.shared}
        claim("counts the matches", said.summary.split()[0] == str(len(matches)), said.summary)
    else:
        told = amounts(said.summary) if said.summary else {}
        counts = Counter(node.type for node in said.nodes)
        claim("legend counts what is drawn", told == dict(counts), f"{said.summary} {dict(counts)}")
    for node in said.nodes:
        own = raw.nodes[node.id]
        claim("name", node.name == own["name"], node.id)
        if node.type == "Project":
            claim("phase", (node.phase, node.phase_as_of) == (own["phase"], own["phase_as_of"]), node.id)
            claim("years", (node.start, node.end) == (own["start_year"] or 0, own["end_year"] or 0), node.id)
        if node.type in ("Project", "Platform"):
            claim("provinces", set(node.provinces) == raw.where(node.id), node.id)
        own_sources = raw.sources(node.id)
        stated = set(node.sources) <= own_sources
        everything = node.type not in ("Project", "Platform", "Opportunity") or len(node.sources) == len(
            own_sources
        )
        claim("sources", stated and everything, node.id)
        claim("text", own.get("description") is None or node.text in own["description"], node.id)
        for fact in node.facts:
            if fact.label == "fase":
                claim("phase in words", fact.text == raw.phase(node.id), f"{node.id} {fact.text}")
    members = Counter(node.group for node in said.nodes if node.group)
    for group in said.groups:
        number = re.match(r"(één|\d+)", group.name)
        shown = 1 if number and number[1] == "één" else int(number[1]) if number else -1
        claim("group", shown == group.count == members[group.id], f"{group.name} {members[group.id]}")
    shared_things = [t for e in said.edges for t in e.shared]
    drawn = {node.id for node in said.nodes} | {t.id for t in shared_things if not t.sides}
    drawn |= {side.id for t in shared_things for side in t.sides}
    for theme in said.themes:
        number_of = sum(theme.id in raw.about(x) for x in drawn)
        claim("number of a theme", theme.count == number_of, f"{theme.name} {theme.count} {number_of}")
    for edge in said.edges:
        names = (raw.nodes[edge.source]["name"], raw.nodes[edge.target]["name"])
        if edge.relationship == "SAMEN":
            pair = {edge.source.split("/")[1], edge.target.split("/")[1]}
            claim("samen: names", all(n in edge.sentence for n in names), edge.sentence)
            for both in edge.shared:
                holds = pair <= raw.where(both.id) and raw.lives(both.id)
                claim("samen: shared", holds, f"{edge.sentence} {both.id}")
            shared = {
                x
                for label in ("Project", "Platform")
                for x in raw.of[label]
                if raw.lives(x) and pair <= raw.where(x) and len(raw.where(x)) < len(raw.provinces)
            }
            if not asked:
                claim(
                    "samen: all of them",
                    {t.id for t in edge.shared} == shared,
                    f"{edge.sentence} {len(shared)}",
                )
            number = re.search(r"\b(\d+)\b", edge.sentence)
            if number:
                claim(
                    "samen: number", int(number[1]) == len(edge.shared), f"{edge.sentence} {len(edge.shared)}"
                )
        elif edge.relationship == "SCHAKEL":
            giver, asker = (end.split("/")[1] for end in (edge.source, edge.target))
            claim(
                "schakel: names",
                edge.sentence.startswith(f"{names[0]} heeft wat {names[1]} zoekt: "),
                edge.sentence,
            )
            number = re.search(r"(\d+) schakels?\.$", edge.sentence)
            claim("schakel: number", (number[1] if number else "") == str(len(edge.shared)), edge.sentence)
            for match in edge.shared:
                supply, need = match.sides
                there = (
                    giver in raw.where(supply.id) and raw.lives(supply.id) and giver not in raw.where(need.id)
                )
                claim("schakel: who has it", there, f"{edge.sentence} {supply.id}")
                asks = asker in raw.where(need.id) and asker not in raw.where(supply.id)
                claim("schakel: who asks", asks, f"{edge.sentence} {need.id}")
        elif edge.relationship != "KANS":
            # A chain is read from its begin to its end, whichever way a relationship points.
            chain = said.level == "path" and edge.source in raw.ends(edge.relationship, edge.target)
            one, other = (edge.target, edge.source) if chain else (edge.source, edge.target)
            there = other in raw.ends(edge.relationship, one)
            claim("line is there", there, edge.sentence)
            claim("line in words", all(n in edge.sentence for n in names), edge.sentence)
            rows = [r for to, r in raw.out[edge.relationship].get(one, ()) if to == other]
            real = {s for r in rows for s in (r.get("sources") or "").split()}
            claim("line: sources", set(edge.sources) <= real, edge.sentence)


def chances(
    tally: Tally, raw: Raw, said: Network, suggested: Mapping[frozenset[str], Opportunity], asked: str
) -> None:
    """Every dashed line: two provinces that share little, and why they could work together."""
    for edge in said.edges:
        if edge.relationship != "KANS":
            continue
        where = f"{asked} {edge.source} {edge.target}"
        pair = frozenset(end.split("/")[1] for end in (edge.source, edge.target))
        both = {edge.source, edge.target} <= raw.of["Province"] and len(pair) == 2
        tally.claim("network kans: two provinces", both, where)
        shared = {
            x
            for x in (raw.on(asked) if asked else raw.nodes)
            if raw.nodes[x]["label"] in ("Project", "Platform")
            and raw.lives(x)
            and pair <= raw.where(x)
            and len(raw.where(x)) < len(raw.provinces)
        }
        tally.claim("network kans: share little", len(shared) < SUGGESTED_BELOW, f"[{where}] {len(shared)}")
        told = suggested.get(pair)
        tally.claim("network kans: is proposed", told is not None, where)
        if told is None:
            continue
        tally.claim(
            "network kans: strength", abs(edge.weight - told.score) < 0.001, f"[{where}] {edge.weight}"
        )
        stated = {s for proof in told.evidence for s in raw.sources(proof.id)}
        tally.claim("network kans: sources", set(edge.sources) == stated, where)
        about = together.About(raw, told)
        read(tally, "network kans", edge.sentence, together.PATTERNS, about, where)
