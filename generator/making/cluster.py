"""Units made by the workers of a Dask cluster, on any number of machines.

What is internal travels: nothing is sent to anyone without TLS, other than within this machine, nor
to a worker that has another version of the program. What workers make is sent back; no disk is
shared. Dask has what a worker was making when it died made by another.
"""

from __future__ import annotations

import logging
import warnings
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from generator.making.fingerprints import digest_of_program
from generator.making.parcels import keep_result, make_from, pack_shop, pack_units
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from distributed import Client, Future
    from distributed.security import Security

    from generator.making.store import Kept
    from generator.making.unit import Workshop
    from generator.making.workers import Make, Work

PATIENCE = 10
"""Seconds to wait for an answer, and between two looks whether any worker is left."""
_NOT_INSTALLED = (
    "Building on a cluster needs Dask, here and on every machine of the cluster. "
    "Install it: pip install 'governance-statements[distributed]'."
)
_INTERNAL = "What travels is internal too"


@contextmanager
def workers_of(address: str) -> Iterator[Make]:
    """What makes units by the workers of a cluster; ExpectedError says why it cannot be used."""
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise ExpectedError(_NOT_INSTALLED) from None
    # They tell of lost connections and results with all that led to it; we say it in a sentence.
    for each in ("distributed.client", "asyncio"):
        logging.getLogger(each).setLevel(logging.CRITICAL)
    security = Security()  # as Dask's own configuration has it
    url = _url(address.removeprefix("dask://"), security)
    try:
        client = Client(url, security=security, timeout=PATIENCE)
    except OSError as error:
        message = f"The scheduler at {url} does not answer: {error}"
        raise ExpectedError(message) from None
    with client:
        yield Cluster(client, _workers_of(client, url)).make_all


def _url(place: str, security: Security) -> str:
    """Where the scheduler is and how to reach it: by TLS wherever there are certificates."""
    try:
        certificates = security.get_connection_args("client")["ssl_context"]
    except OSError as error:
        message = f"The certificates in Dask's configuration cannot be read: {error}"
        raise ExpectedError(message) from None
    if certificates:
        return f"tls://{place}"
    if _is_here(place):
        return f"tcp://{place}"
    message = f"Nothing was sent to {place}. {_INTERNAL}, so another machine is reached by TLS only"
    raise ExpectedError(f"{message}: set distributed.comm.tls in Dask's configuration.")


def _is_here(place: str) -> bool:
    """Whether what stands before the port is this machine, without asking anyone."""
    host = place.rpartition(":")[0].strip("[]")
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _workers_of(client: Client, url: str) -> list[str]:
    """The addresses of all workers, each of which may be sent what is internal."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        message = f"The scheduler at {url} has no workers. Start one: dask worker {url}"
        raise ExpectedError(message) from None
    addresses = sorted(client.nthreads())
    for address in addresses:
        scheme, _, place = address.partition("://")
        if scheme != "tls" and not (scheme == "tcp" and _is_here(place)):
            message = f"The worker {address} is not reached by TLS. {_INTERNAL}: start it with TLS."
            raise ExpectedError(message)
    answers = client.run(digest_of_program, on_error="return")
    for address in addresses:
        if answers.get(address) != digest_of_program():
            message = f"The worker {address} has a different version of the program or of a library"
            raise ExpectedError(f"{message}. Install the same versions there, and start it again.")
    return addresses


@dataclass(frozen=True)
class Cluster:
    """The workers of a cluster that were there when a build began."""

    client: Client
    workers: list[str]

    def make_all(self, work: Work, shop: Workshop) -> Generator[tuple[int, Kept]]:
        """Make units as `workers.make_all` does."""
        if not work:
            return
        faults: list[str] = []
        for number, future in enumerate(self._hand_out(work, shop)):
            unit, key = work[number]
            made = self._result(future, unit.name)
            future.release()  # or its worker would hold it to the end
            if isinstance(made, str):
                faults.append(made)
            else:
                yield number, keep_result(made, key, shop)
        if faults:
            raise ExpectedError("\n".join(dict.fromkeys(faults)))

    def _hand_out(self, work: Work, shop: Workshop) -> list[Future[bytes | str]]:
        """Ask for all units at once, of the workers that were looked at and of no other."""
        submit = partial(self.client.submit, workers=self.workers, pure=False)
        asked: list[Future[bytes | str]] = []
        with warnings.catch_warnings(action="ignore"):  # Dask would advise against large parcels
            # Each parcel is the result of a task: so it goes to every worker that needs it once,
            # and is there again when those that had it died.
            shared = submit(bytes, pack_shop(shop))
            for number, parcel in pack_units(work):
                units = submit(bytes, parcel)
                asked += [submit(_make, shared, units, at) for at in range(number)]
        return asked

    def _result(self, future: Future[bytes | str], name: str) -> bytes | str:
        """What a worker made of a unit, or why it could not.

        What was made may be lost with those that had it before it is here: so while it is waited
        for, and while it is fetched, there has to be somebody left to make it.
        """
        from distributed import KilledWorker

        made: bytes | str | None = None
        try:
            while made is None:
                made = self._made(future)
                if made is None and not self._anyone_left():
                    message = "All workers of the cluster are gone. Start others, and build again."
                    raise ExpectedError(message)
        except KilledWorker as error:
            number = error.allowed_failures + 1
            message = f"{name} could not be built: {number} of the workers that had it to make died"
            advice = "perhaps because memory ran out. See what they logged."
            raise ExpectedError(f"{message}, {advice}") from None
        except (CancelledError, OSError):
            message = "The connection to the scheduler was lost. Build again once it is available."
            raise ExpectedError(message) from None
        return made

    def _anyone_left(self) -> bool:
        """Whether any of the workers that may be sent something is still there."""
        return bool(self.client.nthreads().keys() & set(self.workers))

    def _made(self, future: Future[bytes | str]) -> bytes | str | None:
        """What was made of a unit; None if it is not here after some patience."""
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            return None


def _make(shop: bytes, units: bytes, number: int) -> bytes | str:
    """Make a unit in a worker; a text says why it could not be made."""
    from distributed import get_worker

    worker = get_worker()
    try:
        return make_from(shop, units, number, Path(worker.local_directory))
    except ExpectedError as error:
        return str(error)
    except OSError as error:
        return f"The worker {worker.address} could not work: {error}"
