"""A statement that is known, not held: that it came out is told, no text in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.releases import (
    CODE,
    EDITION,
    RELEASES,
    STATEMENT,
    YEAR,
    editions_of,
    known,
    release,
    units_of,
)
from support.rendered_pages import words_of

from generator.pages import pages_of
from generator.pages.release_state import say_how_final, say_known_from, say_next
from generator.pipeline import check, check_content
from generator.problems import ExpectedError
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.units import ComparisonUnit
from generator.vocabulary import Audience, DocumentState, ReleaseKind

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

NAME = "2025-07-26-known"
TOLD = "An audited statement was published on 26 July 2025; its text is not held here."
KNOWN = "It names nine areas."
SHOWN = "Shown here: unaudited statement, published 13 June 2025"
DEADLINES = """\
audience: public
deadlines: [{year: 2024-25, state: audited, by: 2026-02-27, rule: The rule}]
"""
PLAN = f"{YEAR}/improvement.yml"
AREA = "areas:\n  - id: quicker-minutes\n"


def june_and_july(project: MakeProject) -> Path:
    """An unaudited statement of June, and all that is known of the audited one of July."""
    folder = project({"deadlines.yml": DEADLINES})
    release(folder, "2025-06-13 unaudited")
    known(folder, "2025-07-26 audited", KNOWN, inferred=True)
    return folder


def test_it_is_a_release_of_its_own_kind_with_the_text_that_was_held_before(
    project: MakeProject,
) -> None:
    folder = june_and_july(project)
    (june, july) = check_content(folder).releases
    assert july.name == NAME
    assert (july.facts.kind, july.facts.state) == (ReleaseKind.KNOWN, None)
    assert july.facts.statement == june.name
    assert july.facts.known is not None
    assert (july.facts.known.state, july.facts.known.inferred) == (DocumentState.AUDITED, True)
    held = {each.path: each.sha256 for each in june.facts.files}
    kept = {each.path: each.sha256 for each in july.facts.files}
    assert [kept[name] for name in (CODE, STATEMENT)] == [held[name] for name in (CODE, STATEMENT)]
    assert check(folder) == []


@pytest.mark.parametrize("audience", Audience)
def test_every_page_says_that_it_came_out_and_whose_text_is_shown(
    project: MakeProject, audience: Audience
) -> None:
    units = editions_of(june_and_july(project), audience)
    told = units[f"{YEAR}/releases/{NAME}"]
    assert say_known_from(told) == "the paper of September (inferred from it)"
    # The permanent link of each page of the year leads to it.
    assert units[f"{YEAR}/releases/{NAME}"].edition.statement is not None
    assert say_how_final(units[f"{YEAR}/releases/{NAME}"]) == f"{TOLD} {SHOWN}"
    if audience is Audience.PUBLIC:
        assert say_how_final(units[YEAR]) == f"{TOLD} {SHOWN}"
        assert say_next(units[YEAR]) == ""  # the law wanted no more than what came out


def test_what_is_known_of_it_stands_once_in_each_list_of_the_page_about_the_year(
    project: MakeProject,
) -> None:
    folder = june_and_july(project)
    unit = editions_of(folder)[YEAR]
    (about,) = (page for page in pages_of(unit) if page.path == "about/")
    text = words_of(render_page(make_environment(find_resources(folder).templates), unit, about))
    facts, table = text.split("Releases, latest first")
    assert (facts.count(KNOWN), table.count(KNOWN)) == (1, 1)


def test_what_follows_it_shows_the_text_that_is_held_and_says_so(project: MakeProject) -> None:
    folder = june_and_july(project)
    release(folder, "2025-09-22 report")
    assert say_how_final(editions_of(folder)[YEAR]) == (
        "Unaudited statement, published 13 June 2025; plan and papers as at 22 September 2025. "
        f"{TOLD}"
    )


def test_of_one_that_was_only_presented_nobody_knows_whether_it_came_out(
    project: MakeProject,
) -> None:
    folder = project({"deadlines.yml": DEADLINES})
    known(folder, "2025-07-04 audited", "It covers the year.", presented=True)
    unit = editions_of(folder)[YEAR]
    assert say_how_final(unit) == (
        "An audited statement was taken to a panel on 4 July 2025; its text is not held here, and "
        "whether it was published is not stated."
    )
    assert say_next(unit) == "Audited statement due by 27 February 2026"
    # What a paper tells of the statement stands in the place of its text.
    assert unit.edition.statement is not None
    # So a text of an earlier state may still come out.
    assert release(folder, "2025-07-05 unaudited") == "2025-07-05-unaudited"


def test_it_is_never_compared_as_a_text_and_what_is_known_of_it_is(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    plan = folder / "content" / PLAN
    plan.write_text(
        plan.read_text("utf-8").replace(
            AREA,
            AREA.replace("quicker-minutes", "one-more")
            + "    title: One more\n    number: 9\n  - id: quicker-minutes\n",
        ),
        "utf-8",
    )
    known(folder, "2025-07-26 audited", KNOWN)
    path = f"example/compare/2024-25@2025-06-13-unaudited/2024-25@{NAME}"
    unit = units_of(folder)[path]
    assert isinstance(unit, ComparisonUnit)
    assert not {"control", "review", "section"} & set(unit.comparison.counts)
    environment = make_environment(find_resources(folder).templates)
    (page,) = pages_of(unit)
    text = words_of(render_page(environment, unit, page))
    assert "There is no Code in the newer version to compare with." in text
    assert "There is no statement in the newer version to compare with." in text
    assert "Different: 2 improvement areas and 1 opinion." in text


@pytest.mark.parametrize(
    ("before", "what", "said"),
    [
        ("2025-06-13 audited", "2025-07-26 unaudited",
         f"{YEAR}@2025-06-13-audited is audited already: a statement never goes back."),
        ("2025-06-13 audited", "2025-07-26 audited",
         f"{YEAR}@2025-06-13-audited is audited already, and its text is held."),
        ("2025-07-26 unaudited", "2025-06-13 audited",
         f"{YEAR}@2025-07-26-unaudited is newer: give its date, 2025-07-26, or a later one."),
    ],
)  # fmt: skip
def test_what_cannot_be_known_is_refused(
    project: MakeProject, before: str, what: str, said: str
) -> None:
    folder = project()
    release(folder, before)
    with pytest.raises(ExpectedError) as refused:
        known(folder, what, KNOWN)
    assert str(refused.value) == said


def test_a_text_that_is_found_later_takes_its_place(project: MakeProject) -> None:
    folder = june_and_july(project)
    assert release(folder, "2025-07-26 audited") == "2025-07-26-audited"
    assert say_how_final(editions_of(folder)[YEAR]) == "Audited statement, published 26 July 2025"
    assert sorted(each.name for each in (folder / RELEASES).iterdir()) == [
        "2025-06-13-unaudited", "2025-07-26-audited", NAME,
    ]  # fmt: skip


def test_an_internal_year_is_not_made_known(project: MakeProject) -> None:
    folder = project(replace={EDITION: ("audience: public", "audience: internal")})
    with pytest.raises(ExpectedError, match="is internal"):
        known(folder, "2025-07-26 audited", KNOWN)
