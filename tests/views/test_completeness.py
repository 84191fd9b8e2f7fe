"""What a statement must hold, and what is said when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.plans import action, with_actions

from generator.model import Opinion, Section
from generator.views import edition_view
from generator.views.completeness import Coverage, coverage, six_things

if TYPE_CHECKING:
    from generator.model import Library, Record

RESPONSIBILITY = "Responsibility for governance, and the Code it follows"
EFFECTIVENESS = "How effective the governance was"
OPINION = "An opinion on the level of assurance"
PLAN = "A plan of action"
LAST_YEAR = "How the issues of last year were resolved"
CONCLUSION = "A conclusion"

MISSING = {
    RESPONSIBILITY: "no section says who is responsible",
    EFFECTIVENESS: "nothing assesses how well it worked",
    OPINION: "no opinion is given in the statement",
    PLAN: "nothing says what will be improved",
    LAST_YEAR: "no section says what became of last year's issues",
    CONCLUSION: "no section concludes or commits",
}


def changed(library: Library, **documents: Record | None) -> Library:
    """The library with other documents in its edition."""
    (edition,) = library.editions
    return library.without({"editions": (edition.without(dict(documents), {}),)}, {})


def with_sections(library: Library, *kinds: str) -> Library:
    """A statement of these sections alone, without reviews, plan or opinions around it."""
    statement = library.editions[0].statement
    assert statement
    sections = tuple(Section(id=kind, kind=kind, title=f"On {kind}", text="T") for kind in kinds)
    bare = statement.without({"sections": sections, "areas": ()}, {})
    return changed(library, statement=bare, improvement=None, assurance=None)


def told(library: Library) -> dict[str, str]:
    """What is said of each of the six things."""
    checks = six_things(edition_view(library, library.editions[0]))
    assert all(bool(check.where) is check.there for check in checks)
    return {check.title: check.where or check.missing for check in checks}


def test_all_that_is_missing_is_said(library: Library) -> None:
    assert told(with_sections(library)) == MISSING
    assert told(changed(library, statement=None, improvement=None, assurance=None)) == MISSING


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("scope", RESPONSIBILITY),
        ("review", EFFECTIVENESS),
        ("opinion", OPINION),
        ("actions", PLAN),
        ("last-year", LAST_YEAR),
        ("conclusion", CONCLUSION),
        ("declaration", CONCLUSION),
    ],
)
def test_a_section_is_there_by_its_kind(library: Library, kind: str, title: str) -> None:
    found = told(with_sections(library, kind))
    assert found == MISSING | {title: f'section "On {kind}"'}


def test_a_conclusion_goes_before_a_declaration(library: Library) -> None:
    found = told(with_sections(library, "declaration", "conclusion"))
    assert found[CONCLUSION] == 'section "On conclusion"'


def test_what_stands_outside_the_sections_counts_too(library: Library) -> None:
    bare = told(with_sections(library, "scope"))
    assert told(library) == bare | {
        RESPONSIBILITY: 'section "Responsibility"',
        EFFECTIVENESS: 'section "Review"',
        OPINION: "1 given by those named there",
        PLAN: "the improvement areas",
        CONCLUSION: 'section "Declaration"',
    }


def test_reviews_of_areas_assess_without_a_section_of_their_own(library: Library) -> None:
    statement = library.editions[0].statement
    assert statement
    without = changed(library, statement=statement.without({"sections": ()}, {}))
    assert told(without)[EFFECTIVENESS] == "the reviews of the areas"


def test_a_pending_opinion_is_none_yet(library: Library) -> None:
    assurance = library.editions[0].assurance
    assert assurance
    pending = Opinion(id="o", title="O", by="Audit", pending=True)
    found = told(changed(library, assurance=assurance.without({"opinions": (pending,)}, {})))
    assert found[OPINION] == MISSING[OPINION]


def test_each_principle_says_what_it_has(library: Library) -> None:
    code = library.editions[0].code
    areas = library.editions[0].improvement
    assert code
    assert areas
    decisions, openness = code.areas
    (control,) = openness.controls
    proven = control.model_copy(update={"evidence": "Seen.", "last_tested": "2025-02"})
    tested = code.without({"areas": (decisions, openness.without({"controls": (proven,)}, {}))}, {})
    rows = [
        action(name="one", area="quicker-minutes"),
        action(name="two", area="quicker-minutes"),
        action(name="elsewhere"),
    ]
    whole = with_actions(changed(library, code=tested), rows, areas=areas.areas)
    assert coverage(edition_view(whole, whole.editions[0])) == [
        Coverage("A. Integrity", 1, 1, with_evidence=0, tested=0, reviews=1, actions=0),
        Coverage("B. Openness", 1, 1, with_evidence=1, tested=1, reviews=1, actions=2),
    ]


def test_a_principle_without_any_area_is_told_too(library: Library) -> None:
    none = changed(library, code=None)
    assert [(row.title, row.areas) for row in coverage(edition_view(none, none.editions[0]))] == [
        ("A. Integrity", 0),
        ("B. Openness", 0),
    ]


def test_without_a_framework_there_are_no_principles_to_tell_of(library: Library) -> None:
    (edition,) = library.editions
    none = library.without({"editions": (edition.without({"framework": None}, {}),)}, {})
    assert coverage(edition_view(none, none.editions[0])) == []
