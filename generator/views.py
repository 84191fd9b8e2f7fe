"""What pages show, computed from a selected library: who owns what, what connects to what.

Pure functions of the library they are given; nothing here knows which audience it is for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.index import Scope, index_library
from generator.model import Board, Organisation, Post, Principle
from generator.shape import children, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.index import Index
    from generator.model import (
        Area,
        AreaReview,
        Control,
        DocumentEntry,
        Edition,
        Framework,
        ImprovementArea,
        Library,
        Meaning,
        Opinion,
        Record,
        Review,
        Term,
        Theme,
    )


@dataclass(eq=False)
class PostView:
    """A post with everything it owns in one edition."""

    post: Post
    organisation: Organisation
    slug: str
    controls: list[ControlView] = field(default_factory=list)
    leads: list[ImprovementView] = field(default_factory=list)
    chairs: list[BoardView] = field(default_factory=list)


@dataclass(eq=False)
class BoardView:
    """A board with what stands above and below it, and what is reported to it."""

    board: Board
    organisation: Organisation
    slug: str
    chair: PostView | None = None
    parent: BoardView | None = None
    escalates_to: BoardView | None = None
    joint_with: list[Organisation] = field(default_factory=list)
    children: list[BoardView] = field(default_factory=list)
    receives: list[BoardView] = field(default_factory=list)
    controls: list[ControlView] = field(default_factory=list)


@dataclass(eq=False)
class ControlView:
    """A control where it stands: its area, its theme if it has one, who owns it."""

    control: Control
    area: AreaView
    theme: Theme | None
    owners: list[PostView] = field(default_factory=list)
    boards: list[BoardView] = field(default_factory=list)


@dataclass(eq=False)
class ThemeView:
    """A theme with its controls and its review."""

    theme: Theme
    controls: list[ControlView]
    review: Review | None


@dataclass(eq=False)
class AreaView:
    """A governance area in the Code and in the statement."""

    area: Area
    principle: Principle | None
    review: AreaReview | None
    own_review: Review | None = None
    controls: list[ControlView] = field(default_factory=list)
    themes: list[ThemeView] = field(default_factory=list)
    improvements: list[ImprovementView] = field(default_factory=list)
    opinions: list[OpinionView] = field(default_factory=list)

    @property
    def all_controls(self) -> list[ControlView]:
        return self.controls + [each for theme in self.themes for each in theme.controls]


@dataclass(eq=False)
class PrincipleView:
    """A principle with the areas under it."""

    principle: Principle
    areas: list[AreaView]


@dataclass(eq=False)
class ImprovementView:
    """An improvement area with its leads and the governance areas it concerns."""

    area: ImprovementArea
    leads: list[PostView]
    governance_areas: list[AreaView]


@dataclass(eq=False)
class OpinionView:
    """An opinion with the governance areas it is about."""

    opinion: Opinion
    areas: list[AreaView]


@dataclass(eq=False)
class TermView:
    """A term as one edition uses it."""

    term: Term
    meanings: list[Meaning]


@dataclass(eq=False)
class EditionView:
    """Everything the pages of one edition show."""

    edition: Edition
    organisation: Organisation
    framework: Framework | None
    areas: list[AreaView]
    principles: list[PrincipleView]
    improvements: list[ImprovementView]
    opinions: list[OpinionView]
    posts: list[PostView]
    boards: list[BoardView]
    terms: list[TermView]
    documents: dict[str, DocumentEntry]

    @property
    def controls(self) -> list[ControlView]:
        return [control for area in self.areas for control in area.all_controls]

    def area(self, name: str) -> AreaView | None:
        """The area with an id."""
        return next((view for view in self.areas if view.area.id == name), None)


class _Builder:
    """Joins the parts of one edition; every item gets one view, shared by all that show it."""

    def __init__(self, library: Library, edition: Edition) -> None:
        self.library = library
        self.edition = edition
        self.index: Index = index_library(library)
        self.scope = Scope(edition.organisation, edition.id, edition.framework or "")
        self.posts: dict[str, PostView] = {}
        self.boards: dict[str, BoardView] = {}

    def organisation(self, name: str) -> Organisation:
        found = self.index.find("organisation", name, self.scope)
        assert isinstance(found, Organisation), name
        return found

    def post(self, reference: str, organisation: str = "") -> PostView | None:
        owner, _, name = reference.rpartition("/")
        owner = owner or organisation or self.edition.organisation
        post = self.index.find("post", f"{owner}/{name}", self.scope)
        if not isinstance(post, Post):
            return None
        slug = self.slug(owner, name)
        if slug not in self.posts:
            self.posts[slug] = PostView(post, self.organisation(owner), slug)
        return self.posts[slug]

    def board(self, reference: str, organisation: str = "") -> BoardView | None:
        owner, _, name = reference.rpartition("/")
        owner = owner or organisation or self.edition.organisation
        board = self.index.find("board", f"{owner}/{name}", self.scope)
        if not isinstance(board, Board):
            return None
        slug = self.slug(owner, name)
        if slug not in self.boards:
            view = BoardView(board, self.organisation(owner), slug)
            self.boards[slug] = view
            self._place_board(view, owner)
        return self.boards[slug]

    def slug(self, owner: str, name: str) -> str:
        """Own items under their id; another body's under its name as well."""
        return name if owner == self.edition.organisation else f"{owner}-{name}"

    def _place_board(self, view: BoardView, owner: str) -> None:
        board = view.board
        if board.chair and (chair := self.post(board.chair, owner)):
            view.chair = chair
            chair.chairs.append(view)
        if board.parent and (parent := self.board(board.parent, owner)):
            view.parent = parent
            parent.children.append(view)
        if board.escalates_to and (above := self.board(board.escalates_to, owner)):
            view.escalates_to = above
            above.receives.append(view)
        view.joint_with = [self.organisation(name) for name in board.joint_with]

    def principle(self, reference: str | None) -> Principle | None:
        if reference is None:
            return None
        found = self.index.find("principle", reference, self.scope)
        return found if isinstance(found, Principle) else None

    def control(self, control: Control, area: AreaView, theme: Theme | None) -> ControlView:
        view = ControlView(control, area, theme)
        view.owners = [owner for each in control.owners if (owner := self.post(each))]
        view.boards = [board for each in control.boards if (board := self.board(each))]
        for owner in view.owners:
            owner.controls.append(view)
        for board in view.boards:
            board.controls.append(view)
        return view

    def area(self, area: Area, review: AreaReview | None) -> AreaView:
        view = AreaView(area, self.principle(area.principle), review)
        reviews = {each.theme: each for each in (review.reviews if review else ())}
        view.own_review = reviews.get(None)
        view.controls = [self.control(each, view, None) for each in area.controls]
        for theme in area.themes:
            controls = [self.control(each, view, theme) for each in theme.controls]
            view.themes.append(ThemeView(theme, controls, reviews.get(theme.id)))
        return view

    def improvement(self, item: ImprovementArea, areas: list[AreaView]) -> ImprovementView:
        leads = [lead for each in item.leads if (lead := self.post(each))]
        concerned = [view for view in areas if view.area.id in item.governance_areas]
        view = ImprovementView(item, leads, concerned)
        for lead in leads:
            lead.leads.append(view)
        for area in concerned:
            area.improvements.append(view)
        return view

    def opinion(self, opinion: Opinion, areas: list[AreaView]) -> OpinionView:
        """An opinion, told to the areas it is about."""
        view = OpinionView(opinion, [each for each in areas if each.area.id in opinion.areas])
        for area in view.areas:
            area.opinions.append(view)
        return view

    def add_named(self) -> None:
        """Posts and boards that the year's papers name without giving them anything to own."""
        for organisation in self.library.organisations:
            for post in organisation.posts:
                if self.edition.year in post.named_in:
                    self.post(f"{organisation.id}/{post.id}")
            for board in organisation.boards:
                if self.edition.year in board.named_in:
                    self.board(f"{organisation.id}/{board.id}")

    def terms(self) -> Iterator[TermView]:
        for term in self.library.glossary.terms if self.library.glossary else ():
            meanings = [m for m in term.meanings if not m.used_in or self.edition.id in m.used_in]
            if meanings:
                yield TermView(term, meanings)


