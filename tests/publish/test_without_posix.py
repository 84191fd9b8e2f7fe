"""All commands work without what Windows does not have, and write the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.processes import command
from support.project import REPOSITORY, MakeProject

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_POSIX = REPOSITORY / "tests" / "support" / "without_posix"
SALTS = WITHOUT_POSIX.with_name("same_salts")
SAME_SALTS = {"PYTHONPATH": str(SALTS)}
WINDOWS = {
    "PYTHONPATH": f"{WITHOUT_POSIX}{os.pathsep}{SALTS}",
    "PYTHONIOENCODING": "cp1252",
    "PYTHONUTF8": "0",
}
CODE = "example/2024-25/code.yml"
OLD, NEW = "The Main Board decides once a month.", "It decides → weekly \N{UMBRELLA}."
RELEASED = "example/2024-25@2025-07-01-unaudited"
RELEASE = ("example/2024-25", "--state", "unaudited", "--date", "2025-07-01", "--note", "→ One.")
AS_DATA = ("--format", "json")
COMMANDS = (
    ("check",),
    *budget(short=[], long=[("check", *AS_DATA)]),
    ("release", *RELEASE),
    ("compare", RELEASED, "example/2024-25"),
    *budget(short=[], long=[("compare", RELEASED, "example/2024-25", *AS_DATA)]),
    ("build", "--jobs", "2"),
    ("verify",),
    ("export", "example/2024-25"),
)


def run(folder: Path, environment: dict[str, str], *program: str) -> tuple[int, str]:
    """The exit status of a Python program, and all it says."""
    done = subprocess.run(
        [sys.executable, *program],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def run_all(folder: Path, environment: dict[str, str]) -> list[tuple[int, str]]:
    """What each command says, of a project that is changed after its release."""
    file = folder / "content" / CODE
    told = []
    for name, *arguments in COMMANDS:
        told.append(run(folder, environment, "-m", "generator", name, *arguments))
        if name == "release":
            file.write_text(file.read_text("utf-8").replace(OLD, NEW), "utf-8")
    return told


def files(folder: Path) -> dict[str, bytes]:
    there = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in there}


def test_each_command_says_and_writes_the_same(project: MakeProject) -> None:
    here = project()
    there = here.with_name("there")
    subprocess.run(["cp", "-r", here, there], check=True)
    told = run_all(there, WINDOWS)
    assert told == run_all(here, SAME_SALTS)
    assert [status for status, _ in told] == [0] * len(COMMANDS)
    assert [NEW in said for _, said in told] == [name == "compare" for name, *_ in COMMANDS]
    made = files(here)
    assert files(there) == made
    # Another build takes the place of that one.
    (there / "site" / "public" / "index.html").unlink()
    assert run(there, WINDOWS, "-m", "generator", "build", "--jobs", "2")[0] == 0
    assert files(there) == made


def test_a_new_year_is_the_same(project: MakeProject) -> None:
    here = project()
    there = here.with_name("there")
    subprocess.run(["cp", "-r", here, there], check=True)
    new_year = ("-m", "generator", "new-year", "example", "2025-26")
    told = run(there, WINDOWS, *new_year)
    assert told == run(here, {}, *new_year)
    assert told[0] == 0
    assert files(there) == files(here)


@pytest.mark.parametrize(
    "program",
    ["import fcntl", "import os; os.fork()", "import signal; signal.SIGKILL",
     "import os; os.open('.', os.O_RDONLY)", "import ctypes; ctypes.CDLL(None)"],
)  # fmt: skip
def test_what_windows_does_not_have_is_taken_away(tmp_path: Path, program: str) -> None:
    assert run(tmp_path, {}, "-c", program)[0] == 0
    assert run(tmp_path, WINDOWS, "-c", program)[0] == 1


# Where there is no `fcntl` and no Windows, the library has nothing but a file that is there or not.
NO_LOCKS = """\
import sys
sys.modules["fcntl"] = None
import warnings
warnings.simplefilter("ignore")
from generator.cli import main
main()
"""


def test_without_locks_nothing_is_built(project: MakeProject) -> None:
    folder = project()
    done = subprocess.run(
        command(folder, "-c", NO_LOCKS), capture_output=True, text=True, check=False
    )
    assert done.stderr == (
        f"Cannot write to {folder / 'site'}: It cannot be locked against a second build. "
        "Choose another folder with --site.\n"
        "Nothing was changed.\n"
    )
    assert done.returncode == 1
    assert list((folder / "site").iterdir()) == []
