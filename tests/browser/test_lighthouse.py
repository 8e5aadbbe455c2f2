"""Lighthouse, on phone settings: 100 in accessibility, best practices and findability.

How fast pages are on a telephone is measured by `make bench`: a figure of time is worth nothing on
a machine that is busy with other tests.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.served import CHROMIUM, Served, needs_chromium
from tests.tools.installed import package, program
from tests.tools.lighthouse import OLDEST_NODE, PROGRAM, Lighthouse, Verdict

pytestmark = needs_chromium

ALWAYS = ("accessibility", "best-practices")
FINDABLE = (*ALWAYS, "seo")
UNFINDABLE = {"404", "expired"}
"""Kinds of pages that ask search engines to leave them out."""
IN_EACH_LANGUAGE = {"home", "content/posts"}
"""Kinds that are judged in all languages. Of the others one is enough: axe-core sees them all."""
AT_ONCE = 2
"""How many pages are judged at the same time: for half of it, Lighthouse waits for silence."""

Verdicts = Mapping[str, Verdict]
"""By kind of page."""


def judged(kinds: Mapping[str, str]) -> dict[str, str]:
    """The pages to judge, of all kinds: English before Chinese."""
    found: dict[str, str] = {}
    names: set[str] = set()
    for kind, path in sorted(kinds.items()):
        name = kind.partition(" ")[2]
        if name in IN_EACH_LANGUAGE or name not in names:
            names.add(name)
            found[kind] = path
    return found


@pytest.fixture(scope="session")
def lighthouse() -> Lighthouse:
    assert CHROMIUM
    node = program("node", "--version", OLDEST_NODE, brought_by="nodejs")
    return Lighthouse(node=node, program=package(PROGRAM), chromium=CHROMIUM)


@pytest.fixture(scope="session")
def verdicts(lighthouse: Lighthouse, sent: Served) -> Verdicts:
    """Of a page of each kind."""
    pages = judged(sent.kinds)

    def judge(path: str) -> Verdict:
        wanted = ALWAYS if sent.site.pages[path].is_noindex else FINDABLE
        return lighthouse.judge(sent.url(path), wanted)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return dict(zip(pages, threads.map(judge, pages.values()), strict=True))


def test_every_kind_of_page_is_judged_and_some_in_each_language(served: Served) -> None:
    pages = judged(served.kinds)
    names = [kind.partition(" ")[2] for kind in pages]
    assert {*names} == {kind.partition(" ")[2] for kind in served.kinds}
    assert {name for name in names if names.count(name) == 2} == IN_EACH_LANGUAGE


def test_each_kind_of_page_has_a_hundred_points_in_everything(verdicts: Verdicts) -> None:
    poor = {
        kind: (verdict.scores, verdict.complaints)
        for kind, verdict in verdicts.items()
        if set(verdict.scores.values()) != {100}
    }
    assert poor == {}


def test_all_but_errors_and_expired_bulletins_may_be_found(verdicts: Verdicts) -> None:
    hidden = {
        kind.partition(" ")[2] for kind, verdict in verdicts.items() if "seo" not in verdict.scores
    }
    assert hidden == UNFINDABLE
