"""Whatever refers to a post, a board or another item says its title, and never its id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.canaries import write_project as write_canaries
from support.contents import content_of
from support.project import MINIMAL
from support.releases import YEAR, released
from support.rendered_pages import pages_in, words_of

from generator.model import Library, Record
from generator.model.schema import fields_of
from generator.pages import pages_of
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.project import MakeProject

# Every field that names a post or a board, each with one that nothing else names.
OWN = {
    "Board.chair": "zq-chair",
    "Board.parent": "zq-parent",
    "Board.escalates_to": "zq-above",
}
ANOTHERS = {
    "Signatory.post": "zq-signatory",
    "Control.owners": "zq-owner",
    "Control.boards": "zq-decider",
    "ImprovementArea.leads": "zq-lead",
    "Action.committee": "zq-overseers",
    "Action.lead": "zq-answerer",
    "Action.owners": "zq-doer",
    "Action.sponsor": "zq-sponsor",
    "DueDate.approved_by": "zq-approver",
    "Paper.panel": "zq-panel",
    "Paper.authors": "zq-author",
    "JointControl.boards": "zq-joint",
    "Assessment.owner": "zq-holder",
    "OwnRisk.owners": "zq-keeper",
}
POSTS = (
    "answerer",
    "sponsor",
    "chair",
    "signatory",
    "owner",
    "lead",
    "doer",
    "author",
    "holder",
    "keeper",
)
TITLES = {name: f"The {name.removeprefix('zq-')} as titled" for name in (OWN | ANOTHERS).values()}


def body(name: str) -> str:
    """A body with all the posts and boards; its deciding board names the others of its own."""
    posts = [f"zq-{each}" for each in POSTS]
    boards = [each for each in TITLES if each not in posts]
    above = "{chair: zq-chair, parent: zq-parent, escalates_to: zq-above}".strip("{}")
    lines = ["audience: public", f"name: {name}", f"short_name: {name}", "about: A body.", "posts:"]
    lines += [f"  - {{id: {each}, title: {TITLES[each]}}}" for each in posts]
    lines += ["boards:"]
    lines += [
        f"  - {{id: {each}, name: {TITLES[each]}{', ' + above if each == 'zq-decider' else ''}}}"
        for each in boards
    ]
    return "\n".join(lines) + "\n"


PLAN = """\
audience: public
areas:
  - {id: quicker-minutes, number: 1, title: Quicker minutes, leads: [zq-watch/zq-lead]}
actions:
  - id: one-form
    title: One form for all minutes
    lead: zq-watch/zq-answerer
    owners: [zq-watch/zq-doer]
    sponsor: zq-watch/zq-sponsor
    committee: zq-watch/zq-overseers
    began: 2024-04
    due:
      - {date: 2024-09-30, set_on: 2024-04-08}
      - date: 2024-12
        set_on: 2024-06-12
        reason: The printer was late.
        approved_by: zq-watch/zq-approver
"""
PAPER = """\
audience: public
title: How the plan stands
panel: zq-watch/zq-panel
authors: [zq-watch/zq-author]
about: [example/2024-25]
purpose: To say how it stands.
"""
RISKS = """\
audience: public
title: Risks held in common
trends: Rising means greater than before.
risks:
  - id: flooding
    number: 1
    title: Flooding
    controls:
      - {id: walls, title: Walls, boards: [zq-watch/zq-joint]}
    assessments:
      - {organisation: example, date: 2024-06, description: The river rises.}
      - {organisation: zq-watch, date: 2024-06, description: The river is high., owner: zq-holder}
"""
LISTED = "  - {kind: risks, title: Risk register, name: Risks, about: What may go wrong.}\n"
REGISTER = """\
audience: public
risks:
  - {id: thin-ice, title: Thin ice, owners: [zq-watch/zq-keeper]}
"""
FILES: dict[str, str | bytes | None] = {
    "organisations/zq-watch.yml": body("Example Watch"),
    f"{YEAR}/improvement.yml": PLAN,
    f"{YEAR}/papers/2024-12-12-progress.yml": PAPER,
    "joint/risks.yml": RISKS,
    f"{YEAR}/risks.yml": REGISTER,
}


def classes(cls: type[Record] = Library) -> Iterator[type[Record]]:
    yield cls
    for field in fields_of(cls):
        if field.record:
            yield from classes(field.record)


# The head of a page's file, the addresses of its headings, and ids that stand there to be quoted.
NOT_SAID = re.compile(
    r'\A---\n.*?\n---\n|\{: #[^}\n]*\}|<p class="gs-ref"[^>]*>Reference: [^<]*</p>', re.DOTALL
)


def text_of(page: str) -> str:
    """What a page says."""
    return words_of(NOT_SAID.sub("", page))


def test_these_are_all_the_fields_that_name_a_post_or_a_board() -> None:
    assert {
        f"{cls.__name__}.{field.name}"
        for cls in classes()
        for field in fields_of(cls)
        if field.refers and field.refers.kind in {"post", "board"}
    } == {*OWN, *ANOTHERS}


@pytest.mark.parametrize("audience", Audience)
def test_posts_and_boards_are_said_by_their_titles(
    project: MakeProject, audience: Audience
) -> None:
    folder = project(FILES, replace={
        f"{YEAR}/code.yml": (
            "owners: [chief-officer]\n            boards: [main-board]",
            "owners: [zq-watch/zq-owner]\n            boards: [zq-watch/zq-decider]",
        ),
        f"{YEAR}/statement.yml": ("post: chief-officer", "post: zq-watch/zq-signatory"),
        f"{YEAR}/edition.yml": ("documents:\n", f"documents:\n{LISTED}"),
    })  # fmt: skip
    pages = {path: text_of(page) for path, page in pages_in(folder, audience).items()}
    said = {path: re.search("zq-.*", text) for path, text in pages.items()}
    assert {path: found[0] for path, found in said.items() if found} == {}
    everything = " ".join(pages.values())
    assert [title for title in TITLES.values() if title not in everything] == []
    signed = "The signatory as titled, Example Watch A. N. Example, June 2025"
    assert signed in pages[f"{YEAR}/statement/declaration/"]


def test_a_signatory_who_owns_nothing_is_said_by_the_title_of_the_post(
    project: MakeProject,
) -> None:
    signs = {f"{YEAR}/statement.yml": ("post: chief-officer", "post: finance-director")}
    pages = pages_in(project(replace=signs))
    told = text_of(pages[f"{YEAR}/statement/declaration/"])
    assert "Finance Director A. N. Example, June 2025" in told


def test_no_page_says_the_id_of_any_item(tmp_path: Path) -> None:
    site = (MINIMAL / "content/site.yml").read_text("utf-8")
    made = write_canaries(tmp_path / "project", site)
    released(tmp_path / "project")
    ids = {canary for canary, name in (made.hidden | made.shown).items() if name.endswith(".id")}
    resources, checked = find_resources(tmp_path / "project"), content_of(tmp_path / "project")
    environment = make_environment(resources.templates)
    found = {
        (unit.path, page.path, name)
        for audience in Audience
        for unit in checked.units[audience]
        for page in pages_of(unit)
        for name in ids & {*re.findall(r"zq\d+", text_of(render_page(environment, unit, page)))}
    }
    assert found == set()
