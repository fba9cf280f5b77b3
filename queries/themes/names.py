"""Names of themes that are told apart: two vocabularies may have a theme of one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.schema import SCHEME_NAMES


def told_apart(
    themes: Iterable[str], among: Collection[str], names: Mapping[str, str], schemes: Mapping[str, str]
) -> dict[str, str]:
    """Per theme its name, with its list behind it when another theme ``among`` these has that name too."""
    called: dict[str, set[str]] = defaultdict(set)
    for theme in among:
        called[names[theme]].add(theme)
    return {
        t: names[t] if called[names[t]] <= {t} else f"{names[t]} ({SCHEME_NAMES.get(schemes[t], schemes[t])})"
        for t in themes
    }
