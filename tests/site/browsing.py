"""A visitor of the site: a page in a real Chromium that no request leaves the host from."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response, Route

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = 1280, 390
HEIGHTS = {WIDE: 900, PHONE: 844}

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Visitor:
    """Opens pages, and keeps what went wrong on them.

    ``left`` are the addresses outside the site that a page asked for (none was let through), ``faults`` what
    the browser complained of: script errors and what the content security policy refused.
    """

    def __init__(self, browser: Browser, site: str, width: int = WIDE, *, script: bool = True) -> None:
        self.site = site
        self.left: list[str] = []
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            java_script_enabled=script,
            locale="nl-NL",
        )
        self.context.route("**/*", self._judge)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path: str, status: int = 200, *, folded: bool = False) -> Page:
        """The page at a path of the site; it must answer with ``status``.

        What it shows on demand is asked for, unless ``folded``: as who wants to read it all.
        """
        self.requests.clear()
        answer: Response | None = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path} answers {answer.status}"
        if not folded:
            unfold(self.page)
        return self.page

    def close(self) -> None:
        """Leave; fails when a page asked for something outside the site or the browser complained."""
        self.context.close()
        assert self.left == [], f"requests left the host: {self.left}"
        assert self.faults == [], f"the browser complained: {self.faults}"

    def _judge(self, route: Route) -> None:
        address = route.request.url
        if urlsplit(address).netloc == urlsplit(self.site).netloc or address.startswith(("data:", "blob:")):
            self.requests.append(address)
            route.continue_()
        else:
            self.left.append(address)
            route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        # A page that answers 404 or 422 is reported too; the status is what ``open`` looks at.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(message.text)


def unfold(page: Page) -> None:
    """Open the lists, parts and cards that stand folded; what is folded within those stays so."""
    page.evaluate(
        "document.querySelectorAll('details.more, details.section, details.reconstructed, "
        ".unfolded-wide, .menu, .card > details.fold').forEach(fold => { fold.open = true; })"
    )


def follow(link: Locator) -> None:
    """Click on what leads to another page, and wait until that is there whole, with what it folds opened.

    A click alone waits until the other page begins: what is counted on it then may be a part.
    """
    with link.page.expect_navigation():
        link.click()
    unfold(link.page)


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA: rule, and the elements that break it."""
    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    )
    return [
        f"{rule['id']}: {rule['help']} ({'; '.join(node['html'][:160] for node in rule['nodes'][:3])})"
        for rule in found.response["violations"]
    ]


def shift(page: Page) -> float:
    """The cumulative layout shift of a page since it began to load."""
    script = """() => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value }))
            .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 250);
    })"""
    return float(page.evaluate(script))


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window: it should not scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


COVERED = """within => {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]';
  const hit = (element, x, y) => {
    const found = document.elementFromPoint(x, y);
    return element.contains(found) || [...element.labels ?? []].some(label => label.contains(found));
  };
  const steps = [.1, .2, .3, .4, .5, .6, .7, .8, .9];  // a shape does not fill its box, others lie on it
  const points = element => {
    const boxes = [...element.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    const on = element.closest('svg') ? steps : [.5];
    return boxes.map(b => on.flatMap(x => on.map(y => [b.left + x * b.width, b.top + y * b.height])));
  };
  const covered = [];
  for (const element of document.querySelector(within).querySelectorAll(controls)) {
    if (!element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) continue;
    if (element.disabled || element.closest('.hidden, .skip, .skip-table')) continue;
    element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    for (const grid of points(element)) {
      if (grid.some(([x, y]) => hit(element, x, y))) continue;
      const [x, y] = grid[0], on = document.elementFromPoint(x, y);
      covered.push(`${element.outerHTML.slice(0, 120)} lies under ${on?.outerHTML.slice(0, 80)}`);
    }
  }
  scrollTo(0, 0);
  return covered;
}"""


def covered(page: Page, within: str = "body") -> list[str]:
    """The controls of a page, or of a part of it, that something else lies on: a click there goes elsewhere.

    The keyboard reaches those all the same, so that tests that type do not notice.
    """
    found: list[str] = page.evaluate(COVERED, within)
    return found
