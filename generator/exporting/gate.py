"""The leak gate for a document that goes to the public: it is searched as a public site is."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING
from zipfile import ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn

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
            yield from (_part(name, package.read(name)) for name in package.namelist())


def _part(name: str, data: bytes) -> tuple[str, bytes]:
    """A part of a Word file: of its markup, which has words of its own, the text alone."""
    if not name.endswith((".xml", ".rels")):
        return name, data
    root = parse_xml(data)
    lines = ["".join(each.itertext()) for each in root.iter(qn("w:p"))] or [*root.itertext()]
    # Of two paragraphs, the last words of one and the first of the next say nothing together.
    return f"{name}.html", "".join(f"<p>{escape(line)}</p>" for line in lines).encode()
