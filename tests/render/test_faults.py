"""A fault in a template of a project's own is told with its file and line, by every command."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.project import REPOSITORY
from support.releases import YEAR

from generator import pipeline
from generator.exporting.formats import FileFormat
from generator.exporting.run import Destination, export
from generator.making.keeping import Listener, Part
from generator.problems import ExpectedError
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

PORTAL = "site_templates/pages/portal.md.jinja"

FAULTS = {
    "a name that nobody gave": (
        "{{ untold }}",
        "'untold' is undefined",
    ),
    "a tag that is not closed": (
        "{% if page %}",
        (
            "Unexpected end of template. Jinja was looking for the following tags: 'elif' or "
            "'else' or 'endif'. The innermost block that needs to be closed is 'if'."
        ),
    ),
    "a filter that is none": (
        "{{ page | shout }}",
        "No filter named 'shout'.",
    ),
    "a part that is not there": (
        '{% include "gone.jinja" %}',
        "gone.jinja is not there",
    ),
    "a sum of a text": (
        '{{ 1 + "one" }}',
        "unsupported operand type(s) for +: 'int' and 'str'",
    ),
    "a value that a filter cannot take": (
        "{{ 1 | year }}",
        "'int' object has no attribute 'replace'",
    ),
}


@pytest.fixture
def folder(project: MakeProject) -> Path:
    """A project with templates of its own."""
    folder = project()
    shutil.copytree(REPOSITORY / "site_templates", folder / "site_templates")
    return folder


def append(file: Path, text: str) -> int:
    """Add a line to a template, and give its number."""
    before = file.read_text("utf-8")
    file.write_text(f"{before}{text}", "utf-8")
    return before.count("\n") + 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_the_unit_and_the_line_and_the_other_units_go_on(
    folder: Path, fault: str
) -> None:
    text, said = FAULTS[fault]
    line = append(folder / PORTAL, text)
    made: list[Part] = []
    with pytest.raises(ExpectedError) as caught:
        pipeline.build(
            folder, folder / "site", [Audience.INTERNAL], told=Listener(done=made.append)
        )
    assert str(caught.value) == (
        f"The pages of the portal could not be built:\n  {PORTAL}:{line}: {said}"
    )
    assert ("internal", YEAR) in made


@pytest.mark.parametrize("text", ['{{ 1 + "one" }}', "{% if page %}"])
def test_a_fault_in_the_theme_is_told_alike(folder: Path, text: str) -> None:
    name = "site_templates/theme/main.html"
    file = folder / name
    file.write_text(file.read_text("utf-8").replace("{% endblock %}", f"{text}{{% endblock %}}", 1))
    with pytest.raises(ExpectedError) as caught:
        pipeline.build(folder, folder / "site", [Audience.INTERNAL])
    assert f"The pages of the portal could not be built:\n  {name}:" in str(caught.value)


def test_a_document_tells_of_it_too(folder: Path, tmp_path: Path) -> None:
    name = "site_templates/documents/document.html.jinja"
    line = append(folder / name, "{{ untold }}")
    file = tmp_path / "one.html"
    with pytest.raises(ExpectedError) as caught:
        export(YEAR, Destination(folder, FileFormat.HTML, Audience.INTERNAL, file))
    assert str(caught.value) == (
        f"{file} could not be made:\n  {name}:{line}: 'untold' is undefined"
    )
    assert not file.exists()
