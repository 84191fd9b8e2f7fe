"""What a release holds, when there can be none, and what is left behind when it fails."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.budget import budget
from support.moving_plan import FILES as PAPERS
from support.releases import (
    BASE,
    CODE,
    EDITION,
    PLAN,
    RELEASES,
    STATEMENT,
    WHOLE,
    YEAR,
    release,
    rewrite,
)

from generator.pipeline import check
from generator.problems import ContentError, ExpectedError
from generator.releases.freeze import Order
from generator.releasing import release as make
from generator.vocabulary import DocumentState, ReleaseKind
from generator.writing.files import LOCK

if TYPE_CHECKING:
    from support.project import MakeProject

SCOPE = "    text: Everything the Authority does.\n"
ATTACHED = SCOPE + "    attachments:\n      - {id: sums, file: Sums.csv, title: Sums}\n"
# Another body whose post owns a control, and a year from which an improvement area is carried.
WATCH = """\
audience: public
name: Example Watch
short_name: the Watch
about: Watches.
posts: [{id: clerk, title: Clerk of the Watch}]
"""
EARLIER = """\
audience: public
as_at: 2024-03-31
framework: example
documents:
  - {kind: improvement, title: Improvement plan, name: Improvement, about: What will be better.}
"""
NEXT = "audience: public\nas_at: 2026-03-31\nframework: example\ndocuments: []\n"
EARLIER_PLAN = """\
audience: public
areas: [{id: minutes, number: 1, title: Minutes}]
"""
PAPER = """\
audience: public
title: A joint paper
panel: example/audit-panel
purpose: To say what we share.
"""
SHARED = "organisations: [example, watch]\n"
ABOUT = "about: [example/2024-25]\n"
RISKS = """\
audience: public
title: Risks held in common
trends: Rising means greater than before.
risks:
  - id: flooding
    number: 1
    title: Flooding
    assessments:
      - {organisation: example, date: DATE, description: The river is high., trend: rising}
