"""Render: from a Job to bytes; a template's mistake is told with template, line and page."""

import datetime as dt
import os
import pickle
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from markupsafe import Markup, escape
from msgspec.structs import replace

from generator.catalogues import theme_words
from generator.dates import Interval, Moment
from generator.errors import Problem, SiteError
from generator.model import Content, Inset, Picture, Print, Prints
from generator.pages import Frame, Job
from generator.render import Templates, render, syntax
from generator.render.fill import writable

FRAME = Frame(
    lang="en",
    title="Bulletins & more",
    owner="",
    description="",
    notice="",
    preview=False,
    root="/sub/",
    site_url="https://example.org",
    base_path="/sub/",
    timezone="Asia/Shanghai",
    languages=(),
    menu=(),
    footer_menu=(),
    footer=(),
    assets={"style.css": "/sub/assets/style.1.css"},
    integrity={},
    government=None,
    outline="",
    feeds=(),
    search="",
    extra={},
)
HTML = {"d1": '<p><a href="bulletin:0">Link</a> &amp; <img src="bulletin:1" alt=""></p>'}


class Theme:
    """A theme and a site's own templates, in two folders."""

    def __init__(self, folder: Path) -> None:
        self.own, self.theme = folder / "own", folder / "theme"

    def lay(self, own: Mapping[str, str], theme: Mapping[str, str]) -> "Theme":
        for folder, files in ((self.own, own), (self.theme, theme)):
            for name, text in files.items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        return self

    def templates(self) -> Templates:
        return Templates(self.own, self.theme)

    def render(self, *jobs: Job, frame: Frame = FRAME) -> dict[str, str]:
        words = theme_words(self.own, self.theme, [frame.lang])
        done = render(jobs, self.templates(), {frame.lang: frame}, words, HTML.__getitem__)
        return {output.output: output.data.decode() for output in done}

    def problems(self, *jobs: Job) -> tuple[Problem, ...]:
        with pytest.raises(SiteError) as caught:
            self.render(*jobs)
        return caught.value.problems


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    return Theme(tmp_path)


def job(
    template: str = "a.html", page: Any = None, output: str = "a/index.html", lang: str = "en"
) -> Job:
    return Job(output=output, template=template, page=page or {"title": "T"}, lang=lang)


def one(theme: Theme, text: str, page: Any = None, name: str = "a.html") -> str:
    """What one template of the theme gives."""
    return theme.lay({}, {name: text}).render(job(name, page))["a/index.html"]


def test_a_template_sees_its_page_and_its_frame_and_escapes_both(theme: Theme) -> None:
    text = "<h1>{{ page.title }}</h1>{{ frame.title }}"
    assert one(theme, text, {"title": "<b>"}) == "<h1>&lt;b&gt;</h1>Bulletins &amp; more"


@pytest.mark.parametrize(
    ("name", "escaped"), [("a.xml", "&lt;&amp;"), ("a.html", "&lt;&amp;"), ("a.json", "<&")]
)
def test_values_are_escaped_in_html_and_xml(theme: Theme, name: str, escaped: str) -> None:
    assert one(theme, "{{ page.title }}", {"title": "<&"}, name) == escaped


def test_a_body_is_put_in_with_its_links_and_in_feeds_with_absolute_ones(theme: Theme) -> None:
    content = Content(digest="d1", links=("/sub/a/?x=1&y=2", "https://x.example/p.png"))
    assert one(theme, "{{ body(page) }}", content) == (
        '<p><a href="/sub/a/?x=1&amp;y=2">Link</a> &amp; '
        '<img src="https://x.example/p.png" alt=""></p>'
    )
    absolute = one(theme, "{{ body(page, absolute=True) }}", content)
    assert 'href="https://example.org/sub/a/?x=1&amp;y=2"' in absolute
    assert 'src="https://x.example/p.png"' in absolute


PRINTS = (
    Prints(type="image/avif", sizes=(Print("/a.jpg.480.avif", 480), Print("/a.jpg.900.avif", 900))),
    Prints(type="image/webp", sizes=(Print("/a.jpg.480.webp", 480),)),
)


def test_a_browser_may_choose_among_a_pictures_formats_and_sizes(theme: Theme) -> None:
    shown = Picture(url="/a.jpg", alt='A "room"', width=900, height=600, prints=PRINTS)
    assert one(theme, "{{ picture(page, sizes='50vw') }}", shown) == (
        '<picture><source type="image/avif" srcset="/a.jpg.480.avif 480w, /a.jpg.900.avif 900w"'
        ' sizes="50vw"><source type="image/webp" srcset="/a.jpg.480.webp 480w" sizes="50vw">'
        '<img src="/a.jpg" alt="A &#34;room&#34;" width="900" height="600"></picture>'
    )
    bare = Picture(url="/a.svg", alt="")
    assert one(theme, "{{ picture(page, lazy=True) }}", bare) == (
        '<img src="/a.svg" alt="" loading="lazy" decoding="async">'
    )


