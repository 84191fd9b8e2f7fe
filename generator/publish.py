"""The finished site takes the place of the old one, whole, with a manifest of what it holds."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST = "manifest.json"
_BUILDING = ".building-"


@contextmanager
def building(site: Path) -> Iterator[Path]:
    """A folder beside the old site to build in; gone afterwards, whatever happens."""
    try:
        site.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=site))
    except OSError as error:
        message = f"Cannot write to {site}: {error.strerror}. Choose another folder with --site."
        raise ExpectedError(message) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_manifest(built: Path, units: dict[str, str]) -> None:
    """Write the digest of every file but the manifest, and of what each unit was built from."""
    files = {
        path.relative_to(built).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(built.rglob("*"))
        if path.is_file()
    }
    manifest = {
        "program": f"governance-statements {metadata.version('governance-statements')}",
        "algorithm": "SHA-256",
        "units": dict(sorted(units.items())),
        "files": files,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (built / MANIFEST).write_text(text, "utf-8")


def swap(built: Path, target: Path) -> None:
    """Put a finished folder in the place of another."""
    aside = built.with_name(f"{built.name}.old")
    if target.exists():
        target.replace(aside)
    try:
        built.replace(target)
    except OSError:
        if aside.exists():
            aside.replace(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
