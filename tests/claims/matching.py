"""What is said of matches: how far either side is, where, who leads it, and what ties them already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from queries.matches import MatchesAnswer
from queries.matches.model import Match
from tests.claims.raw import Raw, plain
from tests.claims.tally import Pattern, Tally, read, unlisted

_PLANS = ("idee", "verkenning", "pilot", "uitvoering", "opschaling", "afgerond")
_WORDS = {
    "idee": "een idee",
    "verkenning": "in verkenning",
    "pilot": "een proef",
    "uitvoering": "in uitvoering",
    "opschaling": "in opschaling",
    "afgerond": "afgerond",
    "gestopt": "gestopt",
}
_STEPS = ("teelt of inzameling", "verwerking", "toepassing")


def over(raw: Raw, thing: str) -> bool:
    """Whether a project stopped, or a platform was ended."""
    return not raw.lives(thing)


def stage(raw: Raw, thing: str) -> str:
    """How far a thing is, in the words that are to be used."""
    node: dict[str, Any] = raw.nodes[thing]
    if node["label"] == "Opportunity":
        return "een kans"
    if node["label"] == "Platform":
        if node["ended"]:
            return f"opgeheven in {node['ended']}"
        return (node["kind"] or "platform") + (f" sinds {node['founded']}" if node["founded"] else "")
    start, end, phase = node["start_year"], node["end_year"], node["phase"]
    if phase not in _WORDS:
        return f"in {start} begonnen (fase onbekend)" if start else "in onbekende fase"
    years = ""
    if phase in ("afgerond", "gestopt"):
        years = f" in {end}" if end else ""
    elif node["phase_as_of"]:
        years = f" (stand van {node['phase_as_of']})"
    elif start and end:
        years = f" ({start}-{end})" if end > start else f" ({start})"
    elif start:
        years = f" sinds {start}"
    return _WORDS[phase] + years


def place(said: str, raw: Raw, thing: str) -> bool:
    """Whether a thing is where it is said to be."""
    where = raw.where(thing)
    if said == "landelijk":
        return not where
    if m := re.fullmatch(r"(\d+) provincies", said):
        return int(m[1]) == len(where)
    return {raw.slugs[n] for n in unlisted(said, frozenset(raw.slugs)) or ()} == where


def leaders(raw: Raw, thing: str) -> set[str]:
    """Who leads a project."""
    return raw.starts("LEADS", thing)


def _roles(raw: Raw, thing: str) -> list[set[str]]:
    """Who leads or names it, then the platform that carries it, then whoever takes part."""
    label = raw.nodes[thing]["label"]
    named = raw.starts("OFFERS", thing) - raw.of["Province"]
    carrying = set()
    if label == "Project":
        carrying = {f for f in raw.ends("PART_OF", thing) & raw.of["Platform"] if raw.lives(f)}
    others = raw.starts("PARTNERS_IN", thing) | raw.starts("MEMBER_OF", thing)
    return [leaders(raw, thing), named, carrying, others | ({thing} if label == "Platform" else set())]


def parties(raw: Raw, thing: str) -> set[str]:
    """All parties of a thing."""
    return set().union(*_roles(raw, thing))


def _speakers(raw: Raw, thing: str) -> set[str]:
    """Whom to call."""
    lead, named, carrying, _ = _roles(raw, thing)
    return lead or named or carrying or ({thing} & raw.of["Platform"])


def _with_wholes(raw: Raw, found: Iterable[str]) -> set[str]:
    known, todo = set(found), [p for p in found if p not in raw.of["Project"]]
    while todo:
        for whole in raw.ends("PART_OF", todo.pop()) - known:
            if raw.nodes[whole]["label"] in ("Organisation", "Platform"):
                known.add(whole)
                todo.append(whole)
    return known


def ties(raw: Raw, one: str, other: str) -> set[str]:
    """What two things have in common: a party of both (or its whole), or a platform where they meet.

    A platform that has ended connects nobody.
    """
    mine, theirs = parties(raw, one), parties(raw, other)
    above, beyond = _with_wholes(raw, mine), _with_wholes(raw, theirs)
    meet = [
        {f for p in _speakers(raw, x) for f in raw.ends("MEMBER_OF", p) & raw.of["Platform"]}
        for x in (one, other)
    ]
    found = (mine & beyond) | (theirs & above) | (meet[0] & meet[1])
    return found - {f for f in found & raw.of["Platform"] if not raw.lives(f)}


@dataclass(frozen=True)
class About:
    """A match, and the graph that it is held against."""

    raw: Raw
    said: Match

    def side(self, which: str) -> str:
        return self.said.need.id if which == "first" else self.said.supply.id

    def told(self, said: str, thing: str) -> bool:
        """ "in uitvoering sinds 2021, met X als trekker"."""
        how_far, _, rest = said.partition(", met ")
        expected = stage(self.raw, thing)
        label = self.raw.nodes[thing]["label"]
        if label == "Platform" and not over(self.raw, thing):
            expected = f"een {expected}"
        names = frozenset(self.raw.nodes[p]["name"] for p in leaders(self.raw, thing))
        if said == expected:
            return not names
        if not rest.endswith(" als trekker"):
            how_far, rest = said, ""
        return how_far == expected and unlisted(rest.removesuffix(" als trekker"), names) is not None


def _sides(m: re.Match[str], a: About) -> bool:
    return (
        place(m["here"], a.raw, a.said.need.id)
        and place(m["there"], a.raw, a.said.supply.id)
        and a.told(m["one"], a.said.need.id)
        and a.told(m["other"], a.said.supply.id)
        and _over(m["about"], a)
    )


def _asks(m: re.Match[str], a: About) -> bool:
    names = {a.raw.nodes[p]["name"] for p in a.raw.starts("OFFERS", a.said.need.id)}
    return not m["who"] or unlisted(m["who"], frozenset(names)) is not None


def _supply(m: re.Match[str], a: About) -> bool:
    there = place(m["there"], a.raw, a.said.supply.id)
    told = m.groupdict().get("told")
    about = m.groupdict().get("about")
    return there and (told is None or a.told(told, a.said.supply.id)) and (about is None or _over(about, a))


def _over(about: str, a: About) -> bool:
    """What both are said to be about: topics of both, or else a wider topic, a theme or words of both."""
    raw, both = a.raw, (a.said.need.id, a.said.supply.id)
    if a.said.subjects:
        return unlisted(about, frozenset(s.name for s in a.said.subjects)) is not None
    if about.startswith("het thema "):
        themes = raw.themes_called(about.removeprefix("het thema "))
        near = {x for t in themes for x in raw.under(t) | raw.ends("MATCHES", t) | raw.starts("MATCHES", t)}
        near = {x for t in near for x in raw.under(t)}
        return all(raw.about(x) & near for x in both)
    if words := re.findall(r"“(.+?)”", about):
        texts = [plain(" ".join(_texts(raw, x))).replace(" ", "") for x in both]
        return all(plain(w).replace(" ", "")[: max(4, len(w) - 4)] in t for w in words for t in texts)
    if about == "onderwerpen met verwante woorden":
        first, second = (plain(" ".join(_texts(raw, x))) for x in both)
        pieces = {first[n : n + 5] for n in range(len(first) - 4)}
        return any(second[n : n + 5] in pieces for n in range(len(second) - 4))
    return bool(raw.themes_called(re.sub(r" \(.+\)$", "", about)))


def _texts(raw: Raw, thing: str) -> list[str]:
    node = raw.nodes[thing]
    tags = [raw.nodes[t]["name"] for t in raw.about(thing)]
    return [
        t
        for t in (
            node["name"],
            *(node["aliases"] or ()),
            node["description"],
            *(node["other_descriptions"] or ()),
            *tags,
        )
        if t
    ]


def _tied(m: re.Match[str], a: About) -> bool:
    names = frozenset(a.raw.nodes[p]["name"] for p in ties(a.raw, a.said.need.id, a.said.supply.id))
    return unlisted(m["names"], names) is not None


def _untied(m: re.Match[str], a: About) -> bool:
    return not ties(a.raw, a.said.need.id, a.said.supply.id)


def _furthest(m: re.Match[str], a: About) -> bool:
    phases = [a.raw.nodes[x]["phase"] for x in (a.said.need.id, a.said.supply.id)]
    return all(p in _PLANS for p in phases) and _PLANS.index(phases[0]) < _PLANS.index(phases[1])


def _chain(m: re.Match[str], a: About) -> bool:
    material = any(
        s.name == m["material"] and a.raw.nodes[s.id]["nature"] in ("materiaal", "product")
        for s in a.said.subjects
    )
    steps = [s for s in (m.groupdict().get("first"), m.groupdict().get("second")) if s]
    return material and set(steps) <= set(_STEPS) and len(set(steps)) == len(steps)


def _lesson(m: re.Match[str], a: About) -> bool:
    stopped, other = a.said.supply.id, a.said.need.id
    reason = a.raw.nodes[stopped].get("stop_reason") or ""
    return (
        over(a.raw, stopped)
        and place(m["there"], a.raw, stopped)
        and place(m["here"], a.raw, other)
        and m["stage"] == stage(a.raw, stopped)
        and _over(m["about"], a)
        and (m["reason"] or "").strip() == reason
    )


def patterns(said: Match) -> tuple[Pattern[About], ...]:
    """The sentences that can be said of two things of these names."""
    need, supply = re.escape(said.need.name), re.escape(said.supply.name)
    there = rf"{supply} \((?P<there>[^()]+)\)"
    steps = "|".join(_STEPS)

    def p(kind: str, form: str, holds: object) -> Pattern[About]:
        return Pattern(kind, re.compile(form, re.IGNORECASE), holds)  # type: ignore[arg-type]

    return (
        p(
            "les",
            rf"{there} is (?P<stage>.+?) en ging ook over (?P<about>.+?): geen voorbeeld, wel een les voor "
            rf"“{need}” \((?P<here>[^()]+)\)\.(?P<reason>.*)$",
            _lesson,
        ),
        p(
            "naast elkaar",
            rf"{need} \((?P<here>[^()]+)\) en {there} gaan allebei over (?P<about>.+?): "
            r"de eerste is (?P<one>.+?)"
            r", de tweede (?P<other>.+?)\.(?= (?:In de keten|Zij |Wat hen|Een partij)| "
            rf"{supply} is het verst)",
            _sides,
        ),
        p("noemt de kans", rf"(?P<who>.+?) noem(?:t|en) de kans “{need}”", _asks),
        p("noemt de kans", rf"(?P<who>)“{need}” is een kans", _asks),
        p(
            "gaat ook over",
            rf" ?{there}, (?P<told>.+?), gaat ook over (?P<about>.+?)\.(?= (?:Zij |Wat hen|Een partij))",
            _supply,
        ),
        p(
            "nog een kans",
            rf", en “{supply}” \((?P<there>[^()]+)\) is er een over hetzelfde: (?P<about>.+?)\."
            r"(?= (?:Zij |Wat hen|Een partij))",
            _supply,
        ),
        p(
            "schakel",
            r"In de keten van (?P<material>.+?) staat naar hun omschrijving de eerste bij "
            rf"(?P<first>{steps}), de tweede bij (?P<second>{steps})\.",
            _chain,
        ),
        p(
            "schakel",
            r",? ?(?:en zoekt wie )?in de keten van (?P<material>.+?) bij "
            rf"(?P<first>{steps})(?: staat)?(?=;)",
            _chain,
        ),
        p("schakel", rf" ?{there}, (?P<told>.+?), staat naar zijn omschrijving bij (?:{steps})\.", _supply),
        p("verst", rf"{supply} is het verst\.", _furthest),
        p("zelfde wiel", r"Zij lijken sterk op elkaar\.", lambda m, a: a.said.useful >= 0.9),
        p("samen", r"Zij kunnen samen optrekken\.", lambda m, a: not over(a.raw, a.said.supply.id)),
        p("wat hen verbindt", r"Wat hen al verbindt: (?P<names>.+)\.$", _tied),
        p("wat hen verbindt: niets", r"Een partij of platform die beide verbindt, is niet bekend\.", _untied),
    )


def check(tally: Tally, raw: Raw, answer: MatchesAnswer) -> None:
    """Every sentence and figure of the matches of one thing."""
    asked = answer.thing.id
    places = {s.id.split("/")[1] for s in answer.provinces}
    tally.claim("matches figure: provinces", places == raw.where(asked), f"[{asked}] {sorted(places)}")
    may = {
        x
        for label in ("Project", "Platform", "Opportunity")
        for x in raw.of[label]
        if x != asked and not raw.where(x) & raw.where(asked) and (raw.where(x) or label != "Opportunity")
    }
    tally.claim("matches figure: compared", answer.compared == len(may), f"[{asked}] {answer.compared}")
    for said in answer.matches:
        tally.claim("matches figure: of another province", said.id in may, f"[{asked}] {said.id}")
        one(tally, raw, said, asked)
    for wish in answer.wanted:
        own = {row["label"] for to, row in raw.out["FOCUSES_ON"].get(wish.province.id, ())}
        tally.claim("matches: wanted by", wish.label in own, f"[{asked}] {wish.province.id} {wish.label}")
        elsewhere = wish.province.id.split("/")[1] not in raw.where(asked)
        tally.claim("matches: wanted elsewhere", elsewhere, f"[{asked}] {wish.province.id}")


def one(tally: Tally, raw: Raw, said: Match, asked: str) -> None:
    """One match of a thing: its sentences and its figures."""
    about, where = About(raw, said), f"{asked} > {said.id}"
    read(tally, "matches", said.explanation, patterns(said), about, where)
    read(tally, "matches", said.why, _WHY, about, where)
    _figures(tally, about, asked, where)


def _further(m: re.Match[str], a: About) -> bool:
    """What is said of the found one beside the asked one."""
    found = a.said.id
    other = ({a.said.need.id, a.said.supply.id} - {found}).pop()
    said = m["further"] or ""
    if "er sterk op" in said:
        return a.said.useful >= 0.9 and _over(m["about"], a)
    if not said:
        return _over(m["about"], a)
    phases = [a.raw.nodes[x].get("phase") for x in (found, other)]
    if not all(p in _PLANS for p in phases):
        return False
    ahead = _PLANS.index(phases[0]) - _PLANS.index(phases[1])
    return (ahead > 0 if "verder" in said else ahead < 0) and _over(m["about"], a)


_WHY: tuple[Pattern[About], ...] = (
    Pattern(
        "waarom",
        re.compile(
            r"Gaat ook over (?P<about>.+?)(?P<further> en (?:is verder|is minder ver|lijkt er sterk op))?\.$"
        ),
        _further,
    ),
    Pattern(
        "waarom: stap in de keten",
        re.compile(
            r"Staat naar de omschrijving in de keten van (?P<material>.+?) bij "
            rf"(?P<first>{'|'.join(_STEPS)})\.$"
        ),
        _chain,
    ),
    Pattern(
        "waarom: les",
        re.compile(r"Ging over (?P<about>.+?)\.(?P<reason>(?: .+)?)$"),
        lambda m, a: (
            over(a.raw, a.said.id)
            and _over(m["about"], a)
            and m["reason"].strip() == (a.raw.nodes[a.said.id].get("stop_reason") or "").strip()
        ),
    ),
)


def _figures(tally: Tally, a: About, asked: str, where: str) -> None:
    raw, said = a.raw, a.said

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"matches figure: {kind}", holds, f"[{where}] {words}")

    claim("sides are the two", {said.need.id, said.supply.id} == {asked, said.id}, said.need.id)
    for side in (said.need, said.supply):
        node = raw.nodes[side.id]
        claim("name", side.name == node["name"], side.name)
        claim("phase", side.phase == (node.get("phase") or ""), side.phase)
        claim("stage", side.stage == stage(raw, side.id), side.stage)
        claim("provinces", {p.id.split("/")[1] for p in side.provinces} == raw.where(side.id), side.provinces)
        lead, named, carrying, _ = _roles(raw, side.id)
        claim("leads", {p.id for p in side.leads} == (lead or named or carrying), [p.id for p in side.leads])
    claim(
        "a lesson is what is over", (said.kind == "lesson") == any(over(raw, x) for x in (asked, said.id)), ""
    )
    claim(
        "ties", {t.party.id for t in said.ties} == ties(raw, asked, said.id), [t.party.id for t in said.ties]
    )
    for subject in said.subjects:
        if subject.found == "tag":
            tagged = all(raw.about(x) & raw.under(subject.id) for x in (asked, said.id))
            claim("subject: tag", tagged, subject.name)
    claim(
        "sources",
        {s.id for s in said.sources} == raw.sources(asked) | raw.sources(said.id),
        [s.id for s in said.sources],
    )
    claim(
        "score is the sum of its parts",
        abs(sum(r.share for r in said.reasons) - said.score) < 0.002,
        said.score,
    )
