"""What the provinces together ask, the figures they give, and what an agreement holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.schema import label_of
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.model import Reference, SourceReference, UnknownWordError
from queries.base.things import sources_of
from queries.dutch.phrases import counted, listed
from queries.dutch.words import key
from queries.index.text_index import text_index
from queries.note.model import NoteAnswer, NoteItem, NoteQuery

NOT_IN_WORDS = (
    "Schakelkaart heeft de notitie niet woordelijk: dit is wat andere bronnen eruit geven. "
    "Er kan meer in staan."
)
REQUEST = "vraag aan het Rijk"
"""Kind of the requests of the Krachtenkaart of 2021; all others are of the note of 2023."""
KIND_ORDER = ("oproep", "wens", REQUEST)
PROVINCES = frozenset({"provincies", "deprovincies", "provincie", "ipo", "twaalfprovincies"})
"""Words for the provinces together, of whose money the note gives figures."""
TOGETHER = "Gezamenlijke provincies"
GROUP = "organisatiegroep"


def note(snapshot: Snapshot, query: NoteQuery | None = None) -> NoteAnswer:
    """The calls, the figures, or what a document holds, with a sentence that says it.

    Raises ``UnknownWordError`` for a document that is not in the graph.  A party that nobody calls upon is no
    fault: the sentence says so.
    """
    query = query or NoteQuery()
    parties = [_party(snapshot, word) for word in query.parties]
    answers = {"oproepen": _calls, "cijfers": _figures}
    if query.part in answers:
        return answers[query.part](snapshot, query, parties)
    return _document(snapshot, query)


# -- parties ------------------------------------------------------------------------------------


def _party(snapshot: Snapshot, word: str) -> Row:
    """An organisation by any of its names; a word that names none stands for itself, without identifier."""
    wanted = key(TOGETHER) if key(word) in PROVINCES else key(word)
    found = [i for i in text_index(snapshot).names.get(wanted, ()) if label_of(i) == "Organisation"]
    rows = snapshot.query(statements("note")["parties"], {"ids": sorted(found)[:1]})
    return rows[0] if rows else {"id": "", "name": word.strip(), "kind": GROUP}


def _who(parties: Iterable[Row]) -> str:
    return listed([_called(p) for p in parties])


def _called(party: Row) -> str:
    """As it stands in a sentence: *het Rijk*, *gemeenten*, *VNG*."""
    name = str(party["name"])
    if name == "Rijk":
        return "het Rijk"
    return name[:1].lower() + name[1:] if party["kind"] == GROUP else name


# -- calls --------------------------------------------------------------------------------------


def _calls(snapshot: Snapshot, query: NoteQuery, parties: Sequence[Row]) -> NoteAnswer:
    every = sorted(_items(snapshot, "calls"), key=_call_order)
    wanted = {p["id"] for p in parties}
    asked = [c for c in every if not parties or wanted & {p.id for p in c.parties}]
    unaddressed = [c for c in every if not c.parties] if parties else []
    notes = [NOT_IN_WORDS]
    if unaddressed:
        notes.insert(0, f"Van {counted(len(unaddressed), 'oproep', 'oproepen')} zegt geen bron aan wie.")
    sentence = _asked(asked, _who(parties)) if asked else _nobody_asked(every, _who(parties))
    return NoteAnswer(
        version=snapshot.version,
        part=query.part,
        parties=_references(parties),
        sentence=sentence,
        items=asked,
        unaddressed=unaddressed,
        notes=notes,
    )


def _asked(calls: Sequence[NoteItem], who: str) -> str:
    of_note = [c.name[:1].lower() + c.name[1:] for c in calls if c.kind != REQUEST]
    earlier = sum(c.kind == REQUEST for c in calls)
    asks = f"De provincies vragen {who}" if who else "De provincies vragen samen"
    said = [f"{asks}: {'; '.join(of_note)}."] if of_note else []
    if earlier:
        told = counted(earlier, "vraag", "vragen")
        said.append(f"In de Krachtenkaart van 2021 stelden zij het Rijk {told}.")
    return " ".join(said)


def _nobody_asked(every: Sequence[NoteItem], who: str) -> str:
    if not every:
        return "Er is geen oproep van de provincies bekend."
    others = listed(
        [_called({"name": n, "kind": ""}) for n in sorted({p.name for c in every for p in c.parties})]
    )
    return f"Er is geen oproep van de provincies aan {who} bekend; wel aan {others}."


def _call_order(call: NoteItem) -> tuple[int, bool, list[int], str, str]:
    rank = KIND_ORDER.index(call.kind) if call.kind in KIND_ORDER else len(KIND_ORDER)
    return rank, not call.places, _number(call.places), call.name, call.id


def _number(places: Sequence[str]) -> list[int]:
    """``5.2.1`` as numbers; a place without one (*Inleiding*) comes first."""
    return [int(n) for n in places[0].split(".") if n.isdigit()] if places else []


# -- figures ------------------------------------------------------------------------------------


def _figures(snapshot: Snapshot, query: NoteQuery, parties: Sequence[Row]) -> NoteAnswer:
    every = sorted(_items(snapshot, "figures"), key=lambda f: (not f.parties, f.per == "", f.name, f.id))
    wanted = {p["id"] for p in parties}
    found = [f for f in every if not parties or wanted & {p.id for p in f.parties}]
    who = _who(parties)
    if found:
        said = [f"{f.name}: {f.text}." for f in found]
        said += [f"Meegeteld is: {f.includes}." for f in found if f.includes]
        if not any(f.includes for f in found):
            said.append("Wat is meegeteld, zegt de bron niet.")
    else:
        said = [f"Er is geen bedrag van {who} bekend." if who else "Er is geen bedrag bekend."]
    return NoteAnswer(
        version=snapshot.version,
        part=query.part,
        parties=_references(parties),
        sentence=" ".join(said),
        items=found,
        unaddressed=[],
        notes=[NOT_IN_WORDS],
    )


# -- what a document holds ----------------------------------------------------------------------


def _document(snapshot: Snapshot, query: NoteQuery) -> NoteAnswer:
    cypher = statements("note")
    wanted = key(query.document)
    rows = snapshot.query(cypher["documents"])
    found = next((r for r in rows if wanted in {key(n) for n in (r["name"], *(r["aliases"] or ()))}), None)
    if found is None:
        raise UnknownWordError(f'onbekend document "{query.document}".', query.document)
    own = {"id": found["id"]}
    parts = _items_of(snapshot, snapshot.query(cypher["parts"], own), {}, {})
    calling = {row["id"] for row in snapshot.query(cypher["calling_for"], own)}
    makers = snapshot.query(cypher["makers"], own)
    name = found["name"]
    holds = listed([p.name for p in parts])
    said = [
        f"{name}: {found['remark']}" if found["remark"] else "",
        f"Onderdelen die de bronnen noemen: {holds}."
        if parts
        else f"De bronnen noemen geen onderdelen van {name}.",
        f"Partijen: {listed([m['name'] for m in makers])}." if makers else "",
    ]
    return NoteAnswer(
        version=snapshot.version,
        part=query.part,
        parties=[Reference(id=m["id"], type="Organisation", name=m["name"]) for m in makers],
        sentence=" ".join(filter(None, said)),
        items=[*parts, *(c for c in _items(snapshot, "calls") if c.id in calling)],
        unaddressed=[],
        notes=[NOT_IN_WORDS],
    )


# -- things -------------------------------------------------------------------------------------


def _items(snapshot: Snapshot, what: str) -> list[NoteItem]:
    """All calls, or all figures."""
    cypher = statements("note")
    parties = _related(snapshot.query(cypher[f"{what}_parties"]))
    themes = _related(snapshot.query(cypher[f"{what}_themes"]))
    return _items_of(snapshot, snapshot.query(cypher[what]), parties, themes)


def _related(rows: Iterable[Row]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    for row in rows:
        found[row["id"]].append(Reference(id=row["other"], type=label_of(row["other"]), name=row["name"]))
    return found


def _items_of(
    snapshot: Snapshot,
    rows: Sequence[Row],
    parties: Mapping[str, list[Reference]],
    themes: Mapping[str, list[Reference]],
) -> list[NoteItem]:
    sources = sources_of(snapshot, [row["id"] for row in rows])
    return [
        NoteItem(
            id=row["id"],
            type=label_of(row["id"]),
            name=row["name"],
            kind=row.get("kind") or "",
            text=row["text"] or "",
            remark=row["remark"] or "",
            places=_places(sources.get(row["id"], ())),
            parties=parties.get(row["id"], []),
            themes=themes.get(row["id"], []),
            amount=row.get("amount"),
            unit=row.get("unit") or "",
            per=row.get("per") or "",
            includes=row.get("includes") or "",
            sources=list(sources.get(row["id"], ())),
        )
        for row in rows
    ]


def _places(sources: Iterable[SourceReference]) -> list[str]:
    """Where in the note: *Inleiding* before 1, 5.2 before 5.10."""
    places = {place for source in sources for place in source.where.split("; ") if place}
    return sorted(places, key=lambda p: (_number([p]), p))


def _references(parties: Iterable[Row]) -> list[Reference]:
    return [Reference(id=p["id"], type="Organisation", name=p["name"]) for p in parties if p["id"]]
