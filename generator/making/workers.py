"""The processes that units are made in: they end with the one that started them.

What all units are made of is handed to each process once, when it begins (and not at all where it
is a copy of the one that started it); after that, a number is enough to name a unit.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from generator.problems import ExpectedError
from generator.units import HistoryUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.context import BaseContext

    from generator.making.store import Kept
    from generator.making.unit import Workshop
    from generator.units import Unit

    Work = Sequence[tuple[Unit, str]]
    Make = Callable[[Work, Workshop], Generator[tuple[int, Kept]]]

_MOST_ON_WINDOWS = 61  # more processes than that, nobody can wait for at once
_PATIENCE = 60  # seconds for the search of a unit that nobody needs any more


def make_all(work: Work, shop: Workshop, jobs: int | None) -> Generator[tuple[int, Kept]]:
    """Make units, given with their keys, and give each by its number, in their order.

    One that cannot be made does not keep the others from being made: ExpectedError tells of all
    such at the end. When something stops the work, what waits is not begun.
    """
    if work:
        with _until_all_have_ended():
            yield from _make_all(work, shop, jobs)


@contextmanager
def _until_all_have_ended() -> Iterator[None]:
    """Wait in the end for the programs that a process had started which was ended from outside.

    They would write on into folders that are cleared away. Each process and program holds one end
    of a pipe open, which nobody writes to; at the other end it shows when the last of them is gone.
    """
    if not hasattr(os, "fork"):
        yield
        return
    here, there = os.pipe()
    os.set_inheritable(there, True)
    try:
        yield
    finally:
        os.close(there)
        wait([here], _PATIENCE)
        os.close(here)


def _make_all(work: Work, shop: Workshop, jobs: int | None) -> Generator[tuple[int, Kept]]:
    faults: list[str] = []
    executor = ProcessPoolExecutor(
        min(_number(jobs), len(work)),
        mp_context=_context(),
        initializer=_begin,
        initargs=(work, shop),
    )
    try:
        # All work is handed out before any is waited for, so that no core is ever idle.
        gc.freeze()  # or looking for what is no longer used would copy all that a worker inherits
        waiting = {number: executor.submit(_make, number) for number in _longest_first(work)}
        gc.unfreeze()
        for number in range(len(work)):
            try:
                yield number, waiting[number].result()
            except ExpectedError as error:
                faults.append(str(error))
    except BrokenProcessPool:
        message = "A process that builds pages was ended, perhaps because memory ran out. "
        raise ExpectedError(f"{message}Build with fewer: --jobs 1.") from None
    finally:
        try:
            with _undisturbed():
                executor.shutdown(cancel_futures=True)
        except KeyboardInterrupt:  # nobody stops it twice, but it may have come just before
            executor.shutdown(cancel_futures=True)
            raise
    if faults:
        raise ExpectedError("\n".join(dict.fromkeys(faults)))


def _longest_first(work: Work) -> list[int]:
    """The numbers of units, first those that the others would wait for if they were begun last."""
    return sorted(range(len(work)), key=lambda each: not isinstance(work[each][0], HistoryUnit))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off a request to stop for the moment that it takes the processes to end.

    Python takes a thread for ended when it is stopped while it waits for it, and would hang or
    stumble at its own end (https://github.com/python/cpython/issues/90882).
    """
    if current_thread() is not main_thread():  # which alone is ever asked to stop
        yield
        return
    asked: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda number, _: asked.append(number)) for each in numbers]
    try:
        yield
    finally:
        for each, handler in zip(numbers, before, strict=True):
            signal.signal(each, handler)
        for number in asked[:1]:
            signal.raise_signal(number)


def _context() -> BaseContext:
    """Copies of this process where the system can: they have all that was loaded already."""
    return multiprocessing.get_context("fork" if hasattr(os, "fork") else None)


def _number(jobs: int | None) -> int:
    """How many processes there are: as many as asked for, or one per core."""
    number = jobs or os.cpu_count() or 1
    return min(number, _MOST_ON_WINDOWS) if sys.platform == "win32" else number


_handed: list[tuple[Work, Workshop]] = []


def _make(number: int) -> Kept:
    ((work, shop),) = _handed
    unit, key = work[number]
    # A copy: what is worked out for it, such as a comparison, goes with it.
    return shop.make(replace(unit), key)


def _begin(work: Work, shop: Workshop) -> None:
    _handed[:] = [(work, shop)]
    # Ctrl+C reaches every process of a terminal: the first one decides for all of them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End as soon as the parent is gone: killed, it cannot say so, and its lock would be kept."""
    if parent := parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
