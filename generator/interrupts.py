"""How a command is stopped: by Ctrl+C or by a request to end."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


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
