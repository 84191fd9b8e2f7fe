"""Whether a site that is served shows its releases as they were logged, from that site alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.digests import digest_of_json
from generator.page_kinds import ABOUT
from generator.reading.files import ITEMS, RELEASES
from generator.releases.kept import read_items
from generator.releases.served import FEED, LOG_HEAD, MANIFEST, PAGE, fetch, files_called, log_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.releases.chain import LogLine


@dataclass(frozen=True)
class CountedList:
    """How many items the list of a release has, and of how many of them the digest alone."""

    release: str
    items: int
    withheld: int


@dataclass(frozen=True)
class Proof:
    """What a site shows of its releases: how many, how many as logged, and what does not hold.

    `lists` has what the list of each says, as far as it can be read; `head` is the checksum of the
    latest entry of the log, "" where the site does not show the same one everywhere.
    """

    releases: int
    proved: int
    faults: tuple[str, ...]
    lists: tuple[CountedList, ...]
    head: str


def prove(site: str) -> Proof:
    """Work out the checksums of the releases of a site, a folder or an address."""
    lines = log_of(site)
    logged: dict[str, set[str]] = {}
    for each in lines:
        if each.release:
            logged.setdefault(each.release, set()).update(filter(None, [each.checksum]))
    lists: list[CountedList] = []
    found = {name: list(_faults(site, name, sums, lists)) for name, sums in logged.items()}
    faults = [f"{name}: {fault}" for name, each in found.items() for fault in each]
    proved = sum(not each for each in found.values())
    head = lines[-1].line if lines else ""
    elsewhere = list(_shown_otherwise(site, head))
    return Proof(
        len(found),
        proved,
        (*_loose(lines), *_unlogged(site, logged), *elsewhere, *faults),
        tuple(lists),
        "" if elsewhere else head,
    )


def _shown_otherwise(site: str, head: str) -> Iterator[str]:
    """Where a site does not show the latest entry of the log that its manifest has."""
    said = f"does not show the head of the log that {MANIFEST} has"
    if head.encode() not in (fetch(site, PAGE) or b""):
        yield f"the first page {said}"
    shown = re.search(rb'scheme="%s" term="(\w*)"' % LOG_HEAD.encode(), fetch(site, FEED) or b"")
    if (shown[1].decode() if shown else "") != head:
        yield f"{FEED} {said}"


def _unlogged(site: str, logged: Iterable[str]) -> Iterator[str]:
    """The lists of releases that a site shows and its log does not name: nothing proves them."""
    proved = {_place_of(each) for each in logged}
    for place in files_called(site, ITEMS):
        if place not in proved and _named_in(fetch(site, place)) not in logged:
            yield f"{place}: the log does not name this release"


def _named_in(data: bytes | None) -> str:
    """The release that a list says it is of; "" if it does not hold."""
    try:
        return read_items(data or b"").release
    except ValueError:
        return ""


def _place_of(release: str) -> str:
    """Where the list of what a release says stands below a site."""
    edition, _, name = release.partition("@")
    return f"{edition}/{RELEASES}/{name}/{ITEMS}"


def _loose(lines: Sequence[LogLine]) -> Iterator[str]:
    """Lines of the log that do not hold the one before, or not what they say."""
    older = [each.says for each in lines if not each.line]
    before = ""
    for each in lines:
        if before == "" and each.line and each.line != digest_of_json(older):
            yield "the log: its first checksum is not that of the lines before it"
        row, held = _row(each), {"before": before} if each.line else {}
        told = (digest_of_json(row), digest_of_json(row | held) if held else "")
        if each.checksum and told != (each.says, each.line):
            yield f"{each.release}: its line in the log does not follow from the line before"
        before = each.line


def _row(line: LogLine) -> dict[str, str]:
    """What a line says, as the log has it."""
    edition, _, release = line.release.partition("@")
    said = {"sha256": line.sha256, "checksum": line.checksum, "by": line.by}
    given = {name: value for name, value in said.items() if value}
    return {"edition": edition, "release": release, **given}


def _faults(site: str, release: str, logged: set[str], lists: list[CountedList]) -> Iterator[str]:
    """What does not hold of the list of a release, which is counted as well."""
    place = _place_of(release)
    data = fetch(site, place)
    if data is None:
        yield f"{ITEMS} is missing"
        return
    try:
        items = read_items(data)
    except ValueError as error:
        yield f"{ITEMS} does not hold: {error}"
        return
    withheld = sum(each.keys() == {"digest"} for each in items.items)
    lists.append(CountedList(release, len(items.items), withheld))
    if items.release != release:
        yield f"{ITEMS} is that of {items.release}"
    if items.checksum not in logged:
        yield f"the checksum of {ITEMS} is not in the log"
    page = fetch(site, f"{place.removesuffix(ITEMS)}{ABOUT.address}{PAGE}")
    if page is None or items.checksum.encode() not in page:
        yield "its page does not show the checksum"
