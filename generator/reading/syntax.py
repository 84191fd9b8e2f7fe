"""What parsers do not take for YAML, said so that an author can act on it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.problems import Place, Problem
from generator.reading.nodes import quote
from generator.reading.signs import unseen_beside_key

MAX_DEPTH = 20


def mark_of(name: str, mark: Any) -> Place:  # PyYAML's mark or libyaml's, or None
    """Where a parser says that something is."""
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


def _line_place(name: str, text: str, line: int) -> Place:
    """Where the text of a line begins, for what parsers notice at columns of their own choice."""
    lines = text.split("\n")
    content = lines[line - 1] if line <= len(lines) else ""
    return Place(name, line, len(content) - len(content.lstrip()) + 1)


def nesting_problem(name: str, text: str, line: int) -> Problem:
    """Values in values, more of them than anybody writes."""
    found = f"found values nested more than {MAX_DEPTH} deep"
    hint = "check the brackets and the indentation"
    return Problem(_line_place(name, text, line), "nesting", found, hint)


_FITS_NOTHING = "while parsing a block mapping"
_NOT_CLOSED = "found a quoted text without its closing quotes", "close the quotes"
# Words that all versions of both parsers have in common, and ours: what an author can act on.
_SYNTAX = (
    ("mapping values are not allowed", 'found a second ": " in one value',
     'put the text in quotes, or in a block below ">-"'),
    ("could not find expected ':'", "found a line that is neither a key nor part of a text",
     "check the line before it: its text may need quotes or more indentation"),
    (_FITS_NOTHING, "found a line whose indentation fits nothing above it",
     "indent it like its neighbours, or put the text in quotes"),
    ("while parsing a block collection", "found a line in a list that is no list entry",
     'begin it with "- ", or indent it further'),
    ("sequence entries are not allowed", "found a list entry where none can stand",
     "begin the list on a line of its own"),
    ("unexpected end of stream", *_NOT_CLOSED),
    ("while parsing a flow", "found a bracket that is not closed",
     "close it, or write the list with one entry to a line"),
)  # fmt: skip
# Of these parsers tell both where they gave up and where it began: the beginning is the mistake.
_NEVER_CLOSED = ("unexpected end of stream", "while parsing a flow")


def syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """Why a parser gave up."""
    if isinstance(error, yaml.reader.ReaderError):
        return _first_character(name, text)
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    place = mark_of(name, mark)
    lines = text.split("\n")
    content = lines[line] if line < len(lines) else ""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if problem := (
        _sign_problem(name, lines, line)
        or _too_deep(name, lines, line)
        or (_misquoted(name, lines[: line + 1]) if _FITS_NOTHING in said else None)
    ):
        return problem
    opened = getattr(error, "context_mark", None)
    if opened and opened.line == line and content[column : column + 1] == ":":
        said = _SYNTAX[0][0]  # in braces, each value ends at a comma
    for words, message, hint in _SYNTAX:
        if words in said:
            began = opened if words in _NEVER_CLOSED else None
            return Problem(mark_of(name, began) if began else place, "syntax", message, hint)
    if "cannot start any token" in said:
        found = f"found a text that begins with {quote(content[column : column + 1])}"
        return Problem(place, "syntax", found, "put the text in quotes")
    if "nest" in said:  # newer versions of libyaml look ahead until they have enough
        return nesting_problem(name, text, place.line)
    place = _line_place(name, text, place.line)
    message = "found text that is not YAML"
    return Problem(place, "syntax", message, "check quotes, brackets and indentation in this line")


_ENTRY = re.compile(r" *-( |$)")
_KEY_TOLD = re.compile(r"( *(?:- +)*)[\w-]+: +[^\s#]")
_KEY_ALONE = re.compile(r":\s*(#.*)?$")


def _too_deep(name: str, lines: list[str], line: int) -> Problem | None:
    """A list entry with more spaces before it than its list, under no key that could hold it."""
    if line >= len(lines) or not _ENTRY.match(lines[line]):
        return None
    indent = _indent(lines[line])
    further_left = [at for at in range(line) if lines[at].strip() and _indent(lines[at]) < indent]
    listed = [at for at in further_left if _ENTRY.match(lines[at])]
    if not listed or _KEY_ALONE.search(lines[further_left[-1]]):
        return None
    message = "found a list entry that is indented deeper than its list"
    hint = f'begin it below the "-" in line {listed[-1] + 1}'
    told = _KEY_TOLD.match(lines[further_left[-1]])
    if told and len(told[1]) < indent:
        hint += ", or leave the key above it without a text"
    return Problem(Place(name, line + 1, indent + 1), "syntax", message, hint)


_QUOTED = re.compile(
    r"""(?P<before>[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?)(?P<quote>["'])"""
    r"""(?:(?<=")(?:[^"\\]|\\.)*(?P<double>")|(?<=')(?:[^']|'')*(?P<single>'))?"""
)
_NO_MORE = re.compile(r"\s*(#.*)?$")
_INSIDE = {
    '"': 'write \\" for quotes inside it, or put the text in single quotes',
    "'": "write '' for an apostrophe inside it, or put the text in double quotes",
}


def _misquoted(name: str, lines: list[str]) -> Problem | None:
    """The last text in quotes that goes on after them, or that has none at its end.

    Then the first quote of a later text is taken for its end.
    """
    for line, content in reversed([*enumerate(lines)]):
        found = _QUOTED.match(content)
        if not found:
            continue
        place = Place(name, line + 1, found.end("before") + 1)
        if not (found["double"] or found["single"]):
            if not _ends_below(lines[line + 1 :], found["quote"]):
                return Problem(place, "syntax", *_NOT_CLOSED)
        elif not _NO_MORE.match(content, found.end()):
            message = "found a quoted text that goes on after its closing quote"
            return Problem(place, "syntax", message, _INSIDE[found["quote"]])
    return None


def _ends_below(lines: list[str], sign: str) -> bool:
    """Whether a text in quotes ends in one of the lines below it, with nothing after it."""
    for each in lines:
        _, ending, rest = each.partition(sign)
        if ending:
            return _NO_MORE.match(rest) is not None
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def joined_entry(name: str, text: str, event: yaml.ScalarEvent) -> Problem | None:
    """What looks like a list entry inside a text without quotes, to which YAML joins it."""
    start, end = _index(event.start_mark), _index(event.end_mark)
    if "\n" not in text[start:end] or not (found := _ENTRY_BELOW.search(text, start, end)):
        return None
    lines, line = text.split("\n"), text.count("\n", 0, found.start() + 1)
    message = "found a list entry that YAML joins to the text above it"
    hint = 'leave the key of a list without a text; put a text in a block below ">-"'
    joined = Problem(_line_place(name, text, line + 1), "syntax", message, hint)
    return _too_deep(name, lines, line) or joined


def _index(mark: Any) -> int:
    return int(mark.index)


_ENTRY_BELOW = re.compile(r"\n *- ")


def _sign_problem(name: str, lines: list[str], line: int) -> Problem | None:
    """A tab, or a sign that nobody sees, where keys are: parsers may notice it a line later."""
    near = [at for at in (line, line - 1) if 0 <= at < len(lines)]
    for at in near:
        if re.match(r"^ *\t", lines[at]):
            place = Place(name, at + 1, lines[at].index("\t") + 1)
            message = "found a tab in the indentation, expected spaces"
            return Problem(place, "tab", message, "indent with two spaces for each level")
    for at in near:
        sign, before = unseen_beside_key(lines[at])
        if sign:
            message = f"found an invisible character beside a key ({sign})"
            place = Place(name, at + 1, before + 1)
            return Problem(place, "unseen-sign", message, "delete it, and type spaces")
    return None


FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _first_character(name: str, text: str) -> Problem:
    found = FORBIDDEN.search(text)
    at = found.start() if found else 0
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return character_problem(Place(name, line, column), text[at])


def character_problem(place: Place, found: str) -> Problem:
    """A character that no text can hold."""
    message = f"found the control character U+{ord(found):04X}, which text cannot hold"
    return Problem(place, "character", message, "delete it")
