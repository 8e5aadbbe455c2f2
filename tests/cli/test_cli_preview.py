"""Previews: `build` with --drafts, --future or --expired, which the public never sees."""

import re
from pathlib import Path

import pytest

from tests.cli.given import NOW, PUBLIC, WITHHELD, LayOut, Run, snapshot
from tests.small_site import SmallSite, post

MARK = "Preview: not public"


@pytest.fixture
def themed(tmp_path: Path) -> SmallSite:
    """A small site with the theme that came with the program."""
    small = SmallSite(tmp_path / "site")
    site_yaml = "title: Bulletin\nbase_url: https://bulletin.example/\nlanguages: [en]\n"
    small.lay({"content/site.yaml": site_yaml, **WITHHELD})
    small.lay({"content/posts/2026/open.md": post("Open day", "2026-11-01", aliases="[/old/]")})
    return small


@pytest.mark.parametrize(
    ("flag", "shown"),
    [
        ("--drafts", "Nobody may read this yet."),
        ("-D", "Nobody may read this yet."),
        ("--future", "Nobody may read this before March."),
        ("-F", "Nobody may read this before March."),
        ("--expired", "Nobody may read this now."),
        ("-E", "Nobody may read this now."),
    ],
)
def test_a_preview_shows_what_it_is_asked_for_and_no_more(
    flag: str, shown: str, run: Run, site: LayOut
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    assert run("build", *NOW, flag).exit_code == 0
    preview = SmallSite(small.root)
    preview.output = small.root / ".bulletin/preview"
    texts = b"".join(preview.files().values())
    assert {*re.findall(rb"Nobody may read this[^.]*\.", texts)} == {shown.encode()}


def test_a_preview_never_lands_in_output(run: Run, themed: SmallSite) -> None:
    run("build", *NOW)
    before = snapshot(themed.output)
    run("build", *NOW, "--drafts", "--future", "--expired")
    assert snapshot(themed.output) == before
    (themed.root / "link").symlink_to("output")
    for spelling in ("output", "./output/", themed.output, "content/../output", "output/a", "link"):
        result = run("build", *NOW, "--drafts", "-o", spelling)
        assert result.exit_code == 2, spelling
        assert "a preview never goes to output/" in result.stderr
    assert snapshot(themed.output) == before


def test_a_preview_never_replaces_a_public_site_elsewhere_nor_the_other_way_round(
    run: Run, themed: SmallSite
) -> None:
    run("build", *NOW, "-o", "public")
    run("build", *NOW, "-D", "-o", "seen-by-us")
    for arguments in (["-D", "-o", "public"], ["-o", "seen-by-us"]):
        before = snapshot(themed.root / arguments[-1])
        result = run("build", *NOW, *arguments)
        assert result.exit_code == 1
        assert snapshot(themed.root / arguments[-1]) == before


def test_every_page_of_a_preview_says_what_it_is_and_asks_not_to_be_indexed(
    run: Run, themed: SmallSite
) -> None:
    run("build", *NOW, "--drafts")
    themed.output = themed.root / ".bulletin/preview"
    pages = {path: themed.text(path) for path in themed.files() if path.endswith(".html")}
    assert len(pages) > 5
    for path, page in pages.items():
        assert '<meta name="robots" content="noindex">' in page, path
        assert MARK in page or 'http-equiv="refresh"' in page, path
    assert "Disallow: /\n" in themed.text("robots.txt")


def test_no_page_of_a_public_site_is_marked_as_a_preview(run: Run, themed: SmallSite) -> None:
    run("build", *NOW)
    assert not [path for path, data in themed.files().items() if MARK.encode() in data]


def test_a_public_build_after_a_preview_knows_nothing_of_it(run: Run, themed: SmallSite) -> None:
    run("build", *NOW, "--drafts", "--future", "--expired")
    run("build", *NOW)
    for path, data in themed.files().items():
        assert b"Nobody may read this" not in data, path
    assert b"Nobody may read this" not in (themed.root / ".bulletin/public.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("flag", "path", "said"),
    [
        ("--drafts", "2026/draft/index.html", "Draft"),
        ("--future", "2027/future/index.html", "Scheduled for 1 March 2027"),
        ("--expired", "2026/expired/index.html", "Expired on 1 February 2026"),
        ("--drafts", "index.html", "Draft"),
        ("--future", "index.html", "Scheduled for 1 March 2027"),
    ],
)
def test_a_preview_marks_each_text_that_is_not_public_where_it_stands_and_in_lists(
    flag: str, path: str, said: str, run: Run, themed: SmallSite
) -> None:
    run("build", *NOW, flag)
    themed.output = themed.root / ".bulletin/preview"
    marks = re.findall(r'class="not-public">(.*?)</strong>', themed.text(path))
    assert [re.sub("<[^>]*>", "", mark) for mark in marks] == [said]
    assert "not-public" not in re.sub(r"/assets/\S+", "", themed.text("2026/open/index.html"))
