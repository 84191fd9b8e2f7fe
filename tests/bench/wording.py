"""Made-up texts: the same for the same names, and hardly ever the same for others."""

from __future__ import annotations

from random import Random

_WHO = (
    "The board", "The audit panel", "The treasurer", "The chief officer", "The monitoring officer",
    "A member of staff", "The internal auditor", "The governance team", "Each head of service",
    "The district council", "An independent member", "The scrutiny group", "The legal adviser",
    "The duty officer", "The programme office", "The records manager", "The inspector",
)  # fmt: skip
_DOES = (
    "reads", "signs", "publishes", "compares", "questions", "approves", "tests", "revises",
    "collects", "forwards", "explains", "counts", "files", "checks", "renews", "discusses",
)  # fmt: skip
_WHAT = (
    "the register of contracts", "the scheme of delegation", "the list of gifts", "the budget",
    "the plan for emergencies", "the accounts", "the record of decisions", "the risk register",
    "the report on complaints", "the training record", "the policy on information", "the minutes",
    "the business case", "the forecast of costs", "the answers to consultations",
    "the estates plan", "the statement of standards", "the inventory of equipment",
    "the answers to auditors",
)  # fmt: skip
_HOW = (
    "before it is sent out", "with two others", "against last year's", "in open session",
    "without delay", "line by line", "for the members", "and says what is missing",
    "after the end of the quarter", "when a post changes hands", "and keeps a copy",
    "where the amount is large", "as the law requires", "until nothing is left open",
    "and tells the public", "together with the finance team", "if anyone asks for it",
)  # fmt: skip
_TASK = ("Review", "Publish", "Renew", "Simplify", "Audit", "Replace", "Complete", "Explain")


class Pen:
    """Writes; what it writes depends on the names it was given, and on nothing else."""

    def __init__(self, *names: object) -> None:
        self._chance = Random("/".join(map(str, names)))  # noqa: S311 - these are no secrets

    def sentence(self) -> str:
        """A sentence of a dozen words."""
        parts = [self._chance.choice(words) for words in (_WHO, _DOES, _WHAT, _HOW)]
        return f"{' '.join(parts)}, {self._chance.randrange(2, 100)} times a year."

    def text(self, paragraphs: int, sentences: int) -> str:
        """Paragraphs of some sentences."""
        return "\n\n".join(
            " ".join(self.sentence() for _ in range(sentences)) for _ in range(paragraphs)
        )

    def title(self) -> str:
        """What an item is called: "Renew the minutes in open session"."""
        parts = [self._chance.choice(words) for words in (_TASK, _WHAT, _HOW)]
        return " ".join(parts)

    def folder(self) -> str:
        """Evidence, which is never public and which no public text says."""
        return f"Seen in folder G{self._chance.randrange(10**9):09} by two auditors."
