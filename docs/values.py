"""Values: what templates see, as lists.

In: the values of pages, and the sources that declare them. Out: the page on them. Known here alone:
how the text below a field is found, and how a type is called in words.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

from msgspec import Struct

from docs.layout import doc, first_line, page, prose
from generator import (
    dates,
    documents,
    model,
    pages,
    schema,
    schema_public,
    schema_site,
    schema_threads,
)
from generator.labels import LABELS
from generator.yaml_shapes import keys_of

_SHOWN = (model, pages, documents, dates)
_INTRODUCTION = """
Every template has two values, `page` and `frame`, and nothing else. `page` is one of the values of
the first part; what they are made of follows in the second. [Theming](../theming.md) explains how
to use them, and the filters.
"""


def templates() -> str:
    """The page on what templates see."""
    shown = [struct for struct in structs_in(pages) if issubclass(struct, _with_template())]
    below = tuple(_below((*shown, pages.Frame)))
    parts = [
        _INTRODUCTION,
        " · ".join(f"[{one.__name__}](#{one.__name__.lower()})" for one in (*shown, *below)),
        "",
        "## The frame {#the-frame}",
        *_fields(pages.Frame),
        "## Pages {#pages}",
        *(line for struct in shown for line in section(struct)),
        "## What pages are made of {#parts}",
        *(line for struct in below for line in section(struct)),
        "## Words for ids {#labels}",
        "\nThe filter `label` turns an id into words, in the page's language.\n",
        "| Id | English |",
        "|---|---|",
        *(f"| `{id_}` | {words} |" for id_, words in LABELS.items()),
    ]
    summary = "Every value that a template may show."
    return page(4, "What templates see", summary, "generator/pages.py", parts)


def _with_template() -> tuple[type[Struct], ...]:
    return tuple(s for s in structs_in(pages) if re.search(r"`(pages|feeds)/", doc(s)))


def structs_in(module: ModuleType) -> Iterator[type[Struct]]:
    """The structs that a module declares, in its order."""
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Struct) and _home(value) is module:
            yield value


def _home(struct: type) -> ModuleType:
    return sys.modules[struct.__module__]


def _below(tops: Sequence[type[Struct]]) -> Iterator[type[Struct]]:
    """The structs that others are made of, each once, by name."""
    known = {s.__name__: s for module in _SHOWN for s in structs_in(module)}
    found: dict[str, type[Struct]] = {}
    waiting = list(tops)
    while waiting:
        for annotation, _ in annotations(waiting.pop()).values():
            for name in re.findall(r"\w+", annotation):
                if name in known and known[name] not in tops and name not in found:
                    found[name] = known[name]
                    waiting.append(known[name])
    yield from (found[name] for name in sorted(found))


def section(struct: type[Struct]) -> Iterator[str]:
    """What a struct is, and each of its fields."""
    yield f"### {struct.__name__} {{#{struct.__name__.lower()}}}"
    yield from _fields(struct)


def _fields(struct: type[Struct]) -> Iterator[str]:
    yield f"\n{first_line(struct)}\n"
    keys = keys_of(_WRITTEN[struct]) if struct in _WRITTEN else ()
    written = {key.name: key.description for key in keys}
    for name, (annotation, below) in annotations(struct).items():
        said = below or written.get(name, "")
        kind = _kind(annotation)
        kind = f"*{kind[0].upper()}{kind[1:]}.*"
        yield f"`{name}`\n:   {kind} {prose(' '.join(said.split()))}".rstrip() + "\n"


_WRITTEN: dict[type, type[Struct]] = {
    model.Bulletin: schema.PostMatter,
    model.Card: schema.PostMatter,
    model.Column: schema_site.ColumnEntry,
    model.ContactLine: schema_site.Contact,
    model.CorrectionLine: schema.Correction,
    model.DecisionLine: schema.Decision,
    model.Department: schema_site.DepartmentEntry,
    model.MeetingFacts: schema.Meeting,
    model.Office: schema_site.OfficeEntry,
    model.Person: schema_site.PersonEntry,
    model.PersonLine: schema.PersonMention,
    model.Picture: schema.Cover,
    model.RequirementLine: schema.Requirement,
    model.SourceLine: schema.Provenance,
    model.StaticPage: schema.PageMatter,
    model.Term: schema_site.PostHeld,
    model.Topic: schema_threads.TopicEntry,
    model.TopicPart: schema_threads.TopicSection,
    model.TranslationLine: schema.Translation,
    pages.Frame: schema_site.SiteFile,
    pages.IdentityLine: schema_public.Identity,
    pages.Member: schema_site.PostHeld,
    pages.TopicLine: schema_threads.TopicEntry,
}
"""What an author writes of a thing: its keys say what values of the same name mean."""


def annotations(struct: type[Struct]) -> dict[str, tuple[str, str]]:
    """For each field its annotation and the text below it, as the source has them."""
    tree = ast.parse(inspect.getsource(struct)).body[0]
    if not isinstance(tree, ast.ClassDef):
        raise TypeError(struct)
    found: dict[str, tuple[str, str]] = {}
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found[node.target.id] = (ast.unparse(node.annotation), _text(after))
    return found


def _text(node: ast.stmt | None) -> str:
    """What a bare string says; "" for anything else."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _kind(annotation: str) -> str:
    """A type in words: `tuple[Card, ...]` is a list of Card."""
    annotation = annotation.replace("'", "")
    if annotation.endswith(" | None"):
        return _kind(annotation.removesuffix(" | None")) + " or none"
    if inner := re.fullmatch(r"tuple\[(.+), \.\.\.\]", annotation):
        return f"list of {_kind(inner[1])}"
    if annotation.startswith("Literal["):
        return f"`{annotation[8:-1].replace(', ', '`, `')}`"
    if re.fullmatch(r"dict\[.+\]|Any", annotation):
        return "mapping" if annotation.startswith("dict") else "anything"
    return _WORDS.get(annotation) or f"[{annotation}](#{annotation.lower()})"


_WORDS = {
    "str": "text",
    "Address": "address",
    "Day": "day",
    "When": "day or moment",
    "int": "number",
    "bool": "true or false",
    "dt.date": "day",
    "dt.time": "time of day",
    "Freshness": "text",
    "Level": "text",
}
