"""Room: what all pages of one desk share.

In: a site's folder and a person's language. Out: the site's Config as it is at this moment, proofs,
and which tabs are open. Known here alone: the address below which the desk is.
"""

import datetime as dt
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

from generator import formats
from generator.config import (
    ORGANIZATIONS,
    PEOPLE,
    SITE,
    TAGS,
    TOPICS,
    WORDS,
    Config,
    read_config,
)
from generator.dates import Moment
from generator.desk.interface.speech import Speech
from generator.desk.page import Proofs
from generator.discover import CONFIG_FILES
from generator.documents import Source
from generator.errors import SiteError
from generator.locate import locate_in_site
from generator.preview.live import Board
from generator.preview.serve import ADDED

ADDRESS = f"{ADDED}desk"
"""No page of a site is below this address."""


class Room:
    """A site's desk, for as long as it is open."""

    def __init__(self, root: Path, lang: str) -> None:
        """Open the desk of the site in a folder. Raises SiteError where there is none.

        What is wrong in the site's own file is mended at the desk.
        """
        self.root, self.speech = root, Speech(lang)
        self.living: set[str] = set()
        """Tabs that are open: what they have not saved needs no recovery."""
        if not (root / SITE).is_file():
            self.config()
        self.proofs = Proofs(root)
        self.board = Board(self.proofs.folder)

    def __enter__(self) -> "Room":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.proofs.close()

    def config(self) -> Config:
        """What the site says of itself now. Raises SiteError."""
        found = sorted(path for path in CONFIG_FILES if (self.root / path).is_file())
        sources = {path: Source(path=path, kind="config", file=path, digest="") for path in found}
        config, problems = read_config(sources.values(), self._read)
        if config is None:
            raise SiteError(locate_in_site(problems, sources, self._read, self.root))
        return config

    def _read(self, source: Source) -> bytes:
        return (self.root / source.file).read_bytes()

    def stamp(self, when: dt.datetime, config: Config) -> str:
        """A moment in words, as the clocks of the site's zone say it."""
        local = when.astimezone(config.zone)
        return formats.stamp(Moment(local.date(), local.time()), self.speech.lang)


def today(config: Config) -> dt.date:
    """The day that it is in the site's zone."""
    return dt.datetime.now(config.zone).date()


def registries(speech: Speech) -> dict[str, tuple[str, str]]:
    """The registries by their source paths, each with its name and what stands in it."""
    fill = speech.fill
    return {
        SITE: (fill("The site"), fill("Its title, columns, menus, footer and settings.")),
        ORGANIZATIONS: (
            fill("Offices and departments"),
            fill("Their names in each language, their short names and aliases."),
        ),
        PEOPLE: (
            fill("People"),
            fill("Officials, with the posts that they held and when."),
        ),
        TAGS: (fill("Tags"), fill("The words that bulletins are tagged with, in each language.")),
        TOPICS: (fill("Topics"), fill("The threads that tie bulletins together.")),
        WORDS: (fill("Words to avoid"), fill("Wrong renderings, and what to write instead.")),
    }


def address_of(path: str, kind: str = "") -> str:
    """The address at which a text is written; a new one of a kind has that kind's fields first."""
    asked = {"path": path, "kind": kind} if kind else {"path": path}
    return f"{ADDRESS}/write?{urlencode(asked)}"
