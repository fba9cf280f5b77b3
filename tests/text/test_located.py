"""Values of a card know their line, and what is wrong is told with its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from loaders.text.located import MAX_DEPTH, Located, located
from loaders.text.problems import Problem, RefusedError, did_you_mean, enumerated


def _read(text: str) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    found = located(text, "kaart.yaml", problems)
    return found, problems


@pytest.mark.parametrize(
    ("written", "value", "as_written"),
    [
        ("12", 12, "12"),
        ("-3", -3, "-3"),
        ("5.10", 5.1, "5.10"),
        ("true", True, "true"),
        ("false", False, "false"),
        ("~", None, ""),
        ("null", None, ""),
        ("'12'", "12", ""),
        ('"true"', "true", ""),
        ("tekst", "tekst", ""),
        ("1234567890123456", "1234567890123456", ""),  # more digits than a number holds
        ("2023-05", "2023-05", ""),
        ("+", "+", ""),
    ],
)
def test_a_value_is_what_is_written_and_keeps_its_line(written: str, value: object, as_written: str) -> None:
    found, problems = _read(f"# opmerking\n\nveld: {written}\n")
    assert problems == []
    assert found.line == 3
    assert found.value == {"veld": Located(value, 3, as_written)}
    assert type(found.value["veld"].value) is type(value)


def test_lists_and_mappings_have_the_lines_of_what_is_in_them() -> None:
    found, problems = _read("een:\n  - a\n  - twee: 2\n    drie: x\nlaatst: b\n")
    assert problems == []
    entries = found.value["een"]
    assert entries.line == 1
    assert entries.value[0] == Located("a", 2)
    assert entries.value[1] == Located({"twee": Located(2, 3, "2"), "drie": Located("x", 4)}, 3)
    assert found.value["laatst"] == Located("b", 5)
    assert _read("# niets\n") == (None, [])


def test_a_field_that_stands_twice_or_has_no_name_is_told() -> None:
    found, problems = _read("naam: a\nplaats: b\nnaam: c\n")
    assert found.value["naam"] == Located("c", 3)
    assert problems == [
        Problem(
            "kaart.yaml", 3, "naam", "het veld staat er dubbel; het stond al op regel 1", "Houd er één over."
        )
    ]
    found, problems = _read("? [a, b]\n: c\nnaam: d\n")
    assert found.value == {"naam": Located("d", 3)}
    assert problems == [
        Problem("kaart.yaml", 1, "", "voor de dubbele punt hoort een veldnaam", "Schrijf veld: waarde.")
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: &x 2\n", 2, "verwijzingen (& en *) worden niet gelezen"),
        ("a: *x\n", 1, "verwijzingen (& en *) worden niet gelezen"),
        (
            "a: 1\n\nb: !set 2\n",
            3,
            "een woord met ! ervoor heeft in YAML een eigen betekenis en wordt niet gelezen",
        ),
        (f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n", 1, "de velden zijn te diep genest"),
    ],
)
def test_what_a_card_has_no_need_of_is_refused(text: str, line: int, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        _read(text)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.field, problem.message) == ("kaart.yaml", line, "", said)
    assert problem.remedy


def test_what_is_as_deep_as_may_be_is_read() -> None:
    depth = MAX_DEPTH - 1
    found, _ = _read(f"a: {'[' * depth}{']' * depth}\nb: {'[' * depth}{']' * depth}\n")
    assert set(found.value) == {"a", "b"}


def test_two_documents_in_one_file_are_no_card() -> None:
    with pytest.raises(yaml.MarkedYAMLError, match="expected a single document"):
        _read("a: 1\n---\nb: 2\n")


def test_a_problem_says_where_it_is_and_what_to_do() -> None:
    problem = Problem("drenthe.yaml", 12, "fase", "onbekende fase", "Bedoelde u pilot?")
    assert str(problem) == 'drenthe.yaml, regel 12, veld "fase": onbekende fase. Bedoelde u pilot?'
    assert str(Problem("drenthe.yaml", 0, "", "leeg")) == "drenthe.yaml: leeg."
    told = problem.as_dict()
    assert "pressing" not in told
    assert (told["file"], told["line"], told["severity"]) == ("drenthe.yaml", 12, "fout")
    later = Problem("drenthe.yaml", 20, "", "later")
    refused = RefusedError([later, problem])
    assert refused.problems == [problem, later]
    assert str(refused) == f"{problem}\n{later}"


def test_pieces_of_a_message() -> None:
    assert [enumerated(row, "of") for row in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a of b",
        "a, b of c",
    ]
    assert did_you_mean("pilots", ["pilot", "idee"], "Anders niets.") == 'Bedoelde u "pilot"?'
    assert did_you_mean("zzz", ["pilot", "idee"], "Anders niets.") == "Anders niets."
