"""How final a version is, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, editions_of, release

from generator.pages.release_state import (
    is_superseded,
    say_awaited,
    say_how_final,
    say_newer,
    say_news,
    say_next,
    say_release,
    say_withdrawn,
)
from generator.releases.summaries import Awaited, KnownSummary, ReleaseSummary
from generator.vocabulary import Audience, ReleaseKind

if TYPE_CHECKING:
    from support.project import MakeProject

EDITION = f"{YEAR}/edition.yml"
MARKING = '      marking: "None"\n'
PLANNED = MARKING + "      to_be_audited: 2025-07\n      to_be_republished: 2025-09-30\n"
DEADLINES = """\
audience: public
deadlines: [{year: 2024-25, state: audited, by: 2026-02-27, rule: The rule}]
"""


def summary(kind: str, day: str, stated: str, stated_on: str, note: str) -> ReleaseSummary:
    return ReleaseSummary("", "", ReleaseKind(kind), day, note, "", "", "", stated, stated_on)


@pytest.mark.parametrize(
    ("kind", "day", "stated", "stated_on", "said"),
    [
        ("statement", "2017-07-26", "audited", "2017-07-26",
         "Audited statement, published 26 July 2017"),
        ("report", "2017-09-22", "audited", "2017-07-26",
         "Audited statement, published 26 July 2017; plan and papers as at 22 September 2017"),
        ("report", "2017-09-22", "", "", "Plan and papers as at 22 September 2017"),
        ("notice", "2017-09-30", "unaudited", "2017-06-13",
         ("Notice of delay, 30 September 2017: It is late. "
         "Unaudited statement, published 13 June 2017")),
        ("notice", "2017-09-30", "", "", "Notice of delay, 30 September 2017: It is late."),
    ],
)  # fmt: skip
def test_what_a_release_is(kind: str, day: str, stated: str, stated_on: str, said: str) -> None:
    assert say_release(summary(kind, day, stated, stated_on, "It is late.")) == said


@pytest.mark.parametrize(
    ("kind", "stated", "stated_on", "said"),
    [
        # Else a reader would be led from a statement to what seems to be the same one.
        ("report", "unaudited", "2017-06-13", "Plan and papers as at 22 September 2017"),
        ("report", "audited", "2017-07-26",
         "Audited statement, published 26 July 2017; plan and papers as at 22 September 2017"),
        ("statement", "audited", "2017-09-22", "Audited statement, published 22 September 2017"),
        ("report", "unaudited", "2017-07-26",
         "Unaudited statement, published 26 July 2017; plan and papers as at 22 September 2017"),
    ],
)  # fmt: skip
def test_what_a_newer_release_is_beside_an_older_one(
    kind: str, stated: str, stated_on: str, said: str
) -> None:
    older = summary("statement", "2017-06-13", "unaudited", "2017-06-13", "")
    assert say_newer(summary(kind, "2017-09-22", stated, stated_on, ""), older) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("statement", "Audited statement, published 30 September 2017. It is late."),
        # What says its note already says it once.
        ("notice", "Notice of delay, 30 September 2017: It is late."),
        ("known", ("An audited statement was published on 30 September 2017; its text is not held "
         "here. It is late.")),
    ],
)  # fmt: skip
def test_news_have_the_note_once(kind: str, said: str) -> None:
    day = "2017-09-30"
    stated = ("audited", day) if kind == "statement" else ("", "")
    known = KnownSummary("audited", "", presented=False, inferred=False)
    released = summary(kind, day, *stated, "It is late.")
    assert say_news(replace(released, known=known if kind == "known" else None)) == said


def test_what_a_newer_release_replaced_says_so(project: MakeProject) -> None:
    folder = project()
    old = release(folder, "2025-06-13 unaudited")
    new = release(folder, "2025-07-26 audited")
    audited = "Audited statement, published 26 July 2025"
    unaudited = "Superseded: unaudited statement, published 13 June 2025"
    for audience, own in ((Audience.PUBLIC, audited), (Audience.INTERNAL, WORKING)):
        units = editions_of(folder, audience)
        paths = [YEAR, f"{YEAR}/releases/{old}", f"{YEAR}/releases/{new}"]
        assert [say_how_final(units[path]) for path in paths] == [own, unaudited, audited]
        assert [is_superseded(units[path]) for path in paths] == [False, True, False]


WORKING = "Working copy, not published"


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (False, "Audited statement due by 27 February 2026"),
        (True, "Audited statement late: it was due by 27 February 2026"),
    ],
)
def test_what_the_law_wants(said: str, *, late: bool) -> None:
    assert say_awaited(Awaited("2024-25", "audited", "2026-02-27", "x", late)) == said


@pytest.mark.parametrize(
    ("changes", "control", "what", "said"),
    [
        ({}, MARKING, "2025-06-13 unaudited", ""),
        ({}, PLANNED, "2025-06-13 unaudited",
         "Planned: audit July 2025 and publication again 30 September 2025"),
        ({}, PLANNED, "2025-06-13 audited", ""),
        # It shows no document yet, and so none of its dates.
        ({}, PLANNED, "2025-06-13 notice", ""),
        # The law comes first.
        ({"deadlines.yml": DEADLINES}, PLANNED, "2025-06-13 unaudited",
         "Audited statement due by 27 February 2026"),
        ({"deadlines.yml": DEADLINES}, PLANNED, "2025-06-13 audited", ""),
    ],
)  # fmt: skip
def test_what_is_next(
    project: MakeProject, changes: dict[str, str | bytes | None], control: str, what: str, said: str
) -> None:
    folder = project(changes, replace={EDITION: (MARKING, control)})
    name = release(folder, what)
    units = editions_of(folder)
    assert [say_next(units[path]) for path in (YEAR, f"{YEAR}/releases/{name}")] == [said, said]


def test_that_something_was_withdrawn_and_when(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    assert say_withdrawn(editions_of(folder)[YEAR]) == ""
    (folder / "content/withdrawals.yml").write_text(
        "withdrawals:\n"
        "  - {edition: example/2024-25, kind: code, date: 2025-07-01, reason: No.}\n"
        "  - {kind: term, id: ags, date: 2025-06-20, reason: No.}\n",
        "utf-8",
    )
    assert say_withdrawn(editions_of(folder)[YEAR]) == (
        "Something was withdrawn from this edition on 20 June 2025 and 1 July 2025, "
        "after it had been published."
    )
