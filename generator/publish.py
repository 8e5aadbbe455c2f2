"""Publish: render what is due, and bring the output folder up to date.

In: every Job and what the pages are made from. Out: the folder, and what was done to it. Known here
alone: which Jobs are due, and the order in which their files may appear.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from generator.cache import digest, digest_of
from generator.catalogues import Words
from generator.errors import SiteError
from generator.manifest import manifest, manifest_files
from generator.pages import Frame, Job, Output
from generator.remembered import Bench
from generator.render import Templates, render
from generator.report import Done, Request, Stopwatch
from generator.write import check_foreign, open_target, remove_stale, still_there, write


class Plans(Struct, frozen=True, kw_only=True):
    """Everything that the files of the output are made from."""

    jobs: tuple[Job, ...]
    frames: dict[str, Frame]
    templates: Templates
    words: dict[str, Words]


def publish(request: Request, bench: Bench, plans: Plans, watch: Stopwatch) -> Done:
    """Render and write. Raises SiteError, before any file is touched, where that can't be done."""
    store, preview = bench.store, request.is_preview
    with open_target(request.output, request.root, preview=preview) as target:
        with watch("render"):
            keys = job_keys(bench, plans)
            standing = still_there(target, store.written(), keys)
            due = [job for job in plans.jobs if job.output not in standing]
            planned = {job.output for job in plans.jobs} | manifest_files(plans.jobs)
            foreign = check_foreign(target, planned)
            if foreign:
                raise SiteError(foreign)
            outputs = tuple(_outputs(due, bench, plans))
        with watch("write"):
            written, changed = write(outputs, target, keys, planned)
            standing |= written
            record = manifest(plans.jobs, standing, preview=preview)
            _, recorded = write(record, target, {}, planned)
            removed = remove_stale(target, planned)
    store.keep_written(standing)
    store.save()
    rendered = tuple(job.output for job in due if job.template)
    return Done(rendered=rendered, written=(*changed, *recorded), removed=removed)


def rehearse(bench: Bench, plans: Plans) -> None:
    """Render every page and keep none. Raises SiteError with what a build would say."""
    job_keys(bench, plans)  # reads all templates
    for _ in _outputs([job for job in plans.jobs if job.template], bench, plans):
        pass


def _outputs(due: Sequence[Job], bench: Bench, plans: Plans) -> Iterator[Output]:
    """The bytes of each Job that is due: assets first, then pages, then feeds."""
    for job in due:
        if job.copy:
            yield Output(output=job.output, data=bench.read(bench.sources[job.copy]))
        elif not job.template:
            yield Output(output=job.output, data=job.data)
    pages = sorted((job for job in due if job.template), key=_reading_order)
    yield from render(
        pages,
        plans.templates,
        plans.frames,
        plans.words,
        lambda key: bench.store.load(key).decode(),
    )


def _reading_order(job: Job) -> tuple[bool, bool, str]:
    """Articles before the lists that lead to them, and feeds last."""
    return job.part == "feeds", job.template != "pages/article.html", job.output


def job_keys(bench: Bench, plans: Plans) -> dict[str, str]:
    """For each output file the digest of all that it is made from."""
    around = {
        lang: digest(bench.program, digest_of(frame), plans.words[lang].digest)
        for lang, frame in plans.frames.items()
    }
    keys: dict[str, str] = {}
    for job in plans.jobs:
        if job.copy:
            keys[job.output] = bench.sources[job.copy].digest
        elif job.template:
            page = msgspec.json.encode(job.page)
            template = plans.templates.digest(job.template)
            keys[job.output] = digest(around[job.lang], template, page)
        else:
            keys[job.output] = digest(job.data)
    return keys
