"""Bulletins: one bulletin with everything that its own page says, and the card that others see.

In: a post, its names resolved, its text by digest. Out: a Bulletin.
"""

from collections.abc import Mapping

from generator.assemble.assembly import Assembly
from generator.assemble.facts import Facts, Known
from generator.config import Config
from generator.documents import Post
from generator.model import (
    Bulletin,
    Card,
    Column,
    Content,
    CorrectionLine,
    Department,
    LanguageLink,
    Link,
    Office,
    Picture,
    SourceLine,
    TranslationLine,
)
from generator.schema import Provenance
from generator.urls import below_top


def bulletin_of(
    post: Post,
    facts: Facts,
    known: Known,
    given: Assembly,
    family: tuple[LanguageLink, ...],
) -> Bulletin:
    """Put one bulletin together; `family` are its translations, itself included."""
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
        translation=_translation(post, family),
        translations=family if len(family) > 1 else (),
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
    return Card(
        id=identity(post, given.config),
        url=given.base.url(given.routes.addresses[post.path]),
        title=matter.title,
        date=matter.date,
        summary=matter.summary or given.bodies[post.path].summary,
        column=_link(registers.columns, facts.column, matter.column),
        organization=_link(registers.offices, facts.office, matter.organization),
        department=_link(registers.departments, facts.department, matter.department),
        tags=tuple(tag.link for tag in facts.tags),
        held=matter.meeting.held if matter.meeting else None,
        cover=_cover(post, given),
        pinned=matter.pinned,
    )


def _link(
    known: Mapping[str, Column] | Mapping[str, Office] | Mapping[str, Department],
    id_: str,
    written: str,
) -> Link | None:
    """The link to what a bulletin names; the words alone where the site keeps no register of it."""
    if id_:
        return known[id_].link
    return Link(written, "") if written else None


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
