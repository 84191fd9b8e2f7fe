"""The form in which the search knows a word: that of its index and of what is asked must agree.

Pagefind drops what is neither letter nor digit, so that "1.6m" would be "16m". The point of a
decimal becomes a letter that looks like one, and every hyphen the plain one. What is asked takes
the same form in `search.js`; a test compares the two.
"""

from __future__ import annotations

import re

POINT = "\ua78f"
"""A letter that is a dot: it stands for the point of a decimal, and in no text by itself."""

_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_HYPHEN = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")


def normal_form(text: str) -> str:
    """A text as the search indexes it."""
    if text.isascii():  # most are, and of these signs hold only the point
        return _DECIMAL.sub(POINT, text) if "." in text else text
    return _DECIMAL.sub(POINT, _HYPHEN.sub("-", _UNSEEN.sub("", text)))


def normal_page(html: str) -> str:
    """A page of which the texts between the tags are in normal form, and all else as it was."""
    return _TEXT.sub(lambda text: normal_form(text[0]), html)


def as_read(text: str) -> str:
    """What the search repeats of a page, with the points of decimals as they are read."""
    return text.replace(POINT, ".")
