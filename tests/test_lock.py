"""The lock has what the program asks for, and nobody's address."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from support.project import REPOSITORY

LOCK = (REPOSITORY / "requirements.lock").read_text("utf-8")
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
PIN = r"(?m)^([a-z0-9-]+)(?:\[([a-z0-9,-]+)\])?==(\S+)"
LOCKED = {name: version for name, _, version in re.findall(PIN, LOCK)}
LOCKED_EXTRAS = {
    name: set(filter(None, extras.split(","))) for name, extras, _ in re.findall(PIN, LOCK)
}
ASKED = [
    *PYPROJECT["build-system"]["requires"],
    *PYPROJECT["project"]["dependencies"],
    *PYPROJECT["project"]["optional-dependencies"]["test"],
]
EXTRAS = PYPROJECT["project"]["optional-dependencies"]


@pytest.mark.parametrize("asked", ASKED)
def test_each_library_is_locked_at_an_allowed_version(asked: str) -> None:
    library = Requirement(asked)
    assert LOCKED[library.name] in library.specifier


@pytest.mark.parametrize("asked", ASKED)
def test_each_library_ends_before_a_version_that_may_break_it(asked: str) -> None:
    assert "<" in asked


def test_what_is_optional_is_there_for_the_tests_as_well() -> None:
    optional = [asked for name, extra in EXTRAS.items() if name != "test" for asked in extra]
    assert set(optional) <= set(EXTRAS["test"])


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_whoever_asks_for_a_library_with_extras_finds_it_locked_with_them(name: str) -> None:
    """Otherwise pip looks for the newest version with them, and refuses that once there is one."""
    try:
        asked = requires(name) or []
    except PackageNotFoundError:  # for another system
        return
    for library in map(Requirement, asked):
        if library.name in LOCKED and (
            library.marker is None or library.marker.evaluate({"extra": ""})
        ):
            assert library.extras <= LOCKED_EXTRAS[library.name]


def test_every_file_has_a_digest_and_none_an_address() -> None:
    libraries = re.split(r"(?m)^(?=[a-z0-9-]+[=\[])", LOCK)[1:]
    assert [text for text in libraries if "--hash=sha256:" not in text] == []
    assert re.findall(r"https?:|file:|index-url|find-links", LOCK) == []
