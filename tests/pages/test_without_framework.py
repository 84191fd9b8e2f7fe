"""A year that follows no framework: nothing is laid out by principles that there are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.project import MINIMAL
from support.rendered_pages import pages_in, words_of

if TYPE_CHECKING:
    from support.project import MakeProject

YEAR = "example/2024-25"
REGISTER = f"{YEAR}/controls/"


def without(name: str, *lines: str) -> str:
    """A file of the minimal project without some of its lines."""
    text = (MINIMAL / "content" / YEAR / name).read_text("utf-8")
    for each in lines:
        assert each in text
        text = text.replace(each, "")
    return text


NO_FRAMEWORK = without("edition.yml", "framework: example\n")
NO_PRINCIPLES = without("code.yml", "    principle: a\n", "    principle: b\n")


def test_a_register_has_a_column_of_principles(project: MakeProject) -> None:
    some = without("code.yml", "    principle: b\n")
    page = pages_in(project({f"{YEAR}/code.yml": some}))[REGISTER]
    assert 'data-filter="Principle"' in page
    assert 'colspan="5"' in page
    assert "Published minutes Not stated Chief Officer" in words_of(page)


def test_a_register_without_a_framework_has_none(project: MakeProject) -> None:
    changes = {f"{YEAR}/code.yml": NO_PRINCIPLES, f"{YEAR}/edition.yml": NO_FRAMEWORK}
    page = pages_in(project({**changes}))[REGISTER]
    assert "Principle" not in page
    assert 'colspan="4"' in page
    assert page.count("<td") == 2 * 3


def test_a_section_on_the_framework_has_no_table_without_principles(project: MakeProject) -> None:
    code = NO_PRINCIPLES.replace("kind: scope", "kind: framework")
    here = project({f"{YEAR}/code.yml": code, f"{YEAR}/edition.yml": NO_FRAMEWORK})
    page = pages_in(here)[f"{YEAR}/code/scope/"]
    assert "Principles and areas" not in page
