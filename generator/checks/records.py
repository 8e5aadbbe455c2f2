"""Records: dates and states within one bulletin must agree, and with the topics that it names."""

from collections.abc import Iterator, Mapping

from generator.checks.material import Material
from generator.dates import Moment
from generator.documents import Post
from generator.errors import Problem, problem_in_field
from generator.names import Names


def contradictions(material: Material) -> Iterator[Problem]:
    """What one bulletin says against itself. Most say nothing that could be contradicted."""
    closed = {topic.id: topic.closed for topic in material.config.topics if topic.closed}
    for post in material.posts:
        matter = post.matter
        if matter.topics and closed:
            yield from _after_closing(post, material.names, closed)
        if matter.meeting or matter.updated or matter.expires:
            yield from _held_after_published(post)
            yield from _before_published(post, "updated")
            yield from _before_published(post, "expires")
        if matter.cover and not (matter.cover.alt or matter.cover.decorative):
            yield problem_in_field("cover-without-alt", post.path, "cover.src")
        if matter.reason or matter.status != "published":
            yield from _withdrawn_without_reason(post)


def _after_closing(post: Post, names: Names, closed: Mapping[str, Moment]) -> Iterator[Problem]:
    """Nothing is added to a topic that was closed."""
    for n, written in enumerate(post.matter.topics):
        for id_ in names.topic(written)[:1]:
            if id_ in closed and post.matter.date.day > closed[id_].day:
                values = {"topic": id_, "closed": str(closed[id_])}
                values["date"] = str(post.matter.date.day)
                yield problem_in_field("topic-closed", post.path, f"topics.{n}", **values)


def _held_after_published(post: Post) -> Iterator[Problem]:
    """A report can't be older than the meeting that it reports."""
    meeting, date = post.matter.meeting, post.matter.date
    if meeting and meeting.held and meeting.held.first > date.day:
        values = {"held": str(meeting.held.first), "date": str(date.day)}
        yield problem_in_field("held-after-published", post.path, "meeting.held", **values)


def _before_published(post: Post, field: str) -> Iterator[Problem]:
    """What changed last, or goes, can't do so on a day before that of publication."""
    moment, date = getattr(post.matter, field), post.matter.date
    if moment and moment.day < date.day:
        values = {field: str(moment.day), "date": str(date.day)}
        yield problem_in_field(f"{field}-before-published", post.path, field, **values)


def _withdrawn_without_reason(post: Post) -> Iterator[Problem]:
    """Readers are told why a bulletin was withdrawn; and a reason alone withdraws nothing."""
    withdrawn, reason = post.matter.status == "withdrawn", post.matter.reason
    if withdrawn and not reason:
        yield problem_in_field("withdrawn-without-reason", post.path, "status")
    elif reason and not withdrawn:
        yield problem_in_field("reason-without-withdrawal", post.path, "reason")
