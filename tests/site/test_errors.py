"""What a visitor sees when something is not there."""

from __future__ import annotations

from tests.site.browsing import follow, violations
from tests.site.conftest import Visit


def test_an_address_that_does_not_exist_says_so_in_dutch_and_leads_on(visit: Visit, width: int) -> None:
    page = visit(width).open("/bestaat-niet", status=404)
    assert page.get_by_role("heading", level=1).inner_text() == "Dit bestaat niet"
    assert violations(page) == []
    follow(page.get_by_role("main").get_by_role("link", name="begin"))
    assert page.url.endswith("/")
