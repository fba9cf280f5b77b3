"""What is said of gaps, bridges, likeness, comparisons and paths."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from queries.brokers.model import Broker, BrokersAnswer
from queries.compare.model import CompareAnswer
from queries.gaps.model import Cell, ElsewhereAnswer, GapsAnswer
from queries.matches.weights import CHANCE
from queries.path.model import PathAnswer
from queries.similar.model import SimilarAnswer, SimilarGroup
from tests.claims.raw import Raw, plain
from tests.claims.tally import Pattern, Tally, read, unlisted

NATIONAL = 6
"""In more provinces than this, work does not count as a bridge between two of them: the sentences say so."""


@dataclass(frozen=True)
class InCell:
    """A theme in a province."""

    raw: Raw
    said: Cell

    @property
    def province(self) -> str:
        return f"provincie/{self.said.province}"


def _number(m: re.Match[str], a: InCell) -> bool:
    told = int(m["n"].replace(".", ""))
    related = int(m["related"] or 0)
    return told == a.said.projects_total and related >= 0 and told - related == _living(a)


def _living(a: InCell) -> int:
    return len(a.raw.works(a.said.theme, a.said.province, wide=True))


def _says(m: re.Match[str], a: InCell) -> bool:
    labels = a.raw.labels(a.province)
    quoted = re.findall(r'"(.+?)"(?=, "| en |$)', m["quoted"])
    own = {"kansenkaart", "krachtenkaart"}
    card = m["who"] == "noemt als zwaartepunt"
    return bool(quoted) and all(q in labels and (not card or bool(labels[q] & own)) for q in quoted)


def _filed(m: re.Match[str], a: InCell) -> bool:
    """ "ingedeeld bij X": a focus or kans is filed under the theme itself."""
    focused = a.raw.ends("FOCUSES_ON", a.province)
    offered = {t for k in a.raw.ends("OFFERS", a.province) for t in a.raw.about(k)}
    return m["related"] is not None or a.said.theme in focused | offered


def _in_names(m: re.Match[str], a: InCell) -> bool:
    """No project has the keyword, and so many have a word for it in their name, alone or in a compound."""
    raw = a.raw
    labels = [plain(w).strip() for t in raw.under(a.said.theme) for w in raw.labels_of(t)]
    named = {
        p
        for p in raw.of["Project"]
        if a.said.province in raw.where(p)
        and raw.lives(p)
        and any(_has_word(plain(raw.nodes[p]["name"]), label) for label in labels)
    }
    return _none_but(m, a) and int(m["n"]) <= len(named)


def _has_word(text: str, label: str) -> bool:
    """Whether a text has a word that begins with a label, but for its ending: ambachtscentra for ambacht."""
    stem = label[: max(4, len(label) - 3)]
    return stem in text


def _none_but(m: re.Match[str], a: InCell) -> bool:
    return _living(a) == 0 and a.said.projects_total == 0


def _c(kind: str, form: str, holds: object) -> Pattern[InCell]:
    return Pattern(kind, re.compile(form), holds)  # type: ignore[arg-type]


_RUNNING = r"(?P<n>[\d.]+) project(?:en)?(?: \(waarvan (?P<related>\d+) alleen over verwante onderwerpen\))?"
_NONE = r"geen project(?: met dat thema(?: of die naam)? \(wel \d+ project(?:en)? met (?:die naam|dat woord in de tekst)\))?"


def _by_chance(m: re.Match[str], a: InCell) -> bool:
    """Counted by hand: as many or as few, of what is expected, by Poisson's law."""
    x = a.said.expected
    number = math.ceil(a.said.activity) if a.said.activity < x else math.floor(a.said.activity)
    each = [math.exp(-x) * x**n / math.factorial(n) for n in range(number + 1)]
    chance = sum(each) if a.said.activity < x else 1 - sum(each[:-1])
    return chance < 0.011 if m["how"] == "minder dan" else abs(1 / chance - int(m["n"])) < 1


