"""What is said of provinces together: counts, "werkt aan", "samen", "verst", "noemt als", drager."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from queries.collaboration import CollaborationAnswer, Opportunity
from tests.claims.raw import Raw, plain
from tests.claims.tally import Pattern, Tally, read, unlisted

_ORDER = ("idee", "verkenning", "pilot", "uitvoering", "opschaling", "afgerond")
_NO_PROJECT = re.compile(
    r"programma|atlas|rapport|studie|onderzoek|verkenning|inventarisatie|monitor|menu"
    r"|\bplannen van aanpak|deal\b|subsidie|regeling|tracks?\b|challenge|kaarten\b|wedstrijd|prijsvraag"
    r"|residence|strategie|haalbaarheid|\bacademie|inkoopacademie|opleidingstraject|campagne|marktdag|actieplan",
    re.IGNORECASE,
)
"""Not of the kind that is compared: a menu is not further than what is on it, and a deal, a subsidy or a row of
workshops is no project that could be further."""
_NOTHING = re.compile(r"niet bekend|geen .*bekend|^Geen onderwerp|^Geen van|^Geen platform|^Van geen")
BROAD = {
    "transitieagendas": "Transitieagenda's",
    "verschilmakers": "De Verschilmakers",
    "nieuwe-themas": "Nieuwe thema's",
}
"""Vocabularies of themes that say what work is about, by which what is shared within a theme is told."""
_COUNTED = ("activiteit", "samen_onderwerp", "samen_thema", "wens", "drager")
"""The parts that are 0 when, and only when, nothing is there."""
PAIR = r"(?P<all>[A-Z][\w-]+(?: en |, )[A-Z][\w, -]+?)"


@dataclass(frozen=True)
class About:
    """One suggestion, and the graph that it is held against."""

    raw: Raw
    said: Opportunity

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset(self.said.provinces)

    def topic(self, name: str) -> str | None:
        """The theme that a name in this suggestion stands for."""
        own = {t.name: t.id for t in self.said.topics}
        found = own.get(name) or next(iter(sorted(self.raw.themes_called(name))), None)
        return found

    def topics(self, names: str) -> list[str] | None:
        """The themes of an enumeration; None when one of the names is no theme's."""
        found = unlisted(names, self.raw.theme_names)
        return None if found is None else [t for n in found if (t := self.topic(n))]

    def provinces(self, names: str) -> list[str] | None:
        """The slugs of an enumeration of provinces."""
        found = unlisted(names, frozenset(self.raw.slugs))
        return None if found is None else [self.raw.slugs[n] for n in found]

    def active(self, topic: str, slug: str) -> bool:
        """Whether a living project or platform in the province has the topic, or what falls under it."""
        return bool(
            self.raw.works(topic, slug, "Project", wide=True)
            or self.raw.works(topic, slug, "Platform", wide=True)
        )

    def joint(self, topic: str) -> set[str]:
        """Living things on a topic that two of these provinces share, and not the whole country."""
        raw = self.raw
        found = (raw.tagged(topic)) & (raw.of["Project"] | raw.of["Platform"])
        return {
            x
            for x in found
            if raw.lives(x) and len(raw.where(x) & self.slugs) > 1 and len(raw.where(x)) < len(raw.provinces)
        }


def _every_province_active(m: re.Match[str], a: About) -> bool:
    provinces, topics = a.provinces(m["all"]), a.topics(m["topics"])
    return bool(provinces and topics) and all(a.active(t, p) for t in topics or () for p in provinces or ())


def _wish(m: re.Match[str], a: About) -> bool:
    if m["province"] not in a.raw.slugs:
        return False
    slug = a.raw.slugs[m["province"]]
    if m["how"] == "noemt als kans":
        return m["quoted"] in {a.raw.nodes[k]["name"] for k in a.raw.ends("OFFERS", f"provincie/{slug}")}
    basis = a.raw.labels(f"provincie/{slug}").get(m["quoted"], set())
    return bool(basis) and (m["basis"] is None or m["basis"].casefold() in basis)


def _of_own(m: re.Match[str], a: About) -> bool:
    """Voor T heeft A "x" en B "y": each is there and has the topic."""
    topic = a.topic(m["topic"])
    found = re.findall(r'(?:^|, | en )([A-Z][\w-]+) "(.+?)"(?=, [A-Z]| en [A-Z]|$)', m["shown"])
    return bool(topic and found) and all(
        p in a.raw.slugs
        and any(
            a.raw.slugs[p] in a.raw.where(x) and x in a.raw.on(topic or "") and a.raw.lives(x)
            for x in a.raw.named.get(name, ())
        )
        for p, name in found
    )


