"""Whatever an author writes: a document has every word of it, and Word can hold it."""

from __future__ import annotations

import re
from io import BytesIO

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget
from support.documents import everything, replaced

from generator.exporting.page_parts import parts_of_page
from generator.exporting.parts import lines_in, said, writable
from generator.exporting.word import as_word
from generator.prose import to_html, to_text

PIECES = st.sampled_from(
    ["The Board", " met ", "*often*", "**and**", "\n", "\n\n", "- ", "1. ", "(a) ", "iv. ", "> ",
     "| a | b |\n|---|---|\n| c | d |\n", "<br>", "[x](https://example.org/)", "[y](control:z)",
     "[^1]", "\n\n[^1]: A note.", "`code`", "R&D", "<b>", "caf\u00e9", "#", "\t", "  "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join)


@given(TEXTS)
@settings(max_examples=budget(short=60, long=2000))
def test_no_word_is_lost_on_the_way_from_a_page(text: str) -> None:
    told = " ".join(map(said, lines_in(parts_of_page(to_html(text)))))
    assert bare(told) == bare(to_text(text, numbered=False))


@given(TEXTS)
@settings(max_examples=budget(short=15, long=300))
def test_word_can_hold_it(text: str) -> None:
    document = replaced(everything(), parts_of_page(to_html(text)))
    file = docx.Document(BytesIO(as_word(document)))
    assert file.core_properties.title == document.title


def bare(text: str) -> str:
    return re.sub(r"\s+", "", writable(text))
