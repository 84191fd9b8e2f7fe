"""What was published when, what was withdrawn since, and by when the law wants what."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from generator.model.counts import RecordedPlan
from generator.model.fields import (
    Address,
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
from generator.model.record import Document, Item, Record
from generator.vocabulary import DocumentState, ReleaseKind


class FrozenFile(Record):
    """A file of a release and what it held when it was frozen."""

    called = "a frozen file"
    path: Verbatim
    """Where the file stands in the release; for example `example/2024-25/code.yml`."""
    sha256: Digest
    """The digest of the file as it was frozen."""


class KnownStatement(Record):
    """What is known of a statement whose text is not held, and from which source.

    One that was only taken to a panel is `presented`: nobody here knows whether it was published.
    """

    called = "a statement that is known, not held"
    state: Annotated[DocumentState, one_of(DocumentState)]
    """How far the statement had come when it was published; for example `unaudited`."""
    source: Text
    """From where that is known; for example `The agenda of 29 May 2025`."""
    presented: Flag = False
    """Whether all that is known is that a panel had it; for example `true`."""
    inferred: Flag = False
    """Whether the source does not say it in so many words; for example `true`."""


class ReleaseFacts(Record):
    """What a release is (release.yml in its folder); written once, by the program.

    `statement` names the release whose statement and Code any other kind carries along;
    `plans` are the figures and states that its pages show of its plan, as they were then.
    """

    called = "a release"
    no_places_in = frozenset({"plans"})
    format: Whole
    """The form in which the release was written down; for example `4`."""
    kind: Annotated[ReleaseKind, one_of(ReleaseKind)]
    """What the release publishes: a statement, a report, a notice, or what is known of a statement;
    for example `statement`."""
    state: Annotated[DocumentState, one_of(DocumentState)] | None = None
    """How far the statement had come; for example `audited`."""
    date: Date
    """The day of the release; for example `2025-07-26`."""
    note: Text
    """What is new, for readers; for example `As audited.`."""
    reason: Text | None = None
    """What was wrong before, for a correction; for example `Table 2 left out May.`."""
    statement: ReleaseName | None = None
    """The release whose statement and Code are carried along; for example `2025-07-26-audited`."""
    known: KnownStatement | None = None
    """What is known of a statement whose text is not held."""
    plans: List[RecordedPlan] = ()
    """The figures of the plan as the pages of the release show them."""
    files: List[FrozenFile]
    """The files of the release, each with its digest."""

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
    """The body and year that was released; for example `example/2024-25`."""
    release: ReleaseName
    """The name of the release's folder; for example `2025-07-26-audited`."""
    sha256: Digest
    """The digest of the release's own file."""
    checksum: Digest | None = None
    """The checksum of all that the public could read in the release, item by item."""
    undone: Flag = False
    """Whether the line takes back an earlier one of the same release; for example `true`."""
    before: Digest | None = None
    """The checksum of the line before it, so that no line is changed or removed unnoticed."""

    @property
    def of_what(self) -> tuple[str, str, str]:
        """The release that the line tells of, and its digest."""
        return (self.edition, self.release, self.sha256)


class LoggedWithdrawal(Record):
    """One line of the log: that something was withdrawn, or that a withdrawal was lifted."""

    called = "a logged withdrawal"
    sha256: Digest
    """The digest of the entry in withdrawals.yml."""
    before: Digest | None = None
    """The checksum of the line before it, so that no line is changed or removed unnoticed."""


class LoggedItems(Record):
    """One line of the log: the checksum of a release from before releases had one of their own."""

    called = "a logged checksum"
    edition: EditionPath
    """The body and year that was released; for example `example/2024-25`."""
    release: ReleaseName
    """The name of the release's folder; for example `2025-07-26-audited`."""
    checksum: Digest
    """The checksum of all that the public could read in the release, item by item."""
    by: Verbatim
    """The program that made the list of these items later; for example `governance-statements
    0.1.0`."""
    before: Digest | None = None
    """The checksum of the line before it, so that no line is changed or removed unnoticed."""

    @property
    def of_what(self) -> tuple[str, str]:
        """The release that the line tells of."""
        return (self.edition, self.release)


