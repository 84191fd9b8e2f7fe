"""What a body itself concludes of a year, in its own words: nothing here is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.page_kinds import STATEMENT_SECTION
from generator.prose import to_text
from generator.views.inferred import basis_of
from generator.vocabulary import SectionKind
from generator.words import say_numbered, sentence

if TYPE_CHECKING:
    from generator.model import Edition, Judgement, Section


@dataclass(frozen=True)
class Conclusion:
    """A body's conclusion as its statement prints it, and the section where it stands.

    `word` is the body's own word for it, "" where it has none; `why` is a text, or "".
    """

    word: str
    why: str
    judgement: Judgement | None = None
    section: Section | None = None

    @property
    def short(self) -> str:
        """As much of it as a line has room for."""
        return self.word or sentence(to_text(self.why))


@dataclass(frozen=True)
class Quotation:
    """What a year's statement concludes, plain enough for pages of no year; whole, never in part.

    `inferred` is what an editor inferred it from; `held` whether a conclusion that is not there
    would be, had the body stated one.
    """

    edition: str  # its path below the site
    word: str = ""
    why: str = ""
    inferred: str = ""
    section: str = ""  # where it stands, with its path below the year
    section_path: str = ""
    held: bool = True
    joint: bool = False


# Where a statement says what it comes to, the section made for that before the one that sums up.
_CONCLUDING = (SectionKind.OPINION, SectionKind.CONCLUSION)


def conclusion_of(edition: Edition) -> Conclusion | None:
    """The conclusion of a year's statement; None where none is held.

    A section tells it only in its first paragraph: what follows are reasons and promises.
    """
    statement = edition.statement
    if statement is None:
        return None
    if judged := statement.judgement:
        return Conclusion(judged.rating, judged.text or "", judged)
    for kind in _CONCLUDING:
        for section in statement.sections:
            if section.kind == kind and (said := _first_paragraph(section)):
                return Conclusion("", said, section=section)
    return None


def quoted(edition: Edition) -> Quotation | None:
    """The conclusion of a year's statement, to be quoted; None where no statement is held."""
    if edition.statement is None or edition.statement.is_empty:
        return None
    said = conclusion_of(edition)
    if said is None:
        return Quotation(edition.id, held=edition.holding("statement").whole)
    joint = bool(edition.joint_with)
    if said.section is None:
        basis = basis_of(said.judgement, "rating", "text") if said.judgement else ""
        return Quotation(edition.id, said.word, said.why, basis, joint=joint)
    return Quotation(
        edition.id,
        said.word,
        said.why,
        basis_of(said.section, "kind", "text"),
        say_numbered(said.section),
        STATEMENT_SECTION.at(said.section.id),
        joint=joint,
    )


def _first_paragraph(section: Section) -> str:
    printed = section.text or next((each.text for each in section.paragraphs), "")
    return printed.strip().partition("\n\n")[0]
