"""Choices: what the staff of a small site may write, for each place where they may write something.

Tables alone. `%n` stands for a bulletin's number, `%l` for the language it is written in. The first
value of a table is the one that a site starts with; None means that there is nothing at all.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image

LANGUAGES = (("en", "zh"), ("en",), ("zh", "en"), ("en", "zh", "de"))
FOLDERS = ("2025", "2019", "2024", "2024/deep", "2026", "collected")
DATES = (
    "2019-03-01",
    "2019-12-31T23:59",
    "2020-02-29",
    "2021-07-15",
    "2023-01-01T00:00",
    "2024-05-06",
    "2025-05-01",
    "2025-11-24T16:30+08:00",
    "2026-11-23",
    "2026-11-24",
    "2026-11-24T12:30",
    "2026-11-25T00:10",
    "2027-01-04",
)
CLOCKS = (
    "2026-11-24T09:30",
    "2026-11-24T08:59",
    "2026-11-24T09:00",
    "2026-11-24T11:59:59",
    "2026-11-24T12:00",
    "2026-11-24T12:30",
    "2026-11-23T23:59",
    "2026-11-24",
    "2026-11-25T00:10",
    "2026-11-26",
    "2027-06-01",
    "2031-01-01",
    "2024-06-01",
)
"""Moments on both sides of everything that begins or ends, and one from long before."""

EVENTS = ("rest", "build_twice", "touch", "clone", "lose_cache", "lose_output")
"""What may come over a whole site, as `rebuilt` has it."""

TITLES = (
    "Plan of the year",
    "A study session",
    "Quotes “and” <marks> & 'more'",
    "第二检察部召开部务会",
    "公益诉讼：一次听证",
    "The same title as another",
    "The same title as another",
    "🏛 " + "long " * 30,
)
BODIES = (
    "First paragraph.\n\nSecond paragraph.",
    "First paragraph.\n\nAnother paragraph.",
    "Lead.\n\n## Particulars {#particulars}\n\nText with `code` and **weight**.",
    "Lead.\n\n## Other heading\n\n| A | B |\n|---|--:|\n| 1 | 2 |",
    "会议要求全体干警\n提高认识。\n\n## 措施 {#particulars}\n\n1. 一\n2. 二",
    "With a note.[^1]\n\n[^1]: The note itself.",
    "See [the site of others](https://other.example/?a=1&b=2#c) and [this page](/about/).",
    "",
)
MATTER: Mapping[str, tuple[Any, ...]] = {
    "address": ("/special/%l/%n.html",),
    "aliases": (["/old/%l/%n.shtml"], ["/old/%l/%n.shtml", "/old/%l/%n/"]),
    "author": (["Chen Lin"], ["记者", "Li"]),
    "corrections": ([{"date": "2026-01-02", "note": "A name was wrong."}],),
    "cover": (
        {"src": "room.png", "alt": "A room"},
        {"src": "room.png", "decorative": True, "caption": "R"},
    ),
    "draft": (True,),
    "expires": ("2026-11-24T12:00", "2026-11-25", "2030-01-01"),
    "extra": ({"box": "partials/mark.html"}, {"box": "partials/box.html"}),
    "id": ("lasting-%n-%l",),
    "kicker": ("Above", "引题"),
    "meeting": (
        {"type": "departmental", "ordinal": 1, "held": "2019-02-09", "presided_by": ["Chen Lin"]},
        {
            "type": "party-group",
            "name": "Enlarged meeting",
            "attended_by": ["Chen Lin, director of the department", "王敏（检察长）"],
            "requirements": [{"heading": "Raise the bar", "text": "At once.", "by": "Chen Lin"}],
            "decisions": [{"text": "To go on.", "owner": "Second", "due": "2026-12-31"}],
        },
        {"type": "study", "series": "Theory study", "speakers": ["王敏"], "place": "Hall"},
        {"type": "study", "series": "理论学习", "agenda": ["One", "Two"]},
    ),
    "notice": ("A sample.", {"en": "A sample for all.", "zh": "示例。"}),
    "number": ("No. 7",),
    "pinned": (True,),
    "publish_at": ("2026-11-24T09:00", "2026-11-25"),
    "slug": ("slug-%n",),
    "source": (
        {"name": "Daily", "url": "https://daily.example/a", "kind": "reprint"},
        {"name": "Office", "date": "2020-01-01"},
    ),
    "status": ("withdrawn",),
    "subtitle": ("Below",),
    "summary": ("Two sentences. No more.", "另一摘要。"),
    "tags": (["Openness"], ["openness", "free words"], ["检务公开", "C++ & more"], ["alone %n"]),
    "translation": (
        {"of": "en", "method": "machine", "engine": "M"},
        {"of": "zh", "method": "human"},
    ),
    "updated": ("2026-11-20T08:00", "2030-01-01"),
}
"""Front matter of a bulletin, beside what every one has."""


def _picture(width: int, colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, 3), colour).save(file, "PNG")
    return file.getvalue()


PICTURES = (_picture(4, "red"), _picture(4, "blue"), _picture(9, "red"))
PICTURE_NAMES = ("room.png", "map.png")

_CITY = {
    "id": "city",
    "name": {"en": "City Procuratorate", "zh": "市人民检察院"},
    "level": "municipal",
    "departments": [
        {"id": "first", "name": "First Department"},
        {
            "id": "second",
            "name": {"en": "Second Department", "zh": "第二检察部"},
            "aliases": ["二部"],
        },
    ],
}
_COUNTY = {"id": "county", "name": "County Procuratorate", "level": "county", "aliases": ["县院"]}
_CHEN = {
    "id": "chen-lin",
    "name": {"en": "Chen Lin", "zh": "陈琳"},
    "posts": [{"organization": "city", "title": {"en": "Director", "zh": "主任"}, "since": "2021"}],
}
_WANG = {"id": "wang-min", "name": {"en": "Wang Min", "zh": "王敏"}}
_OPEN = {"id": "openness", "name": {"en": "Openness", "zh": "检务公开"}}
REGISTRIES: Mapping[str, tuple[list[dict[str, Any]], ...]] = {
    "organizations": (
        [_CITY | {"offices": [_COUNTY]}],
        [_CITY | {"name": {"en": "Renamed", "zh": "更名院"}, "offices": [_COUNTY]}],
        [_CITY | {"departments": [], "note": "No departments any more."}],
        [_CITY | {"aliases": ["市院"]}, _COUNTY | {"contact": {"phone": "12309"}}],
        [],
    ),
    "people": (
        [_CHEN, _WANG],
        [_CHEN | {"note": "Of whom more is known."}, _WANG],
        [_CHEN],
        [_WANG | {"aliases": ["Chen Lin"]}],
        [],
    ),
    "tags": (
        [_OPEN],
        [_OPEN | {"name": {"en": "Open work", "zh": "公开"}, "aliases": ["Openness", "检务公开"]}],
        [_OPEN | {"aliases": ["free words"]}],
        [],
    ),
}

_NEWS = {"id": "news", "name": {"en": "News", "zh": "要闻"}}
_NOTICES = {"id": "notices", "name": {"en": "Notices", "zh": "通知公告"}, "freshness": "notice"}
_CASES = {
    "id": "casework",
    "name": "Casework",
    "columns": [{"id": "criminal", "name": "Criminal"}, {"id": "civil", "name": "Civil"}],
}
SITE: Mapping[str, tuple[Any, ...]] = {
    "title": ({"en": "Bulletins", "zh": "检察简讯"}, "One title", {"en": "Bulletins & more"}),
    "base_url": ("https://bulletin.example/", "https://x.example/a/b/", "http://x.example:8080"),
    "description": (None, "What this is.", {"en": "What it is.", "zh": "简介"}),
    "timezone": ("Asia/Shanghai", "America/New_York"),
    "owner": (None, {"en": "The office", "zh": "主办"}),
    "defaults": (
        {"column": "news", "organization": "city"},
        {"column": "notices", "organization": "city", "tags": ["by default"]},
        {"column": "news", "organization": "city", "editor": "E", "notice": "A default notice"},
    ),
    "columns": (
        [_NEWS, _NOTICES, _CASES],
        [_NOTICES, _NEWS | {"name": "Renamed news", "purpose": "What is new."}, _CASES],
        [_NEWS, _NOTICES],
        [_NEWS, _NOTICES, _CASES | {"columns": []}, {"id": "openness", "name": "Openness"}],
    ),
    "list_size": (3, 1, 20),
    "feed_size": (4, 1, 20),
    "menu": (None, [{"column": "news"}, {"page": "about.md"}, {"url": "https://m.example/"}]),
    "footer_menu": (
        None,
        [{"kind": "tags"}, {"kind": "archives", "name": "All"}, {"kind": "people"}],
    ),
    "footer": (None, [{"label": "Hotline", "text": "12309", "url": "https://12309.example/"}]),
    "notice": (None, "A line above every page."),
    "friends": (
        None,
        [{"name": "Others", "links": [{"name": "Daily", "url": "https://daily.example/"}]}],
    ),
    "addresses": (None, "/{column}/{year}/{slug}.html", "/{organization}/{year}{month}/{slug}/"),
    "extra": (None, {"hotline": "12309"}),
}
KINDS = (
    "archives",
    "columns",
    "feeds",
    "figures",
    "friends",
    "meetings",
    "calendars",
    "json",
    "markdown",
    "news_sitemap",
    "not_found",
    "offices",
    "people",
    "redirects",
    "robots",
    "headers",
    "sitemap",
    "tags",
    "years",
)

PAGES: Mapping[tuple[str, str], tuple[dict[str, Any] | None, ...]] = {
    ("about", "en"): (
        {"title": "About", "menu": "main", "order": 2, "body": "Who we are."},
        {"title": "About us", "menu": "footer", "menu_title": "Us", "body": "Who we are now."},
    ),
    ("about", "zh"): (
        {"title": "关于本站", "menu": "main", "order": 1, "body": "本站。"},
        {"title": "关于我们", "body": "[表格](form.txt)"},
    ),
    ("services/index", "en"): (
        {"title": "Services", "body": "[Form](../form.txt), and [petitions](petitions.md)."},
        {"title": "All services", "toc": True, "body": "## One {#one}\n\n[up](#one)\n\n## Two"},
    ),
    ("services/petitions", "en"): (
        {"title": "Petitions", "order": 1, "body": "Write to us, or see [all](index.md)."},
        {"title": "Petitions", "order": 9, "aliases": ["/petitions.html"], "body": "Write."},
    ),
    ("services/petitions", "zh"): (None, {"title": "信访", "body": "来信。"}),
    ("contact", "en"): (
        None,
        {"title": "Contact", "body": "By post."},
        {"title": "C", "draft": True},
    ),
    ("contact", "de"): (None, {"title": "Kontakt", "body": "Per Post."}),
}
"""Static pages by name and language. The page about the site is always there."""

_PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ANY_BOX = (
    '{% extends "theme/pages/article.html" %}{% block breadcrumb %}'
    "{% include page.bulletin.extra.get('box', 'partials/mark.html') %}{% endblock %}"
)
"""A template with a part that each page names."""

FILES: Mapping[str, tuple[str | None, ...]] = {
    "content/pages/form.txt": ("A form.", "Another form."),
    "content/static/CNAME": ("bulletin.example\n", "x.example\n", None),
    "content/static/.well-known/security.txt": (None, "Contact: mailto:a@x.example\n"),
    "content/posts/_defaults.yaml": (None, "notice: A sample all over.\n", "tags: [everywhere]\n"),
    "content/posts/2024/_defaults.yaml": (
        "column: notices\n",
        "draft: true\n",
        "author: [Of the folder]\n",
        None,
    ),
    "content/posts/2024/deep/_defaults.yaml": (None, "column: news\ntags: [deep]\n"),
    "templates/base.html": (
        None,
        '{% extends "theme/base.html" %}{% block title %}Ours: {{ super() }}{% endblock %}',
    ),
    "templates/macros/stars.html": (
        "{% macro stars(n) %}{{ '*' * n }}{% endmacro %}",
        "{% macro stars(n) %}{{ '+' * n }}{% endmacro %}",
    ),
    "templates/partials/box.html": ("A box.", "<b>Another box.</b>"),
    "templates/partials/mark.html": (None, "Our mark."),
    "templates/partials/footer.html": (
        None,
        "<footer>{{ frame.title }} {{ frame.extra.get('hotline', '') }}</footer>",
        '{% include "theme/partials/footer.html" %}<p>{{ _("Home") }}</p>',
    ),
    "templates/pages/article.html": (
        None,
        (
            '{% extends "theme/pages/article.html" %}{% from "macros/stars.html" import stars %}'
            "{% block breadcrumb %}{{ super() }}{{ stars(page.bulletin.words) }}{% endblock %}"
        ),
        ANY_BOX,
    ),
    "templates/feeds/atom.xml": (None, '{% include "theme/feeds/atom.xml" %}<!-- ours -->'),
    "templates/assets/style.css": (None, "body { color: black }", "body { color: navy }"),
    "templates/assets/favicon.ico": ("an icon", "an ICON"),
    "templates/assets/own/print.css": (None, "nav { display: none }"),
    "templates/locale/en.po": (None, _PO + 'msgid "Home"\nmsgstr "Front"\n'),
    "templates/locale/zh.po": (None, _PO + 'msgid "Home"\nmsgstr "主页"\n'),
    "templates/locale/de.po": (None, _PO + 'msgid "Home"\nmsgstr "Startseite"\n'),
}

_ALL = (
    '{% from "macros/stars.html" import stars %}{% include "partials/box.html" %}'
    "<pre>{{ frame }}\n{{ page }}</pre>{{ stars(3) }}{{ _('Home') }}"
)
_ENTRIES = "{% for entry in page.entries %}{{ body(entry.content, absolute=True) }}{% endfor %}"
BARE: Mapping[str, str] = {
    "templates/pages/article.html": _ALL + "{{ body(page.bulletin.content) }}",
    "templates/pages/page.html": _ALL + "{{ body(page.page.content) }}",
    **{
        f"templates/pages/{name}.html": _ALL
        for name in ("404", "expired", "home", "index", "list", "office", "person", "series")
    },
    "templates/pages/redirect.html": _ALL,
    **{f"templates/feeds/{name}": _ALL + _ENTRIES for name in ("atom.xml", "rss.xml", "feed.json")},
    "templates/feeds/sitemap.xml": _ALL,
    "templates/feeds/sitemap-index.xml": _ALL,
}
"""Templates in place of the theme's that show each value of their page, and take no time."""

