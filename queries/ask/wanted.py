"""What an understood question must be told to be answered: its slots, by the intent that asks them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import label_of
from graph.schema.phases import FINISHED, RUNNING
from queries.ask.model import OF_THE_NOTE, Wanted
from queries.ask.slots import Slots
from queries.grammar.intents import Intent
from queries.lists import ListQuery, SortKey
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
    if intent in LISTS:
        return _list_wanted(intent, found)
    if intent == "define":
        return Wanted(intent=intent, text=text, terms=tuple(found.terms))
    if intent == "about":
        return Wanted(intent=intent, text=text, part=found.part)
    if intent == "contact":
        return Wanted(
            intent=intent,
            text=text,
            thing=entity,
            provinces=provinces,
            themes=tuple(found.themes),
            topics=tuple(found.topics),
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
        since=str(found.since) if intent == "changes" and found.since else "",
        phases=EXPERIENCED if intent == "experience" else (),
        excluded=tuple(found.excluded) if intent == "experience" else (),
        origins=tuple(found.origins) if intent == "scaling" else (),
        sort="-fase" if intent == "experience" else "",
    )


LISTS: tuple[Intent, ...] = ("list", "count")
TAKES: dict[str, frozenset[str]] = {
    "project": frozenset(
        {"provinces", "themes", "topics", "phases", "regions", "towns", "years", "excluded"}
    ),
    "platform": frozenset(
        {"provinces", "themes", "topics", "kinds", "regions", "towns", "years", "excluded"}
    ),
    "organisatie": frozenset({"provinces", "themes", "topics", "kinds", "regions", "towns", "excluded"}),
    "kans": frozenset({"provinces", "themes", "topics", "kinds", "excluded"}),
    "publicatie": frozenset(
        {"provinces", "themes", "topics", "kinds", "regions", "towns", "years", "excluded"}
    ),
    "gemeente": frozenset({"provinces", "themes", "topics", "regions", "towns", "excluded"}),
    "provincie": frozenset({"themes", "topics", "excluded"}),
    "thema": frozenset({"kinds"}),
}
"""Type to what its list can be narrowed by, as the API offers it."""


SORTED_BY: dict[str, tuple[str, ...]] = {
    "project": ("begin", "fase", "budget"),
    "platform": ("begin", "projecten"),
    "organisatie": ("projecten",),
    "gemeente": ("projecten",),
    "provincie": ("projecten",),
    "thema": ("projecten",),
    "publicatie": ("begin",),
}
"""Type to the orders of its list, as the API offers them."""


def listed_type(found: Slots) -> str:
    """The one type of things that is listed: the one asked for first, projects when none is."""
    types = [t for t in found.kinds if not (found.order.endswith("projecten") and t == "project")]
    return types[0] if types else "project"


def _list_wanted(intent: Intent, found: Slots) -> Wanted:
    segment = listed_type(found)
    takes = TAKES.get(segment, frozenset())
    placed = bool(found.regions or found.towns)
    provinces = found.provinces if placed and "towns" not in takes else found.own_provinces
    return Wanted(
        intent=intent,
        types=(segment,),
        provinces=tuple(provinces) if "provinces" in takes else (),
        themes=tuple(found.themes) if "themes" in takes else (),
        topics=tuple(found.topics) if "topics" in takes else (),
        phases=tuple(found.phases) if "phases" in takes else (),
        kinds=tuple(found.subkinds) if "kinds" in takes else (),
        regions=tuple(found.regions) if "regions" in takes else (),
        towns=tuple(found.towns) if "towns" in takes else (),
        first_year=found.since if "years" in takes else 0,
        last_year=found.until if "years" in takes else 0,
        excluded=tuple(found.excluded) if "excluded" in takes else (),
        tally=_tally(segment, found),
        sort=found.order if found.order.removeprefix("-") in SORTED_BY.get(segment, ()) else "",
    )


def _tally(segment: str, found: Slots) -> str:
    """The type of things that is told per province; empty when nothing is asked per province."""
    if segment == "provincie":
        others = [kind for kind in found.kinds if kind != "provincie"]
        return others[0] if others else "project" if found.about() else ""
    return segment if found.per_province and "provinces" in TAKES.get(segment, ()) else ""


def list_query(wanted_list: Wanted) -> ListQuery:
    """The list that a question for one is answered by."""
    order = wanted_list.sort or "naam"
    return ListQuery(
        segment=wanted_list.types[0],
        provinces=wanted_list.provinces,
        themes=wanted_list.themes,
        topics=wanted_list.topics,
        phases=wanted_list.phases,
        kinds=wanted_list.kinds,
        regions=wanted_list.regions,
        towns=wanted_list.towns,
        first_year=wanted_list.first_year or None,
        last_year=wanted_list.last_year or None,
        excluded=wanted_list.excluded,
        sort=SORTS[order.removeprefix("-")],
        descending=order.startswith("-"),
    )


SORTS: dict[str, SortKey] = {
    "naam": "name",
    "begin": "start",
    "fase": "phase",
    "budget": "budget",
    "projecten": "projects",
}
"""An order as an address says it (``sorteer``), to the key of the list."""


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
