"""The first page of a site: which bodies there are, and what each concluded last."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from support.contents import content_of
from support.releases import CODE, EDITION, STATEMENT, YEAR, known, release, rewrite, units_of
from support.rendered_pages import words_of
from support.two_languages import BILINGUAL
from support.years import OLDER, written, year_before

from generator.language import speaking
from generator.pages import pages_of
from generator.pages.bodies import LETTERED, bodies_by_letter
from generator.pages.ways import ways_in
from generator.render import make_environment, render_page
from generator.resources import find_resources
from generator.units import Portal
from generator.units.untranslated import untranslated_in
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

INTERNAL, PUBLIC = Audience.INTERNAL, Audience.PUBLIC
NEWER = "example/2025-26"
PLAN = "audience: public\nactions: [{id: walk, title: Walk more, began: 2025-06}]\n"
SECOND = "It did not do so for the inspection of trees."
JUDGED = f"""\
audience: public
judgement:
  rating: Reasonable
  text: >-
    It gave **reasonable** assurance. {SECOND}
sections: [{{id: scope, kind: scope, title: Scope, text: All of it.}}]
"""
CONCLUDED = f"""\
audience: public
sections:
  - {{id: end, kind: conclusion, number: J, title: Conclusion, text: It worked. {SECOND}}}
"""
ONLY = """\
audience: public
as_at: {}-03-31
documents:
  - {{kind: {}, title: {}, name: Only, about: The only one.}}
"""
UNSAID = "No overall conclusion is marked in this statement."
NOT_HELD = "The statement's conclusion is not held."


def body(name: str) -> str:
    return f"audience: public\nname: {name}\nshort_name: {name}\nabout: A fictional body.\n"


def with_bodies(project: MakeProject, *names: str) -> Path:
    """The minimal project with more bodies, of which no year is there."""
    return project({f"organisations/b-{at}.yml": body(name) for at, name in enumerate(names)})


def portal_of(folder: Path, audience: Audience = PUBLIC) -> Portal:
    unit = units_of(folder, audience)[""]
    assert isinstance(unit, Portal)
    return unit


def names_of(folder: Path) -> list[tuple[str, list[str]]]:
    """The letters of the list with the names below each."""
    letters = bodies_by_letter(portal_of(folder, INTERNAL))
    return [(each.sign, [row.body.name for row in each.bodies]) for each in letters]


def said_of(folder: Path, audience: Audience = PUBLIC) -> str:
    """What the list says of the minimal project's body."""
    page = written(folder, "", "", audience)
    (entry,) = re.findall(r'<div>\s*<dt><a href="example/">.*?</dd>', page, re.DOTALL)
    return words_of(entry)


def new_year(folder: Path, edition: str, name: str, text: str) -> None:
    """Add a newer year with a single document."""
    year = folder / "content" / NEWER
    year.mkdir()
    (year / "edition.yml").write_text(edition, "utf-8")
    (year / f"{name}.yml").write_text(text, "utf-8")


def without_statement(project: MakeProject) -> Path:
    """The minimal project with a plan alone."""
    none = dict.fromkeys((STATEMENT, CODE, f"{YEAR}/assurance.yml"))
    edition = ONLY.format(2025, "improvement", "Plan")
    return project({**none, EDITION: edition, f"{YEAR}/improvement.yml": PLAN})


def with_statement(project: MakeProject, text: str) -> Path:
    return project({STATEMENT: text})


def test_without_a_body_it_says_that_nothing_is_published(project: MakeProject) -> None:
    folder = project()
    assert bodies_by_letter(portal_of(folder)) == []
    page = words_of(written(folder, "", "", PUBLIC))
    assert "Nothing has been published yet." in page
    assert "concluded" not in page


def test_one_body_is_listed_with_its_whole_conclusion(project: MakeProject) -> None:
    folder = with_statement(project, JUDGED)
    release(folder, "2025-06-13 unaudited")
    said = said_of(folder)
    assert said == (
        "Example Authority 2024/25 : Unaudited statement, published 13 June 2025. Reasonable "
        f"It gave reasonable assurance. {SECOND} The body's own conclusion"
    )
    assert f'href="{YEAR}/"' in written(folder, "", "", PUBLIC)


