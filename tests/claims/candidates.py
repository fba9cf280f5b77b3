"""What is said of candidates for scaling: phases, years, results, sources, and where they could go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from queries.scaling import Candidate, ScalingAnswer
from queries.scaling.model import Target
from tests.claims.raw import Raw
from tests.claims.tally import Pattern, Tally, read, unlisted

_PHASES = {
    "Het is nog een idee": "idee",
    "In verkenning": "verkenning",
    "Loopt als pilot": "pilot",
    "In uitvoering": "uitvoering",
    "Wordt al opgeschaald": "opschaling",
    "Afgerond": "afgerond",
    "Fase onbekend": "onbekend",
}
_CRITERIA = {
    "de rijpheid": "rijpheid",
    "het bewijs van resultaten": "bewijs",
    "de overdraagbaarheid": "overdraagbaarheid",
    "de vraag uit andere provincies": "vraag",
    "de partijen die het kunnen dragen": "dragers",
    "de aansluiting bij landelijke agenda's": "landelijk",
}
_ORDER = ("idee", "verkenning", "pilot", "uitvoering", "opschaling", "afgerond")


@dataclass(frozen=True)
class About:
    """A candidate, and the province that a reason is about."""

    raw: Raw
    said: Candidate
    target: Target | None = None

    @property
    def node(self) -> dict[str, object]:
        return self.raw.nodes[self.said.id]

    @property
    def slug(self) -> str:
        return self.target.province if self.target else ""

    def provinces(self, names: str) -> set[str]:
        return {self.raw.slugs[n] for n in unlisted(names, frozenset(self.raw.slugs)) or ()}

    def platforms(self) -> set[str]:
        return self.raw.ends("PART_OF", self.said.id) & self.raw.of["Platform"]

    def named(self, names: str, own: set[str]) -> set[str]:
        """Which of a thing's own parties an enumeration names; empty when one is not its own."""
        by_name = {self.raw.nodes[i]["name"]: i for i in own}
        return {by_name[n] for n in unlisted(names, frozenset(by_name)) or ()}


def _maturity(m: re.Match[str], a: About) -> bool:
    node = a.node
    year = m["as_of"]
    return (
        _PHASES[m["phase"]] == node["phase"]
        and (int(year) if year else None) == node["phase_as_of"]
        and (int(m["start"]) if m["start"] else None) == node["start_year"]
    )


def _sources(m: re.Match[str], a: About) -> bool:
    found = a.raw.sources(a.said.id)
    publishers = {a.raw.nodes[s]["publisher"] for s in found} - {None, ""}
    told = int(m["publishers"]) if m["publishers"] else 0
    return int(m["n"]) == len(found) and told == len(publishers)


def _runs(m: re.Match[str], a: About) -> bool:
    there = a.provinces(m["where"])
    number = m.groupdict().get("n")
    return there == set(a.raw.where(a.said.id)) and (number is None or int(number) == len(there))


def _elsewhere(m: re.Match[str], a: About) -> bool:
    topics = a.named(m["topics"], set(a.raw.about(a.said.id)))
    # Of what stopped nothing runs.
    where = {s for t in topics for s in a.raw.provinces if a.raw.works(t, s)} - a.raw.where(a.said.id)
    return bool(topics) and len(where) == int(m["n"] or 0)


def _nowhere(m: re.Match[str], a: About) -> bool:
    topics = a.named(m["topics"], set(a.raw.about(a.said.id)))
    where = {s for t in topics for s in a.raw.provinces if a.raw.works(t, s)} - a.raw.where(a.said.id)
    return bool(topics) and not where


