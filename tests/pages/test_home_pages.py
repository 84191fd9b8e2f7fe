"""The first page of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.rendered_pages import pages_in, words_of

from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

YEAR = "example/2024-25"
HIDDEN = {
    "papers": (
        f"{YEAR}/papers/2024-10-01-autumn.yml",
        "title: Autumn\npanel: audit-panel\npurpose: To say how it goes.\n",
    ),
    "risks": (
        "joint/risks.yml",
        """\
audience: public
title: Risks
trends: Ours.
risks:
  - id: water
    audience: internal
    number: 1
    title: Water
    assessments: [{organisation: example, date: 2024-07, description: It may run out.}]
""",
    ),
    "terms": (
        "glossary.yml",
        f"""\
audience: public
terms:
  - id: water
    audience: internal
    term: Water
    meanings: [{{text: A word., used_in: [{YEAR}], documents: [statement]}}]
""",
    ),
}


@pytest.mark.parametrize("register", HIDDEN)
def test_a_register_of_which_all_is_withheld_is_told_where_it_has_no_page(
    project: MakeProject, register: str
) -> None:
    name, text = HIDDEN[register]
    home = pages_in(project({name: text}), Audience.PUBLIC)[f"{YEAR}/"]
    assert "Some entries are not published here." in words_of(home)
