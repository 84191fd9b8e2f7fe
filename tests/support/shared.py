"""Whole sites that several tests look at: made once for all processes of a test run."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner
from filelock import FileLock

from generator.cli import main
from support.project import write_project
from support.releases import released

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process to ask for it fills, while the others wait.

    Nobody may change it: whoever wants to takes a copy.
    """
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    done = folder.with_name(f"{name}.done")
    with FileLock(folder.with_name(f"{name}.lock")):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what an attempt that failed has left
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def built_project(factory: pytest.TempPathFactory) -> Path:
    """The minimal project, released, with both sites and what was kept of them."""
    return once(factory, "built", _build) / "project"


def _build(folder: Path) -> None:
    project = released(write_project(folder / "project"))
    result = CliRunner().invoke(main, ["build", "--project", str(project)])
    assert result.exit_code == 0, result.stderr
