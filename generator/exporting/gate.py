"""The leak gate for a document that goes to the public: it is searched as a public site is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZipFile

from generator import leaks
from generator.exporting.formats import FileFormat
from generator.problems import ExpectedError, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exporting.formats import MadeDocument
    from generator.making.gatekeeping import Gate


def refuse_leaks(gate: Gate, made: MadeDocument) -> None:
    """ExpectedError names every text of the document that only internal content has."""
    found = leaks.search_files(_searched(made), gate.secrets)
    if found:
        title = "The document says what only internal content says"
        raise ExpectedError(sentences(title, leaks.as_sentences(found)))


def _searched(made: MadeDocument) -> Iterator[tuple[str, bytes]]:
    """The words as they are read, and all that the file itself holds, unpacked."""
    yield "document.html", made.html.encode()
    if made.form is FileFormat.PDF:
        yield "document.pdf", made.data
    if made.form is FileFormat.WORD:
        with ZipFile(io.BytesIO(made.data)) as package:
            yield from ((name, package.read(name)) for name in package.namelist())
