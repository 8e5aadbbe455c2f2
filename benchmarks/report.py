"""The report: figures as tables, for the terminal and for RESULTS.md."""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders import BULLETIN, BULLETIN_FULL, YARDSTICK
from benchmarks.goals import (
    GOALS,
    GROWTH,
    LARGE,
    SIZE,
    WITH_EVERYTHING_ON,
    Verdict,
    growths,
    verdicts,
)
from benchmarks.measure import Usage
from benchmarks.scenes import SCENES

TITLES = {scene.key: scene.title for scene in SCENES}
NOTES = """\
- Every build's output is looked at before its figure counts: the number of articles, the edited
  sentence, the headline on its article, on a list and on a tag's page, the deleted page gone, the
  template's change on an article and on lists.
- Time is by the clock, from the start of the process to its end. Memory is measured in cold builds
  of their own, over all processes of a program, every hundredth of a second, and the highest sum
  counts: of what they hold themselves the proportional shares, and the files and code that they
  map once. MB are 2^20 bytes.
- All make the same pages: articles, lists of twenty, a page for each tag with lists of twenty, a
  feed, a sitemap. Differences that remain: Bulletin cuts its lists and sitemaps by year, into pages
  of about twenty, which makes more files, and writes each feed in three formats; it sanitises HTML,
  checks every link, and writes a manifest. Eleventy's articles have no anchors at headings.
- Bulletin with everything on has its own theme, every kind of page, and bulletins that name their
  offices, departments, people and meetings; the others have no such thing, so it stands beside them
  only to show the price.
- MkDocs knows no posts. Its lists are made by a script for mkdocs-gen-files, its feed by
  mkdocs-rss-plugin.
- Pelican keeps what it read between builds (`CACHE_CONTENT`). Hugo, Eleventy and MkDocs have
  nothing to keep that would spare them a page; Eleventy's incremental mode and Hugo's partial
  rebuilds need a server that goes on running, and MkDocs's `--dirty` leaves lists as they were.
- Where a page has to go, Hugo runs with `--cleanDestinationDir`, Pelican with
  `--delete-output-directory`, and Eleventy after its output was removed, in the same measured
  command: without, they leave the page of a deleted source where it is.
- In the CI's scene every source is a fresh copy. Bulletin gets back `.bulletin` and `output`, the
  others what their manuals say to keep: Hugo `resources`, Pelican `cache`, Eleventy and MkDocs
  `.cache`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out for one contender."""

    name: str
    version: str
    usages: Mapping[str, Usage]
    """The typical usage of each scene, by its key."""
    rounds: int
    files: int
    """How many the build left in the output."""
    article: float
    """Kilobytes of a typical article page."""
    commands: tuple[str, ...]
    """How it was installed and started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What was measured at one size, in one place."""

    size: int
    in_memory: bool
    results: tuple[Result, ...]

    def usages(self, name: str) -> Mapping[str, Usage]:
        """Those of one contender; none where it wasn't measured."""
        return next((r.usages for r in self.results if r.name == name), {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the report, as it was measured last."""

    day: str
    machine: str
    text: str
    """In Markdown, with its heading."""


SECTIONS = ("telephones", "searching", "previewing")
"""Parts that are no comparison of builds."""
_SIZES = tuple(f"{size} {place}" for place in ("memory", "disk") for size in (1_000, SIZE, LARGE))
_ORDER = ("goals", *_SIZES, "growth", *SECTIONS)


def parts_of(blocks: Iterable[Block]) -> dict[str, str]:
    """What was measured of builds, part by part."""
    blocks = tuple(blocks)
    memory = [block for block in blocks if block.in_memory]
    parts: dict[str, Iterable[str]] = {"goals": _goals(memory)}
    for block in blocks:
        place = "memory" if block.in_memory else "disk"
        parts[f"{block.size} {place}"] = _block(block)
    parts["growth"] = _growth(memory)
    results = {one.name: one for block in blocks for one in block.results}
    parts |= {f"how {name}": [_commands(one)] for name, one in results.items()}
    return {key: "\n".join(lines) for key, text in parts.items() if (lines := [*text])}


def report(parts: Mapping[str, Part]) -> str:
    """The whole report in Markdown."""
    ordered = [key for key in _ORDER if key in parts]
    ordered += [key for key in parts if key not in _ORDER and not key.startswith("how ")]
    machines = dict.fromkeys(part.machine for part in parts.values())
    pieces = [
        "# Results\n",
        (
            "Bulletin beside other generators: the same bulletins of about 650 words, dated over "
            "twenty years. Figures are medians. What stands in one table was measured on one "
            "machine in one run, in which the contenders took turns; what stands in two need not "
            "be of one day. `make bench` writes this file.\n"
        ),
        *(_dated(parts[key]) for key in ordered),
        "## Notes\n",
        NOTES,
        "## How\n",
        "".join(f"{machine}.\n" for machine in machines),
        *(parts[key].text for key in parts if key.startswith("how ")),
    ]
    return "\n".join(pieces)


def _dated(part: Part) -> str:
    heading, _, rest = part.text.partition("\n")
    processor = part.machine.partition(",")[0]
    return f"{heading}\n\nOf {part.day}, on {processor}.\n{rest}"


def _goals(blocks: Iterable[Block]) -> Iterator[str]:
    goals = {BULLETIN.name: GOALS, BULLETIN_FULL.name: WITH_EVERYTHING_ON}
    for block in blocks:
        theirs = block.usages(YARDSTICK.name)
        if block.size == SIZE and theirs:
            yield f"## The goals, at {SIZE:,} bulletins\n"
            for name, wanted in goals.items():
                yield from _verdicts(name, tuple(verdicts(block.usages(name), theirs, wanted)))


def _verdicts(name: str, found: tuple[Verdict, ...]) -> Iterator[str]:
    if found:
        head = f"| {name} | {YARDSTICK.name} | ours | ratio | goal | |"
        rows = (
            f"| {TITLES[one.scene]} | {_figure(one.scene, one.theirs)} "
            f"| {_figure(one.scene, one.ours)} | {one.ratio:.2f} | ≤ {one.goal:g} "
            f"| {'reached' if one.is_reached else 'missed'} |"
            for one in found
        )
        yield "\n".join((head, "| --- | ---: | ---: | ---: | ---: | --- |", *rows, ""))


def _block(block: Block) -> Iterator[str]:
    place = "in memory (tmpfs)" if block.in_memory else "on the disk"
    yield f"## {block.size:,} bulletins, {place}\n"
    keys = [key for key in TITLES if any(key in one.usages for one in block.results)]
    names = [one.name for one in block.results]
    yield _table(
        ["", *names],
        [
            *([TITLES[key], *(_cell(one, key) for one in block.results)] for key in keys),
            ["files", *(f"{one.files:,}" for one in block.results)],
            ["an article, kB", *(f"{one.article:.1f}" for one in block.results)],
            ["rounds", *(str(one.rounds) for one in block.results)],
        ],
    )
    if "cold" in keys:
        cpu = (f"{one.name} {one.usages['cold'].cpu:.2f}" for one in block.results)
        yield f"Seconds of all processors in the cold build: {', '.join(cpu)}.\n"


def _cell(result: Result, key: str) -> str:
    usage = result.usages[key]
    return _figure(key, usage.peak or usage.wall)


def _figure(key: str, value: float) -> str:
    return f"{value:.0f} MB" if key == "memory" else f"{value:.2f} s"


def _table(head: list[str], rows: list[list[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in (head, rule, *rows)), ""])


def _growth(blocks: Iterable[Block]) -> Iterator[str]:
    by_size = {block.size: block.usages(BULLETIN.name) for block in blocks}
    if by_size.get(SIZE) and by_size.get(LARGE):
        yield f"## What one bulletin costs, at {SIZE:,} and at {LARGE:,}\n"
        rows = [
            [
                TITLES[one.scene],
                *(f"{value:.2f} {_unit(one.scene)}" for value in (one.small, one.large)),
                f"{one.ratio:.2f}",
            ]
            for one in growths(by_size[SIZE], by_size[LARGE], TITLES)
        ]
        yield _table([BULLETIN.name, f"{SIZE:,}", f"{LARGE:,}", "ratio"], rows)
        yield f"The goal for the cold build is a ratio of at most {GROWTH}.\n"


def _unit(key: str) -> str:
    return "kB" if key == "memory" else "ms"


def _commands(one: Result) -> str:
    lines = "\n".join(f"    {command}" for command in one.commands)
    return f"{one.name}, version {one.version}:\n\n{lines}\n"


def spelled(command: Iterable[str]) -> str:
    """A command as one would type it, without the folders that its programs are in."""
    first, *rest = command
    return shlex.join((Path(first).name, *rest))
