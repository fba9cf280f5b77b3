"""The full-text index of one graph: made once a version, kept on disk, shared by all threads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import tantivy
from pydantic_core import to_json

from graph.schema import slug_of
from graph.settings import variable
from graph.store import Snapshot
from queries.base.on_disk import cache_directory, read, write
from queries.base.standing import Standing
from queries.dutch.lexicon import Lexicon
from queries.dutch.words import key, words_and_joins
from queries.index.documents import Corpus, TextDocument, as_payload, gather
from queries.index.keys import exact_keys, lexicon_of, name_stems, place_keys, texts_by_field

CACHE_VARIABLE = variable("cache")
INDEX_FORMAT = 5
"""Raised when the fields or the analysis change, so that an index of an older program is not read."""
WRITER_BYTES = 64_000_000
"""Enough for the seeds in one segment; a larger corpus is written in several."""

EXACT_NAME, EXACT_ALIAS, EXACT_STEM = "exact_name", "exact_alias", "exact_stem"
TEXT_FIELDS = ("name", "alias", "topic", "text", "place", "party", "wider")
WITHOUT_PHRASES = frozenset({"place", "wider"})
"""Fields in which nobody looks for words side by side, so that they need no positions."""
_BETWEEN = " ¶ "
"""Stands between two texts of one field, so that no phrase runs from the one into the other."""
FACET_FIELDS = ("type", "province", "theme", "phase", "broad")
_SIDE_FILE = "woorden.json"


@dataclass(frozen=True)
class TextIndex:
    """An open index.  ``ids`` are the identifiers by the number (``ord``) of their document."""

    version: str
    index: tantivy.Index
    schema: tantivy.Schema
    lexicon: Lexicon
    ids: list[str]
    facets: list[tuple[list[str], list[str], str]]
    """Provinces, broad themes and phase of the document with a number."""
    provinces: dict[str, list[str]]
    themes: dict[str, list[str]]
    places: dict[str, list[str]]
    """Key of the name of a place, or of who or what is from there, to the keys of all its names."""
    names: dict[str, list[str]]
    """``key`` of a name, abbreviation or alias to the identifiers that bear it."""

    @cached_property
    def slugs(self) -> dict[str, list[str]]:
        """The last part of identifiers to the identifiers that end so."""
        found: dict[str, list[str]] = {}
        for identifier in self.ids:
            found.setdefault(slug_of(identifier), []).append(identifier)
        return found


def text_index(snapshot: Snapshot) -> TextIndex:
    """The index of one graph; see ``Standing``."""
    return INDEX.of(snapshot)


def _place_of(version: str) -> Path:
    return cache_directory() / "zoeken" / f"{version}-{INDEX_FORMAT}"


def _read(version: str) -> TextIndex | None:
    return read(_place_of(version), lambda place: _from(place, version))


def _from(place: Path, version: str) -> TextIndex:
    index = tantivy.Index.open(str(place))
    data = json.loads((place / _SIDE_FILE).read_text(encoding="utf-8"))
    opened = _opened(version, index, data)
    if index.searcher().num_docs != len(opened.ids):
        raise ValueError("documents are missing")
    return opened


def _build(snapshot: Snapshot) -> TextIndex:
    version = snapshot.version
    corpus = gather(snapshot)
    lexicon = lexicon_of(corpus)
    data = _side_data(corpus, lexicon)

    def filled(place: Path) -> None:
        _filled(tantivy.Index(_schema(), path=str(place)), corpus)
        (place / _SIDE_FILE).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    place = _place_of(version)
    if write(place, filled):
        try:
            return _opened(version, tantivy.Index.open(str(place)), data, lexicon)
        except (OSError, ValueError):  # pruned by another process, or not whole after all
            pass
    return _opened(version, _filled(tantivy.Index(_schema()), corpus), data, lexicon)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("ord", fast=True, indexed=True)
    builder.add_bytes_field("payload", stored=True)
    for name in (EXACT_NAME, EXACT_ALIAS, EXACT_STEM):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in TEXT_FIELDS:
        positions = "basic" if name in WITHOUT_PHRASES else "position"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=positions)
    for name in FACET_FIELDS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


def _filled(index: tantivy.Index, corpus: Corpus) -> tantivy.Index:
    # One thread, so that equal content gives an equal order of documents.
    writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
    for number, document in enumerate(corpus.documents):
        writer.add_document(_as_tantivy(number, document))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def _as_tantivy(number: int, document: TextDocument) -> tantivy.Document:
    made = tantivy.Document()
    made.add_integer("ord", number)
    payload = as_payload(document)
    made.add_bytes("payload", to_json(payload))
    for exact in sorted(exact_keys(document.name)):
        made.add_text(EXACT_NAME, exact)
    for exact in sorted({k for a in document.aliases for k in exact_keys(a)}):
        made.add_text(EXACT_ALIAS, exact)
    for stems in sorted({k for n in (document.name, *document.aliases) for k in name_stems(n)}):
        made.add_text(EXACT_STEM, stems)
    places = sorted(set(map(_key, document.places)))
    for name, texts in {**texts_by_field(payload), "wider": document.wider, "place_key": places}.items():
        if texts:
            field = "place" if name == "place_key" else name
            made.add_text(field, _BETWEEN.join(map(_analysed, texts)))
    for field, values in (
        ("type", [document.type]),
        ("province", document.provinces),
        ("theme", document.themes),
        ("broad", document.broad),
        ("phase", [document.phase] if document.phase else []),
    ):
        for value in values:
            made.add_text(field, value)
    return made


@lru_cache(maxsize=50_000)
def _analysed(text: str) -> str:
    """A text as the index has it: its words, plain, with a space between."""
    return " ".join(words_and_joins(text))


_key = lru_cache(maxsize=50_000)(key)
"""Of places, which are the same in many documents."""


def _side_data(corpus: Corpus, lexicon: Lexicon) -> dict[str, Any]:
    """What the index needs beside what tantivy keeps."""
    names: dict[str, set[str]] = {}
    for document in corpus.documents:
        for name in map(key, (document.name, *document.aliases)):
            names.setdefault(name, set()).add(document.id)
    names.pop("", None)
    return {
        "lexicon": lexicon.as_json(),
        "ids": [d.id for d in corpus.documents],
        "facets": [[d.provinces, d.broad, d.phase] for d in corpus.documents],
        "provinces": corpus.province_names,
        "themes": corpus.theme_names,
        "places": place_keys(corpus),
        "names": {k: sorted(v) for k, v in names.items()},
    }


def _opened(
    version: str, index: tantivy.Index, data: dict[str, Any], lexicon: Lexicon | None = None
) -> TextIndex:
    return TextIndex(
        version=version,
        index=index,
        schema=index.schema,
        lexicon=lexicon or Lexicon.from_json(data["lexicon"]),
        ids=data["ids"],
        facets=[(provinces, broad, phase) for provinces, broad, phase in data["facets"]],
        provinces=data["provinces"],
        themes=data["themes"],
        places=data["places"],
        names=data["names"],
    )


INDEX: Standing[TextIndex] = Standing(
    _place_of, lambda snapshot: _read(snapshot.version), lambda snapshot: _build(snapshot)
)
