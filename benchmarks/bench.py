"""Bulletin beside other generators, on the same bulletins and on one machine, in one run.

    python -m benchmarks.bench
    python -m benchmarks.bench --sizes 300 --only hugo,lean --scenes cold,body --rounds 1

Without options it measures everything, which takes two hours, and writes RESULTS.md after each
part. With any of them it measures that part and only prints; with --write the part takes the place
of what was measured of it before. What is measured with --only, --scenes or --rounds is no part.
"""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks import phones, previewing, searching
from benchmarks.contenders import Contender, contenders_for
from benchmarks.machine import machine
from benchmarks.measure import typical
from benchmarks.measured import keep
from benchmarks.ready import Site, ready
from benchmarks.report import SECTIONS, Block, Part, Result, parts_of, report, spelled
from benchmarks.rounds import Usages, rounds_of, take_turns
from benchmarks.scenes import SCENES, Scene
from benchmarks.verify import articles
from tests.tools.installed import MissingError

HERE = Path(__file__).parent
WORK = HERE / "work"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
SIZES = {1_000: 5, 10_000: 3, 100_000: 1}
"""How many bulletins are measured, and in how many rounds."""
ON_DISK = 10_000
"""The largest archive that is measured on the disk as well."""


def main() -> None:
    """Measure, print the report, and keep what was measured of whole parts."""
    wanted = _arguments()
    narrow = wanted.only or wanted.scenes or wanted.rounds
    is_whole = not (narrow or wanted.sizes or wanted.places or wanted.sections)
    WORK.mkdir(exist_ok=True)
    day, on = f"{dt.datetime.now(dt.UTC):%-d %B %Y}", machine()
    found: dict[str, str] = {}

    def measured(parts: Mapping[str, str]) -> None:
        found.update(parts)
        if wanted.write or is_whole:
            keep(parts, day=day, machine=on)

    for name in SECTIONS if is_whole else wanted.sections:
        measured(_section(name))
    blocks: list[Block] = []
    for size, in_memory in _plan(wanted) if is_whole or not wanted.sections or wanted.sizes else ():
        blocks.append(_block(wanted, size, in_memory=in_memory))
        measured(parts_of(blocks))
    print(report({key: Part(day=day, machine=on, text=text) for key, text in found.items()}))


def _section(name: str) -> dict[str, str]:
    """What is measured besides builds; nothing where this machine has not what it takes."""
    makers: Mapping[str, Callable[[], str]] = {
        "telephones": phones.section,
        "searching": searching.section,
        "previewing": previewing.section,
    }
    try:
        return {name: makers[name]()}
    except (MissingError, RuntimeError) as reason:
        print(f"{name}: left out, {reason}", file=sys.stderr)
        return {}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    keys = [scene.key for scene in SCENES]
    parser.add_argument("--sizes", type=_words, default=(), help="such as 1000,10000")
    parser.add_argument("--only", type=_words, default=(), help="parts of names: hugo,lean")
    parser.add_argument("--scenes", type=_words, default=(), help=f"some of {','.join(keys)}")
    parser.add_argument("--rounds", type=int, default=0, help="how often, at every size")
    parser.add_argument("--places", type=_words, default=(), help="memory, disk, or both")
    parser.add_argument("--sections", type=_words, default=(), help=f"some of {','.join(SECTIONS)}")
    parser.add_argument("--write", action="store_true", help="keep what was measured")
    wanted = parser.parse_args()
    for given, known in ((wanted.scenes, keys), (wanted.sections, SECTIONS)):
        if unknown := set(given) - set(known):
            parser.error(f"there is no {', '.join(sorted(unknown))}")
    if wanted.write and (wanted.only or wanted.scenes or wanted.rounds):
        parser.error("what is measured with --only, --scenes or --rounds is no part to be kept")
    return wanted


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip().casefold() for word in text.split(",") if word.strip())


def _plan(wanted: argparse.Namespace) -> Iterator[tuple[int, bool]]:
    """Each size with whether it is measured in memory: the goals' first, the largest last."""
    sizes = sorted(int(size) for size in wanted.sizes) or [*SIZES]
    places = wanted.places or ("memory", "disk")
    small = [size for size in sizes if size <= ON_DISK]
    if "memory" in places:
        yield from ((size, True) for size in small)
    if "disk" in places:
        yield from ((size, False) for size in small)
    if "memory" in places:
        yield from ((size, True) for size in sizes if size > ON_DISK)


def _block(wanted: argparse.Namespace, size: int, *, in_memory: bool) -> Block:
    """Measure one size in one place."""
    rounds = wanted.rounds or SIZES.get(size, 3)
    scenes = _scenes(wanted.scenes)
    with tempfile.TemporaryDirectory(
        prefix="bulletin-bench-", dir=MEMORY if in_memory else WORK
    ) as folder:
        chosen = _chosen(contenders_for(size, in_memory=in_memory), wanted.only)
        sites = list(ready(chosen, size, Path(folder), WORK))
        usages = take_turns(sites, scenes, rounds)
        pairs = zip(sites, usages, strict=True)
        results = tuple(_result(site, found, rounds_of(site, rounds)) for site, found in pairs)
    return Block(size=size, in_memory=in_memory, results=results)


def _chosen(contenders: Iterable[Contender], only: Sequence[str]) -> list[Contender]:
    """Those whose names have one of the words, or all."""
    return [
        one for one in contenders if not only or any(word in one.name.casefold() for word in only)
    ]


def _scenes(keys: Sequence[str]) -> list[Scene]:
    """The wanted scenes, after a cold build that each of them needs."""
    wanted = {*keys} | ({"cold"} if "memory" not in keys else set())
    return [scene for scene in SCENES if not keys or scene.key in wanted]


def _result(site: Site, usages: Usages, rounds: int) -> Result:
    package = site.contender.package
    sizes = [page.stat().st_size for page in articles(site.output)]
    commands = (
        package.how if package else "make site",
        spelled(site.command),
        *([spelled(site.sweeping)] if site.sweeping != site.command else []),
    )
    return Result(
        name=site.contender.name,
        version=package.version if package else version("bulletin"),
        usages={key: typical(found) for key, found in usages.items()},
        rounds=rounds,
        files=sum(path.is_file() for path in site.output.rglob("*")),
        article=sum(sizes) / len(sizes) / 1000,
        commands=commands,
    )


if __name__ == "__main__":
    main()
