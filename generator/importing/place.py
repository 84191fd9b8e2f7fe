"""Gives each block its place: in a section, among the actions, terms and signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.importing.actions import place_actions
from generator.importing.blocks import (
    TITLE,
    UNSURE,
    HeadingBlock,
    ItemBlock,
    ReadBlock,
    TableBlock,
    TextBlock,
    flat,
    text_of,
)
from generator.importing.numbers import depth_of, split_heading, split_paragraph
from generator.importing.placed import Placed, PlacedPart
from generator.importing.signing import Signature, signature_at, signatures_in
from generator.importing.tables import action_table, control_rows, glossary_rows, is_glossary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importing.placed import FileRow, Target

DEEPEST = 3


class _BlockWalk:
    """The way through the blocks: what is placed, and the part of the statement that is open."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.open: list[PlacedPart] = []
        self.ranked = 0  # the level of the last heading with a rank of its own
        self.numbers: set[str] = set()  # of the paragraphs of the open section

    @property
    def headings(self) -> str:
        return " ".join(part.title for part in self.open)

    @property
    def where(self) -> str:
        if not self.open:
            return "statement.yml, introduction"
        top = self.open[0]
        return f'statement.yml, section "{flat(f"{top.number} {top.title}")}"'


def place(blocks: Sequence[ReadBlock], target: Target) -> Placed:
    """Where each block belongs."""
    placed = Placed(target)
    walk = _BlockWalk(placed)
    cover = _cover(blocks)
    waiting = 0
    for at, block in enumerate(blocks):
        placed.at = at
        if at < waiting:
            continue
        if at < cover and not _is_ranked(block):
            _place_cover(placed, block)
        elif signed := signature_at(blocks, at) if walk.open else None:
            waiting = at + signed[1]
            if not _sign(walk, signed[0]):
                waiting = at + 1
                _place_text(walk, block)
        else:
            _place(walk, block)
    return placed


_SENTENCE = 12  # so many words, or a full stop, and it is no line of a cover
_STATEMENT = re.compile(r"governance statement|statement of internal control", re.IGNORECASE)


def _cover(blocks: Sequence[ReadBlock]) -> int:
    """How many blocks stand on the cover: short lines above the first sentence."""
    end = 0
    for at, block in enumerate(blocks):
        text = text_of(block)
        if isinstance(block, TextBlock):
            if len(text.split()) > _SENTENCE or text[-1] in ".:;" or split_paragraph(text)[0]:
                return end
            end = at + 1
        elif not isinstance(block, HeadingBlock):
            return end
        elif block.level == TITLE or _STATEMENT.search(text):
            end = at + 1
    return 0


def _is_ranked(block: ReadBlock) -> bool:
    return isinstance(block, HeadingBlock) and block.level not in {TITLE, UNSURE}


def _place_cover(placed: Placed, block: ReadBlock) -> None:
    text = text_of(block)
    is_title = isinstance(block, HeadingBlock) and block.level == TITLE
    if not placed.title and (is_title or _STATEMENT.search(text)):
        placed.title = text
        placed.note("edition.yml, title of the statement", text)
    else:
        placed.keep(text)


def _place(walk: _BlockWalk, block: ReadBlock) -> None:
    match block:
        case HeadingBlock(level=0, text=text) if not walk.placed.title:
            _place_cover(walk.placed, block)
        case HeadingBlock(level, text) if "[[" not in text:
            _open(walk, level, text)
        case TableBlock():
            _place_table(walk, block)
        case ItemBlock(text=text) | TextBlock(text=text) if _is_term(walk, text):
            return
        case _:
            _place_text(walk, block)


