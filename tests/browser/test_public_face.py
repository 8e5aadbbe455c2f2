"""The face of a site to its public: urgent notices, mourning, colours, an emblem, its footer."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.served import Quiet, needs_chromium, serving
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import CONTRAST, OVERFLOW
from tests.small_site import SITE, SmallSite, post

pytestmark = needs_chromium

OPTIONS = """\
owner: {en: The office, zh: 某检察院}
mourning: 2026-12-13
theme:
  light: {accent: "#1d5c3a", masthead: "#1c3a2a"}
  dark: {masthead: "#10241a"}
  emblem: {src: sign.svg, alt: A bridge, height: 40}
alerts:
  - {text: {en: Stay indoors., zh: 请留在室内。}, level: emergency, url: /zh/, from: 2026-11-24}
  - {text: {zh: 接待大厅关闭。}, level: warning}
  - {text: Hours have changed., level: information}
  - {text: Over., until: 2026-11-23}
profiles: {cn-gov: {id_code: "3100000087"}}
footer:
  - {kind: host, text: The office}
  - {kind: icp, text: 京ICP备00000000号}
  - {kind: police, text: 京公网安备11010100000000号}
  - {kind: phone, text: 010-0000 0000}
  - {kind: site-code}
"""
SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30" onload="alert(1)">'
    '<script>alert(2)</script><path fill="#fff" d="M0 30 30 0l30 30z"/></svg>'
)


def laid(folder: Path, at: str) -> SmallSite:
    small = SmallSite(folder)
    small.lay(
        {
            "content/site.yaml": SITE + OPTIONS,
            "content/static/sign.svg": SIGN,
            "content/posts/a.md": post("A bulletin", "2026-01-05", "Some *words*."),
            "content/posts/a.zh.md": post("一则简讯", "2026-01-05", "几句话。"),
            "content/posts/b.md": post("A notice", "2026-01-06", column="notices"),
        }
    )
    small.build(at)
    return small


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(laid(tmp_path_factory.mktemp("face"), "2026-11-24").output, Quiet) as address:
        yield address


def test_urgent_notices_stand_above_the_head_of_every_page(root: str, page: Page) -> None:
    for path in ("", "zh/", "a/", "archive/", "404.html", "accessibility/", "search/"):
        page.goto(root + path)
        alerts = page.get_by_role("region", name=re.compile("Urgent notices|紧急公告"))
        assert alerts.locator(".alert").count() == 3
        above, head = alerts.bounding_box(), page.locator(".masthead").bounding_box()
        assert above is not None
        assert head is not None
        assert above["y"] + above["height"] <= head["y"] + 1
    page.goto(root)
    words = page.locator(".alerts").inner_text()
    assert "Over." not in words
    assert [page.locator(".alert strong").nth(n).inner_text() for n in range(3)] == [
        "Emergency",
        "Warning",
        "Notice",
    ]
    assert page.locator(".alert.warning [lang=zh]").inner_text() == "接待大厅关闭。"
    widths = "e => parseFloat(getComputedStyle(e).borderBottomWidth)"
    told = [page.locator(f".alert.{one}").evaluate(widths) for one in ("emergency", "information")]
    assert told[0] > told[1]


def test_colours_are_the_sites_in_their_schemes(root: str, page: Page) -> None:
    ground = "getComputedStyle(document.querySelector('.masthead')).backgroundColor"
    page.emulate_media(color_scheme="light")
    page.goto(root)
    assert page.evaluate(ground) == "rgb(28, 58, 42)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(16, 36, 26)"
    bars = page.locator("meta[name=theme-color]")
    assert [bars.nth(n).get_attribute("content") for n in (0, 1)] == ["#1c3a2a", "#10241a"]
    assert page.locator("link[rel=stylesheet]").count() == 1


def test_an_emblem_is_shown_in_its_measures_and_can_do_nothing(root: str, page: Page) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(root)
    emblem = page.locator(".brand img")
    box = emblem.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (80, 40)
    assert emblem.get_attribute("alt") == "A bridge"
    assert emblem.evaluate("e => e.naturalWidth") > 0
    answer = page.request.get(root.rstrip("/") + (emblem.get_attribute("src") or ""))
    assert "script" not in answer.text()
    assert "onload" not in answer.text()
    assert said == []


def test_the_footer_names_the_office_and_leads_to_its_registrations(root: str, page: Page) -> None:
    page.goto(root + "zh/")
    foot = page.locator(".identities")
    lines = foot.inner_text().split("\n")
    for label in ("主办单位", "ICP备案号", "公安备案号", "电话", "网站标识码", "3100000087"):
        assert label in lines
    links = foot.locator("a")
    assert [links.nth(n).get_attribute("href") for n in range(3)] == [
        "https://beian.miit.gov.cn/",
        "https://beian.mps.gov.cn/#/query/webSearch?code=11010100000000",
        "tel:01000000000",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_all_of_it_a_page_is_as_accessible_as_without(
    scheme: str, root: str, page: Page
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 320, "height": 900})
    found = []
    for path in ("", "zh/", "a/", "accessibility/", "zh/accessibility/"):
        page.goto(root + path)
        found += [*page.evaluate(OVERFLOW), *page.evaluate(CONTRAST), *violations(page)]
    assert found == []


def colours(page: Page) -> int:
    """How many pixels of the screen are not grey."""
    with Image.open(BytesIO(page.screenshot())) as shot:
        red, green, blue = shot.convert("RGB").split()
        pairs = zip(red.tobytes(), green.tobytes(), blue.tobytes(), strict=True)
        return sum(max(three) - min(three) > 2 for three in pairs)


def test_a_day_of_mourning_makes_all_grey_and_keeps_the_contrast(
    tmp_path: Path, root: str, page: Page
) -> None:
    page.goto(root)
    assert colours(page) > 1000
    with serving(laid(tmp_path, "2026-12-13T09:00").output, Quiet) as grey:
        for path in ("", "zh/a/"):
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                page.goto(grey + path)
                assert colours(page) == 0
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.documentElement).filter") == "none"


def test_a_page_of_the_sites_own_takes_the_statements_place(tmp_path: Path) -> None:
    small = laid(tmp_path, "2026-11-24")
    assert "GB/T 37668-2019" in small.text("zh/accessibility/index.html")
    own = "---\ntitle: How we do it\n---\nIn our own words.\n"
    small.lay({"content/pages/accessibility.md": own})
    small.build("2026-11-24")
    assert "In our own words." in small.text("accessibility/index.html")
    assert "GB/T 37668-2019" in small.text("zh/accessibility/index.html")
    small.lay({"content/site.yaml": SITE + OPTIONS + "pages: {accessibility: false}\n"})
    small.build("2026-11-24")
    assert not (small.output / "zh/accessibility").exists()
    assert "accessibility" not in small.text("zh/index.html").replace("accessibility=", "")
