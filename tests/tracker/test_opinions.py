"""The opinions of auditors and inspectors, on their own page and on those of their areas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.rendered_pages import pages_in, words_of

from generator.model import Opinion
from generator.model.load import Known, load
from generator.rules import check_rules
from generator.units import Portal
from generator.views.opinions import say_given
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from support.project import MakeProject

ASSURANCE = """\
audience: public
introduction: Three bodies looked at the Authority.
opinions:
  - id: internal-audit
    title: Annual opinion of internal audit
    by: Internal Audit
    given: 2025-05
    rating: Reasonable <assurance>
    level: adequate
    text: Controls mostly work.
    areas: [decisions, openness]
    source: Report to the Audit Panel
    evidence: In the zqdrawer.
  - id: external-audit
    title: Opinion of external audit
    by: External Audit
    pending: true
    areas: [decisions]
  - id: inspection
    title: Inspection
    by: Inspectorate
    audience: internal
"""
FILE = "example/2024-25/assurance.yml"
ENTRY = """\
  - kind: assurance
    title: Assurance
    name: Assurance
    about: What stands behind the review.
"""


def pages(project: MakeProject, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    return pages_in(project({FILE: ASSURANCE}), audience)


def table(page: str) -> list[list[str]]:
    """The cells of the page's first table, without tags."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("<tr>")]
    return [[re.sub("<[^>]+>", "", cell).strip() for cell in row] for row in rows if row]


def test_opinions_stand_in_a_table_with_rating_and_level(project: MakeProject) -> None:
    page = pages(project)["example/2024-25/assurance/"]
    assert table(page) == [
        [
            "Annual opinion of internal audit",
            "Reasonable &lt;assurance&gt;",
            "Adequate, second of four",
            "Internal Audit",
        ],
        [
            "Opinion of external audit",
            "Pending when this was written",
            "Not stated",
            "External Audit",
        ],
    ]


def test_each_opinion_is_told_in_full(project: MakeProject) -> None:
    page = pages(project)["example/2024-25/assurance/"]
    assert "<p>Three bodies looked at the Authority.</p>" in page
    assert "<p>Controls mostly work.</p>" in page
    for words in ("May 2025", "Report to the Audit Panel", "../code/decisions/"):
        assert words in page


def test_the_public_is_told_that_some_are_withheld_and_nothing_of_them(
    project: MakeProject,
) -> None:
    page = pages(project)["example/2024-25/assurance/"]
    assert "<p>Some entries are not published here.</p>" in page
    assert "zqdrawer" not in page
    assert "Inspectorate" not in page


def test_staff_see_all_of_them_with_their_evidence(project: MakeProject) -> None:
    page = pages(project, Audience.INTERNAL)["example/2024-25/assurance/"]
    assert [row[0] for row in table(page)][2:] == ["Inspection"]
    assert "<p>In the zqdrawer.</p>" in page
    assert "not published here" not in page


def test_the_review_of_an_area_leads_to_its_opinions(project: MakeProject) -> None:
    found = {
        path: re.findall(r"assurance/#([\w-]+)\">[^<]*</a> \(([^)]*)\)", page)
        for path, page in pages(project).items()
        if path.startswith("example/2024-25/statement/") and "assurance/#" in page
    }
    reasonable = ("internal-audit", "reasonable &lt;assurance&gt;")
    assert found["example/2024-25/statement/decisions/"] == [
        reasonable,
        ("external-audit", "pending when this was written"),
    ]
    assert found["example/2024-25/statement/openness/"] == [reasonable]


def test_without_the_file_there_is_no_page(project: MakeProject) -> None:
    folder = project({FILE: None}, replace={"example/2024-25/edition.yml": (ENTRY, "")})
    assert "example/2024-25/assurance/" not in pages_in(folder)


def test_components_are_shown_to_staff_only(project: MakeProject) -> None:
    folder = project()
    public = pages_in(folder, Audience.PUBLIC, Portal)
    internal = pages_in(folder, Audience.INTERNAL, Portal)
    assert internal.keys() - public.keys() == {"components/"}
    headings = re.findall(r"(?m)^## ([\w ]+)", internal["components/"])
    assert {name.strip() for name in headings} >= {"State banner", "Status tag", "Note", "Table"}


@pytest.mark.parametrize(
    ("givers", "said"),
    [
        (["auditor", "inspector"], "2 given by auditors and inspectors"),
        (
            ["auditor", "body", "inspector", "body", "other"],
            (
                "2 given by auditors and inspectors, 1 by others outside the body, "
                "2 by the body itself"
            ),
        ),
        (["body"], "1 given by the body itself"),
        (
            [None, "auditor"],
            "1 given by auditors and inspectors, 1 by those named there",
        ),
        ([None], "1 given by those named there"),
    ],
)
def test_opinions_are_counted_by_who_gave_them(givers: list[str | None], said: str) -> None:
    given = [Opinion(id="a", title="A", by="B", given_by=giver) for giver in givers]
    assert say_given(given) == said


def test_what_a_body_concludes_of_itself_stands_apart(project: MakeProject) -> None:
    own = ASSURANCE.replace("by: External Audit", "by: The Authority\n    given_by: body")
    shown = own.replace("by: Internal Audit", "by: Internal Audit\n    given_by: auditor")
    page = words_of(pages_in(project({FILE: shown}))["example/2024-25/assurance/"])
    first, second = "Opinions of auditors and inspectors", "What the body itself concluded"
    assert page.index(first) < page.index("Annual opinion of internal audit") < page.index(second)
    assert page.index(second) < page.index("Opinion of external audit")


@pytest.mark.parametrize(("giver", "codes"), [("body", ["no-opinion"]), ("auditor", [])])
def test_a_statement_needs_an_opinion_of_somebody_else(
    project: MakeProject, giver: str, codes: list[str]
) -> None:
    folder = project(replace={FILE: ("    given:", f"    given_by: {giver}\n    given:")})
    found = {each.code for each in check_rules(load(folder, Known()), folder)}
    assert sorted(found & {"no-opinion"}) == codes
