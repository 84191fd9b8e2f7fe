"""Whatever the content holds: it loads, or its author is told in plain words what is wrong."""

from __future__ import annotations

import json
import shutil
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support.project import MINIMAL

from generator import report
from generator.model import Library, Record
from generator.model.schema import fields_of
from generator.pipeline import check_content
from generator.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = sorted(file.relative_to(MINIMAL).as_posix() for file in MINIMAL.rglob("*.yml"))
# Words of a program that tell an author nothing.
FOREIGN = ("pydantic", "Traceback", "<class", "NoneType", "object at 0x", "Error:", "[type=")

# The same examples every time: a run of the tests must not depend on luck.
steady = settings(max_examples=100, derandomize=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal project; each example changes one file and puts it back."""
    return shutil.copytree(MINIMAL, tmp_path_factory.mktemp("any") / "project")


def told(folder: Path, name: str, content: bytes) -> list[Problem]:
    """What is said when one file holds this."""
    file = folder / name
    file.write_bytes(content)
    try:
        return check_content(folder).problems
    except ContentError as error:
        return error.problems
    finally:
        shutil.copyfile(MINIMAL / name, file)


def assert_plain(problems: list[Problem], folder: Path) -> None:
    """Assert that problems are sorted, once each, at a place, and in words for an author."""
    assert problems == sorted(set(problems))
    for problem in problems:
        assert problem.place.file.startswith("content/")
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message.startswith("found ")
        assert problem.code != "value"
        said = problem.message + problem.hint
        assert not [word for word in FOREIGN if word in said]
        assert not [char for char in said if unicodedata.category(char) == "Cc"]
    report.as_text(problems, folder)
    assert len(json.loads(report.as_json(problems))) == len(problems)
    assert len(report.as_github(problems).splitlines()) == len(problems)


@cache
def keys() -> list[str]:
    """All keys that any record of the content has."""
    return sorted({field.name for record in _records(Library) for field in fields_of(record)})


def _records(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for field in fields_of(record):
        if field.record is not None:
            yield from _records(field.record)


scalars = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "public", "no", "1.10", "12:30", "~", "decisions", "main-board", "a/b"]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.binary(max_size=4),
)
trees = st.recursive(
    scalars,
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.dictionaries(st.sampled_from(keys()) | st.text(max_size=6), below, max_size=5),
    ),
    max_leaves=20,
)


@steady
@given(name=st.sampled_from(FILES), tree=trees)
def test_any_tree(folder: Path, name: str, tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    assert_plain(told(folder, name, text.encode("utf-8", "surrogatepass")), folder)


@steady
@given(name=st.sampled_from(FILES), data=st.data())
def test_any_value_lost_doubled_or_replaced(folder: Path, name: str, data: st.DataObject) -> None:
    tree = yaml.load((MINIMAL / name).read_bytes(), yaml.BaseLoader)  # noqa: S506 - texts only
    holder, key = data.draw(st.sampled_from(list(_places(tree))), "place")
    match data.draw(st.sampled_from(["lose", "double", "replace"]), "change"):
        case "lose":
            del holder[key]
        case "double" if isinstance(holder, list):
            holder.append(holder[key])
        case _:
            holder[key] = data.draw(trees, "value")
    text = yaml.dump(tree, Dumper=_WithoutAliases, sort_keys=False)
    assert_plain(told(folder, name, text.encode()), folder)


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - never an alias
        return True


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Everything in a tree that could be changed: what holds it, and its key or index."""
    if isinstance(tree, dict | list):
        for key in tree if isinstance(tree, dict) else range(len(tree)):
            yield tree, key
            yield from _places(tree[key])


@steady
@given(
    name=st.sampled_from(FILES),
    at=st.floats(0, 1),
    cut=st.integers(0, 40),
    put=st.binary(max_size=8) | st.text(":-[]{}&*!|>'\"#%@`,?\t \n", max_size=8).map(str.encode),
)
def test_any_bytes(folder: Path, name: str, at: float, cut: int, put: bytes) -> None:
    old = (MINIMAL / name).read_bytes()
    start = int(at * len(old))
    assert_plain(told(folder, name, old[:start] + put + old[start + cut :]), folder)
