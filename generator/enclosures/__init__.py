"""Enclosures: documents, films and sound recordings that go out with a text.

In: a file's path or bytes. Out: what readers are told of it, and what is wrong with it. Known in
this package alone: which endings are which kind, what stands beside a recording, and where files
keep what their authors don't see: places, names, tracked changes. So are pypdf and webvtt-py.
"""

from generator.enclosures.captions import Unreadable, as_webvtt
from generator.enclosures.companions import Companions, Fellows, as_published, is_subrip
from generator.enclosures.inspection import Inspected, inspect
from generator.enclosures.kinds import is_film, is_foreign, is_recording, kind_of, type_of
from generator.enclosures.remaking import REMADE, remade
from generator.enclosures.transcripts import paragraphs

__all__ = [
    "REMADE",
    "Companions",
    "Fellows",
    "Inspected",
    "Unreadable",
    "as_published",
    "as_webvtt",
    "inspect",
    "is_film",
    "is_foreign",
    "is_recording",
    "is_subrip",
    "kind_of",
    "paragraphs",
    "remade",
    "type_of",
]
