"""Fill: the pages of Jobs, one after another, and every template's mistake in one run.

In: Jobs, and what surrounds their pages. Out: Outputs. Known here alone: the characters that no
page may have.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.catalogues import Words
from generator.errors import Problem, SiteError
from generator.pages import Frame, Job, Output
from generator.render.mistakes import problem_of
from generator.render.templates import Templates

if TYPE_CHECKING:
    import jinja2

Load = Callable[[str], str]
"""From a text's digest to its HTML."""

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_RARE = tuple(map(chr, [*range(0x80, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF]))
_LEADS = (b"\xc2", b"\xef")
"""What each of the rare ones begins with in UTF-8; none is in a page of plain English."""


def render(
    jobs: Sequence[Job],
    templates: Templates,
    frames: Mapping[str, Frame],
    words: Mapping[str, Words],
    load: Load,
) -> Iterator[Output]:
    """The bytes of each Job, in order.

    Raises SiteError with every template's first error, after all other pages were tried.
    """
    if jobs:
        from generator.render.environment import environment  # loads Jinja, which takes 25 ms

        yield from filled(
            jobs,
            {lang: environment(templates, frames[lang], words[lang], load) for lang in frames},
        )


def filled(
    jobs: Iterable[Job], environments: Mapping[str, "jinja2.Environment"]
) -> Iterator[Output]:
    """The bytes of each Job in its language's environment. Raises SiteError as `render` does."""
    problems: dict[tuple[str, int], Problem] = {}
    for job in jobs:
        try:
            output = fill(job, environments[job.lang])
        except SiteError as error:  # a template that was only named now
            problems |= {(one.place.path, one.place.line): one for one in error.problems}
            continue
        # Whatever an expression raises: `{{ page.cards + 1 }}` is its template's mistake, no bug.
        except Exception as error:  # noqa: BLE001
            problem = problem_of(error, job.template, job.output)
            problems.setdefault((problem.place.path, problem.place.line), problem)
            continue
        yield output
    if problems:
        raise SiteError(problems.values())


def fill(job: Job, environment: "jinja2.Environment") -> Output:
    """One page. Raises whatever an expression of its template raises."""
    text = environment.get_template(job.template).render(page=job.page)
    return Output(output=job.output, data=writable(text))


def writable(text: str) -> bytes:
    """UTF-8, without what neither XML 1.0 nor HTML allows; pasted texts bring such along.

    Pages are long and hardly any has one, so each is looked for in the fastest way.
    """
    data = text.encode(errors="ignore").translate(None, _CONTROLS)  # surrogates are what's ignored
    if any(lead in data for lead in _LEADS):
        for char in _RARE:
            if char in text:
                data = data.replace(char.encode(), b"")
    return data
