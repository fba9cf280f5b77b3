"""What is kept per thing and graph: read once, gone with the graph, bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from queries.base.remembered import Remembered, RememberedEach


@dataclass
class OneGraph:
    kept: dict[object, Any] = field(default_factory=dict)


def test_only_what_is_not_held_is_read_and_another_graph_is_asked_anew() -> None:
    asked: list[list[str]] = []

    def read(keys: Sequence[str]) -> dict[str, str]:
        asked.append(list(keys))
        return {key: key.upper() for key in keys if key != "niets"}

    held: RememberedEach[str, str] = RememberedEach(10)
    one, other = OneGraph(), OneGraph()
    assert held.get(one, ["b", "a", "niets"], read) == {"b": "B", "a": "A"}
    assert held.get(one, ["a", "c", "niets"], read) == {"a": "A", "c": "C"}
    assert asked == [["b", "a", "niets"], ["c"]]
    held.get(other, ["a"], read)
    assert asked[-1] == ["a"]
    held.get(one, ["a"], read)
    assert len(asked) == 3


def test_what_was_asked_longest_ago_goes_first() -> None:
    asked: list[str] = []

    def read(keys: Sequence[str]) -> dict[str, str]:
        asked.extend(keys)
        return {key: key for key in keys}

    held: RememberedEach[str, str] = RememberedEach(2)
    graph = OneGraph()
    for key in ("a", "b", "a", "c", "a", "b"):
        held.get(graph, [key], read)
    assert asked == ["a", "b", "c", "b"]


def test_a_value_is_kept_for_its_graph_alone() -> None:
    held: Remembered[str] = Remembered()
    one, other = OneGraph(), OneGraph()
    assert held.get(one, "", lambda: "een") == "een"
    assert held.get(other, "", lambda: "ander") == "ander"
    assert held.get(one, "", lambda: "opnieuw") == "een"


def test_what_is_not_worth_its_memory_is_given_and_not_kept() -> None:
    made: list[int] = []
    held: Remembered[int] = Remembered(2, worth=lambda value: value < 5)
    graph = OneGraph()

    def make(value: int) -> int:
        made.append(value)
        return value

    for value in (9, 9, 1, 1):
        assert held.get(graph, value, partial(make, value)) == value
    assert made == [9, 9, 1]