def test_so_it_may_within_a_text_but_in_feeds_there_is_one_picture(theme: Theme) -> None:
    inset = Inset(place=1, width=900, height=600, prints=PRINTS[1:])
    content = Content(digest="d1", links=("/a/", "/a.jpg"), insets=(inset,))
    assert one(theme, "{{ body(page, sizes='50vw') }}", content) == (
        '<p><a href="/a/">Link</a> &amp; <picture>'
        '<source type="image/webp" srcset="/a.jpg.480.webp 480w" sizes="50vw">'
        '<img src="/a.jpg" alt="" width="900" height="600" loading="lazy" decoding="async">'
        "</picture></p>"
    )
    assert "<picture" not in one(theme, "{{ body(page, absolute=True) }}", content)


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("'/sub/a/'|absolute", "https://example.org/sub/a/"),
        ("'//cdn.example/x'|absolute", "//cdn.example/x"),
        ("'https://x.example/'|absolute", "https://x.example/"),
        ("page.moment|day", "26 May 2022"),
        ("page.moment.day|day", "26 May 2022"),
        ("page.moment|stamp", "26 May 2022 09:00"),
        ("page.moment|iso", "2022-05-26T09:00+08:00"),
        ("page.moment|rfc3339", "2022-05-26T09:00:00+08:00"),
        ("page.moment|rfc822", "Thu, 26 May 2022 09:00:00 +0800"),
        ("page.span|span", "9–11 February 2022"),
        ("'party-group'|label", "Party group meeting"),
        ("'zh'|language", "中文"),
        ("' a \n b '|plain", "a b"),
        ("frame.assets['style.css']", "/sub/assets/style.1.css"),
    ],
)
def test_filters_write_what_pages_need(theme: Theme, expression: str, shown: str) -> None:
    class Page:
        moment = Moment(dt.date(2022, 5, 26), dt.time(9))
        span = Interval(dt.date(2022, 2, 9), dt.date(2022, 2, 11))

    assert one(theme, "{{ " + expression + " }}", Page()) == shown


def test_words_of_the_interface_come_from_catalogues_the_sites_own_before_the_themes(
    theme: Theme,
) -> None:
    po = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'
    )
    theme.lay(
        {"locale/zh.po": po.format("Home", "主页")},
        {
            "locale/zh.po": po.format("Home", "首页") + '\nmsgid "Links"\nmsgstr "链接"\n',
            "a.html": "{{ _('Home') }} {{ _('Links') }} {{ _('Untranslated') }}",
        },
    )
    done = theme.render(job(lang="zh"), frame=replace(FRAME, lang="zh"))
    assert done["a/index.html"] == "主页 链接 Untranslated"


def test_a_sites_own_template_shadows_the_themes_and_may_extend_it(theme: Theme) -> None:
    theme.lay(
        {
            "base.html": "{% extends 'theme/base.html' %}"
            "{% block a %}own {{ super() }}{% endblock %}"
        },
        {
            "base.html": "[{% block a %}theme{% endblock %}]",
            "a.html": "{% extends 'base.html' %}",
        },
    )
    assert theme.render(job())["a/index.html"] == "[own theme]"


def test_a_partial_of_the_site_is_used_by_the_themes_templates(theme: Theme) -> None:
    theme.lay({"p.html": "own"}, {"p.html": "theme", "a.html": "{% include 'p.html' %}"})
    assert theme.render(job())["a/index.html"] == "own"


def test_characters_that_neither_xml_nor_html_allows_never_reach_a_page(theme: Theme) -> None:
    assert one(theme, "{{ page.title }}", {"title": "a\x00b\x0bc\ufffed\n"}) == "abcd\n"


@pytest.mark.parametrize(
    "mistake",
    [
        "{{ page.titel }}",
        "{{ nothing }}",
        "{{ page.title + 1 }}",
        "{{ 1 / 0 }}",
        "{{ page.title|label }}",
        "{{ page.title|day }}",
        "{{ page.title() }}",
        "{% include 'a.html' %}",
    ],
)
def test_a_mistaken_value_is_told_with_template_line_and_page(theme: Theme, mistake: str) -> None:
    theme.lay({"a.html": f"<p>\n\n{mistake}\n"}, {})
    (problem,) = theme.problems(job(output="2022/x/index.html"))
    assert (problem.place.path, problem.place.line) == ("templates/a.html", 3)
    assert (problem.code, problem.values["page"]) == ("template-error", "2022/x/index.html")
    assert problem.values["words"]


