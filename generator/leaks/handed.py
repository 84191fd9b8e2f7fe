"""What units were handed, compared with what the content files make public.

Each record is that of the source with the same id, in the same place; each value is one that this
has, and may be seen. A unit may have less, never more or other. What is no record, such as titles
of other pages, is not compared here: the finished pages are searched for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.leaks.attached import attached
from generator.leaks.values import called
from generator.model import Edition, Improvement, Judgement, Paragraph, Section
from generator.model.schema import below, fields_of
from generator.units import (
    ComparisonUnit,
    EditionUnit,
    HistoryUnit,
    OrganisationUnit,
    Portal,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compare.sides import Side
    from generator.leaks.decided import Decided
    from generator.leaks.sources import Filed, Sources
    from generator.model import Record
    from generator.model.schema import Field, Path
    from generator.units import Unit


_INSTEAD = "Withdrawn."


class _Here(NamedTuple):
    """What is compared: the part of a unit, and where its source stands."""

    decided: Decided
    source: Filed | None  # none of what the site takes from the working copy
    item: str  # what an author would call the record around


class Handed:
    """Compares units with their sources; what several of them share is compared once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._found: dict[tuple[int, int], tuple[str, ...]] = {}

    def wrong_in(self, unit: Unit) -> list[str]:
        """A sentence on each value that a unit was handed, and its source does not make public."""
        found = dict.fromkeys(
            fault for given, path in _handed(unit) for fault in self._part(unit, given, path)
        )
        found |= dict.fromkeys(self._releases(unit))
        found |= dict.fromkeys(self._files(unit))
        found |= dict.fromkeys(self._concluded(unit))
        return [f"{unit.name}: {fault}" for fault in found]

    def _files(self, unit: Unit) -> Iterator[str]:
        """The attached files that are none of the version that a unit shows, byte for byte."""
        if not (isinstance(unit, EditionUnit) and unit.files):
            return
        source = self._sources.at(unit.path, unit.language)
        own = attached(source) if source else ()
        for each in unit.files:
            if (each.name, each.digest) not in own:
                yield f'was handed a file "{each.name}" that its content does not make public'

    def _concluded(self, unit: Unit) -> Iterator[str]:
        """What the first page quotes of a statement, and that does not say it."""
        for each in unit.concluded if isinstance(unit, Portal) else ():
            source = self._sources.at(each.edition, unit.language)
            words, whys = _conclusions(source) if source else ([], [])
            for said, own in ((each.word, words), (each.why, whys)):
                if said and said not in own:
                    yield (
                        f'was told that {each.edition} concludes "{said[:60]}", which its content '
                        "does not make public"
                    )

    def _releases(self, unit: Unit) -> Iterator[str]:
        """What is told of a release otherwise than it says itself, or may still say."""
        for body in unit.organisations:
            for release in (each for edition in body.editions for each in edition.releases):
                source = self._sources.at(release.path)
                if source is None:
                    yield f"was told of {release.path}, of which nothing is public"
                    continue
                facts = source.facts
                known = facts.known.source if facts.known else ""
                said = release.known.source if release.known else ""
                texts = (facts.note, release.note), (facts.reason, release.reason), (known, said)
                for own, given in (*texts, (facts.date, release.date)):
                    if given not in {own or "", _INSTEAD}:
                        yield (
                            f'was told "{given[:60]}" of {release.path}, which that does not make '
                            f"public ({source.within}release.yml)"
                        )

    def _part(self, unit: Unit, given: Record, path: str) -> Iterable[str]:
        """What is wrong with a library, or a year, that stands for a version; "" for none."""
        source = self._sources.at(path, unit.language) if path else None
        if path and source is None:
            return [f"was handed {path}, of which nothing is public"]
        decided = source.decided if source else self._sources.front(unit.language)
        own = source.edition if source and isinstance(given, Edition) else decided.library
        return self._differences(given, own, _Here(decided, source, called(own, "")))

    def _differences(self, given: Record, own: Record, here: _Here) -> tuple[str, ...]:
        key = (id(given), id(own))
        if key not in self._found:
            self._found[key] = tuple(self._look(given, own, here))
        return self._found[key]

    def _look(self, given: Record, own: Record, here: _Here) -> Iterator[str]:
        if hasattr(own, "id"):
            edition = here.source.edition.id if here.source else ""
            here = here._replace(item=called(own, edition))
        for field in fields_of(type(own)):
            if field.record:
                yield from self._children(given, own, field, here)
                continue
            public = [_pair(*each) for each in here.decided.placed(own, field)]
            for value in _said(given, field):
                if value not in public:
                    yield _sentence(field.name, value, own, here)
        if isinstance(given, Improvement):
            told = here.source.recorded if here.source else ()
            if any(each not in told for each in given._recorded):  # noqa: SLF001 - pages show it
                yield _sentence("plans", "other figures than the public was told", own, here)

    def _children(self, given: Record, own: Record, field: Field, here: _Here) -> Iterator[str]:
        there = {_name(each): each for each in field.held(own)}
        for child in field.held(given):
            source = there.get(_name(child))
            if source is None:
                yield _sentence(field.name, _shown(child), own, here)
            elif not here.decided.shows(source) or field.internal:
                yield _sentence(field.name, _shown(child), source, here)
            else:
                yield from self._differences(child, source, here)


