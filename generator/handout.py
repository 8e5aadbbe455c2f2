"""Handout: single bulletins as PDFs, without building the site.

In: the plans of a dry run, and what a person calls the bulletins. Out: their PDFs, whose bytes are
those that a build makes. Known here alone: what a bulletin may be called, and how a file of the
site is made that no folder has yet.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.binding import Bound, Read, bind, folios
from generator.cache import Store
from generator.explain import file_of
from generator.pages import PAPER, ArticlePage, Job, Sheet, Slice
from generator.pictures import develop
from generator.plan import slice_of
from generator.producers.papers import paper, pdf_address
from generator.report import Plans
from generator.urls import fold, output_path
from generator.workers import Workers

_ARTICLE = "pages/article.html"
_ENOUGH = 4
"""From how many PDFs on it pays to start processes."""


class Found(Struct, frozen=True, kw_only=True):
    """A bulletin of the site."""

    sheet: Sheet
    """Its page's."""
    page: ArticlePage

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is no longer handed out."""
        return self.page.bulletin.withdrawn is not None


def finder(plans: Plans, base_path: str) -> Callable[[str, str], Found | None]:
    """Finds bulletins by what a person calls them.

    Its first parameter is a URL, an address, or a path in output/; its second the source that this
    would be, by its path below the site's folder.

    Args:
        plans: Every file.
        base_path: The path below which the site lives.
    """
    articles = [
        (sheet, one) for one in plans.slices for sheet in one.sheets if sheet.template == _ARTICLE
    ]
    by_output = {fold(sheet.output): (sheet, one) for sheet, one in articles}
    by_source = {sheet.made_from: (sheet, one) for sheet, one in articles}

    def find(name: str, source: str) -> Found | None:
        file = fold(file_of(name, base_path))
        places = (by_source.get(source), by_output.get(file), by_output.get(f"{file}/index.html"))
        for place in places:
            if place:
                sheet, one = place
                page = msgspec.json.decode(one.load()[sheet.output], type=ArticlePage)
                return Found(sheet=sheet, page=page)
        return None

    return find


def names_of(found: Sequence[Found]) -> list[str]:
    """A file's name for each PDF: that of the site, with its folders where two share it."""
    outputs = [_output(one) for one in found]
    last = [output.rpartition("/")[2] for output in outputs]
    often = Counter(map(fold, last))
    return [
        name if often[fold(name)] == 1 else output.rpartition("/")[0].replace("/", "-") + ".pdf"
        for name, output in zip(last, outputs, strict=True)
    ]


def hand_out(
    found: Sequence[Found], plans: Plans, root: Path, store: Store, workers: Workers
) -> Iterator[Bound]:
    """The PDF of each bulletin, in order.

    Args:
        found: The bulletins.
        plans: Every file of the site.
        root: The site's folder.
        store: Where the texts are.
        workers: Who makes them.
    """
    jobs = (
        Job(
            output=_output(one),
            template=PAPER,
            lang=one.sheet.lang,
            page=paper(one.page.bulletin),
            made_from=one.sheet.made_from,
        )
        for one in found
    )
    asked = slice_of("pdf", jobs)
    sheets = {sheet.output: sheet for sheet in asked.sheets}
    order = [sheets[_output(one)] for one in found]
    return workers.spread(
        bind,
        folios(asked, order, plans.house, store, _maker(plans.slices, root)),
        count=len(order),
        enough=_ENOUGH,
        label=lambda folio: folio.sheaf.sheets[0].output,
    )


def _output(one: Found) -> str:
    address = "/" + one.sheet.output.removesuffix("index.html")
    return output_path(pdf_address(address))


def _maker(slices: Iterable[Slice], root: Path) -> Read:
    """Makes a picture or an asset of the site, by its path below output/."""
    places: Mapping[str, tuple[Sheet, Slice]] = {
        sheet.output: (sheet, one) for one in slices for sheet in one.sheets if not sheet.template
    }

    @cache
    def make(output: str) -> bytes | None:
        if output not in places:
            return None
        sheet, one = places[output]
        if not sheet.copy:
            return one.load()[output]
        data = (root / sheet.copy).read_bytes()
        return develop(data, [sheet.rendition])[0] if sheet.rendition else data

    return make
