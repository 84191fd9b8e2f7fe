"""Which units a site has, each with what it needs to know of the others."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from generator.compare.followed import KINDS, RETURNING, items_of
from generator.compare.sides import Pair, Side, pair_of, pairs_of, side_of
from generator.language import MAIN, speaking
from generator.model.attachments import folder_of, readable_files
from generator.model.lineage import lineage_of, with_lineage
from generator.page_kinds import COMPARE, HISTORIES, RECURRING
from generator.releases.summaries import (
    OrganisationSummary,
    ReleaseSummary,
    as_known_to,
    summarise,
)
from generator.units.kinds import (
    ComparisonUnit,
    Contents,
    EditionUnit,
    HistoryUnit,
    OrganisationUnit,
    PartOfYear,
    Portal,
    ReleaseUnit,
    Unit,
    UnitOfBody,
)
from generator.units.neighbours import Neighbours
from generator.views.conclusion import quoted
from generator.vocabulary import SecondLanguage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from generator.model import Edition, Glossary, Library, Organisation, Risks
    from generator.releases.versions import Shown, Version


def list_units(shown: Shown) -> list[Unit]:
    """The units of a site; each comes before those that stand below it."""
    with speaking(shown.language):
        return _list_units(shown)


def _list_units(shown: Shown) -> list[Unit]:
    summaries = summarise(shown)
    bodies = {
        organisation.id: list(_body(shown, organisation, known))
        for organisation, known in zip(shown.organisations, summaries, strict=True)
        if organisation.id in shown.speakers
    }
    known = tuple(
        bodies[each.path][0].organisations[0] if each.path in bodies else each for each in summaries
    )
    concluded = tuple(said for each in shown.current if (said := quoted(each.edition)))
    own = _slice(shown.library)
    portal = Portal(
        "", shown.audience, own, known, logo=shown.logo, concluded=concluded, log=shown.log
    )
    return [_spoken(unit, shown) for unit in (portal, *chain(*bodies.values()))]


def _spoken(unit: Unit, shown: Shown) -> Unit:
    """A unit that knows its language, the others its pages are in, and who is not in this one."""
    body = unit.path.partition("/")[0]
    speaking = {each.id: each.also_in for each in shown.organisations if body in {"", each.id}}
    languages = (MAIN, *(each for each in SecondLanguage if each in chain(*speaking.values())))
    return replace(
        unit,
        language=shown.language,
        other_languages=tuple(each for each in languages if each != shown.language),
        elsewhere=tuple(each.id for each in shown.organisations if each.id not in shown.speakers),
    )


def _body(
    shown: Shown, organisation: Organisation, known: OrganisationSummary
) -> Iterator[UnitOfBody]:
    """The units of one organisation."""
    versions = [each for each in shown.current if each.edition.organisation == organisation.id]
    releases = [each for each in shown.releases if each.edition.organisation == organisation.id]
    summaries = {each.path: each for edition in known.editions for each in edition.releases}
    others = Neighbours()
    sides = {each.path: _side(shown, each, others, summaries) for each in (*versions, *releases)}
    current = {each.path: sides[each.path] for each in versions}
    years = tuple(current[path] for path in sorted(current))
    frozen: dict[str, list[Side]] = {}
    for each in releases:
        frozen.setdefault(each.edition.id, []).append(sides[each.path])
    part = _slice(shown.library, organisations=(organisation,))
    compared = [(pair_of(organisation.id, *each), each) for each in pairs_of(current, frozen)]
    pairs = tuple(pair for pair, _ in compared)
    known = replace(known, ways=tuple(_ways(years, pairs)))
    measured = tuple(_measured(each) for each in years)
    yield OrganisationUnit(
        organisation.id, shown.audience, part, (known,), years=measured, pairs=pairs
    )
    lineage = lineage_of(shown.library, [each.edition for each in (*versions, *releases)])
    for version in (*versions, *releases):
        unit = _edition(shown, version, others, sides[version.path])
        before = [each for each in years if each.edition.year < version.edition.year]
        yield replace(
            unit,
            organisations=(as_known_to(version.edition.id, known),),
            lineage=lineage,
            comparisons=_newer_in(compared, version.edition),
            year_before=before[-1] if before and not isinstance(unit, ReleaseUnit) else None,
        )
    of_all = (as_known_to("", known),)
    yield from _comparisons(ComparisonUnit("", shown.audience, part, of_all), compared, years)
    if HISTORIES.address in known.ways:
        path = f"{organisation.id}/{HISTORIES.unit}".rstrip("/")
        paths = tuple(pair.path for pair in pairs if pair.path and not pair.year)
        yield HistoryUnit(path, shown.audience, part, of_all, years=years, comparisons=paths)


def _ways(years: Sequence[Side], pairs: Sequence[Pair]) -> Iterator[str]:
    """The addresses of the pages about all years of a body: only where they have something."""
    if any(pair.path for pair in pairs):
        yield COMPARE.address
    if any(any(items_of(years, kind)) for kind in KINDS):
        yield HISTORIES.address
    promising = [each for each in years if any(any(items_of([each], kind)) for kind in RETURNING)]
    if len(promising) > 1:  # nothing can return where only one year promises anything
        yield RECURRING.address


def _newer_in(
    compared: Sequence[tuple[Pair, tuple[Side, Side]]], edition: Edition
) -> tuple[str, ...]:
    """The paths of the comparisons whose newer side is a version of an edition."""
    found = ((pair.path, newer.edition.id) for pair, (_, newer) in compared)
    return tuple(path for path, newer in found if path and newer == edition.id)


def _comparisons(
    bare: ComparisonUnit,
    compared: Sequence[tuple[Pair, tuple[Side, Side]]],
    years: Sequence[Side],
) -> Iterator[ComparisonUnit]:
    """The units of all pairs that have anything in common."""
    for pair, sides in compared:
        older, newer = (each.edition.year for each in sides)
        between = tuple(each for each in years if older < each.edition.year < newer)
        if pair.path:
            yield replace(bare, path=pair.path, sides=sides, between=between)


def _side(
    shown: Shown, version: Version, others: Neighbours, releases: Mapping[str, ReleaseSummary]
) -> Side:
    """A version as its pages show it, and as it is compared."""
    release = releases[version.release.path] if version.release else None
    return side_of(version.path, _part(shown, version, others), release)


def know_each_other(
    units: Sequence[Unit],
    pages: Sequence[Mapping[str, tuple[str, str]]],
    parts: Sequence[tuple[PartOfYear, ...]],
    answers: Sequence[Collection[str]],
) -> list[Unit]:
    """The units, each with what the versions have that its pages lead to.

    `pages` has path and title of each page of a unit by what the page is, `parts` the parts of
    each, `answers` which of the pages have something to say to whom the portal leads there.
    """
    contents = [
        Contents(unit.path, unit.edition.id, _release_name(unit), has, shown)
        for unit, has, shown in zip(units, pages, parts, strict=True)
        if isinstance(unit, EditionUnit)
    ]
    led_to = [
        _with_only(useful, Contents(unit.path, unit.edition.id, "", has))
        for unit, has, useful in zip(units, pages, answers, strict=True)
        if type(unit) is EditionUnit
    ]
    return [
        replace(unit, versions=tuple(led_to))
        if isinstance(unit, Portal)
        else _with_contents(unit, contents)
        for unit in units
    ]


def _release_name(unit: EditionUnit) -> str:
    return unit.release.name if unit.release and isinstance(unit, ReleaseUnit) else ""


def _with_contents(unit: Unit, contents: Sequence[Contents]) -> Unit:
    """A unit with what it leads to: the body's years, or its own sides."""
    match unit:
        case EditionUnit():
            near = [
                each
                for each in contents
                if each.edition.partition("/")[0] == unit.edition.organisation
                and (not each.release or each.edition == unit.edition.id)
            ]
            (own,) = [each for each in near if each.path == unit.path]
            names = with_lineage(own.pages, unit.lineage)
            lineage = tuple(pair for pair in unit.lineage if pair[0][1] in names)
            versions = tuple(_with_only(names, each) for each in near)
            return replace(unit, versions=versions, lineage=lineage)
        case ComparisonUnit(sides=sides):
            return replace(unit, versions=_of_sides(sides, contents))
        case HistoryUnit(years=sides):
            shown = _of_sides(sides, contents)
            return replace(unit, versions=tuple(replace(each, parts=()) for each in shown))
    return unit


