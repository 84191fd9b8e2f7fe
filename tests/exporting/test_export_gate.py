"""A document for the public is searched before it is written, whoever put the words there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import pytest
from click.testing import CliRunner
from support.releases import YEAR, released

from generator.cli import main
from generator.exporting.html import as_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.project import MakeProject

    Put = Callable[[Path, pytest.MonkeyPatch], None]

SAID = "The auditors doubt the figures of the third quarter."
PAPER = f"""\
audience: internal
title: Progress
panel: main-board
purpose: To say how the plan stands.
sections:
  - id: progress
    title: Progress
    paragraphs:
      - {{number: "1", text: {SAID}}}
"""


def in_the_text(_: Path, faulty: pytest.MonkeyPatch) -> None:
    """Words that a fault of the program brings from the content into the document."""

    def leaking(*arguments: Any) -> str:
        return as_html(*arguments).replace("</body>", f"<p>{SAID}</p></body>")

    faulty.setattr("generator.exporting.run.as_html", leaking)


def in_the_template(project: Path, _: pytest.MonkeyPatch) -> None:
    """Words that stand in the header of the body's own Word file."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = SAID
    file.save(str(project / "template.docx"))


@pytest.mark.parametrize(
    ("form", "put", "place"),
    [
        ("html", in_the_text, "document.html: the text"),
        ("pdf", in_the_text, "document.html: the text"),
        ("docx", in_the_template, "word/header1.xml.html: the text"),
    ],
)
def test_a_document_that_says_what_is_internal_is_not_written(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, form: str, put: Put, place: str
) -> None:
    folder = released(project({f"{YEAR}/papers/2025-06-12-progress.yml": PAPER}))
    put(folder, monkeypatch)
    output = folder / f"statement.{form}"
    asked = ["export", YEAR, "--format", form, "--output", str(output), "--project", str(folder)]
    result = CliRunner().invoke(main, [*asked, "--audience", "public"])
    assert not output.exists()
    assert "The document says what only internal content says" in result.stderr
    assert place in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
    assert result.exit_code == 1
    # Staff may have it.
    assert CliRunner().invoke(main, asked).exit_code == 0
