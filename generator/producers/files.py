"""Files: what is published as it is, and pictures, which are developed: none of it has a template.

The theme's assets and static files stand together; what lies beside texts is cut by the first
folder of its path, which most archives call after the year.
"""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from generator.assets import Asset
from generator.cache import digest
from generator.documents import Source
from generator.pages import Job
from generator.pictures import Plate, Rendition
from generator.urls import below_top, fold, is_static, output_path


class Beside(Struct, frozen=True, array_like=True):
    """A file beside a text that refers to it."""

    source: Source
    address: str
    plate: Plate | None
    """None where it is no picture."""
    form: str = ""
    """As what it is published where that isn't what it is: one of `enclosures.REMADE`."""


def fixed_jobs(assets: Collection[Asset], sources: Collection[Source]) -> Iterator[Job]:
    """Assets and static files; of two at one address the site's own goes before the theme's."""
    own = {below_top(source.path) for source in sources if source.kind == "static"}
    for asset in assets:
        output = output_path(asset.address)
        if output not in own:
            made_from = f"templates/assets/{asset.name}"
            yield Job(output=output, data=asset.data, made_from=made_from)
    for source in sources:
        if source.kind == "static":
            yield _copy(source, f"/{below_top(source.path)}")


def shelved(
    sources: Mapping[str, Source],
    files: Mapping[str, str],
    plates: Mapping[str, Plate],
    forms: Mapping[str, str],
) -> dict[str, tuple[Beside, ...]]:
    """The files beside texts, by the name of the slice in which they are planned.

    Args:
        sources: By path.
        files: For each file that a published text refers to, its address.
        plates: Of the pictures among them.
        forms: As what some of them are published.
    """
    found: dict[str, list[Beside]] = {}
    for path, address in sorted(files.items()):
        if not is_static(path):
            folder = below_top(path).partition("/")[0] if path.count("/") > 2 else ""
            beside = Beside(sources[path], address, plates.get(path), forms.get(path, ""))
            found.setdefault(f"files-{fold(folder)}", []).append(beside)
    return {name: tuple(some) for name, some in found.items()}


def beside_jobs(files: Collection[Beside], program: str) -> Iterator[Job]:
    """A Job for each file, and for each rendition of a picture.

    Args:
        files: The files.
        program: The program's fingerprint, on which it depends what a rendition is.
    """
    for one in files:
        own = (Rendition("", one.form, 0),) if one.form else ()
        renditions = one.plate.renditions if one.plate else own
        if not renditions:
            yield _copy(one.source, one.address)
        for rendition in renditions:
            yield Job(
                output=output_path(one.address) + rendition.suffix,
                copy=one.source.path,
                rendition=rendition,
                digest=digest(program, one.source.digest, rendition.suffix, one.form),
                made_from=one.source.path,
            )


def _copy(source: Source, address: str) -> Job:
    return Job(
        output=output_path(address), copy=source.path, digest=source.digest, made_from=source.path
    )
