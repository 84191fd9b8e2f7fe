"""Freezes an edition: a copy of all its files that never changes, and a line in the log."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from generator.digests import digest_of
from generator.model import ReleaseFacts
from generator.model.attachments import FOLDER, attachments_of
from generator.model.load import load, load_record
from generator.problems import ContentError, ExpectedError
from generator.reading.files import CONTENT, ITEMS
from generator.reading.upgrade import FORMAT
from generator.releases.archive import FACTS, Release, as_frozen, folder_of_release
from generator.releases.asked import Order, refusals
from generator.releases.chain import chain_in, digest_of_line, next_line
from generator.releases.closure import closure_of
from generator.releases.dating import doubtful_dates
from generator.releases.joint import no_such_edition
from generator.releases.kept import salted
from generator.releases.logging import log_release
from generator.releases.plans import unfit_plan
from generator.releases.recording import recorded_plans
from generator.releases.states import contradicted
from generator.releases.undoing import put_undone_aside
from generator.releases.unfinished import unfinished, unsigned
from generator.releases.versions import as_listed
from generator.vocabulary import ReleaseKind
from generator.writing import alone, staging

__all__ = ["Draft", "Order", "draft", "freeze", "try_out"]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Edition, Library
    from generator.problems import Problem
    from generator.releases.recording import RecordedRow

    Confirm = Callable[[str], bool]
    Rehearse = Callable[[Release], None]


@dataclass(frozen=True)
class Draft:
    """A release that may be made: what is copied, and what it will be called."""

    library: Library
    edition: Edition
    order: Order
    earlier: Sequence[Release]
    carried: Release | None  # whose statement and Code it shows, where it is none itself
    sources: dict[str, Path]
    files: dict[str, str]  # the digest of each

    @property
    def name(self) -> str:
        """The date and the state or kind; a second one of the same day has a number as well."""
        order = self.order
        name = f"{order.date}-{order.state or order.kind}"
        taken = {each.name for each in self.earlier}
        numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(each for each in numbered if each not in taken)


def draft(project: Path, library: Library, releases: Sequence[Release], order: Order) -> Draft:
    """What would be released; ExpectedError or ContentError says why it cannot be."""
    edition = next((each for each in library.editions if each.id == order.edition), None)
    if edition is None:
        raise ExpectedError(no_such_edition(library, order.edition))
    earlier = [each for each in releases if each.edition == order.edition]
    carried = _carried(earlier, order)
    problems = list(_left_to_write(edition, order, carried))
    if order.kind is not ReleaseKind.NOTICE:
        problems += unfit_plan(library, edition, order.kind, order.date)
    if problems:
        raise ContentError(sorted(set(problems)))
    sources = _sources(project, library, edition, order, earlier)
    files = {name: digest_of(path.read_bytes()) for name, path in sorted(sources.items())}
    if refused := list(refusals(edition, earlier, order, files)):
        raise ExpectedError("\n".join(refused))
    return Draft(library, edition, order, earlier, carried, sources, files)


def freeze(  # noqa: PLR0913 - content, what is asked, and who is asked about it
    project: Path,
    library: Library,
    releases: Sequence[Release],
    order: Order,
    *,
    confirm: Confirm = lambda _: True,
    rehearse: Rehearse = lambda _: None,
) -> Path:
    """Write a release and log it; ExpectedError or ContentError says why it cannot be.

    `rehearse` raises one of them where it could not be published, before anything is frozen.
    """
    made = draft(project, library, releases, order)
    for doubt in doubtful_dates(made.edition, order.date):
        if not confirm(doubt):
            raise ExpectedError("It was not confirmed.")
    put_undone_aside(project, library)
    return _write(project, made, rehearse)


def try_out(made: Draft, rehearse: Rehearse) -> Release:
    """A release as it would be made, from a copy in a folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / made.name
        return _made(made, copy, rehearse)


def _made(made: Draft, folder: Path, rehearse: Rehearse) -> Release:
    """Copy all that is released to a folder, and write there what it is."""
    for path, source in made.sources.items():
        target = folder / CONTENT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    edition, order = made.edition.id, made.order
    before = (made.library, [each.library for each in made.earlier])
    frozen = as_frozen(load(folder).library, edition, _plain(order, made.carried), before)
    text = _facts(order, made.files, made.carried, recorded_plans(frozen))
    facts, digest = _readable(folder, text), digest_of(text.encode())
    release = Release(f"{edition}@{made.name}", facts, digest, frozen, folder)
    (*_, version) = as_listed([*made.earlier, release], whole=True)
    items = salted(release.id, version.rows)
    (folder / ITEMS).write_text(items.text, "utf-8", newline="")
    release = replace(release, items=items)
    line = next_line(chain_in(made.library), release.to_log)
    release = replace(release, line=digest_of_line(line))
    rehearse(release)
    return release


