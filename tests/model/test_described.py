"""What is told of the fields of records."""

from __future__ import annotations

import pytest

from generator.model import Library, Record, ReleaseFacts, Site
from generator.model.described import described, told_of
from generator.model.schema import record_classes
from generator.model.site import Accessibility


def test_a_description_is_a_sentence_without_its_example() -> None:
    assert described(Site)["title"] == "The name of the website, at the top of each page."
    assert told_of(Site)["title"].example == "Governance statements"


def test_a_description_without_an_example_is_all_that_is_told() -> None:
    told = told_of(Site)["accessibility"]
    assert told == ("What the accessibility statement of the website says.", "")


def test_an_example_may_end_with_a_full_stop_of_its_own() -> None:
    assert told_of(Accessibility)["how"].example == "By program and with a keyboard."


RECORDS = [*dict.fromkeys([*record_classes(Library), *record_classes(ReleaseFacts)])]
FIELDS = [(record, name) for record in RECORDS for name in record.model_fields]
each_field = pytest.mark.parametrize(
    ("record", "name"), FIELDS, ids=[f"{record.__name__}.{name}" for record, name in FIELDS]
)


def test_there_are_about_seven_hundred_fields() -> None:
    assert len(FIELDS) > 700


@each_field
def test_every_field_is_described_in_a_sentence(record: type[Record], name: str) -> None:
    sentence = described(record).get(name, "")
    words = sentence.removesuffix(".").split()
    assert sentence.endswith(".")
    assert len(words) >= 3
    assert " ".join(words).casefold() != name.replace("_", " ")
    assert sentence[0].isupper()
    assert "`" not in sentence
