"""Which versions a site shows: the public one what was released, and nothing that came after."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.moving_plan import FILES as PAPERS
from support.project import MINIMAL
from support.releases import YEAR, editions_of, release, rewrite, units_of

from generator.making.dividing import make_units
from generator.model import Library
from generator.model.schema import fields_of
from generator.pipeline import check_content
from generator.releases.versions import shown_to
from generator.units import EditionUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from support.project import MakeProject

    from generator.model import Edition, Record
    from generator.units import Unit

PUBLIC, INTERNAL = Audience.PUBLIC, Audience.INTERNAL
STATEMENT, CODE, PLAN = (f"{YEAR}/{name}.yml" for name in ("statement", "code", "improvement"))
FIRST = f"{YEAR}/releases/2025-06-13-unaudited"


def names(project: Path, audience: Audience) -> dict[str, str]:
    """What each address of the year shows: a release by its name, or the working copy."""
    return {
        unit.path.removeprefix(YEAR): unit.release.name if unit.release else "working copy"
        for unit in editions_of(project, audience).values()
    }


def test_without_a_release_the_public_sees_nothing(project: MakeProject) -> None:
    folder = project()
    assert [*units_of(folder, PUBLIC)] == [""]
    assert names(folder, PUBLIC) == {}
    assert names(folder, INTERNAL) == {"": "working copy"}


@pytest.mark.parametrize(
    "made",
    [
        ["2025-06-13 draft"],
        ["2025-06-13 unaudited", "2025-07-26 audited"],
        ["2025-06-13 unaudited", "2025-09-12 report"],
        ["2025-06-13 unaudited", "2025-07-31 notice"],
        ["2025-05-31 notice", "2025-06-13 unaudited", "2025-07-31 notice", "2025-09-12 report"],
        # One day's releases come in the order in which they were made, not in that of the letters.
        ["2025-06-13 report", "2025-06-13 draft", "2025-06-13 audited"],
    ],
)
def test_the_newest_release_stands_at_the_years_address_whatever_it_is(
    project: MakeProject, made: list[str]
) -> None:
    folder = project()
    found = [release(folder, what) for what in made]
    own = {f"/releases/{name}": name for name in found}
    assert names(folder, PUBLIC) == {"": found[-1], **own}
    assert names(folder, INTERNAL) == {"": "working copy", **own}


def text_of(edition: Edition) -> tuple[str, str, str]:
    """What an edition says in its statement, its Code and its plan."""
    assert edition.statement
    assert edition.code
    assert edition.improvement
    return (
        edition.statement.areas[0].reviews[0].activity or "",
        edition.code.areas[0].themes[0].controls[0].title,
        edition.improvement.areas[0].title,
    )


OLD = ("The Main Board met twelve times.", "Monthly decisions", "Quicker minutes")
NEW = ("The Main Board met six times.", "Yearly decisions", "Slower minutes")


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("2025-09-12 report", (OLD[0], OLD[1], NEW[2])),
        ("2025-09-12 notice", OLD),
        ("2025-09-12 audited", NEW),
    ],
)
def test_a_report_shows_the_new_plan_with_the_published_statement(
    project: MakeProject, what: str, shown: tuple[str, str, str]
) -> None:
    folder = project()
    release(folder, "2025-06-13 unaudited")
    for name, old, new in zip((STATEMENT, CODE, PLAN), OLD, NEW, strict=True):
        rewrite(folder, name, old, new)
    assert text_of(editions_of(folder)[YEAR].edition) == OLD
    release(folder, what)
    assert text_of(editions_of(folder)[YEAR].edition) == shown
    assert text_of(editions_of(folder)[FIRST].edition) == OLD
    assert text_of(editions_of(folder, INTERNAL)[YEAR].edition) == NEW


@pytest.mark.parametrize(
    ("withdrawn", "gone"),
    [
        pytest.param("edition: example/2024-25, kind: control, id: published-minutes",
                     "Published minutes", id="an item"),
        pytest.param("edition: example/2024-25, kind: code", "Decisions", id="a document"),
        pytest.param("edition: example/2024-25, kind: edition", "Quicker minutes", id="a year"),
        pytest.param("kind: board, id: example/audit-panel", "Audit Panel", id="a board"),
        pytest.param("kind: term, id: ags", "AGS", id="a term"),
        pytest.param("edition: example/2024-25, kind: review, id: decisions/boards",
                     "met twelve times", id="the review of a theme"),
        pytest.param("edition: example/2024-25, kind: area-review, id: openness",
                     "All minutes were published", id="the review of an area"),
        pytest.param("edition: example/2024-25, kind: paper, id: 2024-09-12-first",
                     "How the plan stands", id="a paper"),
    ],
)  # fmt: skip
def test_what_is_withdrawn_goes_from_every_public_page_and_stays_for_staff(
    project: MakeProject, withdrawn: str, gone: str
) -> None:
    changes = {name: text for name, text in PAPERS.items() if "second" not in name}
    folder = project(changes)
    release(folder, "2025-06-13 unaudited")
    assert [gone in said(unit) for unit in editions_of(folder).values()] == [
        True,
        True,
    ]
    line = f"withdrawals:\n  - {{{withdrawn}, date: 2025-07-01, reason: By mistake.}}\n"
    (folder / "content/withdrawals.yml").write_text(line, "utf-8")
    for path, unit in units_of(folder, PUBLIC).items():
        assert gone not in said(unit)
        assert not isinstance(unit, EditionUnit) or unit.withdrawn == ("2025-07-01",), path
    for unit in units_of(folder, INTERNAL).values():
        assert gone in said(unit) or not isinstance(unit, EditionUnit)
    assert "By mistake." not in "".join(map(said, units_of(folder, PUBLIC).values()))
    release(folder, "2025-09-12 notice")
    assert gone not in "".join(map(said, units_of(folder, PUBLIC).values()))


def said(unit: Unit) -> str:
    """All that a unit's pages are made from."""
    return unit.library.model_dump_json()


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two releases, which nobody changes."""
    folder = tmp_path_factory.mktemp("frozen") / "project"
    shutil.copytree(MINIMAL, folder)
    release(folder, "2025-06-13 unaudited")
    release(folder, "2025-09-12 report")
    return folder


def scrambled(record: Record, chance: Random) -> Record:
    """The record with other words in some of its texts, and without some of its parts."""
    changes: dict[str, object] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.name in {"site", "deadlines", "published", "withdrawals"}:
            continue  # these say when the site is as at, and what was published
        if field.record and value:
            inside = value if field.many else (value,)
            kept = tuple(scrambled(each, chance) for each in inside if chance.random() > 1 / 20)
            changes[field.name] = kept if field.many else next(iter(kept), None)
        elif type(value) is str and field.refers is None and chance.random() > 1 / 2:
            changes[field.name] = value if field.name in {"id", "year"} else "zq other words"
    return record.without(changes, {})


@settings(max_examples=budget(short=10, long=40))
@given(chance=st.randoms(use_true_random=False))
def test_whatever_becomes_of_the_working_copy_the_public_site_stays(
    frozen: Path, chance: Random
) -> None:
    checked = check_content(frozen)
    library = scrambled(checked.library, chance)
    assert isinstance(library, Library)
    units, _ = make_units(shown_to(PUBLIC, library, checked.releases, frozen))
    before = {unit.path: unit.digest() for unit in checked.units[PUBLIC]}
    assert {unit.path: unit.digest() for unit in units} == before
