"""Publish: render what is due, and bring the output folder up to date.

In: every Slice and what the pages are made from. Out: the folder, and what was done to it. Known
here alone: which sheets are due, and the order in which their files may appear.
"""

import datetime as dt
from collections import ChainMap
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing

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
from generator.stage import Laid, Stage, lay
from generator.standing import (
    RECORD,
    Standing,
    Strays,
    all_left,
    forget_others,
    keep_standing,
    why_due,
)
from generator.write import (
    Target,
    check_foreign,
    open_target,
    put_in_place,
    remove_stale,
    still_there,
)

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


def publish(request: Request, bench: Bench, plans: Plans, strays: Strays, watch: Stopwatch) -> Done:
    """Render and write. Raises SiteError, before the site is touched, where that can't be done."""
    before = all_left(bench.store)
    left = {output: file for one in before.values() for output, file in one.files.items()}
    preview = request.is_preview
    with open_target(request.output, request.root, preview=preview, left=left) as target:
        with watch("render"):
            slices = _in_order(plans.slices)
            states = [
                _state(one, before.get(one.name, Standing()), plans.around, target, strays)
                for one in slices
            ]
            planned = {sheet.output for state in states for sheet in state.slice.sheets}
            planned |= {INDEX, *(state.record for state in states)}
            due = {sheet.output for state in states for sheet in state.due}
            foreign = check_foreign(target, due | (planned - target.ours))
            if foreign:
                raise SiteError(foreign)
            work = [(state.slice, state.due) for state in states if state.due]
            with closing(_laid(work, bench, plans.house, target.stage)) as laying:
                laid = list(laying)
        with watch("write"):
            keys = {sheet.output: sheet.digest for state in states for sheet in state.due}
            written = {one.output: _written(one, keys[one.output]) for one in laid}
            put_in_place(laid, target, planned)
            records = [lay(one, target.stage) for one in _records(states, written, preview=preview)]
            written |= {one.output: _written(one, "") for one in records}
            put_in_place(records, target, planned)
            removed = remove_stale(target, planned)
    changed = tuple(one.output for one in (*laid, *records) if one.is_new)
    _remember(states, written, frozenset(changed), bench.store, request.clock)
    rendered = tuple(sheet.output for state in states for sheet in state.due if sheet.template)
    return Done(rendered=rendered, written=changed, removed=removed)


def _written(one: Laid, key: str) -> Written:
    return Written(key, one.digest, one.size, one.stamp)


def rehearse(bench: Bench, plans: Plans) -> None:
    """Render every page and keep none. Raises SiteError with what a build would say."""
    pages = [(one, [sheet for sheet in one.sheets if sheet.template]) for one in plans.slices]
    for _ in _printed(pages, bench, plans.house, None):
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


def _state(
    one: Slice, before: Standing, around: Mapping[str, str], target: Target, strays: Strays
) -> _State:
    """What is due of a slice: what was made from something else, or stands no more."""
    pairs = {sheet.around for sheet in one.sheets if sheet.template}
    now = {pair: around[pair] for pair in sorted(pairs)}
    new = {pair for pair in pairs if now[pair] != before.around.get(pair)}
    keys = {s.output: s.digest for s in one.sheets if not new or s.around not in new}
    keys[slice_file(one.name)] = ""
    still = {name: file for name, file in before.files.items() if keys.get(name) == file.key}
    same = still_there(target, still, strays)
    due = tuple(sheet for sheet in one.sheets if sheet.output not in same)
    return _State(slice=one, before=before, around=now, same=same, due=due)


Work = Sequence[tuple[Slice, Sequence[Sheet]]]
"""Some sheets of each slice."""


def _laid(work: Work, bench: Bench, house: House, stage: Stage) -> Generator[Laid, None, None]:
    """The files of some sheets, laid on the stage. Raises SiteError after all pages were tried.

    Where it is closed, nobody lays anything any more.
    """
    for one, sheets in work:
        for output in _ready(one, sheets, bench):
            yield lay(output, stage)
    # Workers elsewhere see no stage of this machine's, and send what they have printed.
    for some in _printed(work, bench, house, stage if bench.workers.are_here else None):
        yield from some.laid
        for output in some.outputs:
            yield lay(output, stage)


class _Order(Struct, frozen=True):
    """A sheaf for the press, and where its pages are to be laid; None sends them back."""

    sheaf: Sheaf
    stage: Stage | None


class _Printed(Struct, frozen=True):
    """What became of an order."""

    laid: tuple[Laid, ...]
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def _print(order: _Order) -> _Printed:
    printed = print_sheaf(order.sheaf)
    if order.stage is None:
        return _Printed((), printed.outputs, printed.problems)
    laid = tuple(lay(output, order.stage) for output in printed.outputs)
    return _Printed(laid, (), printed.problems)


def _printed(work: Work, bench: Bench, house: House, stage: Stage | None) -> Iterator[_Printed]:
    """The pages of some sheets. Raises SiteError after all were tried."""
    problems: dict[Place, Problem] = {}
    sizes = [sum(1 for sheet in sheets if sheet.template) for _, sheets in work]
    sheaves = _sheaves(work, bench, packed(house) if sum(sizes) else b"")
    printed = bench.workers.spread(
        _print,
        (_Order(sheaf, stage) for sheaf in sheaves),
        count=sum(-(-size // _SHEAF) for size in sizes),
        enough=_ENOUGH,
        label=lambda order: order.sheaf.sheets[0].output,
    )
    for some in printed:
        yield some
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


def _sheaves(work: Work, bench: Bench, house: bytes) -> Iterator[Sheaf]:
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
