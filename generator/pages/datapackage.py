"""What stands beside the tables to download, for programs: what each column is and means.

One Frictionless data package (datapackage.org) for the CSV files of a year, and a JSON Schema for
each JSON file.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from generator.cells import BYTE_ORDER_MARK
from generator.digests import digest_of
from generator.language import _
from generator.page_kinds import ABOUT
from generator.pages.columns import Values, columns_of
from generator.pages.comparison_schema import COMPARISON
from generator.pages.notice import notice_of
from generator.pages.withheld import said_on_page, withheld_in
from generator.units import ComparisonUnit, EditionUnit, place_of
from generator.words import say_choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.pages.columns import DataColumn
    from generator.units import Unit

PACKAGE = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_DIALECT = "http://json-schema.org/draft-07/schema#"

_IN_CSV: dict[Values, dict[str, Any]] = {
    Values.TEXT: {"type": "string"},
    Values.NUMBER: {"type": "integer"},
    Values.DAY: {"type": "date"},
    Values.YES_OR_NO: {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
    Values.IDS: {"type": "list", "delimiter": "; "},
    Values.TEXTS: {"type": "string"},  # they may hold the sign that stands between them
}
_IN_JSON: dict[Values, dict[str, Any]] = {
    Values.TEXT: {"type": ["string", "null"]},
    Values.NUMBER: {"type": ["integer", "null"]},
    Values.DAY: {"type": ["string", "null"], "format": "date"},
    Values.YES_OR_NO: {"enum": ["yes", "no"]},
    Values.IDS: {"type": "array", "items": {"type": "string"}},
    Values.TEXTS: {"type": "array", "items": {"type": "string"}},
}


def schema_name(table: str) -> str:
    """The file with the JSON Schema of a table."""
    return f"{table}.schema.json"


def beside_downloads(unit: Unit, downloads: Mapping[str, str]) -> dict[str, str]:
    """What explains the downloads of a unit, given by their names: files and their contents."""
    if isinstance(unit, ComparisonUnit):
        return {schema_name("comparison"): _as_text({"$schema": _DIALECT, **COMPARISON})}
    if not isinstance(unit, EditionUnit) or not downloads:
        return {}
    tables = {
        name.removesuffix(".csv"): text for name, text in downloads.items() if name.endswith(".csv")
    }
    columns = {name: _columns_in(name, text) for name, text in tables.items()}
    schemas = {schema_name(name): _as_text(_json_schema(name, columns[name])) for name in tables}
    resources = [_resource(name, text, columns[name]) for name, text in sorted(tables.items())]
    return schemas | {PACKAGE: _as_text(_package(unit, resources))}


def _as_text(said: object) -> str:
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def _columns_in(table: str, text: str) -> list[DataColumn]:
    known = columns_of(table)
    head = next(csv.reader([text.removeprefix(BYTE_ORDER_MARK).partition("\r\n")[0]]))
    return [known[name] for name in head]


def _json_schema(table: str, columns: Sequence[DataColumn]) -> dict[str, Any]:
    """The schema of a list of rows, each with every column."""
    keys = {each.name: {"description": each.told, **_IN_JSON[each.kind]} for each in columns}
    return {
        "$schema": _DIALECT,
        "title": say_choice(table),
        "type": "array",
        "items": {
            "type": "object",
            "properties": keys,
            "required": [*keys],
            "additionalProperties": False,
        },
    }


def _package(unit: EditionUnit, resources: list[dict[str, Any]]) -> dict[str, Any]:
    site = unit.library.site
    year = f"{unit.body.name} {unit.edition.period}"
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": unit.path.replace("/", "-"),
        "title": _("%(year)s: data to download", year=year),
        "homepage": f"{site.address.rstrip('/')}/{place_of(unit.path, unit.language)}/{ABOUT.at()}",
        "contributors": [{"title": unit.body.name, "roles": ["publisher"]}],
        "resources": resources,
    }
    said = said_on_page(unit, {}, gathered=withheld_in(unit))
    if told := " ".join(filter(None, [notice_of(unit), *said])):
        package["description"] = told
    if site.licence:
        package["licenses"] = [{"title": site.licence.title, "path": site.licence.url}]
    return package


def _resource(table: str, text: str, columns: Sequence[DataColumn]) -> dict[str, Any]:
    data = text.encode()
    return {
        "name": table,
        "type": "table",
        "title": say_choice(table),
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{digest_of(data)}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [
                {"name": each.name, "description": each.told, **_IN_CSV[each.kind]}
                for each in columns
            ],
        },
    }
