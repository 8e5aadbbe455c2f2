"""Recall: a build that would only do the last one again is told from one that would not."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.documents import Source
from generator.errors import SiteError, problem
from generator.recall import key_of
from generator.report import Done, Report, Request
from tests.small_site import SITE, SmallSite, codes, post

Lay = Callable[[Mapping[str, str | bytes]], SmallSite]

A = "content/posts/2026/a.md"
FILES = {
    A: post("Title A", "2026-05-01"),
    "content/posts/2026/b.md": post("Title B", "2026-05-02", draft="true"),
    "content/static/CNAME": "bulletin.example",
    "content/stray.txt": "in no place",
}


def is_recalled(report: Report) -> bool:
    """Whether a build did no more than look."""
    return set(report.timings) == {"discover"}


@pytest.fixture
def small(site: Lay) -> SmallSite:
    """A site that was just built."""
    small = site(FILES)
    assert not is_recalled(small.build())
    return small


def test_a_build_of_the_same_says_what_the_last_one_said_and_does_nothing(site: Lay) -> None:
    small = site(FILES)
    first = small.build()
    again = small.build()
    assert is_recalled(again)
    assert (again.parsed, again.converted, again.done) == (0, 0, Done())
    assert (again.made, again.withheld, again.warnings, again.base_path, again.output) == (
        first.made,
        first.withheld,
        first.warnings,
        first.base_path,
        first.output,
    )
    assert [one.path for one in again.withheld] == ["content/posts/2026/b.md"]
    assert codes(again.warnings) == ["column-blank", "file-in-no-place"]


def test_what_a_build_left_that_was_ended_goes_though_its_edit_was_taken_back(
    small: SmallSite,
) -> None:
    standing = small.files()
    (small.output / ".bulletin-new").mkdir()
    (small.output / ".bulletin-new/0a1b").write_text("laid, and never put in its place")
    assert not is_recalled(small.build())
    assert small.files() == standing
    assert is_recalled(small.build())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (A, post("Another title", "2026-05-01")),
        ("content/posts/2026/c.md", post("Title C", "2026-05-03")),
        ("content/posts/2026/_defaults.yaml", "editor: Li"),
        ("content/site.yaml", SITE + "list_size: 3\n"),
        ("content/tags.yaml", "- {id: x, name: X}"),
        ("content/static/CNAME", "elsewhere.example"),
        ("templates/pages/article.html", "{{ page.head.title }}!"),
        ("templates/partials/unused.html", ""),
        ("templates/assets/own.css", "p { margin: 0 }"),
        ("templates/locale/zh.po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"'),
        ("output/2026/a/index.html", "defaced"),
        ("output/CNAME", "defaced"),
        ("content/another-stray.txt", "in no place either"),
    ],
)
def test_a_change_of_anything_that_a_build_reads_or_makes_is_seen(
    small: SmallSite, path: str, text: str
) -> None:
    small.lay({path: text})
    assert not is_recalled(small.build())
    assert is_recalled(small.build())


@pytest.mark.parametrize(
    "path", [A, "content/stray.txt", "templates/feeds/rss.xml", "output/index.html"]
)
def test_a_file_that_is_gone_is_seen(small: SmallSite, path: str) -> None:
    small.remove(path)
    assert not is_recalled(small.build())
    assert (small.root / path).exists() == path.startswith("output/")


def test_an_output_whose_manifest_was_broken_is_not_taken_for_our_own(small: SmallSite) -> None:
    small.lay({"output/manifest.json": "{}"})
    assert codes(small.problems()) == ["output-not-ours"]


@pytest.mark.parametrize("broken", ["{}", "", "nonsense", None])
def test_a_part_of_the_manifest_that_was_broken_is_made_anew_and_nothing_stays_behind(
    small: SmallSite, broken: str | None
) -> None:
    part = "output/manifest/2026-05.json"
    whole = (small.root / part).read_bytes()
    small.remove(part) if broken is None else small.lay({part: broken})
    small.build()
    assert (small.root / part).read_bytes() == whole
    small.remove(part) if broken is None else small.lay({part: broken})
    small.remove(A)
    small.lay({"content/posts/2026/c.md": post("Title C", "2026-05-03")})
    assert "2026/a/index.html" in small.build().done.removed
    assert not (small.root / "output/2026/a").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"at": "2026-11-25"},
        {"base_url": "https://elsewhere.example/"},
        {"overlay": {A: post("Unsaved", "2026-05-01").encode()}},
        {"overlay": {A: FILES[A].encode()}},
    ],
)
def test_a_build_that_is_asked_for_otherwise_is_another(
    small: SmallSite, more: dict[str, Any]
) -> None:
    assert not is_recalled(small.build(**more))


def test_warnings_that_were_let_pass_are_none_the_less_errors_of_a_strict_build(
    small: SmallSite,
) -> None:
    request = replace(small.request(), strict=True)
    with pytest.raises(SiteError) as caught:
        built(small, request)
    assert "file-in-no-place" in codes(caught.value.problems)


def test_files_of_others_in_the_output_are_none_of_a_builds_concern(small: SmallSite) -> None:
    small.lay({"output/theirs.txt": "x", "templates.txt": "x", "notes/a.md": "x"})
    assert is_recalled(small.build())


def test_a_build_that_failed_fails_again_until_what_was_wrong_is_mended(small: SmallSite) -> None:
    small.lay({A: post("Title A", "2026-05-01", "[dead](gone.md)")})
    assert codes(small.problems()) == codes(small.problems()) == ["dead-link"]
    small.lay({A: FILES[A]})
    assert is_recalled(small.build())


def built(small: SmallSite, request: Request) -> Report:
    """A build as it is asked for."""
    store = Store(small.store)
    try:
        return build(request, store)
    finally:
        store.close()


def at_clock(small: SmallSite, moment: str) -> bool:
    """Whether a build at a moment of the clock is recalled."""
    clock = dt.datetime.fromisoformat(moment)
    return is_recalled(built(small, replace(small.request(), at=None, clock=clock)))


def test_a_build_is_good_until_the_clock_alone_changes_the_site(site: Lay) -> None:
    embargo = post("Embargo", "2026-01-01", publish_at="2026-11-24T09:00")
    small = site({**FILES, "content/posts/2026/embargo.md": embargo})
    assert not at_clock(small, "2026-11-24T07:00+08:00")
    assert at_clock(small, "2026-11-24T08:59:59+08:00")
    assert not (small.output / "2026/embargo/index.html").exists()
    assert not at_clock(small, "2026-11-24T09:00+08:00")
    assert (small.output / "2026/embargo/index.html").exists()
    assert at_clock(small, "2030-01-01T00:00+08:00")


def test_a_clock_that_was_set_back_is_not_believed(site: Lay) -> None:
    small = site({**FILES, "content/posts/2026/c.md": post("Title C", "2026-11-24")})
    assert not at_clock(small, "2026-11-24T07:00+08:00")
    assert not at_clock(small, "2026-11-23T07:00+08:00")
    assert not (small.output / "2026/c/index.html").exists()


def test_a_build_for_a_moment_of_its_own_does_not_ask_the_clock(small: SmallSite) -> None:
    later = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)
    earlier = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
    assert is_recalled(small.build(clock=later))
    assert is_recalled(small.build(clock=earlier))


def test_a_key_holds_the_program_each_sources_name_and_bytes_and_stray_files(
    tmp_path: Path,
) -> None:
    request = SmallSite(tmp_path).request()

    def key(program: str = "p", path: str = "content/a.md", digest: str = "d", *found: str) -> str:
        source = Source(path=path, kind="post", file=path, digest=digest)
        return key_of(request, program, [source], [problem("file-in-no-place", f) for f in found])

    assert key() == key()
    others = (key("q"), key(path="content/b.md"), key(digest="e"))
    stray = (key("p", "content/a.md", "d", "x"), key("p", "content/a.md", "d", "y"))
    assert len({key(), *others, *stray}) == 6
