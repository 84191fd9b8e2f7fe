"""Dask clusters of real processes on this machine: a scheduler and some workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from distributed import Client

from support.processes import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

Process = subprocess.Popen[bytes]


@dataclass
class LocalCluster:
    """A running cluster: its address as `--executor` takes it, and its processes."""

    address: str
    folder: Path  # in which each worker has a folder of its own
    scheduler: Process
    start_worker: Callable[[], None]
    workers: list[Process] = field(default_factory=list)


@contextmanager
def cluster(
    folder: Path,
    workers: int = 2,
    *,
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> Iterator[LocalCluster]:
    """Start a scheduler, with options of its own, and workers; give all some environment."""
    known = os.environ | (environment or {})
    with ExitStack() as ending:
        noted = folder / "scheduler.json"
        arguments = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(noted), *options)
        scheduler = _start(ending, known, "scheduler", *arguments)
        url = _when_there(noted)["address"]

        def start_worker() -> None:
            own = str(folder / f"worker-{len(running.workers)}")
            alone = ("--nthreads", "1", "--no-nanny", "--local-directory", own)
            running.workers.append(_start(ending, known, "worker", url, *alone))

        running = LocalCluster(f"dask://{url.partition('://')[2]}", folder, scheduler, start_worker)
        for _ in range(workers):
            running.start_worker()
        if workers:
            with Client(url, timeout=PATIENCE) as client:
                client.wait_for_workers(workers, timeout=PATIENCE)
        yield running


def _start(ending: ExitStack, environment: Mapping[str, str], *arguments: str) -> Process:
    """A process of Dask, which is ended with all others."""
    # With -P, what is to be imported from the current folder does not come before the rest.
    command = [sys.executable, "-P", "-m", "dask", *arguments, "--no-dashboard"]
    started = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    ending.callback(started.wait)
    ending.callback(started.kill)
    return started


def _when_there(file: Path) -> dict[str, str]:
    """What a scheduler notes about itself as soon as it can be asked."""
    for _ in range(PATIENCE * 20):
        try:
            noted: dict[str, str] = json.loads(file.read_text("utf-8"))
        except (FileNotFoundError, ValueError):  # or not written to the end
            time.sleep(0.05)
        else:
            return noted
    message = "The scheduler did not start."
    raise TimeoutError(message)
