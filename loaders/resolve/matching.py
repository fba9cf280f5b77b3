"""The rules that tell whether two records are the same platform or the same project.

A rule gives the reason as one Dutch phrase, or nothing.  The thresholds were set on labelled pairs
(``tests/benchmarks/resolution.py``) and stand here together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeVar
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from loaders.records.records import PlatformRecord, ProjectRecord
from loaders.resolve.evidence import Evidence, leading_names, overlap, shared_parties
from loaders.resolve.names import (
    GENERIC,
    KINDS,
    NETWORKS,
    SOFT_KINDS,
    folded,
    head,
    is_abbreviation,
    is_roman,
    tells_apart,
    without_parentheses,
    words,
)
from loaders.resolve.slips import one_slip_apart, slip_keys

R = TypeVar("R", PlatformRecord, ProjectRecord)

BLOCK_LIMIT = 40
"""Of a key that more records share than this, only neighbours are compared: enough to chain one thing
that is on every card, and no work for a page that all cite."""
NEARLY_THE_SAME_NAME = 85.0
"""Of 100, order of words aside.  ``Economic Board`` of two regions stay below it."""
ALIKE_NAMES = 80.0
"""Of 100, surplus words aside: enough when an alias or the website already says so."""
COMMON_WORD = 4.0
"""Rarity below which a word of a name may well be chosen twice (in more than some 15 of 900 records)."""
WORDS_THAT_SAY_WHICH = 3
"""So many words together are not chosen twice in one province, however common each of them is."""
LIKE_DESCRIPTIONS = 0.3
"""Two cards on one platform, each from its own sources, rarely come above it; two platforms never."""
SAME_PROJECT = 1.2
"""Name and description likeness (each 0 to 1) with what follows; of the labelled pairs the lowest twin
has 1.25 and the highest other 1.08 (two plants of one firm)."""
WEIGHT_OF_SOURCES, SOURCES_AT_MOST = 0.3, 1.5
WEIGHT_OF_PARTIES = 0.3
ON_ONE_CARD = 0.5
"""Subtracted: who writes a card seldom lists one project twice."""
ONE_IS_NUMBERED = 0.3
"""Subtracted when only one name has a number (``fase 2``, 2024): as likely a sequel as the same."""
WEIGHT_OF_A_YEAR, YEARS_AT_MOST = 0.1, 3
"""Subtracted for each year after the first that the beginnings are apart: likely a successor."""
OTHER_PROVINCES = 0.4
"""Subtracted when the two have no province in common."""
RARE_WORD, WEIGHT_OF_RARE_WORDS = 4.5, 0.5
"""Added when the names share two words this rare (in some ten of 900 records): what it is and where."""


SHORT = 3
"""Initials of this many letters or fewer fit too many names (GKB, a firm, and Gemeente Kaag en
Braassem): they count only where something else says the same."""


ASIDES = frozenset({"voorheen", "drukfout", "notitie"})
"""With these between parentheses stands a remark and not another name."""


def pairs(records: Sequence[R], keys: Callable[[R], Iterable[str]]) -> Iterator[tuple[R, R]]:
    """Pairs of records that share a key, each once, in the order of ``records``."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        for one in sorted(set(keys(record))):
            blocks[one].append(at)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        found.update(combinations(block, 2) if len(block) <= BLOCK_LIMIT else pairwise(block))
    for first, second in sorted(found):
        yield records[first], records[second]


