"""A cluster on this machine: a scheduler and workers, each a process that can be killed."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client, Worker

ROOT = Path(__file__).parent.parent


class Cluster:
    """A scheduler, and the workers that were started for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--port", "0", cwd=ROOT)
        self.address = _logged(folder / "scheduler0.log", "Scheduler at:")

    def add_worker(self, *, threads: int = 1, cwd: Path = ROOT) -> None:
        """Start a worker, with the program that is in a folder, and wait until it is there."""
        n = len(self.workers)
        options = ("--nthreads", str(threads), "--no-nanny", "--local-directory", str(self.folder))
        self.workers.append(self._start("worker", self.address, *options, cwd=cwd))
        _logged(self.folder / f"worker{n}.log", "Registered to:")

    def wait_for_work(self) -> None:
        """Until a worker has done something."""
        with Client(self.address, set_as_default=False) as client:
            while not any(client.run(_done_by).values()):
                time.sleep(0.02)

    def close(self) -> None:
        """Kill all of it."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, kind: str, *arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
        module = f"distributed.cli.dask_{kind}"
        command = [sys.executable, "-m", module, *arguments, "--host", "127.0.0.1"]
        # One death of a task's worker may be an accident; so the second is the task's fault.
        env = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        with (self.folder / f"{kind}{len(self.workers)}.log").open("wb") as log:
            return subprocess.Popen(
                [*command, "--no-dashboard"], cwd=cwd, env=env, stdout=log, stderr=log
            )


def _done_by(dask_worker: Worker) -> int:
    done: int = dask_worker.state.executed_count
    return done


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A cluster with so many workers; it keeps what it writes in a folder."""
    made = Cluster(folder)
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        made.close()


def _logged(log: Path, words: str) -> str:
    """What a process says after these words, as soon as it says them."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for line in log.read_text("utf-8").splitlines():
            if words in line:
                return line.rpartition(words)[2].strip()
        time.sleep(0.02)
    raise AssertionError(log.read_text("utf-8"))
