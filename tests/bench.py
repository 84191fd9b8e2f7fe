"""How long a full build takes, how much memory, and how much a first visit loads.

Builds the repository's content for both audiences, three times, each in a fresh process, and
prints the middle of the three. Not a test: figures depend on the machine. Run it by `make bench`.
"""

# ruff: noqa: T201 - its figures are what it is for

from __future__ import annotations

import gzip
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
RUNS = 3
# Only what a browser asks for before it shows the page: later requests wait for a reader's act.
REFERENCED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"')


def main() -> None:
    """Measure, and print a line for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        runs = [measured(site) for _ in range(RUNS)]
        seconds, megabytes = (statistics.median(figures) for figures in zip(*runs, strict=True))
        pages = sum(1 for _ in site.rglob("index.html"))
        plain, small = first_visit(an_area_page(site / "public"))
    print(f"processors       {os.cpu_count()}")
    print(f"full build       {seconds:.1f} s, median of {RUNS}")
    print(f"pages            {pages}, {pages / seconds:.0f} per second")
    print(f"peak memory      {megabytes:.0f} MB: the main process and the largest of its children")
    print(f"first visit      {small / 1000:.1f} KB compressed, {plain / 1000:.1f} KB as written")


def measured(site: Path) -> tuple[float, float]:
    """Seconds and megabytes of one build, in a process of its own that measures itself."""
    command = [sys.executable, __file__, str(site)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def build(site: Path) -> None:
    """Build everything and print what it took, from the first import to the last file."""
    started = time.perf_counter()
    from generator import pipeline
    from generator.vocabulary import Audience

    pipeline.build(REPOSITORY, site, list(Audience))
    seconds = time.perf_counter() - started
    peaks = [resource.getrusage(who).ru_maxrss for who in
             (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]  # fmt: skip
    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
    print(seconds, sum(peaks) / unit)


def an_area_page(site: Path) -> Path:
    """The first area page of the Code: an ordinary page with a long text."""
    return min(page for page in site.glob("*/*/code/*/index.html") if page.parent.name[0].isalpha())


def first_visit(page: Path) -> tuple[int, int]:
    """Bytes of a page with its stylesheets and scripts: as written, and compressed."""
    html = page.read_bytes()
    linked = REFERENCED.findall(html.decode())
    parts = [html, *((page.parent / link).resolve().read_bytes() for link in linked)]
    return sum(map(len, parts)), sum(len(gzip.compress(part, 6)) for part in parts)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build(Path(sys.argv[1]))
    else:
        main()
