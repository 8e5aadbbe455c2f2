"""Lighthouse, on phone settings: 100 in accessibility, best practices and findability.

How fast pages are on a telephone is measured by `make bench`: a figure of time is worth nothing on
a machine that is busy with other tests.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.browser.served import CHROMIUM, IN_EACH_LANGUAGE, Served, needs_chromium
from tests.tools.installed import MissingError
from tests.tools.lighthouse import Lighthouse, Verdict, lighthouse

pytestmark = needs_chromium

ALWAYS = ("accessibility", "best-practices")
FINDABLE = (*ALWAYS, "seo")
UNFINDABLE = {"404", "expired"}
"""Kinds of pages that ask search engines to leave them out."""
AT_ONCE = 2
"""How many pages are judged at the same time: for half of it, Lighthouse waits for silence."""

Verdicts = Mapping[str, Verdict]
"""By kind of page."""


@pytest.fixture(scope="session")
def judging() -> Lighthouse:
    try:
        return lighthouse(CHROMIUM or "")
    except MissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def verdicts(judging: Lighthouse, sent: Served) -> Verdicts:
    """Of a page of each kind."""
    pages = sent.each

    def judge(path: str) -> Verdict:
        wanted = ALWAYS if sent.site.pages[path].is_noindex else FINDABLE
        return judging.judge(sent.url(path), wanted)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return dict(zip(pages, threads.map(judge, pages.values()), strict=True))


def test_every_kind_of_page_is_judged_and_some_in_each_language(served: Served) -> None:
    names = [kind.partition(" ")[2] for kind in served.each]
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
