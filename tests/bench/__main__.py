"""Measures all tasks, or some, and writes the figures of each to docs/benchmarks.md.

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
    for name in names or TASKS:
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        title, rows = str(TASKS[name].__doc__), TASKS[name](WORK)
        print(f"\n{name}: {title}\n", report.HEADINGS, report.table(rows), sep="\n", flush=True)
        report.write(name, title, rows)
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main(sys.argv[1:])
