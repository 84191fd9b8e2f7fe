"""Whatever became of an attached file, it is published and searched, or refused in a sentence."""

from __future__ import annotations

import io
import random
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from support.attachments import annotated_pdf, jpeg, pdf, picture, png, saved
from support.budget import budget
from support.releases import RELEASES, YEAR, release

from generator import pipeline
from generator.leaks.pieces import pieces_of
from generator.model import Attachment
from generator.model.attachments import UnreadableError, prove_readable, read_attachment
from generator.problems import ContentError, ExpectedError
from generator.rules import files
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.project import MakeProject


def written_pdf(filter_name: str = "/FlateDecode") -> bytes:
    """A page with words, compressed, and a filter named to read them by."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 100)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    words = DecodedStreamObject()
    words.set_data(b"BT /F1 12 Tf 10 50 Td (Minutes of the Main Board) Tj ET")
    packed = words.flate_encode()
    packed[NameObject("/Filter")] = NameObject(filter_name)
    page[NameObject("/Contents")] = writer._add_object(packed)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pictured_pdf() -> bytes:
    """A page whose picture is compressed as PNG are, with a predictor."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    raw = DecodedStreamObject()
    raw.set_data(picture("L").tobytes())
    image = raw.flate_encode()
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(64),
            NameObject("/Height"): NumberObject(32),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
        }
    )
    pictures = DictionaryObject({NameObject("/Im0"): writer._add_object(image)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    drawn = StreamObject()
    drawn._data = b"q 64 0 0 32 0 0 cm /Im0 Do Q"
    page[NameObject("/Contents")] = writer._add_object(drawn)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


WHOLE = {
    "whole.png": png(),
    "palette.png": saved(picture("P"), "PNG"),
    "black.png": saved(picture("1"), "PNG"),
    "photo.jpg": jpeg(6),
    "grey.jpg": saved(picture("L"), "JPEG"),
    "inked.jpg": saved(picture("CMYK"), "JPEG", progressive=True),
    "bare.pdf": pdf(),
    "notes.pdf": annotated_pdf(),
    "whole.pdf": written_pdf(),
    "picture.pdf": pictured_pdf(),
    "rows.csv": b'Day,Boards\r\n"1 May",2\r\n',
    "words.txt": b"Minutes of the Main Board\n",
}


def _changed(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randint(1, 200)]


def _ended(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _filled(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = chance.choice((b"\0" * 40, b"<<>>", b"9" * 30, b"/", b"\xff\xd9", b" 0 R"))


def _doubled(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randint(1, 200)]


def _renamed(data: bytearray, chance: random.Random) -> None:
    """One word of a PDF for another, where it stands."""
    old, new = chance.choice(_WORDS), chance.choice(_WORDS)
    at = data.find(old, chance.randrange(len(data)))
    if at >= 0:
        data[at : at + len(old)] = new


_WORDS = (
    b"/FlateDecode", b"/DCTDecode", b"/JBIG2Decode", b"/Crypt", b"/LZWDecode", b"/RunLengthDecode",
    b"/Pages", b"/Page", b"/Kids", b"/Parent", b"/Length", b"/Contents", b"/Font", b"/Type1", b"1",
    b"/Resources", b"/Type0", b"0 R", b"obj", b"endstream", b"xref", b"null", b"[", b"<<", b"-1",
)  # fmt: skip
DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _changed, _cut, _ended, _filled, _doubled, _renamed,
)  # fmt: skip


def damaged(name: str, seed: int) -> bytes:
    """A file to which one to three things happened."""
    chance = random.Random(seed)  # noqa: S311 - to be found again
    data = bytearray(WHOLE[name])
    for _ in range(chance.randint(1, 3)):
        if data:
            chance.choice(DAMAGES)(data, chance)
    return bytes(data)


def published(name: str, data: bytes) -> bytes | None:
    """What is published of a file; nothing where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        attachment = Attachment(id="minutes", file=name, title="Minutes", alt="Minutes")
        try:
            file = read_attachment(Path(folder), attachment)
            prove_readable(file)
        except UnreadableError:
            return None
    return file.data


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_published(name: str) -> None:
    assert published(name, WHOLE[name]) is not None


@settings(max_examples=budget(short=150, long=2000))
@given(st.sampled_from(sorted(WHOLE)), st.integers(min_value=0, max_value=2**32))
def test_a_damaged_file_is_refused_or_published_and_searched(name: str, seed: int) -> None:
    data = published(name, damaged(name, seed))
    if data is not None:
        assert pieces_of(f"example/2024-25/files/{name}", data)


PAGE = f"{YEAR}/statement/responsibility/index.html"
ATTACHED = """\
    attachments:
      - {id: minutes, file: FILE, title: Minutes, alt: A page}
    figures:
"""


def attaching(project: MakeProject, name: str, data: bytes) -> Path:
    """The minimal project with a file that its statement attaches."""
    change = ("    figures:\n", ATTACHED.replace("FILE", name))
    return project({f"{YEAR}/files/{name}": data}, replace={f"{YEAR}/statement.yml": change})


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        pytest.param(
            "a.pdf", written_pdf("/Nonsense"), "holds text in a form that cannot be read", id="text"
        ),
        pytest.param("a.pdf", b"%PDF-1.7", "is no readable PDF", id="pdf"),
        pytest.param("a.png", png()[:100], "is no readable PNG image", id="png"),
    ],
)
def test_what_cannot_be_published_is_found_by_check_and_never_released(
    project: MakeProject, name: str, data: bytes, fault: str
) -> None:
    folder = attaching(project, name, data)
    (problem,) = pipeline.check(folder)
    assert (problem.place.file, problem.place.line) == (f"content/{YEAR}/statement.yml", 9)
    assert (problem.code, problem.hint) == ("unreadable-attachment", "save it again")
    assert problem.message == f'found "{name}", which {fault}'
    with pytest.raises(ContentError):
        release(folder, "2025-06-13 unaudited")
    assert not (folder / RELEASES).exists()


def frozen_with(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> Path:
    """A project whose release an earlier program let through with a file of no use."""
    folder = attaching(project, name, data)
    with monkeypatch.context() as earlier:
        earlier.setattr(files, "_faults", lambda *_: ())
        release(folder, "2025-06-13 unaudited")
    (folder / f"content/{YEAR}/files/{name}").write_bytes(WHOLE[f"whole{name[1:]}"])
    return folder


def test_a_release_with_a_picture_that_cannot_be_read_stays_published(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = frozen_with(project, monkeypatch, "a.png", png()[:100])
    assert pipeline.check(folder) == []
    pipeline.build(folder, tmp_path / "site", [Audience.PUBLIC], jobs=1)
    page = (tmp_path / "site/public" / PAGE).read_text("utf-8")
    assert '<p class="gs-file">Minutes (this file can no longer be read)</p>' in page


def test_the_gate_refuses_a_file_whose_text_it_cannot_read_until_that_is_withdrawn(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = frozen_with(project, monkeypatch, "a.pdf", written_pdf("/Nonsense"))
    assert pipeline.check(folder) == []
    said = "files/minutes.pdf: cannot be read, so nobody can tell what it says: withdraw it"
    with pytest.raises(ExpectedError, match=re.escape(said)):
        pipeline.build(folder, tmp_path / "site", [Audience.PUBLIC], jobs=1)
    (folder / "content/withdrawals.yml").write_text(
        f"withdrawals:\n  - {{edition: {YEAR}, kind: attachment, id: minutes, date: 2025-07-01,"
        " reason: Nobody can read it.}\n",
        "utf-8",
    )
    assert pipeline.build(folder, tmp_path / "site", [Audience.PUBLIC], jobs=1)
