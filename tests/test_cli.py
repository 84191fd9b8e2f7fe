"""The command line: what it prints, where, and how it exits. Bad content: see test_invalid."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result
from support.releases import YEAR, released, rewrite
from support.years import OLDER, two_years

from generator.cli import main
from generator.publish.swap import provenance_of

if TYPE_CHECKING:
    from support.project import MakeProject

JUNE = "example/2024-25@2025-06-13-unaudited"
TWO_PROBLEMS = {
    "site.yml": ("as_at: 2025-06-30", "as_at: tomorrow"),
    "glossary.yml": ("term: AGS", "trem: 100%"),
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_check_of_sound_content(project: MakeProject) -> None:
    result = run("check", "--project", project())
    assert (result.stderr, result.stdout, result.exit_code) == ("No problems.\n", "", 0)


def test_a_working_copy_with_errors_leaves_the_public_site_to_be_built(
    project: MakeProject,
) -> None:
    folder = released(project())
    rewrite(folder, "site.yml", "title: Example", "title: A new example")
    rewrite(folder, f"{YEAR}/improvement.yml", "about:", "abuot:")
    both = run("build", "--project", folder)
    assert both.stderr.splitlines()[-1] == (
        "Nothing was built, and nothing was changed. "
        "The site for the public can be: governance build --audience public."
    )
    rewrite(folder, "site.yml", "as_at:", "at:")
    neither = run("build", "--project", folder)
    assert neither.stderr.splitlines()[-1] == "Nothing was built, and nothing was changed."


def test_check_looks_here_by_default(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project())
    assert run("check").stderr == "No problems.\n"


def test_check_as_json(project: MakeProject) -> None:
    result = run("check", "--format", "json", "--project", project(replace=TWO_PROBLEMS))
    assert result.exit_code == 1
    assert result.stderr == ""
    assert result.stdout == (
        """\
[
  {
    "file": "content/glossary.yml",
    "line": 3,
    "column": 5,
    "severity": "error",
    "code": "missing-key",
    "message": "found a term without \\"term\\", expected that key",
    "hint": "term: the term or abbreviation as printed",
    "also": []
  },
  {
    "file": "content/glossary.yml",
    "line": 4,
    "column": 5,
    "severity": "error",
    "code": "unknown-key",
    "message": "found the key \\"trem\\", which a term does not have",
    "hint": "did you mean \\"term\\"?",
    "also": []
  },
  {
    "file": "content/site.yml",
    "line": 4,
    "column": 8,
    "severity": "error",
    "code": "bad-date",
    "message": "found \\"tomorrow\\", expected a date",
    "hint": "write 2017-07-26 for a day, 2017-07 for a month, 2017 for a year",
    "also": []
  }
]
"""
    )


def test_check_for_github(project: MakeProject) -> None:
    result = run("check", "--format", "github", "--project", project(replace=TWO_PROBLEMS))
    assert result.exit_code == 1
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        (
            "::error file=content/glossary.yml,line=3,col=5,title=missing-key::"
            'found a term without "term", expected that key. '
            "Hint: term: the term or abbreviation as printed"
        ),
        (
            "::error file=content/glossary.yml,line=4,col=5,title=unknown-key::"
            'found the key "trem", which a term does not have. Hint: did you mean "term"?'
        ),
        (
            "::error file=content/site.yml,line=4,col=8,title=bad-date::"
            'found "tomorrow", expected a date. '
            "Hint: write 2017-07-26 for a day, 2017-07 for a month, 2017 for a year"
        ),
    ]


def test_warnings_alone_do_not_fail_a_check(project: MakeProject) -> None:
    changed = project(replace={"example/2024-25/statement.yml": ("theme: boards", "title: Boards")})
    result = run("check", "--format", "json", "--project", changed)
    assert '"severity": "warning"' in result.stdout
    assert result.exit_code == 0


def test_json_of_no_problems_is_an_empty_list(project: MakeProject) -> None:
    assert run("check", "--format", "json", "--project", project()).stdout == "[]\n"


def test_a_folder_that_cannot_be_written(project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    site = tmp_path / "file" / "site"
    result = run("build", "--project", project(), "--site", site)
    assert result.stderr == (
        f"Cannot write to {site}: Not a directory. Choose another folder with --site.\n"
        "Nothing was changed.\n"
    )
    assert result.stdout == ""
    assert result.exit_code == 1


def test_a_real_process_builds_nothing_from_bad_content(project: MakeProject) -> None:
    folder = project(replace=TWO_PROBLEMS)
    old = folder / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("The last good site", "utf-8")
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "governance", "build"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.endswith("\n3 errors\nNothing was built, and nothing was changed.\n")
    assert (done.stdout, done.returncode) == ("", 1)
    assert list(old.parent.iterdir()) == [old]
    assert old.read_text("utf-8") == "The last good site"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--format", "xml"], "Error: Invalid value for '--format'"),
        (["build", "--jobs", "0"], "Error: Invalid value for '--jobs'"),
        (["build", "--audience", "staff"], "Error: Invalid value for '--audience'"),
        (["chekc"], "Error: No such command 'chekc'"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert message in result.stderr
    assert result.exit_code == 2


def test_help_of_check() -> None:
    assert run("check", "--help").stdout == (
        """\
