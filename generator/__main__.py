"""Where the command `governance` begins, also as `python -m generator`."""

import os
import signal

STOPPED = 130  # as shells have it


def _leave(*_: object) -> None:
    """End at once: while Python still imports, there is nothing to clear away."""
    os.write(2, b"Stopped.\n")
    os._exit(STOPPED)


def run() -> None:
    """Run a command; Ctrl+C ends it in one word, whatever it is at."""
    signal.signal(signal.SIGINT, _leave)
    from generator.cli import main

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main(prog_name="governance")
    finally:
        signal.signal(signal.SIGINT, _leave)  # while Python ends


if __name__ == "__main__":
    run()
