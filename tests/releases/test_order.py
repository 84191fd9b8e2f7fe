"""The newest release is so by date and state, whatever the order of lines in the log."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from support.project import write_project
from support.releases import YEAR, editions_of, release, rewrite

from generator.model import Logged, ReleaseFacts
from generator.pipeline import check, check_content
from generator.problems import Severity
from generator.releases.order import LoggedRelease, in_order
from generator.vocabulary import DocumentState, ReleaseKind

if TYPE_CHECKING:
    from pathlib import Path


LOG = "content/published.yml"


def made(project: Path, *names: str) -> None:
    """Make releases one after the other, each of a text of its own."""
    said = "Everything the Authority does."
    for number, name in enumerate(names):
        rewrite(project, f"{YEAR}/code.yml", said, f"What version {number} says.")
        said = f"What version {number} says."
        release(project, name, reason="A word was wrong.")


def relined(project: Path, order: tuple[int, ...]) -> None:
    """Write the lines of the log in another order."""
    log = project / LOG
    head, *lines = re.split(r"(?m)^(?=  - edition)", log.read_text("utf-8"))
    log.write_text(head + "".join(lines[at] for at in order), "utf-8")


MADE = ("2025-06-13 unaudited", "2025-06-13 report", "2025-07-26 audited", "2025-07-26 audited",
        "2025-07-26 notice", "2025-09-01 report")  # fmt: skip
NAMES = ["2025-06-13-unaudited", "2025-06-13-report", "2025-07-26-audited", "2025-07-26-audited-2",
         "2025-07-26-notice", "2025-09-01-report"]  # fmt: skip
ORDERS = sorted(permutations(range(len(MADE))))[1::97]


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a year's releases, of which every test changes the log."""
    folder = write_project(tmp_path_factory.mktemp("several") / "project")
    made(folder, *MADE)
    return folder


@pytest.mark.parametrize("order", ORDERS)
def test_any_order_of_lines_gives_the_same_releases(several: Path, order: tuple[int, ...]) -> None:
    kept = (several / LOG).read_text("utf-8")
    try:
        relined(several, order)
        assert [each.name for each in check_content(several).releases] == NAMES
        assert "What version 3 says." in str(editions_of(several)[YEAR].edition.code)
        problems = check(several)
        assert {(each.code, each.severity) for each in problems} == {
            ("log-order", Severity.WARNING)
        }
    finally:
        (several / LOG).write_text(kept, "utf-8")
    assert check(several) == []


def test_a_line_below_a_newer_release_is_named(several: Path) -> None:
    kept = (several / LOG).read_text("utf-8")
    try:
        relined(several, (2, 0, 1, 3, 4, 5))
        assert [f"{each.place}: {each.message}; {each.hint}" for each in check(several)] == [
            f"{LOG}:{line}:5: found {name} below 2025-07-26-audited, which is newer; "
            "put the lines of a year in the order of their dates and states"
            for line, name in ((8, NAMES[0]), (13, NAMES[1]))
        ]
    finally:
        (several / LOG).write_text(kept, "utf-8")


def logged(name: str, shows: str = "") -> LoggedRelease:
    """A release by its name, and of a report the statement that it shows."""
    date, word = name[:10], name[11:].split("-", maxsplit=1)[0]
    state = DocumentState(word) if word in {*DocumentState} else None
    facts = ReleaseFacts(
        format=2,
        kind=ReleaseKind.STATEMENT if state else ReleaseKind(word),
        state=state,
        date=date,
        note="New.",
        statement=shows or None,
        files=(),
    )
    return LoggedRelease(Logged(edition=YEAR, release=name, sha256="0" * 64), facts)


@pytest.mark.parametrize(
    ("releases", "newest"),
    [
        pytest.param(["2025-06-13-unaudited", "2025-07-26-audited"], 1, id="by date and state"),
        pytest.param(["2025-07-26-audited", "2025-08-01-unaudited"], 0, id="never back"),
        pytest.param(["2025-07-26-audited", "2025-08-01-audited"], 1, id="a correction"),
        pytest.param(["2025-07-26-audited-2", "2025-07-26-audited"], 0, id="of one day"),
        pytest.param(["2025-07-26-audited-10", "2025-07-26-audited-9"], 0, id="of one long day"),
        pytest.param(["2025-07-26-audited", "2025-07-26-approved"], 0, id="two states of one day"),
        pytest.param(["2025-05-01-notice", "2025-07-26-audited"], 1, id="a notice before it"),
        pytest.param(
            ["2025-06-13-draft", "2025-08-01-report 2025-06-13-draft", "2025-07-26-audited"],
            2,
            id="a report of what the statement was before",
        ),
        pytest.param(
            ["2025-07-26-report 2025-07-26-audited", "2025-07-26-audited"], 0, id="a report of it"
        ),
        pytest.param(["2025-07-26-report", "2025-07-26-audited"], 1, id="a report without it"),
    ],
)  # fmt: skip
def test_the_newest_shows_what_is_most_final(releases: list[str], newest: int) -> None:
    known = [logged(*each.split()) for each in releases]
    for order in permutations(known):
        assert in_order(order)[-1] is known[newest]
