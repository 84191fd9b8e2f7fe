"""A build that is disturbed: the right site or a sentence, never a wrong site."""

from __future__ import annotations

import shutil
import subprocess
import time
from random import Random
from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.processes import SMALLEST, command, ended, manifests, retitle, start
from support.project import write_project

from generator import pipeline
from generator.making.gatekeeping import ALIKE, QUIET, SEARCHED, TEXTS
from generator.making.keeping import LAST
from generator.making.sites import RUNTIME
from generator.making.unchanged import store_of
from generator.making.unit import UNITS
from generator.publish.swap import verify
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

NOTED = "built"
"""The kind of entry for what a site was built of, which is made when it is in its place."""

# A disk with no room left from when the first entry of a kind is kept.
FULL_WHEN_KEEPING = """\
import resource
from generator.cli import main
from generator.making.store import Store

def full(keep):
    def kept(self, kind, *entry, **more):
        if kind == {0!r}:
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        return keep(self, kind, *entry, **more)
    return kept

Store.keep, Store.keep_folder = full(Store.keep), full(Store.keep_folder)
main()
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with both sites."""
    folder = write_project(tmp_path_factory.mktemp("small") / "project", SMALLEST)
    pipeline.build(folder, folder / "site", list(Audience))
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(original, tmp_path / "project")


def from_nothing(folder: Path) -> dict[Audience, str]:
    """What both sites are to hold, to the byte."""
    pipeline.build(folder, folder / "other", list(Audience), cached=False)
    return manifests(folder / "other")


@pytest.mark.parametrize(
    "kind",
    budget(
        short=[UNITS, RUNTIME, NOTED],
        long=[LAST, UNITS, TEXTS, QUIET, ALIKE, SEARCHED, RUNTIME, NOTED],
    ),
)
def test_a_disk_that_is_full_when_something_is_to_be_kept(folder: Path, kind: str) -> None:
    site = folder / "site"
    old = manifests(site)
    shutil.rmtree(store_of(site).folder / RUNTIME)  # which no change of content makes anew
    retitle(folder, "Other statements")
    new = from_nothing(folder)
    done = subprocess.run(
        command(folder, "-c", FULL_WHEN_KEEPING.format(kind)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith(
        f"Cannot write to {site}: File too large. "
        "Make room there, or choose another folder with --site.\nNothing was changed.\n"
    ) == (kind != NOTED)
    assert done.returncode == (kind != NOTED)
    assert manifests(site) == (new if kind == NOTED else old)
    pipeline.build(folder, site, list(Audience))
    assert manifests(site) == new
    assert [verify(site / each) for each in Audience] == [[], []]
    assert list(store_of(site).folder.glob(".*")) == []  # nothing that was half written is left


def test_two_builds_at_once(folder: Path) -> None:
    chance = Random(0)  # noqa: S311 - the same moments in every run
    site = folder / "site"
    busy = f"Another build is working on {site}. Wait until it is done, and try again.\n"
    for number in range(budget(short=3, long=30)):
        retitle(folder, f"Statements {number}")
        first = start(folder)
        time.sleep(chance.uniform(0, 1))
        second = start(folder)
        told = [ended(each) for each in (first, second)]
        refused = [said for status, said in told if status]
        assert refused in ([], [f"{busy}Nothing was changed.\n"])
        assert [verify(site / each) for each in Audience] == [[], []]
        assert manifests(site) == from_nothing(folder)
