"""What `governance schema` writes and prints, and what it says when it cannot."""

from __future__ import annotations

import json
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from support.project import MINIMAL

from generator.cli import main
from generator.model.kinds import KINDS, schema_line
from generator.pipeline import check

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(MINIMAL, tmp_path / "project")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["schema", *map(str, arguments)])


def test_a_schema_of_each_kind_is_written_beside_the_content(project: Path) -> None:
    result = run("--project", project)
    assert (result.exit_code, result.stdout) == (0, "Wrote 15 schemas to schemas/.\n")
    written = {file.name: json.loads(file.read_text("utf-8")) for file in project.glob("schemas/*")}
    assert written.keys() == {f"{kind.name}.json" for kind in KINDS}
    assert written["site.json"]["title"] == "the site"


def test_another_folder_can_be_named(project: Path, tmp_path: Path) -> None:
    result = run("--project", project, "--to", tmp_path / "elsewhere")
    assert result.stdout == f"Wrote 15 schemas to {tmp_path / 'elsewhere'}/.\n"
    assert len([*(tmp_path / "elsewhere").iterdir()]) == len(KINDS)
    assert not (project / "schemas").exists()


def test_the_schema_of_a_kind_or_of_a_file_is_printed(project: Path) -> None:
    of_kind = run("--project", project, "code")
    of_file = run("--project", project, project / "content" / "example" / "2024-25" / "code.yml")
    assert of_kind.exit_code == of_file.exit_code == 0
    assert of_kind.stdout == of_file.stdout
    assert json.loads(of_kind.stdout)["title"] == "the Code"


def test_a_file_need_not_be_there_yet(project: Path) -> None:
    file = project / "content" / "other" / "2030-31" / "risks.yml"
    assert json.loads(run("--project", project, file).stdout)["type"] == "object"


@pytest.mark.parametrize("of", ["codes", "content/example/2024-25/codes.yml"])
def test_what_has_no_kind_is_a_wrong_command(project: Path, of: str) -> None:
    result = run("--project", project, of)
    assert result.exit_code == 2
    known = ", ".join(kind.name for kind in KINDS)
    assert (
        f'Error: "{of}" is neither a file in content/ nor a kind of file: {known}.' in result.stderr
    )


def test_what_is_printed_goes_into_no_folder(project: Path) -> None:
    result = run("--project", project, "--to", project, "code")
    assert result.exit_code == 2
    assert "The schema of one kind or file is printed: leave out --to." in result.stderr


def test_content_with_errors_still_has_its_ids(project: Path) -> None:
    code = project / "content" / "example" / "2024-25" / "code.yml"
    code.write_text(code.read_text("utf-8") + "unknown: key\n", "utf-8")
    result = run("--project", project, "improvement")
    assert result.exit_code == 0
    assert '"chief-officer"' in result.stdout


def test_a_file_may_name_its_schema_in_its_first_line(project: Path) -> None:
    run("--project", project)
    for file in (project / "content").rglob("*.yml"):
        line = schema_line(PurePosixPath(file.relative_to(project / "content").as_posix()))
        _, _, schema = line.partition("$schema=")
        assert (file.parent / schema).resolve().parent == (project / "schemas").resolve()
        assert (file.parent / schema).is_file()
        file.write_text(f"{line}\n{file.read_text('utf-8')}", "utf-8")
    assert check(project) == []


def test_a_file_without_a_kind_has_no_such_line() -> None:
    assert schema_line(PurePosixPath("notes/of/ours.yml")) == ""


def test_without_content_nothing_is_written(tmp_path: Path) -> None:
    result = run("--project", tmp_path)
    assert result.exit_code == 1
    assert "found no folder content/" in result.stderr
    assert result.stderr.endswith("The schemas are not complete.\n")
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_cannot_be_written_to_is_named(project: Path) -> None:
    (project / "schemas").write_text("a file", "utf-8")
    result = run("--project", project)
    assert result.exit_code == 1
    folder = project / "schemas"
    assert result.stderr == (
        f"{folder} cannot be written to: File exists.\nThe schemas are not complete.\n"
    )
