"""What a text says once its codes are undone: those that programs put texts into.

Percent signs, entities, escapes of CSS, JavaScript and JSON, quoted-printable, base64 and hex, also
of text that is packed, and one inside another. What somebody would have to write a cipher for is
not looked for.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from contextlib import suppress
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from generator.leaks.file_forms import is_file, text_of
from generator.leaks.spelling import is_sealed, packed_in, spelt_by

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 5
"""This many codes one inside another; a program that does it by mistake does it twice."""


class Decoded(NamedTuple):
    """What a text says without its codes, and what it holds that is no text."""

    texts: list[str]
    files: list[bytes]


def decoded(text: str) -> Decoded:
    """All that a text says when codes in it are undone, each text once."""
    if not _CODED.search(text):
        return Decoded([], [])
    seen, files, waiting = {text}, list[bytes](), [text]
    for _ in range(_DEEPEST):
        found = [plain for each in waiting for plain in _undone(each, files)]
        waiting = [each for each in dict.fromkeys(found) if each not in seen]
        seen.update(waiting)
        if not waiting:
            break
    return Decoded(sorted(seen - {text}), files)


def _undone(text: str, files: list[bytes]) -> Iterator[str]:
    """A text with each of the codes undone that it may be in."""
    if "%" in text:
        plain = _PERCENT.sub(lambda found: chr(int(found[1], 16)), text)
        yield _paired(unquote(plain))
    if "&" in text:
        yield unescape(text)
    if "\\" in text:
        yield _paired(_SCRIPT.sub(_from_script, text))
        yield _paired(_STYLE.sub(_from_style, text))
    if _PRINTABLE.search(text):
        yield from spelt_by(a2b_qp(text.encode("utf-8", "replace")))
    for data in _addressed(text):
        shown = text_of(data)
        if shown is None:
            files.append(data)
        else:
            yield shown
    for data in _data_in(text):
        if _is_packed(data):
            files.append(data)
        else:
            yield from spelt_by(data)


# A text without any of these is not read twice: most are.
_PRINTABLE = re.compile(r"=(?:[0-9A-F]{2}|[ \t]*\r?\n)")
_MIXED = "[a-z0-9][A-Z]"  # hardly any word has it, and nearly everything in base64
_BARE_HEX = r"(?:(?:0x)?[0-9A-Fa-f]{2}[ :,;]+){5}"
_CODED = re.compile(
    rf"[%\\]|&[#\w]|{_PRINTABLE.pattern}|{_MIXED}|[0-9A-Fa-f]{{10}}|{_BARE_HEX}"
    r"|;(?i:base64),"
)

_PERCENT = re.compile(r"%u([0-9A-Fa-f]{4})")
_SCRIPT = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})"
    r"|([0-7]{1,3})|(\r?\n|.))",
    re.DOTALL,
)
_STYLE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|\s)?|(\r?\n|.))", re.DOTALL)
_LAST = 0x10FFFF


def _from_script(found: re.Match[str]) -> str:
    *coded, octal, sign = found.groups()
    number = next(filter(None, coded), None)
    if number or octal:
        return _sign(int(number, 16) if number else int(octal, 8))
    if sign in "ntrbfv":
        return " "
    return sign.strip("\r\n")


def _from_style(found: re.Match[str]) -> str:
    return _sign(int(found[1], 16)) if found[1] else found[2].strip("\r\n")


def _sign(number: int) -> str:
    return chr(number) if number <= _LAST else "\ufffd"


def _paired(text: str) -> str:
    """A text in which one sign may be written as two, as scripts do with those beyond 65535."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_HALF = re.compile("[\ud800-\udfff]")


def _addressed(text: str) -> Iterator[bytes]:
    """The bytes of addresses that hold a file: whatever it is, a browser would show it."""
    for found in _ADDRESS.finditer(text):
        if not found["base64"]:
            yield unquote_to_bytes(found["plain"])
        elif data := _from_base64(_NO_BASE64.sub("", unquote(found["base64"]))):
            yield data


_ADDRESS = re.compile(
    r"data:(?:[\w.+-]+/[\w.+-]+)?(?:;[^\s;,\"'<>]*)*?"
    r"(?:;base64,(?P<base64>[\w+/%=\s-]*)|,(?P<plain>[^\s\"'<>()]*))",
    re.IGNORECASE | re.ASCII,
)
_NO_BASE64 = re.compile("[^A-Za-z0-9+/_-]")


def _data_in(text: str) -> Iterator[bytes]:
    """The bytes that parts of a text stand for."""
    lines = (_LINE_END.sub("", found[0]) for found in _LINES.finditer(text))
    for token in dict.fromkeys([*_TOKENS.findall(text), *lines]):
        yield from _of_token(token)
    for found in _SPACED_HEX.findall(text):
        yield from packed_in(bytes.fromhex("".join(_PAIR.findall(found))), _DEEPEST)


_TOKENS = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_LINES = re.compile(r"(?:[A-Za-z0-9+/_-]{40,}\s*\r?\n\s*)+[A-Za-z0-9+/_-]+")
_LINE_END = re.compile(r"\s+")
_SPACED_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:0x)?[0-9A-Fa-f]{2}[ :,;]+){5,}(?:0x)?[0-9A-Fa-f]{2}"
)
_PAIR = re.compile(r"(?:0x)?([0-9A-Fa-f]{2})")


@lru_cache(maxsize=100_000)  # the same addresses and digests stand on page after page
def _of_token(token: str) -> tuple[bytes, ...]:
    found = list[bytes]()
    for run in _HEX.findall(token):
        found += [bytes.fromhex(run[at : at + (len(run) - at) // 2 * 2]) for at in (0, 1)]
    if re.search(_MIXED, token):
        parts = [token, *filter(_TOKENS.fullmatch, _BETWEEN.split(token))]
        # What is packed is read from its first byte alone, and its letters may be borders too.
        parts += [token[border.end() :] for border in islice(_BETWEEN.finditer(token), _BORDERS)]
        for part in dict.fromkeys(parts):
            # Inside a longer one, it may begin at any of four letters.
            starts = range(4 if len(part) >= _LONG else 1)
            found += filter(None, (_from_base64(part[at:]) for at in starts))
    held = dict.fromkeys(each for data in found for each in packed_in(data, _DEEPEST))
    return tuple(each for each in held if _is_packed(each) or any(spelt_by(each)))


_HEX = re.compile(r"[0-9A-Fa-f]{10,}")
_BETWEEN = re.compile(r"[/_+-]")
_BORDERS = 12
_LONG = 24


def _from_base64(text: str) -> bytes:
    text = text.replace("-", "+").replace("_", "/")
    if len(text) % 4 == 1:  # no number of bytes is so long
        text = text[:-1]
    with suppress(Error):
        return a2b_base64(text + "=" * (-len(text) % 4))
    return b""


def _is_packed(data: bytes) -> bool:
    """Whether bytes are a file; a digest or a salt may begin as one does by chance."""
    return (len(data) > _DIGEST and is_file(data)) or is_sealed(data)


_DIGEST = 64
