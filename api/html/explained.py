"""Abbreviations in a text, each led to what it means: readable on hover, and by keyboard on its own page."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from graph.schema import slug_of
from graph.store import Snapshot
from queries.base.remembered import Remembered
from queries.glossary import Term, glossary

remembered: Remembered[tuple[re.Pattern[str], dict[str, Term]]] = Remembered()


def explaining(snapshot: Snapshot) -> Callable[[str], Markup]:
    """A text with every abbreviation of the glossary, where it stands first, as a link to its explanation."""
    pattern, terms = remembered.get(snapshot, "", lambda: _read(snapshot))

    def explained(text: str) -> Markup:
        told: set[str] = set()
        made, at = Markup(), 0
        for match in pattern.finditer(text):
            term = terms[match.group()]
            if term.id in told:
                continue
            told.add(term.id)
            made += escape(text[at : match.start()]) + Markup(
                '<a class="term" href="/begrippen?begrip=%s" title="%s"><dfn>%s</dfn></a>'
            ) % (slug_of(term.id).removeprefix("be-"), term.text, match.group())
            at = match.end()
        return made + escape(text[at:])

    return explained


def _read(snapshot: Snapshot) -> tuple[re.Pattern[str], dict[str, Term]]:
    terms = {t.name: t for t in glossary(snapshot).terms if _is_abbreviation(t.name)}
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first) or '(?!)'})(?![\w-])"), terms


def _is_abbreviation(name: str) -> bool:
    return name[:2].isupper() or name == "R-ladder"
