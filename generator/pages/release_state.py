"""How final a version of an edition is, in words: what it is, what replaced it, what is next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.language import _
from generator.units import EditionUnit, ReleaseUnit, place_of
from generator.vocabulary import DocumentState, ReleaseKind
from generator.words import say_date, say_list, sentence_case, within_sentence

if TYPE_CHECKING:
    from generator.releases.summaries import Awaited, EditionSummary, ReleaseSummary
    from generator.units import Unit


def summary_of(unit: EditionUnit) -> EditionSummary:
    """The edition that a unit shows, among those of its body."""
    return next(each for each in unit.body.editions if each.path == unit.edition.id)


def newest_of(unit: EditionUnit) -> ReleaseSummary | None:
    """The newest release of the edition that a unit shows."""
    releases = summary_of(unit).releases
    return releases[0] if releases else None


def is_superseded(unit: EditionUnit) -> bool:
    """Whether a unit shows a release that a newer one has taken the place of."""
    return isinstance(unit, ReleaseUnit) and unit.release != newest_of(unit)


def say_how_final(unit: EditionUnit) -> str:
    """How final the edition is: "Audited statement, published 26 July 2017"."""
    if unit.release is None:
        return _("Working copy, not published")
    text = say_release(unit.release)
    if is_superseded(unit):
        return _("Superseded: %(release)s", release=within_sentence(text))
    later = _known_later(unit)
    return f"{text.rstrip('.')}. {say_known(later)}" if later else text


def _known_later(unit: EditionUnit) -> ReleaseSummary | None:
    """A statement that had come further than the one shown, and whose text is not held."""
    shown = unit.release
    if shown is None or shown.known:
        return None
    states = ["", *DocumentState]
    return next(
        (
            each
            for each in summary_of(unit).releases
            if each.known and states.index(each.known.state) > states.index(shown.stated)
        ),
        None,
    )


def say_stage(unit: EditionUnit) -> str:
    """How final the edition is, in as few words as a filter needs: "Unaudited, superseded"."""
    if unit.release is None:
        return _("Working copy")
    names = {
        ReleaseKind.REPORT: _("Report"),
        ReleaseKind.NOTICE: _("Notice of delay"),
        ReleaseKind.KNOWN: _("Known, not held"),
    }
    state = sentence_case(_(unit.release.stated)) or names[unit.release.kind]
    return _("%(state)s, superseded", state=state) if is_superseded(unit) else state


def say_release(release: ReleaseSummary) -> str:
    """What a release is, and what it says of the statement it shows."""
    statement = ""
    if release.stated:
        day = say_date(release.stated_on)
        said = _("%(state)s statement, published %(day)s", state=_(release.stated), day=day)
        statement = sentence_case(said)
    match release.kind:
        case ReleaseKind.STATEMENT:
            return statement
        case ReleaseKind.REPORT:
            report = _("plan and papers as at %(date)s", date=say_date(release.date))
            return f"{statement}; {report}" if statement else sentence_case(report)
        case ReleaseKind.NOTICE:
            notice = _(
                "Notice of delay, %(date)s: %(note)s",
                date=say_date(release.date),
                note=release.note,
            )
            return f"{notice.rstrip('.')}. {statement}" if statement else notice
        case ReleaseKind.KNOWN:
            text = within_sentence(statement)
            shown = _("Shown here: %(statement)s", statement=text) if statement else ""
            return " ".join(each for each in (say_known(release), shown) if each)


def say_newer(release: ReleaseSummary, than: ReleaseSummary) -> str:
    """What a release is, beside one that it took the place of: not the statement that both show."""
    shown, before = ((each.stated, each.stated_on) for each in (release, than))
    if release.kind is ReleaseKind.REPORT and shown == before:
        return say_release(replace(release, stated=""))
    return say_release(release)


def say_news(release: ReleaseSummary) -> str:
    """What a release is, with its note, which what it is may say already."""
    said, note = say_release(release).rstrip("."), release.note
    return f"{said}." if note.rstrip(".") in said else f"{said}. {note}"


def say_known(release: ReleaseSummary) -> str:
    """That a statement came out whose text is not held; the note says what is known of it."""
    known = release.known
    if known is None:
        return ""
    state, day = _(known.state), say_date(release.date)
    # In one piece each, so that the leak gate knows them for the program's own.
    if known.presented:
        came = (
            _("A %(state)s statement was taken to a panel on %(day)s", state=state, day=day)
            if known.state == DocumentState.DRAFT
            else _("An %(state)s statement was taken to a panel on %(day)s", state=state, day=day)
        )
        text = _("its text is not held here, and whether it was published is not stated")
    else:
        came = (
            _("A %(state)s statement was published on %(day)s", state=state, day=day)
            if known.state == DocumentState.DRAFT
            else _("An %(state)s statement was published on %(day)s", state=state, day=day)
        )
        text = _("its text is not held here")
    return f"{came}; {text}."


def say_known_from(unit: EditionUnit) -> str:
    """Which source tells of a statement that is not held, and whether in so many words."""
    release = unit.release
    if release is None or release.known is None:
        return ""
    how = _("inferred from it") if release.known.inferred else _("stated there")
    return f"{release.known.source.rstrip('.')} ({how})"


def permanent_path(unit: Unit, path: str) -> str:
    """A page of a year in the dated release that it shows, which never changes; "" of others."""
    if not isinstance(unit, EditionUnit) or unit.release is None:
        return ""
    return f"{unit.release.path}/{path}"


def say_citation(unit: Unit, path: str, title: str) -> str:
    """How to cite a page: body and year, title, how final it is and since when, its address."""
    if not isinstance(unit, EditionUnit) or unit.release is None:
        return ""
    year = f"{unit.body.name} {unit.edition.period}"
    place = place_of(permanent_path(unit, path), unit.language)
    address = f"{unit.library.site.address.rstrip('/')}/{place}"
    what = [year, *([title] if path else []), say_release(unit.release).rstrip(".")]
    return f"{'. '.join(what)}. {address}"


def say_next(unit: EditionUnit) -> str:
    """What is still to be published, and whether it is late; "" when nothing is."""
    if is_superseded(unit):
        return ""
    awaited = summary_of(unit).awaited
    if awaited:
        return say_awaited(awaited[0])
    planned = [] if _is_audited(unit) else _planned(unit)
    return _("Planned: %(planned)s", planned=say_list(planned)) if planned else ""


def say_awaited(awaited: Awaited) -> str:
    """A statement the law wants by a date: due, or late."""
    state, day = _(awaited.state), say_date(awaited.by)
    if awaited.late:
        late = _("%(state)s statement late: it was due by %(day)s", state=state, day=day)
        return sentence_case(late)
    return sentence_case(_("%(state)s statement due by %(day)s", state=state, day=day))


def _is_audited(unit: EditionUnit) -> bool:
    return any(each.reached == "audited" for each in summary_of(unit).releases)


def _planned(unit: EditionUnit) -> list[str]:
    """The dates the body itself printed in the first document that has any."""
    for entry in unit.edition.documents:
        control = entry.control
        dates = (
            [
                (_("audit"), control.to_be_audited),
                (_("signature"), control.to_be_signed),
                (_("publication again"), control.to_be_republished),
            ]
            if control
            else []
        )
        if any(day for what, day in dates):
            return [f"{what} {say_date(day)}" for what, day in dates if day]
    return []


def say_withdrawn(unit: EditionUnit) -> str:
    """That something was withdrawn, and when; "" when nothing was."""
    if not unit.withdrawn:
        return ""
    days = say_list([say_date(day) for day in unit.withdrawn])
    return _(
        "Something was withdrawn from this edition on %(days)s, after it had been published.",
        days=days,
    )
