"""What was probably meant, when a question finds nothing or little."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from queries.dutch.lexicon import Lexicon
from queries.dutch.words import STOP_WORDS, tokens

FEW_HITS = 3
"""With fewer hits than this even a word that the graph knows may be a typing error."""
MAX_SUGGESTIONS = 3
LEAST_LIKENESS = 0.7
"""Share of the letters that agree, for a word too far off to be looked for unasked."""


def did_you_mean(text: str, total: int, lexicon: Lexicon) -> list[str]:
    """The question with its doubtful words put right, likeliest first; none when nothing is doubtful.

    ``total`` is how many hits it had as it is.
    """
    row = [t for t in tokens(text) if t.word not in STOP_WORDS]
    options = [_meant(t.word, total, lexicon) for t in row]
    found: list[str] = []
    for rank in range(MAX_SUGGESTIONS):
        made, at = "", 0
        for token, near in zip(row, options, strict=True):
            written = text[token.start : token.end]
            if near:
                written = near[min(rank, len(near) - 1)]
            made += text[at : token.start] + written
            at = token.end
        made += text[at:]
        if made != text and made not in found:
            found.append(made)
    return found


def _meant(word: str, total: int, lexicon: Lexicon) -> list[str]:
    """Other words for a doubtful one, as they are usually written."""
    rare = total < FEW_HITS and lexicon.counts.get(word, 0) < 2
    if lexicon.knows(word) and not rare:
        return []
    near = lexicon.alike(word)
    if not near and total < FEW_HITS:
        far = process.extract(
            word,
            list(lexicon.counts),
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_LIKENESS,
            limit=10,
        )
        near = sorted((w for w, _, _ in far), key=lambda w: (-OSA.normalized_similarity(word, w), w))
    return [lexicon.spelling.get(w, w) for w in near if w != word][:MAX_SUGGESTIONS]
