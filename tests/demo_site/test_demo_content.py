"""What the demonstration site says of itself: the invented is marked, the retold is true."""

import re

import pytest

from tests.built_site import BuiltSite, Page
from tests.demo_site.given import RETOLD, alternates, articles, made_from

INVENTED = re.compile(r"invented|sample|fictitious|虚构|示例|样例", re.IGNORECASE)
REAL = {
    "office": {"spp", "henan", "puyang", "taiqian"},
    "person": {"zhu-jingchen", "chen-lingbao"},
}
"""What the retold report names; everything else is made up."""


def notes(page: Page) -> str:
    return " ".join(
        "".join(element.itertext()) for element in page.main.all() if element.get("role") == "note"
    )


def test_every_invented_bulletin_says_on_its_page_that_it_is_a_sample(demo: BuiltSite) -> None:
    for page in articles(demo):
        if page.path not in RETOLD:
            assert INVENTED.search(notes(page)), page.path


@pytest.mark.parametrize("kind", sorted(REAL))
def test_every_invented_office_and_official_says_so_on_its_page(kind: str, demo: BuiltSite) -> None:
    pages = [p for p in made_from(demo, f"{kind} ") if "," not in demo.sources[p.path]]
    assert len(pages) > 10
    for page in pages:
        id_ = demo.sources[page.path].removeprefix(f"{kind} ")
        if id_ not in REAL[kind]:
            assert INVENTED.search(notes(page)), page.path


def test_the_retold_report_stands_in_both_languages_without_a_sample_notice(
    demo: BuiltSite,
) -> None:
    for path in RETOLD:
        page = demo.pages[path]
        assert not INVENTED.search(notes(page))
        assert "2022" in page.main.text
    assert "Translated from English" not in demo.pages[RETOLD[0]].text
    assert alternates(demo.pages[RETOLD[0]])["zh"] == demo.url_of(RETOLD[1])


def test_the_retold_report_keeps_its_facts(demo: BuiltSite) -> None:
    text = demo.pages[RETOLD[0]].main.text.replace("’", "'")
    for fact in (
        "26 May 2022",
        "9 February 2022",
        "No. 1 of 2022",
        "Taiqian County People's Procuratorate",
        "Second Procuratorial Department",
        "Chen Lingbao",
        "Zhu Jingchen",
        "sham litigation",
        "Raise the bar",
        "Extend the chain",
    ):
        assert fact in text


def test_the_demonstration_shows_what_the_program_can_do(demo: BuiltSite) -> None:
    pages = list(articles(demo))
    assert len(pages) >= 25
    assert {page.path.removeprefix("zh/")[:4] for page in pages} >= {"2023", "2024", "2025", "2026"}
    bodies = [page.main for page in pages]
    for tag in ("table", "dl", "img", "ol", "blockquote"):
        assert any(main.all(tag) for main in bodies), tag
