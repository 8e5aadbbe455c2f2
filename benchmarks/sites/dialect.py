"""What a site of the benchmark is, whichever generator builds it: how its sources are written.

In: Posts and a folder. Out: source files in it. All sites are alike: an article page for each post
at `/YYYY/slug/`, lists of twenty, a page for each tag with lists of twenty, a feed of the newest
twenty, a sitemap, and templates that write nearly the same HTML.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Post

THEMES = Path(__file__).parent.parent / "themes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The sources that one generator wants."""

    settings: Callable[[Path], None]
    """Writes everything but the posts into the site's folder."""
    posts: str
    """Where in the site's folder the posts are, by year."""
    text: Callable[[Post], str]
    """A post's file: front matter and Markdown."""
    template: str
    """The template that frames every page, in the site's folder."""
    footing: str
    """What stands once in that template, near the end of the page."""

    def source(self, site: Path, post: Post) -> Path:
        """The file of a post."""
        return site / self.posts / f"{post.place}.md"

    def write_post(self, site: Path, post: Post) -> None:
        """Write one post, or write it anew."""
        write(self.source(site, post), self.text(post))

    def write(self, site: Path, posts: Iterable[Post]) -> None:
        """Write a whole site into an empty folder."""
        self.settings(site)
        for post in posts:
            self.write_post(site, post)


def write(path: Path, text: str) -> None:
    """Write a source file, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def with_front_matter(post: Post, *more: str) -> str:
    """A post's file with YAML above it, as most generators want it."""
    tags = ", ".join(post.tags)
    lines = (f'title: "{post.title}"', f"date: {post.day}", f"tags: [{tags}]", *more)
    return "\n".join(("---", *lines, "---", "", post.body))
