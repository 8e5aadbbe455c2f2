"""Printing: the sheets that are due, rendered by whoever works, and laid on the stage.

In: sheets of slices, and what surrounds their pages. Out: what was laid. Known here alone: that
pages go to workers by the sheaf, and who lays them.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from generator.binding import bind, check_installed, folios
from generator.chunks import Work
from generator.enclosures import REMADE, remade
from generator.errors import Place, Problem, SiteError, problem
from generator.pages import Output, Sheet, Slice
from generator.parcels import packed
from generator.pictures import Rendition, Undeveloped, develop
from generator.remembered import Bench
from generator.render import House, Sheaf, print_sheaf
from generator.stage import Laid, Stage, lay

_SHEAF = 64
"""How many pages go to a worker together."""
_ENOUGH = 8
"""From how many such sheaves on it pays to start processes."""

_ENOUGH_PAPERS = 4
"""From how many PDFs on it pays; each takes a third of a second."""

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
    theirs = stage if bench.workers.are_here else None
    made = (
        _developed(work, bench, theirs),
        _printed(_some(work, _is_page), bench, house, theirs),
        _bound(work, bench, house, stage),
    )
    for some in _sound(*made):
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
    return _handed_over(printed.outputs, order.stage, printed.problems)


def _handed_over(
    outputs: Iterable[Output], stage: Stage | None, problems: tuple[Problem, ...] = ()
) -> _Printed:
    """Files laid on the stage by whoever made them; sent back where that is elsewhere."""
    if stage is None:
        return _Printed((), tuple(outputs), problems)
    return _Printed(tuple(lay(output, stage) for output in outputs), (), problems)


class _Negative(Struct, frozen=True):
    """A picture, and what is to be made of it."""

    path: str
    data: bytes
    sheets: tuple[Sheet, ...]
    stage: Stage | None


def _develop(negative: _Negative) -> _Printed:
    renditions = [sheet.rendition for sheet in negative.sheets if sheet.rendition]
    try:
        developed = _made(negative.data, renditions)
    except Undeveloped:
        wrong = problem("picture-unreadable", negative.path, file=negative.path)
        return _Printed((), (), (wrong,))
    outputs = (
        Output(output=sheet.output, data=data)
        for sheet, data in zip(negative.sheets, developed, strict=True)
    )
    return _handed_over(outputs, negative.stage)


def _made(data: bytes, renditions: Sequence[Rendition]) -> list[bytes]:
    """A picture's renditions; a recording or its captions have one. Raises Undeveloped."""
    forms = [one.format for one in renditions]
    if REMADE.keys().isdisjoint(forms):
        return develop(data, renditions)
    return [remade(data, form) for form in forms]


def _developed(work: Due, bench: Bench, stage: Stage | None) -> Iterator[_Printed]:
    """The renditions among some sheets, each picture's together."""
    pictures: dict[str, list[Sheet]] = {}
    for _, sheets in work:
        for sheet in sheets:
            if sheet.rendition:
                pictures.setdefault(sheet.copy, []).append(sheet)
    negatives = (
        _Negative(path, bench.read(bench.sources[path]), tuple(sheets), stage)
        for path, sheets in pictures.items()
    )
    yield from bench.workers.spread(
        _develop,
        negatives,
        count=len(pictures),
        enough=2,
        label=lambda negative: negative.path,
    )


def _bound(work: Due, bench: Bench, house: House, stage: Stage) -> Iterator[_Printed]:
    """The PDFs among some sheets: the last, since what they show has to be there."""
    papers = _some(work, _is_paper)
    bound = bench.workers.spread(
        bind,
        (
            folio
            for one, sheets in papers
            for folio in folios(one, sheets, house, bench.store, stage.read)
        ),
        count=sum(len(sheets) for _, sheets in papers),
        enough=_ENOUGH_PAPERS,
        label=lambda folio: folio.sheaf.sheets[0].output,
    )
    for one in bound:
        yield _handed_over(one.outputs, None, one.problems)


def _sound(*printed: Iterable[_Printed]) -> Iterator[_Printed]:
    """What was printed. Raises SiteError with all problems, after everything was tried."""
    problems: dict[Place, Problem] = {}
    for some in chain(*printed):
        yield some
        for one in some.problems:
            problems.setdefault(one.place, one)
    if problems:
        raise SiteError(problems.values())


def _printed(work: Due, bench: Bench, house: House, stage: Stage | None) -> Iterator[_Printed]:
    """The pages of some sheets."""
    sizes = [len(sheets) for _, sheets in work]
    sheaves = _sheaves(work, bench, packed(house) if sum(sizes) else b"")
    orders = Work(
        function=_print,
        values=(_Order(sheaf, stage) for sheaf in sheaves),
        count=sum(-(-size // _SHEAF) for size in sizes),
        enough=_ENOUGH,
        label=lambda order: order.sheaf.sheets[0].output,
        loads="generator.render.environment",
    )
    yield from bench.workers.do(orders)


def _ready(one: Slice, sheets: Sequence[Sheet], bench: Bench) -> Iterator[Output]:
    """The files that are there as they will stand."""
    loose = [sheet for sheet in sheets if not sheet.template and not sheet.rendition]
    data = one.load() if loose else {}
    for sheet in loose:
        copied = bench.read(bench.sources[sheet.copy]) if sheet.copy else data[sheet.output]
        yield Output(output=sheet.output, data=copied)


def _sheaves(work: Due, bench: Bench, house: bytes) -> Iterator[Sheaf]:
    for one, sheets in work:
        due = sorted(sheets, key=_reading_order)
        pages = one.load() if due else {}
        for start in range(0, len(due), _SHEAF):
            some = tuple(due[start : start + _SHEAF])
            yield Sheaf(
                house=house,
                sheets=some,
                pages={sheet.output: pages[sheet.output] for sheet in some},
                texts=bench.store.load({text for sheet in some for text in sheet.texts}),
            )


def _some(work: Due, wanted: Callable[[Sheet], bool]) -> Due:
    return [(one, list(filter(wanted, sheets))) for one, sheets in work]


def _is_page(sheet: Sheet) -> bool:
    return bool(sheet.template) and not sheet.is_paper


def _is_paper(sheet: Sheet) -> bool:
    return sheet.is_paper


def _is_own(sheet: Sheet) -> bool:
    """Whether it is a picture in its own format: the others are made of the same."""
    return sheet.rendition is not None and not sheet.rendition.suffix


def _reading_order(sheet: Sheet) -> tuple[bool, str]:
    """Articles before the lists that lead to them."""
    return sheet.template != "pages/article.html", sheet.output


def try_sheets(work: Due, bench: Bench, house: House) -> None:
    """Render every page of some sheets, develop every picture, and keep none.

    Raises SiteError with what a build would say.
    """
    papers = _some(work, _is_paper)
    if any(sheets for _, sheets in papers):
        check_installed()
    made = (
        _developed(_some(work, _is_own), bench, None),
        _printed(_some(work, _is_page), bench, house, None),
        _printed(papers, bench, house.on_paper(), None),
    )
    for _ in _sound(*made):
        pass
