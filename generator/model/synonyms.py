"""Words that people write where content has words of its own, and what to write instead.

A likeness of letters misleads where the words mean something else: these are looked up first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.problems import did_you_mean
from generator.vocabulary import (
    ActionState,
    Audience,
    DocumentKind,
    Extent,
    Frequency,
    Giver,
    HeldAs,
    Level,
    Trend,
)

if TYPE_CHECKING:
    from enum import StrEnum

_COMPUTED = "that is worked out from the dates: remove it, and give the state of the action"
_COLOUR = (
    'a colour is a label: write it in "label", and the state of the action in "state", '
    "if it is known"
)
_PROGRESS = "say how it goes: on-track, or at-risk"
_NO_RHYTHM = 'there is no word for that here: leave "frequency" out, and say it in the text'
_SUPERSEDED = 'write superseded, and in "closure" why it ended'

# What to write for a word of another; words that only say the same stand in one line.
_SAME: dict[type[StrEnum], dict[str, str]] = {
    Audience: {
        "internal": "private staff restricted confidential official official-sensitive secret",
        "public": "everyone everybody published open external",
    },
    Frequency: {
        "daily": "every-day each-day",
        "weekly": "every-week each-week once-a-week",
        "monthly": "every-month each-month once-a-month per-month",
        "every-six-weeks": "six-weekly every-6-weeks",
        "quarterly": "every-quarter each-quarter every-three-months every-3-months three-monthly "
        "four-times-a-year",
        "every-six-months": "six-monthly half-yearly biannual biannually bi-annual bi-annually "
        "twice-a-year twice-yearly every-6-months",
        "annually": "annual yearly every-year each-year once-a-year",
        "every-four-years": "every-4-years four-yearly",
        "continuous": "continuously continual ongoing constant constantly",
    },
    ActionState: {
        "complete": "completed done finished closed delivered implemented achieved",
        "on-hold": "paused suspended deferred parked",
        "risk-accepted": "accepted risk-tolerated tolerated",
        "not-started": "to-do todo pending planned",
        "at-risk": "off-track delayed slipping slipped",
        "not-stated": "unknown none n-a",
    },
    Level: {
        "substantial": "full high strong",
        "adequate": "reasonable moderate satisfactory sufficient",
        "limited": "partial weak",
        "none": "no no-assurance unsatisfactory",
    },
    Extent: {
        "full": "fully yes complete",
        "partial": "partly partially part",
        "substantial": "substantially mostly",
        "none": "no not",
    },
    Trend: {
        "rising": "up increasing increased worse worsening higher",
        "steady": "stable same unchanged static level no-change",
        "falling": "down decreasing decreased better improving lower",
    },
    Giver: {
        "auditor": "audit internal-audit external-audit internal-auditor external-auditor",
        "inspector": "inspectorate inspection hmicfrs ofsted cqc regulator",
        "body": "self own management internal",
    },
    DocumentKind: {
        "statement": "ags annual-governance-statement governance-statement",
        "code": "code-of-governance local-code",
        "improvement": "plan action-plan improvement-plan improvements actions",
        "assurance": "opinions audit",
        "risks": "risk risk-register register",
    },
    HeldAs: {"whole": "all full complete", "part": "partial partly extract"},
}
# What no word here stands for, with what to do instead.
_INSTEAD: dict[type[StrEnum], dict[str, str]] = {
    ActionState: {
        "overdue late past-due missed new revised carried-forward carried": _COMPUTED,
        "red amber green blue red-amber amber-green amber-red yellow rag": _COLOUR,
        "in-progress started underway ongoing open in-hand progressing": _PROGRESS,
        "dropped cancelled canceled abandoned withdrawn replaced merged": _SUPERSEDED,
    },
    Frequency: {
        "bi-monthly bimonthly every-two-months fortnightly biweekly bi-weekly every-two-weeks "
        "biennial biennially every-two-years ad-hoc as-required as-needed when-needed never "
        "termly": _NO_RHYTHM,
    },
}


def hint_for(choices: type[StrEnum], found: str) -> str:
    """What to write instead of a word that is none of the choices; "" where nobody knows."""
    word = re.sub(r"[\s_/-]+", "-", found.strip().casefold())
    if word in set(choices):
        return f'did you mean "{word}"?'
    for meant, others in _SAME.get(choices, {}).items():
        if word in others.split():
            rating = ', and the word as printed in "rating"' if choices is Level else ""
            return f'write "{meant}"{rating}'
    for others, instead in _INSTEAD.get(choices, {}).items():
        if word in others.split():
            return instead
    near = did_you_mean(word, choices)
    return near if near.startswith("did") else ""
