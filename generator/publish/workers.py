"""The processes that units are built in: they end with the one that started them."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING

from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

_MOST_ON_WINDOWS = 61  # more processes than that, nobody can wait for at once


@contextmanager
def workers(jobs: int | None) -> Iterator[Executor]:
    """Processes to build units in; when something stops the work, what waits is not begun."""
    with ProcessPoolExecutor(_number(jobs), initializer=_begin) as executor:
        try:
            yield executor
        except BrokenProcessPool:
            message = "A process that builds pages was ended, perhaps because memory ran out. "
            raise ExpectedError(f"{message}Build with fewer: --jobs 1.") from None
        except BaseException:
            executor.shutdown(cancel_futures=True)
            raise


def _number(jobs: int | None) -> int:
    """How many processes there are: as many as asked for, or one per core."""
    number = jobs or os.cpu_count() or 1
    return min(number, _MOST_ON_WINDOWS) if sys.platform == "win32" else number


def _begin() -> None:
    # Ctrl+C reaches every process of a terminal: the first one decides for all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # which ends a process at once, as on Windows
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End as soon as the parent is gone: killed, it cannot say so, and its lock would be kept."""
    if parent := parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
