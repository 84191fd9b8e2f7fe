"""Dates, years and counts in plain English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Edition
from generator.shape import fields_of
from generator.vocabulary import Frequency
from generator.words import (
    say_count,
    say_date,
    say_frequency,
    say_list,
    say_year,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record


@pytest.mark.parametrize(
    ("written", "said"),
    [("2017-07-26", "26 July 2017"), ("2017-12-01", "1 December 2017"),
     ("2017-01", "January 2017"), ("2017", "2017")],
)  # fmt: skip
def test_dates(written: str, said: str) -> None:
    assert say_date(written) == said


def test_years() -> None:
    assert say_year("2016-17") == "2016/17"


def test_frequencies() -> None:
    assert [say_frequency(each) for each in Frequency] == [
        "Daily",
        "Weekly",
        "Monthly",
        "Every six weeks",
        "Quarterly",
        "Every six months",
        "Annually",
        "Every four years",
        "Continuous",
    ]


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "controls", "0 controls"),
        (1, "controls", "1 control"),
        (12, "controls", "12 controls"),
        (1, "editions", "1 year"),
        (2, "signatories", "2 signatories"),
        (1, "sheep", "1 sheep"),
    ],
)
def test_counts(number: int, noun: str, said: str) -> None:
    assert say_count(number, noun) == said


def withheld_kinds(cls: type[Record]) -> Iterator[str]:
    """The names under which a selection counts what it withholds."""
    for field in fields_of(cls):
        if field.record or field.refers:
            yield field.name
        if field.record:
            yield from withheld_kinds(field.record)


def test_whatever_an_edition_withholds_can_be_counted_in_words() -> None:
    names = set(withheld_kinds(Edition))
    assert {"controls", "governance_areas", "opinions"} <= names
    for name in names:
        assert "_" not in say_count(2, name)
        if name.endswith("s"):
            assert say_count(1, name) != f"1 {name}"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(words: list[str], said: str) -> None:
    assert say_list(words) == said


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Is it? Yes.", "Is it?"),
        ("Version 1.10 is out. Next.", "Version 1.10 is out."),
        ("No full stop", "No full stop"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert sentence(text) == first
