"""What is ripe for scaling, and where to? ("Wat is rijp voor opschaling, en waarheen?")"""

from __future__ import annotations

from queries.scaling.answer import scaling
from queries.scaling.matrix import criteria_matrix
from queries.scaling.model import Candidate, Criterion, NoCandidate, ScalingAnswer, ScalingQuery, Target
from queries.scaling.robustness import acceptabilities, count, robustness
from queries.scaling.robustness_model import Acceptability, RobustnessAnswer, RobustnessQuery

__all__ = [
    "Acceptability",
    "Candidate",
    "Criterion",
    "NoCandidate",
    "RobustnessAnswer",
    "RobustnessQuery",
    "ScalingAnswer",
    "ScalingQuery",
    "Target",
    "acceptabilities",
    "count",
    "criteria_matrix",
    "robustness",
    "scaling",
]
