"""Whatever a file looks like: after a change its data differ by that, and all else is as it was."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.layouts import FILES, KEYS, VALUES, as_texts, comments_of, data_of, laid_out
from support.project import REPOSITORY, STARTER

from generator.writing import Append, Put
from generator.writing.editing import edited_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.writing import KeyPath

FILE = "content/any.yml"
EXAMPLES = budget(short=150, long=4000)


def paths_of(value: Any, at: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Everything in some data, with its path."""
    yield at, value
    inside = value.items() if isinstance(value, dict) else ()
    for key, below in enumerate(value) if isinstance(value, list) else inside:
        yield from paths_of(below, (*at, key))


@st.composite
def changes(draw: Any, data: dict[str, Any]) -> Put | Append:
    """A change that some data have a place for."""
    places = list(paths_of(data))
    at, value = draw(st.sampled_from(places))
    new = draw(VALUES)
    if isinstance(value, list) and draw(st.booleans()):
        return Append(FILE, at, new)
    if isinstance(value, dict):
        key = draw(KEYS)
        if key not in value:
            kind = Put if draw(st.booleans()) else Append
            return kind(FILE, (*at, key), new)
    return Put(FILE, at, new) if at else Put(FILE, ("new",), new)


def applied(data: Any, change: Put | Append) -> Any:
    """The data with a change, by another way than the writer's."""
    if not change.at:
        return [*data, change.value] if isinstance(change, Append) else change.value
    key, *rest = change.at
    inner = type(change)(FILE, tuple(rest), change.value)
    if isinstance(data, list):
        return [applied(each, inner) if at == key else each for at, each in enumerate(data)]
    return {**data, key: applied(data.get(key, []), inner)}


@given(st.data())
@settings(max_examples=EXAMPLES)
def test_one_change(drawn: st.DataObject) -> None:
    data = drawn.draw(FILES)
    before = drawn.draw(laid_out(data))
    assert data_of(before) == as_texts(data)
    change = drawn.draw(changes(data))
    after = edited_bytes(before, FILE, [change])
    assert data_of(after) == as_texts(applied(data, change))
    there = dict(paths_of(data)).get(change.at) if isinstance(change, Put) else None
    if not isinstance(there, dict | list):  # what stood in it goes with it
        assert comments_of(after) == comments_of(before)
    if around_new(data, change):
        assert is_insertion(before, after)


@given(st.data())
@settings(max_examples=EXAMPLES)
def test_several_changes(drawn: st.DataObject) -> None:
    data = drawn.draw(FILES)
    before = drawn.draw(laid_out(data))
    made, wanted = [], data
    for _ in range(drawn.draw(st.integers(2, 4))):
        made.append(drawn.draw(changes(wanted)))
        wanted = applied(wanted, made[-1])
    assert data_of(edited_bytes(before, FILE, made)) == as_texts(wanted)


PLANS = [
    path.read_bytes()
    for of in (REPOSITORY, STARTER)
    for path in sorted((of / "content").glob("*/*/improvement.yml"))
]


@given(st.data())
@settings(max_examples=budget(short=25, long=500))
def test_a_change_to_a_plan_of_the_sample(drawn: st.DataObject) -> None:
    before = drawn.draw(st.sampled_from(PLANS))
    data = data_of(before)
    change = drawn.draw(changes(data))
    after = edited_bytes(before, FILE, [change])
    assert data_of(after) == as_texts(applied(data, change))
    if around_new(data, change):
        assert is_insertion(before, after)


def around_new(data: Any, change: Put | Append) -> Any:
    """What a change adds an entry to; what was empty may be laid out anew."""
    there = dict(paths_of(data))
    if change.at in there:
        return there[change.at] if isinstance(change, Append) else None
    return there[change.at[:-1]]


def is_insertion(before: bytes, after: bytes) -> bool:
    """Whether nothing was taken away."""
    head = alike(before, after)
    return head + alike(before[head:][::-1], after[::-1]) >= len(before)


def alike(one: bytes, other: bytes) -> int:
    """How many bytes at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
