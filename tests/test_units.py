"""Which websites exist, and what makes one of them out of date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.project import MINIMAL

from generator.audience import select
from generator.pipeline import check_content
from generator.releases.summaries import EditionSummary, OrganisationSummary
from generator.releases.versions import as_it_stands
from generator.units import EditionUnit, HistoryUnit, OrganisationUnit, Portal, list_units
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

    from generator.model import Library

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
CODE = "example/2024-25/code.yml"
POSTS = "organisations/example.yml"
EDITION = {"example/2024-25", "example/history"}  # what the one shows, the other follows
CONTROL = "            text: The Main Board decides once a month.\n"


def test_there_is_one_unit_for_the_portal_each_organisation_edition_and_history(
    library: Library,
) -> None:
    assert [
        (type(unit), unit.path) for unit in list_units(as_it_stands(library, PUBLIC, MINIMAL))
    ] == [
        (Portal, ""),
        (OrganisationUnit, "example"),
        (EditionUnit, "example/2024-25"),
        (HistoryUnit, "example/history"),
    ]


def test_a_unit_holds_only_what_it_is_built_from(library: Library) -> None:
    portal, organisation, edition, history = (
        unit.library for unit in list_units(as_it_stands(library, PUBLIC, MINIMAL))
    )
    assert (portal.organisations, portal.editions, portal.glossary) == ((), (), None)
    assert [each.id for each in organisation.organisations] == ["example"]
    assert (organisation.editions, organisation.frameworks) == ((), ())
    assert edition == library
    assert history == organisation  # what it follows are its sides


def test_units_know_of_the_others_only_a_small_index(library: Library) -> None:
    edition = EditionSummary(
        path="example/2024-25",
        organisation="example",
        year="2024-25",
        documents=(
            "Annual Governance Statement",
            "Code of Governance",
            "Improvement plan",
            "Assurance",
        ),
    )
    about = "A fictional body that governs nothing."
    ways = ("history/",)
    known = OrganisationSummary("example", "Example Authority", about, (edition,), ways=ways)
    bare = OrganisationSummary("example", "Example Authority", "", (edition,), ways=ways)
    years = replace(bare, editions=(replace(edition, documents=()),))
    units = list_units(as_it_stands(library, PUBLIC, MINIMAL))
    assert [unit.organisations for unit in units] == [(known,), (known,), (bare,), (years,)]


def digests(folder: Path, audience: Audience) -> dict[str, str]:
    library = select(check_content(folder).library, audience)
    return {
        unit.path: unit.digest() for unit in list_units(as_it_stands(library, audience, MINIMAL))
    }


@pytest.mark.parametrize(
    ("name", "change", "public", "internal"),
    [
        pytest.param(CODE, (CONTROL, CONTROL.replace("once", "twice")),
                     EDITION, EDITION, id="a public text"),
        pytest.param(CODE, (CONTROL, CONTROL + "            evidence: In a drawer.\n"),
                     set(), EDITION, id="a field that is internal by type"),
        pytest.param(POSTS, ("title: Finance Director\n", "title: Director\n"),
                     {"example", *EDITION}, {"example", *EDITION},
                     id="what several units show"),
        pytest.param("site.yml", ("as_at: 2025-06-30", "as_at: 2025-07-31"),
                     {"", "example", *EDITION}, {"", "example", *EDITION},
                     id="what all units show"),
    ],
)  # fmt: skip
def test_a_digest_changes_with_what_its_audience_may_see_and_with_nothing_else(
    project: MakeProject, name: str, change: tuple[str, str], public: set[str], internal: set[str]
) -> None:
    folder = project(replace={name: change})
    for audience, expected in ((PUBLIC, public), (INTERNAL, internal)):
        before, after = digests(MINIMAL, audience), digests(folder, audience)
        assert {path for path in after if after[path] != before[path]} == expected


def test_the_two_audiences_never_share_a_digest(library: Library) -> None:
    seen = [
        unit.digest()
        for audience in Audience
        for unit in list_units(as_it_stands(library, audience, MINIMAL))
    ]
    assert len(set(seen)) == len(seen)


def test_editions_are_listed_newest_first(library: Library) -> None:
    (edition,) = library.editions
    years = ("2019-20", "2021-22", "2020-21")
    editions = tuple(edition.model_copy(update={"year": year}) for year in years)
    portal = list_units(
        as_it_stands(library.model_copy(update={"editions": editions}), PUBLIC, MINIMAL)
    )[0]
    assert [each.year for each in portal.organisations[0].editions] == [
        "2021-22",
        "2020-21",
        "2019-20",
    ]