_EXPECTED = lambda m, a: abs(float(m["x"].replace(",", ".")) - a.said.expected) < 0.06  # noqa: E731
GAPS: tuple[Pattern[InCell], ...] = (
    _c(
        "noemt als zwaartepunt",
        r'(?:Van )?(?P<p>[A-Z][\w-]+) (?P<who>noemt als zwaartepunt|noemt een andere bron als richting) (?P<quoted>".+?)(?= \(ingedeeld bij)',
        _says,
    ),
    _c(
        "noemt een kans",
        r"[A-Z][\w-]+ noemt een kans(?= \(ingedeeld)",
        lambda m, a: bool(a.raw.ends("OFFERS", a.province)),
    ),
    _c(
        "ingedeeld bij",
        r"\(ingedeeld bij (?P<related>een thema dat met .+? verwant is)?.*?\)(?=[,;])",
        _filed,
    ),
    _c("projecten", r", maar er (?:is|zijn) " + _RUNNING + " bekend", _number),
    _c("geen project", r", maar er is " + _NONE + " bekend", _none_but),
    _c("projecten", r"[A-Z][\w-]+ heeft " + _RUNNING + r" op .+?(?=; naar verhouding)", _number),
    _c(
        "in de naam",
        r"[A-Z][\w-]+ heeft (?P<n>\d+) projecten met (?P<word>.+?) in de naam en geen met dat trefwoord(?=; naar verhouding)",
        _in_names,
    ),
    _c("naar verhouding", r"; naar verhouding zijn het er ongeveer (?P<x>[\d,]+)(?= \(zo)", _EXPECTED),
    _c(
        "door toeval",
        r" \(zo['’]n verschil ontstaat door toeval (?P<how>minder dan|ongeveer) 1 op de (?P<n>\d+) keer\)\.",
        _by_chance,
    ),
    _c(
        "noemt het niet",
        r"De provincie noemt het wel als kans, maar niet als zwaartepunt\.",
        lambda m, a: a.said.theme not in a.raw.ends("FOCUSES_ON", a.province) or not _own_focus(a),
    ),
    _c(
        "noemt het niet",
        r"De provincie noemt het niet als zwaartepunt of kans\.",
        lambda m, a: not _own_focus(a) and not _own_kans(a),
    ),
    _c(
        "platforms",
        r"Er (?:is|zijn) al (?P<n>\d+) platforms?\.",
        lambda m, a: int(m["n"]) == a.said.platforms_total,
    ),
    _c(
        "leeg",
        r"Van .+? in [A-Z][\w-]+ is bekend: " + _NONE + r" en geen zwaartepunt\.",
        lambda m, a: _none_but(m, a) and not _own_focus(a),
    ),
    _c("noemt het niet", r"[A-Z][\w-]+ noemt .+? niet zelf(?=; bekend)", lambda m, a: not _own_focus(a)),
    _c("projecten", r"bekend: " + _RUNNING + r"(?=\.)", _number),
    _c("geen project", r"bekend: " + _NONE + r"(?=\.)", _none_but),
)


def _own_focus(a: InCell) -> bool:
    """Whether its card says that it concentrates on this very theme."""
    return any(
        t == a.said.theme and row["basis"] in ("kansenkaart", "krachtenkaart")
        for t, row in a.raw.out["FOCUSES_ON"].get(a.province, ())
    )


def _own_kans(a: InCell) -> bool:
    return any(a.said.theme in a.raw.about(k) for k in a.raw.ends("OFFERS", a.province))


ELSEWHERE = re.compile(
    r"(?P<others>.+) hebben samen (?P<number>één|\d+) project(?:en)? over (?P<topic>.+)\. In (?P<here>.+) is er "
    r"geen bekend; gezocht op trefwoord, naam en tekst, zonder wat gestopt is\."
)


def elsewhere(tally: Tally, raw: Raw, answer: ElsewhereAnswer) -> None:
    """Every topic that others have projects on and one province has not."""
    here = answer.province
    for one in answer.topics:

        def claim(kind: str, holds: bool, words: object, where: str = f"{one.topic.id} {here}") -> None:
            tally.claim(f"elsewhere: {kind}", holds, f"[{where}] {words}")

        living = {p for p in raw.on(one.topic.id) & raw.of["Project"] if raw.lives(p) and raw.where(p)}
        others = set().union(*(raw.where(p) for p in living))
        claim("none here by keyword", here not in others, sorted(others))
        saying = {p for p in raw.says(one.topic.id) if here in raw.where(p)}
        claim("none here that says it", not saying, sorted(saying))
        claim("who has", set(one.provinces) == others and len(others) > 2, sorted(others))
        claim("number", one.projects_total == len(living), len(living))
        claim("examples", {p.id for p in one.projects} <= living, [p.id for p in one.projects])
        said = ELSEWHERE.fullmatch(one.sentence)
        claim("pattern", bool(said), one.sentence)
        if said:
            named = said["here"] == raw.provinces[here] and said["topic"] == raw.nodes[one.topic.id]["name"]
            claim("sentence", named and said["number"].replace("één", "1") == str(len(living)), one.sentence)


