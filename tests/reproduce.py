"""Whether the same content gives the same bytes: builds the sites twice, in two folders.

The two builds have another umask, locale, time zone, order of hashes and number of processes, and
nothing is kept from one for the other. Says which files differ, and where. Run it by
`make reproduce`.
"""

# ruff: noqa: T201 - what it prints is what it is for

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[1]
LOCALES = ("tr_TR.utf8", "cy_GB.utf8", "de_DE.utf8", "en_GB.utf8", "C.utf8")
"""From the one that differs most; the first that the system has is taken."""
LEFT = {".lock", "leak-report.json"}
"""What a build leaves beside the sites."""


class Surroundings(NamedTuple):
    """Where and how a site is built."""

    folder: str
    umask: int
    jobs: str
    variables: dict[str, str]


def main(project: Path, work: Path) -> int:
    """Build a project's content twice, and compare."""
    shutil.rmtree(work, ignore_errors=True)
    here, there = (build(project, work, each) for each in surroundings())
    found = list(differences(here, there))
    print(*found, sep="\n", end="\n" if found else "")
    number = sum(1 for file in here.rglob("*") if file.is_file())
    print(f"{len(found)} differences." if found else f"{number} files, the same to the byte.")
    return 1 if found else 0


def surroundings() -> tuple[Surroundings, Surroundings]:
    """Two that have as little in common as can be."""
    said = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    other = next((name for name in LOCALES if name in said.split()), "C.UTF-8")
    return (
        Surroundings(
            "here", 0o022, "1", {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"}
        ),
        Surroundings(
            "there is élsewhere",
            0o077,
            "2",
            {"LC_ALL": other, "TZ": "America/St_Johns", "PYTHONHASHSEED": "4294967295"},
        ),
    )


def build(project: Path, work: Path, where: Surroundings) -> Path:
    """Build a copy of a project's content, and give the folder of its sites."""
    copy = work / where.folder
    shutil.copytree(project / "content", copy / "content")
    print(
        f"Building with {where.variables}, umask {where.umask:03o}, jobs {where.jobs}.", flush=True
    )
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--no-cache", "--jobs", where.jobs],
        cwd=copy,
        env={**os.environ, **where.variables},
        umask=where.umask,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return copy / "site"


def differences(here: Path, there: Path) -> Iterator[str]:
    """What differs between two folders, as sentences that name the file."""
    one, other = _files(here), _files(there)
    for name in sorted(one | other):
        if name not in one or name not in other:
            yield f"{name}: only in the {'first' if name in one else 'second'}"
            continue
        first, second = one[name].read_bytes(), other[name].read_bytes()
        if first != second:
            yield f"{name}: differs from byte {_first_difference(first, second)} on"
        elif one[name].stat().st_mode != other[name].stat().st_mode:
            yield f"{name}: may be read by others in one and not in the other"


def _files(folder: Path) -> dict[str, Path]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path for name, path in found.items() if name not in LEFT}


def _first_difference(first: bytes, second: bytes) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(first), len(second)))


if __name__ == "__main__":
    sys.exit(main(REPOSITORY, REPOSITORY / "build" / "reproduce"))
