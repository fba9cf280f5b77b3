"""When activity and stated focus do not fit: shares and thresholds, each with its reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

FOCUS_BASIS: Final = MappingProxyType({"kansenkaart": 1.0, "krachtenkaart": 1.0, "elders": 0.6})
"""A focus by where it is stated: in its own card a province says it most firmly."""
KANS_FOCUS: Final = 0.6
"""A kans asks for something on the theme, which is less than concentrating on it."""

OWN_WORDS: Final = frozenset({"kansenkaart", "krachtenkaart"})
"""Where a province says itself what it concentrates on: only this is told as its *zwaartepunt*."""

STATED: Final = 0.5
"""From here a theme counts as stated: a kans does, a focus on a wider theme alone does not."""
LOW_RATIO: Final = 0.6
"""Below this part of what may be expected there is little activity."""
HIGH_RATIO: Final = 1.3
LEAST_PROJECTS: Final = 3.0
"""Above the one, and with no fewer than the other, there is much."""
FULL_EXCESS: Final = 1.5
"""So much above expectation (2.5 times it) a quiet strength is as strong as it gets."""
CHANCE: Final = 0.1
"""What chance alone gives more often is no difference: projects in public sources are few and found unevenly.
Of a hundred cells without any difference ten are still told; one in twenty would leave hardly any."""
KANS_RELIEF: Final = 0.5
"""What remains of a quiet strength when a kans names the theme: it is wanted, if not a focus."""
PLATFORM_RELIEF: Final = 0.8
"""What remains of a white spot where a platform on the theme works: somebody is there to start."""

EXAMPLES_SHOWN: Final = 4
SPOTS_SHOWN: Final = 24
"""Cells in the two lists of mismatches; the matrix has all."""

LEAST_ELSEWHERE: Final = 3
"""Other provinces that do something before it is told to who does not: two may be chance."""
NATURES: Final = MappingProxyType(
    {"materiaal": 1.0, "product": 1.0, "activiteit": 0.8, "sector": 0.4, "instrument": 0.4}
)
"""How much it tells that a topic is missing, by what sort of thing it is: of a material or a product one can
take over what others do; a sector or an instrument says less."""
EXAMPLE_PHASES: Final = MappingProxyType(
    {phase: place for place, phase in enumerate(("opschaling", "uitvoering", "afgerond", "pilot"))}
)
"""What others do is shown by what can be visited; plans come last."""
PROJECTS_SHOWN: Final = 3
