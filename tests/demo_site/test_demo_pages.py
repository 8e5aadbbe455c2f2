"""Every page of the demonstration site: sound HTML that anyone can read, whole and unadorned."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.built_site import BuiltSite
from tests.demo_site.given import complaints


def test_every_page_is_html_that_a_strict_parser_accepts(demo: BuiltSite) -> None:
    assert len(demo.pages) > 300


def test_every_page_has_one_heading_of_the_first_level_and_one_main_part(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        assert len(page.all("h1")) == 1, path
        assert len(page.all("main")) == 1, path
        assert page.main.all("h1"), path


def test_no_heading_skips_a_level(demo: BuiltSite) -> None:
    def skips() -> Iterator[str]:
        for path, page in demo.pages.items():
            before = 0
            for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
                level = int(heading.tag[1])
                if level > before + 1:
                    yield f"{''.join(heading.itertext())!r} in {path}"
                before = level

    assert complaints(skips()) == []


def test_every_page_has_a_title_and_says_its_language(demo: BuiltSite) -> None:
    moved = demo.json("redirects.json")
    for path, page in demo.pages.items():
        (title,) = [t for t in page.root.iter("title") if t.text and t.text.strip()][:1]
        assert title.text, path
        address = moved.get(f"/{path}", f"/{path}")  # an old address speaks as its new one does
        assert page.lang == ("zh" if address.startswith("/zh/") else "en"), path


def test_no_two_pages_have_the_same_title(demo: BuiltSite) -> None:
    titles = Counter(page.all("title")[0].text for page in demo.pages.values())
    assert [title for title, number in titles.items() if number > 1] == []


def test_no_id_stands_twice_on_a_page(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        assert [id_ for id_, n in Counter(page.ids).items() if n > 1] == [], path


def test_no_page_carries_style_or_script_of_its_own(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        run = [one for one in page.all("script") if one.get("type") != "application/ld+json"]
        assert not [one for one in run if not one.get("src") or one.text], path
        assert not page.all("style"), path
        for element in page.all():
            handlers = [name for name in element.attrib if name.startswith("on")]
            assert not handlers, f"{handlers} in {path}"
            assert "style" not in element.attrib, path
        for address in page.addresses():
            assert not address.strip().lower().startswith(("javascript:", "data:")), path


def test_every_picture_says_what_it_shows_and_how_large_it_is(demo: BuiltSite) -> None:
    pictures = [(page, picture) for page in demo.pages.values() for picture in page.all("img")]
    assert pictures
    for page, picture in pictures:
        assert "alt" in picture.attrib, page.path


def test_every_table_has_headings(demo: BuiltSite) -> None:
    tables = [(page, table) for page in demo.pages.values() for table in page.all("table")]
    assert tables
    for page, table in tables:
        assert list(table.iter("th")), page.path


def test_no_list_of_facts_has_a_label_without_a_value(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        for element in page.all("dt", "dd", "li", "h1", "h2", "h3", "p", "a"):
            words = "".join(element.itertext()).strip()
            shows = words or list(element.iter("img")) or list(element.iter("svg"))
            assert shows or "aria-label" in element.attrib, f"an empty <{element.tag}> in {path}"


UNFILLED = re.compile(r"\{\{|\{%|%\(\w+\)s|\bNone\b|\bundefined\b|bulletin:\d")
"""What a template or a catalogue leaves where a value is missing."""


def test_no_text_is_left_unfilled_or_shows_a_template(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        assert not re.search(r"\{\{|\{%|%\(\w+\)s|\bNone\b|\bundefined\b|bulletin:\d", page.text), (
            path
        )
