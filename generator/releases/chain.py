"""The lines of the log hold each other: each carries the digest of the line before it.

So no line can be changed, taken out or put in between others without the next one telling. Lines
from before there was a chain carry none; the first that does binds all of them. In which order
the lines stand in the file does not count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.digests import digest_of_json
from generator.model import Logged, LoggedItems, LoggedWithdrawal
from generator.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Library, PublishedLog, Withdrawal, Withdrawals

    AnyLine = Logged | LoggedWithdrawal | LoggedItems

RELINK = "governance log --relink --against https://..., the address of the public site"


class LogLine(NamedTuple):
    """A line as a site that was built tells of it: with all of what it says of a release it shows.

    `line` is the digest by which the next one holds it, none of a line from before the chain;
    `says` that of what it says, wherever it stands. The one that says nothing binds those.
    """

    line: str
    says: str = ""
    release: str = ""
    sha256: str = ""
    checksum: str = ""
    by: str = ""


class ToLog(NamedTuple):
    """What a line is to say of a release; of one that is taken back, no checksum."""

    edition: str
    release: str
    sha256: str
    checksum: str | None = None


@dataclass(frozen=True)
class Chain:
    """The lines of a log in their order, as far as they hold each other, and those that do not."""

    older: tuple[AnyLine, ...]  # from before there was a chain
    base: str
    links: tuple[AnyLine, ...]
    loose: tuple[AnyLine, ...]
    pending: tuple[LoggedWithdrawal, ...]  # withdrawals that have no line yet, as it will be

    @property
    def head(self) -> str:
        """What the next line will carry; "" where there is no line at all."""
        lines = (*self.links, *self.pending)
        return digest_of_line(lines[-1]) if lines else self.base if self.older else ""

    def told(self, shown: Sequence[str]) -> tuple[LogLine, ...]:
        """All lines in their order, with the names of the releases that may be named."""
        if not self.head:
            return ()
        older = [_told(each, "", shown) for each in self.older]
        chained = (*self.links, *self.pending)
        lines = [_told(each, digest_of_line(each), shown) for each in chained]
        return (*older, LogLine(self.base), *lines)


def chain_of(log: PublishedLog | None, withdrawals: Withdrawals | None) -> Chain:
    """How the lines of a log hold each other, and what is to be added for withdrawals."""
    every = _every(log)
    older = tuple(sorted((each for each in every if not each.before), key=digest_of_line))
    base = digest_of_json([digest_of_line(each) for each in older])
    links, loose = _links([each for each in every if each.before], base)
    head = digest_of_line(links[-1]) if links else base
    pending = tuple(_pending(every, withdrawals, head)) if log else ()
    return Chain(older, base, tuple(links), tuple(loose), pending)


def chain_in(library: Library) -> Chain:
    """The chain of a project's log."""
    return chain_of(library.published, library.withdrawals)


def next_line(chain: Chain, release: ToLog) -> Logged:
    """The line of a release that is made, or taken back, now."""
    before = chain.head or chain.base
    return Logged(**release._asdict(), undone=release.checksum is None, before=before)


def digest_of_line(line: AnyLine) -> str:
    """By which the next line holds it, or of one from before the chain, what it says."""
    return digest_of_json(row_of(line))


def heads_of(chain: Chain) -> set[str]:
    """The digests up to which the log can be told of: those of all its chained lines."""
    return {chain.base, *(digest_of_line(each) for each in (*chain.links, *chain.loose))}


def checksums_of(log: PublishedLog | None, line: Logged) -> dict[str, str]:
    """The checksums that the log has for a release, each with the digest of its line.

    Of a release that got one later there may be two, where two logs were put together.
    """
    if line.checksum:
        return {line.checksum: digest_of_line(line)}
    later = (each for each in (log.items if log else ()) if each.of_what == line.of_what[:2])
    return {each.checksum: digest_of_line(each) for each in later}


def row_of(line: AnyLine) -> dict[str, object]:
    """A line as the log has it."""
    return line.model_dump(mode="json", exclude_defaults=True)


