"""`governance paper --new`: what a new paper holds, what check asks for in it, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result
from support.documents import document_in, lines_of
from support.project import write_project
from support.releases import YEAR

from generator import pipeline
from generator.cli import main
from generator.problems import has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

PLAN = f"""\
complete: true
actions:
  - id: one-form
    title: One form for all minutes
    owners: [chief-officer]
    area: quicker-minutes
    began: 2025-04
    due: [{{date: 2025-09-30, set_on: 2025-04-08}}]
    updates: [{{date: 2025-06-10, state: on-track, text: Two boards use it.}}]
  - id: shorter-forms
    title: Shorter forms
    owners: [chief-officer]
    area: quicker-minutes
    began: 2025-04
    due: [{{date: 2025-05-31, set_on: 2025-04-08}}]
    updates: [{{date: 2025-06-10, state: on-track, text: "Half of {YEAR} is done."}}]
"""
BEFORE = """\
audience: public
title: Progress
panel: audit-panel
authors: [finance-director]
about: [example/2024-25]
purpose: To say how the plan stands.
implications: [{id: nature, title: Nature, text: None.}]
"""
DAY = "2025-09-18"
FILE = f"{YEAR}/papers/{DAY}-progress.yml"


def begin(folder: Path, *more: str, day: str = DAY, year: str = YEAR) -> Result:
    arguments = ["paper", "--new", day, year, *more, "--project", str(folder)]
    return CliRunner().invoke(main, arguments)


def with_plan(project: MakeProject, **papers: str) -> Path:
    """The minimal project with a plan of two actions, one of them late, and with papers."""
    folder = project({f"{YEAR}/papers/{name}.yml": text for name, text in papers.items()})
    plan = folder / "content" / YEAR / "improvement.yml"
    plan.write_text(plan.read_text("utf-8") + PLAN, "utf-8")
    return folder


def read(folder: Path, name: str = FILE) -> dict[str, Any]:
    row: dict[str, Any] = yaml.safe_load((folder / "content" / name).read_text("utf-8"))
    return row


def test_a_paper_is_begun(project: MakeProject) -> None:
    folder = with_plan(project)
    result = begin(folder)
    assert (result.stdout, result.stderr, result.exit_code) == (
        f"content/{FILE}: a paper to main-board, about the plan of 2024/25\n",
        "",
        0,
    )
    paper = read(folder)
    assert paper["title"] == "[to be written: the title]"
    assert paper["about"] == [YEAR]
    assert [each["title"] for each in paper["sections"]] == [
        "The plan in numbers",
        "Progress",
        "Next steps",
    ]
    numbers = [each["number"] for part in paper["sections"] for each in part["paragraphs"]]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert [each["id"] for each in paper["implications"]] == ["equality", "money", "law", "risk"]


def test_where_there_are_schemas_it_leads_editors_to_its_own(project: MakeProject) -> None:
    folder = with_plan(project)
    (folder / "schemas").mkdir()
    begin(folder)
    first, second = (folder / "content" / FILE).read_text("utf-8").splitlines()[:2]
    assert first == "# yaml-language-server: $schema=../../../../schemas/paper.json"
    assert second.startswith("title:")


def test_it_goes_on_from_the_paper_before(project: MakeProject) -> None:
    earlier = BEFORE.replace("audit-panel", "main-board")
    papers = {"2025-06-12-early": BEFORE, "2025-05-08-first": earlier, "2025-12-11-later": earlier}
    folder = with_plan(project, **papers)
    assert begin(folder, "--name", "autumn").stdout == (
        f"content/{YEAR}/papers/{DAY}-autumn.yml: a paper to audit-panel, about the plan of "
        "2024/25, since the paper of 12 June 2025\n"
    )
    paper = read(folder, f"{YEAR}/papers/{DAY}-autumn.yml")
    assert (paper["panel"], paper["since"]) == ("audit-panel", "2025-06-12-early")
    assert paper["authors"] == ["finance-director"]
    assert [each["title"] for each in paper["implications"]] == ["Nature"]


def test_check_lists_each_text_that_is_to_be_written_and_who_may_see_it(
    project: MakeProject,
) -> None:
    folder = with_plan(project)
    begin(folder)
    found = [each for each in pipeline.check(folder) if each.place.file == f"content/{FILE}"]
    assert not has_errors(found)
    marks = (folder / "content" / FILE).read_text("utf-8").count("[to be written: ")
    codes = [each.code for each in found]
    assert codes.count("unwritten") == marks == 12
    assert codes.count("undecided") == 1


def test_its_numbers_are_those_of_its_day(project: MakeProject) -> None:
    folder = with_plan(project, **{"2025-06-12-early": BEFORE})
    begin(folder)
    text = lines_of(document_in(folder, f"{YEAR}/{DAY}-progress").parts)
    rows = [line.strip() for line in text.splitlines()]
    table = rows[rows.index("table: Table: The plan of 2024/25 in numbers") :]
    said = [each.removeprefix("p: ") for each in table if each.startswith("p: ")]
    told = dict(zip(said[2:18:2], said[3:19:2], strict=True))
    assert told == {
        "Open at the paper before": "2",
        "New since": "0",
        "Closed since": "0",
        "Open now": "2",
        "Overdue": "1",
        "Due date changed since": "0",
        "Complete": "0",
        "All actions of the plan": "2",
    }


def test_of_a_plan_that_is_not_known_whole_no_number_is_computed(project: MakeProject) -> None:
    folder = project()
    begin(folder)
    assert "[[" not in (folder / "content" / FILE).read_text("utf-8")
    assert not has_errors(pipeline.check(folder))


HOW = "Use lower case letters, digits and hyphens: progress."
REFUSED = {
    "an unknown year": (
        ["2020-21"],
        'There is no "example/2020-21". There are: example/2024-25.',
    ),
    "a name that is no id": (
        ["2024-25", "--name", "First Quarter"],
        f'"First Quarter" cannot be the end of a file\'s name. {HOW}',
    ),
}


@pytest.mark.parametrize(("asked", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(project: MakeProject, asked: list[str], message: str) -> None:
    year, *more = asked
    result = begin(project(), *more, year=f"example/{year}")
    assert (result.stderr, result.exit_code) == (f"{message}\nNothing was written.\n", 1)


def test_nothing_is_overwritten(project: MakeProject) -> None:
    folder = project({FILE: BEFORE})
    result = begin(folder)
    assert result.stderr == (
        f"content/{FILE} already exists, and nothing is overwritten.\nNothing was written.\n"
    )
    assert (folder / "content" / FILE).read_text("utf-8") == BEFORE


def test_content_with_errors_comes_first(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "p", replace={"site.yml": ("2025-06-30", "tomorrow")})
    assert begin(folder).stderr == (
        'The content has errors: "governance check" names them. Correct them first.\n'
        "Nothing was written.\n"
    )


def test_a_body_without_boards_is_told_what_to_do(project: MakeProject) -> None:
    folder = project()
    body = folder / "content/organisations/example.yml"
    body.write_text(body.read_text("utf-8").partition("boards:")[0], "utf-8")
    for name in ("code.yml", "statement.yml", "improvement.yml", "assurance.yml"):
        (folder / "content" / YEAR / name).unlink()
    edition = folder / "content" / YEAR / "edition.yml"
    head = edition.read_text("utf-8").partition("documents:")[0]
    edition.write_text(f"{head}documents: []\n", "utf-8")
    assert begin(folder).stderr == (
        "A paper goes to a board, and content/organisations/example.yml has none. "
        "Add one to it first.\nNothing was written.\n"
    )


def test_a_day_that_is_none_is_a_wrong_command(project: MakeProject) -> None:
    result = begin(project(), day="18/9/2025")
    assert "'18/9/2025' is not a day. Write it as 2017-07-26." in result.stderr
    assert result.exit_code == 2