def _no_project(raw: Raw, project: str) -> bool:
    """Whether a project is no concrete one, by its name or by the first three words of its description."""
    node = raw.nodes[project]
    begin = " ".join((node["description"] or "").split()[:3])
    # Whole words: an onderzoekscentrum makes more than studies.
    described = re.search(rf"(?:{_NO_PROJECT.pattern})\b", begin, re.IGNORECASE)
    return bool(_NO_PROJECT.search(node["name"]) or described)


def _furthest(m: re.Match[str], a: About) -> bool:
    """A project of this province alone, with this phase, and further than any of the others' on a topic."""
    raw, slug = a.raw, a.raw.slugs.get(m["province"], "")
    topics = [t.id for t in a.said.topics]
    for project in raw.called(m["name"], "Project"):
        phase = raw.nodes[project]["phase"]
        if slug not in raw.where(project) or raw.where(project) & (a.slugs - {slug}) or phase not in _ORDER:
            continue
        if _no_project(raw, project):
            return False
        on = [t for t in topics if project in raw.on(t)]
        if raw.phase(project) == m["phase"] and on and not any(_ahead(a, t, slug, phase) for t in topics):
            return True
    return False


def _ahead(a: About, topic: str, slug: str, phase: str) -> set[str]:
    """Concrete projects of the others on a topic, that name it, and are as far or further."""
    return {
        p
        for other in a.slugs - {slug}
        for p in a.raw.works(topic, other, wide=True)
        if p in a.raw.says(topic)
        and not _no_project(a.raw, p)
        and a.raw.nodes[p]["phase"] in _ORDER
        and _ORDER.index(a.raw.nodes[p]["phase"]) >= _ORDER.index(phase)
    }


def _furthest_in_phase(m: re.Match[str], a: About) -> bool:
    slug = a.raw.slugs.get(m["province"], "")
    return any(
        a.raw.phase(p) == m["phase"] for t in a.said.topics for p in a.raw.works(t.id, slug, "Project")
    )


def _projects(m: re.Match[str], a: About) -> bool:
    topic = a.topic(m["topic"])
    for province, said in re.findall(r"([A-Z][\w-]+) (\d+|geen, wel een platform)", m["numbers"]):
        slug = a.raw.slugs.get(province)
        if topic is None or slug is None:
            return False
        number = len(a.raw.works(topic, slug, "Project"))
        if said.isdigit() and int(said) != number:
            return False
        if not said.isdigit() and (number or not a.raw.works(topic, slug, "Platform")):
            return False
    return True


def _no_joint(m: re.Match[str], a: About) -> bool:
    return not any(a.joint(t.id) for t in a.said.topics)


def _shares(m: re.Match[str], a: About) -> bool:
    """Every thing that is named is shared by two of them."""
    known = {e.name for e in a.said.existing}
    names = re.findall(r'"(.+?)"(?=, | en |;|:|$)', m["names"]) or unlisted(m["names"], known)
    more = re.search(r"nog (\d+)|(\d+) andere", m["names"])
    if not names or (more and int(more[1] or more[2]) != a.said.existing_total - len(names)):
        return False
    return all(
        any(
            a.raw.nodes[x]["label"] in ("Project", "Platform") and len(a.raw.where(x) & a.slugs) > 1
            for x in a.raw.named.get(name, ())
        )
        for name in names
    )


def _nothing_on(m: re.Match[str], a: About) -> bool:
    topics = a.topics(m["topics"])
    return topics is not None and not any(a.joint(t) for t in topics)


def _shared_in_all(a: About) -> set[str]:
    raw = a.raw
    things = {
        x
        for slug in a.slugs
        for type_ in ("IN_PROVINCE", "ACTIVE_IN")
        for x in raw.starts(type_, f"provincie/{slug}")
        if raw.nodes[x]["label"] in ("Project", "Platform")
    }
    return {
        x
        for x in things
        if raw.lives(x) and len(raw.where(x) & a.slugs) > 1 and len(raw.where(x)) < len(raw.provinces)
    }


def _shared_number(m: re.Match[str], a: About) -> bool:
    return len(_shared_in_all(a)) == int(m["n"].replace(".", ""))


