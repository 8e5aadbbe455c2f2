"""What the demonstration site must not show: drafts, future and expired texts."""

import re
from urllib.parse import urlsplit

from generator.report import Report
from tests.built_site import BuiltSite
from tests.demo_site.given import ROOT, articles, made_from


def withheld_words(report: Report) -> dict[str, list[str]]:
    """The title and the longer lines of every withheld text, by its source."""
    words = {}
    for one in report.withheld:
        _, matter, text = (ROOT / one.path).read_text(encoding="utf-8").split("---\n", 2)
        title = re.search(r"^(?:title|标题): *(.+)$", matter, re.MULTILINE)
        assert title, one.path
        lines = [line.strip() for line in text.splitlines() if len(line.strip()) >= 20]
        assert lines, one.path
        words[one.path] = [title[1].strip("\"'"), *lines]
    return words


def test_of_a_withheld_text_no_sentence_is_in_any_file(
    demo_and_report: tuple[BuiltSite, Report],
) -> None:
    demo, report = demo_and_report
    words = withheld_words(report)
    assert {one.reason for one in report.withheld} == {"draft", "future", "expired"}
    for path, data in demo.files.items():
        text = data.decode("utf-8", errors="replace")
        for source, lines in words.items():
            for line in lines:
                assert line not in text, f"{source} in {path}"


def test_a_draft_and_a_future_text_have_no_address_and_no_file(
    demo_and_report: tuple[BuiltSite, Report],
) -> None:
    demo, report = demo_and_report
    hidden = {one.path for one in report.withheld if one.reason != "expired"}
    folders = {path.rpartition("/")[0] for path in hidden if path.rpartition("/")[2][:5] == "index"}
    for path, source in demo.sources.items():
        assert source not in hidden, path
        assert source.rpartition("/")[0] not in folders, path
    for one in hidden:
        name = re.sub(r"(/index)?(\.zh)?\.md$", "", one).rpartition("/")[2]
        assert not [path for path in demo.files if name in path]


def test_at_an_expired_texts_address_a_note_says_so(
    demo_and_report: tuple[BuiltSite, Report],
) -> None:
    demo, report = demo_and_report
    notes = list(made_from(demo, "expired"))
    assert len(notes) == sum(one.reason == "expired" for one in report.withheld)
    for page in notes:
        assert page.is_noindex
        assert "2024" in page.main.text, "when it expired"
        assert not page.main.all("img", "table")


def test_the_report_names_every_withheld_source(
    demo_and_report: tuple[BuiltSite, Report],
) -> None:
    report = demo_and_report[1]
    drafts = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "content").rglob("*.md")
        if re.search(r"^(draft|草稿): *true", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert drafts
    assert {one.path for one in report.withheld if one.reason == "draft"} == drafts


def test_a_withdrawn_bulletin_says_why_and_stands_in_no_list(demo: BuiltSite) -> None:
    withdrawn = [
        page
        for page in articles(demo)
        if re.search(
            r"^(status|状态): *withdrawn",
            (ROOT / demo.sources[page.path]).read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    ]
    assert withdrawn
    for page in withdrawn:
        assert page.is_noindex
        address = urlsplit(demo.url_of(page.path)).path
        for path, other in demo.pages.items():
            if path != page.path and demo.sources[path] != demo.sources[page.path]:
                names = [a.get("href") for a in other.main.all("a") if "hreflang" not in a.attrib]
                assert address not in names or demo.sources[path].startswith("content/posts"), path
