"""How long a full build takes, how much memory, and how much a first visit loads.

Builds the repository's content for both audiences, three times, each in a fresh process, and
prints the middle of the three. The same for what is computed from a plan of 2,000 actions with 20
updates each, which four papers report; and for comparing two editions of 150 KB of text each, and
all 45 pairs of ten. Last, what searching ten years of one body costs in a browser. Not a test:
figures depend on the machine. Run it by `make bench`.
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
PLAN, ACTIONS, UPDATES = "plan", 2_000, 20
PAIR, PAIRS, YEARS = "pair", "pairs", 10
SEARCH = "search"
# Only what a browser asks for before it shows the page: later requests wait for a reader's act.
REFERENCED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"')


def main() -> None:
    """Measure, and print a line for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        seconds, megabytes = middle(folder)
        pages = sum(1 for _ in site.rglob("index.html"))
        plain, small = first_visit(an_area_page(site / "public"))
    print(f"processors       {os.cpu_count()}")
    print(f"full build       {seconds:.1f} s, median of {RUNS}")
    print(f"pages            {pages}, {pages / seconds:.0f} per second")
    print(f"peak memory      {megabytes:.0f} MB: the main process and the largest of its children")
    print(f"first visit      {small / 1000:.1f} KB compressed, {plain / 1000:.1f} KB as written")
    seconds, megabytes = middle(PLAN)
    print(
        f"plan of {ACTIONS:,}    {seconds:.2f} s for what its pages show, {megabytes:.0f} MB peak"
    )
    for task, years in ((PAIR, 2), (PAIRS, YEARS)):
        seconds, _ = middle(task)
        print(f"comparing        {seconds:.2f} s for {years} years, each with each")
    search()


def search() -> None:
    """Search ten years of one body, from a page of one of them and from the portal."""
    from support.search_costs import YEARS as SEARCHED
    from support.search_costs import costs_of_search, ten_years

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "served" / "governance"
        site.parent.mkdir()
        pages = ten_years(site)
        for name, cost in costs_of_search(site, Path(folder) / "nginx").items():
            said = f"{cost.seconds:.2f} s from the first key to the first result"
            loaded = f"{cost.kilobytes:.0f} KB in {cost.requests} requests"
            print(f"searching        {said}, {loaded}: {SEARCHED} years, {pages} pages, {name}")


def middle(task: str) -> tuple[float, float]:
    """The middle of the seconds and of the megabytes of all runs."""
    runs = [measured(task) for _ in range(RUNS)]
    seconds, megabytes = (statistics.median(figures) for figures in zip(*runs, strict=True))
    return seconds, megabytes


def measured(task: str) -> tuple[float, float]:
    """Seconds and megabytes of one run, in a process of its own that measures itself."""
    command = [sys.executable, __file__, task]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def build(site: Path) -> None:
    """Build everything and print what it took, from the first import to the last file."""
    started = time.perf_counter()
    from generator import pipeline
    from generator.vocabulary import Audience

    pipeline.build(REPOSITORY, site, list(Audience), cached=False)
    say(time.perf_counter() - started)


def compute() -> None:
    """Compute everything a large plan's pages show, and print what it took."""
    from support.plans import large_plan

    from generator.pipeline import check_content
    from generator.views import edition_view
    from generator.views.charts import charts_of

    library = large_plan(check_content(REPOSITORY / "tests" / "minimal").library, ACTIONS, UPDATES)
    started = time.perf_counter()
    view = edition_view(library, library.editions[0])
    assert len(view.actions) == ACTIONS
    assert charts_of(view)
    say(time.perf_counter() - started)


def compare(years: int) -> None:
    """Compare each of some years of 150 KB with each later one, and print what it took."""
    from itertools import combinations

    from support.comparisons import edition_of, library_of, long_side

    from generator.compare import as_data, compare_tables, table_of

    sides = [long_side(year) for year in range(years)]
    editions = [edition_of(f"20{10 + at}-{11 + at}", side) for at, side in enumerate(sides)]
    library = library_of(sides[0], editions)
    started = time.perf_counter()
    tables = [table_of(library, edition) for edition in editions]
    for old, new in combinations(tables, 2):
        assert as_data(compare_tables(old, new))["changes"]
    say(time.perf_counter() - started)


def say(seconds: float) -> None:
    """Print seconds, and the peak memory of this process and of the largest of its children."""
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
    match sys.argv[1:]:
        case []:
            main()
        case [task] if task == PLAN:
            compute()
        case [task] if task == SEARCH:
            search()
        case [task] if task in {PAIR, PAIRS}:
            compare(2 if task == PAIR else YEARS)
        case [folder]:
            build(Path(folder))