def _shared_within(m: re.Match[str], a: About) -> bool:
    """Things on one of the themes that two of them share, and not the whole country."""
    named: dict[str, set[str]] = {}
    for theme in a.raw.of["Theme"]:
        node = a.raw.nodes[theme]
        if node["scheme"] in BROAD:
            named.setdefault(node["name"], set()).add(theme)
            named.setdefault(f"{node['name']} ({BROAD[node['scheme']]})", set()).add(theme)
    themes = {t for n in unlisted(m["topics"], frozenset(named)) or () for t in named[n]}
    told = m.groupdict().get("n") or "0"
    number = 1 if told == "één" else int(told)
    return bool(themes) and number == len({x for t in themes for x in a.joint(t)})


def _carries(m: re.Match[str], a: About) -> bool:
    topic = a.topic(m["topic"])
    for platform in a.raw.of["Platform"]:
        node = a.raw.nodes[platform]
        if node["name"].casefold() != m["name"].casefold():
            continue
        if m["where"] == "alle provincies":
            there = len(a.raw.where(platform)) == len(a.raw.provinces)
        else:
            there = set(a.provinces(m["where"]) or [""]) <= a.raw.where(platform)
        if (
            there
            and topic
            and platform in a.raw.on(topic)
            and bool(m["scope"]) == (node["scope"] == "landelijk")
        ):
            return True
    return False


def _neighbours(a: About) -> int:
    near = {frozenset((f, t)) for f, found in a.raw.out["NEIGHBOURS"].items() for t, _ in found}
    return sum(
        frozenset((f"provincie/{p}", f"provincie/{q}")) in near for p, q in combinations(sorted(a.slugs), 2)
    )


def _work_together(a: About, one: str, other: str) -> bool:
    place, pair = f"provincie/{other}", frozenset((one, other))
    things = a.raw.starts("IN_PROVINCE", place) | a.raw.starts("ACTIVE_IN", place)
    return any(a.raw.nodes[x]["label"] != "Publication" and pair <= a.raw.where(x) for x in things)


def _partner(m: re.Match[str], a: About) -> bool:
    other = a.raw.slugs.get(m["province"], "")
    return other not in a.slugs and all(_work_together(a, slug, other) for slug in a.slugs)


def _no_partner_of_all(m: re.Match[str], a: About) -> bool:
    everyone = set(a.raw.slugs.values())
    if any(all(_work_together(a, slug, other) for slug in a.slugs) for other in everyone - a.slugs):
        return False
    pairs = combinations(sorted(a.slugs), 2)
    return not m["two"] or any(
        all(_work_together(a, slug, other) for slug in pair)
        for pair in pairs
        for other in everyone - set(pair)
    )


def _most(m: re.Match[str], a: About) -> bool:
    numbers = _numbers(a)
    told = a.provinces(m["all"]) or []
    return {s for s, n in numbers.items() if n == max(numbers.values())} == set(told)


def _numbers(a: About) -> Mapping[str, int]:
    return {s: sum(len(a.raw.works(t.id, s, "Project")) for t in a.said.topics) for s in a.slugs}


def _hint_carries(m: re.Match[str], a: About) -> bool:
    topic = a.topic(m["topic"])
    return any(
        topic in a.raw.about(p)
        for f in a.raw.called(m["name"], "Platform")
        for p in a.raw.starts("PART_OF", f)
    )


def _hint_text(m: re.Match[str], a: About) -> bool:
    """Two of them share it, it is no more than that, and where it is said a word of the topic stands."""
    raw, topic = a.raw, a.topic(m["topic"])
    stems = [plain(w).strip()[: max(4, len(w) - 4)] for w in raw.labels_of(topic)] if topic else []
    return any(
        len(raw.where(x) & a.slugs) > 1
        and raw.lives(x)
        and x not in raw.tagged(topic or "")
        and any(s in (raw.names_of(x) if m["where"] == "naam" else raw.words(x)) for s in stems)
        for x in raw.called(m["name"], "Project") | raw.called(m["name"], "Platform")
    )


def _names_it(m: re.Match[str], a: About) -> bool:
    """A living thing in the province has a word for a topic of this suggestion, and not the keyword."""
    raw, slug = a.raw, a.raw.slugs.get(m["province"], "")
    for x in raw.called(m["name"], "Project") | raw.called(m["name"], "Platform"):
        said = raw.names_of(x) if m["where"] == "naam" else raw.words(x)
        for topic in a.said.topics:
            stems = [plain(w).strip() for w in raw.labels_of(topic.id)] if topic.id in raw.nodes else []
            named = any(s[: max(4, len(s) - 4)] in said for s in stems)
            if named and slug in raw.where(x) and raw.lives(x) and x not in raw.tagged(topic.id):
                return True
    return False


