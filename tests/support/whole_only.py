"""What is told only of a plan or a year that is held whole, as patterns of a page's words."""

from __future__ import annotations

import re

WHOLE_ONLY = {
    "how many are complete": r"\d+ of \d+ actions? complete",
    "how many are overdue": r"\b\d+ overdue\b",
    "how many have another due date": r"\b\d+ with a changed due date",
    "how many were carried forward": r"\b\d+ carried forward from",
    "none is overdue": "No action is overdue",
    "none is on hold": "No action is on hold",
    "none was closed": "No action has been closed",
    "none was moved": "No due date has changed",
    "none is from an earlier year": "No action comes from an earlier year",
    "what moved": "open before",
    "a median": r"Median time to completion|None complete",
    "a share": r"\d+ ?(%|per cent)",
    "what is there": "(Yes|Missing) (S|N)",
    "what a principle has": "Areas, controls, reviews and actions under each principle",
    "nothing is withheld": "No entries in this edition have been withheld",
    "it is gone": "Removed (action|improvement area)|Not in this year's plan|No longer included",
    "it ended and is gone": "not in the new plan",
    "it is new": "New this year|Added (action|improvement area)",
    "it returns": "that recur, the longest first",
    "in one year only": "In one year only",
}


def told_of_the_whole(words: str) -> list[str]:
    """Which of these things some words tell."""
    return [told for told, pattern in WHOLE_ONLY.items() if re.search(pattern, words)]
