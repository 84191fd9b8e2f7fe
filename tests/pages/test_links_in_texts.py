"""Links in texts to items of the site: where they lead, and what of them is public."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.releases import YEAR, released, rewrite
from support.rendered_pages import pages_in
from support.years import COMPARED, OLDER, two_years, written

from generator.leaks.values import forms_of, values_of
from generator.pages.links import relative
from generator.pipeline import check
from generator.prose.items import ITEM_KINDS
from generator.releases.closure import closure_of
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

TEXT = "        text: Minutes are published."
MORE: dict[str, str | bytes | None] = {
    f"{YEAR}/papers/2025-03-12-progress.yml": (
        "audience: public\ntitle: Progress\npanel: main-board\npurpose: News.\n"
    ),
    "joint/risks.yml": """\
audience: public
title: Shared risks
trends: Rising is worse.
risks:
  - id: flooding
    number: 1
    title: Flooding
    assessments:
      - {organisation: example, date: 2025-02, description: The river is high., trend: rising}
""",
    "organisations/other.yml": """\
audience: public
name: Other Authority
short_name: Other
about: Another fictional body.
posts:
  - {id: clerk, title: The Clerk}
""",
}
RECOMMENDED = """\
recommendations:
  - id: one-list
    title: Keep one list
    by: Internal Audit
"""
PLAN = """\
actions:
  - id: one-form
    title: One form for all minutes
    owners: [chief-officer]
    began: 2025-02
    recommendations: [one-list]
"""
PARTS = """\
    paragraphs:
      - number: 1.1
        text: It answers for all.
    sections:
      - id: who
        title: Who
        sections:
          - id: she
            title: She
            text: One of nine.
