"""A release without what was withdrawn of what it says of itself, or of all that it holds.

Its items are withdrawn by their own kinds and ids; these kinds go by the name of the release.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Withdrawals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Withdrawal
    from generator.releases.archive import Release

WHOLE = "release"
_FIELDS = {
    "release-note": ("note",),
    "release-reason": ("reason",),
    "release-source": ("known", "source"),
}
_INSTEAD = "Withdrawn."


def kinds_of(release: Release) -> list[str]:
    """The kinds by which a release, or what it says of itself, can be withdrawn."""
    return [WHOLE, *(kind for kind, _ in texts_of_itself(release))]


def withdrawn_by_name(release: Release) -> list[Withdrawal]:
    """The withdrawals that name a release."""
    withdrawals = release.library.withdrawals
    kinds = kinds_of(release)
    return [
        each
        for each in (withdrawals.standing if withdrawals else ())
        if (each.edition, each.id) == (release.edition, release.name) and each.kind in kinds
    ]


def texts_of_itself(release: Release) -> Iterator[tuple[str, str]]:
    """What a release says of itself, each by the kind as which it can be withdrawn."""
    for kind, path in _FIELDS.items():
        if text := _text(release, path):
            yield kind, text


def _withdrawn_texts(release: Release) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a release says of itself and was withdrawn, each with where it stands in its facts."""
    kinds = {each.kind for each in withdrawn_by_name(release)}
    for kind, path in _FIELDS.items():
        if (text := _text(release, path)) and kinds & {kind, WHOLE}:
            yield path, text


def narrowed(release: Release) -> Release:
    """A release as the public may see it: of a whole one that was withdrawn, the year is empty."""
    named = withdrawn_by_name(release)
    if not named:
        return release
    facts = release.facts
    for path, _ in _withdrawn_texts(release):
        if path == ("known", "source") and facts.known:
            known = facts.known.model_copy(update={"source": _INSTEAD})
            facts = facts.model_copy(update={"known": known})
        else:
            instead = _INSTEAD if path == ("note",) else None
            facts = facts.model_copy(update={path[0]: instead})
    others = release.library.withdrawals.standing if release.library.withdrawals else ()
    whole = [
        each.model_copy(update={"kind": "edition", "id": None})
        for each in named
        if each.kind == WHOLE
    ]
    withdrawals = Withdrawals(withdrawals=(*others, *whole))
    library = release.library.model_copy(update={"withdrawals": withdrawals})
    return replace(release, facts=facts, library=library)


def _text(release: Release, path: tuple[str, ...]) -> str:
    here: object = release.facts
    for name in path:
        here = getattr(here, name, None)
    return here if isinstance(here, str) else ""
