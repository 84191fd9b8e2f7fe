"""Attachments that are shown inside a text: `![](attachment:map)`."""

from __future__ import annotations

import pytest

from generator.compare.blocks import blocks_of
from generator.prose import (
    attachments_in,
    findings,
    to_html,
    to_text,
    with_attachments,
    without_item_addresses,
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("Here:\n\n![](attachment:map)\n\nThere.", "<p>Here:</p>\n[map]\n<p>There.</p>",
                     id="between paragraphs"),
        pytest.param("![](attachment:map)\n![](attachment:plan-2)", "[map]\n[plan-2]",
                     id="two, one below the other"),
        pytest.param("- A\n\n  ![](attachment:map)\n- B",
                     "<ul>\n<li>\n<p>A</p>\n[map]\n</li>\n<li>\n<p>B</p>\n</li>\n</ul>",
                     id="in an item of a list"),
        pytest.param("> ![](attachment:map)", "<blockquote>\n[map]\n</blockquote>",
                     id="in a quotation"),
    ],
)  # fmt: skip
def test_an_attachment_is_shown_where_it_is_placed(text: str, html: str) -> None:
    assert findings(text) == []
    assert with_attachments(to_html(text), "[{}]".format) == html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See ![](attachment:map) there.", id="among words"),
        pytest.param("Here:\n![](attachment:map)", id="right below words"),
        pytest.param("| a |\n|---|\n| ![](attachment:map) |", id="in a cell"),
        pytest.param("![A map](attachment:map)", id="with words of its own"),
        pytest.param("![](attachment:The Map)", id="by no id"),
        pytest.param("![]( attachment:map )", id="with spaces"),
        pytest.param("[](attachment:map)", id="as a link"),
    ],
)
def test_elsewhere_it_is_refused_and_not_shown(text: str) -> None:
    assert findings(text)
    assert attachments_in(text) == []
    assert "[map]" not in with_attachments(to_html(text), "[{}]".format)


def test_what_stands_as_code_places_nothing() -> None:
    text = "Write `![](attachment:map)`."
    assert findings(text) == []
    assert with_attachments(to_html(text), "[{}]".format) == (
        "<p>Write <code>![](attachment:map)</code>.</p>"
    )


def test_it_is_no_word_of_the_text() -> None:
    """A download and a comparison have the words alone, and no reader is told the id."""
    text = "Here:\n\n![](attachment:secret-map)\n\nThere."
    assert to_text(text) == "Here: There."
    assert [each.cells for each in blocks_of(text)] == [("Here:",), ("There.",)]
    assert without_item_addresses(text) == "Here:\n\n\n\nThere."
