"""`governance check --watch`, and Ctrl+C at any moment of a command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.budget import budget

from generator.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

GOVERNANCE = [sys.executable, "-m", "generator"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")


@pytest.mark.parametrize("others", [["--format", "json"], ["--links"]])
def test_watch_goes_alone(others: list[str]) -> None:
    result = CliRunner().invoke(main, ["check", "--watch", *others])
    assert "--watch cannot be used with --format or --links." in result.stderr
    assert result.exit_code == 2


@pytest.fixture
def watching(project: MakeProject, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A project that is watched, and where it is said what was found."""
    folder, said = project(), tmp_path / "said"
    with said.open("wb") as out:
        process = subprocess.Popen(
            [*GOVERNANCE, "check", "--watch", "--project", str(folder)], stderr=out, stdout=out
        )
        yield folder, said
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
    text = said.read_text("utf-8")
    assert text.endswith("Waiting for changes. Stop with Ctrl+C.\nStopped.\n")
    assert "Traceback" not in text


def wait_for(said: Path, text: str) -> None:
    until = time.monotonic() + 30
    while not said.read_text("utf-8").endswith(text + "Waiting for changes. Stop with Ctrl+C.\n"):
        assert time.monotonic() < until, said.read_text("utf-8")
        time.sleep(0.05)


@POSIX
def test_watch_checks_again_when_a_file_changes(watching: tuple[Path, Path]) -> None:
    folder, said = watching
    wait_for(said, "No problems.\n")
    site = folder / "content/site.yml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("as_at: 2025-06-30", "as_at: tomorrow"), "utf-8")
    wait_for(said, "\n1 error\n")
    assert "  4:8  error[bad-date]: found" in said.read_text("utf-8")
    (folder / "content").rename(folder / "away")
    wait_for(said, "\n1 error\n")
    (folder / "away").rename(folder / "content")
    site.write_text(text, "utf-8")
    wait_for(said, "No problems.\n")


STEPS = {
    "before the command is found": ("make_context", "before"),
    "before the command": ("invoke", "before"),
    "after the command": ("invoke", "after"),
}

# Interrupts itself just before or just after a step that Click takes for the commands' group.
INTERRUPTED = """
import os, signal, sys
from generator import cli
from generator.__main__ import run
name, when = sys.argv.pop(1), sys.argv.pop(1)
step = getattr(cli.main, name)
def interrupted(*given, **named):
    if when == "before":
        os.kill(os.getpid(), signal.SIGINT)
    try:
        return step(*given, **named)
    finally:
        if when == "after":
            os.kill(os.getpid(), signal.SIGINT)
setattr(cli.main, name, interrupted)
run()
"""


@POSIX
@pytest.mark.parametrize(("name", "when"), STEPS.values(), ids=STEPS)
def test_ctrl_c_at_each_step_is_one_word(project: MakeProject, name: str, when: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, name, when, "check", "--project", str(project())],
        capture_output=True,
        check=False,
    )
    said = b"No problems.\n" * (when == "after") + b"Stopped.\n"
    assert (done.returncode, done.stderr) == (130, said)


MOMENTS = budget(short=12, long=120)
LONGEST = 0.6


# Says when it has seen to signals for the first time: before that, Python itself has them.
BEGUN = """
import os, signal
see_to = signal.signal
def told(*what):
    see_to(*what)
    os.write(1, b".")
signal.signal = told
from generator.__main__ import run
run()
"""


@POSIX
@pytest.mark.parametrize("number", range(MOMENTS))
def test_ctrl_c_at_any_moment_is_one_word(project: MakeProject, number: int) -> None:
    """Also while all that a command needs is still imported."""
    process = subprocess.Popen(
        [sys.executable, "-c", BEGUN, "check", "--project", str(project())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.read(1) == b"."
    time.sleep(LONGEST * number / MOMENTS)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) in {
        (130, b"Stopped.\n"),
        (130, b"No problems.\nStopped.\n"),  # stopped while it ended
        (0, b"No problems.\n"),
    }
