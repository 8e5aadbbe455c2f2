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


PATTERNS = """
baseURL = "https://example.org/"
[permalinks]
posts = "/:year/:month/:slug/"
notices = "/:section/:slugorfilename"
cases = "/:sections[1:]/:title/"
[permalinks.page]
news = "/news/:year-:month-:day-:contentbasename.html"
"""


@pytest.mark.parametrize(
    ("config", "path", "keys", "expected"),
    [
        (
            PATTERNS,
            "posts/a.md",
            "title: Open Day, 2020\ndate: 2020-03-04",
            "/2020/03/open-day-2020/",
        ),
        (PATTERNS, "posts/a.md", "title: 开放日\ndate: 2020-03-04", "/2020/03/开放日/"),
        (PATTERNS, "posts/a.md", "title: A\nslug: b\ndate: 2020-3-4T09:00:00", "/2020/03/b/"),
        (PATTERNS, "posts/a.md", "title: A without a date", ""),
        (PATTERNS, "notices/2020-01-02-x/index.md", "title: A", "/notices/2020-01-02-x/"),
        (PATTERNS, "cases/a.md", "title: A", ""),
        (PATTERNS, "news/deep/a.md", "title: A\ndate: 2020-03-04", "/news/2020-03-04-a.html"),
        (PATTERNS, "other/A b.md", "title: A", "/other/a-b/"),
        ("uglyURLs = true", "posts/a.md", "title: A", "/posts/a.html"),
        ('[frontmatter]\ndate = [":filename"]', "posts/2020-01-02-x.md", "title: A", "/posts/x/"),
        ("not = = toml", "posts/a.md", "title: A", "/posts/a/"),
    ],
)
def test_a_text_of_hugo_keeps_the_address_that_its_site_gave_it(
    config: str, path: str, keys: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "hugo.toml").write_text(config, "utf-8")
    assert hugo_aliases(tmp_path, path, keys) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("config.yaml", "permalinks:\n  posts: /p/:slug/\n"),
        ("hugo.json", '{"permalinks": {"page": {"posts": "/p/:slug/"}}}'),
        ("config/_default/permalinks.toml", '[page]\nposts = "/p/:slug/"\n'),
        ("config/_default/hugo.yaml", "permalinks: {posts: '/p/:slug/'}\n"),
    ],
)
def test_the_configuration_of_hugo_is_read_wherever_it_may_be(
    name: str, config: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(config, "utf-8")
    assert hugo_aliases(tmp_path, "posts/a.md", "title: A") == ["/p/a/"]


def hugo_aliases(site: Path, path: str, keys: str) -> list[str]:
    """The old addresses of a text of a site made by Hugo."""
    given = Given(
        path=site / "content" / path,
        shown=path,
        data=f"---\n{keys}\n---\nThe text of a bulletin.\n".encode(),
        within=site,
    )
    return [one for clue in read(given).clues if clue.key == "aliases" for one in clue.value]


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
