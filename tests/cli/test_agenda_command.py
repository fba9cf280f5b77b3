"""The note on matches from the command line: the text, the same facts as JSON, and in Word."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from api.cli.commands import frame
from api.cli.main import main
from graph.store import Store

HEMP = "kans/keten-van-land-tot-pand-organiseren~project/fryske-vezelhennepdeal"


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed_store: Store
) -> Callable[..., tuple[int, str]]:
    monkeypatch.setattr(frame, "open_store", lambda url: seed_store)

    def typed(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["schakelkaart", "agenda", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return typed


def test_it_prints_the_note_with_own_words(run: Callable[..., tuple[int, str]]) -> None:
    code, text = run(HEMP, "--title", "Hennep samen", "--request", "Zeg ja.")
    assert code == 0
    assert "# Hennep samen" in text
    assert "**Gevraagd:** Zeg ja." in text
    assert "Fryske Vezelhennepdeal" in text
    assert "## Bronnen" in text


def test_as_json_it_has_the_facts(run: Callable[..., tuple[int, str]]) -> None:
    code, text = run(HEMP, "--json")
    assert code == 0
    assert [item["id"] for item in json.loads(text)["items"]] == [HEMP]


def test_it_writes_a_word_document_and_nothing_else(
    run: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    code, text = run(HEMP, "--out", str(tmp_path / "hennep.docx"))
    assert code == 0
    assert "hennep.docx" in text
    styles = [p.style.name for p in docx.Document(str(tmp_path / "hennep.docx")).paragraphs if p.style]
    assert "Title" in styles
    assert "Bron" in styles
    assert run(HEMP, "--out", str(tmp_path / "hennep.pdf"))[0] == 2
    assert run(HEMP, "--out", str(tmp_path / "geen-map" / "a.docx"))[0] == 2


def test_it_refuses_what_is_no_match_or_does_not_fit(run: Callable[..., tuple[int, str]]) -> None:
    assert run("hennep") == (
        2,
        '"hennep" is geen schakel. Schrijf beide kanten met een ~ ertussen, zoals kans/a~project/b.\n',
    )
    code, text = run(HEMP, "--request", "veel tekst " * 600)
    assert code == 2
    assert "past niet op één A4" in text
