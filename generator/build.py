"""Build: the whole program in one function, each stage called once, in order.

In: a Request. Out: the site in its folder, and a Report of what was made. Known here alone: the
order of the stages, and that two builds of the same things give the same bytes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.assemble import Assembly, assemble
from generator.assets import read_assets
from generator.cache import Store
from generator.catalogues import Words, theme_words
from generator.checks import Material, check
from generator.config import STAND_IN, read_config
from generator.discover import discover, reader
from generator.errors import SiteError
from generator.fingerprint import fingerprint
from generator.frame import frames_of
from generator.link import link, text_of
from generator.locate import locate_in_site
from generator.manifest import manifest, manifest_files
from generator.model import Page, Post
from generator.names import gather_names
from generator.pages import Frame, Job, Output
from generator.plan import plan
from generator.producers import PRODUCERS, views_of
from generator.producers.files import file_jobs
from generator.remembered import Bench, convert_all, job_keys, measure_all, parse_all
from generator.render import Templates, render
from generator.report import Done, Report, Request, Stopwatch
from generator.route import route
from generator.theme import find_theme
from generator.urls import parse_base
from generator.withhold import withhold
from generator.write import check_foreign, open_target, remove_stale, still_there, write


def build(request: Request, store: Store) -> Report:
    """Build the site, or only check it where the request is dry.

    Raises SiteError with every problem that one run can know; then nothing was written.
    """
    watch, program = Stopwatch(), fingerprint()
    with watch("discover"):
        found = discover(request.root, request.overlay, store.looked())
        read = reader(request.root, request.overlay)
        sources = {source.path: source for source in found.sources}
        bench = Bench(store=store, program=program, read=read, sources=sources)
    problems = list(found.problems)
    with watch("parse"):
        config, troubles = read_config(found.sources, read)
        problems += troubles
        now = request.now(config or STAND_IN)
        parsed, parsed_now = parse_all(bench, config or STAND_IN, now)
        problems += (trouble for one in parsed.values() for trouble in one.problems)
        if config is None:
            raise SiteError(locate_in_site(problems, sources, read, request.root))
        config = request.amended(config)
        base, names = parse_base(config.site.base_url), gather_names(config)
        posts = [one.post for one in parsed.values() if one.post]
        pages = [one.page for one in parsed.values() if one.page]
        public = withhold(posts, pages, now, config.zone, request.show)
    with watch("route"):
        routes, troubles = route((*public.posts, *public.pages, *public.expired), config, names)
        problems += troubles
    with watch("convert"):
        documents: list[Post | Page] = [*public.posts, *public.pages]
        published = {document.path for document in documents}
        documents = [document for document in documents if document.path in routes.addresses]
        bodies, converted_now, troubles = convert_all(bench, documents)
        problems += troubles
        documents = [document for document in documents if document.path in bodies]
    with watch("link"):
        linked, troubles = link(
            [text_of(document, bodies[document.path]) for document in documents],
            routes,
            base,
            [source.path for source in found.sources if source.kind in ("file", "static")],
            unknown={path for path, one in parsed.items() if one.problems}
            | (published - bodies.keys()),
            withheld={one.path for one in public.withheld if one.reason != "expired"},
        )
        sizes, more = measure_all(bench, linked.covers)
        problems += [*troubles, *more]
    with watch("assemble"):
        words = theme_words(request.root / "templates", find_theme(), config.site.languages)
        site, troubles = assemble(
            Assembly(
                config=config,
                names=names,
                base=base,
                routes=routes,
                posts=tuple(document for document in documents if isinstance(document, Post)),
                pages=tuple(document for document in documents if isinstance(document, Page)),
                expired=public.expired,
                bodies=bodies,
                links=linked.links,
                pictures=sizes,
                covers=linked.covers,
                gettext={lang: words[lang].gettext for lang in words},
            )
        )
        problems += troubles
    with watch("plan"):
        templates = Templates(request.root / "templates", find_theme())
        assets = read_assets((templates.own, templates.theme))
        views = views_of(site, words)
        files = file_jobs(assets, found.sources, linked)
        jobs, troubles = plan(views, PRODUCERS, files)
        frames, more = frames_of(views, config, assets, preview=bool(request.show))
        problems += [*troubles, *more]
    with watch("check"):
        problems += check(
            Material(
                posts=public.posts,
                site=site,
                config=config,
                names=names,
                jobs=jobs,
                wanted=linked.wanted,
            )
        )
    fatal = any(request.is_fatal(one) for one in problems)
    placed = locate_in_site(problems, sources, read, request.root)
    if fatal:
        raise SiteError(placed)
    store.keep_looks(found.looks)
    plans = Plans(jobs=jobs, frames=frames, templates=templates, words=words)
    done = Done() if request.dry else publish(request, bench, plans, watch)
    return Report(
        output=request.output,
        made=dict(Counter(job.template or job.slice for job in jobs)),
        withheld=public.withheld,
        warnings=placed,
        timings=watch.timings,
        parsed=parsed_now,
        converted=converted_now,
        done=done,
    )


class Plans(Struct, frozen=True, kw_only=True):
    """Everything that the files of the output are made from."""

    jobs: tuple[Job, ...]
    frames: dict[str, Frame]
    templates: Templates
    words: dict[str, Words]


def publish(request: Request, bench: Bench, plans: Plans, watch: Stopwatch) -> Done:
    """Render what is due, and bring the output folder up to date."""
    store, preview = bench.store, bool(request.show)
    with open_target(request.output, request.root, preview=preview) as target:
        with watch("render"):
            keys = job_keys(bench, plans.jobs, plans.templates, plans.frames, plans.words)
            standing = still_there(target, store.written(), keys)
            due = [job for job in plans.jobs if job.output not in standing]
            planned = {job.output for job in plans.jobs} | manifest_files(plans.jobs)
            foreign = check_foreign(target, planned)
            if foreign:
                raise SiteError(foreign)
            outputs = outputs_of(due, bench, plans)
            # In a fresh folder an error leaves nothing behind; elsewhere all must be rendered
            # before the first file is replaced.
            ready = outputs if target.is_fresh else tuple(outputs)
        with watch("write"):
            written, changed = write(ready, target, keys, planned)
            standing |= written
            last, more = write(manifest(plans.jobs, standing, preview=preview), target, {}, planned)
            removed = remove_stale(target, planned)
    store.keep_written(standing)
    store.save()
    rendered = tuple(job.output for job in due if job.template)
    return Done(rendered=rendered, written=(*changed, *more), removed=removed)


def outputs_of(due: Sequence[Job], bench: Bench, plans: Plans) -> Iterator[Output]:
    """The bytes of each Job that is due: assets first, then pages, then feeds and maps."""
    for job in due:
        if job.copy:
            yield Output(output=job.output, data=bench.read(bench.sources[job.copy]))
        elif not job.template:
            yield Output(output=job.output, data=job.data)
    pages = sorted((job for job in due if job.template), key=_reading_order)
    yield from render(
        pages, plans.templates, plans.frames, plans.words, lambda key: bench.store.load(key).decode()
    )


def _reading_order(job: Job) -> tuple[bool, bool, str]:
    """Articles before the lists that lead to them, and feeds last."""
    return job.slice == "feeds", job.template != "pages/article.html", job.output
