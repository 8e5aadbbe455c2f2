"""Rehearsal: what a check tries again, and what it need not."""

from pathlib import Path

import pytest

from generator import printing
from generator.build import build
from generator.cache import Store
from generator.codes import is_error
from generator.errors import SiteError
from generator.render import Sheaf, print_sheaf
from generator.render.press import Printed
from tests.small_site import SITE, SmallSite, post

THREE = {
    "content/site.yaml": SITE,
    **{f"content/posts/2026/{n}.md": post(f"Bulletin {n}", f"2026-0{n}-01") for n in (1, 2, 3)},
}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are rendered."""
    pages: list[str] = []

    def noted(sheaf: Sheaf) -> Printed:
        pages.extend(sheet.output for sheet in sheaf.sheets)
        return print_sheaf(sheaf)

    monkeypatch.setattr(printing, "print_sheaf", noted)
    return pages


def checked(small: SmallSite) -> list[str]:
    """Check a site as the command does; the codes of its errors."""
    store = Store(small.root / "check.sqlite")
    try:
        build(small.request(dry=True, rehearse=True), store)
    except SiteError as error:
        return [problem.code for problem in error.problems if is_error(problem)]
    finally:
        store.close()
    return []


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    """A site of three bulletins, each of its own month."""
    made = SmallSite(tmp_path)
    made.lay(THREE)
    return made


def test_nothing_is_tried_again_where_nothing_changed(
    small: SmallSite, rendered: list[str]
) -> None:
    assert checked(small) == []
    assert "2026/2/index.html" in rendered
    rendered.clear()
    assert checked(small) == []
    assert rendered == []


def test_only_the_months_that_an_edit_touches_are_tried_again(
    small: SmallSite, rendered: list[str]
) -> None:
    checked(small)
    rendered.clear()
    small.lay({"content/posts/2026/2.md": post("Bulletin 2", "2026-02-01", "Another text.")})
    assert checked(small) == []
    assert "2026/2/index.html" in rendered
    assert {"2026/1/index.html", "2026/3/index.html"}.isdisjoint(rendered)


def test_another_template_is_tried_on_every_page_of_its_kind(
    small: SmallSite, rendered: list[str]
) -> None:
    checked(small)
    rendered.clear()
    small.lay({"templates/pages/article.html": "{{ page.head.title }}"})
    assert checked(small) == []
    assert {f"2026/{n}/index.html" for n in (1, 2, 3)} <= {*rendered}


def test_what_was_wrong_is_told_again_until_it_is_mended(small: SmallSite) -> None:
    small.lay({"templates/pages/article.html": "{{ page.nonsense }}"})
    assert checked(small) == checked(small) == ["template-error"]
    small.lay({"templates/pages/article.html": "{{ page.head.title }}"})
    assert checked(small) == []