def gaps(tally: Tally, raw: Raw, answer: GapsAnswer) -> None:
    """Every cell of a matrix."""
    for row in answer.rows:
        for cell in row.cells:
            about, where = InCell(raw, cell), f"{cell.theme} {cell.province}"
            read(tally, "gaps", cell.sentence, GAPS, about, where)

            def claim(kind: str, holds: bool, words: object, where: str = where) -> None:
                tally.claim(f"gaps figure: {kind}", holds, f"[{where}] {words}")

            everyone = sum(cell.province in raw.where(p) for p in raw.on(cell.theme) & raw.of["Project"])
            claim("projects under", cell.projects_under == everyone, (cell.projects_under, everyone))
            claim(
                "total is no less",
                cell.projects_total >= len(raw.works(cell.theme, cell.province, wide=True)),
                cell.projects_total,
            )
            claim(
                "ratio",
                not cell.expected
                or abs(cell.ratio * cell.expected - cell.activity) < 0.001 * (1 + cell.ratio + cell.expected),
                cell.ratio,
            )
            for thing in (*cell.projects, *cell.platforms):
                claim("example is there", cell.province in raw.where(thing.id), thing.name)
            for focus in cell.focuses:
                claim("focus", focus.basis in raw.labels(about.province).get(focus.label, ()), focus.label)
            for kans in cell.kansen:
                claim("kans", kans.id in raw.ends("OFFERS", about.province), kans.name)
                claim("kans: sources", {s.id for s in kans.sources} == raw.sources(kans.id), kans.name)


@dataclass(frozen=True)
class Bridging:
    """A party that connects provinces."""

    raw: Raw
    said: Broker


def _at_work(a: Bridging) -> set[str]:
    return set(a.raw.where(a.said.id)) if a.said.type == "Platform" else set()


def _named_provinces(said: str, a: Bridging) -> set[str]:
    return {a.raw.slugs[n] for n in unlisted(said, frozenset(a.raw.slugs)) or ()}


def _works_in(m: re.Match[str], a: Bridging) -> bool:
    told = _named_provinces(m["where"], a)
    rest = re.search(r"(\d+) andere", m["where"])
    return bool(told) and told <= _at_work(a) and len(told) + int(rest[1] if rest else 0) == len(_at_work(a))


def _reaches(m: re.Match[str], a: Bridging) -> bool:
    told = _named_provinces(m["where"], a)
    raw = a.raw
    near = {
        x
        for type_ in ("LEADS", "PARTNERS_IN", "MEMBER_OF", "PART_OF")
        for x in raw.ends(type_, a.said.id) | raw.starts(type_, a.said.id)
    }
    # A partner that is a government works where it governs.
    places = {s for x in near for s in raw.where(x)} | {
        raw.nodes[p]["slug"] for x in near for p in raw.ends("GOVERNS", x) & raw.of["Province"]
    }
    places |= {
        raw.nodes[p]["slug"]
        for x in near
        for g in raw.ends("GOVERNS", x) & raw.of["Municipality"]
        for p in raw.ends("LIES_IN", g)
    }
    return bool(told) and told <= places


def _projects_of(m: re.Match[str], a: Bridging) -> bool:
    types = ("PART_OF", "LEADS", "PARTNERS_IN")
    found = {x for t in types for x in a.raw.ends(t, a.said.id) | a.raw.starts(t, a.said.id)}
    # A note of the answer says that what stopped is not counted.
    return int(m["n"]) == len({p for p in found & a.raw.of["Project"] if a.raw.lives(p)})


