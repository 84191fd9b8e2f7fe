"""Marks that stand for what a person has to write: `governance check` names each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.newyear.turn import Turn


def to_write(what: str) -> str:
    """A mark that stands for a text, and says which."""
    said = " ".join(what.replace("[", "(").replace("]", ")").split())
    return f"[to be written: {said}]"


def begun_with(mark: str, text: Any) -> Any:
    """A mark before a text that is to be worked over, in each of its languages."""
    if isinstance(text, dict):
        return {language: begun_with(mark, words) for language, words in text.items()}
    # A text of one paragraph stays one, so that it can stand folded in its file.
    apart = "\n\n" if "\n" in text.strip() or _NO_PARAGRAPH.match(text) else " "
    return f"{mark}{apart}{text}"


_NO_PARAGRAPH = re.compile(r"\s*([-*+|>#`]|[0-9]+[.)]|!\[)")


def last_years(turn: Turn, text: Any) -> Any:
    """The text of the year before, to be worked over."""
    return begun_with(to_write(f"anew for {turn.now}; this is the text of {turn.before}"), text)


# In an old text: what of its own year, and what stands in no year but its own.
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([a-z-]+):([^)\s]+)\)")
_PLACED = re.compile(r"^!\[[^\]]*\]\(attachment:[^)]*\)[ \t]*\n*", re.MULTILINE)
_OF_ITS_YEAR = {"action", "improvement"}
_NOT_CARRIED = {"attachment", "opinion", "paper", "recommendation", "risk"}


def relinked(value: Any, year: str) -> Any:
    """Data in which no link of a text leads to what the new year does not have."""
    if isinstance(value, dict):
        return {key: relinked(one, year) for key, one in value.items()}
    if isinstance(value, list):
        return [relinked(one, year) for one in value]
    if not isinstance(value, str):
        return value

    def link(found: re.Match[str]) -> str:
        words, kind, name = found.groups()
        if kind in _OF_ITS_YEAR and "/" not in name:
            return f"[{words}]({kind}:{year}/{name})"
        return words if kind in _NOT_CARRIED else found[0]

    return _LINK.sub(link, _PLACED.sub("", value))
