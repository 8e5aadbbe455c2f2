"""Settling: which findings count, and for how much, after the site's choice and the waivers.

In: a bulletin and what the rules found in it. Out: the problems that are left, each with its
severity, and those of waivers that waive nothing.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.documents import Post
from generator.errors import Problem, problem_in_field
from generator.schema_editorial import Level, RuleName, Waiver


def settled(
    post: Post, problems: Iterable[Problem], levels: Mapping[RuleName, Level]
) -> Iterator[Problem]:
    """What counts of what was found in one bulletin.

    Args:
        post: The bulletin.
        problems: What was found in it.
        levels: `editorial.rules` of site.yaml.
    """
    waivers = post.matter.waive
    used: set[int] = set()
    for problem in problems:
        level = levels.get(problem.code)  # type: ignore[call-overload]
        waived = [n for n, waiver in enumerate(waivers) if _covers(waiver, problem)]
        used.update(waived)
        if not waived and level != "off":
            yield replace(problem, severity=level or problem.severity)
    for n, waiver in enumerate(waivers):
        if n not in used and levels.get(waiver.rule) != "off":
            values = {"rule": waiver.rule, "words": waiver.words}
            yield problem_in_field("waiver-unused", post.path, f"waive.{n}.rule", **values)


def _covers(waiver: Waiver, problem: Problem) -> bool:
    """Whether a waiver is for this: for its rule and, where it has words, for theirs."""
    if waiver.rule != problem.code:
        return False
    said = (problem.values.get("found", ""), problem.values.get("words", ""))
    return not waiver.words or any(waiver.words.lower() in one.lower() for one in said)