def _without(m: re.Match[str], a: Bridging) -> bool:
    """What two provinces share in at most six of them, without this party and what hangs on it."""
    raw = a.raw
    pair = {raw.slugs.get(m["one"], ""), raw.slugs.get(m["other"], "")}
    one = f"provincie/{raw.slugs.get(m['one'], '')}"
    types = ("PART_OF", "LEADS", "PARTNERS_IN", "MEMBER_OF")
    own = {x for t in types for x in raw.ends(t, a.said.id) | raw.starts(t, a.said.id)} | {a.said.id}
    things = (raw.starts("IN_PROVINCE", one) & raw.of["Project"]) | raw.starts("ACTIVE_IN", one)
    own -= raw.ends("PART_OF", a.said.id)  # what it is a part of works without it
    shared = {x for x in things - own if pair <= raw.where(x) and len(raw.where(x)) <= NATIONAL}
    living = {x for x in shared if raw.lives(x)}
    told = int((m.groupdict().get("n") or "0").replace(".", ""))
    return told in (len(shared), len(living))


def _b(kind: str, form: str, holds: object) -> Pattern[Bridging]:
    return Pattern(kind, re.compile(form), holds)  # type: ignore[arg-type]


_Q = r"[A-Z][\w-]+"
BROKERS: tuple[Pattern[Bridging], ...] = (
    _b("landelijk", r"is landelijk(?=;|\.)", lambda m, a: a.raw.nodes[a.said.id].get("scope") == "landelijk"),
    _b("werkt in", r"werkt in (?P<where>[^;.]+?)(?=;|\.)", _works_in),
    _b("projecten of partners in", r"heeft projecten of partners in (?P<where>[^;.]+?)(?=\.)", _reaches),
    _b(
        "doet mee in",
        r"doet mee in projecten en platforms van hooguit zes provincies, in (?P<where>[^;.]+?)(?=\.)",
        _reaches,
    ),
    _b("projecten", r"(?:Het|Deze organisatie) heeft (?P<n>\d+) project(?:en)?", _projects_of),
    _b(
        "groepen van partijen",
        r"(?:Het |Deze organisatie |en )heeft contacten in (?P<n>\d+) groepen van partijen",
        lambda m, a: len(a.said.communities) == int(m["n"]),
    ),
    _b(
        "samen: geen",
        rf"Van (?P<one>{_Q}) en (?P<other>{_Q}) is daarbuiten geen gezamenlijk project of platform van hooguit zes provincies bekend",
        _without,
    ),
    _b(
        "samen: aantal",
        rf"(?P<one>{_Q}) en (?P<other>{_Q}) hebben daarbuiten (?P<n>[\d.]+) ander(?:e|) project(?:en)? of platforms? van hooguit zes provincies samen",
        _without,
    ),
    _b(
        "loopt via",
        r"hier loopt het via (?P<names>.+)\.$",
        lambda m, a: any(r.name in m["names"] for r in a.said.bridges[0].through),
    ),
)


def brokers(tally: Tally, raw: Raw, answer: BrokersAnswer) -> None:
    """Every party that bridges."""
    for said in answer.brokers:
        about = Bridging(raw, said)
        text = said.explanation.removeprefix(said.name).strip()
        read(tally, "brokers", text, BROKERS, about, said.id)
        tally.claim("brokers figure: name", raw.nodes[said.id]["name"] == said.name, said.id)
        tally.claim(
            "brokers figure: active in",
            set(said.active_in) == _at_work(about),
            f"[{said.id}] {said.active_in}",
        )
        for bridge in said.bridges:
            for thing in bridge.through:
                tally.claim("brokers figure: through", raw.nodes[thing.id]["name"] == thing.name, thing.id)
                tally.claim(
                    "brokers figure: not through itself", thing.id != said.id, f"[{said.id}] {thing.id}"
                )
    for group in answer.communities:
        sizes = group.projects + group.platforms + group.organisations
        tally.claim("brokers figure: community size", sizes == group.size, group.name)


@dataclass(frozen=True)
class Alike:
    """Projects that are alike."""

    raw: Raw
    said: SimilarGroup


def _group(m: re.Match[str], a: Alike) -> bool:
    told = {a.raw.slugs[n] for n in unlisted(m["where"], frozenset(a.raw.slugs)) or ()}
    own = {s for x in a.said.members for s in a.raw.where(x.id)}
    return int(m["n"]) == len(a.said.members) and told == own


def _parties(raw: Raw, project: str) -> set[str]:
    direct = raw.ends("PART_OF", project) | raw.starts("LEADS", project) | raw.starts("PARTNERS_IN", project)
    return {p for p in direct if p not in raw.of["Platform"] or raw.lives(p)}