def edition_view(library: Library, edition: Edition) -> EditionView:
    """Join everything that the pages of an edition show."""
    build = _Builder(library, edition)
    reviews = {each.area: each for each in (edition.statement.areas if edition.statement else ())}
    code_areas = edition.code.areas if edition.code else ()
    areas = [build.area(area, reviews.get(area.id)) for area in code_areas]
    plan = edition.improvement.areas if edition.improvement else ()
    improvements = [build.improvement(item, areas) for item in plan]
    assured = edition.assurance.opinions if edition.assurance else ()
    opinions = [build.opinion(opinion, areas) for opinion in assured]
    build.add_named()
    framework = next((f for f in library.frameworks if f.id == edition.framework), None)
    return EditionView(
        edition=edition,
        organisation=build.organisation(edition.organisation),
        framework=framework,
        areas=areas,
        principles=_principles(areas),
        improvements=improvements,
        opinions=opinions,
        posts=_sorted_posts(build),
        boards=_sorted_boards(build),
        terms=list(build.terms()),
        documents={entry.kind.value: entry for entry in edition.documents},
    )


def _principles(areas: list[AreaView]) -> list[PrincipleView]:
    """Principles in the order in which the body prints its areas."""
    views: dict[str, PrincipleView] = {}
    for area in areas:
        if area.principle:
            view = views.setdefault(area.principle.id, PrincipleView(area.principle, []))
            view.areas.append(area)
    return list(views.values())


def _sorted_posts(build: _Builder) -> list[PostView]:
    own = build.edition.organisation
    order = {post.id: at for at, post in enumerate(build.organisation(own).posts)}
    return sorted(
        build.posts.values(),
        key=lambda view: (view.organisation.id != own, order.get(view.slug, 0), view.slug),
    )


def _sorted_boards(build: _Builder) -> list[BoardView]:
    own = build.edition.organisation
    order = {board.id: at for at, board in enumerate(build.organisation(own).boards)}
    views = sorted(
        build.boards.values(),
        key=lambda view: (view.organisation.id != own, order.get(view.slug, 0), view.slug),
    )
    for view in views:
        view.children.sort(key=views.index)
        view.receives.sort(key=views.index)
    return views


@dataclass(frozen=True)
class Note:
    """An editorial note and what it is about."""

    about: str
    text: str
    place: str


def editorial_notes(record: Record, title: str = "") -> Iterator[Note]:
    """All notes in and below a record, each with the titles that lead to it."""
    own = _title_of(record)
    titles = f"{title}: {own}" if title and own else own or title
    for field_ in fields_of(type(record)):
        if field_.name == "notes":
            for at, text in enumerate(getattr(record, "notes")):  # noqa: B009 - not on Record
                yield Note(titles, text, str(record.place("notes", at)))
    for _, child in children(record):
        yield from editorial_notes(child, titles)


def _title_of(record: Record) -> str:
    for name in ("name", "title", "term"):
        if isinstance(value := getattr(record, name, None), str):
            return value
    return ""


def total_withheld(record: Record) -> Counter[str]:
    """How many things of each kind the selection took out of a record, at any depth."""
    total = Counter(record._withheld)  # noqa: SLF001 - read only
    for _, child in children(record):
        total += total_withheld(child)
    return total
