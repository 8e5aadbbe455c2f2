"""The cluster: the same results from other machines, and clear words where that can't be."""

import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.chunks import Elsewhere, WorkerDied, WorkersError
from generator.cluster import cluster_workers
from generator.workers import Workers, local_workers
from tests.cluster import ROOT, Cluster, cluster
from tests.tasks import DEADLY, converted, die, hang, inverse, name, parsed, sleep, whose

POSTS = sorted((ROOT / "content/posts").rglob("*.md"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers, for tests that leave them alive."""
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as made:
        yield made


@pytest.fixture
def workers(two: Cluster) -> Iterator[Workers]:
    with cluster_workers(two.address) as connected:
        yield connected


def test_values_go_to_every_worker_and_come_back_in_order(workers: Workers, two: Cluster) -> None:
    found = list(workers.spread(whose, range(200), count=200, enough=9, label=name))
    assert [number for number, _ in found] == list(range(200))
    seen = set(workers.spread(hang, [0.2] * 6, count=6, enough=1, label=name))
    assert seen == {worker.pid for worker in two.workers}


def test_a_single_value_stays_here_and_so_do_those_that_are_never_enough(workers: Workers) -> None:
    assert list(workers.spread(whose, [1], count=1, enough=1, label=name)) == [(1, os.getpid())]
    found = list(workers.spread(whose, [1, 2, 3], count=3, enough=1_000, label=name))
    assert {process for _, process in found} == {os.getpid()}


def test_an_exception_there_is_raised_here_with_its_traceback(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        list(workers.spread(inverse, [1, 2, 0, 4], count=4, enough=1, label=name))
    assert raised.value.__notes__ == ["This happened while working on page 0."]
    assert isinstance(raised.value.__cause__, Elsewhere)
    assert "return 1 / number" in str(raised.value.__cause__)


# Workers that die


def test_a_worker_is_killed_in_the_middle_and_the_results_are_the_same(tmp_path: Path) -> None:
    sources = [(path.relative_to(ROOT / "content").as_posix(), path.read_bytes()) for path in POSTS]
    texts = [data.decode().split("\n---\n", 1)[-1] for _, data in sources] * 2
    assert len(texts) > 100
    with local_workers(1) as here:
        expected = list(here.spread(converted, texts, count=len(texts), enough=1, label=str))
        documents = list(here.spread(parsed, sources, count=len(sources), enough=1, label=str))
    with cluster(tmp_path, 2) as made, cluster_workers(made.address) as workers:
        results = workers.spread(converted, texts, count=len(texts), enough=1, label=str)
        found = [next(results) for _ in range(10)]
        made.workers[0].kill()
        found.extend(results)
        assert found == expected
        again = workers.spread(parsed, sources, count=len(sources), enough=1, label=str)
        assert list(again) == documents


def test_a_value_that_kills_one_worker_after_another_is_named(tmp_path: Path) -> None:
    with cluster(tmp_path, 5) as made, cluster_workers(made.address) as workers:
        values = [DEADLY, DEADLY]  # Dask suspects all that a dead worker had before it
        with pytest.raises(WorkerDied, match=r"worked on .*page 13.* ended before") as raised:
            list(workers.spread(die, values, count=2, enough=1, label=name))
        assert raised.value.blanks["how"].startswith("tcp://127.0.0.1:")
        assert list(workers.spread(die, [1, 2], count=2, enough=1, label=name)) == [1, 2]


def test_a_scheduler_that_is_gone_is_said(tmp_path: Path) -> None:
    with cluster(tmp_path, 1) as made, cluster_workers(made.address) as workers:
        results = workers.spread(sleep, [0.2] * 50, count=50, enough=1, label=name)
        next(results)
        made.scheduler.kill()
        with pytest.raises(WorkersError, match="gone in the midst"):
            list(results)


# What is not as it should be


def test_a_worker_that_is_not_like_this_machine_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other"
    for folder in ("generator", "templates"):
        shutil.copytree(ROOT / folder, other / folder)
    with cluster(tmp_path, 0) as made:
        with (
            pytest.raises(WorkersError, match=r"no workers. Start some: dask worker tcp://"),
            cluster_workers(made.address),
        ):
            raise AssertionError("it has no workers")
        with (other / "generator/dates.py").open("a") as file:
            file.write("# changed\n")
        made.add_worker(cwd=other)
        with (
            pytest.raises(
                WorkersError, match=r"at tcp://.* machine: program \w{12} ≠ \w{12}\. Ins"
            ),
            cluster_workers(made.address),
        ):
            raise AssertionError("its worker has another program")


def test_a_worker_with_another_theme_or_several_threads_is_not_alike(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "templates/base.html").write_text("Another.", "utf-8")
    with cluster(tmp_path, 0) as made:
        made.add_worker(cwd=tmp_path, threads=2)
        with (
            pytest.raises(WorkersError, match=r"theme \w{12} ≠ \w{12}, threads 2 ≠ 1\. "),
            cluster_workers(made.address),
        ):
            raise AssertionError("its worker has another theme")


def test_a_worker_without_the_program_is_named(tmp_path: Path) -> None:
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator/__init__.py").touch()
    with cluster(tmp_path, 0) as made:
        made.add_worker(cwd=tmp_path)
        with (
            pytest.raises(WorkersError, match=r"can't load Bulletin \(.*No module named"),
            cluster_workers(made.address),
        ):
            raise AssertionError("its worker has no program")


def test_a_worker_that_comes_later_has_to_be_alike_too(tmp_path: Path) -> None:
    with cluster(tmp_path, 1) as made, cluster_workers(made.address) as workers:
        results = workers.spread(sleep, [0.1] * 600, count=600, enough=1, label=name)
        next(results)
        made.add_worker(threads=2)
        with pytest.raises(WorkersError, match="threads 2 ≠ 1"):
            list(results)


def test_an_address_at_which_nobody_answers_is_said_soon() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        begun = time.monotonic()
        for address in (f"tcp://127.0.0.1:{port}", "tcp://127.0.0.1:9"):
            with (
                pytest.raises(WorkersError, match=f"No scheduler answers at {address}"),
                cluster_workers(address, patience=1),
            ):
                raise AssertionError("nobody is there")
    assert time.monotonic() - begun < 8


def test_a_server_of_another_kind_is_no_scheduler() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=refuse, args=(server,))
        thread.start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with (
            pytest.raises(WorkersError, match="No scheduler answers"),
            cluster_workers(address, patience=2),
        ):
            raise AssertionError("it is a web server")
        thread.join()


def refuse(server: socket.socket) -> None:
    """Answer as a web server does that understands nothing."""
    connection, _ = server.accept()
    with connection:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 10)


def test_a_missing_package_is_said_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(WorkersError, match=r"pip install 'bulletin\[cluster\]'"),
        cluster_workers("tcp://127.0.0.1:9"),
    ):
        raise AssertionError("there is no package")
