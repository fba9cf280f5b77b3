"""Which source may be cited for which thing, worked out from the files themselves.

Nothing here comes from the loaders but the report of a load, which says what records became what thing.
The files are read as plain YAML, and the rule is written down anew: a source may be cited for a thing when
a record of that thing cites it, and for a relationship when a record of one end cites it and names the
other end.  The IPO note may be cited for what it names, in the sections where it does (``notitie.yaml``).
An organisation that has no record may be cited from the card that mentions it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graph.schema import label_of
from graph.store.data import GraphData

NOTE = "note"
NOT_CARDS = ("beslissingen.yaml", "organisaties.yaml")
LISTS = {
    "platforms": "platform",
    "projecten": "project",
    "kansen": "kans",
    "focus": "focus",
    "items": "publicatie",
    "tijdlijn": "gebeurtenis",
    "voorgeschiedenis": "gebeurtenis",
    "vragen_aan_rijk": "vraag",
    "handreikingen": "handreiking",
    "begrippen": "begrip",
    "oproepen": "oproep",
    "cijfers": "cijfer",
}
"""Field of a file to the kind of its records."""
KINDS = {
    "Platform": ("platform", "project", "begrip"),
    "Project": ("project", "begrip"),
    "Organisation": ("begrip",),
    "Opportunity": ("kans", "vraag", "oproep"),
    "Publication": ("publicatie", "begrip"),
    "Event": ("gebeurtenis",),
    "Figure": ("cijfer",),
}
"""Kinds of records that a thing may be described by."""
PARTY_FIELDS = (
    *("partners", "initiatiefnemers", "trekker", "platforms", "organisatie"),
    *("aan", "van", "onderdeel_van", "volgt_op", "over"),
)
CONCEPTS = ("hoofdlijn", "beleidsthema", "instrument", "prijs")
WHOLE_NOTE = {("PART_OF", "Publication"), ("OFFERS", "Opportunity"), ("FOCUSES_ON", "Theme")}
"""Relationships that the note states as a whole, by type and end: a call stands in the note and is its
author's; of a focus the wording is what is stated."""


@dataclass(frozen=True, eq=False)
class RawRecord:
    """One entry of a list in a file.  ``cited`` are the addresses of its sources, each with a place in it."""

    file: str
    kind: str
    name: str
    raw: dict[str, Any] = field(repr=False)
    cited: frozenset[tuple[str, str]] = field(repr=False)
    province: str = ""


