"""What may be an answer to what."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from queries.likeness.things import KINDS, Things


def eligible(things: Things, asked: int, kind: str = "") -> NDArray[np.bool_]:
    """The things of other provinces than those of the asked one: a province knows its own.

    A project or platform of no province (the country's) may always be an answer; a kans of none is what is
    asked of the Rijk, and no one to talk to.  ``kind`` (``kans``, ``project``, ``platform``) leaves one kind.
    """
    may: NDArray[np.bool_] = (things.masks & things.masks[asked]) == 0
    may &= (things.masks != 0) | (things.kinds != KINDS.index("kans"))
    may[asked] = False
    return may & (things.kinds == KINDS.index(kind)) if kind else may
