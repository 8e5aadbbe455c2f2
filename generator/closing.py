"""Closing: which topics are closed at a moment.

In: Config, and the moment that a build is for. Out: the Config of that moment, in which a topic
that is still to be closed says nothing of it; and the next moment at which that changes.
"""

import datetime as dt

from msgspec.structs import replace

from generator.config import Config
from generator.schema_threads import TopicEntry

_MIDNIGHT = dt.time(0)


def closing(config: Config, now: dt.datetime) -> tuple[Config, dt.datetime | None]:
    """The topics as they stand at `now`. A bare day begins at its midnight in the site's zone."""
    ends = {
        topic.id: topic.closed.aware(config.zone, _MIDNIGHT)
        for topic in config.topics
        if topic.closed
    }
    coming = {id_: end for id_, end in ends.items() if end > now}
    if not coming:
        return config, None

    def at_present(topic: TopicEntry) -> TopicEntry:
        return replace(topic, closed=None) if topic.id in coming else topic

    topics = tuple(map(at_present, config.topics))
    return replace(config, topics=topics), min(coming.values())
