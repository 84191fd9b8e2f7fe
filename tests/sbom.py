"""What the program is made of, as a bill of materials in JSON (CycloneDX 1.6).

It is made from pyproject.toml and requirements.lock alone, and so has the same bytes everywhere: no
day, no serial number by chance, no address of an index. Run it by `make sbom`.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.locked import read_lock
from support.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from support.locked import LockedLibrary

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
REQUIRED, OPTIONAL, EXCLUDED = "required", "optional", "excluded"
"""Whether a library is always installed, with an extra, or only to test and build the program."""


def main(file: Path) -> None:
    """Write the file."""
    file.parent.mkdir(exist_ok=True)
    text = json.dumps(bill_of(read_lock()), indent=1, ensure_ascii=False)
    file.write_text(f"{text}\n", "utf-8", newline="")


def bill_of(locked: Sequence[LockedLibrary]) -> dict[str, Any]:
    """The bill of materials of the program with these libraries."""
    scopes = scopes_of(locked)
    program = f"{PROJECT['name']}@{PROJECT['version']}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": program,
                "name": PROJECT["name"],
                "version": PROJECT["version"],
                "description": PROJECT["description"],
                "licenses": [{"license": {"id": PROJECT["license"]}}],
            }
        },
        "components": [_component(each, scopes[each.name]) for each in locked],
        "dependencies": [
            {"ref": ref, "dependsOn": [_ref(each) for each in locked if name in each.via]}
            for ref, name in [
                (program, PROJECT["name"]),
                *((_ref(each), each.name) for each in locked),
            ]
        ],
    }


def _component(library: LockedLibrary, scope: str) -> dict[str, Any]:
    component = {
        "type": "library",
        "bom-ref": _ref(library),
        "name": library.name,
        "version": library.version,
        "scope": scope,
        # Of each file of this version that may be installed: one for each system and Python.
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in library.digests],
        "purl": _ref(library),
    }
    if library.marker:
        component["properties"] = [{"name": "python:marker", "value": library.marker}]
    return component


def _ref(library: LockedLibrary) -> str:
    return f"pkg:pypi/{library.name}@{library.version}"


def scopes_of(locked: Sequence[LockedLibrary]) -> dict[str, str]:
    """When each library is installed, by its name."""
    extras = PROJECT["optional-dependencies"]
    optional = [asked for extra, asking in extras.items() if extra != "test" for asked in asking]
    scopes = dict.fromkeys((each.name for each in locked), EXCLUDED)
    scopes |= dict.fromkeys(_needed(_names(optional), locked), OPTIONAL)
    return scopes | dict.fromkeys(_needed(_names(PROJECT["dependencies"]), locked), REQUIRED)


def _names(asked: Iterable[str]) -> set[str]:
    return {re.split(r"[^a-z0-9-]", each)[0] for each in asked}


def _needed(names: set[str], locked: Sequence[LockedLibrary]) -> set[str]:
    """These libraries and all that they ask for, and so on."""
    asked_for = {each.name for each in locked if names & {*each.via}}
    return names if asked_for <= names else _needed(names | asked_for, locked)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
