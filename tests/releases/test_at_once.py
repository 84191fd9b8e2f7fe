"""Of commands given at the same moment, each does its work whole or says why it did not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from itertools import combinations_with_replacement
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from support.budget import budget
from support.processes import PATIENCE
from support.project import write_project
from support.releases import CODE, DAY, RELEASES, YEAR, release, rewrite
from support.workbooks import ACTIONS, PLAN, exported, fill

from generator.pipeline import check
from generator.problems import has_errors
from generator.publish.swap import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST, SECOND = f"{DAY}-unaudited", "2025-07-26-audited"
UPDATE = {
    "New update": "Four boards use it.",
    "New state": "On track",
    "Date of update": "2025-07-01",
}
RUNS = budget(short=1, long=200)
"""Of each pair of commands."""
COMMANDS = {
    "release": ["release", YEAR, "--state", "audited", "--date", "2025-07-26", "--note", "New."],
    "undo": ["release", YEAR, "--undo"],
    "build": ["build", "--audience", "public", "--jobs", "1"],
    "withdraw": [
        "withdraw",
        YEAR,
        "control",
        "monthly-decisions",
        "--reason",
        "No.",
        "--date",
        DAY,
    ],
    "new-year": ["new-year", "example", "2025-26"],
    "import": ["actions", "import", YEAR, "plan.xlsx"],
}
PAIRS = [*combinations_with_replacement(COMMANDS, 2)]
LEFT_BY_A_BUILD = {".lock", "leak-report.json", "public"}
REFUSED = (
    "Another command is writing to ",
    "Another build is working on ",
    "is audited already",  # the other one released it
    "It was not confirmed",  # the other one made a newer release than the one to be taken back
    "has no release",
    "has already been withdrawn",
    "already exists, and nothing is overwritten",
)
"""What a command may say that came second."""


class Ended(NamedTuple):
    """How a command ended, and what it said."""

    command: str
    status: int
    said: str


WORKER = """
import json, os, sys
from click.testing import CliRunner
from generator import pipeline, releasing
from generator.cli import main
print("ready", flush=True)
for line in sys.stdin:
    project, arguments, typed = json.loads(line)
    os.chdir(project)
    result = CliRunner().invoke(main, arguments, input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    print(json.dumps([result.exit_code, result.output]), flush=True)
"""


class Worker:
    """A process that is ready to run a command at once."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", WORKER]
        self._running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.read()

    def begin(self, project: Path, command: str) -> None:
        """Give it a command, and do not wait."""
        assert self._running.stdin
        typed = f"{DAY}-unaudited\n" if command == "undo" else ""
        self._running.stdin.write(json.dumps([str(project), COMMANDS[command], typed]) + "\n")
        self._running.stdin.flush()

    def read(self) -> str:
        """What it says next."""
        assert self._running.stdout
        line = self._running.stdout.readline()
        assert line, "the process has ended"
        return line

    def end(self) -> None:
        """Let it go."""
        self._running.communicate(timeout=PATIENCE)


@pytest.fixture(scope="module")
def workers() -> Iterator[tuple[Worker, Worker]]:
    pair = Worker(), Worker()
    yield pair
    for each in pair:
        each.end()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year with a release, a workbook to bring in, and something new to release."""
    folder = write_project(tmp_path_factory.mktemp("prepared") / "project", {PLAN: ACTIONS})
    release(folder, f"{DAY} unaudited")
    rewrite(folder, CODE, "once a month", "once a week")
    fill(exported(folder), {"one-form": UPDATE})
    return folder


@pytest.mark.parametrize("number", range(RUNS))
@pytest.mark.parametrize("names", PAIRS, ids=" and ".join)
def test_two_commands_at_once(
    workers: tuple[Worker, Worker],
    prepared: Path,
    tmp_path: Path,
    names: tuple[str, str],
    number: int,
) -> None:
    chance = Random(f"{names} {number}")  # noqa: S311 - the same in every run
    if chance.random() < 1 / 2:  # neither is always the first
        names = names[::-1]
    folder = tmp_path / "project"
    shutil.copytree(prepared, folder)
    for worker, name in zip(workers, names, strict=True):
        worker.begin(folder, name)
        time.sleep(chance.choice([0, chance.uniform(0, 1)]))
    ended = [
        Ended(name, *json.loads(worker.read())) for worker, name in zip(workers, names, strict=True)
    ]
    for each in ended:
        assert each.status == 0 or any(why in each.said for why in REFUSED), each
    assert not has_errors(found := check(folder)), found
    assert_whole(folder, [each.command for each in ended if each.status == 0])


def assert_whole(folder: Path, done: list[str]) -> None:
    """What was done is there, once, and nothing else is."""
    content = folder / "content"
    logged = yaml.safe_load((content / "published.yml").read_text("utf-8"))["releases"]
    names = [each["release"] for each in logged if not each.get("undone")]
    undone = [each["release"] for each in logged if each.get("undone")]
    assert names == [FIRST] + [SECOND] * done.count("release")
    assert undone == [FIRST] * done.count("undo")
    assert done.count("release") < 2
    assert done.count("undo") < 2
    there = {path.name for path in (folder / RELEASES).iterdir() if not path.name.startswith(".")}
    assert there == {*names} - {*undone}
    withdrawn = content / "withdrawals.yml"
    said = yaml.safe_load(withdrawn.read_bytes())["withdrawals"] if withdrawn.exists() else []
    assert len(said) == done.count("withdraw")
    assert done.count("withdraw") < 2
    assert (content / "example/2025-26/edition.yml").exists() == ("new-year" in done)
    assert done.count("new-year") < 2
    plan = (content / PLAN).read_text("utf-8")
    assert plan.count(UPDATE["New update"]) == min(done.count("import"), 1)
    assert not [*content.glob(".*")]
    if "build" in done:
        assert verify(folder / "site/public") == []
        assert {path.name for path in (folder / "site").iterdir()} <= LEFT_BY_A_BUILD
