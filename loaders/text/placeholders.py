"""Words that people write where a name should stand and that name nothing."""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r"""
    onbekend | n\.?\s?v\.?\s?t\.? | n\.?\s?n\.?\s?b\.? | t\.?b\.?d\.? | geen | volgt | leeg | xx+ | [-?.]+
    | (?: nog \s )? (?: niet \s (?: bekend | vastgesteld | ingevuld ) | onbekend )
    | (?: nog \s )? (?: te \s bepalen | in \s te \s vullen )
    | nader \s (?: te \s bepalen | in \s te \s vullen )
    | (?: en \s )? (?: div(?:\.|erse)? | anderen? | overigen? | verschillende | meerdere )
      (?: \s (?: partij | partner | organisatie | bedrij[fv] | gemeente | instelling | project )
          (?: s | n | en )? )?
    | e\.\s?a\.? | etc\. | enz\.
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SAID_WITHIN = re.compile(
    r"\b(?:titel|naam)\s(?:is\s)?(?:nog\s)?(?:onbekend|niet\s(?:bekend|vastgesteld)|volgt)\b", re.IGNORECASE
)
_AND_OTHERS = re.compile(r",?\s+(?:e\.?\s?a\.?|en anderen|etc\.?|enz\.?)$", re.IGNORECASE)


def is_placeholder(name: str) -> bool:
    """Whether a text names nothing: ``onbekend``, ``diverse gemeenten``, ``titel niet vastgesteld``."""
    return _WHOLE.fullmatch(name.strip()) is not None or _SAID_WITHIN.search(name) is not None


def without_others(name: str) -> str:
    """``Gemeente Emmen e.a.`` as ``Gemeente Emmen``: who the others are is not known."""
    return _AND_OTHERS.sub("", name)
