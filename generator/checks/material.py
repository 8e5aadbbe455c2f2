"""Material: what the checks look at."""

from functools import cached_property

from msgspec import Struct

from generator.cache import digest
from generator.config import Config
from generator.documents import Post
from generator.link import Wanted
from generator.model import Site, Volume
from generator.names import Names
from generator.pages import Slice
from generator.plan import files_of
from generator.urls import folds


class Material(Struct, frozen=True, kw_only=True, dict=True):
    """A whole site, before anything is rendered."""

    posts: tuple[Post, ...]
    """The published ones."""
    is_whole: bool
    """Whether every source is sound: what is missing may only have failed."""
    site: Site
    config: Config
    names: Names
    volumes: tuple[Volume, ...]
    slices: tuple[Slice, ...]
    wanted: tuple[Wanted, ...]
    """Links by address, which only the plan can know."""

    @cached_property
    def files(self) -> list[str]:
        """The paths of all files of the output. No slice is opened for them."""
        return files_of(self.slices)

    @cached_property
    def folded(self) -> list[str]:
        """The same, as servers and file systems may take them for one another."""
        return folds(self.files)

    @property
    def homes(self) -> dict[str, str]:
        """The address, by language, at which a page of the site's own has to stand."""
        if self.config.has("home") or not self.is_whole:
            return {}
        return {one.lang: self.config.prefix(one.lang) for one in self.site.editions}

    @property
    def places(self) -> str:
        """The digest of where all files stand, and where somebody expects one."""
        expected = sorted({one.file for one in self.wanted} | {*self.homes.values()})
        return digest(*(f"{one.name} {one.outline.places}" for one in self.slices), *expected)
