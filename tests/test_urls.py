"""Addresses: what a name, an address and base_url become, whatever somebody writes in them."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.urls import Base, below_top, fold, is_safe, output_path, parse_base, segment


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("https://example.org", Base("https://example.org", "/")),
        ("https://example.org/", Base("https://example.org", "/")),
        ("http://example.org:8080/a/b", Base("http://example.org:8080", "/a/b/")),
        ("https://example.org//a//", Base("https://example.org", "/a/")),
        ("https://example.org/%7Ea/b c", Base("https://example.org", "/~a/b%20c/")),
        ("https://example.org/路/", Base("https://example.org", "/%E8%B7%AF/")),
    ],
)
def test_base_url_is_taken_apart_into_a_host_and_a_path_between_slashes(
    written: str, base: Base
) -> None:
    assert parse_base(written) == base


@pytest.mark.parametrize(
    "written",
    [
        "",
        "//a",
        "example.org",
        "ftp://example.org/",
        "https:///a",
        "https://a/?b",
        "https://a/#b",
        "https://someone:secret@example.org/",
    ],
)
def test_what_is_no_web_address_is_no_base_url(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_base(written)


def test_an_address_becomes_a_url_below_the_path_of_base_url() -> None:
    assert Base("https://example.org", "/a/").url("/2022/x/") == "/a/2022/x/"


def test_a_url_leads_back_to_its_address() -> None:
    base = parse_base("https://example.org/%7E路/")
    assert base.address(base.url("/2022/检察 要闻/")) == "/2022/检察 要闻/"


def test_chinese_and_reserved_characters_are_percent_encoded_in_a_url() -> None:
    url = Base("https://example.org", "/").url("/2022/检察 要闻?#%/")
    assert url == "/2022/%E6%A3%80%E5%AF%9F%20%E8%A6%81%E9%97%BB%3F%23%25/"


@given(st.text(st.characters(codec="utf-8")))
def test_any_address_comes_back_from_its_url(rest: str) -> None:
    url = Base("https://example.org", "/a/").url(f"/{rest}")
    assert unquote(url.removeprefix("/a/")) == rest
    assert urlsplit(f"https://h/x{url}").query == urlsplit(f"https://h/x{url}").fragment == ""


def test_a_folder_answers_with_its_index_and_a_file_with_itself() -> None:
    assert output_path("/2022/x/") == "2022/x/index.html"
    assert output_path("/") == "index.html"
    assert output_path("/2022/x.shtml") == "2022/x.shtml"


def test_the_folder_that_says_what_a_source_is_for_is_no_part_of_its_address() -> None:
    assert below_top("content/posts/2022/x/index.md") == "2022/x/index.md"
    assert below_top("content/static/CNAME") == "CNAME"
    assert below_top("elsewhere/x.md") == "elsewhere/x.md"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Public Interest Litigation", "public-interest-litigation"),
        ("  公益 诉讼 ", "公益-诉讼"),
        ("ＡＢＣ", "abc"),
        ("C++ / C#", "c-c"),
        ("_draft_", "draft"),
        ("……", ""),
    ],
)
def test_a_name_becomes_one_part_of_an_address(name: str, part: str) -> None:
    assert segment(name) == part


@given(st.text())
def test_a_part_of_an_address_is_empty_or_can_stand_in_an_address(name: str) -> None:
    part = segment(name)
    assert segment(part) == part
    assert "/" not in part
    assert part == "" or len(part.encode()) > 240 or is_safe(f"/x{part}/")


@given(st.text())
def test_names_that_a_file_system_may_take_for_one_are_folded_alike(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_a_name_is_the_same_in_capitals_and_in_either_form_of_its_accents() -> None:
    assert fold("Cafe\u0301") == fold("CAFÉ") == "café"


@pytest.mark.parametrize(
    "address",
    [
        "2022/x/",
        "/../x/",
        "/a/./b/",
        "/a//b/",
        "//etc/passwd",
        "/a//",
        "/a\\b/",
        "/a:b/",
        "/a?b/",
        "/a#b/",
        "/50%/",
        "/con/",
        "/a/NUL.html",
        "/a/com1.x/",
        "/ends./x",
        "/ends /x",
        "/" + "长" * 81 + "/",
        "/nul\x00/",
        "/line\nbreak/",
    ],
)
def test_what_some_system_would_refuse_or_lead_astray_is_no_safe_address(address: str) -> None:
    assert not is_safe(address)


@pytest.mark.parametrize(
    "address", ["/2022/x/", "/jcyw/202205/t20220526_1.shtml", "/检察/", "/a.b/c-d_e/", "/console/"]
)
def test_an_ordinary_address_is_safe(address: str) -> None:
    assert is_safe(address)


@given(st.text())
def test_a_safe_address_stays_within_the_output(rest: str) -> None:
    address = f"/{rest}"
    if is_safe(address):
        parts = output_path(address).split("/")
        assert not {"", ".", ".."} & set(parts)
