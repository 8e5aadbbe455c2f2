"""Imports: from files to bulletins in the site, each looked at, tried, and only then written.

In: files, what the site knows, and what a person answers. Out: an Outcome for each file. Known
here alone: the order of it all. A bulletin that would not pass `bulletin check` is written as a
draft with its problems named; one that not even a draft can be is refused. One bad file stops no
other.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.catalogues import Words
from generator.config import Config
from generator.discover import is_leaving
from generator.errors import Problem, problem
from generator.importing.already import Archive, archive_of
from generator.importing.bundles import folders_of, write
from generator.importing.draft import Answers, Draft, draft_of, folder_for, left_out_of
from generator.importing.facts import Proposal, proposal_of
from generator.importing.material import Given, Refusal
from generator.importing.readers import ENDINGS, read
from generator.importing.reading import Guess, Known, known_of
from generator.importing.trial import errors_of
from generator.report import Request
from generator.troubles import trouble_of

Became = Literal["written", "draft", "known", "refused"]


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    file: str
    """As the person wrote it."""
    became: Became
    path: str = ""
    """The bulletin's source path; of a known one that of the bulletin that has the text."""
    guesses: tuple[Guess, ...] = ()
    """Everything that was read out of the source, confirmed or not."""
    unconfirmed: tuple[str, ...] = ()
    """The keys of those that nobody has confirmed."""
    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why it was refused, what keeps it from being published, what should be looked at."""


class Workshop(Struct, frozen=True, kw_only=True):
    """What every import of one run works with."""

    request: Request
    known: Known
    archive: Archive
    folders: set[str]
    """Folders below content/posts that stand already, in lower case; it grows with the run."""
    words: Words
    dry: bool
    """Whether nothing is to be written."""


def workshop_of(request: Request, config: Config, words: Words, *, dry: bool) -> Workshop:
    """What imports into a site as it stands work with.

    Args:
        request: A dry build of the site, with which each bulletin is tried.
        config: What the site says of itself.
        words: Of the person's language, for what is written into drafts.
        dry: Whether nothing is to be written.
    """
    return Workshop(
        request=request,
        known=known_of(config, request.now(config).astimezone(config.zone).date()),
        archive=archive_of(request.root),
        folders=folders_of(request.root),
        words=words,
        dry=dry,
    )


def found_in(paths: Iterable[Path]) -> Iterator[Given | Outcome]:
    """Every file that is to be imported: those named, and what is below the folders named."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if _is_wanted(file, path):
                    yield _given(file, path)
        else:
            yield _given(path, path.parent)


_SAVED_WITH = ("_files", ".files", "_文件")
"""How browsers name the folder of what they save with a page: it belongs to the page."""


def _is_wanted(file: Path, folder: Path) -> bool:
    *folders, name = file.relative_to(folder).parts
    hidden = any(is_leaving(part, part) for part in (*folders, name))
    is_companion = any(part.lower().endswith(_SAVED_WITH) for part in folders)
    return not hidden and not is_companion and file.suffix.lower() in ENDINGS and file.is_file()


def _given(file: Path, within: Path) -> Given | Outcome:
    shown = file.as_posix()
    try:
        data = file.read_bytes()
    except OSError as error:
        return Outcome(file=shown, became="refused", problems=(trouble_of(error),))
    return Given(path=file.absolute(), shown=shown, data=data, within=within.absolute())


def looked_at(given: Given, workshop: Workshop, *, only_sure: bool) -> Proposal | Outcome:
    """What a file says; an Outcome where that is all there is to it."""
    try:
        proposal = proposal_of(given, read(given), workshop.known, only_sure=only_sure)
    except Refusal as error:
        return Outcome(file=given.shown, became="refused", problems=(error.problem,))
    if path := workshop.archive.same(proposal):
        return Outcome(file=given.shown, became="known", path=path)
    # Until it has its place, a second copy of it in the same run is known by the file it is from.
    workshop.archive.add(proposal, given.shown)
    return proposal


def unasked(proposal: Proposal) -> Answers:
    """The answers where nobody is there to be asked."""
    return Answers(
        taken=proposal.guesses,
        open=tuple(guess for guess in proposal.guesses if not guess.is_sure),
    )


def settled(batch: Iterable[tuple[Proposal, Answers]], workshop: Workshop) -> Iterator[Outcome]:
    """Try a number of bulletins, all with one build, and write each as what it can be."""
    plans = [_planned(proposal, answers, workshop) for proposal, answers in batch]
    errors = _tried([_draft(plan, workshop, as_public=True) for plan in plans], workshop)
    plans = [replace(plan, errors=found) for plan, found in zip(plans, errors, strict=True)]
    doubtful = [plan for plan in plans if plan.errors]
    for plan, found in zip(doubtful, _tried_as_drafts(doubtful, workshop), strict=True):
        plans[plans.index(plan)] = replace(plan, fatal=found)
    for plan in plans:
        yield _carried_out(plan, workshop)


class _Plan(Struct, frozen=True, kw_only=True):
    """One bulletin on its way."""

    proposal: Proposal
    answers: Answers
    notes: tuple[Problem, ...]
    errors: tuple[Problem, ...] = ()
    """What keeps it from being published."""
    fatal: tuple[Problem, ...] = ()
    """What keeps it from being a draft."""


def _planned(proposal: Proposal, answers: Answers, workshop: Workshop) -> _Plan:
    folder = folder_for(proposal, answers, workshop.known, workshop.folders)
    workshop.folders.add(folder.casefold())
    titled = workshop.archive.titled(proposal)[:1]
    notes = tuple(problem("import-title-known", proposal.given.shown, file=path) for path in titled)
    return _Plan(proposal=proposal, answers=replace(answers, folder=folder), notes=notes)


def _draft(plan: _Plan, workshop: Workshop, *, as_public: bool = False) -> Draft:
    return draft_of(
        plan.proposal,
        plan.answers,
        workshop.known,
        workshop.words,
        problems=(*plan.notes, *plan.errors),
        as_public=as_public,
    )


def _tried(drafts: list[Draft], workshop: Workshop) -> list[tuple[Problem, ...]]:
    if not drafts:
        return []
    found = errors_of(drafts, workshop.request)
    return [found[draft.path] for draft in drafts]


def _tried_as_drafts(plans: list[_Plan], workshop: Workshop) -> list[tuple[Problem, ...]]:
    return _tried([_draft(plan, workshop) for plan in plans], workshop)


def _carried_out(plan: _Plan, workshop: Workshop) -> Outcome:
    """Write a bulletin, and say what became of it."""
    shown = plan.proposal.given.shown
    outcome = Outcome(
        file=shown,
        became="refused",
        guesses=plan.proposal.guesses,
        unconfirmed=tuple(guess.key for guess in plan.answers.open),
        left_out=left_out_of(plan.proposal, plan.answers),
        problems=(*plan.proposal.notes, *plan.notes, *plan.errors),
    )
    if plan.fatal:
        return replace(outcome, problems=(problem("import-unfit", shown), *plan.fatal))
    draft = _draft(plan, workshop)
    try:
        if not workshop.dry:
            write(draft, workshop.request.root)
    except OSError as error:
        return replace(outcome, problems=(trouble_of(error),))
    workshop.archive.add(plan.proposal, draft.path)
    became: Became = "draft" if draft.is_draft else "written"
    return replace(outcome, became=became, path=draft.path)
