"""Cluster: workers on other machines, through a Dask scheduler.

In: the scheduler's address. Out: Workers. Known here alone: the package `distributed`.

Only values travel (the bytes of sources, never their paths): a worker needs no file of the site.
That each worker is like this machine (`traits`) is seen to before the first value is sent, and with
each chunk, for the sake of workers that come later. When a worker dies, the scheduler gives what it
had to another, up to four times.
"""

import asyncio
import pickle
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from generator.chunks import Lost, Outcome, Work, WorkersError, here, in_order, run
from generator.traits import Traits, differences, short, traits
from generator.workers import Workers

if TYPE_CHECKING:
    from distributed import Client, Future, Worker

A = TypeVar("A")
B = TypeVar("B")

_PATIENCE = 10.0
"""Seconds that a scheduler may take to answer, unless told otherwise."""
_BETWEEN = 2.0
"""Seconds between two looks whether the cluster is still there."""
_EASIER = 100
"""How many times fewer values are enough for a cluster than for processes to be started."""
_RECOVERY = 60.0
"""Seconds that a cluster may be without any worker: its nannies start new ones."""


class _Unlike(Struct, frozen=True):
    """A worker's answer where it isn't like the machine that asks."""

    worker: str
    traits: Traits


class _Ticket(Struct, frozen=True):
    future: "Future[Any]"
    values: tuple[Any, ...]


class _Cluster:
    """The crew.

    It asks Dask's own futures, not its concurrent.futures executor: in that, a worker that dies
    while its result is fetched makes a TypeError (2026.8), where the futures compute it again.
    """

    pace = 0.2

    def __init__(self, client: "Client", address: str) -> None:
        self._client, self._address = client, address
        self.slots = len(_workers_of(client))

    def submit(self, function: Callable[[A], B], values: tuple[A, ...]) -> _Ticket:
        """Send a chunk to the scheduler, to which it is a piece of bytes."""
        chunk = pickle.dumps((function, values))
        return _Ticket(self._client.submit(_run_alike, traits(), chunk, pure=False), values)

    def abandon(self) -> None:
        """See Crew: nobody on this machine works, and a future that nobody has is let go."""

    def take(self, ticket: _Ticket) -> Outcome[Any]:
        """Wait for what comes of a chunk. Raises Lost, WorkersError."""
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            found = self._waited_for(ticket.future)
        except KilledWorker as error:  # or what only was with the deadly one on both its workers
            raise Lost(ticket.values, error.last_worker.address) from None
        except (CancelledError, CommClosedError):
            raise _gone(self._address) from None
        except ImportError as error:  # of a worker that came later
            raise _foreign(self._address, error) from None
        if isinstance(found, _Unlike):
            raise _different(found.worker, found.traits)
        return found

    def _waited_for(self, future: "Future[Any]") -> Outcome[Any] | _Unlike:
        last_seen = time.monotonic()
        while True:
            try:
                found: Outcome[Any] | _Unlike = future.result(_BETWEEN)
            except TimeoutError:
                if self._client.status != "running":
                    raise _gone(self._address) from None
            else:
                return found
            if _workers_of(self._client):
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > _RECOVERY:
                raise _empty(self._address)


