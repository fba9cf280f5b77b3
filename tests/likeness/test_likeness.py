"""What likeness is made of: matrices, pieces of words, and what is kept on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Store
from queries.likeness import kept
from queries.likeness.features import features, remembered
from queries.likeness.grams import rarity, vectors
from queries.likeness.sparse import Sparse, combined

MATRICES = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 3), min_size=width, max_size=width), min_size=1, max_size=6
    )
)


def _sparse(dense: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Sparse:
    rows, columns = np.nonzero(dense)
    values = dense[rows, columns].astype(np.float32)
    return Sparse.of(rows, columns.astype(np.int32), values, *dense.shape)


def _dense(sparse: Sparse) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    made = np.zeros((sparse.height, sparse.width))
    made[sparse.rows(), sparse.columns] = sparse.values
    return made


@given(MATRICES)
def test_a_sparse_matrix_does_what_the_dense_one_does(numbers: list[list[int]]) -> None:
    dense = np.array(numbers, dtype=np.float64)
    sparse = _sparse(dense)
    assert np.array_equal(_dense(sparse), dense)
    assert np.array_equal(_dense(sparse.turned()), dense.T)
    assert np.allclose(combined(sparse.turned(), *sparse.row(0)), dense @ dense[0])
    lengths = np.linalg.norm(_dense(sparse.of_unit_length()), axis=1)
    assert np.allclose(lengths, np.any(dense, axis=1), atol=1e-6)
    wanted = np.array([0, len(dense) - 1])
    place, columns, values = sparse.some(wanted)
    picked = np.zeros((2, dense.shape[1]))
    picked[place, columns] = values
    assert np.array_equal(picked, dense[wanted])


def test_words_that_are_half_the_same_are_near_and_others_are_not() -> None:
    texts = [
        "bouwmaterialenhub",
        "hub voor bouwmaterialen",
        "zonnepanelen van een dak",
        "gebruikte zonnepanelen",
    ]
    near = _dense(vectors(texts, rarity(texts)))
    likeness = near @ near.T
    assert likeness[0, 1] > 0.5
    assert likeness[2, 3] > 0.3
    assert likeness[0, 2] < 0.05


def test_what_was_made_is_read_from_disk_and_made_anew_when_it_is_damaged(
    seed_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path))
    snapshot = seed_store.at()

    def fresh() -> list[tuple[str, float]]:
        snapshot.kept.pop(remembered, None)
        found = features(snapshot)
        return list(found.subjects(5).items())

    first = fresh()
    place = kept.place_of(snapshot.version)
    made_at = (place / "words-values.npy").stat().st_mtime_ns
    assert fresh() == first
    assert (place / "words-values.npy").stat().st_mtime_ns == made_at
    (place / "words-values.npy").write_bytes(b"not an array")
    assert fresh() == first
    assert (place / "words-values.npy").stat().st_mtime_ns != made_at
    place.parent.joinpath("x").mkdir()
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(place / "names.json"))  # a file: nothing can be kept there
    assert fresh() == first
