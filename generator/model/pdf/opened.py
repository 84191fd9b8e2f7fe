"""PDF opened within limits: nothing in it can take all memory, however small the file is."""

from __future__ import annotations

import io
import logging
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.model.pictures import MAX_PIXELS, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

# Libraries say more on standard error, in words not for authors, than that a file is refused.
for _library in ("pikepdf", "pypdf"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

MAX_UNPACKED = 3 * MAX_PIXELS
"""How many bytes one part may unpack to: those of the largest picture that is let through."""
MAX_DRAWN = 5_000_000
"""How many bytes the drawing of one page may have: reading it takes a hundred times as many."""
PRINT = "print it to a new PDF, and publish that"


def unpacks_too_far() -> UnreadableError:
    """What is said of a PDF that would take too much memory."""
    found = "unpacks to more than can be read safely"
    return UnreadableError(found, "print it to a new PDF with pictures of fewer pixels")


@contextmanager
def opened(data: bytes, *, locked: bool = False) -> Iterator[Pdf]:
    """A PDF to look into; an UnreadableError if it is encrypted or would unpack without end.

    With `locked`, it may be encrypted if it needs no password to be read.
    """
    import pikepdf
    from pikepdf import settings

    if _UNBOUNDED.search(_ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)):
        raise UnreadableError("holds data packed by LZW, which may unpack without end", PRINT)
    limit = MAX_UNPACKED
    settings.set_qpdf_limits(flate_max_memory=limit, png_max_memory=limit)
    settings.set_qpdf_limits(run_length_max_memory=limit, tiff_max_memory=limit)
    # What is odd about a file is a reason to refuse it, and never said in words not for authors.
    with warnings.catch_warnings(action="error"):
        try:
            pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        except pikepdf.PasswordError as error:
            raise _encrypted() from error
        with pdf:
            if pdf.is_encrypted and not locked:
                raise _encrypted()
            pdf.get_warnings()  # where objects stand may be found out; what they say may not
            yield pdf


# The one way to pack that the library reads without a limit. Signs of a name may be escaped.
_UNBOUNDED = re.compile(rb"/LZWDecode\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def _encrypted() -> UnreadableError:
    return UnreadableError("is encrypted", "save it without a password and without restrictions")
