"""Where the time of a build goes: what is counted, and that a profile leaves nothing behind."""

import datetime as dt
from pathlib import Path

import pytest
from markdown.extensions.tables import TableProcessor

from generator import convert
from generator.build import build
from generator.cache import Store
from generator.errors import SiteError
from generator.profiling import Profile, profiled
from generator.remembered import sources
from generator.render import fill
from generator.report import Report, Request
from tests.small_site import PLAIN, SITE, SmallSite, post

CLOCK = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
TABLE = "| a | b |\n| - | - |\n| 1 | 2 |\n\n[a link](b.md) & *more*\n"
POSTS = {
    "content/posts/2026/a.md": post("A", "2026-01-01", TABLE),
    "content/posts/2026/b.md": post("B", "2026-01-02", "Words. " * 2_000),
}


def request(site: SmallSite) -> Request:
    return Request(root=site.root, output=site.root / "output", clock=CLOCK)


def profile(site: SmallSite) -> tuple[Report, Profile]:
    store = Store(None)
    try:
        return profiled(lambda: build(request(site), store))
    finally:
        store.close()


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    small = SmallSite(tmp_path)
    small.lay({"content/site.yaml": SITE, **PLAIN, **POSTS})
    return small


def test_every_page_is_counted_with_its_template(site: SmallSite) -> None:
    report, found = profile(site)
    rendered = {name: count for name, count in report.made.items() if "/" in name}
    assert {row.template: row.count for row in found.templates} == rendered
    for row in found.templates:
        assert row.slowest in report.done.rendered
        assert 0 < row.longest <= row.seconds <= report.timings["render"]
    assert found.reading[0] >= len(rendered)


def test_every_source_is_counted_and_the_slowest_comes_first(site: SmallSite) -> None:
    report, found = profile(site)
    assert {path for path, _ in found.sources} >= POSTS.keys()
    seconds = [spent for _, spent in found.sources]
    assert seconds == sorted(seconds, reverse=True)
    assert sum(seconds) <= report.timings["parse"] + report.timings["convert"]


def test_the_steps_of_a_text_add_up_to_no_more_than_its_time(site: SmallSite) -> None:
    report, found = profile(site)
    calls = {name: count for name, count, _ in found.steps}
    assert calls["generator.markup.sanitise.sanitise"] == report.converted
    assert calls["markdown.extensions.tables.TableProcessor"] >= 1
    assert calls["markdown.inlinepatterns.LinkInlineProcessor"] >= 1
    assert sum(spent for _, _, spent in found.steps) <= report.timings["convert"]


def watched() -> list[object]:
    return [fill.fill, sources._parse, *vars(convert).values(), *vars(TableProcessor).values()]


def test_nothing_is_watched_after_a_build_nor_after_one_that_failed(site: SmallSite) -> None:
    before = watched()
    profile(site)
    assert watched() == before
    site.lay({"content/posts/2026/c.md": "no front matter"})
    with pytest.raises(SiteError):
        profile(site)
    assert watched() == before


def test_a_profiled_build_gives_the_same_bytes(site: SmallSite) -> None:
    profile(site)
    made = site.files()
    store = Store(None)
    try:
        report = build(request(site), store)
    finally:
        store.close()
    assert report.done.written == ()
    assert site.files() == made
