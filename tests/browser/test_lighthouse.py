"""Lighthouse, on phone settings: 100 in accessibility, best practices and findability.

How fast pages are on a telephone is measured by `make bench`: a figure of time is worth nothing on
a machine that is busy with other tests.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.browser.served import IN_EACH_LANGUAGE, STEERED, Quiet, Served, needs_chromium, serving
from tests.tools.installed import MissingError
from tests.tools.lighthouse import Lighthouse, Verdict, lighthouse

pytestmark = needs_chromium

ALWAYS = ("accessibility", "best-practices")
FINDABLE = (*ALWAYS, "seo")
UNFINDABLE = {"404", "expired"}
"""Kinds of pages that ask search engines to leave them out."""

FLAWED = """<html><head></head><body>
<img src="none.png"><a href="javascript:void(0)"></a><script>missing()</script>
</body></html>"""
"""A page with flaws in every category: old, unnamed, in no language, and its script fails."""

Verdicts = Mapping[str, Verdict]
"""By kind of page."""


@pytest.fixture(scope="module")
def judging() -> Iterator[Lighthouse]:
    try:
        with lighthouse(STEERED or "") as program:
            yield program
    except MissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def verdicts(judging: Lighthouse, sent: Served) -> Verdicts:
    """Of a page of each kind."""
    return {
        kind: judging.judge(
            sent.url(path), ALWAYS if sent.site.pages[path].is_noindex else FINDABLE
        )
        for kind, path in sent.each.items()
    }


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


def test_a_flawed_page_loses_points_in_everything(judging: Lighthouse, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(FLAWED, "utf-8")
    with serving(tmp_path, Quiet) as root:
        verdict = judging.judge(root, FINDABLE)
    assert {name: score < 100 for name, score in verdict.scores.items()} == dict.fromkeys(
        FINDABLE, True
    )
    told = {line.partition(":")[0] for line in verdict.complaints}
    assert told >= {"image-alt", "html-has-lang", "doctype", "errors-in-console", "document-title"}