def _wanted(m: re.Match[str], a: About) -> bool:
    """They do name something that the project is about, or what that falls under, and do not have it."""
    raw, told = a.raw, a.provinces(m["where"])
    themes = set(raw.about(a.said.id))
    near = themes | {t for t in raw.of["Theme"] if raw.under(t) & themes}
    near |= {n for t in themes for n in raw.starts("BROADER", t)}  # in part: what is asked of a narrower one
    words = [w for t in near for w in (raw.nodes[t]["name"], *(raw.nodes[t]["aliases"] or ()))]
    for slug in told:
        focuses = raw.ends("FOCUSES_ON", f"provincie/{slug}")
        offered = {t for k in raw.ends("OFFERS", f"provincie/{slug}") for t in raw.about(k)}
        labels = " ".join(raw.labels(f"provincie/{slug}")).casefold()
        if not (near & (focuses | offered)) and not any(w.casefold() in labels for w in words):
            return False
    return bool(told) and not told & raw.where(a.said.id)


def _part_of(m: re.Match[str], a: About) -> bool:
    names = {a.raw.nodes[p]["name"] for p in a.platforms()}
    return bool(unlisted(m["names"], frozenset(names)))


def _also_active(m: re.Match[str], a: About) -> bool:
    there = {s for p in a.platforms() for s in a.raw.where(p)}
    told = a.provinces(m["where"])
    return bool(told) and told <= there


def _nationwide(m: re.Match[str], a: About) -> bool:
    found = a.named(m["names"], a.platforms())
    return bool(found) and all(a.raw.nodes[p]["scope"] == "landelijk" for p in found)


def _could_carry(m: re.Match[str], a: About) -> bool:
    """No more provinces than have a platform on something that the project is about, or one of its own."""
    raw, own = a.raw, a.raw.where(a.said.id)
    platforms = {p for t in raw.about(a.said.id) for p in raw.on(t) & raw.of["Platform"] if raw.lives(p)}
    reached = {s for p in platforms | a.platforms() for s in raw.where(p)} - own
    if any(raw.nodes[p]["scope"] == "landelijk" for p in platforms | a.platforms()):
        reached = set(raw.provinces) - own
    return 0 < int(m["n"]) <= len(reached)


def _lead(m: re.Match[str], a: About) -> bool:
    return m["name"] in {a.raw.nodes[x]["name"] for x in a.raw.starts("LEADS", a.said.id)}


def _agenda(m: re.Match[str], a: About) -> bool:
    own = {a.raw.nodes[t]["name"] for t in a.raw.about(a.said.id)}
    said = re.sub(
        r"(?:^|, | en )(?:de transitieagenda'?s?|het ontwikkelspoor|de ontwikkelsporen|het nieuwe thema|de nieuwe thema's) ",
        lambda f: ", " if f.start() else "",
        m["names"],
    )
    return unlisted(said, frozenset(own)) is not None


def _related_agenda(m: re.Match[str], a: About) -> bool:
    own = a.named(m["names"], set(a.raw.about(a.said.id)))
    return bool(own)


def _focus(m: re.Match[str], a: About) -> bool:
    basis = a.raw.labels(f"provincie/{a.slug}").get(m["label"], set())
    told = m["more"] or ""
    card = re.match(r"Kansenkaart|Krachtenkaart", told)
    about = _shares(m["topics"], a, partial(a.raw.spelled_in, m["label"]))
    return bool(basis) and (card is None or card[0].casefold() in basis) and about


def _kans(m: re.Match[str], a: About) -> bool:
    kansen = a.raw.called(m["name"], "Opportunity") & a.raw.ends("OFFERS", f"provincie/{a.slug}")
    return any(_shares(m["topics"], a, partial(a.raw.speaks_of, kans)) for kans in kansen)


def _shares(said: str, a: About, other: Callable[[str], bool]) -> bool:
    """Whether the project is about every topic that is named, or about one under it, and so is the other."""
    topics = a.named(said, {t for t, n in a.raw.nodes.items() if n.get("scheme") == "onderwerpen"})
    return bool(topics) and all(a.raw.speaks_of(a.said.id, t) and other(t) for t in topics)


