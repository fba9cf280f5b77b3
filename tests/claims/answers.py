"""What is said of contradictions, lessons, the note, the themes of a site, cards and news."""

from __future__ import annotations

import re
from collections.abc import Iterable

from queries.ask import AskAnswer
from queries.changes import ChangesAnswer
from queries.conflicts import ConflictsAnswer
from queries.note import NoteAnswer
from queries.quality import QualityAnswer
from queries.verschilmakers import VerschilmakersTheme
from tests.claims.raw import Raw
from tests.claims.tally import Tally, unlisted
from tests.claims.things import lesson as claim_lesson


def lessons(tally: Tally, raw: Raw, answer: object, themes: set[str] | None = None) -> None:
    """The lessons that stand with an answer: each is so, and on the subjects that were asked."""
    for said in getattr(answer, "lessons", ()):
        claim_lesson(tally, raw, said)
        if themes is not None:
            under = {x for t in themes for x in raw.under(t)}
            tally.claim(
                "lesson: on the subject", bool(raw.about(said.id) & under), f"[{said.id}] {said.text}"
            )


def conflicts(tally: Tally, raw: Raw, answer: ConflictsAnswer) -> None:
    """Every value that cards give, and that all contradictions are there."""
    real = {x for label in ("Project", "Platform") for x in raw.of[label] if raw.nodes[x]["differences"]}
    tally.claim("conflicts: all of them", {c.id for c in answer.conflicts} == real, str(len(real)))
    for said in answer.conflicts:
        node = raw.nodes[said.id]
        kept = " ".join(node["differences"])
        shown = [d for d in said.differences if d.shown]
        tally.claim(
            "conflicts: one shown a field",
            len(shown) == len({d.field for d in said.differences}) < len(said.differences),
            said.id,
        )
        for value in said.differences:
            told = re.sub(r"[€. ]", "", value.value) if value.field == "budget in euro" else value.value
            tally.claim("conflicts: value", f"{value.field}: {told}" in kept, f"[{said.id}] {value.value}")
            tally.claim(
                "conflicts: card says so",
                bool(value.cards) and set(value.cards) <= set(node["cards"]),
                f"[{said.id}] {value.cards}",
            )
            tally.claim("conflicts: sources", {s.id for s in value.sources} <= raw.sources(said.id), said.id)
            if value.shown and value.field == "fase":
                tally.claim(
                    "conflicts: what is shown", value.value == node["phase"], f"[{said.id}] {value.value}"
                )
    old = {p for p in raw.of["Project"] if raw.nodes[p]["phase_as_of"]}
    tally.claim("conflicts: all that may be over", {o.id for o in answer.outdated} == old, str(len(old)))
    for one in answer.outdated:
        node = raw.nodes[one.id]
        year = re.search(r"had (\d+) als eindjaar", one.why)
        begun = re.search(r"begon in (\d+)", one.why)
        holds = (
            one.phase == node["phase"]
            and one.phase_as_of == node["phase_as_of"]
            and (not year or int(year[1]) == node["end_year"])
            and (not begun or int(begun[1]) == node["start_year"])
            and bool(year or begun)
        )
        tally.claim("conflicts: why it may be over", holds, f"[{one.id}] {one.why}")


