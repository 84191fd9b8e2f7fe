"""Internal texts as programs and people may write them, file by file: the gate finds each."""

# ruff: noqa: RUF001 - letters that look like others are among the cases

from __future__ import annotations

import base64
import gzip
import json
import quopri
import shutil
import zlib
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

import pytest

from support.project import MINIMAL
from support.sabotage import fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CODE = "content/example/2024-25/code.yml"
TEXT = "            text: The Main Board decides once a month.\n"
NARRATIVE = "The spare key hangs behind the blue door"
KEPT = f"""\
            evidence: {NARRATIVE}.
            last_tested: 2019-03-14
          - id: night-watch
            title: Night Watch
            text: It is paid £131,000 now and £1,600,000 from next year.
            audience: internal
          - id: master-key
            title: Master Key
            text: One opens the PCs.
            audience: internal
"""
POST = """\
  - id: lock-surveyor
    title: Surveyor of Locks
    audience: internal
"""
SIGNS = """\
      - name: Jane Q. Harkwell
        post: chief-officer
        audience: internal
"""


def write_project(folder: Path) -> None:
    """The minimal project with an internal text of each kind that is looked for."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    for name, after, more in (
        (CODE, TEXT, KEPT),
        ("content/organisations/example.yml", "    named_in: [2024-25]\nboards:", ""),
        ("content/example/2024-25/statement.yml", "        signed: 2025-06\n", SIGNS),
    ):
        file = folder / name
        told = file.read_text("utf-8")
        assert after in told, name
        new = after.replace("boards:", f"{POST}boards:") if not more else after + more
        file.write_text(told.replace(after, new, 1), "utf-8")


class Encoded(NamedTuple):
    """One way in which an internal text may get out."""

    id: str
    file: str
    data: bytes
    field: str  # that it gives away


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _bytes_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _deflated(text: str) -> bytes:
    """A text packed as in PNG and ZIP, with nothing before it that tells how."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return packer.compress(text.encode()) + packer.flush()


