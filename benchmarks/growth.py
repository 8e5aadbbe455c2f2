"""What one more bulletin costs: how many files change, in archives of different sizes.

    python -m benchmarks.growth

For each size it builds the corpus, adds one bulletin that is newer than all others, and builds
again. The number of files that change must not grow with the archive: it may differ by the pages of
a list that happen to be full, never by a factor. Builds are in seconds of the processor.
"""

import datetime as dt
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus import Post, posts
from benchmarks.writers import write_bulletin_with_its_theme
from generator.build import build
from generator.cache import Store
from generator.report import Report, Request

SIZES = (100, 1000, 4000)


def main() -> None:
    """Print a row for each size; builds are in seconds of the processor."""
    print("| Bulletins | First build | One more: files | That build |")
    print("|---:|---:|---:|---:|")
    for size in SIZES:
        print(row(size))


def row(size: int) -> str:
    """One size, measured."""
    with tempfile.TemporaryDirectory(prefix="bulletin-growth-") as folder:
        site = Path(folder)
        corpus = tuple(posts(size))
        write_bulletin_with_its_theme(corpus, site)
        _, seconds = _build(site)
        write_bulletin_with_its_theme([_newest(corpus)], site)
        again, again_seconds = _build(site)
    written = len(again.done.written)
    return f"| {size} | {seconds:.2f} | {written} | {again_seconds:.2f} |"


def _newest(corpus: tuple[Post, ...]) -> Post:
    return replace(corpus[-1], number=len(corpus), slug="one-more", day=dt.date(2025, 6, 2))


def _build(site: Path) -> tuple[Report, float]:
    store = Store(site / ".bulletin/public.sqlite")
    begun = time.process_time()
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    report = build(Request(root=site, output=site / "output", clock=now), store)
    store.close()
    return report, time.process_time() - begun


if __name__ == "__main__":
    main()