def _plain(order: Order, carried: Release | None) -> ReleaseFacts:
    """What a release is, without what it holds."""
    statement = carried.name if carried else None
    return ReleaseFacts(
        format=FORMAT, kind=order.kind, state=order.state, date=order.date, note=order.note,
        reason=order.reason, statement=statement, known=order.known, files=(),
    )  # fmt: skip


def _left_to_write(edition: Edition, order: Order, carried: Release | None) -> Iterator[Problem]:
    """What an author has to finish or to put right first, in the parts that are frozen now."""
    if order.kind is ReleaseKind.NOTICE:
        return
    if order.kind is ReleaseKind.REPORT or (order.known and carried):
        edition = edition.model_copy(update={"code": None, "statement": None})
    yield from unfinished(edition)
    yield from unsigned(edition, order.reached)
    yield from contradicted(edition, carried.facts.state if carried else order.reached)


def _carried(earlier: Sequence[Release], order: Order) -> Release | None:
    """The release whose statement and Code any other kind shows: the newest statement."""
    stated = [each for each in earlier if each.facts.kind is ReleaseKind.STATEMENT]
    return stated[-1] if stated and order.kind is not ReleaseKind.STATEMENT else None


def _facts(
    order: Order, files: dict[str, str], carried: Release | None, plans: list[RecordedRow]
) -> str:
    facts = {
        "format": FORMAT,
        "kind": order.kind.value,
        "state": order.state.value if order.state else None,
        "date": order.date,
        "note": order.note,
        "reason": order.reason,
        "statement": carried.name if carried else None,
        "known": order.known.model_dump(mode="json") if order.known else None,
        "files": [{"path": name, "sha256": digest} for name, digest in files.items()],
    }
    given = {name: value for name, value in facts.items() if value is not None}
    text = yaml.safe_dump(given, sort_keys=False, allow_unicode=True, width=100)
    figures = yaml.safe_dump({"plans": plans}, sort_keys=False, default_flow_style=None, width=100)
    return text + figures if plans else text


def _sources(
    project: Path, library: Library, edition: Edition, order: Order, earlier: Sequence[Release]
) -> dict[str, Path]:
    """Every file the release holds, by its path below content/, and where it is copied from."""
    newest = earlier[-1] if earlier else None
    if order.kind is ReleaseKind.NOTICE and newest:
        return {each.path: newest.folder / CONTENT / each.path for each in newest.facts.files}
    parts = ["edition", "improvement", "assurance", "risks"]
    # Of a statement that is not held, a paper may tell: that stands in the place of its text.
    if order.kind is ReleaseKind.STATEMENT or (order.known and not _carried(earlier, order)):
        parts += ["code", "statement"]
    if order.kind is ReleaseKind.NOTICE:
        parts = parts[:1]
    names = closure_of(library, edition, parts, order.date)
    for part in [getattr(edition, each) for each in parts[1:]]:
        names |= {
            f"{edition.id}/{FOLDER}/{each.file}" for each in (attachments_of(part) if part else ())
        }
    files = {name: project / CONTENT / name for name in names}
    if carried := _carried(earlier, order):
        kept = [f"{edition.id}/code.yml", f"{edition.id}/statement.yml"]
        there = {each.path for each in carried.facts.files}
        kept += [each for each in there if f"/{FOLDER}/" in each]
        # Whom and what the statement names, unless the plan names it too, and so has it as it is.
        named = ("organisations/", "frameworks/")
        kept += [each for each in there - names if each.startswith(named)]
        files |= {name: carried.folder / CONTENT / name for name in kept if name in there}
    return files


def _write(project: Path, made: Draft, rehearse: Rehearse) -> Path:
    """Copy beside, then put in place with its line in the log: both, or neither."""
    edition = made.edition.id
    folder = folder_of_release(project, edition, made.name)
    with alone(project):
        try:
            beside = staging(project)
            new = _made(made, beside, rehearse)
        except OSError as error:
            message = f"Cannot write {folder}: {error.strerror}."
            raise ExpectedError(message) from error
        log_release(project, new.to_log, beside)
    return folder


def _readable(made: Path, text: str) -> ReleaseFacts:
    """Write what a release says of itself: what cannot be read back would stop every command."""
    (made / FACTS).write_text(text, "utf-8", newline="")
    facts, problems = load_record(ReleaseFacts, made / FACTS, FACTS)
    if facts is None:
        raise ContentError(problems)
    return facts