"""
REGISTER: dict[str, str | bytes | None] = {
    f"{YEAR}/risks.yml": "risks: [{id: fire, title: Fire, owners: [watch/clerk]}]\n"
}
LISTED = "  - {kind: risks, title: Risks, name: Risks, about: What may go wrong.}\n"
WATCHED = {"organisations/watch.yml": WATCH}
OWNER = {CODE: ("owners: [chief-officer]", "owners: [chief-officer, watch/clerk]")}


def files_of(project: Path, name: str) -> list[str]:
    """What a release holds, by paths below its content/."""
    folder = project / RELEASES / name / "content"
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    ("what", "held"),
    [
        ("2025-06-13 unaudited", WHOLE),
        ("2025-06-13 report", [*PLAN, *BASE]),
        ("2025-06-13 notice", [EDITION, *BASE]),
    ],
)
def test_a_first_release_holds_what_its_kind_is_about(
    project: MakeProject, what: str, held: list[str]
) -> None:
    folder = project()
    assert files_of(folder, release(folder, what)) == sorted(held)


@pytest.mark.parametrize(
    ("changes", "replace", "more"),
    [
        pytest.param(PAPERS, {}, [name for name in PAPERS if "/papers/" in name], id="papers"),
        pytest.param({f"{YEAR}/papers/2025-03-14-late.yml": PAPER}, {},
                     [f"{YEAR}/papers/2025-03-14-late.yml"], id="a paper of the year"),
        pytest.param({"example/2025-26/edition.yml": NEXT,
                      "example/2025-26/papers/2025-06-13-now.yml": PAPER + ABOUT,
                      "example/2025-26/papers/2025-06-14-late.yml": PAPER + ABOUT}, {},
                     ["example/2025-26/edition.yml", "example/2025-26/papers/2025-06-13-now.yml"],
                     id="a paper about it in another year, none of a later day"),
        pytest.param({f"{YEAR}/files/Sums.csv": "a,b\n"}, {CODE: (SCOPE, ATTACHED)},
                     [f"{YEAR}/files/Sums.csv"], id="an attached file"),
        pytest.param({f"{YEAR}/files/Sums.csv": "a,b\n"}, {}, [], id="no file that is not used"),
        pytest.param(WATCHED, OWNER, [*WATCHED], id="a body that something refers to"),
        pytest.param(WATCHED, {}, [], id="no body that nothing refers to"),
        pytest.param({"example/2023-24/edition.yml": EARLIER,
                      "example/2023-24/improvement.yml": EARLIER_PLAN},
                     {f"{YEAR}/improvement.yml": (
                         "    about: Minutes", ("    carried_from: 2023-24/minutes\n"
                         "    about: Minutes"))},
                     ["example/2023-24/edition.yml", "example/2023-24/improvement.yml"],
                     id="the year from which something is carried"),
        pytest.param({"example/2023-24/edition.yml": EARLIER,
                      "example/2023-24/improvement.yml": EARLIER_PLAN},
                     {"glossary.yml": ("[example/2024-25]", "[example/2023-24]")}, [],
                     id="no year that only uses the same words"),
        pytest.param({"example/2023-24/edition.yml": EARLIER,
                      "example/2023-24/improvement.yml": EARLIER_PLAN}, {}, [],
                     id="no year that nothing refers to"),
        pytest.param({"joint/risks.yml": RISKS.replace("DATE", "2025-02")}, {},
                     ["joint/risks.yml"], id="risks of the year"),
        pytest.param({"joint/risks.yml": RISKS.replace("DATE", "2025-05")}, {}, [],
                     id="no risks of another year"),
        pytest.param(REGISTER | WATCHED,
                     {f"{YEAR}/edition.yml": ("documents:\n", f"documents:\n{LISTED}")},
                     [*REGISTER, *WATCHED], id="the risks of the body, and who owns them"),
        pytest.param({"joint/papers/2025-02-13-shared.yml": PAPER + SHARED} | WATCHED, {},
                     ["joint/papers/2025-02-13-shared.yml", *WATCHED], id="a joint paper"),
        pytest.param({"deadlines.yml": "audience: public\n"}, {}, ["deadlines.yml"],
                     id="the deadlines"),
        pytest.param({"withdrawals.yml": "withdrawals: []\n"}, {}, [], id="no withdrawals"),
    ],
)  # fmt: skip
def test_a_statement_holds_all_it_refers_to_and_no_more(
    project: MakeProject,
    changes: dict[str, str | bytes | None],
    replace: dict[str, tuple[str, str]],
    more: list[str],
) -> None:
    folder = project(changes, replace=replace)
    assert files_of(folder, release(folder, "2025-06-13 unaudited")) == sorted([*WHOLE, *more])


@pytest.mark.parametrize("kind", ["report", "notice"])
def test_what_follows_a_statement_keeps_its_statement_and_code(
    project: MakeProject, kind: str
) -> None:
    """Whom the statement names stays too, though the working copy has forgotten them."""
    folder = project({**WATCHED, f"{YEAR}/files/Sums.csv": "a,b\n"}, replace=OWNER)
    rewrite(folder, CODE, SCOPE, ATTACHED)
    first = release(folder, "2025-06-13 unaudited")
    kept = [CODE, STATEMENT, *WATCHED, f"{YEAR}/files/Sums.csv"]
    rewrite(folder, CODE, ", watch/clerk]", "]")
    rewrite(folder, CODE, ATTACHED, SCOPE)
    rewrite(folder, STATEMENT, "met twelve times", "met six times")
    rewrite(folder, f"{YEAR}/improvement.yml", "take too long", "take ages")
    for name in (*WATCHED, f"{YEAR}/files/Sums.csv"):
        (folder / "content" / name).unlink()
    second = release(folder, f"2025-09-12 {kind}")
    assert files_of(folder, second) == files_of(folder, first)
    old, new = (folder / RELEASES / name / "content" for name in (first, second))
    assert [(old / name).read_bytes() for name in kept] == [
        (new / name).read_bytes() for name in kept
    ]
    plan = (new / YEAR / "improvement.yml").read_text("utf-8")
    assert ("take ages" in plan) is (kind == "report")
    assert f"statement: {first}\n" in (new.parent / "release.yml").read_text("utf-8")


def test_a_release_says_what_it_is_and_the_log_has_its_digest(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited", "The first: it's new.")
    rewrite(folder, STATEMENT, "twelve", "six")
    release(folder, "2025-06-20 unaudited", "Mended.", reason="A wrong sum.")
    facts = (folder / RELEASES / "2025-06-20-unaudited/release.yml").read_text("utf-8")
    assert re.sub("[0-9a-f]{64}", "DIGEST", facts) == (
        "format: 4\nkind: statement\nstate: unaudited\ndate: '2025-06-20'\nnote: Mended.\n"
        "reason: A wrong sum.\nfiles:\n"
        + "".join(f"- path: {name}\n  sha256: DIGEST\n" for name in sorted(WHOLE))
    )
    log = (folder / "content/published.yml").read_text("utf-8")
    assert re.sub('"?[0-9a-f]{64}"?', "DIGEST", log) == (
        "# Every release, written by `governance release`. Lines are added, never changed.\n"
        "releases:\n"
        "  - edition: example/2024-25\n    release: 2025-06-13-unaudited\n    sha256: DIGEST\n"
        "    checksum: DIGEST\n    before: DIGEST\n"
        "  - edition: example/2024-25\n    release: 2025-06-20-unaudited\n    sha256: DIGEST\n"
        "    checksum: DIGEST\n    before: DIGEST\n"
    )
    assert check(folder) == []


def test_the_log_is_added_to_though_its_last_line_has_no_end(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    log = folder / "content/published.yml"
    before = log.read_text("utf-8")
    log.write_text(before.rstrip(), "utf-8")
    release(folder, "2025-07-26 audited")
    assert log.read_text("utf-8").startswith(before)
    assert check(folder) == []


def test_a_log_with_the_line_ends_of_windows_keeps_them(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    log = folder / "content/published.yml"
    before = log.read_bytes().replace(b"\n", b"\r\n")
    log.write_bytes(before)
    release(folder, "2025-07-26 audited")
    assert log.read_bytes().startswith(before)
    assert b"\n" not in log.read_bytes().replace(b"\r\n", b"")
    assert check(folder) == []


PUBLISHED = "example/2024-25@2025-06-13-approved"
ALREADY = f"{PUBLISHED} is approved already: "


@pytest.mark.parametrize(
    ("replace", "what", "said"),
    [
        ({}, "2025-07-01 unaudited", f"{ALREADY}a statement never goes back."),
        ({}, "2025-07-01 approved",
         (f"{ALREADY}a correction says with --reason what was wrong.\n"
         f"Nothing has changed since {PUBLISHED}.")),
        ({STATEMENT: ("twelve", "six")}, "2025-07-01 approved",
         f"{ALREADY}a correction says with --reason what was wrong."),
        ({STATEMENT: ("twelve", "six")}, "2025-06-12 audited",
         f"{PUBLISHED} is newer: give its date, 2025-06-13, or a later one."),
        ({EDITION: ("audience: public", "audience: internal")}, "2025-07-01 audited",
         "example/2024-25 is internal: write `audience: public` in its edition.yml first."),
    ],
)  # fmt: skip
def test_a_refusal_says_why_and_writes_nothing(
    project: MakeProject, replace: dict[str, tuple[str, str]], what: str, said: str
) -> None:
    folder = project()
    release(folder, "2025-06-13 approved")
    for name, (old, new) in replace.items():
        rewrite(folder, name, old, new)
    before = contents(folder)
    with pytest.raises(ExpectedError) as refused:
        release(folder, what)
    assert str(refused.value) == said
    assert contents(folder) == before


def test_an_edition_that_is_not_there_is_told_with_those_that_are(project: MakeProject) -> None:
    with pytest.raises(ExpectedError) as refused:
        release(project(), "2025-06-13 draft", edition="example/2025-26")
    assert str(refused.value) == (
        'There is no edition "example/2025-26". There are: example/2024-25.'
    )


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("2025-06-13 unaudited", "2025-06-13 audited", None),
        ("2025-06-13 report", "2025-07-01 report", "2025-06-13-report"),
        ("2025-06-13 notice", "2025-07-01 notice", "2025-06-13-notice"),
        ("2025-06-13 report", "2025-07-01 notice", None),
    ],
)
def test_what_says_the_same_again_is_no_release(
    project: MakeProject, first: str, again: str, said: str | None
) -> None:
    folder = project()
    release(folder, first)
    if said is None:
        assert release(folder, again) == again.replace(" ", "-")
        return
    with pytest.raises(ExpectedError) as refused:
        release(folder, again)
    assert str(refused.value) == f"Nothing has changed since example/2024-25@{said}."


def test_a_second_delay_is_a_notice_of_its_own(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 notice", "The audit is late.")
    assert release(folder, "2025-07-01 notice", "It is later still.") == "2025-07-01-notice"


def test_corrections_on_one_day_are_numbered(project: MakeProject) -> None:
    folder = project()
    names: list[str] = []
    for times in ("twelve", "eleven", "ten"):
        if names:
            rewrite(folder, STATEMENT, "met ", f"met {times}, no, ")
        names.append(release(folder, "2025-06-13 audited", reason="Miscounted."))
    assert names == ["2025-06-13-audited", "2025-06-13-audited-2", "2025-06-13-audited-3"]


def test_content_with_errors_is_not_released(project: MakeProject) -> None:
    folder = project(replace={"glossary.yml": ("term: AGS", "trem: AGS")})
    with pytest.raises(ContentError) as refused:
        release(folder, "2025-06-13 draft")
    assert [each.code for each in refused.value.problems] == ["missing-key", "unknown-key"]
    assert not (folder / RELEASES).exists()


def test_a_note_that_could_not_be_read_back_is_refused(project: MakeProject) -> None:
    """It would be an error at every later command, with a release that must not change."""
    folder = project()
    before = contents(folder)
    order = Order(YEAR, ReleaseKind.STATEMENT, DocumentState.DRAFT, "2025-06-13", " ")
    with pytest.raises(ContentError) as refused:
        make(folder, order)
    (problem,) = refused.value.problems
    assert (problem.place.file, problem.code) == ("release.yml", "empty-value")
    assert contents(folder) == before


def test_a_folder_that_cannot_be_written_is_left_as_it_was(project: MakeProject) -> None:
    folder = project()
    (folder / RELEASES).write_text("not a folder", "utf-8")
    before = contents(folder)
    with pytest.raises(ExpectedError) as refused:
        release(folder, "2025-06-13 draft")
    path = folder / RELEASES / "2025-06-13-draft"
    assert str(refused.value) == f"{path} cannot be written: Not a directory."
    assert contents(folder) == before


def test_a_log_that_cannot_be_written_takes_the_release_back(project: MakeProject) -> None:
    folder = project()
    (folder / "content/.writing").write_text("not a folder", "utf-8")
    before = contents(folder)
    with pytest.raises(ExpectedError) as refused:
        release(folder, "2025-06-13 draft")
    path = folder / RELEASES / "2025-06-13-draft"
    assert str(refused.value) == f"Cannot write {path}: File exists."
    assert contents(folder) == before


def test_a_full_disk_leaves_nothing_behind(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    before = contents(folder)
    copy = shutil.copyfile

    def full(source: Path, target: Path) -> None:
        if source.name == "statement.yml":
            raise OSError(28, "No space left on device")
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(ExpectedError, match=r"No space left on device\.$"):
        release(folder, "2025-06-13 draft")
    assert contents(folder) == before


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [sys.argv[3]]
from support.releases import release
turns = iter(range(1000))
def killing(real):
    def step(*given, **named):
        if next(turns) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return step
for name in ("replace", "unlink", "mkdir"):
    setattr(Path, name, killing(getattr(Path, name)))
print(release(Path(sys.argv[1]), "2025-06-13 draft"))
"""


@pytest.mark.parametrize("number", budget(short=range(15, 24, 2), long=range(32)))
def test_killed_at_any_step_it_is_there_whole_or_not_at_all(
    project: MakeProject, number: int
) -> None:
    folder = project()
    before = contents(folder / "content")
    tests = Path(__file__).parents[1]
    command = [sys.executable, "-c", KILLED, str(folder), str(number), str(tests)]
    ended = subprocess.run(command, capture_output=True, check=False, text=True)
    assert ended.returncode in {-signal.SIGKILL, 0}, ended.stderr
    assert check(folder) == []  # which puts back what was half done
    there = (folder / RELEASES / "2025-06-13-draft").is_dir()
    assert there == (folder / "content/published.yml").is_file()
    if there:
        return
    left = {name for name in contents(folder / "content") if "/.writing" not in name}
    assert left - {*before} <= {str(folder / RELEASES)}  # and that is empty
    assert release(folder, "2025-06-13 draft") == "2025-06-13-draft"
    assert check(folder) == []
    assert not [*(folder / "content").glob(".*")]


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below a folder, but for the lock."""
    paths = sorted(folder.rglob("*"))
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in paths
        if path.name != LOCK
    }
