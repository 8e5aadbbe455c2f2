"""Withheld texts: no trace of them in the output or the store, before their time and after."""

from collections.abc import Callable, Mapping

from tests.small_site import SmallSite, post

Lay = Callable[[Mapping[str, str | bytes]], SmallSite]

POSTS = {"content/posts/2025/b.md": post("Title B", "2025-05-01", "First paragraph of B.")}

UNSAID = "Nobody may read this sentence yet"
WITHHELD = {
    "content/posts/2026/draft/index.md": post(
        f"Draft {UNSAID}", "2026-01-01", f"{UNSAID}.\n\n[x](x.txt)", draft="true"
    ),
    "content/posts/2026/draft/x.txt": UNSAID,
    "content/posts/2026/future.md": post(
        f"Future {UNSAID}", "2026-12-01", f"{UNSAID}.", tags="[unsaid-tag]"
    ),
    "content/posts/2026/embargo.md": post(
        "Embargo", "2026-01-01", f"{UNSAID}.", publish_at="2026-11-24T09:00"
    ),
    "content/pages/plan.md": f"---\ntitle: Plan\ndraft: true\n---\n{UNSAID}.\n",
    "content/posts/2026/gone.md": post("Gone", "2026-01-01", f"{UNSAID}.", expires="2026-02-01"),
}


def kept(site: SmallSite) -> bytes:
    """Everything that the program keeps for itself, byte by byte."""
    files = (file for file in (site.root / ".bulletin").rglob("*") if file.is_file())
    return b"".join(file.read_bytes() for file in files)


def test_nothing_of_a_withheld_text_is_in_the_output_or_in_the_store(site: Lay) -> None:
    small = site({**POSTS, **WITHHELD})
    report = small.build()
    assert {(one.path, one.reason) for one in report.withheld} == {
        ("content/posts/2026/draft/index.md", "draft"),
        ("content/posts/2026/future.md", "future"),
        ("content/posts/2026/embargo.md", "future"),
        ("content/posts/2026/gone.md", "expired"),
        ("content/pages/plan.md", "draft"),
    }
    traces = [name for name, data in small.files().items() if UNSAID.encode() in data]
    assert traces == []
    assert b"Title B" in kept(small)
    assert UNSAID.encode() not in kept(small)
    assert b"unsaid-tag" not in kept(small)
    assert "unsaid-tag" not in str(small.files())


def test_an_embargo_ends_at_its_minute_without_any_edit(site: Lay) -> None:
    small = site({**POSTS, **WITHHELD})
    small.build("2026-11-24T08:59")
    assert not (small.output / "2026/embargo/index.html").exists()
    done = small.build("2026-11-24T09:00").done
    assert "2026/embargo/index.html" in done.rendered
    assert UNSAID in small.text("2026/embargo/index.html")


def test_when_a_bulletin_expires_a_note_takes_its_place_and_its_text_is_purged(site: Lay) -> None:
    text = post("Reception hall", "2026-01-01", f"{UNSAID}.", expires="2026-11-24T09:00")
    small = site({**POSTS, "content/posts/2026/hall.md": text})
    small.build("2026-11-24T08:59")
    assert UNSAID in small.text("2026/hall/index.html")
    assert UNSAID.encode() in kept(small)
    done = small.build("2026-11-24T09:00").done
    assert "2026/hall/index.html" in done.rendered
    assert small.text("2026/hall/index.html") == "This bulletin has expired: 24 November 2026"
    assert not [name for name, data in small.files().items() if UNSAID.encode() in data]
    assert not [name for name, data in small.files().items() if b"Reception hall" in data]
    assert UNSAID.encode() not in kept(small)
    assert b"Reception hall" not in kept(small)


def test_a_bulletin_that_becomes_a_draft_again_is_purged_everywhere(site: Lay) -> None:
    small = site({**POSTS, "content/posts/2026/d.md": post("D", "2026-06-01", f"{UNSAID}.")})
    small.build()
    assert UNSAID.encode() in kept(small)
    small.lay({"content/posts/2026/d.md": post("D", "2026-06-01", f"{UNSAID}.", draft="true")})
    small.build()
    assert not (small.output / "2026/d").exists()
    assert UNSAID.encode() not in kept(small)


def test_a_withdrawn_bulletin_keeps_its_page_and_leaves_every_other_one(site: Lay) -> None:
    withdrawn = post("Wrong", "2026-06-01", "Text.", status="withdrawn", reason="An error.")
    small = site({**POSTS, "content/posts/2026/wrong.md": withdrawn})
    small.build()
    naming = {name for name, data in small.files().items() if b"Wrong" in data}
    assert naming == {"2026/wrong/index.html"}


def test_a_preview_goes_to_its_own_folder_and_the_public_site_stays_as_it_is(site: Lay) -> None:
    small = site({**POSTS, **WITHHELD})
    small.build()
    public = small.files()
    shown = SmallSite(small.root)
    shown.output, shown.store = (
        small.root / ".bulletin/preview",
        small.root / ".bulletin/preview.db",
    )
    shown.build(show=frozenset({"draft", "future", "expired"}))
    assert UNSAID in shown.text("2026/draft/index.html")
    assert "Disallow: /" in shown.text("robots.txt")
    assert small.files() == public
    (problem,) = small.problems(show=frozenset({"draft"}))
    assert problem.code == "output-of-the-public"
    assert small.files() == public
