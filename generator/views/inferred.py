"""What an editor inferred, as pages say it: the one mark, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import _
from generator.model import Edited
from generator.words import sentence_case

if TYPE_CHECKING:
    from generator.model import Record
    from generator.tracker.status import Standing

# Pages mark these beside their value, wherever they show it; all others in a note below the item.
BESIDE = frozenset(
    {
        "asked_on", "baseline", "boards", "chair", "chaired_by", "committee", "cost",
        "date", "frequency", "given", "governance_areas", "lead", "leads", "level", "made",
        "members", "other_principles", "owner", "owners", "partners", "post", "principle",
        "principles", "priority", "rating", "report", "set_on", "signed", "sponsor",
        "target", "trend", "value",
    }
)  # fmt: skip


def basis_of(record: Record, *names: str) -> str:
    """What the values of some fields were inferred from; "" of fields that the source gives."""
    if not isinstance(record, Edited):
        return ""
    return _joined(*(record.inferred.get(each, "") for each in names))


def bases_below(record: Record) -> list[tuple[str, str]]:
    """The inferred fields that no value is marked for, each as it is called and with its basis."""
    if not isinstance(record, Edited):
        return []
    return [
        (say_field(name), basis) for name, basis in record.inferred.items() if name not in BESIDE
    ]


def say_bases(*records: Record | None) -> list[str]:
    """Everything that was inferred of some records, for data: "owners: read from the chair"."""
    edited = [each for each in records if isinstance(each, Edited)]
    return [f"{name}: {basis}" for each in edited for name, basis in each.inferred.items()]


def say_inferred(basis: str) -> str:
    """The mark of an inferred value, after it: " (inferred: read from the chair)"."""
    said = _("inferred: %(basis)s", basis=basis)
    return f" ({said})" if basis else ""


def say_field(name: str) -> str:
    """A field as readers know it."""
    return sentence_case(_(name.replace("_", " ")))


def state_basis(standing: Standing) -> str:
    """What the state of an action was inferred from: its own basis, or that of its newest state."""
    said = [each for each in (standing.stated, standing.closing) if each]
    own = basis_of(standing.action, "state")
    return _joined(own, *(basis_of(each, "state", "date") for each in said))


def due_basis(standing: Standing) -> str:
    """What the newest due date of an action was inferred from."""
    own = basis_of(standing.action, "due")
    return _joined(own, basis_of(standing.due, "date") if standing.due else "")


def when_basis(standing: Standing) -> str:
    """What the due date was inferred from, unless the action is closed, and what the first one."""
    newest = "" if standing.closed else due_basis(standing)
    late = standing.closed and standing.days_late
    first = standing.first_due if standing.revisions or late else None
    return _joined(newest, basis_of(first, "date") if first else "")


def _joined(*bases: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, bases)))
