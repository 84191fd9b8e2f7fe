"""What a project begins with, and what is left where it cannot begin."""

from __future__ import annotations

import errno
import re
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result
from support.project import REPOSITORY, STARTER

from generator.cli import main
from generator.model.kinds import KINDS
from generator.model.load import load
from generator.pipeline import check
from generator.problems import ExpectedError
from generator.starting import example_files, first_files, write, write_all
from generator.starting.tree import id_of
from generator.vocabulary import ActionState, Frequency, Giver, Level

if TYPE_CHECKING:
    from pathlib import Path

NORTH = ("--name", "Northshire Police", "--year", "2024-25")
BESIDE = [
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/governance.yml",
    ".gitignore",
    ".vscode/settings.json",
]
SCHEMAS = [f"schemas/{name}.json" for name in sorted(kind.name for kind in KINDS)]
FILES = [
    *BESIDE,
    "content/northshire-police/2024-25/assurance.yml",
    "content/northshire-police/2024-25/code.yml",
    "content/northshire-police/2024-25/edition.yml",
    "content/northshire-police/2024-25/improvement.yml",
    "content/northshire-police/2024-25/statement.yml",
    "content/organisations/northshire-police.yml",
    "content/site.yml",
    *SCHEMAS,
]
YEAR = "content/northshire-police/2024-25"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def files_in(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_init_writes_these_files_and_says_what_is_next(tmp_path: Path) -> None:
    folder = tmp_path / "north"
    result = run("init", folder, *NORTH)
    assert result.stdout == (
        f"""\
Nothing is public until `governance release`: until then, all of it is for staff only.

27 files are in {folder}. Each says what it is for. Next, type:

    cd {folder}
    governance check
    governance serve
"""
    )
    assert (result.stderr, result.exit_code) == ("", 0)
    assert files_in(folder) == FILES


def test_in_the_folder_itself_there_is_none_to_go_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", ".", *NORTH).stdout.endswith(
        "Next, type:\n\n    governance check\n    governance serve\n"
    )


def test_a_folder_with_a_space_in_its_name_is_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "our governance"
    assert f'    cd "{folder}"\n' in run("init", folder, *NORTH).stdout


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Northshire Police", "northshire-police"),
        ("Cyngor Sir Ddinbych", "cyngor-sir-ddinbych"),
        ("Fire & Rescue: North", "fire-rescue-north"),
        ("The 'Old' \"New\" \\ Council #4", "old-new-council-4"),
        ("Comhairle nan Eilean Siar, Ùghdarras", "comhairle-nan-eilean-siar-ughdarras"),
        ("no", "no"),
        ("[to be written: {name}] *it* <b>", "be-written-name-it-b"),
        ("@id@ @name@ $5", "id-name-5"),
        ("Frameworks", "frameworks-body"),
        ("Assets", "assets-body"),
        ("東京都", "body"),
    ],
)
def test_a_name_may_hold_any_signs(tmp_path: Path, name: str, body: str) -> None:
    write_all(tmp_path / "new", first_files(name, "2024-25"))
    assert (body, id_of(name)) == (body, body)
    loaded = load(tmp_path / "new")
    assert loaded.problems == []
    (organisation,) = loaded.library.organisations
    assert (organisation.id, organisation.name) == (body, name)


@pytest.mark.parametrize("year", ["1970-71", "1999-00", "2024-25", "2099-00"])
def test_whatever_the_year_all_there_is_to_do_is_to_write(tmp_path: Path, year: str) -> None:
    write_all(tmp_path / "new", first_files("Northshire Police", year))
    assert {problem.code for problem in check(tmp_path / "new")} == {"accessibility", "unwritten"}


def test_each_text_to_be_written_is_named_whole(tmp_path: Path) -> None:
    write_all(tmp_path / "new", first_files("Northshire Police", "2024-25"))
    text = "".join((tmp_path / "new" / name).read_text("utf-8") for name in FILES[5:])
    marks = re.findall(r"\[to be written: [^.\]]+\]", text)
    found = check(tmp_path / "new")
    said = [problem.message for problem in found if problem.code == "unwritten"]
    assert sorted(said) == sorted(f'found "{mark}", which stands for a text' for mark in marks)


