"""Records: dates and states within one bulletin must agree."""

from collections.abc import Iterator

from generator.checks.material import Material
from generator.errors import Problem, problem_in_field


def held_after_published(material: Material) -> Iterator[Problem]:
    """A report can't be older than the meeting that it reports."""
    for post in material.posts:
        meeting = post.matter.meeting
        if meeting and meeting.held and meeting.held.first > post.matter.date.day:
            yield problem_in_field(
                "held-after-published",
                post.path,
                "meeting.held",
                held=str(meeting.held.first),
                date=str(post.matter.date.day),
            )


def updated_before_published(material: Material) -> Iterator[Problem]:
    """What changed last can't have changed before it was published."""
    return _before_published(material, "updated")


def expires_before_published(material: Material) -> Iterator[Problem]:
    """A bulletin that is gone before it appears is never seen."""
    return _before_published(material, "expires")


def _before_published(material: Material, field: str) -> Iterator[Problem]:
    """Where the moment of a field is on a day before that of publication."""
    for post in material.posts:
        moment, date = getattr(post.matter, field), post.matter.date
        if moment and moment.day < date.day:
            values = {field: str(moment.day), "date": str(date.day)}
            yield problem_in_field(f"{field}-before-published", post.path, field, **values)


def withdrawn_without_reason(material: Material) -> Iterator[Problem]:
    """Readers are told why a bulletin was withdrawn; and a reason alone withdraws nothing."""
    for post in material.posts:
        withdrawn, reason = post.matter.status == "withdrawn", post.matter.reason
        if withdrawn and not reason:
            yield problem_in_field("withdrawn-without-reason", post.path, "status")
        elif reason and not withdrawn:
            yield problem_in_field("reason-without-withdrawal", post.path, "reason")
