"""Posts of a feed as candidate items in the form of ``verschilmakers.yaml``, checked as that file is."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from loaders.documents.folder import read_folder
from loaders.documents.verschilmakers import item_address
from loaders.documents.wordpress import Post
from loaders.records.records import PublicationRecord, Records
from loaders.resolve.names import folded
from loaders.text.problems import RefusedError

SCHEME = "verschilmakers"
STEM = "verschilmakers-kandidaten"
INTERVIEWS = "/verschilmakers/"
"""Items under this path are interviews, with the name of the official in the address."""
BODIES = frozenset(
    (
        "gemeente",
        "provincie",
        "waterschap",
        "wetterskip",
        "hoogheemraadschap",
        "ministerie",
        "omgevingsdienst",
        "veiligheidsregio",
    )
)
"""Words with which the organisation begins in the address of an interview."""
NAME_WORDS = 2
"""Words of a name where the address names no such body."""
_BEFORE_A_NAME = re.compile(r"^(?:van|von|ter|ten|de)(?:den|der|de|t|het)?")
LEAST_TELLING = 3
"""Letters of a word that tells a name; shorter ones (de, van) are everywhere."""
HEAD = """\
# Kandidaten uit de feed van {site}, opgehaald om te beoordelen. Nog niets hiervan staat in de graaf.
# Loop elk item na (thema, soort, organisatie). Wat goed is gaat naar verschilmakers.yaml, de rest kan weg.
# Namen van ambtenaren zijn weggelaten; functie en organisatie mogen wel.
"""


@dataclass(frozen=True)
class Candidates:
    """Items that are not in the data yet.  ``text`` is the file, ``known`` how many were there already."""

    text: str
    records: list[PublicationRecord]
    known: int


def candidates(posts: Sequence[Post], folder: Path, site: str) -> Candidates:
    """Candidate items for a data folder, read and checked by the same rules as that folder.

    Raises ``RefusedError`` when the folder has faults, or a candidate would have one.
    """
    records, _ = read_folder(folder)
    there = {item_address(p.website) for p in records.publications if p.website}
    names = {p.name for p in records.publications}
    fresh: list[dict[str, Any]] = []
    known = 0
    themes = _theme_words(records)
    for post in posts:
        if post.address in there:
            known += 1
            continue
        item = _item(post, themes)
        if item["naam"] in names:
            item["naam"] = f"{item['naam']} ({post.number or post.address})"
        names.add(item["naam"])
        there.add(post.address)
        fresh.append(item)
    text = _written(fresh, site)
    return Candidates(text, _checked(text, folder) if fresh else [], known)


def _theme_words(records: Records) -> dict[str, str]:
    return {
        folded(word): concept.key
        for concept in records.concepts
        if concept.scheme == SCHEME
        for word in (concept.name, *concept.aliases, *re.split(r"[/,]| en ", concept.name))
    }


def _item(post: Post, themes: Mapping[str, str]) -> dict[str, Any]:
    """One candidate as it stands in the file; what is unknown is left out."""
    of_theme = [themes[folded(t)] for t in post.terms if folded(t) in themes]
    interview = urlsplit(post.address).path.startswith(INTERVIEWS)
    name = official(post.address) if interview else ()
    item: dict[str, Any] = {
        "naam": without_name(post.title, name) or "Interview zonder titel",
        "soort": "interview" if interview else "artikel",
        "omschrijving": without_sentences_about(post.excerpt, name),
        "themas": list(dict.fromkeys(of_theme)),
        "trefwoorden": [t.casefold() for t in post.terms if folded(t) not in themes],
        "jaar": post.year,
        "adres": post.address,
        "bronnen": ["feed"],
    }
    return {key: value for key, value in item.items() if value not in ("", [], None)}


def official(address: str) -> tuple[str, ...]:
    """The words of the name of an official in the address of an interview: what stands before the body."""
    words = urlsplit(address).path.rsplit("/", 1)[-1].split("-")
    body = next((n for n, word in enumerate(words) if word in BODIES), NAME_WORDS)
    return tuple(words[:body])


def without_name(title: str, name: Sequence[str]) -> str:
    """A title without the name of an official, whatever spaces and accents it has there."""
    letters = "".join(re.findall(r"[a-z0-9]", folded(" ".join(name))))
    if not letters:
        return title
    for start, end in _spans(title):
        if "".join(re.findall(r"[a-z0-9]", folded(title[start:end]))) == letters:
            rest = f"{title[:start].rstrip(' ,:;-–—|')} {title[end:].lstrip(' ,:;-–—|')}".strip()
            return without_name(rest[:1].upper() + rest[1:], name)
    telling = _telling(name)
    kept = [w for w in title.split() if not telling & set(folded(w).split())]
    rest = " ".join(kept).strip(" ,:;-–—|")
    return rest[:1].upper() + rest[1:]


def _telling(name: Sequence[str]) -> set[str]:
    """The words that tell a name, also without the ``van de`` that an address writes on to it."""
    found = {*name, *(_BEFORE_A_NAME.sub("", word) for word in name)}
    return {word for word in found if len(word) >= LEAST_TELLING}


def _spans(text: str) -> Iterable[tuple[int, int]]:
    """Every run of up to six whole words, by where it begins and ends."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[\w'’.-]+", text)]
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + 6]:
            yield start, end


def without_sentences_about(text: str, name: Sequence[str]) -> str:
    """A text without the sentences that name an official."""
    telling = _telling(name)
    joined = "".join(name)
    kept = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        said = folded(sentence)
        if not telling & set(said.split()) and not (joined and joined in said.replace(" ", "")):
            kept.append(sentence)
    return " ".join(kept)


def _written(items: list[dict[str, Any]], site: str) -> str:
    source = {"titel": f"Feed van {urlsplit(site).hostname}", "uitgever": "De Verschilmakers", "adres": site}
    document = {"soort": "verschilmakers", "items": items, "bronnen": {"feed": source}}
    return HEAD.format(site=site) + yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110)


def _checked(text: str, folder: Path) -> list[PublicationRecord]:
    """The records of the candidates, as a load of the folder with their file in it would read them."""
    with tempfile.TemporaryDirectory(prefix="schakelkaart-") as place:
        trial = Path(place) / "seeds"
        shutil.copytree(folder, trial)
        (trial / f"{STEM}.yaml").write_text(text, encoding="utf-8")
        records, problems = read_folder(trial)
    faults = [p for p in problems if p.file.startswith(STEM) and p.severity == "fout"]
    if faults:
        raise RefusedError(faults)
    return [p for p in records.publications if p.file == STEM]
