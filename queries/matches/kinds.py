"""What two sides have to offer each other: the kind of match, and who is the need and who the supply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.schema import label_of
from queries.matches.model import MatchKind
from queries.matches.shown import Shown
from queries.matches.weights import LEAST_CHAIN, SAME_WHEEL, STAGE

Placed = tuple[str, str]
"""The steps of a chain at which the need and the supply stand."""


@dataclass(frozen=True)
class Kind:
    """A kind of match with its sides; ``steps`` of a link in a chain."""

    kind: MatchKind
    need: Shown
    supply: Shown
    steps: Placed = ("", "")


def kind_of(
    asked: Shown,
    found: Shown,
    placed: Callable[[Shown, Shown], Placed | None],
    *,
    useful: float,
    tied: bool,
) -> Kind:
    """The kind of a match of what was asked with what was found.

    ``placed`` says where in one chain a need and a supply stand, if they do.  What is over is a lesson,
    whatever else it is.  Two projects that are very much alike, equally far and not yet in touch are one
    wheel.  Who is further is the supply; who want the same, or are equally far, go together.
    """
    need, supply = _sides(asked, found)
    for stopped, other in ((found, asked), (asked, found)):
        if stopped.over:
            return Kind("lesson", other, stopped)
    link = useful >= LEAST_CHAIN and not _is(supply, "Opportunity")
    steps = placed(need, supply) if link else None
    if steps:
        return Kind("chain", need, supply, steps)
    if _is(need, "Project") and _is(supply, "Project"):
        equally_far = STAGE.get(need.phase) == STAGE.get(supply.phase) or not _both_known(need, supply)
        if equally_far and useful >= SAME_WHEEL and not tied:
            return Kind("same_wheel", need, supply)
        return Kind("together" if equally_far else "experience", need, supply)
    if (
        _is(supply, "Opportunity")
        or _stage(supply) == 0
        or (_is(need, "Platform") and _is(supply, "Platform"))
    ):
        return Kind("together", need, supply)
    return Kind("experience", need, supply)


def _sides(asked: Shown, found: Shown) -> tuple[Shown, Shown]:
    """Who needs and who supplies: a kans needs, and of two projects the one that is less far."""
    if _is(found, "Opportunity") and not _is(asked, "Opportunity"):
        return found, asked
    if _is(asked, "Project") and _is(found, "Project") and _both_known(asked, found):
        return (found, asked) if _stage(found) < _stage(asked) else (asked, found)
    return asked, found


def _both_known(first: Shown, second: Shown) -> bool:
    return first.phase in STAGE and second.phase in STAGE


def _stage(thing: Shown) -> int:
    """How far a project is; a platform, or a project of which that is not known, has something to tell."""
    return STAGE.get(thing.phase, 1)


def _is(thing: Shown, label: str) -> bool:
    return label_of(thing.id) == label