"""
# What stands in the minimal project or is added here, and where it is read.
WAYS = {
    "action:one-form": "actions/one-form/",
    "area:decisions": "code/decisions/",
    "board:audit-panel": "boards/audit-panel/",
    "code-section:scope": "code/scope/",
    "control:monthly-decisions": "code/decisions/#monthly-decisions",
    "improvement:quicker-minutes": "improvement/quicker-minutes/",
    "opinion:internal-audit": "assurance/#internal-audit",
    "paper:2025-03-12-progress": "papers/2025-03-12-progress/",
    "paragraph:1.1": "statement/responsibility/#paragraph-1.1",
    "post:example/chief-officer": "posts/chief-officer/",
    "post:other/clerk": "posts/other-clerk/",
    "principle:b": "code/principles/#b",
    "recommendation:one-list": "assurance/#one-list",
    "risk:flooding": "risks/#flooding",
    "section:responsibility": "statement/responsibility/",
    "section:responsibility/who": "statement/responsibility/#who",
    "section:responsibility/who/she": "statement/responsibility/#she",
    "term:ags": "glossary/#ags",
    "theme:decisions/boards": "code/decisions/#boards",
}
PAGE = f"{YEAR}/code/openness/"


def _linking(project: MakeProject, *items: str) -> Path:
    """The project with all that is linked to, and a control whose text has a link to each item."""
    links = ", ".join(
        f"[the {item.partition(':')[0]} ({at})]({item})" for at, item in enumerate(items)
    )
    folder = project(
        MORE,
        replace={
            f"{YEAR}/code.yml": (TEXT, f'        text: "See {links}."'),
            f"{YEAR}/assurance.yml": ("opinions:", f"{RECOMMENDED}opinions:"),
            f"{YEAR}/statement.yml": ("title: Responsibility\n", f"title: Responsibility\n{PARTS}"),
        },
    )
    plan = folder / "content" / YEAR / "improvement.yml"
    plan.write_text(plan.read_text("utf-8") + PLAN, "utf-8")
    return folder


def test_a_link_leads_to_where_its_year_shows_the_item(project: MakeProject) -> None:
    folder = _linking(project, *WAYS)
    assert check(folder) == []
    pages = pages_in(folder)
    led = dict(re.findall(r'<a href="([^"]*)">the (\S+) ', pages[PAGE]))
    assert sorted(led.values()) == sorted((*ITEM_KINDS, "post", "section", "section"))
    assert list(led) == [relative(PAGE, f"{YEAR}/{way}") for way in WAYS.values()]
    for way in WAYS.values():
        page, _, anchor = way.partition("#")
        assert not anchor or re.search(rf'(id="|: #){anchor}[" ]', pages[f"{YEAR}/{page}"]), way


# In which file each kind of item stands that can be internal by itself.
FILES = {
    "action": f"{YEAR}/improvement.yml",
    "area": f"{YEAR}/code.yml",
    "board": "organisations/example.yml",
    "code-section": f"{YEAR}/code.yml",
    "control": f"{YEAR}/code.yml",
    "improvement": f"{YEAR}/improvement.yml",
    "opinion": f"{YEAR}/assurance.yml",
    "paragraph": f"{YEAR}/statement.yml",
    "post": "organisations/example.yml",
    "principle": "frameworks/example.yml",
    "recommendation": f"{YEAR}/assurance.yml",
    "risk": "joint/risks.yml",
    "section": f"{YEAR}/statement.yml",
    "term": "glossary.yml",
    "theme": f"{YEAR}/code.yml",
}


def _hide(folder: Path, item: str) -> None:
    kind, _, name = item.partition(":")
    file = folder / "content" / FILES[kind]
    line = re.compile(rf"^( *)- (?:id|number): {name.rpartition('/')[2]}$", re.MULTILINE)
    text, hidden = line.subn(r"\g<0>\n\1  audience: internal", file.read_text("utf-8"))
    assert hidden == 1
    file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    "item", [item for item in WAYS if item not in {"paper:2025-03-12-progress", "post:other/clerk"}]
)
def test_a_link_to_something_internal_is_words_on_the_public_site(
    project: MakeProject, item: str
) -> None:
    folder = _linking(project, item)
    _hide(folder, item)
    (found,) = [each for each in check(folder) if f'"{item}"' in each.message]
    assert found.message == f'found a link to "{item}", which is internal, in something public'
    public, internal = (pages_in(folder, each)[PAGE] for each in Audience)
    kind = item.partition(":")[0]
    assert f"<p>See the {kind} (0).</p>" in public
    assert f'">the {kind} (0)</a>' in internal


@pytest.mark.parametrize(
    ("item", "way"),
    [("area:2023-24/decisions", "code/decisions/"),
     ("improvement:2023-24/quicker-minutes", "improvement/quicker-minutes/")],
)  # fmt: skip
def test_a_link_may_lead_to_another_year(project: MakeProject, item: str, way: str) -> None:
    folder = two_years(project)
    rewrite(folder, f"{YEAR}/code.yml", TEXT, f'        text: "See [it]({item})."')
    assert [each for each in check(folder) if item in each.message] == []
    there = relative(PAGE, f"{OLDER}/{way}")
    assert f'<p>See <a href="{there}">it</a>.</p>' in written(folder, YEAR, "code/openness/")
    file = folder / "content" / OLDER / ("code.yml" if "area:" in item else "improvement.yml")
    hidden = file.read_text("utf-8").replace("audience: public", "audience: internal", 1)
    file.write_text(hidden, "utf-8")
    (found,) = [each for each in check(folder) if item in each.message]
    assert found.code == "internal-reference"
    released(folder)
    assert "<p>See it.</p>" in written(folder, YEAR, "code/openness/", Audience.PUBLIC)


def test_another_year_has_to_have_what_a_link_names(project: MakeProject) -> None:
    folder = two_years(project)
    rewrite(folder, f"{YEAR}/code.yml", TEXT, '        text: "[It](area:2023-24/decision)."')
    (found,) = [each for each in check(folder) if each.code == "unknown-item"]
    assert found.message == (
        'found the link "area:2023-24/decision", expected the id of an area of this year\'s Code, '
        "or year/area"
    )
    assert found.hint == 'did you mean "2023-24/decisions"?'


def test_the_id_of_something_internal_is_no_public_word(project: MakeProject) -> None:
    folder = _linking(project, "control:monthly-decisions")
    (text,) = [
        each
        for each in values_of(content_of(folder).library)
        if "control:monthly-decisions" in each.text
    ]
    assert forms_of(text) == {("see", "the", "control", "0")}


def test_a_release_has_the_file_of_what_its_texts_link_to(project: MakeProject) -> None:
    folder = _linking(project, "post:other/clerk")
    library = content_of(folder).library
    assert "organisations/other.yml" in closure_of(library, library.editions[0], ["code"], "2026")
    rewrite(folder, f"{YEAR}/code.yml", "post:other/clerk", "post:chief-officer")
    library = content_of(folder).library
    files = closure_of(library, library.editions[0], ["code"], "2026")
    assert "organisations/other.yml" not in files


def test_a_text_has_words_for_links_on_pages_of_no_year(project: MakeProject) -> None:
    folder = two_years(project)
    rewrite(folder, f"{YEAR}/code.yml", "The Board asked.", "As [it](board:main-board) asked.")
    page = written(folder, COMPARED)
    assert "<p>As it asked.</p>" in page
    assert "board:main-board" not in page


def test_the_notes_of_each_text_of_a_page_have_ids_of_their_own(project: MakeProject) -> None:
    note = "|\n          Said.[^1]\n\n          [^1]: There."
    folder = project(
        replace={
            f"{YEAR}/statement.yml": (
                "activity: The Main Board met twelve times.",
                f"activity: {note}",
            )
        }
    )
    rewrite(
        folder, f"{YEAR}/statement.yml", "intended: It will meet twelve times.", f"intended: {note}"
    )
    assert check(folder) == []
    page = written(folder, YEAR, "statement/full/")
    ids = re.findall(r'id="((?:note|mark)[^"]*)"', page)
    assert ids == ["mark-1-1-1", "note-1-1", "mark-2-1-1", "note-2-1"]
    assert sorted(re.findall(r'href="#((?:note|mark)[^"]*)"', page)) == sorted(ids)
