"""A release that nobody has seen is taken back: the log gains a line, the folder goes aside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from support.releases import CODE, DAY, RELEASES, YEAR, release, rewrite
from support.served import served

from generator.cli import main
from generator.digests import digest_of_json
from generator.pipeline import check, check_content
from generator.problems import ExpectedError
from generator.releases import undoing
from generator.releases.served import shows
from generator.releases.undoing import newest_release, undo
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

FIRST, SECOND = f"{DAY}-unaudited", "2025-07-26-audited"
LOG = "content/published.yml"
ASKED = f"""\
{YEAR}@{SECOND} is the latest release. What was put on a server cannot be taken back.
If it was not, type its name, {SECOND}:"""


def twice(project: MakeProject) -> Path:
    """A year with two releases."""
    folder = project()
    release(folder, f"{DAY} unaudited")
    rewrite(folder, CODE, "once a month", "once a week")
    release(folder, "2025-07-26 audited")
    return folder


def take_back(folder: Path, typed: str = SECOND, *more: str, edition: str = YEAR) -> Result:
    given = ["release", edition, "--undo", *more, "--project", str(folder)]
    return CliRunner().invoke(main, given, input=f"{typed}\n")


def names(folder: Path) -> list[str]:
    return [each.name for each in check_content(folder, [Audience.PUBLIC]).releases]


def test_the_newest_release_is_taken_back_and_kept_aside(project: MakeProject) -> None:
    folder = twice(project)
    log = (folder / LOG).read_text("utf-8")
    files = {path.name for path in (folder / RELEASES / SECOND).rglob("*")}
    result = take_back(folder)
    assert (result.stdout, result.exit_code) == (f"{YEAR}@{SECOND} was taken back.\n", 0)
    assert result.stderr.startswith(ASKED)
    assert "governance build --audience public" in result.stderr
    last = yaml.safe_load(log)["releases"][-1]
    now = (folder / LOG).read_text("utf-8")
    assert now.startswith(log)
    assert yaml.safe_load(now)["releases"][-1] == {
        "edition": YEAR,
        "release": SECOND,
        "sha256": last["sha256"],
        "undone": True,
        "before": digest_of_json(last),
    }
    kept = folder / RELEASES / ".undone" / SECOND
    assert {path.name for path in kept.rglob("*")} == files
    assert (names(folder), check(folder)) == ([FIRST], [])


def test_the_same_release_may_be_made_and_taken_back_again(project: MakeProject) -> None:
    folder = twice(project)
    for number in range(3):
        assert take_back(folder).exit_code == 0
        assert names(folder) == [FIRST]
        assert release(folder, "2025-07-26 audited") == SECOND
        assert names(folder) == [FIRST, SECOND]
        assert len(list((folder / RELEASES / ".undone").iterdir())) == number + 1
    assert check(folder) == []


def test_all_releases_can_be_taken_back_one_after_another(project: MakeProject) -> None:
    folder = twice(project)
    assert take_back(folder).exit_code == 0
    assert take_back(folder, FIRST).exit_code == 0
    assert names(folder) == []
    assert take_back(folder).stderr == f"{YEAR} has no release.\nNothing was taken back.\n"


@pytest.mark.parametrize("typed", ["", "yes", "y", FIRST, f"{SECOND}x"])
def test_it_is_not_taken_back_without_its_name(project: MakeProject, typed: str) -> None:
    folder = twice(project)
    before = (folder / LOG).read_bytes()
    result = take_back(folder, typed)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr.endswith("It was not confirmed.\nNothing was taken back.\n")
    assert (folder / LOG).read_bytes() == before
    assert (folder / RELEASES / SECOND).is_dir()


def test_a_working_copy_with_errors_does_not_matter(project: MakeProject) -> None:
    folder = twice(project)
    rewrite(folder, CODE, "areas:", "areas: [")
    assert take_back(folder).exit_code == 0
    assert names(folder) == [FIRST]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--note", "New."], "--undo takes the latest release back as it is: only --against"),
        (["--date", DAY], "--undo takes the latest release back as it is: only --against"),
        (["--dry-run"], "--undo takes the latest release back as it is: only --against"),
    ],
)
def test_what_belongs_to_a_new_release_is_refused(
    project: MakeProject, given: list[str], message: str
) -> None:
    result = take_back(project(), "", *given)
    assert result.exit_code == 2
    assert message in result.stderr


def test_only_undo_looks_at_a_site(project: MakeProject) -> None:
    given = ["--state", "draft", "--date", DAY, "--note", "New.", "--against", "x"]
    result = CliRunner().invoke(main, ["release", YEAR, *given, "--project", str(project())])
    assert result.exit_code == 2
    assert "Only --undo looks at a site: use --against with it." in result.stderr


def test_a_year_that_is_not_there_is_named(project: MakeProject) -> None:
    result = take_back(twice(project), edition="example/1999-00")
    assert result.stderr.startswith('There is no edition "example/1999-00". There are: ')


class KilledError(Exception):
    """In the place of a signal that no program can catch."""


@pytest.mark.parametrize("step", ["log_release", "_put_aside"])
def test_killed_in_the_middle_it_is_there_as_before_or_undone(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder = twice(project)

    def killed(*_: object, **__: object) -> None:
        raise KilledError

    checked = check_content(folder)
    newest = newest_release(checked.library, checked.releases, YEAR)
    with monkeypatch.context() as patched:
        patched.setattr(undoing, step, killed)
        with pytest.raises(KilledError):
            undo(folder, newest)
    assert check(folder) == []
    assert names(folder) == ([FIRST, SECOND] if step == "log_release" else [FIRST])
    assert (folder / RELEASES / SECOND).is_dir()
    if step == "_put_aside":  # the next command that writes finishes it
        assert release(folder, "2025-07-26 audited") == SECOND
        assert (folder / RELEASES / ".undone" / SECOND).is_dir()
    assert names(folder) == [FIRST, SECOND]


def test_a_full_disk_leaves_the_release_where_it_is(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = twice(project)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.writing.run.replace_files", full)
    result = take_back(folder)
    said = f"{folder / 'content'} cannot be written: No space left on device."
    assert result.stderr.endswith(f"{said}\nNothing was taken back.\n")
    assert names(folder) == [FIRST, SECOND]


def test_a_line_that_undoes_nothing_is_a_problem(project: MakeProject) -> None:
    folder = twice(project)
    take_back(folder)
    text = (folder / LOG).read_text("utf-8")
    head, first, second, undone = text.split("  - ")
    (folder / LOG).write_text(f"{head}  - {first}  - {undone}", "utf-8")
    problem, broken = check(folder)
    assert broken.code == "log-broken"
    assert str(problem.message) == f"found {SECOND} of {YEAR} undone, but no line for the release"
    assert problem.hint.startswith("put its line back from a copy of the log")
    # Two logs that were put together may have their lines mixed.
    (folder / LOG).write_text(f"{head}  - {undone}  - {second}  - {first}", "utf-8")
    assert (check(folder), names(folder)) == ([], [FIRST])


def site(folder: Path, *files: str, manifest: bool = True) -> Path:
    """A public site that has these files."""
    for name in ("index.html", *files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    if manifest:
        listed = {"files": dict.fromkeys(("index.html", *files), "0")}
        (folder / "manifest.json").write_text(json.dumps(listed), "utf-8")
    return folder


PLACES = [f"{YEAR}/releases/{SECOND}", f"other/2024-25/releases/{SECOND}"]


@pytest.mark.parametrize("online", [False, True], ids=["a folder", "a server"])
@pytest.mark.parametrize("manifest", [False, True], ids=["no manifest", "manifest"])
@pytest.mark.parametrize(
    ("there", "shown"),
    [
        (PLACES[0], True),
        (PLACES[1], True),  # a year of two bodies stands at both
        (f"{YEAR}/releases/{FIRST}", False),
        (f"{PLACES[0]}-2", False),
    ],
)
def test_a_site_tells_by_its_manifest_or_its_pages(
    tmp_path: Path, there: str, *, shown: bool, manifest: bool, online: bool
) -> None:
    folder = site(tmp_path / "site", f"{there}/index.html", manifest=manifest)
    with served(tmp_path) as address:
        assert shows(f"{address}/site/" if online else str(folder), PLACES) is shown


def test_where_nobody_can_tell_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/manifest.json").write_text("[]", "utf-8")
    (tmp_path / "empty").mkdir()

    def refused(where: str) -> str:
        with pytest.raises(ExpectedError) as caught:
            shows(where, PLACES)
        return str(caught.value)

    folder = tmp_path / "other"
    built = "is damaged, or was not written by this program."
    assert refused(str(folder)) == f"The manifest.json of {folder} {built}"
    missing = tmp_path / "missing"
    assert refused(str(missing)) == (
        f"{missing} is neither a folder nor an address that begins with https://."
    )
    with served(tmp_path) as address:
        assert refused(f"{address}/other") == f"The manifest.json of {address}/other {built}"
        nothing = f"There is no website at {address}/none: neither manifest.json nor a first page."
        assert refused(f"{address}/none") == nothing
        assert refused(f"{address}/refused") == (
            f"{address}/refused/manifest.json cannot be read: the server says 503."
        )
    assert refused(address).startswith(f"{address}/manifest.json cannot be read: ")


def test_what_is_on_a_server_is_not_taken_back(project: MakeProject, tmp_path: Path) -> None:
    folder = twice(project)
    public = site(tmp_path / "public", f"{YEAR}/releases/{SECOND}/index.html")
    with served(public) as address:
        for where in (str(public), address):
            result = take_back(folder, SECOND, "--against", where)
            assert result.stderr == (
                f"{YEAR}@{SECOND} is at {where}: what was published stays. Release a correction, "
                "or withdraw what nobody may see.\nNothing was taken back.\n"
            )
    assert names(folder) == [FIRST, SECOND]
    other = site(tmp_path / "before", f"{YEAR}/releases/{FIRST}/index.html")
    assert take_back(folder, SECOND, "--against", str(other)).exit_code == 0
