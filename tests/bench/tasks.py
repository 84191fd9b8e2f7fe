"""What is measured, task by task; each is given an empty folder and gives the rows of a table.

What a row may be at most is what we promise.
"""

from __future__ import annotations

import gzip
import re
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.project import MINIMAL, REPOSITORY

from bench.collection import NEWEST, write_collection, year_of
from bench.measuring import GOVERNANCE, Run, alternating, apart, middle, run
from bench.peers import MKDOCS, mkdocs, peers_of
from bench.stages import GATE, stages_from_nothing, stages_of_update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RUNS = 3
LONG_RUNS = 1
"""How often what takes minutes is run."""
YEARS = (5, 10, 20, 40)
ACTIONS, UPDATES = 2_000, 20
PUBLIC, INTERNAL = ("--audience", "public"), ("--audience", "internal")
# The first action of the sample's newest plan: what it says of itself is told before this.
PLAN, BEFORE = "mopac/2022-23", "    updates:\n"
# Only what a browser asks for before it shows the page: later requests wait for a reader's act.
REFERENCED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"')


@dataclass(frozen=True)
class Row:
    """A figure, and what it may be at most."""

    what: str
    figure: float
    unit: str
    most: float | None = None


def sample(folder: Path) -> list[Row]:
    """The sample in `content/` built from nothing, in turn with others over the same pages."""
    project = _sample(folder)
    peers = peers_of(project, folder)
    ours = {
        "The public site": lambda: _cold(project, *PUBLIC),
        "Both sites": lambda: _cold(project),
    }
    taken = alternating(ours | peers.contestants, RUNS)
    rows = [Row(f"{name}, from nothing", each.seconds, "s") for name, each in taken.items()]
    public, both = (taken[name] for name in ours)
    for name in peers.contestants:
        most = 0.6 if name == MKDOCS else None
        rows.append(
            Row(
                f"The public site against {name}",
                public.seconds / taken[name].seconds,
                "times",
                most,
            )
        )
    rows.append(
        Row(f"Both sites against {MKDOCS}", both.seconds / taken[MKDOCS].seconds, "times", 1.1)
    )
    rows += _profile("the public site", apart(stages_from_nothing, project))
    rows.append(Row("Pages of the public site", peers.pages, "pages"))
    rows.append(Row("Largest process, both sites", both.megabytes, "MB", 250))
    plain, small = _first_visit(_an_area_page(project / "site" / "public"))
    rows.append(Row("A first visit, as sent", small / 1000, "KB"))
    rows.append(Row("A first visit, unpacked", plain / 1000, "KB"))
    return rows


def changes(folder: Path) -> list[Row]:
    """One status update to the sample, then its release as a report, after a first build."""
    project = _sample(folder)
    peers_of(project, folder)
    runs: dict[str, list[Run]] = {}
    for number in range(RUNS):
        shutil.rmtree(project / "content")
        _sample(folder)
        _build(project)
        note = f"What round {number} tells."
        release = ("release", PLAN, "--kind", "report", "--date", "2022-07-31", "--note", note)
        runs.setdefault("nothing", []).append(_build(project))
        _update(project, note)
        runs.setdefault("update", []).append(_build(project, *INTERNAL))
        released = run(GOVERNANCE, *release, "--project", project)
        runs.setdefault("release", []).append(released + _build(project, *PUBLIC))
        runs.setdefault("peer", []).append(mkdocs(folder / "plain"))
    taken = {name: middle(each) for name, each in runs.items()}
    _build(project)
    _update(project, "What the profile tells.")
    stages = apart(stages_of_update, project)
    update, peer = taken["update"].seconds, taken["peer"].seconds
    return [
        Row("A status update, to the internal site", update, "s", 2),
        Row(f"The same against {MKDOCS}", update / peer, "times", 1),
        Row("Its release as a report, to the public site", taken["release"].seconds, "s", 3),
        Row("Both sites when nothing changed", taken["nothing"].seconds, "s", 0.5),
        *_profile("an update", stages),
    ]


