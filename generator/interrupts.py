"""How a command is stopped: by Ctrl+C or by a request to end."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


STOPPED = 130  # as shells have it


@contextmanager
def interruptible() -> Iterator[None]:
    """Make Ctrl+C a KeyboardInterrupt here, whatever else is made of it."""
    stopped: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.append(number)
        signal.default_int_handler(number, frame)

    before = signal.getsignal(signal.SIGINT)
    try:
        signal.signal(signal.SIGINT, stop)
        yield
    except Exception as error:
        if not stopped:
            raise
        raise KeyboardInterrupt from error  # what was being loaded made an error of its own of it
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stoppable() -> Iterator[None]:
    """Make a request to end (SIGTERM) work as Ctrl+C does, and a second one do nothing."""
    own = os.getpid()
    numbers = (signal.SIGINT, signal.SIGTERM)

    def stop(number: int, _: object) -> None:
        if os.getpid() != own:
            return  # a process just begun, which this one will stop
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # clearing away must not be cut short
        raise KeyboardInterrupt(number)

    before = [signal.signal(each, stop) for each in numbers]
    try:
        yield
    finally:
        for each, handler in zip(numbers, before, strict=True):
            signal.signal(each, handler)
