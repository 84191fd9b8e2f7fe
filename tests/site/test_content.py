"""The sample says what the papers say, above all that of 30 June 2017, and where they are odd."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.project import REPOSITORY, STARTER

from generator.views import edition_view, editorial_notes
from generator.vocabulary import DocumentKind

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library
    from generator.views import EditionView

CONTENT = REPOSITORY / "content"


@pytest.fixture(scope="module")
def library() -> Library:
    return content_of(REPOSITORY).library


@pytest.fixture(scope="module")
def view(library: Library) -> EditionView:
    (edition,) = [each for each in library.editions if each.id == "met/2016-17"]
    return edition_view(library, edition)


# What the check says of the sample, all of it the papers' own doing.
TOLD = {
    ("warning", "accessibility", "site.yml"): 1,  # what nobody has said is not made up
    ("warning", "stated-counts", "mopac/2022-23/improvement.yml"): 1,  # 14 against 41 - 26 = 15
    ("note", "moved-without-reason", "mpa/2007-08/improvement.yml"): 2,
    ("note", "passed-without-reason", "mpa/2007-08/improvement.yml"): 4,  # of September 2008
}


def told(project: Path) -> Counter[tuple[str, str, str]]:
    return Counter(
        (each.severity.value, each.code, each.place.file.removeprefix("content/"))
        for each in content_of(project).problems
    )


def test_all_there_is_to_say_of_the_sample_is_odd_in_the_papers() -> None:
    assert told(REPOSITORY) == TOLD


def test_there_is_nothing_to_say_of_the_starter() -> None:
    assert told(STARTER) == {}


def test_counts(view: EditionView) -> None:
    assert view.framework
    assert len(view.framework.principles) == 7
    assert len(view.areas) == 14
    assert len(view.controls) >= 100
    assert len(view.improvements) == 9
    assert all(len(area.all_controls) >= 3 for area in view.areas)
    assert len(view.terms) >= 47


def test_areas_stand_in_the_order_of_the_paper(view: EditionView) -> None:
    assert [(area.record.number, area.record.id) for area in view.areas] == [
        (1, "objectives-targets"),
        (2, "strategic-planning"),
        (3, "decision-making"),
        (4, "monitoring"),
        (5, "development-needs"),
        (6, "contracts-partnerships"),
        (7, "risk-management"),
        (8, "financial-stewardship"),
        (9, "audit-assurance"),
        (10, "complaints-fraud-reporting"),
        (11, "engagement"),
        (12, "publication-foi"),
        (13, "law-lawfulness"),
        (14, "conduct-ethics"),
    ]


def test_principles_stand_in_the_order_of_the_paper_each_with_two_areas(view: EditionView) -> None:
    order = [
        (each.record.letter, [a.record.number for a in each.areas]) for each in view.principles
    ]
    assert order == [
        ("C", [1, 2]),
        ("D", [3, 4]),
        ("E", [5, 6]),
        ("F", [7, 8]),
        ("G", [9, 10]),
        ("B", [11, 12]),
        ("A", [13, 14]),
    ]


# Which document prints which theme: x where it does.
THEMES = """
area theme                       code statement
2    met-business-plan           x    x
2    change-planning             x    x
2    financial-planning          x    x
3    corporate-boards            x    x
3    programme-project-governance x   -
3    operational-decision-making x    x
3    bcu-model                   -    x
4    performance-control         x    x
4    omm-2020                    x    -
4    financial-control           x    x
6    commercial-contracts        x    x
6    partnerships                x    x
6    research-relationships      x    x
7    business-continuity         x    x
7    insurance                   x    x
7    health-safety               x    -
9    assurance-control           x    -
9    audit-and-assurance         -    x
9    financial-assurance         -    x
10   complaints-misconduct       x    x
10   fraud-misconduct            x    x
10   audit-inspection-reporting  x    x
11   community-engagement        x    x
11   public-access               x    x
12   publicising-information     x    x
12   media-communications        x    x
12   foia-public-requests        x    x
13   law-regulations             x    x
13   policy                      x    x
13   financial-lawfulness        x    x
13   environmental               x    x
14   standards-ethics            x    x
14   culture-change              x    x
"""


def test_each_document_prints_its_themes(view: EditionView) -> None:
    printed = [
        (str(area.record.number), theme.record.id, *_signs(theme.record.printed_in))
        for area in view.areas
        for theme in area.themes
    ]
    assert printed == [tuple(line.split()) for line in THEMES.strip().splitlines()[1:]]


def _signs(kinds: tuple[DocumentKind, ...]) -> list[str]:
    return ["x" if kind in kinds else "-" for kind in (DocumentKind.CODE, DocumentKind.STATEMENT)]


def test_a_theme_has_what_its_documents_print(view: EditionView) -> None:
    """Controls where the Code prints it, a review where the statement does."""
    for area in view.areas:
        for theme in area.themes:
            printed_in = theme.record.printed_in
            assert bool(theme.controls) is (DocumentKind.CODE in printed_in), theme.record.id
            assert bool(theme.review) is (DocumentKind.STATEMENT in printed_in), theme.record.id


def test_areas_without_themes_and_risk_management_are_reviewed_as_a_whole(
    view: EditionView,
) -> None:
    assert [area.record.number for area in view.areas if area.own_review] == [1, 5, 7, 8]


def test_leads_of_the_improvement_areas(view: EditionView) -> None:
    assert [
        (each.record.title, [lead.slug for lead in each.leads]) for each in view.improvements
    ] == [
        ("Strategic vision and planning", ["director-strategy-governance"]),
        ("Decision making processes and delegation", ["director-strategy-governance"]),
        ("Performance management", ["director-information-insight"]),
        ("Capability, training and development", ["ac-professionalism"]),
        ("Collaboration and strategic partnerships", []),
        ("Commercial collaboration and strategic partnerships", []),
        ("Assurance framework", ["director-strategy-governance"]),
        ("Community engagement and public confidence", ["ac-territorial-policing"]),
        ("Information management", ["ac-professionalism"]),
    ]


def test_no_paper_links_improvement_areas_to_governance_areas(view: EditionView) -> None:
    assert [each.record.id for each in view.improvements if each.governance_areas] == []


def test_signatories_are_those_of_the_declaration(view: EditionView) -> None:
    assert view.edition.statement
    assert [
        (section.kind, each.name, each.post, each.signed)
        for section in view.edition.statement.sections
        for each in section.signatories
    ] == [
        ("declaration", "Craig Mackey", "deputy-commissioner", "2017-06"),
        ("declaration", "Lynda McMullan", "chief-financial-officer", "2017-06"),
    ]


@pytest.mark.parametrize("folder", [CONTENT, STARTER], ids=["sample", "starter"])
def test_there_is_no_email_address(folder: Path) -> None:
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    assert files
    found = [
        (file.name, each)
        for file in files
        for each in re.findall(
            r"[\w.+-]+@\w[\w-]*\.\w+|mailto:", file.read_text("utf-8", "replace")
        )
    ]
    assert found == []


# What is odd in the paper, the file whose note says so, and words of that note.
ODDITIES = [
    ("titles of five areas drift inside the Code", "edition.yml", "1, 3, 7, 13 and 14 differ"),
    ("principles are printed out of order", "edition.yml", "C D E F G B A, without letters"),
    ("two dates and pairs for who signs", "edition.yml", "the Deputy Commissioner and the Chief"),
    ("to be published when signed, published unsigned", "edition.yml", "yet published unsigned"),
    ("marked None and Not Protectively Marked", "edition.yml", "words Not Protectively Marked"),
    ("intended activity that had happened", "edition.yml", "launched fully in March 2017"),
    ("an audit pending in a published paper", "edition.yml", "Security) is printed as pending"),
    ("three dates of publication", "edition.yml", "gives 26 July 2017"),
    ("no opinion on assurance, no last year", "edition.yml", "how last year's issues"),
    ("eight improvement areas become nine", "improvement.yml", "22 September 2017 has nine"),
    ("one of them is split", "improvement.yml", "the audited statement is not among"),
    ("no link to the governance areas", "improvement.yml", "no link is recorded"),
    ("who leads which half", "improvement.yml", "No paper says who leads"),
    ("delay for delayer", "improvement.yml", "probably delayer"),
    ("themes only one document has", "statement.yml", "'s only theme, \"Assurance"),
    ("owners in place, or yet to be", "statement.yml", "establish Information Asset Owners"),
    ("47 entries in each list, not the same", "statement.yml", "47 entries in each list"),
    ("AC as Assistance Commissioner", "glossary.yml", "Assistance Commissioner"),
    ("OCU as Occupational and Operational", "glossary.yml", "print Occupational"),
    ("MET and MPS with one definition", "glossary.yml", "MET and MPS have the same definition"),
    ("ICF Integrated and Intelligent", "glossary.yml", "prints Intelligent Client Function"),
    ("MMR with two expansions", "glossary.yml", "monthly monitoring reporting (MMR) and Monthly"),
    ("BCU Borough and Basic", "glossary.yml", "Basic Command Units (BCU)"),
    *[
        (f"{term} used and missing", term, "missing from")
        for term in ("PCP", "SIRO", "PVP", "DMC", "TOM")
    ],
]


@pytest.mark.parametrize(("where", "words"), [pytest.param(*o[1:], id=o[0]) for o in ODDITIES])
def test_what_is_odd_has_its_note(library: Library, where: str, words: str) -> None:
    """`where` is the note's file, or the term it is about."""
    notes = [n for n in editorial_notes(library) if where == n.about or f"/{where}:" in n.place]
    assert [note for note in notes if words in " ".join(note.text.split())]


def test_twenty_listed_terms_are_never_used(library: Library) -> None:
    """BOCU and the Code's (B)OCU are two of the twenty; here they are one."""
    never = ("Listed, never used in the text", "Listed; the text of both documents uses only")
    marked = {note.about for note in editorial_notes(library) if note.text.startswith(never)}
    assert len(marked) == 20 - 1
