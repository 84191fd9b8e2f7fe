"""Line ends that a checkout changed in frozen files: one mistake, however many files there are.

Git on Windows writes CRLF for LF unless it is told otherwise. What was published is the same to
all readers and not to the byte, so a release is not read until its bytes are back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.digests import digest_of
from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.problems import Place

_CODE = "changed-line-ends"
_FILES = '"content/*/releases/*"'
MEND = (
    "git config core.autocrlf false "
    f"&& git rm -rq --cached {_FILES} && git checkout HEAD -- {_FILES}"
)
"""Only what the index has forgotten is written anew by git; nothing else in the folder is."""


def only_line_ends(data: bytes, digest: str) -> bool:
    """Whether a file is as it was but for its line ends."""
    plain = data.replace(b"\r\n", b"\n")
    return digest in {digest_of(plain), digest_of(plain.replace(b"\n", b"\r\n"))}


def changed_line_ends(place: Place) -> Problem:
    """That of one file."""
    return Problem(place, "changed-line-ends", "found a file of a release with other line ends")


def said_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems of releases, with those of line ends as a single one."""
    found = [each for each in problems if each.code == _CODE]
    yield from (each for each in problems if each.code != _CODE)
    if found:
        files = "1 file" if len(found) == 1 else f"{len(found)} files"
        message = f"found {files} of releases with other line ends, as git writes them on Windows"
        hint = f"type {MEND}; with the line `* -text` in .gitattributes it does not happen again"
        yield Problem(min(each.place for each in found), "changed-line-ends", message, hint)
