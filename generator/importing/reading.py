"""Reads a file of any kind that can be read into blocks, or says in a sentence why not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from generator.importing.blocks import Source, text_of, visible, words_of
from generator.importing.lines import PageLine, blocks_of
from generator.importing.markup import blocks_of_html
from generator.model.attachments import MAX_BYTES
from generator.model.pictures import UnreadableError
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def read_source(file: Path) -> Source:
    """What stands in a file, as blocks in their order."""
    if not file.exists():
        raise ExpectedError(f"There is no file {file}.")
    if file.is_dir():
        raise ExpectedError(f"{file} is a folder. Name the file of a statement.")
    read = _READERS.get(file.suffix.lower())
    if read is None:
        kinds = ".docx, .html, .md, .txt or .pdf"
        raise ExpectedError(f"{file} is of a kind that is not read. Save it as {kinds}.")
    try:
        data = file.read_bytes()
    except OSError:
        raise ExpectedError(f"{file} cannot be read. Check its permissions.") from None
    source = read(data, file)
    if not any(words_of(text_of(block)) for block in source.blocks):
        raise ExpectedError(f"{file} contains no text.")
    return source


def _decoded(data: bytes, file: Path) -> str:
    try:
        return visible(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found = f"the byte 0x{data[error.start]:02x} in line {line}"
        message = f"{file} is not UTF-8 text: {found} is none. Save it with the encoding UTF-8."
        raise ExpectedError(message) from None


def _read_text(data: bytes, file: Path) -> Source:
    pages = _decoded(data, file).split("\f")
    return blocks_of([[PageLine(line) for line in page.split("\n")] for page in pages])


def _read_html(data: bytes, file: Path) -> Source:
    return blocks_of_html(_decoded(data, file))


def _read_markdown(data: bytes, file: Path) -> Source:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"breaks": True}).enable("table")
    return blocks_of_html(reader.render(_decoded(data, file)))


# The headings below a title, so that it is told from those of the first level.
_STYLES = "p[style-name='Title'] => h1.title:fresh"


def _read_word(data: bytes, file: Path) -> Source:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except Exception as error:  # of a damaged file, the library may raise anything
        message = f"{file} cannot be opened as a Word document. Save it again as .docx,"
        raise ExpectedError(f"{message} without a password.") from error
    return blocks_of_html(visible(result.value))


def _read_pdf(data: bytes, file: Path) -> Source:
    from generator.importing.pdf import pages_of
    from generator.model.pdf.wordy import refuse_unbounded

    if len(data) > MAX_BYTES:
        message = f"{file} is larger than {MAX_BYTES // 1_000_000} MB"
        raise ExpectedError(f"{message}. Save only the pages of the statement, as a PDF.")
    try:
        refuse_unbounded(data)
        pages = pages_of(data)
    except UnreadableError as error:
        hint = "Save it without a password" if "encrypted" in str(error) else _PRINT
        raise ExpectedError(f"{file} {error}. {hint}.") from None
    except PermissionError:
        message = f"{file} is encrypted. Save it without a password."
        raise ExpectedError(message) from None
    except Exception as error:  # of a damaged file, the library may raise anything
        raise ExpectedError(f"{file} cannot be opened as a PDF. Save it again.") from error
    if not any(words_of(line.text) for page in pages for line in page):
        message = f"{file} holds pictures of pages and no text."
        raise ExpectedError(f"{message} Run text recognition on it first, or ask for the original.")
    return blocks_of(pages)


_PRINT = "Print it to a new PDF, and import that"

_READERS: dict[str, Callable[[bytes, Path], Source]] = {
    ".docx": _read_word,
    ".html": _read_html,
    ".htm": _read_html,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".txt": _read_text,
    ".pdf": _read_pdf,
}
