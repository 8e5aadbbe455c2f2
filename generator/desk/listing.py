"""Listing: every bulletin of a site, public or not, as a person looks for it; and its pages.

In: a site's folder and a moment. Out: an Entry for each bulletin, the newest first; also for those
that can't be read. The first stages of a build do the reading, and the desk's own store remembers
it, so that only what changed is read again.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from generator.cache import Store
from generator.config import STAND_IN, Config
from generator.desk.splice import Unspliceable, values_of
from generator.discover import reader
from generator.documents import REGISTRIES, Page, Post, Source
from generator.errors import Problem
from generator.fingerprint import fingerprint
from generator.locate import locate_in_site
from generator.memory import Notebook
from generator.names import Names, folded, gather_names
from generator.remembered import Bench, config_of, discover_again, parse_all
from generator.withhold import settled, why_withheld
from generator.workers import ALONE, Workers

STORE = ".bulletin/listing.sqlite"
"""Where it is remembered, below the site's root: never in the public store."""

Status = Literal["published", "draft", "scheduled", "expired", "withdrawn", "problems"]
"""What the public sees of a bulletin; `problems` for one that can't be read."""


class Entry(Struct, frozen=True, kw_only=True):
    """One bulletin in the list."""

    path: str
    """Its source path."""
    title: str
    status: Status
    column: str
    """The column's id; what was written, where there is no such column."""
    office: str
    """The office's id; what was written, where there is no such office."""
    department: str
    """The department's id, `office/department`; what was written, where there is none."""
    date: str
    """ISO 8601; "" where it can't be read."""
    lang: str
    words: str
    """All that it is found by, folded."""


class Listing(Struct, frozen=True, kw_only=True):
    """What there is."""

    entries: tuple[Entry, ...]
    """The bulletins, the newest first; those without a date ahead of all."""
    pages: tuple[Entry, ...]
    """The static pages, by path."""
    registries: tuple[str, ...]
    """Source paths of the registries and of the folders' defaults that there are."""
    problems: tuple[Problem, ...]
    """What keeps files from being read, with their places."""


def list_posts(root: Path, store: Store, clock: dt.datetime, workers: Workers = ALONE) -> Listing:
    """Every bulletin of the site as it is at a moment.

    Args:
        root: The site's folder.
        store: The desk's own, at STORE, for it remembers texts that aren't public.
        clock: The moment, with a zone.
        workers: Who reads the files.

    Raises Moving and Damaged, as a build does.
    """
    program = fingerprint()
    found, wrong = discover_again(root, {}, store, program)
    bench = Bench(
        store=store,
        workers=workers,
        program=program,
        notebook=Notebook(b"", program),
        read=reader(root, {}),
        sources={source.path: source for source in found.sources},
    )
    known, problems = config_of(bench)
    config = known or STAND_IN
    (parsed, _), troubles = parse_all(bench, config)
    store.save()
    names, status_of = gather_names(config), _told(config, clock)
    entries = [_entry(post, status_of(post), names) for post in parsed.posts]
    pages = [_of_page(page) for page in parsed.pages]
    for one in (bench.sources[path] for path in parsed.failed):
        of_kind = entries if one.kind == "post" else pages
        of_kind.append(_of_failed(one, bench.read, names))
    wrong = [*wrong, *problems, *troubles]
    return Listing(
        entries=tuple(sorted(entries, key=_order, reverse=True)),
        pages=tuple(sorted(pages, key=lambda page: page.path)),
        registries=tuple(one.path for one in found.sources if one.kind in REGISTRIES),
        problems=locate_in_site(wrong, bench.sources, bench.read, root),
    )


def searched(
    entries: Iterable[Entry],
    words: str = "",
    status: str = "",
    column: str = "",
    office: str = "",
    lang: str = "",
) -> tuple[Entry, ...]:
    """The entries that have every word, and are what is asked for where it isn't empty.

    A column has what stands in the columns within it.
    """
    wanted = folded(words).split()

    def is_wanted(entry: Entry) -> bool:
        return (
            status in ("", entry.status)
            and (not column or f"{entry.column}/".startswith(f"{column}/"))
            and office in ("", entry.office)
            and lang in ("", entry.lang)
            and all(word in entry.words for word in wanted)
        )

    return tuple(filter(is_wanted, entries))


def _order(entry: Entry) -> tuple[bool, str, str]:
    # At noon a bare day has its place among the times of that day, as in the lists of the site.
    moment = entry.date if "T" in entry.date else f"{entry.date}T12:00:00"
    return entry.date == "", moment, entry.path


def _told(config: Config, clock: dt.datetime) -> Callable[[Post], Status]:
    """What a bulletin's status is at a moment."""
    is_settled, zone = settled(clock), config.zone

    def status_of(post: Post) -> Status:
        reason = None if is_settled(post) else why_withheld(post, clock, zone)[0]
        if reason:
            return "scheduled" if reason == "future" else reason
        return post.matter.status

    return status_of


def _entry(post: Post, status: Status, names: Names) -> Entry:
    matter = post.matter
    written = {
        "title": matter.title,
        "column": matter.column,
        "organization": matter.organization,
        "department": matter.department,
        "date": f"{matter.date}",
        "lang": post.lang,
    }
    more = (matter.subtitle, matter.number, *matter.tags)
    return _made(post.path, status, written, names, more)


def _made(
    path: str, status: Status, written: Mapping[str, str], names: Names, more: Iterable[str] = ()
) -> Entry:
    offices = names.office(written["organization"])
    office = offices[0] if len(offices) == 1 else written["organization"]
    departments = names.department(office, written["department"])
    columns = names.column(written["column"])
    return Entry(
        path=path,
        title=written["title"],
        status=status,
        column=columns[0] if len(columns) == 1 else written["column"],
        office=office,
        department=departments[0] if len(departments) == 1 else written["department"],
        date=written["date"],
        lang=written["lang"],
        words=folded(" ".join((written["title"], path, *more))),
    )


def _of_page(page: Page) -> Entry:
    return Entry(
        path=page.path,
        title=page.matter.title,
        status="draft" if page.matter.draft else "published",
        column="",
        office="",
        department="",
        date=f"{page.matter.updated or ''}",
        lang=page.lang,
        words=folded(f"{page.matter.title} {page.path}"),
    )


def _of_failed(source: Source, read: Callable[[Source], bytes], names: Names) -> Entry:
    """An entry for what can't be read as a bulletin, with what can be read of it."""
    values: dict[str, Any] = {}
    with suppress(Unspliceable):
        values = values_of(read(source).decode("utf-8", "replace"))
    written = {name: f"{values.get(name) or ''}" for name in ("title", "column", "organization")}
    written |= {"department": f"{values.get('department') or ''}", "date": "", "lang": ""}
    written["title"] = written["title"] or source.path.split("/", 2)[-1]
    return _made(source.path, "problems", written, names)
