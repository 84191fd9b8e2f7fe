"""Files that nobody wrote: what systems leave in folders, copies, and locks of an open document."""

from __future__ import annotations

import re

# Windows and macOS write these into any folder that somebody looks at.
_OF_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"}
_COPY = re.compile(
    r"(?: - copy| copy)?(?: ?\([0-9]+\))?(?: - copy| copy(?: [0-9]+)?)?$|^copy (?:\([0-9]+\) )?of ",
    re.IGNORECASE,
)


def left_by_system(name: str) -> bool:
    """Whether a system writes a file of this name by itself, beside those of people."""
    return name.casefold() in _OF_SYSTEMS or name.startswith("._")


def is_hidden(name: str) -> bool:
    """Whether a file or folder is none of the content, by its name."""
    return name.startswith(".") or left_by_system(name)


def why_stray(stem: str) -> str:
    """What to do about a file that somebody's program made, by its name; "" where it is none."""
    if stem.startswith("~$"):
        return "Office made it while a document was open: delete it"
    if stem.startswith("~") or stem.endswith("~"):
        return "a program made it while the file was open: delete it"
    bare = _COPY.sub("", stem)
    return f'it is a copy of "{bare}.yml": delete it, or keep it elsewhere' if bare != stem else ""
