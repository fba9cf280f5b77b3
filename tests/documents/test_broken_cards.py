"""Bad input is refused with a message that helps, nothing of it is loaded, the old graph answers.

Every folder in ``broken`` but ``basis`` is one mistake: its files are laid over the good data of ``basis``,
and its ``verwacht.txt`` holds the exact messages, one a line, that a data keeper gets.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store import Store, open_store
from loaders.build.load import load
from loaders.text.problems import RefusedError

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(c.name for c in BROKEN.iterdir() if c.name != "basis")
CARD = "kansenkaarten/drenthe.yaml"
NOBODY = 65534

Refused = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A graph of the good data."""
    folder = tmp_path_factory.mktemp("goed")
    kept = open_store(f"file:{folder / 'graph.lbug'}")
    load(BROKEN / "basis", kept, use_decisions=False)
    return kept


@pytest.fixture
def refused(store: Store) -> Refused:
    """Loads a folder, and gives the messages once it is sure that nothing else happened."""

    def messages(folder: Path) -> list[str]:
        before = sorted(p.relative_to(folder) for p in folder.rglob("*"))
        version = store.at().version
        with pytest.raises(RefusedError) as caught:
            load(folder, store)
        assert store.at().version == version
        assert store.at().query("MATCH (p:Project) RETURN p.name AS name ORDER BY name") == [
            {"name": "Sloophub Emmen"},
            {"name": "Vezelhennep in de bouw"},
        ]
        assert sorted(p.relative_to(folder) for p in folder.rglob("*")) == before
        return [str(problem).replace(str(folder), "MAP") for problem in caught.value.problems]

    return messages


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the good data, to break."""
    return Path(shutil.copytree(BROKEN / "basis", tmp_path / "data"))


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 32


def test_the_good_data_is_good(data: Path, tmp_path: Path) -> None:
    _, prepared = load(data, open_store(f"file:{tmp_path / 'graph.lbug'}"))
    assert prepared.problems == []


@pytest.mark.parametrize("case", CASES)
def test_broken_data_is_refused_with_these_messages(case: str, data: Path, refused: Refused) -> None:
    shutil.copytree(BROKEN / case, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))
    expected = (BROKEN / case / "verwacht.txt").read_text(encoding="utf-8").splitlines()
    assert refused(data) == expected


@pytest.mark.parametrize("case", CASES)
def test_every_message_has_a_place_a_fault_and_a_remedy(case: str) -> None:
    for message in (BROKEN / case / "verwacht.txt").read_text(encoding="utf-8").splitlines():
        place, _, rest = message.partition(": ")
        assert place.split(",")[0].endswith((".yaml", ".yml", ".csv"))
        fault, _, remedy = rest.partition(". ")
        assert fault
        assert remedy.endswith((".", "?"))


# -- too large to keep as a file --------------------------------------------------------------


def test_a_line_of_50_megabytes(data: Path, refused: Refused) -> None:
    (data / CARD).write_bytes(b"soort: " + b"x" * 50_000_000)
    assert refused(data) == [
        f"{CARD}: het bestand is 50,0 MB groot en mag hoogstens 4,0 MB zijn. Is dit wel het goede bestand?"
    ]


def test_a_file_just_over_the_limit(data: Path, refused: Refused) -> None:
    card = (data / CARD).read_bytes()
    (data / CARD).write_bytes(card + b"# vulling\n" * 420_000)
    assert refused(data) == [
        f"{CARD}: het bestand is 4,2 MB groot en mag hoogstens 4,0 MB zijn. Is dit wel het goede bestand?"
    ]


def test_a_number_of_ten_thousand_digits(data: Path, refused: Refused) -> None:
    card = (data / CARD).read_text(encoding="utf-8")
    (data / CARD).write_text(card.replace("2021", "9" * 10_000), encoding="utf-8")
    assert refused(data) == [
        f'{CARD}, regel 26, veld "beginjaar": "{"9" * 80}" is geen jaartal tussen 1900 en 2100. '
        "Schrijf vier cijfers, of laat het veld weg als het jaar onbekend is."
    ]


def test_a_hundred_thousand_nested_brackets(data: Path, refused: Refused) -> None:
    (data / CARD).write_text("soort:\n" + " [\n" * 100_000, encoding="utf-8")
    assert refused(data) == [
        f"{CARD}, regel 13: de velden zijn te diep genest. Controleer de haken en de inspringing."
    ]


# -- what a folder can have instead of files --------------------------------------------------


def test_a_folder_that_is_not_there(tmp_path: Path, refused: Refused) -> None:
    assert refused(tmp_path / "kaarten") == ["MAP: deze map bestaat niet. Geef de map met de kaarten."]


def test_a_file_where_the_folder_should_be(data: Path, refused: Refused) -> None:
    assert refused(data / "bronnen.yaml") == ["MAP: dit is geen map. Geef de map met de kaarten."]


def test_an_empty_folder_does_not_empty_the_graph(tmp_path: Path, refused: Refused) -> None:
    assert refused(tmp_path) == [
        "MAP: in deze map staat geen bestand met provincies. Is dit de map met de kaarten? "
        "Zonder provincies.yaml kan geen kaart worden gelezen."
    ]


def test_a_folder_with_the_name_of_a_card(data: Path, refused: Refused) -> None:
    (data / "kansenkaarten" / "groningen.yaml").mkdir()
    assert refused(data) == [
        "kansenkaarten/groningen.yaml: dit is een map en geen bestand. Geef de map een andere naam."
    ]


def test_a_link_to_itself(data: Path, refused: Refused) -> None:
    loop = data / "kansenkaarten" / "groningen.yaml"
    loop.symlink_to(loop)
    assert refused(data) == [
        "kansenkaarten/groningen.yaml: het bestand kan niet worden gelezen: de koppeling verwijst naar "
        "zichzelf. Herstel de koppeling of verwijder haar."
    ]


def test_a_link_to_nothing(data: Path, refused: Refused) -> None:
    (data / "kansenkaarten" / "groningen.yaml").symlink_to(data / "weg.yaml")
    assert refused(data) == [
        "kansenkaarten/groningen.yaml: het bestand kan niet worden gelezen: het bestaat niet. "
        "Herstel de koppeling of verwijder haar."
    ]


def test_a_pipe_with_the_name_of_a_card_does_not_hang_the_load(data: Path, refused: Refused) -> None:
    os.mkfifo(data / "kansenkaarten" / "groningen.yaml")
    assert refused(data) == [
        "kansenkaarten/groningen.yaml: dit is geen gewoon bestand. Zet er een tekstbestand neer."
    ]


def test_a_file_that_may_not_be_read(data: Path, store: Store) -> None:
    with _without_rights(data / CARD), pytest.raises(RefusedError) as caught:
        load(data, store)
    assert [str(p) for p in caught.value.problems] == [
        f"{CARD}: het bestand kan niet worden gelezen: u heeft er geen rechten voor. Controleer de rechten."
    ]


def test_a_folder_that_may_not_be_read_is_no_empty_folder(data: Path, store: Store) -> None:
    with _without_rights(data / "kansenkaarten"), pytest.raises(RefusedError) as caught:
        load(data, store)
    assert [str(p) for p in caught.value.problems] == [
        "kansenkaarten: de map kan niet worden gelezen: u heeft er geen rechten voor. Controleer de rechten."
    ]


@contextmanager
def _without_rights(path: Path) -> Iterator[None]:
    """Makes a path unreadable, also for root: a root that runs the tests becomes nobody for a while."""
    root = os.geteuid() == 0
    modes = {p: p.stat().st_mode for p in path.parents if root and not p.stat().st_mode & 0o001}
    for parent, mode in modes.items():
        parent.chmod(mode | 0o011)
    modes[path] = path.stat().st_mode
    path.chmod(0)
    try:
        if root:
            os.seteuid(NOBODY)
        yield
    finally:
        if root:
            os.seteuid(0)
        for changed, mode in modes.items():
            changed.chmod(mode)