Usage: main check [OPTIONS]

  Report every problem that a build would report, without building.

Options:
  --project DIRECTORY          The folder that holds content/ (default: here).
  --format [text|json|github]
  --explain CODE               Explain a code, such as missing-key.
  --watch                      Check again whenever the content changes.
  --links                      Also check whether links to other websites
                               answer.
  -h, --help                   Show this message and exit.
"""
    )


RELEASE = ["release", "example/2024-25", "--date", "2025-06-13", "--note", "The first."]


def test_release_says_where_it_is(project: MakeProject) -> None:
    folder = project()
    result = run(*RELEASE, "--state", "unaudited", "--project", folder)
    made = folder / "content/example/2024-25/releases/2025-06-13-unaudited"
    assert (result.stdout, result.exit_code) == (f"{made}\n", 0)
    assert result.stderr == (
        "It is not on the web yet. Next: governance build --audience public, look at site/public, "
        "and put that on the server.\n"
        "Until then, governance release example/2024-25 --undo takes it back.\n"
    )
    assert made.is_dir()


def test_release_what_is_known_of_a_statement(project: MakeProject) -> None:
    folder = project()
    known = ["--state", "audited", "--known-from", "The paper of June", "--presented", "--inferred"]
    result = run(*RELEASE, *known, "--project", folder)
    made = folder / "content/example/2024-25/releases/2025-06-13-known"
    assert (result.stdout, result.exit_code) == (f"{made}\n", 0)
    facts = yaml.safe_load((made / "release.yml").read_text("utf-8"))
    assert facts["known"] == {
        "state": "audited", "source": "The paper of June", "presented": True, "inferred": True,
    }  # fmt: skip


def test_a_refused_release_says_why(project: MakeProject) -> None:
    folder = project()
    run(*RELEASE, "--state", "unaudited", "--project", folder)
    result = run(*RELEASE, "--state", "draft", "--project", folder)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == (
        "example/2024-25@2025-06-13-unaudited is unaudited already: a statement never goes back.\n"
        "Nothing was released.\n"
    )


def test_a_release_of_unfinished_content_says_where(project: MakeProject) -> None:
    folder = project(replace={"example/2024-25/code.yml": ("Everything the", "Xxxx the")})
    result = run(*RELEASE, "--state", "draft", "--project", folder)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == (
        "content/example/2024-25/code.yml\n  8:11  error[placeholder]: "
        'found "Xxxx", which stands for something still to be written\n'
        "    8 |     text: Xxxx the Authority does.\n"
        "                  ^\n"
        "      hint: write it, or leave the part out\n\n"
        "1 error\n"
        "Nothing was released.\n"
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"--state": None}, "A statement needs --state, and nothing else has one."),
        ({"--kind": "report"}, "A statement needs --state, and nothing else has one."),
        ({"--state": "final"}, "Invalid value for '--state': 'final' is not one of"),
        ({"--kind": "poem"}, "Invalid value for '--kind': 'poem' is not one of"),
        ({"--date": "2025-06"}, "Invalid value for '--date': '2025-06' is not a day. Write it as"),
        ({"--date": "2025-02-30"}, "Invalid value for '--date': '2025-02-30' is not a day: "),
        ({"--date": None}, "Missing option '--date'."),
        ({"--note": None}, "Missing option '--note'."),
        ({"--note": " "}, "Invalid value for '--note': It is empty. Write a sentence."),
        ({"--reason": ""}, "Invalid value for '--reason': It is empty. Write a sentence."),
        ({"--known-from": " "}, "Invalid value for '--known-from': It is empty. Write a sentence"),
        ({"--known-from": "A paper", "--state": None}, "A statement needs --state, and nothing"),
        (
            {"--known-from": "A paper", "--state": None, "--kind": "report"},
            "Only a statement that is known, not held, has --known-from, and with it --presented",
        ),
    ],
)
def test_wrong_usage_of_release_exits_with_2_and_writes_nothing(
    project: MakeProject, changed: dict[str, str | None], message: str
) -> None:
    folder = project()
    options = {"--date": "2025-06-13", "--note": "The first.", "--state": "draft"} | changed
    given = [part for name, value in options.items() if value is not None for part in (name, value)]
    result = run("release", "example/2024-25", *given, "--project", folder)
    assert f"Error: {message}" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)
    assert not (folder / "content/published.yml").exists()


def test_compare_in_words(project: MakeProject) -> None:
    result = run("compare", OLDER, YEAR, "--project", two_years(project))
    assert (result.stderr, result.exit_code) == ("", 0)
    title, counts, told = result.stdout.split("\n\n")
    assert title == "example/2023-24 and example/2024-25"
    assert "1 control removed, 1 changed; 1 unchanged." in counts.split("\n")
    assert told == (
        """\
