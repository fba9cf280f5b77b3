"""What is said not to be there, is not there: read again from the raw graph, by tag, by name and by text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import pytest

from graph.store import Store
from queries.scaling import ScalingQuery, scaling

CONTAINERS = {"gemeenten", "afval", "industrie", "onderwijs", "mkb", "inventarisatie"}


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


class Raw:
    """The projects of each province, as the graph has them: their keywords with what is above, and words."""

    def __init__(self, store: Store) -> None:
        ask = store.at().query
        above: dict[str, set[str]] = defaultdict(set)
        for row in ask("MATCH (a:Theme)-[:BROADER]->(b:Theme) RETURN a.id AS a, b.id AS b"):
            above[row["a"]].add(row["b"])
        self.labels: dict[str, list[str]] = {}
        for row in ask("MATCH (t:Theme) WHERE t.scheme = 'onderwerpen' RETURN t.name AS n, t.aliases AS a"):
            self.labels[row["n"]] = [_plain(w) for w in (row["n"], *(row["a"] or ()))]
        names = {r["id"]: r["n"] for r in ask("MATCH (t:Theme) RETURN t.id AS id, t.name AS n")}
        self.tags: dict[str, set[str]] = defaultdict(set)
        for row in ask("MATCH (p:Project)-[:ADDRESSES]->(t:Theme) RETURN p.id AS id, t.id AS t"):
            todo, seen = [row["t"]], set[str]()
            while todo:
                theme = todo.pop()
                if theme not in seen:
                    seen.add(theme)
                    todo += above[theme]
            self.tags[row["id"]] |= {names[t] for t in seen}
        self.where: dict[str, set[str]] = defaultdict(set)
        # What stopped does not run.
        for row in ask(
            "MATCH (p:Project)-[:IN_PROVINCE]->(q:Province) WHERE p.phase <> 'gestopt' "
            "RETURN p.id AS id, q.slug AS q"
        ):
            self.where[row["q"]].add(row["id"])
        self.name: dict[str, str] = {}
        self.text: dict[str, str] = {}
        for row in ask(
            "MATCH (p:Project) RETURN p.id AS id, p.name AS n, p.description AS d, p.results AS r"
        ):
            self.name[row["id"]] = f" {_plain(row['n'])} "
            self.text[row["id"]] = f" {_plain(' '.join(filter(None, (row['n'], row['d'], row['r']))))} "

    def against(self, topic: str, province: str) -> list[str]:
        """Projects in the province that contradict that there is none on the topic, by tag, name or text."""
        words = [w for w in self.labels[topic] if len(w) > 3]
        found = []
        for project in self.where[province]:
            tagged = topic in self.tags[project]
            said = any(f" {w} " in self.text[project] for w in words)
            # In a compound, beside another word: herinrichting is not about inrichting.
            beside = "|".join(
                rf"\b{re.escape(w)}\w{{4,}}|\w{{4,}}{re.escape(w)}\b" for w in words if len(w) > 5
            )
            compound = bool(beside) and re.search(beside, self.name[project])
            if tagged or said or compound:
                found.append(project)
        return found


@pytest.fixture(scope="module")
def raw(seed_store: Store) -> Raw:
    return Raw(seed_store)


def _topics(said: str, known: dict[str, list[str]]) -> list[str]:
    """The topics of a list in a sentence; a topic may have "en" or a comma in its own name."""
    found = []
    for name in sorted((n for n in known if n in said), key=len, reverse=True):
        if re.search(rf"(?:^|, | en ){re.escape(name)}(?=$|, | en )", said):
            found.append(name)
            said = said.replace(name, "", 1)
    assert not re.sub(r"[ ,]|en", "", said), said
    return found


def test_no_project_is_known_where_scaling_says_so(seed_store: Store, raw: Raw) -> None:
    claims, told = 0, set[tuple[str, str]]()
    for candidate in scaling(seed_store.at(), ScalingQuery(limit=0)).candidates:
        for target in candidate.targets:
            for reason in target.reasons:
                said = re.fullmatch(r"Over (.+) loopt hier, voor zover bekend, geen project\.", reason)
                for topic in _topics(said[1], raw.labels) if said else ():
                    claims += 1
                    told.add((topic, target.province))
    false = [(topic, province, p) for topic, province in told for p in raw.against(topic, province)]
    assert claims > 150
    assert sorted(false) == []


def test_container_words_make_no_suggestion(seed_store: Store) -> None:
    declared = {
        r["n"] for r in seed_store.at().query("MATCH (t:Theme) WHERE t.container = 1 RETURN t.name AS n")
    }
    assert declared >= CONTAINERS
    for candidate in scaling(seed_store.at(), ScalingQuery(limit=0)).candidates:
        for target in candidate.targets:
            for reason in target.reasons:
                on = re.match(r"(?:Over|Werkt ook aan) ([^:\"]+?)(?: loopt hier| alleen|, maar)", reason)
                assert not on or not set(re.split(", | en ", on[1])) & declared, reason
