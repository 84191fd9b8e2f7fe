"""The attached files that the content files make public, told by their bytes.

A table or a text is published as it stands in the release. A picture or a PDF is made anew: which
bytes come of it, only what makes it can tell.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.digests import digest_of_file
from generator.model import Attachment
from generator.model.attachments import read_attachment
from generator.model.pictures import UnreadableError
from generator.model.schema import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.leaks.sources import Filed
    from generator.model import Record

_AS_IT_STANDS = (".csv", ".txt")


def attached(filed: Filed) -> set[tuple[str, str]]:
    """The name and the digest of each file of a version of a year that is public."""
    found = set()
    for each in _shown(filed.edition, filed):
        with suppress(UnreadableError):  # it was released once, and can be read no more
            made = read_attachment(filed.files, each)
            own = filed.files / each.file
            as_it_stands = own.suffix.lower() in _AS_IT_STANDS
            found.add((made.name, digest_of_file(own) if as_it_stands else made.digest))
    return found


def _shown(record: Record, filed: Filed) -> Iterator[Attachment]:
    for _, child in children(record):
        if filed.decided.shows(child):
            if isinstance(child, Attachment):
                yield child
            yield from _shown(child, filed)
