"""Entries: what search knows of a page: what it finds it by, and what it shows of it."""

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True, array_like=True):
    """A page, as search finds it and as a result shows it."""

    url: str
    title: str
    day: str = ""
    """As readers see it; "" where it has none."""
    date: str = ""
    """As machines read it."""
    column: str = ""
    office: str = ""
    names: tuple[str, ...] = ()
    """The people, offices and subjects that it names."""
    facets: tuple[str, ...] = ()
    """What it can be filtered by: `column:news`, `office:liucheng`."""
    text: str = ""
    """The digest of its text, or "" where it has none but `lead`."""
    lead: str = ""
    """Words that are searched like its text."""
