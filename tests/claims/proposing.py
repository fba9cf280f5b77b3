"""What is proposed to provinces: what they share already, the board of needs, and notes for a meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.files.match_notes import MatchNote
from queries.exchange import AgendaAnswer, AgendaItem, BoardAnswer, JointWork, Proposal, ProposalsAnswer
from queries.matches.model import Match, Side, Subject
from tests.claims import matching
from tests.claims.answers import lessons
from tests.claims.raw import Raw, plain
from tests.claims.tally import Pattern, Tally, read, unlisted

HOW = {"trefwoord": "gevonden op trefwoord", "naam": "gevonden op naam", "tekst": "gevonden op tekst"}
CARRIED = "drager"
MANY = 3
"""More provinces than this are many."""
GONE_ON = ("pilot", "uitvoering", "opschaling", "afgerond")


@dataclass(frozen=True)
class About:
    """A match with what both its sides are said to share on its subject, and the graph."""

    raw: Raw
    match: Match
    said: str
    subjects: Sequence[Subject]
    shared: Sequence[JointWork]
    total: int

    def sides(self) -> tuple[str, str]:
        return self.match.need.id, self.match.supply.id

    def both(self, thing: str) -> bool:
        """Whether a thing is in a province of each side, and not in all provinces."""
        need, supply = self.sides()
        where = self.raw.where(thing)
        return bool(
            where & self.raw.where(need)
            and where & self.raw.where(supply)
            and 1 < len(where) < len(self.raw.provinces)
        )

    def surely(self) -> set[str]:
        """Living projects and platforms of both with the first subject, or what is under it, as keyword."""
        first = self.subjects[0].id
        things = self.raw.on(first) & (self.raw.of["Project"] | self.raw.of["Platform"])
        return {x for x in things - {*self.sides()} if self.raw.lives(x) and self.both(x)}


def _no_subject(m: re.Match[str], a: About) -> bool:
    return not a.subjects and not a.shared


def _shared(m: re.Match[str], a: About) -> bool:
    """The first is of both and about it in the way that is said; the number is that of all."""
    first = a.shared[0] if a.shared else None
    how = HOW.get(first.how, "als drager van een project daarover") if first else ""
    rest = int(m["rest"] or 0)
    return bool(
        first and m["name"] == first.name and m["how"] == how and rest == a.total - 1 and m["about"] == a.said
    )


def _not_shared(m: re.Match[str], a: About) -> bool:
    return bool(a.subjects) and m["topic"] == a.subjects[0].name and not a.surely() and not a.total


JOINT: tuple[Pattern[About], ...] = (
    Pattern(
        "geen onderwerp met naam",
        re.compile(r"Zij delen geen onderwerp met naam; of zij hierop al samenwerken, is niet te zeggen\."),
        _no_subject,
    ),
    Pattern(
        "delen al",
        re.compile(
            r"Over (?P<about>.+?) delen zij al (?P<name>.+?)(?: en nog (?P<rest>\d+))? \((?P<how>[^()]+)\)\.$"
        ),
        _shared,
    ),
    Pattern(
        "niets gezamenlijks",
        re.compile(
            r"Een gezamenlijk project of platform over (?P<topic>.+?) is niet bekend; gezocht op trefwoord, "
            r"naam en tekst\.$"
        ),
        _not_shared,
    ),
)


def _joint(tally: Tally, a: About, sentence: str, *, new: bool, where: str) -> None:
    read(tally, "proposal", sentence, JOINT, a, where)
    raw = a.raw
    for thing in a.shared:
        words = f"[{where}] {thing.id} {thing.how}"
        tally.claim("proposal: shared by both", a.both(thing.id) or thing.how == CARRIED, words)
        tally.claim("proposal: shared lives", raw.lives(thing.id), words)
        tally.claim("proposal: shared, and why", _about(a, thing), words)
    ties = matching.ties(raw, *a.sides())
    tally.claim(
        "proposal: new",
        new == (bool(a.subjects) and not ties and not a.total),
        f"[{where}] {new} {sorted(ties)}",
    )
    if a.subjects:
        number = len(a.surely())
        tally.claim("proposal: all that is shared", a.total >= number, f"[{where}] {a.total} {number}")


def _about(a: About, thing: JointWork) -> bool:
    """Whether a thing is on one of the subjects, or on what they fall under, in the way that is said."""
    raw = a.raw
    themes = {s.id for s in a.subjects}
    themes |= {wider for t in themes for wider in raw.ends("BROADER", t)}
    if thing.how == "trefwoord":
        return any(thing.id in raw.on(t) for t in themes)
    if thing.how == CARRIED:
        need, supply = a.sides()
        projects = {p for p in raw.starts("PART_OF", thing.id) & raw.of["Project"] if raw.lives(p)}
        where = raw.where(thing.id) | {s for p in projects for s in raw.where(p)}
        on = any(p in raw.on(t) or raw.spelled_in(raw.words(p), t) for p in projects for t in themes)
        return on and bool(where & raw.where(need)) and bool(where & raw.where(supply))
    text = raw.names_of(thing.id) if thing.how == "naam" else raw.words(thing.id)
    return any(raw.spelled_in(text, t) for t in themes)


# -- proposals ----------------------------------------------------------------------------------


def check(tally: Tally, raw: Raw, answer: ProposalsAnswer) -> None:
    """Every proposal: its match, what is shared, what its value is made of."""
    slugs = set(answer.provinces)
    tally.claim(
        "proposals: new and building",
        answer.total in (answer.new, answer.building, answer.new + answer.building),
        "",
    )
    lessons(tally, raw, answer)
    for said in answer.proposals:
        if said.match.need.type != "Province":  # what is said of a focus, ``exchanged`` reads
            _proposal(tally, raw, said, slugs)


def _proposal(tally: Tally, raw: Raw, said: Proposal, slugs: set[str]) -> None:
    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"proposal: {kind}", holds, f"[{said.id}] {words}")

    match = said.match
    need, supply = match.need.id, match.supply.id
    claim("id", said.id == f"{need}~{supply}", said.id)
    claim("asking", set(said.asking) == raw.where(need), said.asking)
    claim("having", set(said.having) == raw.where(supply), said.having)
    claim("between them", not slugs or bool(slugs & {*said.asking, *said.having}), sorted(slugs))
    claim("no lesson", raw.lives(need) and raw.lives(supply), match.kind)
    of_match = {s.id for s in match.subjects}
    claim("subject", said.subject is None or said.subject.id in of_match, said.said)
    for one in (match, *said.also):
        matching.one(tally, raw, one, one.need.id if one.id == one.supply.id else one.supply.id)
    for other in said.also:
        same = (raw.where(other.need.id), raw.where(other.supply.id)) == (raw.where(need), raw.where(supply))
        claim("also between the same", same, other.id)
        claim("also on the same", bool({s.id for s in other.subjects} & of_match), other.id)
    about = About(raw, match, said.said, match.subjects, said.together, said.together_total)
    _joint(tally, about, said.joint_work, new=said.new, where=said.id)
    value = 1.0
    for part in said.weighed:
        value *= part.value
        claim(f"weighed: {part.part}", _weighed(part.part, part.text, said, raw), part.text)
    claim("value is the product", abs(value - said.value) < 0.01, (value, said.value))


def _weighed(part: str, text: str, said: Proposal, raw: Raw) -> bool:
    need, supply = said.match.need.id, said.match.supply.id
    match part:
        case "nuttig":
            return text.startswith("de geschatte kans dat dit nuttig is")
        case "gevraagd":
            if text == "een kans die op een kaart staat":
                return need in raw.of["Opportunity"] and bool(raw.where(need))
            return text == (
                f"{raw.nodes[need]['name']} is {matching.stage(raw, need)} en kan leren van wie verder is"
            )
        case "aanbod":
            return text == f"{raw.nodes[supply]['name']} is {matching.stage(raw, supply)}"
        case "bereik":
            many = any(len(raw.where(x)) > MANY for x in (need, supply))
            return many == ("veel provincies" in text)
        case "nieuw":
            known = bool(matching.ties(raw, need, supply)) or bool(said.together_total)
            return ("bestaat al iets, of er is" in text) == known
        case "kern":
            return (need in raw.of["Opportunity"]) != ("telt alleen bij een kans" in text)
    told = text.removeprefix("het meest concrete van: ").split("; ")
    return all(_subject(one, said, raw) for one in told)


def _subject(text: str, said: Proposal, raw: Raw) -> bool:
    """What sort of subject it is, and how many things have it as keyword."""
    things = raw.of["Project"] | raw.of["Platform"] | raw.of["Opportunity"]
    for subject in said.match.subjects:
        every = raw.tagged(subject.id) & things
        living = sum(map(raw.lives, every))
        told = re.fullmatch(r"(.+) \((.+)\), trefwoord van (\d+)", text)
        if told and told[1] == subject.name and int(told[3]) in (living, len(every)):
            return True
        if text == f"{subject.name}, dat op geen kaart als trefwoord staat" and not living:
            return True
    return False


# -- the board ----------------------------------------------------------------------------------


def board(tally: Tally, raw: Raw, answer: BoardAnswer, slug: str = "") -> None:
    """Every kans that a province states is on it, with who asks and the best that others have."""
    kansen = {k for k in raw.of["Opportunity"] if raw.where(k) and (not slug or slug in raw.where(k))}
    tally.claim("board: all kansen", {n.need.id for n in answer.needs} == kansen, f"[{slug}] {answer.total}")
    tally.claim("board: total", answer.total == len(kansen), f"[{slug}] {answer.total}")
    without = sum(need.best is None for need in answer.needs)
    tally.claim("board: without", answer.without == without, f"[{slug}] {answer.without} {without}")
    for said in answer.needs:
        kans, where = said.need.id, f"[{slug}] {said.need.id}"
        node = raw.nodes[kans]
        tally.claim("board: words", said.description == (node["description"] or ""), where)
        tally.claim("board: asking", set(said.asking) == raw.where(kans), where)
        by = {p.id for p in said.asked_by}
        tally.claim("board: asked by", by <= raw.starts("OFFERS", kans), f"{where} {sorted(by)}")
        tally.claim("board: themes", {t.id for t in said.themes} <= raw.about(kans), where)
        tally.claim("board: number", (said.matches > 0) == (said.best is not None), where)
        if said.best:
            other = said.best.supply.id if said.best.need.id == kans else said.best.need.id
            tally.claim("board: having", set(said.having) == raw.where(other), f"{where} {other}")
            matching.one(tally, raw, said.best, kans if said.best.id == other else other)


# -- the note for a meeting ---------------------------------------------------------------------


def agenda(tally: Tally, raw: Raw, answer: AgendaAnswer) -> None:
    """Every item of an agenda: why, who, what runs as well, what is shared."""
    for item in answer.items:
        where = item.id

        def claim(kind: str, holds: bool, words: object, where: str = where) -> None:
            tally.claim(f"agenda: {kind}", holds, f"[{where}] {words}")

        match = _match_of(item)
        read(tally, "agenda", item.explanation, matching.patterns(match), matching.About(raw, match), where)
        about = About(raw, match, item.said, item.subjects, item.together, item.together_total)
        _joint(tally, about, item.joint_work, new=item.new, where=where)
        ties = matching.ties(raw, item.need.id, item.supply.id)
        claim("ties", {t.party.id for t in item.ties} == ties, sorted(ties))
        for side in (item.need, item.supply, *item.running):
            claim("stage", side.stage == matching.stage(raw, side.id), side.stage)
            claim("sources", {s.id for s in side.sources} == raw.sources(side.id), side.id)
            dates = [raw.nodes[s]["date"] or "" for s in raw.sources(side.id)]
            claim("newest source", side.newest == max(dates, default=""), (side.id, side.newest))
        for side in item.running:
            runs = raw.nodes[side.id]["phase"] in GONE_ON and not raw.nodes[side.id]["phase_as_of"]
            claim("what runs", runs and raw.lives(side.id), side.id)
            on = item.subjects[0].id
            claim("what runs is about it", raw.speaks_of(side.id, on) or _in_text(raw, side.id, on), side.id)


def _in_text(raw: Raw, thing: str, theme: str) -> bool:
    return raw.spelled_in(raw.words(thing), theme)


def _match_of(item: AgendaItem) -> Match:
    """An item as the match that it is; what it does not say is left empty."""
    return Match(
        id=item.supply.id,
        type=item.supply.type,
        name=item.supply.name,
        score=0,
        useful=1,
        kind=item.kind,
        kind_name=item.kind_name,
        explanation=item.explanation,
        why="",
        subjects=item.subjects,
        need=Side(**{name: getattr(item.need, name) for name in Side.model_fields}),
        supply=Side(**{name: getattr(item.supply, name) for name in Side.model_fields}),
        ties=item.ties,
        reasons=[],
        sources=[],
    )


@dataclass(frozen=True)
class Line:
    """A line of a note of one day about one of these things, and the graph."""

    raw: Raw
    things: Sequence[str]
    day: date


def _of_line(m: re.Match[str], a: Line) -> str | None:
    """The thing that a line is about."""
    return next(
        (
            x
            for x in a.things
            if a.raw.nodes[x]["name"] == m["name"]
            and m["stage"] == matching.stage(a.raw, x)
            and _placed(m["where"], a.raw, x)
        ),
        None,
    )


def _placed(said: str, raw: Raw, thing: str) -> bool:
    named = unlisted(said, frozenset(raw.slugs))
    told = {raw.slugs[n] for n in named or ()}
    where = raw.where(thing)
    if said == "landelijk":
        return not where
    return bool(told) and told <= where and (len(told) == len(where) or "andere" in said)


def _side_line(m: re.Match[str], a: Line) -> bool:
    thing = _of_line(m, a)
    if thing is None:
        return False
    raw, node = a.raw, a.raw.nodes[thing]
    asked = matching.leaders(raw, thing) or (raw.starts("OFFERS", thing) - raw.of["Province"])
    if node["label"] == "Project":
        asked = asked or (raw.ends("PART_OF", thing) & raw.of["Platform"])
    names = frozenset(raw.nodes[p]["name"] for p in asked)
    if m["ask"] and not m["ask"].startswith("de provincie") and unlisted(m["ask"], names) is None:
        return False
    if m["ask"] and m["ask"].startswith("de provincie") and (names or not raw.where(thing)):
        return False
    if m["nobody"] and names:
        return False
    if m["about"] and plain(m["about"]) != plain(node["description"] or ""):
        return False
    dates = sorted(raw.nodes[s]["date"] or "" for s in raw.sources(thing))
    if m["none"]:
        return not dates
    if m["undated"]:
        return bool(dates) and not dates[-1]
    single = m["which"] == "Bron"
    when, _, old = m["date"].partition(", ")
    aged = not old or _aged(old, dates[-1], a.day)
    return bool(dates) and dates[-1][:4] in when and single == (len(dates) == 1) and aged


def _aged(said: str, issued: str, day: date) -> bool:
    """Whether something of a date is as old as is said on a day."""
    parts = [int(part) for part in issued.split("-")]
    if len(parts) == 1:
        years = day.year - parts[0]
        return said == {0: "van dit jaar", 1: "van vorig jaar"}.get(years, f"ongeveer {years} jaar oud")
    full = 12 * (day.year - parts[0]) + day.month - parts[1] - (len(parts) > 2 and day.day < parts[2])
    told = re.fullmatch(r"(?:ruim )?(\d+) (maand|maanden|jaar) oud", said)
    if told is None:
        return said == "minder dan een maand oud" and full == 0
    return int(told[1]) == (full // 12 if told[2] == "jaar" else full)


_ROLES = r"(?:Zoekt|Heeft|Wil dit ook|Wil dit|De een|De ander|Loopt ook|Is afgerond)"


def lines(tally: Tally, raw: Raw, note: MatchNote, day: date) -> None:
    """Every line of a note on matches as it is printed on a day."""
    for section, item in zip(note.note.sections, note.items, strict=False):
        things = [side.id for side in (item.need, item.supply, *item.running)]
        about = Line(raw, things, day)
        names = "|".join(re.escape(raw.nodes[x]["name"]) for x in things)
        stages = "|".join(re.escape(matching.stage(raw, x)) for x in things)
        form = re.compile(
            rf"{_ROLES}: (?P<name>{names}) \((?P<where>[^()]+)\), (?P<stage>{stages})\."
            r"(?: (?P<about>.+?))??"
            r"(?: Te vragen bij (?P<ask>.+?)\.| (?P<nobody>Wie het trekt, is niet bekend)\.)?"
            r" (?:(?P<none>Er is geen bron bekend)|(?P<undated>De datum van de bron is niet bekend)"
            r"|(?P<which>Bron|Nieuwste bron): (?P<date>[^.]+?))\.$"
        )
        known: tuple[Pattern[Line], ...] = (
            Pattern("partij, plaats, fase, bron", form, _side_line),
            Pattern("wat gedeeld is", re.compile(re.escape(item.joint_work) + "$"), lambda m, a: True),
            Pattern(
                "niets loopt", re.compile(r"Wat er loopt: .+ geen project dat loopt of is afgerond\.$"), _idle
            ),
        )
        for line in section.lines:
            read(tally, "agenda line", line.text, known, about, item.id)
            cited = {note.note.sources[n - 1].id for n in line.references}
            stated = {s for x in things for s in raw.sources(x)}
            tally.claim("agenda line: sources", cited <= stated, f"[{item.id}] {line.text}")


def _idle(m: re.Match[str], a: Line) -> bool:
    return not any(x in a.raw.of["Platform"] or a.raw.nodes[x].get("phase") in GONE_ON for x in a.things)
