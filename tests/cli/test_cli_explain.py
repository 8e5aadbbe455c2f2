"""The command `explain`: what a page is made from, what it shows, where it is shown, and why."""

import pytest

from tests.cli.given import NEWS, NOW, PUBLIC, LayOut, Run
from tests.small_site import post

SITE = {
    **NEWS,
    "content/posts/2026/public.md": PUBLIC,
    "content/posts/2026/later.md": post("A later notice", "2026-11-05", column="notices"),
}
FILE = "2026/public/index.html"


def section(lines: list[str], title: str) -> list[str]:
    """The lines that stand below a title, without their indent."""
    below = lines[lines.index(f"  {title}:") + 1 :]
    ends = [at for at, line in enumerate(below) if not line.startswith("    ")]
    return [line.strip() for line in below[: ends[0]]]


def test_explain_names_what_a_page_shows_and_the_pages_that_show_it(run: Run, site: LayOut) -> None:
    site(SITE).build()
    result = run("explain", "/2026/public/", *NOW)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == [FILE, "  made from: content/posts/2026/public.md"]
    assert section(lines, "shows") == [
        "/columns/notices/  Notices",
        "/2026/later/  A later notice",
    ]
    shown_on = section(lines, "is shown on")
    assert "/2026/later/  content/posts/2026/later.md" in shown_on
    assert "/columns/notices/  column notices" in shown_on
    assert "/atom.xml  feed of the site" in shown_on
    assert not [line for line in shown_on if line.startswith("/2026/public/ ")]
    assert lines[-1] == "  Nothing it is made from has changed since: the next build will leave it."


@pytest.mark.parametrize(
    "address",
    ["https://bulletin.example/2026/public/", "/2026/public", "output/2026/public/index.html"],
)
def test_explain_takes_whatever_a_person_has_for_an_address(
    run: Run, site: LayOut, address: str
) -> None:
    site(SITE).build()
    assert run("explain", address, *NOW).stdout.startswith(f"{FILE}\n")


def test_explain_says_why_the_next_build_will_make_a_page_again(run: Run, site: LayOut) -> None:
    small = site(SITE)
    small.build()
    small.lay({"content/posts/2026/public.md": PUBLIC.replace("Everyone", "Anyone")})
    lines = run("explain", "/2026/public/", *NOW).stdout.splitlines()
    assert lines[-1] == "  The next build will make it, since what it shows had changed."


def test_every_file_of_a_site_can_be_explained(run: Run, site: LayOut) -> None:
    small = site(SITE)
    small.build()
    for file in small.files():
        if not file.startswith("manifest"):
            assert run("explain", file, *NOW).stdout.startswith(f"{file}\n")


def test_an_address_that_no_page_has_is_said_to_be_none(run: Run, site: LayOut) -> None:
    site(SITE).build()
    result = run("explain", "/2026/never/", *NOW)
    assert result.exit_code == 1
    assert "No page of this site has the address /2026/never/." in result.stderr
