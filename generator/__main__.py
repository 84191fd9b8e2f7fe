"""Where the command `governance` begins, also as `python -m generator`."""

from __future__ import annotations

import atexit
import gc
import os
import signal

from generator.interrupts import STOPPED


def _leave(*_: object) -> None:
    """End at once: before and after a command's own work, there is nothing to clear away."""
    os.write(2, b"Stopped.\n")
    os._exit(STOPPED)


def run() -> None:
    """Run a command; Ctrl+C ends it in one word, whatever it is at."""
    signal.signal(signal.SIGINT, _leave)
    from generator.cli import main

    # All that was loaded is in use to the end: to look through it once more then takes long.
    atexit.register(gc.freeze)
    main(prog_name="governance")


if __name__ == "__main__":
    run()