def test_there_is_one_of_each(tmp_path: Path) -> None:
    write_all(tmp_path / "new", first_files("Northshire Police", "2024-25"))
    (edition,) = load(tmp_path / "new").library.editions
    assert edition.code
    assert edition.statement
    assert edition.improvement
    assert edition.assurance
    (area,) = edition.code.areas
    (review,) = edition.statement.areas
    lists = (area.controls, review.reviews, edition.improvement.actions, edition.assurance.opinions)
    assert list(map(len, lists)) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("content/organisations/northshire-police.yml", Frequency),
        (f"{YEAR}/improvement.yml", ActionState),
        (f"{YEAR}/assurance.yml", Level),
    ],
)
def test_the_notes_name_all_words_there_are(file: str, words: type[Frequency]) -> None:
    text = first_files("Northshire Police", "2024-25")[file].decode()
    notes = " ".join(re.sub(r"(?m)^ *# ?", "", text).split())
    assert f"one of: {', '.join(words)}." in notes


def test_the_note_on_opinions_names_who_gives_them() -> None:
    text = first_files("Northshire Police", "2024-25")[f"{YEAR}/assurance.yml"].decode()
    (note,) = re.findall(r"Whose conclusion it is: (.*)", text)
    assert re.findall(r"(\w+)(?: \(|,|\.$)", note.replace("its own", "")) == list(Giver)


def test_what_the_notes_show_may_be_written(tmp_path: Path) -> None:
    """Every line behind a # that looks like content, in its place."""
    files = first_files("Northshire Police", "2024-25")
    write_all(tmp_path / "new", files)
    plan, opinions = (
        tmp_path / "new" / YEAR / f"{name}.yml" for name in ("improvement", "assurance")
    )
    moved = "      - {date: 2025-12-31, set_on: 2025-09-15, reason: The printer was late.}\n"
    text = plan.read_text("utf-8")
    assert moved.replace("      - ", "    #   - ") in text
    text = text.replace("as_at: 2025-03-31", "as_at: 2025-09-15")  # as its note asks
    plan.write_text(text.replace("    # When there is", moved + "    # When there is"), "utf-8")
    text = opinions.read_text("utf-8")
    given = re.findall(r"    #   (\w+: .*)", text)
    assert len(given) == 3
    new = "\n".join(f"    {line}" for line in given)
    opinions.write_text(text.replace("    pending: true", new), "utf-8")
    site = tmp_path / "new/content/site.yml"
    site.write_text(
        site.read_text("utf-8")
        .replace("# licence:", "licence:")
        .replace("# status:", "status:")
        .replace("# gaps:", "gaps:")
        .replace("# prepared:", "prepared:")
        .replace("# reviewed:", "reviewed:")
        .replace("# response:", "response:")
        .replace("as_at: 2025-03-31", "as_at: 2025-09-30"),
        "utf-8",
    )
    code = tmp_path / "new" / YEAR / "code.yml"
    code.write_text(code.read_text("utf-8").replace("# evidence:", "evidence:"), "utf-8")
    assert {problem.code for problem in check(tmp_path / "new")} == {"unwritten"}


def test_the_example_is_what_ships(tmp_path: Path) -> None:
    result = run("init", tmp_path / "new", "--example")
    assert result.stdout.splitlines()[0] == (
        "Nothing is public until `governance release`: of this fictional body, "
        "some years are released."
    )
    content = STARTER / "content"
    assert {name: (content / name).read_bytes() for name in files_in(content)} == {
        name: (tmp_path / "new/content" / name).read_bytes()
        for name in files_in(tmp_path / "new/content")
    }
    assert files_in(tmp_path / "new")[: len(BESIDE)] == BESIDE
    assert not [each for each in check(tmp_path / "new") if each.severity == "error"]


def test_git_keeps_files_as_it_does_here() -> None:
    assert example_files()[".gitattributes"].endswith(b"\n* -text\n")
    assert (REPOSITORY / ".gitattributes").read_bytes().endswith(b"\n* -text\n")


