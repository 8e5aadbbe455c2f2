"""Layout: the head of a generated page, and sentences of declarations as Markdown.

In: what a page says. Out: the text of its file. Known here alone: the line that tells people where
a generated page comes from.
"""

import inspect
from collections.abc import Iterable

from docs.wording import ENGLISH, Wording

_HEAD = """---
# Generated from {source} by docs/reference.py. Change it there, then type: make docs
title: {title}
summary: {summary}
order: {order}
toc: {toc}
---
{generated}
"""
_GENERATED = (
    "This page is generated from the program itself, from `{source}`, by "
    "`python -m docs.reference`, which `make docs` runs."
)


def page(
    order: int, title: str, summary: str, source: str, parts: Iterable[str], say: Wording = ENGLISH
) -> str:
    """A page's file. Its title and summary are given in English."""
    # A hundred entries are no overview: two pages have a row of links of their own.
    toc = "false" if source.endswith(("codes.py", "pages.py")) else "true"
    generated = say(_GENERATED, source=source)
    head = _HEAD.format(
        order=order,
        title=say(title),
        summary=say(summary),
        source=source,
        toc=toc,
        generated=generated,
    )
    return "\n".join([head, *parts]).rstrip() + "\n"


def prose(text: str) -> str:
    """A declaration's sentence as Markdown, within a table too."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def first_line(struct: type, say: Wording = ENGLISH) -> str:
    """The sentence that says what a value is."""
    return prose(say(doc(struct).partition("\n")[0]))


def doc(struct: type) -> str:
    """What stands below the name of a value."""
    return inspect.getdoc(struct) or ""
