"""The Dutch pages, one module per group of pages; those of one thing in ``things``.

A module holds a ``router``; the application includes every router of ``ROUTERS``.  A page parses its address,
asks one query function and renders a template; ``api.pages.asking`` has what all of them ask alike.
"""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import (
    about,
    brokers,
    cards,
    changes,
    collaboration,
    compare,
    gaps,
    ipo_note,
    lists,
    netwerk,
    notes,
    path,
    proposals,
    quality,
    scaling,
    search,
    start,
    weighing,
    wheel,
)
from api.pages.things import embed, matches, profiles, words

ROUTERS: tuple[APIRouter, ...] = (
    start.router,
    search.router,
    profiles.router,
    lists.router,
    quality.router,
    cards.router,
    collaboration.router,
    proposals.router,
    notes.router,
    scaling.router,
    weighing.router,
    wheel.router,
    matches.router,
    gaps.router,
    brokers.router,
    path.router,
    compare.router,
    changes.router,
    ipo_note.router,
    netwerk.router,
    words.router,
    embed.router,
    about.router,
)
"""In the order in which their addresses are tried."""