def check(folder: Path) -> list[Row]:
    """`governance check` of content that was checked before, and of content with an update."""
    project, years = _sample(folder), _collection(folder, 1, 20)
    known = {each: _check_again(each) for each in (project, years)}
    updated = []
    for number in range(RUNS):
        _update(project, f"What round {number} tells.")
        updated.append(_check(project))
    return [
        Row("`governance check` of the sample", known[project].seconds, "s", 0.5),
        Row("`governance check` of 20 years", known[years].seconds, "s", 1),
        Row("`governance check` of the sample after an update", middle(updated).seconds, "s"),
    ]


def years(folder: Path) -> list[Row]:
    """One body's public site from nothing, with more and more years."""
    projects = {years: _collection(folder, 1, years) for years in YEARS}
    taken = alternating(
        {str(years): lambda project=project: _cold(project, *PUBLIC)  # type: ignore[misc]
         for years, project in projects.items()},
        LONG_RUNS,
    )  # fmt: skip
    rows, each = [], {}
    for years in YEARS:
        done = taken[str(years)]
        pages = _pages(done)
        each[years] = done.seconds / pages * 1000
        rows.append(Row(f"{years} years, {pages:,} pages", done.seconds, "s"))
        rows.append(Row(f"{years} years, each page", each[years], "ms"))
    few, *_, many = YEARS
    dearest = max(each[years] for years in YEARS[1:-1])
    rows.append(
        Row("A page of 10 or 20 years against one of 5", dearest / each[few], "times", 1.15)
    )
    rows.append(Row("A page of 40 years against one of 5", each[many] / each[few], "times", 1.4))
    return rows


def editions(folder: Path) -> list[Row]:
    """Ten bodies' public site from nothing, with one year each and with ten."""
    projects = {
        "10 editions": _collection(folder, 10, 1),
        "100 editions": _collection(folder, 10, 10),
    }
    taken = alternating(
        {name: lambda project=project: _cold(project, *PUBLIC)  # type: ignore[misc]
         for name, project in projects.items()},
        LONG_RUNS,
    )  # fmt: skip
    rows = [
        Row(f"{name}, {_pages(each):,} pages", each.seconds, "s") for name, each in taken.items()
    ]
    few, many = taken.values()
    rows.append(Row("100 editions against 10", many.seconds / few.seconds, "times", 10.5))
    rows += [
        Row(f"Largest process, {name}", each.megabytes, "MB", 250) for name, each in taken.items()
    ]
    return rows


def start(_: Path) -> list[Row]:
    """How long it takes to say what there is."""
    run(GOVERNANCE, "--help")  # Python's own compiled files are there
    taken = middle([run(GOVERNANCE, "--help") for _ in range(RUNS * 2)])
    return [Row("`governance --help`", taken.seconds, "s", 0.15)]


def plan(_: Path) -> list[Row]:
    """What the pages of a plan show that is larger than any."""
    taken = middle([Run(apart(_compute)) for _ in range(LONG_RUNS)])
    return [Row(f"What {ACTIONS:,} actions with {UPDATES} updates each show", taken.seconds, "s")]


def search(folder: Path) -> list[Row]:
    """Searching ten years of one body, from a page of one of them and from the portal."""
    from bench.searching import costs_of_search

    project = _collection(folder, 1, 10)
    _build(project, *PUBLIC)
    served = folder / "served" / "governance"
    served.parent.mkdir()
    (project / "site" / "public").rename(served)
    page = f"body-001/{year_of(NEWEST - 4)}/code/"
    places = {page: "All years of Example Authority 1", "": ""}
    costs = costs_of_search(served, places, folder / "nginx")
    rows = []
    for name, path in (("a page, in all years", page), ("the portal", "")):
        cost = costs[path]
        rows.append(Row(f"First result from {name}", cost.seconds, "s"))
        rows.append(Row(f"Loaded from {name}, {cost.requests} requests", cost.kilobytes, "KB"))
    return rows


