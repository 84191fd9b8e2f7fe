"""The kinds of value: what each accepts, and in which words it refuses the rest."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model import fields
from generator.model.fields import one_of
from generator.problems import Place
from generator.reading.nodes import Mapping, Node, Scalar, Sequence
from generator.vocabulary import Frequency

HERE = Place("content/file.yml")
LIST = Sequence((), HERE)
KEYS = Mapping({}, HERE)
FREQUENCY = one_of(Frequency)
DAILY_AND_SO_ON = ", ".join(Frequency)


def plain(text: str) -> Scalar:
    return Scalar(text, HERE, plain=True)


def quoted(text: str) -> Scalar:
    return Scalar(text, HERE)


def refused(kind: Any, value: object) -> tuple[str, str, str]:
    """The code, the message and the hint of a refusal."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (detail,) = caught.value.errors()
    assert detail["type"] == "problem"
    said = detail["ctx"]
    return said["code"], said["text"], said["hint"]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (fields.Text, plain("Main Board"), "Main Board"),
        (fields.Text, quoted("a\nb  c "), "a b c"),
        (fields.Text, quoted("no"), "no"),
        (fields.Text, quoted("1.10"), "1.10"),
        (fields.Text, plain("nobody"), "nobody"),
        (fields.Text, plain("1.10 and more"), "1.10 and more"),
        (fields.Text, plain("2016/17"), "2016/17"),
        (fields.Text, plain("v1.2.3"), "v1.2.3"),
        (fields.Text, "made in code", "made in code"),
        (fields.Prose, quoted("a\n\n- b\n"), "a\n\n- b"),
        (fields.Id, plain("main-board-2"), "main-board-2"),
        (fields.Id, plain("1"), "1"),
        (fields.Id, plain("a" * fields.MAX_ID), "a" * fields.MAX_ID),
        (fields.PostRef, plain("met/chief-officer"), "met/chief-officer"),
        (fields.ActionRef, plain("met/2016-17/new-form"), "met/2016-17/new-form"),
        (fields.Whole, plain("0"), 0),
        (fields.Whole, quoted("14"), 14),
        (fields.Whole, 14, 14),
        (fields.Date, plain("2017-07-26"), "2017-07-26"),
        (fields.Date, plain("2017-07"), "2017-07"),
        (fields.Date, plain("2017"), "2017"),
        (fields.Date, plain("2016-02-29"), "2016-02-29"),
        (fields.DueDay, plain("2017-09"), "2017-09"),
        (fields.DueDay, plain("tbc"), "TBC"),
        (fields.FinancialYear, plain("2016-17"), "2016-17"),
        (fields.FinancialYear, plain("1999-00"), "1999-00"),
        (fields.Address, plain("https://example.org"), "https://example.org"),
        (fields.Address, plain("http://example.org/a?b=c#d"), "http://example.org/a?b=c#d"),
        (fields.Flag, plain("true"), True),
        (fields.Flag, plain("false"), False),
        (fields.Flag, False, False),
        (fields.List[fields.Text], Sequence((plain("a"), plain("b")), HERE), ("a", "b")),
        (fields.List[fields.Text], LIST, ()),
    ],
)
def test_accepted(kind: Any, value: object, expected: object) -> None:
    assert TypeAdapter(kind).validate_python(value) == expected


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "True", "false"])
def test_words_that_yaml_takes_for_yes_or_no_need_quotes(word: str) -> None:
    code, message, hint = refused(fields.Text, plain(word))
    assert code == "quote-text"
    assert message == (
        f"found `{word}` without quotes, which YAML reads as yes or no, expected text"
    )
    assert hint == f'write "{word}"'


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("~", "nothing"),
        ("null", "nothing"),
        ("12:30", "a number of seconds"),
        ("1:30:00", "a number of seconds"),
        ("40", "a number"),
        ("-4", "a number"),
        ("1.10", "a number"),
        ("1_000", "a number"),
        ("0x1F", "a number"),
        ("0o17", "a number"),
        ("1e5", "a number"),
        (".5", "a number"),
        (".inf", "a number"),
        ("2017-07-26", "a date"),
    ],
)
def test_values_that_yaml_takes_for_something_else_need_quotes(value: str, meaning: str) -> None:
    _, message, _ = refused(fields.Text, plain(value))
    assert message == (
        f"found `{value}` without quotes, which YAML reads as {meaning}, expected text"
    )


EXAMPLE_DATE = "write 2017-07-26 for a day, 2017-07 for a month, 2017 for a year"
WHOLE_ADDRESS = "write it in full, with https://"


