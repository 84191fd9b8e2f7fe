"""Dates, years and counts in plain English: one format each, everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from generator.language import _, known, month_names, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


def say_date(text: str) -> str:
    """Say "2017-07-26" as "26 July 2017", "2017-07" as "July 2017", "2017" as it is."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = f"{month_names()[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def financial_year_of(day: str) -> str:
    """The financial year a date falls in: 1 April to 31 March, for example "2017-18"."""
    year, month = int(day[:4]), int(day[5:7] or 4)
    first = year if month >= APRIL else year - 1
    return f"{first}-{(first + 1) % 100:02d}"


APRIL = 4


def say_year(year: str) -> str:
    """The financial year "2016-17" as it is printed: "2016/17"."""
    return year.replace("-", "/")


def say_years(years: Sequence[str]) -> str:
    """Financial years in a row, the first one first, as a span: "2020/21 to 2021/22"."""
    first, last = say_year(years[0]), say_year(years[-1])
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def say_day(day: date) -> str:
    """A day in full, for example "26 July 2017"."""
    return say_date(day.isoformat())


def say_state(state: str) -> str:
    """Say "on-track" as "on track", "risk-accepted" as "closed, risk accepted"."""
    return _(name_of_state(state))


def name_of_state(state: str) -> str:
    """The same in English, as styles and messages know it."""
    return "closed, risk accepted" if state == "risk-accepted" else state.replace("-", " ")


def say_choice(choice: str) -> str:
    """A word that content chose, as it is printed: "Every six weeks" for "every-six-weeks"."""
    return sentence_case(_(choice.replace("-", " ")))


class Numbered(Protocol):
    """A titled part of a document, with its number or letter as printed."""

    @property
    def number(self) -> str | int | None:
        """For example "A", 3, "3.1", "Appendix B"."""

    @property
    def title(self) -> str:
        """Its heading."""


_ONE_SIGN = re.compile(r"[A-Za-z]|[0-9]+|[ivx]+|[IVX]+")


def say_numbered(part: Numbered) -> str:
    """A title with its number as printed: "A. Scope", "3.1 Scope", "Appendix B: Scope"."""
    number = "" if part.number is None else str(part.number)
    if _ONE_SIGN.fullmatch(number):
        return f"{number}. {part.title}"
    separator = " " if number[:1].isdecimal() else ": "
    return f"{number}{separator}{part.title}" if number else part.title


def say_section(section: Numbered) -> str:
    """What a section is called where others refer to it: "Section A", "Appendix B"."""
    number = section.title if section.number is None else str(section.number)
    named = section.number and not (_ONE_SIGN.fullmatch(number) or number[0].isdecimal())
    return number if named else _("Section %(number)s", number=number)


class Rated(Protocol):
    """What was concluded, in its author's word and on the scale of opinions."""

    @property
    def rating(self) -> str:
        """The word as printed."""

    @property
    def level(self) -> str | None:
        """One of the scale's."""


def say_level(level: str) -> str:
    """A place on the scale of opinions; none is an opinion too, and no missing one."""
    return _("no assurance") if level == "none" else _(level)


def say_judgement(judgement: Rated) -> str:
    """A body's own judgement: "Partial (comparable rating: limited)"."""
    scale = judgement.level if judgement.level != judgement.rating.casefold() else None
    if not scale:
        return judgement.rating
    return _(
        "%(rating)s (comparable rating: %(level)s)", rating=judgement.rating, level=say_level(scale)
    )


# What the content calls its lists, in the singular and the plural.
NOUNS = {
    "areas": ("area", "areas"),
    "themes": ("theme", "themes"),
    "controls": ("control", "controls"),
    "reviews": ("review", "reviews"),
    "sections": ("section", "sections"),
    "subsections": ("subsection", "subsections"),
    "introductions": ("introduction", "introductions"),
    "posts": ("post", "posts"),
    "bodies": ("body", "bodies"),
    "boards": ("board", "boards"),
    "terms": ("term", "terms"),
    "meanings": ("meaning", "meanings"),
    "figures": ("figure", "figures"),
    "principle": ("principle", "principles"),
    "principles": ("principle", "principles"),
    "governance areas": ("governance area", "governance areas"),
    "governance_areas": ("governance area", "governance areas"),
    "measures": ("measure", "measures"),
    "measured": ("measurement", "measurements"),
    "measurements": ("measurement", "measurements"),
    "evidence_links": ("link", "links"),
    "ratings": ("rating", "ratings"),
    "rows": ("row", "rows"),
    "signatories": ("signatory", "signatories"),
    "improvement areas": ("improvement area", "improvement areas"),
    "attachments": ("attachment", "attachments"),
    "opinions": ("opinion", "opinions"),
    "actions": ("action", "actions"),
    "updates": ("update", "updates"),
    "milestones": ("milestone", "milestones"),
    "recommendations": ("recommendation", "recommendations"),
    "papers": ("paper", "papers"),
    "panel papers": ("panel paper", "panel papers"),
    "appendices": ("appendix", "appendices"),
    "implications": ("implication", "implications"),
    "paragraphs": ("paragraph", "paragraphs"),
    "issues": ("issue", "issues"),
    "risks": ("risk", "risks"),
    "assessments": ("assessment", "assessments"),
    "defences": ("line of defence", "lines of defence"),
    "panel_actions": ("panel action", "panel actions"),
    "stated": ("list of stated counts", "lists of stated counts"),
    "due": ("due date", "due dates"),
    "days": ("day", "days"),
    "months": ("month", "months"),
    "changes": ("change", "changes"),
    "items": ("item", "items"),
    "years": ("year", "years"),
    "times": ("time", "times"),
    "documents": ("document", "documents"),
    "editions": ("year", "years"),
    "organisations": ("organisation", "organisations"),
    "posts and units": ("post or unit", "posts and units"),
    "organisations and units": ("post or unit", "posts and units"),
    "owners": ("owner", "owners"),
    "leads": ("lead", "leads"),
    "notes": ("note", "notes"),
    "reader_notes": ("note for readers", "notes for readers"),
    "closure": ("closure", "closures"),
    "authors": ("author", "authors"),
    "control_statements": ("statement of internal control", "statements of internal control"),
    "statements": ("statement", "statements"),
    "samples": ("sample", "samples"),
    "bands": ("band of scores", "bands of scores"),
    "inherent": ("score before controls", "scores before controls"),
    "current": ("present score", "present scores"),
    "target": ("target score", "target scores"),
    "area": ("area", "areas"),
    "theme": ("theme", "themes"),
    "framework": ("framework", "frameworks"),
    "judgement": ("judgement", "judgements"),
    "chair": ("chair", "chairs"),
    "parent": ("higher board", "higher boards"),
    "escalates_to": ("higher board", "higher boards"),
    "joint_with": ("partner", "partners"),
    "lead": ("lead", "leads"),
    "owner": ("owner", "owners"),
    "sponsor": ("sponsor", "sponsors"),
    "committee": ("committee", "committees"),
    "approved_by": ("approval", "approvals"),
    "paper": ("paper", "papers"),
    "panel": ("panel", "panels"),
    "since": ("paper", "papers"),
    "about": ("year", "years"),
    "used_in": ("year", "years"),
    "answered_in": ("answer", "answers"),
    "part_of": ("larger action", "larger actions"),
    "replaced_by": ("successor", "successors"),
    "other_principles": ("principle", "principles"),
    "number": ("number", "numbers"),
    "reference": ("reference", "references"),
    **dict.fromkeys(
        ("renamed_from", "split_from", "merged_from", "carried_from"), ("origin", "origins")
    ),
}


def say_noun(number: int, noun: str) -> str:
    """Say "control" for 1, "controls" for any other number, from the plural noun."""
    one, many = NOUNS.get(noun, (noun, noun))
    return ngettext(one, many, number)


def say_count(number: int, noun: str) -> str:
    """Say "1 control", "12 controls", from the plural noun."""
    return f"{number} {say_noun(number, noun)}"


_IN_WORDS = (
    known("one"), known("two"), known("three"), known("four"), known("five"),
    known("six"), known("seven"), known("eight"), known("nine"),
)  # fmt: skip


def say_number(number: int) -> str:
    """A number within prose: "two", "nine", "10"."""
    return _(_IN_WORDS[number - 1]) if 0 < number <= len(_IN_WORDS) else str(number)


def say_changes(noun: str, changed: Mapping[str, int], rest: Mapping[str, int]) -> str:
    """Say "3 controls added, 1 removed; 41 unchanged", from counts by what became of them."""
    counts = [(number, fate) for side in (changed, rest) for fate, number in side.items() if number]
    said = [f"{number} {_(fate)}" for number, fate in counts]
    said[:1] = [
        _("%(items)s %(fate)s", items=say_count(number, noun), fate=_(fate))
        for number, fate in counts[:1]
    ]
    first = sum(number > 0 for number in changed.values())
    return "; ".join(", ".join(part) for part in (said[:first], said[first:]) if part)


def say_list(words: Sequence[str]) -> str:
    """Say "a", "a and b", "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "and"
        return "".join(words)
    return _("%(first)s and %(last)s", first=", ".join(words[:-1]), last=words[-1])


def sentence_case(text: str) -> str:
    """The text with a capital at its start; the rest stays as it is, names and months too."""
    return text[:1].upper() + text[1:]


def within_sentence(text: str) -> str:
    """The text with a small letter at its start, to stand behind others."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The first sentence of a text, for a line that says what a page is."""
    match = re.match(r".*?[.!?](?=\s|$)", text, re.DOTALL)
    return match[0] if match else text
