"""What every test may ask for: the minimal project in a folder of its own, and its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.budget import begin
from support.project import write_project
from support.shared import built_project

from generator.pipeline import check_content

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Library


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the option that `make test-long` gives."""
    parser.addoption("--long", action="store_true", help="try everything that tests can try")


def pytest_configure(config: pytest.Config) -> None:
    """Decide how much is tried before any test is read."""
    begin(long=config.getoption("long"))


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """Make the minimal project in a new folder, with changes."""

    def make(
        changes: dict[str, str | bytes | None] | None = None,
        /,
        *,
        replace: dict[str, tuple[str, str]] | None = None,
    ) -> Path:
        return write_project(tmp_path / "project", changes, replace)

    return make


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal project, released, with both sites: for all to read and nobody to change."""
    return built_project(tmp_path_factory)


@pytest.fixture
def library(project: MakeProject) -> Library:
    """The minimal project's content."""
    return check_content(project()).library
