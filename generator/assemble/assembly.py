"""Assembly: what a site is assembled from."""

from collections.abc import Mapping

from msgspec import Struct

from generator.config import Config
from generator.documents import Body, Page, Post, Routes, Withheld
from generator.enclosures import Companions, Inspected
from generator.names import Names
from generator.pictures import Plate
from generator.urls import Base


class Assembly(Struct, frozen=True, kw_only=True):
    """What a site is assembled from."""

    config: Config
    names: Names
    base: Base
    routes: Routes
    posts: tuple[Post, ...]
    pages: tuple[Page, ...]
    expired: tuple[Post, ...]
    bodies: Mapping[str, Body]
    """By source path."""
    links: Mapping[str, tuple[str, ...]]
    """Resolved, by the source path of each text that has any."""
    pictures: Mapping[str, Plate]
    """By their source paths."""
    shown: Mapping[str, tuple[tuple[int, str], ...]]
    """For each text with pictures, which of its links each is, and its source path."""
    covers: Mapping[str, str]
    """The cover's source path, by the post's, or by a topic's `topic_name`."""
    attached: Mapping[str, tuple[str, ...]] = {}
    """The source paths of the files that a post's front matter attaches, by the post's."""
    named: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """For each text that links documents or recordings, which of its links, and the source path."""
    played: Mapping[str, tuple[tuple[int, str, Companions], ...]] = {}
    """For each text with recordings which of its links each is, with all the paths."""
    enclosed: Mapping[str, Inspected] = {}
    """What is known of documents and recordings, by their source paths."""
    transcripts: Mapping[str, str] = {}
    """The digests of transcripts, by their source paths."""
    not_public: Mapping[str, Withheld] = {}
    """Why the public doesn't see what a preview shows all the same, by source path."""
    hidden: tuple[Post, ...] = ()
    """Posts of which nothing is published."""
    unknown: frozenset[str] = frozenset()
    """Sources that failed a stage: what names one is neither right nor wrong."""
