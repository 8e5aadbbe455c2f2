"""Enclosures: what goes out with texts besides pictures, looked at once and remembered.

In: what links lead to. Out: what is known of each document and recording, the transcripts' HTML,
and what is wrong. Known here alone: what a recording needs so that everybody has something of it
(WCAG 2.2, 1.2.1 and 1.2.2).
"""

from collections.abc import Iterator

from msgspec import Struct

from generator.cache import digest
from generator.enclosures import (
    Inspected,
    Unreadable,
    as_webvtt,
    inspect,
    is_film,
    is_foreign,
    is_subrip,
    kind_of,
    paragraphs,
)
from generator.errors import Problem, problem
from generator.link import Linked
from generator.pictures import Plate
from generator.remembered.bench import Bench, pack_of
from generator.remembered.sources import examine_all
from generator.steps import Computed, Step, remember
from generator.textfile import decode
from generator.urls import is_static


class Enclosed(Struct, frozen=True, kw_only=True):
    """What is known of all that goes out with texts."""

    files: dict[str, Inspected]
    """Of each document and recording, by its source path."""
    transcripts: dict[str, str]
    """For each transcript's source path the digest of its HTML."""


class _Spoken(Struct, frozen=True, array_like=True):
    """What became of captions or a transcript."""

    html: str
    """The digest of a transcript's HTML; "" for captions."""
    problems: tuple[Problem, ...]


def inspect_all(
    bench: Bench, linked: Linked
) -> tuple[tuple[dict[str, Plate], Enclosed], list[Problem]]:
    """Every picture, document and recording that texts link to, show, play or attach.

    Gives the pictures' plates, what is known of the rest, and what is wrong.
    """
    plates, found = examine_all(bench, linked)
    files = _inspected(bench, linked)
    captions, transcripts = set[str](), set[str]()
    for played in linked.played.values():
        for _, _, beside in played:
            captions |= {file for _, file in beside.captions}
            transcripts |= {file for _, file in beside.transcripts}
    spoken = _spoken(bench, captions, transcripts)
    enclosed = Enclosed(
        files=files,
        transcripts={file: spoken[file].html for file in transcripts if spoken[file].html},
    )
    problems = [
        *found,
        *(problem for one in spoken.values() for problem in one.problems),
        *_faults(files, linked),
        *_unheard(files, linked),
    ]
    return (plates, enclosed), problems


def _inspected(bench: Bench, linked: Linked) -> dict[str, Inspected]:
    paths = sorted(path for path in linked.files if kind_of(path) or is_foreign(path))
    step: Step[str, tuple[bytes, str], Inspected] = Step(
        name="inspect",
        key=lambda path: digest(bench.program, bench.sources[path].digest, path),
        pack=pack_of,
        prepare=lambda path: (bench.read(bench.sources[path]), path),
        compute=_inspect,
        label=lambda prepared: prepared[1],
        enough=50,
        type=Inspected,
    )
    return dict(zip(paths, remember(step, paths, bench.store, bench.workers).values, strict=True))


def _inspect(prepared: tuple[bytes, str]) -> Computed[Inspected]:
    return Computed(inspect(*prepared))


def _spoken(bench: Bench, captions: set[str], transcripts: set[str]) -> dict[str, _Spoken]:
    paths = sorted(captions | transcripts)
    step: Step[str, tuple[bytes, str, bool], _Spoken] = Step(
        name="spoken",
        key=lambda path: digest(bench.program, bench.sources[path].digest, path),
        pack=pack_of,
        prepare=lambda path: (bench.read(bench.sources[path]), path, path in captions),
        compute=_read,
        label=lambda prepared: prepared[1],
        enough=50,
        type=_Spoken,
        parts=lambda spoken: (spoken.html,) if spoken.html else (),
    )
    return dict(zip(paths, remember(step, paths, bench.store, bench.workers).values, strict=True))


def _read(prepared: tuple[bytes, str, bool]) -> Computed[_Spoken]:
    data, path, are_captions = prepared
    text, problems = decode(data, path)
    if problems:
        return Computed(_Spoken("", tuple(problems)))
    if not are_captions:
        html = paragraphs(text)
        key = digest(html)
        return Computed(_Spoken(key, ()), {key: html.encode()})
    try:
        as_webvtt(text, is_srt=is_subrip(path))
    except Unreadable as error:
        return Computed(_Spoken("", (problem(f"captions-{error}", path),)))
    return Computed(_Spoken("", ()))


def _faults(files: dict[str, Inspected], linked: Linked) -> Iterator[Problem]:
    for path, one in files.items():
        for code, values in one.faults:
            if code == "recording-tells-place" and is_static(path):
                continue  # what is static is published as it is, by its author's own will
            yield Problem(place=linked.places[path], code=code, values={"file": path} | values)


def _unheard(files: dict[str, Inspected], linked: Linked) -> Iterator[Problem]:
    """Recordings that say nothing to those who can't hear."""
    for played in linked.played.values():
        for _, file, beside in played:
            one = files.get(file)
            if one is None or one.faults or not one.has_sound:
                continue
            if not (beside.captions if is_film(file) else beside.transcripts):
                code = "film-without-captions" if is_film(file) else "sound-without-transcript"
                stem = file.rpartition("/")[2].rpartition(".")[0]
                values = {"file": file, "stem": stem}
                yield Problem(place=linked.places[file], code=code, values=values)
