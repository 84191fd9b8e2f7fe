"""A body year by year: what became of its actions, what auditors concluded, where risks go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.language import _
from generator.views import EditionView, edition_view
from generator.views.charts import states_of
from generator.views.held import is_whole, why_not
from generator.views.inferred import basis_of, say_inferred
from generator.words import say_count, say_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.compare.sides import Side
    from generator.model import Assessment, Opinion
    from generator.tracker.plan import Plan
    from generator.views.charts import Chart


@dataclass(frozen=True)
class Concluded:
    """What one opinion said in each year: the year's title, the words, and the mark they have."""

    title: str
    by: str
    years: tuple[tuple[str, str, str], ...]


class Trends:
    """All years of a body, the newest first; worked out when the page is written."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.sides = tuple(reversed(sides))

    @cached_property
    def _views(self) -> list[EditionView]:
        return [edition_view(side.library, side.edition) for side in self.sides]

    @property
    def titles(self) -> list[str]:
        """The years, as they are printed."""
        return [side.title for side in self.sides]

    @property
    def plans(self) -> list[tuple[Side, Plan]]:
        """The years with a plan of actions, each as at the date of its tracker."""
        pairs = zip(self.sides, self._views, strict=True)
        return [(side, view.plan) for side, view in pairs if view.plan]

    @property
    def uncounted(self) -> list[str]:
        """Why nothing is counted of the years of which the plan is not held whole."""
        reasons = [(side.title, why_not(side.edition, "improvement")) for side, _ in self.plans]
        return [
            _("%(title)s: %(reason)s, so nothing is counted.", title=title, reason=reason)
            for title, reason in reasons
            if reason
        ]

    @property
    def chart(self) -> Chart | None:
        """The actions of the years of which every action is known, by how they stand."""
        whole = [(side, plan) for side, plan in reversed(self.plans) if plan.complete]
        years = [side.title for side, _ in whole]
        plans = [plan for _, plan in whole]
        return states_of("years", _say_done(years, plans), _("Year"), years, plans)

    @property
    def opinions(self) -> list[Concluded]:
        """Opinions that were given in any year, as printed and on one scale.

        Where the record of a year is not held whole, one that is not there is not known.
        """
        given: dict[str, dict[str, Opinion]] = {}
        for view in self._views:
            for each in view.opinions:
                by_year = given.setdefault(each.record.id, {})
                by_year[view.edition.period] = each.record
        none = {
            side.title: _("Not given") if is_whole(side.edition, "assurance") else _("Not known")
            for side in self.sides
        }
        return [_concluded(by_year, none) for by_year in given.values()]

    @property
    def risks(self) -> list[tuple[str, list[tuple[str, Assessment]]]]:
        """Each risk with its trends as the body saw them: day and words, oldest first."""
        trends: dict[str, dict[str, Assessment]] = {}
        for side, view in zip(self.sides, self._views, strict=True):
            for each in view.risks:
                for assessed in each.rows:
                    if assessed.record.organisation == side.edition.organisation:
                        days = trends.setdefault(each.record.title, {})
                        days[assessed.record.date] = assessed.record
        return [(title, sorted(days.items(), key=itemgetter(0))) for title, days in trends.items()]


def _say_done(years: Sequence[str], plans: Sequence[Plan]) -> str:
    """How many actions were done of the first plan and of the newest."""
    figures = [plan.figures for plan in plans if plan.figures]
    if not figures:
        return ""
    first, newest = figures[0], figures[-1]
    return _(
        "Complete: %(done)s of %(actions)s in %(newest)s, "
        "%(done_first)s of %(first_actions)s in %(first)s",
        done=newest["complete"],
        actions=say_count(newest.whole("total"), "actions"),
        newest=years[-1],
        done_first=first["complete"],
        first_actions=first.whole("total"),
        first=years[0],
    )


def _concluded(given: dict[str, Opinion], none: dict[str, str]) -> Concluded:
    newest = next(given[title] for title in none if title in given)
    years = tuple(
        (title, _rated(given[title]), _looks(given[title]))
        if title in given
        else (title, none[title], "")
        for title in none
    )
    return Concluded(newest.title, newest.by, years)


def _rated(opinion: Opinion) -> str:
    """The words of the opinion, and its level where these do not say it."""
    if opinion.pending:
        return _("Pending")
    rating = opinion.rating or _("Not stated")
    level = say_level(opinion.level) if opinion.level else ""
    said = rating if level in rating.lower() else f"{rating} ({level})"
    return said + say_inferred(basis_of(opinion, "rating", "level", "given"))


def _looks(opinion: Opinion) -> str:
    if opinion.pending:
        return "pending"
    if opinion.level:
        return f"level {opinion.level}"
    return "rated" if opinion.rating else "not stated"
