"""Which projects are alike: candidates by shared rare features, and their likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from queries.similar.features import Features, Projects
from queries.similar.weights import (
    CANDIDATE_FEATURES,
    LEAST_THRESHOLD,
    MOST_SHARED,
    SHARES,
    SMALL,
    WINDOW,
)

Indices = NDArray[np.int64]
DECIMALS = 4
CHUNK = 100_000
"""Pairs compared at a time: some hundred MB of working memory."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of projects by number (``first`` below ``second``), likest first; ``score`` is 0..1."""

    first: Indices
    second: Indices
    score: NDArray[np.float64]
    parts: dict[str, NDArray[np.float64]] = field(repr=False)


def alike(projects: Projects) -> Pairs:
    """Pairs of at least ``LEAST_THRESHOLD`` that a shared rare feature brings together."""
    first, second = _candidates(projects)
    return _scored(projects, first, second)


def alike_to(projects: Projects, number: int) -> Pairs:
    """The pairs of one project with every other, however common what they share is."""
    others = np.delete(np.arange(len(projects.ids), dtype=np.int64), number)
    own = np.full_like(others, number)
    return _scored(projects, np.minimum(own, others), np.maximum(own, others))


def _candidates(projects: Projects) -> tuple[Indices, Indices]:
    total = len(projects.ids)
    order = _signature_order(projects)
    found: list[Indices] = []
    for part in ("onderwerpen", "tekst"):
        features = projects.parts[part]
        kept = features.numbers if total <= SMALL else features.numbers[:, :CANDIDATE_FEATURES]
        found.extend(_sharing(kept[order], order, total))
    keys = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return keys // total, keys % total


def _signature_order(projects: Projects) -> Indices:
    """Projects in the order of their most telling features, so that lookalikes stand together."""
    columns = [projects.parts[part].numbers[:, n] for n in (1, 0) for part in ("onderwerpen", "tekst")]
    return np.lexsort(columns).astype(np.int64)


def _sharing(numbers: NDArray[np.int32], order: Indices, total: int) -> list[Indices]:
    """Keys (first x total + second) of projects that share a feature and stand near each other."""
    feature = numbers.ravel()
    project = np.repeat(order, numbers.shape[1])
    held = feature >= 0
    feature, project = feature[held], project[held]
    by_feature = np.argsort(feature, kind="stable")
    feature, project = feature[by_feature], project[by_feature]
    size = np.bincount(feature)[feature] if feature.size else feature
    found = []
    for step in range(1, MOST_SHARED):
        together = feature[step:] == feature[:-step]
        if step > WINDOW:
            together &= size[:-step] <= MOST_SHARED
        a, b = project[:-step][together], project[step:][together]
        found.append(np.minimum(a, b) * total + np.maximum(a, b))
    return found


def compare(projects: Projects, pairs: Sequence[tuple[int, int]]) -> Pairs:
    """The likeness of given pairs, in their order, however small it is."""
    first = np.array([a for a, _ in pairs], dtype=np.int64)
    second = np.array([b for _, b in pairs], dtype=np.int64)
    parts = {
        part: (share * _cosine(projects.parts[part], first, second)).round(DECIMALS)
        for part, share in SHARES.items()
    }
    return Pairs(first, second, np.sum([parts[p] for p in SHARES], axis=0).round(DECIMALS), parts)


def _scored(projects: Projects, first: Indices, second: Indices) -> Pairs:
    kept: list[tuple[Indices, Indices, dict[str, NDArray[np.float64]]]] = []
    for start in range(0, len(first), CHUNK):
        a, b = first[start : start + CHUNK], second[start : start + CHUNK]
        parts: dict[str, NDArray[np.float64]] = {}
        likely = np.arange(len(a))
        left = 1.0
        sofar = np.zeros(len(a))
        for part, share in SHARES.items():
            value = np.zeros(len(a))
            value[likely] = share * _cosine(projects.parts[part], a[likely], b[likely])
            parts[part] = value
            sofar += value
            left -= share
            likely = np.flatnonzero(sofar + left >= LEAST_THRESHOLD)
        enough = np.flatnonzero(sofar >= LEAST_THRESHOLD)
        kept.append((a[enough], b[enough], {p: v[enough] for p, v in parts.items()}))
    if not kept:
        empty = np.empty(0, dtype=np.int64)
        return Pairs(empty, empty, np.empty(0), {p: np.empty(0) for p in SHARES})
    a, b = (np.concatenate([k[n] for k in kept]) for n in (0, 1))
    parts = {p: np.concatenate([k[2][p] for k in kept]).round(DECIMALS) for p in SHARES}
    score = np.sum([parts[p] for p in SHARES], axis=0).round(DECIMALS)
    order = np.lexsort((b, a, -score))
    return Pairs(a[order], b[order], score[order], {p: v[order] for p, v in parts.items()})


def _cosine(features: Features, first: Indices, second: Indices) -> NDArray[np.float64]:
    numbers, weights = features.numbers, features.weights
    total = np.zeros(len(first), dtype=np.float64)
    other_numbers, other_weights = numbers[second], weights[second]
    for column in range(numbers.shape[1]):
        own = numbers[first, column]
        same = (other_numbers == own[:, None]) & (own >= 0)[:, None]
        total += weights[first, column] * (same * other_weights).sum(axis=1)
    return total
