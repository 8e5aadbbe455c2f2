"""The corpus as each generator wants it: source files, settings, and a lean theme.

In: Posts and an empty folder. Out: a site in that folder. All sites are alike: an article page for
each post, lists of twenty, a page for each tag, a feed of the newest twenty, a sitemap, and
templates that write nearly the same HTML.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import Post

THEMES = Path(__file__).parent / "themes"

BULLETIN_SITE = """\
title: Benchmark
base_url: https://bench.example/
languages: [en]
defaults: {column: reports}
columns:
  - {id: reports, name: Reports}
pages:
  archives: false
  friends: false
  meetings: false
  not_found: false
  offices: false
  people: false
  redirects: false
  robots: false
"""

PELICAN_SETTINGS = """\
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

HUGO_SETTINGS = """\
title = "Benchmark"
baseURL = "https://bench.example/"
languageCode = "en"
timeZone = "Asia/Shanghai"
disableKinds = ["404", "section", "robotsTXT"]
[pagination]
pagerSize = 20
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


def write_bulletin(posts: Iterable[Post], site: Path) -> None:
    """Our own site, with the lean theme laid over ours."""
    write_bulletin_with_its_theme(posts, site)
    shutil.copytree(THEMES / "bulletin", site / "templates")


def write_bulletin_with_its_theme(posts: Iterable[Post], site: Path) -> None:
    """Our own site as an office would have it."""
    _write(site / "content/site.yaml", BULLETIN_SITE)
    for post in posts:
        front = f'title: "{post.title}"\ndate: {post.day}\ntags: [{", ".join(post.tags)}]'
        _write(site / f"content/posts/{post.place}.md", f"---\n{front}\n---\n\n{post.body}")


def write_pelican(posts: Iterable[Post], site: Path) -> None:
    """A Pelican site."""
    _write(site / "pelicanconf.py", PELICAN_SETTINGS)
    shutil.copytree(THEMES / "pelican", site / "theme")
    for post in posts:
        front = f"Title: {post.title}\nDate: {post.day}\nSlug: {post.slug}\n"
        text = f"{front}Tags: {', '.join(post.tags)}\n\n{post.body}"
        _write(site / f"content/{post.place}.md", text)


def write_hugo(posts: Iterable[Post], site: Path) -> None:
    """A Hugo site."""
    _write(site / "hugo.toml", HUGO_SETTINGS)
    shutil.copytree(THEMES / "hugo", site / "layouts")
    shutil.copytree(THEMES / "pelican/static", site / "static")
    for post in posts:
        front = f'title: "{post.title}"\ndate: {post.day}\nslug: {post.slug}'
        front += f"\ntags: [{', '.join(post.tags)}]"
        _write(site / f"content/posts/{post.place}.md", f"---\n{front}\n---\n\n{post.body}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
