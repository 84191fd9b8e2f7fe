"""Which files a project begins with, and what they say of its body and year."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator.importing.ids import slug_of
from generator.reading.files import CONTENT, RESERVED_FOLDERS
from generator.rules.identity import RESERVED
from generator.words import say_year

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILES = Path(__file__).resolve().parent / "files"
_EXAMPLE = _FILES.parents[1] / "starter" / CONTENT
# Where each file goes that has nothing to do with any body.
_BESIDE = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "editorconfig": ".editorconfig",
    "vscode/settings.json": ".vscode/settings.json",
    "github/workflows/governance.yml": ".github/workflows/governance.yml",
}
_PARTS = ("edition", "code", "statement", "improvement", "assurance")


def first_files(name: str, year: str) -> dict[str, bytes]:
    """The files of a body's first year, by their path: one of everything, to be changed."""
    body = id_of(name)
    places = {
        "content/site.yml": f"{CONTENT}/site.yml",
        "content/organisations/body.yml": f"{CONTENT}/organisations/{body}.yml",
        **{f"content/year/{each}.yml": f"{CONTENT}/{body}/{year}/{each}.yml" for each in _PARTS},
    }
    said = {
        "id": body,
        "name": json.dumps(name, ensure_ascii=False),  # as YAML has it too
        "year": year,
        "said": say_year(year),
        "end": str(int(year[:4]) + 1),
    }
    return _filled(_BESIDE | places, said)


def example_files() -> dict[str, bytes]:
    """The files of the Example Authority, by their path."""
    files = sorted(path for path in _EXAMPLE.rglob("*") if path.is_file())
    return _filled(_BESIDE, {}) | {
        f"{CONTENT}/{path.relative_to(_EXAMPLE).as_posix()}": path.read_bytes() for path in files
    }


def id_of(name: str) -> str:
    """A body's id, from its name: "northshire-police"."""
    made = slug_of(name) or "body"  # of a name that has no Latin letters
    return f"{made}-body" if made in {*RESERVED, *RESERVED_FOLDERS} else made


def _filled(places: Mapping[str, str], said: Mapping[str, str]) -> dict[str, bytes]:
    words = {"version": metadata.version("governance-statements"), **said}
    return {
        place: re.sub(
            r"@([a-z]+)@", lambda found: words[found[1]], (_FILES / name).read_text("utf-8")
        ).encode()
        for name, place in places.items()
    }
