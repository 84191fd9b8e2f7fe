"""Comma-separated text: what a spreadsheet would run is made safe, and all reads back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget

from generator.cells import BYTE_ORDER_MARK, CellValue, as_csv, with_formula, without_formula

some = settings(max_examples=budget(short=200, long=5000))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("plain", "plain"),
        (None, ""),
        (7, "7"),
        (-59, "-59"),
        (["a", "b"], "a; b"),
        ([], ""),
        ("a, b", "a, b"),
        ('say "yes"', 'say "yes"'),
        ("two\nlines", "two\nlines"),
        ("£900", "£900"),
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-1", "-1"),
        ("+1.50", "+1.50"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\t'=1"),
        ("\r=1", "\r'=1"),
        (" =1", " '=1"),
        ("\uff1d1", "'\uff1d1"),
        ("one\n- two", "one\n'- two"),
        (["=cmd", "b"], "'=cmd; b"),
        (["a", "=cmd"], "a; '=cmd"),
        ("a;=cmd", "a;'=cmd"),
        ("a\t@cmd", "a\t'@cmd"),
        ("'=1", "''=1"),
        ("a=1; b - c", "a=1; b - c"),
    ],
)
def test_a_cell_reads_back_as_it_was_and_runs_nothing(value: CellValue, cell: str) -> None:
    text = as_csv([["name"], [value]])
    assert text.startswith(BYTE_ORDER_MARK)
    header, *rows = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""))
    assert header == ["name"]
    assert rows == [[cell]]


def test_csv_has_the_line_ends_of_its_standard() -> None:
    rows: list[list[CellValue]] = [["id", "number"], ["a", 1], ["b", None]]
    assert as_csv(rows) == "\ufeffid,number\r\na,1\r\nb,\r\n"


@some
@given(st.text(st.sampled_from("=+-@';\t\r\n a£")))
def test_any_text_can_be_had_back(text: str) -> None:
    assert with_formula(without_formula(text)) == text


@some
@given(st.text(st.sampled_from("=+-@';\t\r\n a")))
def test_no_part_of_a_text_begins_like_a_formula(text: str) -> None:
    for sign in ";\t\r":
        text = text.replace(sign, "\n")
    parts = without_formula(text).split("\n")
    assert [part for part in parts if part.strip()[:1] in tuple("=+-@")] == []