def _p(kind: str, form: str, holds: object) -> Pattern[About]:
    return Pattern(kind, re.compile(form), holds)  # type: ignore[arg-type]


_P = r"(?P<province>[A-Z][\w-]+)"
_WISH = r'(?P<how>noemt als kans|heeft als zwaartepunt) "(?P<quoted>.+?)"(?: \((?P<basis>\w+)\))?(?=\.|;|$)'
PATTERNS: tuple[Pattern[About], ...] = (
    _p(
        "werken aan",
        PAIR + r" werken (?:allebei|alle \w+) aan (?P<topics>.+?)\.(?= |$)",
        _every_province_active,
    ),
    _p("werken aan", r"Aan (?P<topics>.+?) werken (?P<all>.+?)\.(?= |$)", _every_province_active),
    _p(
        "werkt aan",
        _P + r" werkt aan (?P<topic>[^;.]+?)(?:;|(?=, met dat trefwoord))",
        lambda m, a: bool(a.topic(m["topic"])) and a.active(a.topic(m["topic"]), a.raw.slugs[m["province"]]),
    ),
    _p(
        "zonder trefwoord",
        r"Van " + PAIR + r" heeft niets (?P<topics>.+?) als trefwoord; ",
        lambda m, a: (
            not any(
                a.raw.works(t, s, label)
                for t in a.topics(m["topics"]) or ()
                for s in a.slugs
                for label in ("Project", "Platform")
            )
        ),
    ),
    _p(
        "noemt het zonder trefwoord",
        r'(?:,? ?(?:en )?)in (?P<province>[A-Z][\w-]+) noemt "(?P<name>.+?)" het in de (?P<where>naam|tekst)(?: (?=en in)|(?=, in)|\.)',
        _names_it,
    ),
    _p(
        "als enige",
        r", met dat trefwoord als enige van hen\.",
        lambda m, a: bool(a.said.topics) and len(a.said.topics[0].active) == 1,
    ),
    _p("voorbeeld", r"Voor (?P<topic>.+?) heeft (?P<shown>[A-Z].*?\")\.(?= |$)", _of_own),
    _p("noemt als", _P + " " + _WISH, _wish),
    _p("verst", _P + r' is het verst(?::|, met) "(?P<name>.+?)" \((?P<phase>.+?\)?)\)\.(?= |$)', _furthest),
    _p("verst", _P + r" is daarmee het verst \((?P<phase>.+?\)?)\)\.(?= |$)", _furthest_in_phase),
    _p("aantallen", r"(?:Projecten per onderwerp: )(?P<topic>.+?): (?P<numbers>[^;]+?)(?=;|\.$)", _projects),
    _p("aantallen", r"(?P<topic>[^;:]+?): (?P<numbers>[A-Z][\w-]+ (?:\d|geen)[^;]*?)(?=;|\.$)", _projects),
    _p(
        "samen: geen",
        r"Een gezamenlijk project of platform met deze onderwerpen als trefwoord is niet bekend(?=[;.])",
        _no_joint,
    ),
    _p(
        "samen: aanwijzing",
        r'(?:wel: )?"(?P<name>[^"]+)" draagt een project over (?P<topic>.+?)(?=;|\.)',
        _hint_carries,
    ),
    _p(
        "samen: aanwijzing",
        r'(?:wel: |Samen, maar zonder het trefwoord: )?"(?P<name>[^"]+)", van hen samen, noemt '
        r"(?P<topic>.+?) in de (?P<where>naam|tekst)(?=;|\.)",
        _hint_text,
    ),
    _p("samen: wat", r"Al samen op deze onderwerpen: (?P<names>.+)\.$", _shares),
    _p("samen: wat", r"Zij werken al samen in (?P<names>.+?)(?:; |: bouw daarop voort\.)", _shares),
    _p("samen: nieuw op", r"nieuw zou samenwerking zijn op (?P<topics>.+?)\.(?= |$)", _nothing_on),
    _p(
        "samen: aantal",
        r"Samen in (?P<n>[\d.]+) (?:project of platform|projecten en platforms), over alle onderwerpen\.",
        _shared_number,
    ),
    _p("samen: aantal", r"Over alle onderwerpen delen zij (?P<n>[\d.]+) .+?\.", _shared_number),
    _p(
        "samen binnen",
        r"Samen binnen (?P<topics>.+?): (?P<n>één|\d+) (?:project of platform|projecten en platforms)\.",
        _shared_within,
    ),
    _p(
        "samen binnen: geen",
        r"Binnen (?P<topics>.+?) is geen gezamenlijk project of platform bekend\.",
        _shared_within,
    ),
    _p(
        "samen: geen derde",
        r"Er is geen andere provincie bekend waarmee zij alle samenwerken(?P<two>; twee van hen wel)?\.",
        _no_partner_of_all,
    ),
    _p("samen: ook met", r"Zij werken elk ook samen met (?P<province>.+?)\.$", _partner),
    _p(
        "drager",
        r"Als drager ligt (?P<name>.+?) voor de hand: dit platform (?P<scope>is landelijk en )?werkt in (?P<where>.+?) aan (?P<topic>.+?)\.$",
        _carries,
    ),
    _p(
        "drager",
        r"(?P<name>.+?) (?P<scope>is landelijk en )?werkt in (?P<where>.+?) aan (?P<topic>[^.]+?)\.$",
        _carries,
    ),
    _p(
        "geen drager",
        r"Geen platform met dit onderwerp als trefwoord in deze provincies bekend\.?",
        lambda m, a: not any(a.raw.works(t.id, s, "Platform") for t in a.said.topics for s in a.slugs),
    ),
    _p("buren", r"Buurprovincies\.", lambda m, a: _neighbours(a) == 1),
    _p("buren", r"Geen buurprovincies; de afstand telt\.", lambda m, a: _neighbours(a) == 0),
    _p(
        "buren",
        r"Zij grenzen allemaal aan elkaar\.",
        lambda m, a: _neighbours(a) == len(a.slugs) * (len(a.slugs) - 1) // 2,
    ),
    _p("buren", r"Geen van hen grenst aan een ander\.", lambda m, a: _neighbours(a) == 0),
    _p(
        "buren",
        r"(?P<n>\d+) van de \d+ paren (?:is|zijn) buurprovincies\.",
        lambda m, a: _neighbours(a) == int(m["n"]),
    ),
    _p("meeste projecten", r"(?P<all>[A-Z][\w-]+.*?) (?:heeft|hebben) hieraan de meeste projecten\.", _most),
    _p(
        "evenveel projecten",
        r"Zij hebben hieraan evenveel projecten, en geen ervan is aantoonbaar verder\.",
        lambda m, a: len(set(_numbers(a).values())) == 1,
    ),
    _p(
        "geen project",
        r"Van geen van hen is hieraan een project met dat trefwoord bekend\.?",
        lambda m, a: not any(_numbers(a).values()),
    ),
    _p(
        "geen onderwerp",
        r"Geen onderwerp waarop meer dan een van hen iets heeft lopen\.?",
        lambda m, a: all(len(t.active) < 2 for t in a.said.topics),
    ),
    _p(
        "geen wens",
        r"Geen van (?:beide|hen) noemt dit als zwaartepunt of kans\.?",
        lambda m, a: (
            not any(
                a.raw.about(k) & {t.id for t in a.said.topics}
                for s in a.slugs
                for k in a.raw.ends("OFFERS", f"provincie/{s}")
            )
            and not any(
                a.raw.ends("FOCUSES_ON", f"provincie/{s}") & {t.id for t in a.said.topics} for s in a.slugs
            )
        ),
    ),
    _p(
        "rest",
        r"op andere onderwerpen van de vraag wel iets\.",
        lambda m, a: any(p.value > 0 and m[0] in p.reason for p in a.said.parts.values()),
    ),
    _p(
        "uitleg van de maat",
        r"Er is geen thema gekozen; daarom telt wat zij over alle thema's samen doen\.",
        lambda m, a: True if _shared_in_all(a) else a.said.parts["samen_thema"].value == 0,
    ),
    _p(
        "niets bekend",
        r"Over dit onderwerp is van " + PAIR + r" niets bekend\.",
        lambda m, a: not a.said.topics,
    ),
    _p(
        "genoemd, niet gedaan",
        r"Van "
        + PAIR
        + r" is (?P<topics>.+?) genoemd als zwaartepunt of kans; een project of platform met dat trefwoord is niet bekend\.",
        lambda m, a: not any(a.active(t, s) for t in a.topics(m["topics"]) or ("",) for s in a.slugs if t),
    ),
)


