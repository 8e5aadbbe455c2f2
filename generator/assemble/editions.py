"""Editions: everything that is published, put together language by language."""

from collections.abc import Callable, Iterable, Mapping
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble.facts import Facts, Known, facts_of
from generator.assemble.pages import static_pages
from generator.assemble.registers import Tongue, friends_of, registers
from generator.config import SITE, Config
from generator.documents import Body, Page, Post, Routes
from generator.errors import Problem, nearest, problem_in_field
from generator.model import (
    Bulletin,
    Card,
    Content,
    CorrectionLine,
    Edition,
    Expired,
    LanguageLink,
    Link,
    Picture,
    Series,
    Site,
    SourceLine,
    Tag,
    TranslationLine,
)
from generator.names import Names
from generator.schema import Provenance
from generator.schema_site import PageKind
from generator.urls import Base, below_top, segment

KINDS = get_args(PageKind)
"""Every kind of page that can be switched off."""


class Assembly(Struct, frozen=True, kw_only=True):
    """What a site is assembled from."""

    config: Config
    names: Names
    base: Base
    routes: Routes
    posts: tuple[Post, ...]
    pages: tuple[Page, ...]
    expired: tuple[Post, ...]
    bodies: dict[str, Body]
    """By source path."""
    links: dict[str, tuple[str, ...]]
    """Resolved, by source path."""
    pictures: dict[str, tuple[int, int]]
    """Width and height of each cover, by its source path."""
    covers: dict[str, str]
    """The cover's source path, by the post's."""
    gettext: dict[str, Callable[[str], str]]
    """The interface's words of each language."""


def assemble(given: Assembly) -> tuple[Site, list[Problem]]:
    """Put the site together; a name that means nothing is a problem."""
    problems: list[Problem] = []
    editions = []
    for lang in given.config.site.languages:
        edition, troubles = _edition(lang, given)
        editions.append(edition)
        problems += troubles
    problems += _check_headline(given)
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


def _edition(lang: str, given: Assembly) -> tuple[Edition, list[Problem]]:
    config = given.config
    tongue = Tongue(lang=lang, config=config, base=given.base, gettext=given.gettext[lang])
    known = Known(
        names=given.names,
        registers=registers(tongue, given.names),
        tongue=tongue,
        series=_named_series(given),
    )
    problems: list[Problem] = []
    bulletins: list[Bulletin] = []
    tags: dict[str, Tag] = {}
    series: dict[str, Series] = {}
    translations = _translations(given.posts, given)
    for post in given.posts:
        if post.lang != lang:
            continue
        facts, troubles = facts_of(post, known)
        problems += troubles
        stands = post.matter.status == "published"
        tags |= {tag.id: tag for tag in facts.tags if stands}
        if facts.series and stands:
            series[facts.series.id] = facts.series
        bulletins.append(_bulletin(post, facts, known, given, translations))
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
        pages=static_pages(lang, given.pages, given.bodies, given.links, given.routes, given.base),
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
        headline=_headline(lang, given),
    ), problems


def _order(bulletin: Bulletin) -> tuple[object, ...]:
    day, time = bulletin.card.date.order
    return day, time, bulletin.card.id


def _bulletin(
    post: Post,
    facts: Facts,
    known: Known,
    given: Assembly,
    translations: Mapping[str, tuple[LanguageLink, ...]],
) -> Bulletin:
    matter, body = post.matter, given.bodies[post.path]
    return Bulletin(
        card=_card(post, facts, known, given),
        path=post.path,
        lang=post.lang,
        content=Content(digest=body.digest, links=given.links[post.path]),
        kicker=matter.kicker,
        subtitle=matter.subtitle,
        number=matter.number,
        updated=matter.updated,
        meeting=facts.meeting,
        source=_source(matter.source),
        author=matter.author,
        photographer=matter.photographer,
        editor=matter.editor,
        translation=_translation(post, translations[post.key]),
        translations=translations[post.key] if len(translations[post.key]) > 1 else (),
        withdrawn=matter.reason if matter.status == "withdrawn" else None,
        notice=known.tongue.say(matter.notice),
        corrections=tuple(CorrectionLine(date=c.date, note=c.note) for c in matter.corrections),
        words=body.words,
        headings=body.headings,
        column_id=facts.column,
        office_id=facts.office,
        department_id=facts.department,
        tag_ids=tuple(tag.id for tag in facts.tags),
        person_ids=facts.people,
        series_id=facts.series.id if facts.series else "",
        extra=matter.extra,
    )


