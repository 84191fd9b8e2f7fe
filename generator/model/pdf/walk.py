"""Goes through a PDF from its catalogue, and takes out of each dictionary what is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Stream, String

from generator.model.pdf.layers import refuse_hidden
from generator.model.pdf.opened import PRINT
from generator.model.pdf.parts import KEPT, LANGUAGE, STREAMS, TEXTS
from generator.model.pdf.pixels import samples_size, table_size
from generator.model.pictures import UnreadableError
from generator.reading.hosts import NO_USER, has_user
from generator.reading.signs import turning_in, unseen_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikepdf import Object, Pdf

_Place = tuple[int, int]

_MEDIA = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_WEB = ("http://", "https://", "mailto:", "tel:")
_HIDDEN = 0b10 | 0b10_0000  # a field that is never shown
_COLOURS = {
    "/ICCBased": ["", "profile"],
    "/CalGray": ["", "measured"],
    "/CalRGB": ["", "measured"],
    "/Lab": ["", "measured"],
    "/Indexed": ["", "colour", "", "lookup"],
    "/Separation": ["", "", "colour", "function"],
    "/DeviceN": ["", "", "colour", "function"],
    "/Pattern": ["", "colour"],
}
_PACKING = {"/Length", "/Filter", "/DecodeParms"}


class Walk:
    """What was reached in a PDF, each time by way of a key that is kept."""

    def __init__(self, pdf: Pdf) -> None:
        self.pages = {page.objgen for page in pdf.pages}
        self.streams: dict[_Place, tuple[Stream, str]] = {}
        self.fonts: list[Dictionary] = []
        self.needed: dict[_Place, int] = {}  # of some, so many bytes
        self._seen: set[tuple[_Place, str]] = set()
        self._kept: set[_Place] = set()
        self._waiting: list[tuple[Any, str]] = []
        # Pages first: tags stay where what they are about does.
        for each, kind in ((pdf.Root.Pages, "tree"), (pdf.Root, "catalog")):
            self._stays(each, kind)
            while self._waiting:
                self._clean(*self._waiting.pop())

    def _clean(self, each: Any, kind: str) -> None:
        """Take out of a dictionary what is not kept."""
        keys = KEPT[kind]
        for key in list(each.keys()):
            if isinstance(each, Stream) and key in _PACKING:
                continue
            if key == "/OC":
                refuse_hidden(each[key])
            if "/*" in keys:
                stays = isinstance(each[key], Name)
            else:
                stays = key in keys and self._stays(each[key], keys[key])
            if not stays:
                del each[key]

    def _stays(self, value: Any, kind: str) -> bool:
        """Whether a value may stay where something of a kind is expected; it will be cleaned."""
        if isinstance(value, String):
            return is_text(value, kind)
        if isinstance(value, Array):
            return self._array(value, kind)
        if not isinstance(value, (Dictionary, Stream)):
            return True
        if kind[:1] == "{":
            return self._entries(value, kind.strip("{}"))
        chosen = self._choose(value, kind)
        if chosen:
            self._enter(value, chosen)
        return chosen is not None

    def _entries(self, entries: Dictionary | Stream, kind: str) -> bool:
        if isinstance(entries, Stream):
            return False
        for key in list(entries.keys()):
            if not self._stays(entries[key], kind):
                del entries[key]
        return True

    def _enter(self, value: Any, kind: str) -> None:
        place = value.objgen
        if isinstance(value, Stream):
            _, before = self.streams.setdefault(place, (value, kind))
            if before != kind:
                raise UnreadableError("uses the same data in two ways", PRINT)
            if kind == "function" and value.get("/FunctionType") == 0:
                self.needed[place] = samples_size(value)
        if place != (0, 0):
            if (place, kind) in self._seen:
                return
            self._seen.add((place, kind))
            self._kept.add(place)
        if kind == "font":
            self.fonts.append(value)
        self._waiting.append((value, kind))

    def _array(self, values: Array, kind: str) -> bool:
        if kind == "colour":
            return self._colour(values)
        if kind == "dest" and len(values) and isinstance(values[0], Dictionary):
            rest = list(values)[1:]
            return self._is_page(values[0]) and not any(isinstance(each, _HOLDING) for each in rest)
        stay = [self._stays(each, kind) for each in values]
        for at in reversed([at for at, stays in enumerate(stay) if not stays]):
            if kind in _LISTS:
                del values[at]
            else:  # where the others stand means something
                values[at] = None
        return True

    def _colour(self, values: Array) -> bool:
        family = str(values[0]) if len(values) else ""
        if family.startswith("/Device") and len(values) == 1:
            return True
        kinds = _COLOURS.get(family)
        if not kinds:
            raise UnreadableError("has colours of an unknown kind", PRINT)
        while len(values) > len(kinds):
            del values[len(kinds)]
        if not all(self._stays(*pair) for pair in zip(values, kinds, strict=False)):
            return False
        if family == "/Indexed":
            self._cut_palette(values)
        return True

    def _cut_palette(self, space: Array) -> None:
        """Leave of the colours of a palette those that it says it has."""
        needed, table = table_size(space), space[3]
        if isinstance(table, Stream):
            self.needed[table.objgen] = max(needed, self.needed.get(table.objgen, 0))
        elif isinstance(table, String):
            space[3] = String(bytes(table)[:needed])

    def _is_page(self, value: Object) -> bool:
        return value.objgen in self.pages

    def _choose(self, value: Any, kind: str) -> str | None:
        """The kind of a dictionary by its keys; "" to keep it as it is, None to leave it out."""
        chosen: str | None = kind
        match kind:
            case "tree" | "page_of":
                inner = kind == "tree" and "/Kids" in value
                chosen = "pages" if inner else None
                if self._is_page(value):
                    chosen = "page" if kind == "tree" else ""
            case "kept" | "parent":
                chosen = "" if value.objgen in self._kept else None
            case "tag" | "tag_of":
                chosen = _TAGS.get(str(value.get("/Type")), "element")
                if chosen == "object_item" and not self._stays(value.get("/Obj"), "kept"):
                    chosen = None
            case "lookup":
                chosen = "data"
            case _ if kind in _CHOICES:
                chosen = _CHOICES[kind](value)
        if chosen and (chosen not in KEPT or isinstance(value, Stream) > (chosen in STREAMS)):
            return None
        return chosen


def is_text(value: String, kind: str) -> bool:
    """Whether a string may stay where something of a kind is expected."""
    if kind == "language":
        return LANGUAGE.fullmatch(str(value)) is not None
    return kind in TEXTS


_LISTS = {"annotation", "tag", "tree"}
_HOLDING = (Array, Dictionary, Stream, String)
_TAGS = {"/StructTreeRoot": "tags", "/MCR": "content_item", "/OBJR": "object_item"}


def _drawn(value: Any) -> str | None:
    return {"/Image": "image", "/Form": "form"}.get(str(value.get("/Subtype")))


def _action(value: Any) -> str | None:
    if value.get("/S") == "/URI":
        return "uri" if _leads_to_web(value.get("/URI", String(""))) else None
    return {"/GoTo": "goto", "/Named": "named"}.get(str(value.get("/S")))


def _leads_to_web(written: Any) -> bool:
    """Whether a link leads to a page, a mailbox or a telephone; an UnreadableError if it misleads.

    Its letters may be those of PDF or of UTF-8: programs differ in how they read them.
    """
    forms = {str(written), bytes(written).decode("utf-8", "replace")}
    if any(map(has_user, forms)):
        raise UnreadableError("has a link with a user name before its host", NO_USER)
    signs = [unseen_in(each) or turning_in(unquote(each)) for each in sorted(forms)]
    if sign := next(filter(None, signs), ""):
        found = f"has a link with an invisible character in it ({sign})"
        raise UnreadableError(found, "type the address again")
    return str(written).lower().startswith(_WEB)


def _annotation(value: Any) -> str | None:
    """Only links stay; what would be missed, or would uncover something, is refused."""
    subtype = str(value.get("/Subtype"))
    if subtype == "/Redact":
        raise UnreadableError("has words marked to be redacted that are still in it", _REDACT)
    if subtype in _MEDIA:
        raise UnreadableError("has sound, film or a model in three dimensions embedded", PRINT)
    if subtype == "/Widget" and "/AP" in value and not int(value.get("/F", 0)) & _HIDDEN:
        left, low, right, high = (float(each) for each in value.Rect)
        if left != right and low != high:
            raise UnreadableError("has a form to fill in", PRINT)
    leads = "/Dest" in value or ("/A" in value and _action(value["/A"]))
    return "link" if subtype == "/Link" and leads else None


_REDACT = "apply the redactions, so that the words are gone, and save it again"


def _property(value: Any) -> str | None:
    """What marks a part of the drawing: words for it, or a layer, which loses its name."""
    if value.get("/Type") in ("/OCG", "/OCMD"):
        refuse_hidden(value)
        return None
    return "marked"


def _pattern(value: Any) -> str:
    return "tiled" if isinstance(value, Stream) else "painted"


_CHOICES: dict[str, Callable[[Any], str | None]] = {
    "drawn": _drawn,
    "action": _action,
    "annotation": _annotation,
    "property": _property,
    "pattern": _pattern,
}
