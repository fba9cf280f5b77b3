"""Which sentences about results tell a result, and not a goal, money, a plan or what something could do.

The cues stand here alone, in Dutch, chosen by reading all results on the cards.  A sentence with one of them
is no evidence that a project works; what is left after them is.
"""

from __future__ import annotations

import re

CUES = {
    "doel": r"\b\w*doel(?:en|stelling\w*)?\b|\bstreef\w*|\bstreeft\b|\bstreven\b|\bambitie\w*|\bmikt op\b"
    r"|\bwil\b|\bmoet(?:en)?\b|\buitgangs\w+|\bgericht op\b",
    "plan": r"\bbeoogd\w*|\bverwacht\w*|\bgepland\b|\bvoorzien\w*|\bontworpen\b"
    r"|\bontwerp(?:capaciteit|doelen)?\b"
    r"|\bbedoeld\b|\bopzet\b|\bpotentieel\b|\bmogelijke?\b|\bgeraamd\b|\braming\b|\bbegroot\b|\bzou(?:den)?\b"
    r"|\baangekondigd\b|\btoegezegd\b|\bbestemd\b|\bvolgens plan\b|\bbij succes\b|\bbij volle\b"
    r"|\bop termijn\b"
    r"|\bverkennen\b|\bcapaciteit\b(?!.*\bgegroeid)|\bkan\b|\bkunnen\b|\bnodig\b|\binvesterings?\w*"
    r"|\bvolgende stap\b|\b(?:max|min)imaal\b(?! \d+%)|\bstartbijeenkomst\b|\bper eenheid\b",
    "geld": r"\b\w*subsidie\w*|\b\w*bijdrage\w*|\beuro\b|\brijksgeld\b|\brijkssteun\b|\b\w*budget\b"
    r"|\bbedrag\b"
    r"|\bdraagt\b.*\bbij\b|\bsteun\b|\bjtf\b|\baanvraag\b|\b\w+aanvraag\b",
    "einde": r"\bfailliet\b|\bsurseance\b|\bgestopt\b|\bgeschrapt\b|\bniet (?:doorgegaan|toegekend)\b",
    "elders": r"\bnederland (?:produceert|telt)\b|\bin nederland bereiken\b|\bwordt jaarlijks\b",
}
"""Why a sentence is no result, with the words by which that is seen."""

SAVED = r"\bbleek\b|\bbleken\b|\baangelegd\b|\bgelukt\b|\bbesparing \d[\d.]* euro"
"""Words that tell that it came out, whatever else the sentence says ("plaatmateriaal bleek mogelijk")."""

_CUE = re.compile("|".join(CUES.values()), re.IGNORECASE)
_SAVED = re.compile(SAVED, re.IGNORECASE)
_SENTENCE = re.compile(r";\s*|(?<=[a-z0-9)])\.\s+(?=[A-Z0-9])")


def told_results(text: str) -> str:
    """The sentences of a text about results that tell one, with semicolons between; empty when none does."""
    return "; ".join(s.strip() for s in _SENTENCE.split(text or "") if s.strip() and is_result(s))


def is_result(sentence: str) -> bool:
    """Whether a sentence tells what came of it."""
    return _SAVED.search(sentence) is not None or _CUE.search(sentence) is None