def _card(post: Post, facts: Facts, known: Known, given: Assembly) -> Card:
    matter, registers = post.matter, known.registers
    written = Link(matter.column, "") if matter.column else None
    office = Link(matter.organization, "") if matter.organization else None
    department = Link(matter.department, "") if matter.department else None
    return Card(
        id=identity(post, given.config),
        url=given.base.url(given.routes.addresses[post.path]),
        title=matter.title,
        date=matter.date,
        summary=matter.summary or given.bodies[post.path].summary,
        column=registers.columns[facts.column].link if facts.column else written,
        organization=registers.offices[facts.office].link if facts.office else office,
        department=(
            registers.departments[facts.department].link if facts.department else department
        ),
        tags=tuple(tag.link for tag in facts.tags),
        held=matter.meeting.held if matter.meeting else None,
        cover=_cover(post, given),
        pinned=matter.pinned,
    )


def identity(post: Post, config: Config) -> str:
    """A bulletin's lasting id: what its author wrote, else what its source path makes."""
    made = below_top(post.key).removesuffix("/index")
    return post.matter.id or (made if post.lang == config.language else f"{made}.{post.lang}")


def _cover(post: Post, given: Assembly) -> Picture | None:
    cover, source = post.matter.cover, given.covers.get(post.path, "")
    if cover is None or not source:
        return None
    width, height = given.pictures.get(source, (0, 0))
    return Picture(
        url=given.base.url(given.routes.of_file(source)),
        alt=cover.alt,
        width=width,
        height=height,
        credit=cover.credit,
        caption=cover.caption,
    )


def _source(source: Provenance | None) -> SourceLine | None:
    if source is None:
        return None
    reprint = source.kind == "reprint"
    return SourceLine(name=source.name, url=source.url, date=source.date, reprint=reprint)


def _translation(post: Post, family: tuple[LanguageLink, ...]) -> TranslationLine | None:
    translation = post.matter.translation
    if translation is None:
        return None
    originals = [other.url for other in family if other.lang == translation.of]
    return TranslationLine(
        of=translation.of,
        original=originals[0] if originals else "",
        method=translation.method,
        engine=translation.engine,
        reviewed_by=translation.reviewed_by,
    )


def _translations(posts: Iterable[Post], given: Assembly) -> dict[str, tuple[LanguageLink, ...]]:
    families: dict[str, list[LanguageLink]] = {}
    for post in posts:
        url = given.base.url(given.routes.addresses[post.path])
        families.setdefault(post.key, []).append(LanguageLink(post.lang, url))
    order = given.config.site.languages.index
    return {
        key: tuple(sorted(links, key=lambda link: order(link.lang)))
        for key, links in families.items()
    }


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


def _headline(lang: str, given: Assembly) -> str:
    """The id of this language's version of the chosen headline, or "" where it has none."""
    keys = {post.key for post in given.posts if _led_by(post, given)}
    chosen = (p for p in given.posts if p.key in keys and p.lang == lang)
    return next((identity(post, given.config) for post in chosen), "")


def _check_headline(given: Assembly) -> Iterable[Problem]:
    wanted = given.config.site.headline
    if wanted and not any(_led_by(post, given) for post in given.posts):
        near = nearest(wanted, (post.path.removeprefix("content/") for post in given.posts))
        yield problem_in_field("headline-unknown", SITE, "headline", headline=wanted, near=near)


def _check_same_ids(posts: Iterable[Post]) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    for post in posts:
        owner = owners.setdefault(post.matter.id, post.path)
        if post.matter.id and owner != post.path:
            yield problem_in_field("post-id-twice", post.path, "id", id=post.matter.id, other=owner)
