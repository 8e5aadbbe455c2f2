"""What workers gain where many texts have to be converted, and what they cost for few.

    python -m benchmarks.pool

Each number of texts is converted in this process, by local workers and by a cluster of two workers
on this machine; the medians are printed. The cluster is there before the time begins, as clusters
are; local workers are started within it.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from distributed import LocalCluster

from benchmarks.corpus import posts
from generator.cluster import cluster_workers
from generator.convert import convert
from generator.workers import ALONE, Workers, local_workers

ROUNDS = 5
SIZES = (50, 200, 1_000)
Way = Callable[[Sequence[str]], None]


def main() -> None:
    """Print a row for each number of texts."""
    here = [_medians((partial(_work, ALONE), _pool), number) for number in SIZES]
    # Later, because from a process that has threads, as this one then has, none is forked.
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        cluster_workers(cluster.scheduler_address) as workers,
    ):
        there = [_medians((partial(_work, workers),), number) for number in SIZES]
    print("| Texts | Seconds in one process | in local workers | on a cluster |")
    print("|---:|---:|---:|---:|")
    for number, times, more in zip(SIZES, here, there, strict=True):
        cells = " | ".join(f"{seconds:.2f}" for seconds in (*times, *more))
        print(f"| {number:,} | {cells} |")


def _medians(ways: Sequence[Way], number: int) -> list[float]:
    texts = [post.body for post in posts(number)]
    rounds = [[_seconds(way, texts) for way in ways] for _ in range(ROUNDS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def _pool(texts: Sequence[str]) -> None:
    with local_workers() as workers:
        _work(workers, texts)


def _work(workers: Workers, texts: Sequence[str]) -> None:
    list(workers.spread(convert, texts, count=len(texts), enough=1, label=str))


def _seconds(way: Way, texts: Sequence[str]) -> float:
    begun = time.perf_counter()
    way(texts)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