def _conclusions(source: Filed) -> tuple[list[Any], list[Any]]:
    """The words for what a statement may conclude, and the texts that tell it."""
    statement = source.edition.statement
    records = [*below(statement)] if statement else []

    def said(cls: type[Record], name: str) -> list[Any]:
        shown = [each for each in records if type(each) is cls and source.decided.shows(each)]
        (field,) = (each for each in fields_of(cls) if each.name == name)
        return [value for each in shown for value in source.decided.values(each, field)]

    printed = [*said(Section, "text"), *said(Paragraph, "text")]
    paragraphs = [part for text in printed for part in text.strip().split("\n\n")]
    return said(Judgement, "rating"), [*said(Judgement, "text"), *paragraphs]


def _handed(unit: Unit) -> Iterator[tuple[Record, str]]:
    """The libraries and years that a unit was handed, with the paths of what they stand for."""
    if isinstance(unit, EditionUnit):
        yield unit.library, unit.path
        yield from ((each, each.id) for each in unit.siblings)
    else:
        yield unit.library, ""
    for side in sides_of(unit):
        yield side.library, side.path


def sides_of(unit: Unit) -> Iterator[Side]:
    """The versions that a unit looks at beside its own."""
    match unit:
        case EditionUnit(year_before=side):
            yield from filter(None, [side])
        case ComparisonUnit():
            yield from (*unit.sides, *unit.between)
        case OrganisationUnit() | HistoryUnit():
            yield from unit.years


def _said(record: Record, field: Field) -> list[Any]:
    """The values of a field, but for the one it has where nothing is said.

    Nor does a number say anything that must be there, and is not shown.
    """
    value = getattr(record, field.name)
    if not field.many and value in ("", type(record).model_fields[field.name].default):
        return []
    return [_pair(*each) for each in field.values(record)]


def _pair(path: Path, value: object) -> object:
    """A value and, where it has one, the name under which it stands."""
    return (path[-1], value) if isinstance(path[-1], str) and len(path) > 1 else value


def _name(record: Record) -> tuple[object, ...]:
    """What tells a record from others beside it: its id, or where it stands in its file."""
    place = record.place()
    return (type(record), getattr(record, "id", None) or (place.file, place.line, place.column))


def _shown(record: Record) -> str:
    return str(getattr(record, "id", "") or record.called)


def _sentence(field: str, value: object, own: Record, here: _Here) -> str:
    place = own.place(field) if field in type(own).model_fields else own.place()
    place = place.below(here.source.within if here.source else "")
    said = " ".join(str(value).split())[:60]
    return (
        f'"{field}" of {here.item} has "{said}", which its content does not make public '
        f"({place.file}:{place.line})"
    )
