"""What there is to say of the site itself: how good the data is, whom to tell, how it works."""

from __future__ import annotations

from queries.about.model import AboutPart, AboutQuery
from queries.about.parts import BY_NAME, PARTS, Part

__all__ = ["BY_NAME", "PARTS", "AboutPart", "AboutQuery", "Part"]
