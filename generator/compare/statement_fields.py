"""What only a statement has, as values that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compare.records import FieldValue, Form, entries
from generator.language import _
from generator.views.inferred import basis_of, say_inferred
from generator.views.signatures import say_signature
from generator.words import say_judgement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import EarlierIssue, Judgement, Paragraph, Signatory


def paragraphs(values: Iterable[Paragraph]) -> FieldValue:
    """What they say, one after the other: one that was put in numbers all below it anew."""
    return FieldValue(Form.TEXT, "\n\n".join(each.text for each in values))


def paragraph_numbers(values: Iterable[Paragraph]) -> FieldValue:
    """Their numbers, which only say where they stand."""
    return FieldValue(Form.NUMBERING, ", ".join(each.number for each in values if each.number))


def earlier_issues(values: Iterable[EarlierIssue]) -> FieldValue:
    """Each with what a statement says became of it."""
    told = (f"{each.title}: {each.update}" if each.update else each.title for each in values)
    return FieldValue(Form.TEXT, "\n\n".join(told))


def judgement(value: Judgement) -> FieldValue:
    """What a body concludes of itself, in its word and on the scale."""
    mark = say_inferred(basis_of(value, "rating", "level"))
    return FieldValue(Form.LINE, f"{say_judgement(value)}{mark}")


def judgement_text(value: Judgement) -> FieldValue:
    """Why it concludes that."""
    return FieldValue(Form.TEXT, value.text or "")


def signatures(values: Iterable[Signatory]) -> FieldValue:
    """Who signed, and when."""
    return entries("signatory", [(each.post, _signed(each)) for each in values])


def _signed(each: Signatory) -> str:
    printed = [each.title, each.on_behalf_of and _("on behalf of %(whom)s", whom=each.on_behalf_of)]
    return ", ".join([say_signature(each), *filter(None, printed)])
