"""What pages show, as data: every item with what it connects to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.index import slug_of

if TYPE_CHECKING:
    from generator.model import (
        Action,
        Area,
        AreaReview,
        Assessment,
        Board,
        Control,
        DocumentEntry,
        Edition,
        Framework,
        ImprovementArea,
        JointControl,
        Opinion,
        Organisation,
        OwnRisk,
        Post,
        Principle,
        Recommendation,
        Review,
        Risk,
        Section,
        Subsection,
        Theme,
    )
    from generator.tracker.papers import PaperView
    from generator.tracker.plan import Plan, StatedView
    from generator.tracker.status import Standing
    from generator.views.placing import Placing
    from generator.views.terms import TermView


# Views know each other, so to print one would be to print all of them, over and over.
@dataclass(eq=False, repr=False)
class PostView:
    """A post with everything it owns in one edition."""

    record: Post
    organisation: Organisation
    slug: str
    controls: list[ControlView] = field(default_factory=list)
    leads: list[ImprovementView] = field(default_factory=list)
    chairs: list[BoardView] = field(default_factory=list)
    actions: list[ActionView] = field(default_factory=list)
    leads_actions: list[ActionView] = field(default_factory=list)
    sponsors: list[ActionView] = field(default_factory=list)
    risks: list[OwnRiskView] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class BoardView:
    """A board with what stands above and below it, and what is reported to it."""

    record: Board
    organisation: Organisation
    slug: str
    chair: PostView | None = None
    parent: BoardView | None = None
    escalates_to: BoardView | None = None
    joint_with: list[Organisation] = field(default_factory=list)
    children: list[BoardView] = field(default_factory=list)
    receives: list[BoardView] = field(default_factory=list)
    controls: list[ControlView] = field(default_factory=list)
    oversees: list[ActionView] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class ControlView:
    """A control where it stands: its area, its theme if it has one, who owns it."""

    record: Control
    area: AreaView
    theme: Theme | None
    owners: list[PostView] = field(default_factory=list)
    boards: list[BoardView] = field(default_factory=list)
    risks: list[OwnRiskView | RiskView] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class ThemeView:
    """A theme with its controls and its review."""

    record: Theme
    controls: list[ControlView]
    review: Review | None


@dataclass(eq=False, repr=False)
class AreaView:
    """A governance area in the Code and in the statement."""

    record: Area
    principle: Principle | None
    other_principles: list[Principle]
    review: AreaReview | None
    own_review: Review | None = None
    controls: list[ControlView] = field(default_factory=list)
    themes: list[ThemeView] = field(default_factory=list)
    improvements: list[ImprovementView] = field(default_factory=list)
    opinions: list[OpinionView] = field(default_factory=list)

    @property
    def principles(self) -> list[Principle]:
        """The principle that it stands under, and the others that it follows."""
        return [*([self.principle] if self.principle else []), *self.other_principles]

    @property
    def letters(self) -> str:
        """The letters of its principles: "A, C"."""
        return ", ".join(each.letter for each in self.principles)

    @property
    def all_controls(self) -> list[ControlView]:
        return self.controls + [each for theme in self.themes for each in theme.controls]


@dataclass(eq=False, repr=False)
class PrincipleView:
    """A principle with the areas under it."""

    record: Principle
    areas: list[AreaView]


@dataclass(eq=False, repr=False)
class ImprovementView:
    """An improvement area with its leads and the governance areas it concerns."""

    record: ImprovementArea
    leads: list[PostView]
    governance_areas: list[AreaView]
    actions: list[ActionView] = field(default_factory=list)
    earlier: list[YearLink] = field(default_factory=list)


@dataclass(frozen=True)
class YearLink:
    """A line to the same or a related item in another year: how they relate, title, path."""

    relation: str
    title: str
    path: str


@dataclass(eq=False, repr=False)
class ActionView:
    """An action as at the tracker's date, with everything it connects to."""

    record: Action
    standing: Standing
    owners: list[PostView]
    lead: PostView | None
    sponsor: PostView | None
    committee: BoardView | None
    improvement: ImprovementView | None
    recommendations: list[Recommendation]
    parent: Action | None
    parts: list[ActionView] = field(default_factory=list)
    links: list[YearLink] = field(default_factory=list)
    risks: list[OwnRiskView | RiskView] = field(default_factory=list)

    @property
    def asked_for_by(self) -> list[str]:
        """Who made the recommendations that it answers, each once."""
        return list(dict.fromkeys(each.by for each in self.recommendations))


