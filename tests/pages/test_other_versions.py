"""The selector of versions: the same item in other years and releases, or an honest note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, editions_of, release, rewrite

from generator.pages import pages_of
from generator.pages.other_versions import elsewhere, other_releases
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.pages import Page
    from generator.units import EditionUnit

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
PLAN, STATEMENT = f"{YEAR}/improvement.yml", f"{YEAR}/statement.yml"
# The next year: one improvement area split in two, one carried on, a section under another letter.
EDITION = """\
audience: public
as_at: 2026-03-31
framework: example
documents:
  - {kind: statement, title: Annual Governance Statement, name: Statement, about: How well.}
  - {kind: improvement, title: Improvement plan, name: Improvement, about: What will be better.}
"""
SECTIONS = """\
audience: public
sections:
  - {id: foreword, kind: strategy, number: A, title: Foreword, text: Words.}
  - {id: what-we-cover, kind: scope, number: B, title: What we cover, text: Words.}
"""
AREAS = """\
audience: public
areas:
  - {id: short-minutes, number: 1, title: Short minutes, split_from: 2024-25/quicker-minutes}
  - {id: early-minutes, number: 2, title: Early minutes, split_from: 2024-25/quicker-minutes}
  - {id: new-forms, number: 3, title: New forms, renamed_from: 2024-25/forms,
     leads: [chief-officer]}
"""
FORMS = "areas:\n  - {id: forms, number: 2, title: Forms}\n"
NEXT: dict[str, str | bytes | None] = {
    "example/2025-26/edition.yml": EDITION,
    "example/2025-26/statement.yml": SECTIONS,
    "example/2025-26/improvement.yml": AREAS,
}
SPLIT = """\
audience: public
areas:
  - {id: short-minutes, number: 1, title: Short minutes, split_from: quicker-minutes}
  - {id: early-minutes, number: 2, title: Early minutes, split_from: quicker-minutes}
"""


@pytest.fixture
def two_years(project: MakeProject) -> Path:
    """Two years, the first with two releases, the second with one."""
    folder = project(replace={PLAN: ("areas:\n", FORMS)})
    release(folder, "2025-06-13 unaudited")
    release(folder, "2025-07-26 audited")
    for name, text in NEXT.items():
        file = folder / "content" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(str(text), "utf-8")
    release(folder, "2026-06-12 unaudited", edition="example/2025-26")
    return folder


def page_of(project: Path, path: str, audience: Audience) -> tuple[EditionUnit, Page]:
    """A page by its path below the site, and the unit it belongs to."""
    for unit in editions_of(project, audience).values():
        for page in pages_of(unit):
            if f"{unit.path}/{page.path}" == path:
                return unit, page
    message = f"no page {path}"
    raise AssertionError(message)


def lines(project: Path, path: str, audience: Audience = PUBLIC) -> list[str]:
    """The selector's entries as "title | note | path", the present one with a star."""
    return [
        f"{'* ' if each.current else ''}{each.title} | {each.note} | {each.path}"
        for each in elsewhere(*page_of(project, path, audience))
    ]


OLD, NEW = "example/2024-25", "example/2025-26"
JUNE, JULY = f"{OLD}/releases/2025-06-13-unaudited", f"{OLD}/releases/2025-07-26-audited"
IN_JUNE, IN_JULY = ("2024/25, 13 June 2025 | unaudited statement",
                    "2024/25, 26 July 2025 | audited statement")  # fmt: skip
MISSING = "does not include this page"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param(f"{OLD}/posts/chief-officer/", [
            f"2025/26 | latest | {NEW}/posts/chief-officer/",
            f"* 2024/25 | latest | {OLD}/posts/chief-officer/",
            f"{IN_JULY} | {JULY}/posts/chief-officer/",
            f"{IN_JUNE} | {JUNE}/posts/chief-officer/",
        ], id="the same item, newest first"),
        pytest.param(f"{JUNE}/code/", [
            f"2025/26 | latest; {MISSING} | {NEW}/",
            f"2024/25 | latest | {OLD}/code/",
            f"{IN_JULY} | {JULY}/code/",
            f"* {IN_JUNE} | {JUNE}/code/",
        ], id="what is not there leads to the year's first page, and says so"),
        pytest.param(f"{JULY}/improvement/quicker-minutes/", [
            f"2025/26 | 2. Early minutes | {NEW}/improvement/early-minutes/",
            f"2025/26 | 1. Short minutes | {NEW}/improvement/short-minutes/",
            f"2024/25 | latest | {OLD}/improvement/quicker-minutes/",
            f"* {IN_JULY} | {JULY}/improvement/quicker-minutes/",
            f"{IN_JUNE} | {JUNE}/improvement/quicker-minutes/",
        ], id="what was split has an entry for each part"),
        pytest.param(f"{NEW}/improvement/new-forms/", [
            f"* 2025/26 | latest | {NEW}/improvement/new-forms/",
            (f"2025/26, 12 June 2026 | unaudited statement | "
            f"{NEW}/releases/2026-06-12-unaudited/improvement/new-forms/"),
            f"2024/25 | latest | {OLD}/improvement/forms/",
        ], id="another id"),
        pytest.param(f"{NEW}/statement/what-we-cover/", [
            f"* 2025/26 | latest | {NEW}/statement/what-we-cover/",
            (f"2025/26, 12 June 2026 | unaudited statement | "
            f"{NEW}/releases/2026-06-12-unaudited/statement/what-we-cover/"),
            f"2024/25 | latest | {OLD}/statement/responsibility/",
        ], id="a section of the same kind under another letter and id"),
    ],
)  # fmt: skip
def test_the_selector_leads_to_the_same_item(two_years: Path, path: str, said: list[str]) -> None:
    assert lines(two_years, path) == said


