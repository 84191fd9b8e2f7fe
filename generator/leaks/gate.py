"""Searches a finished public site, file by file, for what only internal content says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.digests import digest_of
from generator.leaks.pieces import pieces_of
from generator.leaks.scan import Scan
from generator.leaks.search_words import Vocabulary
from generator.leaks.secrets import Secrets, secrets_of
from generator.leaks.wording import is_day
from generator.model.attachments import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.leaks.markup import Piece
    from generator.leaks.shipped import Shipped
    from generator.leaks.values import PlacedText
    from generator.leaks.wording import Words
    from generator.model import Library, Record


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


def find_leaks(
    site: Path, everything: Sequence[Library], published: Sequence[Record], shipped: Shipped
) -> Leaks:
    """Search a site: `everything` in full, `published` as it was handed to the units."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    files = ((path.relative_to(site).as_posix(), path.read_bytes()) for path in paths)
    return search_files(files, secrets_of(everything, published, shipped))


def search_files(files: Iterable[tuple[str, bytes]], secrets: Secrets) -> Leaks:
    """Search files, given by their paths below the site and their bytes."""
    found: list[tuple[Hit, Words]] = []
    faults: list[str] = []
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
        pieces = list(pieces_of(name, data))
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


def _found_in(name: str, pieces: Sequence[Piece], scan: Scan) -> Iterator[tuple[Hit, Words]]:
    attached = PurePosixPath(name).parent.name == FOLDER
    for piece in pieces:
        for run, value in scan.find(piece):
            # A table or a text that somebody attached may be full of days that mean other things.
            if not (attached and piece.where in {"cell", "text"} and is_day(run)):
                yield Hit(name, piece.where, " ".join(run), value), run


def _by_text(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """One hit for each text that got out into a file: its first words tell enough."""
    first: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        first.setdefault((hit.file, id(hit.value)), hit)
    return tuple(first.values())
