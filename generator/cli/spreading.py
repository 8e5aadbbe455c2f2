"""Spreading: from the options --executor, --scheduler and --jobs to Workers."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlsplit

import click

from generator.cli.options import understood
from generator.workers import Workers, local_workers


def workers_of(options: Mapping[str, Any], *, for_once: bool) -> AbstractContextManager[Workers]:
    """The workers that are asked for; entering it raises WorkersError where there are none.

    Args:
        options: Those of the command line.
        for_once: Whether this process builds this once, and no more.
    """
    scheduler, jobs = options.get("scheduler"), options.get("jobs")
    if options.get("executor") != "dask":
        if scheduler:
            raise click.UsageError("--scheduler goes with --executor dask only")
        return local_workers(jobs, for_once=for_once)
    if jobs:
        raise click.UsageError("--jobs goes with --executor local only")
    if not scheduler:
        raise click.UsageError("--executor dask needs --scheduler")
    from generator.cluster import cluster_workers

    wanted = "address such as tcp://10.0.0.2:8786"
    return cluster_workers(understood(parse_scheduler, scheduler, "--scheduler", wanted))


def parse_scheduler(text: str) -> str:
    """A scheduler's address with its scheme, which may be left out. Raises ValueError."""
    address = text if "://" in text else f"tcp://{text}"
    parts = urlsplit(address)
    if parts.scheme not in ("tcp", "tls") or not (parts.hostname and parts.port):
        raise ValueError(text)
    return address
