"""One statement of several bodies: it stands at the years of each of them, and any may end it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, editions_of, release, rewrite, units_of
from support.rendered_pages import words_of
from support.years import written

from generator.pages import pages_of
from generator.pipeline import check, compare_versions
from generator.problems import ExpectedError
from generator.units import ComparisonUnit, HistoryUnit, Portal
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

THEIRS = "other/2024-25"
BODY = """\
audience: public
name: Other Authority
short_name: Other
about: Another fictional body.
posts:
  - {id: clerk, title: The Clerk}
"""
JOINT = "as_at: 2025-03-31\njoint_with: [other]\n"
SIGNED = "        post: chief-officer\n        signed: 2025-06\n"
BOTH = f"{SIGNED}      - name: B. Example\n        post: other/clerk\n        signed: 2025-06\n"
PLAN = """\
actions:
  - id: one-form
    title: One form for all minutes
    owners: [chief-officer, other/clerk]
    began: 2024-10
    carried_from: 2023-24/one-list
"""
BEFORE = """\
audience: public
areas: []
actions:
  - id: one-list
    title: One list of all minutes
    owners: [chief-officer]
    began: 2023-10
"""
AFTER = """\
audience: public
actions:
  - id: one-form
    title: One form for all minutes
    owners: [clerk]
    began: 2025-10
    carried_from: example/2024-25/one-form
"""
ALONE = """\
audience: public
as_at: 2026-03-31
documents:
  - {kind: improvement, title: Improvement plan, name: Plan, about: What will be better.}
