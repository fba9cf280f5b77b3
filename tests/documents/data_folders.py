"""Small data folders, whose cards the tests write."""

from __future__ import annotations

from pathlib import Path

BASIS = Path(__file__).parent / "broken" / "basis"


def without_cards(parent: Path) -> Path:
    """A data folder with provinces, sources and the vocabulary of the agendas, and no card."""
    here = parent / "data"
    (here / "themas").mkdir(parents=True)
    (here / "kansenkaarten").mkdir()
    for name in ("bronnen.yaml", "provincies.yaml", "themas/transitieagendas.yaml"):
        (here / name).write_text((BASIS / name).read_text(encoding="utf-8"), encoding="utf-8")
    return here
