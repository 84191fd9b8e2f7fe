"""What a unit is made from, as digests: while these stand, so does what was made."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator.digests import digest_of, digest_of_values, names_below
from generator.publish.provenance import RENDERING
from generator.resources import read_resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.resources import Resources
    from generator.units import Unit

_PACKAGE = Path(__file__).resolve().parents[1]

# What each part of a unit is, in the words of `governance build --explain`.
REASONS = {
    "program": "the program or a library it uses is another",
    "resources": "a template, the theme or the configuration changed",
    "library": "its content changed",
    "organisations": "a release, a year or a date of its body changed",
    "files": "an attached file changed",
    "logo": "the logo changed",
    "release": "its release changed",
    "withdrawn": "something was withdrawn",
    "siblings": "the plan of another year changed",
    "versions": "another year or release has other pages",
    "lineage": "what came from what changed",
    "year_before": "the year before changed",
    "years": "a year changed",
    "sides": "what it compares changed",
    "between": "a year between those it compares changed",
    "pairs": "there are other comparisons",
    "other_languages": "its pages are in other languages",
    "elsewhere": "another body publishes in this language, or none any more",
    "comparisons": "there are other comparisons with it",
}


def parts_of(unit: Unit, resources: str) -> dict[str, str]:
    """The digest of each part of what a unit is made from."""
    return {
        "program": digest_of_program(),
        "resources": resources,
        "unit": digest_of_values([type(unit).__name__, unit.place, unit.audience]),
        **unit.digests,
    }


def key_of(parts: Mapping[str, str]) -> str:
    """The key under which a unit is kept."""
    return digest_of_values(parts)


def reason(before: object, now: Mapping[str, str]) -> str:
    """Why a unit is made again, by its parts when it was made last, if it was."""
    if not isinstance(before, dict):
        return "it was not made before"
    changed = [name for name in now if before.get(name) != now[name]]
    said = [REASONS[name] for name in changed if name in REASONS]
    return ", ".join(said) if said else "what was kept of it is gone or was damaged"


@cache
def digest_of_program() -> str:
    """Of the program's own code, and the versions of all that renders."""
    # What is installed may be links to where the files are.
    code = {
        name: digest_of((_PACKAGE / name).read_bytes())
        for name in names_below(_PACKAGE)
        if name.endswith((".py", ".po"))
    }
    return digest_of_values([code, {name: metadata.version(name) for name in RENDERING}])


def digest_of_resources(resources: Resources) -> str:
    """Of the templates, the theme and the base configuration; ExpectedError as they are read."""
    read = read_resources(resources)
    return digest_of_values({name: digest_of(data) for name, data in read.items()})