class Rules:
    """The rules for records, over the evidence of all of them."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.places = evidence.places

    # -- platforms --------------------------------------------------------------------------

    def platform_keys(self, platform: PlatformRecord) -> Iterator[str]:
        """Keys of which two records of one platform share at least one."""
        for name in (platform.name, *platform.aliases, *parts(platform.name)):
            yield self.places.key(name)
        for name in filter(None, (platform.abbreviation, platform.name)):
            yield f"abbreviation {folded(name)}"
        yield f"without kind {self._without_kind(platform.name)}"
        for spelled in slip_keys(self.places.key(platform.name)):
            yield f"slip {spelled}"
        if site := website(platform):
            yield f"website {site}"

    def same_platform(self, a: PlatformRecord, b: PlatformRecord) -> str:
        """Why two records are one platform; empty when nothing says so."""
        if self.places.key(a.name) == self.places.key(b.name):
            return "" if self._chosen_twice(a, b) else "zelfde naam"
        if overlap(a.provinces, b.provinces):
            if one_slip_apart(a.name, b.name, self.places):
                return "een letter verschil in een lange naam"
            if self._named_by_abbreviation(a, b) or self._named_by_abbreviation(b, a):
                return "de ene kaart noemt het bij zijn afkorting"
            if self._differ_in_network(a, b):
                return "zelfde naam op platform of netwerk na"
        if website(a) and website(a) == website(b) and (self._alias_is(a, b) or self._alias_is(b, a)):
            return "zelfde website, en de naam staat als andere naam op een kaart"
        if self.differ_in_kind(a.name, b.name):
            return ""
        corroborated = self._corroborated(a, b)
        for one, other in ((a, b), (b, a)):
            for alias in (*self.trusted_aliases(one), *parts(one.name)):
                if corroborated and self.places.key(alias) == self.places.key(other.name):
                    return f"naam staat als andere naam op kaart {one.file}"
        shared = {self.places.key(n) for n in self.trusted_aliases(a)} & {
            self.places.key(n) for n in self.trusted_aliases(b)
        }
        if shared and corroborated:
            return "zelfde andere naam"
        return self._same_by_name(a, b)

    def _same_by_name(self, a: PlatformRecord, b: PlatformRecord) -> str:
        surplus = set(words(a.name)) ^ set(words(b.name))
        likeness = fuzz.token_sort_ratio(folded(a.name), folded(b.name))
        if tells_apart(surplus, self.places) and not surplus <= GENERIC:
            return ""
        if likeness >= NEARLY_THE_SAME_NAME or surplus <= GENERIC | SOFT_KINDS:
            if website(a) and website(a) == website(b):
                return "zelfde website en bijna dezelfde naam"
            same_letters = a.abbreviation and folded(a.abbreviation) == folded(b.abbreviation)
            if same_letters and overlap(a.provinces, b.provinces):
                return "zelfde afkorting en bijna dezelfde naam"
        return ""

    def _alias_is(self, one: PlatformRecord, other: PlatformRecord) -> bool:
        """Whether an alias of ``one`` is the name of ``other``, also one that names another kind."""
        return self.places.key(other.name) in map(self.places.key, one.aliases)

    def _named_by_abbreviation(self, short: PlatformRecord, long: PlatformRecord) -> bool:
        """Whether the card of ``short`` has as its name the abbreviation that ``long`` gives.

        A short one fits too many things: then website or description must say the same.
        """
        letters = folded(short.name)
        if not long.abbreviation or letters != folded(long.abbreviation):
            return False
        if short.abbreviation and folded(short.abbreviation) != letters:
            return False
        return len(letters) > SHORT or self._tells_the_same(short, long)

    def _differ_in_network(self, a: PlatformRecord, b: PlatformRecord) -> bool:
        """``Netwerk Biorizon`` and ``Biorizon``: the name without it still says which one it is."""
        surplus = set(words(a.name)) ^ set(words(b.name))
        shared = set(words(a.name)) & set(words(b.name))
        if not surplus or not surplus <= NETWORKS or self._without_kind(a.name) != self._without_kind(b.name):
            return False
        rarest = max((self.evidence.rarity(w) for w in shared), default=0.0)
        says_which = rarest >= COMMON_WORD or len(shared) >= WORDS_THAT_SAY_WHICH
        return says_which or bool(self.places.within(a.name)) or self._tells_the_same(a, b)

    def _without_kind(self, name: str) -> str:
        return self.places.key(" ".join(w for w in words(name) if w not in NETWORKS))

    def _tells_the_same(self, a: PlatformRecord, b: PlatformRecord) -> bool:
        same_site = bool(website(a)) and website(a) == website(b)
        return same_site or self.evidence.description(a, b) >= LIKE_DESCRIPTIONS

    def _chosen_twice(self, a: PlatformRecord, b: PlatformRecord) -> bool:
        """A name of common words only, in provinces that differ: two may have chosen it."""
        if overlap(a.provinces, b.provinces) or not (a.provinces and b.provinces):
            return False
        if website(a) and website(a) == website(b):
            return False
        rarest = max(self.evidence.rarity(w) for w in words(a.name))
        return rarest < COMMON_WORD and self.evidence.shared_sources(a, b) == 0

    def _corroborated(self, a: PlatformRecord, b: PlatformRecord) -> bool:
        letters = a.abbreviation and folded(a.abbreviation) == folded(b.abbreviation)
        return bool(
            (website(a) and website(a) == website(b))
            or (letters and overlap(a.provinces, b.provinces))
            or fuzz.token_set_ratio(folded(a.name), folded(b.name)) >= ALIKE_NAMES
            or self.evidence.description(a, b) >= LIKE_DESCRIPTIONS
        )

    def trusted_aliases(self, platform: PlatformRecord) -> list[str]:
        """The aliases that can be names of the platform itself.

        Not those that name another kind of thing (the deal of a region, the agenda of a board), nor
        those the card lists as its partner.
        """
        partners = {self.places.key(p) for p in platform.partners}
        return [
            alias
            for alias in platform.aliases
            if self.places.key(alias) not in partners
            and not self.differ_in_kind(alias, platform.name, platform.platform_kind)
        ]

    def differ_in_kind(self, name: str, other: str, stated: str = "") -> bool:
        """Whether ``name`` says a kind of thing that ``other`` does not, nor its card in a field."""
        said = KINDS.intersection(words(name))
        if is_abbreviation(name) or len(words(name)) == 1:
            return False
        return bool(said) and not said & {*words(other), stated}

    # -- projects ---------------------------------------------------------------------------

    def project_keys(self, project: ProjectRecord) -> Iterator[str]:
        """Keys of which two records of one project share at least one."""
        yield from leading_names(project.name)
        for source in self.evidence.sources(project):
            yield f"source {source}"
        for spelled in slip_keys(self.places.key(project.name)):
            yield f"slip {spelled}"
        rare = {w for w in words(project.name) if self.evidence.rarity(w) >= COMMON_WORD}
        for word in rare:
            yield f"word {word[:8]}"
        for one, other in pairwise(w for w in words(project.name) if w not in rare):
            yield f"words {one} {other}"

    def same_project(self, a: ProjectRecord, b: ProjectRecord) -> str:
        """Why two records are one project; empty when nothing says so."""
        by_name = self.evidence.name(a, b)
        if by_name < 1 and self.evidence.conflicting_places(a, b):
            return ""
        in_a, in_b = numbers(a.name), numbers(b.name)
        if in_a and in_b and not in_a & in_b:
            return ""
        if one_slip_apart(a.name, b.name, self.places):
            by_name = 1.0
        if self._score(a, b, by_name) < SAME_PROJECT:
            return ""
        if folded(a.name) == folded(b.name):
            return "zelfde naam"
        return self._said_of_projects(a, b)

    def _score(self, a: ProjectRecord, b: ProjectRecord, by_name: float) -> float:
        score = by_name + self.evidence.description(a, b)
        score += WEIGHT_OF_SOURCES * min(self.evidence.shared_sources(a, b), SOURCES_AT_MOST)
        score += WEIGHT_OF_PARTIES * shared_parties(a, b)[1]
        if a.file == b.file:
            score -= ON_ONE_CARD
        if by_name < 1 and bool(numbers(a.name)) != bool(numbers(b.name)):
            score -= ONE_IS_NUMBERED
        if a.start_year and b.start_year:
            years = abs(a.start_year - b.start_year) - 1
            score -= WEIGHT_OF_A_YEAR * min(max(years, 0), YEARS_AT_MOST)
        if a.provinces and b.provinces and not overlap(a.provinces, b.provinces):
            score -= OTHER_PROVINCES
        elif a.file != b.file and self.evidence.shared_rare_words(a, b, RARE_WORD) >= 2:
            score += WEIGHT_OF_RARE_WORDS
        return score

    def _said_of_projects(self, a: ProjectRecord, b: ProjectRecord) -> str:
        shared = []
        if self.evidence.shared_sources(a, b):
            shared.append("bronpagina")
        if shared_parties(a, b)[0]:
            shared.append("partners")
        if self.evidence.description(a, b) >= LIKE_DESCRIPTIONS:
            shared.append("omschrijving")
        prefix = f"zelfde {', '.join(shared)} en " if shared else ""
        return f"{prefix}{'bijna dezelfde' if self.evidence.name(a, b) > 0.6 else 'verwante'} naam"

    # -- a platform and a project -----------------------------------------------------------

    def same_thing(self, platform: PlatformRecord, project: ProjectRecord) -> str:
        """Why a project record is the same real thing as a platform; empty when nothing says so."""
        own = {folded(n) for n in (platform.name, *platform.aliases, platform.abbreviation) if n}
        of_it = {folded(n) for n in (project.lead, *project.platforms, *project.partners)}
        if own & of_it or self._of_other_provinces(platform, project):
            return ""
        mine, theirs = leading_names(platform.name), leading_names(project.name)
        if mine & theirs:
            return "platform en project met dezelfde naam"
        if theirs & {self.places.key(a) for a in self.trusted_aliases(platform)}:
            return f"naam van project staat als andere naam op kaart {platform.file}"
        return ""

    def _of_other_provinces(self, platform: PlatformRecord, project: ProjectRecord) -> bool:
        stated = bool(platform.provinces and project.provinces)
        return stated and not overlap(platform.provinces, project.provinces)


def parts(name: str) -> list[str]:
    """What else a name with parentheses or a clause says the thing is called."""
    outer, inner = without_parentheses(name)
    found = []
    if outer != name:
        found.append(outer)
        if inner[:1].isupper() and not ASIDES.intersection(folded(inner).split()):
            found.append(inner)
    front, clause = head(name)
    if front != name and not KINDS.intersection(words(clause)[:1]):
        found.append(front)
    return found


@lru_cache(maxsize=100_000)
def numbers(name: str) -> frozenset[str]:
    """The numbers in a name that stand by themselves: ``fase 2``, ``II``, 2024."""
    return frozenset(w for w in folded(name).split() if w.isdigit() or is_roman(w))


def website(platform: PlatformRecord) -> str:
    """Host and path, without what makes no other page."""
    parted = urlsplit((platform.website or "").casefold())
    return f"{parted.netloc.removeprefix('www.')}{parted.path.rstrip('/')}"
