"""Ten documents of different structure: no word is lost, and nearly all have a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.imports import FREE, bring_in, in_order, lost, texts
from support.printed import (
    Printed,
    as_markdown,
    as_text,
    words_in,
    write_html,
    write_pdf,
    write_word,
)
from support.rendered_pages import pages_in

from generator.importing.blocks import words_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

DUTY = (
    "The Authority must keep a sound system of internal control, and must review it each year."
    " This statement says how it did so, and what it will do next."
)
REVIEW = "The Committee looked at each of the twelve reports of internal audit; two were limited."
HOPE = "We are satisfied that these steps (all agreed in May) will answer what was found."

PLAN = [
    ["Ref", "Issue", "Agreed action", "Lead officer", "Target date", "Progress"],
    ["1", "Minutes are late", "One form for all minutes", "Head of Law", "30/09/2025", "Begun."],
    ["2", "Few registers", "Keep two registers", "Chief Officer; Head of Law", "Ongoing", ""],
    ["", "", "Tell all members", "Chief Officer", "When the new hall is open", "50 %"],
]
GLOSSARY = [["Term", "Meaning"], ["AGS", "Annual Governance Statement"], ["KPI", "A measure"]]
CONTROL = [["Version", "0.3"], ["Author", "Head of Law"], ["Review date", "Spring 2026"]]

STYLED: list[Printed] = [
    ("title", "Annual Governance Statement 2024/25"),
    ("h1", "1. Scope of responsibility"),
    ("p", DUTY),
    ("h2", "1.1 What the Authority does"),
    ("li", "It keeps the harbour."),
    ("li", "It lights the coast."),
    ("h1", "2. Significant issues"),
    ("p", "These are the issues of the year."),
    ("table", PLAN),
    ("h1", "3. Declaration"),
    ("p", HOPE),
    ("p", "Signed: ............\nJane Example\nChief Officer\nDate: 12 June 2025"),
    ("p", "Signed: ............\nCllr A. B. Sample\nLeader of the Council\nDate: 13 June 2025"),
    ("h1", "Glossary"),
    ("table", GLOSSARY),
]
BOLD: list[Printed] = [
    ("bold", "ANNUAL GOVERNANCE STATEMENT"),
    ("bold", "Introduction"),
    ("p", DUTY),
    ("bold", "How we reviewed it"),
    ("p", REVIEW),
    ("li", "Meetings: four"),
    ("p", "* Costs are in pounds, and 5 < 6 & so on; see [1] and snake_case_words."),
    ("table", [["Year", "Reports"], ["2023/24", "11 | 12"], ["2024/25", "12"]]),
]
LETTERED: list[Printed] = [
    ("h1", "A. Scope"),
    ("p", DUTY),
    ("h2", "A1 Boards"),
    ("h3", "The Main Board"),
    ("p", "It met six times."),
    ("h4", "Its members"),
    ("p", "They are five."),
    ("h1", "Appendix 1: Document control"),
    ("table", CONTROL),
]
PRINCIPLES: list[Printed] = [
    ("h1", "Statement of the Example Port"),
    ("h2", "Principle A: Integrity"),
    ("p", "Members sign a code.\nThey sign it in May."),
    ("table", [["What", "Judgement"], ["Registers", "Partial"], ["Codes", "Full"]]),
    ("h2", "Principle B - Openness"),
    ("p", REVIEW),
    ("h2", "Conclusion"),
    ("p", HOPE),
]
NUMBERED: list[Printed] = [
    ("h1", "1 Introduction"),
    ("p", "1.1 " + DUTY),
    ("p", "1.2 The system has two parts:"),
    ("li", "boards;"),
    ("li", "officers; and"),
    ("p", "1.3 " + REVIEW),
    ("h1", "2 Review"),
    ("p", "2.1 " + HOPE),
    ("p", "2.1 The same number stands here again."),
]
REPORT: list[Printed] = [
    ("p", "EXAMPLE TOWN"),
    ("p", "Working together"),
    ("p", "Report Summary"),
    ("p", DUTY),
    ("p", "1. Supporting Information"),
    ("p", "1.1. " + REVIEW),
    ("p", "Improvement Areas"),
    ("p", "1.2. " + HOPE),
    ("table", PLAN),
    ("p", "2. Legal Implications"),
    ("p", "There are none that are not in this report, which is the only one of the year."),
]
PAPER: list[Printed] = [
    ("title", "Annual Governance Statement"),
    ("h1", "Scope of responsibility"),
    ("p", DUTY),
    *[("p", f"{number}.{each} {REVIEW} {DUTY}") for number in (1, 2) for each in range(1, 9)],
    ("h1", "Review of effectiveness"),
    ("p", HOPE),
    ("li", "Internal audit gave an opinion."),
    ("li", "The external auditor gave another."),
    *[("p", f"{DUTY} {REVIEW}") for _ in range(12)],
]


def _underlined(parts: list[Printed]) -> str:
    lines = as_text(parts)
    return re.sub(r"(?m)^(Report Summary|Improvement Areas)$", r"\1\n-----------------", lines)


def _paged(parts: list[Printed]) -> str:
    """Pages with a running heading and numbers, and a table of contents on the first."""
    contents = "Contents\n\nReport Summary ........ 2\n\n1. Supporting Information ..... 3\n"
    pages = [contents, *(as_text(parts[at : at + 3]) for at in range(2, len(parts), 3))]
    headed = (f"Example Town\n\n{page}\n\nPage {at} of 9\n" for at, page in enumerate(pages, 1))
    return "\f".join(headed)


NAV = ("<nav><a href='/'>Home</a></nav>", "<footer>About cookies</footer>")
TERMS = "<h2>Glossary</h2><dl><dt>AGS</dt><dd>Our statement</dd><dt>KPI</dt><dd>A measure</dd></dl>"


def _write(folder: Path, name: str) -> tuple[Path, str]:
    """One of the ten documents, and all that it says."""
    file = folder / name
    parts = {
        "styled": STYLED, "bold": BOLD, "lettered": LETTERED, "principles": PRINCIPLES,
        "numbered": NUMBERED, "report": REPORT, "paged": REPORT, "paper": PAPER,
        "plain": [each for each in NUMBERED if each[0] != "table"],
    }[file.stem.split("-")[0]]  # fmt: skip
    said = words_in(parts)
    match file.suffix:
        case ".docx":
            write_word(file, parts)
        case ".html":
            write_html(file, parts, (NAV[0], TERMS + NAV[1]))
            said += " Home Glossary AGS Our statement KPI A measure About cookies"
        case ".md":
            file.write_text(as_markdown(parts), "utf-8")
        case ".txt" if name.startswith("paged"):
            file.write_text(_paged(parts), "utf-8")
            said = file.read_text("utf-8")
        case ".txt":
            file.write_text(_underlined(parts), "utf-8")
        case _:
            write_pdf(file, parts, "Example Town, statement" if parts is PAPER else "")
    return file, said


DOCUMENTS = [
    "styled.docx", "bold.docx", "lettered.docx", "principles.html", "styled.html", "numbered.md",
    "principles.md", "report.txt", "paged.txt", "paper.pdf", "plain.pdf",
]  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_is_lost_and_nearly_all_have_a_place(tmp_path: Path, name: str) -> None:
    file, said = _write(tmp_path, name)
    imported = bring_in(tmp_path, file)
    assert lost(words_of(said), imported.written) == {}
    share = re.search(r"([0-9.]+)% of those", imported.report)
    assert share
    assert float(share[1]) >= 90
    assert {problem.code for problem in imported.problems} <= FREE


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_in_the_statement_stands_in_the_order_of_its_source(
    tmp_path: Path, name: str
) -> None:
    file, said = _write(tmp_path, name)
    statement = bring_in(tmp_path, file).file("statement.yml")
    unplaced = statement.pop("unplaced", [])
    for section in statement.get("sections", []):
        section.pop("signatories", None)
    assert in_order(words_of("\n".join(texts(statement, "introduction"))), words_of(said))
    assert in_order(words_of("\n".join(unplaced)), words_of(said))


def test_an_improvement_area_without_a_lead_names_none(tmp_path: Path) -> None:
    file, _ = _write(tmp_path, "styled.docx")
    pages = pages_in(bring_in(tmp_path, file).project, Audience.INTERNAL)
    year = "example/2024-25/statement/"
    found = [page for name, page in pages.items() if name.startswith(year) and "Minutes" in page]
    assert found
    assert [page for page in found if "Lead:" in page] == []
