"""What is held as JSON in a page is read as JSON: its escapes hide nothing from the leak gate."""

from __future__ import annotations

import pytest

from generator.leaks.pieces import UnsearchableError, pieces_of

HIDDEN = r"\u0073\u0065cret"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f'<script type="application/ld+json">["{HIDDEN}"]</script>', id="a value"),
        pytest.param(f'<script type="application/ld+json">{{"{HIDDEN}": 1}}</script>', id="a key"),
        pytest.param(
            f'<script type="application/ld+json">{{"a": "{HIDDEN}", "a": 1}}</script>',
            id="a key that stands twice",
        ),
        pytest.param(f'<SCRIPT TYPE = x/json>["{HIDDEN}"]</SCRIPT >', id="otherwise written"),
        pytest.param(f"<p data-words='[\"{HIDDEN}\"]'>", id="an attribute"),
        pytest.param(f'<p data-words="[&quot;{HIDDEN}&quot;]">', id="an attribute with entities"),
    ],
)  # fmt: skip
def test_an_escape_hides_nothing(page: str) -> None:
    assert any("secret" in piece.text for piece in pieces_of("page.html", page.encode()))


DEEP = "[" * 100_000


@pytest.mark.parametrize("data", [f'["{HIDDEN}",]', DEEP])
def test_data_that_cannot_be_read_is_refused(data: str) -> None:
    page = f'<script type="application/ld+json">{data}</script>'
    with pytest.raises(UnsearchableError, match="holds data that cannot be read as JSON"):
        pieces_of("page.html", page.encode())


@pytest.mark.parametrize("name", ["page.html", "data.json"])
def test_what_is_nested_too_deep_to_be_read_is_read_as_a_text(name: str) -> None:
    data = f'{DEEP}"{HIDDEN}'.encode()
    assert any("secret" in piece.text for piece in pieces_of(name, data))


def test_a_tag_that_stands_again_counts_as_part_of_a_text_in_several() -> None:
    page = b'<p title="key"></p><p title="list"></p>' * 2
    pieces = pieces_of("page.html", page)
    assert [p.text for p in pieces if p.where == 'attribute "title"'] == ["key", "list"] * 2
    assert [p.text for p in pieces if p.where == "element"] == ["p", "p"]


def test_what_begins_like_data_and_is_none_is_a_text() -> None:
    page = b"<p>[state as printed] {and so on}</p>"
    texts = [piece.text for piece in pieces_of("page.html", page) if piece.where == "text"]
    assert texts == ["[state as printed] {and so on}"]


@pytest.mark.parametrize("text", [r"\\DC01\share", r"\DC01 and \D801", r"\uD800", r"\xD8"])
def test_whatever_a_text_is_read_as_can_be_kept(text: str) -> None:
    found = [piece.text for piece in pieces_of("page.html", f"<p>{text}</p>".encode())]
    assert all(each.encode() for each in found)
