"""What is wrong is reported and left out; everything else is still loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model.load import Known, load
from generator.pipeline import check

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library

FIGURES = """\
audience: public
sections:
  - id: responsibility
    kind: scope
    title: Responsibility
    figures:
      - {id: one, value: "1", label: first}
      - {id: two, value: 2, label: second}
      - {id: three, value: "3", label: third}
      - {id: four, label: fourth}
      - five
      - {id: six, value: "6", label: sixth}
"""
STATEMENT = "example/2024-25/statement.yml"


def figures(library: Library) -> list[str]:
    statement = library.editions[0].statement
    assert statement is not None
    return [figure.id for section in statement.sections for figure in section.figures]


def test_wrong_entries_of_a_list_are_left_out_and_the_others_kept(project: MakeProject) -> None:
    loaded = load(project({STATEMENT: FIGURES}))
    assert figures(loaded.library) == ["one", "three", "six"]
    assert loaded.left_out >= {"two", "four"}
    assert [(problem.place.line, problem.code) for problem in loaded.problems] == [
        (8, "quote-text"),
        (10, "missing-key"),
        (11, "not-keys"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "left_out"),
    [
        # A wrong value that may be absent goes alone.
        ("organisations/example.yml", "about: Runs the Authority.", "about: [a]", set()),
        # One that may not be absent takes its record along, and what names the record is right.
        ("organisations/example.yml", "title: Chief Officer", "title: no", {"chief-officer"}),
        ("example/2024-25/code.yml", "title: Boards", "title: 12:30",
         {"boards", "monthly-decisions"}),
        ("example/2024-25/edition.yml", "as_at: 2025-03-31", "as_at: March",
         {"2024-25", "decisions", "openness", "quicker-minutes"}),
    ],
)  # fmt: skip
def test_ids_of_what_is_left_out_are_kept(
    project: MakeProject, file: str, old: str, new: str, left_out: set[str]
) -> None:
    folder = project(replace={file: (old, new)})
    loaded = load(folder)
    assert loaded.left_out >= left_out
    assert len(loaded.problems) == 1
    assert check(folder) == loaded.problems


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"site.yml": None}, ["missing-file"]),
        ({"site.yml": "title: [\n"}, ["syntax"]),
        ({"site.yml": "- a\n"}, ["not-keys"]),
        ({"site.yml": "title: Statements\n"}, ["missing-key"]),
        ({"site.yml": ""}, ["empty-file"]),
    ],
)
def test_a_wrong_or_missing_site_hides_nothing_else(
    project: MakeProject, changes: dict[str, str | bytes | None], codes: list[str]
) -> None:
    owner = {"example/2024-25/code.yml": ("owners: [chief-officer]", "owners: [clerk]")}
    folder = project(changes, replace=owner)
    loaded = load(folder)
    assert [each.id for each in loaded.library.editions] == ["example/2024-25"]
    assert sorted(problem.code for problem in loaded.problems) == codes
    assert sorted(problem.code for problem in check(folder)) == sorted([*codes, "unknown-post"])


def test_files_that_could_not_be_read_at_all_are_remembered(project: MakeProject) -> None:
    loaded = load(project({"glossary.yml": "terms: [\n"}))
    assert loaded.unread == {"content/glossary.yml"}


def test_unknown_keys_do_not_keep_a_record_from_being_loaded(project: MakeProject) -> None:
    loaded = load(project(replace={"glossary.yml": ("term: AGS", "term: AGS\n    colour: red")}))
    assert loaded.library.glossary is not None
    assert [term.term for term in loaded.library.glossary.terms] == ["AGS"]
    assert [problem.code for problem in loaded.problems] == ["unknown-key"]


def test_values_know_the_line_they_came_from(library: Library) -> None:
    (organisation,) = library.organisations
    chief, _ = organisation.posts
    assert str(chief.place()) == "content/organisations/example.yml:7:5"
    assert str(chief.place("title")) == "content/organisations/example.yml:8:12"
    assert str(organisation.place("posts", 1, "id")) == "content/organisations/example.yml:10:9"


def test_files_that_are_the_same_are_read_once(project: MakeProject) -> None:
    known = Known()
    folder = project()
    first = load(folder, known).library
    statement = folder / "content" / STATEMENT
    statement.write_text(statement.read_text("utf-8").replace("twelve", "eleven"), "utf-8")
    again = load(folder, known).library
    assert again.editions[0].code is first.editions[0].code
    assert again.organisations[0].posts[0] is first.organisations[0].posts[0]
    assert again.editions[0].statement != first.editions[0].statement


def test_what_is_wrong_is_told_each_time_it_is_read(project: MakeProject) -> None:
    known = Known()
    folder = project({STATEMENT: FIGURES})
    problems = load(folder, known).problems
    assert problems
    assert load(folder, known).problems == problems


def test_a_field_is_known_by_the_name_it_had_before(project: MakeProject) -> None:
    folder = project()
    now = load(folder).library.edition.statement
    statement = folder / "content" / STATEMENT
    text = statement.read_text("utf-8").replace("    number: A\n", "    letter: A\n")
    statement.write_text(text, "utf-8")
    before = load(folder)
    assert before.problems == []
    assert before.library.edition.statement
    assert now
    assert before.library.edition.statement.model_dump() == now.model_dump()


def test_a_field_is_not_written_under_both_of_its_names(project: MakeProject) -> None:
    both = ("    number: A\n", "    letter: B\n    number: A\n")
    (problem,) = load(project(replace={STATEMENT: both})).problems
    assert problem.message == 'found the key "letter", which a section does not have'
