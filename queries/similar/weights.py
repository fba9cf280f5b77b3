"""From when projects are called the same wheel, and how far is looked for it; each with its reason."""

from __future__ import annotations

from typing import Final

from queries.matches.weights import GOOD, SAME_WHEEL

SAME: Final = SAME_WHEEL
"""Mean likeness from which a group is said to do *vrijwel hetzelfde*: of the pairs judged for this from here
18 of 20 are the same wheel, and of the judged matches 10 of 17 "exactly this", all of them useful."""
STRONG: Final = 0.8
"""From here *sterk verwant*: 18 of 24 are the same wheel, and 19 of 20 judged matches useful."""
THRESHOLD: Final = 0.75
"""From here *verwant*, and shown without being asked for: 6 of 15 are the same wheel, and 14 of 15 judged
matches useful.  Of all from here 71 of 100 are the same wheel, and 72 of 100 of the same wheels are found;
see ``docs/wiel.md``."""
LEAST_THRESHOLD: Final = GOOD
"""Below this two projects are likelier of no use to each other; such pairs are not kept."""
COHESION: Final = 0.65
"""What every two members of a group must reach, while the pair that makes it reaches the threshold.  Without
it, a chain of lookalikes would put things together that are not alike."""
MOST_MEMBERS: Final = 12
"""Members of one group at most: with more it is a field of work, not a wheel invented twice."""

CANDIDATES: Final = 40
"""Projects that each is compared with: in the seeds no pair is lost by it of those that are kept."""
MOST_WALKED: Final = 5_000
"""Things that are walked past from one project by its words, and by its topics, the rarest first: what more
have in common tells little.  In the seeds it leaves nothing out; with 10,000 projects it takes a third less
time than 20,000, and loses one in a hundred of the pairs from ``THRESHOLD``."""
