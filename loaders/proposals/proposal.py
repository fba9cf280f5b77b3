"""A proposal from a workshop: what a room drew in the network page, as candidate changes to the cards.

Nothing of it enters the graph by itself.  The proposal becomes text in the form of the cards, in a copy of
the data folder; that copy is read, checked and resolved as any data is, and the difference with the graph of
the cards as they are is what would change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from graph.schema import is_identifier, label_of, segment_of, slug_of
from graph.store.data import GraphData
from loaders.build.load import Prepared, prepare
from loaders.proposals.trial import trial
from loaders.records.check import Checker
from loaders.resolve.decisions import FILE_NAME as DECISIONS
from loaders.text.located import Located
from loaders.text.places import CARDS, WORKBOOK
from loaders.text.problems import Problem, RefusedError, did_you_mean
from loaders.text.read import read_yaml

KINDS = {"project": "projecten", "platform": "platforms", "kans": "kansen"}
"""What a room may propose, with the list of a card it goes to."""
FIELDS = ("soort", "datum", "beeld", "dingen", "relaties")
THING_FIELDS = ("sleutel", "naam", "soort", "provincie", "thema", "opmerking")
RELATION_FIELDS = ("van", "van_naam", "naar", "naar_naam", "soort", "opmerking")
VERBS = {
    ("trekt", "project"): "trekker",
    ("doet mee in", "project"): "partners",
    ("is partner van", "platform"): "partners",
}
"""Verb and kind of what it is done to: the field of a card in which the other end stands."""
STEM = "voorstel"
SOURCE = "v1"


@dataclass(frozen=True)
class ProposedThing:
    """A thing that is not in the graph."""

    key: str
    name: str
    kind: str
    province: str
    theme: str
    remark: str


@dataclass(frozen=True)
class ProposedRelation:
    """A relationship between two things by identifier (or key of a proposed thing), with their names."""

    source: str
    source_name: str
    target: str
    target_name: str
    verb: str
    line: int


@dataclass
class Proposal:
    """A proposal that could be read."""

    name: str
    date: str
    things: list[ProposedThing] = field(default_factory=list)
    relations: list[ProposedRelation] = field(default_factory=list)


@dataclass
class Candidate:
    """What a proposal would do: text per file of the data folder, what changes, what needs a person."""

    files: dict[str, str]
    created: list[tuple[str, str]]
    connected: list[tuple[str, str, str]]
    problems: list[Problem]


def read_proposal(path: Path) -> Proposal:
    """The proposal in a file of the network page.  Raises ``RefusedError`` with every fault in it."""
    if not path.is_file():
        raise RefusedError(
            [Problem(path.name, 0, "", "dit bestand is er niet", "Geef het pad van het bestand.")]
        )
    problems: list[Problem] = []
    document = read_yaml(path, path.parent, problems)
    check, root = Checker(document, problems, ()), document.root
    check.only_fields(root, FIELDS)
    kind = check.text(root.get("soort"), "soort", required=True, line=1)
    if kind and kind != "voorstel":
        check.problem(
            1, "soort", f'dit is geen voorstel maar "{kind}"', "Kaarten laadt u met schakelkaart load."
        )
    proposal = Proposal(document.name, check.date(root.get("datum"), "datum"))
    for item in check.items(root, "dingen"):
        proposal.things.append(_thing(check, item))
    for item in check.items(root, "relaties"):
        proposal.relations.append(_relation(check, item))
    if problems:
        raise RefusedError(problems)
    return proposal


def _thing(check: Checker, item: Located) -> ProposedThing:
    raw = check.mapping(item, "dingen", required=True)
    check.only_fields(raw, THING_FIELDS)
    kind = check.text(raw.get("soort"), "soort", required=True, line=item.line)
    if kind and kind not in KINDS:
        remedy = did_you_mean(kind, KINDS, f"Kies uit: {', '.join(KINDS)}.")
        check.problem(item.line, "soort", f'onbekende soort "{kind}"', remedy)
    return ProposedThing(
        key=check.text(raw.get("sleutel"), "sleutel"),
        name=check.text(raw.get("naam"), "naam", required=True, line=item.line),
        kind=kind,
        province=check.text(raw.get("provincie"), "provincie", required=True, line=item.line),
        theme=check.text(raw.get("thema"), "thema"),
        remark=check.text(raw.get("opmerking"), "opmerking"),
    )


def _relation(check: Checker, item: Located) -> ProposedRelation:
    raw = check.mapping(item, "relaties", required=True)
    check.only_fields(raw, RELATION_FIELDS)

    def need(name: str) -> str:
        return check.text(raw.get(name), name, required=True, line=item.line)

    return ProposedRelation(
        need("van"), need("van_naam"), need("naar"), need("naar_naam"), need("soort"), item.line
    )


def candidate(proposal: Proposal, folder: Path) -> Candidate:
    """What the proposal would change in the graph of ``folder``, which stays as it is.

    Raises ``RefusedError`` when the changed data would be refused, with the faults as a load tells them.
    """
    now = prepare(folder)
    problems: list[Problem] = []
    files = _files(proposal, folder, now, problems)

    def write(copy: Path) -> None:
        for name, text in files.items():
            (copy / name).write_text(text, encoding="utf-8")

    found = trial(folder, write, now)
    return Candidate(files, found.created, found.connected, problems + found.problems)


def _files(proposal: Proposal, folder: Path, now: Prepared, problems: list[Problem]) -> dict[str, str]:
    """A file of candidate platforms and projects, and the cards to which kansen are added."""
    lists: dict[str, list[dict[str, Any]]] = {"platforms": [], "projecten": []}
    records: dict[str, dict[str, Any]] = {}
    files: dict[str, str] = {}
    for thing in proposal.things:
        if thing.kind == "kans":
            _add_to_card(thing, proposal, folder, files)
            continue
        made = _record(thing)
        records[thing.key] = made
        lists[KINDS[thing.kind]].append(made)
    for relation in proposal.relations:
        _relate(relation, records, lists, now.data, proposal, problems)
    if lists["platforms"] or lists["projecten"]:
        said = {name: items for name, items in lists.items() if items}
        content = {"soort": "interprovinciaal", **said, "bronnen": {SOURCE: _source(proposal)}}
        files[f"{STEM}.yaml"] = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    decided = _decisions(records, now)
    if decided:
        path = folder / DECISIONS
        text = path.read_text(encoding="utf-8") if path.is_file() else "soort: beslissingen\n"
        files[DECISIONS] = _inserted(text, "zelfde", decided)
    return files


def _decisions(records: Mapping[str, Mapping[str, Any]], now: Prepared) -> list[dict[str, str]]:
    """The room pointed at things in the graph: that their records are the same is decided, not guessed."""
    first = {e["id"]: e["records"][0] for e in now.entities if e["records"]}
    return [
        {
            "een": f"{STEM}: {record['naam']}",
            "ander": f"{first[identifier]['file']}: {first[identifier]['name']}",
            "reden": "In de werksessie in het netwerk aangewezen.",
        }
        for identifier, record in records.items()
        if identifier in first
    ]


def _source(proposal: Proposal) -> dict[str, str]:
    said = {"titel": f"Voorstel uit een werksessie ({proposal.name})", "soort": "werksessie"}
    return said | ({"datum": proposal.date} if proposal.date else {})


def _record(thing: ProposedThing) -> dict[str, Any]:
    own = {"fase": "idee"} if thing.kind == "project" else {"soort": "netwerk"}
    return {
        "naam": thing.name,
        **own,
        **({"omschrijving": thing.remark} if thing.remark else {}),
        **({"themas": [thing.theme]} if thing.theme else {}),
        "provincies": [thing.province],
        "bronnen": [SOURCE],
    }


def _add_to_card(thing: ProposedThing, proposal: Proposal, folder: Path, files: dict[str, str]) -> None:
    """A kans belongs to a province, so it goes at the head of the list on its card."""
    name = f"{CARDS}/{thing.province}.yaml"
    path = folder / name
    if not path.is_file():
        message, remedy = f'er is geen kaart van "{thing.province}"', "Schrijf zoals fryslan."
        if path.with_suffix(WORKBOOK).is_file():
            message = f'de kaart van "{thing.province}" wordt in Excel bijgehouden'
            remedy = f'Zet de kans "{thing.name}" daar op het blad Kansen.'
        raise RefusedError([Problem(proposal.name, 0, "provincie", message, remedy)])
    text = files.get(name) or path.read_text(encoding="utf-8")
    source = f"{STEM}-{SOURCE}"
    item = {
        "naam": thing.name,
        **({"omschrijving": thing.remark} if thing.remark else {}),
        **({"themas": [thing.theme]} if thing.theme else {}),
        "bronnen": [source],
    }
    text = _inserted(text, "kansen", [item])
    if f"\n  {source}:" not in text:
        text = _inserted(text, "bronnen", {source: _source(proposal)})
    files[name] = text


def _inserted(text: str, section: str, content: object) -> str:
    """The text of a card with something put first in a section, which is made when it is not there."""
    block = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    indented = "".join(f"  {line}\n" for line in block.splitlines())
    if f"\n{section}:\n" in text:
        return text.replace(f"\n{section}:\n", f"\n{section}:\n{indented}", 1)
    return f"{text.rstrip()}\n\n{section}:\n{indented}"


def _relate(
    relation: ProposedRelation,
    records: dict[str, dict[str, Any]],
    lists: Mapping[str, list[dict[str, Any]]],
    data: GraphData,
    proposal: Proposal,
    problems: list[Problem],
) -> None:
    """Write a relationship where a card has it: as partner, trekker or platform of a project or platform."""
    kind = _kind(relation.target, records)
    holder, name, attribute = relation.target, relation.source_name, VERBS.get((relation.verb, kind), "")
    if relation.verb == "is onderdeel van" and _kind(relation.source, records) == "project":
        holder, name = relation.source, relation.target_name
        attribute = "platforms" if kind == "platform" else ""
    if not attribute:
        said = f'"{relation.source_name} {relation.verb} {relation.target_name}" heeft geen veld op een kaart'
        remedy = "Bespreek het, en leg het zelf vast als partner, trekker of platform."
        problems.append(Problem(proposal.name, relation.line, "relaties", said, remedy, "let op"))
        return
    record = records.get(holder)
    if record is None:
        record = records[holder] = _known(holder, data, proposal, relation.line)
        lists["projecten" if "fase" in record else "platforms"].append(record)
    if attribute == "trekker":
        record[attribute] = name
    else:
        record.setdefault(attribute, []).append(name)


def _kind(identifier: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    if identifier in records:
        return "project" if "fase" in records[identifier] else "platform"
    return segment_of(identifier)


def _known(identifier: str, data: GraphData, proposal: Proposal, line: int) -> dict[str, Any]:
    """A record under the name of a thing that is in the graph, so that the two become one."""
    label = label_of(identifier) if is_identifier(identifier) else ""
    rows = data.nodes[label].filter(pl.col("id") == identifier).to_dicts() if label else []
    if not rows:
        message = f'"{identifier}" staat niet in de gegevens'
        raise RefusedError(
            [Problem(proposal.name, line, "relaties", message, "Is het voorstel van een andere versie?")]
        )
    row = rows[0]
    addressed = data.relationships["ADDRESSES", label, "Theme"].filter(pl.col("from") == identifier)
    themes = sorted(slug_of(t) for t in addressed["to"].to_list())
    broad = [t for t in themes if not t.startswith("on-")] or themes
    own = {"fase": row["phase"] or "onbekend"} if label == "Project" else {"soort": row["kind"] or "netwerk"}
    provinces = (row["province_key"] or "").split()
    return {
        "naam": row["name"],
        **own,
        **({"themas": broad} if broad else {}),
        **({"provincies": provinces} if provinces else {}),
        "bronnen": [SOURCE],
    }
