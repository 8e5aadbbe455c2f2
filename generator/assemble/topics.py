"""Topics: those of the registry in one language."""

import re
from collections.abc import Iterator

from generator.assemble.assembly import Assembly
from generator.assemble.plates import prints_of, size_of
from generator.assemble.registers import Tongue
from generator.chinese import joined
from generator.documents import topic_name
from generator.model import Link, Picture, Topic, TopicPart, part_of
from generator.schema_threads import TopicEntry

_PARAGRAPHS = re.compile(r"\n\s*\n")


def topics_of(tongue: Tongue, given: Assembly) -> Iterator[Topic]:
    """Every topic, in the registry's order."""
    say = tongue.say
    for entry in tongue.config.topics:
        yield Topic(
            id=entry.id,
            link=Link(say(entry.name), tongue.url("topics", entry.id)),
            summary=say(entry.summary),
            lead=tuple(_paragraphs(say(entry.lead), tongue.lang)),
            opened=entry.opened,
            closed=entry.closed,
            order=entry.order,
            leading=len(entry.leading),
            parts=tuple(
                TopicPart(name=say(part.name), place=part_of(entry.id, n))
                for n, part in enumerate(entry.sections)
            ),
            cover=_cover(entry, tongue, given),
        )


def _paragraphs(text: str, lang: str) -> Iterator[str]:
    """What an empty line parts; in Chinese, the lines of one meet directly."""
    for paragraph in filter(None, map(str.strip, _PARAGRAPHS.split(text))):
        yield joined(paragraph.splitlines(), "\n", paragraph, lang)


def _cover(entry: TopicEntry, tongue: Tongue, given: Assembly) -> Picture | None:
    file = given.covers.get(topic_name(entry.id), "")
    if entry.cover is None or not file:
        return None
    url, plate = tongue.base.url(given.routes.of_file(file)), given.pictures.get(file)
    width, height = size_of(plate) if plate else (0, 0)
    return Picture(
        url=url,
        alt=tongue.say(entry.cover.alt),
        width=width,
        height=height,
        credit=tongue.say(entry.cover.credit),
        caption=tongue.say(entry.cover.caption),
        prints=prints_of(plate, url) if plate else (),
    )
