"""The corpus as our own site, cut down to the pages that the other generators make."""

import shutil
from pathlib import Path

from benchmarks.sites.dialect import THEMES, Dialect, with_front_matter, write

SETTINGS = """\
title: Benchmark
base_url: https://bench.example/
languages: [en]
defaults: {column: reports}
columns:
  - {id: reports, name: Reports}
pages:
  accessibility: false
  archives: false
  figures: false
  friends: false
  headers: false
  json: false
  markdown: false
  meetings: false
  news_sitemap: false
  not_found: false
  offices: false
  people: false
  qr_codes: false
  redirects: false
  robots: false
  search: false
  topics: false
"""


def _settings(site: Path) -> None:
    write(site / "content/site.yaml", SETTINGS)
    shutil.copytree(THEMES / "bulletin", site / "templates")


LEAN = Dialect(
    settings=_settings,
    posts="content/posts",
    text=with_front_matter,
    template="templates/base.html",
    footing="</footer>",
)
