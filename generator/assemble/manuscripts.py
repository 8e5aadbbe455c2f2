"""Manuscripts: each post with what the stages before have found for it, year by year.

In: an Assembly. Out: a Desk that has the manuscripts of each year. What the languages of a text
share is worked out here, once for all of them.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.assemble.assembly import Assembly
from generator.assemble.enclosures import NO_ENCLOSURES, Enclosures, enclosures_of
from generator.assemble.families import families
from generator.assemble.plates import Plates, plates_of
from generator.assemble.threads import Threads, threads
from generator.config import Config
from generator.documents import Body, Post, Withheld
from generator.errors import Problem
from generator.model import FollowLine, LanguageLink
from generator.pictures import Plate
from generator.urls import below_top, segment


class Extras(Struct, frozen=True, kw_only=True, array_like=True):
    """What the stages before have found for some posts only."""

    links: tuple[str, ...] = ()
    """Resolved, in the order of its link table."""
    family: tuple[LanguageLink, ...] = ()
    """The post in each language that has it, itself included; empty where it stands alone."""
    series: str = ""
    """The id of the meeting series that an author named, in whichever language."""
    leads: bool = False
    """Whether it is the headline of the home page."""
    cover: str = ""
    """Address of its cover."""
    cover_plate: Plate | None = None
    plates: Plates = ()
    """Of the pictures that its text shows."""
    enclosures: Enclosures = NO_ENCLOSURES
    """What goes out with it."""
    aliases: tuple[str, ...] = ()
    """Old addresses."""
    topics: tuple[tuple[str, int], ...] = ()
    """The topics at whose head it stands, and at which place."""
    not_public: Withheld | None = None
    """Why the public doesn't see it, where a preview shows it all the same."""
    follows: tuple[FollowLine, ...] = ()
    """What it follows up on."""
    followed: tuple[FollowLine, ...] = ()
    """What follows up on it."""


class Manuscript(Struct, frozen=True, kw_only=True, array_like=True):
    """A post, and what the stages before have found for it."""

    post: Post
    body: Body
    address: str
    extras: Extras


class Desk(Struct, frozen=True, kw_only=True):
    """Where manuscripts are put together, those of one year at a time."""

    given: Assembly
    years: dict[int, list[Post]]
    """The posts of each year, oldest year first."""
    extras: dict[str, Extras]
    """By source path, of those posts that have any."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with names by which posts are tied to one another."""

    def manuscripts(self, year: int) -> Iterator[Manuscript]:
        """Those of one year."""
        for post in self.years[year]:
            yield Manuscript(
                post=post,
                body=self.given.bodies[post.path],
                address=self.given.routes.addresses[post.path],
                extras=self.extras.get(post.path, _NONE),
            )


_NONE = Extras()


def desk(given: Assembly) -> Desk:
    """Sort the posts of an Assembly by year, and find out what only some of them have."""
    years: dict[int, list[Post]] = {}
    for post in given.posts:
        years.setdefault(post.matter.date.day.year, []).append(post)
    tied = threads(given)
    return Desk(
        given=given,
        years=dict(sorted(years.items())),
        extras=_extras(given, tied),
        problems=tuple(tied.problems),
    )


def _extras(given: Assembly, tied: Threads) -> dict[str, Extras]:
    translated = families(given.posts, given)
    series = _named_series(given)
    leading = headlines(given.posts, given.config)
    aliases: dict[str, tuple[str, ...]] = {}
    for redirect in given.routes.redirects:
        aliases[redirect.path] = (*aliases.get(redirect.path, ()), redirect.old)
    paths = given.links.keys() | given.covers.keys() | given.attached.keys() | aliases.keys()
    paths |= tied.follows.keys() | tied.followed.keys() | given.not_public.keys()
    keys = translated.keys() | series.keys() | leading | tied.leads.keys()

    def extras(post: Post) -> Extras:
        cover = given.covers.get(post.path, "")
        return Extras(
            links=given.links.get(post.path, ()),
            family=translated.get(post.key, ()),
            series=series.get(post.key, ""),
            leads=post.key in leading,
            cover=given.routes.of_file(cover) if cover else "",
            cover_plate=given.pictures.get(cover),
            plates=plates_of(post.path, given),
            enclosures=enclosures_of(post, given),
            aliases=aliases.get(post.path, ()),
            topics=tied.leads.get(post.key, ()),
            not_public=given.not_public.get(post.path),
            follows=tied.follows.get(post.path, ()),
            followed=tied.followed.get(post.path, ()),
        )

    return {p.path: extras(p) for p in given.posts if p.path in paths or p.key in keys}


def _named_series(given: Assembly) -> dict[str, str]:
    """For each post's key the series that it names, in the first language that has it."""
    order = given.config.site.languages.index
    naming = [post for post in given.posts if post.matter.meeting and post.matter.meeting.series]
    named: dict[str, str] = {}
    for post in sorted(naming, key=lambda post: order(post.lang)):
        if post.matter.meeting:
            named.setdefault(post.key, segment(post.matter.meeting.series))
    return named


def headlines(posts: Iterable[Post], config: Config) -> frozenset[str]:
    """The keys of what site.yaml makes the headline: by its id, its path, or its path's stem."""
    wanted = config.site.headline.removeprefix("content/")
    if not wanted:
        return frozenset()
    return frozenset(
        post.key
        for post in posts
        if wanted
        in (
            identity(post, config),
            post.path.removeprefix("content/"),
            post.key.removeprefix("content/"),
        )
    )


def identity(post: Post, config: Config) -> str:
    """A bulletin's lasting id: what its author wrote, else what its source path makes."""
    made = below_top(post.key).removesuffix("/index")
    return post.matter.id or (made if post.lang == config.language else f"{made}.{post.lang}")
