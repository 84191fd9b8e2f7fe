"""The lock has what the program asks for, and nobody's address."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from support.locked import LOCK_FILE, read_lock
from support.project import REPOSITORY

PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
LOCKED = {each.name: each for each in read_lock()}
ASKED = [
    *PYPROJECT["build-system"]["requires"],
    *PYPROJECT["project"]["dependencies"],
    *PYPROJECT["project"]["optional-dependencies"]["test"],
]
EXTRAS = PYPROJECT["project"]["optional-dependencies"]


@pytest.mark.parametrize("asked", ASKED)
def test_each_library_is_locked_at_an_allowed_version(asked: str) -> None:
    library = Requirement(asked)
    assert LOCKED[library.name].version in library.specifier


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
            assert library.extras <= LOCKED[library.name].extras


def test_every_file_has_a_digest_and_none_an_address() -> None:
    assert [each for each in read_lock() if not each.digests] == []
    assert re.findall(r"https?:|file:|index-url|find-links", LOCK_FILE.read_text("utf-8")) == []
