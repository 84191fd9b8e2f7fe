"""What was published when, what was withdrawn since, and by when the law wants what."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from generator.model.fields import (
    BoundBody,
    Date,
    Digest,
    EditionPath,
    FinancialYear,
    Flag,
    List,
    ReleaseName,
    Text,
    Verbatim,
    Whole,
    one_of,
)
from generator.model.plan import RecordedPlan
from generator.model.record import Document, Item, Record
from generator.vocabulary import DocumentState, ReleaseKind


class FrozenFile(Record):
    """A file of a release and what it held when it was frozen."""

    called = "a frozen file"
    path: Verbatim
    sha256: Digest


class KnownStatement(Record):
    """What is known of a statement whose text is not held, and from which source.

    One that was only taken to a panel is `presented`: nobody here knows whether it was published.
    """

    called = "a statement that is known, not held"
    state: Annotated[DocumentState, one_of(DocumentState)]
    source: Text
    presented: Flag = False
    inferred: Flag = False


class ReleaseFacts(Record):
    """What a release is (release.yml in its folder); written once, by the program.

    `statement` names the release whose statement and Code any other kind carries along;
    `plans` are the figures and states that its pages show of its plan, as they were then.
    """

    called = "a release"
    format: Whole
    kind: Annotated[ReleaseKind, one_of(ReleaseKind)]
    state: Annotated[DocumentState, one_of(DocumentState)] | None = None
    date: Date
    note: Text
    reason: Text | None = None
    statement: ReleaseName | None = None
    known: KnownStatement | None = None
    plans: List[RecordedPlan] = ()
    files: List[FrozenFile]

    @property
    def reached(self) -> DocumentState | None:
        """How far its statement had come, whether its text is held or not; None if nobody knows."""
        if self.known:
            return None if self.known.presented else self.known.state
        return self.state


class Logged(Record):
    """One line of the log: a release and the digest of its release.yml, or that it was undone."""

    called = "a logged release"
    edition: EditionPath
    release: ReleaseName
    sha256: Digest
    undone: Flag = False

    @property
    def of_what(self) -> tuple[str, str, str]:
        """The release that the line tells of, and its digest."""
        return (self.edition, self.release, self.sha256)


class PublishedLog(Record):
    """Every release there ever was, in the order in which they were made (published.yml)."""

    called = "the log of releases"
    releases: List[Logged] = ()

    @property
    def standing(self) -> tuple[Logged, ...]:
        """The lines of the releases that stand: one that says `undone` takes back the first such.

        In which order they are does not count, since two logs may have been put together.
        """
        undone = Counter(each.of_what for each in self.releases if each.undone)
        made = (each for each in self.releases if not each.undone)
        return tuple(each for each in made if not _taken(each, undone))

    @property
    def astray(self) -> tuple[Logged, ...]:
        """The lines that say `undone` of what the log does not have."""
        made = Counter(each.of_what for each in self.releases if not each.undone)
        undone = (each for each in self.releases if each.undone)
        return tuple(each for each in undone if not _taken(each, made))


def _taken(line: Logged, left: Counter[tuple[str, str, str]]) -> bool:
    """Whether a line has one in some that are left; that is then one fewer."""
    left[line.of_what] -= 1
    return left[line.of_what] >= 0


class Withdrawal(Record):
    """Something that was published by mistake, and is shown to staff only since a day.

    `kind` is what the content calls it ("control", "improvement-area", "paper", "code");
    `id` its id, none for a whole document or edition.
    """

    called = "a withdrawal"
    edition: EditionPath | None = None
    kind: Verbatim
    id: Verbatim | None = None
    date: Date
    reason: Text


class Withdrawals(Record):
    """What was withdrawn (withdrawals.yml): it narrows who sees a release, and never widens it."""

    called = "the withdrawals"
    withdrawals: List[Withdrawal] = ()


class Deadline(Item):
    """By when a year's statement has to be published in a state, and which rule says so.

    It binds all bodies of the site, or those that are named.
    """

    called = "a deadline"
    organisations: List[BoundBody] = ()
    year: FinancialYear
    state: Annotated[DocumentState, one_of(DocumentState)]
    by: Date
    rule: Text


class Deadlines(Document):
    """The dates that the law sets for publication (deadlines.yml): data, since they change."""

    called = "the deadlines"
    deadlines: List[Deadline] = ()
