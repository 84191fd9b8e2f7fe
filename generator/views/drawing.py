"""The parts that charts are drawn of: rectangles, strokes, dots and words, each in its place.

All is measured in pixels at full size. Words are placed with the widths of a wide font, so that
none run into others or over the edge; the stylesheet colours everything by its kind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 480  # a phone shows it in 352 pixels, where its words are still more than 11 high
SIZE, LINE = 16, 20  # of the words, and from one line to the next
GAP = 10  # between words that stand side by side
_ABOVE = 15  # how much of a line is above the foot of its letters


@dataclass(frozen=True)
class Rectangle:
    """A part of a bar or of a column; its kind is the class that colours it."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Dot:
    """A point in time."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """A line of words that starts, has its middle, or ends at a place on its foot."""

    words: str
    x: float
    y: float
    anchor: str = "start"
    kind: str = ""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What it covers: left, top, right and bottom."""
        wide = width_of(self.words)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        top = self.y - _ABOVE
        return left, top, left + wide, top + LINE


@dataclass(frozen=True)
class Drawing:
    """All parts of a chart; what comes later covers what came before."""

    height: float
    rectangles: tuple[Rectangle, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    width: int = WIDTH

    def moved(self, by: float) -> Drawing:
        """The same further down, and so much higher."""
        strokes = (
            replace(each, points=tuple((x, y + by) for x, y in each.points))
            for each in self.strokes
        )
        return Drawing(
            self.height + by,
            tuple(replace(each, y=each.y + by) for each in self.rectangles),
            tuple(strokes),
            tuple(replace(each, y=each.y + by) for each in self.dots),
            tuple(replace(each, y=each.y + by) for each in self.labels),
        )


_NARROW, _BROAD = frozenset("fijlrtI.,:;'|!()[]- \N{NO-BREAK SPACE}"), frozenset("mwMW@%&")
_LATIN = 0x24F  # the last of its letters; others may be as wide as they are high


def width_of(words: str) -> float:
    """How wide words are at most: which font a reader has is not known."""
    return SIZE * sum(map(_share, words))


def _share(sign: str) -> float:
    if sign in _NARROW:
        return 0.42
    if sign in _BROAD or ord(sign) > _LATIN:
        return 1
    return 0.8 if sign.isupper() else 0.62


def widest(texts: Iterable[Iterable[str]]) -> float:
    """How wide the widest of several texts is, each given as its lines."""
    return max((width_of(line) for lines in texts for line in lines), default=0)


def wrapped(text: str, room: float) -> list[str]:
    """A text in lines that fit; only a word that fits in no line is broken."""
    lines: list[str] = []
    for word in text.split():
        pieces = _pieces(word, room)
        longer = f"{lines[-1]} {pieces[0]}" if lines else pieces[0]
        if lines and width_of(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(pieces[0])
        lines += pieces[1:]
    return lines


def _pieces(word: str, room: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if width_of(pieces[-1] + sign) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def standing_at(lines: Sequence[str], x: float, top: float, anchor: str = "start") -> list[Label]:
    """The lines of a text one below the other."""
    return [
        Label(line, x, top + _ABOVE + LINE * number, anchor) for number, line in enumerate(lines)
    ]


def beside(lines: Sequence[str], x: float, middle: float) -> list[Label]:
    """The same to the right of something with this middle."""
    return standing_at(lines, x, middle - LINE * len(lines) / 2)


def within(words: str, x: float, middle: float, kind: str) -> Label:
    """Words in the middle of something."""
    return Label(words, x, middle - LINE / 2 + _ABOVE, "middle", kind)


def spread(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """The tops of things in a row from above: near where each is wanted, and none over another."""
    tops: list[float] = []
    free = 0.0
    for want, high in zip(wanted, heights, strict=True):
        tops.append(max(want, free))
        free = tops[-1] + high
    for at in reversed(range(len(tops))):
        tops[at] = min(tops[at], bottom - heights[at])
        bottom = tops[at]
    return tops


def stairs(places: Sequence[float], texts: Sequence[Sequence[str]], top: float) -> Drawing:
    """Texts that begin below their places, the last one on top, each joined to its place.

    What would run into the text or the line of a later one stands below it.
    """
    levels = [0] * len(places)
    for at in reversed(range(len(places))):
        right = places[at] + widest([texts[at]]) + GAP
        later = [levels[n] for n in range(at + 1, len(places)) if places[n] < right]
        levels[at] = max((level + 1 for level in later), default=0)
    step = LINE * max((len(lines) for lines in texts), default=0)
    strokes, labels = [], []
    for x, lines, level in zip(places, texts, levels, strict=True):
        foot = top + 6 + step * level
        strokes.append(Stroke("leader", ((x, top), (x, foot + LINE - 4))))
        labels += standing_at(lines, x + 5, foot)
    height = top + 6 + step * (max(levels, default=-1) + 1)
    return Drawing(height, strokes=tuple(strokes), labels=tuple(labels))


def free_place(label: Label, below: float, bottom: float, taken: Sequence[Label]) -> Label:
    """A label where no other is: where it is wanted, so much further down, or ever further up."""
    lower = replace(label, y=label.y + below)
    if not _meets(label, taken):
        return label
    if lower.box[3] <= bottom and not _meets(lower, taken):
        return lower
    while _meets(label, taken):
        label = replace(label, y=label.y - LINE / 2)
    return label


def _meets(label: Label, taken: Sequence[Label]) -> bool:
    return any(overlap(label, each) for each in taken)


def overlap(one: Label, other: Label) -> bool:
    """Whether two lines of words run into each other."""
    left, top, right, bottom = one.box
    other_left, other_top, other_right, other_bottom = other.box
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom
