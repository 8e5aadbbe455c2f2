"""Publish: render what is due, and bring the output folder up to date.

In: every Slice and what the pages are made from. Out: the folder, and what was done to it. Known
here alone: which sheets are due, and the order in which their files may appear.
"""

import datetime as dt
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Store, digest, digest_of
from generator.errors import Place, Problem, SiteError
from generator.manifest import INDEX, Written, index, record, slice_file
from generator.pages import Output, Sheet, Slice
from generator.parcels import packed
from generator.remembered import Bench
from generator.render import House, Sheaf, print_sheaf
from generator.report import Done, Plans, Request, Stopwatch
from generator.standing import (
    RECORD,
    Standing,
    forget_others,
    keep_standing,
    last_standing,
    why_due,
)
from generator.write import Target, check_foreign, open_target, remove_stale, still_there, write

_SHEAF = 64
"""How many pages go to a worker together."""
_ENOUGH = 8
"""From how many such sheaves on it pays to start processes."""


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


def publish(request: Request, bench: Bench, plans: Plans, watch: Stopwatch) -> Done:
    """Render and write. Raises SiteError, before the site is touched, where that can't be done."""
    with open_target(request.output, request.root, preview=request.is_preview) as target:
        with watch("render"):
            slices = _in_order(plans.slices)
            states = [_state(one, plans.around, target, bench.store) for one in slices]
            planned = {sheet.output for state in states for sheet in state.slice.sheets}
            planned |= {INDEX, *(state.record for state in states)}
            due = {sheet.output for state in states for sheet in state.due}
            foreign = check_foreign(target, due | (planned - target.ours))
            if foreign:
                raise SiteError(foreign)
            work = [(state.slice, state.due) for state in states if state.due]
            outputs: Iterable[Output] = watch.within("render", _outputs(work, bench, plans.house))
            if not target.is_fresh:  # where a site stands, nothing changes before all is well
                outputs = tuple(outputs)
        with watch("write"):
            keys = {sheet.output: sheet.digest for state in states for sheet in state.due}
            written, changed = write(outputs, target, keys, planned)
            records = _records(states, written, preview=request.is_preview)
            stands, recorded = write(records, target, {}, planned)
            removed = remove_stale(target, planned)
    _remember(states, written | stands, {*changed, *recorded}, bench.store, request.clock)
    rendered = tuple(sheet.output for state in states for sheet in state.due if sheet.template)
    return Done(rendered=rendered, written=(*changed, *recorded), removed=removed)


def rehearse(bench: Bench, plans: Plans) -> None:
    """Render every page and keep none. Raises SiteError with what a build would say."""
    pages = [(one, [sheet for sheet in one.sheets if sheet.template]) for one in plans.slices]
    for _ in _outputs(pages, bench, plans.house):
        pass


def _in_order(slices: Iterable[Slice]) -> list[Slice]:
    """Assets before the pages that need them, years before the lists' fronts, feeds last."""
    late = {"assets": 0, "site": 2, "feeds": 3}
    return sorted(
        (one for one in slices if one.sheets), key=lambda one: (late.get(one.name, 1), one.name)
    )


def plans_of(
    program: str, slices: tuple[Slice, ...], house: House
) -> tuple[Plans, tuple[Problem, ...]]:
    """Slices with what surrounds their pages; a template that can't be read is a problem."""
    languages = {
        lang: digest(digest_of(frame), house.words[lang].digest)
        for lang, frame in house.frames.items()
    }
    sheets = {sheet.around: sheet for one in slices for sheet in one.sheets if sheet.template}
    around: dict[str, str] = {}
    problems: dict[Place, Problem] = {}
    for name, sheet in sorted(sheets.items()):
        try:
            template = house.templates.digest(sheet.template)
        except SiteError as error:
            problems |= {problem.place: problem for problem in error.problems}
        else:
            around[name] = f"{template} {languages[sheet.lang]} {program}"
    return Plans(slices=slices, house=house, around=around), tuple(problems.values())


def _state(one: Slice, around: Mapping[str, str], target: Target, store: Store) -> _State:
    """What is due of a slice: what was made from something else, or stands no more."""
    before = last_standing(store, one.name)
    pairs = {sheet.around for sheet in one.sheets if sheet.template}
    now = {pair: around[pair] for pair in sorted(pairs)}
    new = {pair for pair in pairs if now[pair] != before.around.get(pair)}
    keys = {s.output: s.digest for s in one.sheets if not new or s.around not in new}
    keys[slice_file(one.name)] = ""
    still = {name: file for name, file in before.files.items() if keys.get(name) == file.key}
    same = still_there(target, still)
    due = tuple(sheet for sheet in one.sheets if sheet.output not in same)
    return _State(slice=one, before=before, around=now, same=same, due=due)


def _outputs(
    work: Sequence[tuple[Slice, Sequence[Sheet]]], bench: Bench, house: House
) -> Iterator[Output]:
    """The files of some sheets of each slice. Raises SiteError after all pages were tried."""
    for one, sheets in work:
        yield from _ready(one, sheets, bench)
    problems: dict[Place, Problem] = {}
    sizes = [sum(1 for sheet in sheets if sheet.template) for _, sheets in work]
    printed = bench.workers.spread(
        print_sheaf,
        _sheaves(work, bench, packed(house) if sum(sizes) else b""),
        count=sum(-(-size // _SHEAF) for size in sizes),
        enough=_ENOUGH,
        label=lambda sheaf: sheaf.sheets[0].output,
    )
    for some in printed:
        yield from some.outputs
        for problem in some.problems:
            problems.setdefault(problem.place, problem)
    if problems:
        raise SiteError(problems.values())


def _ready(one: Slice, sheets: Sequence[Sheet], bench: Bench) -> Iterator[Output]:
    """The files that need no template."""
    loose = [sheet for sheet in sheets if not sheet.template]
    data = one.load() if loose else {}
    for sheet in loose:
        copied = bench.read(bench.sources[sheet.copy]) if sheet.copy else data[sheet.output]
        yield Output(output=sheet.output, data=copied)


def _sheaves(
    work: Iterable[tuple[Slice, Sequence[Sheet]]], bench: Bench, house: bytes
) -> Iterator[Sheaf]:
    for one, sheets in work:
        due = sorted((sheet for sheet in sheets if sheet.template), key=_reading_order)
        pages = one.load() if due else {}
        for start in range(0, len(due), _SHEAF):
            some = tuple(due[start : start + _SHEAF])
            yield Sheaf(
                house=house,
                sheets=some,
                pages={sheet.output: pages[sheet.output] for sheet in some},
                texts=bench.store.load({text for sheet in some for text in sheet.texts}),
            )


def _reading_order(sheet: Sheet) -> tuple[bool, str]:
    """Articles before the lists that lead to them."""
    return sheet.template != "pages/article.html", sheet.output


def _records(
    states: Sequence[_State], written: dict[str, Written], *, preview: bool
) -> Iterator[Output]:
    """The manifest's files, but those of slices in which nothing changed."""
    for state in states:
        if not state.is_unchanged:
            files = ChainMap(state.same, written)
            yield Output(output=state.record, data=record(state.slice.sheets, files))
    yield Output(output=INDEX, data=index((one.slice.name for one in states), preview=preview))


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
    forget_others(store, (state.slice.name for state in states))
