"""Press: pages by the sheaf, in this process or another.

In: what surrounds every page, once, and sheaves of sheets with all that they show. Out: their
files. A sheaf is plain bytes and values, so that it can be sent to a worker that sees no file of
the site.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.catalogues import Words
from generator.errors import Problem, SiteError
from generator.pages import KINDS, Frame, Job, Output, Sheet
from generator.parcels import opened
from generator.render.fill import filled
from generator.render.templates import Templates


class House(Struct, frozen=True):
    """What surrounds every page."""

    templates: Templates
    frames: Mapping[str, Frame]
    words: Mapping[str, Words]

    def on_paper(self) -> "House":
        """What surrounds a page that is printed: nothing that leads elsewhere, or passes."""
        return replace(self, frames={lang: _on_paper(one) for lang, one in self.frames.items()})


def _on_paper(frame: Frame) -> Frame:
    scripts = {name for name in frame.assets if name.endswith(".js")}
    return replace(
        frame,
        description="",
        notice="",
        alerts=(),
        languages=(),
        menu=(),
        footer_menu=(),
        assets={name: url for name, url in frame.assets.items() if name not in scripts},
        integrity={},
        emblem=None,
        masthead=("", ""),
        feeds=(),
        outline="",
        search="",
        government=None,
    )


class Sheaf(Struct, frozen=True, kw_only=True):
    """Pages that are rendered together."""

    house: bytes
    """A House, as a parcel."""
    sheets: tuple[Sheet, ...]
    pages: Mapping[str, bytes]
    """The page of each sheet as JSON, by output path."""
    texts: Mapping[str, bytes]
    """The texts that they show, by digest."""


class Printed(Struct, frozen=True):
    """What became of a sheaf."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    """Every template's first error."""


def print_sheaf(sheaf: Sheaf) -> Printed:
    """Render the pages of a sheaf."""
    found: list[Output] = []
    try:
        found.extend(_press(sheaf.house).outputs(sheaf))  # those before an error stay in it
    except SiteError as error:
        return Printed(tuple(found), error.problems)
    return Printed(tuple(found), ())


@lru_cache(maxsize=1)
def _press(house: bytes) -> "_Press":
    """Set up once in each worker for all sheaves of a build."""
    return _Press(opened(house))


class _Press:
    """Environments that work on one sheaf after another."""

    def __init__(self, house: House) -> None:
        from generator.render.environment import environment  # loads Jinja, which takes 25 ms

        self._texts: Mapping[str, bytes] = {}
        self._environments = {
            lang: environment(house.templates, frame, house.words[lang], self._text)
            for lang, frame in house.frames.items()
        }

    def _text(self, key: str) -> str:
        return self._texts[key].decode()

    def outputs(self, sheaf: Sheaf) -> Iterator[Output]:
        """The files of a sheaf. Raises SiteError with every template's first error, at the end."""
        self._texts = sheaf.texts
        return filled((_job(sheet, sheaf.pages) for sheet in sheaf.sheets), self._environments)


def _job(sheet: Sheet, pages: Mapping[str, bytes]) -> Job:
    return Job(
        output=sheet.output,
        template=sheet.template,
        lang=sheet.lang,
        page=msgspec.json.decode(pages[sheet.output], type=KINDS[sheet.kind]),
        made_from=sheet.made_from,
    )
