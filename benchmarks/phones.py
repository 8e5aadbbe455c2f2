"""Telephones: how fast a page of each kind is there, as Lighthouse reckons it.

    python -m benchmarks.phones
    python -m benchmarks.phones --rounds 5 --only home,people

The demonstration site is sent by nginx on this machine, with the settings that the build makes for
it. Lighthouse opens each page in a Chromium that has seen nothing before, and reckons what a
middling telephone on a slow mobile network would make of it. The telephone is always the same one:
how many times slower it is than this machine, is worked out first.
"""

import argparse
import json
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.browser.served import CHROMIUM, Served
from tests.demo_site.given import built
from tests.tools.installed import MissingError, package
from tests.tools.lighthouse import Lighthouse, Verdict, lighthouse
from tests.tools.nginx import sending

ROUNDS = 3
GOAL = 100
"""Points of a hundred."""
TELEPHONE = 1750 / 4
"""The telephone's own index in Lighthouse's benchmark: its documentation means the slowing by four
that it does by itself for machines that have 1,500 to 2,000, and asks those that have less or more
to slow down accordingly."""
_NAMES = {"content/posts": "bulletin", "content/pages": "static page"}


class Speed(NamedTuple):
    """The medians of one page's rounds."""

    kind: str
    points: float
    first: float
    """Milliseconds until the first thing is seen."""
    largest: float
    """Milliseconds until the largest thing is seen."""
    blocked: float
    """Milliseconds in which the page could not answer a finger."""
    shift: float
    """How much moved while it was read, as a share of the screen."""
    kilobytes: float
    """What went over the network, pictures and headers too."""


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is opened")
    parser.add_argument("--only", default="", help="parts of kinds: home,people")
    wanted = parser.parse_args()
    only = [word.strip() for word in wanted.only.split(",") if word.strip()]
    print(section(wanted.rounds, only))


def section(rounds: int = ROUNDS, only: Collection[str] = ()) -> str:
    """The table with its heading, in Markdown.

    Raises:
        MissingError: where Chromium, nginx, Node.js or Lighthouse isn't installed.
    """
    with _judging() as (judging, served):
        kinds = {
            kind: served.url(path)
            for kind, path in served.each.items()
            if not only or any(word in kind for word in only)
        }
        slowdown = slowdown_on(_judge(judging, served.url("index.html"), rounds))
        found = [speed(kind, _judge(judging, url, rounds, slowdown)) for kind, url in kinds.items()]
    return spelled(found, rounds, slowdown, _version())


@contextmanager
def _judging() -> Iterator[tuple[Lighthouse, Served]]:
    if CHROMIUM is None:
        raise MissingError("there is no Chromium on this machine")
    with (
        lighthouse(CHROMIUM) as judging,
        tempfile.TemporaryDirectory(prefix="bulletin-phones-") as folder,
    ):
        site, _ = built(Path(folder))
        work = Path(folder) / "nginx"
        work.mkdir()
        with sending(site.folder, site.folder / "_nginx.conf", work) as root:
            yield judging, Served(site, root)


def _judge(
    judging: Lighthouse, url: str, rounds: int, slowdown: float | None = None
) -> list[Verdict]:
    return [judging.judge(url, ["performance"], slowdown) for _ in range(rounds)]


def slowdown_on(verdicts: Iterable[Verdict]) -> float:
    """How many times slower the telephone is than the machine on which pages were judged."""
    return round(median(one.machine for one in verdicts) / TELEPHONE, 1)


def speed(kind: str, verdicts: Iterable[Verdict]) -> Speed:
    """The medians of what was found of a page."""
    verdicts = tuple(verdicts)

    def typical(figure: str) -> float:
        return median(one.figures[figure] for one in verdicts)

    return Speed(
        kind=kind,
        points=median(one.scores["performance"] for one in verdicts),
        first=typical("first-contentful-paint"),
        largest=typical("largest-contentful-paint"),
        blocked=typical("total-blocking-time"),
        shift=typical("cumulative-layout-shift"),
        kilobytes=typical("total-byte-weight") / 1000,
    )


def spelled(found: Iterable[Speed], rounds: int, slowdown: float, version: str) -> str:
    """The section in Markdown."""
    found = tuple(found)
    missed = [_name(one.kind) for one in found if one.points < GOAL]
    text = (
        f"What Lighthouse {version} says of the demonstration site's pages on its telephone, which "
        f"is a middling one on a slow mobile network, {slowdown} times slower than this machine. "
        "(Four times, as Lighthouse has it by itself, are meant for machines that have 1,500 to "
        f"2,000 in its benchmark; this one has {slowdown * TELEPHONE:,.0f}.) One page of each "
        f"kind, the longest, sent by nginx. Medians of {rounds}; the kilobytes are those of the "
        f"whole page, pictures and all. The goal is {GOAL} points for each: "
    )
    verdict = f"missed by {', '.join(missed)}.\n" if missed else "reached.\n"
    return "\n".join(("## On a telephone\n", text + verdict, _HEAD, *map(_row, found), ""))


_HEAD = """\
| page | points | first seen | largest seen | blocked | shift | kB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |"""


def _row(one: Speed) -> str:
    seen = " | ".join(f"{milliseconds / 1000:.2f} s" for milliseconds in (one.first, one.largest))
    measured = f"{one.blocked:.0f} ms | {one.shift:.3f} | {one.kilobytes:.0f}"
    return f"| {_name(one.kind)} | {one.points:.0f} | {seen} | {measured} |"


def _name(kind: str) -> str:
    """A kind of page for people: `en content/posts` is `bulletin (en)`."""
    lang, _, name = kind.partition(" ")
    return f"{_NAMES.get(name, name)} ({lang})"


def _version() -> str:
    found: Mapping[str, str] = json.loads(package("lighthouse/package.json").read_text("utf-8"))
    return found["version"]


if __name__ == "__main__":
    main()
