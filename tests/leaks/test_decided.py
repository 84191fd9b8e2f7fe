"""What the gate takes for public: the same as the selection, but worked out apart from it."""

from __future__ import annotations

import ast
import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.audiences import with_audiences
from support.budget import budget
from support.canaries import write_project
from support.project import MINIMAL, REPOSITORY
from support.rooms import imports

from generator.audience import name_of, select
from generator.leaks.decided import Decided
from generator.leaks.values import public_values_of, values_of
from generator.model import Library, Withdrawal, Withdrawals
from generator.model.index import index_library
from generator.model.load import load
from generator.model.schema import fields_of
from generator.vocabulary import Audience, Withheld

if TYPE_CHECKING:
    from generator.model import Record


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A project with every kind of record in it, in which no two fields say the same."""
    folder = tmp_path_factory.mktemp("decided")
    write_project(folder, (MINIMAL / "content/site.yml").read_text("utf-8"))
    return load(folder).library


def told(record: Record, decided: Decided | None = None) -> set[tuple[str, str, str]]:
    """Every value of a record and of all in it: the record's place, the field, the value."""
    found: set[tuple[str, str, str]] = set()
    for field in fields_of(type(record)):
        for path, value in decided.placed(record, field) if decided else field.values(record):
            if field.record:
                found |= told(value, decided)
            else:
                found.add((f"{type(record)} {record.place()}", f"{field.name} {path}", str(value)))
    return found


def without_positions(values: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """In a list that has lost some, the others stand elsewhere."""
    return {(place, re.sub(r", \d+\)", ")", name), value) for place, name, value in values}


def agrees(library: Library) -> None:
    # Else the selection leaves out more: what is public itself, and tells how much is not.
    site = library.site.model_copy(update={"withheld": Withheld.EXACT})
    library = library.model_copy(update={"site": site})
    selected = told(select(library, Audience.PUBLIC))
    assert without_positions(told(library, Decided(library))) == without_positions(selected)


@settings(max_examples=budget(short=30, long=400))
@given(st.integers(0, 2**32))
def test_whatever_the_audiences_it_takes_for_public_what_the_selection_gives(
    canaries: Library, seed: int
) -> None:
    agrees(with_audiences(canaries, Random(seed)))  # noqa: S311 - no secret hangs on it


@settings(max_examples=budget(short=20, long=200))
@given(st.integers(0, 2**32))
def test_whatever_is_withdrawn_it_takes_for_public_what_the_selection_gives(
    canaries: Library, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - no secret hangs on it
    withdrawn = [
        Withdrawal(edition=scope.edition or None, kind=kind, id=name, date="2024-07-01", reason="x")
        for record, scope in random.sample(index_library(canaries).records, 6)
        for kind, name in [name_of(record, scope)]
    ]
    agrees(canaries.model_copy(update={"withdrawals": Withdrawals(withdrawals=tuple(withdrawn))}))


def test_the_gate_knows_nothing_of_the_selection() -> None:
    """Nor of the arithmetic of plans: what it compares, it has read and counted itself."""
    for module in sorted((REPOSITORY / "generator/leaks").glob("*.py")):
        known = imports(ast.parse(module.read_text("utf-8")))
        rooms = {name.split(".")[1] for name in known if name.startswith("generator.")}
        assert not rooms & {"audience", "tracker", "views", "pages"}, module.name


def test_what_is_public_is_less_than_what_there_is(canaries: Library) -> None:
    everything = [value.text for value in values_of(canaries)]
    public = [value.text for value in public_values_of(canaries)]
    assert 0 < len(public) < len(everything)
    assert set(public) < set(everything)
