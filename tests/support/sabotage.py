"""Text put by hand into every kind of output, as a bug might: the gate must not care where."""

from __future__ import annotations

import gzip
import io
import json
import re
from html import escape
from typing import TYPE_CHECKING, cast

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.publish import pagefind_files
from support.attachments import new_pdf, saved_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.publish.pagefind_files import Value

Files = dict[str, bytes]

PAGE = "example/2024-25/index.html"
_BUNDLE = "example/2024-25/pagefind"


def page(text: str) -> Files:
    return {PAGE: f"<main><p>Ours. {escape(text)} Ours.</p></main>".encode()}


def attribute(text: str) -> Files:
    return {PAGE: f'<main><a href="." title="{escape(text)}">Ours</a></main>'.encode()}


def _escaped(text: str) -> str:
    """A text in JSON with every sign of it as an escape."""
    return '"' + "".join(f"\\u{ord(sign):04x}" for sign in text) + '"'


def linked_data(text: str) -> Files:
    data = f'{{"name": "Ours", "name": {_escaped(text)}, "name": "Ours"}}'
    return {PAGE: f'<script type="application/ld+json">{data}</script>'.encode()}


def json_in_attribute(text: str) -> Files:
    return {PAGE: f"<main data-words='[{_escaped(text)}]'>Ours</main>".encode()}


def comment(text: str) -> Files:
    return {PAGE: f"<main><!-- {escape(text)} --></main>".encode()}


def csv(text: str) -> Files:
    cell = text.replace('"', '""')
    return {"example/2024-25/data/controls.csv": f'id,title\r\nours,"{cell}"\r\n'.encode()}


def json_value(text: str) -> Files:
    return {"example/2024-25/data/controls.json": json.dumps([{"title": [text]}]).encode()}


def json_key(text: str) -> Files:
    return {"example/2024-25/data/controls.json": json.dumps({text: None}).encode()}


def fragment(text: str) -> Files:
    held = {"url": "/", "content": text, "word_count": 1, "filters": {}, "meta": {}, "anchors": []}
    data = gzip.compress(b"pagefind_dcd" + json.dumps(held).encode())
    return {f"{_BUNDLE}/fragment/en_1.pf_fragment": data}


def index_filter(text: str) -> Files:
    return {f"{_BUNDLE}/filter/en_1.pf_filter": pagefind_files.pack(["kind", [[text, [0]]]])}


def index_meta(text: str) -> Files:
    meta: list[Value] = ["1", [[text, 1]], [], [], [], []]
    return {f"{_BUNDLE}/pagefind.en_1.pf_meta": pagefind_files.pack(meta)}


def index_words(text: str) -> Files:
    words = re.findall(r"[a-z0-9]+", text.lower())
    held = [[word, [[0, [1], []]], []] for word in words]
    return {f"{_BUNDLE}/index/en_1.pf_index": pagefind_files.pack(cast("Value", [held]))}


def slug(text: str) -> Files:
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return {f"example/2024-25/boards/{name}/index.html": b"<main>Ours</main>"}


def file_name(text: str) -> Files:
    return {f"example/2024-25/files/{re.sub('[^A-Za-z0-9]+', ' ', text)}.csv": b"id\r\n"}


def link(text: str) -> Files:
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return {PAGE: f'<main><a href="../boards/{name}/#top">Ours</a></main>'.encode()}


def _sitemap(text: str) -> bytes:
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    place = f"<loc>https://example.org/example/{name}/</loc>"
    return f'<?xml version="1.0"?><urlset><url>{place}</url></urlset>'.encode()


def sitemap(text: str) -> Files:
    return {"sitemap.xml": _sitemap(text)}


def packed_sitemap(text: str) -> Files:
    return {"sitemap.xml.gz": gzip.compress(_sitemap(text))}


def feed(text: str) -> Files:
    content = escape(f"<p>Ours. {escape(text)}</p>")
    return {"feed.xml": f'<feed><content type="html">{content}</content></feed>'.encode()}


def drawing(text: str) -> Files:
    return {"chart.svg": f"<svg><title>{escape(text)}</title></svg>".encode()}


def png_metadata(text: str) -> Files:
    notes, out = PngInfo(), io.BytesIO()
    notes.add_text("Comment", text, zip=True)
    Image.new("RGB", (2, 2)).save(out, "PNG", pnginfo=notes)
    return {"example/2024-25/files/chart.png": out.getvalue()}


def jpeg_metadata(text: str) -> Files:
    notes, out = Image.Exif(), io.BytesIO()
    notes[0x010E] = text
    Image.new("RGB", (2, 2)).save(out, "JPEG", exif=notes)
    return {"example/2024-25/files/photo.jpg": out.getvalue()}


def pdf_metadata(text: str) -> Files:
    made = new_pdf()
    made.docinfo["/Title"] = pikepdf.String(text)
    return {"example/2024-25/files/minutes.pdf": saved_pdf(made)}


def pdf_heard(text: str) -> Files:
    """Words that stand for a picture, said by the tags."""
    made = new_pdf()
    made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Alt=pikepdf.String(text)))
    return {"example/2024-25/files/minutes.pdf": saved_pdf(made)}


def pdf_read_instead(text: str) -> Files:
    """Words that stand for others, said where these are drawn.

    Days count, since it is not among the files that somebody attached.
    """
    marks = pikepdf.Dictionary(ActualText=pikepdf.String(text))
    drawn = pikepdf.unparse_content_stream(
        [([pikepdf.Name.Span, marks], pikepdf.Operator("BDC")), ([], pikepdf.Operator("EMC"))]
    )
    return {"example/2024-25/minutes.pdf": saved_pdf(new_pdf(drawn))}


def manifest(text: str) -> Files:
    (name,) = slug(text)
    return {"manifest.json": json.dumps({"files": {name: "00ff"}}).encode()}


def unknown(text: str) -> Files:
    return {"example/notes.xyz": f"Ours. {text}\n".encode()}


def unknown_bytes(text: str) -> Files:
    return {"example/notes.bin": b"\xff\x00\xfe" + text.encode("utf-16-le") + b"\xff\x00"}


OUTPUTS: tuple[Callable[[str], Files], ...] = (
    page, attribute, linked_data, json_in_attribute, comment, csv, json_value, json_key, fragment,
    index_filter, index_meta, index_words, slug, file_name, link, sitemap, packed_sitemap, feed,
    drawing, png_metadata, jpeg_metadata, pdf_metadata, pdf_heard, pdf_read_instead, manifest,
    unknown, unknown_bytes,
)  # fmt: skip
"""Every kind of output, each with a text in it that should not be there."""
