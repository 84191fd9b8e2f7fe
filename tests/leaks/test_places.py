"""Dates, amounts of money and states in the place of an item that does not say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.guarded import FIRST, write_guarded
from support.releases import YEAR
from support.shared import once

from generator import pipeline
from generator.leaks import Measures, Sources
from generator.leaks.figured import figures_in
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pipeline import Checked


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Checked, Measures]:
    """The guarded project as it is built: its pages, its content and what they are measured by."""
    project = once(tmp_path_factory, "guarded", _build) / "project"
    checked = pipeline.check_content(project)
    sources = Sources(checked.library, checked.releases)
    return project / "site/public", checked, Measures(sources, checked.units[Audience.PUBLIC])


def _build(folder: Path) -> None:
    project = write_guarded(folder / "project")
    pipeline.build(project, project / "site", [Audience.PUBLIC], jobs=1)


TRACKER, LIST = f"{YEAR}/actions/index.html", f"{YEAR}/actions/list/overdue/index.html"
FORM = f"{YEAR}/actions/one-form/index.html"
TRACK = "example/history/action/one-form/index.html"

Spoilt = tuple[str, str, str, str]  # the page, a text in it, what stands there instead, the figure
ON_PAGES: dict[str, Spoilt] = {
    "an internal due date in a row": (
        TRACKER,
        "31 October 2025</td>",
        "28 February 2025</td>",
        "2025-02-28",
    ),
    "an internal due date that is public elsewhere, in a row": (
        TRACKER,
        "31 October 2025</td>",
        "30 November 2025</td>",
        "2025-11-30",
    ),
    "what a row is sorted by": (
        TRACKER,
        'data-sort="2025-10-31"',
        'data-sort="2025-11-30"',
        "2025-11-30",
    ),
    "an internal due date in a list": (
        TRACKER,
        "Due 30 April 2025, 43",
        "Due 30 November 2025, 43",
        "2025-11-30",
    ),
    "an internal update's day in a list": (
        TRACKER,
        "15 May 2025: No supplier",
        "20 May 2025: No supplier",
        "2025-05-20",
    ),
    "an internal due date on a list of its own": (
        LIST,
        "30 April 2025",
        "30 November 2025",
        "2025-11-30",
    ),
    "an internal due date among the facts of a page": (
        FORM,
        "<dd>31 October 2025</dd>",
        "<dd>30 November 2025</dd>",
        "2025-11-30",
    ),
    "an internal first promise": (FORM, "<dd>31 March 2025", "<dd>28 February 2025", "2025-02-28"),
    "an internal amount": (FORM, "£4,500", "£131,000", "£131000"),
    "an internal amount in other figures": (FORM, "£4,500", "£131k", "£131000"),
    "an internal amount with an entity": (FORM, "£4,500", "&pound;131,000", "£131000"),
    "an internal amount in numbers of signs": (FORM, "£4,500", "&#163;&#49;31,000", "£131000"),
    "a date with spaces that do not break": (
        FORM,
        "<dd>31 October 2025</dd>",
        "<dd>30&nbsp;November\xa02025</dd>",
        "2025-11-30",
    ),
    "an internal amount in words": (FORM, "£4,500", "£0.131 million", "£131000"),
    "an internal beginning": (FORM, "<dd>1 April 2024</dd>", "<dd>15 May 2024</dd>", "2024-05-15"),
    "a day in a history": (
        FORM,
        "<strong>1 June 2025</strong>",
        "<strong>20 May 2025</strong>",
        "2025-05-20",
    ),
    "a milestone's internal date": (FORM, "31 July 2025", "15 August 2025", "2025-08-15"),
    "a month in which only staff measured": (
        FORM,
        "March 2025</th>",
        "January 2025</th>",
        "2025-01",
    ),
    "the state of an internal update in a row": (
        TRACKER,
        "gs-tag--on-track",
        "gs-tag--at-risk",
        "at-risk",
    ),
    "the state of an internal update on a page": (
        FORM,
        "gs-tag--on-track",
        "gs-tag--at-risk",
        "at-risk",
    ),
    "complete by an internal update": (FORM, "gs-tag--on-track", "gs-tag--complete", "complete"),
    "overdue by an internal date": (FORM, "gs-tag--on-track", "gs-tag--overdue", "overdue"),
    "a date in numbers": (FORM, "<dd>31 October 2025</dd>", "<dd>30/11/2025</dd>", "2025-11-30"),
    "a date in ISO 8601": (FORM, "<dd>31 October 2025</dd>", "<dd>2025-11-30</dd>", "2025-11-30"),
    "a date in a history through the years": (
        TRACK,
        "31 October 2025",
        "30 November 2025",
        "2025-11-30",
    ),
    "a newer release's date in an older one": (
        f"{FIRST}/actions/one-form/index.html",
        "<dd>30 September 2025</dd>",
        "<dd>31 October 2025</dd>",
        "2025-10-31",
    ),
}


def told(guarded: tuple[Path, Checked, Measures], name: str, text: str) -> list[str]:
    """What is told of the unit that holds a page, if that page were this."""
    _, checked, measures = guarded
    units = [
        u
        for u in checked.units[Audience.PUBLIC]
        if name.startswith(f"{u.place}/" if u.place else "")
    ]
    unit = max(units, key=lambda each: len(each.place))
    return [each for each in measures.unlike(unit, {name: text.encode()}) if each.startswith(name)]


@pytest.mark.parametrize("name", ON_PAGES)
def test_a_figure_in_the_place_of_another_item_is_told(
    guarded: tuple[Path, Checked, Measures], name: str
) -> None:
    page, old, new, figure = ON_PAGES[name]
    text = (guarded[0] / page).read_text("utf-8")
    assert old in text
    assert told(guarded, page, text) == []
    found = told(guarded, page, text.replace(old, new))
    assert any(f"has {figure} in the place of" in each for each in found)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("an item's page without its article", "article", "div"),
        ("a row that is not closed", "</tr>", ""),
        ("an entry that is not closed", "</li>", ""),
        ("a row that a cell's list closes", "</td>", "</li></td>"),
    ],
)
def test_nor_does_broken_markup_hide_one(
    guarded: tuple[Path, Checked, Measures], name: str, old: str, new: str
) -> None:
    page = FORM if "page" in name else TRACKER
    _, was, instead, figure = ON_PAGES[
        "an internal amount" if page == FORM else "an internal due date in a row"
    ]
    text = (guarded[0] / page).read_text("utf-8")
    assert old in text
    broken = text.replace(old, new)
    assert not any(f"has {figure} " in each for each in told(guarded, page, broken))
    found = told(guarded, page, broken.replace(was.replace(old, new), instead.replace(old, new)))
    assert any(f"has {figure} in the place of" in each for each in found)


def test_of_sound_pages_nothing_is_told(guarded: tuple[Path, Checked, Measures]) -> None:
    site, _, _ = guarded
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        assert told(guarded, page.relative_to(site).as_posix(), page.read_text("utf-8")) == []


def test_the_sentence_names_the_file_the_item_and_the_line(
    guarded: tuple[Path, Checked, Measures],
) -> None:
    text = (guarded[0] / FORM).read_text("utf-8").replace("£4,500", "£131,000")
    (said,) = told(guarded, FORM, text)
    assert said == (
        f'{FORM}: has £131000 in the place of the action "one-form" of example/2024-25 '
        "(content/example/2024-25/releases/2025-07-26-audited/content/example/2024-25/"
        "improvement.yml:17), which does not say it"
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("by 1st May 2024, 2025-02-28 or 31/03/2025", {"2024-05-01", "2025-02-28", "2025-03-31"}),
        ("ar 3 Gorffennaf 2025", {"2025-07-03"}),
        ("£1.2m, £ 4,500 and £0.50", {"£1200000", "£4500", "£0.50"}),
        ("in 2016-17, 2024-06-13-report or 2022/23; 12 of 2024", set()),
        ("Autumn 2022, in July 2024", {"2024-07"}),
    ],
)
def test_what_is_a_figure_in_a_text(text: str, figures: set[str]) -> None:
    assert figures_in(text) == figures
