"""What pages show, computed from a selected library: who owns what, what connects to what."""

from generator.views.build import edition_view
from generator.views.notes import Note, editorial_notes
from generator.views.records import (
    ActionView,
    AreaView,
    BoardView,
    ControlView,
    EditionView,
    ImprovementView,
    OpinionView,
    PostView,
    PrincipleView,
    RecommendationView,
    RiskView,
    ThemeView,
)
from generator.views.terms import TermView

__all__ = [
    "ActionView",
    "AreaView",
    "BoardView",
    "ControlView",
    "EditionView",
    "ImprovementView",
    "Note",
    "OpinionView",
    "PostView",
    "PrincipleView",
    "RecommendationView",
    "RiskView",
    "TermView",
    "ThemeView",
    "edition_view",
    "editorial_notes",
]
