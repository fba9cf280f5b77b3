"""What is said in a picture of the network: verbs, sentences, titles."""

from __future__ import annotations

from graph.schema import NODE_TYPE, RELATIONSHIP_TYPE
from queries.dutch.phrases import listed, things
from queries.network.field import DrawnThing

SEGMENT_OF = {label: declared.segment for label, declared in NODE_TYPE.items()}


def verb_of(relationship: str) -> str:
    """How a relationship reads from its source to its target."""
    if relationship == "SAMEN":
        return "werkt samen met"
    if relationship == "KANS":
        return "kan samenwerken met"
    if relationship == "SCHAKEL":
        return "heeft iets voor"
    return RELATIONSHIP_TYPE[relationship].name


def sentence_of(source: DrawnThing, relationship: str, target: DrawnThing) -> str:
    """A relationship as a Dutch sentence: who does what to whom."""
    return f"{source.name} {verb_of(relationship)} {target.name}."


def group_name(count: int, label: str, place: str) -> str:
    """``15 projecten in Fryslân``; ``place`` is empty for the whole country."""
    return f"{things(count, label)} in {place}" if place else f"{things(count, label)} in heel Nederland"


def summary_of(counts: dict[str, int]) -> str:
    """``34 projecten, 12 platforms en 6 kansen``, the most first."""
    order = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return listed([things(n, label) for label, n in order if n])
