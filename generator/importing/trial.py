"""Trial: what `bulletin check` would say of bulletins that are not written yet.

In: drafts. Out: each one's problems. Known here alone: that the same dry build is asked as for
every check, with the new files laid over the site, so that nothing is written that would not
pass.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from generator.build import build
from generator.cache import Store
from generator.codes import is_error
from generator.errors import Problem, SiteError
from generator.importing.draft import Draft
from generator.insisting import insist
from generator.report import Request


def errors_of(drafts: Sequence[Draft], request: Request) -> dict[str, tuple[Problem, ...]]:
    """The errors in each draft's own files, by its path, in a site that has them all."""
    overlay = {path: data for draft in drafts for path, data in draft.files().items()}
    found = _said(replace(request, dry=True, overlay=overlay))
    return {
        draft.path: tuple(
            one for one in found if is_error(one) and one.place.path.startswith(f"{draft.folder}/")
        )
        for draft in drafts
    }


def _said(request: Request) -> tuple[Problem, ...]:
    """All that a build says."""

    def run(store: Store) -> tuple[Problem, ...]:
        try:
            return build(request, store).warnings
        except SiteError as error:
            return error.problems

    return insist(lambda: Store(None), run)
