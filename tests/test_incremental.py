"""Whole builds one after another: only what an edit changes is made again, to the same bytes."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator import manifest
from generator.checks import PLACE_RULES, Material
from generator.errors import Problem
from generator.pages import Sheet
from generator.remembered import fronts, places
from generator.report import Done
from generator.steps import Computed
from tests.small_site import SITE, SmallSite, codes, post

Lay = Callable[[Mapping[str, str | bytes]], SmallSite]

A, B, C = (f"content/posts/{name}.md" for name in ("2024/a", "2025/b", "2026/c"))
POSTS = {
    A: post("Title A", "2024-05-01", "First paragraph of A.\n\nSecond paragraph of A."),
    B: post("Title B", "2025-05-01", "First paragraph of B.\n\nSecond paragraph of B."),
    C: post("Title C", "2026-05-01", "First paragraph of C.\n\nSecond paragraph of C."),
}
FEEDS = {
    f"{place}{file}"
    for place in ("", "columns/news/")
    for file in ("atom.xml", "rss.xml", "feed.json")
}


def forms(place: str) -> set[str]:
    """A bulletin's page and its copies."""
    return {f"{place}/index.{form}" for form in ("html", "json", "md")}


def edit(site: SmallSite, path: str, old: str, new: str) -> Done:
    """Change a file and build again; what was done."""
    text = (site.root / path).read_text(encoding="utf-8")
    assert old in text
    site.lay({path: text.replace(old, new)})
    return site.build().done


def test_a_second_build_renders_writes_and_removes_nothing(site: Lay) -> None:
    small = site(POSTS)
    first = small.build()
    assert first.parsed == first.converted == 3
    again = small.build()
    assert again.done == Done()
    assert (again.parsed, again.converted) == (0, 0)


def test_the_theme_too_renders_nothing_the_second_time(site: Lay) -> None:
    small = site(POSTS)
    small.remove("templates")
    assert small.build().done.rendered
    assert small.build().done == Done()
    done = edit(small, C, "Second paragraph", "Next paragraph")
    assert set(done.rendered) == {*forms("2026/c"), *FEEDS}


def searched(year: int) -> set[str]:
    """What search needs anew of a year in which a text was edited."""
    return {
        *(f"search/{name}" for name in (f"{year}.bin", f"{year}-05.bin", "index.json")),
        *(f"manifest/{name}.json" for name in ("search", f"search-{year}")),
    }


