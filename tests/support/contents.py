"""The content of a project, read once where no test changes it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.pipeline import check_content
from support.project import REPOSITORY, STARTER

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pipeline import Checked

_read_once = cache(check_content)


def content_of(project: Path) -> Checked:
    """A project's content and units; those of the sample and the starter are kept."""
    return (_read_once if project in {REPOSITORY, STARTER} else check_content)(project)
