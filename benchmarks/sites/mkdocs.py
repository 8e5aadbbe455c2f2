"""The corpus as a MkDocs site.

MkDocs itself makes one page for each source and knows no posts. Its ecosystem's way to further
pages is mkdocs-gen-files, which runs a script of the site's own in each build (`lists.py` in the
theme's folder), and mkdocs-rss-plugin for the feed. Material's blog plugin has such lists ready
made, but took 15 seconds for 1,000 posts and grows with their square.
"""

import shutil
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.sites.dialect import THEMES, Dialect, with_front_matter, write

SETTINGS = """\
site_name: Benchmark
site_description: Benchmark
site_url: https://bench.example/
theme: {name: null, custom_dir: theme}
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [tables, footnotes, def_list, attr_list, abbr, admonition, sane_lists]
plugins:
  - gen-files:
      scripts: [lists.py]
  - rss:
      use_git: false
      json_feed_enabled: false
      match_path: '\\d{4}/.*'
      date_from_meta: {as_creation: date, datetime_format: "%Y-%m-%d"}
      abstract_chars_count: -1
      length: 20
"""


def _settings(site: Path) -> None:
    compiled = shutil.ignore_patterns("__pycache__")  # of the theme's script, where it was run
    shutil.copytree(THEMES / "mkdocs", site, dirs_exist_ok=True, ignore=compiled)
    shutil.copytree(THEMES / "static", site / "docs")
    write(site / "mkdocs.yml", SETTINGS)


def _text(post: Post) -> str:
    return with_front_matter(post, "template: post.html")


MKDOCS = Dialect(
    settings=_settings,
    posts="docs",
    text=_text,
    template="theme/base.html",
    footing="</footer>",
)
