"""Weighing together: several people's weights on one page, from one link."""

from __future__ import annotations

import re
from urllib.parse import quote

import httpx

from api.html.weight_sets import DEFAULTS
from graph.store import Store
from queries.scaling import ScalingQuery, scaling
from tests.claims.pages import tables

ANNA, BRAM = (4, 4, 3, 4, 3, 2), (0, 10, 0, 5, 0, 0)


def _address(**sets: tuple[int, ...]) -> str:
    return "/opschalen/samen?" + "&".join(
        f"set={quote(name)}:{'-'.join(map(str, weights))}" for name, weights in sets.items()
    )


def _order(store: Store, weights: tuple[int, ...]) -> list[str]:
    given = dict(zip(DEFAULTS, map(float, weights), strict=True))
    return [c.name for c in scaling(store.at(), ScalingQuery(weights=given, limit=0)).candidates]


def test_each_has_the_places_of_their_own_weights(client: httpx.Client, seed_store: Store) -> None:
    page = tables(client.get(_address(Anna=ANNA, Bram=BRAM)).text)
    orders = [_order(seed_store, weights) for weights in (ANNA, BRAM)]
    (order,) = (rows for caption, rows in page.items() if "gemiddelde score" in caption)
    assert order[0][2:4] == ["Anna", "Bram"]
    assert len(order) == 11
    for row in order[1:]:
        name = next(n for n in orders[0] if re.match(rf"\d+\. {re.escape(n)}(?: |$)", row[0]))
        assert [int(cell) for cell in row[2:4]] == [own.index(name) + 1 for own in orders]


def test_the_weights_stand_side_by_side_with_how_far_they_are_apart(client: httpx.Client) -> None:
    page = tables(client.get(_address(Anna=ANNA, Bram=BRAM)).text)
    (weights,) = (rows for caption, rows in page.items() if caption.startswith("Gewicht per"))
    assert weights[2] == ["Bewijs van resultaat", "4", "10", "7,0", "verdeeld (6)"]
    assert weights[4] == ["Vraag elders", "4", "5", "4,5", "bijna eens (1)"]


def test_of_the_same_weights_everyone_agrees(client: httpx.Client) -> None:
    text = client.get(_address(Anna=ANNA, Carla=ANNA)).text
    assert "10 projecten staan bij iedereen bij de eerste 10." in text
    assert "gemiddeld 10 gemeen" in text
    assert "verdeeld" not in text.partition("De volgorde")[2].partition("Bij ieder staat")[0]


def test_a_name_with_weights_is_added_to_the_link_and_replaces_itself(client: httpx.Client) -> None:
    answer = client.get(_address(Anna=ANNA) + "&naam=Bram&bewijs=9&thema=ta-bouw")
    assert answer.status_code == 303
    where = answer.headers["location"]
    assert "set=Anna%3A4-4-3-4-3-2&set=Bram%3A4-9-3-4-3-2" in where
    assert "thema=ta-bouw" in where
    assert "bewijs" not in where
    again = client.get(f"{where}&naam=anna&rijpheid=0").headers["location"]
    assert again.count("nna%3A") == 1
    assert client.get(again).status_code == 200


def test_what_is_no_set_of_weights_is_told(client: httpx.Client) -> None:
    for wrong in ("Anna", "Anna:1-2-3", "Anna:1-2-3-4-5-11", "Anna:0-0-0-0-0-0", ":1-2-3-4-5-6"):
        answer = client.get(f"/opschalen/samen?set={wrong}")
        assert answer.status_code == 422, wrong
        assert 'role="alert"' in answer.text
    many = client.get(_address(**{f"p{n}": ANNA for n in range(13)}))
    assert many.status_code == 422
    assert "&lt;b&gt;" in client.get("/opschalen/samen?set=<b>:1-2-3-4-5-6").text
