"""Build: the whole program in one function, each stage called once, in order.

In: a Request. Out: the site in its folder, and a Report of what was made. Known here alone: the
order of the stages. What is remembered between builds is in `remembered`, and how the output
folder is brought up to date in `publish`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec.structs import replace

from generator.assemble import Assembly, assemble
from generator.assets import read_assets
from generator.cache import Store
from generator.catalogues import theme_words
from generator.checks import Material
from generator.closing import closing
from generator.config import STAND_IN, Config
from generator.discover import reader
from generator.documents import Page, Post
from generator.emblem import emblem_of
from generator.errors import Problem, SiteError
from generator.fingerprint import fingerprint
from generator.frame import frames_of
from generator.link import Terrain, link, link_tables, topic_tables
from generator.locate import locate_in_site
from generator.look import Look, look_of
from generator.memory import Notebook
from generator.names import gather_names
from generator.occasions import earliest, occasions
from generator.plan import slice_of
from generator.producers import views_of
from generator.producers.files import fixed_jobs
from generator.publish import plans_of, publish
from generator.recall import keep, key_of, recall
from generator.rehearsal import rehearse
from generator.remembered import (
    Bench,
    Ground,
    assemble_all,
    check_again,
    config_of,
    convert_all,
    disclosures,
    discover_again,
    fonts_for,
    forget_withheld,
    inspect_all,
    known_by,
    opener,
    paper_slices,
    parse_all,
    plan_files,
    plan_volumes,
    proofs,
)
from generator.render import House, Templates
from generator.report import Appeared, Done, Plans, Progress, Report, Request, Stopwatch, silent
from generator.route import route
from generator.standing import Left, Strays, strays
from generator.theme import find_theme
from generator.urls import parse_base
from generator.withhold import hidden_among, withhold
from generator.workers import ALONE, Watched, Workers

T = TypeVar("T")


def build(
    request: Request,
    store: Store,
    workers: Workers = ALONE,
    progress: Progress = silent,
    appeared: Appeared = lambda _: None,
) -> Report:
    """Build the site, or only check it where the request is dry.

    Raises SiteError with every problem that one run can know; then nothing was written.
    """
    watch, wrong = Stopwatch(progress, appeared), _Wrong()
    with watch("discover"):
        program = fingerprint()
        stray = workers.aside(strays, Left.by_last_build(store, request.output))
        found = wrong.but(discover_again(request.root, request.overlay, store, program))
        bench = Bench(
            store=store,
            workers=Watched(workers, watch.tell),
            program=program,
            notebook=Notebook(store.note("templates"), program),
            read=reader(request.root, request.overlay),
            sources={source.path: source for source in found.sources},
        )
        whole = key_of(request, bench.program, found.sources, wrong.found)
        last = recall(request, store, whole, stray)
    if last:
        return replace(last, timings=watch.timings)
    with watch("parse"):
        config = wrong.but(config_of(bench))
        parsed, parsed_now = wrong.but(parse_all(bench, config or STAND_IN))
        if config is None:
            raise SiteError(locate_in_site(wrong.found, bench.sources, bench.read, request.root))
        config, closes = closing(request.amended(config), request.now(config))
        base, names = parse_base(config.site.base_url), gather_names(config)
        public = withhold(
            parsed.posts, parsed.pages, request.now(config), config.zone, request.show
        )
        forget_withheld(bench, public.withheld, parsed.marks)
    with watch("route"):
        routes = wrong.but(route((*public.documents, *public.expired), config, names))
    with watch("convert"):
        routed = [one for one in public.documents if one.path in routes.addresses]
        bodies, converted_now = wrong.but(convert_all(bench, routed))
        documents = [one for one in routed if one.path in bodies]
    with watch("link"):
        unknown = parsed.failed | {one.path for one in public.documents if one.path not in bodies}
        linked = wrong.but(
            link(
                (*link_tables(documents, bodies), *topic_tables(config.topics)),
                Terrain(
                    routes=routes,
                    base=base,
                    bodies=bodies,
                    files=frozenset(s.path for s in found.sources if s.kind in ("file", "static")),
                    unknown=unknown,
                    withheld=frozenset(o.path for o in public.withheld if o.reason != "expired"),
                ),
            )
        )
        plates, enclosed = wrong.but(inspect_all(bench, linked))
    with watch("assemble"):
        templates = Templates(request.root / "templates", find_theme(), bench.notebook)
        words = theme_words(templates.own, templates.theme, config.site.languages, bench.notebook)
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
            pictures=plates,
            shown=linked.shown,
            covers=linked.covers,
            attached=linked.attached,
            named=linked.named,
            played=linked.played,
            enclosed=enclosed.files,
            transcripts=enclosed.transcripts,
            not_public={one.path: one for one in public.not_public},
            hidden=hidden_among(parsed.posts, public.withheld),
            unknown=frozenset(unknown),
        )
        ground = Ground.of(bench, assembly, words)
        volumes = wrong.but(assemble_all(bench, ground, assembly, parsed.marks))
        site = wrong.but(assemble(assembly, known_by(ground.parcel), volumes))
    with watch("plan"):
        look = wrong.but(_look(request, bench, config, templates))
        views = views_of(site, volumes, opener(store), words)
        slices = (
            slice_of("assets", fixed_jobs(look.assets, found.sources)),
            *plan_files(bench, linked, plates, enclosed),
            *paper_slices(bench, assembly, site, volumes),
            *plan_volumes(bench, ground, views, volumes),
        )
        frames = wrong.but(frames_of(views, config, look, preview=request.is_preview))
        plans = wrong.but(plans_of(bench.program, slices, House(templates, frames, words)))
    with watch("check"):
        wrong.found += (
            *check_again(
                bench,
                Material(
                    posts=(*assembly.posts, *public.expired),
                    is_whole=not unknown,
                    site=site,
                    config=config,
                    names=names,
                    volumes=volumes,
                    slices=slices,
                    wanted=linked.wanted,
                ),
            ),
            *(
                disclosures(bench, linked, documents, bodies, config, names)
                if request.rehearse
                else ()
            ),
            *(
                proofs(bench, assembly.posts, parsed.marks, config, request.overlay)
                if request.proofread
                else ()
            ),
        )
    placed = locate_in_site(wrong.found, bench.sources, bench.read, request.root)
    if any(request.is_fatal(problem) for problem in placed):
        raise SiteError(placed)
    done = _carry_out(request, bench, plans, stray, watch, placed)
    report = Report(
        output=request.output,
        base_path=base.path,
        made=dict(sum((Counter(one.outline.made) for one in slices), Counter())),
        withheld=public.withheld,
        warnings=(*placed, *done.warnings),
        timings=watch.timings,
        parsed=parsed_now,
        converted=converted_now,
        done=done,
        plans=plans,
        addresses=routes.addresses,
    )
    _save(
        bench,
        request,
        whole,
        report,
        earliest(public.until, look.today.until, closes),
        fonts_for(site),
    )
    return report


def _look(
    request: Request, bench: Bench, config: Config, templates: Templates
) -> tuple[Look, list[Problem]]:
    """The theme's assets as the site has them at this moment."""
    emblem, troubles = emblem_of(
        config.site.theme.emblem, bench.sources, bench.read, bench.notebook
    )
    look, more = look_of(
        read_assets((templates.own, templates.theme)),
        config.site.theme,
        emblem,
        occasions(config.site, request.now(config), config.zone),
    )
    return look, [*troubles, *more]


def _save(
    bench: Bench,
    request: Request,
    whole: str,
    report: Report,
    until: dt.datetime | None,
    fonts: str,
) -> None:
    if request.rehearse or not request.dry:
        keep(request, bench.store, whole, report, until, fonts)
        bench.store.keep_note("templates", bench.notebook.data())
        bench.store.save()


def _carry_out(
    request: Request,
    bench: Bench,
    plans: Plans,
    stray: Callable[[], Strays],
    watch: Stopwatch,
    warnings: tuple[Problem, ...],
) -> Done:
    """Publish, or only rehearse it. Raises SiteError, which then says the warnings as well."""
    try:
        if request.rehearse:
            rehearse(bench, plans)
        if request.dry:
            return Done()
        done = publish(request, bench, plans, stray(), watch)
        said = locate_in_site(done.warnings, bench.sources, bench.read, request.root)
        return replace(done, warnings=said)
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
