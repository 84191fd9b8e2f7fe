"""A body's own risks: on its matrix, through the years, in comparisons and for whom they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.releases import YEAR, release, rewrite, units_of
from support.rendered_pages import pages_in, words_of
from support.years import OLDER, written, year_before

from generator.compare import as_text, compare
from generator.model.load import load
from generator.pages import pages_of
from generator.pages.downloads import downloads_of
from generator.pipeline import check
from generator.render.config import config_of
from generator.resources import find_resources
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from support.project import MakeProject

LISTED = (
    "documents:\n",
    "documents:\n  - {kind: risks, title: Strategic risks, name: Risks, about: What goes wrong.}\n",
)
REGISTER = """\
audience: public
as_at: 2025-03-31
appetite: The Authority takes few risks.
names: {inherent: Gross, current: Net}
scale:
  likelihood: [Unlikely, Likely]
  impact: [Slight, Moderate, Severe]
  bands: [{label: Green, at_least: 1}, {label: Amber, at_least: 3}, {label: Red, at_least: 6}]
risks:
  - id: flood
    number: R1
    title: Flood
    category: Service
    description: The river rises.
    owners: [chief-officer]
    controls: [monthly-decisions]
    inherent: {likelihood: Likely, impact: Severe}
    current: {likelihood: 1, impact: 3}
    target: {likelihood: 1, impact: 2}
    response: Treat
    trend: falling
  - {id: money, number: R2, title: Money, current: {likelihood: 2, impact: 3, score: 5}}
  - {id: ice, title: Thin ice, current: {rating: Amber}}
  - {id: theft, number: R4, title: Theft, audience: internal, current: {likelihood: 1, impact: 1}}
"""
PAGE = "risks/"


@pytest.fixture
def held(project: MakeProject) -> Path:
    return project({f"{YEAR}/risks.yml": REGISTER}, replace={f"{YEAR}/edition.yml": LISTED})


@pytest.fixture
def twice(held: Path) -> Path:
    """The same body a year before: money was no risk, and a fire was one."""
    year_before(held)
    rewrite(
        held, f"{OLDER}/risks.yml", "id: money, number: R2, title: Money", "id: fire, title: Fire"
    )
    rewrite(
        held, f"{OLDER}/risks.yml", "current: {likelihood: 1, impact: 3}", "current: {score: 6}"
    )
    rewrite(held, f"{OLDER}/risks.yml", "as_at: 2025", "as_at: 2024")
    return held


def table(page: str, name: str) -> str:
    """What a table of a page says, by the id of its caption."""
    found = re.search(rf'<caption id="{name}">.*?</table>', page, re.DOTALL)
    return words_of(found[0]) if found else ""


STORMS = """\
audience: public
title: Risks we share
trends: Rising is worse.
risks:
  - id: storms
    number: 1
    title: Storms
    assessments:
      - {organisation: example, date: 2025-02, description: It blows., trend: rising}