@pytest.mark.parametrize(
    ("kind", "value", "code", "message", "hint"),
    [
        (fields.Text, LIST, "not-text", "found a list, expected text", ""),
        (fields.Text, KEYS, "not-text", "found a group of keys, expected text", ""),
        (fields.Text, 5, "not-text", 'found "5", expected text', ""),
        (fields.Text, quoted(" "), "empty-value", "found nothing, expected text",
         "write the text, or remove the key"),
        (fields.Id, LIST, "not-text", "found a list, expected an id", ""),
        (fields.Id, plain(""), "not-text", "found nothing, expected an id", ""),
        (fields.Id, plain("Main Board"), "bad-id",
         'found "Main Board", expected an id: lower case letters, digits and hyphens',
         'for example "main-board"'),
        (fields.Id, plain("-a--b"), "bad-id",
         'found "-a--b", expected an id: lower case letters, digits and hyphens',
         'for example "a-b"'),
        (fields.Id, plain("été"), "bad-id",
         'found "été", expected an id: lower case letters, digits and hyphens',
         'for example "t"'),
        (fields.Id, plain("§"), "bad-id",
         'found "§", expected an id: lower case letters, digits and hyphens', ""),
        (fields.Id, plain("a" * 61), "bad-id",
         f'found "{"a" * 60}...", expected an id: lower case letters, digits and hyphens',
         f'for example "{"a" * 60}"'),
        (fields.PostRef, plain("a/b/c/d"), "bad-id",
         'found "a/b/c/d", expected the id of an item', 'for example "a-b-c-d"'),
        (fields.Whole, plain("two"), "not-a-number", 'found "two", expected a whole number', ""),
        (fields.Whole, plain("-1"), "not-a-number", 'found "-1", expected a whole number', ""),
        (fields.Whole, plain("007"), "not-a-number", 'found "007", expected a whole number', ""),
        (fields.Whole, LIST, "not-text", "found a list, expected a whole number", ""),
        (fields.Date, plain("26/17/2017"), "bad-date", 'found "26/17/2017", expected a date',
         "there is no month 17"),
        (fields.Date, plain("2017-02-29"), "bad-date", 'found "2017-02-29", expected a date',
         "February 2017 has 28 days"),
        (fields.Date, plain("2017-13"), "bad-date", 'found "2017-13", expected a date',
         "there is no month 13"),
        (fields.Date, plain("0000"), "bad-date", 'found "0000", expected a date',
         "there is no year 0"),
        (fields.DueDay, plain("soon"), "bad-date", 'found "soon", expected a date', EXAMPLE_DATE),
        (fields.FinancialYear, plain("2016-18"), "financial-year",
         'found "2016-18", expected a financial year', 'for example "2016-17"'),
        (fields.FinancialYear, plain("1999/00"), "financial-year",
         'found "1999/00", expected a financial year', 'for example "1999-00"'),
        (fields.FinancialYear, plain("last"), "financial-year",
         'found "last", expected a financial year', 'for example "2016-17"'),
        (fields.Address, plain("example.org"), "bad-address",
         'found "example.org", expected a web address', WHOLE_ADDRESS),
        (fields.Address, plain("javascript:alert(1)"), "bad-address",
         'found "javascript:alert(1)", expected a web address', WHOLE_ADDRESS),
        (fields.Address, plain("https:///path"), "bad-address",
         'found "https:///path", expected a web address', WHOLE_ADDRESS),
        (fields.Flag, plain("yes"), "not-a-flag", 'found "yes", expected true or false', ""),
        (fields.List[fields.Text], plain("a"), "not-a-list", 'found "a", expected a list',
         "write [a]"),
        (fields.List[fields.Text], plain("a, b c"), "not-a-list", 'found "a, b c", expected a list',
         "write [a, b c]"),
        (fields.List[fields.Text], plain("a; b"), "not-a-list", 'found "a; b", expected a list',
         'begin each entry with "- "'),
        (fields.List[fields.Text], plain(""), "not-a-list", "found nothing, expected a list",
         'begin each entry with "- "'),
    ],
)  # fmt: skip
def test_refused(kind: Any, value: Node | int, code: str, message: str, hint: str) -> None:
    assert refused(kind, value) == (code, message, hint)


@pytest.mark.parametrize(
    ("value", "found", "hint"),
    [
        (plain("montly"), '"montly"', 'did you mean "monthly"?'),
        (plain("now and then"), '"now and then"', ""),
    ],
)
def test_a_choice_names_all_choices(value: Node, found: str, hint: str) -> None:
    kind = Annotated[Frequency, FREQUENCY]
    message = f"found {found}, expected one of: {DAILY_AND_SO_ON}"
    assert refused(kind, value) == ("unknown-value", message, hint)
    assert refused(kind, LIST) == (
        "not-text", f"found a list, expected one of {DAILY_AND_SO_ON}", "",
    )  # fmt: skip
