"""The formats of a document, and a document in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileFormat(StrEnum):
    """The formats of a document, each as the end of a file's name has it."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True)
class MadeDocument:
    """A file that is not written yet, and the same document as HTML."""

    form: FileFormat
    data: bytes
    html: str
