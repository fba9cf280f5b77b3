"""The values that a thing's cards give, with the sources that say so, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema.differences import Statement, statements_in
from graph.store import Snapshot
from queries.base.things import references_to
from queries.conflicts.model import Difference
from queries.dutch.figures import number

EURO = "budget in euro"


def differences(snapshot: Snapshot, written: Iterable[str] | None) -> list[Difference]:
    """What ``Project.differences`` or ``Platform.differences`` holds, with references to the sources."""
    found = statements_in(written)
    sources = references_to(snapshot, sorted({s for one in found for s in one.sources}))
    before = ""
    made = []
    for one in found:
        made.append(
            Difference(
                field=one.field,
                value=_worded(one),
                shown=one.field != before,
                cards=list(one.cards),
                newest=one.year or None,
                sources=[sources[s] for s in one.sources if s in sources],
            )
        )
        before = one.field
    return made


def _worded(one: Statement) -> str:
    if one.field == EURO and one.value.isdigit():
        return f"€ {number(int(one.value))}"
    return one.value