def test_a_conclusion_of_a_section_leads_there(project: MakeProject) -> None:
    folder = with_statement(project, CONCLUDED)
    release(folder, "2025-06-13 audited")
    assert f"It worked. {SECOND} The body's own conclusion: J. Conclusion" in said_of(folder)
    assert f'<a href="{YEAR}/statement/end/">J. Conclusion</a>' in written(folder, "", "", PUBLIC)


def test_a_few_bodies_stand_by_name_and_are_not_divided(project: MakeProject) -> None:
    folder = with_bodies(project, "Zebra Trust", "Ábacus Board")
    assert names_of(folder) == [("", ["Ábacus Board", "Example Authority", "Zebra Trust"])]
    assert "letter-" not in written(folder, "")
    assert "No year of Zebra Trust is on this site yet." in words_of(written(folder, ""))


def test_many_bodies_are_divided_by_their_first_letters(project: MakeProject) -> None:
    names = [f"{sign} Council" for sign in "ABCDFGHIJKLMNOPQRSTUVX"]
    folder = with_bodies(project, *names, "ŵern Trust", "Wrecsam Council", "“Quoted” Trust")
    found = dict(names_of(folder))
    assert sum(map(len, found.values())) == 26
    assert "".join(found) == "ABCDEFGHIJKLMNOPQRSTUVWX"
    assert found["W"] == ["ŵern Trust", "Wrecsam Council"]
    assert found["Q"] == ["Q Council", "“Quoted” Trust"]
    page = written(folder, "")
    assert page.count('<li><a href="#letter-') == page.count(' id="letter-') == len(found)


@pytest.mark.parametrize(("bodies", "divided"), [(LETTERED - 1, False), (LETTERED, True)])
def test_a_list_is_divided_when_it_grows_long(
    project: MakeProject, bodies: int, *, divided: bool
) -> None:
    folder = with_bodies(project, *(f"Body {number:02d}" for number in range(bodies - 1)))
    assert (len(names_of(folder)) > 1) is divided


def test_the_newest_year_with_a_statement_is_told_and_a_newer_one_named(
    project: MakeProject,
) -> None:
    folder = year_before(with_statement(project, CONCLUDED))
    new_year(folder, ONLY.format(2026, "improvement", "Plan"), "improvement", PLAN)
    for year, day in ((OLDER, "2024-06-13"), (YEAR, "2025-06-13")):
        release(folder, f"{day} unaudited", edition=year)
    release(folder, "2025-06-20 report", edition=NEWER)
    assert said_of(folder) == (
        "Example Authority 2024/25 : Unaudited statement, published 13 June 2025. "
        f"It worked. {SECOND} The body's own conclusion: J. Conclusion "
        "Latest year: 2025/26 . Plan and papers as at 20 June 2025. Earlier years: 2023/24"
    )


def test_of_a_body_without_a_statement_that_is_said(project: MakeProject) -> None:
    folder = without_statement(project)
    assert said_of(folder, INTERNAL) == (
        "Example Authority No statement is on this site yet. "
        "Latest year: 2024/25 . Working copy, not published."
    )


def test_what_a_statement_does_not_conclude_is_not_made_up(project: MakeProject) -> None:
    folder = project()
    release(folder, "2025-06-13 draft")
    assert said_of(folder).endswith(f"Draft statement, published 13 June 2025. {UNSAID}")


def test_of_a_statement_that_is_not_held_no_conclusion_is_known(project: MakeProject) -> None:
    folder = without_statement(project)
    known(folder, "2025-07-26 audited", "It was long.")
    assert said_of(folder).endswith(f"its text is not held here. {NOT_HELD}")


