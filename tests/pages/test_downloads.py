"""The data behind the pages: the same rows as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from support.minimal_year import FIRST_ROWS
from support.project import MINIMAL

from generator.audience import select
from generator.model.load import load
from generator.pages.downloads import as_json, downloads_of
from generator.releases.versions import as_it_stands
from generator.units import list_units
from generator.vocabulary import Audience

NOTICE = "The Example Authority is fictional."

if TYPE_CHECKING:
    from support.project import MakeProject

    from generator.model import Library


def test_json_keeps_kinds_and_letters() -> None:
    text = as_json([{"id": "café", "number": 1, "list": ["=1"], "none": None}])
    assert json.loads(text) == [{"id": "café", "number": 1, "list": ["=1"], "none": None}]
    assert "café" in text
    assert text.endswith("]\n")


def files(library: Library) -> dict[str, str]:
    return downloads_of(list_units(as_it_stands(library, Audience.INTERNAL, MINIMAL))[2])


def test_an_edition_has_a_file_of_each_kind_for_every_table_with_rows(library: Library) -> None:
    expected = [f"{name}.{kind}" for name in FIRST_ROWS for kind in ("json", "csv")]
    assert list(files(library)) == expected


def test_other_units_have_none(library: Library) -> None:
    assert [
        downloads_of(unit)
        for unit in list_units(as_it_stands(library, Audience.INTERNAL, MINIMAL))[:2]
    ] == [
        {},
        {},
    ]


@pytest.mark.parametrize(("table", "first"), FIRST_ROWS.items())
def test_the_first_row_of_each_table(
    library: Library, table: str, first: dict[str, object]
) -> None:
    editors: dict[str, object] = {"inferred": [], "editors_notes": []}
    row = json.loads(files(library)[f"{table}.json"])[0]
    assert row == first | editors | {"notice": NOTICE}


def test_a_row_says_what_was_inferred_and_what_readers_should_know(project: MakeProject) -> None:
    owned = "owners: [chief-officer]\n"
    more = """            inferred: {owners: read from the chair}
            reader_notes:
              - {text: Two papers disagree., audience: public}
              - {text: Ask the clerk.}
"""
    code = "example/2024-25/code.yml"
    changed = load(project(replace={code: (owned, owned + more)})).library
    for audience, notes in (
        (Audience.INTERNAL, ["Two papers disagree.", "Ask the clerk."]),
        (Audience.PUBLIC, ["Two papers disagree."]),
    ):
        first, second = json.loads(files(select(changed, audience))["controls.json"])
        assert first["inferred"] == ["owners: read from the chair"]
        assert first["editors_notes"] == notes
        assert (second["inferred"], second["editors_notes"]) == ([], [])


def test_both_kinds_hold_the_same_rows(library: Library) -> None:
    made = files(library)
    for name in (name for name in made if name.endswith(".json")):
        rows = json.loads(made[name])
        table = made[name.replace(".json", ".csv")].removeprefix("\ufeff")
        read = list(csv.DictReader(io.StringIO(table)))
        assert [list(row) for row in read] == [list(row) for row in rows]
        assert [row.get("id") for row in read] == [row.get("id") for row in rows]


def test_days_by_which_a_date_moved_stay_a_number(project: MakeProject) -> None:
    plan = """audience: public
actions:
  - id: forms
    title: One form
    owners: [chief-officer]
    began: 2025-04-01
    due:
      - {date: 2025-09-30, set_on: 2025-04-08}
      - {date: 2025-08-02, set_on: 2025-06-12, reason: Sooner than planned.}
"""
    made = files(load(project({"example/2024-25/improvement.yml": plan})).library)
    assert json.loads(made["actions.json"])[0]["days_moved"] == -59
    table = made["actions.csv"].removeprefix("\ufeff")
    ((moved),) = [row["days_moved"] for row in csv.DictReader(io.StringIO(table))]
    assert moved == "-59"
