"""Printing: the sheets that are due, rendered by whoever works, and laid on the stage.

In: sheets of slices, and what surrounds their pages. Out: what was laid. Known here alone: that
pages go to workers by the sheaf, and who lays them.
"""

from collections.abc import Generator, Iterator, Sequence

from msgspec import Struct

from generator.errors import Place, Problem, SiteError
from generator.pages import Output, Sheet, Slice
from generator.parcels import packed
from generator.remembered import Bench
from generator.render import House, Sheaf, print_sheaf
from generator.report import Plans
from generator.stage import Laid, Stage, lay

_SHEAF = 64
"""How many pages go to a worker together."""
_ENOUGH = 8
"""From how many such sheaves on it pays to start processes."""

Due = Sequence[tuple[Slice, Sequence[Sheet]]]
"""Some sheets of each slice."""


def laid_sheets(work: Due, bench: Bench, house: House, stage: Stage) -> Generator[Laid, None, None]:
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


def _printed(work: Due, bench: Bench, house: House, stage: Stage | None) -> Iterator[_Printed]:
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


def _sheaves(work: Due, bench: Bench, house: bytes) -> Iterator[Sheaf]:
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


def rehearse(bench: Bench, plans: Plans) -> None:
    """Render every page and keep none. Raises SiteError with what a build would say."""
    pages = [(one, [sheet for sheet in one.sheets if sheet.template]) for one in plans.slices]
    for _ in _printed(pages, bench, plans.house, None):
        pass
