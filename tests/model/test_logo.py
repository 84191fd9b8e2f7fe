"""What of a logo is published, and what none may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.attachments import png

from generator.model.logo import read_logo
from generator.model.pictures import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

SVG = 'xmlns="http://www.w3.org/2000/svg"'
DRAWN = (
    f'<?xml version="1.0"?><?xml-stylesheet href="a.css"?><!-- zqcomment --><svg {SVG} '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ink="http://inkscape.org/" '
    'viewBox="0 0 30 10" ink:version="zqversion" data-name="zqlayer"><title>zqtitle</title>'
    "<metadata>zqmetadata</metadata><ink:view>zqview</ink:view>"
    "<style>.a{fill:url(#b)}</style><defs><linearGradient id='b'/></defs>"
    '<g class="a"><use xlink:href="#b"/></g></svg>'
)


def _read(folder: Path, text: str) -> bytes:
    file = folder / "mark.svg"
    file.write_text(text, "utf-8")
    return read_logo(file).data


def test_of_a_drawing_nothing_stays_but_what_is_drawn(tmp_path: Path) -> None:
    text = _read(tmp_path, DRAWN).decode()
    assert "zq" not in text
    assert "stylesheet" not in text
    assert text == (
        f'<svg viewBox="0 0 30 10" {SVG}><style>.a{{fill:url(#b)}}</style>'
        '<defs><linearGradient id="b" /></defs><g class="a"><use href="#b" /></g></svg>'
    )


def test_the_size_is_that_of_the_drawing(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'<svg {SVG} width="40px" height="20"/>', "utf-8")
    found = read_logo(tmp_path / "a.svg")
    assert (found.size, found.name) == ((40, 20), "logo.svg")
    assert b'viewBox="0 0 40 20"' in found.data


def test_a_picture_is_published_without_metadata(tmp_path: Path) -> None:
    (tmp_path / "Mark of 2019.PNG").write_bytes(png())
    found = read_logo(tmp_path / "Mark of 2019.PNG")
    assert (found.name, found.kind) == ("logo.png", "PNG")
    assert b"tEXt" not in found.data


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<script>alert(1)</script>", "holds <script>, which a logo may not"),
        ("<g><foreignObject/></g>", "holds <foreignObject>, which a logo may not"),
        ('<image href="#a"/>', "holds <image>, which a logo may not"),
        ('<a href="#a"/>', "holds <a>, which a logo may not"),
        ('<path onload="alert(1)"/>', 'holds "onload", which would run a script'),
        ('<use href="https://a.b/#c"/>', 'refers to "https://a.b/#c", which is outside the file'),
        ('<path fill="url(a.svg#b)"/>', 'refers to "url(a.svg#b)", which is outside the file'),
        (
            '<path style="fill:\\75rl(a)"/>',
            'refers to "fill:\\75rl(a)", which is outside the file',
        ),
        (
            "<style>@import 'a.css';</style>",
            "has a <style> that leads to something outside the file",
        ),
    ],
)
def test_a_drawing_runs_nothing_and_leads_nowhere(
    tmp_path: Path, inside: str, expected: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        _read(tmp_path, f'<svg {SVG} viewBox="0 0 8 8">{inside}</svg>')
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words", "is no readable SVG image"),
        ('<svg viewBox="0 0 8 8"/>', "is no readable SVG image"),
        (f"<svg {SVG}/>", "does not say how wide and high it is, by a viewBox"),
        (
            f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {SVG} viewBox="0 0 8 8"/>',
            "defines entities, which a logo may not",
        ),
    ],
)
def test_what_is_no_drawing_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        _read(tmp_path, text)
    assert str(caught.value) == expected
