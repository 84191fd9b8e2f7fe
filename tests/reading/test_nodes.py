"""Plain data that knows its place."""

from __future__ import annotations

import pytest

from generator.problems import Place
from generator.reading.nodes import (
    EVERY,
    LONG,
    KeyedNode,
    Mapping,
    Node,
    Scalar,
    Sequence,
    describe,
    edited,
    place_of,
    quote,
    value_at,
)


def at(line: int) -> Place:
    return Place("content/file.yml", line)


TEXT = Scalar("text", at(3))
LIST = Sequence((TEXT, Scalar("more", at(4))), at(2))
TREE = Mapping({"key": KeyedNode(at(1), LIST)}, at(1))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (TREE, "a group of keys"),
        (LIST, "a list"),
        (Scalar("", at(1), plain=True), "nothing"),
        (Scalar("", at(1)), '""'),
        (TEXT, '"text"'),
    ],
)
def test_what_an_author_would_call_it(node: Node, expected: str) -> None:
    assert describe(node) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", '"a b"'),
        (" a\n  b\t", '"a b"'),
        ("a" * LONG, f'"{"a" * LONG}"'),
        ("a" * (LONG + 1), f'"{"a" * LONG}..."'),
    ],
)
def test_quotes_fit_a_message(text: str, expected: str) -> None:
    assert quote(text) == expected


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("key",), 2),
        (("key", 0), 3),
        (("key", 1), 4),
        (("key", 2), 2),
        (("key", 0, "deeper"), 3),
        (("key", "word"), 2),
        (("other", 0), 1),
        ((0,), 1),
    ],
)
def test_the_nearest_place_that_was_written(path: tuple[str | int, ...], line: int) -> None:
    assert place_of(TREE, path) == at(line)


@pytest.mark.parametrize(
    ("path", "items"),
    [
        (("key", 0), ["more"]),
        (("key", EVERY), []),
        (("key", 2), ["text", "more"]),
        (("key", "text"), ["text", "more"]),
        (("key", 0, "deeper"), ["text", "more"]),
        (("other", 0), ["text", "more"]),
    ],
)
def test_what_is_at_a_path_is_taken_out(path: tuple[str | int, ...], items: list[str]) -> None:
    left = edited(TREE, path, lambda _: None)
    assert values(left.entries["key"].node) == items
    assert values(LIST) == ["text", "more"]


def test_what_is_changed_stays_where_it_stood() -> None:
    changed = edited(TREE, ("key", EVERY), lambda node: Scalar("other", node.place))
    assert changed == Mapping(
        {
            "key": KeyedNode(
                at(1), Sequence((Scalar("other", at(3)), Scalar("other", at(4))), at(2))
            )
        },
        at(1),
    )
    assert edited(TREE, ("key",), lambda _: None) == Mapping({}, at(1))


def test_a_value_is_found_by_its_path() -> None:
    assert value_at(TREE, ()) is TREE
    assert value_at(TREE, ("key", 0)) is TEXT
    assert value_at(TREE, ("key", 5, "deeper")) is None


def values(node: Node) -> list[str]:
    assert isinstance(node, Sequence)
    return [item.value for item in node.items if isinstance(item, Scalar)]
