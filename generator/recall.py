"""Recall: the last build, where another would only do it again.

In: a Request, and what there is to build from. Out: the Report of the last build, if all that it
was made from is unchanged, all that it made still stands, and the clock alone changes nothing yet.
Known here alone: what a whole build depends on.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.cache import Store, digest, digest_of
from generator.documents import Source, Withheld
from generator.encoding import decoded, encoded
from generator.errors import Problem
from generator.pdf import fonts_here
from generator.report import Done, Report, Request
from generator.standing import Strays, last_seals
from generator.theme import find_theme
from generator.trees import files_below
from generator.write import is_as_left

_NOTE = "whole build"


class _Whole(Struct, frozen=True, kw_only=True):
    """A build as it is remembered."""

    key: str
    since: dt.datetime
    until: dt.datetime | None
    base_path: str
    made: dict[str, int]
    withheld: tuple[Withheld, ...]
    warnings: tuple[Problem, ...]
    fonts: str
    """The digest of those on which its PDFs depend; "" where it made none."""


def key_of(
    request: Request, program: str, sources: Iterable[Source], found: Iterable[Problem]
) -> str:
    """The digest of everything that a build depends on but the clock.

    Args:
        request: The build.
        program: The program's fingerprint.
        sources: Everything in content/.
        found: What is wrong with the folder itself, and is in no source: stray files.
    """
    asked = (
        request.output,
        request.at,
        request.base_url,
        sorted(request.show),
        request.strict,
        request.proofread,
        request.about,
    )
    texts = "\n".join(f"{source.digest} {source.path}" for source in sources)
    folders = {"own": request.root / "templates", "theme": find_theme()}
    templates = [
        part
        for whose, folder in folders.items()
        for one in files_below(folder)
        for part in (whose, *one)
    ]
    return digest(program, *map(str, asked), texts, digest_of(list(found)), *templates)


def recall(request: Request, store: Store, key: str, strays: Callable[[], Strays]) -> Report | None:
    """What the last build reported, where it need not be done again; its timings are empty.

    Args:
        request: The build.
        store: Where the last one is remembered.
        key: All that it depends on, as `key_of` has it.
        strays: Tells which files are no longer as it left them.
    """
    note = store.note(_NOTE)
    if not note or request.overlay or request.dry:
        return None
    whole = decoded(note, _Whole)
    if whole.key != key or (not request.at and not _is_current(whole, request.clock)):
        return None
    if whole.fonts and whole.fonts != fonts_here():
        return None
    if not is_as_left(request.output, last_seals(store)) or strays():
        return None
    store.save()  # what was seen of the sources
    return Report(
        output=request.output,
        base_path=whole.base_path,
        made=whole.made,
        withheld=whole.withheld,
        warnings=whole.warnings,
        timings={},
        parsed=0,
        converted=0,
        done=Done(),
    )


def _is_current(whole: _Whole, now: dt.datetime) -> bool:
    return whole.since <= now and (whole.until is None or now < whole.until)


def keep(
    request: Request,
    store: Store,
    key: str,
    report: Report,
    until: dt.datetime | None,
    fonts: str,
) -> None:
    """Remember a build that went well, until the clock or other fonts would change the site."""
    if request.dry:
        return
    whole = _Whole(
        key=key,
        since=request.clock,
        until=until,
        base_path=report.base_path,
        made=report.made,
        withheld=report.withheld,
        warnings=report.warnings,
        fonts=fonts,
    )
    store.keep_note(_NOTE, encoded(whole))
