"""Papers: the plan of each year's PDFs, remembered.

In: the volumes, the pictures that their bulletins show. Out: their slices. A PDF is due again when
its bulletin, one of its pictures, the fonts of this machine or what surrounds pages has changed.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.assemble import Assembly
from generator.cache import digest, digest_of
from generator.model import Site, Volume
from generator.pages import Slice
from generator.pdf import fonts_here
from generator.plan import slice_of
from generator.producers.papers import KIND, paper_jobs
from generator.remembered.bench import Bench
from generator.remembered.layouts import Layout, laid_out, slices_of
from generator.remembered.quires import bound_quires, loaded_quires
from generator.steps import Computed, Step
from generator.urls import Base


def fonts_for(site: Site) -> str:
    """The digest of the fonts on which the site depends; "" where it has no PDFs."""
    return fonts_here() if KIND in site.kinds else ""


class _Year(Struct, frozen=True, kw_only=True):
    """A year as it goes to a worker."""

    name: str
    quires: tuple[bytes, ...]
    base: Base
    fonts: str
    pictures: dict[str, str]


def paper_slices(
    bench: Bench, given: Assembly, site: Site, volumes: Sequence[Volume]
) -> tuple[Slice, ...]:
    """A slice for each year, where the site has PDFs."""
    fonts = fonts_for(site)
    if not fonts:
        return ()
    pictures = _pictures(bench, given)

    def prepare(volume: Volume) -> _Year:
        return _Year(
            name=_name(volume),
            quires=loaded_quires(bench.store, volume),
            base=site.base,
            fonts=fonts,
            pictures=pictures.get(volume.year, {}),
        )

    def key(volume: Volume) -> str:
        shown = digest_of(pictures.get(volume.year, {}))
        return digest(bench.program, fonts, digest_of(site.base), *volume.quires.values(), shown)

    step = Step(
        name="papers",
        key=key,
        pack=_name,
        prepare=prepare,
        compute=_plan,
        label=lambda year: year.name,
        enough=4,
        type=Layout,
        parts=Layout.parts,
    )
    return slices_of(step, {_name(volume): volume for volume in volumes}, bench)


def _name(volume: Volume) -> str:
    return f"{KIND}-{volume.year}"


def _plan(year: _Year) -> Computed[Layout]:
    leaves = bound_quires(year.quires)
    jobs = (
        job
        for lang, bulletins in leaves.bulletins.items()
        for job in paper_jobs(year.base, lang, bulletins, year.fonts, year.pictures)
    )
    return laid_out(slice_of(year.name, jobs))


def _pictures(bench: Bench, given: Assembly) -> Mapping[int, dict[str, str]]:
    """For each year, by the bulletins' paths, the digest of the pictures that they show."""
    found: dict[int, dict[str, str]] = {}
    for post in given.posts:
        files = [file for _, file in given.shown.get(post.path, ())]
        files += filter(None, [given.covers.get(post.path)])
        if files:
            shown = digest(*(bench.sources[file].digest for file in files))
            found.setdefault(post.matter.date.day.year, {})[post.path] = shown
    return found