def _chance(parts: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-CHANCE["vast"] - sum(CHANCE[way] * value for way, value in parts.items())))


def _may_talk(m: re.Match[str], a: Alike) -> bool:
    """Who is told to talk with the project that is furthest has no party in common with it."""
    raw = a.raw
    furthest = next(x for x in a.said.members if x.name == m["thing"])
    phase_holds = m["phase"] is None or raw.phase(furthest.id) == m["phase"]
    parties = {raw.nodes[p]["name"] for p in _parties(raw, furthest.id)}
    parties |= {f"Provincie {raw.provinces[slug]}" for slug in raw.where(furthest.id)}
    told = [x for x in a.said.members if x is not furthest and x.name in m["who"]]
    apart = all(not _parties(raw, x.id) & _parties(raw, furthest.id) for x in told)
    return phase_holds and m["second"] in parties and bool(told) and apart


def _through(m: re.Match[str], a: Alike) -> bool:
    """A party of two members at least, or one that parties of both are a member or a part of."""
    raw = a.raw
    near = [
        _parties(raw, x.id)
        | {
            whole
            for p in _parties(raw, x.id)
            for type_ in ("MEMBER_OF", "PART_OF")
            for whole in raw.ends(type_, p)
            if whole not in raw.of["Platform"] or raw.lives(whole)
        }
        for x in a.said.members
    ]
    common = Counter(raw.nodes[p]["name"] for found in near for p in found)
    return any(count > 1 and name in m["names"] for name, count in common.items())


def _share_none(m: re.Match[str], a: Alike) -> bool:
    raw = a.raw
    apart = [
        (x.id, y.id)
        for x in a.said.members
        for y in a.said.members
        if x.id < y.id
        and not raw.where(x.id) & raw.where(y.id)
        and not _parties(raw, x.id) & _parties(raw, y.id)
    ]
    return len(apart) >= int(m.groupdict().get("n") or 1)


def _know(m: re.Match[str], a: Alike) -> bool:
    return a.said.connected


def _years(m: re.Match[str], a: Alike) -> bool:
    own = {(x.name, a.raw.nodes[x.id]["start_year"]) for x in a.said.members}
    return (m["first"], int(m["y1"])) in own and (m["last"], int(m["y2"])) in own


def _phases(m: re.Match[str], a: Alike) -> bool:
    by_phase: dict[str, set[str]] = {}
    for member in a.said.members:
        by_phase.setdefault(a.raw.phase(member.id), set()).add(member.name)
    parts = re.findall(
        r"((?:idee|verkenning|pilot|uitvoering|opschaling|afgerond|onbekend)(?: \(stand van \d+\))?): (.+?)(?=; (?:idee|verkenning|pilot|uitvoering|opschaling|afgerond|onbekend)|$)",
        m["phases"],
    )
    return bool(parts) and all(
        unlisted(names, frozenset(by_phase.get(p, ()))) is not None for p, names in parts
    )


def _where(m: re.Match[str], a: Alike) -> bool:
    return all(s in m[0] for s in {a.raw.provinces[p] for x in a.said.members for p in a.raw.where(x.id)})


def _only(m: re.Match[str], a: Alike) -> bool:
    for member in a.said.members:
        if m["told"].startswith(f"{member.name}: "):
            others = {t for x in a.said.members if x.id != member.id for t in a.raw.about(x.id)}
            own = frozenset(a.raw.nodes[t]["name"] for t in a.raw.about(member.id) - others)
            if unlisted(m["told"].removeprefix(f"{member.name}: "), own) is not None:
                return True
    return False


def _leads(m: re.Match[str], a: Alike) -> bool:
    known = [x for x in a.said.members if a.raw.starts("LEADS", x.id)]
    missing = len(a.said.members) - len(known)
    told = re.search(r"Van (\d+) project(?:en)? is de trekker niet bekend", m[0])
    return int(told[1] if told else 0) == missing and all(
        f"{x.name}: " not in m[0] or any(a.raw.nodes[p]["name"] in m[0] for p in a.raw.starts("LEADS", x.id))
        for x in known
    )


def _s(kind: str, form: str, holds: object) -> Pattern[Alike]:
    return Pattern(kind, re.compile(form), holds)  # type: ignore[arg-type]


