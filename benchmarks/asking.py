"""Asking: some questions put to the search page, in a browser that has seen nothing before.

In: a browser, the site's address, what a reader types. Out: what the last question found and moved,
or how long it took.
"""

import json
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Browser

from benchmarks.unwatched import Browser as Unwatched

LOOKED_AT = 200
"""How many of the pages that were found are looked at one by one."""


def timed_in(browser: Unwatched, root: str, questions: Iterable[str]) -> float:
    """The milliseconds of the last of some questions, in a browser that has seen nothing before."""
    milliseconds = 0.0
    with browser.page(f"{root}search/") as page:
        page.evaluate(f"({_READY})()")
        for typed in questions:
            milliseconds = page.evaluate(f"({_ASK})({json.dumps(typed)})")
            page.evaluate(f"({_QUIET})()")
    return milliseconds


def asked_in(browser: Browser, root: str, questions: Iterable[str]) -> dict[str, Any]:
    """Ask some questions in a browser that has seen nothing before; what the last one gave."""
    context = browser.new_context()
    page = context.new_page()
    moved = [0.0]
    network = context.new_cdp_session(page)
    network.send("Network.enable")

    def count(event: dict[str, Any]) -> None:
        moved[0] += event["encodedDataLength"] / 1000

    network.on("Network.loadingFinished", count)
    page.goto(f"{root}search/")
    page.evaluate(_READY)
    loaded = before = moved[0]
    for typed in questions:
        before = moved[0]
        page.evaluate(_ASK, typed)
        page.evaluate(_QUIET)
    kilobytes = moved[0] - before
    said = page.locator(".found").inner_text()
    urls = page.evaluate(_URLS, LOOKED_AT)
    context.close()
    return {
        "urls": urls,
        "said": said,
        "kilobytes": kilobytes,
        "loaded": loaded,
    }


_QUIET = """async () => {
  const files = () => performance.getEntriesByType("resource").length;
  performance.setResourceTimingBufferSize(10000);
  for (let before = -1; before !== files(); ) {
    before = files();
    await new Promise((done) => setTimeout(done, 400));
  }
}"""
"""Waits until nothing more is loaded."""
_READY = f"""async () => {{
  const form = () => document.querySelector(".asking");
  while (!form() || form().hidden) await new Promise((done) => setTimeout(done, 10));
  form().elements.q.focus();
  await ({_QUIET})();
}}"""
"""Waits until the page is ready for a question, with the cursor in its field."""
_ASK = """(typed) => new Promise((done) => {
  const form = document.querySelector(".asking"), page = document.getElementById("b--search");
  const begin = performance.now();
  const watch = new MutationObserver(() => {
    if (page.hasAttribute("aria-busy")) return;
    watch.disconnect();
    done(performance.now() - begin);
  });
  watch.observe(page, { attributes: true, attributeFilter: ["aria-busy"] });
  form.elements.q.value = typed;
  form.requestSubmit();
})"""
"""Asks; says after how many milliseconds every year had answered and the best ten were shown."""
_URLS = """async (enough) => {
  const more = document.querySelector(".more"), list = document.querySelector(".hits");
  while (!more.hidden && list.children.length < enough) {
    const before = list.children.length;
    more.click();
    while (list.children.length === before) await new Promise((done) => setTimeout(done));
  }
  return Array.from(list.querySelectorAll("a"), (a) => a.getAttribute("href"));
}"""
"""The pages that were found, as they are shown ten by ten."""
