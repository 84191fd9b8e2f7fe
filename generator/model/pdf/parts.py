"""What stays of a PDF: each kind of dictionary with the keys that it keeps.

A key that stands alone keeps numbers, names and truth values, in arrays or not. After a colon
stands the kind of what else it may hold: `text`, a `language`, a dictionary of another kind, or in
braces
the kind that each entry of a dictionary has, whatever its name. All other keys are left out.
"""

from __future__ import annotations

import re

_PICTURED = "Type Subtype Resources:resources Matrix BBox Group:group StructParent StructParents"
_BOXES = "MediaBox CropBox BleedBox TrimBox ArtBox Rotate"
_LAID_OUT = (
    "Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color"
    " SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height"
    " BlockAlign InlineAlign TBorderStyle TPadding BaselineShift LineHeight TextDecorationColor"
    " TextDecorationThickness TextDecorationType RubyAlign RubyPosition GlyphOrientationVertical"
    " ColumnCount ColumnGap ColumnWidths ListNumbering ContinuedList ContinuedFrom:text Role"
    " checked Checked Desc:text Headers:text RowSpan ColSpan Scope Summary:text Short:text"
)

_DOCUMENT = {
    "catalog": (
        "Type Pages:tree Lang:language PageLabels:labels PageLayout Names:names Dests:{dest}"
        " Outlines:bookmarks MarkInfo:marks StructTreeRoot:tags ViewerPreferences:preferences"
    ),
    "pages": f"Type Parent:parent Kids:tree Count Resources:resources {_BOXES}",
    "page": (
        f"Type Parent:parent Resources:resources {_BOXES} Group:group"
        " Annots:annotation StructParents Tabs UserUnit"
    ),
    "labels": "Nums:label Kids:labels Limits",
    "label": "Type S P:text St",
    "names": "Dests:dests",
    "dests": "Names:dest Kids:dests Limits:text",
    "dest": "D:dest",
    "bookmarks": "Type First:bookmark Last:bookmark Count",
    "bookmark": (
        "Title:text Parent:parent Prev:bookmark Next:bookmark First:bookmark Last:bookmark Count"
        " Dest:dest A:action C F"
    ),
    "marks": "Marked Suspects",
    "preferences": "DisplayDocTitle Direction",
    "link": (
        "Type Subtype Rect P:page_of F Border C BS:border H QuadPoints StructParent A:action"
        " Dest:dest Contents:text Lang:language"
    ),
    "border": "Type W S D",
    "goto": "Type S D:dest",
    "uri": "Type S URI:text",
    "named": "Type S N",
}
_TAGS = {
    "tags": (
        "Type K:tag ParentTree:parents ParentTreeNextKey RoleMap:roles ClassMap:{attributes}"
        " IDTree:ids Namespaces:namespace"
    ),
    "parents": "Nums:tag_of Kids:parents Limits",
    "ids": "Names:tag_of Kids:ids Limits:text",
    "roles": "*",
    "namespace": "Type NS:text RoleMapNS:{namespace}",
    "element": (
        "Type S ID:text P:tag_of Pg:page_of K:tag A:attributes C Lang:language Alt:text E:text"
        " ActualText:text NS:namespace PhoneticAlphabet Phoneme:text"
    ),
    "content_item": "Type Pg:page_of Stm:kept MCID",
    "object_item": "Type Pg:page_of Obj:kept",
    "attributes": f"O NS:namespace {_LAID_OUT}",
}
_DRAWING = {
    "resources": (
        "ExtGState:{state} ColorSpace:{colour} Pattern:{pattern} Shading:{shading}"
        " XObject:{drawn} Font:{font} ProcSet Properties:{property}"
    ),
    "image": (
        "Type Subtype Width Height ColorSpace:colour BitsPerComponent Intent ImageMask Mask:drawn"
        " Decode Interpolate SMask:drawn SMaskInData Matte StructParent"
    ),
    "form": f"FormType {_PICTURED}",
    "group": "Type S CS:colour I K",
    "state": (
        "Type LW LC LJ ML D RI OP op OPM Font:font TR:function TR2:function FL SM SA BM"
        " SMask:soft_mask CA ca AIS TK"
    ),
    "soft_mask": "Type S G:drawn BC TR:function",
    "marked": "MCID Lang:language ActualText:text Alt:text E:text Type Subtype BBox Attached",
    "painted": "Type PatternType Shading:shading Matrix ExtGState:state",
    "tiled": "PaintType TilingType PatternType XStep YStep Type BBox Resources:resources Matrix",
    "shading": (
        "ShadingType ColorSpace:colour Background BBox AntiAlias Coords Domain Function:function"
        " Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow"
    ),
    "function": (
        "FunctionType Domain Range Size BitsPerSample Order Encode Decode Functions:function"
        " Bounds N C0 C1"
    ),
    "profile": "N Alternate:colour Range",
    "measured": "WhitePoint BlackPoint Gamma Matrix Range",
    "data": "Type Subtype Length1 Length2 Length3",
}
_FONTS = {
    "font": (
        "Type Subtype BaseFont FirstChar LastChar Widths FontDescriptor:described"
        " Encoding:encoding ToUnicode:encoding DescendantFonts:font CIDSystemInfo:collection"
        " DW W DW2 W2 CIDToGIDMap:data FontBBox FontMatrix CharProcs:{glyph} Resources:resources"
    ),
    "glyph": "",
    "described": (
        "Type FontName FontFamily:text FontStretch FontWeight Flags FontBBox ItalicAngle Ascent"
        " Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth"
        " FontFile:data FontFile2:data FontFile3:data CharSet:text CIDSet:data"
    ),
    "encoding": (
        "Type BaseEncoding Differences CMapName CIDSystemInfo:collection WMode UseCMap:encoding"
    ),
    "collection": "Registry:text Ordering:text Supplement",
}


def _keys(line: str) -> dict[str, str]:
    return {f"/{key}": kind for key, _, kind in (part.partition(":") for part in line.split())}


KEPT = {kind: _keys(line) for kind, line in (_DOCUMENT | _TAGS | _DRAWING | _FONTS).items()}
"""For each kind of dictionary its keys, each with the kind of what it leads to."""

TEXTS = {"text", "dest", "tag_of", "lookup"}
"""Kinds that may be a string: words, and the names by which places and tags are found."""

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
"""What a string may be that says in which language something is."""

DRAWN = {"form", "tiled", "glyph"}
"""Kinds whose data draws."""

STREAMS = DRAWN | {"image", "shading", "function", "profile", "data", "encoding"}
"""Kinds that may have data."""