SIMILAR: tuple[Pattern[Alike], ...] = (
    _s(
        "doen hetzelfde",
        r"(?P<n>\d+) projecten in (?P<where>.+?) (?:doen vrijwel hetzelfde|doen (?:sterk )?verwant werk|raken hetzelfde onderwerp): .+?\.(?= Ze| Van| Een)",
        _group,
    ),
    _s("kennen elkaar", r"Ze kennen elkaar al: elk tweetal deelt een platform, trekker of partner\.", _know),
    _s("delen niets", r"Een gedeeld platform, trekker of partner is niet bekend\.", _share_none),
    _s(
        "delen niets",
        r"Van (?P<n>\d+) tweetallen in verschillende provincies is geen gedeeld platform, gedeelde trekker of gedeelde partner bekend\.",
        _share_none,
    ),
    _s(
        "in gesprek",
        r"(?P<who>.+) (?:kan|kunnen) in gesprek met (?P<second>.+?) over (?P<thing>.+?)"
        r"(?: \(fase (?P<phase>[a-z]+(?: \(stand van \d+\))?)\))?\.$",
        _may_talk,
    ),
    _s("kennen elkaar al", r".+ kennen elkaar al, via (?P<names>.+)\.$", _through),
    _s("bij allebei", r"(?P<names>.+) is bij allebei betrokken(?:, en kent .+ al)?\.$", _through),
    _s("waar", r"Waar: .+\.$", _where),
    _s("fase", r"Fase: (?P<phases>.+)\.$", _phases),
    _s(
        "begin",
        r"Begin: (?P<first>.+?) in (?P<y1>\d{4}), (?P<last>.+?) in (?P<y2>\d{4})\.(?: Van \d+ project(?:en)? is het beginjaar niet bekend\.)?$",
        _years,
    ),
    _s(
        "geen trekker",
        r"Trekker: van geen van deze projecten bekend\.",
        lambda m, a: not any(a.raw.starts("LEADS", x.id) for x in a.said.members),
    ),
    _s("trekker", r"Trekker: .+\.$", _leads),
    _s("alleen", r"Alleen (?P<told>.+)\.$", _only),
)


def similar(tally: Tally, raw: Raw, answer: SimilarAnswer) -> None:
    """Every group of projects that are alike."""
    for said in answer.groups:
        about = Alike(raw, said)
        for text in (said.explanation, said.advice, *said.differences):
            read(tally, "similar", text, SIMILAR, about, said.id)
        for member in said.members:
            node = raw.nodes[member.id]
            holds = (member.phase, member.phase_as_of, member.start_year) == (
                node["phase"],
                node["phase_as_of"],
                node["start_year"],
            )
            tally.claim("similar figure: phase and year", holds and raw.lives(member.id), member.id)
            tally.claim("similar figure: provinces", set(member.provinces) == raw.where(member.id), member.id)
            tally.claim(
                "similar figure: leads",
                {p.id for p in member.leads} == raw.starts("LEADS", member.id),
                member.id,
            )
            tally.claim(
                "similar figure: sources", {s.id for s in member.sources} == raw.sources(member.id), member.id
            )
        for pair in said.likenesses:
            tally.claim(
                "similar figure: chance of parts",
                abs(_chance(pair.parts) - pair.score) < 1e-3,
                f"{pair.first} {pair.score}",
            )
        for talk in said.conversations:
            itself = talk.first.id == talk.second.id and "kennen elkaar" in talk.advice
            tally.claim("similar: no pair of a thing and itself", not itself, talk.advice)
            none = "een gezamenlijk platform of partner is niet bekend" in talk.advice
            shared = _parties(raw, talk.first_project) & _parties(raw, talk.second_project)
            tally.claim(
                "similar: niets gezamenlijks", not none or not shared, f"{talk.advice} {sorted(shared)}"
            )