def _safe(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


def _hex(text: str, before: str = "", between: str = "") -> str:
    return between.join(f"{before}{sign:02x}" for sign in text.encode())


def _escaped(text: str, form: str) -> str:
    return "".join(form.format(ord(sign)) for sign in text)


def _wide(text: str, first: int, small: int) -> str:
    """A text in another row of Latin letters, by where its capital and its small ones begin."""
    return "".join(
        chr(ord(sign) - 65 + first) if sign.isupper()
        else chr(ord(sign) - 97 + small) if sign.islower() else sign
        for sign in text
    )  # fmt: skip


CHEROKEE = str.maketrans("ABCDEGHJKLMPRSTVWYZ", "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ")
COPTIC = str.maketrans("ABEHIKMNOPCTYX", "ⲀⲂⲈⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬ")
LIKE = str.maketrans("aceopxysiBHKMTNEP", "асеорхуѕіВНКМТΝΕΡ")


def letter_by_letter(text: str, before: str, after: str) -> str:
    """Each letter of a text in an element of its own."""
    return "".join(f"{before}{sign}{after}" for sign in text if sign != " ")


def _as_written() -> Iterator[tuple[str, str, str | bytes]]:
    said, few = NARRATIVE, "spare key hangs behind"
    yield "text", "x.html", f"<p>{said}"
    yield "capitals", "x.html", f"<p>{said.upper()}"
    yield "camel case", "x.html", f'<p class="{said.title().replace(" ", "")}">'
    yield "snake case", "x.html", f'<p id="{said.lower().replace(" ", "_")}">'
    yield "kebab case", "x.html", f'<p id="{said.lower().replace(" ", "-")}">'
    yield "one word", "x.html", f'<p id="{said.lower().replace(" ", "")}">'
    yield "one word of an address", "x.html", f'<a href="/a/{few.replace(" ", "")}/b">'
    yield "words split anywhere", "x.html", "<p>the sp are key ha ngs beh ind"
    yield "hyphens at the ends of lines", "x.html", "<p>the spare key hangs be-\nhind the blue"
    yield "hyphens in each word", "x.txt", "the sp-\nare key ha-\nngs behi-\nnd"
    yield "letters spaced", "x.html", f"<p>{' '.join(said)}"
    yield "letters with points", "x.html", f"<p>{'.'.join(said.replace(' ', ''))}"
    yield "letters in spans", "x.html", f"<p>{letter_by_letter(said, '<span>', '</span>')}"
    yield "letters in cells", "x.html", letter_by_letter(said, "<td>", "</td>")
    yield "letters of an SVG", "x.svg", letter_by_letter(said, '<text x="1">', "</text>")
    yield "letters on lines", "x.txt", "\n".join(said.replace(" ", ""))


def _alike() -> Iterator[tuple[str, str, str | bytes]]:
    said = NARRATIVE
    yield "soft hyphens", "x.html", f"<p>{'&shy;'.join(said)}"
    yield "zero-width spaces", "x.html", f"<p>{chr(0x200B).join(said)}"
    yield "combining marks", "x.html", f"<p>{''.join(sign + chr(0x332) for sign in said)}"
    yield "struck through by marks", "x.txt", "".join(sign + chr(0x336) for sign in said)
    yield "accents", "x.html", "<p>thé spàre kéy hangs bëhind"
    yield "Cyrillic letters", "x.html", f"<p>{said.translate(LIKE)}"
    yield "Greek capitals", "x.html", f"<p>{said.upper().translate(LIKE)}"
    yield "full-width letters", "x.html", f"<p>{_wide(said, 0xFF21, 0xFF41)}"
    yield "mathematical letters", "x.html", f"<p>{_wide(said, 0x1D400, 0x1D41A)}"
    yield "letters in circles", "x.html", f"<p>{_wide(said, 0x24B6, 0x24D0)}"
    yield "letters in black circles", "x.html", f"<p>{_wide(said.upper(), 0x1F150, 0)}"
    yield "letters in black squares", "x.html", f"<p>{_wide(said.upper(), 0x1F170, 0)}"
    yield "letters of flags", "x.html", f"<p>{_wide(said.upper(), 0x1F1E6, 0)}"
    yield "Cherokee letters", "x.html", f"<p>{said.upper().translate(CHEROKEE)}"
    yield "small Cherokee letters", "x.html", f"<p>{said.upper().translate(CHEROKEE).lower()}"
    yield "Coptic letters", "x.html", f"<p>{said.upper().translate(COPTIC)}"
    yield "tags", "x.html", f"<p>Hello{''.join(chr(0xE0000 + ord(sign)) for sign in said)}."
    yield "tags that divide words", "x.html", f"<p>{chr(0xE0078).join(said)}"
    yield "small capitals", "x.html", "<p>ᴛʜᴇ ꜱᴘᴀʀᴇ ᴋᴇʏ ʜᴀɴɢꜱ"
    yield "no-break spaces", "x.html", f"<p>{said.replace(' ', '&nbsp;')}"


def _coded() -> Iterator[tuple[str, str, str | bytes]]:
    said, few = NARRATIVE, "spare key hangs behind"
    for name, coded in (
        ("base64", _base64(said)),
        ("URL-safe base64", _safe(said)),
        ("base64 without padding", _base64(few + " the").rstrip("=")),
        ("base64 inside a text", f"see token={_base64(said)}; and so on"),
        ("base64 in a longer row", f"k/{_safe(said)}/v"),
        ("base64 of base64", _base64(_base64(said))),
        ("base64 in lines", base64.encodebytes((said + ". ").encode() * 3).decode()),
        ("base64 of two-byte letters", base64.b64encode(said.encode("utf-16-le")).decode()),
        ("hex", _hex(said)),
        ("hex in capitals", _hex(said).upper()),
        ("hex with spaces", _hex(said, between=" ")),
        ("hex as a script has it", _hex(said, "0x", ", ")),
        ("percent codes", _hex(said, "%")),
        ("percent codes of an address", quote(said)),
        ("percent codes twice", quote(quote(said))),
        ("percent codes of old scripts", _escaped(said, "%u{:04x}")),
        ("plus signs", said.replace(" ", "+")),
        ("quoted-printable", quopri.encodestring(said.encode(), quotetabs=True).decode()),
        ("quoted-printable throughout", _hex(said, "=").upper()),
        ("quoted-printable lines", "the spare key han=\ngs behind the"),
        ("entities", _escaped(said, "&#{};")),
        ("entities of entities", escape(_escaped(said, "&#x{:x};"))),
        ("entities three times", escape(escape(_escaped(said, "&#x{:x};")))),
        ("escapes of JSON", _escaped(said, "\\u{:04x}")),
        ("escapes of scripts", _escaped(said, "\\x{:02x}")),
        ("long escapes of scripts", _escaped(said, "\\u{{{:x}}}")),
        ("octal escapes", _escaped(said, "\\{:03o}")),
        ("escapes of CSS", _escaped(said, "\\{:x} ")),
        ("long escapes of CSS", _escaped(said, "\\{:06x}")),
        ("escaped line ends", "the spare\\nkey\\nhangs\\nbehind"),
        ("lines of a script", "the spare ke\\\ny hangs behind"),
        ("parts of a script", "'the spare k' + 'ey hangs beh' + 'ind'"),
        ("percent codes of base64", quote(_base64(said), safe="").replace("a", "%61")),
    ):
        yield name, "x.txt", coded
        yield f"{name} in a page", "x.html", f"<p>Ours: {coded}</p>"


def _packed_in_text() -> Iterator[tuple[str, str, str | bytes]]:
    """Bytes that are no text as they stand, in the codes by which texts hold bytes."""
    said = f"{NARRATIVE}, behind the door"
    curly = f"It’s so: {said}"
    for name, data in (
        ("zlib", zlib.compress(said.encode())),
        ("zlib, cut off", zlib.compress((said * 2).encode())[:-6]),
        ("zlib, damaged at the end", zlib.compress(said.encode())[:-4] + b"abcd"),
        ("zlib in zlib", zlib.compress(zlib.compress(said.encode()))),
        ("deflate", _deflated(said)),
        ("gzip of few bytes", gzip.compress(NARRATIVE.encode()[:30])),
        ("zlib of two-byte letters", zlib.compress(curly.encode("utf-16"))),
        ("two-byte letters, the great byte first", said.encode("utf-16-be")),
        ("two-byte letters with a mark", said.encode("utf-16")),
        ("two-byte letters with a mark, the great byte first", f"\ufeff{said}".encode("utf-16-be")),
        ("two-byte letters of other alphabets", curly.encode("utf-16-le")),
        ("two-byte letters behind other bytes", b"\x01\x80\x02" + said.encode("utf-16-le")),
        ("four-byte letters", said.encode("utf-32-le")),
        ("four-byte letters, the great byte first", said.encode("utf-32-be")),
    ):
        yield f"base64 of {name}", "x.html", f"<p>Ours: {_bytes_base64(data)}</p>"
        yield f"hex of {name}", "x.txt", data.hex()
    packed = _bytes_base64(zlib.compress(said.encode()))
    yield "base64 of zlib in an address", "x.html", f'<a href="/governance/of/{packed}">'
    yield "base64 of zlib in JSON", "x.json", json.dumps({"a": packed})


def _in_places() -> Iterator[tuple[str, str, str | bytes]]:
    said, few = NARRATIVE, "spare key hangs behind"
    hidden = _base64(said)
    yield "base64 in an attribute", "x.html", f'<p data-x="{hidden}">'
    yield "base64 in a comment", "x.html", f"<!-- {hidden} -->"
    yield "base64 in JSON", "x.json", json.dumps({"a": [hidden]})
    yield "base64 as a key", "x.json", json.dumps({hidden: 1})
    yield "base64 in a cell", "x.csv", f"a,b\n1,{hidden}\n"
    yield "base64 in an SVG", "x.svg", f"<svg><desc>{hidden}</desc></svg>"
    yield "base64 in XML", "x.xml", f"<a b='{hidden}'/>"
    yield "base64 in CSS", "x.css", f"p {{ content: '{hidden}' }}"
    yield "base64 in a script", "x.js", f"x = atob('{hidden}')"
    yield "base64 in a file's name", f"{_safe(few)}.txt", "Ours"
    yield "hex in a file's name", f"x-{_hex(few)}.txt", "Ours"
    yield "percent codes in a file's name", f"{quote(few)}.txt", "Ours"
    yield (
        "escapes in a style",
        "x.html",
        f"<style>p{{content:'{_escaped(said, chr(92) + '{:x} ')}'}}",
    )
    yield "escapes in a script", "x.html", f"<script>x='{_escaped(said, chr(92) + 'x{:02x}')}'"
    yield (
        "escapes in an attribute",
        "x.html",
        f"<p onclick='{_escaped(said, chr(92) + 'u{:04x}')}'>",
    )
    yield "JSON in JSON", "x.json", json.dumps(json.dumps({"a": _escaped(said, "\\u{:04x}")}))
    yield "a data address", "x.html", f'<img src="data:text/plain,{quote(said)}">'
    yield "a data address in base64", "x.html", f'<a href="data:text/plain;base64,{hidden}">'
    wide = _bytes_base64(said.encode("utf-16"))
    yield "a data address of two-byte letters", "x.html", f'<a href="DATA:;Base64,{wide}">'
    lines = base64.encodebytes((said + ". ").encode() * 3).decode().replace("+", "%2B")
    yield "a data address in lines", "x.html", f'<a href="data:text/plain;base64,{lines}">'
    drawn = f"<svg><text>{said}</text></svg>"
    yield (
        "an SVG in a data address",
        "x.css",
        f"p {{ background: url(data:image/svg+xml,{quote(drawn)}) }}",
    )
    yield (
        "an SVG in base64",
        "x.css",
        f"p {{ background: url('data:image/svg+xml;base64,{_base64(drawn)}') }}",
    )
    yield "UTF-16 with its mark", "x.txt", f"\ufeff{said}".encode("utf-16-le")
    yield "UTF-32 with its mark", "x.txt", f"\ufeff{said}".encode("utf-32-le")
    yield "UTF-16 without its mark", "x.bin", said.encode("utf-16-le")
    yield "packed once", "x.txt.gz", gzip.compress(hidden.encode())


def _shorts() -> Iterator[tuple[str, str, str, str]]:
    for name, text in (
        ("as it is", "Night Watch"), ("a plural", "Night Watches"),
        ("a possessive", "Night Watch's"), ("a curly possessive", "Night Watch’s"),
        ("two plurals", "Nights Watch"), ("camel case", "nightWatch"),
        ("Pascal case", "NightWatch"), ("one word", "nightwatch"), ("snake case", "night_watch"),
        ("constant", "NIGHT_WATCH"), ("joined plural", "nightwatchs"),
        ("letters spaced", "n i g h t  w a t c h"), ("capitals spaced", "N I G H T   W A T C H"),
        ("base64", _base64("night-watch")),
        ("base64 unpadded", _safe("Night Watch").rstrip("=")), ("hex", _hex("night-watch")),
        ("percent codes", "%6eight%2Dwatch"), ("look-alikes", "Nіght Wаtсh"),
        ("ligatures of marks", "Ni\u0301ght Wa\u0308tch"), ("prefixed", "idNightWatch"),
        ("with a number", "nightWatch2"),
    ):  # fmt: skip
        yield f"a title, {name}", "x.html", f"<p>{text}</p>", "id"
    for text in ("Master Keys", "Master Key's", "masterKeys", "master-keys", "Masters Key"):
        yield f"a title of short words, {text}", "x.html", f"<p>{text}</p>", "id"
    for name, text in (
        ("as it is", "Jane Q. Harkwell"), ("surname first", "Harkwell, J."),
        ("initial", "J. Harkwell"), ("initials", "J.Q. Harkwell"),
        ("initials joined", "JQ Harkwell"), ("surname", "Harkwell"),
        ("given name and surname", "Jane Harkwell"), ("surname, initials", "HARKWELL, J Q"),
        ("with a title", "Ms Harkwell"), ("possessive", "Harkwell's"),
        ("user name", "jane.harkwell"), ("address", "mailto:j.harkwell@example.org"),
        ("joined", "JaneHarkwell"), ("plural", "the Harkwells"),
        ("plural possessive", "Harkwells'"),
    ):  # fmt: skip
        yield f"a name, {name}", "x.html", f"<p>{text}</p>", "name"
    for name, text in (
        ("as it is", "Surveyor of Locks"), ("a plural", "Surveyors of Locks"),
        ("id", "lock-surveyor"), ("id joined", "locksurveyor"),
        ("id in camel case", "lockSurveyor"), ("plural id", "lock_surveyors"),
        ("singular", "Surveyor of Lock"), ("possessive", "the Surveyor of Locks'"),
    ):  # fmt: skip
        yield f"a post, {name}", "x.html", f"<p>{text}</p>", "title" if "of" in text else "id"


def _numbers() -> Iterator[tuple[str, str, str, str]]:
    for text in (
        "14 March 2019", "14/03/2019", "14.03.2019", "14-03-2019", "2019-03-14", "2019/03/14",
        "20190314", "March 14, 2019", "March 14th, 2019", "14 Mar 2019", "14th March 2019",
        "14th of March 2019", "Thursday 14 March 2019", "Thu, 14 Mar 2019 10:00:00 GMT",
        "14 Mawrth 2019", "14 Maw 2019", "14eg Mawrth 2019", "2019-03-14T10:00:00Z",
        "20190314T100000Z", "2019-03-14 10:00", "14/3/2019", "03/14/2019", "14/03/19",
        "14.03.19", "14 Mar 19", "14-Mar-2019", "14MAR2019", "14March2019", "2019 March 14",
        "14 MARCH 2019", "1552521600", "1552521600000", "14032019", "14&nbsp;March&nbsp;2019",
        "2019_03_14", "the 14th March, 2019", "Thursday, March 14th 2019",
        "14–16 March 2019", "14 and 15 March 2019", "14 to 16 March 2019", "14, 15, 16 March 2019",
        "14 March to 2 April 2019", "14th or 15th of March 2019", "March 14–16, 2019",
        "March 14 to April 2, 2019", "12–14 March 19", "rhwng 14 a 16 o Fawrth 2019",
        "14 o Fawrth 2019", "14eg o Fawrth 19", "14.3.19", "14-3-19", "14/3/19", "On 14.3.19.",
        "14\u20113\u201119", "14.３.19", "the fourteenth of March 2019", "Fourteenth March, 2019",
        "March the fourteenth, 2019", "20190314100000", "201903141000", "20190314100000123Z",
    ):  # fmt: skip
        yield f"a day, {text}", "x.html", f"<p>{text}</p>", "last_tested"
    for text in (
        "£131,000", "131000", "£131k", "131 000", "131\u00a0000", "£131 000", "131.000",
        "131'000", "£ 131,000", "131,000.00", "GBP 131,000", "131,000 pounds", "£131 thousand",
        "£0.131m", "£131K", "131k", "&pound;131,000", "£131000.00", "£131,000pa", "£1.6m",
        "1,600,000", "1.6 million", "£1.60m", "£1,600k", "1600000", "£1.6 miliwn", "£0.0016bn",
        "£1.6 mn", "-£131,000", "(131,000)", "&#163;131&#44;000",
        "£１３１,０００", "£13&shy;1,000", "£131\u200b,000", "£131&hairsp;000", "£131–150k",
        "£131-£150k", "£131 to 150 thousand", "£120, £131 and £150k", "£131–150,000", "£1.6–1.8m",
    ):  # fmt: skip
        yield f"an amount, {text}", "x.html", f"<p>{text}</p>", "text"
    yield "an amount in JSON", "x.json", '{"a": 131000}', "text"
    yield "an amount with decimals in JSON", "x.json", '{"a": 131000.0}', "text"
    yield "an amount in a cell", "x.csv", 'a\n"131,000"\n', "text"
    yield "an amount in base64", "x.txt", _base64("a sum of £131,000"), "text"
    yield "a day in base64", "x.txt", _base64("on 14/03/2019"), "last_tested"
    yield "a day in JSON", "x.json", '{"a": "2019-03-14T00:00:00.000Z"}', "last_tested"


def encodings() -> list[Encoded]:
    """Every case, in the order of the table."""
    found = [
        Encoded(
            f"a narrative, {name}",
            file,
            data if isinstance(data, bytes) else data.encode(),
            "evidence",
        )
        for name, file, data in (
            *_as_written(),
            *_alike(),
            *_coded(),
            *_packed_in_text(),
            *_in_places(),
        )
    ]
    for name, file, text, field in (*_shorts(), *_numbers()):
        found.append(Encoded(name, file, text.encode(), field))
    for text, field in ((_base64(NARRATIVE), "evidence"), ("NightWatch", "id"), ("£131k", "text")):
        ((file, data),) = fragment(text).items()
        found.append(Encoded(f"a fragment of the search, {text[:12]}", file, data, field))
    return found


def as_cases(cases: Iterable[Encoded]) -> list[object]:
    """Cases as pytest wants them, each by its name."""
    return [pytest.param(case, id=case.id) for case in cases]
