"""bulletin pdf: single bulletins as files."""

from pathlib import Path

import pytest

from generator.pdf import NotInstalled, load
from tests.cli.given import CHINESE, DRAFT, NEWS, NOW, PUBLIC, LayOut, Run
from tests.small_site import SITE, post

try:
    load()
except NotInstalled as error:
    pytest.skip(f"WeasyPrint: {error}", allow_module_level=True)

POSTS = {
    "content/posts/2026/public.md": PUBLIC,
    "content/posts/2026/public.zh.md": post("公告", "2026-11-01"),
    "content/posts/2026/draft.md": DRAFT,
    "content/posts/2026/gone.md": post("Gone", "2026-11-01", status="withdrawn", reason="No"),
    **NEWS,
}


def pdfs(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_an_address_a_url_and_a_path_are_all_a_bulletins_name(run: Run, site: LayOut) -> None:
    small = site(POSTS)
    for name in (
        "/2026/public/",
        "2026/public",
        "https://bulletin.example/2026/public/",
        "output/2026/public/index.html",
        "content/posts/2026/public.md",
        "posts/2026/public.md",
        small.root / "content/posts/2026/public.md",
    ):
        result = run("pdf", name, *NOW)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("public.pdf: ")
        (small.root / "public.pdf").unlink()
    assert not small.output.exists()


def test_several_go_to_a_folder_and_none_takes_anothers_name(run: Run, site: LayOut) -> None:
    small = site(POSTS)
    names = ("/2026/public/", "/zh/2026/public/", "/2026/news/", "content/posts/2026/news.md")
    assert run("pdf", *names, "-o", "copies", *NOW).exit_code == 0
    assert pdfs(small.root / "copies") == ["2026-public.pdf", "news.pdf", "zh-2026-public.pdf"]


def test_one_may_have_a_name_of_its_own_and_several_may_not(run: Run, site: LayOut) -> None:
    small = site(POSTS)
    assert run("pdf", "/2026/news/", "-o", "a/our news.pdf", *NOW).exit_code == 0
    assert pdfs(small.root) == ["a/our news.pdf"]
    assert run("pdf", "/2026/news/", "/2026/public/", "-o", "b.pdf", *NOW).exit_code == 2


def test_the_bytes_are_those_of_the_sites_own(run: Run, site: LayOut) -> None:
    small = site({**POSTS, "content/site.yaml": SITE + "pages: {pdf: true}\n"})
    assert run("build", *NOW).exit_code == 0
    run("pdf", "/2026/public/", *NOW)
    built = small.output / "2026/public/public.pdf"
    assert (small.root / "public.pdf").read_bytes() == built.read_bytes()


def test_all_that_is_wrong_is_said_and_then_nothing_is_written(run: Run, site: LayOut) -> None:
    small = site(POSTS)
    names = ("/2026/public/", "/nowhere/", "/2026/gone/", "content/posts/2026/draft.md")
    result = run("pdf", *names, *NOW)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "This site has no bulletin /nowhere/.",
        "/2026/gone/ was withdrawn, and is no longer handed out.",
        "content/posts/2026/draft.md is not published. With -D, -F or -E it is.",
    ]
    assert pdfs(small.root) == []
    assert "本站没有 /nowhere/ 这篇文章。" in run("pdf", *names, *NOW, env=CHINESE).stderr


def test_a_draft_is_made_when_it_is_asked_for(run: Run, site: LayOut) -> None:
    small = site(POSTS)
    assert run("pdf", "content/posts/2026/draft.md", "-D", *NOW).exit_code == 0
    assert pdfs(small.root) == ["draft.pdf"]
