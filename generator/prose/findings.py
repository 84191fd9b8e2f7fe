"""What narrative Markdown may not hold, and what in it would be shown other than it is meant."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.prose.addresses import addresses
from generator.prose.code import changed_around_code
from generator.prose.finding import Finding
from generator.prose.markers import marker_of
from generator.prose.notes import NOTE_OPEN, label_of, marks_of
from generator.prose.placing import ATTACHMENT, PLACED
from generator.prose.reading import BREAK, scheme_of, tokens_of
from generator.reading.nodes import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


MAX_LENGTH = 20_000
"""Six times what the longest text of the statements that ship has: some seven printed pages."""
MAX_BRACKETS = 500
"""To read a text takes time by the square of its opening brackets: each may begin a link."""
_RAW = re.compile(r"<(?:/?[a-zA-Z][^>\n]*|!--[^\n]*?--)>?")
_HEADING = re.compile(
    r"^ {0,3}#{1,6}(?:\s.*)?$|^ {0,3}\S.*(?=\n {0,3}(?:=+|-+)[ \t]*$)", re.MULTILINE
)
_IMAGE = re.compile(rf"(?!{PLACED.pattern})!\[[^\]]*\](?=\s*[(\[])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_IN_LINK = re.compile(r"[^\[\]]*\]\(")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*\S+", re.MULTILINE)
_BETWEEN_NUMBERS = re.compile(r"(?<!\\)\d\*+(?=\d[^*\n]*\*)")
_MORE_THAN = re.compile(r"^ {0,3}> ?[\u00a3$\u20ac]?\d.*", re.MULTILINE)


def findings(text: str) -> list[Finding]:
    """Everything in a narrative text that it may not hold, in the order in which it stands."""
    if too_long := _too_long(text):
        return [too_long]
    written = changed_around_code(text, str, lambda code: re.sub(r"[^\n]", " ", code))
    found = [*_markup(written), *_notes(written, text), *_layout(text), *addresses(text)]
    if not found:
        found += _lost(text)
    return sorted(found, key=lambda finding: text.find(finding.words))


def _too_long(text: str) -> Finding | None:
    """What is not looked at any further, as it could take minutes to read."""
    for number, limit, what in (
        (len(text), MAX_LENGTH, "characters"),
        (text.count("["), MAX_BRACKETS, "opening brackets"),
    ):
        if number > limit:
            message = f"found a text with {number:,} {what}, expected at most {limit:,}"
            hint = "divide it into paragraphs or items of their own"
            return Finding("too-long", message, hint, "")
    return None


def _markup(text: str) -> Iterator[Finding]:
    for match in _HEADING.finditer(text):
        hint = "make it a subsection with a title of its own, or emphasise it with **"
        yield Finding("heading", f"found the heading {quote(match[0])}", hint, match[0])
    for match in _RAW.finditer(text):
        # An address in angle brackets is a link, and a new line may be written.
        if not scheme_of(match[0][1:]) and not BREAK.fullmatch(match[0]):
            hint = "write it in Markdown, or write &lt; for the sign <"
            yield Finding("raw-html", f"found the HTML {quote(match[0])}", hint, match[0])
    for match in _IMAGE.finditer(text):
        hint = 'list it as an attachment of the section, and place it as "![](attachment:its-id)"'
        if text.startswith(f"({ATTACHMENT}:", match.end()) and match[0] != "![]":
            hint = "leave the brackets empty: the title of an attachment is shown with it"
        yield Finding("image", f"found the image {quote(match[0])}", hint, match[0])
    for match in _REFERENCE.finditer(text):
        hint = "write the address after the words: [words](https://...)"
        yield Finding("link-definition", "found a link definition", hint, match[0])
    for match in _BETWEEN_NUMBERS.finditer(text):
        message = "found * between numbers, which would be read as emphasis"
        yield Finding("emphasis", message, "write \u00d7, or \\* for the sign itself", match[0])
    for match in _MORE_THAN.finditer(text):
        message = f"found {quote(match[0])}, which would be shown as a quotation"
        yield Finding("quotation", message, 'write "more than", or \\> for the sign', match[0])


def _notes(written: str, text: str) -> Iterator[Finding]:
    """Marks without notes, notes without marks, and notes that stand elsewhere than at the end."""
    tokens, lines = tokens_of(text), text.split("\n")
    notes = [at for at, token in enumerate(tokens) if token.type == NOTE_OPEN]
    labels = [label_of(tokens[at]) for at in notes]
    marked = {label_of(mark) for mark in marks_of(tokens)}
    for match in _FOOTNOTE.finditer(written):
        if match[0].replace("^", "") not in labels:
            hint = f'write it at the end of the same text, as a paragraph "{match[0]}: ..."'
            yield Finding("footnote", f"found {quote(match[0])} without its note", hint, match[0])
        elif _IN_LINK.match(written, match.end()):
            message = f"found {quote(match[0])} inside a link"
            yield Finding("footnote", message, "write it behind the link", match[0])
    for at, label in zip(notes, labels, strict=True):
        line = lines[tokens[at].map[0]] if tokens[at].map else ""  # type: ignore[index]
        mark = label.replace("[", "[^", 1)
        if label not in marked:
            hint = f"write {mark} where it belongs in the same text, or remove the note"
            yield Finding("footnote", f"found the note {quote(mark)} without its mark", hint, line)
        if labels.count(label) > 1:
            message, hint = f"found several notes {quote(mark)}", "give each a mark of its own"
            yield Finding("footnote", message, hint, line)
        after = [
            each for each in tokens[at:] if each.level == tokens[at].level and each.nesting > 0
        ]
        if tokens[at].level or any(each.type != NOTE_OPEN for each in after):
            message = f"found the note {quote(mark)} elsewhere than at the end of its text"
            yield Finding("footnote", message, "move it there, below an empty line", line)


def _layout(text: str) -> Iterator[Finding]:
    """Lists, tables and quotations that are not what their author took them for."""
    lines = text.split("\n")
    tokens, columns = tokens_of(text), 0
    for at, token in enumerate(tokens):
        for placed in (each for each in token.children or () if each.type == ATTACHMENT):
            words = f"![]({placed.meta['address']})"
            hint = "give it a paragraph of its own, with an empty line above and below"
            yield Finding("image", f"found {quote(words)} among words", hint, words)
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns:  # the row at the head says how many there are
            row = lines[token.map[0]] if token.map else ""
            if len(_cells(row)) > columns:
                message = f"found {len(_cells(row))} cells in a row of a table of {columns} columns"
                yield Finding("table", message, "write \\| for the sign | in a cell", row)
        elif token.type == "paragraph_open":
            yield from _paragraph(tokens[at + 1])
        elif token.type == "list_item_open":
            yield from _joined_items(tokens, at)
        elif token.type == "blockquote_open" and _is_right_below(lines, token):
            message = "found a line that begins with > right below a line without"
            hint = "leave an empty line above a quotation; elsewhere write \\> for the sign"
            yield Finding("quotation", message, hint, lines[token.map[0]] if token.map else "")


def _is_right_below(lines: list[str], quotation: Token) -> bool:
    first = quotation.map[0] if quotation.map else 0
    return first > 0 and bool(lines[first - 1].strip(" >"))


def _cells(row: str) -> list[str]:
    """The cells of a row of a table; its quotation or list it may stand in has no part in them."""
    return re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))


_RULE = re.compile(r"\|[ \t]*:?-{3,}:?[ \t]*\||^[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_INLINE_BULLET = re.compile(r"(?<=\s)[\u2022\u25e6\u25aa\u25cf\u2023\u2043\uf0b7\uf0a7](?=\s)")
# What looks like the bullet or number of an item in no form that is read as one.
_UNREAD = re.compile(
    r"[^\w\s(\[\"'\u2018\u201c\u00a3$\u20ac*_`<\\|>&]\s|o\s|\[?\(?[0-9]+(?:\.[0-9]+)*[.)\]:]+\s"
)
_STEP = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{1,3})+)\s")
_ITEMS = 2  # so many lines of a paragraph that begin like items are a list


def _paragraph(token: Token) -> Iterator[Finding]:
    """What runs into one paragraph, as if it were a sentence."""
    lines = token.content.split("\n")
    if row := (_RULE.search(token.content) or _ROW.search(token.content)):
        words = next(line for line in lines if row[0].strip().split("\n")[0] in line)
        message = "found a table that cannot be read as one"
        hint = 'give each row a line and each line as many cells, with "|---|---|" below the first'
        yield Finding("table", message, hint, words)
    if bullet := _INLINE_BULLET.search(token.content):
        message = f'found the bullet "{bullet[0]}" inside a line'
        hint = 'begin each item on a line of its own, in a block below "|", which keeps lines apart'
        yield Finding("list", message, hint, bullet[0])
    items = [line for line in lines if _UNREAD.match(line.lstrip())] or _steps(lines)
    first_below = next((line for line in lines[1:] if _is_first(line)), None)
    if first_below or len(items) >= _ITEMS:
        message = "found a list that would be read as one paragraph"
        hint = "leave an empty line above the list, and begin its items with - or with numbers"
        yield Finding("list", message, hint, first_below or items[0])


def _steps(lines: list[str]) -> list[str]:
    """The lines that begin with 1.1, 1.2 and so on, of which one follows another."""
    found = {match[1]: line for line in lines if (match := _STEP.match(line))}
    numbers = [(*map(int, number.split(".")),) for number in found]
    pairs = pairwise(numbers)
    follow = any(after == (*before[:-1], before[-1] + 1) for before, after in pairs)
    return list(found.values()) if follow else []


def _is_first(line: str) -> bool:
    """Whether a line begins as the first item of a list would, and as hardly a sentence goes on."""
    marker = marker_of(line.lstrip())
    return marker is not None and marker.numbers.get("1") == 1


def _joined_items(tokens: tuple[Token, ...], at: int) -> Iterator[Finding]:
    """A list of one item that holds what looks like the next: its lines were joined."""
    closed = next(
        end for end in range(at, len(tokens))
        if tokens[end].type == "list_item_close" and tokens[end].level == tokens[at].level
    )  # fmt: skip
    alone = tokens[at - 1].type.endswith("list_open") and tokens[closed + 1].type.endswith("close")
    if not (alone and tokens[closed + 1].level == tokens[at - 1].level):
        return
    written = tokens[at].markup
    number = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), written)
    following = f" {number} "
    for token in tokens[at:closed]:
        if following in token.content:
            message = f'found "{number}" inside the only item of a list'
            hint = (
                "begin each item on a line of its own, in a block below "
                '"|", which keeps lines apart'
            )
            yield Finding("list", message, hint, token.content.split("\n")[0])
            return


def _lost(text: str) -> Iterator[Finding]:
    """Words that are written and would not be shown: a net below all that is known by name."""
    said = "".join(_said(text))
    text = changed_around_code(text, lambda around: BREAK.sub("", around), str)
    written, shown = _letters(unescape(text)), _letters(said)
    if written == shown:
        return
    at = next(
        (at for at, pair in enumerate(zip(written, shown, strict=False)) if pair[0] != pair[1]),
        min(len(written), len(shown)),
    )
    words = _words_from(text, at)
    message = f"found {quote(words[0])}, which would not be shown as it is written"
    yield Finding("not-shown", message, "write it without Markdown's marks", "".join(words))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _said(text: str) -> Iterator[str]:
    """All that is said: numbers of items, words, and where links lead, which are words as well."""
    leads: list[str] = []
    for token in tokens_of(text):
        yield token.markup if token.type == "list_item_open" else label_of(token)
        yield token.content if token.type == ATTACHMENT else ""
        for each in token.children or ():
            if each.type == "link_open":
                leads.append("" if each.markup == "autolink" else str(each.meta["written"]))
            elif each.type == "link_close":
                yield leads.pop()
            else:
                said = label_of(each) or each.content
                yield unescape(said) if each.type == "code_inline" else said


def _words_from(text: str, letters: int) -> tuple[str, str]:
    """The word at a letter that is counted without all that is none, and the rest of its line."""
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    at = places[min(letters, len(places) - 1)] if places else 0
    found = re.match(r"(\w*)(.*)", text[at:])
    return (found[1], found[2]) if found else ("", "")
