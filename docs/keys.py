"""Keys: what an author may write, as lists.

In: the schema. Out: the pages on front matter, the site file and the registries. Known here alone:
how a kind of value is called in words.
"""

from collections.abc import Iterator

from msgspec import Struct

from docs.layout import first_line, page, prose
from generator import schema, schema_editorial, schema_site, schema_threads
from generator.yaml_shapes import (
    Anything,
    Choice,
    DayOrMoment,
    Days,
    Key,
    Listing,
    Mapping,
    Number,
    Record,
    Shape,
    Text,
    TextOr,
    YesNo,
    keys_of,
    structs_below,
)


def front_matter() -> str:
    """The page on what begins a bulletin or a page."""
    parts = [
        "## A bulletin {#post}",
        *_keys(schema.PostMatter),
        "## A static page {#page}",
        *_list(schema.PageMatter),
    ]
    summary = "Every key that a bulletin or a page may begin with."
    return page(1, "Front matter", summary, "generator/schema.py", parts)


def site_file() -> str:
    """The page on content/site.yaml."""
    parts = [
        "## content/site.yaml {#site}",
        *_keys(schema_site.SiteFile),
        "`_defaults.yaml` in a folder has the keys of `defaults:`, for all below that folder.",
    ]
    summary = "Every key of content/site.yaml and of _defaults.yaml."
    return page(2, "The site file", summary, "generator/schema_site.py", parts)


def registries() -> str:
    """The page on offices, people, tags, topics and words."""
    parts = [
        "Each of these files is a list of entries, and each file may be absent.",
        "",
        "## content/organizations.yaml {#organizations}",
        *_keys(schema_site.OfficeEntry),
        "## content/people.yaml {#people}",
        *_keys(schema_site.PersonEntry),
        "## content/tags.yaml {#tags}",
        *_keys(schema_site.TagEntry),
        "## content/topics.yaml {#topics}",
        *_keys(schema_threads.TopicEntry),
        "## content/words.yaml {#words}",
        *_keys(schema_editorial.WordEntry),
    ]
    summary = "Every key of organizations.yaml, people.yaml, tags.yaml, topics.yaml and words.yaml."
    return page(3, "The registries", summary, "generator/schema_site.py", parts)


def _keys(top: type[Struct]) -> Iterator[str]:
    """A list of a file's own keys, and one for each group of keys below them."""
    yield from _list(top)
    for struct in structs_below(top)[1:]:
        names = dict.fromkeys(
            f"`{key.name}:`"
            for holder in structs_below(top)
            for key in keys_of(holder)
            if _record(key.shape) is struct
        )
        yield f"### Below {', '.join(names)} {{#{_anchor(struct)}}}"
        yield from _list(struct)


def _record(shape: Shape) -> type[Struct] | None:
    """The group of keys that a value may consist of."""
    while isinstance(shape, Listing | TextOr):
        shape = shape.item if isinstance(shape, Listing) else shape.other
    return shape.cls if isinstance(shape, Record) else None


def _list(struct: type[Struct]) -> Iterator[str]:
    yield f"\n{first_line(struct)}\n"
    for key in keys_of(struct):
        zh = f" <span lang='zh'>`{key.zh}`</span>" if key.zh else ""
        yield f"`{key.name}`{zh}\n:   {_meaning(key)}\n"


def _takes(shape: Shape) -> str:  # noqa: PLR0911 - a line for each kind
    match shape:
        case Listing(Record(cls)):
            return f"a list, each with keys of its own ([which](#{_anchor(cls)}))"
        case Listing(item):
            return f"{_takes(item)}; several as a list"
        case Choice(words):
            return "one of " + ", ".join(f"`{word}`" for word in words if word)
        case Record(cls):
            return f"keys of its own ([which](#{_anchor(cls)}))"
        case TextOr(Mapping()):
            return "text, or a text for each language"
        case TextOr(other):
            return f"text, or {_takes(other)}"
        case Mapping(Choice(words), value):
            return f"{_takes(value)} for each of " + ", ".join(f"`{word}`" for word in words)
    return _PLAIN[type(shape)]


_PLAIN: dict[type, str] = {
    Text: "text",
    Number: "a whole number",
    YesNo: "`true` or `false`",
    DayOrMoment: "a day, or a day and a time",
    Days: "a day, or the first and last of several",
    Anything: "anything",
    Mapping: "keys of your own",
}


def _meaning(key: Key) -> str:
    takes = _takes(key.shape)
    parts = [f"*{takes[0].upper()}{takes[1:]}.*"]
    parts += ["**Required.**"] if key.required else []
    parts.append(prose(key.description))
    if key.aliases:
        parts.append("Also understood: " + ", ".join(f"`{name}`" for name in key.aliases) + ".")
    if key.example:
        parts.append(f"Example: `{key.example}`.")
    return " ".join(parts)


def _anchor(struct: type) -> str:
    return _TOPS.get(struct) or struct.__name__.lower()


_TOPS: dict[type, str] = {
    schema.PostMatter: "post",
    schema.PageMatter: "page",
    schema_site.SiteFile: "site",
    schema_site.OfficeEntry: "organizations",
    schema_site.PersonEntry: "people",
    schema_site.TagEntry: "tags",
    schema_threads.TopicEntry: "topics",
    schema_editorial.WordEntry: "words",
}
"""Whole files: their anchors are in the headings above."""
