"""Pad: how two things are connected, and where that is written."""

from __future__ import annotations

from api.html.typeset import printed
from graph.store import Store
from queries.path import PathQuery, path
from tests.site.browsing import follow
from tests.site.conftest import Visit


def test_two_names_give_the_steps_between_them_with_their_sources(
    visit: Visit, width: int, script: bool, seed_store: Store
) -> None:
    answer = path(seed_store.at(), PathQuery(start="CESI", end="Limburg"))
    page = visit(width, script=script).open("/pad")
    form = page.get_by_role("form", name="Kies begin en eind")
    form.get_by_label("Van").fill("CESI")
    form.get_by_label("Naar").fill("Limburg")
    follow(form.get_by_role("button", name="Zoek het pad"))
    assert page.get_by_role("heading", level=1).inner_text() == "Hoe hangen CESI en Limburg samen?"
    first = page.get_by_role("region", name="Het meest zeggende pad")
    for step in answer.paths[0].steps:
        assert printed(step.sentence) in first.inner_text()
    first.locator("summary").first.click()
    source = answer.paths[0].steps[0].sources[0]
    assert first.get_by_role("link", name=source.title).first.is_visible()
    follow(page.get_by_role("link", name="Andersom"))
    assert page.get_by_role("heading", level=1).inner_text() == "Hoe hangen Limburg en CESI samen?"
