"""Vergelijken and Wijzigingen: provinces side by side, and what is new."""

from __future__ import annotations

import csv
import io

import httpx

from api.html.typeset import printed
from graph.store import Store
from queries.changes import ChangesQuery, changes
from queries.compare import CompareQuery, compare
from tests.site.browsing import follow
from tests.site.conftest import Visit


def test_provinces_are_put_side_by_side_with_the_form_alone(
    visit: Visit, width: int, seed_store: Store
) -> None:
    answer = compare(seed_store.at(), CompareQuery(things=("drenthe", "zeeland")))
    page = visit(width, script=False).open("/vergelijken")
    form = page.get_by_role("form", name="Kies wat u vergelijkt")
    form.get_by_label("Drenthe").check()
    form.get_by_label("Zeeland").check()
    follow(form.get_by_role("button", name="Vergelijk"))
    assert page.get_by_role("heading", level=1).inner_text() == "Drenthe en Zeeland naast elkaar"
    assert printed(answer.explanation) in page.get_by_role("main").inner_text()
    row = page.get_by_role("row", name="Projecten").first
    assert row.locator("td strong").all_inner_texts() == [v.text for v in answer.sections[0].rows[0].values]
    follow(page.get_by_role("link", name="Waar kunnen zij samenwerken?"))
    assert page.url.endswith("/samenwerken?provincie=drenthe&provincie=zeeland")


def test_projects_are_put_side_by_side_too(visit: Visit, seed_store: Store) -> None:
    page = visit().open("/vergelijken?project=pha2use&project=boeren-voor-biobased-bouwen")
    heads = page.locator("thead").first.get_by_role("link").all_inner_texts()
    assert heads == ["PHA2USE", "Boeren voor Biobased Bouwen"]


def test_what_is_new_is_listed_by_year_with_its_source(visit: Visit, width: int, seed_store: Store) -> None:
    answer = changes(seed_store.at(), ChangesQuery(provinces=("drenthe",), since="2024", limit=12))
    page = visit(width, script=False).open("/wijzigingen?provincie=drenthe")
    page.get_by_label("Sinds").fill("2024")
    follow(page.get_by_role("button", name="Toon"))
    assert page.get_by_role("heading", level=1).inner_text() == "Wat is er nieuw in Drenthe?"
    names = [
        entry.inner_text() for entry in page.locator(".changes > li > p:nth-of-type(2) > a:first-child").all()
    ]
    assert names == [printed(change.thing.name) for change in answer.changes]
    years = page.locator("main section > h2").all_inner_texts()
    assert years == sorted({change.date[:4] for change in answer.changes}, reverse=True)


def test_what_is_new_can_be_taken_along_whole(site: str, seed_store: Store) -> None:
    answer = changes(seed_store.at(), ChangesQuery(since="2024", limit=0))
    text = httpx.get(f"{site}/wijzigingen?sinds=2024&vorm=csv", timeout=60).content.decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["identificatie"] for row in found] == [change.thing.id for change in answer.changes]
