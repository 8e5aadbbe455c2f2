"""Editions: everything that is published, put together language by language."""

from collections.abc import Iterable
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble.assembly import Assembly
from generator.assemble.bulletins import bulletin_of, identity
from generator.assemble.facts import Known, facts_of
from generator.assemble.families import Families, families
from generator.assemble.pages import static_pages
from generator.assemble.registers import Tongue, friends_of, registers
from generator.config import SITE
from generator.documents import Post
from generator.errors import Problem, nearest, problem_in_field
from generator.model import (
    Bulletin,
    Edition,
    Expired,
    Series,
    Site,
    Tag,
)
from generator.schema_site import PageKind
from generator.urls import segment

KINDS = get_args(PageKind)
"""Every kind of page that can be switched off."""


def assemble(given: Assembly) -> tuple[Site, list[Problem]]:
    """Put the site together; a name that means nothing is a problem."""
    problems: list[Problem] = []
    editions = []
    order = given.config.site.languages.index
    across = Across(
        texts=families(given.posts, given.routes, given.base, order),
        pages=families(given.pages, given.routes, given.base, order),
        series=_named_series(given),
        headlines=frozenset(post.key for post in given.posts if _led_by(post, given)),
    )
    for lang in given.config.site.languages:
        edition, troubles = _edition(lang, given, across)
        editions.append(edition)
        problems += troubles
    problems += _check_headline(given, across)
    problems += _check_same_ids(given.posts)
    site = given.config.site
    return Site(
        base=given.base,
        editions=tuple(editions),
        redirects=tuple(replace(r, new=given.base.url(r.new)) for r in given.routes.redirects),
        kinds=frozenset(kind for kind in KINDS if given.config.has(kind)),
        list_size=site.list_size,
        feed_size=site.feed_size,
        timezone=site.timezone,
    ), problems


class Across(Struct, frozen=True, kw_only=True):
    """What holds across languages: worked out once."""

    texts: Families
    """The bulletins that are translations of each other."""
    pages: Families
    """The static pages that are."""
    series: dict[str, str]
    """The id of the series that an author named, by the post's key."""
    headlines: frozenset[str]
    """Keys of the bulletin that leads the home pages."""


def _edition(lang: str, given: Assembly, across: Across) -> tuple[Edition, list[Problem]]:
    config = given.config
    tongue = Tongue(lang=lang, config=config, base=given.base, gettext=given.gettext[lang])
    known = Known(
        names=given.names,
        registers=registers(tongue, given.names),
        tongue=tongue,
        series=across.series,
    )
    problems: list[Problem] = []
    bulletins: list[Bulletin] = []
    tags: dict[str, Tag] = {}
    series: dict[str, Series] = {}
    for post in given.posts:
        if post.lang != lang:
            continue
        facts, troubles = facts_of(post, known)
        problems += troubles
        stands = post.matter.status == "published"
        tags |= {tag.id: tag for tag in facts.tags if stands}
        if facts.series and stands:
            series[facts.series.id] = facts.series
        bulletins.append(bulletin_of(post, facts, known, given, across.texts[post.key]))
    return Edition(
        lang=lang,
        root=given.base.url(config.prefix(lang)),
        title=tongue.say(config.site.title),
        description=tongue.say(config.site.description),
        bulletins=tuple(sorted(bulletins, key=_order)),
        columns=tuple(known.registers.columns.values()),
        offices=tuple(known.registers.offices.values()),
        people=tuple(known.registers.people.values()),
        tags=tuple(sorted(tags.values(), key=lambda tag: (tag.link.title, tag.id))),
        series=tuple(sorted(series.values(), key=lambda one: one.id)),
        pages=static_pages(lang, given.pages, given.bodies, given.links, across.pages),
        expired=tuple(
            Expired(
                lang=lang,
                url=given.base.url(given.routes.addresses[p.path]),
                since=p.matter.expires,
            )
            for p in given.expired
            if p.lang == lang and p.matter.expires and p.path in given.routes.addresses
        ),
        friends=friends_of(tongue),
        headline=_headline(lang, given, across),
    ), problems


def _order(bulletin: Bulletin) -> tuple[object, ...]:
    day, time = bulletin.card.date.order
    return day, time, bulletin.card.id


def _named_series(given: Assembly) -> dict[str, str]:
    """For each post's key the series that it names, in the first language that has it."""
    order = given.config.site.languages.index
    named: dict[str, str] = {}
    for post in sorted(given.posts, key=lambda post: order(post.lang)):
        if post.matter.meeting and post.matter.meeting.series:
            named.setdefault(post.key, segment(post.matter.meeting.series))
    return named


def _led_by(post: Post, given: Assembly) -> bool:
    wanted = given.config.site.headline.removeprefix("content/")
    return bool(wanted) and wanted in (
        identity(post, given.config),
        post.path.removeprefix("content/"),
        post.key.removeprefix("content/"),
    )


def _headline(lang: str, given: Assembly, across: Across) -> str:
    """The id of this language's version of the chosen headline, or "" where it has none."""
    chosen = (p for p in given.posts if p.key in across.headlines and p.lang == lang)
    return next((identity(post, given.config) for post in chosen), "")


def _check_headline(given: Assembly, across: Across) -> Iterable[Problem]:
    wanted = given.config.site.headline
    if wanted and not across.headlines:
        near = nearest(wanted, (post.path.removeprefix("content/") for post in given.posts))
        yield problem_in_field("headline-unknown", SITE, "headline", headline=wanted, near=near)


def _check_same_ids(posts: Iterable[Post]) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    for post in posts:
        owner = owners.setdefault(post.matter.id, post.path)
        if post.matter.id and owner != post.path:
            yield problem_in_field("post-id-twice", post.path, "id", id=post.matter.id, other=owner)