def test_a_mistake_in_a_partial_is_told_at_the_partial(theme: Theme) -> None:
    theme.lay({"p/x.html": "\n{{ page.wrong }}"}, {"a.html": "{% include 'p/x.html' %}"})
    (problem,) = theme.problems(job())
    assert (problem.place.path, problem.place.line) == ("templates/p/x.html", 2)


def test_one_mistake_on_many_pages_is_told_once_and_the_other_pages_are_tried(theme: Theme) -> None:
    theme.lay({"a.html": "{{ page.wrong }}", "b.html": "\n{{ page.bad }}"}, {})
    found = theme.problems(
        job(output="1"), job(output="2"), job("b.html", output="3"), job("b.html", output="4")
    )
    assert [(p.place.path, p.values["page"]) for p in found] == [
        ("templates/a.html", "1"),
        ("templates/b.html", "3"),
    ]


def test_broken_syntax_is_told_before_anything_is_rendered(theme: Theme) -> None:
    theme.lay({"a.html": "{% include 'b.html' %}", "b.html": "one\n{% if %}\n"}, {})
    with pytest.raises(SiteError) as caught:
        theme.templates().digest("a.html")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.path, problem.place.line) == (
        "template-error",
        "templates/b.html",
        2,
    )


def test_a_template_in_another_encoding_is_told(theme: Theme) -> None:
    theme.lay({"a.html": ""}, {})
    (theme.own / "a.html").write_bytes("检察机关公告".encode("gbk"))
    with pytest.raises(SiteError) as caught:
        theme.templates().digest("a.html")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.path) == ("encoding-gb18030", "templates/a.html")


def test_a_template_that_is_missing_is_named(theme: Theme) -> None:
    theme.lay({"a.html": "{% extends 'gone.html' %}"}, {})
    with pytest.raises(SiteError) as caught:
        theme.templates().digest("a.html")
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["name"]) == ("template-missing", "gone.html")


CLOSURE = {
    "a.html": "{% extends 'base.html' %}{% from 'macros.html' import m %}"
    "{% import 'deep.html' as d %}",
    "base.html": "{% include 'partial.html' %}",
    "partial.html": "{% include 'inner.html' %}",
    "inner.html": "",
    "macros.html": "{% macro m() %}{% endmacro %}",
    "deep.html": "",
    "other.html": "",
}


@pytest.mark.parametrize("name", sorted(CLOSURE.keys() - {"other.html"}))
def test_a_templates_digest_changes_with_every_template_that_it_brings_in(
    theme: Theme, name: str
) -> None:
    before = theme.lay({}, CLOSURE).templates().digest("a.html")
    after = theme.lay({}, {name: CLOSURE[name] + "<!-- new -->"}).templates().digest("a.html")
    assert before != after


def test_a_templates_digest_stays_when_a_stranger_changes(theme: Theme) -> None:
    before = theme.lay({}, CLOSURE).templates().digest("a.html")
    assert theme.lay({}, {"other.html": "new"}).templates().digest("a.html") == before


def test_a_templates_digest_changes_when_a_site_begins_to_shadow_a_part_of_it(theme: Theme) -> None:
    before = theme.lay({}, CLOSURE).templates().digest("a.html")
    assert theme.lay({"inner.html": "own"}, {}).templates().digest("a.html") != before


def test_a_template_whose_parts_are_only_known_later_depends_on_every_template(
    theme: Theme,
) -> None:
    files = {"a.html": "{% include page.title ~ '.html' %}", "other.html": "", "x.json": ""}
    before = theme.lay({}, files).templates().digest("a.html")
    assert theme.lay({}, {"other.html": "new"}).templates().digest("a.html") != before


