"""Footnotes: `[^1]` in a text, and `[^1]: ...` at its end, shown with the labels as written.

Their ids have the number of the text on its page before them, since a page shows several texts.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

NOTE_OPEN, NOTE_CLOSE, MARK = "footnote_reference_open", "footnote_reference_close", "footnote_ref"
_SOLE = 4  # a note of one paragraph ends so many tokens below its beginning


def label_of(token: Token) -> str:
    """A note's label as a page says it; "" of what is neither a note nor its mark."""
    return f"[{token.meta['label']}]" if token.type in {NOTE_OPEN, MARK} else ""


def number_notes(tokens: Sequence[Token]) -> None:
    """Tell each note its number in the text and its marks, and each mark its own and its note's."""
    notes: dict[str, Token] = {}
    for at, token in enumerate(tokens):
        if token.type == NOTE_OPEN:
            token.meta |= {"number": len(notes) + 1, "marks": 0}
            notes.setdefault(token.meta["label"], token)
            if at + _SOLE < len(tokens) and tokens[at + _SOLE].type == NOTE_CLOSE:
                tokens[at + 1].hidden = tokens[at + 3].hidden = True
    for mark in marks_of(tokens):
        note = notes[mark.meta["label"]]
        note.meta["marks"] += 1
        mark.meta |= {"number": note.meta["number"], "mark": note.meta["marks"]}


def marks_of(tokens: Sequence[Token]) -> Iterator[Token]:
    """The marks of all notes, in the order of the text."""
    for token in tokens:
        yield from (each for each in token.children or () if each.type == MARK)


def add_note_printing(reader: MarkdownIt) -> None:
    """Have a reader print notes as HTML, each with a way back to its marks."""
    reader.add_render_rule(MARK, _mark)
    reader.add_render_rule(NOTE_OPEN, _note_open)
    reader.add_render_rule(NOTE_CLOSE, _note_close)


def _mark(_: Any, tokens: Sequence[Token], at: int, __: Any, env: Any) -> str:
    meta = tokens[at].meta
    place = f"{env['number']}-{meta['number']}"
    own = f"mark-{place}-{meta['mark']}"
    said = escape(label_of(tokens[at]))
    return f'<sup><a id="{own}" href="#note-{place}" role="doc-noteref">{said}</a></sup>'


def _note_open(_: Any, tokens: Sequence[Token], at: int, __: Any, env: Any) -> str:
    first = not at or tokens[at - 1].type != NOTE_CLOSE
    place = f"{env['number']}-{tokens[at].meta['number']}"
    # A list is no landmark, of which a page with several texts would have several of one name.
    around = '<ul class="gs-notes" role="list" aria-label="Notes">\n' if first else ""
    return f'{around}<li id="note-{place}">{escape(label_of(tokens[at]))} '


def _note_close(_: Any, tokens: Sequence[Token], at: int, __: Any, env: Any) -> str:
    opening = max(here for here in range(at) if tokens[here].type == NOTE_OPEN)
    meta = tokens[opening].meta
    back = "".join(
        f' <a href="#mark-{env["number"]}-{meta["number"]}-{mark}" role="doc-backlink"'
        f' aria-label="Back to the text at {escape(label_of(tokens[opening]))}'
        f'{f", mark {mark}" if meta["marks"] > 1 else ""}">\u21a9</a>'
        for mark in range(1, meta["marks"] + 1)
    )
    last = at + 1 == len(tokens) or tokens[at + 1].type != NOTE_OPEN
    return f"{back}</li>\n" + ("</ul>\n" if last else "")
