"""Schakels on the page of a kans, project or platform: no dead end, and nothing weak shown as if sure."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.matches import MatchesQuery, matches, sections
from queries.matches.weights import GOOD
from tests.site.browsing import follow, overflow, violations
from tests.site.conftest import Visit

KANS = "kans/fabriek-voor-hennepisolatie-in-fryslan"
SHOWN = [
    (KANS, "Wie kan hierbij helpen"),
    (KANS, "Wie wil dit ook"),
    ("kans/hergebruik-van-zonnepanelen", "Hiervan kunt u leren"),
    ("project/omzetpunt-amersfoort", "Lijkt op"),
    ("project/kleirijperij", "Kan naar"),
    ("project/dijkbekleding-van-bagger-hansweert", "Van wie te leren"),
    ("project/plastic-recycling-amsterdam-umincorp", "Wie hiervan kan leren"),
    ("platform/buurman-utrecht", "Kan naar"),
]


@pytest.mark.parametrize(("thing", "title"), SHOWN)
def test_a_page_tells_who_can_help_and_who_wants_the_same(
    visit: Visit, width: int, seed_store: Store, thing: str, title: str
) -> None:
    page = visit(width).open(f"/{thing}")
    section = page.get_by_role("region", name="Schakels met andere provincies")
    assert title in section.get_by_role("heading", level=3).all_inner_texts()
    answer = matches(seed_store.at(), MatchesQuery(thing=thing, limit=30))
    text = section.inner_text()
    for match in next(s for s in sections(answer) if s.title == title).matches:
        side = match.supply if match.supply.id == match.id else match.need
        assert section.get_by_role("link", name=match.name, exact=True).count() >= 1
        assert match.why in text
        assert side.stage in text
        assert all(province.name in text for province in side.provinces[:1])
        assert all(lead.name in text for lead in side.leads[:2])
    assert section.locator("a[rel~=external]").count() >= 1
    assert violations(page) == []
    assert overflow(page) <= 0


def test_what_is_less_sure_is_only_shown_to_who_asks_for_all_and_is_called_so(
    visit: Visit, width: int, seed_store: Store
) -> None:
    found = matches(seed_store.at(), MatchesQuery(thing=KANS, limit=20)).matches
    weak = next(m for m in found if m.useful < GOOD)
    sure = next(m for m in found if m.useful >= GOOD)
    page = visit(width, script=False).open(f"/{KANS}")
    assert page.get_by_role("main").get_by_role("link", name=weak.name, exact=True).count() == 0
    follow(page.get_by_role("link", name=re.compile("^Alle schakels")))
    lines = page.locator("ul.lines > li")
    assert "minder zeker" in lines.filter(has_text=weak.name).first.inner_text()
    assert "minder zeker" not in lines.filter(has_text=sure.name).first.inner_text()
    page.get_by_role("combobox", name="Wat het is").select_option("kans")
    follow(page.get_by_role("button", name="Toon"))
    assert all("kans" in text.partition("\n")[0] for text in lines.all_inner_texts())


def test_where_nothing_good_is_known_that_is_said(visit: Visit, seed_store: Store) -> None:
    snapshot = seed_store.at()
    kansen = [row["id"] for row in snapshot.query("MATCH (n:Opportunity) RETURN n.id AS id ORDER BY id")]
    lonely = next(k for k in kansen if not sections(matches(snapshot, MatchesQuery(thing=k, limit=30))))
    page = visit().open(f"/{lonely}")
    assert "kennen wij niets waarvan wij verwachten dat het hierbij helpt" in page.inner_text("main")