def test_two_that_became_one_lead_to_both(project: MakeProject) -> None:
    merged = "  - {id: forms, number: 1, title: Forms, merged_from: [2024-25/a, 2024-25/b]}\n"
    areas = "  - {id: a, number: 2, title: Form A}\n  - {id: b, number: 3, title: Form B}\n"
    plan = f"audience: public\nareas:\n{merged}"
    changes = NEXT | {"example/2025-26/improvement.yml": plan}
    folder = project(changes, replace={PLAN: ("areas:\n", f"areas:\n{areas}")})
    release(folder, "2025-06-13 unaudited")
    release(folder, "2026-06-12 unaudited", edition=NEW)
    assert lines(folder, f"{NEW}/improvement/forms/")[2:] == [
        f"2024/25 | 2. Form A | {OLD}/improvement/a/",
        f"2024/25 | 3. Form B | {OLD}/improvement/b/",
    ]


def test_staff_are_told_which_is_the_working_copy(two_years: Path) -> None:
    rewrite(two_years, f"{OLD}/code.yml", "id: openness", "id: open-doors")
    rewrite(two_years, PLAN, "governance_areas: [openness]", "governance_areas: [open-doors]")
    rewrite(two_years, STATEMENT, "area: openness", "area: open-doors")
    assert lines(two_years, f"{JULY}/code/openness/", INTERNAL) == [
        f"2025/26 | working copy; {MISSING} | {NEW}/",
        f"2024/25 | working copy; {MISSING} | {OLD}/",
        f"* {IN_JULY} | {JULY}/code/openness/",
        f"{IN_JUNE} | {JUNE}/code/openness/",
    ]


def test_releases_of_one_day_stand_in_the_order_in_which_they_were_made(
    project: MakeProject,
) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    rewrite(folder, STATEMENT, "twelve", "six")
    release(folder, "2025-06-13 unaudited", reason="Miscounted.")
    release(folder, "2025-06-13 report")
    assert [line.rpartition("/releases/")[2] for line in lines(folder, f"{YEAR}/code/")[1:]] == [
        "2025-06-13-report/code/",
        "2025-06-13-unaudited-2/code/",
        "2025-06-13-unaudited/code/",
    ]
    assert [line.split(" | ")[1] for line in lines(folder, f"{YEAR}/code/")] == [
        "latest",
        "plan and papers",
        "unaudited statement",
        "unaudited statement",
    ]


def test_an_item_leads_to_what_it_was_or_became_within_the_year(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    (folder / "content" / PLAN).write_text(SPLIT, "utf-8")
    release(folder, "2025-07-26 audited")
    before = [
        ("Became", "2. Early minutes (2024/25)", f"{OLD}/improvement/early-minutes/"),
        ("Became", "1. Short minutes (2024/25)", f"{OLD}/improvement/short-minutes/"),
    ]
    after = [
        (
            "Previously",
            "1. Quicker minutes (2024/25, 13 June 2025)",
            f"{JUNE}/improvement/quicker-minutes/",
        )
    ]
    old = page_of(folder, f"{JUNE}/improvement/quicker-minutes/", PUBLIC)
    new = page_of(folder, f"{OLD}/improvement/short-minutes/", PUBLIC)
    assert (other_releases(*old), other_releases(*new)) == (before, after)
    assert lines(folder, f"{OLD}/improvement/short-minutes/")[-1] == (
        f"{IN_JUNE} | {JUNE}/improvement/quicker-minutes/"
    )


def test_across_years_there_is_nothing_to_say_about_releases(two_years: Path) -> None:
    assert other_releases(*page_of(two_years, f"{NEW}/improvement/new-forms/", PUBLIC)) == []
