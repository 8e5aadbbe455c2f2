"""Searching: what a reader's search finds, moves and takes, in Chinese and in English.

    python -m benchmarks.searching
    python -m benchmarks.searching --size 1000 --rounds 3

Ten thousand bulletins of each language are built with search on, served by nginx on this machine,
and asked in Chromium, each question in a browser that has seen nothing before. What it finds is
compared with what stands in the sources: recall and precision; of what is on more than 200 pages,
the first 200 and the number. Bytes are those on the network, headers included. What the page loads
before anybody asks, until the cursor is in the field and all is quiet, is given apart, and so is
what the same question takes behind another one. Time is from the moment at which the question is
sent to the one at which every year has answered and the best ten are shown, in a browser that
reports nothing of what it does.
"""

import argparse
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks import chinese, corpus
from benchmarks.asking import LOOKED_AT, asked_in, timed_in
from benchmarks.contenders import BULLETIN
from benchmarks.corpus import Post
from benchmarks.measure import timed
from benchmarks.sites.bulletin import SETTINGS
from benchmarks.sites.dialect import with_front_matter, write
from benchmarks.unwatched import Browser as Unwatched
from benchmarks.unwatched import unwatched
from tests.browser.served import ARGUMENTS, CHROMIUM
from tests.tools.installed import MissingError
from tests.tools.nginx import sending

SIZE = 10_000
ROUNDS = 5
GOAL_MILLISECONDS, GOAL_KILOBYTES = 200, 300
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader types, and how the truth is found out without an index."""

    typed: str
    pattern: str
    """Found in the title or text of every bulletin that has to be found, and of no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A corpus with its questions."""

    lang: str
    posts: Callable[[int], Iterable[Post]]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came out for one question."""

    question: Question
    pages: int
    """On how many pages it stands in truth."""
    found: int
    wrong: int
    """How many of those that were looked at don't have it."""
    kilobytes: float
    loaded: float
    """Kilobytes that the search page had loaded before."""
    later_kilobytes: float
    """As the next question behind another one."""
    milliseconds: float = 0
    later_milliseconds: float = 0


def _q(typed: str, pattern: str = "") -> Question:
    return Question(typed=typed, pattern=pattern or re.escape(typed))


ARCHIVES = (
    Archive(
        lang="zh",
        posts=chinese.posts,
        questions=(
            *map(
                _q,
                (*chinese.RARE, "被告人", "检察", "公开听证", "未成年人保护", "诉讼线索", "青禾"),
            ),
            _q("檢察建議", "检察建议"),
            _q("老桥村 欠薪", r"(?s)\A(?=.*老桥村)(?=.*欠薪)"),
        ),
    ),
    Archive(
        lang="en",
        posts=corpus.posts,
        questions=(
            _q("number 142 ", r"number 142\b"),
            _q("harbour ", r"(?i)\bharbours?\b"),
            _q("review ", r"(?i)\breview(s|ed|ing)?\b"),
            _q("hearings ", r"(?i)\bhearings?\b"),
            _q("farm", r"(?i)\bfarm"),
            _q('"protection of farmland"', r"(?i)\bprotection of farmland\b"),
            _q("witnesses translation ", r"(?is)\A(?=.*\bwitness(es)?\b)(?=.*\btranslations?\b)"),
        ),
    ),
)


def main() -> None:
    """Build, serve, ask, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    wanted = parser.parse_args()
    print(section(wanted.size, wanted.rounds))


def section(size: int = SIZE, rounds: int = ROUNDS) -> str:
    """The tables of both languages with their heading, in Markdown.

    Raises:
        MissingError: where Chromium or nginx isn't installed.
    """
    if CHROMIUM is None:
        raise MissingError("there is no Chromium on this machine")
    parts = [f"## Searching {size:,} bulletins\n"]
    with tempfile.TemporaryDirectory(prefix="bulletin-search-", dir=MEMORY) as folder:
        for archive in ARCHIVES:
            answers = asked(archive, size, rounds, Path(folder) / archive.lang)
            parts += _table(archive.lang, answers)
    return "\n".join(parts)


def _table(lang: str, answers: list[Answer]) -> Iterator[str]:
    yield f"| {lang} | pages | recall | precision | ms | kB | next: ms | kB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in answers:
        right = one.found - one.wrong
        yield (
            f"| {one.question.typed} | {one.pages:,} | {right / max(1, one.pages):.2f} "
            f"| {right / max(1, one.found):.2f} | {one.milliseconds:.0f} | {one.kilobytes:.0f} "
            f"| {one.later_milliseconds:.0f} | {one.later_kilobytes:.0f} |"
        )
    slowest = max(one.milliseconds for one in answers)
    heaviest = max(one.kilobytes for one in answers)
    yield (
        f"\nThe slowest took {slowest:.0f} ms (goal: {GOAL_MILLISECONDS}), the heaviest moved "
        f"{heaviest:.0f} kB (goal: {GOAL_KILOBYTES}). Before that, the page had loaded "
        f"{median(one.loaded for one in answers):.0f} kB.\n"
    )


def asked(archive: Archive, size: int, rounds: int, folder: Path) -> list[Answer]:
    """All answers of one archive."""
    posts = tuple(archive.posts(size))
    _build(archive, posts, folder)
    output, work = folder / "output", folder / "nginx"
    work.mkdir()
    pairs = tuple(pairwise((archive.questions[-1], *archive.questions)))
    with sending(output, output / "_nginx.conf", work) as root:
        with unwatched([str(CHROMIUM), *ARGUMENTS]) as timer:
            times = [_times(timer, root, one.typed, before.typed, rounds) for before, one in pairs]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            answers = [_answer(browser, root, one, before.typed, posts) for before, one in pairs]
            browser.close()
    return [
        replace(answer, milliseconds=first, later_milliseconds=later)
        for answer, (first, later) in zip(answers, times, strict=True)
    ]


def _build(archive: Archive, posts: Iterable[Post], folder: Path) -> None:
    settings = SETTINGS.replace("[en]", f"[{archive.lang}]")
    settings = settings.replace("  headers: false\n", "").replace("  search: false\n", "")
    write(folder / "content/site.yaml", settings)
    for post in posts:
        write(folder / f"content/posts/{post.place}.md", with_front_matter(post))
    # As every site has one. A page that is small tells the script what the server can do.
    write(folder / "content/pages/about.md", "---\ntitle: About\n---\nAn example.\n")
    timed(BULLETIN.command, folder, {})


def _times(
    browser: Unwatched, root: str, typed: str, before: str, rounds: int
) -> tuple[float, float]:
    """How many milliseconds a question takes as the first one, and behind another one."""
    first = [timed_in(browser, root, [typed]) for _ in range(rounds)]
    later = [timed_in(browser, root, [before, typed]) for _ in range(rounds)]
    return median(first), median(later)


def _answer(
    browser: Browser, root: str, question: Question, before: str, posts: Iterable[Post]
) -> Answer:
    truth = {
        f"/{post.place}/"
        for post in posts
        if re.search(question.pattern, f"{post.title}\n{post.body.replace('**', '')}")
    }
    asked = asked_in(browser, root, [question.typed])
    urls: list[str] = asked["urls"]
    said = int(re.sub(r"\D", "", asked["said"]) or len(urls))
    return Answer(
        question=question,
        pages=len(truth),
        found=said,
        wrong=len(set(urls) - truth) + (min(said, LOOKED_AT) - len(set(urls))),
        kilobytes=asked["kilobytes"],
        loaded=asked["loaded"],
        later_kilobytes=asked_in(browser, root, [before, question.typed])["kilobytes"],
    )


if __name__ == "__main__":
    main()
