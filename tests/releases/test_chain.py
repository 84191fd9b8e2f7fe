"""Nothing of what was logged can be changed, taken out or put in without being told."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from support.releases import (
    CODE,
    DAY,
    RELEASES,
    STATEMENT,
    YEAR,
    as_before_there_were_lists,
    release,
    rewrite,
)
from support.served import served

from generator import pipeline
from generator.cli import main
from generator.digests import digest_of_file, digest_of_json
from generator.pipeline import check
from generator.publish.swap import MANIFEST, verify
from generator.reading.files import ITEMS
from generator.releases.kept import read_items, salted
from generator.vocabulary import Audience
from generator.writing.files import LOCK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from click.testing import Result
    from support.project import MakeProject

LOG, WITHDRAWALS = "content/published.yml", "content/withdrawals.yml"
FIRST, SECOND, THIRD = f"{DAY}-draft", "2025-07-01-unaudited", "2025-07-26-audited"
BY_HAND = f"""\
withdrawals:
  - edition: {YEAR}
    kind: control
    id: monthly-decisions
    date: {DAY}
    reason: It named a place.
"""


def thrice(project: MakeProject) -> Path:
    """A year with three releases."""
    folder = project()
    release(folder, f"{DAY} draft")
    rewrite(folder, CODE, "once a month", "once a week")
    release(folder, "2025-07-01 unaudited")
    rewrite(folder, STATEMENT, "twelve", "six")
    release(folder, "2025-07-26 audited")
    return folder


def published(folder: Path) -> Path:
    """The public site as it is now, in a folder that stays so."""
    pipeline.build(folder, folder / "site", [Audience.PUBLIC])
    kept = folder.parent / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(folder / "site/public", kept)
    return kept


def governance(folder: Path, *arguments: object) -> Result:
    given = [str(each) for each in arguments]
    return CliRunner().invoke(main, [*given, "--project", str(folder)])


def rows(folder: Path, part: str = "releases") -> list[dict[str, str]]:
    """The lines of the log."""
    data = yaml.safe_load((folder / LOG).read_bytes())
    found: list[dict[str, str]] = data.get(part, [])
    return found


def write_rows(folder: Path, **parts: Sequence[dict[str, Any]]) -> None:
    (folder / LOG).write_text(
        yaml.safe_dump({name: [*part] for name, part in parts.items()}, sort_keys=False), "utf-8"
    )


def codes(folder: Path) -> list[str]:
    return [each.code for each in check(folder)]


def tampered(folder: Path, name: str) -> None:
    """A frozen file is edited, and both digests are made to fit."""
    place = folder / RELEASES / name
    file, facts = place / "content" / STATEMENT, place / "release.yml"
    digests = digest_of_file(file), digest_of_file(facts)
    file.write_text(file.read_text("utf-8").replace("met ", "often met "), "utf-8")
    text = facts.read_text("utf-8").replace(digests[0], digest_of_file(file))
    facts.write_text(text, "utf-8", newline="")
    log = (folder / LOG).read_text("utf-8")
    (folder / LOG).write_text(log.replace(digests[1], digest_of_file(facts)), "utf-8")


def test_each_line_carries_the_digest_of_the_one_before(project: MakeProject) -> None:
    folder = thrice(project)
    first, second, third = rows(folder)
    assert first["before"] == digest_of_json([])
    assert second["before"] == digest_of_json(first)
    assert third["before"] == digest_of_json(second)
    assert codes(folder) == []


def test_the_first_line_of_the_chain_binds_all_that_are_older(project: MakeProject) -> None:
    folder = thrice(project)
    first, second, _ = rows(folder)
    old = [{key: row[key] for key in ("edition", "release", "sha256")} for row in (first, second)]
    write_rows(folder, releases=old)
    shutil.rmtree(folder / RELEASES / THIRD)
    for name in (FIRST, SECOND):
        (folder / RELEASES / name / "release.json").unlink()
    assert codes(folder) == []
    release(folder, "2025-07-26 audited")
    assert rows(folder)[2]["before"] == digest_of_json(sorted(map(digest_of_json, old)))
    write_rows(folder, releases=[*rows(folder)[1::-1], rows(folder)[2]])
    assert codes(folder) == ["log-order"]  # a warning as before: it holds in any order
    tampered(folder, SECOND)
    assert "log-broken" in codes(folder)


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_a_release_that_was_changed_with_its_digests_is_told(
    project: MakeProject, name: str
) -> None:
    folder = thrice(project)
    tampered(folder, name)
    (problem,) = check(folder)
    assert problem.code == "log-broken"
    assert problem.place.file == LOG
    assert problem.message == ("found a line whose line before was changed, removed or inserted")


def test_a_line_that_was_taken_out_or_put_in_is_told(project: MakeProject) -> None:
    folder = thrice(project)
    first, second, third = rows(folder)
    shutil.copytree(folder / RELEASES / SECOND, folder.parent / SECOND)
    shutil.rmtree(folder / RELEASES / SECOND)
    write_rows(folder, releases=[first, third])
    assert codes(folder) == ["log-broken"]
    shutil.copytree(folder.parent / SECOND, folder / RELEASES / SECOND)
    write_rows(folder, releases=[first, second | {"before": third["before"]}, third])
    assert "log-broken" in codes(folder)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("changed", f"{YEAR}@{THIRD}: changed\n"),
        ("newest", f"{YEAR}@{THIRD}: removed\n"),
        ("all", "".join(f"{YEAR}@{name}: removed\n" for name in (FIRST, SECOND, THIRD))),
        ("chained anew", f"{YEAR}@{SECOND}: changed\n"),
        ("inserted", f"{YEAR}@2025-07-02-unaudited: inserted\n"),
        ("nothing", ""),
    ],
)
def test_a_site_that_was_published_tells_what_differs(
    project: MakeProject, how: str, said: str
) -> None:
    folder = thrice(project)
    kept = published(folder)
    if how == "changed":
        tampered(folder, THIRD)
    if how == "newest":
        shutil.rmtree(folder / RELEASES / THIRD)
        write_rows(folder, releases=rows(folder)[:2])
    if how == "all":
        shutil.rmtree(folder / RELEASES)
        (folder / LOG).unlink()
    if how == "chained anew":
        tampered(folder, SECOND)
        chain_anew(folder)
    if how == "inserted":
        more = folder / RELEASES / "2025-07-02-unaudited"
        shutil.copytree(folder / RELEASES / SECOND, more)
        first, second, third = rows(folder)
        between = second | {"release": more.name}
        write_rows(folder, releases=[first, second, between, third])
        chain_anew(folder)
    assert "log-broken" not in codes(folder)  # nothing here tells of it
    with served(kept) as address:
        for where in (kept, kept / MANIFEST, address):
            result = governance(folder, "verify", "--against", where)
            assert result.stdout == said
            held = "no longer holds" if said else "still holds"
            assert result.stderr == f"The log {held} all that {where} published.\n"
            assert result.exit_code == (1 if said else 0)


def chain_anew(folder: Path) -> None:
    """Make a chain that holds, as somebody would who hides something."""
    before, made = digest_of_json([]), []
    for row in rows(folder):
        made.append(row | {"before": before})
        before = digest_of_json(made[-1])
    write_rows(folder, releases=made)


def test_what_was_released_since_does_not_matter(project: MakeProject) -> None:
    folder = thrice(project)
    kept = published(folder)
    assert governance(folder, "release", YEAR, "--undo").exit_code == 1
    rewrite(folder, CODE, "once a week", "each week")
    release(folder, "2025-09-01 report")
    assert governance(folder, "verify", "--against", kept).exit_code == 0


def test_a_site_that_says_nothing_of_the_log_is_told(project: MakeProject, tmp_path: Path) -> None:
    folder = thrice(project)
    old = tmp_path / "old.json"
    old.write_text("{}", "utf-8")
    result = governance(folder, "verify", "--against", old)
    assert result.stderr == (
        f"{old} was built before releases held each other: its manifest.json has no log.\n"
    )
    result = governance(folder, "verify", "--against", tmp_path)
    assert result.stderr == f"There is no manifest.json at {tmp_path}.\n"
    result = governance(folder, "verify", "--against", old, "site")
    assert result.exit_code == 2


@pytest.mark.parametrize("made_again", ["", "otherwise", "the same"])
def test_a_release_that_was_taken_back_after_it_was_published_is_told(
    project: MakeProject, made_again: str
) -> None:
    folder = thrice(project)
    kept = published(folder)
    take_back(folder)
    if made_again == "otherwise":
        rewrite(folder, CODE, "once a week", "each week")
    if made_again:
        release(folder, "2025-07-26 audited")
    result = governance(folder, "verify", "--against", kept)
    assert result.stdout == f"{YEAR}@{THIRD}: taken back after it was published\n"
    assert result.exit_code == 1


def take_back(folder: Path) -> None:
    undo = ["release", YEAR, "--undo", "--project", str(folder)]
    assert CliRunner().invoke(main, undo, input=f"{THIRD}\n").exit_code == 0


def test_a_release_that_was_taken_back_before_it_was_published_is_no_matter(
    project: MakeProject,
) -> None:
    folder = thrice(project)
    take_back(folder)
    rewrite(folder, CODE, "once a week", "each week")
    release(folder, "2025-07-26 audited")
    assert governance(folder, "verify", "--against", published(folder)).exit_code == 0


@pytest.mark.parametrize("by", ["a release that is made again", "a second list"])
def test_a_list_that_was_written_anew_with_lines_to_match_is_told(
    project: MakeProject, by: str
) -> None:
    """All that is in the project holds: only what was published before tells."""
    folder = thrice(project)
    if by == "a second list":
        as_before_there_were_lists(folder)
    kept = published(folder)
    list_file = folder / RELEASES / THIRD / ITEMS
    before = read_items(list_file.read_bytes())
    rows_now = [{**each, "values": {"text": "Nothing."}} for each in before.items]
    made = salted(before.release, rows_now, before.made_later_by)
    list_file.write_text(made.text, "utf-8")
    if by == "a second list":
        *_, line = rows(folder, "items")
        more = line | {"checksum": made.checksum, "before": digest_of_json(line)}
        write_rows(folder, releases=rows(folder), items=[*rows(folder, "items"), more])
        said = f"{YEAR}@{THIRD}: release.json is not as it was published\n"
    else:
        *_, line = rows(folder)
        undone: dict[str, Any] = {key: line[key] for key in ("edition", "release", "sha256")}
        undone |= {"undone": True, "before": digest_of_json(line)}
        more = line | {"checksum": made.checksum, "before": digest_of_json(undone)}
        write_rows(folder, releases=[*rows(folder), undone, more])
        said = f"{YEAR}@{THIRD}: taken back after it was published\n"
    assert codes(folder) == []
    assert governance(folder, "verify", "--against", kept).stdout == said


def test_a_folder_that_is_no_project_has_lost_nothing(project: MakeProject, tmp_path: Path) -> None:
    kept = published(thrice(project))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    result = governance(elsewhere, "verify", "--against", kept)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == (
        f"Found no folder content/ in {elsewhere}: the log of a project is compared with what a "
        "site published. Name the project with --project.\n"
    )


@pytest.mark.parametrize("by", ["build", "release"])
def test_a_withdrawal_that_was_typed_by_hand_is_chained(project: MakeProject, by: str) -> None:
    folder = thrice(project)
    (folder / WITHDRAWALS).write_text(BY_HAND, "utf-8")
    assert codes(folder) == []
    if by == "build":
        pipeline.build(folder, folder / "site", [Audience.PUBLIC])
    else:
        rewrite(folder, CODE, "once a week", "each week")
        release(folder, "2025-09-01 report")
    third = rows(folder)[2]
    (line,) = rows(folder, "withdrawals")
    assert line["before"] == digest_of_json(third)
    if by == "release":
        assert rows(folder)[3]["before"] == digest_of_json(line)
    (folder / WITHDRAWALS).unlink()
    assert codes(folder) == ["lost-withdrawal"]
    (folder / WITHDRAWALS).write_text(BY_HAND.replace("monthly-decisions", "other"), "utf-8")
    assert "lost-withdrawal" in codes(folder)


def test_a_build_says_that_it_cannot_write_the_line_of_a_withdrawal(project: MakeProject) -> None:
    folder = thrice(project)
    (folder / WITHDRAWALS).write_text(BY_HAND, "utf-8")
    (folder / LOCK).unlink(missing_ok=True)
    (folder / LOCK).mkdir()  # as in a project that may only be read
    result = governance(folder, "build", "--audience", "public")
    assert result.exit_code == 0
    (said,) = [each for each in result.stderr.splitlines() if "withdrawal" in each]
    assert said == (
        "The log still lacks an entry for a withdrawal that was typed by hand: "
        f"{folder / LOCK} cannot be written: Is a directory."
    )
    assert rows(folder, "withdrawals") == []


def test_a_withdrawal_and_its_line_are_missed_by_a_site(project: MakeProject) -> None:
    folder = thrice(project)
    governance(folder, "withdraw", YEAR, "control", "monthly-decisions", "--reason", "A place.")
    assert len(rows(folder, "withdrawals")) == 1
    kept = published(folder)
    (folder / WITHDRAWALS).unlink()
    write_rows(folder, releases=rows(folder))
    assert codes(folder) == []
    result = governance(folder, "verify", "--against", kept)
    assert result.stdout == "a line that the site does not name, as of a withdrawal: removed\n"


def test_a_withdrawal_is_lifted_by_an_entry_of_its_own(project: MakeProject) -> None:
    folder = thrice(project)
    before = manifest(published(folder))
    named = ["control", "monthly-decisions", "--reason", "A place.", "--date", DAY]
    result = governance(folder, "withdraw", YEAR, *named, "--lift")
    assert result.stderr == (
        f'the control "monthly-decisions" of {YEAR} is not withdrawn.\nNothing was lifted.\n'
    )
    assert governance(folder, "withdraw", YEAR, *named).exit_code == 0
    hidden = manifest(published(folder))
    result = governance(folder, "withdraw", YEAR, *named, "--lift")
    assert result.stdout == f'Lifted: the control "monthly-decisions" of {YEAR}\n'
    entries = yaml.safe_load((folder / WITHDRAWALS).read_bytes())["withdrawals"]
    assert [each.get("lifted") for each in entries] == [None, True]
    assert len(rows(folder, "withdrawals")) == 2
    assert codes(folder) == []
    kept = published(folder)
    after = manifest(kept)
    assert verify(kept) == []
    assert governance(folder, "withdraw", YEAR, *named).exit_code == 0
    # The pages are as they were: only what tells of the log is not.
    assert {
        name for name in after["files"] if after["files"][name] != before["files"].get(name)
    } == {"index.html", "feed.xml"}
    assert len(hidden["files"]) < len(after["files"])


def manifest(site: Path) -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads((site / MANIFEST).read_text("utf-8"))
    return data


def test_the_head_is_on_the_portal_in_the_feed_and_in_the_manifest(project: MakeProject) -> None:
    folder = thrice(project)
    kept = published(folder)
    head = digest_of_json(rows(folder)[2])
    saying = {
        path.relative_to(kept).as_posix()
        for path in kept.rglob("*")
        if path.is_file() and head in path.read_text("utf-8", "replace")
    }
    assert {name for name in saying if not name.startswith(f"{YEAR}/")} == {
        "index.html",
        "feed.xml",
        MANIFEST,
    }
    # A page cites the line of its own release, and no other.
    second = digest_of_json(rows(folder)[1])
    assert second in (kept / YEAR / "releases" / SECOND / "about/index.html").read_text("utf-8")


def merged(folder: Path) -> None:
    """Two people release at once in two branches, and the lines of both are kept."""
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    rewrite(folder, CODE, "once a week", "each week")
    release(folder, "2025-09-01 report")
    release(other, "2025-09-02 notice")
    shutil.copytree(other / RELEASES / "2025-09-02-notice", folder / RELEASES / "2025-09-02-notice")
    write_rows(folder, releases=[*rows(folder), rows(other)[-1]])


def test_lines_of_two_branches_are_chained_anew_behind_what_was_published(
    project: MakeProject,
) -> None:
    folder = thrice(project)
    kept = published(folder)
    merged(folder)
    before = rows(folder)
    assert codes(folder) == ["log-forked"]
    assert governance(folder, "verify", "--against", kept).exit_code == 0
    result = governance(folder, "log", "--relink", "--against", kept)
    assert result.stdout == f"Joined up: {YEAR}@2025-09-02-notice\n"
    assert rows(folder)[:4] == before[:4]
    assert rows(folder)[4]["before"] == digest_of_json(before[3])
    assert codes(folder) == []
    assert governance(folder, "verify", "--against", kept).exit_code == 0
    result = governance(folder, "log", "--relink", "--against", kept)
    assert (result.stdout, result.stderr) == ("", "All lines already follow each other.\n")


def test_what_was_published_is_never_chained_anew(project: MakeProject) -> None:
    folder = thrice(project)
    kept = published(folder)
    tampered(folder, SECOND)
    before = (folder / LOG).read_bytes()
    result = governance(folder, "log", "--relink", "--against", kept)
    assert result.stderr == (
        f"{LOG} does not hold what {kept} has published: governance verify --against {kept} names "
        "what differs. Put that back first.\nNothing was changed.\n"
    )
    assert (folder / LOG).read_bytes() == before
