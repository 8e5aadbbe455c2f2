"""What one bulletin more, less or changed costs: how many files a build rewrites, by kind of page.

    python -m benchmarks.growth
    python -m benchmarks.growth --sizes 1000,10000,100000

The numbers must not grow with the archive. The bulletins that are changed are alike in all
archives: the same tags, office and people. Numbers are taken from outside: files in the output
whose inode, time or size is another one than before the build, and files that came or went. They
may differ by a page where a list happens to be full, or where a feed or a neighbourhood is still
small enough to reach a bulletin of the middle.
"""

import argparse
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.contenders import BULLETIN, BULLETIN_FULL, Contender
from benchmarks.corpus import Post, post
from benchmarks.ready import Site, ready

SIZES = (1_000, 10_000)
KINDS = {
    "articles": r"\d{4}/[^/]*-[^/]*/index\.html",
    "years": r"\d{4}/.*",
    "feeds": r"(.*/)?(atom\.xml|rss\.xml|feed\.json)",
    "redirects": r"old/.*|redirects\..*",
    "sitemaps": r"sitemap.*",
    "manifest": r"manifest.*",
    "home": r"index\.html",
}
"""Kinds of page by their addresses; of all others the first folder is the kind."""

Stamps = Mapping[str, tuple[int, int, int]]
"""Of each file in the output: its inode, the time when it was written, and its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What the changes did to one archive."""

    size: int
    touched: Mapping[str, Counter[str]]
    """For each change how many files of each kind were written or removed."""


def main() -> None:
    """Print a table for each change and site."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--only", default="", help="a part of the name: lean")
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    for contender in (BULLETIN, BULLETIN_FULL):
        if wanted.only.casefold() not in contender.name.casefold():
            continue
        counts = [count(contender, size) for size in sizes]
        for change in CHANGES:
            print(f"\n{contender.name}: {change}\n")
            print(table(counts, change))


def count(contender: Contender, size: int) -> Count:
    """Build an archive, change it again and again, and count."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    place = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="bulletin-growth-", dir=place) as folder:
        (site,) = ready([contender], size, Path(folder), Path(folder))
        for one in (_like("1-changed", size // 2, size), _like("1-removed", size // 3, size)):
            contender.dialect.write_post(site.folder, one)
        _build(site)
        return Count(size=size, touched=dict(_touched(site)))


def table(counts: list[Count], change: str) -> str:
    """The counts of one change, a column for each size."""
    columns = [one.touched[change] for one in counts]
    rows = [
        f"| {kind} | {' | '.join(str(column[kind]) for column in columns)} |"
        for kind in sorted({kind for column in columns for kind in column})
    ]
    totals = f"| all | {' | '.join(str(column.total()) for column in columns)} |"
    head = f"| | {' | '.join(f'{one.size:,}' for one in counts)} |"
    return "\n".join((head, f"| --- |{' ---: |' * len(counts)}", *rows, totals))


def kind_of(path: str) -> str:
    """What kind of page a file of the output is."""
    fitting = (kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, path))
    return next(fitting, path.partition("/")[0])


def _like(slug: str, number: int, size: int) -> Post:
    """A bulletin that is the same in all archives, but of the day of the corpus's bulletin."""
    return replace(post(1, SIZES[0]), slug=slug, day=post(number, size).day)


def _edit(site: Site) -> None:
    source = site.contender.dialect.source(
        site.folder, _like("1-changed", site.count // 2, site.count)
    )
    with source.open("a", encoding="utf-8") as file:
        file.write("\nOne sentence more.\n")


def _retitle(site: Site) -> None:
    old = _like("1-changed", site.count // 2, site.count)
    site.contender.dialect.write_post(site.folder, replace(old, title="A new headline"))


def _add(site: Site) -> None:
    site.contender.dialect.write_post(site.folder, _like("1-new", site.count, site.count))


def _remove(site: Site) -> None:
    old = _like("1-removed", site.count // 3, site.count)
    site.contender.dialect.source(site.folder, old).unlink()


CHANGES: Mapping[str, Callable[[Site], None]] = {
    "a body edited": _edit,
    "a headline edited": _retitle,
    "a bulletin more, the newest": _add,
    "a bulletin deleted": _remove,
}
"""One after the other: each build counts what changed since the one before."""


def _touched(site: Site) -> Iterator[tuple[str, Counter[str]]]:
    before = _stamps(site.output)
    for name, change in CHANGES.items():
        change(site)
        _build(site)
        after = _stamps(site.output)
        paths = {path for path, _ in before.items() ^ after.items()}
        yield name, Counter(kind_of(path) for path in paths)
        before = after


def _build(site: Site) -> None:
    subprocess.run(
        site.command, cwd=site.folder, env=site.environment, check=True, capture_output=True
    )


def _stamps(output: Path) -> Stamps:
    found = {}
    for path in output.rglob("*"):
        if path.is_file():
            stat = path.stat()
            found[path.relative_to(output).as_posix()] = stat.st_ino, stat.st_mtime_ns, stat.st_size
    return found


if __name__ == "__main__":
    main()
