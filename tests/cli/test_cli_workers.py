"""Where a build's work is done: the options that say it, and what is said when that fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.given import NOW, LayOut, Run
from tests.cluster import ROOT, cluster
from tests.small_site import post


def start(*options: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "--lang", "zh", "build", *NOW, *options],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_a_build_on_a_cluster_of_which_a_worker_dies_gives_the_same_bytes(
    site: LayOut, run: Run, tmp_path: Path
) -> None:
    text = "A paragraph of a **long** report, with [a link](report-{n}.md). " * 40
    reports = {
        f"content/posts/{2020 + n % 5}/report-{n}.md": post(
            f"Report {n}", "2026-05-06", text.format(n=n)
        )
        for n in range(400)
    }
    small = site({**reports, "content/posts/2026/n.md": post("N", NOW[1], column="notices")})
    assert run("build", *NOW, "--jobs", "1").exit_code == 0
    expected = small.files()
    assert run("clean").exit_code == 0
    with cluster(tmp_path, 2) as made:
        process = start("--executor", "dask", "--scheduler", made.address, cwd=small.root)
        made.wait_for_work()
        made.workers[0].kill()
        _, stderr = process.communicate(timeout=100)
    assert (process.returncode, stderr) == (0, "")
    assert small.files() == expected
    assert len(expected) > 400


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--executor", "dask"], "--executor dask needs --scheduler"),
        (["--scheduler", "tcp://127.0.0.1:9"], "--scheduler goes with --executor dask only"),
        (["--executor", "dask", "--scheduler", "a:1", "--jobs", "2"], "--jobs goes with"),
        (["--executor", "dask", "--scheduler", "a"], "is no address such as tcp://"),
        (["--executor", "dask", "--scheduler", "http://a:1"], "is no address such as tcp://"),
        (["--executor", "dask", "--scheduler", "a:b"], "is no address such as tcp://"),
        (["--executor", "slurm"], "'slurm' is not one of"),
        (["--jobs", "0"], "--jobs"),
    ],
)
def test_options_that_make_no_sense_together_are_wrong_usage(
    options: list[str], words: str, site: LayOut, run: Run
) -> None:
    site({})
    done = run("build", *options)
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_cluster_that_is_not_there_is_no_mistake_in_the_content(site: LayOut) -> None:
    small = site({"content/posts/2026/a.md": post("A", "2026-05-06")})
    begun = time.monotonic()
    process = start("--executor", "dask", "--scheduler", "127.0.0.1:9", cwd=small.root)
    _, stderr = process.communicate(timeout=60)
    assert time.monotonic() - begun < 20
    assert process.returncode == 1
    assert stderr.startswith("tcp://127.0.0.1:9 没有调度程序应答")
    assert stderr.count("\n") == 1
    assert not small.output.exists()