MISTAKES: Mapping[str, str] = {
    "content/posts/2025/broken.md": "no front matter",
    "content/posts/2026/broken.md": "---\ntitle: T\ndate: 2026-02-30\ncolum: news\n---\n",
    "content/posts/2026/dead.md": "---\ntitle: T\ndate: 2026-01-01\n---\n[dead](nowhere.md)\n",
    "content/posts/2026/cover.md": "---\ntitle: T\ndate: 2026-01-01\n"
    "cover: {src: cover.png, alt: ''}\n---\n",
    "content/posts/2019/dead.md": "---\ntitle: T\ndate: 2019-01-01\n---\n[a](/nowhere/at/all/)\n",
    "content/pages/about/index.md": "---\ntitle: A second page at one address\n---\n",
    "content/site.yaml": "title: T\nbase_url: https://x.example/\nlanguages: []\n",
    "content/people.yaml": "- {id: a b, name: B}\n- {id: c, names: D}\n",
    "content/lost.txt": "in no place",
    "templates/pages/article.html": "{{ page.wrong }}",
    "templates/pages/person.html": "{% if %}",
    "templates/partials/header.html": '{% include "partials/missing.html" %}',
    "templates/locale/zh.po": "broken",
}
"""Files that keep the site from being built, or that a build warns of."""