def _none_here(m: re.Match[str], a: About) -> bool:
    topics = a.named(m["topics"], set(a.raw.about(a.said.id)))
    return bool(topics) and not any(
        a.slug in a.raw.where(p)
        for t in topics
        for p in (a.raw.on(t) & a.raw.of["Project"]) | a.raw.says(t)
        if a.raw.lives(p)
    )


def _only_in_text(m: re.Match[str], a: About) -> bool:
    topics = a.named(m["topic"], set(a.raw.about(a.said.id)))
    there = any(a.slug in a.raw.where(p) for p in a.raw.called(m["name"], "Project"))
    return bool(topics) and there and not any(a.raw.works(t, a.slug, wide=True) for t in topics)


def _behind(m: re.Match[str], a: About) -> bool:
    topics = a.named(m["topic"], set(a.raw.about(a.said.id)))
    own = str(a.node["phase"])
    if own not in _ORDER:
        return False
    further = {
        p
        for t in topics
        for p in a.raw.works(t, a.slug)
        if a.raw.nodes[p]["phase"] in _ORDER[:-1]
        and _ORDER.index(a.raw.nodes[p]["phase"]) > _ORDER.index(own)
    }
    return not further and any(
        a.raw.phase(p) == m["phase"]
        and any(p in a.raw.on(t) for t in topics)
        and a.slug in a.raw.where(p)
        and a.raw.nodes[p]["phase"] in _ORDER
        and _ORDER.index(a.raw.nodes[p]["phase"]) < _ORDER.index(own)
        for p in a.raw.called(m["name"], "Project")
    )


def _works_here(m: re.Match[str], a: About) -> bool:
    names = {a.raw.nodes[p]["name"] for p in a.platforms() if a.slug in a.raw.where(p)}
    return bool(unlisted(m["names"], frozenset(names)))


def _works_on_it(m: re.Match[str], a: About) -> bool:
    return any(
        a.slug in a.raw.where(p) and a.raw.lives(p) and any(p in a.raw.on(t) for t in a.raw.about(a.said.id))
        for p in a.raw.called(m["name"], "Platform")
    )


def _borders(m: re.Match[str], a: About) -> bool:
    own = f"provincie/{a.slug}"
    near = a.raw.ends("NEIGHBOURS", own) | a.raw.starts("NEIGHBOURS", own)
    told = {f"provincie/{s}" for s in a.provinces(m["where"])}
    return told == {p for p in near if a.raw.nodes[p]["slug"] in a.raw.where(a.said.id)} and bool(told)


def _scores_on(m: re.Match[str], a: About) -> bool:
    gain = {n: c.value * c.weight for n, c in a.said.criteria.items()}
    strong = [_CRITERIA[w] for w in unlisted(m["strong"], frozenset(_CRITERIA)) or ()]
    least = a.said.criteria[_CRITERIA[m["weak"]]].value if m["weak"] in _CRITERIA else None
    return (
        len(strong) == 2
        and all(gain[n] >= g for n in strong for k, g in gain.items() if k not in strong)
        and least == min(c.value for c in a.said.criteria.values() if c.weight > 0)
    )


def _first_to(m: re.Match[str], a: About) -> bool:
    return a.provinces(m["where"]) == {t.province for t in a.said.targets[:2]}


def _results(m: re.Match[str], a: About) -> bool:
    told = str(a.node["results"] or "")
    if m["what"].startswith("Geen resultaten"):
        return True if not told else a.said.criteria["bewijs"].value < 0.7
    return bool(told) and (
        not m["what"].endswith("in cijfers beschreven")
        or bool(re.search(r"\d", told))
        or bool(re.search(r"een|twee|drie|vier|vijf|tien|honderd|duizend|half|helft", told))
    )


def _p(kind: str, form: str, holds: object) -> Pattern[About]:
    return Pattern(kind, re.compile(form), holds)  # type: ignore[arg-type]


