"""Provenance: where a text comes from, and what a translation owes its original.

`missing_provenance` looks at one bulletin; `families` at bulletins that are translations of each
other, and works on the values of the whole site.
"""

from collections.abc import Iterable, Iterator

from generator.documents import Post
from generator.editorial.manuscript import Finding, Manuscript
from generator.editorial.rulebook import Rulebook
from generator.errors import Problem, problem_in_field


def missing_provenance(manuscript: Manuscript, _: Rulebook) -> Iterator[Finding]:
    """A text for which nobody answers: neither source nor author nor editor."""
    matter = manuscript.matter
    source = matter.source
    if not (matter.author or matter.editor or (source and (source.name or source.url))):
        yield Finding(code="provenance-missing", passage=None, field="title")


def families(posts: Iterable[Post]) -> Iterator[Problem]:
    """What is wrong between a text and its translations, which share the name of their file."""
    by_key: dict[str, list[Post]] = {}
    for post in posts:
        by_key.setdefault(post.key, []).append(post)
    for members in by_key.values():
        if len(members) > 1:
            yield from _unmarked(members)
            for post in members:
                yield from _stale(post, members)


def _unmarked(members: list[Post]) -> Iterator[Problem]:
    """Of two languages one was translated from the other, unless both say otherwise."""
    silent = [post for post in members if post.matter.translation is None]
    if len(silent) > 1:
        post = silent[-1]
        values = {"other": silent[0].path, "of": silent[0].lang}
        yield problem_in_field("translation-unmarked", post.path, "title", **values)


def _stale(post: Post, members: list[Post]) -> Iterator[Problem]:
    """A translation that was not touched since its original changed."""
    translation = post.matter.translation
    original = next(
        (one for one in members if translation and one.lang == translation.of and one is not post),
        None,
    )
    if original is None or original.matter.updated is None:
        return
    own = post.matter.updated or post.matter.date
    if own.day < original.matter.updated.day:
        values = {
            "other": original.path,
            "updated": str(original.matter.updated.day),
            "own": str(own.day),
        }
        field = "updated" if post.matter.updated else "date"
        yield problem_in_field("translation-stale", post.path, field, **values)
