"""Pages: the static pages of one language, as a tree of folders in their authors' order."""

from collections.abc import Iterable, Mapping

from generator.assemble.assembly import Assembly
from generator.assemble.enclosures import enclosures_of
from generator.assemble.families import Families
from generator.assemble.plates import content_of, plates_of
from generator.documents import Page
from generator.model import Link, StaticPage


def static_pages(lang: str, given: Assembly, translated: Families) -> tuple[StaticPage, ...]:
    """The static pages of `lang`, in reading order."""
    here = {page.key: page for page in given.pages if page.lang == lang}
    urls = {key: given.base.url(given.routes.addresses[page.path]) for key, page in here.items()}
    shown = {key: Link(page.matter.title, urls[key]) for key, page in here.items()}
    below = _below(here)
    return tuple(
        StaticPage(
            path=page.path,
            lang=lang,
            link=shown[key],
            summary=page.matter.summary or given.bodies[page.path].summary,
            updated=page.matter.updated,
            content=content_of(
                given.bodies[page.path].digest,
                given.links.get(page.path, ()),
                plates_of(page.path, given),
                enclosures_of(page, given),
            ),
            headings=given.bodies[page.path].headings,
            parents=tuple(shown[k] for k in reversed(list(_above(key, here)))),
            children=tuple(shown[k] for k in below.get(key, ())),
            siblings=tuple(shown[k] for k in below.get(_parent(key, here), ())),
            translations=translated.get(key, ()),
            menu=page.matter.menu,
            menu_title=page.matter.menu_title or page.matter.title,
            order=page.matter.order,
            toc=page.matter.toc,
            extra=page.matter.extra,
            not_public=given.not_public.get(page.path),
        )
        for key, page in sorted(here.items(), key=lambda entry: _order(entry[1]))
    )


def _order(page: Page) -> tuple[int, str]:
    return page.matter.order, page.key


def _parent(key: str, pages: Mapping[str, Page]) -> str:
    """The key of the `index` of the page's folder, or of the nearest folder above; else ""."""
    folder = key.rpartition("/")[0]
    if key.endswith("/index"):
        folder = folder.rpartition("/")[0]
    while folder:
        if f"{folder}/index" in pages:
            return f"{folder}/index"
        folder = folder.rpartition("/")[0]
    return ""


def _above(key: str, pages: Mapping[str, Page]) -> Iterable[str]:
    while key := _parent(key, pages):
        yield key


def _below(pages: Mapping[str, Page]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = {}
    for page in sorted(pages.values(), key=_order):
        children.setdefault(_parent(page.key, pages), []).append(page.key)
    return children