def _of_sides(sides: Sequence[Side], contents: Sequence[Contents]) -> tuple[Contents, ...]:
    paths = {side.path for side in sides}
    return tuple(each for each in contents if each.path in paths)


def _with_only(names: Collection[str], contents: Contents) -> Contents:
    pages = {name: page for name, page in contents.pages.items() if name in names}
    return replace(contents, pages=pages, parts=())


def _edition(shown: Shown, version: Version, others: Neighbours, side: Side) -> EditionUnit:
    edition = version.edition
    folder = folder_of(version.folder, version.holder, edition.year)
    kind = EditionUnit if version.path == edition.id else ReleaseUnit
    unit = kind(
        version.path,
        shown.audience,
        side.library,
        (),
        files=tuple(readable_files(folder, edition)),
        release=side.release,
        withdrawn=version.withdrawn,
        siblings=tuple(
            others.names_of_other_years([each.edition for each in shown.current], edition)
        ),
        holder=version.holder,
    )
    return replace(unit, items=version.items) if isinstance(unit, ReleaseUnit) else unit


def _part(shown: Shown, version: Version, others: Neighbours) -> Library:
    """What the pages of an edition, or a comparison with it, are made of."""
    library, edition = version.library, version.edition
    # Any organisation may hold the posts and boards that a joint arrangement names.
    return _slice(
        shown.library,
        organisations=library.organisations,
        frameworks=tuple(f for f in library.frameworks if f.id == edition.framework),
        glossary=_terms_in(library, edition),
        editions=(edition, *others.other_years(library, edition)),
        risks=_risks_of(library, edition),
        joint_papers=library.joint_papers,
    )


