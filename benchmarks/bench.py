"""Bulletin beside other generators, on the same posts and on one machine.

    python -m benchmarks.bench --posts 1000 --rounds 3

Each round builds every contender's site cold, again with nothing changed, and again after one post
was edited, one contender after another, so that a slow minute of the machine falls on all.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks.contenders import BULLETIN, CONTENDERS, Contender, article_pages, installed
from benchmarks.corpus import Post, posts
from benchmarks.measure import Usage, measured, typical
from benchmarks.report import SCENES, Result, report

HERE = Path(__file__).parent
WORK = HERE / "work"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


def main() -> None:
    """Measure, print the report, and write it to RESULTS.md."""
    wanted = _arguments()
    chosen = [c for c in CONTENDERS if c is BULLETIN or wanted.only in c.name.casefold()]
    place = MEMORY if MEMORY.is_dir() else WORK
    WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bulletin-bench-", dir=place) as folder:
        sites = Path(folder)
        corpus = tuple(posts(wanted.posts))
        commands = dict(_ready(chosen, corpus, sites))
        usages = _rounds(commands, corpus, sites, wanted.rounds)
        results = [_result(c, commands[c], usages[c], corpus, sites) for c in commands]
    disk = "a file system in memory" if place is MEMORY else "disk"
    text = report(results, posts=wanted.posts, rounds=wanted.rounds, disk=disk)
    print(text)
    if not wanted.only:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--posts", type=int, default=1000, help="how many (1000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often (3)")
    parser.add_argument(
        "--only", default="", type=str.casefold, help="beside this one alone; writes no RESULTS.md"
    )
    return parser.parse_args()


def _ready(
    contenders: Iterable[Contender], corpus: tuple[Post, ...], sites: Path
) -> Iterable[tuple[Contender, tuple[str, ...]]]:
    """Each contender that can be installed, with its command; its site is written."""
    for contender in contenders:
        try:
            command = installed(contender, WORK)
        except subprocess.CalledProcessError:
            print(f"{contender.name} can't be installed here and is left out", file=sys.stderr)
            continue
        contender.write(corpus, sites / contender.name)
        yield contender, command


def _rounds(
    commands: dict[Contender, tuple[str, ...]], corpus: tuple[Post, ...], sites: Path, rounds: int
) -> dict[Contender, list[dict[str, Usage]]]:
    usages: dict[Contender, list[dict[str, Usage]]] = {contender: [] for contender in commands}
    for number in range(1, rounds + 1):
        for contender, command in commands.items():
            site = sites / contender.name
            usages[contender].append(_round(contender, command, corpus, site, number))
            seconds = ", ".join(f"{k} {u.wall:.2f} s" for k, u in usages[contender][-1].items())
            print(f"round {number}: {contender.name}: {seconds}", file=sys.stderr)
    return usages


def _round(
    contender: Contender,
    command: tuple[str, ...],
    corpus: tuple[Post, ...],
    site: Path,
    number: int,
) -> dict[str, Usage]:
    """One contender's three builds."""
    for made in contender.made:
        shutil.rmtree(site / made, ignore_errors=True)
    cold = measured(command, site)
    article_pages(contender, site, corpus)
    same = measured(command, site)
    edited = corpus[len(corpus) // 2].place
    with (site / contender.posts / f"{edited}.md").open("a", encoding="utf-8") as file:
        file.write(f"\nA sentence more, in round {number}.\n")
    edit = measured(command, site)
    if f"in round {number}." not in _page(contender, site, edited):
        raise RuntimeError(f"{contender.name} did not show the edit")
    return {"cold": cold, "same": same, "edit": edit}


def _page(contender: Contender, site: Path, place: str) -> str:
    return (site / contender.output / place / "index.html").read_text(encoding="utf-8")


def _result(
    contender: Contender,
    command: tuple[str, ...],
    usages: list[dict[str, Usage]],
    corpus: tuple[Post, ...],
    sites: Path,
) -> Result:
    site = sites / contender.name
    sizes = [page.stat().st_size for page in article_pages(contender, site, corpus)]
    install = f"pip install '{contender.requirement}'" if contender.requirement else "make site"
    start = " ".join((Path(command[0]).name, *command[1:]))
    return Result(
        name=contender.name,
        version=contender.requirement.rpartition("==")[2] or version("bulletin"),
        usages={scene: typical(usage[scene] for usage in usages) for scene in SCENES},
        files=sum(path.is_file() for path in (site / contender.output).rglob("*")),
        article=sum(sizes) / len(sizes) / 1000,
        commands=(install, start),
    )


if __name__ == "__main__":
    main()
