"""A PDF made anew from what may be published of it; what cannot be shown to be clean is refused."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

from generator.model.pdf.drawing import Redrawing
from generator.model.pdf.fonts import refuse_unreadable
from generator.model.pdf.layers import refuse_hidden_layers
from generator.model.pdf.opened import PRINT, opened
from generator.model.pdf.parts import DRAWN
from generator.model.pdf.streams import Unpacking
from generator.model.pdf.walk import Walk
from generator.model.pictures import UnreadableError

if TYPE_CHECKING:
    from pikepdf import Pdf

_UNIVERSAL = "{http://www.aiim.org/pdfua/ns/id/}part"
_LONGEST = 1_000_000


def rebuilt(data: bytes, title: str) -> bytes:
    """The pages with their tags, language, bookmarks and links, and a title in place of all else.

    An UnreadableError if that cannot be done; of a damaged file, the library may raise anything.
    """
    with opened(data) as pdf:
        _refuse(pdf.Root)
        unpacking = Unpacking(pdf)
        redrawing = Redrawing(pdf, unpacking)
        universal = _universal(pdf.Root, unpacking)
        drawn = [_taken_out(page.obj) for page in pdf.pages]
        if not drawn:
            raise UnreadableError("has no pages", "save it again")
        walk = Walk(pdf)
        for font in walk.fonts:
            refuse_unreadable(font, unpacking)
        for place, (stream, kind) in walk.streams.items():
            if kind in DRAWN:
                words = unpacking.data(stream)
                stream.write(redrawing.redrawn(words, stream.get("/Resources", Dictionary())))
            elif kind == "image":
                unpacking.picture(stream)
            else:
                unpacking.repack(stream, walk.needed.get(place))
        for page, parts in zip(pdf.pages, drawn, strict=True):
            words = b"\n".join(map(unpacking.data, parts))
            page.obj.Contents = pdf.make_stream(redrawing.redrawn(words, page.resources))
        tagged = "/StructTreeRoot" in pdf.Root and "/MarkInfo" in pdf.Root
        _describe(pdf, title, universal if tagged else "")
        if pdf.get_warnings():
            raise UnreadableError("is damaged", "save it again")
        return _saved(pdf)


def _refuse(root: Any) -> None:
    if "/XFA" in root.get("/AcroForm", {}):
        raise UnreadableError("has a form made with XFA", PRINT)
    if "/Collection" in root:
        raise UnreadableError("is a portfolio of other files", "publish each of them by itself")
    refuse_hidden_layers(root)


def _taken_out(page: Any) -> list[Stream]:
    """The parts of what a page draws, no longer in it."""
    contents = page.get("/Contents", [])
    if "/Contents" in page:
        del page["/Contents"]
    parts = [contents] if isinstance(contents, Stream) else list(contents)
    return [part for part in parts if isinstance(part, Stream)]


def _universal(root: Any, unpacking: Unpacking) -> str:
    """The part of PDF/UA that a file says it conforms to."""
    about = root.get("/Metadata")
    if not isinstance(about, Stream):
        return ""
    data = unpacking.data(about)
    if len(data) > _LONGEST or b"<!" in data:
        return ""
    try:
        elements = list(ET.fromstring(data).iter())  # noqa: S314 - without entities, nothing can grow
    except ET.ParseError:
        return ""
    said = [each.get(_UNIVERSAL) or each.findtext(_UNIVERSAL) for each in elements]
    return next((part for part in said if part in {"1", "2"}), "")


_ABOUT = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{rest}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def _describe(pdf: Pdf, title: str, universal: str) -> None:
    """Say in the file what it is called, in which language it is, and that all can read it."""
    rest = ""
    language = pdf.Root.get("/Lang")
    if isinstance(language, String) and str(language):
        said = f"<rdf:li>{escape(str(language))}</rdf:li>"
        rest += f"<dc:language><rdf:Bag>{said}</rdf:Bag></dc:language>\n"
    if universal:
        rest += f"<pdfuaid:part>{universal}</pdfuaid:part>\n"
    about = pdf.make_stream(_ABOUT.format(title=escape(title), rest=rest).encode())
    about.Type, about.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = about
    for key in list(pdf.trailer.keys()):
        if key in {"/Info", "/ID"}:
            del pdf.trailer[key]
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
    if universal:
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        fix_metadata_version=False,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
