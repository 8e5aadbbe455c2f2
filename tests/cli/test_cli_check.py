"""The commands `check` and `list`, which say what a build would say and touch nothing of a site."""

import os
import re
from collections.abc import Mapping

import pytest

from tests.cli.given import BROKEN, NOW, PUBLIC, WITHHELD, LayOut, Run, snapshot, unmoved
from tests.small_site import SITE, post

NAMED = SITE.replace("{column: news}", "{column: news, editor: Publicity}")
"""A site whose bulletins say who answers for them, so that no editorial rule has a word."""


@pytest.mark.parametrize("built_before", [False, True])
def test_check_touches_nothing_of_the_site_and_remembers_apart(
    built_before: bool,  # noqa: FBT001
    run: Run,
    site: LayOut,
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    if built_before:
        run("build", *NOW)
        small.lay({"content/posts/2026/new.md": post("New", "2026-11-20")})
    before = unmoved(small.root)
    result = run("check", *NOW)
    assert result.exit_code == 0
    assert re.search(r"^No errors\. A build would make \d+ files\.$", result.stdout, re.MULTILINE)
    assert "3 withheld:" in result.stdout
    assert unmoved(small.root) == before
    kept = (small.root / ".bulletin/public-check.sqlite").read_bytes()
    assert b"Everyone may read this" in kept
    assert b"Nobody may read this" not in kept


def test_a_check_of_drafts_remembers_apart(run: Run, site: LayOut) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    assert run("check", *NOW, "--drafts").exit_code == 0
    assert [file.name for file in (small.root / ".bulletin").iterdir()] == ["preview-check.sqlite"]


def test_a_folder_in_which_nobody_may_write_is_checked_all_the_same(
    run: Run, site: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC})
    monkeypatch.setattr("os.access", lambda _path, mode: mode != os.W_OK)
    before = snapshot(small.root)
    assert run("check", *NOW).exit_code == 0
    assert snapshot(small.root) == before


@pytest.mark.parametrize(
    "files",
    [
        BROKEN,
        {"content/posts/2026/a.md": post("A", "2026-11-01")},
        {"content/posts/2026/a.md": PUBLIC, "templates/pages/article.html": "{{ page.nonsense }}"},
        {"content/posts/2026/a.md": PUBLIC, "templates/pages/article.html": "{% nonsense %}"},
    ],
    ids=["problems", "a warning", "a value that is not there", "a template that is none"],
)
def test_check_says_everything_that_build_would_say(
    files: Mapping[str, str], run: Run, site: LayOut
) -> None:
    small = site({"content/site.yaml": NAMED, **files})
    before = unmoved(small.root)
    checked = run("check", *NOW)
    assert unmoved(small.root) == before
    built = run("build", *NOW)
    assert checked.stderr == built.stderr != ""
    assert checked.exit_code == built.exit_code


def test_check_takes_warnings_for_errors_under_strict(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/a.md": post("A", "2026-11-01")})
    assert run("check", *NOW).exit_code == 0
    assert run("check", *NOW, "--strict").exit_code == 1


EXPIRY = "content/posts/2026/expired.md: expired on 1 February 2026; a note stands at its address"


@pytest.mark.parametrize(
    ("what", "listed"),
    [
        ("drafts", "content/posts/2026/draft.md: a draft"),
        ("future", "content/posts/2027/future.md: not before 1 March 2027"),
        ("expired", EXPIRY),
    ],
)
def test_list_names_what_is_withheld_for_one_reason(
    what: str, listed: str, run: Run, site: LayOut
) -> None:
    small = site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    before = snapshot(small.root)
    result = run("list", what, *NOW)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["1 withheld:", f"  {listed}"]
    assert snapshot(small.root) == before


def test_list_withheld_names_all_of_them(run: Run, site: LayOut) -> None:
    site({"content/posts/2026/public.md": PUBLIC, **WITHHELD})
    assert run("list", "withheld", *NOW).stdout.startswith("3 withheld:\n")
    assert run("list", "withheld", "--at", "2026-01-10").stdout.count("not before") == 2


def test_list_of_anything_else_is_wrong_usage(run: Run, site: LayOut) -> None:
    site({})
    assert run("list", "secrets").exit_code == 2
