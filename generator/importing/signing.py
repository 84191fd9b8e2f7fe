"""Who signed: names, posts and days, where a block of lines says them without a doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.importing.blocks import TableBlock, TextBlock, flat
from generator.importing.tidy import SIGNED
from generator.model.printed_dates import iso_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importing.blocks import ReadBlock

_LABEL = re.compile(
    r"(?:signed(?: by)?|signature|name|print(?:ed)? name|position|title|post|role|dated?)"
    r"(?:\s*[:.\u2026_\u2013-]+\s*|\s+(?=[A-Z0-9])|$)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:chief|director|officer|leader|executive|treasurer|chair|chairman|chairwoman|mayor"
    r"|commissioner|head|manager|clerk|constable|secretary|president|governor|councillor)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Professor)\.?\s+)?"
    r"(?:(?:[A-Z]\.?){1,3}\s+|[A-Z][\w'\u2019-]+\s+){1,3}[A-Z][\w'\u2019-]+(?:\s+[A-Z]{2,4})*"
)
_TITLED = re.compile(r"(?:Cllr|Councillor)\s")


@dataclass(frozen=True, slots=True)
class Signature:
    """A name, the post below it, when it was signed, and the words that say what is what."""

    name: str
    post: str
    signed: str  # as printed; "" where no day stands there
    labels: str


def signature_at(blocks: Sequence[ReadBlock], at: int) -> tuple[Signature, int] | None:
    """The signature that begins in a block, and in how many blocks it stands."""
    first = blocks[at]
    if not isinstance(first, TextBlock) or not SIGNED.match(first.text):
        return None
    texts = [first.text]
    for block in blocks[at + 1 : at + _LONGEST]:
        if not isinstance(block, TextBlock) or SIGNED.match(block.text):
            break
        texts.append(block.text)
    for length in range(len(texts), 0, -1):
        if found := _read(texts[:length]):
            return found, length
    return None


_LONGEST = 5


def _read(texts: Sequence[str]) -> Signature | None:
    labels, pieces = [], []
    for text in texts:
        rest = text
        while found := _LABEL.match(rest):
            labels.append(found[0])
            rest = rest[found.end() :]
        pieces += [each.strip(" ._\u2026") for each in re.split(r",\s+|\s{2,}|\t", rest)]
    return _of([each for each in pieces if each], " ".join(labels))


def _of(pieces: Sequence[str], labels: str) -> Signature | None:
    """A signature of a name, a post and at most one day: nothing else may stand there."""
    days = [each for each in pieces if iso_of(each)]
    names = [each for each in pieces if _NAME.fullmatch(each) and not _is_role(each)]
    posts = [each for each in pieces if _is_role(each)]
    if len(days) > 1 or len(names) != 1 or not posts or {*days, *names, *posts} != set(pieces):
        return None
    order = [each for each in pieces if each in posts]
    return Signature(names[0], ", ".join(order), "".join(days), labels)


def _is_role(text: str) -> bool:
    return bool(_ROLE.search(_TITLED.sub("", text))) and not iso_of(text)


_HEADINGS = {"name", "position", "title", "post", "role", "signature", "signed", "date", "dated"}


def signatures_in(table: TableBlock) -> list[Signature]:
    """The signatures of a table of them; none of another table."""
    headings = [heading.casefold().rstrip(":") for heading in table.header]
    if not {"name"} <= set(headings) <= _HEADINGS or len(table.rows) == 1:
        return []
    found = []
    for at, row in enumerate(table.rows[1:]):
        pieces = [piece for cell in row for piece in cell.split("\n") if piece.strip(" ._\u2026")]
        made = _of([flat(piece) for piece in pieces], "" if at else " ".join(table.header))
        if made is None:
            return []
        found.append(made)
    return found
