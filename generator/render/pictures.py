"""Pictures: the HTML of a picture, from which a browser takes the size and format that it can use.

In: a Picture, or a tag within a text and its Inset. Out: HTML.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.markup.links import with_pictures
from generator.model import Content, Inset, Picture, Prints


def picture(one: Picture, *, sizes: str = "100vw", lazy: bool = False) -> Markup:
    """A picture of its own.

    Args:
        one: The picture.
        sizes: How wide it is shown, as the attribute `sizes` of HTML has it.
        lazy: Whether it is loaded only when somebody is about to see it.
    """
    tag = Markup('<img src="{url}" alt="{alt}">').format(url=one.url, alt=one.alt)
    return Markup(_within(one.prints, sizes, _completed(tag, one.width, one.height, lazy=lazy)))  # noqa: S704


def with_insets(html: str, content: Content, sizes: str) -> str:
    """A text whose pictures a browser may choose from, and loads when they are about to be seen."""
    insets = {inset.place: inset for inset in content.insets}

    def put(n: int, tag: str) -> str:
        inset = insets.get(n, _UNKNOWN)
        return _within(inset.prints, sizes, _completed(tag, inset.width, inset.height, lazy=True))

    return with_pictures(html, put)


_UNKNOWN = Inset(place=0, width=0, height=0, prints=())


def _completed(tag: str, width: int, height: int, *, lazy: bool) -> str:
    """An img with its size, if its author gave none: a browser keeps the place for it."""
    size = f' width="{width}" height="{height}"' if width and not _has_size(tag) else ""
    return f"{tag[:-1]}{size}{_LAZY if lazy else ''}>"


def _has_size(tag: str) -> bool:
    return ' width="' in tag or ' height="' in tag


_LAZY = ' loading="lazy" decoding="async"'


def _within(all_prints: Iterable[Prints], sizes: str, tag: str) -> str:
    sources = "".join(
        f'<source type="{prints.type}" srcset="{_srcset(prints)}" sizes="{escape(sizes)}">'
        for prints in all_prints
    )
    return f"<picture>{sources}{tag}</picture>" if sources else tag


def _srcset(prints: Prints) -> str:
    return escape(", ".join(f"{one.url} {one.width}w" for one in prints.sizes))
