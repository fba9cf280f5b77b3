"""What may be an answer to what."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from queries.likeness.things import KINDS, Things


def eligible(things: Things, asked: int, kind: str = "") -> NDArray[np.bool_]:
    """The things of other provinces than those of the asked one: a province knows its own.

    What is of no province (the country's, the provinces' together) may always be an answer.  ``kind``
    (``kans``, ``project``, ``platform``) leaves one kind only.
    """
    may: NDArray[np.bool_] = (things.masks & things.masks[asked]) == 0
    may[asked] = False
    return may & (things.kinds == KINDS.index(kind)) if kind else may
