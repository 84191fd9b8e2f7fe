"""Freezes an edition: a copy of all its files that never changes, and a line in the log."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from generator.digests import digest_of
from generator.disk import sync
from generator.model import ReleaseFacts
from generator.model.attachments import FOLDER, attachments_of
from generator.model.load import load, load_record
from generator.problems import ContentError, ExpectedError
from generator.reading.files import CONTENT
from generator.reading.upgrade import FORMAT
from generator.releases.archive import FACTS, LOG, Release, as_frozen, folder_of_release
from generator.releases.closure import closure_of
from generator.releases.dating import doubtful_date, impossible_date
from generator.releases.joint import no_such_edition
from generator.releases.plans import unfit_plan
from generator.releases.recording import recorded_plans
from generator.releases.states import contradicted
from generator.releases.unfinished import unfinished, unsigned
from generator.vocabulary import Audience, DocumentState, ReleaseKind
from generator.writing import Append, NewFile, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.model import Edition, KnownStatement, Library
    from generator.problems import Problem
    from generator.releases.recording import RecordedRow
    from generator.writing import FileChange

    Confirm = Callable[[str], bool]
    Rehearse = Callable[[Release], None]

_LOG_HEAD = """\
# Every release, written by `governance release`. Lines are added, never changed.
releases:
"""


@dataclass(frozen=True)
class Order:
    """What a person asks to be published, and on which day, if that is known."""

    edition: str
    kind: ReleaseKind
    state: DocumentState | None
    date: str
    note: str
    reason: str | None = None
    today: str = ""
    known: KnownStatement | None = None

    @property
    def reached(self) -> DocumentState | None:
        """How far the statement had come, whether its text is held or not."""
        return self.known.state if self.known else self.state


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
    if refusals := list(_refusals(edition, earlier, order, files)):
        raise ExpectedError("\n".join(refusals))
    if (doubt := doubtful_date(edition, order.date)) and not confirm(doubt):
        raise ExpectedError("It was not confirmed.")

    def finish(made: Path) -> str:
        before = (library, [each.library for each in earlier])
        frozen = as_frozen(load(made).library, edition.id, _plain(order, carried), before)
        text = _facts(order, files, carried, recorded_plans(frozen))
        facts, digest = _readable(made, text), digest_of(text.encode())
        rehearse(Release(f"{edition.id}@{_name(order, earlier)}", facts, digest, frozen, made))
        return digest

    return _write(project, order, _name(order, earlier), sources, finish)


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


def _refusals(
    edition: Edition, earlier: Sequence[Release], order: Order, files: dict[str, str]
) -> Iterator[str]:
    """Why this would not be a release, each as a sentence that says what to do."""
    if edition.audience is not Audience.PUBLIC:
        yield f"{edition.id} is internal: write `audience: public` in its edition.yml first."
    final = order.reached not in {None, DocumentState.DRAFT}
    yield from impossible_date(edition, order.date, order.today, final=final)
    newest = earlier[-1] if earlier else None
    if newest and order.date < newest.facts.date:
        yield f"{newest.id} is newer: give its date, {newest.facts.date}, or a later one."
    yield from _out_of_turn(earlier, order)
    if newest and _is_same(newest, order, files):
        yield f"Nothing has changed since {newest.id}."


def _out_of_turn(earlier: Sequence[Release], order: Order) -> Iterator[str]:
    """Why a statement does not come after those that were there before."""
    before = [each for each in earlier if each.facts.reached]
    if order.reached is None or not before:
        return
    newest, states = before[-1], list(DocumentState)
    state = newest.facts.reached or states[0]
    if states.index(order.reached) < states.index(state):
        yield f"{newest.id} is {state} already: a statement never goes back."
    elif order.reached is state and newest.facts.known is None:
        if order.known:
            yield f"{newest.id} is {state} already, and its text is held."
        elif not order.reason:
            yield (
                f"{newest.id} is {state} already: a correction says with --reason what was wrong."
            )


def _is_same(newest: Release, order: Order, files: dict[str, str]) -> bool:
    """Whether this would be the newest release over again; a notice is as new as what it says."""
    facts = newest.facts
    said = (facts.kind, facts.state) == (order.kind, order.state)
    if order.kind is ReleaseKind.NOTICE:
        said = said and facts.note == order.note
    return said and {each.path: each.sha256 for each in facts.files} == files


def _name(order: Order, earlier: Sequence[Release]) -> str:
    """The date and the state or kind; a second one of the same day has a number as well."""
    name = f"{order.date}-{order.state or order.kind}"
    taken = {each.name for each in earlier}
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbered if each not in taken)


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


def _write(
    project: Path,
    order: Order,
    name: str,
    sources: dict[str, Path],
    finish: Callable[[Path], str],
) -> Path:
    """Copy beside, then put in place in one step, then log: a killed run is seen by the next."""
    folder = folder_of_release(project, order.edition, name)
    made = folder.with_name(f".{name}")
    shutil.rmtree(made, ignore_errors=True)
    try:
        for path, source in sources.items():
            target = made / CONTENT / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        digest = finish(made)
        sync(made)
        made.replace(folder)
        _log(project, order, name, digest)
    except ExpectedError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        message = f"Cannot write {folder}: {error.strerror}."
        raise ExpectedError(message) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
        _remove_if_empty(folder.parent)
    return folder


def _readable(made: Path, text: str) -> ReleaseFacts:
    """Write what a release says of itself: what cannot be read back would stop every command."""
    (made / FACTS).write_text(text, "utf-8", newline="")
    facts, problems = load_record(ReleaseFacts, made / FACTS, FACTS)
    if facts is None:
        raise ContentError(problems)
    return facts


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _log(project: Path, order: Order, name: str, digest: str) -> None:
    row = {"edition": order.edition, "release": name, "sha256": digest}
    new: FileChange = Append(LOG, ("releases",), row)
    if not (project / LOG).is_file():
        lines = [f"{key}: {value}" for key, value in row.items()]
        new = NewFile(LOG, _LOG_HEAD + "  - " + "\n    ".join(lines) + "\n")
    write(project, [new])