REASONS: tuple[Pattern[About], ...] = (
    _p(
        "fase en begin",
        rf"(?P<phase>{'|'.join(_PHASES)})(?:, daarom de middenwaarde)?(?: \(stand van (?P<as_of>\d+)\))?; "
        r"(?:beginjaar onbekend|begonnen in (?P<start>\d+)(?:, \d+ jaar geleden)?)\.",
        _maturity,
    ),
    _p(
        "resultaten",
        r"(?P<what>Resultaten in cijfers beschreven|Resultaten beschreven, zonder hoeveelheden|Geen resultaten bekend \(.+?\))"
        r"(?: \(telt minder zwaar: nog in de fase \w+\))?(?=; )",
        _results,
    ),
    _p("bronnen", r"(?P<n>\d+) bron(?:nen)? van (?P<publishers>\d+) uitgevers?\.", _sources),
    _p(
        "bronnen", r"uitgever van de bronnen onbekend \((?P<n>\d+) bron(?:nen)?\)(?P<publishers>)\.", _sources
    ),
    _p("loopt in", r"Bedacht voor (?P<where>.+?), nog nergens gedaan(?=; )", _runs),
    _p("loopt in", r"Loopt alleen in (?P<where>.+?)(?=; )", _runs),
    _p("loopt in", r"Loopt in (?P<n>\d+) provincies: (?P<where>.+?)(?=; )", _runs),
    _p(
        "geen kenmerkend onderwerp",
        r"geen kenmerkend onderwerp bekend om mee te vergelijken\.",
        lambda m, a: True,
    ),
    _p(
        "elders: geen",
        r"in een andere provincie is geen project met het trefwoord (?P<topics>.+?) bekend\.",
        _nowhere,
    ),
    _p(
        "elders",
        r"verwante projecten over (?P<topics>.+?) lopen in (?P<n>\d+) andere provincies?\.",
        _elsewhere,
    ),
    _p(
        "noemt als",
        r"Past het best bij wat (?P<where>.+?) als zwaartepunt of kans noem(?:t|en), waar nog minder dan gemiddeld aan loopt\.",
        _wanted,
    ),
    _p(
        "noemt als: niemand",
        r"Geen andere provincie noemt dit als zwaartepunt of kans zonder het zelf al te doen\.",
        lambda m, a: a.said.criteria["vraag"].value == 0,
    ),
    _p("hoort bij", r"Onderdeel van (?P<names>.+?)(?=; |\.$)", _part_of),
    _p("hoort bij geen", r"Hoort bij geen bekend platform", lambda m, a: not a.platforms()),
    _p("werkt in", r"(?:ook|samen ook) actief in (?P<where>.+?)(?=; |\.$)", _also_active),
    _p("landelijk", r"(?P<names>[^;]+?) (?:is|zijn) landelijk(?=; |\.$)", _nationwide),
    _p(
        "drager elders",
        r"in (?P<n>\d+) provincies? waar het heen kan werkt een platform hieraan\.",
        _could_carry,
    ),
    _p("trekker", r"getrokken door (?P<name>.+?)(?=; in \d+ provincie|\.$)", _lead),
    _p("trekker onbekend", r"trekker onbekend", lambda m, a: not a.raw.starts("LEADS", a.said.id)),
    _p(
        "via verwant",
        r"[Vv]ia (?P<names>.+?) verwant aan een (?:transitieagenda|ontwikkelspoor|nieuw thema)(?=; |\.$)",
        _related_agenda,
    ),
    _p("agenda", r"Past bij (?P<names>(?:de |het ).+?)(?=; |\.$)", _agenda),
    _p(
        "agenda: geen",
        r"Past bij geen landelijke agenda die de graaf kent\.",
        lambda m, a: (
            not any(
                a.raw.nodes[t]["scheme"] in ("transitieagendas", "ontwikkelsporen", "nieuwe-themas")
                for t in a.raw.about(a.said.id)
            )
        ),
    ),
)

