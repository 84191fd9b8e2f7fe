"""Letters as the eye takes them: without marks, and without those that only look like others.

What a reader cannot tell apart is the same here: a Cyrillic "а", a full-width "ａ", a mathematical
"𝐚", a small capital and an "á" are all "a".
"""

# ruff: noqa: RUF001, RUF002 - the letters that are taken for others are what it is about

from __future__ import annotations

import re
import unicodedata
from string import ascii_uppercase

# Soft hyphens, zero width signs, marks of direction, tags: the eye does not see them in a word.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
# Signs for machines, one for each of ASCII, that nobody sees: a text of its own may stand in them.
_TAG = 0xE0000
_TAGS = re.compile("[\U000e0020-\U000e007e]")
# Accents and whatever else is put above, below or through a letter.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufe20-\ufe2f]"
)

# Pairs of rows: what is written, and below it what it looks like.
_ROWS = (
    # Cyrillic, in large and in small letters
    ("АВЕЅІЈКМНОРСТУХҮԌԚԜӀ", "ABESIJKMHOPCTYXYGQWI"),
    ("авеѕіјкмнорстухүԍԛԝӏһԁѵгпꞌ", "abesijkmhopctyxygqwlhdvrn'"),
    # Greek, in large and in small letters
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϜ", "ABEZHIKMNOPTYXCF"),
    ("αβεηικμνορτυχϲςωγσϳ", "abenikuvoptuxccwyoj"),
    # Armenian and Hebrew
    ("օսոհցզԁ", "ounhgqd"),
    # Latin letters of other languages, of phonetics, and small capitals
    ("ıɑɡɩɪʏɴʀʙʜʟɢøłđŧħʋɛɔǀӏ", "iagiiynrbhlgoldthveoll"),
    ("ᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱʼ", "acdejkmoptuvwzfs'"),
    ("ØŁĐŦĦꓮꓐꓚꓓꓰꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓢꓣꓔꓴꓦꓪꓫꓬꓜ", "OLDTHABCDEGHIJKLMNOPSRTUVWXYZ"),
)
# Of these, the small letters look like the large ones: Cherokee and Coptic.
_SMALL_TOO = (
    ("ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᏀᏂᏃᏎᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏮᏳᏴ", "DRTIYAJEWMHYGHZ4BRWSVSLCPKD6GB"),
    ("ⲀⲂⲈⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬ", "ABEHIKMNOPCTYX"),
)
# Letters in black circles and squares, and those that flags are made of.
_FRAMED = (0x1F150, 0x1F170, 0x1F1E6)
_LOOK_ALIKES = (
    {ord(seen): like for row, likes in _ROWS for seen, like in zip(row, likes, strict=True)}
    | {
        ord(each): like
        for row, likes in _SMALL_TOO
        for seen, like in zip(row, likes, strict=True)
        for each in (seen, seen.lower())
    }
    | {first + at: like for first in _FRAMED for at, like in enumerate(ascii_uppercase)}
    | {ord("æ"): "ae", ord("Æ"): "AE", ord("œ"): "oe", ord("Œ"): "OE", ord("þ"): "th"}
)
_ALIKE = re.compile(f"[{''.join(map(chr, _LOOK_ALIKES))}]")


def seen_letters(text: str) -> str:
    """A text in the letters that it looks to be written in, and behind it what is in tags."""
    seen, tags = _UNSEEN.sub("", text), _TAGS.findall(text)
    if tags:
        seen = f"{seen} {''.join(chr(ord(tag) - _TAG) for tag in tags)}"
    plain = unicodedata.normalize("NFKD", seen)
    if plain.isascii():
        return plain
    if _ALIKE.search(plain):
        plain = plain.translate(_LOOK_ALIKES)
    return _MARKS.sub("", plain)
