"""PDF by how it was changed: what is lost when it is published, and what is refused."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from support.attachments import (
    SECRET,
    add_note,
    add_picture,
    jpeg,
    new_pdf,
    picture,
    png,
    saved,
    saved_pdf,
    secret_stream,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_PRINT = "print it to a new PDF, and publish that"
SAID = String(SECRET)


def changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    made = new_pdf()
    change(made)
    return saved_pdf(
        made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
    )


def page(made: pikepdf.Pdf) -> Any:
    return made.pages[0].obj


def drawn(made: pikepdf.Pdf, words: str) -> None:
    page(made).Contents = made.make_stream(words.encode())


def photo(filters: Any, data: bytes | None = None) -> Callable[[pikepdf.Pdf], object]:
    return lambda made: add_picture(made, data or jpeg(), Filter=filters)


def inline(keys: str, data: bytes = b"x") -> Callable[[pikepdf.Pdf], object]:
    """A picture among the instructions, of one grey pixel but for what its keys say."""
    words = f"BI /W 1 /H 1 /BPC 8 {keys} ID ".encode()
    return lambda made: at(made, "Contents", made.make_stream(words + data + b" EI"))


def grey(**keys: Any) -> Callable[[pikepdf.Pdf], object]:
    """A picture of 64 x 32 grey pixels, or of what else its keys say, and a secret behind them."""
    data = picture("L").tobytes() + SECRET.encode()
    return lambda made: add_picture(made, data, **({"ColorSpace": Name.DeviceGray} | keys))


def lines(tag: int) -> bytes:
    """The lines of a red picture as PNG has them, each beginning with what tells how it is read."""
    return (bytes([tag]) + bytes([255, 0, 0]) * 64) * 32


def predicted(told: bytes) -> Callable[[pikepdf.Pdf], object]:
    how = Dictionary(Predictor=15, Colors=3, Columns=64)
    return lambda made: add_picture(
        made, zlib.compress(told), Filter=Name.FlateDecode, DecodeParms=how
    )


def between(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], object]:
    """A JPEG in which something stands in the place of something else."""
    return photo(Name.DCTDecode, saved(picture(), "JPEG").replace(old, new, 1))


def palette(made: pikepdf.Pdf, *, stream: bool) -> None:
    colours = b"abcdef" + SECRET.encode()
    table = made.make_stream(colours) if stream else String(colours)
    space = Array([Name.Indexed, Name.DeviceRGB, 1, table])
    add_picture(made, bytes(64 * 32), ColorSpace=space)


def mixed(made: pikepdf.Pdf) -> None:
    """Colours by a table of samples that is longer than it says."""
    function = made.make_stream(
        bytes(6) + SECRET.encode(), FunctionType=0, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1],
        Size=[2], BitsPerSample=8,
    )  # fmt: skip
    space = Array([Name.Separation, Name.Ink, Name.DeviceRGB, function])
    add_picture(made, bytes(64 * 32), ColorSpace=space)


def led(address: str | bytes) -> Callable[[pikepdf.Pdf], object]:
    """A link to an address."""
    way = Dictionary(S=Name.URI, URI=String(address))
    return lambda made: add_note(made, "Link", A=way)


def lettered(made: pikepdf.Pdf, **keys: Any) -> None:
    """A page with a word, in a font that says of its signs what the keys do."""
    font = made.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Plain"))
    )
    for key, value in keys.items():
        font[f"/{key}"] = made.make_stream(value) if isinstance(value, bytes) else value
    page(made).Resources = Dictionary(Font=Dictionary(F1=font))
    drawn(made, "BT /F1 9 Tf <0021> Tj ET")


def font(**keys: Any) -> Callable[[pikepdf.Pdf], object]:
    return lambda made: lettered(made, **keys)


def program(kind: str, data: bytes, flags: int = 4) -> Callable[[pikepdf.Pdf], object]:
    """A font that stands in the file itself."""

    def change(made: pikepdf.Pdf) -> None:
        held = {f"/{kind}": made.make_stream(data), "/Flags": flags}
        lettered(made, Subtype=Name.Type1, FontDescriptor=Dictionary(held))

    return change


TOLD = b"1 beginbfchar\n<0021> <0041>\nendbfchar"
_PARTS = [Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Plain)]
COMPOSITE = {"Subtype": Name.Type0, "DescendantFonts": _PARTS, "Encoding": Name("/Identity-H")}


def named(*names: str) -> Dictionary:
    return Dictionary(Differences=[33, *map(Name, names)])


READABLE: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "signs with letters": font(ToUnicode=TOLD, **COMPOSITE),
    "signs in a range": font(ToUnicode=b"1 beginbfrange <00><7f><0000> endbfrange", **COMPOSITE),
    "signs by Unicode": font(**COMPOSITE | {"Encoding": Name("/UniJIS-UTF16-H")}),
    "signs of the West": font(Encoding=Name.WinAnsiEncoding),
    "signs by their names": font(Encoding=named("/A", "/fi", "/uni20AC", "/.notdef")),
    "the usual signs": font(),
    "the usual signs, in the file": program("FontFile2", b"x", 32),
    "signs named within": program("FontFile", b"dup 33/A put dup 34 /B put"),
    "the usual signs, as said within": program("FontFile", b"/Encoding StandardEncoding def"),
}


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=SAID)


def layered(made: pikepdf.Pdf, membership: Dictionary | None = None, **shown: Any) -> Dictionary:
    """A word on a layer of the page."""
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=SAID))
    made.Root.OCProperties = Dictionary(
        OCGs=[layer],
        D=Dictionary({f"/{key}": _of(value, layer) for key, value in shown.items()}),
    )
    if membership is not None:
        membership.OCGs = layer
    page(made).Resources = Dictionary(Properties=Dictionary(MC0=membership or layer))
    drawn(made, "/OC /MC0 BDC q Q EMC")
    return layer


def _of(value: Any, layer: Any) -> Any:
    return Array([layer]) if value == "the layer" else value


def at(made: pikepdf.Pdf, place: str, value: Any) -> None:
    """Put something at a key of the page, or of what stands before a dot."""
    *ways, key = place.split(".")
    holder: Any = page(made)
    for way in ways:
        holder = made.Root if way == "Root" else holder[f"/{way}"]
    holder[f"/{key}"] = value


def put(place: str, value: Any) -> Callable[[pikepdf.Pdf], object]:
    return lambda made: at(made, place, value)


def form_field(made: pikepdf.Pdf) -> None:
    note = add_note(made, "Widget", FT=Name.Tx, V=SAID)
    note.Rect = Array([0, 0, 0, 0])
    made.Root.AcroForm = Dictionary(Fields=[note])


LOST: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "EXIF": photo(Name.DCTDecode),
    "EXIF, filter in an array": photo(Array([Name.DCTDecode])),
    "EXIF, filter by its short name": photo(Name.DCT),
    "EXIF, packed twice": photo(
        Array([Name.FlateDecode, Name.DCTDecode]), zlib.compress(jpeg())
    ),
    "EXIF of a progressive picture": photo(
        Name.DCTDecode,
        saved(picture(), "JPEG", progressive=True).replace(
            b"\xff\xda", b"\xff\xfe\0\x0a" + SECRET.encode() + b"\xff\xda"
        ),
    ),
    "data after what is packed": lambda made: add_picture(
        made, zlib.compress(picture().tobytes()) + SECRET.encode(), Filter=Name.FlateDecode
    ),
    "data behind the pixels": grey(),
    "data behind the pixels, packed": lambda made: add_picture(
        made, zlib.compress(picture().tobytes() + SECRET.encode()), Filter=Name.FlateDecode
    ),
    "data behind the pixels of a mask": grey(ImageMask=True, BitsPerComponent=1),
    "data behind the pixels, in inks": grey(
        ColorSpace=Array([Name.DeviceN, [Name.A, Name.B], Name.DeviceCMYK, Dictionary()]), Height=16
    ),
    "lines behind the picture": predicted(lines(0) + b"\0" + SECRET.encode().ljust(192)),
    "data behind the colours of a palette": lambda made: palette(made, stream=False),
    "data behind the colours of a palette, apart": lambda made: palette(made, stream=True),
    "data behind the samples of a function": mixed,
    "data after the end of a JPEG": photo(
        Name.DCTDecode, saved(picture(), "JPEG") + SECRET.encode()
    ),
    "a picture among the words with a private note": inline(f"/CS /G /Zz ({SECRET})"),
    "a picture among the words with a private way": inline(f"/CS /G /DP <</Z ({SECRET})>>"),
    "data behind a picture among the words": inline("/CS /G", b"x" + SECRET.encode()),
    "data after what is packed among the words": inline(
        "/CS /G /F /Fl", zlib.compress(b"x") + SECRET.encode()
    ),
    "data behind the colours of a picture among the words": inline(
        f"/CS [/I /G 1 (ab{SECRET})]", b"\1"
    ),
    "a thumbnail": lambda made: at(made, "Thumb", secret_stream(made)),
    "scripts of the page": put("AA", Dictionary(O=script())),
    "scripts of the file": put("Root.AA", Dictionary(WC=script())),
    "a script when it opens": put("Root.OpenAction", script()),
    "named scripts": put("Root.Names", Dictionary(JavaScript=Dictionary(Names=[SAID, script()]))),
    "a script in a link": lambda made: add_note(made, "Link", A=script()),
    "a link into a folder": lambda made: add_note(
        made, "Link", A=Dictionary(S=Name.URI, URI=String(f"file:///{SECRET}"))
    ),
    "an attached file": lambda made: add_note(
        made, "FileAttachment", FS=Dictionary(F=SAID, EF=Dictionary(F=secret_stream(made)))
    ),
    "a comment": lambda made: add_note(made, "Text", T=SAID, Contents=SAID),
    "a field that is not seen": form_field,
    "who made a link": lambda made: add_note(
        made, "Link", T=SAID, NM=SAID, A=Dictionary(S=Name.URI, URI=String("https://example.org/"))
    ),
    "an unknown key": put("Anything", SAID),
    "an unknown key of the file": put("Root.Anything", Dictionary(X=SAID)),
    "data below an unknown key": lambda made: at(made, "Anything", secret_stream(made)),
    "the name of a layer": layered,
    "a remark": lambda made: drawn(made, f"q % {SECRET}\nQ"),
    "an unknown instruction": lambda made: drawn(made, f"({SECRET}) zz"),
    "a private note in the drawing": lambda made: drawn(made, f"/P <</X ({SECRET})>> BDC EMC"),
    "a point with a note": lambda made: drawn(made, f"/P <</X ({SECRET})>> DP"),
    "a private note of a picture": lambda made: add_picture(
        made, picture().tobytes(), Metadata=secret_stream(made), PieceInfo=SAID
    ),
    "a picture in another's place": lambda made: add_picture(
        made, picture().tobytes(), Alternates=Array([Dictionary(Image=secret_stream(made))])
    ),
    "a page that is not in the file": lambda made: add_note(
        made,
        "Link",
        Dest=Array(
            [made.make_indirect(Dictionary(Type=Name.Page, Contents=secret_stream(made)))]
        ),
    ),
    "words in the place of a language": put("Root.Lang", String(f"{SECRET} is no language")),
    "data where none belongs": lambda made: at(made, "Root.MarkInfo", secret_stream(made)),
    "a property of a tag": put(
        "Root.StructTreeRoot",
        Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.P, T=SAID, A=Dictionary(P=SAID))),
    ),
}  # fmt: skip


_LAYERS = (
    "has layers that are switched off",
    "take the hidden layers out of it, not only out of sight, and save it again",
)
_USAGE = Dictionary(Print=Dictionary(PrintState=Name.OFF))


def not_on_paper(made: pikepdf.Pdf) -> None:
    layer = layered(made)
    layer.Usage = _USAGE
    made.Root.OCProperties.D.AS = Array([Dictionary(Event=Name.Print, OCGs=[layer])])


def field(made: pikepdf.Pdf) -> None:
    note = add_note(made, "Widget", AP=Dictionary(N=made.make_stream(b"")))
    made.Root.AcroForm = Dictionary(Fields=[note])


_NO_LETTERS = (
    "has a font (Plain) that does not say which letters its signs are",
    "save it again as a PDF that can be searched",
)
_NO_USER = (
    "has a link with a user name before its host",
    "leave out everything between https:// and the host, with the @: it hides where the link leads",
)
_TURNED_LINK = (
    "has a link with an invisible character in it (U+202E, right-to-left override)",
    "type the address again",
)
_DAMAGED = ("has a picture that is damaged", "save it again")
REFUSED: dict[str, tuple[Callable[[pikepdf.Pdf], object], tuple[str, str]]] = {
    "a layer that is off": (lambda made: layered(made, OFF="the layer"), _LAYERS),
    "layers that are off unless said": (lambda made: layered(made, BaseState=Name.OFF), _LAYERS),
    "a layer that is not printed": (not_on_paper, _LAYERS),
    "shown when a layer is not": (
        lambda made: layered(made, Dictionary(Type=Name.OCMD, P=Name.AllOff)),
        _LAYERS,
    ),
    "a form": (field, ("has a form to fill in", _PRINT)),
    "a form of another kind": (
        put("Root.AcroForm", Dictionary(Fields=[], XFA=SAID)),
        ("has a form made with XFA", _PRINT),
    ),
    "a film": (
        lambda made: add_note(made, "RichMedia"),
        ("has sound, film or a model in three dimensions embedded", _PRINT),
    ),
    "words marked to be redacted": (
        lambda made: add_note(made, "Redact"),
        (
            "has words marked to be redacted that are still in it",
            "apply the redactions, so that the words are gone, and save it again",
        ),
    ),
    "a portfolio": (
        put("Root.Collection", Dictionary()),
        ("is a portfolio of other files", "publish each of them by itself"),
    ),
    "a picture nobody can look through": (
        photo(Name.JPXDecode),
        ("has data packed as JPX, which cannot be looked through", _PRINT),
    ),
    "a photograph among the words": (
        lambda made: drawn(made, "BI /W 1 /H 1 /BPC 8 /CS /G /F /DCT ID x EI"),
        ("has a picture among its words that cannot be looked through", _PRINT),
    ),
    "a photograph of 12 bits": (
        between(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c"),
        ("has a picture with 12 bits for each colour", "save its pictures with 8 bits a colour"),
    ),
    "a photograph that loses nothing": (
        between(b"\xff\xc0", b"\xff\xc3"),
        ("has a picture in a form of JPEG that few programs can show", _PRINT),
    ),
    "a photograph in arithmetic coding": (
        between(b"\xff\xc0", b"\xff\xc9"),
        ("has a picture in a form of JPEG that few programs can show", _PRINT),
    ),
    "a photograph of too many pixels": (
        between(b"\0\x20\0\x40\3", b"\xea\x60\xea\x60\3"),
        (
            "holds a picture of 60000 x 60000 pixels",
            "make it smaller: 50 million pixels are the most",
        ),
    ),
    "a photograph of no size": (between(b"\0\x20\0\x40\3", b"\0\0\0\0\3"), _DAMAGED),
    "a photograph that is damaged": (between(b"\xff\xdb", b"\0\0"), _DAMAGED),
    "a photograph with a part of an unknown kind": (
        between(b"\xff\xdb", b"\xff\xf0\0\x0a" + SECRET.encode() + b"\xff\xdb"), _DAMAGED,
    ),
    "a photograph with data where none belongs": (
        between(b"\xff\xdb", b"\xff\xd0\0\x0a" + SECRET.encode() + b"\xff\xdb"), _DAMAGED,
    ),
    "a photograph with tables that are too long": (
        between(b"\xff\xdb\0\x43", b"\xff\xdb\0\x4b" + SECRET.encode()), _DAMAGED,
    ),
    "a photograph cut off in its head": (
        photo(Name.DCTDecode, saved(picture(), "JPEG")[:40]),
        ("has a picture that is cut off", "save it again"),
    ),
    "a picture that is no photograph": (
        photo(Name.DCTDecode, png()),
        ("has a picture that is no JPEG, though the file says it is", _PRINT),
    ),
    "a picture that does not say its colours": (
        grey(ColorSpace=Name.Pattern),
        ("has a picture that does not say how many colours it has", _PRINT),
    ),
    "a picture among the words with too few pixels": (
        inline("/CS /RGB"),
        ("has a picture among its words that cannot be looked through", _PRINT),
    ),
    "a picture among the words of unknown colours": (
        inline("/CS /Cs9"), ("has a picture that does not say how many colours it has", _PRINT),
    ),
    "a link with a password": (led("https://me:secret@example.org/"), _NO_USER),
    "a link with a user name, as browsers read it": (led("HTTPS:\\me@example.org"), _NO_USER),
    "a link that is turned round": (led("https://example.org/\u202egro"), _TURNED_LINK),
    "a link that is turned round, in its bytes": (
        led("https://example.org/\u202egro".encode()), _TURNED_LINK,
    ),
    "a link that is turned round, in percent codes": (
        led("https://example.org/%E2%80%AEgro"), _TURNED_LINK,
    ),
    "a link with a sign of no width": (
        led("https://example\u200b.org/"),
        ("has a link with an invisible character in it (U+200B, zero width space)",
         "type the address again"),
    ),
    "a bookmark that is turned round": (
        put("Root.Outlines", Dictionary(First=Dictionary(Title=String("\u2067txt.exe")))),
        ("has an invisible character (U+2067, right-to-left isolate) in a text",
         "delete it: readers would not see what is written"),
    ),
    "signs without letters": (font(**COMPOSITE), _NO_LETTERS),
    "signs with a table of none": (
        font(ToUnicode=b"0 beginbfchar endbfchar", **COMPOSITE), _NO_LETTERS,
    ),
    "signs with a name for a table": (font(ToUnicode=Name.Identity, **COMPOSITE), _NO_LETTERS),
    "signs by an unknown standard": (
        font(**COMPOSITE | {"Encoding": Name("/Secret-H")}), _NO_LETTERS,
    ),
    "signs by names of their own": (font(Encoding=named("/A", "/g17")), _NO_LETTERS),
    "signs by numbers": (font(Subtype=Name.Type3, Encoding=named("/a65")), _NO_LETTERS),
    "signs that are drawn": (font(Subtype=Name.Type3), _NO_LETTERS),
    "signs of a font in the file": (program("FontFile2", b"x"), _NO_LETTERS),
    "signs named within by names of their own": (
        program("FontFile", b"dup 33 /A put dup 34 /G17 put"), _NO_LETTERS,
    ),
    "signs of which nothing is said within": (program("FontFile3", b"x"), _NO_LETTERS),
    "a picture cut off": (
        photo(Name.DCTDecode, saved(picture(), "JPEG")[:-2]),
        ("has a picture that is cut off", "save it again"),
    ),
    "a picture of too many pixels": (
        lambda made: add_picture(made, b"x", Width=13_300, Height=13_300),
        (
            "holds a picture of 13300 x 13300 pixels",
            "make it smaller: 50 million pixels are the most",
        ),
    ),
    "words that unpack without end": (
        lambda made: at(
            made,
            "Contents",
            made.make_stream(zlib.compress(bytes(160_000_000)), Filter=Name.FlateDecode),
        ),
        (
            "unpacks to more than can be read safely",
            "print it to a new PDF with pictures of fewer pixels",
        ),
    ),
    "too much drawing": (
        lambda made: drawn(made, "q Q " * 1_300_000),
        (
            "draws more than can be looked through",
            "publish it as a picture, or print it to a new PDF with fewer details",
        ),
    ),
    "data packed without a limit": (
        lambda made: at(made, "Contents", made.make_stream(b"x", Filter=Name.LZWDecode)),
        ("holds data packed by LZW, which may unpack without end", _PRINT),
    ),
    "damaged drawing": (
        lambda made: drawn(made, "q 1 0 0 ] cm Q"), ("is damaged", "save it again"),
    ),
}  # fmt: skip
