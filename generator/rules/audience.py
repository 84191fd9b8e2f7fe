"""Public items that lean on internal ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.audience import select
from generator.model import Area, Risk
from generator.model.index import key_of
from generator.model.schema import below, references, texts_of
from generator.problems import Problem, Severity
from generator.reading.files import CONTENT
from generator.releases.archive import FACTS
from generator.releases.narrowed import narrowed
from generator.rules.naming import InternalNames, problem_of
from generator.tracker.disclosure import internal_news
from generator.vocabulary import Audience, Withheld
from generator.withholding import gaps_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Library, Record, ReleaseFacts
    from generator.releases.archive import Release
    from generator.rules.subject import Subject


def named_in_public(subject: Subject) -> Iterator[Problem]:
    """A public text, be it a title or a note, that names something internal."""
    public = [record for record, _ in subject.public.records]
    shown = {record.place() for record in public}
    hidden = [record for record, _ in subject.index.records if record.place() not in shown]
    names = InternalNames(hidden, public)
    for record in public if hidden else ():
        for path, text in texts_of(record):
            for found in names.found_in(text):
                yield problem_of(found, record.place(*path))


def named_in_releases(library: Library, releases: Sequence[Release]) -> Iterator[Problem]:
    """What releases say of themselves to the public, where that names something internal."""
    told = [(each, path, text) for each in releases for path, text in said_by(narrowed(each).facts)]
    names = names_kept(library, releases, [text for _, _, text in told])
    for release, path, text in told:
        for found in names.found_in(text):
            place = release.facts.place(*path)
            problem = problem_of(found, replace(place, file=f"{CONTENT}/{release.path}/{FACTS}"))
            yield replace(problem, hint=_WITHDRAW)


def names_kept(
    library: Library, releases: Sequence[Release], texts: Iterable[str]
) -> InternalNames:
    """The names in texts that neither the working copy nor a release tells the public."""
    hidden = _hidden(library)
    names = InternalNames(hidden, ())
    # To select every release takes long, and hardly a text has such a name.
    if not any(True for text in texts for _ in names.found_in(text)):
        return InternalNames((), ())
    seen = [select(each, Audience.PUBLIC) for each in (library, *(r.library for r in releases))]
    return InternalNames(hidden, [record for each in seen for record in below(each)])


def said_by(facts: ReleaseFacts) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a release tells everybody of itself: why it came, and from where what is known."""
    said = (("note",), facts.note), (("reason",), facts.reason or "")
    yield from said
    if facts.known:
        yield ("known", "source"), facts.known.source


_WITHDRAW = "withdraw the text, or make what it names public"


def _hidden(library: Library) -> list[Record]:
    shown = {each.place() for each in below(select(library, Audience.PUBLIC))}
    return [each for each in below(library) if each.place() not in shown]


def missing_numbers(subject: Subject) -> Iterator[Problem]:
    """Numbers and ids that readers miss, where they are not to know how much is withheld."""
    if subject.library.site.withheld is Withheld.EXACT:
        return
    for number_of in (_number_that_stays, _numbered_id):
        gaps = gaps_in(subject.library, subject.public_library, number_of)
        for each in [record for missing, _ in gaps for record in missing]:
            message = f'found "{number_of(each)}", which is internal, with later ones in public'
            hint = 'number what is internal last, or write "withheld: exact" in site.yml'
            place = each.place("number" if number_of is _number_that_stays else "id")
            yield Problem(place, "missing-number", message, hint, Severity.WARNING)


def _number_that_stays(record: Record) -> str | None:
    """The number of what pages cannot show without one."""
    return str(record.number) if isinstance(record, Area | Risk) else None


def _numbered_id(record: Record) -> str | None:
    """An id that ends with a number, but for a year: it stands in addresses."""
    name = getattr(record, "id", "") or ""
    return name if re.fullmatch(r".*(?<![0-9])[0-9]{1,3}", name) else None


def internal_references(subject: Subject) -> Iterator[Problem]:
    """A public item refers to an internal one: the public site leaves the reference out."""
    shown = {record.place() for record, _ in subject.public.records}
    for record, scope in subject.index.records:
        if record.place() not in shown:
            continue
        for field, name, path in references(record):
            kind = field.refers.kind if field.refers else ""
            lineage = field.refers is not None and field.refers.lineage
            if lineage and subject.was_released(key_of(kind, name, scope)):
                continue  # what an earlier release had is shown as far as that was public
            if subject.public.find(kind, name, scope) is None:
                message = f'found "{name}", which is internal, in something public'
                hint = "the public site omits it; make both public, or make this internal too"
                place = record.place(*path)
                yield Problem(place, "internal-reference", message, hint, Severity.WARNING)


def news_for_staff(subject: Subject) -> Iterator[Problem]:
    """What staff know of an action and the public is not told."""
    yield from internal_news(
        (subject.library, subject.index), (subject.public_library, subject.public)
    )
