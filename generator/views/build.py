"""Joins the parts of one edition. Pure functions of the library they are given.

Nothing here knows which audience it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.builder import Builder
from generator.views.records import (
    AreaView,
    BoardView,
    EditionView,
    ImprovementView,
    OpinionView,
    PostView,
    PrincipleView,
)
from generator.views.risks import own_risks, tell_whom_they_name
from generator.views.terms import terms_of
from generator.views.year import join_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.model import DocumentEntry, Edition, Library


def edition_view(
    library: Library,
    edition: Edition,
    siblings: Sequence[Edition] | None = None,
    path: str = "",
    as_at: date | None = None,
) -> EditionView:
    """Join all that an edition's pages show; `path` is where it stands on the site.

    `siblings` are the body's other years as the site shows them, else those of the library.
    `as_at` is the date of its plan, where that is not the plan's own.
    """
    build = Builder(library, edition, siblings, path or edition.id, as_at)
    areas = _areas(build)
    improvements, opinions = _improvements(build, areas), _opinions(build, areas)
    year = join_year(build, areas, improvements)
    risks = list(own_risks(build, areas, year.actions))
    build.add_named()
    return EditionView(
        edition=edition,
        organisation=build.organisation(edition.organisation),
        framework=next((f for f in library.frameworks if f.id == edition.framework), None),
        areas=areas,
        principles=_principles(areas),
        improvements=improvements,
        opinions=opinions,
        recommendations=year.recommendations,
        actions=year.actions,
        plan=year.plan,
        history=year.history,
        stated=year.stated,
        papers=year.papers,
        own_risks=tell_whom_they_name(risks),
        risks=tell_whom_they_name(year.risks),
        posts=_sorted_posts(build),
        boards=_sorted_boards(build),
        terms=terms_of(library, edition),
        documents=dict(_documents(edition)),
        partners=[build.organisation(each) for each in edition.joint_with],
    )


def _areas(build: Builder) -> list[AreaView]:
    edition = build.edition
    reviews = {each.area: each for each in (edition.statement.areas if edition.statement else ())}
    code_areas = edition.code.areas if edition.code else ()
    return [build.area(area, reviews.get(area.id)) for area in code_areas]


def _improvements(build: Builder, areas: list[AreaView]) -> list[ImprovementView]:
    plan = build.edition.improvement
    return [build.improvement(item, areas) for item in (plan.areas if plan else ())]


def _opinions(build: Builder, areas: list[AreaView]) -> list[OpinionView]:
    assured = build.edition.assurance
    return [build.opinion(each, areas) for each in (assured.opinions if assured else ())]


def _documents(edition: Edition) -> Iterator[tuple[str, DocumentEntry]]:
    """The documents that say something, by their kind: those that do not have no pages."""
    for entry in edition.documents:
        document = getattr(edition, entry.kind)
        if document is not None and not document.is_empty:
            yield entry.kind.value, entry


def _principles(areas: list[AreaView]) -> list[PrincipleView]:
    """Principles in the order in which the body prints its areas."""
    views: dict[str, PrincipleView] = {}
    for area in areas:
        for principle in area.principles:
            view = views.setdefault(principle.id, PrincipleView(principle, []))
            view.areas.append(area)
    return list(views.values())


def _sorted_posts(build: Builder) -> list[PostView]:
    body = build.edition.organisation
    order = {post.id: at for at, post in enumerate(build.organisation(body).posts)}
    return sorted(
        build.posts.values(),
        key=lambda view: (view.organisation.id != body, order.get(view.slug, 0), view.slug),
    )


def _sorted_boards(build: Builder) -> list[BoardView]:
    body = build.edition.organisation
    order = {board.id: at for at, board in enumerate(build.organisation(body).boards)}
    views = sorted(
        build.boards.values(),
        key=lambda view: (view.organisation.id != body, order.get(view.slug, 0), view.slug),
    )
    for view in views:
        view.children.sort(key=views.index)
        view.receives.sort(key=views.index)
    return views
