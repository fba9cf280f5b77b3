"""Where do focus and activity not fit? ("Waar zitten de witte vlekken?")

Every theme in every province: what runs there beside what the province says it concentrates on (Kansenkaart,
Krachtenkaart, kansen).  Both mismatches count: stated and hardly anything running, and much running that
nobody states.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from graph.schema import BROAD_SCHEMES
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.base.remembered import Remembered
from queries.dutch.figures import digits
from queries.dutch.phrases import counted, listed
from queries.dutch.words import key
from queries.gaps.model import (
    Cell,
    GapsAnswer,
    GapsQuery,
    ProvinceColumn,
    ThemeRow,
    Verdict,
)
from queries.gaps.rows import CellEvidence, CountedRow, counted_row, province_totals
from queries.gaps.weights import (
    CHANCE,
    FULL_EXCESS,
    HIGH_RATIO,
    KANS_RELIEF,
    LEAST_PROJECTS,
    LOW_RATIO,
    OWN_WORDS,
    PLATFORM_RELIEF,
    SPOTS_SHOWN,
    STATED,
)
from queries.words import Understood, Vocabulary, provinces_named, themes_named, topics_named, vocabulary

DECIMALS = 3
rows_made: Remembered[ThemeRow] = Remembered(512)


def gaps(snapshot: Snapshot, query: GapsQuery | None = None) -> GapsAnswer:
    """Themes by provinces with both kinds of mismatch, each with its evidence and a Dutch sentence.

    Raises ``UnknownWordError`` for a province, theme or vocabulary that is not in the graph.
    """
    asked = query or GapsQuery()
    known = vocabulary(snapshot)
    slugs = provinces_named(snapshot, asked.provinces) or tuple(known.province_names)
    meant = [*themes_named(snapshot, asked.themes), *topics_named(snapshot, asked.topics)]
    rows = [_row(snapshot, known, theme) for theme in _themes(known, asked, meant)]
    shown = [row.model_copy(update={"cells": _cells_of(row, slugs)}) for row in rows]
    cells = [cell for row in shown for cell in row.cells]
    return GapsAnswer(
        version=snapshot.version,
        provinces=[ProvinceColumn(slug=s, name=known.province_names[s]) for s in slugs],
        rows=shown,
        white_spots=_largest(cells, "witte vlek"),
        quiet_strengths=_largest(cells, "stille kracht"),
        meanings=[m.meaning for m in meant],
        notes=_notes(meant),
    )


def _notes(meant: Sequence[Understood]) -> list[str]:
    notes = [m.meaning.note for m in meant if m.meaning.note]
    loose = [m.meaning.given for m in meant if not m.meaning.themes]
    if loose:
        notes.append(f"Witte vlekken zijn er alleen van thema's en onderwerpen; zonder rij: {listed(loose)}.")
    return notes


def _themes(known: Vocabulary, asked: GapsQuery, meant: Sequence[Understood]) -> list[str]:
    if asked.themes or asked.topics:
        return list(dict.fromkeys(t.id for m in meant for t in m.meaning.themes))
    schemes = [_scheme(known, asked.scheme)] if asked.scheme else list(BROAD_SCHEMES)
    return [t for scheme in schemes for t, own in known.schemes.items() if own == scheme]


def _scheme(known: Vocabulary, word: str) -> str:
    schemes = {key(scheme): scheme for scheme in known.schemes.values()}
    if key(word) in schemes:
        return schemes[key(word)]
    choices = ", ".join(sorted(schemes.values()))
    raise UnknownWordError(f'onbekende begrippenlijst "{word}". Kies uit: {choices}.')


def _cells_of(row: ThemeRow, slugs: Sequence[str]) -> list[Cell]:
    by_province = {cell.province: cell for cell in row.cells}
    return [by_province[slug] for slug in slugs]


def _largest(cells: Sequence[Cell], verdict: Verdict) -> list[Cell]:
    found = [cell for cell in cells if cell.verdict == verdict]
    return sorted(found, key=lambda c: (-c.strength, c.theme, c.province))[:SPOTS_SHOWN]


def _row(snapshot: Snapshot, known: Vocabulary, theme: str) -> ThemeRow:
    return rows_made.get(snapshot, theme, lambda: _made(snapshot, known, theme))


def _made(snapshot: Snapshot, known: Vocabulary, theme: str) -> ThemeRow:
    totals = province_totals(snapshot)
    found = counted_row(snapshot, theme, list(known.province_names))
    everywhere = sum(totals.values()) or 1
    share = sum(own.activity for own in found.evidence.values()) / everywhere
    name = known.themes[theme].name
    cells = [
        _cell(theme, name, slug, known.province_names, found, share * totals.get(slug, 0))
        for slug in known.province_names
    ]
    return ThemeRow(id=theme, name=name, scheme=known.schemes[theme], cells=cells)


def _cell(
    theme: str, name: str, slug: str, provinces: Mapping[str, str], found: CountedRow, expected: float
) -> Cell:
    own = found.evidence[slug]
    ratio = own.activity / expected if expected else 0.0
    chance = _chance(own.activity, expected)
    verdict, strength = _verdict(own, ratio, chance)
    return Cell(
        theme=theme,
        province=slug,
        verdict=verdict,
        strength=round(strength, DECIMALS),
        activity=round(own.activity, DECIMALS),
        expected=round(expected, DECIMALS),
        ratio=round(ratio, DECIMALS),
        chance=round(chance, DECIMALS),
        focus=round(own.focus, DECIMALS),
        projects_under=own.under,
        projects_total=own.linked,
        platforms_total=own.platforms_total,
        projects=found.references(own.projects, "Project"),
        platforms=found.references(own.platforms, "Platform"),
        focuses=own.focuses,
        kansen=found.kansen(own.kansen),
        sentence=_sentence(name, provinces[slug], own, verdict, expected, chance),
    )


def _chance(activity: float, expected: float) -> float:
    """How often (0..1) as many projects or as few come about when nothing but their number matters.

    Poisson, for projects are few and each has little to do with the next; parts of a project are rounded
    towards what is expected, so that a difference is never told too surely.
    """
    few = activity < expected
    last = math.ceil(activity) if few else math.floor(activity) - 1
    below = sum(
        math.exp(n * math.log(expected) - expected - math.lgamma(n + 1)) for n in range(last + 1) if expected
    )
    return min(1.0, below if few else 1 - below)


def _verdict(own: CellEvidence, ratio: float, chance: float) -> tuple[Verdict, float]:
    """What the cell is, and how large the mismatch (0..1).

    That nothing is known of what a province states is told in any case; a number only beyond chance.
    """
    beyond = chance <= CHANCE
    spot = ratio < LOW_RATIO and (beyond or not own.activity)
    if (own.stated or own.wanted) and own.focus >= STATED and spot:
        relief = PLATFORM_RELIEF if own.platforms_total else 1.0
        return "witte vlek", own.focus * (1 - ratio) * relief
    if beyond and own.concentrates < STATED and ratio > HIGH_RATIO and own.activity >= LEAST_PROJECTS:
        asked = KANS_RELIEF if own.kansen else 1.0
        return "stille kracht", min(1.0, (ratio - 1) / FULL_EXCESS) * (1 - own.concentrates) * asked
    if not own.linked and not own.focus:
        return "leeg", 0.0
    return "in balans", 0.0


def _sentence(
    name: str, province: str, own: CellEvidence, verdict: Verdict, expected: float, chance: float
) -> str:
    running = _running(own)
    usual = digits(expected, 1).removesuffix(",0")
    if verdict == "witte vlek":
        platform = (
            f" Er {_are(own.platforms_total)} al {counted(own.platforms_total, 'platform', 'platforms')}."
            if own.platforms_total
            else ""
        )
        less = f"; naar verhouding zijn het er ongeveer {usual}{_surely(chance)}" if chance <= CHANCE else ""
        verb = _are(max(own.linked, 1))
        return f"{_says(name, province, own)}, maar er {verb} {running} bekend{less}.{platform}"
    if verdict == "stille kracht":
        asked = "wel als kans, maar niet als zwaartepunt" if own.kansen else "niet als zwaartepunt of kans"
        runs = f"{running} op {name}" if own.linked else _in_names(own, name)
        return (
            f"{province} heeft {runs}; naar verhouding zijn het er ongeveer {usual}{_surely(chance)}. "
            f"De provincie noemt het {asked}."
        )
    if verdict == "leeg":
        return f"Van {name} in {province} is bekend: {running} en geen zwaartepunt."
    said = _says(name, province, own) if own.focus >= STATED else f"{province} noemt {name} niet zelf"
    return f"{said}; bekend: {running}."


def _surely(chance: float) -> str:
    """How often chance alone gives a difference that is told."""
    times = "minder dan 1 op de 100" if chance < 0.01 else f"ongeveer 1 op de {round(1 / chance)}"
    return f" (zo’n verschil ontstaat door toeval {times} keer)"


def _running(own: CellEvidence) -> str:
    """The number of projects, and which part of it other vocabularies bring."""
    if not own.linked and own.named:
        return f"geen project met dat thema (wel {counted(own.named, 'project', 'projecten')} met die naam)"
    if not own.linked and own.mentioned:
        found = counted(own.mentioned, "project", "projecten")
        return f"geen project met dat thema of die naam (wel {found} met dat woord in de tekst)"
    if not own.linked:
        return "geen project"
    related = own.linked - own.under_living
    told = counted(own.linked, "project", "projecten")
    return f"{told} (waarvan {related} alleen over verwante onderwerpen)" if related else told


def _in_names(own: CellEvidence, name: str) -> str:
    """The projects that no keyword but their name tells to be about a theme, where there are no others."""
    return f"{counted(own.named, 'project', 'projecten')} met {name} in de naam en geen met dat trefwoord"


def _are(count: int) -> str:
    return "is" if count == 1 else "zijn"


def _says(name: str, province: str, own: CellEvidence) -> str:
    """What the province itself says, in its own words, and how that comes to count for the theme.

    *Zwaartepunt* is only what its card or the Krachtenkaart says; what is filed under another theme that is
    linked to this one is told as such.
    """
    said = own.stated or own.focuses
    if said:
        own_words = [f for f in said if f.basis in OWN_WORDS]
        quoted = listed([f'"{label}"' for label in dict.fromkeys(f.label for f in own_words or said)], 2)
        start = (
            f"{province} noemt als zwaartepunt {quoted}"
            if own_words
            else f"Van {province} noemt een andere bron als richting {quoted}"
        )
    else:
        start = f"{province} noemt een kans"
    under = own.stated or (not said and own.wanted)
    kind = f"bij {name}" if under else f"bij een thema dat met {name} verwant is"
    return f"{start} (ingedeeld {kind})"
