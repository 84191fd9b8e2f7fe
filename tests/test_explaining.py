"""What is said of each kind of problem: all of them, in one form."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from support.codes import codes_of_program

from generator.cli import main
from generator.explaining import explained

SAID = explained()


def test_each_code_that_the_program_gives_is_explained_and_no_other() -> None:
    assert SAID.keys() == codes_of_program()
    assert list(SAID) == sorted(SAID)


@pytest.mark.parametrize("code", SAID)
def test_an_explanation_is_whole(code: str) -> None:
    said = SAID[code]
    assert list(said) == ["means", "why", "wrong", "right"]
    for name in ("means", "why"):
        assert re.fullmatch(r"[A-Z].*\.", said[name]), name
    assert said["wrong"] != said["right"]


def test_check_explains_a_code() -> None:
    result = CliRunner().invoke(main, ["check", "--explain", "missing-key"])
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout == (
        """\
missing-key: An item lacks something that every item of its kind has.
Why: Pages need it.

  wrong: - id: chief-officer
  right: - {id: chief-officer, title: Chief Officer}
"""
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "mising-key",
            "There is no problem with the code 'mising-key'; did you mean \"missing-key\"?",
        ),
        (
            "nothing",
            "There is no problem with the code 'nothing'; reports give it in square brackets.",
        ),
    ],
)
def test_a_code_that_there_is_not(code: str, said: str) -> None:
    result = CliRunner().invoke(main, ["check", "--explain", code])
    assert said in " ".join(result.stderr.split())
    assert (result.stdout, result.exit_code) == ("", 2)
