"""Editions: everything of each language that is no bulletin: registers, pages, its lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from generator.assemble.assembly import Assembly
from generator.assemble.facts import Known
from generator.assemble.families import Families, families
from generator.assemble.manuscripts import headlines
from generator.assemble.pages import static_pages
from generator.assemble.registers import Tongue, friends_of, registers
from generator.assemble.statement import statement_of
from generator.assemble.topics import topics_of
from generator.config import SITE, Config
from generator.documents import Post
from generator.errors import Problem, nearest, problem_in_field
from generator.model import Edition, Expired, Series, Site, Spine, Tag, Volume
from generator.names import Names
from generator.schema_site import PageKind
from generator.urls import Base

KINDS = get_args(PageKind)
"""Every kind of page that can be switched off."""


def known_in(
    config: Config, names: Names, base: Base, gettext: Mapping[str, Callable[[str], str]]
) -> dict[str, Known]:
    """What each language knows: the registries in its words."""
    return {
        lang: _known(Tongue(lang=lang, config=config, base=base, gettext=gettext[lang]), names)
        for lang in config.site.languages
    }


def _known(tongue: Tongue, names: Names) -> Known:
    return Known(names=names, registers=registers(tongue, names), tongue=tongue)


def assemble(
    given: Assembly, known: Mapping[str, Known], volumes: Sequence[Volume]
) -> tuple[Site, list[Problem]]:
    """Put the site together around its volumes; what contradicts is a problem."""
    site = given.config.site
    url, bound = given.base.url, {post.path for post in given.posts}
    redirects = tuple(
        replace(redirect, old=url(redirect.old), new=url(redirect.new))
        for redirect in given.routes.redirects
    )
    translated = families(given.pages, given)
    return Site(
        base=given.base,
        editions=tuple(_edition(known[lang], given, translated, volumes) for lang in known),
        redirects=redirects,
        loose=tuple(redirect for redirect in redirects if redirect.path not in bound),
        kinds=frozenset(kind for kind in KINDS if given.config.has(kind)),
        list_size=site.list_size,
        feed_size=site.feed_size,
        timezone=site.timezone,
    ), [*_check_headline(given), *_check_same_ids(given.posts)]


def _edition(
    known: Known, given: Assembly, translated: Families, volumes: Sequence[Volume]
) -> Edition:
    tongue, config = known.tongue, given.config
    lang = tongue.lang
    spines = [volume.spines[lang] for volume in volumes if lang in volume.spines]
    pages = static_pages(lang, given, translated)
    return Edition(
        lang=lang,
        root=given.base.url(config.prefix(lang)),
        title=tongue.say(config.site.title),
        description=tongue.say(config.site.description),
        columns=tuple(known.registers.columns.values()),
        offices=tuple(known.registers.offices.values()),
        people=tuple(known.registers.people.values()),
        tags=_tags(spines),
        series=_series(spines),
        pages=pages,
        expired=tuple(_expired(lang, given)),
        friends=friends_of(tongue),
        topics=tuple(topics_of(tongue, given)),
        statement=statement_of(tongue, pages),
    )


def _tags(spines: Iterable[Spine]) -> tuple[Tag, ...]:
    """The tags that the bulletins of a language have, by name."""
    tags = {tag.id: tag for spine in spines for tag in spine.tags}
    return tuple(sorted(tags.values(), key=lambda tag: (tag.link.title, tag.id)))


def _series(spines: Iterable[Spine]) -> tuple[Series, ...]:
    """The meeting series that the bulletins of a language report."""
    series = {one.id: one for spine in spines for one in spine.series}
    return tuple(sorted(series.values(), key=lambda one: one.id))


def _expired(lang: str, given: Assembly) -> Iterable[Expired]:
    addresses = given.routes.addresses
    for post in given.expired:
        if post.lang == lang and post.matter.expires and post.path in addresses:
            url = given.base.url(addresses[post.path])
            yield Expired(lang=lang, url=url, since=post.matter.expires)


def _check_headline(given: Assembly) -> Iterable[Problem]:
    wanted = given.config.site.headline
    if wanted and not headlines(given.posts, given.config):
        near = nearest(wanted, (post.path.removeprefix("content/") for post in given.posts))
        yield problem_in_field("headline-unknown", SITE, "headline", headline=wanted, near=near)


def _check_same_ids(posts: Iterable[Post]) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    for post in posts:
        owner = owners.setdefault(post.matter.id, post.path)
        if post.matter.id and owner != post.path:
            yield problem_in_field("post-id-twice", post.path, "id", id=post.matter.id, other=owner)
