"""JSON Schemas accept what the program reads, and refuse what has another shape."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import fastjsonschema
import pytest
import yaml
from support.project import CASE_FILES, MINIMAL, REPOSITORY, STARTER

from generator.model.json_schema import ids_in_use, schema_of
from generator.model.kinds import kind_of
from generator.model.load import load
from generator.reading.nodes import Mapping, Node, Scalar, Sequence
from generator.reading.yamlfile import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.kinds import Kind

PROJECTS = {"sample": REPOSITORY, "starter": STARTER, "minimal": MINIMAL}
FILES = [
    (project, file.relative_to(project / "content"))
    for project in PROJECTS.values()
    for file in sorted((project / "content").rglob("*.yml"))
    if "releases" not in file.relative_to(project).parts
]
each_file = pytest.mark.parametrize(
    ("project", "file"), FILES, ids=[f"{project.name}/{file}" for project, file in FILES]
)
# What JSON Schema says of a plain word, as version 1.2 of YAML reads it.
_PLAIN: tuple[tuple[str, Callable[[str], object]], ...] = (
    (r"|~|null|Null|NULL", lambda _: None),
    (r"true|True|TRUE", lambda _: True),
    (r"false|False|FALSE", lambda _: False),
    (r"[-+]?[0-9]+", int),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
)


def as_editors_see(node: Node) -> Any:
    """A file as the program of an editor hands it to its schema."""
    match node:
        case Mapping(entries=entries):
            return {key: as_editors_see(entry.node) for key, entry in entries.items()}
        case Sequence(items=items):
            return [as_editors_see(item) for item in items]
        case Scalar(value=value, plain=True):
            found = (made(value) for form, made in _PLAIN if re.fullmatch(form, value))
            return next(found, value)
        case Scalar(value=value):
            return value


@cache
def minimal_ids() -> dict[str, list[str]]:
    """Ids that most projects do not have: to know some never means to refuse others."""
    return ids_in_use(load(MINIMAL).library)


@cache
def reader_of(kind: Kind) -> Callable[[object], object]:
    reader: Callable[[object], object] = fastjsonschema.compile(schema_of(kind, minimal_ids()))
    return reader


def kind_at(path: str) -> Kind:
    kind = kind_of(PurePosixPath(path))
    assert kind, path
    return kind


def found_by_schema(path: str, file: Path) -> str:
    """What the schema for a path below content/ says is wrong with a file; "" of a right one."""
    node, problems = read_yaml(file, file.name)
    assert node, problems
    try:
        reader_of(kind_at(path))(as_editors_see(node))
    except fastjsonschema.JsonSchemaValueException as error:
        return str(error)
    return ""


@each_file
def test_what_the_program_reads_is_right_by_its_schema(project: Path, file: Path) -> None:
    assert found_by_schema(file.as_posix(), project / "content" / file) == ""


def released() -> Iterator[tuple[str, Path]]:
    """Each file that was ever released, once: by its path below content/."""
    seen = set()
    for project in (REPOSITORY, STARTER):
        for release in sorted((project / "content").glob("*/*/releases/*/content")):
            for file in sorted(release.rglob("*.yml")):
                name = file.relative_to(release).as_posix()
                if (key := (name, file.read_bytes())) not in seen:
                    seen.add(key)
                    yield name, file


def test_what_was_released_is_right_by_the_schema_of_today() -> None:
    files = [*released()]
    assert len(files) > 50
    for name, file in files:
        assert found_by_schema(name, file) == "", name


# What is wrong with the shape of a file, by the code that `check` has for it.
SHAPE = {
    *("unknown-key", "missing-key", "not-keys", "not-text", "not-a-number", "not-a-list"),
    *("not-a-flag", "empty-value", "quote-text", "unknown-value", "unknown-language"),
    *("bad-id", "bad-date", "bad-release", "bad-file-name", "bad-digest", "bad-address"),
    "financial-year",
}
# Cases that JSON Schema has no words for, and why.
UNSAYABLE = {
    "bad-date-no-such-day": "a pattern does not count the days of a month",
    "bad-release-date": "as bad-date-no-such-day",
    "bad-id-file-name": "the name of a file is no part of it",
    "financial-year": "a pattern does not add one",
    "financial-year-words": "as bad-id-file-name",
    "quote-date": "it cannot tell text in quotes from text without",
    "quote-no": "as quote-date",
    "quote-time": "as quote-date",
}


def shape_cases() -> Iterator[Any]:
    """A change of one file of the minimal project after which its shape is wrong."""
    for case in sorted((CASE_FILES / "invalid").glob("*.yml")):
        read = yaml.safe_load(case.read_text("utf-8"))
        found = re.findall(r"(?m)^content/(\S+?):\d+:\d+: error\[([a-z-]+)\]", read["expected"])
        for name in dict.fromkeys(name for name, code in found if code in SHAPE):
            change = read["change"].get(name)
            match change:
                case str(whole):
                    yield pytest.param(name, whole, id=case.stem)
                case {"replace": old, "by": new}:
                    yield pytest.param(
                        name,
                        (MINIMAL / "content" / name).read_text("utf-8").replace(old, new, 1),
                        id=case.stem,
                    )


@pytest.mark.parametrize(("name", "text"), [*shape_cases()])
def test_what_has_another_shape_is_refused_by_the_schema(
    name: str, text: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = tmp_path / "file.yml"
    file.write_text(text, "utf-8")
    case = request.node.callspec.id
    assert bool(found_by_schema(name, file)) == (case not in UNSAYABLE)


def test_what_cannot_be_said_is_a_case() -> None:
    assert UNSAYABLE.keys() <= {case.stem for case in (CASE_FILES / "invalid").glob("*.yml")}


SECTION = "audience: public\nsections:\n  - {id: scope, title: Scope, %s: A}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SECTION % "number", ""),
        (SECTION % "letter", ""),
        (SECTION % "letter: A, number", "data.sections[0] must NOT match a disallowed definition"),
        ("sections: [{id: a, title: {en: Scope, cy: Cwmpas}}]", ""),
        (
            "sections: [{id: a, title: {fr: Champ}}]",
            "data.sections[0].title cannot be validated by any definition",
        ),
        ("sections: [{id: 2024, title: 'A'}]", ""),
        ("sections: [{id: a}]", "data.sections[0] must contain ['title'] properties"),
        ("areas: [{area: nowhere, title: An area that nobody knows}]", ""),
        ("judgement: {rating: Good, level: high}", "data.judgement.level must be one of"),
    ],
)
def test_a_statement_is_read_by_its_schema(text: str, found: str, tmp_path: Path) -> None:
    file = tmp_path / "statement.yml"
    file.write_text(text, "utf-8")
    said = found_by_schema("example/2024-25/statement.yml", file)
    assert said.startswith(found) if found else said == ""


def test_a_key_says_what_it_is_and_offers_the_ids_in_use() -> None:
    schema = schema_of(kind_at("example/2024-25/code.yml"), minimal_ids())
    control = schema["definitions"]["Control"]
    assert control["required"] == ["id", "title", "text"]
    assert control["properties"]["owners"] == {
        "description": "The posts that carry out the control. For example: [chief-officer]",
        "type": "array",
        "items": {"$ref": "#/definitions/id-of-post"},
    }
    offered, taken = schema["definitions"]["id-of-post"]["anyOf"]
    assert offered == {"enum": ["chief-officer", "finance-director"]}
    assert taken["pattern"].startswith("^(?:[a-z0-9]+")


def test_what_is_never_public_says_so() -> None:
    schema = schema_of(kind_at("example/2024-25/code.yml"), {})
    said = schema["definitions"]["Control"]["properties"]["evidence"]["description"]
    assert said.startswith("Where the proof is kept that the control works. Never public.")


def test_ids_stand_with_their_body_where_there_are_several_and_with_their_year() -> None:
    ids = ids_in_use(load(STARTER).library)
    assert {"director-finance", "example/director-finance"} <= set(ids["post"])
    assert "2024-25/projects" in ids["earlier-improvement"]
    assert "example/2024-25" in ids["edition"]


def test_a_schema_is_the_same_each_time_and_plain_data() -> None:
    kind = kind_at("example/2024-25/improvement.yml")
    schema = schema_of(kind, minimal_ids())
    assert json.loads(json.dumps(schema)) == schema == schema_of(kind, minimal_ids())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("site.yml", "site"),
        ("joint/risks.yml", "joint-risks"),
        ("joint/papers/2025-12-04-risks.yml", "paper"),
        ("met/2016-17/risks.yml", "risks"),
        ("met/2016-17/papers/2017-06-30-ags.yml", "paper"),
        ("organisations/met.yml", "organisation"),
    ],
)
def test_a_file_has_its_kind_from_its_place(path: str, kind: str) -> None:
    assert kind_at(path).name == kind


@pytest.mark.parametrize("path", ["sites.yml", "met/code.yml", "met/2016-17/codes.yml"])
def test_what_stands_elsewhere_has_no_kind(path: str) -> None:
    assert kind_of(PurePosixPath(path)) is None
