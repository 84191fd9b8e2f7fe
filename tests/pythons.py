"""Whether a small site has the same bytes under every Python that is found.

Each gets an environment of its own, from the lock, and builds the minimal project. Prints of each
Python its version, its zlib and the digest of what it built. The zlib matters: a build of Python
with another, such as zlib-ng, may compress otherwise. Run it by `make test-pythons`.
"""

# ruff: noqa: T201 - what it prints is what it is for

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
WORK = REPOSITORY / "build" / "pythons"
OLDEST, NEWEST = 11, 15
PYTHON_NAMED = re.compile(rb'(?m)^ "python": .*\n')
ABOUT = "import platform, zlib; print(platform.python_version(), zlib.ZLIB_RUNTIME_VERSION)"


def main() -> int:
    """Build with each Python and compare."""
    digests = set()
    for python, version, zlib in _pythons():
        digest = _digest(_built(python, version))
        print(f"Python {version}  zlib {zlib}  {digest}", flush=True)
        digests.add(digest)
    if len(digests) > 1:
        print("The same content gave different bytes.")
    return 1 if len(digests) != 1 else 0


def _pythons() -> list[tuple[str, str, str]]:
    """The first Python found of each minor version: how to call it, its version and its zlib."""
    folders = [*map(Path, os.get_exec_path()), *Path.home().glob(".pyenv/versions/*/bin")]
    pythons = []
    for minor in range(OLDEST, NEWEST + 1):
        for python in (folder / f"python3.{minor}" for folder in folders):
            if python.exists() and (about := _said_by(python, "-c", ABOUT)):
                version, zlib = about.split()
                pythons.append((str(python), version, zlib))
                break
    return pythons


def _said_by(*command: str | Path) -> str:
    """What a program printed; nothing if it failed, as the shim of a Python that is not there."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode else done.stdout


def _built(python: str, version: str) -> Path:
    """The folder of the sites that a Python built in a new environment."""
    environment, site = WORK / version, WORK / f"{version}-site"
    programs = environment / "bin"
    pip = (programs / "pip", "install", "--quiet")
    for command in (
        (python, "-m", "venv", "--clear", environment),
        (*pip, "--require-hashes", "--requirement", "requirements.lock"),
        (*pip, "--no-deps", "--no-build-isolation", "--editable", "."),
        (programs / "governance", "build", "--project", "tests/minimal", "--site", site),
    ):
        subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, check=True)
    return site


def _digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{path.relative_to(folder)} {hashlib.sha256(_bytes(path)).hexdigest()}\n" for path in files
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _bytes(file: Path) -> bytes:
    """What a file holds, but for the one line of a manifest that names the Python."""
    data = file.read_bytes()
    return PYTHON_NAMED.sub(b"", data) if file.name == "manifest.json" else data


if __name__ == "__main__":
    sys.exit(main())
