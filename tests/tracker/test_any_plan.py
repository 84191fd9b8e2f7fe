"""What is true of any year that passes the check: all of it is shown, and every place agrees.

Plans of two years are made up: actions with updates, due dates and milestones on days and in
months, before and after the year's end, some of them internal, some carried forward. Every text
has a word that stands nowhere else.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.project import write_project
from support.rendered_pages import pages_in, words_of
from support.whole_only import told_of_the_whole

from generator.audience import select
from generator.pages.downloads import downloads_of
from generator.pipeline import check_content
from generator.releases.versions import as_it_stands
from generator.units import EditionUnit, OrganisationUnit, list_units
from generator.vocabulary import Audience

some = settings(max_examples=budget(short=12, long=300))

YEARS = ("2023-24", "2024-25")
PAPER = "2027-12-31-winter"
ASKED = ("total", "open", "complete", "risk_accepted", "superseded", "overdue", "carried_forward")
STATES = ["not-started", "on-track", "at-risk", "on-hold", "complete", "risk-accepted", "disputed",
          "superseded", None]  # fmt: skip


BEFORE = """\
audience: public
as_at: 2024-03-31
about: The year before.
documents:
  - {kind: improvement, title: Improvement plan, name: Improvement, about: What will be better.}
"""


@dataclass
class Made:
    """A project's files, and the words of each year with whether the public may read them."""

    files: dict[str, str | bytes | None] = field(default_factory=dict)
    words: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    hidden: dict[str, list[str]] = field(default_factory=dict)  # what a decision withholds


