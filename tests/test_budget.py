"""How much is tried: the numbers of `make test-long` unless it is `make test`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import settings
from support.budget import budget
from support.project import REPOSITORY

if TYPE_CHECKING:
    import pytest


def test_everything_is_tried_where_the_option_says_so(pytestconfig: pytest.Config) -> None:
    long = pytestconfig.getoption("long")
    assert budget(short=1, long=300) == (300 if long else 1)
    assert settings().derandomize is not long
    assert settings().deadline is None


def test_each_command_gives_the_option_that_its_name_says() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    rules = re.findall(r"(?m)^(test|test-long):.*\n\t(.*)", makefile)
    assert {name: "--long" in command for name, command in rules} == {
        "test": False,
        "test-long": True,
    }
