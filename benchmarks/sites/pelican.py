"""The corpus as a Pelican site.

Pelican can keep what it read between builds; the settings ask for that, by each source's digest,
since it is what one would do who waits for it every day.
"""

import shutil
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.sites.dialect import THEMES, Dialect, write

SETTINGS = """\
SITENAME = "Benchmark"
SITEURL = "https://bench.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{slug}/index.html"
TAG_URL = TAG_SAVE_AS = "tags/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
TAGS_SAVE_AS = "tags/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"index": 20, "tag": 20}
DEFAULT_PAGINATION = 20
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM = "atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "md5"
GZIP_CACHE = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.admonition": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
"""


def _settings(site: Path) -> None:
    write(site / "pelicanconf.py", SETTINGS)
    shutil.copytree(THEMES / "pelican", site / "theme")
    shutil.copytree(THEMES / "static", site / "theme/static")


def _text(post: Post) -> str:
    front = f"Title: {post.title}\nDate: {post.day}\nSlug: {post.slug}\n"
    return f"{front}Tags: {', '.join(post.tags)}\n\n{post.body}"


PELICAN = Dialect(
    settings=_settings,
    posts="content",
    text=_text,
    template="theme/templates/base.html",
    footing="</footer>",
)