class Pen:
    """Draws what a plan says."""

    def __init__(self, draw: st.DrawFn, *, hides: bool) -> None:
        self.draw = draw
        self._hides = hides
        self.words: list[tuple[str, bool]] = []
        self.hidden: list[str] = []
        self._count = 0

    def one_of(self, *choices: Any) -> Any:
        """One of some choices."""
        return self.draw(st.sampled_from(choices))

    def word(self, year: str, *, public: bool) -> str:
        """A word that was not used before."""
        self._count += 1
        word = f"Zq{year[:4]}x{self._count}z"
        self.words.append((word, public))
        return word

    def date(self, first: int) -> str:
        """A day, a month or a year, in a year or the one after it."""
        text = (
            f"{first + self.one_of(0, 1)}-{self.one_of('01', '05', '09')}-{self.one_of('07', '28')}"
        )
        return text[: self.one_of(10, 10, 7)]

    def entry(self, year: str, *, public: bool) -> tuple[dict[str, Any], str]:
        """What stands in every entry of a history, and a text for it."""
        seen = not (self._hides and self.one_of(True, False, False))
        audience = {} if seen else {"audience": "internal"}
        word = self.word(year, public=public and seen)
        self.hidden += [] if seen else [word]
        return audience, word

    def action(self, year: str, number: int, carried: list[str]) -> dict[str, Any]:
        """An action with its history; it may be one that was there the year before."""
        first = int(year[:4])
        audience, title = self.entry(year, public=True)
        public = not audience
        action: dict[str, Any] = {"id": f"a{number}", "title": title, **audience}
        action["began"] = self.one_of(f"{first}-01", f"{first}-01-01", f"{first + 1}-06-01")
        begins_late = action["began"].startswith(str(first + 1))
        after = first + 2 if begins_late else first + 1
        if f"a{number}" in carried and self.one_of(True, False):
            action["carried_from"] = f"{YEARS[0]}/a{number}"
        action["due"] = [self._due(year, after, public=public) for _ in range(self.one_of(0, 1, 3))]
        action["updates"] = [
            self._update(year, after, public=public) for _ in range(self.one_of(0, 1, 2, 3))
        ]
        action["milestones"] = [self._milestone(year, after, at, public=public)
                                for at in range(self.one_of(0, 1))]  # fmt: skip
        action["notes"] = [f"{self.word(year, public=False)}." for _ in range(self.one_of(0, 1))]
        return action

    def beside(self, year: str) -> dict[str, Any]:
        """What else a year may have: opinions, papers, risks and terms, by file."""

        def several(item: dict[str, Any], name: str = "title") -> list[dict[str, Any]]:
            made = []
            for at in range(self.one_of(1, 2, 3)):
                audience, title = self.entry(year, public=True)
                notes = [f"{self.word(year, public=False)}." for _ in range(self.one_of(0, 1))]
                made.append(
                    {"id": f"i{at}", **deepcopy(item), name: title, "notes": notes, **audience}
                )
            return made

        assessed = {"organisation": "example", "date": f"{year[:4]}-07", "description": "Water."}
        risk = {"number": 1, "assessments": [assessed]}
        meaning = {"text": "A word.", "used_in": [f"example/{year}"], "documents": ["statement"]}
        public = {"audience": "public"}
        papers = several({"panel": "audit-panel", "purpose": "It is."})
        return {
            f"example/{year}/assurance.yml": public
            | {"opinions": several({"by": "Audit", "rating": "Good"})},
            "joint/risks.yml": public
            | {"title": "Risks", "trends": "Ours.", "risks": several(risk)},
            "glossary.yml": public | {"terms": several({"meanings": [meaning]}, "term")},
            **{
                f"example/{year}/papers/{year[:4]}-10-0{at + 1}-{paper.pop('id')}.yml": public
                | paper
                for at, paper in enumerate(papers)
            },
        }

    def _due(self, year: str, first: int, *, public: bool) -> dict[str, Any]:
        audience, why = self.entry(year, public=public)
        date = self.one_of("TBC", self.date(first))
        return {"date": date, "set_on": self.date(first), "reason": f"{why}.", **audience}

    def _update(self, year: str, first: int, *, public: bool) -> dict[str, Any]:
        audience, text = self.entry(year, public=public)
        update = {"date": self.date(first), "text": f"{text}.", **audience}
        if state := self.one_of(*STATES):
            return update | {"state": state}
        label: dict[str, str] = self.one_of({}, {"label": "Red"})
        return update | label

    def _milestone(self, year: str, first: int, at: int, *, public: bool) -> dict[str, Any]:
        audience, title = self.entry(year, public=public)
        met = self.one_of({}, {"met": self.date(first)})
        return {"id": f"m{at}", "title": title, **met, **audience}


@st.composite
def projects(draw: st.DrawFn, *, hides: bool) -> Made:
    """The minimal project with another year before it, and a plan in each."""
    made = Made()
    pen = Pen(draw, hides=hides)
    carried: list[str] = []
    for year in YEARS:
        pen.words = made.words.setdefault(year, [])
        pen.hidden = made.hidden.setdefault(year, [])
        actions = [pen.action(year, at, carried) for at in range(pen.one_of(1, 2, 4))]
        plan: dict[str, Any] = {"audience": "public", "complete": True, "archived": True}
        if pen.one_of(True, False) or (year == YEARS[1] and not hides):
            plan["as_at"] = PAPER[:10]
        plan["actions"] = actions
        carried = [each["id"] for each in actions]
        made.files[f"example/{year}/improvement.yml"] = yaml.safe_dump(plan, sort_keys=False)
    made.files[f"example/{YEARS[0]}/edition.yml"] = BEFORE
    if hides:
        beside = pen.beside(YEARS[1])
        made.files |= {name: yaml.safe_dump(data) for name, data in beside.items()}
    asked = "; ".join(f"{name} [[{name}]]" for name in ASKED)
    if not hides:
        paper = {"audience": "public", "title": "Autumn", "panel": "audit-panel",
                 "about": [f"example/{YEARS[1]}"], "purpose": f"{asked}."}  # fmt: skip
        name = f"example/{YEARS[1]}/papers/{PAPER}.yml"
        made.files[name] = yaml.safe_dump(paper, sort_keys=False)
    return made