def test_a_part_of_a_statement_may_have_a_conclusion_elsewhere(project: MakeProject) -> None:
    held = "name: Statement\n    held: part\n    held_about: Its first page."
    folder = project(replace={f"{YEAR}/edition.yml": ("name: Statement", held)})
    assert said_of(folder, INTERNAL).endswith(NOT_HELD)


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        (JUDGED, "rating: Reasonable\n  inferred: {rating: read from the minutes}"),
        (CONCLUDED, "kind: conclusion, inferred: {kind: read from the minutes}"),
    ],
)
def test_what_an_editor_inferred_is_marked(project: MakeProject, text: str, inferred: str) -> None:
    plain = inferred.partition("\n")[0].partition(", inferred")[0]
    folder = with_statement(project, text.replace(plain, inferred, 1))
    assert "own conclusion (inferred: read from the minutes)" in said_of(folder, INTERNAL)


def test_staff_are_told_that_they_see_the_working_copy(project: MakeProject) -> None:
    folder = project()
    assert "2024/25 : Working copy, not published." in said_of(folder, INTERNAL)
    release(folder, "2025-06-13 unaudited")
    assert "Working copy; newest release: unaudited statement, published 13 June 2025." in said_of(
        folder, INTERNAL
    )


def test_a_conclusion_is_known_to_the_portal_and_its_own_version_alone(
    project: MakeProject,
) -> None:
    """A release says what was known on its day, and a year before nothing of a year after."""
    folder = year_before(with_statement(project, CONCLUDED))
    for year, day in ((OLDER, "2024-06-13"), (YEAR, "2025-06-13")):
        release(folder, f"{day} unaudited", edition=year)
    before = units_of(folder)
    rewrite(folder, STATEMENT, "It worked.", "It failed.")
    assert "It worked." in said_of(folder)  # what is not released is no news for the public
    release(folder, "2025-09-13 audited", edition=YEAR)
    after = units_of(folder)
    told = [path for path, unit in after.items() if "It failed." in repr(unit)]
    new = f"{YEAR}/releases/2025-09-13-audited"
    assert [path for path in told if "/compare/" not in path] == ["", YEAR, new, "example/history"]
    assert before[OLDER].digest() == after[OLDER].digest()
    assert "It failed." in said_of(folder)


def test_a_second_language_quotes_its_own_words_or_says_which_they_are(tmp_path: Path) -> None:
    folder = shutil.copytree(BILINGUAL, tmp_path / "project")
    judged = "audience: public\njudgement: {rating: Sound, text: It all held.}\n"
    rewrite(folder, "parish/2024-25/statement.yml", "audience: public\n", judged)
    units = content_of(folder).units[INTERNAL]
    english, welsh = (each for each in units if isinstance(each, Portal))
    templates = make_environment(find_resources(folder).templates)
    pages = []
    for unit in (english, welsh):
        with speaking(unit.language):
            pages.append(render_page(templates, unit, pages_of(unit)[0]))
    assert "Good It worked well. The body's own conclusion" in words_of(pages[0])
    assert "Da Gweithiodd yn dda. Casgliad y corff ei hun" in words_of(pages[1])
    marked = '<div class="gs-untranslated" lang="en"><p>It all held.</p></div>'
    assert [page.count(marked) for page in pages] == [0, 1]
    assert untranslated_in(welsh)["en"] >= {"Sound", "It all held."}


def test_ways_lead_to_the_newest_year_that_has_what_they_promise(project: MakeProject) -> None:
    folder = project({f"{YEAR}/improvement.yml": PLAN})
    statement = ONLY.format(2026, "statement", "Annual Governance Statement")
    new_year(folder, statement, "statement", CONCLUDED)
    answers = [each for way in ways_in(portal_of(folder, INTERNAL)) for each in way.answers]
    doors = {title: [path for _, path in led] for title, led in answers}
    assert doors["What was promised, and how it stands"] == [f"{YEAR}/actions/"]
    assert doors["The whole statement on one page"] == [f"{NEWER}/statement/full/"]
    assert doors["Controls register"] == [f"{YEAR}/controls/"]
    assert doors["What changed from one year to another"] == ["example/compare/"]
