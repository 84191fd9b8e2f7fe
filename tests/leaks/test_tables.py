"""Data downloads with values, rows and columns that the content does not make public."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.contents import content_of
from support.guarded import FIRST, write_guarded
from support.project import REPOSITORY
from support.releases import YEAR

from generator.cells import as_csv
from generator.language import speaking
from generator.leaks import Measures, Sources, rows
from generator.leaks import measures as measuring
from generator.pages.downloads import downloads_of
from generator.pipeline import check_content
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.leaks.connected import Net
    from generator.leaks.rows import Tables
    from generator.leaks.sources import Filed
    from generator.pipeline import Checked
    from generator.units import Unit

    Files = dict[str, bytes]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Measures]:
    checked = check_content(write_guarded(tmp_path_factory.mktemp("tables") / "project"))
    return checked, measures_of(checked)


def measures_of(checked: Checked) -> Measures:
    sources = Sources(checked.library, checked.releases)
    return Measures(sources, checked.units[Audience.PUBLIC])


def files_of(unit: Unit) -> Files:
    with speaking(unit.language):
        return {
            f"{unit.place}/data/{name}": text.encode() for name, text in downloads_of(unit).items()
        }


def unit_at(checked: Checked, path: str) -> Unit:
    return next(each for each in checked.units[Audience.PUBLIC] if each.path == path)


def test_of_sound_downloads_nothing_is_told(guarded: tuple[Checked, Measures]) -> None:
    checked, measures = guarded
    for unit in checked.units[Audience.PUBLIC]:
        assert measures.unlike(unit, files_of(unit)) == []


def test_of_the_sample_nothing_is_told() -> None:
    checked = content_of(REPOSITORY)
    measures = measures_of(checked)
    for unit in checked.units[Audience.PUBLIC]:
        assert measures.unlike(unit, files_of(unit)) == []


def test_a_year_is_worked_out_once_under_both_paths(
    guarded: tuple[Checked, Measures], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its own address a year is as its newest release has it."""
    checked, _ = guarded
    made: list[str] = []

    def tables_of(filed: Filed, net: Net) -> Tables:
        made.append(filed.path)
        return rows.tables_of(filed, net)

    monkeypatch.setattr(measuring, "tables_of", tables_of)
    fresh = measures_of(checked)
    for unit in checked.units[Audience.PUBLIC]:
        fresh.prepare(unit)
    assert sorted(made) == sorted({*made})
    assert any(path.startswith(f"{YEAR}/") for path in made)


Change = tuple[str, str, "dict[str, object]"]  # table, the row's id, its changed columns

