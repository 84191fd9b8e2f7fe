"""Everything that is written in a page is read by the leak gate, as its author could read it."""

from __future__ import annotations

import pytest

from generator.leaks.markup import Piece, pieces_of_markup


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>secret</p>", id="text"),
        pytest.param("<p>&#115;ecret</p>", id="text with entities"),
        pytest.param('<img alt="a > b" title="secret">', id="an attribute behind a sign"),
        pytest.param('<img alt="a > secret">', id="an attribute that holds the sign itself"),
        pytest.param("<img alt='a > \"secret\"'>", id="single quotes"),
        pytest.param("<img alt=a>secret", id="no quotes"),
        pytest.param('<img alt="secret', id="an attribute that never ends"),
        pytest.param("<p>x<!-- secret", id="a comment that never ends"),
        pytest.param("<p>x<!-- <b a='secret'> -->", id="a comment"),
        pytest.param("<script>'</p>'; secret</script>", id="a script"),
        pytest.param("<script>secret", id="a script that never ends"),
        pytest.param("<style>secret", id="a style that never ends"),
        pytest.param("<text>secret<title>x", id="a text around a title that never ends"),
        pytest.param("<text>x<title>secret", id="a title that never ends"),
        pytest.param("x</title>secret", id="a title that never began"),
        pytest.param("<textarea><b>secret", id="a field"),
        pytest.param("</p secret>", id="an attribute of a closing tag"),
        pytest.param("</ secret>", id="a closing tag that is none"),
        pytest.param("</secret>", id="the name of a closing tag"),
        pytest.param("<![CDATA[secret]]>", id="a section"),
        pytest.param("<![if secret]>", id="a condition"),
        pytest.param("<p>x</p><![unknown[secret]]>y", id="a section of no known kind"),
        pytest.param("<?secret ?>", id="an instruction"),
        pytest.param("<!secret>", id="a declaration"),
    ],
)
def test_nothing_that_is_written_is_overlooked(page: str) -> None:
    assert any("secret" in piece.text for piece in pieces_of_markup(page))


def test_a_tag_that_holds_its_closing_sign_is_one_tag() -> None:
    assert pieces_of_markup('<p title="a > b">c</p>') == [
        Piece("element", "p"),
        Piece("name of an attribute", "title"),
        Piece('attribute "title"', "a > b"),
        Piece("text", "c", column="p"),
    ]
