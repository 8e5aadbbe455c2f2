"""Files: the plan of what lies beside texts, remembered folder by folder.

In: the files that texts refer to. Out: their slices.
"""

from collections.abc import Mapping

from generator.cache import digest, digest_of
from generator.link import Linked
from generator.pages import Slice
from generator.pictures import Plate
from generator.plan import slice_of
from generator.producers.files import Beside, beside_jobs, shelved
from generator.remembered.bench import Bench
from generator.remembered.enclosures import Enclosed
from generator.remembered.layouts import Layout, laid_out, slices_of
from generator.steps import Computed, Step

_Folder = tuple[str, tuple[Beside, ...], str]
"""The slice's name, its files, and the program's fingerprint."""


def plan_files(
    bench: Bench, linked: Linked, plates: Mapping[str, Plate], enclosed: Enclosed
) -> tuple[Slice, ...]:
    """A Slice for each folder that has files beside its texts."""
    forms = {path: "PLACELESS" for path, one in enclosed.files.items() if one.tells_place}
    forms |= dict.fromkeys(linked.subtitles, "VTT")
    folders = shelved(bench.sources, linked.files | linked.subtitles, plates, forms)
    step: Step[str, _Folder, Layout] = Step(
        name="files",
        key=lambda name: digest(bench.program, name, digest_of(folders[name])),
        pack=str,
        prepare=lambda name: (name, folders[name], bench.program),
        compute=_plan,
        label=lambda folder: folder[0],
        type=Layout,
        parts=Layout.parts,
    )
    return slices_of(step, {name: name for name in folders}, bench)


def _plan(folder: _Folder) -> Computed[Layout]:
    name, files, program = folder
    return laid_out(slice_of(name, beside_jobs(files, program)))
