"""Whole small sites, built and compared byte for byte with what stands in `expected/`.

Each folder of tests/sites/ is a site of its own with one theme, which its site.yaml says in its
first line. All but one are built with tests/plain_theme, which shows what a page is given and
nothing else, so that the looks of the real theme can change without a hundred expected pages.

To write what is expected anew, and then to read every line of the difference before it is kept:

    BULLETIN_EXPECT=write .venv/bin/python -m pytest tests/test_sites.py
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_site import SmallSite

HERE = Path(__file__).parent
SITES = sorted(folder.name for folder in (HERE / "sites").iterdir() if folder.is_dir())
REAL_THEME = {"own-templates"}
"""Sites that are built with the theme that came with the program."""

ASSET = re.compile(rb"(/assets/[\w-]+)\.[0-9a-f]{10}\.")
"""An asset's address; its hash, and its digest, change with every touch of the theme."""

INTEGRITY = re.compile(rb' integrity="sha384-[^"]+"')

Built = Callable[[str], SmallSite]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Builds a site of tests/sites/ once, in a copy."""
    done: dict[str, SmallSite] = {}

    def build(name: str) -> SmallSite:
        if name not in done:
            root = tmp_path_factory.mktemp(name)
            if name not in REAL_THEME:
                shutil.copytree(HERE / "plain_theme", root / "templates")
            for part in ("content", "templates"):
                if (HERE / "sites" / name / part).is_dir():
                    shutil.copytree(HERE / "sites" / name / part, root / part, dirs_exist_ok=True)
            done[name] = SmallSite(root)
            done[name].build("2026-11-24")
        return done[name]

    return build


def compared(site: SmallSite) -> dict[str, bytes]:
    """The output without assets, manifest, indexes and words for servers: others look at those."""
    return {
        path: INTEGRITY.sub(b"", ASSET.sub(rb"\1.", data))
        for path, data in site.files().items()
        if not path.startswith(("assets/", "manifest", "_"))
        and not path.endswith((".bin", "search/simplified.txt", "favicon.ico"))
    }


def write_expected(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    SmallSite(folder).lay(files)


@pytest.mark.parametrize("name", SITES)
def test_a_small_site_is_built_to_the_byte(name: str, built: Built) -> None:
    files = compared(built(name))
    folder = HERE / "sites" / name / "expected"
    if os.environ.get("BULLETIN_EXPECT") == "write":
        write_expected(folder, files)
    expected = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert sorted(files) == sorted(expected)
    for path, data in expected.items():
        assert files[path].decode() == data.decode(), f"sites/{name}/expected/{path}"


@pytest.mark.parametrize("name", SITES)
def test_the_manifest_names_every_file_with_its_size_and_digest(name: str, built: Built) -> None:
    files = built(name).files()
    index = json.loads(files["manifest.json"])
    listed = {path: entry for part in index["slices"] for path, entry in _entries(files[part])}
    about_itself = {"manifest.json", *index["slices"]}
    assert listed.keys() == files.keys() - about_itself
    for path, entry in listed.items():
        assert entry["size"] == len(files[path]), path
        assert entry["sha256"] == hashlib.sha256(files[path]).hexdigest(), path


def _entries(data: bytes) -> list[tuple[str, dict[str, str | int]]]:
    return list(json.loads(data)["files"].items())


def test_a_site_without_registries_and_columns_has_no_page_for_them(built: Built) -> None:
    tops = {path.partition("/")[0] for path in built("minimal").files()}
    assert tops.isdisjoint({"columns", "offices", "people", "tags", "meetings", "links"})
    assert "2026" in tops


def test_a_text_in_one_language_leaves_no_page_in_the_other(built: Built) -> None:
    files = built("bilingual").files()
    assert "2026/open-day/index.html" in files
    assert "zh/2026/open-day/index.html" not in files
    assert "zh/2026/study/index.html" in files
    assert "2026/study/index.html" not in files


def test_a_feed_holds_one_language(built: Built) -> None:
    site = built("bilingual")
    assert "仅有中文" not in site.text("atom.xml")
    assert "仅有中文" in site.text("zh/atom.xml")
    assert "English only" not in site.text("zh/atom.xml")


def test_below_a_path_every_address_of_the_site_carries_it(built: Built) -> None:
    for path, data in compared(built("sub-path")).items():
        for address in re.findall(r'(?:href|src)="(/[^"]*)"', data.decode()):
            assert address.startswith("/county/procuratorate/"), f"{address} in {path}"
        for url in re.findall(r"https://gov\.example(/[^\s\"'<&]*)", data.decode()):
            assert url.startswith("/county/procuratorate/"), f"{url} in {path}"


@pytest.mark.parametrize("trace", ["TRACE-draft", "TRACE-future", "trace-draft"])
def test_a_text_that_is_not_public_leaves_no_trace(trace: str, built: Built) -> None:
    for path, data in built("records").files().items():
        assert trace.encode() not in data, path
        assert trace not in path


def test_of_an_expired_text_its_address_says_so_and_nothing_else_is_left(built: Built) -> None:
    site = built("records")
    assert "Expired on 1 July 2026" in site.text("2026/expired/index.html")
    for path, data in site.files().items():
        assert b"TRACE-expired" not in data, path


def test_a_withdrawn_text_keeps_its_page_and_leaves_lists_and_feeds(built: Built) -> None:
    files = built("records").files()
    naming = {path for path, data in files.items() if b"A notice that no longer stands" in data}
    assert naming == {"2026/withdrawn/index.html"}
    assert b'<meta name="robots" content="noindex">' in files["2026/withdrawn/index.html"]


def test_each_old_address_of_a_migrated_site_leads_on_and_stands_in_the_map(built: Built) -> None:
    site = built("migrated")
    redirects = json.loads(site.text("redirects.json"))
    assert redirects == {
        "/jcyw/201803/t20180313_5180001.htm": "/jcyw/201803/t20180313_5180518.shtml",
        "/xwzx/1.html": "/jcyw/201803/t20180313_5180518.shtml",
        "/zt/": "/zt/2018/index.shtml",
    }
    for old, new in redirects.items():
        file = f"{old[1:]}index.html" if old.endswith("/") else old[1:]
        assert f'href="{new}"' in site.text(file)


def test_every_bulletin_of_a_column_is_reached_through_its_years(built: Built) -> None:
    site = built("columns")
    for column, titles in {
        "casework": "zabcde",
        "casework/criminal": "zabe",
        "casework/criminal/appeals": "zbe",
        "casework/civil": "c",
    }.items():
        found = {
            title
            for path in site.files()
            if re.fullmatch(rf"columns/{column}/\d{{4}}/([\d-]+/)?index\.html", path)
            for title in re.findall(r'/">Report (\w)</a> in', site.text(path))
        }
        assert found == set(titles), column


def test_no_front_of_a_list_shows_more_than_the_list_size(built: Built) -> None:
    site = built("columns")
    for path in site.files():
        if path.startswith("columns/") and not re.search(r"/\d{4}/", path):
            lists = re.findall(r'<ol class="cards">(.*?)</ol>', site.text(path), re.DOTALL)
            assert "".join(lists).count("<li>") <= 2, path


def test_a_sites_own_template_may_extend_the_one_that_it_shadows(built: Built) -> None:
    page = built("own-templates").text("2026/duty/index.html")
    assert '<p class="room">Room 101</p>\n<article>' in page
    assert '<p class="hotline">Hotline: 12309</p>\n<footer' in page
    head = page.partition("</head>")[0]
    assert '<meta name="SiteName" content="Bulletin of Yunxi">' in head
    assert '<meta property="article:published_time"' in head


def test_a_sites_own_catalogue_changes_the_words_of_the_theme(built: Built) -> None:
    home = built("own-templates").text("index.html")
    assert "What is new in Yunxi</h2>" in home
    assert "Latest" not in home


def test_a_sites_own_asset_is_published_beside_those_of_the_theme(built: Built) -> None:
    names = {re.sub(r"\.[0-9a-f]{10}", "", p) for p in built("own-templates").files()}
    assert {"assets/hotline.css", "assets/style.css"} <= names