def test_a_body_edit_renders_one_article_and_the_feeds_that_carry_it(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    done = edit(small, B, "Second paragraph", "Next paragraph")
    assert set(done.rendered) == {*forms("2025/b"), *FEEDS}
    assert set(done.written) == {
        *forms("2025/b"),
        *FEEDS,
        *searched(2025),
        "manifest/2025-05.json",
        "manifest/feeds.json",
    }
    assert done.removed == ()


def test_a_body_edit_of_what_no_feed_carries_rewrites_its_page_and_its_part_of_the_manifest(
    site: Lay,
) -> None:
    small = site({**POSTS, "content/site.yaml": SITE + "feed_size: 2\n"})
    small.build()
    done = edit(small, A, "Second paragraph", "Next paragraph")
    assert set(done.rendered) == forms("2024/a")
    assert set(done.written) == {*forms("2024/a"), *searched(2024), "manifest/2024-05.json"}


def test_an_edit_that_changes_no_word_of_a_page_writes_nothing(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    done = edit(small, A, "title: Title A", "# a note to ourselves\n标题: 'Title A'")
    assert done == Done()


def test_a_new_title_changes_its_page_its_neighbours_and_the_lists_that_show_it(site: Lay) -> None:
    small = site({**POSTS, "content/site.yaml": SITE + "feed_size: 2\n"})
    small.build()
    done = edit(small, A, "Title A", "New title")
    assert {output for output in done.written if output.endswith(".html")} == {
        "2024/05/index.html",
        "2024/a/index.html",
        "2024/index.html",
        "2025/b/index.html",
        "columns/news/2024/index.html",
        "columns/news/index.html",
        "index.html",
    }
    assert not FEEDS & set(done.written)
    assert "New title" in small.text("2025/b/index.html")


def test_a_retitled_bulletin_stays_where_it_is(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    assert edit(small, A, "Title A", "New title").removed == ()


def test_a_deleted_bulletins_files_go_and_nothing_names_it_any_more(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    small.remove(A)
    done = small.build().done
    assert {"2024/a/index.html", "2024/index.html", "manifest/2024-05.json"} <= set(done.removed)
    assert not (small.output / "2024").exists()
    assert not [name for name, data in small.files().items() if b"Title A" in data]


def test_a_renamed_bulletin_leaves_nothing_at_its_old_place(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    (small.root / A).rename(small.root / "content/posts/2024/z.md")
    done = small.build().done
    assert "2024/a/index.html" in done.removed
    assert small.text("2024/z/index.html").startswith("<h1>Title A</h1>")


def test_a_file_that_no_text_refers_to_any_more_goes(site: Lay) -> None:
    small = site(
        {
            "content/posts/2026/d/index.md": post("D", "2026-06-01", "[A](a.txt)"),
            "content/posts/2026/d/a.txt": "shown",
            "content/posts/2026/d/b.txt": "never shown",
        }
    )
    small.build()
    assert small.text("2026/d/a.txt") == "shown"
    assert not (small.output / "2026/d/b.txt").exists()
    done = edit(small, "content/posts/2026/d/index.md", "[A](a.txt)", "Nothing.")
    assert done.removed == ("2026/d/a.txt", "manifest/files-2026.json")


def test_a_picture_of_the_same_name_and_size_is_copied_again_when_its_bytes_change(
    site: Lay,
) -> None:
    small = site({**POSTS, "content/static/x.txt": "one"})
    small.build()
    small.lay({"content/static/x.txt": "two"})
    assert set(small.build().done.written) == {"x.txt", "manifest/assets.json"}


def test_a_template_edit_renders_the_pages_that_use_it_and_no_others(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    done = edit(small, "templates/pages/article.html", "<h1>", "<h1 id='x'>")
    assert set(done.rendered) == {"2024/a/index.html", "2025/b/index.html", "2026/c/index.html"}


def test_a_new_name_of_the_site_renders_every_page(site: Lay) -> None:
    small = site(POSTS)
    first = small.build()
    done = edit(small, "content/site.yaml", "Bulletins", "Reports")
    english = {name for name in first.done.rendered if not name.startswith("zh/")}
    assert english <= set(done.rendered)


def test_what_somebody_broke_in_the_output_is_made_whole_again(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    before = small.files()
    (small.output / "2024/a/index.html").write_text("defaced")
    (small.output / "robots.txt").unlink()
    assert set(small.build().done.written) == {"2024/a/index.html", "robots.txt"}
    assert small.files() == before


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts of the manifest that builds read, by the names of their slices."""
    found: list[str] = []
    read = manifest._slice

    def noted(file: Path) -> Iterable[str]:
        found.append(file.stem)
        return read(file)

    monkeypatch.setattr(manifest, "_slice", noted)
    return found


def test_a_month_in_which_nothing_changed_is_not_opened(site: Lay, opened: list[str]) -> None:
    small = site(POSTS)
    small.build()
    opened.clear()
    edit(small, B, "Second paragraph", "Next paragraph")
    assert opened == ["2025-05", "feeds", "search", "search-2025"]


def test_a_month_is_opened_where_a_file_of_it_was_touched_and_all_where_the_manifest_was(
    site: Lay, opened: list[str]
) -> None:
    small = site(POSTS)
    small.build()
    (small.output / "2024/a/index.html").write_text("defaced")
    opened.clear()
    edit(small, B, "Second paragraph", "Next paragraph")
    assert {"2024-05", "2025-05"} <= {*opened}
    assert "2026-05" not in opened
    (small.output / "manifest/2024-05.json").write_text("{}")
    opened.clear()
    edit(small, B, "Next paragraph", "Last paragraph")
    assert {"2024-05", "2025-05", "2026-05", "assets", "site"} <= {*opened}


def test_an_old_address_more_plans_nothing_in_front_anew_but_the_map_of_them(
    site: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = site(POSTS | {A: POSTS[A].replace("---\n", "---\naliases: [/old/]\n", 1)})
    small.build()
    planned: list[str] = []
    plan = fronts._planned

    def noted(due: fronts._Due) -> Computed[tuple[Sheet, ...]]:
        planned.append(due.front.name)
        return plan(due)

    monkeypatch.setattr(fronts, "_planned", noted)
    edit(small, A, "/old/", "/old/, /older/")
    assert {*planned} == {"redirects"}  # in both languages
    assert "/2024/a/" in small.text("older/index.html")
    assert "/older/" in small.text("redirects.json")


def test_that_no_two_files_claim_one_place_is_looked_at_when_a_place_is_new(
    site: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = site(POSTS)
    small.build()
    looked: list[Material] = []
    rule = PLACE_RULES[0]

    def noted(material: Material) -> Iterable[Problem]:
        looked.append(material)
        return rule(material)

    monkeypatch.setattr(places, "PLACE_RULES", (noted,))
    edit(small, B, "Second paragraph", "Next paragraph")
    assert looked == []
    small.lay({"content/posts/2026/d.md": post("D", "2026-06-01")})
    small.build()
    assert len(looked) == 1
    small.lay({"content/static/2026/d/index.html": "mine"})
    assert "output-collision" in codes(small.problems())


def test_warm_and_cold_builds_are_equal_byte_for_byte(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    edit(small, B, "Title B", "Other title")
    edit(small, A, "First paragraph", "Opening paragraph")
    small.remove(C)
    small.lay({"content/posts/2026/d.md": post("D", "2026-06-01", "See [b](../2025/b.md).")})
    small.build()
    warm = small.files()
    small.remove("output")
    small.build()
    assert small.files() == warm
    small.remove("output")
    small.remove(".bulletin")
    small.build()
    assert small.files() == warm


def test_a_store_that_is_damaged_costs_a_full_build_and_nothing_else(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    before = small.files()
    small.store.write_bytes(b"damaged" * 1000)
    report = small.build()
    assert (report.parsed, report.done.written) == (3, ())
    assert small.files() == before


def test_with_an_error_nothing_is_written_and_the_last_site_stays(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    before = small.files()
    small.lay({A: post("New", "2024-05-01", "[dead](gone.md)"), B: "no front matter"})
    found = small.problems()
    assert [(p.place.path, p.code) for p in found] == [
        (A, "dead-link"),
        (B, "front-matter-missing"),
    ]
    assert small.files() == before


def test_a_template_that_fails_on_one_page_leaves_the_last_site_whole(site: Lay) -> None:
    small = site(POSTS)
    small.build()
    before = small.files()
    small.lay({"templates/pages/article.html": "{{ page.wrong }}"})
    (problem,) = small.problems()
    assert (problem.code, problem.place.path) == ("template-error", "templates/pages/article.html")
    assert small.files() == before


def test_a_check_writes_nothing_at_all(site: Lay) -> None:
    small = site(POSTS)
    before = sorted(small.root.rglob("*"))
    report = small.build(dry=True)
    assert report.made["pages/article.html"] == 3
    assert sorted(small.root.rglob("*")) == before
