"""What explains the downloads: a data package for the CSV, and a JSON Schema for each JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import fastjsonschema
import pytest
from support.contents import content_of
from support.minimal_year import FIRST_ROWS
from support.project import MINIMAL, REPOSITORY, STARTER

from generator.digests import digest_of
from generator.pages.columns import columns_of
from generator.pages.datapackage import beside_downloads
from generator.pages.downloads import TABLES, downloads_of
from generator.units import ComparisonUnit, EditionUnit
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.units import Unit

PROJECTS = pytest.mark.parametrize(
    "project", [MINIMAL, STARTER, REPOSITORY], ids=["minimal", "starter", "sample"]
)
TYPES = {"string", "integer", "date", "boolean", "list"}


def units_with_data(project: Path) -> list[Unit]:
    """The units that staff see and that have downloads: those of the newest years first."""
    units = content_of(project).units[Audience.INTERNAL]
    found = [each for each in units if isinstance(each, EditionUnit | ComparisonUnit)]
    kinds = [[each for each in found if isinstance(each, kind)]
             for kind in (EditionUnit, ComparisonUnit)]  # fmt: skip
    return [each for kind in kinds for each in kind[:6]]


def explained(project: Path) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The downloads of each unit, and what explains them."""
    for unit in units_with_data(project):
        downloads = downloads_of(unit)
        yield downloads, beside_downloads(unit, downloads)


@PROJECTS
def test_every_json_file_is_as_its_schema_says(project: Path) -> None:
    for downloads, beside in explained(project):
        files = {name for name in downloads if name.endswith(".json")}
        assert {name.replace(".json", ".schema.json") for name in files} <= beside.keys()
        for name in files:
            schema = json.loads(beside[name.replace(".json", ".schema.json")])
            reader: Callable[[object], object] = fastjsonschema.compile(schema)
            reader(json.loads(downloads[name]))


@PROJECTS
def test_every_cell_is_as_the_data_package_says(project: Path) -> None:
    for downloads, beside in explained(project):
        tables = {name: text for name, text in downloads.items() if name.endswith(".csv")}
        if not tables:
            continue
        package = json.loads(beside["datapackage.json"])
        assert [each["path"] for each in package["resources"]] == sorted(tables)
        for resource in package["resources"]:
            text = tables[resource["path"]]
            assert resource["bytes"] == len(text.encode())
            assert resource["hash"] == f"sha256:{digest_of(text.encode())}"
            head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
            fields = resource["schema"]["fields"]
            assert [each["name"] for each in fields] == head
            for row in rows:
                for field, cell in zip(fields, row, strict=True):
                    assert _fits(field, cell), (resource["path"], field["name"], cell)


def _fits(field: dict[str, Any], cell: str) -> bool:
    """Whether a cell is of a field's type; one that is empty is missing."""
    match field["type"]:
        case "integer":
            return re.fullmatch("-?[0-9]+|", cell) is not None
        case "date":
            return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}|", cell) is not None
        case "boolean":
            return cell in {*field["trueValues"], *field["falseValues"]}
        case "list":
            return all(" " not in each for each in cell.split(field["delimiter"]))
    return bool(field["type"] == "string")


def test_the_package_has_what_the_standard_asks_for() -> None:
    """The musts of Data Package 2.0: https://datapackage.org/standard/data-package/."""
    ((_, beside),) = list(explained(MINIMAL))
    package = json.loads(beside["datapackage.json"])
    resources = package.pop("resources")
    assert package == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "example-2024-25",
        "title": "Example Authority 2024/25: data to download",
        "homepage": "https://example.org/governance/example/2024-25/about/",
        "contributors": [{"title": "Example Authority", "roles": ["publisher"]}],
        "description": "The Example Authority is fictional.",
        "licenses": [
            {"title": "Open Government Licence v3.0", "path": "https://example.org/licence"}
        ],
    }
    assert [each["name"] for each in resources] == sorted(FIRST_ROWS)
    for each in resources:
        assert re.fullmatch("[-a-z0-9._/]+", each["name"])
        assert (each["type"], each["format"], each["encoding"]) == ("table", "csv", "utf-8")
        assert {field["type"] for field in each["schema"]["fields"]} <= TYPES


def test_a_field_is_told_in_the_words_of_the_model() -> None:
    ((_, beside),) = list(explained(MINIMAL))
    schema = json.loads(beside["controls.schema.json"])
    assert schema["items"]["properties"]["frequency"] == {
        "description": "How often the control works.",
        "type": ["string", "null"],
    }
    (controls,) = [
        each
        for each in json.loads(beside["datapackage.json"])["resources"]
        if each["name"] == "controls"
    ]
    assert controls["schema"]["fields"][6] == {
        "name": "owners",
        "description": "The posts that carry out the control.",
        "type": "list",
        "delimiter": "; ",
    }


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_of_in_a_sentence(table: str) -> None:
    for column in columns_of(table).values():
        assert re.fullmatch(r"[A-Z].*\.", column.told), column.name


def test_a_schema_refuses_what_it_does_not_know() -> None:
    ((downloads, beside),) = list(explained(MINIMAL))
    reader: Callable[[object], object] = fastjsonschema.compile(
        json.loads(beside["controls.schema.json"])
    )
    rows = json.loads(downloads["controls.json"])
    for wrong in ({"owners": "chief-officer"}, {"secret": "x"}, {"title": 1}):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            reader([rows[0] | wrong])