def compare(tally: Tally, raw: Raw, answer: CompareAnswer) -> None:
    """Figures of provinces side by side, and what they are said to share."""

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"compare: {kind}", holds, f"[{'+'.join(t.id for t in answer.things)}] {words}")

    rows = {r.name: r for s in answer.sections for r in s.rows}
    for place, thing in enumerate(answer.things):
        own = raw.starts("IN_PROVINCE", thing.id) & raw.of["Project"]
        phases = Counter(raw.nodes[p]["phase"] for p in own)
        real = {
            "projecten": len(own),
            "platforms": len(raw.starts("ACTIVE_IN", thing.id)),
            "kansen": len(raw.ends("OFFERS", thing.id)),
        }
        real |= {f"fase {phase}": n for phase, n in phases.items()}
        for name, number in real.items():
            if name in rows:
                claim(
                    f"{name.split()[0]}",
                    rows[name].values[place].count == number,
                    (name, rows[name].values[place].text, number),
                )
        for section in answer.sections:
            if section.name == "Projecten per thema":
                for row in section.rows[:-1]:
                    themes = _themes_of_row(raw, row.name)
                    count = row.values[place].count
                    claim(
                        "projecten per thema",
                        any(len(raw.on(t) & own) == count for t in themes),
                        (row.name, count),
                    )
    told = re.search(
        r"Samen hebben zij (één|\d+) project(?:en)?, (één|\d+) platforms? en (\d+) zwaartepunt",
        answer.explanation,
    )
    said = [1 if x == "één" else int(x) for x in told.groups()] if told else []
    slugs = {t.id.split("/")[1] for t in answer.things}
    common = [
        sum(
            raw.lives(x) and len(slugs & raw.where(x)) > 1 and len(raw.where(x)) < len(raw.provinces)
            for x in raw.of[label]
        )
        for label in ("Project", "Platform")
    ]
    focused = Counter(x for t in answer.things for x in raw.ends("FOCUSES_ON", t.id))
    common.append(sum(n > 1 for n in focused.values()))
    claim("samen: aantallen", said == common, f"{answer.explanation} {common}")
    claim("samen: totaal", answer.shared_total == sum(common), f"{answer.shared_total} {common}")
    widest = re.search(r"bij (.+?): (.+?)\. Samen", answer.explanation)
    if widest:
        numbers = [int(n) for n in re.findall(r"[A-Z][\w-]+ (\d+)", widest[2])]
        claim(
            "grootste verschil",
            numbers == [int(v.count or 0) for v in rows[widest[1]].values],
            answer.explanation,
        )
    for one in answer.shared:
        if one.kind in ("project", "platform"):
            claim("deelt", {a.split("/")[1] for a in one.among} <= raw.where(one.thing.id), one.thing.name)
        else:
            claim(
                "deelt zwaartepunt", set(one.among) <= raw.starts("FOCUSES_ON", one.thing.id), one.thing.name
            )


_BROAD = {
    "transitieagendas": "Transitieagenda's",
    "verschilmakers": "De Verschilmakers",
    "nieuwe-themas": "Nieuwe thema's",
    "ontwikkelsporen": "Ontwikkelsporen",
}


def _themes_of_row(raw: Raw, name: str) -> list[str]:
    """The one theme that a row is of: of two with the same name, the row says which list it is from."""
    named = [t for t in raw.themes_called(name) if raw.nodes[t]["scheme"] in _BROAD]
    of_list = re.fullmatch(r"(?P<name>.+) \((?P<list>.+?)\)", name)
    if not named and of_list:
        named = [
            t
            for t in raw.themes_called(of_list["name"])
            if _BROAD.get(raw.nodes[t]["scheme"]) == of_list["list"]
        ]
    return named if len(named) == 1 else []


def path(tally: Tally, raw: Raw, answer: PathAnswer) -> None:
    """Every step of every path is a relationship of the graph, with its sources."""
    for found in answer.paths:
        tally.claim(
            "path: explanation is its steps",
            found.explanation == " ".join(s.sentence for s in found.steps),
            found.explanation,
        )
        for step in found.steps:
            one, other = step.start.id, step.end.id
            rows = [r for to, r in raw.out[step.relationship].get(one, ()) if to == other]
            rows += [r for to, r in raw.out[step.relationship].get(other, ()) if to == one]
            tally.claim("path: step is there", bool(rows), step.sentence)
            real = {s for r in rows for s in (r.get("sources") or "").split()}
            tally.claim("path: sources", {s.id for s in step.sources} <= real, step.sentence)
    if answer.paths:
        told = re.search(r"in (\d+) stap", answer.explanation)
        steps = len(answer.paths[0].steps)
        tally.claim(
            "path: number of steps", int(told[1]) == steps if told else steps == 1, answer.explanation
        )
