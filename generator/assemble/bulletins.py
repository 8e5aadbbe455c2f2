"""Bulletins: one bulletin with everything that its own page says, and the card that others see.

In: a manuscript, its names resolved. Out: a Bulletin.
"""

from collections.abc import Mapping

from generator.assemble.facts import Facts, Known
from generator.assemble.manuscripts import Manuscript, identity
from generator.assemble.plates import content_of, prints_of, size_of
from generator.documents import Post
from generator.model import (
    Bulletin,
    Card,
    Column,
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


def bulletin_of(manuscript: Manuscript, facts: Facts, known: Known) -> Bulletin:
    """Put one bulletin together."""
    post, body, extras = manuscript.post, manuscript.body, manuscript.extras
    matter = post.matter
    return Bulletin(
        card=_card(manuscript, facts, known),
        path=post.path,
        lang=post.lang,
        content=content_of(body.digest, extras.links, extras.plates, extras.enclosures),
        kicker=matter.kicker,
        subtitle=matter.subtitle,
        number=matter.number,
        updated=matter.updated,
        meeting=facts.meeting,
        source=_source(matter.source),
        author=matter.author,
        photographer=matter.photographer,
        editor=matter.editor,
        translation=_translation(post, extras.family),
        translations=extras.family,
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
        topics=tuple(known.registers.topics[id_] for id_ in facts.topics),
        topic_ids=facts.topics,
        follows=manuscript.extras.follows,
        followed=manuscript.extras.followed,
    )


def _card(manuscript: Manuscript, facts: Facts, known: Known) -> Card:
    post, registers = manuscript.post, known.registers
    matter = post.matter
    return Card(
        id=identity(post, known.tongue.config),
        url=known.tongue.base.url(manuscript.address),
        title=matter.title,
        date=matter.date,
        summary=matter.summary or manuscript.body.summary,
        column=_link(registers.columns, facts.column, matter.column),
        organization=_link(registers.offices, facts.office, matter.organization),
        department=_link(registers.departments, facts.department, matter.department),
        tags=tuple(tag.link for tag in facts.tags),
        held=matter.meeting.held if matter.meeting else None,
        cover=_cover(manuscript, known),
        pinned=matter.pinned,
        not_public=manuscript.extras.not_public,
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


def _cover(manuscript: Manuscript, known: Known) -> Picture | None:
    cover = manuscript.post.matter.cover
    if cover is None or not manuscript.extras.cover:
        return None
    url, plate = known.tongue.base.url(manuscript.extras.cover), manuscript.extras.cover_plate
    width, height = size_of(plate) if plate else (0, 0)
    return Picture(
        url=url,
        alt=cover.alt,
        width=width,
        height=height,
        credit=cover.credit,
        caption=cover.caption,
        prints=prints_of(plate, url) if plate else (),
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
