"""The processes that units are built in."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from generator.making import workers
from generator.problems import ExpectedError
from generator.units import ComparisonUnit, HistoryUnit, Portal
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.units import Unit

MOST_ON_WINDOWS = 61


@pytest.mark.parametrize(
    ("system", "jobs", "cores", "number"),
    [
        ("linux", None, 4, 4),
        ("linux", 3, 4, 3),
        ("linux", None, 128, 128),
        ("linux", None, None, 1),
        ("win32", None, 4, 4),
        ("win32", None, 128, MOST_ON_WINDOWS),
        ("win32", 100, 4, MOST_ON_WINDOWS),
    ],
)
def test_there_is_a_process_for_each_core_as_far_as_the_system_can(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    jobs: int | None,
    cores: int | None,
    number: int,
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert workers._number(jobs) == number


def start_a_program_and_be_killed(_: int) -> None:
    """Do what no unit does."""
    subprocess.Popen(["sh", "-c", 'sleep 1; echo late > "$WRITTEN"'], close_fds=False)
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_program_of_a_killed_process_has_ended_before_its_folder_is_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "written"
    monkeypatch.setenv("WRITTEN", str(written))
    monkeypatch.setattr(workers, "_make", start_a_program_and_be_killed)
    nothing: Any = None
    with pytest.raises(ExpectedError, match="was ended, perhaps because memory ran out"):
        list(workers.make_all([(nothing, "")], nothing, 1))
    assert written.read_text("utf-8") == "late\n"


class Noting(NamedTuple):
    """A workshop that notes what it was asked to make."""

    file: Path

    def make(self, unit: Unit, key: str) -> str:
        """Make nothing of a unit but a line."""
        with self.file.open("a", encoding="utf-8") as file:
            file.write(f"{unit.path}\n")
        return key


def test_the_history_of_all_years_is_begun_first_and_given_in_its_turn(tmp_path: Path) -> None:
    """It takes as long as many other units: at the end, all processes but one would wait for it."""
    nothing: Any = None
    units = [
        cls(path, Audience.PUBLIC, nothing, ())
        for cls, path in ((Portal, ""), (ComparisonUnit, "a/compare"), (HistoryUnit, "a/history"))
    ]
    noting: Any = Noting(tmp_path / "noted")
    made: list[Any] = [*workers.make_all([(unit, unit.path) for unit in units], noting, 1)]
    assert made == [(0, ""), (1, "a/compare"), (2, "a/history")]
    assert noting.file.read_text("utf-8").splitlines() == ["a/history", "", "a/compare"]
