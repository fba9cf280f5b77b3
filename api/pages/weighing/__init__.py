"""Weighing together: the weights of several people side by side, where they differ, and what they agree on.

All of it stands in the address, so that one link holds it: ``set=Anna:4-4-3-4-3-2`` for each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.files.downloads import Cell, Form, sheet
from api.html.addresses import Address
from api.html.templating import render
from api.html.weight_sets import DEFAULTS, MOST, weights_of
from api.html.wording import CRITERION_NAMES
from api.http.given import Words, chosen
from api.http.served import snapshot_of
from api.pages.answering import Asked, tried
from api.pages.asking import choices
from queries.base.model import UnknownWordError
from queries.scaling import Candidate, ScalingQuery, scaling

router = APIRouter(include_in_schema=False)

PAGE = "/opschalen/samen"
SET = "set"
MOST_SETS = 12
"""As many as there are provinces round a table."""
MOST_LETTERS = 30
TOP = 10
"""What counts as high: the first ten, as robustness has it."""
CLOSE = 5
"""Places between the highest and the lowest within which people agree on a project."""


@dataclass(frozen=True)
class WeightSet:
    """What one person set: a weight of 0..10 for each criterion."""

    name: str
    weights: Mapping[str, int]

    @property
    def written(self) -> str:
        """As it stands in an address."""
        return f"{self.name}:{'-'.join(str(self.weights[c]) for c in DEFAULTS)}"

    def score(self, candidate: Candidate) -> float:
        """What the candidate scores (0..1) with these weights."""
        total = sum(self.weights.values())
        return sum(self.weights[c] * candidate.criteria[c].value for c in DEFAULTS) / total


@dataclass(frozen=True)
class Placed:
    """A candidate with its mean score, and its place with the weights of each."""

    candidate: Candidate
    score: float
    places: tuple[int, ...]

    @property
    def in_top(self) -> int:
        """How many have it among the first ten."""
        return sum(place <= TOP for place in self.places)

    @property
    def agreed(self) -> bool:
        """Whether it stands about as high with everyone."""
        return max(self.places) - min(self.places) <= CLOSE


@dataclass(frozen=True)
class Spread:
    """A criterion with the weight that each gave it."""

    name: str
    weights: tuple[int, ...]

    @property
    def mean(self) -> float:
        return sum(self.weights) / len(self.weights)

    @property
    def range(self) -> int:
        return max(self.weights) - min(self.weights)


@router.get(PAGE)
def page(
    request: Request,
    query: Annotated[ScalingQuery, chosen(ScalingQuery, without=("no_candidates", "projects"))],
    written: Annotated[Words, Query(alias=SET)] = [],  # noqa: B006
    name: Annotated[str, Query(alias="naam", max_length=MOST_LETTERS)] = "",
    form: Form = "",
) -> Response:
    """The weights of everyone, and the order that follows; with a name and weights these are added."""
    snapshot, here = snapshot_of(request), Address.of(request)
    sets, problem = tried(lambda: _sets(written))
    if sets is not None and name.strip():
        added, problem = tried(lambda: _added(sets or [], name, here))
        if added:
            kept = here.without("naam").having(SET, *(one.written for one in added))
            for criterion in DEFAULTS:
                kept = kept.without(criterion)
            return RedirectResponse(str(kept), 303)
    found: list[Placed] = []
    if sets and not problem:
        answer, problem = tried(lambda: scaling(snapshot, query.model_copy(update={"limit": 0, "offset": 0})))
        found = _placed(answer.candidates, sets) if answer else []
    if form and sets:
        return sheet(
            form, "samen-wegen", _columns(sets), [_row(placed, n) for n, placed in enumerate(found, 1)]
        )
    asked = Asked(snapshot, query.provinces, query.themes, query.topics)
    return render(
        request,
        "opschalen_samen.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        sets=sets or [],
        spreads=_spreads(sets or []),
        found=found[:TOP],
        shared=sum(p.in_top == len(sets or []) for p in found),
        overlap=_overlap(found, len(sets or [])),
        defaults=DEFAULTS,
        criterion_names=CRITERION_NAMES,
        most=MOST,
        most_sets=MOST_SETS,
        most_letters=MOST_LETTERS,
        top=TOP,
        **choices(snapshot),
    )


def _sets(written: Sequence[str]) -> list[WeightSet]:
    """The sets of an address; raises ``UnknownWordError`` for what is none."""
    if len(written) > MOST_SETS:
        raise UnknownWordError(f"er staan {len(written)} namen in het adres en er passen er {MOST_SETS}.")
    return [_set(one) for one in written]


def _set(written: str) -> WeightSet:
    name, _, numbers = written.rpartition(":")
    given = numbers.split("-")
    if not name.strip() or len(given) != len(DEFAULTS):
        raise UnknownWordError(f'"{written[:60]}" is geen naam met {len(DEFAULTS)} gewichten.')
    weights = weights_of(Address("/", tuple(zip(DEFAULTS, given, strict=True))))
    if not any(weights.values()):
        raise UnknownWordError(f'bij "{name[:MOST_LETTERS]}" zijn alle gewichten 0: geef er ten minste één.')
    return WeightSet(name.strip()[:MOST_LETTERS], weights)


def _added(sets: Sequence[WeightSet], name: str, here: Address) -> list[WeightSet]:
    """The sets with one more; who is there already is replaced."""
    given = WeightSet(name.strip().replace(":", " "), weights_of(here))
    rest = [one for one in sets if one.name.casefold() != given.name.casefold()]
    return _sets([one.written for one in (*rest, given)])


def _placed(candidates: Sequence[Candidate], sets: Sequence[WeightSet]) -> list[Placed]:
    """All candidates by their mean score."""
    scores = [[one.score(c) for c in candidates] for one in sets]
    ranks: list[dict[int, int]] = []
    for own in scores:
        order = sorted(range(len(candidates)), key=lambda n: (-own[n], candidates[n].id))
        ranks.append({n: place for place, n in enumerate(order, 1)})
    made = [
        Placed(c, sum(own[n] for own in scores) / len(sets), tuple(r[n] for r in ranks))
        for n, c in enumerate(candidates)
    ]
    return sorted(made, key=lambda p: (-p.score, p.candidate.id))


def _overlap(found: Sequence[Placed], number: int) -> float:
    """Of the first ten of any two people, how many both have on average."""
    tops = [{p.candidate.id for p in found if p.places[n] <= TOP} for n in range(number)]
    pairs = list(combinations(tops, 2))
    return sum(len(a & b) for a, b in pairs) / len(pairs) if pairs else 0.0


def _spreads(sets: Sequence[WeightSet]) -> list[Spread]:
    return (
        [Spread(CRITERION_NAMES[c], tuple(one.weights[c] for one in sets)) for c in DEFAULTS] if sets else []
    )


def _columns(sets: Sequence[WeightSet]) -> list[str]:
    return ["plaats", "project", "identificatie", "gemiddelde score", *(f"plaats bij {s.name}" for s in sets)]


def _row(placed: Placed, place: int) -> list[Cell]:
    return [place, placed.candidate.name, placed.candidate.id, round(placed.score, 3), *placed.places]
