"""Keys: what an author may write, as lists.

In: the schema. Out: the pages on front matter, the site file and the registries. Known here alone:
how a kind of value is called in words.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from docs.layout import first_line, page, prose
from docs.wording import Wording
from generator import schema, schema_editorial, schema_site, schema_threads
from generator.labels import LABELS
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


def front_matter(say: Wording) -> str:
    """The page on what begins a bulletin or a page."""
    parts = [
        f"## {say('A bulletin')} {{#post}}",
        *_keys(schema.PostMatter, say),
        f"## {say('A static page')} {{#page}}",
        *_list(schema.PageMatter, say),
    ]
    summary = "Every key that a bulletin or a page may begin with."
    return page(1, "Front matter", summary, "generator/schema.py", parts, say)


def site_file(say: Wording) -> str:
    """The page on content/site.yaml."""
    below = "`_defaults.yaml` in a folder has the keys of `defaults:`, for all below that folder."
    parts = ["## content/site.yaml {#site}", *_keys(schema_site.SiteFile, say), say(below)]
    summary = "Every key of content/site.yaml and of _defaults.yaml."
    return page(2, "The site file", summary, "generator/schema_site.py", parts, say)


def registries(say: Wording) -> str:
    """The page on offices, people, tags, topics and words."""
    parts = [
        say("Each of these files is a list of entries, and each file may be absent."),
        "",
        "## content/organizations.yaml {#organizations}",
        *_keys(schema_site.OfficeEntry, say),
        "## content/people.yaml {#people}",
        *_keys(schema_site.PersonEntry, say),
        "## content/tags.yaml {#tags}",
        *_keys(schema_site.TagEntry, say),
        "## content/topics.yaml {#topics}",
        *_keys(schema_threads.TopicEntry, say),
        "## content/words.yaml {#words}",
        *_keys(schema_editorial.WordEntry, say),
    ]
    summary = "Every key of organizations.yaml, people.yaml, tags.yaml, topics.yaml and words.yaml."
    return page(3, "The registries", summary, "generator/schema_site.py", parts, say)


def _keys(top: type[Struct], say: Wording) -> Iterator[str]:
    """A list of a file's own keys, and one for each group of keys below them."""
    yield from _list(top, say)
    for struct in structs_below(top)[1:]:
        names = dict.fromkeys(
            f"`{key.zh}`" if say.lang == "zh" else f"`{key.name}:`"
            for holder in structs_below(top)
            for key in keys_of(holder)
            if _record(key.shape) is struct
        )
        heading = say("Below {keys}", keys=say(", ").join(names))
        yield f"### {heading} {{#{_anchor(struct)}}}"
        yield from _list(struct, say)


def _record(shape: Shape) -> type[Struct] | None:
    """The group of keys that a value may consist of."""
    while isinstance(shape, Listing | TextOr):
        shape = shape.item if isinstance(shape, Listing) else shape.other
    return shape.cls if isinstance(shape, Record) else None


def _list(struct: type[Struct], say: Wording) -> Iterator[str]:
    yield f"\n{first_line(struct, say)}\n"
    for key in keys_of(struct):
        yield f"{_names(key, say)}\n:   {_meaning(key, say)}\n"


def _names(key: Key, say: Wording) -> str:
    """Both names, that of the page's language first."""
    if not key.zh:
        return f"`{key.name}`"
    if say.lang == "zh":
        return f"`{key.zh}` <span lang='en'>`{key.name}`</span>"
    return f"`{key.name}` <span lang='zh'>`{key.zh}`</span>"


def _takes(shape: Shape, say: Wording) -> str:  # noqa: PLR0911 - a line for each kind
    match shape:
        case Listing(Record(cls)):
            return say(
                "a list, each with keys of its own ([which](#{anchor}))", anchor=_anchor(cls)
            )
        case Listing(item):
            return say("{item}; several as a list", item=_takes(item, say))
        case Choice(words):
            return say("one of {words}", words=say(", ").join(_choices(words, say)))
        case Record(cls):
            return say("keys of its own ([which](#{anchor}))", anchor=_anchor(cls))
        case TextOr(Mapping()):
            return say("text, or a text for each language")
        case TextOr(other):
            return say("text, or {other}", other=_takes(other, say))
        case Mapping(Choice(words), value):
            value_ = _takes(value, say)
            return say("{value} for each of {words}", value=value_, words=_typed(words, say))
    return say(_PLAIN[type(shape)])


def _choices(words: Iterable[str], say: Wording) -> Iterator[str]:
    """Words to choose from; to those whose language they are not with what each means."""
    for word in filter(None, words):
        meaning = say.known(LABELS.get(word, word))
        yield f"`{word}`（{meaning}）" if meaning else f"`{word}`"


def _typed(words: Iterable[str], say: Wording) -> str:
    return say(", ").join(f"`{word}`" for word in words if word)


_PLAIN: dict[type, str] = {
    Text: "text",
    Number: "a whole number",
    YesNo: "`true` or `false`",
    DayOrMoment: "a day, or a day and a time",
    Days: "a day, or the first and last of several",
    Anything: "anything",
    Mapping: "keys of your own",
}


def _meaning(key: Key, say: Wording) -> str:
    takes = _takes(key.shape, say)
    parts = [say("*{takes}.*", takes=f"{takes[0].upper()}{takes[1:]}")]
    parts += [say("**Required.**")] if key.required else []
    parts.append(prose(say(key.description)))
    if key.aliases:
        parts.append(say("Also understood: {names}.", names=_typed(key.aliases, say)))
    if key.example:
        parts.append(say("Example: {example}.", example=f"`{key.example}`"))
    return say.gap.join(parts)


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
