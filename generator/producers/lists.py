"""Lists: the pages behind the front of a column, office, person, tag or series.

Known here alone: how a list is cut so that a new bulletin changes a number of pages that does not
grow with the archive. The front shows the newest; everything is reached by year; within a year (or
month) a page of about `list_size` bulletins is sealed: it is named after its oldest day, and links
to the older one and to the front of its year, never to a newer one that may not be there yet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from generator.formats import day_of_year, partial
from generator.model import Bulletin, Card, LanguageLink, Link, numbers_of
from generator.pages import Head, Job, ListPage, Paging
from generator.producers.cuts import cut
from generator.producers.sessions import groups_of
from generator.producers.view import Front, View, YearView


class Listing(Struct, frozen=True, kw_only=True):
    """A list and where it belongs."""

    link: Link
    """Its front."""
    place: str
    """What it is of: `column notices`, as the shelves, messages and the manifest have it."""
    trail: tuple[Link, ...]
    """The breadcrumb of its front."""
    name: str = ""
    """What it is called where it stands alone, if that is not what its link says."""
    is_series: bool = False
    """Whether it is of the sessions of a meeting series."""

    @property
    def title(self) -> str:
        """The title of its front, told from that of every other page."""
        return self.name or self.link.title

    def front(self, jobs: Callable[[View], Iterable[Job]], also: Iterable[str] = ()) -> Front:
        """Its front, which shows something of it, and perhaps of other lists."""
        return Front(name=self.place, places=(self.place, *also), jobs=jobs)


def cards(bulletins: Iterable[Bulletin]) -> tuple[Card, ...]:
    """The cards of bulletins that come oldest first, the newest first."""
    return tuple(bulletin.card for bulletin in bulletins)[::-1]


def front_cards(view: View, listing: Listing) -> tuple[Card, ...]:
    """What the front of a list shows."""
    return cards(view.list(listing.place).newest(view.site.list_size))


def year_links(view: View, listing: Listing) -> tuple[Link, ...]:
    """The way to everything older, newest year first."""
    if not view.has("years"):
        return ()
    years = view.list(listing.place).years[::-1]
    return tuple(
        Link(partial(str(year), view.lang), f"{listing.link.url}{year}/") for year in years
    )


def year_jobs(view: YearView, listing: Listing) -> Iterator[Job]:
    """A list's pages of one year."""
    shelf = view.list(listing.place)
    if not view.has("years") or not listing.link.url or not shelf:
        return
    title = view.gettext("{name}, {year}").format(name=listing.title, year=view.year)
    bucket = Bucket(
        front=Link(title, f"{listing.link.url}{view.year}/"),
        bulletins=shelf.all(),
        kind="year",
        trail=(*listing.trail, listing.link),
        made_from=f"{listing.place}, {view.year}",
        is_series=listing.is_series,
    )
    twins = view.twins(bucket.front.url, listing.place)
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
    is_series: bool = False


def bucket_jobs(view: YearView, bucket: Bucket, twins: tuple[LanguageLink, ...]) -> Iterator[Job]:
    """The pages of one year or month: the newest at the front's address, others by their days."""
    pages = cut(bucket.bulletins, view.site.list_size)
    sealed = tuple(_sealed_links(view, bucket, pages[:-1]))
    numbers = numbers_of(bucket.bulletins) if bucket.is_series else {}
    known = {year: some for year, some in numbers.items() if year == view.year}
    for number, bulletins in enumerate(pages):
        is_front = number == len(sealed)
        paging = Paging(
            whole=bucket.front,
            older=sealed[number - 1] if number else None,
            pages=sealed if is_front else (),
        )
        page = ListPage(
            head=(
                _front_head(view, bucket, twins)
                if is_front
                else _sealed_head(view, bucket, sealed[number])
            ),
            kind=bucket.kind,
            cards=cards(bulletins),
            paging=paging if sealed else None,
            groups=groups_of(bulletins, known) if bucket.is_series else (),
        )
        yield view.job("pages/list.html", page.head.url, page, made_from=bucket.made_from)


def _sealed_links(
    view: View, bucket: Bucket, pages: Iterable[Sequence[Bulletin]]
) -> Iterator[Link]:
    """The way to each page but the newest, named after the day of its oldest bulletin."""
    seen: dict[str, int] = {}
    for page in pages:
        date = page[0].card.date.day
        name = f"{date:%m-%d}" if bucket.kind == "year" else f"{date:%d}"
        nth = seen[name] = seen.get(name, 0) + 1
        also = f"-{nth}" if nth > 1 else ""
        title = day_of_year(date, view.lang) + (f" ({nth})" if nth > 1 else "")
        yield Link(title, f"{bucket.front.url}{name}{also}/")


def _front_head(view: View, bucket: Bucket, twins: tuple[LanguageLink, ...]) -> Head:
    front = bucket.front
    return view.head(front.title, front.url, breadcrumb=bucket.trail, translations=twins)


def _sealed_head(view: View, bucket: Bucket, link: Link) -> Head:
    title = view.gettext("{name}, from {day}").format(name=bucket.front.title, day=link.title)
    return view.head(title, link.url, breadcrumb=(*bucket.trail, bucket.front))
