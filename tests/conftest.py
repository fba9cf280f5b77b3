"""What the tests share: one graph of the real seeds, the site on it, and a real Chromium."""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Generator, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright

from graph.store import Snapshot, Store, open_store
from loaders.build.load import Prepared, prepare
from loaders.documents.folder import seeds_folder
from tests.country.small import READY_GRAPHS, small_country
from tests.serving import served
from tests.site.browsing import ARGUMENTS, CHROMIUM

pytest_plugins = ["tests.neo4j.reporting"]


@pytest.fixture(scope="module", autouse=True)
def _memory_given_back() -> Iterator[None]:
    """What the graphs of a module took goes back to the system: of its own accord glibc keeps gigabytes."""
    yield
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@pytest.fixture(scope="session")
def seed_data() -> Prepared:
    """The seeds read, checked, resolved and built; not to be changed."""
    return prepare(seeds_folder())


@pytest.fixture(scope="session")
def seed_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The graph of the seeds in the embedded engine; not to be replaced."""
    if ready := os.environ.get(READY_GRAPHS):
        return open_store(f"file:{ready}/seeds.lbug")
    seed_data: Prepared = request.getfixturevalue("seed_data")
    store = open_store(f"file:{tmp_path_factory.mktemp('seeds') / 'graph.lbug'}")
    store.replace(seed_data.data)
    return store


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A country of a dozen projects, where a test can say by heart what is right: see tests/country."""
    if ready := os.environ.get(READY_GRAPHS):
        return open_store(f"file:{ready}/country.lbug").at()
    return small_country(tmp_path_factory.mktemp("country"))


@pytest.fixture(scope="session")
def site(seed_store: Store) -> Iterator[str]:
    """The address of the site."""
    with served(seed_store) as address:
        yield address


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    """A program that asks the site; it follows no redirects.

    It keeps no connection that the server may be closing at that very moment.
    """
    limits = httpx.Limits(keepalive_expiry=1)
    with httpx.Client(base_url=site, timeout=60, limits=limits) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process: Playwright cannot be started twice in one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Report failures here without parsing source.

    In a greenlet, as Playwright's are, CPython 3.11 fails at that ("AST constructor recursion depth
    mismatch") and takes the whole run down.
    """
    if "browser" not in getattr(item, "fixturenames", ()):
        return (yield)
    style, item.config.option.tbstyle = item.config.option.tbstyle, "native"
    try:
        return (yield)
    finally:
        item.config.option.tbstyle = style
