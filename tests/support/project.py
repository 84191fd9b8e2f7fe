"""A small project of a fictional body, and where the repository keeps it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

REPOSITORY = Path(__file__).resolve().parents[2]
MINIMAL = REPOSITORY / "tests" / "minimal"
STARTER = REPOSITORY / "generator" / "starter"
CASE_FILES = REPOSITORY / "tests" / "cases"


class MakeProject(Protocol):
    """Writes a project and gives its folder."""

    def __call__(
        self,
        changes: dict[str, str | bytes | None] | None = None,
        /,
        *,
        replace: dict[str, tuple[str, str]] | None = None,
    ) -> Path:
        """Write the minimal project.

        `changes` gives files below content/ their whole text, or takes them away (None);
        `replace` gives files one text for another, which must be there.
        """
        ...


def write_project(
    folder: Path,
    changes: dict[str, str | bytes | None] | None = None,
    replace: dict[str, tuple[str, str]] | None = None,
) -> Path:
    """Write the minimal project to a folder, with changes as `MakeProject` takes them."""
    shutil.copytree(MINIMAL, folder)
    for name, (old, new) in (replace or {}).items():
        file = folder / "content" / name
        text = file.read_text("utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")
    for name, content in (changes or {}).items():
        _write(folder / "content" / name, content)
    return folder


def _write(file: Path, content: str | bytes | None) -> None:
    if content is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
