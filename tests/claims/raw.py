"""The whole graph as plain dictionaries, with the few questions that claims are held against.

Nothing here comes from ``queries``: what is checked may not be checked by what made it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import Any

from graph.store import Snapshot
from graph.store.export import read_graph

Node = dict[str, Any]
SHORT, ENDING = 6, 3
"""A longer word is also found without its last letters (houtbouw in houtbouwen); one that is very short only
where a word begins."""


def plain(text: str) -> str:
    """Letters and figures only, between spaces."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return (
        " "
        + re.sub(r"[^a-z0-9]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip()
        + " "
    )


class Raw:
    """Nodes by identifier, and relationships by type in both directions."""

    def __init__(self, snapshot: Snapshot) -> None:
        data = read_graph(snapshot)
        self.nodes: dict[str, Node] = {}
        self.of: dict[str, set[str]] = {}
        self.named: dict[str, set[str]] = defaultdict(set)
        for label, frame in data.nodes.items():
            rows = frame.to_dicts()
            self.of[label] = {row["id"] for row in rows}
            for row in rows:
                self.nodes[row["id"]] = row | {"label": label}
                self.named[row["name"]].add(row["id"])
        self.out: dict[str, dict[str, list[tuple[str, Node]]]] = defaultdict(lambda: defaultdict(list))
        self.into: dict[str, dict[str, list[tuple[str, Node]]]] = defaultdict(lambda: defaultdict(list))
        self.relationships: dict[str, int] = defaultdict(int)
        for (type_, _, _), frame in data.relationships.items():
            for row in frame.to_dicts():
                self.relationships[type_] += 1
                self.out[type_][row["from"]].append((row["to"], row))
                self.into[type_][row["to"]].append((row["from"], row))
        self.provinces = {self.nodes[p]["slug"]: self.nodes[p]["name"] for p in sorted(self.of["Province"])}
        self.slugs = {name: slug for slug, name in self.provinces.items()}
        self.theme_names = frozenset(self.nodes[t]["name"] for t in self.of["Theme"])
        self.platform_names = frozenset(self.nodes[t]["name"] for t in self.of["Platform"])
        self._tagged: dict[str, set[str]] = defaultdict(set)
        for thing, found in self.out["ADDRESSES"].items():
            for theme, _ in found:
                self._tagged[theme].add(thing)
        self.under = cache(self._under)
        self.where = cache(self._where)
        self.about = cache(self._about)
        self.on = cache(self._on)
        self.says = cache(self._says)
        self.text = cache(self._text)

    def ends(self, type_: str, start: str) -> set[str]:
        """What a thing has this relationship to."""
        return {to for to, _ in self.out[type_].get(start, ())}

    def starts(self, type_: str, end: str) -> set[str]:
        """What has this relationship to a thing."""
        return {start for start, _ in self.into[type_].get(end, ())}

    def called(self, name: str, label: str) -> set[str]:
        """The things of one label with a name."""
        return self.named.get(name, set()) & self.of[label]

    def _under(self, theme: str) -> frozenset[str]:
        """A theme with all that falls under it."""
        found, todo = {theme}, [theme]
        while todo:
            for narrower in self.starts("BROADER", todo.pop()) - found:
                found.add(narrower)
                todo.append(narrower)
        return frozenset(found)

    def _where(self, thing: str) -> frozenset[str]:
        """Slugs of the provinces that a project plays in, a platform works in, or that name a kans.

        A province that wants something itself is its own place.
        """
        label = self.nodes[thing]["label"]
        if label == "Province":
            return frozenset({self.nodes[thing]["slug"]})
        found = {
            "Platform": lambda: self.ends("ACTIVE_IN", thing),
            "Opportunity": lambda: self.starts("OFFERS", thing) & self.of["Province"],
        }.get(label, lambda: self.ends("IN_PROVINCE", thing))()
        return frozenset(self.nodes[p]["slug"] for p in found)

    def _about(self, thing: str) -> frozenset[str]:
        """The themes of a thing, as tagged."""
        return frozenset(self.ends("ADDRESSES", thing))

    def tagged(self, theme: str) -> set[str]:
        """What is tagged with a theme."""
        return self._tagged.get(theme, set())

    def _on(self, theme: str) -> frozenset[str]:
        """What is tagged with a theme or with what falls under it."""
        return frozenset(x for t in self.under(theme) for x in self.tagged(t))

    def lives(self, thing: str) -> bool:
        """Whether a project did not stop and a platform was not ended."""
        node = self.nodes[thing]
        if node["label"] == "Project":
            return bool(node["phase"] != "gestopt")
        return node["label"] != "Platform" or node["ended"] is None

    def works(self, theme: str, slug: str, label: str = "Project", *, wide: bool = False) -> set[str]:
        """Living things of one label tagged with a theme (``wide``: or under it) in a province."""
        found = self.on(theme) if wide else self.tagged(theme)
        return {x for x in found & self.of[label] if slug in self.where(x) and self.lives(x)}

    def phase(self, thing: str) -> str:
        """A phase as it is to be shown."""
        node = self.nodes[thing]
        phase = node["phase"] or "onbekend"
        return f"{phase} (stand van {node['phase_as_of']})" if node["phase_as_of"] else phase

    def _text(self, thing: str) -> str:
        node = self.nodes[thing]
        return plain(" ".join(filter(None, (node["name"], node["description"], node.get("results")))))

    def names_of(self, thing: str) -> str:
        """The names that a thing has."""
        node = self.nodes[thing]
        return plain(" ".join((node["name"], *(node.get("aliases") or ()))))

    def words(self, thing: str) -> str:
        """All that a thing says of itself, also on other cards and under other names."""
        node = self.nodes[thing]
        others = (*(node.get("aliases") or ()), *(node.get("other_descriptions") or ()))
        return self.text(thing) + plain(" ".join(others))

    def _says(self, theme: str) -> frozenset[str]:
        """Living projects that have one of the words of a theme, whole, in name or text."""
        node = self.nodes[theme]
        words = [plain(w) for w in (node["name"], *(node["aliases"] or ())) if len(plain(w)) > 5]
        return frozenset(
            p for p in self.of["Project"] if self.lives(p) and any(w in self.text(p) for w in words)
        )

    def speaks_of(self, thing: str, theme: str) -> bool:
        """Whether a thing is tagged with a theme or what falls under it, or names one of them."""
        return thing in self.on(theme) or self.spelled_in(self.text(thing), theme)

    def spelled_in(self, text: str, theme: str) -> bool:
        """Whether a text names a theme, or what falls under it, in some form or as a part of a word."""
        labels = [plain(label).strip() for t in self.under(theme) for label in self.labels_of(t)]
        stems = [label if len(label) <= SHORT else label[:-ENDING] for label in labels if label]
        singular = [
            f" {label[:-ENDING]} " for label in labels if len(label) == SHORT and label.endswith("en")
        ]
        singular += [f" {label[:-2]}" for label in labels if len(label) == SHORT and label.endswith("en")]
        stems = [stem if len(stem) > SHORT - ENDING else f" {stem}" for stem in stems]
        return any(stem in plain(text) for stem in (*stems, *singular))

    def labels_of(self, theme: str) -> list[str]:
        """The names of a theme."""
        node = self.nodes[theme]
        return [node["name"], *(node["aliases"] or ())]

    def sources(self, thing: str) -> set[str]:
        """The sources that state a thing."""
        return self.ends("STATED_IN", thing)

    def themes_called(self, name: str) -> set[str]:
        return self.called(name, "Theme")

    def wish(self, province: str, quoted: str) -> bool:
        """Whether a province names a kans of this name, or a focus in these words."""
        identifier = f"provincie/{province}"
        kansen = {self.nodes[k]["name"] for k in self.ends("OFFERS", identifier)}
        return quoted in kansen or quoted in self.labels(identifier)

    def labels(self, province: str) -> dict[str, set[str]]:
        """The words of a province's focuses, with what says so."""
        found: dict[str, set[str]] = defaultdict(set)
        for _, row in self.out["FOCUSES_ON"].get(province, ()):
            found[row["label"]].add(row["basis"])
        return found
