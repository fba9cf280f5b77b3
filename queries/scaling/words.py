"""The words of a scaling question as a scope of identifiers."""

from __future__ import annotations

from collections.abc import Sequence

from graph.store import Snapshot
from queries.scaling.model import ScalingQuery
from queries.scaling.pool import Scope
from queries.themes.hierarchy import hierarchy
from queries.words import Understood, provinces_named, themes_named, topics_named


def understand(snapshot: Snapshot, query: ScalingQuery) -> tuple[Scope, list[str]]:
    """The scope that the words of ``query`` name, and Dutch notes on how they were understood.

    Raises ``UnknownWordError`` for a province or theme that does not exist.  Of topics that nothing knows
    a note says so; when there are no others, nothing is in scope.
    """
    themes, topics = themes_named(snapshot, query.themes), topics_named(snapshot, query.topics)
    texts = frozenset(thing for word in topics for thing in word.things)
    found = _ids(snapshot, topics)
    named = frozenset(f"project/{word.removeprefix('project/')}" for word in query.projects)
    nothing = bool(topics) and not (found or texts)
    scope = Scope(
        themes=_ids(snapshot, themes),
        topics=found,
        provinces=frozenset(provinces_named(snapshot, query.provinces)),
        from_provinces=frozenset(provinces_named(snapshot, query.from_provinces)),
        texts=texts,
        ids=frozenset() if nothing else named or None,
    )
    return scope, [word.meaning.note for word in (*themes, *topics) if word.meaning.note]


def _ids(snapshot: Snapshot, words: Sequence[Understood]) -> frozenset[str]:
    return frozenset(hierarchy(snapshot).under(i for word in words for i in word.theme_ids))
