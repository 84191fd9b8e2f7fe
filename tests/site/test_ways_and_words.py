"""What is true of every page of both sites: none says only that there is nothing, counts agree.

Tried on the sample, the Example Authority, a small body with one of everything, and one whose
documents are there and hold nothing.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support import canaries
from support.contents import content_of
from support.project import MINIMAL, REPOSITORY, STARTER, write_project
from support.releases import released
from support.rendered_pages import words_of
from support.shared import once

from generator.pages import pages_of
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.vocabulary import Audience
from generator.words import NOUNS

if TYPE_CHECKING:
    from pathlib import Path


YEAR = "example/2024-25"
EMPTY: dict[str, str | bytes | None] = {
    f"{YEAR}/{name}.yml": "audience: public\n"
    for name in ("assurance", "code", "improvement", "statement")
}


def _rendered(project: Path) -> dict[str, str]:
    """The Markdown of every page of both sites, without its front matter."""
    environment = make_environment(find_resources(project).templates)
    return {
        f"{audience}/{unit.path}/{page.path}": render_page(environment, unit, page).split(
            "---\n", 2
        )[2]
        for audience in Audience
        for unit in content_of(project).units[audience]
        for page in pages_of(unit)
    }


def _project(name: str, folder: Path) -> Path:
    match name:
        case "sample":
            return REPOSITORY
        case "starter":
            return STARTER
        case "one of everything":
            canaries.write_project(folder, (MINIMAL / "content/site.yml").read_text("utf-8"))
            return folder
        case "one of each":
            return released(write_project(folder, PLAN))
    return released(write_project(folder, EMPTY))


@pytest.fixture(params=["sample", "starter", "one of everything", "one of each", "empty"])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """All pages of a project, written once for all tests and processes."""

    def write(folder: Path) -> None:
        written = _rendered(_project(request.param, folder / "project"))
        (folder / "pages.json").write_text(json.dumps(written), "utf-8")

    place = once(tmp_path_factory, f"pages of {request.param}", write)
    held: dict[str, str] = json.loads((place / "pages.json").read_text("utf-8"))
    return held


PLAN: dict[str, str | bytes | None] = {
    f"{YEAR}/improvement.yml": """\
audience: public
complete: true
areas: [{id: quicker-minutes, number: 1, title: Quicker minutes, leads: [chief-officer]}]
actions:
  - id: one-form
    title: One form for all minutes
    owners: [chief-officer]
    area: quicker-minutes
    began: 2024-04-01
    due:
      - {date: 2025-03-05, set_on: 2024-04-01}
      - {date: 2025-03-30, set_on: 2024-06-12, reason: The printer was late.}
    updates: [{date: 2024-06-10, state: on-track, text: One board uses it.}]
stated: [{id: march, title: The plan at 31 March 2025, as_at: 2025-03-31, total: 1, complete: 0}]
""",
    f"{YEAR}/papers/2025-02-12-progress.yml": """\
audience: public
title: Progress
panel: audit-panel
about: [example/2024-25]
purpose: To say how the plan stands.
sections:
  - {id: progress, title: Progress, paragraphs: [{number: "1", text: One board uses the form.}]}
""",
}


HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
LEDE = re.compile(r'<p class="gs-lede">.*?</p>')
NOTHING = re.compile(
    r"(No|None|Nothing|There (is|are) none|There (is|are) no|Not|The plan of this year is not)\b.*"
)
HOLDS = re.compile(r"<(dl|table|ul|ol|figure|img|div)\b")


def says_only_nothing(page: str) -> bool:
    """Whether all that a page holds under its headings says that there is nothing."""
    body = LEDE.sub("", HEADING.sub("", page))
    if HOLDS.search(body):
        return False
    return all(NOTHING.match(said) for said in re.split(r"(?<=[.])\s+", words_of(body)) if said)


@pytest.mark.parametrize(
    ("page", "is_empty"),
    [
        ("# Papers\n\n<p>No paper was published.</p>", True),
        ("# Papers\n\n## Asked {: #asked }\n", True),
        ("# Papers\n\n<p>There are none. Nothing was asked for.</p>", True),
        ("# Papers\n\n<p>No paper. One is due in May.</p>", False),
        ("# Papers\n\n<ul><li>Nothing</li></ul>", False),
    ],
)
def test_a_page_that_says_only_nothing_is_noticed(page: str, *, is_empty: bool) -> None:
    assert says_only_nothing(page) is is_empty


def test_no_page_says_only_that_there_is_nothing(pages: dict[str, str]) -> None:
    assert [path for path, page in pages.items() if says_only_nothing(page)] == []


ENDED_TWICE = re.compile(r"\S+[^.\s]\.\.(?![./])\S*")


def test_no_sentence_ends_twice(pages: dict[str, str]) -> None:
    ends = {path: ENDED_TWICE.findall(words_of(page)) for path, page in pages.items()}
    assert {path: found for path, found in ends.items() if found} == {}


BLOCK_END = re.compile(r"</(td|th|dd|dt|li|p|h[1-6]|figcaption|caption|summary)>")
PLURALS = sorted({many for one, many in NOUNS.values() if many != one}, key=len, reverse=True)
ONE_OF_SEVERAL = re.compile(
    rf"(?<![\w.,/:-])1 (?:\w+ )?(?:{'|'.join(map(re.escape, PLURALS))})\b", re.IGNORECASE
)


def counted_wrongly(page: str) -> list[str]:
    """Where one of something is said in the plural; cells and lines of lists stand apart."""
    return ONE_OF_SEVERAL.findall(words_of(BLOCK_END.sub(" | ", page)))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>1 actions</p>", ["1 actions"]),
        ("<div><strong>1</strong> <span>improvement areas</span></div>", ["1 improvement areas"]),
        ("<p>1 of 1 actions complete</p>", ["1 actions"]),
        ("<p>1 action, 11 actions and 2.1 actions</p>", []),
        ("<td>1</td><td>Programme boards</td>", []),
    ],
)
def test_one_of_several_is_noticed(page: str, found: list[str]) -> None:
    assert counted_wrongly(page) == found


def test_a_date_is_not_said_twice(pages: dict[str, str]) -> None:
    day = r"\d{1,2} [A-Z][a-z]+ \d{4}"
    again = {path: re.findall(rf"({day}), \1\b", words_of(page)) for path, page in pages.items()}
    assert {path: found for path, found in again.items() if found} == {}


NOUN = re.compile(r'(?:count|noun)\("([^"]+)"\)|-table", "([^"]+)"\) %}')


def test_every_noun_that_a_template_counts_has_a_singular() -> None:
    templates = sorted((REPOSITORY / "site_templates").rglob("*.jinja"))
    nouns = {
        "".join(found) for path in templates for found in NOUN.findall(path.read_text("utf-8"))
    }
    assert len(nouns) > 10
    assert nouns - NOUNS.keys() == set()


def test_one_of_anything_is_said_in_the_singular(pages: dict[str, str]) -> None:
    found = {path: wrong for path, page in pages.items() if (wrong := counted_wrongly(page))}
    assert found == {}
