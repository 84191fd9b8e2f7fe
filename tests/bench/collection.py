"""A collection of bodies and years, made up from a seed: the same bytes for the same seed.

Every body has the same posts, boards and areas; every year about 80 pages and 150 KB of YAML, with
40 actions and their histories. A third of the controls is worded anew each year. A plan runs for
two years: the second carries on what the first left open, and closes it. Every year was released.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import yaml
from support.project import MINIMAL

from bench.wording import Pen

if TYPE_CHECKING:
    from pathlib import Path

Data = dict[str, Any]

NEWEST = 2024
AREAS, CONTROLS, IMPROVEMENTS, ACTIONS, OPEN = 5, 12, 4, 40, 10
POSTS = ["chief-officer", "treasurer", "monitoring-officer", "head-of-records"]
BOARDS = ["main-board", "audit-panel", "scrutiny-group"]
QUARTERS = ["06-12", "09-11", "12-11", "03-12"]
KEPT = ("site.yml", "frameworks/example.yml")
"""What is taken from the minimal project: the site is as at the day after the last release."""


def write_collection(project: Path, bodies: int, years: int, seed: int = 1) -> None:
    """Write the content of so many bodies and years, and release every year of it."""
    content = project / "content"
    for name in KEPT:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MINIMAL / "content" / name, content / name)
    meanings = [{"text": "Annual Governance Statement"}]
    _write(
        content / "glossary.yml", {"terms": [{"id": "ags", "term": "AGS", "meanings": meanings}]}
    )
    for number in range(1, bodies + 1):
        body = f"body-{number:03}"
        _write(content / f"organisations/{body}.yml", _organisation(body, number))
        for at in range(years):
            _write_year(content, Pages(seed, body, NEWEST - years + 1 + at, second=bool(at % 2)))
    _release(project)


def year_of(first: int) -> str:
    """The financial year that begins in a year."""
    return f"{first}-{(first + 1) % 100:02}"


class Pages:
    """What one year of a body says, document by document."""

    def __init__(self, seed: int, body: str, first: int, *, second: bool) -> None:
        self.seed, self.body, self.first = seed, body, first
        self.second = second  # the year in which what the one before left open is closed
        self.edition = f"{body}/{year_of(first)}"

    def pen(self, *names: object) -> Pen:
        """A pen for one thing of the body."""
        return Pen(self.seed, self.body, *names)

    def documents(self) -> dict[str, Data]:
        """All files of the year by their names."""
        papers = {f"papers/{day}-{self.body}": self._paper(day) for day in self._days()}
        return {
            "edition": self._edition(),
            "code": self._code(),
            "statement": self._statement(),
            "improvement": self._improvement(),
            "assurance": self._assurance(),
            **papers,
        }

    def _edition(self) -> Data:
        kinds = ("statement", "code", "improvement", "assurance")
        about = self.pen("edition").sentence()
        documents = [
            {"kind": kind, "title": f"{kind.capitalize()} of the year", "name": kind.capitalize(),
             "about": about}
            for kind in kinds
        ]  # fmt: skip
        return {
            "as_at": f"{self.first + 1}-03-31",
            "framework": "example",
            "about": about,
            "documents": documents,
        }

    def _code(self) -> Data:
        sections = [self._section("scope", "A"), self._section("environment", "B")]
        return {"sections": sections, "areas": [self._area(number) for number in range(AREAS)]}

    def _section(self, kind: str, number: str) -> Data:
        pen = self.pen(kind, self.first)
        named: Data = {"id": kind, "kind": kind, "number": number}
        return named | {"title": pen.title(), "text": pen.text(2, 5)}

    def _area(self, number: int) -> Data:
        title = self.pen("area", number).title()
        return {
            "id": f"area-{number}",
            "number": number + 1,
            "principle": "ab"[number % 2],
            "name": f"Area {number + 1}",
            "title": title,
            "introduction": self.pen("area", number, self.first).text(1, 3),
            "controls": [self._control(number, place) for place in range(CONTROLS)],
        }

    def _control(self, area: int, place: int) -> Data:
        # The last of each area is another one every year.
        name = f"control-{area}-{self.first if place == CONTROLS - 1 else place}"
        worded = (self.first + place) // 3
        return {
            "id": name,
            "title": self.pen(name).title(),
            "text": self.pen(name, worded).text(1, 7),
            "owners": [POSTS[place % len(POSTS)]],
            "boards": [BOARDS[place % len(BOARDS)]],
            "frequency": "monthly",
            "evidence": self.pen(name, "evidence", self.first).folder(),
            "last_tested": f"{self.first}-11",
        }

    def _statement(self) -> Data:
        sections = [self._section("strategy", "A"), self._section("review", "B")]
        return {"sections": sections, "areas": [self._review(number) for number in range(AREAS)]}

    def _review(self, number: int) -> Data:
        pen = self.pen("review", number, self.first)
        reviews = [{"activity": pen.text(3, 6), "intended": pen.text(2, 4)}]
        return {
            "area": f"area-{number}",
            "title": f"Review of area {number + 1}",
            "reviews": reviews,
        }

    def _improvement(self) -> Data:
        pen = self.pen("improvement", self.first)
        areas = [
            {"id": f"better-{number}-{self.first}", "number": number + 1, "title": pen.title(),
             "about": pen.text(1, 3), "leads": [POSTS[number]],
             "governance_areas": [f"area-{number}"]}
            for number in range(IMPROVEMENTS)
        ]  # fmt: skip
        carried = OPEN if self.second else 0
        actions = [self._action(self.first - 1, number) for number in range(carried)]
        actions += [self._action(self.first, number) for number in range(carried, ACTIONS)]
        return {"as_at": f"{self.first + 1}-03-31", "complete": True, "areas": areas,
                "actions": actions}  # fmt: skip

    def _action(self, begun: int, number: int) -> Data:
        name = f"action-{begun}-{number}"
        pen = self.pen(name, self.first)
        closed = self.second or number >= OPEN
        action: Data = {
            "id": name,
            "reference": f"{begun}.{number}",
            "title": self.pen(name).title(),
            "text": self.pen(name).text(1, 2),
            "owners": [POSTS[number % len(POSTS)]],
            "area": f"better-{number % IMPROVEMENTS}-{self.first}",
            "began": f"{begun}-04-15",
            "due": self._due(pen, begun, number),
            "updates": self._updates(pen, closed=closed),
        }
        if closed:
            action["closure"] = {"evidence": pen.folder()}
        if begun < self.first:
            action |= {"carried_from": f"{year_of(begun)}/{name}", "why": pen.sentence()}
        return action

    def _due(self, pen: Pen, begun: int, number: int) -> list[Data]:
        """When it is due: once, or moved to the end of the plan."""
        first: Data = {"date": f"{begun + 1}-02-28", "set_on": f"{begun}-04-15"}
        moved: Data = {"date": f"{begun + 2}-03-31", "set_on": f"{begun}-12-01"}
        moved |= {"reason": pen.sentence(), "approved_by": BOARDS[0]}
        return [first] if number % 3 and number >= OPEN else [first, moved]

    def _updates(self, pen: Pen, *, closed: bool) -> list[Data]:
        last = "complete" if closed else "at-risk"
        states = ["on-track", "at-risk", "on-track", last]
        return [
            {"date": day, "state": state, "label": state.capitalize(), "text": pen.text(1, 2)}
            for day, state in zip(self._days(), states, strict=True)
        ]

    def _assurance(self) -> Data:
        pen = self.pen("assurance", self.first)
        opinion = {"id": "internal-audit", "title": "Opinion of internal audit",
                   "by": "Internal Audit", "given": f"{self.first + 1}-03", "rating": "Adequate",
                   "level": "adequate", "text": pen.text(1, 4), "areas": ["area-0"]}  # fmt: skip
        return {"opinions": [opinion]}

    def _paper(self, day: str) -> Data:
        pen = self.pen("paper", day)
        paragraphs = [
            {"number": str(number), "text": f"{pen.text(1, 5)} Of these, [[open]] are open."}
            for number in range(1, 7)
        ]
        return {
            "title": "How the plan stands",
            "panel": BOARDS[1],
            "authors": POSTS[:1],
            "about": [self.edition],
            "purpose": pen.sentence(),
            "sections": [{"id": "progress", "title": "Progress", "paragraphs": paragraphs}],
        }

    def _days(self) -> list[str]:
        """The days of the four papers of the year."""
        return [f"{self.first + (day < '04')}-{day}" for day in QUARTERS]


def _organisation(body: str, number: int) -> Data:
    pen = Pen(body)
    posts = [{"id": name, "title": _called(name), "about": pen.sentence()} for name in POSTS]
    boards = [
        {"id": name, "name": _called(name), "about": pen.sentence(), "frequency": "quarterly"}
        for name in BOARDS
    ]
    names = {"name": f"Example Authority {number}", "short_name": f"Authority {number}"}
    return names | {"about": pen.text(1, 2), "posts": posts, "boards": boards}


def _called(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _write_year(content: Path, pages: Pages) -> None:
    for name, data in pages.documents().items():
        _write(content / pages.edition / f"{name}.yml", data)


def _write(file: Path, data: Data) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    public = {"audience": "public", **data}
    text = yaml.dump(public, Dumper=yaml.CSafeDumper, sort_keys=False, width=100)
    file.write_text(text, "utf-8", newline="")


def _release(project: Path) -> None:
    """Release every year: the newest as it was before the audit, the others after it.

    All content is read once, and a year is released with the one before, to which alone it refers:
    `governance release` would read, check and look through everything for each.
    """
    from generator.model.load import load
    from generator.releases.freeze import Order, freeze
    from generator.vocabulary import DocumentState, ReleaseKind

    library = load(project).library
    for edition in library.editions:
        first = int(edition.year[:4])
        years = {edition.id, f"{edition.organisation}/{year_of(first - 1)}"}
        kept = tuple(each for each in library.editions if each.id in years)
        state = DocumentState.UNAUDITED if first == NEWEST else DocumentState.AUDITED
        note = "The statement of the year."
        order = Order(edition.id, ReleaseKind.STATEMENT, state, f"{first + 1}-06-30", note)
        freeze(project, library.model_copy(update={"editions": kept}), [], order)