def says_of(line: AnyLine) -> str:
    """The digest of what a line says, wherever it stands."""
    return digest_of_json({key: each for key, each in row_of(line).items() if key != "before"})


def name_of_line(line: AnyLine) -> str:
    """The release that a line tells of; "" of a withdrawal."""
    return "" if isinstance(line, LoggedWithdrawal) else f"{line.edition}@{line.release}"


def digest_of_withdrawal(withdrawal: Withdrawal) -> str:
    """The digest of what an entry of withdrawals.yml says."""
    return digest_of_json(withdrawal.model_dump(mode="json", exclude_defaults=True))


def broken(library: Library) -> Iterator[Problem]:
    """What does not hold: a line that follows none, two that follow one, a withdrawal that went."""
    if not library.published:
        return
    chain = chain_in(library)
    there = heads_of(chain)
    followed = Counter(each.before for each in (*chain.links, *chain.loose))
    for each in chain.loose:
        if each.before not in there:
            message = "found a line whose line before was changed, removed or inserted"
            hint = "put the log back from a copy; governance verify --against names what differs"
            yield Problem(each.place("before"), "log-broken", message, hint)
        elif followed[each.before] > 1:
            message = "found a second line that follows the same one, as after a merge of two logs"
            yield Problem(each.place("before"), "log-forked", message, f"type {RELINK}")
    left = Counter(_entries(library.withdrawals))
    for line in _withdrawn((*chain.older, *chain.links, *chain.loose)):
        left[line.sha256] -= 1
        if left[line.sha256] < 0:
            message = (
                "found the line of a withdrawal that withdrawals.yml no longer has, or has changed"
            )
            hint = "put its entry back from a copy; governance withdraw --lift lifts a withdrawal"
            yield Problem(line.place(), "lost-withdrawal", message, hint)


def _every(log: PublishedLog | None) -> list[AnyLine]:
    """All lines; of one that stands there twice with the same line before it, the first."""
    lines: list[AnyLine] = [*log.releases, *log.withdrawals, *log.items] if log else []
    chained = {digest_of_line(each): each for each in reversed(lines) if each.before}
    return [*(each for each in lines if not each.before), *reversed(chained.values())]


def _links(lines: list[AnyLine], base: str) -> tuple[list[AnyLine], list[AnyLine]]:
    """The lines that follow each other, and all others."""
    after: dict[str | None, list[AnyLine]] = {}
    for each in lines:
        after.setdefault(each.before, []).append(each)
    links: list[AnyLine] = []
    head = base
    while len(next_ones := after.get(head, [])) == 1:
        links += after.pop(head)
        head = digest_of_line(next_ones[0])
    return links, [each for each in lines if each.before in after]


def _pending(
    lines: Sequence[AnyLine], withdrawals: Withdrawals | None, head: str
) -> Iterator[LoggedWithdrawal]:
    logged = Counter(each.sha256 for each in _withdrawn(lines))
    for digest in _entries(withdrawals):
        logged[digest] -= 1
        if logged[digest] < 0:
            line = LoggedWithdrawal(sha256=digest, before=head)
            head = digest_of_line(line)
            yield line


def _withdrawn(lines: Sequence[AnyLine]) -> list[LoggedWithdrawal]:
    return [each for each in lines if isinstance(each, LoggedWithdrawal)]


def _entries(withdrawals: Withdrawals | None) -> list[str]:
    return [digest_of_withdrawal(each) for each in (withdrawals.withdrawals if withdrawals else ())]


def _told(line: AnyLine, digest: str, shown: Sequence[str]) -> LogLine:
    name = name_of_line(line)
    if name not in shown:
        return LogLine(digest, says_of(line))
    said = row_of(line) if not (isinstance(line, Logged) and line.undone) else {}
    rest = (str(said.get(key, "")) for key in ("sha256", "checksum", "by"))
    return LogLine(digest, says_of(line), name, *rest)