class LoggedTimestamp(Record):
    """What a service of RFC 3161 answered: that the log had come to a line by then."""

    called = "a timestamp of the log"
    head: Digest
    """The checksum of the latest line of the log at that time."""
    service: Address
    """The address of the service that was asked; for example `https://timestamp.example.org/`."""
    answer: Verbatim
    """Its answer, in base64; for example `MIIBOTADAgEA`."""
    root: Verbatim
    """The certificate from which the service's own comes, in base64; for example
    `MIIDAzCCAeug`."""


class PublishedLog(Record):
    """Every release ever made, in the order in which they were made (published.yml)."""

    called = "the log of releases"
    releases: List[Logged] = ()
    """The releases, in the order in which they were made."""
    withdrawals: List[LoggedWithdrawal] = ()
    """The withdrawals, which stand in withdrawals.yml, in the order in which they were made."""
    items: List[LoggedItems] = ()
    """The checksums of releases that were made before releases had them."""
    timestamps: List[LoggedTimestamp] = ()
    """What services answered that were asked for the time."""

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
    """Something that was published by mistake, and is shown to staff only from a given day.

    `kind` is what the content calls it ("control", "improvement-area", "paper", "code");
    `id` its id, none for a whole document or edition.
    """

    called = "a withdrawal"
    edition: EditionPath | None = None
    """The body and year from which something is withdrawn; without one, something shared by all
    years; for example `example/2024-25`."""
    kind: Verbatim
    """What is withdrawn: an item, a whole document, or the year as an edition; for example
    `control`."""
    id: Verbatim | None = None
    """The id of what is withdrawn; without one, a whole document or year; for example
    `monthly-decisions`."""
    date: Date
    """The day from which only staff see it; for example `2025-07-01`."""
    reason: Text
    """Why it was withdrawn, for staff; for example `It named a place that is not public.`."""
    lifted: Flag = False
    """Whether the entry lifts an earlier one of the same item; for example `true`."""

    @property
    def of_what(self) -> tuple[str, str, str | None]:
        """What is withdrawn: year, kind and id."""
        return (self.edition or "", self.kind, self.id)


class Withdrawals(Record):
    """What was withdrawn (withdrawals.yml): it narrows who sees a release, and never widens it."""

    called = "the withdrawals"
    withdrawals: List[Withdrawal] = ()
    """What was published by mistake and is now shown to staff only."""

    @property
    def standing(self) -> tuple[Withdrawal, ...]:
        """The entries that hold: one that says `lifted` takes back the first such before it."""
        found: list[Withdrawal] = []
        for each in self.withdrawals:
            same = [one for one in found if one.of_what == each.of_what]
            if not each.lifted:
                found.append(each)
            elif same:
                found.remove(same[0])
        return tuple(found)


class Deadline(Item):
    """The date by which a year's statement has to be published in a state, and the rule for it.

    It applies to all bodies of the site, or to those that are named.
    """

    called = "a deadline"
    organisations: List[BoundBody] = ()
    """The bodies that the deadline binds; without any, all of them; for example `[example]`."""
    year: FinancialYear
    """The financial year whose statement is due; for example `2024-25`."""
    state: Annotated[DocumentState, one_of(DocumentState)]
    """The state that the statement has to have reached by then; for example `audited`."""
    by: Date
    """The last day on which it may be published; for example `2026-02-27`."""
    rule: Text
    """The rule of law that says so; for example `Accounts and Audit (Amendment) Regulations
    2024`."""


class Deadlines(Document):
    """The dates that the law sets for publication (deadlines.yml): data, since they change."""

    called = "the deadlines"
    deadlines: List[Deadline] = ()
    """The dates that the law sets for publication."""
