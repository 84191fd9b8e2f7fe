"""What every unit knows of the others: years, releases, and what is still to be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, release, rewrite, units_of

from generator.releases.summaries import Awaited, changes_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.releases.summaries import EditionSummary, OrganisationSummary

INTERNAL = Audience.INTERNAL
DEADLINES = """\
audience: public
deadlines:
  - {year: 2023-24, state: audited, by: 2025-02-28, rule: The first rule}
  - {year: 2024-25, state: unaudited, by: 2025-05-31, rule: The second rule}
  - {year: 2024-25, state: audited, by: 2026-02-27, rule: The second rule}
  - {year: 2025-26, state: audited, by: 2027-01-31, rule: The third rule}
  - {year: 2026-27, state: audited, by: 2027-11-30, rule: The fourth rule}
"""
NEXT = "audience: public\nas_at: 2026-03-31\nframework: example\ndocuments: []\n"


def wanted(year: str, state: str, by: str, *, late: bool = False) -> Awaited:
    rule = {"2024-25": "The second rule", "2025-26": "The third rule"}[year]
    return Awaited(year, state, by, rule, late)


def project_as_at(project: MakeProject, day: str) -> Path:
    """The minimal project with statutory dates, as at a day."""
    return project({"deadlines.yml": DEADLINES}, replace={"site.yml": ("2025-06-30", day)})


def body(project: Path, audience: Audience = Audience.PUBLIC) -> OrganisationSummary:
    return units_of(project, audience)["example"].organisations[0]


def edition(project: Path) -> EditionSummary:
    return body(project).editions[0]


@pytest.mark.parametrize(
    ("state", "today", "left"),
    [
        ("draft", "2025-05-31", [("unaudited", "2025-05-31", False),
                                 ("audited", "2026-02-27", False)]),
        ("draft", "2025-06-01", [("unaudited", "2025-05-31", True),
                                 ("audited", "2026-02-27", False)]),
        # A month means its last day.
        ("draft", "2025-05", [("unaudited", "2025-05-31", False),
                              ("audited", "2026-02-27", False)]),
        ("unaudited", "2025-06-30", [("audited", "2026-02-27", False)]),
        ("approved", "2026-02-28", [("audited", "2026-02-27", True)]),
        ("audited", "2030-01-01", []),
        ("notice", "2025-06-01", [("unaudited", "2025-05-31", True),
                                  ("audited", "2026-02-27", False)]),
    ],
)  # fmt: skip
def test_what_the_law_still_wants_is_due_or_late_as_at_the_sites_date(
    project: MakeProject, state: str, today: str, left: list[tuple[str, str, bool]]
) -> None:
    folder = project_as_at(project, today)
    release(folder, f"2025-05-20 {state}")
    assert edition(folder).awaited == tuple(
        wanted("2024-25", state, by, late=late) for state, by, late in left
    )


def test_years_that_have_nothing_yet_are_awaited_of_their_body(project: MakeProject) -> None:
    """Not those before it first published, nor the one that is not over."""
    folder = project_as_at(project, "2026-06-30")
    assert body(folder, INTERNAL).awaited == ()
    release(folder, "2025-06-13 audited")
    assert body(folder).awaited == (wanted("2025-26", "audited", "2027-01-31"),)
    rewrite(folder, "site.yml", "as_at: 2026-06-30", "as_at: 2027-02-01")
    assert body(folder).awaited == (wanted("2025-26", "audited", "2027-01-31", late=True),)


def test_a_year_that_only_staff_can_see_is_awaited_by_the_public(project: MakeProject) -> None:
    folder = project_as_at(project, "2026-06-30")
    release(folder, "2025-06-13 audited")
    file = folder / "content/example/2025-26/edition.yml"
    file.parent.mkdir()
    file.write_text(NEXT, "utf-8")
    due = (wanted("2025-26", "audited", "2027-01-31"),)
    assert [each.year for each in body(folder).editions] == ["2024-25"]
    assert body(folder).awaited == due
    known = body(folder, INTERNAL)
    assert [each.year for each in known.editions] == ["2025-26", "2024-25"]
    assert (known.awaited, known.editions[0].awaited) == ((), due)


OTHERS = "audience: {}\nname: Others\nshort_name: O\nabout: Another body.\n"


@pytest.mark.parametrize(
    ("bodies", "audience", "binds"),
    [
        ("[]", "public", True),
        ("[example, others]", "public", True),
        ("[others]", "public", False),
        ("[others]", "internal", False),  # a date that binds only what is withheld binds nobody
    ],
)
def test_a_date_may_bind_some_bodies_only(
    project: MakeProject, bodies: str, audience: str, *, binds: bool
) -> None:
    deadline = f"organisations: {bodies}, year: 2024-25, state: audited, by: 2026-02-27, rule: Law"
    folder = project(
        {
            "deadlines.yml": f"audience: public\ndeadlines: [{{{deadline}}}]\n",
            "organisations/others.yml": OTHERS.format(audience),
        }
    )
    release(folder, "2025-06-13 draft")
    assert [each.by for each in edition(folder).awaited] == (["2026-02-27"] if binds else [])
    others = list(folder.rglob("releases/**/organisations/others.yml"))
    assert others == []  # no release holds another body for that


def test_dates_that_are_internal_are_no_dates_of_the_public(project: MakeProject) -> None:
    folder = project_as_at(project, "2025-06-30")
    release(folder, "2025-06-13 draft")
    rewrite(folder, "deadlines.yml", "audience: public", "audience: internal")
    assert edition(folder).awaited == ()
    (known,) = body(folder, INTERNAL).editions
    assert [each.state for each in known.awaited] == ["unaudited", "audited"]


def test_releases_stand_newest_first_with_the_statement_each_shows(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-05-01 report")
    release(folder, "2025-06-13 unaudited", "The first.")
    release(folder, "2025-06-13 audited", "The same day.")
    release(folder, "2025-09-12 notice", "Late.")
    rewrite(folder, f"{YEAR}/statement.yml", "twelve", "six")
    release(folder, "2025-09-12 audited", "Mended.", reason="A sum.")
    assert [
        (each.name, each.stated, each.stated_on, each.note, each.reason)
        for each in edition(folder).releases
    ] == [
        ("2025-09-12-audited", "audited", "2025-09-12", "Mended.", "A sum."),
        ("2025-09-12-notice", "audited", "2025-06-13", "Late.", ""),
        ("2025-06-13-audited", "audited", "2025-06-13", "The same day.", ""),
        ("2025-06-13-unaudited", "unaudited", "2025-06-13", "The first.", ""),
        ("2025-05-01-report", "", "", "New.", ""),
    ]
    found = changes_of(units_of(folder)[""].organisations)
    assert [(each[0].path, each[1], each[2]) for each in found] == [
        (YEAR, "Example Authority", each) for each in edition(folder).releases
    ]
