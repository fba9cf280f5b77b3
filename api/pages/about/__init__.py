"""What the site is, who to reach, what it keeps of anyone, for whom it works, and what changed on it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.html.templating import render
from api.http.served import snapshot_of
from api.settings import Settings
from queries.contacts import keepers
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)


@router.get("/over")
def about(request: Request) -> Response:
    """What Schakelkaart is, where its data comes from and what it cannot tell."""
    return render(request, "over/over.html")


@router.get("/contact")
def contact(request: Request) -> Response:
    """Whom to reach: of every province the function that it gives, and who keeps this site if that is set."""
    snapshot = snapshot_of(request)
    names = vocabulary(snapshot).province_names
    return render(
        request,
        "over/contact.html",
        general=keepers(snapshot)[0],
        keepers=[(slug, keepers(snapshot, [slug])[0]) for slug in sorted(names, key=lambda s: names[s])],
        publisher=Settings().publisher_name,
    )


@router.get("/privacy")
def privacy(request: Request) -> Response:
    """What is kept of a visitor."""
    return render(request, "over/privacy.html", logged=Settings().log_requests)


@router.get("/toegankelijkheid")
def accessibility(request: Request) -> Response:
    """The accessibility statement: what was tested, how, and what is known not to work."""
    return render(request, "over/toegankelijkheid.html")


@router.get("/veranderd")
def changed(request: Request) -> Response:
    """What changed on the site, for who uses it."""
    return render(request, "over/veranderd.html")
