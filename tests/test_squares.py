"""QR codes, read by a decoder that shares no code with their maker."""

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from generator.render.squares import qr_code
from tests.small_site import SITE, post
from tests.small_site import SmallSite as Site

ADDRESSES = (
    "https://bulletin.example/2026/open-day/",
    "https://www.example.gov.cn/zh/2026/%E5%85%AC%E5%BC%80%E5%90%AC%E8%AF%81/",
    "https://bulletin.example/" + "long/" * 40,
)
STEP = re.compile(r"M(\d+) ([\d.]+)|m(\d+) 0|h(\d+)")


def drawn(svg: str, scale: int = 6) -> Image.Image:
    """The picture, by the few words that its path has."""
    size = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])  # type: ignore[index]
    image = Image.new("L", (size * scale, size * scale), 128)
    pen, x, y = ImageDraw.Draw(image), 0, 0.0
    if f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>' in svg:
        pen.rectangle((0, 0, size * scale, size * scale), fill=255)
    path = re.search(r'stroke="#000" d="([^"]+)"', svg)[1]  # type: ignore[index]
    for to_x, to_y, over, black in STEP.findall(path):
        if to_x:
            x, y = int(to_x), float(to_y)
        x += int(over or 0)
        if black:
            top = (y - 0.5) * scale
            pen.rectangle((x * scale, top, (x + int(black)) * scale - 1, top + scale - 1), fill=0)
            x += int(black)
    return image


def read(image: Image.Image) -> str:
    said, _, _ = cv2.QRCodeDetector().detectAndDecode(np.array(image.convert("RGB")))
    return str(said)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_telephone_reads_the_address(address: str) -> None:
    assert read(drawn(qr_code(address, "code"))) == address


def test_there_is_white_around_it_and_a_word_for_those_who_do_not_see_it() -> None:
    svg = qr_code(ADDRESSES[0], "A <code>")
    image = np.array(drawn(svg, scale=1))
    assert image[:4].min() == image[-4:].min() == image[:, :4].min() == image[:, -4:].min() == 255
    assert image[4, 4] == 0
    assert 'role="img"' in svg
    assert "<title>A &lt;code&gt;</title>" in svg
    assert "style" not in svg


def built(root: Path, settings: str = "") -> str:
    small = Site(root)
    small.lay(
        {
            "content/site.yaml": SITE + settings,
            "content/posts/2026/open-day.md": post("Open day", "2026-11-01"),
        }
    )
    small.build()
    return small.text("2026/open-day/index.html")


def test_an_article_shows_its_own_absolute_address(tmp_path: Path) -> None:
    page = built(tmp_path)
    svg = re.search(r'<svg class="qr-code".*?</svg>', page, re.DOTALL)
    assert svg
    assert read(drawn(svg[0])) == "https://bulletin.example/2026/open-day/"


def test_a_site_can_do_without(tmp_path: Path) -> None:
    assert "qr-code" not in built(tmp_path, "pages: {qr_codes: false}\n")