def preview(folder: Path) -> list[Row]:
    """From saving an edit of the sample to the reloaded page of a preview, in a browser."""
    from bench.previewing import Edit, seconds_to_see

    update = Edit(
        f"{PLAN}/improvement.yml",
        "Significant work has already been completed;",
        f"{PLAN}/actions/leadership-team/",
    )
    control = Edit(
        "met/2016-17/code.yml",
        "The Met runs a single portfolio of OMM change,",
        "met/2016-17/code/strategic-planning/",
    )
    taken = seconds_to_see(
        _sample(folder), {"An update of an action": update, "The text of a control": control}
    )
    return [Row(f"{name}, to be seen", seconds, "s", 1) for name, seconds in taken.items()]


TASKS: dict[str, Callable[[Path], list[Row]]] = {
    task.__name__: task
    for task in (sample, changes, preview, check, years, editions, start, plan, search)
}


def _sample(folder: Path) -> Path:
    """The sample, copied; what is left of an earlier copy stays."""
    shutil.copytree(REPOSITORY / "content", folder / "sample" / "content")
    return folder / "sample"


def _collection(folder: Path, bodies: int, years: int) -> Path:
    project = folder / f"{bodies}-{years}"
    apart(write_collection, project, bodies, years)
    return project


def _build(project: Path, *options: str) -> Run:
    return run(GOVERNANCE, "build", "--project", project, *options)


def _cold(project: Path, *options: str) -> Run:
    for made in ("site", ".site-cache"):
        shutil.rmtree(project / made, ignore_errors=True)
    return _build(project, *options)


def _check(project: Path) -> Run:
    return run(GOVERNANCE, "check", "--project", project)


def _check_again(project: Path) -> Run:
    _check(project)
    return middle([_check(project) for _ in range(RUNS)])


def _pages(done: Run) -> int:
    return int(re.findall(r"(\d+) pages", done.said)[-1])


def _update(project: Path, text: str) -> None:
    """Add a status update to an action."""
    file = project / "content" / PLAN / "improvement.yml"
    added = f"      - {{date: 2022-07-04, state: at-risk, text: {text}}}\n"
    file.write_text(file.read_text("utf-8").replace(BEFORE, BEFORE + added, 1), "utf-8")


def _compute() -> float:
    """Seconds for everything that a large plan's pages show."""
    from support.plans import large_plan

    from generator.pipeline import check_content
    from generator.views import edition_view
    from generator.views.charts import charts_of

    library = large_plan(check_content(MINIMAL).library, ACTIONS, UPDATES)
    started = time.perf_counter()
    view = edition_view(library, library.editions[0])
    assert len(view.actions) == ACTIONS
    assert charts_of(view)
    return time.perf_counter() - started


def _profile(what: str, spent: dict[str, float]) -> list[Row]:
    """What something takes in one process, and the shares of its stages in that."""
    total = sum(spent.values())
    rows = [Row(f"Processor time of {what}, in one process", total, "s")]
    for stage, seconds in spent.items():
        most = 40 if stage == GATE else None
        rows.append(Row(f"Of that, {stage}", 100 * seconds / total, "%", most))
    return rows


def _an_area_page(site: Path) -> Path:
    """The first area page of the Code: an ordinary page with a long text."""
    return min(page for page in site.glob("*/*/code/*/index.html") if page.parent.name[0].isalpha())


def _first_visit(page: Path) -> tuple[int, int]:
    """Bytes of a page with its stylesheets and scripts: as written, and compressed."""
    html = page.read_bytes()
    linked = REFERENCED.findall(html.decode())
    parts = [html, *((page.parent / link).resolve().read_bytes() for link in linked)]
    return sum(map(len, parts)), sum(len(gzip.compress(part, 6)) for part in parts)