def check(tally: Tally, raw: Raw, answer: CollaborationAnswer, *, open_question: bool) -> None:
    """Every sentence and figure of an answer about provinces together."""
    for said in answer.opportunities:
        about = About(raw, said)
        where = "+".join(said.provinces)
        for text in (said.explanation, *(p.reason for p in said.parts.values())):
            read(tally, "collaboration", text, PATTERNS, about, where)
        _figures(tally, about, where, open_question=open_question)


_REST = re.compile(r"wel iets|twee van hen wel\.")
"""That there is something all the same, elsewhere."""


def _figures(tally: Tally, a: About, where: str, *, open_question: bool) -> None:
    raw, said = a.raw, a.said

    def claim(kind: str, holds: bool, words: object) -> None:
        tally.claim(f"collaboration figure: {kind}", holds, f"[{where}] {words}")

    claim("explanation begins with why", said.explanation.startswith(said.why), said.why)
    if len(said.provinces) == 2:
        total = sum(p.value * p.weight for p in said.parts.values())
        claim("score is the sum of its parts", abs(total - said.score) < 1e-4, (total, said.score))
    for name in _COUNTED:
        part = said.parts[name]
        nothing = bool(_NOTHING.search(part.reason)) and not _REST.search(part.reason)
        if name == "samen_thema" and not part.reason.startswith(("Binnen", "Samen binnen")):
            continue
        claim(f"part and reason: {name}", (part.value > 0) != nothing, (part.value, part.reason))
    claim(
        "no_joint_work iff nothing is shared",
        bool(said.no_joint_work) != bool(said.existing_total),
        said.no_joint_work,
    )
    claim("existing_total covers the list", len(said.existing) <= said.existing_total, said.existing_total)
    if open_question:
        shared = {x for t in said.topics for x in a.joint(t.id)}
        claim("existing_total", len(shared) == said.existing_total, (len(shared), said.existing_total))
    for topic in said.topics:
        active = {s for s in said.provinces if a.active(topic.id, s)}
        claim("topic active", set(topic.active) <= active, (topic.name, topic.active))
        direct = {
            s
            for s in said.provinces
            if raw.works(topic.id, s, "Project") or raw.works(topic.id, s, "Platform")
        }
        claim("topic not active", direct <= set(topic.active), (topic.name, topic.active, sorted(direct)))
        joint = any(a.joint(t) for t in raw.under(topic.id))
        claim("topic together", topic.together == joint, (topic.name, topic.together))
    for thing in said.existing:
        claim("existing: provinces", set(thing.provinces) == raw.where(thing.id), thing.name)
        claim(
            "existing: shared, living",
            len(raw.where(thing.id) & a.slugs) > 1 and raw.lives(thing.id),
            thing.name,
        )
        if thing.type == "Project":
            claim(
                "existing: phase",
                (thing.phase, thing.phase_as_of)
                == (raw.nodes[thing.id]["phase"], raw.nodes[thing.id]["phase_as_of"]),
                thing.name,
            )
        for topic_name in thing.topics:
            themes = raw.themes_called(topic_name)
            word = topic_name.startswith('"')
            claim(
                "existing: topics",
                word or any(thing.id in raw.on(t) for t in themes),
                (thing.name, topic_name),
            )
    for carrier in said.carriers:
        claim("carrier: provinces", set(carrier.provinces) == raw.where(carrier.id), carrier.name)
        nationwide = raw.nodes[carrier.id]["scope"] == "landelijk" or len(raw.where(carrier.id)) == 12
        claim("carrier: nationwide", carrier.nationwide == nationwide, carrier.name)
        text = f"{carrier.name} {carrier.reason}"
        read(tally, "collaboration", text, PATTERNS, a, where)
    for proof in said.evidence:
        claim("evidence: province", proof.province in raw.where(proof.id), (proof.name, proof.province))
        word = proof.topic.startswith('"')
        claim(
            "evidence: topic",
            word or any(proof.id in raw.on(t) for t in raw.themes_called(proof.topic)),
            (proof.name, proof.topic),
        )
        claim("evidence: living", raw.lives(proof.id), proof.name)
        claim("evidence: sources", {s.id for s in proof.sources} == raw.sources(proof.id), proof.name)
        if proof.type == "Project":
            claim(
                "evidence: phase",
                (proof.phase, proof.phase_as_of)
                == (raw.nodes[proof.id]["phase"], raw.nodes[proof.id]["phase_as_of"]),
                proof.name,
            )