def _measured(side: Side) -> Side:
    """What trends are made of: plans, opinions and risks, without the Code and the statement."""
    own, *others = side.library.editions
    bare = own.model_copy(update={"code": None, "statement": None, "risks": None, "about": None})
    parts = {"editions": (bare, *others), "glossary": None}
    return replace(side, library=side.library.model_copy(update=parts))


def _terms_in(library: Library, edition: Edition) -> Glossary | None:
    """The terms that have a meaning in an edition, with that."""
    if library.glossary is None:
        return None
    terms = [
        term.model_copy(update={"meanings": meanings})
        for term in library.glossary.terms
        if (meanings := term.meanings_in(edition.id))
    ]
    return library.glossary.model_copy(update={"terms": tuple(terms)})


def _risks_of(library: Library, edition: Edition) -> Risks | None:
    """The joint risks, if the edition's body holds any, or it is all that they are withheld."""
    risks = library.risks.risks if library.risks else ()
    bodies = {each.organisation for risk in risks for each in risk.assessments}
    return library.risks if not risks or edition.organisation in bodies else None


def _slice(library: Library, **parts: object) -> Library:
    """A library with the site and only the parts given."""
    empty = {"organisations": (), "frameworks": (), "glossary": None, "editions": ()}
    empty |= {"risks": None, "joint_papers": (), "deadlines": None}
    empty |= {"published": None, "withdrawals": None}
    return library.model_copy(update={**empty, **parts})
