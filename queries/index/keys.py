"""The words and keys of documents: what is common to filling the index and to reading it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from queries.dutch.lexicon import Lexicon
from queries.dutch.words import (
    content_key,
    content_words,
    fold,
    key,
    spellings,
    stem_keys,
    words,
    words_and_joins,
)
from queries.index.documents import Corpus, as_payload


def exact_keys(name: str) -> set[str]:
    """The keys under which a name is found as a whole: also without small words and parentheses."""
    short = name.partition(" (")[0]
    names = (name,) if short == name else (name, short)
    return {k for n in names for k in (key(n), content_key(n)) if k}


def name_stems(name: str) -> set[str]:
    """The keys under which an inflection of a name is found."""
    return stem_keys(content_words(name.partition(" (")[0]))


def texts_by_field(payload: dict[str, Any]) -> dict[str, list[str]]:
    """The texts of a document by the field in which they are searched."""
    description = payload.get("description")
    return {
        "name": [payload["name"]],
        "alias": payload.get("aliases", []),
        "topic": payload.get("topic_words", []),
        "text": [*([description] if description else []), *payload.get("more", [])],
        "place": payload.get("places", []),
        "party": payload.get("parties", []),
    }


def lexicon_of(corpus: Corpus) -> Lexicon:
    """The words of all documents."""
    counts: Counter[str] = Counter()
    written: Counter[str] = Counter()
    known: set[str] = set()
    telling: set[str] = set()
    spelled: set[str] = set()
    for document in corpus.documents:
        seen: set[str] = set()
        names_things = document.type in ("Theme", "Project", "Opportunity")
        for field, texts in texts_by_field(as_payload(document)).items():
            tells = names_things and field in ("name", "topic")
            for text in texts:
                found = words_and_joins(text)
                seen.update(found)
                if tells:
                    telling.update(found)
                if text not in spelled:
                    spelled.add(text)
                    written.update(spellings(text))
        counts.update(seen)
        if document.type != "Source":
            known |= seen
    place_words = {w for p in corpus.place_names for w in words(p)} | {key(p) for p in corpus.place_names}
    usual: dict[str, str] = {}
    for spelling, _ in sorted(written.items(), key=lambda item: (-item[1], item[0])):
        usual.setdefault(fold(spelling), spelling)
    return Lexicon.build(counts, usual, known, telling, place_words, len(corpus.documents))


def place_keys(corpus: Corpus) -> dict[str, list[str]]:
    """Key of every word for a place to the keys of all names of that place."""
    found: dict[str, set[str]] = {}
    for document in corpus.documents:
        if document.type in ("Province", "Municipality"):
            keys = {key(n) for n in (document.name, *document.aliases)}
            for one in keys | {key(word) for word in corpus.demonyms.get(document.id, ())}:
                found.setdefault(one, set()).update(keys)
    return {k: sorted(v) for k, v in found.items()}
