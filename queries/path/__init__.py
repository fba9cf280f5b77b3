"""How are two things connected? ("Hoe hangen CESI en Fryslân samen?")"""

from __future__ import annotations

from queries.path.answer import path
from queries.path.model import Path, PathAnswer, PathQuery, Step

__all__ = ["Path", "PathAnswer", "PathQuery", "Step", "path"]
