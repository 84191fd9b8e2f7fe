"""What moves during a year, joined: lineage both ways, owners, answers, papers and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.moving_plan import FILES, PLAN
from support.plans import action, with_actions

from generator.model import (
    Action,
    Assessment,
    Assurance,
    ImprovementArea,
    Organisation,
    Post,
    Recommendation,
    Risk,
    Risks,
)
from generator.model.schema import lineage_fields
from generator.pipeline import check_content
from generator.views import edition_view
from generator.views.year import RELATIONS

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library
    from generator.views import EditionView

OLD, NEW = "2023-24", "2024-25"


def test_every_relation_has_words_for_both_of_its_items() -> None:
    declared = {
        field.relation for cls in (Action, ImprovementArea) for field in lineage_fields(cls)
    }
    assert declared == RELATIONS.keys()


def two_years(
    library: Library,
    old: tuple[list[ImprovementArea], list[Action]],
    new: tuple[list[ImprovementArea], list[Action]],
) -> tuple[EditionView, EditionView]:
    """Views of two years, each with these improvement areas and actions."""
    (edition,) = library.editions
    years = tuple(edition.without({"year": year}, {}) for year in (OLD, NEW))
    library = library.without({"editions": years}, {})
    for at, (areas, actions) in enumerate((old, new)):
        library = with_actions(library, actions, at=at, areas=tuple(areas))
    before, after = (edition_view(library, each) for each in library.editions)
    return before, after


def area(name: str, **lineage: object) -> ImprovementArea:
    return ImprovementArea.model_validate({"id": name, "number": 1, "title": name} | lineage)


def lines(view: EditionView) -> dict[str, list[tuple[str, str, str]]]:
    """The lines to other years of each improvement area and action."""
    shown = {each.record.id: each.earlier for each in view.improvements}
    shown |= {each.record.id: each.links for each in view.actions}
    return {
        name: [(link.relation, link.title, link.path) for link in links]
        for name, links in shown.items()
    }


def test_what_is_carried_forward_leads_back_and_is_led_to(library: Library) -> None:
    before, after = two_years(
        library,
        ([area("minutes")], [action(name="record")]),
        (
            [area("minutes", carried_from=f"{OLD}/minutes")],
            [action(name="record", carried_from=f"{OLD}/record")],
        ),
    )
    old, new = f"example/{OLD}", f"example/{NEW}"
    assert lines(after) == {
        "minutes": [("Carried forward from", "minutes (2023/24)", f"{old}/improvement/minutes/")],
        "record": [("Carried forward from", "record (2023/24)", f"{old}/actions/record/")],
    }
    assert lines(before) == {
        "minutes": [("Carried forward to", "minutes (2024/25)", f"{new}/improvement/minutes/")],
        "record": [("Carried forward to", "record (2024/25)", f"{new}/actions/record/")],
    }


def relations(view: EditionView) -> dict[str, list[tuple[str, str]]]:
    return {
        name: [(relation, title[:-10]) for relation, title, _ in links]
        for name, links in lines(view).items()
    }


def test_both_halves_of_a_split_point_back(library: Library) -> None:
    halves = [area(name, split_from=f"{OLD}/whole") for name in ("one-half", "other-half")]
    before, after = two_years(library, ([area("whole")], []), (halves, []))
    assert relations(after) == {
        "one-half": [("Split from", "whole")],
        "other-half": [("Split from", "whole")],
    }
    assert relations(before) == {
        "whole": [("Split into", "one-half"), ("Split into", "other-half")]
    }


def test_both_parts_of_a_merger_point_forward(library: Library) -> None:
    merged = area("whole", merged_from=(f"{OLD}/one", f"{OLD}/other"))
    before, after = two_years(library, ([area("one"), area("other")], []), ([merged], []))
    assert relations(after) == {"whole": [("Merged from", "one"), ("Merged from", "other")]}
    assert relations(before) == {
        "one": [("Merged into", "whole")],
        "other": [("Merged into", "whole")],
    }


def test_what_was_renamed_or_replaced_says_so_on_both_sides(library: Library) -> None:
    before, after = two_years(
        library,
        ([area("old-name")], [action(name="old", replaced_by=f"example/{NEW}/new")]),
        ([area("new-name", renamed_from=f"{OLD}/old-name")], [action(name="new")]),
    )
    assert relations(after) == {
        "new-name": [("Renamed from", "old-name")],
        "new": [("Replaces", "old")],
    }
    assert relations(before) == {
        "old-name": [("Renamed to", "new-name")],
        "old": [("Replaced by", "new")],
    }


def test_an_area_and_an_action_of_one_name_are_not_mistaken_for_each_other(
    library: Library,
) -> None:
    before, _ = two_years(
        library,
        ([area("minutes")], [action(name="minutes")]),
        ([], [action(name="later", carried_from=f"{OLD}/minutes")]),
    )
    assert [each.earlier for each in before.improvements] == [[]]
    assert [len(each.links) for each in before.actions] == [1]


def test_an_action_meets_its_owner_its_area_its_parent_and_what_it_answers(
    library: Library,
) -> None:
    rows = [
        action(name="whole", area="minutes", owners=("chief-officer",)),
        action(name="part", part_of="whole", recommendations=("listen",)),
    ]
    (edition,) = with_actions(library, rows, areas=(area("minutes"),)).editions
    asked = tuple(
        Recommendation(id=name, title=name, by="Audit", areas=("openness",))
        for name in ("listen", "wait")
    )
    edition = edition.without({"assurance": Assurance(recommendations=asked)}, {})
    view = edition_view(library.without({"editions": (edition,)}, {}), edition)
    whole, part = view.actions
    assert [owner.slug for owner in whole.owners] == ["chief-officer"]
    assert view.posts[0].actions == [whole]
    assert view.improvements[0].actions == [whole]
    assert (part.parent, whole.parts, part.parts) == (rows[0], [part], [])
    assert [
        (each.record.id, [a.record.id for a in each.areas], each.actions)
        for each in view.recommendations
    ] == [("listen", ["openness"], [part]), ("wait", ["openness"], [])]


def test_the_tracker_has_its_declared_date_and_tells_what_moved_since_the_paper_before(
    project: MakeProject,
) -> None:
    declared: dict[str, str | bytes | None] = {PLAN: f"as_at: 2024-12-12\n{FILES[PLAN]!s}"}
    library = check_content(project(FILES | declared)).library
    view = edition_view(library, library.editions[0])
    assert view.plan
    assert (str(view.plan.as_at), str(view.plan.since)) == ("2024-12-12", "2024-09-12")
    assert [str(plan.as_at) for plan in view.history] == ["2024-09-12", "2024-12-12"]
    assert [each.record.id for each in view.papers] == ["2024-09-12-first", "2024-12-12-second"]
    assert "audit-panel" in [board.slug for board in view.boards]


@pytest.mark.parametrize(
    ("as_at", "update", "since"),
    [
        ("2024-12-13", "", "2024-09-12"),
        ("2024-12-20", "", "2024-12-12"),
        ("2024-12-13", "2024-12-13", "2024-12-12"),
        ("2024-12-31", "2024-12", "2024-12-12"),
    ],
)
def test_a_paper_right_before_tells_of_the_same_plan_unless_it_moved_since(
    project: MakeProject, as_at: str, update: str, since: str
) -> None:
    plan = f"as_at: {as_at}\n{FILES[PLAN]!s}"
    if update:
        said = f"    updates: [{{date: {update}, state: on-track}}]\n"
        new = f"  - id: new\n    title: New\n    owners: [chief-officer]\n{said}"
        plan = plan.replace("  - id: train-clerks\n", f"{new}  - id: train-clerks\n")
    library = check_content(project({**FILES, PLAN: plan})).library
    view = edition_view(library, library.editions[0])
    assert view.plan
    assert (str(view.plan.as_at), str(view.plan.since)) == (as_at, since)


def test_a_risk_is_told_by_each_body_newest_first(library: Library) -> None:
    def seen(body: str, date: str) -> Assessment:
        return Assessment(organisation=body, date=date, description=f"As {body} saw it.", owner="o")

    owner = (Post(id="o", title="Owner"),)
    bodies = tuple(
        Organisation(id=name, name=name, short_name=name, about="A body.", posts=owner)
        for name in ("example", "other")
    )
    risk = Risk(
        id="flood",
        number=1,
        title="Flood",
        assessments=(
            seen("example", "2024-06-01"),
            seen("other", "2024-06-01"),
            seen("example", "2024-09-01"),
            seen("example", "2025-04-01"),
        ),
    )
    risks = Risks(title="Risks", trends="Ours.", risks=(risk,))
    whole = library.without({"risks": risks, "organisations": bodies}, {})
    (found,) = edition_view(whole, whole.editions[0]).risks
    assert [(row.organisation.id, row.record.date) for row in found.rows] == [
        ("example", "2024-09-01"),
        ("example", "2024-06-01"),
        ("other", "2024-06-01"),
    ]
    assert [row.owner and row.owner.slug for row in found.rows] == ["o", "o", "other-o"]


def test_a_risk_that_nobody_assessed_in_a_year_is_not_of_that_year(library: Library) -> None:
    later = Assessment(organisation="example", date="2025-04-01", description="Later.")
    risk = Risk(id="flood", number=1, title="Flood", assessments=(later,))
    risks = Risks(title="Risks", trends="Ours.", risks=(risk,))
    whole = library.without({"risks": risks}, {})
    assert edition_view(whole, whole.editions[0]).risks == []
