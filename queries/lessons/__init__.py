"""What there is to learn from projects that stopped ("Hiervan kunt u leren")."""

from __future__ import annotations

from queries.lessons.answer import Lesson, lessons, lessons_of

__all__ = ["Lesson", "lessons", "lessons_of"]
