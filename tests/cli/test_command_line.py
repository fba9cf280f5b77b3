"""Statements about the command line: its exit codes, and that it speaks Dutch when something is wrong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.commands.dutch_help import PANELS
from api.cli.main import app, main
from graph.store import Store
from loaders.documents.folder import seeds_folder

DONE, REFUSED, WRONG_USAGE, STORE_UNREACHABLE = 0, 1, 2, 3


class Run:
    """Runs the command line in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["schakelkaart", *words])
        self._monkeypatch.setenv("COLUMNS", "120")  # else texts break where this terminal ends
        with pytest.raises(SystemExit) as ended:
            main()
        printed = self._capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("onzin", "deze opdracht bestaat niet. Kies uit: agenda, ask, backtest, "),
        ("search", "er ontbreekt iets: WOORDEN."),
        ("collaboration --limit tien", "--limit moet een geheel getal zijn."),
        ("collaboration --limit -1", "--limit moet minstens 0 zijn."),
        ("collaboration --size 7", "--size mag hoogstens 6 zijn."),
        ("collaboration --topc hennep", "de optie --topc bestaat niet. Bedoelde u --topic?"),
        ("collaboration --limit 5000", "--limit mag hoogstens 1000 zijn."),
        ("matches x --kind foo", "--kind moet een van deze zijn: kans, project, platform."),
        ("proposals --standing oud", "--standing moet een van deze zijn: nieuw, bouw-voort."),
        ("collaboration fryslan", "achter de opdracht staat iets dat daar niet hoort."),
        ("collaboration --topic", "bij de optie --topic klopt de waarde niet, of er staat er geen."),
    ],
)
def test_wrong_usage_is_explained_in_dutch(run: Run, words: str, said: str) -> None:
    code, out, error = run(*words.split())
    assert (code, out) == (WRONG_USAGE, "")
    assert said in " ".join(error.split())


COMMANDS = [
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_is_dutch(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    words = " ".join(out.split())
    assert code == DONE
    assert f"Gebruik: schakelkaart {command}".strip() in words
    assert "Toon deze uitleg." in words
    english = r"Usage|Options|OPTIONS|COMMAND|Arguments|Show this|default:|required|<\w"
    assert not re.search(english, words), words


def test_every_command_is_listed_under_a_heading(run: Run) -> None:
    _, out, _ = run("--help")
    for heading in PANELS:
        assert f" {heading} " in out
    assert all(f" {command} " in out for command in COMMANDS)
    assert " Opdrachten " not in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["collaboration", "--theme", "bouwen"], 'onbekend thema "bouwen". Bedoelde u "bouw"?'),
        (["collaboration", "--province", "holland"], 'onbekende provincie "holland". Bedoelde u "'),
        (["scaling", "--weight", "bewijzen=2"], 'onbekend criterium "bewijzen". Bedoelde u "bewijs"?'),
        (["scaling", "--weight", "bewijs=veel"], '"bewijs=veel" is geen gewicht.'),
        (["profile", "zzzzqq"], 'niets gevonden dat "zzzzqq" heet'),
    ],
)
def test_an_unknown_word_is_wrong_usage_with_what_was_meant(
    run: Run, seed_store: Store, words: list[str], said: str
) -> None:
    code, _, error = run(*words, "--graph", seed_store.url)
    assert code == WRONG_USAGE
    assert said in error


def test_without_a_graph_it_says_how_to_load_one(run: Run, tmp_path: Path) -> None:
    code, _, error = run("stats", "--graph", f"file:{tmp_path / 'geen.lbug'}")
    assert code == STORE_UNREACHABLE
    assert "Laad hem met: schakelkaart load" in error


def test_refused_data_leaves_nothing_and_the_report_has_the_faults(run: Run, tmp_path: Path) -> None:
    folder, report = tmp_path / "kaarten", tmp_path / "rapport.json"
    folder.mkdir()
    (folder / "kaart.yaml").write_text("soort: kansenkart\n", encoding="utf-8")
    graph = tmp_path / "graph.lbug"
    code, _, error = run("load", "--seeds", str(folder), "--graph", f"file:{graph}", "--report", str(report))
    assert code == REFUSED
    assert 'Bedoelde u "kansenkaart"?' in error
    assert not graph.exists()
    assert json.loads(report.read_text(encoding="utf-8"))["problems"][0]["file"] == "kaart.yaml"