CHANGED: dict[str, Change] = {
    "an internal due date": ("actions", "one-form", {"due": "2025-02-28"}),
    "an internal due date that is public elsewhere": ("actions", "one-form", {"due": "2025-11-30"}),
    "the last day of another's due date": ("actions", "one-form", {"due_by": "2025-11-30"}),
    "an internal first promise": ("actions", "one-form", {"first_due": "2025-02-28"}),
    "a move that only staff know": ("actions", "one-form", {"times_moved": 2}),
    "days from an internal date": ("actions", "one-form", {"days_moved": 245}),
    "days late after an internal date": ("actions", "one-form", {"days_late": 104}),
    "the state of an internal update": ("actions", "one-form", {"state": "at-risk"}),
    "closed by an internal update": ("actions", "one-form", {"state": "complete"}),
    "the day of an internal closure": ("actions", "one-form", {"closed": "2024-10-01"}),
    "an internal colour": ("actions", "one-form", {"printed_as": "Amber"}),
    "overdue by an internal date": ("actions", "one-form", {"overdue": "yes"}),
    "begun as an internal action": ("actions", "one-form", {"began": "2024-05-15"}),
    "an internal reason": ("actions", "one-form", {"reason": "The depot comes first."}),
    "a later date of the plan": ("actions", "one-form", {"as_at": "2025-07-26"}),
    "an internal title": ("actions", "one-form", {"title": "Sell the depot"}),
    "an internal reference": ("actions", "one-form", {"reference": "2.1"}),
    "an internal owner": ("actions", "one-form", {"owners": ["estates-director"]}),
    "an internal owner that is public elsewhere": (
        "actions",
        "one-form",
        {"owners": ["finance-director"]},
    ),
    "an internal improvement area": (
        "actions",
        "one-form",
        {"improvement_area": "fewer-buildings"},
    ),
    "an internal action": ("actions", "one-form", {"id": "sell-depot"}),
    "an internal note": ("actions", "one-form", {"editors_notes": ["Ask the clerk."]}),
    "an internal basis": ("controls", "keys-counted", {"inferred": ["owners: the caretaker"]}),
    "internal evidence": ("controls", "published-minutes", {"evidence": "Behind the door."}),
    "evidence as text": ("controls", "published-minutes", {"text": "Behind the door."}),
    "an internal control": ("controls", "keys-counted", {"id": "locked-rooms"}),
    "an internal frequency": ("controls", "keys-counted", {"frequency": "weekly"}),
    "another area's control": ("controls", "monthly-decisions", {"area": "openness"}),
    "another board": ("controls", "monthly-decisions", {"boards": ["audit-panel"]}),
    "a count with internal controls": ("areas", "openness", {"controls": 3}),
    "an internal number": ("improvement", "quicker-minutes", {"number": 2}),
    "an internal lead": ("improvement", "quicker-minutes", {"leads": ["estates-director"]}),
    "an internal post": ("posts", "finance-director", {"title": "Estates Director"}),
    "another's controls": ("posts", "chief-officer", {"controls": ["locked-rooms"]}),
    "another's opinion": ("opinions", "internal-audit", {"level": "limited"}),
    "another's rating": ("opinions", "internal-audit", {"rating": "Limited"}),
    "a section's title": ("sections", "review", {"title": "Responsibility"}),
    "an internal acronym": ("sections", "review", {"text": "The depot is to be sold."}),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_value_in_the_wrong_row_is_told(guarded: tuple[Checked, Measures], name: str) -> None:
    table, item, columns = CHANGED[name]

    def change(rows: list[dict[str, Any]]) -> None:
        (row,) = (each for each in rows if each["id"] == item)
        row |= columns

    (told,) = spoilt(guarded, table, change)
    assert f"{YEAR}/data/{table}.json: " in told
    assert any(each in told for pair in columns.items() for each in map(str, pair))


def spoilt(
    guarded: tuple[Checked, Measures],
    table: str,
    change: Callable[[list[dict[str, Any]]], object],
    path: str = YEAR,
) -> list[str]:
    checked, measures = guarded
    unit = unit_at(checked, path)
    files = files_of(unit)
    rows = json.loads(files[f"{unit.place}/data/{table}.json"])
    change(rows)
    files[f"{unit.place}/data/{table}.json"] = json.dumps(rows).encode()
    csv = as_csv([[*rows[0]], *([*each.values()] for each in rows)])
    files[f"{unit.place}/data/{table}.csv"] = csv.encode()
    return measures.unlike(unit, files)


def one_form(**columns: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda rows: [row.update(columns) for row in rows if row["id"] == "one-form"]


def test_a_row_of_what_is_internal_is_told(guarded: tuple[Checked, Measures]) -> None:
    (told,) = spoilt(guarded, "actions", lambda rows: rows.append(rows[0] | {"id": "sell-depot"}))
    assert 'has a row "sell-depot", which the content does not make public' in told


def test_a_newer_year_s_value_in_an_older_release_is_told(
    guarded: tuple[Checked, Measures],
) -> None:
    (told,) = spoilt(guarded, "actions", one_form(due="2025-10-31"), FIRST)
    assert '"due" of the action "one-form" of example/2024-25 has "2025-10-31"' in told


def test_a_table_as_csv_that_says_more_is_told(guarded: tuple[Checked, Measures]) -> None:
    checked, measures = guarded
    unit = unit_at(checked, YEAR)
    files = files_of(unit)
    name = f"{YEAR}/data/actions.csv"
    files[name] = files[name].replace(b"2025-10-31", b"2025-11-30")
    assert measures.unlike(unit, files) == [
        f"{name}: does not have the rows of the JSON file beside it"
    ]


def test_the_sentence_names_the_file_the_item_and_the_line(
    guarded: tuple[Checked, Measures],
) -> None:
    (told,) = spoilt(guarded, "actions", one_form(due="2025-11-30"))
    assert told == (
        'example/2024-25/data/actions.json: "due" of the action "one-form" of example/2024-25 has '
        '"2025-11-30", which its content does not make public '
        "(content/example/2024-25/releases/2025-07-26-audited/content/example/2024-25/"
        "improvement.yml:17)"
    )
