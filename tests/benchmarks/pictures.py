"""How long a picture of the network takes: asked and laid out, and in a browser from click to finished.

    python -m tests.benchmarks.pictures

Needs a loaded graph (``SCHAKELKAART_GRAPH``) and Chromium.  Prints a Markdown table: *eerste* is the first
time after a load, *daarna* when the picture is remembered; processor time beside it, as other work on the
machine makes the clock run ahead.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page, sync_playwright

from api.network.address import query_of
from api.network.payload import payload
from api.network.picture import picture
from graph.store import Store, open_store
from queries.network import network, network_field
from tests.network.seeing import LEVELS, look
from tests.serving import served
from tests.site.browsing import ARGUMENTS, CHROMIUM


def main() -> None:
    store = open_store()
    wall, busy = _timed(lambda: network_field(store.at()))
    print(f"Hele netwerk gelezen, elke plaats berekend: {wall:.2f} s ({busy:.2f} s processor).\n")
    print("| beeld | dingen | eerste keer | processor | van klik tot klaar, eerste | daarna |")
    print("|---|--:|--:|--:|--:|--:|")
    asked = {}
    for name, address in LEVELS.items():
        asked[name] = (*_timed(partial(_drawn, store, address)), _things(store, address))
    with served(store) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, base_url=site)
        look(page, "niveau=pad&van=BlueCity&naar=CESI")
        for name, address in LEVELS.items():
            wall, busy, count = asked[name]
            first, again = _clicked(page, address), _clicked(page, address)
            print(f"| {name} | {count} | {wall:.2f} s | {busy:.2f} s | {first:.0f} ms | {again:.0f} ms |")
        browser.close()


def _things(store: Store, address: str) -> int:
    return len(network(store.at(), query_of(address)).nodes)


def _drawn(store: Store, address: str) -> object:
    snapshot = store.at()
    return payload(picture(snapshot, network(snapshot, query_of(address))))


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - busy


def _clicked(page: Page, address: str) -> float:
    """Milliseconds from asking for another picture to its second frame on the screen."""
    page.evaluate("Netwerk.blad.go('niveau=pad&van=BlueCity&naar=CESI', {})")
    page.wait_for_timeout(1500)
    script = """async address => {
        const begin = performance.now();
        await Netwerk.blad.go(address, {});
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        return performance.now() - begin;
    }"""
    return float(page.evaluate(script, address))


if __name__ == "__main__":
    main()