class ClusterWorkers(Workers):
    """The workers of a cluster."""

    are_here = False

    def __init__(self, crew: _Cluster) -> None:
        self._crew = crew

    def do(self, work: Work[A, B]) -> Iterator[B]:
        """See Workers; nothing has to be started here, so fewer values are enough."""
        if work.count < max(work.enough // _EASIER, 2):
            return here(work)
        return in_order(self._crew, work)

    def make_ready(self, modules: Iterable[str]) -> None:
        """See Workers; those of a cluster are loaded already, but too far for few values."""


@contextmanager
def cluster_workers(address: str, patience: float = _PATIENCE) -> Iterator[ClusterWorkers]:
    """Workers of the cluster whose scheduler is at `address`, such as tcp://10.0.0.2:8786.

    The scheduler may take `patience` seconds to answer.

    Raises WorkersError where the package `distributed` is missing, nobody answers at the address,
    there are no workers, or one of them isn't like this machine.
    """
    _require_package()
    asyncio.run(_knock(address, patience))
    with _connected(address) as client:
        _hold_alike(client, address)
        yield ClusterWorkers(_Cluster(client, address))


def _run_alike(wanted: Traits, chunk: bytes) -> Outcome[Any] | _Unlike:
    """Work on a chunk, unless this worker isn't like the machine that sent it."""
    from distributed import get_worker

    worker = get_worker()
    found = _traits_of(worker)
    if differences(wanted, found):
        return _Unlike(worker.address, found)
    function, values = pickle.loads(chunk)  # noqa: S301 - a cluster runs what it is sent
    return run(function, values)


def _traits_of(dask_worker: "Worker") -> Traits:
    """A worker's traits; by the parameter's name Dask knows that it is wanted."""
    return {**traits(), "threads": str(dask_worker.state.nthreads)}


def _hold_alike(client: "Client", address: str) -> None:
    """Raises WorkersError where the scheduler or a worker isn't like this machine."""
    from distributed.comm.core import CommClosedError

    try:
        scheduler = client.run_on_scheduler(traits)
    except Exception as error:  # noqa: BLE001 - Dask makes of another's exception what it can
        raise _foreign(address, error) from None
    found = client.run(_traits_of, on_error="return")
    if not found:
        raise _empty(address)
    for worker, there in [(address, scheduler), *sorted(found.items())]:
        if isinstance(there, CommClosedError):  # it died just now
            continue
        if isinstance(there, Exception):
            raise _foreign(worker, there)
        if differences(traits(), there):
            raise _different(worker, there)


def _workers_of(client: "Client") -> Mapping[str, int]:
    """The threads of each worker by its address."""
    found: dict[str, int] = client.nthreads()
    return found


def _require_package() -> None:
    """Load the package: half a second, and few builds need it. Raises WorkersError."""
    try:
        import dask

        # What it would log stands in the errors that are raised here, in fewer words.
        quiet = {"distributed": "critical", "distributed.client": "critical"}
        with dask.config.set({"logging": quiet}):
            import distributed  # noqa: F401
    except ImportError:
        raise WorkersError(
            "A cluster needs the package distributed, which is not installed. Install it: "
            "{command}",
            command="pip install 'bulletin[cluster]'",
        ) from None


async def _knock(address: str, patience: float) -> None:
    """Ask who is there. Raises WorkersError: a Client that finds nobody does so much later."""
    from distributed import rpc

    try:
        async with asyncio.timeout(patience), rpc(address) as remote:
            identity = await remote.identity()
    except Exception:  # noqa: BLE001 - another kind of server may answer anything
        identity = {}
    if identity.get("type") != "Scheduler":
        raise WorkersError(
            "No scheduler answers at {address}. Start one there (dask scheduler), or mend the "
            "address or the network.",
            address=address,
        )


@contextmanager
def _connected(address: str) -> Iterator["Client"]:
    import dask
    from distributed import Client

    quiet = {
        # A year's values may be many megabytes; what Dask would say of it is meant for others.
        "distributed.admin.large-graph-warning-threshold": "1GB",
        "distributed.comm.timeouts.connect": _PATIENCE,
    }
    with dask.config.set(quiet):
        client = Client(address, timeout=_PATIENCE, set_as_default=False, name="bulletin")
        try:
            yield client
        finally:
            client.close(timeout=_BETWEEN)


def _different(address: str, there: Traits) -> WorkersError:
    told = [
        f"{name} {short(theirs)} ≠ {short(ours)}"
        for name, (theirs, ours) in differences(traits(), there).items()
    ]
    return WorkersError(
        "What runs at {address} is not like this machine: {differences}. Install the same "
        "Bulletin, Python and packages there, start it anew, and give workers one thread "
        "(--nthreads 1).",
        address=address,
        differences=", ".join(told),
    )


def _foreign(address: str, error: Exception) -> WorkersError:
    return WorkersError(
        "What runs at {address} can't load Bulletin ({error}). Install the same Bulletin there, "
        "and start it anew.",
        address=address,
        error=str(error),
    )


def _empty(address: str) -> WorkersError:
    return WorkersError(
        "The scheduler at {address} has no workers. Start some: dask worker {address} "
        "--nworkers 8 --nthreads 1",
        address=address,
    )


def _gone(address: str) -> WorkersError:
    return WorkersError(
        "The scheduler at {address} is gone in the midst of the work. When it is back, build "
        "again.",
        address=address,
    )
