"""Characters are cleaned at every door, once: cards as text, cards in Excel, tables."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

from loaders.text.characters import cleaned, impossible
from loaders.text.problems import RefusedError
from loaders.text.read import read_csv, read_yaml

SEEN_ALIKE = {
    "no-break space": ("Regio\u00a0Deal", "Regio Deal"),
    "narrow no-break space": ("1\u202f000", "1 000"),
    "zero width": ("Frys\u200blân", "Fryslân"),
    "soft hyphen": ("af\u00advalstof", "afvalstof"),
    "byte order mark": ("\ufeffNICE", "NICE"),
    "right to left": ("a\u202eb\u202c", "ab"),
    "decomposed": (unicodedata.normalize("NFD", "súdwest"), "súdwest"),
    "line separator": ("een\u2028twee", "een\ntwee"),
}


@pytest.mark.parametrize(("written", "read"), SEEN_ALIKE.values(), ids=SEEN_ALIKE.keys())
def test_what_looks_alike_is_alike(written: str, read: str) -> None:
    assert cleaned(written) == read
    assert cleaned(read) == read


@pytest.mark.parametrize("character", "\x00\x0b\x1b\x7f\x80\x85\x9b\ud800\ufffe\uffff")
def test_what_no_xml_may_hold_is_named(character: str) -> None:
    assert impossible(f"a{character}b") == f"U+{ord(character):04X}"


def test_whatever_is_let_in_can_be_written_as_xml() -> None:
    every = (chr(n) for n in (*range(0xD800), *range(0xE000, 0x11000)))
    text = "".join(c for c in every if not impossible(c))
    element = ElementTree.Element("a")
    element.text = text
    read = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))
    assert read.text == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("written", ['"A\\uFFFEB"', '"A\\x9bB"', '"A\\x7fB"', "A\u009bB", "A\ufffeB"])
def test_a_card_with_such_a_character_is_refused_with_its_line(tmp_path: Path, written: str) -> None:
    path = tmp_path / "kaart.yaml"
    path.write_text(f"soort: kansenkaart\nnaam: {written}\n", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"kaart.yaml, regel 2.*onzichtbaar teken \(U\+"):
        read_yaml(path, tmp_path)


def test_a_card_and_a_table_are_cleaned_where_they_are_read(tmp_path: Path) -> None:
    written = unicodedata.normalize("NFD", "Súdwest\u00a0Fryslân\u200b")
    (tmp_path / "kaart.yaml").write_text(f"naam: {written}\n", encoding="utf-8")
    (tmp_path / "tabel.csv").write_text(f"naam\n{written}\n", encoding="utf-8")
    document = read_yaml(tmp_path / "kaart.yaml", tmp_path)
    _, rows = read_csv(tmp_path / "tabel.csv", tmp_path)
    assert document.root["naam"].value == rows[0]["naam"].value == "Súdwest Fryslân"
