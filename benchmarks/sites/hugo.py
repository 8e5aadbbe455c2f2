"""The corpus as a Hugo site.

Hugo keeps no memory between builds but of pictures and the like, of which this site has none: each
build makes everything.
"""

import shutil
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.sites.dialect import THEMES, Dialect, with_front_matter, write

SETTINGS = """\
title = "Benchmark"
baseURL = "https://bench.example/"
locale = "en"
timeZone = "Asia/Shanghai"
disableKinds = ["404", "section", "robotsTXT"]
[pagination]
pagerSize = 20
disableAliases = true
[taxonomies]
tag = "tags"
[permalinks.page]
posts = "/:year/:slug/"
[outputs]
home = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 20
"""


def _settings(site: Path) -> None:
    write(site / "hugo.toml", SETTINGS)
    shutil.copytree(THEMES / "hugo", site / "layouts")
    shutil.copytree(THEMES / "static", site / "static")


def _text(post: Post) -> str:
    return with_front_matter(post, f"slug: {post.slug}")


HUGO = Dialect(
    settings=_settings,
    posts="content/posts",
    text=_text,
    template="layouts/baseof.html",
    footing="</footer>",
)
