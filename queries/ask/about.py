"""Questions about the site itself: how good the data is, whom to tell, how it works."""

from __future__ import annotations

from queries.about import PARTS, Part
from queries.dutch.words import STOP_WORDS, word_set
from queries.grammar.cues import FILLERS
from queries.grammar.reading import Reading, Span

OF_THE_SITE = word_set("gegevens data cijfers informatie site website pagina kaarten lijst")
OF_KINDS = ("kaarten", "over")
"""Parts that are asked for with a word for a kind of things: *hoe meld ik een project aan*."""
NO_DOUBT = 3.0
"""A question with a cue of this weight asks what that asks."""
MOST_OTHER_WORDS = 1
"""Words that say something, beside those that ask for a part of the site."""


def part_of(reading: Reading) -> Part | None:
    """The part of the site that a question is about; None when it names a place, a subject or a thing."""
    if any(s.provinces or s.town or s.concept or s.things for s in reading.spans if not _ipo(s, reading)):
        return None
    if any(cue.weight >= NO_DOUBT and cue.intent != "contact" for cue, _ in reading.cues):
        return None
    sentence = " ".join(reading.row)
    for part in PARTS:
        if reading.kinds and part.name not in OF_KINDS:
            continue
        if found := part.pattern.search(sentence):
            around = (sentence[: found.start()] + sentence[found.end() :]).split()
            rest = [w for w in around if w not in STOP_WORDS and w not in FILLERS and w not in OF_THE_SITE]
            if len(rest) <= MOST_OTHER_WORDS:
                return part
    return None


def _ipo(span: Span, reading: Reading) -> bool:
    words = reading.row[span.start : span.end]
    return not {
        "regiegroep",
        "ipo",
        "gegevens",
        "data",
        "contact",
        "kaart",
        "site",
        "website",
        "hergebruiken",
    }.isdisjoint(words)