@dataclass(frozen=True)
class RecommendationView:
    """A recommendation and the actions that answer it."""

    record: Recommendation
    areas: list[AreaView]
    actions: list[ActionView]


@dataclass(eq=False, repr=False)
class OwnRiskView:
    """A risk of the body's own with how great it is at each stage, and what it connects to."""

    record: OwnRisk
    placings: dict[str, Placing]
    owners: list[PostView]
    controls: list[ControlView]
    actions: list[ActionView]

    @property
    def reference(self) -> str:
        """How a matrix names it: by its number, or by its title where it has none."""
        return self.record.number or self.record.title


@dataclass(frozen=True)
class RiskView:
    """A risk as each body saw it, newest date first."""

    record: Risk
    rows: list[AssessmentView]
    controls: list[JointControlView]


@dataclass(frozen=True)
class AssessmentView:
    """How one body saw a risk: its owner's title, and the page of that post where there is one."""

    record: Assessment
    organisation: Organisation
    owner: PostView | None


@dataclass(frozen=True)
class JointControlView:
    """A joint control with the boards and controls behind it."""

    record: JointControl
    boards: list[BoardView]
    controls: list[ControlView]


@dataclass(eq=False, repr=False)
class OpinionView:
    """An opinion with the governance areas it is about."""

    record: Opinion
    areas: list[AreaView]


@dataclass(eq=False, repr=False)
class EditionView:
    """Everything the pages of one edition show."""

    edition: Edition
    organisation: Organisation
    framework: Framework | None
    areas: list[AreaView]
    principles: list[PrincipleView]
    improvements: list[ImprovementView]
    opinions: list[OpinionView]
    recommendations: list[RecommendationView]
    actions: list[ActionView]
    plan: Plan | None
    history: list[Plan]
    stated: list[StatedView]
    papers: list[PaperView]
    own_risks: list[OwnRiskView]
    risks: list[RiskView]
    posts: list[PostView]
    boards: list[BoardView]
    terms: list[TermView]
    documents: dict[str, DocumentEntry]
    partners: list[Organisation]  # whose year it is as well

    @property
    def controls(self) -> list[ControlView]:
        return [control for area in self.areas for control in area.all_controls]

    def area(self, name: str) -> AreaView | None:
        """The area with an id."""
        return next((view for view in self.areas if view.record.id == name), None)

    @property
    def by_principle(self) -> list[Section | Subsection]:
        """The parts of the statement that review how some principles were followed."""
        sections = self.edition.statement.sections if self.edition.statement else ()
        parts: list[Section | Subsection] = []
        for section in sections:
            parts += [section, *section.sections]
        return [part for part in parts if part.principles]

    def principles_of(self, section: Section | Subsection) -> list[Principle]:
        """The principles that a section reviews, in the framework's order."""
        principles = self.framework.principles if self.framework else ()
        named = {each.rpartition("/")[2] for each in section.principles}
        return [each for each in principles if each.id in named]

    def board(self, reference: str) -> BoardView | None:
        """The board that a reference means, if the edition shows it."""
        slug = slug_of(reference, self.edition.organisation)
        return next((view for view in self.boards if view.slug == slug), None)

    def post(self, reference: str) -> PostView | None:
        """The post that a reference means, if the edition shows it."""
        slug = slug_of(reference, self.edition.organisation)
        return next((view for view in self.posts if view.slug == slug), None)
