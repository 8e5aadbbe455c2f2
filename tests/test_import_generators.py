"""Markdown of other generators as the importer reads it."""

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given as any_
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image

from generator.importing.generators.shortcodes import without_shortcodes
from generator.importing.material import Given, Refusal
from generator.importing.readers import read
from tests.material_told import answer, expect, told

CASES = Path(__file__).parent / "import_generators"
TEXTS = sorted(CASES.rglob("*.md"))
BESIDE = (
    "hugo/content/posts/open-day/hall.png",
    "hugo/content/posts/open-day/form.pdf",
    "hugo/hugo.toml",
    "hugo-json/hugo.toml",
    "jekyll/assets/report.png",
    "pelican/content/images/room.png",
    "hexo/source/_posts/open-day/hall.png",
)
"""What lies beside the texts, laid by the test."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The cases with their pictures."""
    folder = tmp_path / "sites"
    shutil.copytree(CASES, folder)
    file = io.BytesIO()
    Image.new("RGB", (6, 4), "navy").save(file, "PNG")
    for name in BESIDE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file.getvalue() if name.endswith(".png") else b"%PDF-1.4")
    return folder


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.relative_to(CASES).as_posix())
def test_a_text_becomes_exactly_what_its_case_says(text: Path, office: Path) -> None:
    shown = text.relative_to(CASES).as_posix()
    site = office / shown.partition("/")[0] if "/" in shown else office
    given = Given(path=office / shown, shown=shown, data=text.read_bytes(), within=site)
    try:
        said = told(read(given))
    except Refusal as refused:
        place, values = refused.problem.place, dict(sorted(refused.problem.values.items()))
        said = f"refused: {place.line}:{place.column} {refused.problem.code} {values}\n"
    expect(said, text.with_suffix(".txt"))


def test_each_expectation_has_its_text() -> None:
    assert [text.with_suffix(".txt") for text in TEXTS] == sorted(CASES.rglob("*.txt"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('{{< figure src="a.png" >}}', "![](a.png)"),
        ("{{< vimeo 12 >}}", "[https://vimeo.com/12](https://vimeo.com/12)"),
        ("{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "\n```go\nx := 1\n```\n"),
        (
            "{% youtube abc %}",
            "[https://www.youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)",
        ),
        ("{% quote %}\na\nb\n{% endquote %}", "\n> a\n> b\n"),
        ("![]({{ site.baseurl }}/a.png)", "![](/a.png)"),
        ("{{ page.title }}", "The title"),
        ("{% asset_link a.pdf The form %}", "[The form](a.pdf)"),
        ("{% img left /a.png 30 40 A room %}", "![A room](/a.png)"),
        ("{% raw %}{{ x }}{% endraw %}", "&#123;&#123; x }}"),
        ("`{{ x }}`", "`{{ x }}`"),
        ("{% comment %}secret{% endcomment %}", ""),
        ("a {% unknown %}b{% endunknown %} c", "a b c"),
    ],
)
def test_a_shortcode_becomes_what_can_be_said(code: str, expected: str) -> None:
    assert without_shortcodes(code, "The title").text == expected


_words = st.sampled_from(
    (
        *("甲。", "text ", "\n", "\n\n", "- ", "# ", "> ", "```\n", "`", "  ", "| ", "---\n"),
        *("**", "[a](b)", "1. ", "![](c.png)\n", "<!-- more -->\n", "    ", "\n- ", "\n1. "),
    )
)
_codes = st.sampled_from(
    ("{{< x >}}", "{{% y %}}", "{% z %}", "{{ w }}", "{% quote %}", "{% endquote %}", "{{< /x >}}")
)


@settings(max_examples=150, deadline=None)
@any_(st.lists(st.one_of(_words, _codes), max_size=20))
def test_no_word_is_lost_or_doubled_and_no_shortcode_is_left(pieces: list[str]) -> None:
    marked = [f"{piece}¶{n}¶" for n, piece in enumerate(pieces)]
    text = "".join(marked)
    said = without_shortcodes(text)
    assert [said.text.count(f"¶{n}¶") for n in range(len(pieces))] == [1] * len(pieces)
    if "`" not in text:
        assert "{{" not in said.text
        assert "{%" not in said.text
    whole = answer(f"---\ntitle: A\n---\n{text}".encode(), "any.md")
    if not whole.startswith("refused"):
        assert [whole.count(f"¶{n}¶") for n in range(len(pieces))] == [1] * len(pieces)


@settings(max_examples=150, deadline=None)
@any_(
    st.sampled_from((b"", b"---\n", b"+++\n", b"{", b"Title: a\nDate: ")), st.binary(max_size=200)
)
def test_any_bytes_below_any_beginning_are_read_or_refused(start: bytes, noise: bytes) -> None:
    assert answer(start + noise, "any.md")
