"""Where the command `governance` begins, also as `python -m generator`."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

STOPPED = 130  # as shells have it


def _leave(*_: object) -> None:
    """End at once: while Python still imports, there is nothing to clear away."""
    os.write(2, b"Stopped.\n")
    os._exit(STOPPED)


def run() -> None:
    """Run a command; Ctrl+C ends it in one word, whatever it is at."""
    signal.signal(signal.SIGINT, _leave)
    from generator.cli import main

    stopped: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.append(number)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, stop)
    try:
        main(prog_name="governance")
    except Exception:
        if not stopped:
            raise
        _leave()  # what was being loaded made an error of its own of the interrupt
    finally:
        signal.signal(signal.SIGINT, _leave)  # while Python ends


if __name__ == "__main__":
    run()
