"""Volumes: what an edit makes anew, counted in a store that notes what is done with it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.assemble import Bound
from generator.build import build
from generator.cache import Store
from generator.encoding import decoded
from generator.report import Done
from tests.small_site import SITE, SmallSite, post

ROOT = Path(__file__).parents[1]
Lay = Callable[[Mapping[str, str | bytes]], SmallSite]


class Noting(Store):
    """A store that notes which packs are kept and which parts are loaded."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.kept: set[tuple[str, str]] = set()
        self.loaded: set[str] = set()

    def keep_pack(self, step: str, name: str, results: Mapping[str, object]) -> None:
        self.kept.add((step, name))
        super().keep_pack(step, name, results)

    def load(self, keys: Iterable[str]) -> dict[str, bytes]:
        wanted = list(keys)
        self.loaded.update(wanted)
        return super().load(wanted)


class Anew:
    """What one build had to make anew."""

    def __init__(self, site: SmallSite) -> None:
        store = Noting(site.store)
        try:
            self.done: Done = build(site.request(), store).done
            packs = store.packs("volume").values()
        finally:
            store.close()
        bounds = [decoded(pack, dict[str, Bound]) for pack in packs]
        volumes = [bound.volume for pack in bounds for bound in pack.values()]
        self.quires = {
            (volume.year, month)
            for volume in volumes
            for month, quire in volume.quires.items()
            if quire in store.loaded
        }
        """The months whose bulletins were read."""
        self.opened = {year for year, _ in self.quires}
        """The years whose bulletins were read."""
        self.assembled = {int(name) for step, name in store.kept if step == "volume"}
        self.planned = {int(name) for step, name in store.kept if step == "plan"}
        self.packs = sorted(step for step, _ in store.kept)
        """The step of each pack that was written."""


def written(n: int) -> str:
    """The source of a bulletin of the newest year."""
    return f"content/posts/2026/n{n:02}.md"


SUMMED_UP = "What every list shows.\n\nWhat its own page shows alone."
OLD = {
    f"content/posts/{year}/{name}.md": post(
        f"Title {name}", f"{year}-05-01", SUMMED_UP, column=column, tags=f"[{tag}]"
    )
    for year, name, column, tag in (
        (2022, "a", "news", "rule of law"),
        (2023, "b", "notices", "openness"),
        (2024, "c", "news", "rule of law"),
    )
}
NEW = {
    written(n): post(
        f"Title {n}",
        f"2026-05-{n + 1:02}",
        "Text.",
        column="notices" if n % 2 else "news",
        organization="city",
        tags="[rule of law, openness]",
    )
    for n in range(24)
}
REGISTRIES = {
    "content/tags.yaml": "- {id: openness, name: Openness}\n",
    "content/organizations.yaml": "- {id: city, name: City Procuratorate, level: municipal}\n",
    "content/site.yaml": SITE.replace("defaults: {", "defaults: {organization: city, ")
    + "list_size: 5\nfeed_size: 5\n",
}
A = "content/posts/2022/a.md"


@pytest.fixture
def small(site: Lay) -> SmallSite:
    """A site of four years, built; the newest fills the front of every list."""
    small = site({**OLD, **NEW, **REGISTRIES})
    assert Anew(small).assembled == {2022, 2023, 2024, 2026}
    return small


def edited(small: SmallSite, path: str, old: str, new: str) -> Anew:
    """What is made anew after an edit."""
    text = (small.root / path).read_text("utf-8")
    assert old in text
    small.lay({path: text.replace(old, new)})
    return Anew(small)


def test_a_body_edit_of_an_old_bulletin_opens_its_own_volume_alone(small: SmallSite) -> None:
    anew = edited(small, A, "page shows alone", "page alone shows")
    assert {*anew.done.rendered} == {f"2022/a/index.{form}" for form in ("html", "json", "md")}
    assert anew.opened == anew.assembled == anew.planned == {2022}


def test_a_body_edit_writes_one_pack_of_each_step_and_plans_no_list(small: SmallSite) -> None:
    assert edited(small, A, "page shows alone", "page alone shows").packs == [
        "convert",
        "looks",
        "parse",
        "plan",
        "search-entries",
        "search-months",
        "volume",
    ]


def feeds(small: SmallSite) -> set[str]:
    """The keys of the feeds that are remembered, in all languages."""
    store = Store(small.store)
    try:
        return {*decoded(store.packs("front-feeds")["all"], dict[str, Any])}
    finally:
        store.close()


def test_a_body_edit_plans_only_the_feeds_that_hold_the_text(small: SmallSite) -> None:
    before = feeds(small)
    edited(small, A, "page shows alone", "page alone shows")
    assert feeds(small) == before
    edited(small, written(23), "Text.", "Another text.")
    site_column_and_office_in_two_languages = 6
    assert len(feeds(small) - before) == site_column_and_office_in_two_languages


