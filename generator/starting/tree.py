"""Which files a project begins with, and what they say of its body and year."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.importing.ids import slug_of
from generator.model.json_schema import schema_files
from generator.model.kinds import SCHEMAS, schema_line
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
    beside = _filled(_BESIDE, said) | _schemas()
    return beside | {name: _led(name, data) for name, data in _filled(places, said).items()}


def example_files() -> dict[str, bytes]:
    """The files of the Example Authority, by their path."""
    files = sorted(path for path in _EXAMPLE.rglob("*") if path.is_file())
    return (
        _filled(_BESIDE, {})
        | _schemas()
        | {
            f"{CONTENT}/{path.relative_to(_EXAMPLE).as_posix()}": path.read_bytes()
            for path in files
        }
    )


def _schemas() -> dict[str, bytes]:
    """What editors of texts are told by; `governance schema` writes them with the ids in use."""
    return {f"{SCHEMAS}/{name}": text.encode() for name, text in schema_files({}).items()}


def _led(name: str, data: bytes) -> bytes:
    """A file of the content that leads editors of texts to its schema."""
    line = schema_line(PurePosixPath(name).relative_to(CONTENT))
    return f"{line}\n".encode() + data


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
