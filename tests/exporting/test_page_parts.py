"""A page's HTML as the parts of a document: each kind, and what is left on the screen."""

from __future__ import annotations

from textwrap import dedent

import pytest
from support.documents import lines_of

from generator.exporting.page_parts import parts_of_page

CASES = {
    "headings keep their level and place": (
        '<h1>Title</h1><h2 id="a">A <a class="gs-permalink" href="#a">#</a></h2><h4>B</h4>',
        """
        h2: A #a
        h4: B
        """,
    ),
    "words alone are a paragraph": (
        "<div>One <em>two</em><p>Three<br>four</p> five</div>",
        """
        p: One <two: italic>
        p: Three / four
        p: five
        """,
    ),
    "links lead within the document or to another site": (
        '<p id="x">See <a href="#x">here</a>, <a href="#gone">there</a>, <a href="../y/">a page</a> '
        'and <a href="https://example.org/">others</a>.</p>',
        """
        p: See <here: #x>, there, a page and <others: https://example.org/>.
        """,
    ),
    "a printed number stands beside its paragraph": (
        '<div class="gs-paragraph" id="p-1.2"><p class="gs-paragraph__number">1.2 '
        '<a class="gs-permalink" href="#p-1.2">#</a></p><div><p>Said.</p><ul><li>And</li></ul></div></div>',
        """
        number 1.2 #p-1.2
            p: Said.
            list of bullets
                item 1
                    p: And
        """,
    ),
    "lists go on as they are numbered": (
        '<ol type="a" start="3"><li>c</li><li value="5"><p>e</p><ul><li>inner</li></ul></li></ol>',
        """
        list a
            item 3
                p: c
            item 5
                p: e
                list of bullets
                    item 1
                        p: inner
        """,
    ),
    "notes at the end of a text": (
        '<p>Text<sup><a id="mark-1-1-1" href="#note-1-1" role="doc-noteref">[1]</a></sup></p>'
        '<ul class="gs-notes" role="list"><li id="note-1-1">[1] Note. '
        '<a href="#mark-1-1-1" role="doc-backlink">back</a></li></ul>',
        """
        p: Text<[1]: raised, #note-1-1>
        list notes
            item 1 #note-1-1
                p: [1] Note.
        """,
    ),
    "tables with a caption and headings": (
        "<table><caption>Table 1: X</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><th>1</th><td><p>2</p><p>3</p></td></tr></tbody></table>",
        """
        table: Table 1: X
            head
                heading
                    p: A
                heading
                    p: B
            row
                heading
                    p: 1
                cell
                    p: 2
                    p: 3
        """,
    ),
    "facts are a table of two columns": (
        '<dl class="gs-facts"><div><dt>Owner</dt><dd>Chief <span class="gs-inferred">(inferred)</span>'
        "</dd></div></dl>",
        """
        table: 
            row
                heading
                    p: Owner
                cell
                    p: Chief <(inferred): italic>
        """,
    ),
    "images with the words for them": (
        '<figure><img src="../files/map.png" alt="A map"><figcaption>The river</figcaption></figure>',
        """
        image map.png (A map): The river
        """,
    ),
    "notes, quotations and figures": (
        '<div class="gs-note"><p class="gs-note__label">Withheld</p><p>One is.</p></div>'
        "<blockquote><p>Quoted.</p></blockquote>"
        '<div class="gs-figures"><div><strong>40</strong> <span>people</span></div></div>',
        """
        note Withheld
            p: One is.
        note 
            p: Quoted.
        list of bullets
            item 0
                p: <40: bold> people
        """,
    ),
    "what was added and removed, without the spaces around it": (
        "<p>The <del>old </del><ins>new</ins> rule</p>",
        """
        p: The <old: removed> <new: added> rule
        """,
    ),
    "what is folded is told by its first line where nothing in it changed": (
        '<details class="gs-folded"><summary>3 unchanged</summary><p>Same</p></details>'
        "<details><summary>More</summary><p>Told</p></details>",
        """
        p: <3 unchanged: italic>
        p: <More: italic>
        p: Told
        """,
    ),
    "another language is kept": (
        '<div lang="cy"><p>Cymraeg</p></div>',
        """
        p: <Cymraeg: cy>
        """,
    ),
    "what is of use on a screen alone stays there": (
        '<nav><a href="#a">Contents</a></nav><header class="gs-cover"><p>Cover</p></header>'
        '<p class="gs-on-screen">JSON</p><svg><text>12</text></svg><p class="gs-steps">1 of 2</p>',
        "",
    ),
}


@pytest.mark.parametrize(("html", "parts"), CASES.values(), ids=CASES)
def test_a_page_is_read(html: str, parts: str) -> None:
    assert lines_of(parts_of_page(html)) == dedent(parts).strip("\n")
