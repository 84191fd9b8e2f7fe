"""The body in two languages and the one in English, released, with both sites."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.pipeline import build
from generator.vocabulary import Audience
from support.project import REPOSITORY
from support.releases import release
from support.shared import once

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BILINGUAL = REPOSITORY / "tests" / "bilingual"
YEAR = "example/2024-25"
SECRET = "Allwedd sbâr o dan y garreg las wrth y drws"  # noqa: S105 - for staff, in Welsh


def built_in_two_languages(factory: pytest.TempPathFactory) -> Path:
    """The project, with both years of the bilingual body and that of the other one released."""
    return once(factory, "two-languages", _build) / "project"


def _build(place: Path) -> None:
    folder = shutil.copytree(BILINGUAL, place / "project")
    code = folder / "content" / YEAR / "code.yml"
    note = f'        notes: [{{en: The spare key., cy: "{SECRET}"}}]\n'
    code.write_text(
        code.read_text("utf-8").replace(
            "        frequency: monthly\n", f"        frequency: monthly\n{note}"
        ),
        "utf-8",
    )
    for year, day in (("example/2023-24", "2024-06-03"), (YEAR, "2025-06-02")):
        release(folder, f"{day} unaudited", "The statement.", edition=year)
    release(folder, "2025-06-04 unaudited", "The statement.", edition="parish/2024-25")
    build(folder, folder / "site", [*Audience])
