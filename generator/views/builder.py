"""Makes the view of each item of one edition, once, and joins it with what it connects to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Board, Organisation, Post, Principle
from generator.model.index import Scope, index_library, slug_of
from generator.model.schema import below, narratives
from generator.prose import items_in
from generator.views.records import (
    AreaView,
    BoardView,
    ControlView,
    ImprovementView,
    OpinionView,
    PostView,
    ThemeView,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.model import (
        Area,
        AreaReview,
        Control,
        Edition,
        ImprovementArea,
        Library,
        Opinion,
        Theme,
    )
    from generator.model.index import Index


class Builder:
    """Joins the parts of one edition; every item gets one view, shared by all that show it."""

    def __init__(
        self,
        library: Library,
        edition: Edition,
        siblings: Sequence[Edition] | None,
        path: str,
        as_at: date | None = None,
    ) -> None:
        self.library = library
        self.edition = edition
        self.path = path
        self.as_at = as_at  # of the plan, where it is not its own date
        self.index: Index = index_library(library)
        self.years: Index = self.index
        if siblings is not None:
            # A release refers to what it was frozen with, but leads to the years as they are now.
            around = library.model_copy(update={"editions": (edition, *siblings)})
            self.years = index_library(around)
        self.scope = Scope(edition.organisation, edition.id, edition.framework or "")
        self.posts: dict[tuple[str, str], PostView] = {}
        self.boards: dict[tuple[str, str], BoardView] = {}

    def organisation(self, name: str) -> Organisation:
        organisation = self.index.find("organisation", name, self.scope)
        assert isinstance(organisation, Organisation), name
        return organisation

    def post(self, reference: str, organisation: str = "") -> PostView | None:
        owner, _, name = reference.rpartition("/")
        owner = owner or organisation or self.edition.organisation
        post = self.index.find("post", f"{owner}/{name}", self.scope)
        if not isinstance(post, Post):
            return None
        key = (owner, name)
        if key not in self.posts:
            self.posts[key] = PostView(
                post,
                self.organisation(owner),
                slug_of(f"{owner}/{name}", self.edition.organisation),
            )
        return self.posts[key]

    def board(self, reference: str, organisation: str = "") -> BoardView | None:
        owner, _, name = reference.rpartition("/")
        owner = owner or organisation or self.edition.organisation
        board = self.index.find("board", f"{owner}/{name}", self.scope)
        if not isinstance(board, Board):
            return None
        key = (owner, name)
        if key not in self.boards:
            view = BoardView(
                board,
                self.organisation(owner),
                slug_of(f"{owner}/{name}", self.edition.organisation),
            )
            self.boards[key] = view
            self._place_board(view, owner)
        return self.boards[key]

    def _place_board(self, view: BoardView, owner: str) -> None:
        board = view.record
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
        principle = self.index.find("principle", reference, self.scope)
        return principle if isinstance(principle, Principle) else None

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
        others = [found for each in area.other_principles if (found := self.principle(each))]
        view = AreaView(area, self.principle(area.principle), others, review)
        reviews = {each.theme: each for each in (review.reviews if review else ())}
        view.own_review = reviews.get(None)
        view.controls = [self.control(each, view, None) for each in area.controls]
        for theme in area.themes:
            controls = [self.control(each, view, theme) for each in theme.controls]
            view.themes.append(ThemeView(theme, controls, reviews.get(theme.id)))
        return view

    def improvement(self, item: ImprovementArea, areas: list[AreaView]) -> ImprovementView:
        leads = [lead for each in item.leads if (lead := self.post(each))]
        concerned = [view for view in areas if view.record.id in item.governance_areas]
        view = ImprovementView(item, leads, concerned)
        for lead in leads:
            lead.leads.append(view)
        for area in concerned:
            area.improvements.append(view)
        return view

    def opinion(self, opinion: Opinion, areas: list[AreaView]) -> OpinionView:
        """An opinion, told to the areas it is about."""
        view = OpinionView(opinion, [each for each in areas if each.record.id in opinion.areas])
        for area in view.areas:
            area.opinions.append(view)
        return view

    def add_named(self) -> None:
        """Posts and boards that the year names or links to without giving them anything to own."""
        statement = self.edition.statement
        for section in statement.sections if statement else ():
            for signatory in section.signatories:
                self.post(signatory.post)
        for organisation in self.library.organisations:
            for post in organisation.posts:
                if set(self.edition.years) & set(post.named_in):
                    self.post(f"{organisation.id}/{post.id}")
            for board in organisation.boards:
                if set(self.edition.years) & set(board.named_in):
                    self.board(f"{organisation.id}/{board.id}")
        self._add_linked()

    def _add_linked(self) -> None:
        for record in below(self.edition):
            for _, text in narratives(record):
                for kind, name in items_in(text):
                    if kind == "post":
                        self.post(name)
                    elif kind == "board":
                        self.board(name)