def note(tally: Tally, raw: Raw, answer: NoteAnswer) -> None:
    """Calls with whom they ask, figures with what is in them."""
    for said in (*answer.items, *answer.unaddressed):
        node = raw.nodes[said.id]
        tally.claim("note: name", said.name == node["name"], said.id)
        tally.claim("note: kind", said.kind == (node.get("kind") or ""), said.id)
        tally.claim("note: sources", {s.id for s in said.sources} == raw.sources(said.id), said.id)
        if said.type == "Opportunity":
            asked = raw.ends("ASKED_OF", said.id)
            tally.claim("note: of whom it is asked", {p.id for p in said.parties} == asked, said.id)
            tally.claim("note: words", said.text == (node["description"] or ""), said.id)
        if said.type == "Figure":
            own = (said.amount, said.unit, said.includes, said.text)
            stated = (node["amount"], node["unit"] or "", node["includes"] or "", node["statement"] or "")
            tally.claim("note: figure", own == stated, f"[{said.id}] {own}")
            tally.claim("note: figure in the sentence", said.text in answer.sentence, answer.sentence)
    for one in answer.unaddressed:
        tally.claim("note: nobody is named", not raw.ends("ASKED_OF", one.id), one.id)
    if answer.part == "oproepen":
        wanted = {p.id for p in answer.parties}
        calls = {
            x
            for x in raw.of["Opportunity"]
            if raw.starts("OFFERS", x) & raw.of["Organisation"] and raw.nodes[x]["kind"] != "kans"
        }
        meant = {x for x in calls if not wanted or wanted & raw.ends("ASKED_OF", x)}
        if not answer.parties and "geen oproep" in answer.sentence:
            meant = set()
        tally.claim("note: all calls", {i.id for i in answer.items} == meant, answer.sentence)
        earlier = re.search(r"stelden zij het Rijk (\d+|één) vra", answer.sentence)
        number = sum(raw.nodes[x]["kind"] == "vraag aan het Rijk" for x in meant)
        told = 0 if not earlier else 1 if earlier[1] == "één" else int(earlier[1])
        tally.claim("note: number of earlier requests", told == number, answer.sentence)


def verschilmakers(tally: Tally, raw: Raw, answer: VerschilmakersTheme) -> None:
    """What there is about one of the six themes, and why each thing is said to be."""
    theme = answer.theme.id
    labels = {
        "projecten": "Project",
        "platforms": "Platform",
        "kansen": "Opportunity",
        "items": "Publication",
    }
    for part in answer.parts:
        label = labels[part.part]
        direct = {x for x in raw.tagged(theme) & raw.of[label] if _listed(raw, x)}
        tally.claim(
            "verschilmakers: direct",
            part.direct == len(direct),
            f"[{theme}] {part.part} {part.direct} {len(direct)}",
        )
        tally.claim("verschilmakers: total", part.total == len(part.items), f"[{theme}] {part.part}")
        under = {x for x in raw.on(theme) & raw.of[label] if _listed(raw, x)}
        tally.claim(
            "verschilmakers: all under it", under <= {t.id for t in part.items}, f"[{theme}] {part.part}"
        )
        for thing in part.items:
            node, where = raw.nodes[thing.id], f"[{theme}] {thing.id}"
            tally.claim("verschilmakers: name", thing.name == node["name"], where)
            tally.claim(
                "verschilmakers: tied by its themes",
                {link.theme.id for link in thing.links} <= raw.about(thing.id),
                where,
            )
            straight = thing.explanation.startswith(f"Gaat over het thema {answer.theme.name}.")
            tally.claim(
                "verschilmakers: why",
                straight == (theme in raw.about(thing.id)),
                f"{where} {thing.explanation}",
            )
            if label in ("Project", "Platform"):
                tally.claim("verschilmakers: provinces", set(thing.provinces) == raw.where(thing.id), where)
            if label == "Project":
                tally.claim(
                    "verschilmakers: phase", thing.kind == raw.phase(thing.id), f"{where} {thing.kind}"
                )


def _listed(raw: Raw, thing: str) -> bool:
    node = raw.nodes[thing]
    return node["label"] != "Publication" or node["kind"] not in ("document", "akkoord")


_FILLED = {
    ("project", "themed"): lambda raw, x: any(raw.nodes[t]["scheme"] == "onderwerpen" for t in raw.about(x)),
    ("project", "sourced"): lambda raw, x: bool(raw.sources(x)),
    ("project", "led"): lambda raw, x: bool(raw.starts("LEADS", x)),
    ("project", "located"): lambda raw, x: bool(raw.ends("LOCATED_IN", x)),
    ("project", "carried"): lambda raw, x: bool(raw.ends("PART_OF", x) & raw.of["Platform"]),
    ("project", "partnered"): lambda raw, x: bool(raw.starts("PARTNERS_IN", x)),
    ("platform", "themed"): lambda raw, x: bool(raw.about(x)),
    ("platform", "sourced"): lambda raw, x: bool(raw.sources(x)),
    ("kans", "themed"): lambda raw, x: bool(raw.about(x)),
    ("kans", "sourced"): lambda raw, x: bool(raw.sources(x)),
}
_LABELS = {"project": "Project", "platform": "Platform", "kans": "Opportunity"}


