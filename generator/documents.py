"""Documents: a site's files on their way to becoming pages.

In: what an author wrote, as the stages up to `link` understand it. Every value is frozen and made
of tuples, strings, numbers, dates and one another, so that it can be digested, stored and sent to
another process. What is published is in `model`.
"""

from typing import Literal

from msgspec import Struct

from generator.dates import Moment
from generator.schema import PageMatter, PostMatter
from generator.urls import below_top

REGISTRIES = ("config", "defaults")
"""Kinds of sources that say something of the whole site or of a folder."""


class Source(Struct, frozen=True, kw_only=True, array_like=True):
    """A file of the site, as `discover` found it."""

    path: str
    """POSIX path below the site's root, NFC: `content/posts/2022/a/index.md`."""
    kind: Literal["config", "defaults", "post", "page", "file", "static"]
    """What it is for; `file` is anything beside a post or page (a picture, an attachment)."""
    file: str
    """The same path as the file system spells it, which may not be NFC."""
    digest: str
    """BLAKE2b of its bytes."""


class Post(Struct, frozen=True, kw_only=True, array_like=True):
    """A bulletin's file, parsed: everything but the text below the front matter."""

    path: str
    """Its source path."""
    key: str
    """What its translations share: the path without language and ending."""
    lang: str
    """Its language."""
    matter: PostMatter
    """The front matter, with defaults laid below it."""
    body_start: int
    """Where its text begins, in characters of the decoded file."""
    body_line: int
    """The line on which its text begins, from 1."""
    text_digest: str
    """BLAKE2b of its text, which is all that `convert` depends on."""


class Page(Struct, frozen=True, kw_only=True, array_like=True):
    """A static page's file, parsed; fields as in Post."""

    path: str
    key: str
    lang: str
    matter: PageMatter
    body_start: int
    body_line: int
    text_digest: str


class Withheld(Struct, frozen=True, kw_only=True, order=True, array_like=True):
    """A source that is not published, and why."""

    path: str
    """Its source path."""
    reason: Literal["draft", "future", "expired"]
    """Why. Of an expired one a note without the text remains."""
    until: Moment | None = None
    """When a future one appears, or since when an expired one is gone."""


class Heading(Struct, frozen=True, array_like=True):
    """A heading of a text, for its table of contents."""

    level: int
    id: str
    title: str


class Body(Struct, frozen=True, kw_only=True, array_like=True):
    """What `convert` makes of a text. The HTML itself is kept by its digest."""

    digest: str
    """BLAKE2b of the HTML, which has `bulletin:N` in place of its N-th address."""
    links: tuple[str, ...]
    """The addresses as the author wrote them, in order."""
    pictures: tuple[int, ...]
    """Which of the links are pictures or recordings, by their place among them."""
    wordless: tuple[int, ...] = ()
    """Which of those say nothing to people who can't see them."""
    named: tuple[tuple[int, str], ...] = ()
    """Which of the links are documents or recordings, and the words that lead there."""
    anchors: tuple[str, ...]
    """Every id in the HTML."""
    summary: str
    """The first paragraph as plain text, cut at a sentence or word."""
    words: int
    """Words, a Chinese character counting as one."""
    headings: tuple[Heading, ...] = ()


class Redirect(Struct, frozen=True, kw_only=True, order=True, array_like=True):
    """An old address and where it leads."""

    old: str
    new: str
    path: str
    """The source that asks for it."""
    lang: str
    """The language of what it leads to."""


class Routes(Struct, frozen=True, kw_only=True, array_like=True):
    """Every source's address."""

    addresses: dict[str, str]
    """By source path; without base_url's path."""
    redirects: tuple[Redirect, ...]
    """Old addresses, and new ones within the site."""

    def of_file(self, path: str) -> str:
        """The address of a file beside a post or page, or in static/.

        In the folder of an `index.md` it stands below that one's address; a topic's below
        `/topics/`; elsewhere below the folder's own path.
        """
        if path.startswith("content/topics/"):
            return path.removeprefix("content")
        folder, _, name = path.rpartition("/")
        index = self.addresses.get(f"{folder}/index.md", "")
        return f"{index}{name}" if index.endswith("/") else f"/{below_top(path)}"


def topic_name(id_: str) -> str:
    """What a topic's cover is kept by among the covers of bulletins, which have source paths."""
    return f"topic {id_}"
