"""The numbers that headings and paragraphs begin with, and lines of a table of contents."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"((?:Appendix|Annex|Annexe|Schedule|Chapter|Section|Part)\s+(?:[0-9]{1,3}|[A-Z]))"
    r"(?:\s*[:.\u2013\u2014-]\s*|\s+)(\S.*)"
)
_NUMBER = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,3})*)(?:[.):]\s*(?=\D)|\s+(?=[^\W\d_a-z]|[(\"'\u2018\u201c]))(\S.*)"
)
_LETTER = re.compile(r"([A-Z]|\([a-zA-Z]\)|[a-z]\))[.):]?\s+(\S.*)")
_LETTER_ALONE = re.compile(r"A\s+[a-z]")  # "A new plan" has no letter, it has an article
_PARAGRAPH = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})+)[.)]?\s+(\S.*)", re.DOTALL)


def split_heading(text: str) -> tuple[str, str]:
    """The number of a heading as printed, or "", and its words."""
    for pattern in (_NAMED, _NUMBER):
        if found := pattern.fullmatch(text):
            return found[1], found[2]
    found = _LETTER.fullmatch(text)
    if found and not _LETTER_ALONE.match(text) and not text.startswith(("I ", "A ")):
        return found[1].strip("()"), found[2]
    return "", text


def numbered_heading(text: str) -> bool:
    """Whether a line may be a heading with a number before it."""
    number, words = split_heading(text)
    return bool(number) and words[:1].isupper()


def depth_of(number: str) -> int:
    """How deep a number stands: 2 is 1, 2.1 is 2; 0 of what is none."""
    return number.count(".") + 1 if number[:1].isdigit() else 0


def split_paragraph(text: str) -> tuple[str, str]:
    """The number of a numbered paragraph, or "", and its words."""
    found = _PARAGRAPH.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


_LEADER = re.compile(r".*\S\s*(?:\.{3,}|\u2026|_{3,}|(?:\.\s){3,})\s*[0-9]{1,4}")
_WITH_PAGE = re.compile(r".*[^\W\d_]\s+[0-9]{1,4}")


def is_contents_line(text: str, *, below: bool = False) -> bool:
    """Whether a line is one of a table of contents; `below` its heading, a number is enough."""
    return bool(_LEADER.fullmatch(text) or (below and _WITH_PAGE.fullmatch(text)))


_PAGE = re.compile(r"page [0-9]{1,4}(?: (?:of|/) [0-9]{1,4})?", re.IGNORECASE)


def is_page_number(text: str) -> bool:
    """Whether a text is the number of a page and says so."""
    return bool(_PAGE.fullmatch(text))
