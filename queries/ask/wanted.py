"""What an understood question must be told to be answered: its slots, by the intent that asks them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import label_of
from graph.schema.phases import FINISHED, RUNNING
from queries.ask.model import OF_THE_NOTE, Intent, Wanted
from queries.ask.slots import Slots
from queries.search import MAX_LETTERS

MOST_COMPARED = 4
EXPERIENCED = (*RUNNING, FINISHED)
"""Phases of a project that has something to tell."""


def wanted(intent: Intent, found: Slots, entity: str, text: str) -> Wanted:
    """The slots of a question that its answer can take; others are not in it."""
    if intent == "profile" and entity:
        return Wanted(intent=intent, thing=entity)
    if intent in OF_THE_NOTE:
        return Wanted(intent=intent, part=OF_THE_NOTE[intent], parties=tuple(found.parties))
    provinces = tuple(found.provinces)
    if intent == "path":
        start, end = found.named()[:2]
        return Wanted(intent=intent, start=start, end=end)
    if intent == "compare":
        projects = compared(found)
        if projects:
            return Wanted(intent=intent, projects=projects)
        return Wanted(intent=intent, provinces=provinces[:MOST_COMPARED])
    if intent == "matches":
        return Wanted(intent=intent, thing=matched(found))
    if intent == "learn":
        return Wanted(
            intent=intent,
            themes=tuple(found.themes),
            topics=tuple(found.topics),
            asking=tuple(p for p in found.provinces if p not in found.having),
            having=tuple(found.having),
        )
    if intent == "search":
        words = dict.fromkeys(found.words or found.kinds or [text])
        return Wanted(intent=intent, text=_searchable(words), provinces=provinces, kinds=tuple(found.kinds))
    return Wanted(
        intent=intent,
        provinces=provinces,
        themes=tuple(found.themes),
        topics=tuple(found.topics),
        projects=_projects(found)[:1] if intent in ("similar", "scaling") else (),
        since=found.since if intent == "changes" else "",
        phases=EXPERIENCED if intent == "experience" else tuple(found.phases) if intent == "list" else (),
        sort="-fase" if intent == "experience" else "",
    )


def matched(found: Slots) -> str:
    """The kans, project or platform of which matches are asked; empty when none is named."""
    kinds = ("kans/", "project/", "platform/")
    return next((thing for thing in found.things if thing.startswith(kinds)), "")


def compared(found: Slots) -> tuple[str, ...]:
    """The projects that are set side by side; none when fewer than two are named."""
    projects = _projects(found)
    return projects[:MOST_COMPARED] if len(projects) > 1 else ()


def _projects(found: Slots) -> tuple[str, ...]:
    return tuple(i for i in found.things if label_of(i) == "Project")


def _searchable(words: Iterable[str]) -> str:
    """As many words as a search takes; of one that is longer by itself, its beginning."""
    text = " ".join(words)
    if len(text) <= MAX_LETTERS:
        return text
    return text[: MAX_LETTERS + 1].rpartition(" ")[0] or text[:MAX_LETTERS]