changed control: "Monthly decisions"
  Text: The Main Board decides once a [-quarter-]{+month+}.
  why: The Board asked.
removed control: "Open doors"
renamed improvement area: "Quick minutes" -> "Quicker minutes"
  Title: [-Quick-]{+Quicker+} minutes
added board: "Audit Panel"
added post: "Finance Director"
added term: "AGS"
"""
    )


def test_compare_as_json(project: MakeProject) -> None:
    result = run("compare", OLDER, YEAR, "--format", "json", "--project", two_years(project))
    assert (result.stderr, result.exit_code) == ("", 0)
    data = json.loads(result.stdout)
    assert (data["old"], data["new"]) == (OLDER, YEAR)
    assert [(each["kind"], each["id"]) for each in data["changes"]] == [
        ("changed", "control-monthly-decisions"),
        ("removed", "control-open-doors"),
        ("renamed", "improvement-quicker-minutes"),
        ("added", "board-example--audit-panel"),
        ("added", "post-example--finance-director"),
        ("added", "term-ags"),
    ]


def test_compare_as_json_says_the_words_of_a_link_and_no_id(project: MakeProject) -> None:
    folder = two_years(project)
    linked = "may listen, [once a month](control:monthly-decisions)."
    rewrite(folder, f"{OLDER}/code.yml", "may listen.", linked)
    rewrite(folder, f"{YEAR}/code.yml", "decides once", "[decides](control:published-minutes) once")
    result = run("compare", OLDER, YEAR, "--format", "json", "--project", folder)
    assert "may listen, [once a month]." in result.stdout
    assert "The Main Board [decides] once a month." in result.stdout
    assert "](" not in result.stdout


def test_compare_a_release_with_the_working_copy(project: MakeProject) -> None:
    folder = released(project())
    rewrite(folder, f"{YEAR}/code.yml", "once a month", "twice a month")
    result = run("compare", JUNE, YEAR, "--project", folder)
    title, *_, told = result.stdout.split("\n\n")
    assert title == f"{JUNE} and {YEAR}"
    assert told.splitlines()[1] == "  Text: The Main Board decides [-once-]{+twice+} a month."


def test_compare_of_what_is_not_there_says_what_is(project: MakeProject) -> None:
    result = run("compare", OLDER, YEAR, "--project", released(project()))
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == f'There is no "{OLDER}". There are: {YEAR}, {JUNE}.\n'


def test_compare_of_bad_content_says_what_is_wrong(project: MakeProject) -> None:
    result = run("compare", YEAR, YEAR, "--project", project(replace=TWO_PROBLEMS))
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr.endswith("\n3 errors\n")


def test_verify_says_what_is_no_longer_as_it_was_built(project: MakeProject) -> None:
    folder = project()
    run("build", "--project", str(folder), "--audience", "public")
    public = folder / "site" / "public"
    same = run("verify", "--project", str(folder))
    assert (same.exit_code, same.stdout) == (0, "")
    *told, last = same.stderr.splitlines()
    assert last == f"{public} is as it was built."
    assert told == provenance_of(public)
    assert told[0].startswith("Built by governance-statements ")
    (public / "index.html").write_text("x", "utf-8")
    changed = run("verify", str(public))
    assert (changed.exit_code, changed.stdout) == (1, "index.html: changed\n")
    assert changed.stderr.splitlines() == [*told, f"{public} is not as it was built."]


def test_verify_of_something_else_says_what_to_name(tmp_path: Path) -> None:
    found = run("verify", str(tmp_path))
    assert found.exit_code == 1
    assert found.stderr == (
        f"{tmp_path} holds no readable manifest.json. Name the folder of a built site.\n"
    )


def test_to_say_what_there_is_loads_no_library_that_takes_time() -> None:
    program = "import generator.cli, sys; print({each.partition('.')[0] for each in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    assert "click" in loaded
    assert not any(f"'{name}'" in loaded for name in ("pydantic", "yaml", "mkdocs", "jinja2"))
