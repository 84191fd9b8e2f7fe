"""Columns, bars, spans of time and curves, drawn of their parts with words beside them.

No legend and no numbered axis: what something is and how much stands where it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.views.drawing import (
    GAP,
    LINE,
    WIDTH,
    Dot,
    Drawing,
    Label,
    Rectangle,
    Stroke,
    beside,
    free_place,
    overlap,
    spread,
    stairs,
    standing_at,
    widest,
    width_of,
    within,
    wrapped,
)
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOM = 240  # for words beside something, which are wrapped to it
HIGH = 220  # of columns; a curve is a little lower
BAR = 24
REACH = 34  # from the newest column to its words


@dataclass(frozen=True)
class Layer:
    """What columns are made of: its kind, what it is called, and how many each column has."""

    kind: str
    called: str
    counts: tuple[int, ...]


def columns(names: Sequence[str], layers: Sequence[Layer]) -> Drawing:
    """Columns from the oldest to the newest, of the same layers from top to bottom.

    The newest has words beside it; thin lines lead from each column to the next, so that a layer
    can be followed without its colour.
    """
    said = [wrapped(f"{each.counts[-1]} {each.called}", ROOM) for each in layers]
    below = [wrapped(name, ROOM) for name in names]
    pitch = min(92, (WIDTH - widest([*said, *below]) - REACH) / len(names))
    wide = pitch * 0.64
    high = float(max(HIGH, LINE * sum(map(len, said))))
    stacks = [[each.counts[at] for each in layers] for at in range(len(names))]
    unit = high / max(1, *map(sum, stacks))
    lefts = [1 + at * pitch for at in range(len(names))]
    edges = [_edges(counts, high, unit) for counts in stacks]
    rectangles = [
        Rectangle(layer.kind, left, top, wide, bottom - top)
        for left, tops in zip(lefts, edges, strict=True)
        for layer, (top, bottom) in zip(layers, pairwise(tops), strict=True)
        if bottom > top
    ]
    joins = {
        Stroke("join", ((left + wide, y), (right, after)))
        for (left, before), (right, afterwards) in pairwise(zip(lefts, edges, strict=True))
        for y, after in zip(before, afterwards, strict=True)
    }
    newest = _beside_newest(said, edges[-1], lefts[-1] + wide, high)
    dates = stairs(lefts, below, high)
    return Drawing(
        dates.height,
        tuple(rectangles),
        (*sorted(joins, key=lambda each: each.points), *newest.strokes, *dates.strokes),
        labels=(*_counts_in(rectangles, unit, lefts[-1]), *newest.labels, *dates.labels),
    ).moved(2)


def _edges(counts: Sequence[int], high: float, unit: float) -> list[float]:
    """Where the layers of a column begin and end, from top to bottom."""
    edges = [high - unit * sum(counts)]
    for count in counts:
        edges.append(edges[-1] + unit * count)
    return edges


def _counts_in(rectangles: Sequence[Rectangle], unit: float, newest: float) -> Iterator[Label]:
    """The numbers in rectangles that have room; words beside the newest column say its own."""
    for each in rectangles:
        number = str(round(each.height / unit))
        if each.x < newest and each.height >= LINE and width_of(number) <= each.width:
            yield within(number, each.x + each.width / 2, each.y + each.height / 2, each.kind)


def _beside_newest(
    said: Sequence[Sequence[str]], edges: Sequence[float], right: float, high: float
) -> Drawing:
    """The words of each layer beside the column, each joined to its layer."""
    middles = [(top + bottom) / 2 for top, bottom in pairwise(edges)]
    heights = [LINE * len(lines) for lines in said]
    wanted = [middle - tall / 2 for middle, tall in zip(middles, heights, strict=True)]
    tops = spread(wanted, heights, high)
    ends = [top + tall / 2 for top, tall in zip(tops, heights, strict=True)]
    leaders = [
        Stroke("leader", ((right + 2, middle), (right + REACH - GAP, end)))
        for middle, end in zip(middles, ends, strict=True)
    ]
    labels = [
        label
        for lines, top in zip(said, tops, strict=True)
        for label in standing_at(lines, right + REACH - 4, top)
    ]
    return Drawing(high, strokes=tuple(leaders), labels=tuple(labels))


@dataclass(frozen=True)
class Bar:
    """A bar under its title, of parts by kind and count, with words at its end."""

    title: str
    parts: tuple[tuple[str, int], ...]
    said: str


def bars(rows: Sequence[Bar]) -> Drawing:
    """Bars one below the other, on one scale from nothing."""
    said = [wrapped(each.said, ROOM) for each in rows]
    longest = max(1, *(sum(count for _, count in each.parts) for each in rows), 1)
    unit = (WIDTH - 2 - GAP - widest(said)) / longest
    top = 0.0
    rectangles, labels = [], []
    for row, lines in zip(rows, said, strict=True):
        title = wrapped(row.title, WIDTH)
        labels += standing_at(title, 0, top)
        top += LINE * len(title) + 4
        tall = max(BAR, LINE * len(lines))
        middle, x = top + tall / 2, 1.0
        for kind, count in row.parts:
            if count:
                rectangles.append(Rectangle(kind, x, middle - BAR / 2, unit * count, BAR))
            x += unit * count
        labels += beside(lines, x + GAP, middle)
        top += tall + 14
    return Drawing(top, tuple(rectangles), labels=tuple(labels)).moved(2)


@dataclass(frozen=True)
class Span:
    """A time under its title, from a day to another, with words at its end."""

    title: str
    first: date
    last: date
    said: str


def spans(rows: Sequence[Span]) -> Drawing:
    """Times one below the other on a common axis, whose months or years are named above."""
    said = [wrapped(each.said, ROOM) for each in rows]
    days = [day for each in rows for day in (each.first, each.last)]
    scale = _scale(min(days), max(days), 8, WIDTH - widest(said) - 24)
    ticks, labels = scale.places, list(scale.labels)
    strokes, dots = [], []
    top = LINE + 8.0
    for row, lines in zip(rows, said, strict=True):
        title = wrapped(row.title, WIDTH)
        labels += standing_at(title, 0, top)
        tall = max(BAR, LINE * len(lines))
        middle = top + LINE * len(title) + tall / 2
        first, last = scale.place(row.first), scale.place(row.last)
        right = max(first, last)  # behind it stand the words
        strokes.append(Stroke("axis", ((scale.left, middle), (right, middle))))
        strokes += [Stroke("axis", ((x, middle - 5), (x, middle + 5))) for x in ticks if x <= right]
        strokes.append(Stroke("span", ((first, middle), (last, middle))))
        dots += [Dot("first", first, middle), Dot("last", last, middle)]
        labels += beside(lines, right + 14, middle)
        top = middle + tall / 2 + 12
    return Drawing(top, strokes=tuple(strokes), dots=tuple(dots), labels=tuple(labels)).moved(2)


@dataclass(frozen=True)
class TimeScale:
    """Where days stand between two edges, and the names of the months or years above them."""

    begins: date
    ends: date
    left: float
    right: float
    ticks: tuple[tuple[date, str], ...]

    def place(self, day: date) -> float:
        """Where a day stands."""
        days = max(1, (self.ends - self.begins).days)
        return self.left + (self.right - self.left) * (day - self.begins).days / days

    @property
    def places(self) -> list[float]:
        """Where the months or years begin that are named."""
        return [self.place(day) for day, _ in self.ticks]

    @property
    def labels(self) -> list[Label]:
        """Their names."""
        return [
            Label(name, max(x, width_of(name) / 2), LINE - 5, "middle")
            for x, (_, name) in zip(self.places, self.ticks, strict=True)
        ]


YEAR = 12
_MONTHS = (1, 3, 6, YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR, 20 * YEAR, 50 * YEAR)


def _scale(first: date, last: date, left: float, right: float) -> TimeScale:
    """The scale whose months or years are as near to each other as their names have room."""
    for step in _MONTHS:
        days = list(_beginnings(first, last, step))
        names = [str(day.year) if step >= YEAR else say_date(f"{day:%Y-%m}") for day in days]
        ticks = tuple(zip(days, names, strict=True))
        scale = TimeScale(min(days[0], first), last, left, right, ticks)
        if not any(overlap(one, other) for one, other in pairwise(scale.labels)):
            break
    return scale


def _beginnings(first: date, last: date, step: int) -> Iterator[date]:
    begin, end = (YEAR * each.year + each.month - 1 for each in (first, last))
    for month in range(begin - begin % step, end + 1, step):
        yield date(month // YEAR, month % YEAR + 1, 1)


@dataclass(frozen=True)
class Point:
    """A value at a day, both also as they were printed."""

    day: date
    value: float
    named: str
    said: str


def curve(points: Sequence[Point], target: tuple[float, str] | None) -> Drawing:
    """Values at their distance in time, from nothing up, and the line that they should reach."""
    names = [wrapped(each.named, ROOM) for each in points]
    aim = wrapped(target[1], ROOM) if target else []
    left, right = 24.0, WIDTH - 14 - widest([*names, aim])
    high = HIGH - 40
    values = [0, *(each.value for each in points), *([target[0]] if target else [])]
    least, most = min(values), max(values)
    begins, days = points[0].day, max(1, (points[-1].day - points[0].day).days)

    def place(point: Point) -> tuple[float, float]:
        return left + (right - left) * (point.day - begins).days / days, level(point.value)

    def level(value: float) -> float:
        return high * (most - value) / ((most - least) or 1)

    places = [place(each) for each in points]
    labels = beside(["0"], left - 6 - width_of("0"), level(0))
    strokes = [Stroke("guide", ((x, y), (x, high + 6))) for x, y in places]
    strokes.append(Stroke("axis", ((left, level(0)), (right, level(0)))))
    if target:
        strokes.append(Stroke("target", ((left, level(target[0])), (right, level(target[0])))))
        tall = LINE * len(aim)
        labels += standing_at(aim, right + GAP, min(level(target[0]) - tall / 2, high + 10 - tall))
    strokes.append(Stroke("line", tuple(places)))
    for (x, y), point in zip(places, points, strict=True):
        said = _in_a_line(point.said)
        half = width_of(said) / 2
        wanted = Label(said, min(max(x, half), WIDTH - half), y - 14, "middle")
        labels.append(free_place(wanted, 28 + LINE / 2, high, labels))
    dates = stairs([x for x, _ in places], names, high + 6)
    whole = Drawing(
        dates.height,
        strokes=(*strokes, *dates.strokes),
        dots=tuple(Dot("value", x, y) for x, y in places),
        labels=(*labels, *dates.labels),
    )
    return whole.moved(2 - min(0, *(each.box[1] for each in whole.labels)))


def _in_a_line(text: str) -> str:
    """As much of a text as has room in a line; the table has all of it."""
    lines = wrapped(text, ROOM)
    return " ".join([*lines[:1], *("\N{HORIZONTAL ELLIPSIS}" for _ in lines[1:2])])
