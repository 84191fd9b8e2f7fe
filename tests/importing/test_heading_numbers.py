"""The numbers that headings begin with, as printed."""

from __future__ import annotations

import pytest

from generator.importing.numbers import is_contents_line, split_heading, split_paragraph

HEADINGS = {
    "1. Scope": ("1", "Scope"),
    "1.2 Scope": ("1.2", "Scope"),
    "2) Scope": ("2", "Scope"),
    "3: Scope": ("3", "Scope"),
    "A. Scope": ("A", "Scope"),
    "B Scope": ("B", "Scope"),
    "(c) Scope": ("c", "Scope"),
    "Appendix A: Sources": ("Appendix A", "Sources"),
    "Annex 2 \N{EN DASH} Sources": ("Annex 2", "Sources"),
    # What is no number.
    "3 year plan": ("", "3 year plan"),
    "2024/25 review": ("", "2024/25 review"),
    "A new plan": ("", "A new plan"),
    "I agree": ("", "I agree"),
    "Appendix A": ("", "Appendix A"),
    "Scope": ("", "Scope"),
}


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_and_its_number(text: str) -> None:
    assert split_heading(text) == HEADINGS[text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3.1.1 It met.", ("3.1.1", "It met.")),
        ("1.10. It met.", ("1.10", "It met.")),
        ("1 It met.", ("", "1 It met.")),
        ("1.6m was spent.", ("", "1.6m was spent.")),
    ],
)
def test_a_paragraph_and_its_number(text: str, parts: tuple[str, str]) -> None:
    assert split_paragraph(text) == parts


def test_lines_of_a_table_of_contents() -> None:
    assert is_contents_line("1. Scope ......... 3")
    assert is_contents_line("Scope 3", below=True)
    assert not is_contents_line("Scope 3")
    assert not is_contents_line("It cost 3 ... and more.")
