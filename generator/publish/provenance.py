"""What a site was built by and from, as its manifest has it.

Only what is the same on every machine with the same versions, and of the content only what the
site itself was built from: so the public manifest tells nothing of what is internal.
"""

from __future__ import annotations

import platform
import re
from importlib import metadata
from typing import TYPE_CHECKING, Any

from generator.digests import digest_of, digest_of_values
from generator.resources import PROGRAM, find_lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RENDERING = (
    *("babel", "cbor2", "jinja2", "markdown", "markdown-it-py", "markupsafe", "mkdocs"),
    *(
        "mkdocs-material",
        "mdit-py-plugins",
        "nh3",
        "pagefind-bin",
        "pikepdf",
        "pillow",
        "pypdf",
        "pyyaml",
    ),
)
"""The libraries on which the bytes of a site depend."""
_PIN = re.compile(r"(?m)^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(\S+)")


def built_by() -> dict[str, Any]:
    """The program, Python and the libraries, and the lock file that has these, if it is known.

    Pages are the same under every version of Python; it is named so that a build can be repeated.
    """
    versions = {name: metadata.version(name) for name in sorted(RENDERING)}
    lock = _lock_with(versions)
    return {
        "program": f"{PROGRAM} {metadata.version(PROGRAM)}",
        "python": platform.python_version(),
        "versions": versions,
        **({"lock": lock} if lock else {}),
    }


def _lock_with(versions: Mapping[str, str]) -> str:
    """The digest of the lock file, where what is installed is what it says; else ""."""
    file = find_lock()
    text = file.read_text("utf-8") if file else ""
    return digest_of(text.encode()) if versions.items() <= set(_PIN.findall(text)) else ""


def digest_of_units(units: Mapping[str, str]) -> str:
    """The digest of the content of a whole site, from those of what each of its units shows."""
    return digest_of_values(dict(units))


def told(manifest: Mapping[str, Any]) -> Iterator[str]:
    """What a manifest says of it, in lines; of one by an older version, as much as it has."""
    versions = dict(manifest.get("versions", {}))
    names = {"mkdocs": "MkDocs", "mkdocs-material": "Material", "pagefind-bin": "Pagefind"}
    parts = [f"{name} {versions[key]}" for key, name in names.items() if key in versions]
    parts += [f"Python {manifest['python']}"] if "python" in manifest else []
    yield f"Built by {manifest['program']}" + (f" with {', '.join(parts)}." if parts else ".")
    log = [line["line"] for line in manifest.get("log", ()) if line.get("line")]
    for name, digest in (
        ("lock file", manifest.get("lock")),
        ("content", manifest.get("content")),
        ("head of the log", log[-1] if log else None),
    ):
        if digest:
            yield f"SHA-256 of the {name}: {digest}"