"""


def share_storms(folder: Path, more: str = "") -> None:
    """Add a risk that the body holds in common with others."""
    (folder / "content/joint").mkdir()
    (folder / "content/joint/risks.yml").write_text(STORMS + more, "utf-8")


def test_the_matrix_has_the_words_of_the_body_and_the_numbers_of_its_risks(held: Path) -> None:
    page = written(held, YEAR, PAGE)
    assert table(page, "matrix-current") == (
        "Where the risks stand: Net Likelihood Impact 1 Slight 2 Moderate 3 Severe"
        " 2 Likely Green Amber Red R2 1 Unlikely Green R4 Green Amber R1"
    )
    assert table(page, "matrix-inherent").endswith(
        "2 Likely Green Amber Red R1 1 Unlikely Green Green Amber"
    )
    assert "Not placed: Thin ice (Amber)." in words_of(page).replace(" )", ")").replace("( ", "(")
    assert '<a href="#flood" title="Flood">R1</a>' in page
    assert '<th scope="row">2 Likely</th>' in page
    assert '<th scope="colgroup" colspan="3">Impact</th>' in page


def test_all_risks_are_in_one_table_with_each_score(held: Path) -> None:
    page = written(held, YEAR, PAGE)
    assert table(page, "risks-table") == (
        "All risks Risk Owner Gross Net Target Trend"
        " R1: Flood Chief Officer 6, Red 3, Amber 2, Green \N{DOWNWARDS ARROW} Falling"
        " R2: Money Not stated Not given 5, Amber Not given Not stated"
        " Thin ice Not stated Not given Amber Not given Not stated"
        " R4: Theft Not stated Not given 1, Green Not given Not stated"
    )
    assert table(page, "flood-scores") == (
        "R1: Flood: scores When Likelihood Impact Score Gross 2 Likely 3 Severe 6, Red"
        " Net 1 Unlikely 3 Severe 3, Amber Target 1 Unlikely 2 Moderate 2, Green"
    )
    assert "Scores Green from 1, Amber from 3, Red from 6" in words_of(page)


def test_a_post_says_which_risks_it_owns(held: Path) -> None:
    page = written(held, YEAR, "posts/chief-officer/")
    assert "Owns risks R1: Flood" in words_of(page)


def test_a_control_and_an_action_say_which_risks_name_them(held: Path) -> None:
    plan = held / "content" / YEAR / "improvement.yml"
    action = "  - {id: pumps, title: Buy pumps, owners: [chief-officer], began: 2025-01}\n"
    plan.write_text(plan.read_text("utf-8") + f"actions:\n{action}", "utf-8")
    theft = "{id: theft, number: R4, title: Theft, "
    rewrite(held, f"{YEAR}/risks.yml", "    response: Treat", "    actions: [pumps]")
    named = "controls: [monthly-decisions], actions: [pumps], "
    rewrite(held, f"{YEAR}/risks.yml", theft, f"{theft}{named}")
    share_storms(
        held,
        "    controls:\n"
        f"      - {{id: watch, title: Watch, controls: [{YEAR}/monthly-decisions]}}\n"
        f"      - {{id: wait, title: Wait, controls: [{YEAR}/monthly-decisions]}}\n",
    )
    release(held, "2025-06-13 unaudited")
    for audience, risks in {
        Audience.INTERNAL: ["R1: Flood", "R4: Theft"],
        Audience.PUBLIC: ["R1: Flood"],
    }.items():
        code = words_of(written(held, YEAR, "code/decisions/", audience))
        said = " , ".join([*risks, "1. Storms"])
        assert f"Related risks {said} History" in code
        page = written(held, YEAR, "actions/pumps/", audience)
        assert f"Related risks {' , '.join(risks)} History" in words_of(page)
        assert '<a href="../../risks/#flood">R1: Flood</a>' in page


def test_the_public_sees_no_internal_risk_and_hears_that_there_is_one(held: Path) -> None:
    page = words_of(pages_in(held)[f"{YEAR}/{PAGE}"])
    assert "R4" not in page
    assert "Some entries are not published here." in page


def test_a_score_that_is_withheld_is_not_said_to_be_missing(held: Path) -> None:
    scored = "inherent: {likelihood: Likely, impact: Severe"
    rewrite(held, f"{YEAR}/risks.yml", scored, f"{scored}, audience: internal")
    rewrite(held, f"{YEAR}/risks.yml", "R2, title: Money", "R2, title: Money, inherent: {score: 4}")
    page = pages_in(held)[f"{YEAR}/{PAGE}"]
    assert "R1: Flood Chief Officer Not published 3, Amber" in table(page, "risks-table")
    assert "Some entries are not published here." in words_of(page)
    assert table(page, "matrix-inherent") == ""
    assert "R2: Money Not stated 4, Amber" in table(page, "risks-table")


def test_a_release_freezes_the_risks_with_the_statement_and_with_a_report(held: Path) -> None:
    release(held, "2025-06-13 unaudited")
    rewrite(held, f"{YEAR}/risks.yml", "title: Flood", "title: High water")
    first = f"{YEAR}/releases/2025-06-13-unaudited"
    assert "R1: Flood" in words_of(written(held, first, PAGE, Audience.PUBLIC))
    release(held, "2025-09-13 report")
    assert "R1: High water" in words_of(written(held, YEAR, PAGE, Audience.PUBLIC))
    assert "R1: Flood" in words_of(written(held, first, PAGE, Audience.PUBLIC))


def test_a_risk_is_shown_through_the_years(twice: Path) -> None:
    page = written(twice, YEAR, PAGE)
    assert table(page, "flood-years") == (
        "R1: Flood: year by year Year Gross Net Target"
        " 2024/25 6, Red 3, Amber 2, Green 2023/24 6, Red 6, Red 2, Green"
    )
    assert "../../2023-24/risks/#flood" in page
    assert table(page, "money-years") == ""
    released = release(twice, "2025-06-13 unaudited")
    page = written(twice, f"{YEAR}/releases/{released}", PAGE)
    assert table(page, "flood-years") == ""  # it tells what was known then


def test_a_score_of_an_earlier_year_stays_where_this_year_has_none(twice: Path) -> None:
    for scored in ("\n    current: {likelihood: 1, impact: 3}", ", current: {rating: Amber}",
                   ", current: {likelihood: 2, impact: 3, score: 5}",
                   ", current: {likelihood: 1, impact: 1}"):  # fmt: skip
        rewrite(twice, f"{YEAR}/risks.yml", scored, "")
    page = written(twice, YEAR, PAGE)
    assert "Risk Owner Gross Target Trend" in table(page, "risks-table")
    assert table(page, "flood-years") == (
        "R1: Flood: year by year Year Gross Net Target"
        " 2024/25 6, Red Not given 2, Green 2023/24 6, Red 6, Red 2, Green"
    )


FLOOD = "  - id: flood\n    number: R1\n    title: Flood\n"
HIGH_WATER = "  - id: high-water\n    number: R7\n    title: High water\n"
ANOTHER_FLOOD = "  - {id: flood, title: A flood of post, current: {score: 2}}\n"


@pytest.mark.parametrize(
    ("lineage", "years"),
    [
        pytest.param("renamed_from: 2023-24/flood",
                     "2024/25 6, Red 3, Amber 2, Green"
                     " 2023/24 (Flood) 6, Red 6, Red 2, Green", id="renamed"),
        pytest.param("split_from: 2023-24/flood", "", id="split off: it is another risk"),
        pytest.param("merged_from: [2023-24/flood]", "", id="merged: it is another risk"),
        pytest.param("why: It is new.", "", id="nothing is said: it is another risk"),
    ],
)  # fmt: skip
def test_a_risk_that_was_renamed_is_shown_through_the_years(
    twice: Path, lineage: str, years: str
) -> None:
    rewrite(twice, f"{YEAR}/risks.yml", FLOOD, f"{HIGH_WATER}    {lineage}\n")
    page = written(twice, YEAR, PAGE)
    head = "R7: High water: year by year Year Gross Net Target "
    assert table(page, "high-water-years") == (head + years if years else "")
    assert ("../../2023-24/risks/#flood" in page) == bool(years)
    older = table(written(twice, OLDER, PAGE), "flood-years")
    assert ("2024/25 (High water) 6, Red" in older) == bool(years)


def test_what_has_the_old_id_of_a_renamed_risk_is_another_one(twice: Path) -> None:
    new = f"{ANOTHER_FLOOD}{HIGH_WATER}    renamed_from: 2023-24/flood\n"
    rewrite(twice, f"{YEAR}/risks.yml", FLOOD, new)
    assert table(written(twice, YEAR, PAGE), "flood-years") == ""
    assert "2024/25 (High water)" in table(written(twice, OLDER, PAGE), "flood-years")


def test_a_risk_is_followed_through_all_its_names_and_over_a_year_without_it(twice: Path) -> None:
    earliest = "example/2022-23"
    year_before(twice, earliest)
    rewrite(twice, f"{OLDER}/risks.yml", FLOOD, f"{HIGH_WATER}    renamed_from: 2022-23/flood\n")
    rewrite(twice, f"{YEAR}/risks.yml", FLOOD, FLOOD + "    renamed_from: 2023-24/high-water\n")
    page = written(twice, YEAR, PAGE)
    assert table(page, "flood-years").endswith(
        "2024/25 6, Red 3, Amber 2, Green 2023/24 (High water) 6, Red 6, Red 2, Green"
        " 2022/23 6, Red 3, Amber 2, Green"
    )
    assert table(page, "money-years").endswith(
        "2024/25 Not given 5, Amber Not given 2022/23 Not given 5, Amber Not given"
    )


def test_what_another_year_withholds_is_not_said_to_be_missing(twice: Path) -> None:
    scored = "inherent: {likelihood: Likely, impact: Severe"
    rewrite(twice, f"{OLDER}/risks.yml", scored, f"{scored}, audience: internal")
    page = pages_in(twice)[f"{YEAR}/{PAGE}"]
    assert "2023/24 Not published 6, Red 2, Green" in table(page, "flood-years")


def test_a_comparison_says_what_came_went_and_moved(twice: Path) -> None:
    library = load(twice).library
    old, new = sorted(library.editions, key=lambda each: each.year)
    told = as_text(compare(library, old, library, new))
    assert "1 risk added, 1 removed, 1 changed; 2 unchanged." in told
    assert 'added risk: "Money"' in told
    assert 'removed risk: "Fire"' in told
    moved = told[told.index('changed risk: "Flood"') :]
    assert "Now: [-6, Red-]{+3, Amber; likelihood 1 Unlikely, impact 3 Severe+}" in moved


def test_a_comparison_says_that_the_scale_is_another_one(twice: Path) -> None:
    rewrite(twice, f"{YEAR}/risks.yml", "at_least: 6", "at_least: 5")
    library = load(twice).library
    old, new = sorted(library.editions, key=lambda each: each.year)
    told = as_text(compare(library, old, library, new))
    assert "[-Scores: Green from 1, Amber from 3, Red from 6-]" in told


def test_a_year_without_a_register_has_removed_none(held: Path) -> None:
    year_before(held)
    (held / "content" / OLDER / "risks.yml").unlink()
    rewrite(held, f"{OLDER}/edition.yml", *reversed(LISTED))
    library = load(held).library
    old, new = sorted(library.editions, key=lambda each: each.year)
    told = as_text(compare(library, old, library, new))
    assert "There is no risk register for 2023/24 to compare with." in told
    assert "added risk" not in told


def test_a_text_links_to_a_risk_of_the_body(held: Path) -> None:
    text = "text: Minutes are published."
    rewrite(held, f"{YEAR}/code.yml", text, "text: See [the floods](risk:flood).")
    assert {each.code for each in check(held)} == {"score-differs"}
    assert 'href="../../risks/#flood"' in written(held, YEAR, "code/openness/")


def test_a_withdrawn_risk_is_not_public_any_more(held: Path) -> None:
    (held / "content/withdrawals.yml").write_text(
        f"withdrawals:\n  - {{edition: {YEAR}, kind: risk, id: money, date: 2025-07, reason: No.}}",
        "utf-8",
    )
    assert {each.code for each in check(held)} == {"score-differs"}
    assert "R2" not in words_of(pages_in(held)[f"{YEAR}/{PAGE}"])


def test_the_rows_say_what_the_page_says(held: Path) -> None:
    files = downloads_of(units_of(held, Audience.INTERNAL)[YEAR])
    flood, money, ice, _ = json.loads(files["risk-register.json"])
    assert flood | {
        "id": "flood", "number": "R1", "title": "Flood", "category": "Service",
        "description": "The river rises.", "owners": ["chief-officer"],
        "controls": ["monthly-decisions"], "actions": [], "response": "Treat", "trend": "falling",
        "inherent_likelihood": "2 Likely", "inherent_impact": "3 Severe",
        "inherent_likelihood_step": 2, "inherent_impact_step": 3,
        "inherent_score": "6", "inherent_band": "Red", "current_score": "3",
        "target_band": "Green",
    } == flood  # fmt: skip
    assert (money["current_score"], money["current_band"]) == ("5", "Amber")
    assert (ice["current_score"], ice["current_band"]) == (None, "Amber")
    assert "risk-register.csv" in files


def test_a_body_with_both_shows_its_own_first_and_the_joint_ones_below(held: Path) -> None:
    share_storms(held)
    page = written(held, YEAR, PAGE)
    assert page.index("{: #money }") < page.index("Risks we share {: #held-in-common }")
    assert page.index("{: #held-in-common }") < page.index("{: #storms }")


def test_a_register_may_have_no_scale_and_no_risks(held: Path) -> None:
    (held / f"content/{YEAR}/risks.yml").write_text(
        "audience: public\nintroduction: There is none yet.\n", "utf-8"
    )
    page = words_of(written(held, YEAR, PAGE))
    assert "No risks were recorded for this year." in page
    assert "On the matrix" not in page


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        pytest.param(
            "Corporate risk registers",
            "Corporate risk registers",
            id="what the body calls its register",
        ),
        pytest.param("Strategic and other risks", "Risks", id="too long for a tab"),
    ],
)
def test_the_tab_has_the_name_of_the_register(held: Path, name: str, tab: str) -> None:
    rewrite(held, f"{YEAR}/edition.yml", "name: Risks", f"name: {name}")
    unit = units_of(held, Audience.INTERNAL)[YEAR]
    config = config_of(unit, list(pages_of(unit)), find_resources(held))
    extra = config["extra"]
    assert isinstance(extra, dict)
    assert [
        each["title"] for each in [*extra["tabs"], *extra["more"]] if each["key"] == "risks"
    ] == [tab]


def test_the_tab_of_risks_held_in_common_has_the_word_of_the_site(held: Path) -> None:
    share_storms(held)
    (held / "content" / YEAR / "risks.yml").unlink()
    rewrite(held, f"{YEAR}/edition.yml", *reversed(LISTED))
    unit = units_of(held, Audience.INTERNAL)[YEAR]
    (page,) = [each for each in pages_of(unit) if each.path == PAGE]
    assert page.context.tab_name == ""


def test_the_register_is_what_the_search_finds_under_its_document(held: Path) -> None:
    unit = units_of(held, Audience.INTERNAL)[YEAR]
    (page,) = [each for each in pages_of(unit) if each.path == PAGE]
    assert page.search == {"kind": "Risks", "document": "Risks"}
