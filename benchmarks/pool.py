"""What a pool of processes gains where many texts have to be converted, and what it costs for few.

    python -m benchmarks.pool

Each number of texts is converted in this process and in a pool, in turn; the medians are printed.
"""

import time
from collections.abc import Callable
from statistics import median

from benchmarks.corpus import posts
from generator.convert import convert
from generator.workers import spread

ROUNDS = 5


def main() -> None:
    """Print a row for each number of texts."""
    print("| Texts | Seconds in one process | in a pool | ratio |")
    print("|---:|---:|---:|---:|")
    for number in (50, 200, 1000):
        texts = [post.body for post in posts(number)]
        pairs = [(_seconds(_here, texts), _seconds(_pool, texts)) for _ in range(ROUNDS)]
        here, pool = (median(side) for side in zip(*pairs, strict=True))
        print(f"| {number:,} | {here:.2f} | {pool:.2f} | {pool / here:.2f} |")


def _here(texts: list[str]) -> None:
    list(map(convert, texts))


def _pool(texts: list[str]) -> None:
    list(spread(convert, texts, enough=1))


def _seconds(work: Callable[[list[str]], None], texts: list[str]) -> float:
    begun = time.perf_counter()
    work(texts)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
