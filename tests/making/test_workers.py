"""The processes that units are built in."""

from __future__ import annotations

import os

import pytest

from generator.making import workers

MOST_ON_WINDOWS = 61


@pytest.mark.parametrize(
    ("system", "jobs", "cores", "number"),
    [
        ("linux", None, 4, 4),
        ("linux", 3, 4, 3),
        ("linux", None, 128, 128),
        ("linux", None, None, 1),
        ("win32", None, 4, 4),
        ("win32", None, 128, MOST_ON_WINDOWS),
        ("win32", 100, 4, MOST_ON_WINDOWS),
    ],
)
def test_there_is_a_process_for_each_core_as_far_as_the_system_can(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    jobs: int | None,
    cores: int | None,
    number: int,
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert workers._number(jobs) == number
