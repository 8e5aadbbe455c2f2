"""A small site in a folder: laid out from a dict, built as `bulletin build` does, and read back."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.build import build
from generator.cache import Store
from generator.codes import is_error
from generator.dates import parse_moment
from generator.errors import Problem, SiteError
from generator.report import Report, Request

SITE = """\
title: {en: Bulletins, zh: 检察简讯}
base_url: https://bulletin.example/
timezone: Asia/Shanghai
languages: [en, zh]
columns:
  - {id: news, name: {en: News, zh: 要闻}}
  - {id: notices, name: {en: Notices, zh: 通知公告}, freshness: notice}
defaults: {column: news}
"""
"""A site file for tests that have nothing to say about it."""

_CARDS = "{% for card in page.cards %}<a href='{{ card.url }}'>{{ card.title }}</a>{% endfor %}"
_ENTRIES = (
    "{% for entry in page.entries %}"
    "{{ entry.card.title }} {{ body(entry.content, absolute=True) }}"
    "{% endfor %}"
)

PLAIN = {
    "templates/pages/404.html": "{{ page.head.title }}",
    "templates/pages/article.html": "<h1>{{ page.head.title }}</h1>"
    "{{ body(page.bulletin.content) }}"
    "{{ page.older.title if page.older }}|{{ page.newer.title if page.newer }}",
    "templates/pages/expired.html": "{{ page.head.title }}: {{ page.expired.since|day }}",
    "templates/pages/home.html": "{% for card in page.latest %}"
    "{{ card.title }}: {{ card.summary }}"
    "{% endfor %}",
    "templates/pages/index.html": "{% for tree in page.entries %}{{ tree.link.title }}{% endfor %}",
    "templates/pages/list.html": _CARDS,
    "templates/pages/office.html": _CARDS,
    "templates/pages/page.html": "{{ body(page.page.content) }}",
    "templates/pages/person.html": _CARDS,
    "templates/pages/redirect.html": "{{ page.target }}",
    "templates/pages/series.html": _CARDS,
    "templates/feeds/atom.xml": _ENTRIES,
    "templates/feeds/feed.json": _ENTRIES,
    "templates/feeds/rss.xml": _ENTRIES,
}
"""Templates that compile in no time, for tests in which the theme plays no part."""

NOW = "2026-11-24"


def post(title: str, date: str, text: str = "Nothing else.", **keys: str) -> str:
    """A bulletin's file; further keys are written as they are."""
    matter = {"title": title, "date": date, **keys}
    lines = "".join(f"{key}: {value}\n" for key, value in matter.items())
    return f"---\n{lines}---\n{text}\n"


class SmallSite:
    """A site in a folder of its own, with a store that lasts from build to build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.store = root / ".bulletin" / "public.sqlite"

    def lay(self, files: Mapping[str, str | bytes]) -> None:
        """Write files, by their paths below the site's folder."""
        for path, content in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, path: str) -> None:
        """Remove a file, or a folder with everything in it."""
        target = self.root / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()

    def build(self, at: str = NOW, **more: Any) -> Report:
        """Build at a moment of the site's zone. Raises SiteError."""
        request = self.request(at, **more)
        store = Store(None if request.dry else self.store)
        try:
            return build(request, store)
        finally:
            store.close()

    def request(self, at: str = NOW, **more: Any) -> Request:
        """What a build is asked for."""
        given: dict[str, Any] = {
            "root": self.root,
            "output": self.output,
            "clock": dt.datetime(2000, 1, 1, tzinfo=dt.UTC),
            "at": parse_moment(at),
        }
        return Request(**(given | more))

    def problems(self, at: str = NOW, **more: Any) -> tuple[Problem, ...]:
        """What keeps the site from being built."""
        try:
            self.build(at, **more)
        except SiteError as error:
            return tuple(filter(is_error, error.problems))
        raise AssertionError("the site was built without a problem")

    def files(self) -> dict[str, bytes]:
        """Every file of the output by its path there."""
        return {
            file.relative_to(self.output).as_posix(): file.read_bytes()
            for file in sorted(self.output.rglob("*"))
            if file.is_file()
        }

    def text(self, output: str) -> str:
        """One file of the output."""
        return (self.output / output).read_text(encoding="utf-8")


def codes(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    """The kinds of problems, in their order."""
    return [problem.code for problem in problems]
