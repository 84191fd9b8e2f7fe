"""The words that content chooses from: audiences, states, kinds and scales."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Who may see it; what nobody decided is internal."""

    PUBLIC = "public"
    INTERNAL = "internal"


class SecondLanguage(StrEnum):
    """A language in which a body may publish beside English."""

    WELSH = "cy"


class Frequency(StrEnum):
    """How often a control works or a board meets."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    EVERY_SIX_WEEKS = "every-six-weeks"
    QUARTERLY = "quarterly"
    EVERY_SIX_MONTHS = "every-six-months"
    ANNUALLY = "annually"
    EVERY_FOUR_YEARS = "every-four-years"
    CONTINUOUS = "continuous"


class DocumentKind(StrEnum):
    """The documents an edition can hold."""

    STATEMENT = "statement"
    CODE = "code"
    IMPROVEMENT = "improvement"
    ASSURANCE = "assurance"
    RISKS = "risks"


class Withheld(StrEnum):
    """What the public is told of how much was withheld: the numbers, or that there is some."""

    EXACT = "exact"
    SOME = "some"


class HeldAs(StrEnum):
    """How much of a document is held: all of it, a part, or what other documents say of it."""

    WHOLE = "whole"
    PART = "part"
    CITED = "cited"


class SectionKind(StrEnum):
    """What a section is for, where pages make something of it, whatever its number.

    Sections of two years match by it, as they do by a kind of the body's own.
    """

    SCOPE = "scope"
    STRATEGY = "strategy"
    ENVIRONMENT = "environment"
    FRAMEWORK = "framework"
    AREAS = "areas"
    REVIEW = "review"
    ACTIONS = "actions"
    OPINION = "opinion"
    LAST_YEAR = "last-year"
    CONCLUSION = "conclusion"
    DECLARATION = "declaration"
    GLOSSARY = "glossary"


class DocumentState(StrEnum):
    """How far a document has come on its way to being final."""

    DRAFT = "draft"
    UNAUDITED = "unaudited"
    APPROVED = "approved"
    AUDITED = "audited"


class ReleaseKind(StrEnum):
    """What a release publishes: a statement, how a plan stands, or why something is late.

    Known is of a statement that came out and whose text is not held: what is known of it.
    """

    STATEMENT = "statement"
    REPORT = "report"
    NOTICE = "notice"
    KNOWN = "known"


class ActionState(StrEnum):
    """How an action stands; overdue, revised, new and carried forward are computed instead."""

    NOT_STATED = "not-stated"
    NOT_STARTED = "not-started"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    ON_HOLD = "on-hold"
    COMPLETE = "complete"
    RISK_ACCEPTED = "risk-accepted"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


class Trend(StrEnum):
    """Where a risk is going."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"


class Extent(StrEnum):
    """How far a standard is met."""

    FULL = "full"
    SUBSTANTIAL = "substantial"
    PARTIAL = "partial"
    NONE = "none"


class Line(StrEnum):
    """The three lines of defence."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class Level(StrEnum):
    """An opinion on one scale, beside the words its author used."""

    SUBSTANTIAL = "substantial"
    ADEQUATE = "adequate"
    LIMITED = "limited"
    NONE = "none"


class Compliance(StrEnum):
    """How far a website meets the standard of accessibility, in the words of the regulations."""

    FULL = "fully-compliant"
    PARTIAL = "partially-compliant"
    NONE = "not-compliant"


class Giver(StrEnum):
    """Whose conclusion an opinion is; one that a body gives of itself is no auditor's."""

    AUDITOR = "auditor"
    INSPECTOR = "inspector"
    OTHER = "other"
    BODY = "body"


class PostKind(StrEnum):
    """A post held by one person at a time, or a unit that acts as a whole."""

    POST = "post"
    UNIT = "unit"


class BoardKind(StrEnum):
    """What the meeting calls itself."""

    BOARD = "board"
    PANEL = "panel"
    GROUP = "group"
    COMMITTEE = "committee"
    FORUM = "forum"
    MEETING = "meeting"
