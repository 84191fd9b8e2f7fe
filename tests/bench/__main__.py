"""Measures all tasks, or those that are named, and writes docs/benchmarks.md when it was all.

    make bench
    make bench TASKS="sample start"

Not a test: figures depend on the machine, and on what else it does.
"""

# ruff: noqa: T201 - its figures are what it is for

from __future__ import annotations

import shutil
import sys

from support.project import REPOSITORY

from bench import report
from bench.tasks import TASKS

WORK = REPOSITORY / "build" / "bench"


def main(names: list[str]) -> None:
    """Measure, and print a table for each task."""
    if unknown := [name for name in names if name not in TASKS]:
        sys.exit(f"There is no task {', '.join(unknown)}. There are: {', '.join(TASKS)}.")
    print(f"{report.machine()}.", flush=True)
    measured = {}
    titles = {name: str(TASKS[name].__doc__) for name in TASKS}
    for name in names or TASKS:
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        measured[name] = TASKS[name](WORK)
        print(
            f"\n{name}: {titles[name]}\n",
            report.HEADINGS,
            report.table(measured[name]),
            sep="\n",
            flush=True,
        )
    shutil.rmtree(WORK)
    if not names:
        report.write(measured, titles)
        print(f"\nWritten to {report.DOCUMENT}.")


if __name__ == "__main__":
    main(sys.argv[1:])
