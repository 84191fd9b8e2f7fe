"""How far a build is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ["the portal", "example", "example/2024-25", "example/history"]


def build(site: Path, *more: str, err: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "build", "--audience", "internal"]
    command += ["--project", str(MINIMAL), "--site", str(site), "--no-cache", *more]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=err, env=environment)


def test_elsewhere_each_part_that_is_done_has_a_line(tmp_path: Path) -> None:
    running = build(tmp_path / "site", err=subprocess.PIPE)
    _, said = running.communicate()
    assert said.decode().splitlines() == [f"internal: built {part}" for part in PARTS]


@pytest.mark.parametrize("explain", [False, True])
def test_a_terminal_has_a_bar_with_what_is_made_and_what_is_left(
    tmp_path: Path, *, explain: bool
) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    here, there = pty.openpty()
    running = build(tmp_path / "site", *(["--explain"] if explain else []), err=there)
    os.close(there)
    said = _all_of(here)
    assert running.wait() == 0
    reasons = [f"internal: {part}: it was not made before" for part in PARTS]
    assert [line for line in said if "not made" in line] == (reasons if explain else [])
    shown = [
        found.groups() for line in said if (found := re.search(r" (\d)/4  .*internal: (.*)", line))
    ]
    begun = [(str(at), part) for at, part in enumerate(PARTS)]
    assert [step for step in begun if step in [(at, part.strip()) for at, part in shown]] == begun
    assert not any("built" in line for line in said)


def _all_of(terminal: int) -> list[str]:
    """All lines, also those that others took the place of."""
    data = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # as Linux tells that nobody writes any more
            more = b""
        if not more:
            os.close(terminal)
            return re.split(r"[\r\n]+", re.sub(r"\x1b\[[?\w]*", "", data.decode()))
        data += more