def test_the_machines_zone_does_not_show(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        moment = {"m": Moment(dt.date(2022, 5, 26))}
        assert one(theme, "{{ page.m|day }} {{ page.m|iso }} {{ page.m|rfc3339 }}", moment) == (
            "26 May 2022 2022-05-26 2022-05-26T12:00:00+08:00"
        )
    finally:
        os.environ.pop("TZ")
        time.tzset()


class Recorder:
    """A Memory that a test can look into."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}
        self.added: list[str] = []

    def get(self, key: str, /) -> bytes | None:
        return self.values.get(key)

    def put(self, key: str, value: bytes, /) -> None:
        self.values[key] = value
        self.added.append(key)


def remembering(theme: Theme, recorder: Recorder) -> tuple[str, bytes]:
    """The digest of a template and the page made of it, by templates that remember."""
    recorder.added.clear()
    templates = Templates(theme.own, theme.theme, recorder)
    words = theme_words(theme.own, theme.theme, ["en"], recorder)
    (done,) = render([job()], templates, {"en": FRAME}, words, HTML.__getitem__)
    return templates.digest("a.html"), done.data


def test_a_template_is_parsed_and_compiled_once_for_all_builds_wherever_the_site_lies(
    theme: Theme, tmp_path: Path
) -> None:
    files = {"a.html": "{% include 'b.html' %}", "b.html": "{{ page.title }}{{ 'x'|plain }}"}
    recorder = Recorder()
    first = remembering(theme.lay({}, files), recorder)
    assert len(recorder.added) == 2
    assert remembering(theme, recorder) == first
    assert recorder.added == []
    assert remembering(Theme(tmp_path / "moved").lay({}, files), recorder) == first
    assert recorder.added == []
    changed = remembering(theme.lay({}, {"b.html": "[{{ page.title }}]"}), recorder)
    assert changed[1] == b"[T]"
    assert changed[0] != first[0]
    assert len(recorder.added) == 1


def test_what_is_remembered_of_a_template_is_used(theme: Theme) -> None:
    recorder = Recorder()
    remembering(theme.lay({}, {"a.html": "{{ page.title }}"}), recorder)
    (other,) = syntax.read("a.html", "remembered")[1:]
    for key in recorder.values:
        recorder.values[key] = msgspec.msgpack.encode({"names": [], "code": other})
    assert remembering(theme, recorder)[1] == b"remembered"


def test_what_is_remembered_is_rendered_without_reading_a_template(theme: Theme) -> None:
    """In a process that never loads what reads them: Jinja's parser comes with all of Jinja."""
    theme.lay({}, CLOSURE)
    templates = theme.templates()
    templates.digest("a.html")
    script = (
        "import pickle, sys; from generator.render import Templates;"
        "templates = pickle.load(sys.stdin.buffer);"
        "print(templates.digest('a.html'), 'jinja2' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps(templates),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().split() == [templates.digest("a.html"), "False"]


def test_a_mistake_in_a_template_that_is_only_named_late_is_told(theme: Theme) -> None:
    theme.lay({"a.html": "{% include page.title %}", "late.md": "\n{% if %}"}, {})
    (problem,) = theme.problems(job(page={"title": "late.md"}))
    assert (problem.place.path, problem.place.line) == ("templates/late.md", 2)


def test_templates_that_were_read_are_sent_to_a_worker_that_has_no_such_files(
    theme: Theme,
) -> None:
    templates = theme.lay({}, CLOSURE).templates()
    digest = templates.digest("a.html")
    sent = pickle.dumps(templates)
    for name in CLOSURE:
        (theme.theme / name).unlink()
    arrived: Templates = pickle.loads(sent)  # noqa: S301 - what this test wrote
    assert arrived.digest("a.html") == digest
    assert arrived.text("base.html") == CLOSURE["base.html"]


def test_a_constant_is_said_in_each_pages_own_language(theme: Theme) -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    theme.lay(
        {}, {"a.html": "{{ 'people'|label }}", "locale/zh.po": f'{po}msgid "People"\nmsgstr "人员"'}
    )
    frames = {lang: replace(FRAME, lang=lang) for lang in ("en", "zh")}
    words = theme_words(theme.own, theme.theme, frames)
    jobs = [job(lang="en", output="en"), job(lang="zh", output="zh")]
    done = render(jobs, theme.templates(), frames, words, HTML.__getitem__)
    assert [one.data.decode() for one in done] == ["People", "人员"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ _('100%% of %(what)s', what=page.title) }}", "100% of &lt;b&gt;"),
        ("{{ gettext('plain <i>') }}", "plain <i>"),
        ("{% trans what=page.title %}A {{ what }}{% endtrans %}", "A &lt;b&gt;"),
        ("{{ ngettext('%(num)s day', '%(num)s days', 2) }}", "2 days"),
    ],
)
def test_sentences_of_the_interface_are_safe_and_their_values_escaped(
    theme: Theme, text: str, shown: str
) -> None:
    assert one(theme, text, {"title": "<b>"}) == shown


def test_a_template_names_no_file_outside_its_folders(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    for name in ("../secret.html", "x/../../secret.html", str(tmp_path / "secret.html")):
        (problem,) = theme.lay({}, {"a.html": f"{{% include '{name}' %}}"}).problems(job())
        assert problem.code == "template-missing"


def test_every_character_that_may_not_be_on_a_page_is_taken_out_and_no_other() -> None:
    unwritable = re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    )
    for start in range(0, 0x110000, 0x400):
        text = "x".join(map(chr, range(start, start + 0x400)))
        assert writable(text) == unwritable.sub("", text).encode()


@pytest.mark.parametrize("value", ["plain", "檢察", "<b>", "a & b", "'", '"', "", 5, None, 1.5])
def test_what_is_shown_is_escaped(value: object) -> None:
    assert syntax.shown(value) == escape(value)
    assert syntax.shown(Markup("<b>")) == "<b>"
