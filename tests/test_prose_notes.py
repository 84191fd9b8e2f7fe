"""Links to items, footnotes, captions and lines in cells: as HTML, as words and compared."""

from __future__ import annotations

import re

from support.project import REPOSITORY

from generator.compare.blocks import Shape, blocks_of
from generator.compare.texts import BlockKind, text_diff
from generator.prose import findings, items_in, to_html, to_text, without_item_addresses
from generator.prose.items import ITEM_KINDS

REL = ' rel="noopener noreferrer"'


def test_a_link_to_an_item_leads_where_the_page_says() -> None:
    text = "See [our *risk* strategy](control:risk-strategy)."
    led = to_html(text, lambda address: f"../{address.partition(':')[2]}/?a=1&b")
    assert led == '<p>See <a href="../risk-strategy/?a=1&amp;b">our <em>risk</em> strategy</a>.</p>'
    assert to_html(text) == "<p>See our <em>risk</em> strategy.</p>"
    assert to_text(text) == "See our risk strategy."
    assert [tuple(item) for item in items_in(text)] == [("control", "risk-strategy")]
    assert without_item_addresses(text) == "See [our *risk* strategy]."
    assert findings(text) == []


def test_only_the_words_of_a_link_to_an_item_are_compared() -> None:
    old, new = "See [it](control:a) and [b](https://x.org).", "See [it](control:c)."
    assert [block.addresses for block in blocks_of(old)] == [("https://x.org",)]
    (same,) = text_diff("See [it](control:a).", new)
    assert same.kind is BlockKind.HOUSEKEEPING
    assert [run.text for cell in same.cells for run in cell] == ["See it."]


def _mark(label: str, mark: str) -> str:
    ids = f'id="mark-2-1-{mark}" href="#note-2-1"'
    return f'<sup><a {ids} role="doc-noteref"{REL}>[{label}]</a></sup>'


def _back(mark: str, said: str) -> str:
    return f' <a href="#mark-2-1-{mark}" role="doc-backlink" aria-label="{said}"{REL}>\u21a9</a>'


NOTES = '<ul class="gs-notes" role="list" aria-label="Notes">\n<li id="note-2-1">'
END = "</li>\n</ul>"


def test_a_footnote_leads_there_and_back() -> None:
    text = "As said.[^7]\n\n[^7]: *There*\nand here."
    back = _back("1", "Back to the text at [7]")
    note = f"{NOTES}[7] <em>There</em>\nand here.{back}{END}"
    assert to_html(text, number=2) == f"<p>As said.{_mark('7', '1')}</p>\n{note}"
    assert to_text(text) == "As said.[7] [7] There and here."
    assert findings(text) == []


def test_a_footnote_with_two_marks_leads_back_to_both() -> None:
    text = "A[^a] b[^a]\n\n[^a]: C."
    both = [_back(each, f"Back to the text at [a], mark {each}") for each in "12"]
    note = f"{NOTES}[a] C.{''.join(both)}{END}"
    assert to_html(text, number=2) == f"<p>A{_mark('a', '1')} b{_mark('a', '2')}</p>\n{note}"
    assert to_text(text) == "A[a] b[a] [a] C."
    assert findings(text) == []


def test_a_footnote_is_compared_as_what_it_says() -> None:
    blocks = blocks_of("As said.[^1]\n\n[^1]: There.\n\n    And here.")
    assert [(each.shape, each.marker, each.cells) for each in blocks] == [
        (Shape.PARAGRAPH, "", ("As said.[1]",)),
        (Shape.ITEM, "[1]", ("There.",)),
        (Shape.ITEM, "", ("And here.",)),
    ]


def test_a_row_is_told_to_have_changed_by_its_words_not_by_its_lines() -> None:
    table = "| a |\n|---|\n| {} |"
    kinds = [each.kind for each in text_diff(table.format("b<br>c"), table.format("b c"))]
    assert kinds == [BlockKind.SAME, BlockKind.HOUSEKEEPING]


def test_the_readme_shows_it_all_and_names_every_kind_of_item() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    sample = readme.partition("    text: |\n")[2].partition("\nThe kinds are ")[0]
    text = "\n".join(line.removeprefix("      ") for line in sample.strip("\n").split("\n"))
    assert findings(text) == []
    assert [item.kind for item in items_in(text)] == ["control", "board"]
    assert {"sup", "caption", "br"} <= set(re.findall("<([a-z]+)", to_html(text)))
    named = readme.partition("The kinds are ")[2].partition("Where an item")[0]
    assert set(re.findall("`([a-z-]+)`", named)) == set(ITEM_KINDS)
