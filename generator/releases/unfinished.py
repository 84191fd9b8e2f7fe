"""What an author left to be written: no text goes out with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import DueDate, Milestone, Signatory
from generator.model.printed_dates import TO_BE_CONFIRMED
from generator.model.schema import below, fields_of, narratives
from generator.problems import Problem
from generator.prose.markers import marker_of
from generator.prose.reading import CAPTION
from generator.vocabulary import DocumentState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition, Record

_PLACEHOLDER = re.compile(
    r"""
    \b(?:TBA|TBC|TBD|TODO)\b
    | \blorem\ ipsum\b
    # Somebody may well be to be confirmed by a panel: then it says by whom, where or when.
    | \bto\ be\ (?:advised|confirmed|decided|determined)\b
      (?!\s+(?:after|as|at|before|by|from|in|on|once|through|under|when|with)\b)
    | \b(?:19|20)xx\b
    | [£$€]\ ?(?:x+(?:[.,]x+)*(?:\ ?(?:k|m|bn|million|billion))?\b|_+|\?+)
    # A part or a chapter may have this number.
    | (?<!\bpart\ )(?<!\bchapter\ )(?<!\bschedule\ )(?<!\barticle\ )(?<!\bvolume\ )\bx{2,}\b
    | \?{3,}
    | _{4,} | ^[ ]{0,3}_{3,}[ ]*$
    # Of brackets, neither links nor references, and no words that an author put in a quotation.
    | (?<!\[)\[(?:[ ]*[●•_?x]*[ ]*
      |(?:add|enter|insert|to\ be|to\ come|to\ follow)\b[^\]\n]*
      |(?:amount|date|figure|month|name|number|post|role|title|year)s?(?:\ of\b[^\]\n]*)?
      )\](?![(\]])
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_FINISHED = re.compile(r"(?<!\.\.)[.!?:;)\]\"'\N{RIGHT DOUBLE QUOTATION MARK}*_`]$")
_MARKS = re.compile(r"(?:\[\^[^\]\s]+\])+$")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_SIGNED = {DocumentState.APPROVED, DocumentState.AUDITED}
_DUE = {(DueDate, "date"), (Milestone, "due")}


def unfinished(edition: Edition) -> Iterator[Problem]:
    """Every placeholder and unfinished sentence of an edition."""
    for record in below(edition):
        yield from _placeholders(record)
        yield from _sentences(record)
        if isinstance(record, DueDate) and record.date == TO_BE_CONFIRMED and not record.reason:
            message = "found TBC for a due date, without a reason"
            hint = 'say in "reason" why there is no date yet'
            yield Problem(record.place("date"), "placeholder", message, hint)


def unsigned(edition: Edition, state: DocumentState | None) -> Iterator[Problem]:
    """Every signature without a name or a day, of a statement that is approved or more."""
    for record in below(edition) if state in _SIGNED else ():
        if isinstance(record, Signatory) and not (record.name and record.signed):
            message = f"found a signatory who has not signed, in what is released as {state}"
            hint = 'write "name" and "signed"'
            yield Problem(record.place("post"), "unsigned", message, hint)


def _placeholders(record: Record) -> Iterator[Problem]:
    for field in fields_of(type(record)):
        due = (type(record), field.name) in _DUE  # there TBC is an answer
        unseen = field.internal or field.refers or field.name == "id"
        if field.record or unseen or due:
            continue
        for path, text in field.values(record):
            if isinstance(text, str) and (word := _PLACEHOLDER.search(text)):
                message = (
                    f'found "{word[0].strip()}", which stands for something still to be written'
                )
                hint = "write it, or leave the part out"
                yield Problem(record.place(*path), "placeholder", message, hint)


def _sentences(record: Record) -> Iterator[Problem]:
    """Paragraphs that end without an end; entries of lists, parts of tables and notes need none."""
    internal = {field.name for field in fields_of(type(record)) if field.internal}
    for path, text in narratives(record):
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            last = paragraph.rstrip().rpartition("\n")[2]
            if path[0] in internal or _needs_no_end(paragraph) or _needs_no_end(last):
                continue
            if not _FINISHED.search(_MARKS.sub("", last)):
                end = " ".join(last.split()[-4:])
                message = f'found a sentence that ends with "{end}"'
                hint = "finish it; where the paper itself stops there, end it with [as printed]"
                yield Problem(record.place(*path), "unfinished-sentence", message, hint)


def _needs_no_end(line: str) -> bool:
    """Whether a line is an entry of a list, a row or the caption of a table, or a footnote."""
    bare = line.lstrip()
    parts = bare.startswith("|") or CAPTION.match(bare) or _NOTE.match(bare)
    return bool(parts) or marker_of(bare) is not None
