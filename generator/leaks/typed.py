"""What somebody types for a release is read by everybody: not what only internal content says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.leaks.gate import Hit
from generator.leaks.markup import Piece
from generator.leaks.scan import Scan
from generator.leaks.sources import typed_texts
from generator.leaks.wording import RUN, is_day, is_number

if TYPE_CHECKING:
    from generator.leaks.secrets import Secrets
    from generator.leaks.wording import Words
    from generator.releases.archive import Release


def typed_for(release: Release, secrets: Secrets) -> list[Hit]:
    """One hit for each internal text that the words of a release give away."""
    words = Scan(replace(secrets, amounts={}))
    amounts = Scan(replace(secrets, runs={}, joined=frozenset()))
    first: dict[int, Hit] = {}
    for called, text in typed_texts(release):
        piece = Piece(called, text)
        found = [each for each in words.find(piece) if _proves(each[0], secrets)]
        for run, value in (*found, *amounts.find(piece)):
            first.setdefault(id(value), Hit(release.name, called, " ".join(run), value))
    return list(first.values())


def _proves(run: Words, secrets: Secrets) -> bool:
    """Whether words are hardly there by chance, as single ones, days and first words may be.

    Names of one word are asked about as names.
    """
    if len(run) == 1 or is_day(run) or (len(run) < RUN and run in secrets.parts):
        return False
    return len(run) > _PAIR or not any(map(is_number, run))


_PAIR = 2
