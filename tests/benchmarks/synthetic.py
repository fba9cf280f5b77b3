"""A graph of any number of projects with the shape of the seeds, for measuring what growth costs.

    python -m tests.benchmarks.synthetic --projects 300000 --graph file:synthetisch.lbug

What stays as it is: the twelve provinces, the municipalities, all vocabularies, what provinces focus
on, publications and events.  What grows: projects, and with them ``COPIED`` in the same proportion
(``PER_PROJECT``), so that a platform carries as many projects as in the seeds, and a source states as
many things.

Every synthetic project is put together from three real ones, so that it is like them without being
one of them:

- its *subject*: name, description, themes, leader, partners and sources;
- its *place*: provinces, municipality and platforms; another project's in a share ``MIXED`` of cases;
- its *course*: phase, years, budget and results; always drawn anew.

A theme is replaced in a share ``MIXED`` of cases by one of the same vocabulary that real projects
combine with another theme of this project: the frequencies stay, what goes together stays likely, and
new combinations appear.  A province of a project in a few provinces is replaced by one of its
neighbours in a share ``MOVED`` of cases, so that there are ever more distinct groups of provinces, as
there would be.  Relationships between two things that grow are joined to another copy, by a shift
that is drawn for each of them: everything has as many relationships as in the seeds, and yet the
whole does not fall apart into islands.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import polars as pl

from graph.store import open_store
from graph.store.data import GraphData, PairKey
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder

Numbers = npt.NDArray[np.int64]

COPIED = ("Platform", "Organisation", "Opportunity", "Source")
PER_PROJECT = 1.0
"""How much these grow for every time that the projects do.  One: the hardest case for a load, and the only
one that keeps all degrees as they are (with less, organisations would become ever larger hubs)."""
MIXED = 0.3
"""High enough that no two copies of a project are likely to be equal, low enough to keep their subject."""
MOVED = 0.15
"""Of the provinces of a project in two or more, but not in all."""
PLACE = ("IN_PROVINCE", "LOCATED_IN", "PART_OF")
"""Relationships of a project that belong to its place; all others belong to its subject."""
COURSE = ("phase", "start_year", "end_year", "budget_eur", "results")
ONCE = ("GOVERNS", "INVOLVES")
"""Relationships of things that grow with things that do not, which only the first copy has."""


def synthetic(seeds: GraphData, projects: int, seed: int = 2023) -> GraphData:
    """A graph of ``projects`` projects (at least one) with the shape of ``seeds``.

    Equal arguments give an equal graph.  Every node that ought to has a source, and every relationship has
    both its ends.
    """
    return _Growth(seeds, projects, seed).graph()


class _Growth:
    """One graph in the making.

    ``copy``, ``subject``, ``place`` and ``course`` are arrays over the projects to make: the number of the
    copy that each belongs to, and rows of the real projects that it takes its parts from.
    """

    def __init__(self, seeds: GraphData, projects: int, seed: int) -> None:
        if projects < 1:
            raise ValueError("a synthetic graph has at least one project")
        self.seeds = seeds
        self.random = np.random.default_rng(seed)
        real = seeds.nodes["Project"].height
        self.copies = max(1, round(projects * PER_PROJECT / real))
        self.copy = np.arange(projects) // real
        self.subject = self.random.permutation(real)[np.arange(projects) % real]
        self.mixed = self.random.random(projects) < MIXED
        self.place = np.where(self.mixed, self.random.integers(0, real, projects), self.subject)
        self.course = self.random.integers(0, real, projects)
        self.row = {
            label: pl.DataFrame({"id": frame["id"], "row": np.arange(frame.height)})
            for label, frame in seeds.nodes.items()
        }
        self.ids = {label: seeds.nodes[label]["id"] for label in seeds.nodes}
        for label in COPIED:
            self.ids[label] = _copied(self.ids[label], self.copies)
        self.ids["Project"] = self._numbered(seeds.nodes["Project"]["id"], "-")

    def graph(self) -> GraphData:
        nodes = dict(self.seeds.nodes)
        for label in COPIED:
            nodes[label] = self._copied_nodes(label)
        relationships = {
            key: self._relationships(key, frame) for key, frame in self.seeds.relationships.items()
        }
        nodes["Project"] = self._projects(relationships["IN_PROVINCE", "Project", "Province"])
        return GraphData(nodes, relationships)

    # -- nodes --------------------------------------------------------------------------------

    def _copied_nodes(self, label: str) -> pl.DataFrame:
        frame = self.seeds.nodes[label]
        later = frame.with_columns(pl.lit([], pl.List(pl.String)).alias("former_ids"))
        return pl.concat([frame, *[later] * (self.copies - 1)]).with_columns(
            self.ids[label], _copied(frame["name"], self.copies, " ")
        )

    def _projects(self, in_province: pl.DataFrame) -> pl.DataFrame:
        real = self.seeds.nodes["Project"]
        slugs = self.seeds.nodes["Province"].select(pl.col("id").alias("to"), "slug")
        keys = (
            in_province.join(slugs, on="to")
            .group_by(pl.col("from").alias("id"))
            .agg(pl.col("slug").sort().str.join(" ").alias("province_key"))
        )
        return (
            real[self.subject]
            .with_columns(real[self.course].select(COURSE))
            .with_columns(self.ids["Project"], self._numbered(real["name"], " "))
            .drop("province_key")
            .join(keys, on="id", how="left", maintain_order="left")
            .select(real.columns)
        )

    def _numbered(self, texts: pl.Series, separator: str) -> pl.Series:
        """Of every project the text of its subject, with the number of its copy behind it."""
        numbers = pl.Series(self.copy + 1).cast(pl.String)
        return (texts.gather(self.subject) + separator + numbers).alias(texts.name)

    # -- relationships ------------------------------------------------------------------------

    def _relationships(self, key: PairKey, frame: pl.DataFrame) -> pl.DataFrame:
        type_, source, target = key
        if frame.is_empty() or type_ in ONCE or not {source, target} & {"Project", *COPIED}:
            return frame
        if type_ == "STATED_IN" and source not in ("Project", *COPIED):
            return frame
        if key == ("ADDRESSES", "Project", "Theme"):
            return self._themes(key, frame)
        if key == ("IN_PROVINCE", "Project", "Province"):
            return self._provinces(key, frame)
        if key == ("LOCATED_IN", "Project", "Municipality"):
            return self._of_projects(key, frame)
        return self._of_projects(key, frame) if "Project" in (source, target) else self._of_copies(key, frame)

    def _of_copies(self, key: PairKey, frame: pl.DataFrame) -> pl.DataFrame:
        """Relationships of things that grow: one for every copy of the thing they leave, or else reach."""
        _, source, target = key
        edges = np.tile(np.arange(frame.height), self.copies)
        copy = np.repeat(np.arange(self.copies), frame.height)
        ends = {
            "from": self._rows(frame, "from", source)[edges],
            "to": self._rows(frame, "to", target)[edges],
        }
        shift = np.zeros(frame.height, np.int64)
        if source in COPIED and target in COPIED and target != "Source":
            shift = self.random.integers(0, self.copies, frame.height)
        if source in COPIED:
            ends["from"] += copy * self.seeds.nodes[source].height
        if target in COPIED:
            ends["to"] += (copy + shift[edges]) % self.copies * self.seeds.nodes[target].height
        return self._frame(key, frame, edges, ends["from"], ends["to"], copy)

    def _of_projects(self, key: PairKey, frame: pl.DataFrame) -> pl.DataFrame:
        """Relationships of every project, as the real project has that it took its subject or place from."""
        type_, source, target = key
        own, other = ("from", "to") if source == "Project" else ("to", "from")
        label = target if source == "Project" else source
        like = self.place if type_ in PLACE else self.subject
        project, edges = _expanded(
            self._rows(frame, own, "Project"), like, self.seeds.nodes["Project"].height
        )
        far = self._rows(frame, other, label)[edges]
        if label in COPIED:
            shift = self.random.integers(0, self.copies, frame.height) * (label != "Source")
            far += (self.copy[project] + shift[edges]) % self.copies * self.seeds.nodes[label].height
        ends = (project, far) if source == "Project" else (far, project)
        return self._frame(key, frame, edges, *ends, self.copy[project], project if type_ in PLACE else None)

    def _themes(self, key: PairKey, frame: pl.DataFrame) -> pl.DataFrame:
        """Themes of every project; some are replaced by one that goes with another theme of it."""
        heights = self.seeds.nodes["Project"].height, self.seeds.nodes["Theme"].height
        theme = self._rows(frame, "to", "Theme")
        project, edges = _expanded(self._rows(frame, "from", "Project"), self.subject, heights[0])
        found = theme[edges]
        scheme = self.seeds.nodes["Theme"]["scheme"].rank("dense").to_numpy().astype(np.int64)
        kinds = int(scheme.max()) + 1
        companions = self._companions(frame)
        kind = companions[:, 0] * kinds + scheme[companions[:, 1]]
        order = np.argsort(kind, kind="stable")
        first, last = (
            np.searchsorted(kind[order], np.arange(heights[1] * kinds), s) for s in ("left", "right")
        )
        # The anchor is the theme on the next line of the same project, or its own when there is none.
        following = np.minimum(np.arange(len(found)) + 1, len(found) - 1)
        anchor = np.where(project[following] == project, found[following], found)
        wanted = anchor * kinds + scheme[found]
        choices = last[wanted] - first[wanted]
        drawn = first[wanted] + (self.random.random(len(found)) * choices).astype(np.int64)
        replaced = (self.random.random(len(found)) < MIXED) & (choices > 0)
        drawn = np.minimum(drawn, len(order) - 1)
        found = np.where(replaced, companions[order[drawn], 1], found)
        return self._frame(key, frame, edges, project, found, self.copy[project])

    def _companions(self, frame: pl.DataFrame) -> Numbers:
        """Pairs of themes that one real project addresses: both orders, once for every such project."""
        rows = frame.select("from", row=pl.Series(self._rows(frame, "to", "Theme")))
        pairs = (
            rows.join(rows, on="from")
            .filter(pl.col("row") != pl.col("row_right"))
            .sort("row", "row_right", "from")
        )
        return pairs.select("row", "row_right").to_numpy()

    def _provinces(self, key: PairKey, frame: pl.DataFrame) -> pl.DataFrame:
        heights = self.seeds.nodes["Project"].height, self.seeds.nodes["Province"].height
        project, edges = _expanded(self._rows(frame, "from", "Project"), self.place, heights[0])
        province = self._rows(frame, "to", "Province")[edges]
        borders = self.seeds.relationships["NEIGHBOURS", "Province", "Province"]
        a, b = (self._rows(borders, end, "Province") for end in ("from", "to"))
        own, other = np.concatenate([a, b]), np.concatenate([b, a])
        own, other = own[order := np.argsort(own, kind="stable")], other[order]
        first, last = (np.searchsorted(own, province, side) for side in ("left", "right"))
        neighbour = other[first + (self.random.random(len(province)) * (last - first)).astype(np.int64)]
        size = np.bincount(project, minlength=len(self.copy))[project]
        moved = (self.random.random(len(province)) < MOVED) & (size > 1) & (size < heights[1])
        province = np.where(moved, neighbour, province)
        return self._frame(key, frame, edges, project, province, self.copy[project], project)

    def _rows(self, frame: pl.DataFrame, end: str, label: str) -> Numbers:
        """Row of the node that each relationship has at one end."""
        found = frame.select(pl.col(end).alias("id")).join(self.row[label], on="id", maintain_order="left")
        return found["row"].to_numpy().astype(np.int64)

    def _frame(
        self,
        key: PairKey,
        frame: pl.DataFrame,
        edges: Numbers,
        source: Numbers,
        target: Numbers,
        copy: Numbers,
        project: Numbers | None = None,
    ) -> pl.DataFrame:
        """Relationships between rows of nodes, each once, with the properties of the real one.

        Sources are those of the same ``copy``; of ``project``, when given, all the sources it has (those
        of its subject, where the real relationship is of another).
        """
        grown = frame.drop("from", "to")[edges].with_columns(
            self.ids[key[1]].gather(source).alias("from"), self.ids[key[2]].gather(target).alias("to")
        )
        if "sources" in frame.columns:
            texts, which = frame["sources"], edges
            if project is not None:
                texts, which = self._sources_of_projects(), self.subject[project]
            table = _copied(texts, self.copies, many=True)
            grown = grown.with_columns(
                table.gather(copy % self.copies * texts.len() + which).alias("sources")
            )
        both = pl.Series(source * len(self.ids[key[2]]) + target)
        return grown.filter(both.is_first_distinct()).select(frame.columns)

    def _sources_of_projects(self) -> pl.Series:
        """Of every real project the sources that state it, separated by spaces."""
        stated = (
            self.seeds.relationships["STATED_IN", "Project", "Source"]
            .group_by("from")
            .agg(pl.col("to").unique().sort().str.join(" "))
        )
        return self.row["Project"].join(
            stated, left_on="id", right_on="from", how="left", maintain_order="left"
        )["to"]


def _copied(texts: pl.Series, copies: int, separator: str = "-kopie-", *, many: bool = False) -> pl.Series:
    """The texts once for every copy: first as they are, then with a number (each of ``many`` words)."""

    def numbered(number: int) -> pl.Series:
        mark = f"{separator}{number}"
        marked = texts.str.replace_all(" ", f"{mark} ", literal=True) if many else texts
        return marked + mark

    return pl.concat([texts, *(numbered(n + 1) for n in range(1, copies))]).alias(texts.name)


def _expanded(owner: Numbers, like: Numbers, owners: int) -> tuple[Numbers, Numbers]:
    """For every project the edges that its example has: positions in ``like``, and of the edges.

    ``owner`` is the real project of every edge, ``like`` the example of every synthetic project.
    """
    order = np.argsort(owner, kind="stable")
    count = np.bincount(owner, minlength=owners)
    start = np.cumsum(count) - count
    each = count[like]
    project = np.repeat(np.arange(len(like)), each)
    within = np.arange(len(project)) - np.repeat(np.cumsum(each) - each, each)
    return project, order[start[like][project] + within]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Maak een synthetische graaf met de vorm van de kaarten.")
    parser.add_argument("--projects", type=int, default=300_000, metavar="N", help="aantal projecten")
    parser.add_argument("--graph", default="file:synthetisch.lbug", metavar="URL", help="waar de graaf komt")
    parser.add_argument("--seed", type=int, default=2023, help="toevalsgetal; hetzelfde geeft dezelfde graaf")
    chosen = parser.parse_args(arguments)
    say = _clock()
    say("kaarten lezen")
    seeds = prepare(seeds_folder()).data
    say(f"graaf van {chosen.projects} projecten maken")
    data = synthetic(seeds, chosen.projects, chosen.seed)
    say(f"{data.node_count()} knopen en {data.relationship_count()} relaties laden")
    store = open_store(chosen.graph)
    version = store.replace(data, lambda name, done, total: say(f"{name}: {100 * done // max(total, 1)}%"))
    say(f"versie {version} staat in {chosen.graph}")


def _clock() -> Callable[[str], None]:
    """A printer of progress, with the seconds since it was made."""
    begun = time.perf_counter()

    def say(message: str) -> None:
        print(f"{time.perf_counter() - begun:6.1f} s  {message}", file=sys.stderr, flush=True)

    return say


if __name__ == "__main__":
    main()
