"""What is told of the fields of records."""

from __future__ import annotations

from generator.model import Site
from generator.model.described import described, told_of
from generator.model.site import Accessibility


def test_a_description_is_a_sentence_without_its_example() -> None:
    assert described(Site)["title"] == "The name of the website, at the top of each page."
    assert told_of(Site)["title"].example == "Governance statements"


def test_a_description_without_an_example_is_all_that_is_told() -> None:
    told = told_of(Site)["accessibility"]
    assert told == ("What the accessibility statement of the website says.", "")


def test_an_example_may_end_with_a_full_stop_of_its_own() -> None:
    assert told_of(Accessibility)["how"].example == "By program and with a keyboard."
