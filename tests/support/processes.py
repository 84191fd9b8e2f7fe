"""Real processes of the program, to be killed, stopped and starved."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from generator.publish.swap import MANIFEST
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

_YEAR = ("assurance", "code", "edition", "improvement", "statement")
SMALLEST: dict[str, str | bytes | None] = {
    "glossary.yml": None,
    **{f"example/2024-25/{name}.yml": None for name in _YEAR},
}
"""What the minimal project does without where a test builds it many times."""

FIRST_UNIT = "public: built the portal\n"
LAST_UNIT = "internal: built example\n"
"""What a build of the smallest project says first, and before it checks the second site."""

PATIENCE = 60


def command(project: Path, *program: str) -> list[str]:
    """The arguments that build a project, by another program than the usual where one is given."""
    return [sys.executable, *(program or ("-m", "generator")), "build", "--project", str(project)]


def retitle(folder: Path, title: str) -> None:
    """Change what every page says."""
    file = folder / "content" / "site.yml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join([f"title: {title}\n", *lines[1:]]), "utf-8")


def start(project: Path) -> subprocess.Popen[str]:
    """Begin to build a project, in a process group of its own."""
    return subprocess.Popen(
        command(project),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def read_until(running: subprocess.Popen[str], line: str) -> None:
    """Wait for a build to say something."""
    assert running.stderr
    assert line in iter(running.stderr.readline, "")


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status, and what was said since, once all processes that could say more are gone."""
    _, said = running.communicate(timeout=PATIENCE)
    return running.returncode, said


def manifests(site: Path) -> dict[Audience, str]:
    """What both sites hold, to the byte."""
    return {each: (site / each / MANIFEST).read_text("utf-8") for each in Audience}
