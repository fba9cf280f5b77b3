"""What profiles, lists and totals say of single things: numbers, places, phases, years, parties, sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from queries.lessons import Lesson
from queries.likeness.mentions import Mentioning
from queries.lists.model import Listing
from queries.lists.stats import Stats
from queries.profile import Profile
from tests.claims.raw import Raw, plain
from tests.claims.tally import Pattern, Tally, read, unlisted

BROAD = ("transitieagendas", "verschilmakers", "nieuwe-themas", "ontwikkelsporen")
SINGULAR = {
    "Project": "project",
    "Platform": "platform",
    "Opportunity": "kans",
    "Organisation": "organisatie",
    "Publication": "publicatie",
    "Event": "gebeurtenis",
    "Figure": "kerncijfer",
    "Theme": "thema",
    "Municipality": "gemeente",
    "Province": "provincie",
}
PLURAL = {
    "Project": "projecten",
    "Platform": "platforms",
    "Opportunity": "kansen",
    "Organisation": "organisaties",
    "Publication": "publicaties",
    "Event": "gebeurtenissen",
    "Figure": "kerncijfers",
    "Theme": "thema's",
    "Municipality": "gemeenten",
    "Province": "provincies",
}
_PHASES = {
    "is een idee": "idee",
    "was een idee": "idee",
    "wordt verkend": "verkenning",
    "werd verkend": "verkenning",
    "loopt als pilot": "pilot",
    "liep als pilot": "pilot",
    "is in uitvoering": "uitvoering",
    "was in uitvoering": "uitvoering",
    "wordt opgeschaald": "opschaling",
    "werd opgeschaald": "opschaling",
    "is afgerond": "afgerond",
    "was afgerond": "afgerond",
    "is gestopt": "gestopt",
    "was gestopt": "gestopt",
    "is niet bekend hoe ver het is": "onbekend",
}


@dataclass(frozen=True)
class About:
    """A profile and the graph that it is held against."""

    raw: Raw
    said: Profile

    @property
    def id(self) -> str:
        return self.said.id

    def number(self, label: str) -> int:
        """How many things of one label belong to this thing, as its kind has them."""
        raw, own = self.raw, raw_label(self)
        found = {
            ("Province", "Project"): lambda: raw.starts("IN_PROVINCE", self.id),
            ("Province", "Platform"): lambda: raw.starts("ACTIVE_IN", self.id),
            ("Province", "Opportunity"): lambda: raw.ends("OFFERS", self.id),
            ("Municipality", "Project"): lambda: raw.starts("LOCATED_IN", self.id),
            ("Platform", "Project"): lambda: raw.starts("PART_OF", self.id),
            ("Source", label): lambda: raw.starts("STATED_IN", self.id),
        }.get((own, label), lambda: raw.starts("ADDRESSES", self.id))()
        return len(found & raw.of[label])


def raw_label(a: About) -> str:
    """The label of the thing that a profile is of."""
    return str(a.raw.nodes[a.id]["label"])


def amounts(said: str) -> dict[str, int] | None:
    """ "15 projecten, één platform en 4 kansen" by label; None when a word is not known."""
    labels = {w: k for k, w in (*SINGULAR.items(), *PLURAL.items())}
    found = {}
    for part in re.split(", | en ", said):
        m = re.fullmatch(r"(één|[\d.]+) (.+)", part)
        if not m or m[2] not in labels:
            return None
        found[labels[m[2]]] = 1 if m[1] == "één" else int(m[1].replace(".", ""))
    return found


def _amounts(m: re.Match[str], a: About) -> bool:
    told = amounts(m["has"])
    return bool(told) and all(a.number(label) == n for label, n in (told or {}).items())


def _running(m: re.Match[str], a: About) -> bool:
    phases = Counter(a.raw.nodes[p]["phase"] for p in a.raw.starts("IN_PROVINCE", a.id) & a.raw.of["Project"])
    going = phases["pilot"] + phases["uitvoering"] + phases["opschaling"]
    stopped = int(m["stopped"] or 0)
    return (going, phases["afgerond"], phases["gestopt"]) == (int(m["n"]), int(m["over"]), stopped)


def _where(said: str, a: About) -> bool:
    own = {a.raw.provinces[s] for s in a.raw.where(a.id)}
    if said == "alle provincies":
        return len(own) == len(a.raw.provinces)
    return set(unlisted(said, frozenset(a.raw.slugs)) or ()) == own


def _project(m: re.Match[str], a: About) -> bool:
    node = a.raw.nodes[a.id]
    places = {a.raw.nodes[p]["name"] for p in a.raw.ends("LOCATED_IN", a.id)}
    if m["where"] and not _where(m["where"], a):
        return False
    if not m["where"] and a.raw.where(a.id):
        return False
    if m["places"] and unlisted(m["places"], frozenset(places)) is None:
        return False
    return _standing(m["standing"], node)


def _standing(said: str, node: dict[str, object]) -> bool:
    """A phase with its years, as "is afgerond (2019-2022)" or "was een idee (stand van 2018)"."""
    start, end, as_of, phase = node["start_year"], node["end_year"], node["phase_as_of"], node["phase"]
    if m := re.fullmatch(r"is in (\d+) (afgerond|gestopt)", said):
        return (int(m[1]), m[2]) == (end, phase)
    m = re.fullmatch(r"(.+?)(?: \((.+)\))?", said)
    if not m or _PHASES.get(m[1]) != (phase or "onbekend"):
        return False
    years: dict[str, object] = {"start": None, "end": None, "as_of": None}
    for part in (m[2] or "").split("; "):
        if y := re.fullmatch(r"stand van (\d+)", part):
            years["as_of"] = int(y[1])
        elif y := re.fullmatch(r"(\d+)-(\d+)", part):
            years |= {"start": int(y[1]), "end": int(y[2])}
        elif y := re.fullmatch(r"(?:vanaf|begonnen in) (\d+)", part):
            years["start"] = int(y[1])
            if part.startswith("vanaf") and phase in ("afgerond", "gestopt"):
                return False
        elif y := re.fullmatch(r"tot (\d+)", part):
            years["end"] = int(y[1])
        elif y := re.fullmatch(r"(\d+)", part):
            years |= {"start": int(y[1]), "end": int(y[1])}
        elif part:
            return False
    past = m[1].startswith(("was", "werd", "liep"))
    return years == {"start": start, "end": end, "as_of": as_of} and (not past or as_of is not None)


def _leaders(m: re.Match[str], a: About) -> bool:
    own = [a.raw.nodes[x]["name"] for x in a.raw.starts("LEADS", a.id)]
    return (
        bool(own)
        and unlisted(m["names"], frozenset(own)) is not None
        and (len(own) == 1) == (m["one"] == "Trekker")
    )


def _budget(m: re.Match[str], a: About) -> bool:
    number = float(m["n"].replace(".", "").replace(",", "."))
    amount = number * {"miljoen": 1e6, "miljard": 1e9}.get(m["size"] or "", 1)
    real = float(a.raw.nodes[a.id]["budget_eur"] or 0)
    return abs(amount - real) <= max(0.005 * 1e6 if m["size"] else 1, real * 0.01)


def _platform(m: re.Match[str], a: About) -> bool:
    node = a.raw.nodes[a.id]
    own = a.raw.where(a.id)
    return (
        m["kind"] == (node["kind"] or "platform")
        and (m["verb"] == "was") == (node["ended"] is not None)
        and (int(m["since"]) if m["since"] else None) == node["founded"]
        and (_where(m["where"], a) if m["where"] else not own)
    )


def _has(m: re.Match[str], a: About) -> bool:
    members = len(a.raw.starts("MEMBER_OF", a.id) & a.raw.of["Organisation"])
    projects = len(a.raw.starts("PART_OF", a.id) & a.raw.of["Project"])
    told = re.search(r"(\d+|één) bekende partners?", m["has"])
    run = re.search(r"(\d+|één) project", m["has"])

    def number(found: re.Match[str] | None) -> int:
        return 0 if found is None else 1 if found[1] == "één" else int(found[1])

    return (number(told), number(run)) == (members, projects)


def _organisation(m: re.Match[str], a: About) -> bool:
    raw, said = a.raw, m["does"]
    wanted = {
        "trekt": len(raw.ends("LEADS", a.id) & raw.of["Project"]),
        "doet mee in": len(raw.ends("PARTNERS_IN", a.id) & raw.of["Project"]),
        "is partner van": len(raw.ends("MEMBER_OF", a.id) & raw.of["Platform"]),
    }
    for verb, real in wanted.items():
        told = re.search(rf"{verb} (één|[\d.]+) (?:project|platform)", said)
        number = 0 if told is None else 1 if told[1] == "één" else int(told[1].replace(".", ""))
        if number != real:
            return False
    return ("is onderdeel van" in said) == bool(raw.ends("PART_OF", a.id))


def _plays_in(m: re.Match[str], a: About) -> bool:
    projects = (a.raw.ends("LEADS", a.id) | a.raw.ends("PARTNERS_IN", a.id)) & a.raw.of["Project"]
    own = {a.raw.provinces[s] for p in projects for s in a.raw.where(p)}
    if m["where"] == "alle provincies":
        return len(own) == len(a.raw.provinces)
    return set(unlisted(m["where"], frozenset(a.raw.slugs)) or ()) == own


def _focus_of(m: re.Match[str], a: About) -> bool:
    own = {a.raw.nodes[p]["name"] for p in a.raw.starts("FOCUSES_ON", a.id)}
    if m["where"] == "alle provincies":
        return len(own) == len(a.raw.provinces)
    return set(unlisted(m["where"], frozenset(a.raw.slugs)) or ()) == own


def _under(m: re.Match[str], a: About) -> bool:
    number = len(a.raw.on(a.id) & a.raw.of["Project"])
    return (1 if m["n"] == "één" else int(m["n"].replace(".", ""))) == number


def _wholes(m: re.Match[str], a: About) -> bool:
    own = {a.raw.nodes[w]["name"] for w in a.raw.ends("PART_OF", a.id)}
    return set(unlisted(m["names"], frozenset(own)) or ()) == own


def _kans(m: re.Match[str], a: About) -> bool:
    themes = frozenset(a.raw.nodes[t]["name"] for t in a.raw.about(a.id))
    by = frozenset(a.raw.nodes[p]["name"] for p in a.raw.starts("OFFERS", a.id))
    about = m["about"] is None or unlisted(m["about"], themes) is not None
    return about and (unlisted(m["by"], by) is not None if m["by"] else not by)


def _call(m: re.Match[str], a: About) -> bool:
    """A call or a wish: of its kind, from whom, to whom and about what."""
    raw = a.raw
    by = frozenset(raw.nodes[p]["name"] for p in raw.starts("OFFERS", a.id))
    to = frozenset(raw.nodes[p]["name"] for p in raw.ends("ASKED_OF", a.id))
    themes = frozenset(raw.nodes[t]["name"] for t in raw.about(a.id))
    return (
        str(raw.nodes[a.id]["kind"]).startswith(m["kind"])
        and (unlisted(m["by"], by) is not None if m["by"] else not by)
        and (set(unlisted(m["to"], to) or ()) == to if m["to"] else not to)
        and (m["about"] is None or unlisted(m["about"], themes) is not None)
    )


def _near(m: re.Match[str], a: About) -> bool:
    """Nothing is about the theme itself, and there are themes that match it."""
    near = a.raw.ends("MATCHES", a.id) | a.raw.starts("MATCHES", a.id)
    own = frozenset(a.raw.nodes[t]["name"] for t in near)
    return unlisted(m["near"], own) is not None and not any(a.number(label) for label in PLURAL)


def _figure_of(m: re.Match[str], a: About) -> bool:
    own = frozenset(a.raw.nodes[p]["name"] for p in a.raw.ends("INVOLVES", a.id))
    return set(unlisted(m["of"], own) or ()) == own


def _source(m: re.Match[str], a: About) -> bool:
    """Who published it and when; a publisher may have a part between brackets of its own."""
    node = a.raw.nodes[a.id]
    said = f"{m['by'] or ''} ({m['date']})".strip() if m["date"] else m["by"] or ""
    publisher = node["publisher"] or ""
    year = str(node["date"])[:4] if node["date"] else ""
    return said == publisher if not year else (m["by"] or "") == publisher and year in (m["date"] or "")


def _p(kind: str, form: str, holds: object) -> Pattern[About]:
    return Pattern(kind, re.compile(form), holds)  # type: ignore[arg-type]


_END = r"\.(?= [A-Z]|$)"
PATTERNS: dict[str, tuple[Pattern[About], ...]] = {
    "Province": (
        _p("aantallen", r"Van .+? zijn (?P<has>.+?) bekend\.", _amounts),
        _p(
            "lopend en over",
            r"Van de projecten (?:loopt|lopen) er (?P<n>\d+) \(.+?\); (?P<over>\d+) (?:is|zijn) afgerond"
            r"(?: en (?P<stopped>\d+) (?:is|zijn) gestopt)?\.",
            _running,
        ),
        _p(
            "zwaartepunten",
            r"De provincie noemt (?P<n>\d+) zwaartepunten\.",
            lambda m, a: int(m["n"]) == len(a.raw.labels(a.id)),
        ),
    ),
    "Municipality": (
        _p(
            "ligt in",
            r".+? is een gemeente in (?P<where>.+?)\.",
            lambda m, a: (
                set(unlisted(m["where"], frozenset(a.raw.slugs)) or ())
                == {a.raw.nodes[p]["name"] for p in a.raw.ends("LIES_IN", a.id)}
            ),
        ),
        _p("aantallen", r"Hier ligg?(?:t|en) (?P<has>.+?)\.", _amounts),
        _p("geen projecten", r"Er zijn hier geen projecten bekend\.", lambda m, a: a.number("Project") == 0),
    ),
    "Platform": (
        _p(
            "soort en werkt in",
            r".+? (?P<verb>is|was) een (?P<kind>[^,.]+?)(?:, actief in (?P<where>[^.]+?))?(?: sinds (?P<since>\d{4}))?"
            + _END,
            _platform,
        ),
        _p(
            "opgeheven",
            r"Het is in (?P<n>\d+) opgeheven\.",
            lambda m, a: a.raw.nodes[a.id]["ended"] == int(m["n"]),
        ),
        _p("onderdeel van", r"Het (?:is|was) onderdeel van (?P<names>.+?)" + _END, _wholes),
        _p("aantallen", r"Het (?:heeft|had) (?P<has>.+?)\.", _has),
        _p(
            "bronnen verschillen",
            r"De bronnen verschillen over: .+?\.",
            lambda m, a: bool(a.raw.nodes[a.id]["differences"]),
        ),
    ),
    "Organisation": (
        _p(
            "doet",
            r".+? (?P<does>(?:is onderdeel van|trekt (?:één|[\d.]+) project|doet mee in (?:één|[\d.]+) project|is partner van (?:één|[\d.]+) platform).*?)\.(?= Dat speelt| Die spelen| De projecten| Het project|$)",
            _organisation,
        ),
        _p(
            "speelt in",
            r"(?:Dat speelt|Die spelen|De projecten spelen|Het project speelt) in (?P<where>.+?)\.$",
            _plays_in,
        ),
    ),
    "Theme": (
        _p(
            "lijst",
            r".+? is een begrip uit de lijst .+?\.(?= (?:Er|Het|Met|Hierover|Rechtstreeks|Niets|Zonder)|$)",
            lambda m, a: bool(a.raw.nodes[a.id]["scheme"]),
        ),
        _p("aantallen", r"(?:Hierover|Rechtstreeks hierover) bekend: (?P<has>.+?)\.", _amounts),
        _p(
            "niets bekend",
            r"Er is nog niets bekend dat (?:rechtstreeks )?hierover gaat\.",
            lambda m, a: not any(a.number(x) for x in ("Project", "Platform", "Opportunity")),
        ),
        _p(
            "niets noemt dit",
            r"Niets noemt dit begrip zelf; kijk bij (?P<near>.+?), waarmee het overeenkomt\.",
            _near,
        ),
        _p(
            "niets heeft dit trefwoord",
            r"Niets heeft dit als trefwoord(?:; kijk ook bij (?P<near>.+?), waarmee het overeenkomt)?\.",
            lambda m, a: not any(a.number(label) for label in PLURAL),
        ),
        _p(
            "zonder dit trefwoord",
            r"Zonder dit trefwoord noem(?:t|en) (?P<has>.+?) het in naam of tekst\.",
            lambda m, a: amounts(m["has"]) == dict(Counter(x.type for x in a.said.mentions)),
        ),
        _p("zwaartepunt van", r"Het is een zwaartepunt van (?P<where>.+?)\.", _focus_of),
        _p("met wat eronder valt", r"Met onderwerpen eronder: (?P<n>één|[\d.]+) project(?:en)?\.", _under),
    ),
    "Project": (
        _p(
            "waar, fase en jaren",
            r"(?:Dit|Van dit) project(?: in (?P<where>[^.(]+?))?(?: \((?P<places>[^)]+?)\))? (?P<standing>(?:is|was|wordt|werd|loopt|liep|heeft)(?: een| in| als)? ?[^.]*?)"
            + _END,
            _project,
        ),
        _p(
            "trekker", r"(?P<one>Trekkers?): (?P<names>.+?)" + r"\.(?= (?:Het budget|De bronnen)|$)", _leaders
        ),
        _p("budget", r"Het budget is € (?P<n>[\d.,]+?)(?: (?P<size>miljoen|miljard))?\.(?= |$)", _budget),
        _p(
            "bronnen verschillen",
            r"De bronnen verschillen over: .+?\.",
            lambda m, a: bool(a.raw.nodes[a.id]["differences"]),
        ),
    ),
    "Opportunity": (
        _p(
            "kans van en over",
            r"Een kans of vraag(?: over (?P<about>.+?))?(?:, genoemd door (?P<by>.+?))?\.$",
            _kans,
        ),
        _p(
            "oproep",
            r"Een (?P<kind>oproep|wens|vraag)(?: van (?P<by>.+?))?(?: aan (?P<to>.+?))?(?: over (?P<about>.+))?\.$",
            _call,
        ),
    ),
    "Figure": (
        _p("van wie", r"Het gaat over (?P<of>.+?)\.(?= Meegeteld| Wat is)", _figure_of),
        _p(
            "meegeteld",
            r"Meegeteld is: (?P<what>.+)\.$",
            lambda m, a: m["what"] == a.raw.nodes[a.id]["includes"],
        ),
        _p(
            "meegeteld onbekend",
            r"Wat is meegeteld, zegt de bron niet\.$",
            lambda m, a: not a.raw.nodes[a.id]["includes"],
        ),
        _p(
            "zoals de bron zegt",
            r"(?P<said>.+?)\.(?= Het gaat over| Meegeteld| Wat is)",
            lambda m, a: m["said"].casefold() == str(a.raw.nodes[a.id]["statement"]).casefold(),
        ),
    ),
    "Publication": (
        _p(
            "soort en jaar",
            r"\w[^.]*?(?: uit (?P<year>\d{4}))?(?:, over (?P<where>[^.]+))?\.$",
            lambda m, a: (int(m["year"]) if m["year"] else None) == a.raw.nodes[a.id]["year"],
        ),
    ),
    "Event": (
        _p(
            "datum",
            r"Gebeurtenis van (?P<date>.+?)\.$",
            lambda m, a: str(a.raw.nodes[a.id]["date"])[:4] in m["date"],
        ),
        _p("datum", r"Gebeurtenis zonder bekende datum\.", lambda m, a: not a.raw.nodes[a.id]["date"]),
    ),
    "Source": (
        _p("noemt", r"Noemt (?P<has>(?:één|\d).+?)\.$", _amounts),
        _p("uitgever", r"Bron(?: van (?P<by>.+?))?(?: \((?P<date>[^()]+)\))?\.(?= Noemt|$)", _source),
    ),
}


def names_it(raw: Raw, mention: Mentioning, topics: frozenset[str]) -> bool:
    """Whether a word for one of the topics (but for its ending) stands where it is said to stand."""
    said = raw.names_of(mention.id) if mention.how == "naam" else raw.words(mention.id)
    stems = (plain(w).strip() for t in topics for w in raw.labels_of(t))
    return any(stem[: max(3, len(stem) - 4)] in said for stem in stems)


def profile(tally: Tally, raw: Raw, said: Profile) -> None:
    """Every sentence and figure of a profile."""
    about, node = About(raw, said), raw.nodes[said.id]
    label = node["label"]
    summary = said.summary
    if node.get("stop_reason"):
        # The reason is the record's own text: it is quoted whole.
        tally.claim(
            f"profile {label}: waarom gestopt", node["stop_reason"] in summary, f"[{said.id}] {summary}"
        )
        summary = summary.replace(node["stop_reason"].rstrip(".") + ".", "").replace(node["stop_reason"], "")
        summary = re.sub(r"\s+", " ", summary).strip()
    read(tally, f"profile {label}", summary, PATTERNS[label], about, said.id)

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"profile figure: {kind}", holds, f"[{said.id}] {words}")

    claim("name", said.name == node["name"], said.name)
    for group in said.groups:
        claim("count is the list's length", group.count == len(group.items), group.heading)
        ends = (raw.ends if group.direction == "out" else raw.starts)(group.relationship, said.id)
        if group.relationship in ("NEIGHBOURS", "RELATED", "MATCHES"):
            ends = raw.ends(group.relationship, said.id) | raw.starts(group.relationship, said.id)
        claim("group", {i.id for i in group.items} == ends & raw.of[group.type], group.heading)
        for item in group.items:
            other = raw.nodes[item.id]
            claim("item: name", item.name == other["name"], item.name)
            if group.type == "Project":
                claim(
                    "item: phase",
                    (item.phase, item.phase_as_of) == (other["phase"] or "", other["phase_as_of"]),
                    item.id,
                )
                claim("item: provinces", set(item.provinces) == raw.where(item.id), item.id)
            if group.relationship not in ("NEIGHBOURS", "RELATED", "MATCHES"):
                rows = (raw.out if group.direction == "out" else raw.into)[group.relationship].get(
                    said.id, ()
                )
                real = {s for end, row in rows if end == item.id for s in (row.get("sources") or "").split()}
                claim("item: sources", set(item.sources) == real, item.id)
    stated = [s.id for s in said.sources[: said.stated]]
    claim("sources that state it", set(stated) == raw.sources(said.id), stated)
    for one in said.lessons:
        lesson(tally, raw, one)
    if said.province:
        projects = raw.starts("IN_PROVINCE", said.id) & raw.of["Project"]
        phases = Counter(raw.nodes[p]["phase"] or "onbekend" for p in projects)
        claim("phases", said.province.phases == dict(phases), said.province.phases)
        slug = node["slug"]
        for count in (*said.province.themes, *said.province.topics):
            claim(
                "projects on a theme",
                count.projects == len(raw.on(count.id) & projects),
                (count.name, count.projects),
            )
        for partner in said.province.partners:
            shared = {p for p in projects if partner.slug in raw.where(p)}
            joint = {p for p in raw.starts("ACTIVE_IN", said.id) if partner.slug in raw.where(p)}
            claim("partner", (partner.projects, partner.platforms) == (len(shared), len(joint)), partner.slug)
        for place in said.province.municipalities:
            there = raw.starts("LOCATED_IN", place.id) & raw.of["Project"]
            claim(
                "projects in a municipality",
                place.projects in (len(there), len(there & projects)),
                (place.name, place.projects),
            )
        for focus in said.province.focus:
            claim("focus", raw.labels(said.id).get(focus.label) == set(focus.basis), focus.label)
        years = Counter(raw.nodes[p]["start_year"] for p in projects if raw.nodes[p]["start_year"])
        claim("timeline", said.province.timeline == dict(years), slug)
    for mention in said.mentions:
        claim(
            "mention: has a word for it",
            names_it(raw, mention, raw.under(said.id)),
            (mention.id, mention.how),
        )
        claim("mention: no keyword", said.id not in raw.about(mention.id), mention.id)
    if said.theme:
        claim(
            "projects under",
            said.theme.projects_under == len(raw.on(said.id) & raw.of["Project"]),
            said.theme.projects_under,
        )
        claim(
            "direct projects",
            said.theme.direct_projects == len(raw.tagged(said.id) & raw.of["Project"]),
            said.theme.direct_projects,
        )
        for cell in said.theme.provinces:
            for kind, number, found in (
                ("Project", cell.projects, raw.tagged(said.id)),
                ("Project", cell.projects_under, raw.on(said.id)),
                ("Platform", cell.platforms, raw.tagged(said.id)),
                ("Opportunity", cell.opportunities, raw.tagged(said.id)),
            ):
                counted = sum(cell.slug in raw.where(x) for x in found & raw.of[kind])
                claim("theme in a province", number == counted, (cell.slug, kind, number, counted))
    if said.organisation:
        led = raw.ends("LEADS", said.id) & raw.of["Project"]
        joined = raw.ends("PARTNERS_IN", said.id) & raw.of["Project"]
        claim(
            "leads and joins",
            (said.organisation.leads, said.organisation.joins) == (len(led), len(joined)),
            said.name,
        )
        for place_ in said.organisation.provinces:
            counted = sum(place_.slug in raw.where(p) for p in led | joined)
            claim("organisation in a province", place_.projects == counted, (place_.slug, place_.projects))


def lesson(tally: Tally, raw: Raw, said: Lesson) -> None:
    """A project that stopped, when and why."""
    node = raw.nodes[said.id]
    holds = (
        node["phase"] == "gestopt"
        and said.year == node["end_year"]
        and said.reason == (node["stop_reason"] or "")
    )
    tally.claim("lesson: stopped, year, reason", holds, f"[{said.id}] {said.text}")
    tally.claim("lesson: year in words", (f"in {said.year}." in said.text) == bool(said.year), said.text)
    tally.claim("lesson: sources", {s.id for s in said.sources} == raw.sources(said.id), said.id)


def listing(tally: Tally, raw: Raw, segment_label: str, said: Listing, wanted: set[str], where: str) -> None:
    """A list: its total, what is in it, and the figures of every item."""
    tally.claim("list: total", said.total == len(wanted), f"[{where}] {said.total} and not {len(wanted)}")
    tally.claim("list: items", {i.id for i in said.items} == wanted, f"[{where}] {len(said.items)}")
    for one in said.lessons:
        lesson(tally, raw, one)
    for mention in said.mentions:
        tally.claim("list: mention not in the list", mention.id not in wanted, f"[{where}] {mention.id}")
        if where in raw.of["Theme"]:
            holds = names_it(raw, mention, raw.under(where))
            tally.claim("list: mention has a word for it", holds, f"[{where}] {mention.id} {mention.how}")
    for item in said.items:
        node = raw.nodes[item.id]
        tally.claim("list: name", item.name == node["name"], f"[{where}] {item.id}")
        told = item.model_dump()
        for field in ("phase", "phase_as_of", "start_year", "end_year", "budget_eur", "founded", "ended"):
            if field in told and field in node:
                tally.claim(
                    f"list: {field}", (told[field] or None) == (node[field] or None), f"[{where}] {item.id}"
                )
        if "provinces" in told and segment_label in ("Project", "Platform"):
            tally.claim(
                "list: provinces", set(told["provinces"]) == raw.where(item.id), f"[{where}] {item.id}"
            )
        if "projects" in told:
            tally.claim(
                "list: projects",
                told["projects"] == _projects(raw, segment_label, item.id),
                f"[{where}] {item.id} {told['projects']}",
            )


def _projects(raw: Raw, label: str, thing: str) -> int:
    found = {
        "Province": lambda: raw.starts("IN_PROVINCE", thing),
        "Municipality": lambda: raw.starts("LOCATED_IN", thing),
        "Platform": lambda: raw.starts("PART_OF", thing),
        "Organisation": lambda: raw.ends("LEADS", thing) | raw.ends("PARTNERS_IN", thing),
        "Theme": lambda: raw.starts("ADDRESSES", thing),
    }[label]()
    return len(found & raw.of["Project"])


def totals(tally: Tally, raw: Raw, said: Stats) -> None:
    """The figures of the start page."""
    for count in said.nodes:
        tally.claim("stats: nodes", count.count == len(raw.of[count.label]), count.label)
    for count in said.relationships:
        tally.claim("stats: relationships", count.count == raw.relationships[count.label], count.label)
    for province in said.provinces:
        own = f"provincie/{province.slug}"
        real = (
            len(raw.starts("IN_PROVINCE", own) & raw.of["Project"]),
            len(raw.starts("ACTIVE_IN", own)),
            len(raw.ends("OFFERS", own)),
        )
        tally.claim(
            "stats: of a province",
            (province.projects, province.platforms, province.opportunities) == real,
            province.slug,
        )
    phases = Counter(raw.nodes[p]["phase"] for p in raw.of["Project"])
    tally.claim("stats: phases", dict(said.phases) == dict(phases), str(said.phases))
