"""Whether a locked library is in a list of advisories, a file in the format of OSV (osv.dev).

The file holds one advisory, a list of them, or an object whose `vulns` is that list. Each hit is
said in a sentence, and the exit status is 1. No network is asked for anything. Run it by
`make advisories ADVISORIES=FILE`.
"""

# ruff: noqa: T201 - what it prints is what it is for

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version
from support.locked import LOCK_FILE, read_lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from support.locked import LockedLibrary

USAGE = "Name the list: make advisories ADVISORIES=FILE"
_LOWEST = "0"  # before every version, as OSV has it
_ORDER = ("fixed", "introduced", "last_affected")
"""What happens first of what happens at one version."""


def main(names: Sequence[str]) -> int:
    """Compare the lock with the list that was named."""
    if len(names) != 1 or not names[0]:
        return _fail(USAGE)
    file = Path(names[0])
    locked = read_lock()
    try:
        advisories = advisories_of(json.loads(file.read_text("utf-8")))
        said = list(hits(locked, advisories))
    except OSError as error:
        return _fail(f"{file} cannot be read: {error.strerror}.")
    except (ValueError, TypeError, AttributeError):
        return _fail(f"{file} is no list of advisories in the format of OSV.")
    print(*said, sep="\n", end="\n" if said else "")
    if not said:
        print(
            f"None of the {len(locked)} libraries in {LOCK_FILE.name} is in {file.name}, "
            f"which has {len(advisories)} advisories."
        )
    return 1 if said else 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def advisories_of(data: Any) -> list[dict[str, Any]]:
    """The advisories in a file's JSON; ValueError where there are none to be seen."""
    found = data.get("vulns", [data]) if isinstance(data, dict) else data
    if not isinstance(found, list) or not all(_is_advisory(each) for each in found):
        raise ValueError
    return found


def _is_advisory(data: Any) -> bool:
    return isinstance(data, dict) and {"id", "affected"} <= data.keys()


def hits(locked: Sequence[LockedLibrary], advisories: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A sentence for each library and each advisory that is about its version and still stands."""
    standing = [each for each in advisories if not each.get("withdrawn")]
    for library in locked:
        for advisory in sorted(standing, key=lambda each: str(each["id"])):
            about = [each for each in advisory["affected"] if _is_about(library.name, each)]
            if any(is_affected(library.version, each) for each in about):
                yield _said(library, advisory, about)


def _is_about(name: str, affected: dict[str, Any]) -> bool:
    package = affected.get("package", {})
    named = package.get("ecosystem") == "PyPI" and canonicalize_name(package.get("name", ""))
    return bool(named == canonicalize_name(name))


def is_affected(version: str, affected: dict[str, Any]) -> bool:
    """Whether an advisory is about a version; also where it does not say so that one can tell."""
    ranges = [each for each in affected.get("ranges", ()) if each.get("type") != "GIT"]
    versions = affected.get("versions", [])
    if not ranges and not versions:
        return True
    return any(_same(version, each) for each in versions) or any(
        _is_within(version, each.get("events", ())) for each in ranges
    )


def _same(version: str, other: str) -> bool:
    try:
        return Version(version) == Version(other)
    except InvalidVersion:  # as some old ones are, which nobody locks
        return version == other


def _is_within(version: str, events: Sequence[dict[str, str]]) -> bool:
    """Go through what happened, version by version, up to the one asked for.

    A limit is left aside: without it an advisory is about more versions, never about fewer.
    """
    asked, within = Version(version), False
    happened = [each for event in events for each in event.items() if each[0] in _ORDER]
    try:
        for kind, at in sorted(happened, key=_when):
            passed = Version(at) < asked if kind == "last_affected" else Version(at) <= asked
            if at == _LOWEST or passed:
                within = kind == "introduced"
    except InvalidVersion:  # nobody can tell
        return True
    return within


def _when(event: tuple[str, str]) -> tuple[bool, Version, int]:
    kind, at = event
    return at != _LOWEST, Version(at), _ORDER.index(kind)


def _said(library: LockedLibrary, advisory: dict[str, Any], about: list[dict[str, Any]]) -> str:
    names = ", ".join([advisory["id"], *advisory.get("aliases", ())])
    summary = " ".join(str(advisory.get("summary", "")).split()).rstrip(".")
    fixed = sorted(
        (
            event["fixed"]
            for affected in about
            for each in affected.get("ranges", ())
            if each.get("type") != "GIT"
            for event in each.get("events", ())
            if "fixed" in event and _is_later(event["fixed"], library.version)
        ),
        key=Version,
    )
    ending = f"Fixed in {fixed[0]}." if fixed else "It names no later version in which it is fixed."
    said = f"{library.name} {library.version} is affected by {names}"
    return f"{said}: {summary}. {ending}" if summary else f"{said}. {ending}"


def _is_later(version: str, than: str) -> bool:
    try:
        return Version(version) > Version(than)
    except InvalidVersion:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
