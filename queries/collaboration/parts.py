"""The parts of a collaboration score, for all pairs of provinces at once.

``question`` turns the asked themes and topics into weighted terms; ``parts`` measures every pair on them.
Both work on counts alone, so that the backtest can ask them about a graph without one of its things.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.schema import TOPIC_SCHEME
from queries.collaboration.landscape import Counts, Landscape, Numbers, Space
from queries.collaboration.weights import (
    ACTIVITY_HALF,
    BROAD_RARITY_POWER,
    COLLABORATION_WEIGHTS,
    JOINT_HALF,
    JOINT_SHARE_HALF,
    JOINT_THEME_HALF,
    MASS_HALF,
    NARROWER_SHARE,
    ONE_SIDED_CARRIER,
    OPEN_RARITY_POWER,
    OPEN_TOPICS,
    RARITY_POWER,
    THEME_SHARE,
    WISH_HALF,
)

PARTS = tuple(COLLABORATION_WEIGHTS)
SUBSTANCE_SCHEMES = frozenset({"transitieagendas", "nieuwe-themas", "verschilmakers"})
"""Vocabularies of broad themes that say what work is about; the others say how it is done."""


@dataclass(frozen=True)
class Question:
    """Weighted terms with what is known of each: a row per term in ``counts``, ``wishes`` and ``named``.

    ``named`` counts what has a term in name or text alone.  A term is a theme's identifier, or a word in
    quotes that was found in texts.  ``weights`` of the asked terms sum to 1; in an ``open`` question (no
    topic asked) all topics are terms.  ``broad`` are the asked substance themes.
    """

    terms: tuple[str, ...]
    weights: Numbers = field(repr=False)
    counts: Counts = field(repr=False)
    wishes: Numbers = field(repr=False)
    named: Numbers = field(repr=False)
    broad: tuple[str, ...]
    open: bool


@dataclass(frozen=True)
class TextTerm:
    """A word that no vocabulary knows: what the things that have it in their text do where (one row), and
    per province the kansen that have it."""

    counts: Counts = field(repr=False)
    wishes: Numbers = field(repr=False)


def rarity(things: Numbers, total: float, power: float = RARITY_POWER) -> Numbers:
    """Inverse document frequency scaled to 0..1 (Spärck Jones 1972), to a power."""
    most = math.log(total + 1) or 1.0  # nothing is rare in a graph with nothing in it
    scaled = np.log((total + 1) / (np.maximum(things, 0) + 1)) / most
    result: Numbers = np.clip(scaled, 0.0, 1.0) ** power
    return result


def question(
    background: Landscape,
    counts: Counts,
    asked: Sequence[str],
    texts: Mapping[str, TextTerm] | None = None,
) -> Question:
    """The question about the themes ``asked`` (identifiers) and the words in ``texts``.

    The terms below an asked one come along, and share a part of its weight.
    """
    space, texts = background.space, texts or {}
    rare = rarity(counts.things, counts.total)
    own = {t: rare[space.row[t]] * _share(background, t) for t in asked}
    weights = dict(own)
    for theme, weight in own.items():
        below = background.hierarchy.below(theme)
        for narrower in sorted(below.keys() - own.keys()):
            weights[narrower] = max(weights.get(narrower, 0.0), weight * NARROWER_SHARE / len(below))
    rows = [space.row[t] for t in weights]
    text_weights = [float(rarity(t.counts.things, counts.total)[0]) for t in texts.values()]
    norm = sum(own.values()) + sum(text_weights) or 1.0
    return Question(
        terms=(*weights, *(f'"{word}"' for word in texts)),
        weights=np.array([*weights.values(), *text_weights]) / norm,
        counts=_stack(counts, rows, [t.counts for t in texts.values()]),
        wishes=np.vstack([background.wishes[rows], *(t.wishes for t in texts.values())]),
        named=np.vstack([background.named[rows], *(np.zeros_like(t.wishes) for t in texts.values())]),
        broad=tuple(t for t in asked if background.schemes[t] in SUBSTANCE_SCHEMES),
        open=False,
    )


def open_question(background: Landscape, within: Counts, broad: Sequence[str]) -> Question:
    """The question that names no topic: every topic counts, with ``within`` what is done on it.

    ``within`` are the counts of all things, or of the things on the themes that were asked.
    """
    topics = [t for t in background.space.themes if background.schemes[t] == TOPIC_SCHEME]
    topics = [t for t in topics if t not in background.containers]
    rows = [background.space.row[t] for t in topics]
    rare = rarity(background.counts.things[rows], background.counts.total, OPEN_RARITY_POWER)
    return Question(
        terms=tuple(topics),
        weights=rare / OPEN_TOPICS,
        counts=_stack(within, rows, []),
        wishes=background.wishes[rows] * (within.things[rows, None] > 0),
        named=np.zeros((len(rows), len(background.space.slugs))),
        broad=tuple(t for t in broad if background.schemes[t] in SUBSTANCE_SCHEMES),
        open=True,
    )


def broad_themes(background: Landscape) -> list[str]:
    """The themes that say, broadly, what work is about."""
    return [t for t in background.space.themes if background.schemes[t] in SUBSTANCE_SCHEMES]


def _share(background: Landscape, theme: str) -> float:
    return 1.0 if background.schemes[theme] == TOPIC_SCHEME else THEME_SHARE


def _stack(counts: Counts, rows: Sequence[int], more: Sequence[Counts]) -> Counts:
    """The counts of some themes, followed by those of words found in texts."""
    kept = list(rows)
    return Counts(
        np.concatenate([counts.things[kept], *(m.things for m in more)]),
        np.vstack([counts.activity[kept], *(m.activity for m in more)]),
        np.vstack([counts.joint[kept], *(m.joint for m in more)]),
        np.vstack([counts.mentioned[kept], *(m.mentioned for m in more)]),
        np.vstack([counts.carriers[kept], *(m.carriers for m in more)]),
        np.vstack([counts.joint_carriers[kept], *(m.joint_carriers for m in more)]),
        counts.total,
        counts.joint_total,
    )


def parts(background: Landscape, counts: Counts, asked: Question) -> dict[str, Numbers]:
    """The value (0..1) of every part for every pair of provinces; ``counts`` are those of the whole graph."""
    space = background.space
    first, second = space.first, space.second
    of = asked.counts
    active = _half(of.activity, ACTIVITY_HALF)
    mass = _half(asked.weights @ of.activity, MASS_HALF)
    wish = _half(asked.weights @ asked.wishes, WISH_HALF)
    shared = asked.weights @ np.sqrt(active[:, first] * active[:, second])
    carried = np.maximum(
        of.joint_carriers > 0,
        ONE_SIDED_CARRIER * ((of.carriers[:, first] > 0) | (of.carriers[:, second] > 0)),
    )
    tie = _ties(space, counts.joint_total)
    values = {
        "activiteit": _half(shared, 1.0) if asked.open else np.clip(shared, 0.0, 1.0),
        "samen_onderwerp": _half(asked.weights @ (of.joint + of.mentioned), JOINT_HALF),
        "samen_thema": _joint_on_themes(background, counts, asked),
        "samen_algemeen": _half(tie.share, JOINT_SHARE_HALF),
        "partners": tie.common,
        "aanvulling": np.maximum(mass[first], mass[second]),
        "wens": (wish[first] + wish[second]) / 2,
        "nabijheid": background.nearness,
        "drager": _carried(asked, carried),
    }
    return {name: values[name] for name in PARTS}


def scores(values: Mapping[str, Numbers], weights: Mapping[str, float] = COLLABORATION_WEIGHTS) -> Numbers:
    """Weighted mean of the parts per pair; ``weights`` sum to 1."""
    total: Numbers = sum((weights[name] * values[name] for name in weights), np.zeros(1))
    return total


def _half(values: Numbers, half: float) -> Numbers:
    """Saturation: 0 at 0, 1/2 at ``half``, towards 1 (Michaelis-Menten)."""
    kept = np.maximum(values, 0.0)
    result: Numbers = kept / (kept + half)
    return result


def _joint_on_themes(background: Landscape, counts: Counts, asked: Question) -> Numbers:
    """Joint work within the broad themes that were asked; all joint work when none was."""
    if not asked.broad:
        return _half(counts.joint_total, JOINT_THEME_HALF * 4)
    rows = [background.space.row[t] for t in asked.broad]
    weights = rarity(counts.things[rows], counts.total, BROAD_RARITY_POWER)
    total = float(weights.sum()) or 1.0
    return _half(weights @ counts.joint[rows] / total, JOINT_THEME_HALF)


def _carried(asked: Question, carried: Numbers) -> Numbers:
    value = asked.weights @ carried
    return _half(value, 1.0) if asked.open else np.clip(value, 0.0, 1.0)


@dataclass(frozen=True)
class _Ties:
    """Joint work in general per pair: the mean ``share`` it has in the joint work of each of the two, and
    ``common`` (0..1), how much they work with the same others."""

    share: Numbers
    common: Numbers


def _ties(space: Space, joint: Numbers) -> _Ties:
    size = len(space.slugs)
    matrix = np.zeros((size, size))
    matrix[space.first, space.second] = joint
    matrix += matrix.T
    strength = matrix.sum(axis=1) + 1.0
    normal = matrix / np.sqrt(strength[:, None] * strength[None, :])
    share = (joint / strength[space.first] + joint / strength[space.second]) / 2
    return _Ties(share, _half((normal @ normal)[space.first, space.second], JOINT_SHARE_HALF))
