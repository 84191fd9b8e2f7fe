"""Where charts place things: no words over others or over the edge, and nothing lost."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget

from generator.views.drawing import (
    LINE,
    WIDTH,
    Drawing,
    Label,
    free_place,
    overlap,
    spread,
    stairs,
    width_of,
    wrapped,
)
from generator.views.plots import Bar, Layer, Point, Span, bars, columns, curve, spans

WORDS = st.text("abc mWi\N{CJK UNIFIED IDEOGRAPH-4E00}1-", min_size=1, max_size=70).filter(
    str.strip
)
SHORT = st.text("abcmWi1", min_size=1, max_size=24)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
ALMOST = 1e-6


def faults(drawn: Drawing) -> list[str]:
    """What runs into something else, or out of the drawing."""
    found = [
        f"{one.words!r} over {other.words!r}"
        for one, other in combinations(drawn.labels, 2)
        if overlap(one, other)
    ]
    boxes = [(each.words, each.box) for each in drawn.labels]
    boxes += [
        (each.kind, (each.x, each.y, each.x + each.width, each.y + each.height))
        for each in drawn.rectangles
    ]
    boxes += [
        (each.kind, (*map(min, zip(*each.points)), *map(max, zip(*each.points))))  # noqa: B905
        for each in drawn.strokes
    ]
    boxes += [(each.kind, (each.x - 6, each.y - 6, each.x + 6, each.y + 6)) for each in drawn.dots]
    return found + [
        f"{what!r} out of the drawing: {box}"
        for what, box in boxes
        if min(box) < -ALMOST or box[2] > WIDTH + ALMOST or box[3] > drawn.height + ALMOST
    ]


@pytest.mark.parametrize(
    ("wanted", "heights", "tops"),
    [
        ([0, 50], [20, 20], [0, 50]),
        ([30, 35, 40], [20, 20, 20], [30, 50, 70]),
        ([90, 95], [20, 20], [60, 80]),
        ([0, 0, 0], [20, 40, 20], [0, 20, 60]),
        ([], [], []),
    ],
)
def test_things_are_spread_from_above(
    wanted: list[float], heights: list[float], tops: list[float]
) -> None:
    assert spread(wanted, heights, 100) == tops


@settings(max_examples=budget(short=25, long=500))
@given(st.lists(st.tuples(st.floats(0, 200), st.integers(1, 3)), max_size=9))
def test_what_is_spread_stays_in_order_and_within_its_room(things: list[tuple[float, int]]) -> None:
    heights = [LINE * lines for _, lines in things]
    bottom = max(200, sum(heights))
    tops = spread([top for top, _ in things], heights, bottom)
    edges = [
        0,
        *(each for pair in zip(tops, heights, strict=True) for each in (pair[0], sum(pair))),
    ]
    assert all(before <= after + ALMOST for before, after in pairwise([*edges, bottom]))


@pytest.mark.parametrize(
    ("places", "feet"),
    [
        ([0, 100, 200], [0, 0, 0]),
        ([0, 30, 200], [1, 0, 0]),
        ([0, 30, 60], [2, 1, 0]),
        ([0, 0], [1, 0]),
    ],
)
def test_dates_that_have_no_room_side_by_side_are_stairs(
    places: list[float], feet: list[int]
) -> None:
    drawn = stairs(places, [["2024/25"]] * len(places), 0)
    assert [(each.y - min(e.y for e in drawn.labels)) / LINE for each in drawn.labels] == feet


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("One", ["One"]),
        ("One two three", ["One", "two", "three"]),
        ("One two by", ["One", "two by"]),
        ("iiiiiiiiiiiiiiiii", ["iiiiiiiiii", "iiiiiii"]),
    ],
)
def test_text_is_wrapped_and_only_a_word_without_room_is_broken(
    text: str, lines: list[str]
) -> None:
    assert wrapped(text, 68) == lines


@settings(max_examples=budget(short=25, long=500))
@given(WORDS, st.integers(20, 400))
def test_no_letter_is_lost_by_wrapping(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= room for line in lines)


def test_a_label_gives_way_down_then_up() -> None:
    label, under = Label("71", 50, 100, "middle"), Label("Target 95", 40, 132)
    assert free_place(label, 30, 200, []) == label
    assert free_place(label, 30, 200, [label]).y == 130
    assert free_place(label, 30, 120, [label]).y == 80
    assert free_place(label, 30, 200, [label, under]).y == 80


@settings(max_examples=budget(short=25, long=500))
@given(
    st.lists(SHORT, min_size=2, max_size=14, unique=True).flatmap(
        lambda names: st.tuples(
            st.just(names),
            st.lists(
                st.tuples(
                    WORDS, st.lists(st.integers(0, 40), min_size=len(names), max_size=len(names))
                ),
                min_size=1,
                max_size=9,
            ),
        )
    )
)
def test_columns_have_all_their_layers_and_words_for_each(
    drawn: tuple[list[str], list[tuple[str, list[int]]]],
) -> None:
    names, rows = drawn
    layers = [Layer(f"k{at}", said, tuple(counts)) for at, (said, counts) in enumerate(rows)]
    found = columns(names, layers)
    assert faults(found) == []
    most = max(map(sum, zip(*(each.counts for each in layers), strict=True)))
    unit = max(each.y + each.height for each in found.rectangles) - 2 if found.rectangles else 0
    unit /= max(1, most)
    for layer in layers:
        rectangles = [each for each in found.rectangles if each.kind == layer.kind]
        assert [round(each.height / unit) for each in rectangles] == [n for n in layer.counts if n]
    said = "".join("".join(each.words.split()) for each in found.labels)
    for layer in layers:
        assert "".join(f"{layer.counts[-1]}{layer.called}".split()) in said


@settings(max_examples=budget(short=25, long=500))
@given(
    st.lists(
        st.tuples(WORDS, st.integers(0, 90), st.integers(0, 90), SHORT), min_size=1, max_size=9
    )
)
def test_bars_are_on_one_scale(rows: list[tuple[str, int, int, str]]) -> None:
    found = bars([Bar(title, (("a", one), ("b", other)), said) for title, one, other, said in rows])
    assert faults(found) == []
    counts = [count for _, one, other, _ in rows for count in (one, other) if count]
    assert len(found.rectangles) == len(counts)
    if counts:
        unit = found.rectangles[0].width / counts[0]
        assert [each.width for each in found.rectangles] == pytest.approx(
            [unit * n for n in counts]
        )


@settings(max_examples=budget(short=25, long=500))
@given(st.lists(st.tuples(WORDS, DAYS, DAYS, SHORT), min_size=1, max_size=12))
def test_times_are_on_one_axis_under_their_titles(
    rows: list[tuple[str, date, date, str]],
) -> None:
    found = spans([Span(*row) for row in rows])
    assert faults(found) == []
    lines = [each.points for each in found.strokes if each.kind == "span"]
    assert len(lines) == len(rows)
    days = sorted(
        (day.toordinal(), x)
        for (_, first, last, _), ((x1, _), (x2, _)) in zip(rows, lines, strict=True)
        for day, x in ((first, x1), (last, x2))
    )
    assert [x for _, x in days] == sorted(x for _, x in days)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ((2024, 4, 1), (2024, 5, 20), ["April 2024", "May 2024"]),
        ((2024, 4, 1), (2024, 11, 20), ["April 2024", "July 2024", "October 2024"]),
        ((2025, 3, 31), (2027, 1, 31), ["2025", "2026", "2027"]),
        (
            (1990, 3, 31),
            (2026, 1, 31),
            ["1990", "2000", "2010", "2020"],
        ),
    ],
)
def test_an_axis_names_months_or_years_as_they_have_room(
    first: tuple[int, int, int], last: tuple[int, int, int], named: list[str]
) -> None:
    found = spans([Span("T", date(*first), date(*last), "50 days later")])
    assert [each.words for each in found.labels if each.anchor == "middle"] == named


@settings(max_examples=budget(short=25, long=500))
@given(
    st.lists(st.tuples(DAYS, st.floats(-500, 2000), SHORT, WORDS), min_size=2, max_size=12),
    st.none() | st.tuples(st.floats(-500, 2000), WORDS),
)
def test_a_curve_begins_at_nothing_and_keeps_all_its_points(
    rows: list[tuple[date, float, str, str]], target: tuple[float, str] | None
) -> None:
    points = [Point(*row) for row in sorted(rows, key=lambda row: row[0])]
    found = curve(points, target)
    assert faults(found) == []
    assert len(found.dots) == len(points)
    (nothing,) = [each.points[0][1] for each in found.strokes if each.kind == "axis"]
    for dot, point in zip(found.dots, points, strict=True):
        assert (nothing - dot.y) * point.value >= -ALMOST
