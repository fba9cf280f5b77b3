"""Does the collaboration score find real cooperation again?  The backtest that its weights follow.

Each project or platform in two or more provinces (not all) is hidden in turn, and all pairs of provinces
are ranked for its themes.  The pairs that work together in it ought to come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from graph.store import Progress, Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.collaboration.backtest.peers import PEERS
from queries.collaboration.landscape import Counts, Landscape, Numbers, landscape
from queries.collaboration.parts import PARTS, parts, question
from queries.collaboration.weights import COLLABORATION_WEIGHTS
from queries.likeness.mentions import How

Truth = NDArray[np.bool_]
"""Per pair whether the hidden thing joins it."""

FOLDS = 5
FIT_STEPS = 2000
FIT_RIDGE = 0.001
WORST_SHOWN = 10
SEED = 20230322
"""Date of the IPO note; the folds are the same in every run."""


@dataclass(frozen=True)
class Tie:
    """A project or platform that joins provinces; ``themes`` are what a person would ask about it."""

    id: str
    name: str
    provinces: str
    themes: tuple[str, ...] = field(repr=False)
    platform: bool
    mentions: tuple[tuple[str, How], ...] = field(default=(), repr=False)
    """Themes that only its name or text tells, and where."""

    @property
    def size(self) -> int:
        return len(self.provinces.split())


class Measure(Answer):
    """How well one method ranks: area under the ROC curve and mean reciprocal rank, means over the ties.

    Of a tie with more than one pair, the reciprocal rank is that of its best pair.  Equal scores share
    the mean of their ranks.
    """

    name: str
    auc: float
    mrr: float


class TieGroup(Answer):
    """The measures of the collaboration score on some of the ties."""

    name: str
    ties: int
    auc: float
    mrr: float


class Miss(Answer):
    """A tie that the score finds badly."""

    id: str
    name: str
    provinces: list[str]
    auc: float


class BacktestAnswer(Answer):
    """``methods`` has the score first, then the naive peers.

    ``validation`` are harder trials: a fifth of the ties hidden at once, and the same with weights that
    were fitted on the other ties only.  ``fitted`` are the weights that fit all ties best, ``weights`` the
    ones in use.
    """

    version: str
    ties: int
    methods: list[Measure]
    groups: list[TieGroup]
    validation: list[Measure]
    weights: dict[str, float]
    fitted: dict[str, float]
    worst: list[Miss]


@dataclass(frozen=True)
class Trial:
    """One hidden tie: the parts of the score of every pair (a column each), and which pairs it joins."""

    values: Numbers
    truth: Truth


def backtest(snapshot: Snapshot, progress: Progress | None = None) -> BacktestAnswer:
    """Hide every tie in turn and rank all pairs for its themes; beside naive peers on the same graph.

    Raises ``ValueError`` when the graph has fewer ties than folds.
    """
    background = landscape(snapshot)
    hidden = ties(snapshot, background)
    if len(hidden) < FOLDS:
        raise ValueError(
            f"een terugtoets vraagt ten minste {FOLDS} projecten of platforms in meer provincies"
        )
    report = progress or (lambda name, done, total: None)
    trials: list[Trial] = []
    peers: dict[str, list[Numbers]] = {name: [] for name in PEERS}
    for number, tie in enumerate(hidden):
        counts = without(background, background.counts, tie)
        trials.append(_trial(background, counts, tie))
        for name, peer in PEERS.items():
            peers[name].append(peer(background, counts, tie.themes))
        report("verbergen", number + 1, len(hidden))
    weights = np.array(list(COLLABORATION_WEIGHTS.values()))
    own = [t.values @ weights for t in trials]
    truths = [t.truth for t in trials]
    fitted = fit(trials)
    return BacktestAnswer(
        version=snapshot.version,
        ties=len(hidden),
        methods=[
            _measure("schakelkaart", own, truths),
            *(_measure(name, found, truths) for name, found in peers.items()),
        ],
        groups=_groups(hidden, own, truths),
        validation=_validation(background, hidden, trials, report),
        weights=dict(COLLABORATION_WEIGHTS),
        fitted=dict(zip(PARTS, fitted.round(3).tolist(), strict=True)),
        worst=_worst(hidden, own, truths),
    )


def ties(snapshot: Snapshot, background: Landscape) -> list[Tie]:
    """Every project and platform in more than one province and not in all, by identifier."""
    cypher = statements("collaboration", "backtest")
    everywhere = len(background.space.slugs)
    named: dict[str, list[tuple[str, How]]] = defaultdict(list)
    for theme, shared in background.mentions.items():
        for one in shared:
            named[one.id].append((theme, one.how))
    found = [
        Tie(
            row["id"],
            row["name"],
            row["provinces"],
            tuple(sorted(row["themes"])),
            platform,
            tuple(named.get(row["id"], ())),
        )
        for name, platform in (("projects", False), ("platforms", True))
        for row in snapshot.query(cypher[name])
    ]
    return sorted((t for t in found if t.size < everywhere), key=lambda t: t.id)


def without(background: Landscape, counts: Counts, tie: Tie) -> Counts:
    """The counts as they would be if a tie were not there."""
    return counts.without(
        background.space, tie.themes, tie.provinces, platform=tie.platform, mentioned=tie.mentions
    )


def _trial(background: Landscape, counts: Counts, tie: Tie) -> Trial:
    values = parts(background, counts, question(background, counts, tie.themes))
    return Trial(np.column_stack([values[name] for name in PARTS]), _truth(background, tie))


def _truth(background: Landscape, tie: Tie) -> Truth:
    space = background.space
    inside = np.zeros(len(space.slugs), dtype=np.bool_)
    inside[[space.province[slug] for slug in tie.provinces.split()]] = True
    joined: Truth = inside[space.first] & inside[space.second]
    return joined


def auc(found: Numbers, truth: Truth) -> float:
    """Area under the ROC curve: the chance that a joined pair scores above another; ties count half
    (Mann & Whitney 1947)."""
    above = found[truth][:, None] - found[~truth][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def reciprocal_rank(found: Numbers, truth: Truth) -> float:
    """One over the rank of the best joined pair; equal scores share the mean of their ranks."""
    best = found[truth].max()
    return float(1 / ((found > best).sum() + ((found == best).sum() + 1) / 2))


def _measure(name: str, found: Sequence[Numbers], truths: Sequence[Truth]) -> Measure:
    return Measure(
        name=name,
        auc=round(float(np.mean([auc(s, t) for s, t in zip(found, truths, strict=True)])), 4),
        mrr=round(float(np.mean([reciprocal_rank(s, t) for s, t in zip(found, truths, strict=True)])), 4),
    )


def _groups(hidden: Sequence[Tie], found: Sequence[Numbers], truths: Sequence[Truth]) -> list[TieGroup]:
    kinds: dict[str, Callable[[Tie], bool]] = {
        "projecten": lambda t: not t.platform,
        "platforms": lambda t: t.platform,
        "twee provincies": lambda t: t.size == 2,
        "drie provincies": lambda t: t.size == 3,
        "vier of meer provincies": lambda t: t.size > 3,
    }
    groups = []
    for name, belongs in kinds.items():
        chosen = [n for n, tie in enumerate(hidden) if belongs(tie)]
        if chosen:
            measure = _measure(name, [found[n] for n in chosen], [truths[n] for n in chosen])
            groups.append(TieGroup(name=name, ties=len(chosen), auc=measure.auc, mrr=measure.mrr))
    return groups


def _worst(hidden: Sequence[Tie], found: Sequence[Numbers], truths: Sequence[Truth]) -> list[Miss]:
    misses = [
        Miss(id=tie.id, name=tie.name, provinces=tie.provinces.split(), auc=round(auc(score, truth), 4))
        for tie, score, truth in zip(hidden, found, truths, strict=True)
    ]
    return sorted(misses, key=lambda m: (m.auc, m.id))[:WORST_SHOWN]


def fit(trials: Sequence[Trial]) -> Numbers:
    """Weights (0 or more, sum 1) under which joined pairs score above others.

    Logistic loss over all (joined, other) pairs of pairs, each tie counting as one (RankNet: Burges et
    al. 2005, with a linear score), by projected gradient descent.
    """
    above = [
        (t.values[t.truth][:, None, :] - t.values[~t.truth][None, :, :]).reshape(-1, len(PARTS))
        for t in trials
    ]
    rows = np.concatenate(above)
    share = np.concatenate([np.full(len(a), 1 / (len(a) * len(trials))) for a in above])
    scale = rows.std(axis=0) + 1e-9
    rows = rows / scale
    # The loss is at most a quarter of this curved, so its inverse is a safe step.
    step = 4 / float(np.linalg.eigvalsh((rows * share[:, None]).T @ rows)[-1])
    weights = np.full(len(PARTS), 0.1)
    for _ in range(FIT_STEPS):
        slope = FIT_RIDGE * 2 * weights - rows.T @ (share / (1 + np.exp(rows @ weights)))
        weights = np.maximum(weights - step * slope, 0.0)
    unscaled: Numbers = weights / scale
    fitted: Numbers = unscaled / unscaled.sum()
    return fitted


def _validation(
    background: Landscape, hidden: Sequence[Tie], alone: Sequence[Trial], report: Progress
) -> list[Measure]:
    """A fifth of the ties hidden at once: by the weights in use, and by weights fitted on the rest alone."""
    order = np.random.default_rng(SEED).permutation(len(hidden))
    used: list[Numbers] = []
    fitted: list[Numbers] = []
    truths: list[Truth] = []
    weights = np.array(list(COLLABORATION_WEIGHTS.values()))
    for number, fold in enumerate(np.array_split(order, FOLDS)):
        away = [hidden[n] for n in fold]
        counts = reduce(
            lambda left, tie: without(background, left, tie),
            away,
            background.counts,
        )
        rest = set(range(len(hidden))) - {int(n) for n in fold}
        learned = fit([alone[n] for n in sorted(rest)])
        for tie in away:
            trial = _trial(background, counts, tie)
            used.append(trial.values @ weights)
            fitted.append(trial.values @ learned)
            truths.append(trial.truth)
        report("vijfde deel verbergen", number + 1, FOLDS)
    return [
        _measure("een vijfde tegelijk verborgen", used, truths),
        _measure("een vijfde tegelijk verborgen, gewichten van de rest", fitted, truths),
    ]
