"""Files: what is published as it is: the theme's assets, static files, pictures beside texts."""

from collections.abc import Collection, Iterator

from generator.assets import Asset
from generator.documents import Source
from generator.link import Linked
from generator.pages import Job
from generator.urls import below_top, output_path

_STATIC = "content/static/"


def file_jobs(
    assets: Collection[Asset], sources: Collection[Source], linked: Linked
) -> Iterator[Job]:
    """A Job for each file; a site's static file goes before an asset at the same address."""
    own = {below_top(source.path) for source in sources if source.kind == "static"}
    for asset in assets:
        output = output_path(asset.address)
        if output not in own:
            made_from = f"templates/assets/{asset.name}"
            yield Job(output=output, data=asset.data, made_from=made_from)
    for source in sources:
        if source.kind == "static":
            yield _copy(source, f"/{below_top(source.path)}")
    by_path = {source.path: source for source in sources if source.path in linked.files}
    for path, address in sorted(linked.files.items()):
        if not path.startswith(_STATIC):
            yield _copy(by_path[path], address)


def _copy(source: Source, address: str) -> Job:
    return Job(
        output=output_path(address), copy=source.path, digest=source.digest, made_from=source.path
    )
