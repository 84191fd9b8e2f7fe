"""Searches a finished public site, file by file, for what only internal content says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from generator.digests import digest_of
from generator.leaks.markup import Piece
from generator.leaks.pieces import UnsearchableError, pieces_of
from generator.leaks.scan import Scan
from generator.leaks.search_words import Vocabulary
from generator.leaks.spread import apart_in, spread_over
from generator.leaks.wording import is_day
from generator.model.attachments import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.leaks.secrets import Secrets
    from generator.leaks.values import PlacedText
    from generator.leaks.wording import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """Words in a file that only internal content says."""

    file: str
    where: str
    words: str
    value: PlacedText


@dataclass(frozen=True)
class Leaks:
    """What was found, and what was searched."""

    hits: tuple[Hit, ...]
    faults: tuple[str, ...]  # sentences on files that are not what they should be
    files: int
    shipped: int  # of these, how many were compared with what ships instead
    secrets: Secrets

    def __bool__(self) -> bool:
        return bool(self.hits or self.faults)


def search_files(
    files: Iterable[tuple[str, bytes]], secrets: Secrets, wrong: Iterable[str] = ()
) -> Leaks:
    """Search files, given by their paths below the site and their bytes.

    `wrong` are sentences on what is known to be wrong with them already.
    """
    found: list[tuple[Hit, Words]] = []
    faults = list(wrong)
    vocabulary = Vocabulary()
    scan = Scan(secrets)
    total = shipped = 0
    for name, data in files:
        total += 1
        ships = secrets.shipped.files.get(name)
        if ships == digest_of(data):
            shipped += 1
            continue
        if ships:
            faults.append(f"{name}: is not the file that ships with the program")
        try:
            pieces = pieces_of(name, data)
        except UnsearchableError as error:
            faults.append(f"{name}: {error}")
            pieces = list(error.pieces)
        vocabulary.learn(name, data, pieces)
        found += _found_in(name, pieces, scan)
    # The search has its texts from the pages: there they were looked at piece by piece.
    hits = [hit for hit, run in found if not vocabulary.joins(hit.file, run)]
    for name, stem in vocabulary.strangers():
        value = secrets.value_with(stem)
        if value:
            hits.append(Hit(name, "index of the search", stem, value))
        else:
            faults.append(f'{name}: holds "{stem}", a word that no page has')
    return Leaks(_by_text(hits), (*vocabulary.faults, *faults), total, shipped, secrets)


class FolderTexts(NamedTuple):
    """All that the files of a folder say, each text once, to be searched without them."""

    texts: list[str]
    attached: list[str]  # in tables and texts that somebody attached
    raw: list[str]  # what may as well be no text at all
    apart: list[str]  # in lines, of which each is a piece of its own
    faulty: bool  # whether a file cannot be read, or its search holds what its pages do not

    def say(self, scan: Scan) -> bool:
        """Whether anything in them may be a leak: a search of the files can tell."""
        pieces = [Piece("", text) for text in self.texts]
        pieces += [Piece("", text, raw=True) for text in self.raw]
        if self.faulty or any(map(scan.find, pieces)):
            return True
        if any(scan.find_apart(Piece("", text)) for text in self.apart):
            return True
        found = (run for text in self.attached for run, _ in scan.find(Piece("", text)))
        return not all(map(is_day, found))


def texts_of(files: Iterable[tuple[str, bytes]]) -> FolderTexts:
    """What the files of a folder say, given by their paths below the site and their bytes."""
    texts, attached, raw, apart = set[str](), set[str](), set[str](), set[str]()
    vocabulary = Vocabulary()
    unread = False
    for name, data in files:
        try:
            pieces = pieces_of(name, data)
        except UnsearchableError:
            unread = True
            continue
        vocabulary.learn(name, data, pieces)
        attachment, repeated = _is_attachment(name), vocabulary.repeats(name)
        apart.update(piece.text for piece in apart_in(name, pieces))
        for piece in (*pieces, *spread_over(name, pieces)):
            of_days = attachment and piece.where in _FULL_OF_DAYS
            if piece.text != repeated:
                (raw if piece.raw else attached if of_days else texts).add(piece.text)
    # What the search repeats of a page is among the texts of that, where none runs into another.
    texts |= vocabulary.repeats_of_nothing()
    faulty = unread or bool(vocabulary.faults or vocabulary.strangers())
    return FolderTexts(sorted(texts), sorted(attached), sorted(raw), sorted(apart), faulty)


def _is_attachment(name: str) -> bool:
    return PurePosixPath(name).parent.name == FOLDER


# A table or a text that somebody attached may be full of days that mean other things.
_FULL_OF_DAYS = {"cell", "text"}


def _found_in(name: str, pieces: Sequence[Piece], scan: Scan) -> Iterator[tuple[Hit, Words]]:
    attachment = _is_attachment(name)
    for piece in apart_in(name, pieces):
        yield from ((Hit(name, piece.where, " ".join(run), value), run)
                    for run, value in scan.find_apart(piece))  # fmt: skip
    for piece in (*pieces, *spread_over(name, pieces)):
        for run, value in scan.find(piece):
            if not (attachment and piece.where in _FULL_OF_DAYS and is_day(run)):
                yield Hit(name, piece.where, " ".join(run), value), run


def _by_text(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """One hit for each text that got out into a file: its first words tell enough."""
    first: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        first.setdefault((hit.file, id(hit.value)), hit)
    return tuple(first.values())
