"""Free words to topics: which term of the scheme *onderwerpen* a keyword on a card stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from slugify import slugify

from graph.schema import TOPIC_SCHEME
from loaders.records.records import ConceptRecord


@dataclass
class Topics:
    """The topic vocabulary, growing: a keyword that no term has becomes a term of its own."""

    concepts: list[ConceptRecord]
    new: list[ConceptRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_word: dict[str, str] = {}
        for concept in self.concepts:
            if concept.scheme == TOPIC_SCHEME:
                for word in (concept.name, *concept.aliases):
                    self._by_word.setdefault(fold(word), concept.key)

    def words(self) -> list[str]:
        """Every spelling that is known."""
        return list(self._by_word)

    def of(self, keyword: str, file: str, path: str, line: int) -> str:
        """Key of the topic that ``keyword`` stands for, made new when there is none."""
        key = self._by_word.get(fold(keyword))
        if key is None:
            key = f"on-{slugify(keyword, max_length=60)}"
            self._by_word[fold(keyword)] = key
            if key not in {c.key for c in (*self.concepts, *self.new)}:
                self.new.append(
                    ConceptRecord(file=file, path=path, line=line, key=key, name=keyword, scheme=TOPIC_SCHEME)
                )
        return key


def fold(word: str) -> str:
    """The form in which two spellings of a keyword are compared."""
    return " ".join(word.casefold().replace("-", " ").split())
