"""What is kept per thing and graph: read once, forgotten with the graph, bounded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from queries.base.remembered import Remembered, RememberedEach


def test_only_what_is_not_held_is_read_and_a_new_graph_forgets_all() -> None:
    asked: list[list[str]] = []

    def read(keys: Sequence[str]) -> dict[str, str]:
        asked.append(list(keys))
        return {key: key.upper() for key in keys if key != "niets"}

    held: RememberedEach[str, str] = RememberedEach(10)
    assert held.get("een", ["b", "a", "niets"], read) == {"b": "B", "a": "A"}
    assert held.get("een", ["a", "c", "niets"], read) == {"a": "A", "c": "C"}
    assert asked == [["b", "a", "niets"], ["c"]]
    held.get("twee", ["a"], read)
    assert asked[-1] == ["a"]


def test_what_was_asked_longest_ago_goes_first() -> None:
    asked: list[str] = []

    def read(keys: Sequence[str]) -> dict[str, str]:
        asked.extend(keys)
        return {key: key for key in keys}

    held: RememberedEach[str, str] = RememberedEach(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        held.get("een", [key], read)
    assert asked == ["a", "b", "c", "b"]


def test_what_is_not_worth_its_memory_is_given_and_not_kept() -> None:
    made: list[int] = []
    held: Remembered[int] = Remembered(2, worth=lambda value: value < 5)

    def make(value: int) -> int:
        made.append(value)
        return value

    for value in (9, 9, 1, 1):
        assert held.get(value, partial(make, value)) == value
    assert made == [9, 9, 1]
