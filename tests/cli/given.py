"""What the tests of the command line start from: sites with one thing to say, and two systems."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from click.testing import Result

from tests.small_site import SmallSite, post

LayOut = Callable[[Mapping[str, str | bytes]], SmallSite]
Run = Callable[..., Result]

ENGLISH = {"LC_ALL": "C.UTF-8", "BULLETIN_LANG": None, "SOURCE_DATE_EPOCH": None, "NO_COLOR": None}
CHINESE = {**ENGLISH, "LC_ALL": "zh_CN.UTF-8"}
NOW = ("--at", "2026-11-24")

PUBLIC = post("A public notice", "2026-11-01", "Everyone may read this.", column="notices")
NEWS = {"content/posts/2026/news.md": post("News", "2026-01-01")}
"""Fills the other column, so that no build warns of a blank one."""
DRAFT = post("A secret draft", "2026-11-02", "Nobody may read this yet.", draft="true")
FUTURE = post("A secret plan", "2027-03-01", "Nobody may read this before March.")
EXPIRED = post("A secret past", "2026-01-05", "Nobody may read this now.", expires="2026-02-01")
WITHHELD = {
    "content/posts/2026/draft.md": DRAFT,
    "content/posts/2027/future.md": FUTURE,
    "content/posts/2026/expired.md": EXPIRED,
}
BROKEN = {
    "content/posts/2026/a.md": post("A", "2026-02-30"),
    "content/posts/2026/b.md": post("B", "2026-11-01", "A [link](nowhere.md)."),
}


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Everything below a folder, with the times at which each was last changed."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes() if path.is_file() else b"",
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
    }


def unmoved(root: Path) -> dict[str, tuple[bytes, int]]:
    """The same of a site, but for what a check remembers."""
    found = snapshot(root)
    return {name: found[name] for name in found if not re.match(r"\.bulletin$|.*-check\.", name)}
