"""Lists, tables and numbers as people paste them: what they become, and that no word is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.budget import budget

from generator.compare.blocks import blocks_of
from generator.prose import findings, to_html, to_text

ITEMS = "<li>a</li>\n<li>b</li>\n"


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("\u2022 a\n\u2022 b", f"<ul>\n{ITEMS}</ul>", "a b"),
        ("\u2022\ta\n\uf0b7\u00a0b", f"<ul>\n{ITEMS}</ul>", "a b"),
        ("\u2022a\n\u2022b", f"<ul>\n{ITEMS}</ul>", "a b"),
        ("\u2013 a\n\u2013 b", f"<ul>\n{ITEMS}</ul>", "a b"),
        ("1) a\n2) b", f"<ol>\n{ITEMS}</ol>", "1) a 2) b"),
        ("(1) a\n(2) b", f"<ol>\n{ITEMS}</ol>", "(1) a (2) b"),
        ("a) a\nb) b", f'<ol type="a">\n{ITEMS}</ol>', "a) a b) b"),
        ("(a) a\n(b) b", f'<ol type="a">\n{ITEMS}</ol>', "(a) a (b) b"),
        ("A. a\nB. b", f'<ol type="A">\n{ITEMS}</ol>', "A. a B. b"),
        ("(i) a\n(ii) b", f'<ol type="i">\n{ITEMS}</ol>', "(i) a (ii) b"),
        ("IV. a\nV. b", f'<ol type="I" start="4">\n{ITEMS}</ol>', "IV. a V. b"),
        ("h) a\ni) b", f'<ol type="a" start="8">\n{ITEMS}</ol>', "h) a i) b"),
        ("2. a\n3. b", f'<ol start="2">\n{ITEMS}</ol>', "2. a 3. b"),
        ("1. a\n4. b", '<ol>\n<li>a</li>\n<li value="4">b</li>\n</ol>', "1. a 4. b"),
        ("12. a", '<ol start="12">\n<li>a</li>\n</ol>', "12. a"),
        ("1. a\n\nc\n\n4. b", ("<ol>\n<li>a</li>\n</ol>\n<p>c</p>\n"
         '<ol start="4">\n<li>b</li>\n</ol>'), "1. a c 4. b"),
        ("2016. That was a good year.", "<p>2016. That was a good year.</p>",
         "2016. That was a good year."),
        ("(c) Crown copyright", "<p>(c) Crown copyright</p>", "(c) Crown copyright"),
        ("A. Smith spoke", "<p>A. Smith spoke</p>", "A. Smith spoke"),
        ("On\n12. December", "<p>On\n12. December</p>", "On 12. December"),
        ("The Board\n\u2013 which met", "<p>The Board\n\u2013 which met</p>",
         "The Board \u2013 which met"),
        ("Both:\n- a\n- b", f"<p>Both:</p>\n<ul>\n{ITEMS}</ul>", "Both: a b"),
        ("Both:\n\u2022 a\n\u2022 b", f"<p>Both:</p>\n<ul>\n{ITEMS}</ul>", "Both: a b"),
        ("Both:\n     1) a\n     2) b", f"<p>Both:</p>\n<ol>\n{ITEMS}</ol>", "Both: 1) a 2) b"),
        ("1. c\n  - a\n  - b", f"<ol>\n<li>c\n<ul>\n{ITEMS}</ul>\n</li>\n</ol>", "1. c a b"),
        ("- c\n  1. a\n  2. b", f'<ul>\n<li>c\n<ol type="1">\n{ITEMS}</ol>\n</li>\n</ul>',
         "c 1. a 2. b"),
        ("10. a\n\n  b", '<ol start="10">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>', "10. a b"),
        ("- a\n\n      b", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>", "a b"),
        ("- a\nb", "<ul>\n<li>a\nb</li>\n</ul>", "a b"),
        ("    a", "<p>a</p>", "a"),
        ("Table:\n| a | b |\n|---|---|\n| c | d |",
         ("<p>Table:</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n"
         "<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>"), "Table: a b c d"),
    ],
)  # fmt: skip
def test_lists_and_tables_are_what_they_were_meant_to_be(text: str, html: str, words: str) -> None:
    assert to_html(text) == html
    assert to_text(text) == words
    assert findings(text) == []


def test_a_page_says_the_numbers_of_lists_by_its_markup() -> None:
    assert to_text("Both:\n\n1. a\n2. b", numbered=False) == "Both: a b"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Do:\n1. a", "found a list that would be read as one paragraph",
         "leave an empty line above the list, and begin its items with - or with numbers"),
        ("Both: \u2022 a \u2022 b", 'found the bullet "\u2022" inside a line',
         'begin each item on a line of its own, in a block below "|", which keeps lines apart'),
        ("1. a 2. b", 'found "2." inside the only item of a list',
         'begin each item on a line of its own, in a block below "|", which keeps lines apart'),
        ("| a | b |\n|--|--|\n| c | d|e |", "found 3 cells in a row of a table of 2 columns",
         "write \\| for the sign | in a cell"),
        ("| a | b |", "found a table that cannot be read as one",
         'give each row a line and each line as many cells, with "|---|---|" below the first'),
        ("a[^1]", 'found "[^1]" without its note',
         'write it at the end of the same text, as a paragraph "[^1]: ..."'),
        ("[^1]: a", 'found the note "[^1]" without its mark',
         "write [^1] where it belongs in the same text, or remove the note"),
        ("a[^1]\n\n[^1]: b\n\nc", 'found the note "[^1]" elsewhere than at the end of its text',
         "move it there, below an empty line"),
        ("[a[^1]](https://example.org)\n\n[^1]: b", 'found "[^1]" inside a link',
         "write it behind the link"),
        ("![a](b.png)", 'found the image "![a]"',
         'list it as an attachment of the section, and place it as "![](attachment:its-id)"'),
        ("![a](attachment:b)", 'found the image "![a]"',
         "leave the brackets empty: the title of an attachment is shown with it"),
        ("a ![](attachment:b)", 'found "![](attachment:b)" among words',
         "give it a paragraph of its own, with an empty line above and below"),
        ("[a](contol:b)", 'found a link that begins with "contol:"', 'did you mean "control:"?'),
        ("[a](control:B)", 'found the link "control:B", expected the id of an item',
         'for example "control:its-id"'),
        ("2*3*4", "found * between numbers, which would be read as emphasis",
         "write \u00d7, or \\* for the sign itself"),
        ("> 40", 'found "> 40", which would be shown as a quotation',
         'write "more than", or \\> for the sign'),
        ("a\n> b", "found a line that begins with > right below a line without",
         "leave an empty line above a quotation; elsewhere write \\> for the sign"),
        ('[a](https://example.org "title")',
         'found "title", which would not be shown as it is written',
         "write it without Markdown's marks"),
    ],
)  # fmt: skip
def test_what_would_be_shown_other_than_it_is_meant(text: str, message: str, hint: str) -> None:
    (finding,) = findings(text)
    assert (finding.message, finding.hint) == (message, hint)


class _Reader(HTMLParser):
    """What a browser would show of a text, with the numbers of its lists."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.lists: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"ol", "ul"}:
            kind = given.get("type", "1") if tag == "ol" else ""
            self.lists.append((kind, int(given.get("start", "1"))))
        if tag == "li":
            kind, number = self.lists.pop()
            number = int(given.get("value", number))
            self.lists.append((kind, number + 1))
            self.said.append(_numeral(kind, number) if kind else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ol", "ul"}:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _numeral(kind: str, number: int) -> str:
    if kind == "1":
        return str(number)
    letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
    roman = (
        ("c" * (number // 100))
        + _digit(number // 10 % 10, ("x", "l", "c"))
        + _digit(number % 10, ("i", "v", "x"))
    )
    said = roman if kind in "iI" else letter
    return said.upper() if kind in "AI" else said


def _digit(digit: int, signs: tuple[str, str, str]) -> str:
    one, five, ten = signs
    return ["", one, one * 2, one * 3, one + five, five, five + one, five + one * 2,
            five + one * 3, one + ten][digit]  # fmt: skip


def on_the_page(text: str) -> str:
    reader = _Reader()
    reader.feed(to_html(text))
    reader.close()
    return "".join(reader.said)


def compared(text: str) -> str:
    return "".join(part for each in blocks_of(text) for part in (each.marker, *each.cells))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


MARKERS = st.sampled_from(
    ["- ", "* ", "\u2022 ", "\u2022\t", "\u2013 ", "1. ", "2. ", "4. ", "12. ", "13. ", "2016. ",
     "1) ", "2) ", "(3) ", "a) ", "b) ", "(a) ", "(b) ", "A. ", "B. ", "i) ", "(i) ", "(ii) ",
     "iv. ", "v. ", "o ", "> ", "| ", "# ", ""]
)  # fmt: skip
PHRASES = st.lists(
    st.sampled_from(["board", "met", "12", "*well*", "2016", "a|b", "caf\u00e9", "R&D", "(c)",
                     "[x]", "\\*", "`x`", "<5", "*", "_", "-", "|", "~"]),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
LINES = st.builds(
    "{}{}{}".format, st.sampled_from(["", "", " ", "  ", "   ", "    "]), MARKERS, PHRASES
)
CELLS = st.sampled_from(["met", "12", "*well*", "\\|", "", "1. x", "-", "met<br>12", "a <br/> b"])
ROWS = st.tuples(CELLS, CELLS) | st.tuples(CELLS) | st.tuples(CELLS, CELLS, st.just(""))
TABLES = st.lists(ROWS.map(" | ".join), max_size=3).map(
    lambda rows: "\n".join(["| a | b |", "|---|---|", *(f"| {row} |" for row in rows)])
)
CAPTIONS = st.sampled_from(["Table: who met", "Table 2.1: *who*", "Table:"])
TEXTS = st.lists(LINES | TABLES | CAPTIONS, min_size=1, max_size=8).flatmap(
    lambda lines: st.lists(
        st.sampled_from(["\n", "\n\n"]), min_size=len(lines), max_size=len(lines)
    ).map(lambda ends: "".join(part for pair in zip(lines, ends, strict=True) for part in pair))
)


# Notes are the last thing in a text, and each has its mark.
NOTES = st.sampled_from(["", "\n\n[^1]: met *well*", "\n\n[^7]: met\n[^b]: 12\n\n    R&D"])


def with_notes(text: str, notes: str) -> str:
    marks = "".join(re.findall(r"\[\^\w+\]", notes))
    return f"board{marks} met{marks}\n\n{text}{notes}" if notes else text


@settings(max_examples=budget(short=200, long=3000))
@given(st.builds(with_notes, TEXTS.map(str.strip), NOTES))
def test_every_word_that_is_written_is_shown_in_its_place(text: str) -> None:
    if findings(text):
        return
    written = letters(re.sub("<br ?/?>", "", text))  # a page ends lines there
    assert letters(to_text(text)) == written
    assert letters(on_the_page(text)) == written
    assert letters(compared(text)) == written
