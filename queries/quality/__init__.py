"""How complete are the cards? ("Bronnen en kwaliteit")"""

from __future__ import annotations

from queries.quality.answer import quality
from queries.quality.model import CardQuality, FieldQuality, QualityAnswer, QualityQuery

__all__ = ["CardQuality", "FieldQuality", "QualityAnswer", "QualityQuery", "quality"]
