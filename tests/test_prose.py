"""Narrative Markdown: what it becomes, what is refused, and what cannot get through."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose import findings, to_html, to_text
from generator.prose.code import code_in
from generator.prose.findings import MAX_LENGTH


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("A *b* **c**", "<p>A <em>b</em> <strong>c</strong></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
        ("R&D < 5", "<p>R&amp;D &lt; 5</p>"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("{{ title }} {% raw %}", "<p>{{ title }} {% raw %}</p>"),
    ],
)
def test_markdown(text: str, html: str) -> None:
    assert to_html(text) == html
    assert findings(text) == []


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org"]
)
def test_whole_links_stay(address: str) -> None:
    html = to_html(f"See [this]({address}).")
    assert f'<a href="{address}"' in html
    assert html.endswith(">this</a>.</p>")
    assert findings(f"See [this]({address}) or <{address}>.") == []


def test_tables_carry_no_styles() -> None:
    html = to_html("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert "<th>a</th>" in html
    assert "<td>2</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A *b* [c](https://example.org)\n\n- d\n- e", "A b c d e"),
        ("R&D &lt; `x`", "R&D < x"),
        ("un*believ*able", "unbelievable"),
        ("", ""),
    ],
)
def test_the_words_alone(text: str, words: str) -> None:
    assert to_text(text) == words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# Title", ["heading"]),
        ("Title\n=====", ["heading"]),
        ("Title\n---", ["heading"]),
        ("No # title, #1", []),
        ("<script>alert(1)</script>", ["raw-html", "raw-html"]),
        ("a <!-- hidden -->", ["raw-html"]),
        ("a <img src=x onerror=alert(1)", ["raw-html"]),
        ("a < b and c > d", []),
        ("`<b>` and ``<i> ` ``", []),
        ("![a](b.png)", ["image"]),
        ("![a][b]", ["image"]),
        ("Stop! [a](https://example.org)", []),
        ("[a]: https://example.org", ["link-definition"]),
        ("[a](b.html)", ["unsafe-link"]),
        ("[a](#b)", ["unsafe-link"]),
        ("[a](//example.org)", ["unsafe-link"]),
        ("[a](JavaScript:alert(1))", ["unsafe-link"]),
        ("[a](java&#115;cript:alert(1))", ["unsafe-link"]),
        ("[a](data:text/html,b)", ["unsafe-link"]),
        ("[a](file:///etc/passwd)", ["unsafe-link"]),
        ("Both:\n- a\n- b", []),
        ("Both:\n\n- a\n- b", []),
        ("Do this:\n1. a", ["list"]),
        ("Do this:\no a\no b", ["list"]),
        ("Do this:\n\u27a2 a\n\u27a2 b", ["list"]),
        ("1.1 a\n1.2 b", ["list"]),
        ("1.1 a\n\n1.2 b", []),
        ("It cost\n1.5 million, then\n2.3 million.", []),
        ("Both: \u2022 a \u2022 b", ["list"]),
        ("- a - b", ["list"]),
        ("1. a 2. b", ["list"]),
        ("- a\n- b - c", []),
        ("| a | b |\n|---|---|\n| c | d|e |", ["table"]),
        ("- x\n\n  | a | b |\n  |---|---|\n  | c | d|e |", ["table"]),
        ("| a | b |\n|---|---|\n| c | d\\|e |", []),
        ("| a | b |\n|---|---|\n| c |", []),
        ("| a | b |\n|---|\n| c | d |", ["table"]),
        ("| a | b |\n| c | d |", ["table"]),
        ("| a | b | |---|---| | c | d |", ["table"]),
        ("It fell by 1|2 points.", []),
        ("As said.[^1]", ["footnote"]),
        ("As said.[^1]\n\n[^1]: There.", []),
        ("As said.[^1]\n\n[^2]: There.", ["footnote", "footnote"]),
        ("[^1]: There.", ["footnote"]),
        ("As said.[^1]\n\n[^1]: There.\n\nMore.", ["footnote"]),
        ("- As said.[^1]\n  [^1]: There.", ["footnote"]),
        ("As said.[^1]\n\n[^1]: There.\n[^1]: Here.", ["footnote", "footnote"]),
        ("[As[^1]](https://example.org)\n\n[^1]: There.", ["footnote"]),
        ("`[^1]`", []),
        ("| a |\n|---|\n| b<br>c<br/>d<br />e |", []),
        ("a<br>b", []),
        ("| a |\n|---|\n| b<br>c<b>d |", ["raw-html"]),
        ("[a](control:b-c) [d](theme:e/f) [g](post:h/i)", []),
        ("[a](Control:b)", ["unsafe-link"]),
        ("[a](control:B)", ["unsafe-link"]),
        ("[a](controls:b)", ["unsafe-link"]),
        ("2*3*4", ["emphasis"]),
        ("2 * 3 * 4 and 2\\*3", []),
        ("Above\n> 40", ["quotation", "quotation"]),
        ("Above\n> said", ["quotation"]),
        ("\\> 40", []),
        ('[a](https://example.org "b")', ["not-shown"]),
        ("[a](https://example.org/b_(c)?d=e&f=%20g)", []),
        ("`&lt;` &copy; R&D caf\u00e9", []),
        ("It began in\n2016. It ended.", []),
        ("# A\n\n<b>c\n\n[d](e)", ["heading", "raw-html", "unsafe-link"]),
        ("[d](e)\n\n<b>c\n\n# A", ["unsafe-link", "raw-html", "heading"]),
    ],
)
def test_findings_in_the_order_of_the_text(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in findings(text)] == codes


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "java&#115;cript:alert(1)",
     "java&#9;script:alert(1)"],
)  # fmt: skip
def test_a_scheme_is_read_as_a_browser_would(address: str) -> None:
    (finding,) = findings(f"[a]({address})")
    assert finding.message == 'found a link that begins with "javascript:"'
    assert to_html(f"[a]({address})") == '<p><a rel="noopener noreferrer">a</a></p>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<div>a</div>", "<p>&lt;div&gt;a&lt;/div&gt;</p>"),
        ("# Title", "<p># Title</p>"),
        ("![a](b.png)", "<p>![a](b.png)</p>"),
    ],
)
def test_what_is_refused_is_shown_and_has_no_effect(text: str, html: str) -> None:
    assert to_html(text) == html


TAGS = {
    "a", "blockquote", "br", "caption", "code", "em", "hr", "li", "ol", "p", "strong",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
hostile = st.lists(
    st.sampled_from(
        ["<script>", "</p>", "<a href=", "javascript:", "onerror=", "![", "](", "[", ")", '"', "`",
         "\n", "\n\n", "- ", "# ", "> ", "|", "--", "&#106;", "\\", "<", ">", "*", "_", "alert(1)",
         "https://example.org", "data:", " ", "a", "control:a", "[^1]",
         "\n\n[^1]: ", "<br>", "Table: "]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@settings(max_examples=300, derandomize=True)
@given(text=hostile | st.text(max_size=40))
def test_nothing_but_plain_tags_and_whole_links_gets_through(text: str) -> None:
    findings(text)
    for name, attributes in re.findall(r"</?([a-zA-Z0-9]+)([^>]*)>", to_html(text)):
        assert name in TAGS
        if attributes:
            allowed = {
                "a": r'( href="(https?://|mailto:)[^"]*"| rel="noopener noreferrer")+'
                r'| id="mark-[0-9-]+" href="#note-[0-9-]+" role="doc-noteref" rel="[a-z ]+"'
                r'| href="#mark-[0-9-]+" role="doc-backlink" aria-label="[^"]+" rel="[a-z ]+"',
                "ol": r'( start="[0-9]+"| type="[1aAiI]")+',
                "li": r' value="[0-9]+"| id="note-[0-9-]+"',
                "ul": ' class="gs-notes" role="list" aria-label="Notes"',
            }
            assert re.fullmatch(allowed[name], attributes)


_UNITS = [
    *("[", "[^a", "[^1]: x\n\n", "[a](", "[[state", "![", "[a](<b"),
    *("`", "` ", "*", "_a ", "**a", "a|b\n-|-\n", "|a|\n|-|\n", "- a\n", "1. a\n", "> a\n", ">"),
    *("<", "<a", "<!--", "#", "&", "\\", "\n", "1*", "(a) ", "https://"),
]


@pytest.mark.parametrize("unit", [*_UNITS, "ticks of every length", "a long table"])
def test_no_text_takes_long_to_read(unit: str) -> None:
    texts = {
        "ticks of every length": "".join("`" * number + " " for number in range(1, 199)),
        "a long table": "|a|b|\n|---|---|\n" + "|c|d|\n" * 3_300,
    }
    text = texts.get(unit) or (unit * MAX_LENGTH)[:MAX_LENGTH]
    start = time.process_time()
    findings(text)
    assert time.process_time() - start < 3  # seconds; most take a tenth of one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" * 20_001, "found a text with 20,001 characters, expected at most 20,000"),
        ("[" * 501, "found a text with 501 opening brackets, expected at most 500"),
    ],
)
def test_a_text_that_is_too_long_is_not_looked_at_further(text: str, said: str) -> None:
    (found,) = findings(text)
    assert (found.code, found.message) == ("too-long", said)
    assert [each.code for each in findings(text[1:])] != ["too-long"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c ``d`e`` f", ["`b`", "``d`e``"]),
        ("``a` b", []),
        ("`a``b`", ["`a``b`"]),
        ("`a\nb` ```", ["`a\nb`"]),
        ("``` `a` ```", ["``` `a` ```"]),
        ("", []),
    ],
)
def test_code_stands_between_as_many_backticks(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in code_in(text)] == code