def test_of_a_year_the_month_alone_is_opened_in_which_a_body_was_edited(small: SmallSite) -> None:
    small.lay({"content/posts/2022/z.md": post("Title z", "2022-11-01", SUMMED_UP)})
    small.build()
    anew = edited(small, A, "page shows alone", "page alone shows")
    assert {month for year, month in anew.quires if year == 2022} == {5}
    retitled = edited(small, A, "Title a", "New title")
    assert {month for year, month in retitled.quires if year == 2022} == {5, 11}


def test_what_one_process_remembers_of_lists_another_finds(small: SmallSite) -> None:
    """The order of a set, which is another in each process, is part of no key."""
    kept = []
    for seed in ("1", "2"):
        text = (small.root / A).read_text("utf-8")
        small.lay({A: f"{text}\n\nRead {seed}.\n"})
        command = (sys.executable, "-m", "generator", "build", "--site", str(small.root))
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
        store = Store(small.store)
        kept.append({step: store.packs(step) for step in ("fronts", "plan-lists")})
        store.close()
    assert kept[0] == kept[1]
    assert [*kept[0]["fronts"]] == ["site"]


def test_a_template_that_changed_opens_no_old_volume(small: SmallSite) -> None:
    anew = edited(small, "templates/pages/article.html", "<h1>", "<h1 id='x'>")
    assert len(anew.done.rendered) == len(OLD) + len(NEW)
    assert anew.opened == set()
    assert anew.packs == []


def test_a_new_title_is_planned_in_its_year_and_in_those_that_meet_it(small: SmallSite) -> None:
    anew = edited(small, A, "Title a", "New title")
    assert anew.assembled == {2022}
    # What is related in 2026 is found among the fifty before it, too; in 2023 nothing is.
    assert anew.planned == {2022, 2024, 2026}
    last = edited(small, written(23), "Title 23", "New title")
    assert last.assembled == last.planned == {2026}


def test_the_first_bulletin_of_a_year_is_met_by_its_columns_last_before_it(
    small: SmallSite,
) -> None:
    anew = edited(small, written(0), "Title 0", "New title")
    assert anew.assembled == {2026}
    assert anew.planned == {2024, 2026}
    assert "2024/c/index.html" in anew.done.rendered


def test_a_new_tag_in_another_year_makes_no_years_plan_anew(small: SmallSite) -> None:
    anew = edited(small, written(23), "[rule of law,", "[rule of law, wholly new,")
    assert anew.planned == {2026}
    assert "tags/wholly-new/index.html" in anew.done.written


def test_a_tag_is_called_what_its_newest_bulletin_calls_it_in_every_year_that_has_it(
    small: SmallSite,
) -> None:
    anew = edited(small, written(23), "[rule of law,", "[Rule of Law,")
    assert anew.assembled == {2026}
    assert anew.planned == {2022, 2024, 2026}
    assert {
        "tags/index.html",
        "tags/rule-of-law/index.html",
        "tags/rule-of-law/2022/index.html",
        "tags/rule-of-law/2024/index.html",
    } <= set(anew.done.rendered)
    assert "Rule of Law" in small.text("tags/index.html")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/tags.yaml", "Openness", "Open government"),
        ("content/organizations.yaml", "City", "Municipal"),
        ("content/site.yaml", "{en: News,", "{en: Latest,"),
    ],
)
def test_a_new_name_in_a_registry_is_seen_in_every_year(
    small: SmallSite, path: str, old: str, new: str
) -> None:
    anew = edited(small, path, old, new)
    assert anew.assembled == anew.planned == {2022, 2023, 2024, 2026}


def test_a_deleted_year_leaves_its_packs_and_those_around_it_meet(small: SmallSite) -> None:
    small.remove("content/posts/2024")
    anew = Anew(small)
    assert anew.assembled == {2024}
    assert anew.planned == {2022, 2024, 2026}
    assert small.text("2022/a/index.html").endswith("|Title 0")
    store = Store(small.store)
    assert set(store.packs("volume")) == set(store.packs("plan")) == {"2022", "2023", "2026"}
    store.close()


def test_an_old_address_of_a_bulletin_changes_its_year_and_the_map_of_all(small: SmallSite) -> None:
    anew = edited(small, A, "column: news", "column: news\naliases: [/old/a.shtml]")
    assert anew.planned == {2022}
    assert set(anew.done.written) == {
        "manifest/lists-2022.json",
        "manifest/site.json",
        "old/a.shtml",
        "redirects.json",
    }
    assert b'"old/a.shtml"' in small.files()["manifest/lists-2022.json"]


def test_with_nothing_changed_nothing_is_written_and_nothing_opened(small: SmallSite) -> None:
    anew = Anew(small)
    assert (anew.packs, anew.done) == ([], Done())
    assert anew.opened == set()