"""


def joint(project: MakeProject) -> Path:
    """A year of two bodies, the holder's year before, and the other's alone after it."""
    folder = project(
        {
            "organisations/other.yml": BODY,
            "example/2023-24/edition.yml": ALONE.replace("2026", "2024"),
            "example/2023-24/improvement.yml": BEFORE,
            "other/2025-26/edition.yml": ALONE,
            "other/2025-26/improvement.yml": AFTER,
        }
    )
    rewrite(folder, f"{YEAR}/edition.yml", "as_at: 2025-03-31\n", JOINT)
    rewrite(folder, f"{YEAR}/statement.yml", SIGNED, BOTH)
    plan = folder / "content" / YEAR / "improvement.yml"
    plan.write_text(plan.read_text("utf-8") + PLAN, "utf-8")
    return folder


def test_it_stands_at_the_years_of_both_each_with_the_way_to_the_other(
    project: MakeProject,
) -> None:
    folder = joint(project)
    assert check(folder) == []
    told = {year: words_of(written(folder, year, "statement/")) for year in (YEAR, THEIRS)}
    assert "Joint with Other Authority : one statement accounts for both bodies." in told[YEAR]
    assert "Joint with Example Authority : one statement accounts for both" in told[THEIRS]
    assert '<a href="../../../other/2024-25/">Other Authority</a>' in written(
        folder, YEAR, "statement/"
    )
    first, second = (
        {page.path for page in pages_of(editions_of(folder, Audience.INTERNAL)[year])}
        for year in (YEAR, THEIRS)
    )
    assert {each for each in first if not each.startswith("posts/")} == {
        each for each in second if not each.startswith(("posts/", "boards/"))
    } | {each for each in first if each.startswith("boards/")}
    assert {"posts/chief-officer/", "posts/other-clerk/"} <= first
    assert {"posts/example-chief-officer/", "posts/clerk/"} <= second


def test_who_signs_for_whom_is_said_at_both(project: MakeProject) -> None:
    folder = joint(project)
    (ours, theirs) = (
        words_of(written(folder, year, "statement/declaration/")) for year in (YEAR, THEIRS)
    )
    assert "Chief Officer" in ours
    assert "The Clerk, Other Authority" in ours
    assert "Chief Officer, Example Authority" in theirs
    assert "The Clerk, Other Authority" not in theirs


def test_a_release_is_one_of_both(project: MakeProject) -> None:
    folder = joint(project)
    name = release(folder, "2025-06-13 unaudited")
    shown = editions_of(folder)
    assert set(shown) == {
        each for year in (YEAR, THEIRS) for each in (year, f"{year}/releases/{name}")
    }
    (portal,) = [each for each in units_of(folder).values() if isinstance(each, Portal)]
    assert [each.path for body in portal.organisations for each in body.editions] == [YEAR, THEIRS]
    digests = {unit.release.digest for unit in shown.values() if unit.release}
    assert len(digests) == 1


def test_what_was_promised_together_is_followed_at_both_and_after_the_end(
    project: MakeProject,
) -> None:
    folder = joint(project)
    for year in (YEAR, THEIRS):
        carried = words_of(written(folder, year, "actions/one-form/"))
        whose = "" if year == YEAR else "Example Authority "
        assert f"Carried forward from One list of all minutes ({whose}2023/24)" in carried
    after = words_of(written(folder, "other/2025-26", "actions/one-form/"))
    assert "Carried forward from One form for all minutes (2024/25)" in after
    units = units_of(folder, Audience.INTERNAL)
    compared = units["other/compare/2024-25/2025-26"]
    assert isinstance(compared, ComparisonUnit)
    assert isinstance(units["other/history"], HistoryUnit)


@pytest.mark.parametrize(
    ("years", "ours", "theirs"),
    [
        pytest.param(
            {"other/2025-26": ""},
            "Example Authority has no later year here.",
            "Other Authority continues in 2025/26.",
            id="one of them",
        ),
        pytest.param(
            {"other/2025-26": "", "example/2026-27": ""},
            "Example Authority continues in 2026/27.",
            "Other Authority continues in 2025/26.",
            id="each alone",
        ),
        pytest.param(
            {"example/2025-26": "joint_with: [other]\n"},
            "Example Authority continues jointly in 2025/26.",
            "Other Authority continues jointly in 2025/26.",
            id="both together",
        ),
    ],
)
def test_how_each_body_went_on_is_said_at_both(
    project: MakeProject, years: dict[str, str], ours: str, theirs: str
) -> None:
    folder = joint(project)
    shutil.rmtree(folder / "content/other/2025-26")
    for year, more in years.items():
        (folder / "content" / year).mkdir(parents=True)
        edition = ALONE.replace("2026-03", f"20{year[-2:]}-03").partition("  - ")[0] + "  []\n"
        (folder / "content" / year / "edition.yml").write_text(edition + more, "utf-8")
    for year, said in {YEAR: f"{ours} {theirs}", THEIRS: f"{theirs} {ours}"}.items():
        assert said in words_of(written(folder, year)).replace(" .", ".")
    assert " continues in " not in words_of(written(folder, next(iter(years))))


def test_a_release_of_a_joint_year_does_not_say_how_the_bodies_went_on(
    project: MakeProject,
) -> None:
    folder = joint(project)
    name = release(folder, "2025-06-13 unaudited")
    assert " continues in " in words_of(written(folder, YEAR))
    assert " continues in " not in words_of(written(folder, f"{YEAR}/releases/{name}"))
    # Of what is not released, the public hears nothing.
    assert " continues in " not in words_of(written(folder, YEAR, "", Audience.PUBLIC))


def test_a_risk_of_both_goes_on_at_each_with_the_scores_of_that_body(project: MakeProject) -> None:
    folder = joint(project)
    listed = "  - {kind: risks, title: Risks, name: Risks, about: What may go wrong.}\n"
    for year, score in {YEAR: 9, "other/2025-26": 6, "example/2025-26": 4}.items():
        there = folder / "content" / year
        there.mkdir(exist_ok=True)
        edition = there / "edition.yml"
        text = edition.read_text("utf-8") if edition.is_file() else ALONE.partition("  - ")[0]
        edition.write_text(text + listed, "utf-8")
        risks = f"risks: [{{id: money, title: Money, current: {{score: {score}}}}}]\n"
        (there / "risks.yml").write_text(f"audience: public\n{risks}", "utf-8")
    for year, scores in {YEAR: "4 2024/25 9", THEIRS: "6 2024/25 9"}.items():
        said = f"Money: year by year Year Now 2025/26 {scores}"
        assert said in words_of(written(folder, year, "risks/"))


@pytest.mark.parametrize(
    ("bodies", "found"),
    [
        ("[example]", 'found "example", to which the folder belongs, expected the other bodies'),
        ("[other, other]", 'found "other" a second time'),
    ],
)
def test_a_body_is_named_once_and_not_by_itself(
    project: MakeProject, bodies: str, found: str
) -> None:
    folder = joint(project)
    rewrite(folder, f"{YEAR}/edition.yml", "[other]", bodies)
    assert found in [problem.message for problem in check(folder)]


def test_a_year_held_by_another_body_has_no_folder_of_its_own(project: MakeProject) -> None:
    folder = joint(project)
    (folder / "content/other/2025-26").rename(folder / "content" / THEIRS)
    rewrite(folder, f"{THEIRS}/edition.yml", "2026", "2025")
    (problem,) = [each for each in check(folder) if each.code == "joint-twice"]
    assert (problem.message, problem.hint) == (
        'found "other", which has a folder for 2024/25 too',
        "it is written once: remove one, or do not name it here",
    )


def test_it_is_released_by_the_name_of_the_body_that_holds_it(project: MakeProject) -> None:
    folder = joint(project)
    with pytest.raises(ExpectedError) as refused:
        release(folder, "2025-06-13 unaudited", edition=THEIRS)
    assert str(refused.value) == (
        "other/2024-25 is held as example/2024-25, jointly: release that, and it stands at both."
    )


def test_nothing_is_said_twice_of_what_is_wrong_in_it(project: MakeProject) -> None:
    folder = joint(project)
    rewrite(
        folder, f"{YEAR}/improvement.yml", "owners: [chief-officer, other", "owners: [chef, other"
    )
    problems = check(folder)
    assert [each.code for each in problems] == ["unknown-post"]


def test_it_is_compared_by_the_name_that_each_body_has_for_it(project: MakeProject) -> None:
    folder = joint(project)
    ours = compare_versions(folder, "example/2023-24", YEAR)
    theirs = compare_versions(folder, THEIRS, "other/2025-26")
    assert [each.new.edition.id for each in (ours, theirs)] == [YEAR, "other/2025-26"]
    assert theirs.old.edition.organisation == "other"
