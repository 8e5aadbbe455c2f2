"""Papers: each bulletin as a PDF, beside its page.

The page that becomes one is the bulletin's own, without what leads elsewhere: so a new neighbour or
a new entry of a menu makes no PDF anew.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.cache import digest, digest_of
from generator.model import Bulletin
from generator.pages import PAPER, ArticlePage, Head, Job
from generator.urls import Base, output_path

KIND = "pdf"
"""The kind of page."""


def pdf_address(address: str) -> str:
    """Where a bulletin's PDF stands: `/2026/open-day/open-day.pdf`, or `/2018/t1.pdf`."""
    if address.endswith("/"):
        return f"{address}{address.rstrip('/').rpartition('/')[2] or 'index'}.pdf"
    folder, _, name = address.rpartition("/")
    return f"{folder}/{name.rpartition('.')[0] or name}.pdf"


def pdf_url(bulletin: Bulletin, base: Base) -> str:
    """The URL of a bulletin's PDF; "" where it has none: what was withdrawn isn't handed out."""
    if bulletin.withdrawn is not None:
        return ""
    return base.url(pdf_address(base.address(bulletin.card.url)))


def paper(bulletin: Bulletin) -> ArticlePage:
    """What is printed of a bulletin."""
    head = Head(title=bulletin.card.title, url=bulletin.card.url, description=bulletin.card.summary)
    return ArticlePage(head=head, bulletin=bulletin, older=None, newer=None, related=())


def paper_jobs(
    base: Base, lang: str, bulletins: Iterable[Bulletin], fonts: str, pictures: Mapping[str, str]
) -> Iterator[Job]:
    """A Job for each bulletin's PDF.

    Args:
        base: The site's.
        lang: The bulletins' language.
        bulletins: Published ones.
        fonts: The digest of the fonts of which the letters will be.
        pictures: For each bulletin's path the digest of the pictures that it shows.
    """
    for one in bulletins:
        url, page = pdf_url(one, base), paper(one)
        if not url:
            continue
        yield Job(
            output=output_path(base.address(url)),
            template=PAPER,
            lang=lang,
            page=page,
            digest=digest(digest_of(page), fonts, pictures.get(one.path, "")),
            made_from=one.path,
        )
