"""Proofs: what the editorial rules find in each bulletin, remembered.

In: all bulletins that are published, and the site's Config. Out: problems. Only who asks for it
pays: `check` and editors do, a build does not, nor does it load the rules (40 ms).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.cache import digest
from generator.config import Config
from generator.documents import Post
from generator.errors import Problem
from generator.remembered.bench import Bench, pack_of
from generator.schema_editorial import WordEntry
from generator.steps import Computed, Step, remember
from generator.textfile import decode

if TYPE_CHECKING:
    from generator.editorial import Rulebook

_Found = tuple[Problem, ...]
_Words = tuple[WordEntry, ...]


class _Sheet(Struct, frozen=True):
    post: Post
    text: str
    rulebook: "Rulebook"


def proofs(
    bench: Bench,
    posts: Iterable[Post],
    marks: Mapping[str, str],
    config: Config,
    unsaved: Collection[str],
) -> list[Problem]:
    """Everything that the editorial rules say of bulletins.

    Args:
        bench: What the stage works with.
        posts: All that are shown.
        marks: Those of ParsedSite.
        config: The site's.
        unsaved: Paths of texts that are laid over files: where there are any, who asks is writing
            them, and no other text is proofread.
    """
    from generator.editorial import families, rulebook_of, settled

    posts = tuple(posts)
    asked = tuple(post for post in posts if not unsaved or post.path in unsaved)
    rulebook = rulebook_of(config, _shipped(bench))

    def prepare(post: Post) -> _Sheet:
        text, _ = decode(bench.read(bench.sources[post.path]), post.path)
        return _Sheet(post, text, rulebook)

    step: Step[Post, _Sheet, _Found] = Step(
        name="proofread",
        key=lambda post: f"{rulebook.digest} {marks[post.path]}",
        pack=lambda post: pack_of(post.path),
        prepare=prepare,
        compute=_proofread,
        label=lambda sheet: sheet.post.path,
        enough=500,
        type=_Found,
    )
    found = dict(
        zip(
            (post.path for post in asked),
            map(list, remember(step, asked, bench.store, bench.workers).values),
            strict=True,
        )
    )
    for problem in families(posts):
        if problem.place.path in found:
            found[problem.place.path].append(problem)
    levels = config.site.editorial.rules
    return [problem for post in asked for problem in settled(post, found[post.path], levels)]


def _proofread(sheet: _Sheet) -> Computed[_Found]:
    from generator.editorial import Manuscript, proofread

    return Computed(proofread(Manuscript(sheet.post, sheet.text), sheet.rulebook))


def _read_words(_: str) -> Computed[_Words]:
    from generator.editorial import shipped_words

    return Computed(shipped_words())


def _shipped(bench: Bench) -> _Words:
    """The program's own word lists: reading them takes as long as proofreading a hundred texts."""
    step: Step[str, str, _Words] = Step(
        name="words",
        key=str,
        pack=lambda _: "all",
        prepare=str,
        compute=_read_words,
        enough=2,
        type=_Words,
    )
    (words,) = remember(step, [digest(bench.program)], bench.store, bench.workers).values
    return words
