"""Build: the whole program in one function, each stage called once, in order.

In: a Request. Out: the site in its folder, and a Report of what was made. Known here alone: the
order of the stages. What is remembered between builds is in `remembered`, and how the output
folder is brought up to date in `publish`.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from generator.assemble import Assembly, assemble
from generator.assets import read_assets
from generator.cache import Store
from generator.catalogues import theme_words
from generator.checks import Material, check
from generator.config import STAND_IN, read_config
from generator.discover import discover, reader
from generator.documents import Page, Post
from generator.errors import Problem, SiteError
from generator.fingerprint import fingerprint
from generator.frame import frames_of
from generator.link import link, text_of
from generator.locate import locate_in_site
from generator.names import gather_names
from generator.plan import plan
from generator.producers import PRODUCERS, views_of
from generator.producers.files import file_jobs
from generator.publish import Plans, publish, rehearse
from generator.remembered import Bench, convert_all, measure_all, parse_all
from generator.render import Templates
from generator.report import Done, Report, Request, Stopwatch
from generator.route import route
from generator.theme import find_theme
from generator.urls import parse_base
from generator.withhold import withhold

T = TypeVar("T")


def build(request: Request, store: Store) -> Report:
    """Build the site, or only check it where the request is dry.

    Raises SiteError with every problem that one run can know; then nothing was written.
    """
    watch, wrong = Stopwatch(), _Wrong()
    with watch("discover"):
        found = wrong.but(discover(request.root, request.overlay, store.looked()))
        bench = Bench(
            store=store,
            program=fingerprint(),
            read=reader(request.root, request.overlay),
            sources={source.path: source for source in found.sources},
        )
    with watch("parse"):
        config = wrong.but(read_config(found.sources, bench.read))
        now = request.now(config or STAND_IN)
        parsed, parsed_now = wrong.but(parse_all(bench, config or STAND_IN, now))
        if config is None:
            raise SiteError(locate_in_site(wrong.found, bench.sources, bench.read, request.root))
        config = request.amended(config)
        base, names = parse_base(config.site.base_url), gather_names(config)
        public = withhold(parsed.posts, parsed.pages, now, config.zone, request.show)
    with watch("route"):
        routes = wrong.but(route((*public.documents, *public.expired), config, names))
    with watch("convert"):
        routed = [one for one in public.documents if one.path in routes.addresses]
        bodies, converted_now = wrong.but(convert_all(bench, routed))
        documents = [one for one in routed if one.path in bodies]
    with watch("link"):
        failed = {one.path for one in public.documents} - bodies.keys()
        linked = wrong.but(
            link(
                [text_of(document, bodies[document.path]) for document in documents],
                routes,
                base,
                [source.path for source in found.sources if source.kind in ("file", "static")],
                unknown=parsed.failed | failed,
                withheld={one.path for one in public.withheld if one.reason != "expired"},
            )
        )
        sizes = wrong.but(measure_all(bench, linked.covers))
    with watch("assemble"):
        templates = Templates(request.root / "templates", find_theme())
        words = theme_words(templates.own, templates.theme, config.site.languages)
        assembly = Assembly(
            config=config,
            names=names,
            base=base,
            routes=routes,
            posts=tuple(one for one in documents if isinstance(one, Post)),
            pages=tuple(one for one in documents if isinstance(one, Page)),
            expired=public.expired,
            bodies=bodies,
            links=linked.links,
            pictures=sizes,
            covers=linked.covers,
            gettext={lang: words[lang].gettext for lang in words},
        )
        site = wrong.but(assemble(assembly))
    with watch("plan"):
        assets = read_assets((templates.own, templates.theme))
        views = views_of(site, words)
        jobs = wrong.but(plan(views, PRODUCERS, file_jobs(assets, found.sources, linked)))
        frames = wrong.but(frames_of(views, config, assets, preview=request.is_preview))
    with watch("check"):
        material = Material(
            posts=(*assembly.posts, *public.expired),
            is_whole=not parsed.failed | failed,
            site=site,
            config=config,
            names=names,
            jobs=jobs,
            wanted=linked.wanted,
        )
        wrong.found += check(material)
    placed = locate_in_site(wrong.found, bench.sources, bench.read, request.root)
    if any(request.is_fatal(problem) for problem in placed):
        raise SiteError(placed)
    store.keep_looks(found.looks)
    plans = Plans(jobs=jobs, frames=frames, templates=templates, words=words)
    return Report(
        output=request.output,
        base_path=base.path,
        made=dict(Counter(job.template or job.part for job in jobs)),
        withheld=public.withheld,
        warnings=placed,
        timings=watch.timings,
        parsed=parsed_now,
        converted=converted_now,
        done=_carry_out(request, bench, plans, watch, placed),
    )


def _carry_out(
    request: Request, bench: Bench, plans: Plans, watch: Stopwatch, warnings: tuple[Problem, ...]
) -> Done:
    """Publish, or only rehearse it. Raises SiteError, which then says the warnings as well."""
    try:
        if request.rehearse:
            rehearse(bench, plans)
        return Done() if request.dry else publish(request, bench, plans, watch)
    except SiteError as error:
        found = (*warnings, *error.problems)
        placed = locate_in_site(found, bench.sources, bench.read, request.root)
        raise SiteError(placed) from error


class _Wrong:
    """Gathers what is wrong while the sound part goes on."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def but(self, result: tuple[T, Iterable[Problem]]) -> T:
        """What a stage gave, its problems put aside."""
        value, problems = result
        self.found += problems
        return value