TARGETS: tuple[Pattern[About], ...] = (
    _p(
        "zwaartepunt",
        r'Heeft als zwaartepunt "(?P<label>.+?)"(?: \((?P<more>[^"]+)\))?; dit project gaat ook over (?P<topics>.+)\.$',
        _focus,
    ),
    _p("noemt de kans", r'Noemt de kans "(?P<name>.+)", die ook gaat over (?P<topics>.+)\.$', _kans),
    _p("nog geen", r"Over (?P<topics>.+) loopt hier, voor zover bekend, geen project\.$", _none_here),
    _p("nog geen", r'Over (?P<topic>.+?) alleen in de tekst genoemd, bij "(?P<name>.+)"\.$', _only_in_text),
    _p(
        "minder ver",
        r'Werkt ook aan (?P<topic>.+?), maar is minder ver: "(?P<name>.+)" \((?P<phase>.+?\)?)\)\.$',
        _behind,
    ),
    _p(
        "werkt hier",
        r"(?P<names>.+), waar het project bij hoort, werk(?:t|en) ook hier en k(?:an|unnen) het meenemen\.$",
        _works_here,
    ),
    _p("landelijk", r"(?P<names>.+), waar het project bij hoort, (?:is|zijn) landelijk\.$", _nationwide),
    _p("werkt hier", r'"(?P<name>.+)" werkt hier aan dit onderwerp en kan het dragen\.$', _works_on_it),
    _p("buren", r"Buurprovincie van (?P<where>.+)\.$", _borders),
)

EXPLANATION: tuple[Pattern[About], ...] = (
    _p(
        "scoort op",
        r".+? scoort vooral op (?P<strong>.+?), en het minst op (?P<weak>.+?)\.(?= |$)",
        _scores_on,
    ),
    _p(
        "geen vraag",
        r"Een provincie met een kans of zwaartepunt over hetzelfde onderwerp is niet gevonden\.",
        lambda m, a: not a.said.targets,
    ),
    _p("als eerste naar", r"Het kan als eerste naar (?P<where>.+?)\.$", _first_to),
)


def check(tally: Tally, raw: Raw, answer: ScalingAnswer) -> None:
    """Every sentence and figure of an answer about scaling."""
    tally.claim(
        "scaling figure: total covers the list", answer.total >= len(answer.candidates), str(answer.total)
    )
    for said in answer.candidates:
        about = About(raw, said)
        for name, criterion in said.criteria.items():
            read(tally, "scaling", criterion.reason, REASONS, about, f"{said.id} {name}")
        read(tally, "scaling", said.explanation, EXPLANATION, about, said.id)
        for target in said.targets:
            for reason in target.reasons:
                read(
                    tally,
                    "scaling target",
                    reason,
                    TARGETS,
                    About(raw, said, target),
                    f"{said.id} > {target.province}",
                )
        _figures(tally, about)


def _figures(tally: Tally, a: About) -> None:
    raw, said, node = a.raw, a.said, a.node

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"scaling figure: {kind}", holds, f"[{said.id}] {words}")

    total = sum(c.value * c.weight for c in said.criteria.values())
    claim("score is the sum of its parts", abs(total - said.score) < 1e-4, (total, said.score))
    claim("no stopped candidate", node["phase"] != "gestopt", node["phase"])
    claim("phase", (said.phase, said.phase_as_of) == (node["phase"], node["phase_as_of"]), said.phase)
    claim("provinces", set(said.provinces) == raw.where(said.id), said.provinces)
    claim("sources", {s.id for s in said.sources} == raw.sources(said.id), [s.id for s in said.sources])
    claim("name", said.name == node["name"], said.name)
    for target in said.targets:
        claim("target is elsewhere", target.province not in said.provinces, target.province)
    for thing in said.evidence:
        claim("evidence has its name", raw.nodes[thing.id]["name"] == thing.name, thing.name)
