"""English and Chinese side by side on the demonstration site."""

import re
from urllib.parse import urljoin

from tests.built_site import BuiltSite
from tests.demo_site.given import alternates, articles


def test_pages_that_name_translations_are_named_by_them(demo: BuiltSite) -> None:
    pairs = {path: found for path, page in demo.pages.items() if (found := alternates(page))}
    assert len(pairs) > 50
    for path, languages in pairs.items():
        assert languages[demo.pages[path].lang] == demo.url_of(path)
        assert languages["x-default"] == languages["en"]
        for url in languages.values():
            assert alternates(demo.pages[demo.answer(url) or ""]) == languages, f"{url} in {path}"


def test_a_link_to_another_language_leads_to_a_page_in_it(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        for anchor in page.all("a"):
            url = urljoin(demo.url_of(path), anchor.get("href", ""))
            if "hreflang" in anchor.attrib and demo.is_internal(url):
                target = demo.pages[demo.answer(url) or ""]
                assert target.lang == anchor.attrib["hreflang"], f"{url} in {path}"


def test_a_bulletin_without_a_translation_says_so(demo: BuiltSite) -> None:
    said = {"en": "Not available in Chinese.", "zh": "暂无英语版"}
    for page in articles(demo):
        is_alone = not alternates(page)
        assert (said[page.lang] in page.main.text) is is_alone, page.path


def test_there_is_a_page_for_what_is_not_found_in_each_language(demo: BuiltSite) -> None:
    for path, lang, home in (("404.html", "en", "/"), ("zh/404.html", "zh", "/zh/")):
        page = demo.pages[path]
        assert page.lang == lang
        assert page.is_noindex
        assert home in [anchor.get("href") for anchor in page.main.all("a")]


def test_no_interface_word_of_a_chinese_page_is_left_in_english(demo: BuiltSite) -> None:
    for path, page in demo.pages.items():
        if page.lang == "zh":
            by_authors = {
                e for one in page.all() if one.get("class") == "prose" for e in one.iter()
            }
            for element in page.all("dt", "h2", "label", "summary"):
                words = "".join(element.itertext()).strip()
                if element not in by_authors:
                    is_chinese = re.search(r"[\u4e00-\u9fff]", words) or words.isdecimal()
                    assert is_chinese, f"{words!r} in {path}"
