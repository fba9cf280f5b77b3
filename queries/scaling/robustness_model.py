"""What is asked about the robustness of a ranking, and what the answer holds."""

from __future__ import annotations

from pydantic import Field

from queries.base.asked import MOST_PROVINCES, Scope, Word
from queries.base.model import Answer


class CandidateScope(Scope):
    """Which candidates for scaling are meant: what they are about, where they may go and where they run."""

    from_provinces: tuple[Word, ...] = Field(
        default=(),
        validation_alias="herkomst",
        max_length=MOST_PROVINCES,
        examples=[["drenthe"]],
        description="Provincie waar het project nu loopt; mag vaker. `provincie` is waar het heen kan.",
    )


class RobustnessQuery(CandidateScope):
    """Over which candidates to vary the weights; the scope is that of ``ScalingQuery``.

    ``samples`` is the number of sets of weights that are drawn, ``top`` how many places count as "on top".
    """

    samples: int = Field(
        default=10_000, ge=100, le=100_000, description="Hoeveel gewichten er worden getrokken."
    )
    top: int = Field(
        default=10, validation_alias="top", ge=1, le=50, description="Hoeveel plaatsen als bovenaan tellen."
    )


class Acceptability(Answer):
    """How robust one candidate's place is.

    ``acceptability`` is the share (0..1) of all possible weights for which it is on top, ``first`` the share
    for which it is number one, ``ranks`` the share for each of the top places.  ``central_weights`` are the
    mean of the weights that put it first, or when none do of those that put it on top: what somebody thinks
    for whom this is the choice.  ``error`` is the half width of the 95% interval of ``acceptability``.
    """

    id: str
    name: str
    acceptability: float
    error: float
    first: float
    ranks: list[float]
    central_weights: dict[str, float]
    explanation: str


class RobustnessAnswer(Answer):
    """Candidates that are on top for at least one drawn set of weights, most robust first."""

    version: str
    samples: int
    seed: int
    top: int
    total: int
    criteria: list[str]
    notes: list[str]
    candidates: list[Acceptability]

    def of(self, identifier: str) -> float:
        """The acceptability of one candidate; 0 when it is never on top."""
        return next((c.acceptability for c in self.candidates if c.id == identifier), 0.0)
