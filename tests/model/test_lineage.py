"""What comes from what, as declared: pairs of pages, the newer one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR

from generator.model import Action, Area, ImprovementArea
from generator.model.lineage import lineage_of

if TYPE_CHECKING:
    from generator.model import Edition, Library

OLDER = "example/2023-24"


def area(**more: object) -> ImprovementArea:
    return ImprovementArea.model_validate({"id": "new", "number": 1, "title": "New", **more})


def action(**more: object) -> Action:
    return Action.model_validate({"id": "new", "title": "New", "began": "2025"} | more)


@pytest.mark.parametrize(
    ("item", "pairs"),
    [
        (area(), []),
        (area(carried_from="2023-24/old"), [("improvement/new/", OLDER, "improvement/old/")]),
        (area(renamed_from="old"), [("improvement/new/", YEAR, "improvement/old/")]),
        (area(split_from="old"), [("improvement/new/", YEAR, "improvement/old/")]),
        (area(merged_from=("b", "2023-24/a")), [("improvement/new/", OLDER, "improvement/a/"),
                                                ("improvement/new/", YEAR, "improvement/b/")]),
        (action(carried_from="2023-24/old"), [("actions/new/", OLDER, "actions/old/")]),
        # These lead elsewhere, and are no lineage.
        (action(area="quicker-minutes", part_of="whole"), []),
        (area(governance_areas=("openness",)), []),
    ],
)  # fmt: skip
def test_what_is_declared(
    library: Library, item: ImprovementArea | Action, pairs: list[tuple[str, str, str]]
) -> None:
    plan = library.editions[0].improvement
    assert plan
    name = "areas" if isinstance(item, ImprovementArea) else "actions"
    changed = with_part(library.editions[0], improvement=plan.without({name: (item,)}, {}))
    assert lineage_of(library, [changed]) == tuple(
        ((YEAR, new), (edition, old)) for new, edition, old in pairs
    )


def test_what_replaces_an_action_comes_after_it(library: Library) -> None:
    plan = library.editions[0].improvement
    assert plan
    replaced = plan.without({"actions": (action(id="old", replaced_by="new"),)}, {})
    assert lineage_of(library, [with_part(library.editions[0], improvement=replaced)]) == (
        ((YEAR, "actions/new/"), (YEAR, "actions/old/")),
    )


def test_an_area_has_a_page_in_the_code_and_one_in_the_statement(library: Library) -> None:
    code = library.editions[0].code
    assert code
    renamed: Area = code.areas[0].without({"renamed_from": "2023-24/old"}, {})
    changed = with_part(library.editions[0], code=code.without({"areas": (renamed,)}, {}))
    assert lineage_of(library, [changed, changed]) == (
        ((YEAR, "code/decisions/"), (OLDER, "code/old/")),
        ((YEAR, "statement/decisions/"), (OLDER, "statement/old/")),
    )


def with_part(edition: Edition, **part: object) -> Edition:
    return edition.without(part, {})
