"""Publish: render what is due, and bring the output folder up to date.

In: every Slice and what the pages are made from. Out: the folder, and what was done to it. Known
here alone: which sheets are due, and the order in which their files may appear.
"""

import datetime as dt
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store, digest, digest_of
from generator.errors import Place, Problem, SiteError
from generator.manifest import INDEX, Written, index, record, slice_file
from generator.pages import PAPER, Output, Sheet, Slice, around
from generator.printing import laid_sheets
from generator.remembered import Bench
from generator.render import House
from generator.report import Done, Plans, Request, Stopwatch
from generator.stage import Laid, lay
from generator.standing import (
    RECORD,
    Seal,
    Seals,
    Standing,
    Strays,
    forget_others,
    keep_seals,
    keep_standing,
    last_seals,
    last_standing,
    seal_of,
    why_due,
)
from generator.unseen import Opened, Unseen, keep_unseen, unseen
from generator.write import (
    Target,
    check_foreign,
    is_as_left,
    open_target,
    put_in_place,
    remove_stale,
    still_there,
)


class _State(Struct, frozen=True, kw_only=True):
    """One slice in this build."""

    slice: Slice
    before: Standing
    around: dict[str, str]
    same: dict[str, Written]
    """What stands already as it has to."""
    due: tuple[Sheet, ...]

    def why(self, sheet: Sheet) -> str:
        """Why a sheet is due."""
        return why_due(sheet, self.before, self.around)

    @property
    def record(self) -> str:
        """The slice's own file of the manifest."""
        return slice_file(self.slice.name)

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing has to be done for it."""
        return not self.due and self.before == Standing(self.around, self.same)


def publish(request: Request, bench: Bench, plans: Plans, strays: Strays, watch: Stopwatch) -> Done:
    """Render and write. Raises SiteError, before the site is touched, where that can't be done."""
    slices, last = _in_order(plans.slices), last_seals(bench.store)
    seals = {one.name: seal_of(one, plans.around) for one in slices}
    closed = _closed(seals, last, strays, request.output)
    before = {name: last_standing(bench.store, name) for name in last.slices if name not in closed}
    left = {output: file for one in before.values() for output, file in one.files.items()}
    preview = request.is_preview
    with open_target(
        request.output, request.root, preview=preview, left=left, closed=closed
    ) as target:
        with watch("render"):
            states = [
                _state(
                    one,
                    before.get(one.name, Standing()),
                    seals[one.name].around,
                    target,
                    strays.get(one.name, {}),
                )
                for one in slices
                if one.name not in closed
            ]
            planned = {sheet.output for state in states for sheet in state.slice.sheets}
            planned |= {INDEX, *(state.record for state in states)}
            due = {sheet.output for state in states for sheet in state.due}
            foreign = check_foreign(target, due | (planned - target.ours))
            if foreign:
                raise SiteError(foreign)
            work = [(state.slice, state.due) for state in states if state.due]
            with closing(laid_sheets(work, bench, plans.house, target.stage)) as laying:
                laid = list(laying)
        said = _unseen(bench.store, states, laid, seals)
        warnings = [one for some in said.values() for one in some.values()]
        if any(map(request.is_fatal, warnings)):
            raise SiteError(warnings)
        with watch("write"):
            keys = {sheet.output: sheet.digest for state in states for sheet in state.due}
            written = {one.output: _written(one, keys[one.output]) for one in laid}
            put_in_place(laid, target, planned)
            front = Output(output=INDEX, data=index(seals, preview=preview))
            records = [lay(one, target.stage) for one in (*_records(states, written), front)]
            written |= {one.output: _written(one, "") for one in records}
            put_in_place(records, target, planned)
            removed = remove_stale(target, planned)
    changed = tuple(one.output for one in (*laid, *records) if one.is_new)
    watch.appeared((*changed, *removed))
    _remember(states, written, frozenset(changed), bench.store, request.clock)
    keep_seals(bench.store, Seals(index=written[INDEX].stamp, slices=seals))
    forget_others(bench.store, seals)
    keep_unseen(bench.store, said)
    rendered = tuple(sheet.output for state in states for sheet in state.due if sheet.template)
    return Done(rendered=rendered, written=changed, removed=removed, warnings=tuple(warnings))


