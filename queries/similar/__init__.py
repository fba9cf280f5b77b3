"""Where is the wheel invented twice? ("Waar wordt het wiel opnieuw uitgevonden?")"""

from __future__ import annotations

from queries.similar.answer import likenesses, similar
from queries.similar.model import Conversation, Likeness, Member, SimilarAnswer, SimilarGroup, SimilarQuery

__all__ = [
    "Conversation",
    "Likeness",
    "Member",
    "SimilarAnswer",
    "SimilarGroup",
    "SimilarQuery",
    "likenesses",
    "similar",
]
