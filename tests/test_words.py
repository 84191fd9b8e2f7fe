"""Dates, years and counts in plain English."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from support.project import REPOSITORY

from generator.model import Edition
from generator.model.schema import fields_of
from generator.vocabulary import ActionState, Frequency
from generator.words import (
    financial_year_of,
    say_choice,
    say_count,
    say_date,
    say_list,
    say_numbered,
    say_section,
    say_state,
    say_year,
    say_years,
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


@pytest.mark.parametrize(
    ("number", "heading", "called"),
    [
        (None, "Scope", "Section Scope"),
        ("A", "A. Scope", "Section A"),
        ("3", "3. Scope", "Section 3"),
        (3, "3. Scope", "Section 3"),
        ("iv", "iv. Scope", "Section iv"),
        ("3.1", "3.1 Scope", "Section 3.1"),
        ("3a", "3a Scope", "Section 3a"),
        ("Appendix B", "Appendix B: Scope", "Appendix B"),
    ],
)
def test_numbers_of_parts_as_printed(number: str | int | None, heading: str, called: str) -> None:
    part = SimpleNamespace(number=number, title="Scope")
    assert (say_numbered(part), say_section(part)) == (heading, called)


def test_years() -> None:
    assert say_year("2016-17") == "2016/17"
    assert say_years(["2016-17"]) == "2016/17"
    assert say_years(["2014-15", "2015-16", "2016-17"]) == "2014/15 to 2016/17"


def test_frequencies() -> None:
    assert [say_choice(each) for each in Frequency] == [
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
    """The names of the lists from which a selection takes things out, and counts them."""
    for field in fields_of(cls):
        if field.refers and not field.internal and not field.required:
            yield field.name
        if field.record and not field.internal:
            if field.many:
                yield field.name
            yield from withheld_kinds(field.record)


def counted_on_pages() -> Iterator[str]:
    """What templates count: `c.withheld(..., "areas")` and `... | count("areas")`."""
    for template in (REPOSITORY / "site_templates").rglob("*.jinja"):
        text = template.read_text("utf-8")
        for pattern in (
            r'\| count\("([\w ]+)"\)',
            r'c\.withheld\(.*?\), "([\w ]+)"[,)]',
            r'not_published\(\{"([\w ]+)"',
        ):
            yield from re.findall(pattern, text)


def test_whatever_is_withheld_or_counted_has_a_word_for_one_and_for_many() -> None:
    withheld, counted = set(withheld_kinds(Edition)), set(counted_on_pages())
    assert {"controls", "actions", "panel_actions"} <= withheld
    assert {"improvement areas", "implications", "days"} <= counted
    for name in withheld | counted:
        one, many = say_count(1, name), say_count(2, name)
        assert "_" not in one + many
        assert one.removeprefix("1 ") != many.removeprefix("2 ")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ActionState.ON_TRACK, "on track"),
        (ActionState.COMPLETE, "complete"),
        (ActionState.RISK_ACCEPTED, "closed, risk accepted"),
    ],
)
def test_states(state: ActionState, said: str) -> None:
    assert say_state(state) == said


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2017-03-31", "2016-17"),
        ("2017-04-01", "2017-18"),
        ("2017-03", "2016-17"),
        ("2017", "2017-18"),
        ("1999-12-31", "1999-00"),
    ],
)
def test_a_day_falls_in_a_financial_year(day: str, year: str) -> None:
    assert financial_year_of(day) == year


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
