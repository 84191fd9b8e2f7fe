"""What an import says: where each part went, what was taken away, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.importing.blocks import text_of, words_of
from generator.importing.tidy import count, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.importing.blocks import Source
    from generator.importing.placed import Placed

_SHOWN = 70


def share_placed(source: Source, placed: Placed) -> float:
    """The share of the words of a source that have a place, without the furniture of its pages."""
    words = sum(len(words_of(text_of(block))) for block in source.blocks)
    return 1 - kept_words(placed) / words if words else 1.0


def kept_words(placed: Placed) -> int:
    """How many words are kept without a place."""
    return sum(len(words_of(text)) for _, text in placed.unplaced)


def report_of(source: Source, placed: Placed, written: Sequence[str]) -> str:
    """The report on an import."""
    words = sum(len(words_of(text_of(block))) for block in source.blocks)
    share = f"{share_placed(source, placed):.1%} of those that are not page furniture"
    lines = [
        f"Read {_words(words + count(source.removed))}; {share} have a place.",
        "",
        "Where they went:",
        *(f"  {where}: {_words(number)}" for where, number in placed.went.items()),
        *_named(placed),
        *_removed(source),
        *_unplaced(placed),
        "",
        "Written, all of it internal:",
        *(f"  {name}" for name in written),
        "",
        'Now run "governance check": it asks who may see each file, and who owns each action.',
    ]
    return "\n".join(lines)


def _named(placed: Placed) -> Iterator[str]:
    if placed.fields:
        yield ""
        yield "Headings and labels that became keys:"
        for each in dict.fromkeys(placed.fields):
            yield f"  {each}{_times(placed.fields.count(each))}"


def _removed(source: Source) -> Iterator[str]:
    if not source.removed:
        return
    yield ""
    yield f"Taken as page furniture, and left out ({_words(count(source.removed))}):"
    for why, texts in grouped(source.removed):
        for text, number in texts:
            yield f"  {why}: {text}{_times(number)}"


def _unplaced(placed: Placed) -> Iterator[str]:
    if not placed.unplaced:
        return
    yield ""
    yield f"Without a place, kept in statement.yml under unplaced ({_words(kept_words(placed))}):"
    for _, text in sorted(placed.unplaced, key=lambda each: each[0]):
        yield f"  {text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + '...'}"


def _times(number: int) -> str:
    return f" ({number} times)" if number > 1 else ""


def _words(number: int) -> str:
    return f"{number:,} word" + "s" * (number != 1)
