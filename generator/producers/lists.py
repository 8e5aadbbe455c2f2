"""Lists: the pages behind the front of a column, office, person, tag or series.

Known here alone: how a list is cut so that a new bulletin changes a number of pages that does not
grow with the archive. The front shows the newest; everything is reached by year; within a year (or
month) pages are numbered from the oldest, and a full page never changes again: it links to the
older one and to the front of its year, never to a newer one that may not be there yet.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.formats import partial
from generator.model import Bulletin, Card, LanguageLink, Link
from generator.pages import Head, Job, ListPage, Paging
from generator.producers.shelves import Shelf
from generator.producers.view import View


class Listing(Struct, frozen=True, kw_only=True):
    """A list and where it belongs."""

    link: Link
    """Its front."""
    place: tuple[str, str]
    """Its kind and id, as the shelves have it."""
    trail: tuple[Link, ...]
    """The breadcrumb of its front."""
    name: str = ""
    """What it is called where it stands alone, if that is not what its link says."""

    @property
    def title(self) -> str:
        """The title of its front, told from that of every other page."""
        return self.name or self.link.title

    @property
    def made_from(self) -> str:
        """For messages and the manifest: `column notices`."""
        return " ".join(self.place).strip()


def newest(bulletins: Sequence[Bulletin], number: int) -> tuple[Card, ...]:
    """The newest cards, newest first."""
    return tuple(bulletin.card for bulletin in reversed(bulletins[-number:]))


def front_cards(view: View, listing: Listing) -> tuple[Card, ...]:
    """What the front of a list shows."""
    return newest(view.shelf(*listing.place).bulletins, view.site.list_size)


def year_links(view: View, listing: Listing) -> tuple[Link, ...]:
    """The way to everything older, newest year first."""
    if not view.has("years"):
        return ()
    years = sorted(view.shelf(*listing.place).years, reverse=True)
    return tuple(
        Link(partial(str(year), view.lang), f"{listing.link.url}{year}/") for year in years
    )


def year_jobs(view: View, listing: Listing) -> Iterator[Job]:
    """Every year's pages of a list."""
    if not view.has("years") or not listing.link.url:
        return
    for year, bulletins in view.shelf(*listing.place).years.items():
        title = view.gettext("{name}, {year}").format(name=listing.title, year=year)
        bucket = Bucket(
            front=Link(title, f"{listing.link.url}{year}/"),
            bulletins=bulletins,
            kind="year",
            trail=(*listing.trail, listing.link),
            made_from=f"{listing.made_from}, {year}",
        )
        twins = view.twins(bucket.front.url, listing.place, lambda shelf, y=year: y in shelf.years)  # type: ignore[misc]
        yield from bucket_jobs(view, bucket, twins)


class Bucket(Struct, frozen=True, kw_only=True):
    """The bulletins of one year or month of a list."""

    front: Link
    bulletins: tuple[Bulletin, ...]
    """Oldest first."""
    kind: str
    """year or month."""
    trail: tuple[Link, ...]
    made_from: str


def bucket_jobs(view: View, bucket: Bucket, twins: tuple[LanguageLink, ...]) -> Iterator[Job]:
    """The pages of one year or month: full ones by number, the newest at the front's address."""
    size, all_ = view.site.list_size, bucket.bulletins
    chunks = [all_[start : start + size] for start in range(0, len(all_), size)]
    numbered = tuple(Link(str(n), f"{bucket.front.url}{n}/") for n in range(1, len(chunks)))
    for number, chunk in enumerate(chunks, start=1):
        full = number < len(chunks)
        paging = Paging(
            whole=bucket.front,
            older=numbered[number - 2] if number > 1 else None,
            pages=() if full else numbered,
        )
        page = ListPage(
            head=(
                _numbered_head(view, bucket, numbered[number - 1])
                if full
                else _front_head(view, bucket, twins)
            ),
            kind=bucket.kind,
            cards=newest(chunk, size),
            paging=paging if len(chunks) > 1 else None,
        )
        year = str(all_[0].card.date.day.year)
        url = page.head.url
        yield view.job("pages/list.html", url, page, made_from=bucket.made_from, part=year)


def _front_head(view: View, bucket: Bucket, twins: tuple[LanguageLink, ...]) -> Head:
    front = bucket.front
    return view.head(front.title, front.url, breadcrumb=bucket.trail, translations=twins)


def _numbered_head(view: View, bucket: Bucket, link: Link) -> Head:
    title = view.gettext("{name}, page {number}").format(name=bucket.front.title, number=link.title)
    return view.head(title, link.url, breadcrumb=(*bucket.trail, bucket.front))


def never_empty(shelf: Shelf) -> bool:
    """Whether a list has anything: the condition on which most pages exist in a language."""
    return bool(shelf.bulletins)
