"""Who signed a statement, or is going to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _
from generator.views.inferred import basis_of, say_inferred
from generator.words import say_date

if TYPE_CHECKING:
    from generator.model import Signatory


def say_signature(signatory: Signatory) -> str:
    """Who signed and when; "Not signed yet" while it is a draft."""
    signed = _("signed %(day)s", day=say_date(signatory.signed)) if signatory.signed else ""
    if signatory.name and signed:
        signed = say_date(signatory.signed or "")
    said = ", ".join(filter(None, [signatory.name, signed or _("not signed yet")]))
    return said[:1].upper() + said[1:] + say_inferred(basis_of(signatory, "post", "signed"))
