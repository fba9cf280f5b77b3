"""What connects the two sides of a match already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from queries.base.model import Reference
from queries.base.parts import Wholes
from queries.matches.model import Tie
from queries.matches.shown import Shown


def ties(
    first: Shown, second: Shown, member_of: Mapping[str, Sequence[Reference]], parts: Wholes
) -> list[Tie]:
    """Parties that both have, and platforms that who leads or asks the one and the other are both in.

    A party and its whole (a department of a ministry) are one.  The nearest first: who takes part in both,
    then where they meet.
    """
    mine, theirs = first.known(), second.known()
    leading, others = first.leading(), second.leading()
    both = mine | theirs
    found = [
        Tie(party=both[i], how=f"betrokken bij {first.name} en bij {second.name}")
        for i in sorted(parts.shared(mine, theirs))
        if i in both
    ]
    told = {tie.party.id for tie in found}
    here, there = _platforms(leading, member_of), _platforms(others, member_of)
    for platform in sorted(here.keys() & there.keys() - told):
        members = f"{here[platform][1].name} en {there[platform][1].name}"
        found.append(Tie(party=here[platform][0], how=f"{members} zijn er lid van"))
    return found


def _platforms(
    parties: Mapping[str, Reference], member_of: Mapping[str, Sequence[Reference]]
) -> dict[str, tuple[Reference, Reference]]:
    """The platforms that parties are in, each with the first of those parties."""
    found: dict[str, tuple[Reference, Reference]] = {}
    for identifier, party in sorted(parties.items()):
        for platform in member_of.get(identifier, ()):
            found.setdefault(platform.id, (platform, party))
    return found
