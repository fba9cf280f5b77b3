"""What two sides of a match already do together on its subject, in Dutch."""

from __future__ import annotations

from graph.schema import label_of
from graph.store import Snapshot
from queries.base.things import names_of
from queries.exchange.model import JointWork
from queries.exchange.together import CARRIER, Joint
from queries.matches.shared import Common


def joint_work(snapshot: Snapshot, about: Common, joint: Joint) -> str:
    """What they do together on the subject, or that nothing is known and what was looked at."""
    if not about.subjects:
        return "Zij delen geen onderwerp met naam; of zij hierop al samenwerken, is niet te zeggen."
    if joint.total:
        names = names_of(snapshot, [i for i, _ in joint.things])
        first, how = joint.things[0]
        rest = f" en nog {joint.total - 1}" if joint.total > 1 else ""
        return f"Over {about.said} delen zij al {names[first]}{rest} ({_known_by(how)})."
    return (
        f"Een gezamenlijk project of platform over {about.subjects[0].name} is niet bekend; gezocht op "
        "trefwoord, naam en tekst."
    )


def shared(snapshot: Snapshot, joint: Joint) -> list[JointWork]:
    """The projects and platforms that they share, with how that is known."""
    names = names_of(snapshot, [i for i, _ in joint.things])
    return [JointWork(id=i, type=label_of(i), name=names[i], how=how) for i, how in joint.things]


def _known_by(how: str) -> str:
    """How it is known that a thing is about the subject."""
    if how == CARRIER:
        return "als drager van een project daarover"
    return f"gevonden op {how}"