def quality(tally: Tally, raw: Raw, answer: QualityAnswer) -> None:
    """How many records of every card have a field, and the advice that follows."""
    for card in answer.cards:
        for field in card.fields:
            own = {x for x in raw.of[_LABELS[field.kind]] if card.slug in raw.where(x)}
            has = _FILLED.get((field.kind, field.field))
            filled = {x for x in own if (has(raw, x) if has else _property(raw, x, field.field))}
            where = f"[{card.slug}] {field.kind} {field.field} {field.filled}/{field.total}"
            tally.claim("quality: filled", (field.filled, field.total) == (len(filled), len(own)), where)
            tally.claim("quality: missing", {r.id for r in field.missing} <= own - filled, where)
        for sentence in card.advice:
            told = re.fullmatch(r"Vul eerst (.+) in bij (één|\d+) (\w+) \((.+)\)\.", sentence)
            number = 0 if not told else 1 if told[2] == "één" else int(told[2])
            holds = any(
                told and f.name == told[1] and f.total - f.filled == number and f.why == told[4]
                for f in card.fields
            )
            tally.claim("quality: advice", holds, f"[{card.slug}] {sentence}")


def _property(raw: Raw, thing: str, name: str) -> bool:
    value = raw.nodes[thing][name]
    return bool(value) and value != "onbekend"


def changes(tally: Tally, raw: Raw, answer: ChangesAnswer, province: str = "") -> None:
    """What is new: every date, phase and place, and how much has no date."""
    for said in answer.changes:
        node, where = raw.nodes[said.thing.id], f"[{said.thing.id}] {said.sentence}"
        own = {
            "Project": lambda n: n["start_year"],
            "Platform": lambda n: n["founded"],
            "Publication": lambda n: n["year"],
        }.get(node["label"], lambda n: n["date"])(node)
        tally.claim("changes: date", said.date == str(own or ""), where)
        tally.claim("changes: name", said.thing.name == node["name"], where)
        if node["label"] in ("Project", "Platform"):
            tally.claim("changes: provinces", set(said.provinces) == raw.where(said.thing.id), where)
        if phase := re.search(r" \(fase (.+?\)?)\) heeft", said.sentence):
            tally.claim("changes: phase", phase[1] == raw.phase(said.thing.id), where)
        if place := re.search(r" in (.+)\.$", said.sentence) if node["label"] == "Project" else None:
            names = unlisted(
                re.sub(r"^\d+ in |^\d+ als beginjaar in ", "", place[1].split(" in ")[-1]),
                frozenset(raw.slugs),
            )
            told = {raw.slugs[n] for n in names or ()}
            tally.claim("changes: place in words", bool(told) and told <= raw.where(said.thing.id), where)
        tally.claim("changes: order", not answer.changes or said.date <= answer.changes[0].date, where)
    for missing in answer.undated:
        label = {"project": "Project", "platform": "Platform"}.get(missing.kind)
        if label and not province:
            key = {"Project": "start_year", "Platform": "founded"}[label]
            real = (sum(not raw.nodes[x][key] for x in raw.of[label]), len(raw.of[label]))
            tally.claim("changes: undated", (missing.count, missing.total) == real, f"{missing.kind} {real}")


def asked(tally: Tally, raw: Raw, answer: AskAnswer, expected: Iterable[str]) -> None:
    """How a question was understood: its sentence names what was recognised, and its list is complete."""
    names = [raw.nodes[f"provincie/{s}"]["name"] for s in answer.provinces]
    if answer.intent not in ("profile", "path"):
        tally.claim(
            "ask: provinces in the sentence", all(n in answer.understood for n in names), answer.understood
        )
    for one in (*answer.entities, *answer.found):
        tally.claim("ask: name", raw.nodes[one.id]["name"] == one.name, f"[{answer.question}] {one.id}")
    if answer.intent == "list":
        wanted = set(expected)
        tally.claim(
            "ask: the whole list",
            {f.id for f in answer.found} == wanted,
            f"[{answer.question}] {len(wanted)}",
        )
        said = "één" if len(wanted) == 1 else str(len(wanted))
        told = f"kent {said} " if wanted else "kent geen "
        counted = answer.count == len(wanted) and told in answer.answer
        tally.claim("ask: the number in the sentence", counted, f"[{answer.question}] {answer.answer}")
    if answer.note is not None:
        note(tally, raw, answer.note)
