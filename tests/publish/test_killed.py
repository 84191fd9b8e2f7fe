"""Killed at any moment, a build leaves both sites whole; asked to stop, it also says so."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.processes import (
    FIRST_UNIT,
    LAST_UNIT,
    PATIENCE,
    SMALLEST,
    command,
    ended,
    manifests,
    read_until,
    retitle,
    start,
)

from generator import pipeline
from generator.digests import digests_of
from generator.publish.swap import MANIFEST, verify, write_manifest
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

KILLS = budget(short=3, long=10)
"""For each seed."""


@pytest.mark.parametrize("seed", range(budget(short=2, long=5)))
def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: MakeProject, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same moments in every run
    folder = project(SMALLEST)
    site = folder / "site"
    whole, end = measured(folder)
    old = manifests(site)
    for number in range(KILLS):
        retitle(folder, f"Statements {number}")
        running = start(folder)
        if seed:
            time.sleep(chance.uniform(0, whole * 1.1))
        else:
            read_until(running, LAST_UNIT)  # what puts the new sites in place, in its last moments
            time.sleep(chance.uniform(0, end * 1.1))
        kill(running, everything=chance.random() < 1 / 2)
        assert [verify(site / each) for each in Audience] == [[], []]
        left = manifests(site)
        pipeline.build(folder, site, list(Audience))
        new = manifests(site)
        assert [left[each] in (old[each], new[each]) for each in Audience] == [True, True]
        names = sorted(path.name for path in site.iterdir())
        assert names == [".lock", "internal", "leak-report.json", "public"]
        old = new
    pipeline.build(folder, site, list(Audience), cached=False)
    assert manifests(site) == old  # nothing that was half made has been kept


def measured(folder: Path) -> tuple[float, float]:
    """How many seconds a build takes, and how many of them after its last unit."""
    before = time.monotonic()
    running = start(folder)
    read_until(running, LAST_UNIT)
    end = time.monotonic()
    assert ended(running)[0] == 0
    after = time.monotonic()
    return after - before, after - end


def kill(running: subprocess.Popen[str], *, everything: bool) -> None:
    """Kill a build with all its processes, or only the first: then the others must end too."""
    if everything:
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    ended(running)


@pytest.mark.parametrize("everything", [True, False], ids=["from a terminal", "one process"])
@pytest.mark.parametrize("line", [FIRST_UNIT, LAST_UNIT])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_asked_to_stop_says_so_and_leaves_nothing(
    project: MakeProject, number: signal.Signals, status: int, line: str, *, everything: bool
) -> None:
    folder = project(SMALLEST)
    old = folder / "site" / "public" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("old", "utf-8")
    write_manifest(old.parent, {}, digests_of(old.parent))
    running = start(folder)
    read_until(running, line)
    (os.killpg if everything else os.kill)(running.pid, number)
    told = ended(running)
    units = [FIRST_UNIT, "internal: built the portal\n", LAST_UNIT]
    assert told[1].endswith("Stopped. Nothing was changed.\n")
    assert set(told[1].splitlines(keepends=True)[:-1]) <= set(units)
    assert told[0] == status
    assert {path for path in (folder / "site").rglob("*") if path.is_file()} == {
        folder / "site" / ".lock",
        old,
        old.with_name(MANIFEST),
    }
    assert old.read_text("utf-8") == "old"


@pytest.mark.parametrize("number", range(budget(short=1, long=10)))
def test_a_worker_that_is_killed_leaves_nothing_behind(
    project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder = project(SMALLEST)
    site = folder / "site"
    assert ended(start(folder))[0] == 0  # and has kept what no content changes
    old, names = manifests(site), sorted(path.name for path in site.iterdir())
    retitle(folder, "Other statements")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    running = start(folder)
    worker = busy_worker(running)
    time.sleep(number / 100)
    os.kill(worker, signal.SIGKILL)
    status, said = ended(running)
    assert (status, "was ended, perhaps because memory ran out" in said) == (1, True)
    assert manifests(site) == old
    assert sorted(path.name for path in site.iterdir()) == names
    assert list(temporary.iterdir()) == []
    wait_until_gone(running.pid)
    pipeline.build(folder, site, list(Audience))
    new = manifests(site)
    pipeline.build(folder, site, list(Audience), cached=False)
    assert manifests(site) == new  # nothing that was half made had been kept


def busy_worker(running: subprocess.Popen[str]) -> int:
    """A process of a build that has just started a program, as it does for the search of a unit."""
    while running.poll() is None:
        for worker in children(running.pid):
            if children(worker):
                return worker
    pytest.fail("The build was done before it had started a program.")


def children(process: int) -> list[int]:
    try:
        said = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):  # gone already
        return []
    return [int(each) for each in said.split()]


def wait_until_gone(group: int) -> None:
    """See that no process of a build is left, nor any program that one of them had started."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("A process of the build is still there.")


def test_a_process_that_is_ended_from_outside_is_said_in_a_sentence(
    project: MakeProject, tmp_path: Path
) -> None:
    folder = project(SMALLEST)
    ending = (
        "import multiprocessing, os, signal\n"
        "from generator import cli\n"
        "from generator.publish import engine\n"
        "multiprocessing.set_start_method('fork')\n"  # so that all are as this one is
        "engine.build = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "cli.main()\n"
    )
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        command(folder, "-c", ending),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert done.stderr == (
        "A process that builds pages was ended, perhaps because memory ran out. "
        "Build with fewer: --jobs 1.\n"
        "Nothing was changed.\n"
    )
    assert done.returncode == 1
    assert [path.name for path in (folder / "site").iterdir()] == [".lock"]
    assert list(temporary.iterdir()) == []
