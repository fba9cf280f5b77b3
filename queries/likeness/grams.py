"""Texts compared by pieces of words: bouwmaterialenhub and materialenhubs have no word in common, and yet.

Pieces (character n-grams within words; Cavnar & Trenkle 1994) are hashed into buckets, so that no list of
them is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.likeness.sparse import Sparse

LENGTHS = (3, 4, 5)
"""Letters in a piece; the ends of a word count as one, so that beginnings and endings are told apart."""
BUCKETS = 1 << 18
"""Far more than the pieces that a corpus of this field has in common."""
SAMPLED = 20_000
"""In how many texts is counted how rare a piece is; more changes next to nothing."""
_SPACE = ord(" ")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""Multiplicative hashing (Knuth, TAOCP 6.4): 2 to the power 64 divided by the golden ratio."""


@dataclass(frozen=True)
class Rarity:
    """How rare every bucket is, as inverse document frequency; 0 for one that a single text has."""

    weights: NDArray[np.float32]


def pieces(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Of folded texts (words of plain letters and digits, one space between): text, bucket and count."""
    spelled = np.frombuffer((" " + " \n ".join(texts) + " ").encode("ascii"), dtype=np.uint8)
    owner = np.cumsum(spelled == ord("\n"))
    found = [_windows(spelled, owner, length) for length in LENGTHS]
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    return keys // BUCKETS, (keys % BUCKETS).astype(np.int32), counts


def _windows(spelled: NDArray[np.uint8], owner: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Text and bucket of every piece of one length, as one number."""
    last = len(spelled) - length + 1
    if last <= 0:
        return np.zeros(0, dtype=np.int64)
    value = np.zeros(last, dtype=np.uint64)
    whole = np.ones(last, dtype=bool)
    for place in range(length):
        letters = spelled[place : place + last]
        value = value * np.uint64(257) + letters
        whole &= letters > _SPACE if 0 < place < length - 1 else letters >= _SPACE
    bucket = (value * _FACTOR) >> np.uint64(64 - BUCKETS.bit_length() + 1)
    return owner[:last][whole] * BUCKETS + bucket[whole].astype(np.int64)


def rarity(texts: Sequence[str]) -> Rarity:
    """How rare the pieces of these texts are."""
    sample = texts[:: max(1, -(-len(texts) // SAMPLED))]
    _, buckets, _ = pieces(sample) if sample else (0, np.zeros(0, dtype=np.int32), 0)
    frequency = np.bincount(buckets, minlength=BUCKETS)
    weights = np.log((1 + len(sample)) / (1 + frequency)) + 1
    return Rarity(np.where(frequency > 1, weights, 0.0).astype(np.float32))


def vectors(texts: Sequence[str], rare: Rarity) -> Sparse:
    """Texts as pieces: logarithm of the count times rarity, of length 1."""
    rows, buckets, counts = pieces(texts)
    values = ((1 + np.log(counts)) * rare.weights[buckets]).astype(np.float32)
    kept = values > 0
    made = Sparse.of(rows[kept], buckets[kept], values[kept], len(texts), BUCKETS)
    return made.of_unit_length()
