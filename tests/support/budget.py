"""How much a test tries: a little in `make test`, all of it in `make test-long`."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import settings

Tried = TypeVar("Tried")
SHORT, LONG = "short", "long"
"""The two ways to run the tests: profiles of Hypothesis, and what all else is measured by."""

settings.register_profile(SHORT, deadline=None, derandomize=True)
settings.register_profile(LONG, deadline=None)


def begin(*, long: bool) -> None:
    """Decide which of the two this run is, before any test is read."""
    settings.load_profile(LONG if long else SHORT)


def budget(*, short: Tried, long: Tried) -> Tried:
    """What this run tries: a number of examples or attempts, or the cases themselves."""
    return long if settings.get_current_profile_name() == LONG else short
