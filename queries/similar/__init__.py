"""Where is the wheel invented twice? ("Waar wordt het wiel opnieuw uitgevonden?")"""

from __future__ import annotations

from queries.similar.answer import similar
from queries.similar.model import Conversation, Group, Likeness, Member, SimilarAnswer, SimilarQuery

__all__ = ["Conversation", "Group", "Likeness", "Member", "SimilarAnswer", "SimilarQuery", "similar"]