def _unseen(
    store: Store, states: Iterable[_State], laid: Iterable[Laid], slices: Collection[str]
) -> Unseen:
    opened = (Opened(name=one.slice.name, kept=one.same, due=one.due) for one in states)
    return unseen(store, opened, {one.output: one for one in laid}, slices)


def _written(one: Laid, key: str) -> Written:
    return Written(key, one.digest, one.size, one.stamp)


def _in_order(slices: Iterable[Slice]) -> list[Slice]:
    """Assets before the pages that need them, bulletins before the lists' fronts, feeds last."""
    late = {"assets": 0, "files": 0, "site": 2, "feeds": 3}
    return sorted(
        (one for one in slices if one.outline.made),
        key=lambda one: (late.get(one.name.partition("-")[0], 1), one.name),
    )


def plans_of(
    program: str, slices: tuple[Slice, ...], house: House
) -> tuple[Plans, tuple[Problem, ...]]:
    """Slices with what surrounds their pages; a template that can't be read is a problem."""
    languages, on_paper = _languages(house), _languages(house.on_paper())
    digests: dict[str, str] = {}
    problems: dict[Place, Problem] = {}
    for template, lang in sorted({pair for one in slices for pair in one.outline.surroundings}):
        try:
            read = house.templates.digest(template)
        except SiteError as error:
            problems |= {problem.place: problem for problem in error.problems}
        else:
            frame = (on_paper if template == PAPER else languages)[lang]
            digests[around(template, lang)] = f"{read} {frame} {program}"
    return Plans(slices=slices, house=house, around=digests), tuple(problems.values())


def _languages(house: House) -> dict[str, str]:
    """For each language the digest of what frames its pages."""
    return {
        lang: digest(digest_of(frame), house.words[lang].digest)
        for lang, frame in house.frames.items()
    }


def _closed(seals: Mapping[str, Seal], last: Seals, strays: Strays, folder: Path) -> frozenset[str]:
    """The slices that need not be opened: each is as the last build left it.

    None are, where the manifest itself is in doubt, by which files are known as ours.
    """
    if not is_as_left(folder, last) or any(slice_file(one) in strays[one] for one in strays):
        return frozenset()
    return frozenset(
        name for name in seals if name not in strays and last.slices.get(name) == seals[name]
    )


def _state(
    one: Slice,
    before: Standing,
    now: dict[str, str],
    target: Target,
    strays: Mapping[str, tuple[int, int]],
) -> _State:
    """What is due of a slice: what was made from something else, or stands no more."""
    new = {name for name in now if now[name] != before.around.get(name)}
    keys = {s.output: s.digest for s in one.sheets if not new or s.around not in new}
    keys[slice_file(one.name)] = ""
    still = {name: file for name, file in before.files.items() if keys.get(name) == file.key}
    same = still_there(target, still, strays)
    due = tuple(sheet for sheet in one.sheets if sheet.output not in same)
    return _State(slice=one, before=before, around=now, same=same, due=due)


def _records(states: Iterable[_State], written: dict[str, Written]) -> Iterator[Output]:
    """The slices' files of the manifest, but of those in which nothing changed."""
    for state in states:
        if not state.is_unchanged:
            files = ChainMap(state.same, written)
            yield Output(output=state.record, data=record(state.slice.sheets, files))


def _remember(
    states: Sequence[_State],
    written: Mapping[str, Written],
    changed: Collection[str],
    store: Store,
    now: dt.datetime,
) -> None:
    """What stands now, for the next build, and why it was written."""
    when = now.isoformat(timespec="seconds")
    for state in states:
        if state.is_unchanged:
            continue
        whys = {sheet.output: state.why(sheet) for sheet in state.due}
        files: dict[str, Written] = {}
        for name in (*(sheet.output for sheet in state.slice.sheets), state.record):
            file = written.get(name) or state.same[name]
            last = state.before.files.get(name, file)
            is_new = name in changed
            why = whys.get(name, RECORD) if is_new else last.why
            files[name] = replace(file, why=why, when=when if is_new else last.when)
        keep_standing(store, state.slice.name, Standing(state.around, files))
