"""Surroundings: the machine that builds a site, and the path below which it lives."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.small_site import SmallSite, post

Lay = Callable[[Mapping[str, str | bytes]], SmallSite]

POSTS = {"content/posts/2025/b.md": post("Title B", "2025-05-01", "First paragraph of B.")}


def test_the_machines_zone_hash_seed_and_locale_never_show(site: Lay) -> None:
    dated = {
        "content/posts/2026/zh.zh.md": post("标题", "2026-05-06T00:30", "正文。", tags="[a, b, c]")
    }
    small = site({**POSTS, **dated})
    small.remove("templates")
    small.build()
    expected = small.files()
    command = [sys.executable, "-m", "generator", "build", "--at", "2026-11-24", "-q"]
    surroundings = [
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LC_ALL": "zh_CN.UTF-8"},
    ]
    for n, around in enumerate(surroundings):
        output = small.root.parent / f"other{n}"
        small.remove(".bulletin")
        subprocess.run(
            [*command, "--site", small.root, "-o", output],
            env=os.environ | around,
            check=True,
            cwd=Path(__file__).parent.parent,
        )
        other = SmallSite(small.root)
        other.output = output
        assert other.files() == expected


@pytest.mark.parametrize("path", ["/", "/a/b/"])
def test_addresses_are_below_base_urls_path_and_files_are_not(site: Lay, path: str) -> None:
    small = site({**POSTS, "content/posts/2026/d.md": post("D", "2026-06-01", "[b](../2025/b.md)")})
    small.build(base_url=f"https://x.example{path}")
    assert f'href="{path}2025/b/"' in small.text("2026/d/index.html")
    assert f'href="https://x.example{path}2025/b/"' in small.text("atom.xml")
