"""Rehearsal: what a check tries out of a build, so that it can say what is wrong with templates.

In: every Slice and what the pages are made from. Out: nothing but problems. A slice that was tried
before, and would be made from the same, isn't tried again.
"""

from generator.cache import Store
from generator.encoding import decoded, encoded
from generator.printing import try_sheets
from generator.remembered import Bench
from generator.report import Plans
from generator.standing import Seal, seal_of

_NOTE = "rehearsed"


def rehearse(bench: Bench, plans: Plans) -> None:
    """Try every file. Raises SiteError with what a build would say."""
    seals = {one.name: seal_of(one, plans.around) for one in plans.slices}
    before = _tried(bench.store)
    work = [(one, one.sheets) for one in plans.slices if before.get(one.name) != seals[one.name]]
    try_sheets(work, bench, plans.house)
    bench.store.keep_note(_NOTE, encoded(seals))


def _tried(store: Store) -> dict[str, Seal]:
    """The seals of what went well the last time."""
    note = store.note(_NOTE)
    return decoded(note, dict[str, Seal]) if note else {}
