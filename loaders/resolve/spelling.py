"""The rules that tell whether two written names stand for one organisation or platform.

Every rule looks names up by a key, so that the work grows with the number of names.  Rules that could
be wrong about two names that one list of partners holds side by side leave such a pair alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from loaders.records.records import PlatformRecord, ProjectRecord
from loaders.resolve.aliases import KnownOrganisations
from loaders.resolve.evidence import Evidence
from loaders.resolve.matching import SHORT, parts
from loaders.resolve.names import (
    GENERIC,
    KINDS,
    STOPWORDS,
    Places,
    abbreviates,
    first_letters,
    folded,
    is_abbreviation,
    is_distinctive,
    names_several,
    tells_apart,
    without_parentheses,
    words,
)
from loaders.resolve.slips import one_slip_apart, slip_keys

Link = tuple[str, str, str]
"""Two names that stand for one thing, and why, in one Dutch phrase."""

WORDS_BESIDE = 3
"""An abbreviation (``Ontwikkelingsbedrijf NHN``) stands beside at most this many words written out."""
LETTERS_OF_A_RARE_WORD = 6
"""A made-up word of this many letters (a brand) is hardly ever chosen by two organisations."""


@dataclass
class Spelling:
    """A name as it is written, and the records that mention or bear it."""

    name: str
    bears: list[PlatformRecord | ProjectRecord] = field(default_factory=list)
    mentioned_by: list[PlatformRecord | ProjectRecord] = field(default_factory=list)
    national: bool = False
    """Of a party that works in the whole country."""

    def provinces(self) -> set[str]:
        return {p for r in (*self.bears, *self.mentioned_by) for p in r.provinces}


class Spellings:
    """All names, with the links between those that stand for one thing."""

    def __init__(
        self,
        spellings: Iterable[Spelling],
        evidence: Evidence,
        known: KnownOrganisations,
        vocabulary: frozenset[str],
        twins: Sequence[tuple[frozenset[str], frozenset[str]]] = (),
    ) -> None:
        self.all = sorted(spellings, key=lambda s: s.name)
        self.evidence = evidence
        self.places: Places = evidence.places
        self.known = known
        self.vocabulary = vocabulary
        """Words in small letters in running text: what is not among them is a proper name."""
        self._stems = {w[:LETTERS_OF_A_RARE_WORD] for w in vocabulary}
        self.twins = twins
        """Lists of partners that two records of one thing give."""
        self.by_name = {s.name: s for s in self.all}
        self._by_key: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self.all:
            self._by_key[self.places.key(spelling.name)].append(spelling)
        self._beside: dict[str, set[int]] = {s.name: {id(r) for r in s.mentioned_by} for s in self.all}

    def links(self) -> Iterator[Link]:
        """All links, the surest rules first."""
        for rule in (
            self.equal_names,
            self.known_spellings,
            self.parts_of_names,
            self.abbreviations_in_parentheses,
            self.abbreviations,
            self.part_abbreviated,
            self.generic_surplus,
            self.same_list_of_partners,
            self.place_behind_name,
            self.rare_word,
            self.words_between,
            self.slips,
        ):
            yield from rule()

    # -- sure ------------------------------------------------------------------------------

    def equal_names(self) -> Iterator[Link]:
        """``Stichting Agrodome`` and ``Agrodome``, ``SaXcell BV`` and ``SaXcell``."""
        for group in self._by_key.values():
            for one, other in pairwise(group):
                yield one.name, other.name, "zelfde naam"

    def known_spellings(self) -> Iterator[Link]:
        """What ``organisaties.yaml`` says."""
        first: dict[str, str] = {}
        for spelling in self.all:
            official = self._known_name(spelling.name)
            if official is not None:
                start = first.setdefault(official, spelling.name)
                if start != spelling.name:
                    yield start, spelling.name, "bekende schrijfwijzen van een organisatie"

    def _known_name(self, spelling: str) -> str | None:
        """The known organisation of a spelling, also of ``X (Y)`` where Y is another spelling of X."""
        outer, inner = without_parentheses(spelling)
        of_outer = self.known.name_of(outer)
        same = of_outer == self.known.name_of(inner) or abbreviates(inner, folded(outer).split())
        return self.known.name_of(spelling) or (of_outer if inner and same else None)

    def parts_of_names(self) -> Iterator[Link]:
        """``X (aside)`` and ``X, aside`` are also called X."""
        for spelling in self.all:
            for part in parts(spelling.name)[:1]:
                if not self._says_which(spelling.name, part):
                    continue
                for other in self._named(part):
                    yield spelling.name, other.name, "zelfde naam op een toevoeging na"

    def _says_which(self, name: str, part: str) -> bool:
        """Whether ``part`` alone can be the name: ``Hogeschool Leiden (HL)`` yes, ``CE (pilot)`` no."""
        outer, inner = without_parentheses(name)
        if part == outer and abbreviates(inner, folded(outer).split()):
            return True
        return is_distinctive(words(part), self.places) and not is_abbreviation(part)

    def abbreviations_in_parentheses(self) -> Iterator[Link]:
        """``Unie van Waterschappen (UvW)`` is what others call UvW."""
        for spelling in self.all:
            outer, inner = without_parentheses(spelling.name)
            if not is_abbreviation(inner):
                continue
            if not abbreviates(inner, folded(outer).split()) and len(inner) <= SHORT:
                continue
            for other in self._named(inner):
                if self._near(spelling, other) or len(inner) > SHORT:
                    yield spelling.name, other.name, "afkorting staat achter de naam"

    # -- abbreviations ---------------------------------------------------------------------

    def abbreviations(self) -> Iterator[Link]:
        """An abbreviation and the one name whose initials it has."""
        by_letters: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self.all:
            row = folded(without_parentheses(spelling.name)[0]).split()
            if len(row) >= 2:
                for letters in first_letters(row):
                    by_letters[letters].append(spelling)
        for short in self.all:
            if not is_abbreviation(short.name) or len(folded(short.name)) <= SHORT:
                continue
            found = [
                long
                for long in by_letters[folded(short.name).replace(" ", "")[:2]]
                if abbreviates(short.name, folded(without_parentheses(long.name)[0]).split())
                and not self._side_by_side(short, long)
            ]
            if len({self.places.key(without_parentheses(long.name)[0]) for long in found}) == 1:
                yield short.name, found[0].name, "afkorting van de naam"

    def part_abbreviated(self) -> Iterator[Link]:
        """``TU Eindhoven``: the rest of the name is the same, one part is an abbreviation."""
        by_rest: dict[tuple[bool, tuple[str, ...], str], list[tuple[Spelling, list[str]]]] = defaultdict(list)
        for long in self.all:
            row = folded(long.name).split()
            for size in range(1, min(WORDS_BESIDE, len(row) - 2) + 1):
                for leads, rest, other in (
                    (True, row[:size], row[size:]),
                    (False, row[-size:], row[:-size]),
                ):
                    for letters in first_letters(other):
                        by_rest[leads, tuple(rest), letters].append((long, other))
        for short in self.all:
            written, row = short.name.split(), folded(short.name).split()
            if not 2 <= len(row) <= WORDS_BESIDE + 1 or len(written) != len(row):
                continue
            for leads, abbreviated, rest in ((True, written[-1], row[:-1]), (False, written[0], row[1:])):
                if not is_abbreviation(abbreviated) or GENERIC.issuperset(rest):
                    continue
                begin = folded(abbreviated).replace(" ", "")[:2]
                for long, other in by_rest[leads, tuple(rest), begin]:
                    if abbreviates(abbreviated, other):
                        yield short.name, long.name, "deel van de naam afgekort"

    # -- words more or less ----------------------------------------------------------------

    def generic_surplus(self) -> Iterator[Link]:
        """``Theo Pouw Groep`` and ``Theo Pouw``: the surplus words say nothing."""
        groups: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self.all:
            kept = [w for w in words(spelling.name) if w not in GENERIC]
            if is_distinctive(kept, self.places) and len("".join(kept)) >= SHORT:
                groups[self.places.key(" ".join(kept))].append(spelling)
        for group in groups.values():
            for one, other in combinations(group, 2):
                if not self._side_by_side(one, other):
                    yield one.name, other.name, "zelfde naam op algemene woorden na"

    def same_list_of_partners(self) -> Iterator[Link]:
        """Two cards on one thing name its partners, the one longer than the other."""
        for one_list, other_list in self.twins:
            others = sorted(other_list - one_list)
            for one in sorted(one_list - other_list) if others else ():
                longer = [n for n in others if _longer(one, n)]
                sure = len(longer) == 1 and is_distinctive(words(one), self.places)
                if sure and not self._other_kind(one, longer[0]):
                    yield one, longer[0], "kortere naam in dezelfde lijst van partners"

    def place_behind_name(self) -> Iterator[Link]:
        """``Buurman`` in Rotterdam is Buurman Rotterdam."""
        for long in self.all:
            *name, last = words(long.name)
            place = self.places.within(last)
            if len(place) != 1 or not is_distinctive(name, self.places):
                continue
            for short in self._named(" ".join(name)):
                around = short.mentioned_by
                at_home = all(self.evidence.at_home_in(r, min(place)) for r in around)
                if around and at_home and not short.bears and not self._side_by_side(short, long):
                    yield short.name, long.name, "zelfde naam, en de plaats klopt"

    def rare_word(self) -> Iterator[Link]:
        """A brand by itself (``ReShare``) and the one longer name that begins or ends with it."""
        longer: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self.all:
            row = words(spelling.name)
            if len(row) > 1:
                longer[row[0]].append(spelling)
                longer[row[-1]].append(spelling)
        for short in self.all:
            row = words(short.name)
            if len(row) != 1 or len(row[0]) < LETTERS_OF_A_RARE_WORD or row[0] in self.vocabulary:
                continue
            found = longer[row[0]]
            if len(found) != 1 or names_several(found[0].name):
                continue
            if not self._side_by_side(short, found[0]):
                surplus = set(words(found[0].name)) - set(row)
                if self._are_proper(surplus):
                    yield short.name, found[0].name, "zeldzaam woord dat in een langere naam staat"

    def words_between(self) -> Iterator[Link]:
        """``Camping De Paardekreek`` and ``Camping & Villapark De Paardekreek``."""
        groups: dict[tuple[str, str], list[Spelling]] = defaultdict(list)
        for spelling in self.all:
            row = words(spelling.name)
            if len(row) >= 2 and row[-1] not in self.vocabulary and is_distinctive(row[-1:], self.places):
                groups[(row[0], row[-1])].append(spelling)
        for group in groups.values():
            for one, other in combinations(sorted(group, key=lambda s: (len(words(s.name)), s.name)), 2):
                short, long = set(words(one.name)), set(words(other.name))
                surplus_only = short < long and not tells_apart(long - short, self.places)
                if surplus_only and self._near(one, other) and not self._side_by_side(one, other):
                    yield one.name, other.name, "zelfde naam op woorden in het midden na"

    def slips(self) -> Iterator[Link]:
        """One letter of difference in a long name; in the name of a place only if the place fits."""
        groups: dict[str, list[str]] = defaultdict(list)
        for one in self._by_key:
            for spelled in slip_keys(one):
                groups[spelled].append(one)
        near: dict[str, set[str]] = defaultdict(set)
        for one, other in {p for group in groups.values() for p in combinations(sorted(group), 2)}:
            if self._is_slip(self._by_key[one][0], self._by_key[other][0]):
                near[one].add(other)
                near[other].add(one)
        for one in sorted(near):
            for other in sorted(near[one]):
                # ``Gemeente Heerle`` may be Heerde and Heerlen: then it says neither.
                if one < other and near[one] <= near[other] | {other} and near[other] <= near[one] | {one}:
                    a, b = self._by_key[one][0], self._by_key[other][0]
                    yield a.name, b.name, "een letter verschil in een lange naam"

    def _is_slip(self, a: Spelling, b: Spelling) -> bool:
        if not one_slip_apart(a.name, b.name, self.places) or self._side_by_side(a, b):
            return False
        return self._same_place(a, b) or self._near(a, b)

    # -- what the rules ask ----------------------------------------------------------------

    def _named(self, name: str) -> list[Spelling]:
        return self._by_key.get(self.places.key(name), [])

    def _side_by_side(self, a: Spelling, b: Spelling) -> bool:
        """Whether one record names both: then its writer held them for two."""
        return not self._beside[a.name].isdisjoint(self._beside[b.name])

    def _near(self, a: Spelling, b: Spelling) -> bool:
        """Whether the two are named in one province, or one works in the whole country."""
        return a.national or b.national or not a.provinces().isdisjoint(b.provinces())

    def _same_place(self, a: Spelling, b: Spelling) -> bool:
        """Whether two names one slip apart name one place; all that governs is known by its place."""
        governs = {words(a.name)[0], words(b.name)[0]} & {"gemeente", "provincie"}
        return bool(governs) or self.places.within(a.name) == self.places.within(b.name)

    def _other_kind(self, one: str, other: str) -> bool:
        return bool(KINDS.intersection(words(one)) ^ KINDS.intersection(words(other)))

    def _are_proper(self, surplus: set[str]) -> bool:
        """Whether the words are proper names: not of the language, also in another form of the word."""
        common = any(w in self.vocabulary or w[:LETTERS_OF_A_RARE_WORD] in self._stems for w in surplus)
        return not common and not tells_apart(surplus, self.places)


def vocabulary(records: Iterable[PlatformRecord | ProjectRecord]) -> frozenset[str]:
    """The words that running text writes in small letters."""
    counted: Counter[str] = Counter()
    for record in records:
        for text in (record.description, *record.keywords):
            counted.update(folded(w) for w in text.split() if w[:1].islower())
    return frozenset(counted) | STOPWORDS


def _longer(short: str, long: str) -> bool:
    one, other = words(short), words(long)
    return len(one) < len(other) and (other[: len(one)] == one or other[-len(one) :] == one)
