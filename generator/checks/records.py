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
    for post in material.posts:
        updated, date = post.matter.updated, post.matter.date
        if updated and updated.day < date.day:
            yield problem_in_field(
                "updated-before-published",
                post.path,
                "updated",
                updated=str(updated.day),
                date=str(date.day),
            )


def expires_before_published(material: Material) -> Iterator[Problem]:
    """A bulletin that is gone before it appears is never seen."""
    for post in material.posts:
        expires, date = post.matter.expires, post.matter.date
        if expires and expires.day < date.day:
            yield problem_in_field(
                "expires-before-published",
                post.path,
                "expires",
                expires=str(expires.day),
                date=str(date.day),
            )


def withdrawn_without_reason(material: Material) -> Iterator[Problem]:
    """Readers are told why a bulletin was withdrawn; and a reason alone withdraws nothing."""
    for post in material.posts:
        withdrawn, reason = post.matter.status == "withdrawn", post.matter.reason
        if withdrawn and not reason:
            yield problem_in_field("withdrawn-without-reason", post.path, "status")
        elif reason and not withdrawn:
            yield problem_in_field("reason-without-withdrawal", post.path, "reason")
