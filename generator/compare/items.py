"""Everything of an edition that can be compared, as one flat table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.compare import fields
from generator.compare.action_fields import updates
from generator.compare.endings import fates_in
from generator.compare.lineage import declared_in
from generator.compare.records import EntryKey, FieldValue, Form, Table, entries
from generator.compare.risks import add_risks
from generator.compare.rows import Rows
from generator.compare.sections import add_sections
from generator.compare.statement_fields import judgement
from generator.language import _, spoken
from generator.model.index import index_library
from generator.model.schema import total_withheld
from generator.model.spoken import in_main_language, is_spoken
from generator.tracker.dates import known_by
from generator.views import edition_view
from generator.views.tracker import say_standing
from generator.vocabulary import DocumentKind
from generator.words import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Area, Edition, Library, Record
    from generator.views import (
        ActionView,
        AreaView,
        BoardView,
        ControlView,
        EditionView,
        ThemeView,
    )


def table_of(library: Library, edition: Edition) -> Table:
    """The items of an edition, each below what it stands in, in the order of its pages."""
    table = _table_of(library, edition)
    if not is_spoken(library):
        return table
    main = index_library(library).once("main", lambda: in_main_language(library))
    same = next(each for each in main.editions if each.id == edition.id)
    return replace(table, main=_table_of(main, same))


def _table_of(library: Library, edition: Edition) -> Table:
    """The same in one language; a year is one side of many comparisons, one after another."""
    key = ("table", edition.id, spoken())
    return index_library(library).once(key, lambda: _made(library, edition))


def _made(library: Library, edition: Edition) -> Table:
    view = edition_view(library, edition)
    rows = Rows()
    _principles(rows, view)
    _code(rows, view)
    _statement(rows, view)
    _improvement(rows, view)
    _assurance(rows, view)
    add_risks(rows, view)
    for board in view.boards:
        _board(rows, board)
    for post in view.posts:
        rows.add("post", post.record, name=fields.post_id(post), part="names")
    for term in view.terms:
        said = entries("meaning", [(each.text.casefold(), each.text) for each in term.meanings])
        rows.add("term", term.record, part="glossary", more={"Meanings": said})
    return Table(
        edition,
        rows.entries,
        _parts(library, view),
        view.framework,
        declared_in(library),
        _withheld(library, edition),
        fates_in(library),
    )


def _withheld(library: Library, edition: Edition) -> dict[str, int]:
    """How many items of each kind the selection took out."""
    parts: dict[str, Record | None] = {kind.value: getattr(edition, kind) for kind in DocumentKind}
    parts |= {"joint risks": library.risks, "glossary": library.glossary}
    lost = {kind: total_withheld(part) for kind, part in parts.items() if part}
    names: Counter[str] = Counter()
    for organisation in library.organisations:
        names += total_withheld(organisation)
    lost["names"] = names
    return {
        kind: sum(lost[part][noun] for part, noun in places if part in lost)
        for kind, places in _LOST.items()
    }


# For each kind of item, the lists that hold it.
_LOST = {
    "area": [("code", "areas")],
    "theme": [("code", "themes")],
    "control": [("code", "controls")],
    "review": [("statement", "areas"), ("statement", "reviews"), ("code", "themes")],
    "section": [("code", "sections"), ("statement", "sections")],
    "subsection": [("code", "sections"), ("statement", "sections")],
    "figure": [("code", "figures"), ("statement", "figures")],
    "improvement": [("improvement", "areas")],
    "action": [("improvement", "actions")],
    "stated": [("improvement", "stated")],
    "opinion": [("assurance", "opinions")],
    "recommendation": [("assurance", "recommendations")],
    "defence": [("assurance", "defences")],
    "risk": [("risks", "risks"), ("joint risks", "risks")],
    "board": [("names", "boards")],
    "post": [("names", "posts")],
    "term": [("glossary", "terms"), ("glossary", "meanings")],
}


def _parts(library: Library, view: EditionView) -> frozenset[str]:
    """The documents and shared files of an edition."""
    there: dict[str, object] = {
        "names": True,
        "joint risks": view.risks,
        "glossary": library.glossary,
        "framework": view.framework,
        **{kind: getattr(view.edition, kind) for kind in DocumentKind},
    }
    return frozenset(part for part, what in there.items() if what)


def _principles(rows: Rows, view: EditionView) -> None:
    for each in view.framework.principles if view.framework else ():
        rows.add("principle", each, part="framework")


def _code(rows: Rows, view: EditionView) -> None:
    if not view.edition.code:
        return
    rows.add("document", view.edition.code, name="code", part="code", title=_name(view, "code"))
    add_sections(rows, view, "code", view.edition.code.sections)
    for area in view.areas:
        above = ("principle", area.principle.id) if area.principle else None
        others = [(each.id, each.name) for each in area.other_principles]
        more = {"Other principles": fields.names("principle", others)}
        own = rows.add("area", area.record, part="code", parent=above, more=more)
        for control in area.controls:
            rows.add("control", control.record, part="code", parent=own, more=_control(control))
        _area_review(rows, area, own)
        for theme in area.themes:
            _theme(rows, theme, own)


def _name(view: EditionView, kind: str) -> str:
    return view.documents[kind].name if kind in view.documents else sentence_case(_(kind))


def _theme(rows: Rows, theme: ThemeView, area: EntryKey) -> None:
    own = rows.add("theme", theme.record, part="code", parent=area, within=True)
    for control in theme.controls:
        rows.add("control", control.record, part="code", parent=own, more=_control(control))
    if theme.review:
        title = theme.review.title or theme.record.title
        rows.add("review", theme.review, part="statement", parent=own, within=True, title=title)


def _area_review(rows: Rows, area: AreaView, own: EntryKey) -> None:
    """What the statement says of an area as a whole, under the title it has there."""
    if not area.review:
        return
    more = {"Title": FieldValue(Form.LINE, area.review.title)}
    if area.review.summary_title:
        more["Title in the summary"] = FieldValue(Form.LINE, area.review.summary_title)
    if area.review.judgement:
        more["Judgement"] = judgement(area.review.judgement)
    record = area.own_review or area.review
    rows.add("review", record, part="statement", parent=own, within=True, more=more)


def _control(view: ControlView) -> dict[str, FieldValue]:
    return {"Owners": fields.posts(view.owners), "Boards": fields.boards(view.boards)}


def _statement(rows: Rows, view: EditionView) -> None:
    if statement := view.edition.statement:
        title = _name(view, "statement")
        rows.add("document", statement, name="statement", part="statement", title=title)
        add_sections(rows, view, "statement", statement.sections)


def _improvement(rows: Rows, view: EditionView) -> None:
    plan = view.edition.improvement
    if not plan:
        return
    title = _name(view, "improvement")
    rows.add("document", plan, name="improvement", part="improvement", title=title)
    for each in view.improvements:
        more = {
            "Leads": fields.posts(each.leads),
            "Governance areas": _areas([area.record for area in each.governance_areas]),
        }
        rows.add("improvement", each.record, part="improvement", more=more)
    actions = {view.record.id: view for view in view.actions}
    for action in plan.actions:  # in the plan's order: the tracker's changes with every paper
        if action.id in actions:
            _action(rows, actions[action.id])
    for counts in plan.stated:
        rows.add("stated", counts, part="improvement")


def _areas(areas: Iterable[Area]) -> FieldValue:
    return fields.names("area", [(each.id, each.name) for each in areas])


def _action(rows: Rows, view: ActionView) -> None:
    above = ("improvement", view.improvement.record.id) if view.improvement else None
    asked = [(each.id, each.title) for each in view.recommendations]
    more = {
        "State": FieldValue(Form.LINE, say_standing(view.standing)),
        "Impact": FieldValue(Form.LINE, view.standing.impact),
        "Due": FieldValue(Form.LINE, fields.say_due(view.standing.due)),
        "Lead": fields.posts([view.lead]),
        "Owners": fields.posts(view.owners),
        "Sponsor": fields.posts([view.sponsor]),
        "Committee": fields.boards([view.committee] if view.committee else []),
        "Recommendations": fields.names("recommendation", asked),
        "Updates": updates(known_by(view.record.updates, view.standing.as_at)),
        "Inferred": fields.inferred(view.standing.told_by),
    }
    rows.add("action", view.record, part="improvement", parent=above, more=more)


def _assurance(rows: Rows, view: EditionView) -> None:
    assurance = view.edition.assurance
    if not assurance:
        return
    title = _name(view, "assurance")
    rows.add("document", assurance, name="assurance", part="assurance", title=title)
    areas = {each.record.id: each.record for each in view.areas}
    told = (
        ("opinion", assurance.opinions),
        ("recommendation", assurance.recommendations),
        ("defence", assurance.defences),
    )
    for kind, records in told:
        for each in records:
            about = _areas([areas[name] for name in each.areas if name in areas])
            rows.add(kind, each, part="assurance", more={"Areas": about})


def _board(rows: Rows, view: BoardView) -> None:
    more = {
        "Chair": fields.posts([view.chair]),
        "Parent": fields.boards([view.parent]),
        "Escalates to": fields.boards([view.escalates_to]),
        "Joint with": fields.names("organisation", [(b.id, b.short_name) for b in view.joint_with]),
    }
    rows.add("board", view.record, name=fields.board_id(view), part="names", more=more)
