"""Already: whether a text is in the site, be it imported before or written by hand.

In: the site's posts and a Proposal. Out: the file that has the text, or one of the same headline.
Known here alone: that an imported bulletin is known by its id, which is made of the text it came
from and stays in its file wherever that is moved; any other by its headline and the characters of
its text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.importing.escaping import words_of
from generator.importing.facts import Proposal
from generator.importing.material import Block
from generator.names import folded
from generator.textfile import MAX_FRONT_MATTER, decode, split

_ID = re.compile(r"^(?:id|guid|编号)[ \t]*:[ \t]*[\"']?([^\"'\n#]+?)[\"']?[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^(?:title|headline|标题)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


class Archive(Struct, frozen=True, kw_only=True):
    """What is in the site, as far as a text is known by it; it grows with what is imported."""

    root: Path
    ids: dict[str, str]
    """The source path by id."""
    titles: dict[str, list[str]]
    """Source paths by folded headline."""

    def same(self, proposal: Proposal) -> str:
        """The source path of the same text; "" where the site does not have it."""
        if path := self.ids.get(proposal.id):
            return path
        bodies = {_bare(blocks) for blocks in (proposal.blocks, proposal.shorter) if blocks}
        return next((path for path in self.titled(proposal) if self._body(path) in bodies), "")

    def titled(self, proposal: Proposal) -> list[str]:
        """Source paths of bulletins of the same headline."""
        title = next((guess.value for guess in proposal.guesses if guess.key == "title"), "")
        return self.titles.get(folded(str(title)), [])

    def add(self, proposal: Proposal, path: str) -> None:
        """Know what is being imported, by its source path or by the file that it comes from."""
        self.ids[proposal.id] = path

    def _body(self, path: str) -> str:
        file = self.root / path
        text = decode(file.read_bytes(), path)[0] if file.is_file() else ""
        parts = split(text, path)[0]
        return "".join(words_of(text[parts.body_start :]).split()) if parts else ""


def archive_of(root: Path) -> Archive:
    """What is in the site's content/posts."""
    archive = Archive(root=root, ids={}, titles={})
    for path, matter in _matters(root):
        if found := _ID.search(matter):
            archive.ids[found[1]] = path
        if found := _TITLE.search(matter):
            title = folded(found[1].strip("\"'"))
            archive.titles.setdefault(title, []).append(path)
    return archive


def _matters(root: Path) -> Iterator[tuple[str, str]]:
    """Each post's path and the beginning of it, which holds its front matter."""
    for file in sorted((root / "content" / "posts").rglob("*.md")):
        if file.is_file():
            with file.open("rb") as opened:
                start = opened.read(MAX_FRONT_MATTER).decode("utf-8", errors="replace")
            head = re.split(r"^---[ \t]*$", start, maxsplit=2, flags=re.MULTILINE)
            yield file.relative_to(root).as_posix(), head[1] if len(head) > 1 else ""


def _bare(blocks: tuple[Block, ...]) -> str:
    return "".join("".join(words_of(block.text).split()) for block in blocks)