def test_a_question_that_is_answered_ends_well(run: Run, seed_store: Store) -> None:
    code, out, _ = run("search", "hennep", "--json", "--graph", seed_store.url)
    assert code == DONE
    assert json.loads(out)["version"] == seed_store.at().version


def test_a_command_waits_for_no_library_that_only_another_needs() -> None:
    """Starting the command line is felt at every question; these take a second and more to import."""
    heavy = "{'fastapi', 'networkx', 'numpy', 'openpyxl', 'polars', 'rdflib', 'tantivy'}"
    program = f"import sys, api.cli.main; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_stopped_and_what_cards_contradict_is_told_at_a_terminal(run: Run, seed_store: Store) -> None:
    code, out, _ = run("ask", "welke projecten zijn gestopt", "--graph", seed_store.url)
    assert code == DONE
    assert "/projecten?fase=gestopt" in out
    assert "Plastic Recycling Amsterdam (Umincorp)" in out
    _, out, _ = run("scaling", "--topic", "kunststof", "--graph", seed_store.url)
    assert "Hiervan kunt u leren" in out
    assert "Goedkoop nieuw plastic leidde tot surseance" in " ".join(out.split())
    _, out, _ = run("conflicts", "--province", "Zeeland", "--graph", seed_store.url)
    assert "fase: pilot (noord-brabant, zeeland, zuid-holland; nieuwste bron 2024), zo getoond" in out
    assert "fase: afgerond (fryslan; nieuwste bron 2024)" in out
    assert "Dijkbekleding van bagger Hansweert: verkenning (stand van 2020)." in out
    _, out, _ = run("profile", "PHA2USE", "--graph", seed_store.url)
    assert "Bronnen verschillen" in out


def test_a_load_tells_first_that_a_text_says_it_stopped(run: Run, tmp_path: Path) -> None:
    """Of many doubts a few are shown: the one by which the site would say what is untrue is among them."""
    folder = Path(shutil.copytree(seeds_folder(), tmp_path / "data"))
    card = folder / "kansenkaarten" / "zuid-holland.yaml"
    text = card.read_text(encoding="utf-8")
    assert "resultaten: Proefveld aangelegd" in text
    told = text.replace(
        "resultaten: Proefveld aangelegd", "resultaten: In 2025 failliet; proefveld aangelegd"
    )
    card.write_text(told, encoding="utf-8")
    code, out, _ = run("load", "--seeds", str(folder), "--graph", f"file:{tmp_path / 'graph.lbug'}")
    assert code == DONE
    first = " ".join(out.partition("Om na te kijken")[2].split())
    assert 'veld "resultaten": de tekst noemt "failliet"' in first


def test_suspicious_pairs_are_told_with_why_and_what_was_decided(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("dubbelen")
    words = " ".join(out.split())
    assert code == DONE
    assert "Rijkswaterstaat Noord (organisatie" in words
    assert "onderdeel: " in words
    assert "over alles is beslist" in words
    code, out, _ = run("dubbelen", "--json")
    told = json.loads(out)
    assert (code, told["undecided"]) == (DONE, 0)
    suspicions = [pair["suspicion"] for pair in told["pairs"]]
    assert suspicions == sorted(suspicions, reverse=True)
    assert all(pair["decision"] and pair["reason"] and pair["line"] for pair in told["pairs"])
    cards = tmp_path / "kaarten"
    shutil.copytree(seeds_folder(), cards)
    (cards / "beslissingen.yaml").write_text("soort: beslissingen\n", encoding="utf-8")
    code, out, _ = run("dubbelen", "--open", "--seeds", str(cards))
    assert code == DONE
    assert "nog te beslissen" in " ".join(out.split())
    assert "dezelfde naam" in " ".join(out.split())