def _open(walk: _BlockWalk, level: int, text: str) -> None:
    """Begin a part under a heading, as deep as its look, its number or its place says."""
    number, title = split_heading(text)
    if level in {TITLE, UNSURE}:
        named = number and not depth_of(number)
        level = depth_of(number) or (1 if named else walk.ranked + 1)
        ranked = bool(number)
    else:
        ranked = True
    level = min(level, len(walk.open) + 1)
    if level > DEEPEST:
        _place_text(walk, HeadingBlock(level, text))
        return
    if ranked:
        walk.ranked = level
    del walk.open[level - 1 :]
    part = PlacedPart(number, title, level)
    (walk.open[-1].parts if walk.open else walk.placed.sections).append(part)
    walk.open.append(part)
    if level == 1:
        walk.numbers = set()
    walk.placed.note(walk.where, text)


def _place_text(walk: _BlockWalk, block: ReadBlock) -> None:
    """Put a block below the last heading, or below the last numbered paragraph there."""
    placed = walk.placed
    placed.note(walk.where, text_of(block))
    placed.stood[id(block)] = placed.at
    if not walk.open:
        placed.introduction.append(block)
        return
    part = walk.open[-1]
    number, words = split_paragraph(block.text) if isinstance(block, TextBlock) else ("", "")
    if number and number not in walk.numbers:
        walk.numbers.add(number)
        told = TextBlock(words)
        placed.stood[id(told)] = placed.at
        part.paragraphs.append((number, [told]))
    elif part.paragraphs:
        part.paragraphs[-1][1].append(block)
    else:
        part.text.append(block)


def _place_table(walk: _BlockWalk, table: TableBlock) -> None:
    placed = walk.placed
    heading = walk.open[-1].title if walk.open else ""
    if found := action_table(table):
        place_actions(placed, table, found)
        _say_kind(walk, "actions")
        return
    rows, labels = glossary_rows(table, heading)
    if rows and not placed.target.has_glossary:
        placed.fields += [f"columns of glossary.yml: {labels}"] if labels else []
        for term, meaning in rows:
            _add_term(walk, term, meaning)
        return
    if control := control_rows(table, heading):
        placed.control += [{"label": label, "value": value} for label, value in control]
        placed.note("edition.yml, document control", text_of(table))
        return
    signatures = signatures_in(table) if walk.open else []
    if signatures and all(placed.post(each.post) for each in signatures):
        for each in signatures:
            _sign(walk, each)
        return
    _place_text(walk, table)


def _say_kind(walk: _BlockWalk, kind: str) -> None:
    """Say what a section is for, where that was seen from what stands right below its heading."""
    if len(walk.open) == 1 and not any(part.kind == kind for part in walk.placed.sections):
        walk.open[0].kind = walk.open[0].kind or kind


_DEFINED = re.compile(r"(\S.{0,59}?)\s*(?:\s[\u2013\u2014-]\s|:\s|\t)\s*(\S.*)", re.DOTALL)


def _is_term(walk: _BlockWalk, text: str) -> bool:
    """Place a line of a glossary, if it is one."""
    found = _DEFINED.fullmatch(text)
    if not found or walk.placed.target.has_glossary or not is_glossary(walk.headings):
        return False
    _add_term(walk, found[1], found[2])
    return True


def _add_term(walk: _BlockWalk, term: str, meaning: str) -> None:
    target = walk.placed.target
    year = f"{target.organisation}/{target.year}"
    walk.placed.terms.append(
        {
            "id": walk.placed.id_of("term", term),
            "term": term,
            "meanings": [{"text": meaning, "used_in": [year]}],
        }
    )
    walk.placed.note("glossary.yml", term, meaning)
    _say_kind(walk, "glossary")


def _sign(walk: _BlockWalk, signature: Signature) -> bool:
    """Write a signature; False where the body has no such post."""
    placed = walk.placed
    post = placed.post(signature.post)
    if not post:
        return False
    row: FileRow = {"name": signature.name, "post": post}
    if signature.signed:
        row["signed"] = signature.signed
    walk.open[0].signatories.append(row)
    placed.note(walk.where, signature.name, signature.post, signature.signed)
    if signature.labels:
        placed.fields.append(f"labels of signatures: {flat(signature.labels)}")
    _say_kind(walk, "declaration")
    return True
