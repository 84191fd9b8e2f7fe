"""A PDF that is imported is read within the limits of one that is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream
from support.attachments import new_pdf, saved_pdf
from support.pdf_cases import changed, page
from support.printed import write_pdf

from generator.importing.reading import read_source
from generator.model.attachments import MAX_BYTES
from generator.model.pdf.opened import MAX_DRAWN
from generator.problems import ExpectedError

if TYPE_CHECKING:
    from pathlib import Path

PRINT = "Print it to a new PDF, and import that."
MUCH = b" " * (MAX_DRAWN + 1)


def drawn() -> bytes:
    made = new_pdf()
    made.pages[0].obj.Contents = made.make_stream(MUCH)
    return saved_pdf(made)


def in_parts() -> bytes:
    made = new_pdf()
    half = MUCH[: MAX_DRAWN // 2 + 1]
    made.pages[0].obj.Contents = Array([made.make_stream(half) for _ in range(2)])
    return saved_pdf(made)


def as_a_whole() -> bytes:
    made = new_pdf()
    form = made.make_stream(MUCH, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    return saved_pdf(made)


def letters() -> bytes:
    made = new_pdf()
    font = made.make_indirect(Dictionary(Type=Name.Font, ToUnicode=made.make_stream(MUCH)))
    made.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font))
    return saved_pdf(made)


def by_lzw() -> bytes:
    packed = b"\x80\x0b\x60\x50"
    return changed(lambda made: setattr(page(made), "Contents", of_lzw(made, packed)))


def of_lzw(made: Pdf, data: bytes) -> Stream:
    return made.make_stream(data, Filter=Name.LZWDecode)


REFUSED = {
    "draws more than can be looked through": [drawn, in_parts, as_a_whole, letters],
    "holds data packed by LZW, which may unpack without end": [by_lzw],
}
CASES = [(make, why) for why, made in REFUSED.items() for make in made]


@pytest.mark.parametrize(("make", "why"), CASES, ids=[each[0].__name__ for each in CASES])
def test_what_would_take_too_much_is_refused(make: object, why: str, tmp_path: Path) -> None:
    file = tmp_path / "s.pdf"
    assert callable(make)
    file.write_bytes(make())
    with pytest.raises(ExpectedError) as refused:
        read_source(file)
    assert str(refused.value) == f"{file} {why}. {PRINT}"


def test_one_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "s.pdf"
    file.write_bytes(bytes(MAX_BYTES + 1))
    with pytest.raises(ExpectedError) as refused:
        read_source(file)
    said = f"{file} is larger than 10 MB. Save only the pages of the statement, as a PDF."
    assert str(refused.value) == said


def test_one_that_only_may_not_be_changed_is_read(tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.pdf", tmp_path / "s.pdf"
    write_pdf(plain, [("p", "The Authority answers for its governance.")])
    with Pdf.open(plain) as made:
        old = Encryption(owner="secret", user="", R=3, aes=False, metadata=False)
        made.save(locked, encryption=old)
    assert "The Authority answers" in str(read_source(locked).blocks)
