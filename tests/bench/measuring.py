"""How long commands take and how much memory, each run in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

P = ParamSpec("P")
T = TypeVar("T")

BIN = Path(sys.executable).parent
GOVERNANCE = str(BIN / "governance")
_FORBIDDING = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Run:
    """What one command took: seconds, the megabytes of its largest process, and processor time."""

    seconds: float
    megabytes: float = 0
    said: str = ""
    processor: float = 0  # seconds, of all its processes

    def __add__(self, other: Run) -> Run:
        """One after the other."""
        larger = max(self.megabytes, other.megabytes)
        return Run(self.seconds + other.seconds, larger, self.said + other.said)


def run(*command: str | Path) -> Run:
    """Run a command; where it fails, the benchmark ends with what it said.

    Python keeps what it compiles, as it does for every user who has not forbidden it.
    """
    environment = {name: value for name, value in os.environ.items() if name != _FORBIDDING}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        # Of all processes that it started and waited for, the system notes the largest.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{said}")
    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, usage.ru_maxrss / unit, said, processor)


def middle(runs: Sequence[Run]) -> Run:
    """The middle of the seconds, and of the megabytes, of some runs."""
    seconds = median(each.seconds for each in runs)
    megabytes, processor = (
        median(getattr(each, name) for each in runs) for name in ("megabytes", "processor")
    )
    return Run(seconds, megabytes, runs[-1].said, processor)


def alternating(contestants: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Run]:
    """Let all take their turn, round by round, so that a busy moment meets everyone alike."""
    runs: dict[str, list[Run]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            runs[name].append(contestant())
    return {name: middle(each) for name, each in runs.items()}


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do something in another process.

    A process that this one starts counts as no smaller than this one, which must stay small.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        return executor.submit(work, *args, **kwargs).result()
