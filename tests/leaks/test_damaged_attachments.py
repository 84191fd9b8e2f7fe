"""Whatever became of an attached file, it is published and searched, or refused in a sentence."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pikepdf import Dictionary, Name, ObjectStreamMode, StreamDecodeLevel
from pikepdf import open as open_pdf
from PIL import Image
from support.attachments import (
    add_picture,
    annotated_pdf,
    jpeg,
    new_pdf,
    pdf,
    picture,
    png,
    saved,
    saved_pdf,
    tagged_pdf,
)
from support.budget import budget
from support.releases import RELEASES, YEAR, release

from generator import pipeline
from generator.leaks.pieces import pieces_of
from generator.model import Attachment, attachments
from generator.model.attachments import IMAGES, read_attachment
from generator.model.pictures import UnreadableError
from generator.problems import ContentError, ExpectedError
from generator.rules import files
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.project import MakeProject


def written_pdf(filter_name: str = "/FlateDecode") -> bytes:
    """A page with words, compressed, and a filter named to read them by."""
    made = new_pdf()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = made.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
    words = zlib.compress(b"BT /F1 12 Tf 10 50 Td (Minutes of the Main Board) Tj ET")
    page.Contents = made.make_stream(words, Filter=Name(filter_name))
    return saved_pdf(made, stream_decode_level=StreamDecodeLevel.none)


def pictured_pdf() -> bytes:
    """A page whose picture is compressed."""
    made = new_pdf()
    add_picture(made, picture("L").tobytes(), ColorSpace=Name.DeviceGray)
    return saved_pdf(made)


def packed_pdf() -> bytes:
    """A page with tags, most of it packed together."""
    with open_pdf(io.BytesIO(tagged_pdf())) as made:
        return saved_pdf(made, object_stream_mode=ObjectStreamMode.generate)


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
    "tags.pdf": tagged_pdf(),
    "packed.pdf": packed_pdf(),
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


def _swapped(data: bytearray, chance: random.Random) -> None:
    """Two parts of a file, each in the place of the other."""
    size = chance.randint(1, 200)
    one, other = sorted(chance.randrange(len(data)) for _ in range(2))
    if one + size <= other <= len(data) - size:
        part = data[one : one + size], data[other : other + size]
        data[other : other + size], data[one : one + size] = part


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
    _changed, _cut, _ended, _filled, _doubled, _swapped, _renamed,
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
            return read_attachment(Path(folder), attachment).data
        except UnreadableError as error:
            said = f"{error}: {error.hint}"
    assert re.fullmatch(r"(is|has|holds) [^\n]+: [a-z][^\n.]+", said), said
    return None


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_published(name: str) -> None:
    assert published(name, WHOLE[name]) is not None


@pytest.mark.parametrize("name", WHOLE)
def test_a_damaged_file_is_refused_or_published_and_searched(name: str) -> None:
    for seed in range(budget(short=10, long=200)):
        data = published(name, damaged(name, seed))
        if data is None:
            continue
        assert pieces_of(f"example/2024-25/files/{name}", data), seed
        assert published(name, data) is not None, seed
        if Path(name).suffix in IMAGES:
            with Image.open(io.BytesIO(data)) as image:
                image.load()


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
    ("name", "data", "fault", "hint"),
    [
        pytest.param(
            "a.pdf",
            written_pdf("/Nonsense"),
            "has data packed in a way that cannot be looked through",
            "print it to a new PDF, and publish that",
            id="text",
        ),
        pytest.param("a.pdf", b"%PDF-1.7", "is no readable PDF", "save it again", id="pdf"),
        pytest.param("a.png", png()[:100], "is no readable PNG image", "save it again", id="png"),
        pytest.param(
            "a.txt", b"PK\3\4words", "is no plain text", "save it as text or CSV in UTF-8", id="txt"
        ),
    ],
)
def test_what_cannot_be_published_is_found_by_check_and_never_released(
    project: MakeProject, name: str, data: bytes, fault: str, hint: str
) -> None:
    folder = attaching(project, name, data)
    (problem,) = pipeline.check(folder)
    assert (problem.place.file, problem.place.line) == (f"content/{YEAR}/statement.yml", 9)
    assert (problem.code, problem.hint) == ("unreadable-attachment", hint)
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


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", png()[:100]), ("a.pdf", written_pdf("/Nonsense"))]
)
def test_a_release_with_a_file_that_cannot_be_published_any_more_stays_without_it(
    project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    data: bytes,
) -> None:
    folder = frozen_with(project, monkeypatch, name, data)
    assert pipeline.check(folder) == []
    pipeline.build(folder, tmp_path / "site", [Audience.PUBLIC], jobs=1)
    page = (tmp_path / "site/public" / PAGE).read_text("utf-8")
    assert '<p class="gs-file">Minutes (this file can no longer be read)</p>' in page


def test_the_gate_refuses_a_file_whose_text_it_cannot_read_until_that_is_withdrawn(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = frozen_with(project, monkeypatch, "a.pdf", written_pdf("/Nonsense"))
    monkeypatch.setattr(attachments, "_MADE", {})
    monkeypatch.setattr(attachments, "_bare_pdf", lambda data, _: data)
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
