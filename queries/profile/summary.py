"""One to three Dutch sentences that say what a thing is and what it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from graph.schema import GLOSSARY_SCHEME, SCHEME_NAMES, slug_of
from graph.schema.differences import statements_in
from graph.schema.phases import FINISHED, RUNNING, STOPPED, course
from graph.store import Row
from queries.dutch.figures import dutch_date, euros
from queries.dutch.phrases import listed, things
from queries.likeness.mentions import Mentioning
from queries.profile.parts import ThemeFigures, items
from queries.profile.relations import RelatedGroup
from queries.profile.text import sentences

_LEADING = ("Organisation", "Platform", "Project")
Names = Mapping[str, str]
"""Slug of a province to its name."""

MOST_NAMED = 12
_PHASE_SENTENCE = {
    "idee": ("is een idee", "was een idee"),
    "verkenning": ("wordt verkend", "werd verkend"),
    "pilot": ("loopt als pilot", "liep als pilot"),
    "uitvoering": ("is in uitvoering", "was in uitvoering"),
    "opschaling": ("wordt opgeschaald", "werd opgeschaald"),
    FINISHED: ("is afgerond", "was afgerond"),
    STOPPED: ("is gestopt", "was gestopt"),
}
"""A phase in a sentence: as it is now, and as it was when it may not hold any more."""


def summary(label: str, row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    """What the thing is, where it plays, what hangs on it; only what is known."""
    return _WRITERS[label](row, groups, provinces)


def _where(slugs: list[str], provinces: Names) -> str:
    names = sorted(provinces[s] for s in slugs if s in provinces)
    if len(names) == len(provinces) > 1:
        return "alle provincies"
    return listed(names)


def _province(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    projects = items(groups, "IN_PROVINCE", "Project")
    running = Counter(p.phase for p in projects)
    platforms = len(items(groups, "ACTIVE_IN", "Platform"))
    chances = len(items(groups, "OFFERS", "Opportunity"))
    labels = {label for t in items(groups, "FOCUSES_ON", "Theme") for label in t.labels}
    going = sum(running[phase] for phase in RUNNING)
    has = (
        things(len(projects), "Project"),
        things(platforms, "Platform"),
        things(chances, "Opportunity"),
    )
    over = [
        f"{running[phase]} {'is' if running[phase] == 1 else 'zijn'} {phase}"
        for phase in (FINISHED, STOPPED)
        if running[phase] or phase == FINISHED
    ]
    verb = "loopt" if going == 1 else "lopen"
    runs = f"Van de projecten {verb} er {going} (pilot, uitvoering of opschaling); {listed(over)}."
    return sentences(
        (
            f"Van {row['name']} zijn {listed(has)} bekend.",
            runs if projects else "",
            f"De provincie noemt {len(labels)} zwaartepunten." if len(labels) > 1 else "",
        )
    )


def _municipality(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    lies_in = [i.name for i in items(groups, "LIES_IN", "Province")]
    projects = len(items(groups, "LOCATED_IN", "Project"))
    place = f"{row['name']} is een gemeente in {listed(lies_in)}." if lies_in else ""
    verb = "ligt" if projects == 1 else "liggen"
    here = (
        f"Hier {verb} {things(projects, 'Project')}." if projects else "Er zijn hier geen projecten bekend."
    )
    return sentences((place, here))


def _platform(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    slugs = (row["province_key"] or "").split()
    kind = row["kind"] or "platform"
    active = f", actief in {_where(slugs, provinces)}" if slugs else ""
    members = len(items(groups, "MEMBER_OF", "Organisation"))
    projects = len(items(groups, "PART_OF", "Project"))
    has = [
        t
        for n, t in (
            (members, f"{members} bekende partners" if members > 1 else "één bekende partner"),
            (projects, things(projects, "Project")),
        )
        if n
    ]
    since = f" sinds {row['founded']}" if row["founded"] else ""
    ended = f"Het is in {row['ended']} opgeheven." if row["ended"] else ""
    verb = "was" if row["ended"] else "is"
    return sentences(
        (
            f"{row['name']} {verb} een {kind}{active}{since}.",
            ended,
            f"Het {verb} onderdeel van {listed(wholes)}." if (wholes := _wholes(groups)) else "",
            f"Het {'had' if ended else 'heeft'} {listed(has)}." if has else "",
            _differing(row),
        )
    )


def _wholes(groups: list[RelatedGroup]) -> list[str]:
    return [i.name for t in ("Organisation", "Platform") for i in items(groups, "PART_OF", t, "out")]


def _organisation(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    led, joins = items(groups, "LEADS", "Project"), items(groups, "PARTNERS_IN", "Project")
    platforms = len(items(groups, "MEMBER_OF", "Platform"))
    slugs = sorted({s for i in (*led, *joins) for s in i.provinces})
    wholes = _wholes(groups)
    does = [
        text
        for n, text in (
            (bool(wholes), f"is onderdeel van {listed(wholes)}"),
            (len(led), f"trekt {things(len(led), 'Project')}"),
            (len(joins), f"doet mee in {things(len(joins), 'Project')}"),
            (platforms, f"is partner van {things(platforms, 'Platform')}"),
        )
        if n
    ]
    only = not platforms and not wholes
    several = len(led) + len(joins) > 1
    if only:
        play = "Die spelen" if several else "Dat speelt"
    else:
        play = "De projecten spelen" if several else "Het project speelt"
    where = f" {play} in {_where(slugs, provinces)}." if slugs else ""
    return f"{row['name']} {listed(does)}.{where}" if does else ""


def _theme(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    counts = [(t, len(items(groups, "ADDRESSES", t))) for t in _ABOUT_THEMES]
    has = [things(n, t) for t, n in counts if n]
    focusing = [slug_of(i.id) for i in items(groups, "FOCUSES_ON", "Province")]
    directly = (
        " rechtstreeks" if any((g.relationship, g.direction) == ("BROADER", "in") for g in groups) else ""
    )
    name = row["name"][:1].upper() + row["name"][1:]
    scheme = SCHEME_NAMES.get(row["scheme"], row["scheme"])
    if row["scheme"] == GLOSSARY_SCHEME:  # explains a word; nothing is about it
        return f"{name} is een begrip uit de lijst {scheme}."
    return sentences(
        (
            f"{name} is een begrip uit de lijst {scheme}.",
            f"{'Rechtstreeks hierover' if directly else 'Hierover'} bekend: {listed(has)}."
            if has
            else _near(groups, directly, named=bool(row["mentions"])),
            f"Het is een zwaartepunt van {_where(focusing, provinces)}." if focusing else "",
        )
    )


def with_narrower(figures: ThemeFigures) -> str:
    """The number of projects that lists and map give a theme, where it is not what is said of itself."""
    if not figures.narrower_projects:
        return ""
    return f"Met onderwerpen eronder: {things(figures.projects_under, 'Project')}."


_ABOUT_THEMES = ("Project", "Platform", "Opportunity", "Publication", "Figure")


def in_words(named: Sequence[Mentioning]) -> str:
    """How much names a topic that does not have it as a keyword."""
    counts = Counter(m.type for m in named)
    told = listed([things(n, label) for label, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))])
    verb = "noemt" if counts.total() == 1 else "noemen"
    return f"Zonder dit trefwoord {verb} {told} het in naam of tekst." if told else ""


def _near(groups: list[RelatedGroup], directly: str, *, named: bool) -> str:
    """Of a theme that nothing is about: the themes that it is near, where there is something."""
    near = [i.name for i in items(groups, "MATCHES", "Theme")]
    if named:
        also = f"; kijk ook bij {listed(near)}, waarmee het overeenkomt" if near else ""
        return f"Niets heeft dit als trefwoord{also}."
    if near:
        return f"Niets noemt dit begrip zelf; kijk bij {listed(near)}, waarmee het overeenkomt."
    return f"Er is nog niets bekend dat{directly} hierover gaat."


def _project(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    slugs = (row["province_key"] or "").split()
    places = [i.name for i in items(groups, "LOCATED_IN", "Municipality")]
    located = f" in {_where(slugs, provinces)}" if slugs else ""
    located += f" ({listed(sorted(places), MOST_NAMED)})" if places else ""
    leaders = [i.name for t in _LEADING for i in items(groups, "LEADS", t, "in")]
    carried = f"Trekker: {listed(leaders, 4)}." if len(leaders) == 1 else f"Trekkers: {listed(leaders, 4)}."
    return sentences(
        (
            _standing(located, row),
            row["stop_reason"] or "",
            carried if leaders else "",
            f"Het budget is {euros(row['budget_eur'])}." if row["budget_eur"] else "",
            _differing(row),
        )
    )


def _standing(located: str, row: Row) -> str:
    """How far it is, with its years: as now only when that can be."""
    phase, start, end, year = row["phase"] or "", row["start_year"], row["end_year"], row["phase_as_of"]
    if phase in (FINISHED, STOPPED) and end and not start:
        return f"Dit project{located} is in {end} {phase}."
    told = [f"stand van {year}"] if year else []
    if years := course(phase, start, end, year):
        told.append(years)
    behind = f" ({'; '.join(told)})" if told else ""
    if phase not in _PHASE_SENTENCE:
        return f"Van dit project{located} is niet bekend hoe ver het is{behind}."
    now, then = _PHASE_SENTENCE[phase]
    return f"Dit project{located} {then if year else now}{behind}."


def _differing(row: Row) -> str:
    """On what its cards differ."""
    fields = list(dict.fromkeys(s.field for s in statements_in(row["differences"])))
    return f"De bronnen verschillen over: {listed(fields)}." if fields else ""


def _opportunity(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    by = [i.name for t in ("Province", "Platform", "Organisation") for i in items(groups, "OFFERS", t)]
    themes = [i.name for i in items(groups, "ADDRESSES", "Theme")]
    about = f" over {listed(themes, 4)}" if themes else ""
    asked = [i.name for i in items(groups, "ASKED_OF", "Organisation")]
    if row["kind"] and row["kind"] != "kans":
        of, to = (f" van {listed(by, MOST_NAMED)}" if by else ""), (f" aan {listed(asked)}" if asked else "")
        kind = str(row["kind"]).partition(" ")[0]
        return f"Een {kind}{of}{to}{about}."
    said = f", genoemd door {listed(by, MOST_NAMED)}" if by else ""
    return f"Een kans of vraag{about}{said}."


def _figure(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    of = [i.name for t in ("Organisation", "Platform") for i in items(groups, "INVOLVES", t)]
    counted_in = (
        f"Meegeteld is: {row['includes']}." if row["includes"] else "Wat is meegeteld, zegt de bron niet."
    )
    return sentences(
        (
            f"{str(row['statement']).capitalize()}.",
            f"Het gaat over {listed(of)}." if of else "",
            counted_in,
        )
    )


def _publication(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    year = f" uit {row['year']}" if row["year"] else ""
    where = [i.name for i in items(groups, "IN_PROVINCE", "Province")]
    plays = f", over {listed(sorted(where))}" if 0 < len(where) < len(provinces) else ""
    return f"{(row['kind'] or 'publicatie').capitalize()}{year}{plays}."


def _event(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    return (
        f"Gebeurtenis van {dutch_date(row['date'])}." if row["date"] else "Gebeurtenis zonder bekende datum."
    )


def _source(row: Row, groups: list[RelatedGroup], provinces: Names) -> str:
    counts = Counter(g.type for g in groups for _ in g.items if g.relationship == "STATED_IN")
    named = [things(n, label) for label, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))]
    by = f" van {row['publisher']}" if row["publisher"] else ""
    on = f" ({dutch_date(row['date'])})" if row["date"] else ""
    return sentences((f"Bron{by}{on}.", f"Noemt {listed(named)}." if named else ""))


_WRITERS: Mapping[str, Callable[[Row, list[RelatedGroup], Names], str]] = {
    "Province": _province,
    "Municipality": _municipality,
    "Platform": _platform,
    "Organisation": _organisation,
    "Theme": _theme,
    "Project": _project,
    "Opportunity": _opportunity,
    "Publication": _publication,
    "Event": _event,
    "Figure": _figure,
    "Source": _source,
}
