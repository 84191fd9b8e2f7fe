"""Statements as bodies print them, written as Word, HTML, Markdown, text and PDF for tests."""

from __future__ import annotations

import io
import zipfile
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# What stands in a document: a kind ("title", "h1" to "h4", "p", "bold", "li", "table") and a text,
# or the rows of a table.
Printed = tuple[str, "str | Sequence[Sequence[str]]"]

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{style.replace(" ", "")}">'
        f'<w:name w:val="{style}"/></w:style>'
        for style in ("Title", "heading 1", "heading 2", "heading 3", "heading 4")
    )
    + "</w:styles>"
)


def write_word(file: Path, parts: Iterable[Printed]) -> None:
    """Write a Word document."""
    body = "".join(_word(kind, said) for kind, said in parts)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = _RELATIONS[: _RELATIONS.index("<Relationship ")] + "".join(
        f'<Relationship Id="{name}" Target="{name}.xml" Type="{related}/{name}"/>'
        for name in ("styles", "numbering")
    )
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("[Content_Types].xml", _TYPES)
        out.writestr("_rels/.rels", _RELATIONS)
        out.writestr("word/_rels/document.xml.rels", relations + "</Relationships>")
        out.writestr("word/styles.xml", _STYLES)
        out.writestr("word/numbering.xml", _NUMBERING)
        out.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )


def _word(kind: str, said: str | Sequence[Sequence[str]]) -> str:
    if not isinstance(said, str):
        rows = ("".join(f"<w:tc>{_word('p', cell)}</w:tc>" for cell in row) for row in said)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    names = {"title": "Title"} | {f"h{level}": f"heading{level}" for level in range(1, 5)}
    style = f'<w:pStyle w:val="{names[kind]}"/>' if kind in names else ""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if kind == "li" else ""
    bold = "<w:rPr><w:b/></w:rPr>" if kind == "bold" else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in said.split("\n")
    )
    return f"<w:p><w:pPr>{style}{listed}</w:pPr><w:r>{bold}{lines}</w:r></w:p>"


def write_html(file: Path, parts: Iterable[Printed], around: tuple[str, str] = ("", "")) -> None:
    """Write a web page, with what stands before and behind its text."""
    body = "".join(_html(kind, said) for kind, said in parts)
    file.write_text(f"<html><body>{around[0]}<main>{body}</main>{around[1]}</body></html>", "utf-8")


def _html(kind: str, said: str | Sequence[Sequence[str]]) -> str:
    if not isinstance(said, str):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in said)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    text = escape(said).replace("\n", "<br>")
    if kind == "bold":
        return f"<p><b>{text}</b></p>"
    tag = {"title": "h1 class='title'", "li": "ul><li"}.get(kind, kind)
    return f"<{tag}>{text}</{tag.split()[0].split('>')[0]}>"


def as_markdown(parts: Iterable[Printed]) -> str:
    """The document in Markdown."""
    return "\n\n".join(_markdown(kind, said) for kind, said in parts) + "\n"


def _markdown(kind: str, said: str | Sequence[Sequence[str]]) -> str:
    if not isinstance(said, str):
        first, *others = [f"| {' | '.join(row)} |" for row in said]
        return "\n".join([first, "|---" * len(said[0]) + "|", *others])
    marks = {"title": "# ", "h1": "## ", "h2": "### ", "h3": "#### ", "h4": "##### ", "li": "- "}
    return f"**{said}**" if kind == "bold" else marks.get(kind, "") + said


def as_text(parts: Iterable[Printed], width: int = 80) -> str:
    """The document as plain text, with the lines of a paragraph broken."""
    return "\n\n".join(_plain(kind, said, width) for kind, said in parts) + "\n"


def _plain(kind: str, said: str | Sequence[Sequence[str]], width: int) -> str:
    if not isinstance(said, str):
        return "\n".join("\t".join(row) for row in said)
    mark = "\u2022 " if kind == "li" else ""
    lines = wrap(mark + said, width) if "\n" not in said else said.split("\n")
    return "\n".join(lines)


_SIZES = {"title": 20, "h1": 16, "h2": 14, "h3": 13}
_TOP, _BOTTOM, _LEFT = 780, 80, 60


def write_pdf(file: Path, parts: Iterable[Printed], running: str = "") -> None:
    """Write a PDF of a text layer alone: a line of text for each line that fits the page."""
    pages: list[list[tuple[int, int, str]]] = [[]]
    height = _TOP
    for kind, said in parts:
        assert isinstance(said, str)
        size = _SIZES.get(kind, 10)
        mark = "\u2022 " if kind == "li" else ""
        for line in wrap(mark + said, 85):
            if height < _BOTTOM:
                pages.append([])
                height = _TOP
            pages[-1].append((size, height, line))
            height -= round(size * 1.2)
        height -= 14
    for number, page in enumerate(pages, 1):
        if running:
            page.insert(0, (10, 810, running))
            page.append((10, 40, f"Page {number} of {len(pages)}"))
    file.write_bytes(_pdf(pages))


def _pdf(pages: Sequence[Sequence[tuple[int, int, str]]]) -> bytes:
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        text = "".join(
            f"BT /F1 {size} Tf {_LEFT} {height} Td ({_shown(line)}) Tj ET\n"
            for size, height, line in page
        ).encode("cp1252")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * at)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _shown(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def words_in(parts: Iterable[Printed]) -> str:
    """All that a document says."""
    texts = []
    for _, said in parts:
        texts += [said] if isinstance(said, str) else [cell for row in said for cell in row]
    return "\n".join(texts)