@some
@given(projects(hides=True))
def test_all_that_a_year_says_is_on_its_pages_or_said_to_be_withheld(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder) / "project", made.files)
        inside = pages_in(project, Audience.INTERNAL)
        outside = pages_in(project, Audience.PUBLIC)
    for year, words in made.words.items():
        said = " ".join(
            text for path, text in inside.items() if path.startswith(f"example/{year}/")
        )
        assert [word for word, _ in words if word not in said] == []
        told = " ".join(
            text for path, text in outside.items() if path.startswith(f"example/{year}/")
        )
        assert [word for word, public in words if public and word not in told] == []
        withheld = [word for word, public in words if not public]
        assert [word for word in withheld if word in told] == []
        assert ("Withheld" in told) >= bool(made.hidden[year])


@some
@given(projects(hides=False))
def test_every_place_has_the_same_figures(made: Made) -> None:
    year = f"example/{YEARS[1]}"
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder) / "project", made.files)
        library = select(check_content(project).library, Audience.PUBLIC)
        units = list_units(as_it_stands(library, Audience.PUBLIC, project))
        (unit,) = [each for each in units if type(each) is EditionUnit and each.path == year]
        pages = pages_in(project)
        trends = words_of("".join(pages_in(project, kind=OrganisationUnit).values()))
    tracker, paper = words_of(pages[f"{year}/actions/"]), words_of(pages[f"{year}/papers/{PAPER}/"])
    rows = list(csv.DictReader(io.StringIO(downloads_of(unit)["actions.csv"].lstrip("\ufeff"))))
    begun = [row for row in rows if row["begun"] == "yes"]
    counted = {
        "total": len(begun),
        "open": sum(not row["closed"] for row in begun),
        "overdue": sum(row["overdue"] == "yes" for row in begun),
        "carried_forward": sum(bool(row["carried_from"]) for row in begun),
        **{
            name: sum(row["state"] == name.replace("_", "-") for row in begun)
            for name in ("complete", "risk_accepted", "superseded")
        },
    }
    told = {name: int(number) for name, number in re.findall(r"(\w+) (\d+)[;.]", paper)}
    assert {name: told[name] for name in ASKED} == counted
    done = re.search(r"(\d+) of (\d+) actions? complete", tracker)
    assert done
    assert [int(each) for each in done.groups()] == [counted["complete"], counted["total"]]
    for name, words in (
        ("overdue", "overdue"),
        ("carried_forward", "carried forward from earlier"),
    ):
        assert f"{counted[name]} {words}" in tracker
    assert f"= {counted['open']} open." in tracker
    if counted["total"]:
        share = (200 * counted["complete"] + counted["total"]) // (2 * counted["total"])
        row = f"{counted['total']} {counted['complete']} ({share}%)"
        assert row in trends


@some
@given(projects(hides=True))
def test_of_a_plan_held_in_part_every_action_is_shown_and_nothing_is_counted(made: Made) -> None:
    held = "held: part\nheld_about: A covering paper.\nas_at:"
    for year in YEARS:
        plan = made.files[f"example/{year}/improvement.yml"]
        made.files[f"example/{year}/improvement.yml"] = str(plan).replace("complete: true\n", "")
    before = f"example/{YEARS[0]}/edition.yml"
    made.files[before] = str(made.files[before]).replace("as_at:", held)
    now = {f"example/{YEARS[1]}/edition.yml": ("as_at:", held)}
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder) / "project", made.files, now)
        shown = pages_in(project) | pages_in(project, kind=OrganisationUnit)
    pages = {path: words_of(page) for path, page in shown.items()}
    told = {path: told_of_the_whole(words) for path, words in pages.items()}
    assert {path: what for path, what in told.items() if what} == {}
    for year, words in made.words.items():
        said = " ".join(page for path, page in pages.items() if path.startswith(f"example/{year}/"))
        assert [word for word, public in words if public and word not in said] == []
