"""Whole documents: as reviewed, without a word missing, and without one too many.

After a change that is meant, write them anew and read the difference:

    UPDATE_PAGES=1 pytest tests/exporting && git diff tests/cases/documents
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.documents import comparison_in, document_in, outlined
from support.project import CASE_FILES, REPOSITORY, STARTER
from support.releases import YEAR, released
from support.years import OLDER, two_years

from generator.exporting.parts import lines_in, said
from generator.model import Record
from generator.model.schema import fields_of
from generator.prose import to_text
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

    from generator.exporting.document import WholeDocument

FIRST_QUARTER = "example/2025-26/2025-09-18-first-quarter"


def assert_reviewed(name: str, document: WholeDocument) -> None:
    golden = CASE_FILES / "documents" / f"{name}.txt"
    found = outlined(document)
    if os.environ.get("UPDATE_PAGES"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_a_statement_for_staff(project: MakeProject) -> None:
    assert_reviewed("statement", document_in(project(), YEAR))


def test_a_statement_for_the_public(project: MakeProject) -> None:
    folder = released(project())
    assert_reviewed("released-statement", document_in(folder, YEAR, Audience.PUBLIC))


def test_a_comparison(project: MakeProject) -> None:
    assert_reviewed("comparison", comparison_in(two_years(project), OLDER, YEAR))


def test_a_paper() -> None:
    assert_reviewed("paper", document_in(STARTER, FIRST_QUARTER))


def test_of_a_paper_the_public_is_told_that_it_does_not_see_all() -> None:
    document = document_in(STARTER, FIRST_QUARTER, Audience.PUBLIC)
    words = " ".join(map(said, lines_in(document.parts)))
    assert "Withheld Some entries are not published here." in words
    assert "Including the action for staff only" not in words
    assert document.markings == ()


@pytest.mark.parametrize(
    ("project", "edition"), [(STARTER, "example/2024-25"), (REPOSITORY, "met/2016-17")]
)
@pytest.mark.parametrize("audience", Audience)
def test_no_word_of_a_statement_is_missing(project: Path, edition: str, audience: Audience) -> None:
    document = document_in(project, edition, audience)
    words = _bare(" ".join(map(said, lines_in(document.parts))))
    texts = list(_texts_of_statement(project, edition, audience))
    assert len(texts) > 30
    assert [text for text in texts if _bare(text) not in words] == []


def _texts_of_statement(project: Path, edition: str, audience: Audience) -> Iterator[str]:
    """Every paragraph of the statement as the audience has it, in words alone."""
    (unit,) = (each for each in content_of(project).units[audience] if each.path == edition)
    for text in _narrative(unit.library.editions[0].statement):
        for paragraph in re.split(r"\n\s*\n", text):
            yield to_text(paragraph, numbered=False)


def _narrative(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _narrative(each)
    elif isinstance(value, Record):
        for field in fields_of(type(value)):
            held = getattr(value, field.name)
            if field.narrative:
                yield from (held if isinstance(held, tuple) else [held] if held else [])
            else:
                yield from _narrative(held)


def _bare(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)
