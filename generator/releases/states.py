"""How final a document is: the release says it, so that its own sentences need not.

`[[state]]` in a narrative text stands for the release's words. A sentence that gives this document
a state of its own is found, unless `[state as printed]` stands behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model import DocumentEntry, Paper
from generator.model.schema import children, fields_of, rebuild
from generator.problems import Problem, line_in
from generator.vocabulary import DocumentState, ReleaseKind
from generator.words import say_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Edition, Library, Record, ReleaseFacts
    from generator.problems import Place

AS_PRINTED = "[state as printed]"
HINT = f"leave it out, write [[state]], or {AS_PRINTED} after what a paper prints"
STATE = re.compile(r"\[\[\s*state\s*\]\]")


def say_states(library: Library, edition: str = "", facts: ReleaseFacts | None = None) -> Library:
    """A library in which `[[state]]` is said in words: of a release of an edition, or of none."""
    said = tuple(_with_state(each, edition, facts) for each in library.editions)
    same = all(new is old for new, old in zip(said, library.editions, strict=True))
    return library if same else library.without({"editions": said}, library.all_withheld)


def _with_state(edition: Edition, released: str, facts: ReleaseFacts | None) -> Edition:
    words = "the working copy of this statement, not yet published"
    if facts:
        # Of another year, a release has only what it refers to.
        year = edition.period
        words = say_state(facts) if edition.id == released else f"the statement for {year}"

    def change(record: Record) -> tuple[dict[str, Any], dict[str, int]]:
        found: dict[str, Any] = {}
        for field in fields_of(type(record)) if not isinstance(record, Paper) else ():
            values = [value for _, value in field.values(record)] if field.narrative else []
            if any(STATE.search(value) for value in values):
                found[field.name] = field.holding(STATE.sub(words, value) for value in values)
        return found, record.all_withheld

    return rebuild(edition, change)


def say_state(facts: ReleaseFacts) -> str:
    """What a release is, within a sentence: "the audited statement, published on 26 July 2017"."""
    day = say_date(facts.date)
    state = shown_state(facts)
    stated = facts.date if facts.state else (facts.statement or "")[: len("2017-07-26")]
    statement = f"the {state} statement, published on {say_date(stated)}" if state else ""
    match facts.kind:
        case ReleaseKind.STATEMENT:
            return statement
        case ReleaseKind.REPORT:
            report = f"the plan and papers as at {day}"
            return f"{statement}, with {report}" if statement else report
        case ReleaseKind.NOTICE:
            notice = f"the notice of delay of {day}"
            return f"{statement}, with {notice}" if statement else notice
        case ReleaseKind.KNOWN:
            return statement or "what is known of this statement"


def shown_state(facts: ReleaseFacts) -> DocumentState | None:
    """The state of the statement that a release shows: its own, or of the one it carries along."""
    carried = (facts.statement or "").split("-")
    named = [state for state in DocumentState if state.value in carried]
    return facts.state or (named[0] if named else None)


class StatedWords(NamedTuple):
    """Words that give this document a state, where they stand, and with which states they agree."""

    words: str
    place: Place
    agrees: frozenset[DocumentState]


def stated_in(edition: Edition) -> Iterator[StatedWords]:
    """The words of an edition that give it a state; what is internal by type never gets out."""
    for record in within(edition):
        for field in fields_of(type(record)):
            # A source says where the words are from, and that stays as it was published.
            if field.internal or (isinstance(record, DocumentEntry) and field.name == "source"):
                continue
            for path, value in field.values(record):
                for words, agrees in _found(value) if isinstance(value, str) else ():
                    place = line_in(record.place(*path), value, words)
                    yield StatedWords(" ".join(words.split()), place, agrees)


def contradicted(edition: Edition, state: DocumentState | None) -> Iterator[Problem]:
    """The words of an edition that give it another state than that in which it is released."""
    for found in stated_in(edition) if state else ():
        if state not in found.agrees:
            message = f'found "{found.words}" in what is released as {state}'
            yield Problem(found.place, "own-state", message, HINT)


def within(record: Record) -> Iterator[Record]:
    """A record and what is inside it, but for papers: they are of their own date."""
    yield record
    for _, child in children(record):
        if not isinstance(child, Paper):
            yield from within(child)


_S = r"[\s*_]+"
_GIVEN = r"(?P<state>draft|un-?audited|approved|audited)"
_FULL = rf"(?:annual{_S})?(?:governance{_S})?statement(?!{_S}of{_S}accounts)|ags"
_CODE = rf"(?:local{_S})?code(?:{_S}of{_S}governance|(?!{_S}of))"
_NOUN = rf"(?:{_FULL}|{_CODE}|document|version|copy|edition)"
_FILLER = rf"(?:(?:is|was|remains|the|an?|our|still|only|currently|first|final){_S}){{0,4}}"
_OWN = rf"\b(?:this{_S}(?:{_NOUN})|the{_S}(?:{_FULL}))"
_NOT_YET = rf"(?:has{_S}(?:not|yet)|is{_S}(?:not|yet)){_S}(?:(?:yet|to|be|been|not){_S}){{0,3}}"
_AGS = rf"(?:(?:annual{_S})?governance{_S}statement|ags)"
_THIS_IS = (
    rf"\bthis{_S}{_FILLER}{_GIVEN}{_S}(?:(?:annual|governance|draft|local){_S}){{0,2}}{_NOUN}\b"
)
_IS_NOW = (
    rf"{_OWN}{_S}(?:is|was|remains|has{_S}(?:now{_S})?been){_S}{_FILLER}"
    rf"(?P<state>draft|un-?audited|audited)\b(?!{_S}(?:by|every|each|annually|as{_S}part)\b)"
)
_NAMED = rf"(?:\bthe{_S}|^(?=draft|un))(?P<state>draft|un-?audited){_S}(?:\w+{_S})?{_AGS}\b"
_IN_BRACKETS = (
    rf"\b(?:statement|ags|code(?:{_S}of{_S}governance)?)(?:{_S}\d{{4}}(?:[/-]\d{{2,4}})?)?"
    rf"{_S}\({_GIVEN}\)"
)
_PATTERNS = tuple(
    re.compile(each, re.IGNORECASE) for each in (_THIS_IS, _IS_NOW, _NAMED, _IN_BRACKETS)
)
_GOING_ON = r"\b(?:(?!accounts|figures)[^.;:]){0,60}?\b"
_BEFORE = rf"(?:subject{_S}to|before|ahead{_S}of|awaiting){_S}(?:(?:the|external|its){_S})?audit\b"
_BEFORE_AUDIT = re.compile(
    rf"{_OWN}{_GOING_ON}subject{_S}to{_S}(?:\w+{_S})?audit\b"
    rf"|\bthis{_S}{_FILLER}{_NOUN}{_GOING_ON}{_BEFORE}"
    rf"|{_OWN}{_S}{_NOT_YET}audited\b",
    re.IGNORECASE,
)


def _found(text: str) -> Iterator[tuple[str, frozenset[DocumentState]]]:
    found: dict[int, tuple[re.Match[str], frozenset[DocumentState]]] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            state = DocumentState(match["state"].lower().replace("-", ""))
            found.setdefault(match.start(), (match, frozenset({state})))
    for match in _BEFORE_AUDIT.finditer(text):
        not_audited = frozenset(DocumentState) - {DocumentState.AUDITED}
        found.setdefault(match.start(), (match, not_audited))
    end = 0
    for start, (match, agrees) in sorted(found.items(), key=lambda each: each[0]):
        rest = text[match.end() :].partition("\n\n")[0]
        if start >= end and AS_PRINTED not in rest:
            yield match[0], agrees
        end = max(end, match.end())