def test_github_checks_with_this_version_and_no_secret() -> None:
    text = example_files()[".github/workflows/governance.yml"].decode()
    flow = yaml.safe_load(text)
    steps = flow["jobs"]["check"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        f"pip install governance-statements=={metadata.version('governance-statements')}",
        "governance check --format github",
        "governance build",
    ]
    assert flow["permissions"] == {"contents": "read"}
    assert "secrets." not in text


@pytest.mark.parametrize("there", ["content/site.yml", ".gitignore", "content/mine.txt"])
def test_nothing_is_overwritten(tmp_path: Path, there: str) -> None:
    file = tmp_path / there
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine", "utf-8")
    result = run("init", tmp_path, *NORTH)
    named = there if there[0] == "." else "content"
    assert result.stderr == (
        f"{named} already exists in {tmp_path}, and nothing is overwritten. "
        "Name a folder that is new or empty.\nNothing was written.\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)
    assert files_in(tmp_path) == [there]


def test_what_git_has_written_is_no_content(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("init", tmp_path, *NORTH).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Give the name of the body with --name, and the year with --year."),
        (["--name", "North"], "Give the name of the body with --name, and the year with --year."),
        (["--year", "2024-25"], "Give the name of the body with --name"),
        ([*NORTH, "--example"], "leave out --name and --year"),
        (["--name", " ", "--year", "2024-25"], "It is empty, or has invisible characters."),
        (["--name", "A\x07", "--year", "2024-25"], "It is empty, or has invisible characters."),
        (["--name", "A\u200bB", "--year", "2024-25"], "It is empty, or has invisible characters"),
        (["--name", "A", "--year", "2024-26"], "'2024-26' is not a financial year"),
        (["--name", "A", "--year", "2024/25"], "Write it as 2024-25."),
        (["--name", "A", "--year", "0024-25"], "'0024-25' is not a financial year from 1970-71 on"),
        (["--name", "A", "--year", "9999-00"], "'9999-00' is not a financial year from 1970-71 on"),
        (["--name", "A", "--year", "2024-25\n"], "is not a financial year"),
    ],
)
def test_a_name_or_a_year_that_cannot_be(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    result = run("init", tmp_path / "new", *arguments)
    assert message in " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("stop", [0, 1, 7, 11])
def test_a_folder_that_takes_no_more_has_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, stop: int
) -> None:
    fail(monkeypatch, stop, OSError(number, "No space left on device"))
    result = run("init", tmp_path / "new" / "north", *NORTH)
    assert result.stderr == (
        f"{tmp_path / 'new' / 'north'} cannot be written to: No space left on device. "
        "Choose another folder, or make room.\nNothing was written.\n"
    )
    assert list(tmp_path.iterdir()) == []


def fail(monkeypatch: pytest.MonkeyPatch, stop: int, error: BaseException) -> None:
    """Let the disk refuse a file, of which half is written already."""
    real, written = write._write, []

    def halfway(file: Path, data: bytes, made: list[Path]) -> None:
        real(file, data[: len(data) // 2], made)
        written.append(file)
        if len(written) > stop:
            raise error

    monkeypatch.setattr(write, "_write", halfway)


def test_ctrl_c_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, 5, KeyboardInterrupt())
    (tmp_path / "new").mkdir()
    result = run("init", tmp_path / "new", *NORTH)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "Stopped.\n", 130)
    assert list((tmp_path / "new").iterdir()) == []


def test_a_place_below_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ExpectedError, match=r"cannot be written to: Not a directory\."):
        write_all(tmp_path / "file" / "new", first_files("North", "2024-25"))


def test_two_that_begin_at_once_remove_nothing_of_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, other = write._write, first_files("South", "2024-25")

    def meanwhile(file: Path, data: bytes, made: list[Path]) -> None:
        monkeypatch.undo()
        write_all(tmp_path, other)
        real(file, data, made)

    monkeypatch.setattr(write, "_write", meanwhile)
    result = run("init", tmp_path, *NORTH)
    assert result.stderr == (
        f".gitattributes already exists in {tmp_path}, and nothing is overwritten. "
        "Name a folder that is new or empty.\nNothing was written.\n"
    )
    assert files_in(tmp_path) == sorted(other)
