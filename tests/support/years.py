"""The minimal project with a year before its own, and single pages of it as Markdown."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.pages import pages_of
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.vocabulary import Audience
from support.releases import YEAR, rewrite, units_of

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

OLDER = "example/2023-24"
COMPARED = "example/compare/2023-24/2024-25"
# What the year before said: a shorter control, one that was withdrawn, another title.
BEFORE = {
    "code.yml": ("decides once a month.", "decides once a quarter."),
    "improvement.yml": ("title: Quicker minutes", "title: Quick minutes"),
}
MONTHLY = "            text: The Main Board decides once a month.\n"
WHY = "            why: The Board asked.\n"
WITHDRAWN = """\
      - id: open-doors
        title: Open doors
        text: Whoever wants to may listen.
"""


def two_years(project: MakeProject) -> Path:
    """Add a year before, with three differences; of one the author says why."""
    folder = year_before(project())
    for name, (now, then) in BEFORE.items():
        rewrite(folder, f"{OLDER}/{name}", now, then)
    code = folder / "content" / OLDER / "code.yml"
    code.write_text(code.read_text("utf-8") + WITHDRAWN, "utf-8")
    rewrite(folder, f"{YEAR}/code.yml", MONTHLY, f"{MONTHLY}{WHY}")
    return folder


def year_before(folder: Path, name: str = OLDER) -> Path:
    """Add the same again as a year before."""
    content = folder / "content"
    shutil.copytree(content / YEAR, content / name)
    rewrite(folder, f"{name}/edition.yml", "as_at: 2025", f"as_at: 20{name[-2:]}")
    return folder


def written(
    project: Path, unit: str, path: str = "", audience: Audience = Audience.INTERNAL
) -> str:
    """One page of one unit."""
    found = units_of(project, audience)[unit]
    (page,) = [each for each in pages_of(found) if each.path == path]
    return render_page(make_environment(find_resources(project).templates), found, page)