class RawCitations:
    """The rule, for the graph that one folder became."""

    def __init__(self, folder: Path, data: GraphData, report: Iterable[dict[str, Any]]) -> None:
        self.files = [(p.stem, _plain(p)) for p in sorted(folder.rglob("*.yaml")) if p.name not in NOT_CARDS]
        self.data = data
        self.became = {e["id"]: {(r["file"], r["name"]) for r in e["records"]} for e in report}
        self.sources = {(f, k): _address(s) for f, root in self.files for k, s in _sources(root)}
        self.records = [r for stem, root in self.files for r in self._records_of(stem, root)]
        by_name: dict[tuple[str, str], list[RawRecord]] = defaultdict(list)
        for record in self.records:
            by_name[record.file, record.name].append(record)
        self.own = {
            i: [
                r
                for key in sorted(keys)
                for r in by_name.get(key, ())
                if r.kind in KINDS.get(label_of(i), ())
            ]
            for i, keys in self.became.items()
        }
        nodes = data.nodes["Source"].to_dicts()
        self.address = {
            n["id"]: _address({"adres": n["url"], "titel": n["name"], "uitgever": n["publisher"]})
            for n in nodes
        }
        self.cards = {n["id"]: next(iter(self.became[n["id"]]))[0] for n in nodes if n["kind"] == "kaart"}
        self.note = next(i for i, a in self.address.items() if a == self.sources["bronnen", NOTE])
        self._concepts()
        self._named_by_note()

    # -- reading ----------------------------------------------------------------------------

    def _records_of(self, stem: str, root: dict[str, Any]) -> Iterator[RawRecord]:
        for list_name, kind in LISTS.items():
            for raw in root.get(list_name) or ():
                yield self._record(stem, kind, raw, root.get("provincie", ""))
        for key, kind in (
            ("krachtenkaart", "publicatie"),
            ("kansenkaarten", "publicatie"),
            ("platform", "platform"),
        ):
            if isinstance(root.get(key), dict):
                yield self._record(stem, kind, root[key])
        for raw in (root.get("opvolger") or {}).get("verwant", ()):
            yield self._record(stem, "publicatie", raw)
        for province in root.get("provincies") or ():
            for part in ("in_krachtenkaart", "elders_genoemd"):
                for raw in province.get(part) or ():
                    yield self._record(stem, "focus", raw, province["provincie"])

    def _record(self, stem: str, kind: str, raw: dict[str, Any], province: str = "") -> RawRecord:
        name = raw.get("naam") or f"Vraag {raw.get('nummer')} van de Krachtenkaart aan het Rijk"
        cited = [
            (self._key(stem, c), c.get("plaats", "") if isinstance(c, dict) else "") for c in _cites(raw)
        ]
        if kind in ("begrip", "oproep"):
            places = [p for p in (raw.get("plaats"), *raw.get("ook_in", ())) if p] or [""]
            cited += [(self.sources["bronnen", NOTE], str(p)) for p in places]
        return RawRecord(stem, kind, " ".join(name.split()), raw, frozenset(cited), province)

    def _key(self, stem: str, cite: Any) -> str:
        key = cite["bron"] if isinstance(cite, dict) else cite
        file, slash, rest = key.partition("/")
        return self.sources.get((file, rest) if slash else (stem, key)) or self.sources["bronnen", key]

    def _concepts(self) -> None:
        """Words for themes: codes and names of the vocabularies, and topics in all spellings."""
        self.themes: dict[str, set[str]] = defaultdict(set)
        self.topics: dict[str, str] = {}
        self.scheme: dict[str, str] = {}
        self.concept_cites: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for stem, root in self.files:
            for c in root.get("concepts") or ():
                own = f"thema/{c['id']}"
                self.scheme[own] = root["scheme"]
                for word in (c["label"], *c.get("alt_labels", ())):
                    if root["scheme"] == "onderwerpen":
                        self.topics[_fold(word)] = own
                    else:
                        self.themes[word.casefold()].add(own)
                self.themes[c["id"]].add(own)
                self.concept_cites[own] |= {(self._key(stem, s), _place(s)) for s in c.get("sources", ())}
        for record in self.records:
            if record.kind == "handreiking":
                own = f"thema/{record.raw['id']}"
                self.concept_cites[own] |= record.cited

    def _named_by_note(self) -> None:
        """Identifiers of what the note names, with the sections; and the provinces it names with them."""
        self.named: dict[str, set[str]] = defaultdict(set)
        self.term_of: dict[str, set[str]] = defaultdict(set)
        by_record = {key: i for i, keys in self.became.items() for key in keys if key[0] == "notitie"}
        for term in (r for r in self.records if r.kind == "begrip"):
            for identifier in self._meant(term, by_record):
                self.named[identifier] |= {place for _, place in term.cited}
                self.term_of[term.name].add(identifier)

    def _meant(self, term: RawRecord, by_record: dict[tuple[str, str], str]) -> set[str]:
        words = [str(term.raw[k]) for k in ("naam", "zoals_geschreven", "volledige_naam") if term.raw.get(k)]
        if term.raw["soort"] == "provincie":
            return {f"provincie/{p['id']}" for p in self._provinces() if p["naam"] == term.name}
        if term.raw["soort"] in ("thema", "ontwikkelspoor"):
            lowered = term.name.casefold()
            hint = next((h for h in ("transitieagenda", "verschilmakers") if h in lowered), "")
            found = {t for w in words for t in self.themes.get(w.casefold(), ())}
            return {t for t in found if self.scheme[t].startswith(hint)}
        if term.raw["soort"] in CONCEPTS:
            exact = [m["thema"] for m in term.raw.get("komt_overeen_met", ()) if m["graad"] == "exact"]
            topics = {self.topics[_fold(w)] for w in (*words, *exact) if _fold(w) in self.topics}
            rows = self.data.nodes["Theme"].to_dicts()
            own = {n["id"] for n in rows if n["scheme"] == "notitie" and n["name"] == term.name}
            return own or topics
        identifier = by_record.get((term.file, term.name))
        return {identifier} if identifier else set()

    def _provinces(self) -> list[dict[str, Any]]:
        rows = self.data.nodes["Province"].to_dicts()
        return [
            {"id": n["slug"], "naam": n["name"], "namen": {n["name"], n["slug"], *n["aliases"]}} for n in rows
        ]

    # -- the rule ---------------------------------------------------------------------------

    def faults(self) -> Iterator[str]:
        """Everything that is cited and may not be, and everything that should be and is not."""
        stated: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for (type_, _, _), frame in self.data.relationships.items():
            for row in frame.to_dicts():
                if type_ == "STATED_IN":
                    places = (row["where"] or "").split("; ")
                    if row["to"] in self.cards:
                        yield from self._by_card(row["from"], row["to"], row["where"])
                        continue
                    stated[row["from"]] |= {(self.address[row["to"]], place) for place in places}
                    for place in places:
                        if not self._may_state(row["from"], self.address[row["to"]], place):
                            yield f"{row['from']} staat niet in {row['to']} ({place})"
                elif type_ == "PART_OF" and row["reason"]:
                    continue  # what people decided stands in the decisions, with its reason
                elif "sources" in row:
                    yield from self._relationship(
                        type_, row["from"], row["to"], (row["sources"] or "").split()
                    )
        for identifier, records in self.own.items():
            for record in records:
                for address, place in record.cited:
                    if not any(a == address and (p == place or not place) for a, p in stated[identifier]):
                        yield f"{identifier} noemt {address} ({place}) niet meer"

    def _may_state(self, identifier: str, address: str, place: str) -> bool:
        label = label_of(identifier)
        if label == "Municipality":
            return address == self.sources["bronnen", "cbs"] or (address, place) in self._of_regions(
                identifier
            )
        if label == "Theme":
            terms = {t for t, ids in self.term_of.items() if identifier in ids}
            of_terms = {c for r in self.records if r.kind == "begrip" and r.name in terms for c in r.cited}
            return (address, place) in self.concept_cites[identifier] | of_terms
        if label == "Province":
            return (address, place) in self._cited_of_province(identifier)
        return any((address, place) in r.cited for r in self.own.get(identifier, ()))

    def _cited_of_province(self, identifier: str) -> set[tuple[str, str]]:
        own = next(p for p in self._provinces() if f"provincie/{p['id']}" == identifier)
        found = {c for r in self.records if r.kind == "focus" and r.province in own["namen"] for c in r.cited}
        found |= {c for r in self.records if r.kind == "begrip" and r.name == own["naam"] for c in r.cited}
        of_file = next(root["bronnen"] for stem, root in self.files if stem == "provincies")
        return found | {(self._key("provincies", c), _place(c)) for c in of_file}

    def _of_regions(self, identifier: str) -> set[tuple[str, str]]:
        """The sources of the regions that name a municipality, each for its region."""
        rows = self.data.nodes["Municipality"].to_dicts()
        name = next(row["name"] for row in rows if row["id"] == identifier)
        regions = next((root["streken"] for stem, root in self.files if stem == "streken"), ())
        return {
            (self._key("streken", cite), f"streek {region['naam']}")
            for region in regions
            if name in region["gemeenten"]
            for cite in region["bronnen"]
        }

    def _by_card(self, party: str, source: str, where: str) -> Iterator[str]:
        """An organisation by the card that mentions it, with all records there that do."""
        stem = self.cards[source]
        if label_of(party) != "Organisation":
            yield f"{party} is geen organisatie en steunt op kaart {stem}"
        by = sorted(
            {r.name for r in self.records if r.file == stem and self._mentions(r, party)}, key=str.casefold
        )
        if not by or where != f"genoemd bij {'; '.join(by)}":
            yield f"{party} op kaart {stem}: {where!r}, en niet {by}"

    def _relationship(self, type_: str, start: str, end: str, sources: list[str]) -> Iterator[str]:
        stating = list(self._stating(type_, start, end))
        if stating and not sources:
            yield f"{start} {type_} {end}: steunt nergens op"
        for source in sources:
            if source in self.cards:
                if not any(r.file == self.cards[source] for r, _ in stating):
                    yield f"{start} {type_} {end}: kaart {self.cards[source]} zegt dat niet"
                if any(
                    self._documents(type_, start, end, r, other)
                    for r, other in stating
                    if r.file == self.cards[source]
                ):
                    yield f"{start} {type_} {end}: een kaart, terwijl er een document is"
            elif not any(
                self.address[source] in self._documents(type_, start, end, r, o) for r, o in stating
            ):
                yield f"{start} {type_} {end}: {source} zegt dat niet"

    def _documents(self, type_: str, start: str, end: str, record: RawRecord, other: str) -> set[str]:
        """Addresses that a record may be cited with for this relationship."""
        found = {a for a, _ in record.cited if a != self.address[self.note]}
        places = {p for a, p in record.cited if a == self.address[self.note]}
        of_note_only = record.file == "notitie" and self._is_of_note(record, other)
        if places and self._note_says(type_, start, end, record, other, places):
            found.add(self.address[self.note])
        return found & {self.address[self.note]} if of_note_only else found

    def _is_of_note(self, record: RawRecord, other: str) -> bool:
        """Terms and things that an entry of the note names are tied to it by the note alone."""
        fields = [
            *record.raw.get("begrippen", ()),
            *_as_list(record.raw.get("over")),
            *record.raw.get("volgt_op", ()),
        ]
        fields += record.raw.get("onderdeel_van", ())
        return any(other in self.term_of.get(name, ()) for name in fields)

    def _note_says(
        self, type_: str, start: str, end: str, record: RawRecord, other: str, places: set[str]
    ) -> bool:
        if (type_, label_of(end)) in WHOLE_NOTE:
            return True
        if type_ in ("ACTIVE_IN", "IN_PROVINCE"):
            name = next(p["naam"] for p in self._provinces() if f"provincie/{p['id']}" == end)
            return any(r.kind == "begrip" and name in r.raw.get("provincies", ()) for r in self.own[start])
        return bool(self.named[other] & places) or ("" in places and bool(self.named[other]))

    def _stating(self, type_: str, start: str, end: str) -> Iterator[tuple[RawRecord, str]]:
        """Records of one end that name the other, with that other."""
        if type_ == "FOCUSES_ON":
            names = next(p["namen"] for p in self._provinces() if f"provincie/{p['id']}" == start)
            yield from (
                (r, end)
                for r in self.records
                if r.kind == "focus" and r.province in names and self._about(r, end)
            )
            return
        for owner, other in ((start, end), (end, start)):
            for record in self.own.get(owner, ()):
                if (
                    self._mentions(record, other)
                    or self._about(record, other)
                    or self._lies(record, other)
                    or (record.kind == "gebeurtenis" and label_of(other) in ("Publication", "Platform"))
                    or (
                        type_ == "PART_OF"
                        and record.kind in ("oproep", "cijfer")
                        and label_of(other) == "Publication"
                    )
                ):
                    yield record, other

    def _mentions(self, record: RawRecord, other: str) -> bool:
        """Whether a record names a party: as it is written on that card, or as a term of the note."""
        written = {name for file, name in self.became.get(other, ()) if file == record.file}
        fields = [value for key in PARTY_FIELDS for value in _as_list(record.raw.get(key))]
        if record.kind == "vraag":
            fields += ["Rijk", "Interprovinciaal Overleg (IPO)"]
        if record.kind == "oproep":
            fields.append("IPO")
        if record.file == "notitie" and label_of(other) == "Organisation" and other not in self.named:
            return any(_within(name, value) for value in fields for name in written)
        by_note = any(other in self.term_of.get(value, ()) for value in fields)
        return by_note or any(_within(name, value) for value in fields for name in written)

    def _about(self, record: RawRecord, theme: str) -> bool:
        if label_of(theme) != "Theme":
            return False
        if any(theme in self.themes.get(word.casefold(), ()) for word in record.raw.get("themas", ())):
            return True
        words = record.raw.get("trefwoorden", ())
        if any(self.topics.get(_fold(w)) == theme or theme == f"thema/on-{_slug(w)}" for w in words):
            return True
        if any(theme in self.term_of.get(name, ()) for name in record.raw.get("begrippen", ())):
            return True
        tracks = [r for r in self.records if r.kind == "begrip" and r.raw["soort"] == "ontwikkelspoor"]
        own = [r.name for r in tracks if record.kind == "begrip" and r.raw["plaats"] == record.raw["plaats"]]
        return any(theme in self.term_of[name] for name in own)

    def _lies(self, record: RawRecord, place: str) -> bool:
        if label_of(place) == "Municipality":
            rows = {n["id"]: {n["name"], *n["aliases"]} for n in self.data.nodes["Municipality"].to_dicts()}
            return record.raw.get("gemeente") in rows[place]
        if label_of(place) != "Province":
            return False
        names = next(p["namen"] for p in self._provinces() if f"provincie/{p['id']}" == place)
        named = record.raw.get("provincies") or [record.province]
        return any(n in names for n in (*named, record.province if record.kind == "kans" else ""))


def _plain(path: Path) -> dict[str, Any]:
    """All values as the text that stands there: 5.2 stays 5.2."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}


def _sources(root: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    found = root.get("bronnen")
    return found.items() if isinstance(found, dict) else ()


def _address(source: dict[str, Any]) -> str:
    url = (source.get("adres") or "").removeprefix("https://").removeprefix("http://").removeprefix("www.")
    host, slash, rest = url.partition("/")
    url = f"{host.lower()}{slash}{rest}".partition("#")[0].rstrip("/")
    return url or f"{source['titel']} ({source.get('uitgever') or ''})"


def _cites(raw: dict[str, Any]) -> list[Any]:
    return list(raw.get("bronnen") or ())


def _place(cite: Any) -> str:
    return str(cite.get("plaats", "")) if isinstance(cite, dict) else ""


def _as_list(value: Any) -> list[str]:
    return [] if not value else [value] if isinstance(value, str) else list(value)


def _within(name: str, written: str) -> bool:
    """Whether a field names a party: alone, or among others ("A en B", "A met B, C en D")."""
    whole = " ".join(written.split())
    return name == whole or name in re.split(r", | en | met ", whole)


def _fold(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").split())


def _slug(word: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in word.casefold()).split())
