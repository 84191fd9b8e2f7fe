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


def test_data_that_cannot_be_read_is_refused() -> None:
    page = f'<script type="application/ld+json">["{HIDDEN}",]</script>'
    with pytest.raises(UnsearchableError, match=r"page\.html"):
        pieces_of("page.html", page.encode())


def test_what_begins_like_data_and_is_none_is_a_text() -> None:
    page = b"<p>[state as printed] {and so on}</p>"
    texts = [piece.text for piece in pieces_of("page.html", page) if piece.where == "text"]
    assert texts == ["[state as printed] {and so on}"]
