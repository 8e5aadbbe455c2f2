"""Previewing: from saving a bulletin to the browser's new paint.

    python -m benchmarks.previewing
    python -m benchmarks.previewing --sizes 1000 --rounds 5

Sites with everything on, in this machine's memory, are shown by `bulletin serve`, and the newest
bulletin is opened in Chromium, which reports nothing of what it does. Its text is changed and
saved; the time is from then to the first contentful paint of the page as it has been loaded anew,
by the browser's own clock, which is the system's.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TextIO

from benchmarks.contenders import BULLETIN_FULL
from benchmarks.ready import ready
from benchmarks.unwatched import Page, unwatched
from tests.browser.served import ARGUMENTS, CHROMIUM
from tests.tools.installed import MissingError

GOALS = {1_000: 300, 10_000: 700}
"""For how many bulletins how many milliseconds."""
ROUNDS = 7
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
WORK = Path(__file__).resolve().parent / "work"
_PATIENCE = 30
_PAINTED = """(() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint ? performance.timeOrigin + paint.startTime : 0;
})()"""
"""When the page was painted first, in milliseconds since 1970; 0 where it is not yet."""


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="", help="such as 1000,10000")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",") if size]
    print(section(sizes or list(GOALS), wanted.rounds))


def section(sizes: list[int] | None = None, rounds: int = ROUNDS) -> str:
    """The table with its heading, in Markdown.

    Raises:
        MissingError: where Chromium isn't installed.
    """
    if CHROMIUM is None:
        raise MissingError("there is no Chromium on this machine")
    lines = [
        "## From saving to seeing\n",
        "| bulletins | median, ms | slowest, ms | goal, ms |",
        "| ---: | ---: | ---: | ---: |",
    ]
    for size in sizes or list(GOALS):
        times = _measured(size, rounds)
        goal = GOALS.get(size, "")
        lines.append(f"| {size:,} | {median(times):.0f} | {max(times):.0f} | {goal} |")
    return "\n".join([*lines, ""])


def _measured(size: int, rounds: int) -> list[float]:
    """The milliseconds of each round; the first one, in which templates are compiled, is none."""
    WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bulletin-preview-", dir=MEMORY) as folder:
        (site,) = ready([BULLETIN_FULL], size, Path(folder), WORK)
        posts = sorted((site.folder / "content/posts").rglob("*.md"))
        newest = posts[-1]
        with _served(site.folder) as root, unwatched([str(CHROMIUM), *ARGUMENTS]) as browser:
            address = newest.relative_to(site.folder / "content/posts").with_suffix("").as_posix()
            with browser.page(f"{root}{address}/") as page:
                _wait_for_paint(page, 0)
                time.sleep(1)  # until it hears of changes
                return [_round(page, newest, number) for number in range(rounds + 1)][1:]


def _round(page: Page, post: Path, number: int) -> float:
    text = f"{post.read_text(encoding='utf-8')}\nRound {number}.\n"
    began = time.time() * 1000
    post.write_text(text, encoding="utf-8")
    painted = _wait_for_paint(page, began)
    if not page.evaluate(f"document.body.textContent.includes('Round {number}.')"):
        raise RuntimeError("the page was loaded anew before it was built")
    time.sleep(0.5)
    return painted - began


def _wait_for_paint(page: Page, began: float) -> float:
    """When the page was painted that has been loaded after a moment."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            painted = float(page.evaluate(_PAINTED))
        except RuntimeError:  # between two pages there is none
            painted = 0.0
        if painted > began:
            return painted
        time.sleep(0.01)
    raise TimeoutError("the page was not shown anew")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of a site's preview."""
    command = [sys.executable, "-m", "generator", "serve", "--quiet", "--port", "8123"]
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log)
        try:
            yield _address(log)
        finally:
            server.terminate()
            server.wait()


def _address(log: TextIO) -> str:
    """The address that the server has written, as soon as it has."""
    until = time.monotonic() + 100 * _PATIENCE  # it builds before
    while time.monotonic() < until:
        log.seek(0)
        if found := re.search(r"http://\S+(?=;)", log.read()):
            return found[0]
        time.sleep(0.05)
    raise TimeoutError("nothing was served")


if __name__ == "__main__":
    main()
