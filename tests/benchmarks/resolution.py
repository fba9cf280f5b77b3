"""How well ``resolve`` finds what is the same thing, measured against labelled examples.

    SCHAKELKAART_GOLD=entities.yaml python -m tests.benchmarks.resolution

Counts pairs: of two labelled records (or spellings) the labels and the rules each say whether they
are one thing.  Pairs that the labels leave undecided count for nothing.  Decisions are not used.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from loaders.documents.folder import read_folder, seeds_folder
from loaders.resolve.aliases import read_organisations
from loaders.resolve.entities import Entity, Resolution
from loaders.resolve.resolve import resolve

DEFAULT_GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "entities.yaml"
Item = tuple[str, str, str]
"""Kind (``platform``, ``project``, ``organisation``), file (empty for a spelling) and name."""


@dataclass
class Score:
    """Pairs of one section: found and right, found but wrong, missed."""

    hits: list[tuple[Item, Item]] = field(default_factory=list)
    false: list[tuple[Item, Item]] = field(default_factory=list)
    missed: list[tuple[Item, Item]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        found = len(self.hits) + len(self.false)
        return len(self.hits) / found if found else 1.0

    @property
    def recall(self) -> float:
        real = len(self.hits) + len(self.missed)
        return len(self.hits) / real if real else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class _Lookup:
    """From a labelled item to the entities that bear it."""

    def __init__(self, resolution: Resolution) -> None:
        self.records: dict[Item, Entity] = {}
        self.names: dict[str, list[Entity]] = {}
        self.mentions: dict[str, list[Entity]] = {}
        for entity in resolution.entities:
            for record in entity.records:
                if record.kind in ("platform", "project"):
                    self.records[(record.kind, record.file, record.name)] = entity
            for mention in entity.mentions:
                self.mentions.setdefault(mention.name, []).append(entity)
            if entity.label != "Project":
                for name in (entity.name, *entity.aliases):
                    self.names.setdefault(name, []).append(entity)

    def entities(self, item: Item) -> set[int]:
        kind, _, name = item
        if kind in ("platform", "project"):
            found = self.records.get(item)
            return {id(found)} if found else set()
        of_parties = [e for e in self.mentions.get(name, []) if e.label != "Project"]
        return {id(e) for e in of_parties or self.names.get(name, [])}

    def merged(self, a: Item, b: Item) -> bool:
        """Whether all that ``a`` stands for and all that ``b`` stands for is one entity."""
        one, other = self.entities(a), self.entities(b)
        return bool(one) and bool(other) and len(one | other) == 1

    def touch(self, a: Item, b: Item) -> bool:
        """Whether ``a`` and ``b`` stand for one entity anywhere."""
        return bool(self.entities(a) & self.entities(b))


def _pair(raw: dict[str, Any]) -> tuple[Item, Item]:
    ends = []
    for end in ("a", "b"):
        kind = raw["kind"] if raw["kind"] != "cross_kind" else raw[end]["kind"]
        ends.append((kind, raw[end].get("file", ""), raw[end]["name"]))
    return ends[0], ends[1]


def _clusters(gold: dict[str, Any], section: str) -> list[list[Item]]:
    found: list[list[Item]] = []
    for cluster in gold.get(section, []):
        if section == "organisations":
            found.append([("organisation", "", name) for name in cluster["variants"]])
        elif section == "organisations_elsewhere":
            names = (cluster["canonical"], *cluster["other_spellings"])
            found.append([("organisation", "", name) for name in names])
        else:
            kind = section.rstrip("s")
            found.append([(r.get("kind", kind), r["file"], r["name"]) for r in cluster["records"]])
    return found


def measure(gold_file: Path, resolution: Resolution) -> dict[str, Score]:
    """Scores by section, and under ``distinct_pairs`` the labelled different pairs that were merged."""
    gold = yaml.safe_load(gold_file.read_text(encoding="utf-8"))
    lookup = _Lookup(resolution)
    undecided = {frozenset(_pair(raw)) for raw in gold.get("undecided", [])}
    scores: dict[str, Score] = {}
    sections = ("platforms", "projects", "cross_kind", "organisations", "organisations_elsewhere")
    for section in sections:
        clusters, score = _clusters(gold, section), Score()
        for cluster in clusters:
            for a, b in combinations(cluster, 2):
                if frozenset((a, b)) not in undecided:
                    (score.hits if lookup.merged(a, b) else score.missed).append((a, b))
        for one, other in combinations(clusters, 2):
            crossing = ((a, b) for a in one for b in other)
            score.false += [p for p in crossing if frozenset(p) not in undecided and lookup.touch(*p)]
        scores[section] = score
    apart = scores["distinct_pairs"] = Score()
    for raw in gold.get("distinct_pairs", []):
        pair = _pair(raw)
        if lookup.touch(*pair):
            apart.false.append(pair)
    return scores


def report(scores: dict[str, Score]) -> Iterable[str]:
    """The figures, a line a section, and under them every pair that went wrong."""
    total = Score()
    for section, score in scores.items():
        total.hits += score.hits
        total.false += score.false
        total.missed += score.missed
        if section == "distinct_pairs":
            yield f"{section:26} wrongly merged {len(score.false)}"
        else:
            yield (
                f"{section:26} precision {score.precision:.3f}  recall {score.recall:.3f}  "
                f"F1 {score.f1:.3f}  ({len(score.hits)} of {len(score.hits) + len(score.missed)} pairs)"
            )
    yield (f"{'all':26} precision {total.precision:.3f}  recall {total.recall:.3f}  F1 {total.f1:.3f}")
    for what, pairs in (("missed", total.missed), ("wrong", total.false)):
        for a, b in pairs:
            yield f"  {what}: {a[1] or '-'}: {a[2]}  |  {b[1] or '-'}: {b[2]}"


def main() -> int:
    gold_file = Path(os.environ.get("SCHAKELKAART_GOLD") or DEFAULT_GOLD)
    if not gold_file.exists():
        print(f"no labelled examples at {gold_file}; set SCHAKELKAART_GOLD", file=sys.stderr)
        return 2
    records, _ = read_folder(seeds_folder())
    start = time.perf_counter()
    resolution = resolve(records, None, read_organisations(seeds_folder()))
    print(f"resolved in {time.perf_counter() - start:.2f} s: {len(resolution.entities)} entities")
    for line in report(measure(gold_file, resolution)):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
