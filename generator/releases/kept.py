"""What a release said to the public, kept with it: each item with a digest that nobody can guess.

Whoever knows an item, with its salt, can tell its digest; from the digest nobody can tell the item,
not even by trying what it may have said. So what was withdrawn is left out of what is published,
all but its digest, and the rest can be proved as before. The checksum of a release is that of all
digests. They stand in their own order, which tells nothing of what they are the digests of.

The salts are the one thing that comes by chance: they are drawn once, when a release is frozen.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.digests import canonical, digest_of_json, read_json
from generator.problems import Place, Problem
from generator.reading.files import CONTENT, ITEMS, RELEASES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    ItemRow = dict[str, Any]

_SALT = 16  # bytes
_NAMED = ("edition", "in", "kind", "id")


@dataclass(frozen=True)
class KeptItems:
    """The items of a release, with salts and digests, in the order of the digests."""

    release: str
    items: tuple[ItemRow, ...]
    made_later_by: str = (
        ""  # the program, of a release that was frozen before there was such a file
    )

    @property
    def checksum(self) -> str:
        """What proves all of them."""
        return checksum_of(each["digest"] for each in self.items)

    @property
    def text(self) -> str:
        """As a file has it."""
        return _written(self, self.items)

    def published(self, frozen: Iterable[ItemRow], shown: Iterable[ItemRow]) -> str:
        """What the public may have of it: of what is not shown as it was frozen, the digest alone.

        `frozen` are the items as they are read now, had nothing been withdrawn since.
        """
        before, now = _by_name(frozen), _by_name(shown)
        open_ = {name for name, said in now.items() if before.get(name) == said}
        bare = [each if _name(each) in open_ else {"digest": each["digest"]} for each in self.items]
        return _written(self, bare)


def salted(release: str, rows: Iterable[ItemRow], made_later_by: str = "") -> KeptItems:
    """The items of a release as they are kept; drawn anew each time, and so only once."""
    items = [{**row, "salt": secrets.token_hex(_SALT)} for row in rows]
    rows = [{**item, "digest": digest_of_item(item)} for item in items]
    by_digest = sorted(rows, key=lambda each: str(each["digest"]))
    return KeptItems(release, tuple(by_digest), made_later_by)


def digest_of_item(item: ItemRow) -> str:
    """The digest of an item: of all that the file says of it, but for the digest itself."""
    return digest_of_json({name: value for name, value in item.items() if name != "digest"})


def checksum_of(digests: Iterable[str]) -> str:
    """The checksum of a release, from the digests of all its items."""
    return digest_of_json(sorted(digests))


def read_items(data: bytes) -> KeptItems:
    """A file of items, whole or as it is published; ValueError if it is none, or does not hold."""
    try:
        held: dict[str, Any] = read_json(data)
        items = tuple(dict(each) for each in held["items"])
        kept = KeptItems(str(held["release"]), items, str(held.get("made_later_by", "")))
        for each in kept.items:
            if each.keys() != {"digest"} and digest_of_item(each) != each["digest"]:
                raise ValueError(f"{called(each)} is not what its digest was made from")
        if not all(isinstance(each["digest"], str) for each in kept.items):
            raise ValueError("it has a digest that is not text")
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("it is not a list of items") from error
    return kept


def called(item: ItemRow) -> str:
    """An item as a sentence names it."""
    return " ".join(str(item[name]) for name in ("kind", "id", "edition") if name in item)


def kept_with(
    folder: Path, within: str, release: str, logged: Collection[str]
) -> tuple[KeptItems | None, list[Problem]]:
    """The items of a release, if they are what was logged; none of one that never had them."""
    file, place = folder / ITEMS, Place(f"{within}{ITEMS}")
    back = "put the file back from a copy: what was published never changes"
    if not file.is_file():
        lost = "found no such file, but the release has it"
        return None, [Problem(place, "changed-release", lost, back)] if logged else []
    try:
        kept = read_items(file.read_bytes())
    except ValueError:
        kept = None
    if kept is None or kept.release != release or kept.checksum not in logged:
        message = "found a file that is not as it was published"
        return None, [Problem(place, "changed-release", message, back)]
    return kept, []


def place_of(edition: str, name: str) -> str:
    """Where the items of a release are kept, below the project."""
    return f"{CONTENT}/{edition}/{RELEASES}/{name}/{ITEMS}"


def _written(kept: KeptItems, items: Iterable[ItemRow]) -> str:
    said: dict[str, object] = {"release": kept.release, "items": list(items)}
    if kept.made_later_by:
        said["made_later_by"] = kept.made_later_by
    return canonical(said)


def _name(row: ItemRow) -> tuple[str, ...]:
    return tuple(str(row.get(name, "")) for name in _NAMED)


def _by_name(rows: Iterable[ItemRow]) -> dict[tuple[str, ...], list[str]]:
    """What the items of each name say: a name may stand for several."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        found[_name(row)].append(canonical(row["values"]))
    return {name: sorted(said) for name, said in found.items()}
