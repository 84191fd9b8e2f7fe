"""What is said where something is not held here in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.prose import to_text
from generator.vocabulary import HeldAs
from generator.words import say_list

if TYPE_CHECKING:
    from generator.model import Edition, Holding

_SAID = {
    HeldAs.PART: "Only part of this is held here",
    HeldAs.CITED: "This is not held here, only what other documents say of it",
}
_CALLED = {
    "statement": "the statement",
    "code": "the Code",
    "improvement": "the improvement plan",
    "assurance": "the record of opinions and recommendations",
    "risks": "the risk register",
}


def say_held(holding: Holding) -> str:
    """How much of something is held here, as a line; "" of what is held whole."""
    return "" if holding.whole else f"{_SAID[holding.held]}: {to_text(holding.about)}"


def is_whole(edition: Edition, document: str) -> bool:
    """Whether a document of an edition, by its kind, is held whole."""
    return edition.holding(document).whole


def why_not(edition: Edition, *documents: str) -> str:
    """Why something is not worked out that needs some documents whole; "" where it can be."""
    lacking = [_CALLED[kind] for kind in documents if not is_whole(edition, kind)]
    verb = "is" if len(lacking) == 1 else "are"
    return f"{say_list(lacking)} {verb} not held here in full" if lacking else ""
