"""What is said where something is not held here in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _, known, ngettext
from generator.prose import to_text
from generator.vocabulary import HeldAs
from generator.words import say_list

if TYPE_CHECKING:
    from generator.model import Edition, Holding

_SAID = {
    HeldAs.PART: known("Only part of this is held here"),
    HeldAs.CITED: known("This is not held here, only what other documents say about it"),
}
_CALLED = {
    "statement": known("the statement"),
    "code": known("the Code"),
    "improvement": known("the improvement plan"),
    "assurance": known("the record of opinions and recommendations"),
    "risks": known("the risk register"),
}


def say_held(holding: Holding) -> str:
    """How much of something is held here, as a line; "" of what is held in full."""
    return "" if holding.whole else f"{_(_SAID[holding.held])}: {to_text(holding.about)}"


def is_whole(edition: Edition, document: str) -> bool:
    """Whether a document of an edition, by its kind, is held whole."""
    return edition.holding(document).whole


def why_not(edition: Edition, *documents: str) -> str:
    """Why something is not worked out that needs some documents whole; "" where it can be."""
    lacking = [_(_CALLED[kind]) for kind in documents if not is_whole(edition, kind)]
    if not lacking:
        return ""
    one, many = (
        known("%(documents)s is not held here in full"),
        known("%(documents)s are not held here in full"),
    )
    return ngettext(one, many, len(lacking), documents=say_list(lacking))
