"""Whether the log still holds what a site has published, and what differs where it does not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator.problems import ExpectedError
from generator.reading.files import CONTENT, ITEMS
from generator.releases.chain import chain_of, digest_of_line, name_of_line, says_of
from generator.releases.kept import place_of, read_items
from generator.releases.logging import LOG, read_log
from generator.releases.served import log_of
from generator.writing import Put, alone, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.model import PublishedLog
    from generator.releases.chain import AnyLine, Chain, LogLine
    from generator.writing import FileChange


class Relinked(NamedTuple):
    """The lines that follow another one now, and those of them that lost a timestamp by it."""

    moved: tuple[str, ...]
    unconfirmed: tuple[str, ...]


_UNNAMED = "a line that the site does not name, as of a withdrawal"


def differences(project: Path, site: str) -> list[str]:
    """What was changed, removed or put in since a site was built, as sentences.

    ExpectedError where there is no log to look at, as in a folder that is no project.
    """
    if not (project / CONTENT).is_dir():
        raise ExpectedError(
            f"Found no folder {CONTENT}/ in {project.absolute()}: the log of a project is compared "
            "with what a site published. Name the project with --project."
        )
    log, withdrawals = read_log(project)
    earlier, now = log_of(site), chain_of(log, withdrawals)
    if _published(now, earlier) is not None:
        return [*_no_more(project, earlier, log)]
    return [*_named(earlier, now)] or ["The lines are the same, but follow each other differently."]


def relink(project: Path, site: str) -> Relinked:
    """Let the lines behind the last that a site has published follow each other.

    Timestamps of what a line was before are taken out: no service has confirmed what it is now.
    ExpectedError where the log does not hold what was published: then nothing is written.
    """
    with alone(project):
        log, withdrawals = read_log(project)
        chain = chain_of(log, withdrawals)
        earlier = log_of(site)
        kept, head = _published(chain, earlier), earlier[-1].line if earlier else chain.base
        if kept is None:
            raise ExpectedError(
                f"{LOG} does not hold what {site} has published: "
                f"governance verify --against {site} names what differs. Put that back first."
            )
        moved: dict[str, str] = {}
        changes: list[FileChange] = []
        for place, line in _chained(log) if log else ():
            if digest_of_line(line) in kept:
                continue
            if line.before != head:
                changes.append(Put(LOG, (*place, "before"), head))
                moved[digest_of_line(line)] = _called(line)
            head = digest_of_line(line.model_copy(update={"before": head}))
        stamps = log.timestamps if log else ()
        lost = [moved[each.head] for each in stamps if each.head in moved]
        if lost:
            held = [each.model_dump(mode="json") for each in stamps if each.head not in moved]
            changes.append(Put(LOG, ("timestamps",), held))
        if changes:
            write(project, changes)
    return Relinked(tuple(moved.values()), tuple(lost))


def _chained(log: PublishedLog) -> Iterator[tuple[tuple[str, int], AnyLine]]:
    """The lines that hold each other, as the file has them, each with its place there."""
    for part in ("releases", "withdrawals", "items"):
        for at, line in enumerate(getattr(log, part)):
            if line.before:
                yield (part, at), line


def _published(chain: Chain, earlier: Sequence[LogLine]) -> set[str] | None:
    """The digests of the lines that a site has published; None where they do not hold any more."""
    lines = {digest_of_line(each): each for each in (*chain.links, *chain.loose, *chain.pending)}
    kept, at = set(), earlier[-1].line if earlier else chain.base
    while at in lines:
        kept.add(at)
        at = lines[at].before or ""
    return kept if at == chain.base else None


def _no_more(project: Path, earlier: Sequence[LogLine], log: PublishedLog | None) -> Iterator[str]:
    """The releases of a site that do not stand any more as it published them.

    The log may say so itself: that one was taken back, and perhaps made again.
    """
    standing = log.standing if log else ()
    for release, (sha256, checksums) in _shown(earlier).items():
        now = {
            each.checksum
            for each in standing
            if (name_of_line(each), each.sha256) == (release, sha256)
        }
        # Of a release from before there were lists, the line itself has no checksum.
        if not now or (checksums and not now & {None, *checksums}):
            yield f"{release}: taken back after it was published"
        elif checksums and _checksum_now(project, release) not in checksums:
            yield f"{release}: {ITEMS} is not as it was published"


def _shown(lines: Sequence[LogLine]) -> dict[str, tuple[str, set[str]]]:
    """The releases that a site shows: the digest of each, and the checksums that its log has."""
    found: dict[str, tuple[str, set[str]]] = {}
    for each in lines:
        if each.release and each.sha256:
            found[each.release] = each.sha256, {each.checksum} - {""}
        elif each.release in found and each.checksum:
            found[each.release][1].add(each.checksum)
        else:  # it was taken back before the site was built
            found.pop(each.release, None)
    return found


def _checksum_now(project: Path, release: str) -> str:
    """The checksum of what a release says, as its folder has it; "" where that cannot be read."""
    edition, _, name = release.partition("@")
    try:
        return read_items((project / place_of(edition, name)).read_bytes()).checksum
    except (OSError, ValueError):
        return ""


def _named(earlier: Sequence[LogLine], now: Chain) -> Iterator[str]:
    """What differs, line by line, as far as the site can tell of it."""
    lines = [*now.older, *now.links, *now.loose, *now.pending]
    known = Counter(each.says for each in earlier if each.says)
    left = Counter(says_of(each) for each in lines)
    gone = [each for each in earlier if each.says and not _taken(left, each.says)]
    new = [each for each in lines if not _taken(known, says_of(each))]
    changed = {each.release for each in gone} & {name_of_line(each) for each in new} - {""}
    for each in gone:
        what = "changed" if each.release in changed else "removed"
        yield f"{each.release or _UNNAMED}: {what}"
    old = [at for at, each in enumerate(lines) if each not in new]
    for line in lines[: old[-1] if old else 0]:
        if line in new and name_of_line(line) not in changed:
            yield f"{_called(line)}: inserted"


def _taken(left: Counter[str], what: str) -> bool:
    left[what] -= 1
    return left[what] >= 0


def _called(line: AnyLine) -> str:
    return name_of_line(line) or "a withdrawal"
