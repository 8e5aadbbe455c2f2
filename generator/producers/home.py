"""Home: the home page, the page for what is not found, and the friendly sites."""

from collections.abc import Iterator

from generator.model import Card, Link, list_of
from generator.pages import BarePage, Block, HomePage, Job, Tree
from generator.producers.indexes import index_job
from generator.producers.lists import cards
from generator.producers.topics import at_home
from generator.producers.view import Front, View

_LATEST = 10
_IN_BLOCK = 5
_OFFICES = 12


def produce(view: View) -> Iterator[Front]:
    """The home page."""
    if view.has("home"):
        columns = (list_of("column", column.id) for column in view.edition.columns)
        places = ("headline", "pinned", "all", *columns)
        yield Front(name="home page", places=places, jobs=_home_jobs)


def produce_alone(view: View) -> Iterator[Job]:
    """The page for what is not found, and the friendly sites."""
    if view.has("not_found"):
        url = f"{view.edition.root}404.html"
        head = view.head(view.gettext("Page not found"), url, noindex=True)
        yield view.job("pages/404.html", url, BarePage(head=head), made_from="404 page")
    if view.has("friends") and view.edition.friends:
        link = Link(view.gettext("Links"), view.url("links"))
        yield index_job(view, link, "friends", _friends(view))


def _home_jobs(view: View) -> Iterator[Job]:
    yield view.job("pages/home.html", view.edition.root, _home(view), made_from="home page")


def _home(view: View) -> HomePage:
    edition = view.edition
    headline = next(iter(cards(view.list("headline").newest(1))), None)
    pinned = tuple(card for card in cards(view.list("pinned").all()) if card != headline)
    shown = {card.id for card in (*pinned, *((headline,) if headline else ()))}
    newest = cards(view.list("all").newest(_LATEST + len(shown)))
    latest = tuple(card for card in newest if card.id not in shown)
    topics, all_topics = at_home(view)
    return HomePage(
        head=view.head(
            edition.title,
            edition.root,
            description=edition.description,
            breadcrumb=(),
            translations=view.twins(edition.root),
            feeds=view.feeds(edition.root, edition.title),
        ),
        headline=headline,
        pinned=pinned,
        latest=latest[:_LATEST],
        blocks=tuple(_blocks(view, headline)),
        offices=tuple(office.link for office in edition.offices[:_OFFICES]),
        all_offices=_all_offices(view),
        topics=topics,
        all_topics=all_topics,
    )


def _all_offices(view: View) -> Link | None:
    """The way to the tree of offices, where the home page can't show them all."""
    if not view.has("offices") or len(view.edition.offices) <= _OFFICES:
        return None
    return Link(view.gettext("All offices"), view.url("offices"))


def _blocks(view: View, headline: Card | None) -> Iterator[Block]:
    for column in view.edition.columns:
        if column.parents:
            continue
        newest = cards(view.list(list_of("column", column.id)).newest(_IN_BLOCK + 1))
        shown = tuple(card for card in newest if card != headline)[:_IN_BLOCK]
        if shown:
            yield Block(link=column.link, purpose=column.purpose, cards=shown)


def _friends(view: View) -> tuple[Tree, ...]:
    return tuple(
        Tree(
            link=Link(group.name, ""),
            children=tuple(Tree(link=f.link, note=f.note) for f in group.links),
        )
        for group in view.edition.friends
    )
