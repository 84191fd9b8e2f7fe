"""Problems as values."""

from __future__ import annotations

import pytest

from generator.problems import (
    MANY,
    ContentError,
    Place,
    Problem,
    Severity,
    by_cause,
    did_you_mean,
    has_errors,
)


def test_a_place_reads_as_editors_understand_it() -> None:
    assert str(Place("content/site.yml", 3, 5)) == "content/site.yml:3:5"


def test_an_error_holds_each_problem_once_in_reading_order() -> None:
    places = [
        Place("content/a.yml", 2, 1),
        Place("content/a.yml", 2, 9),
        Place("content/a.yml", 10, 1),
        Place("content/b.yml", 1, 1),
    ]
    problems = [Problem(each, "code", f"found it in {each}") for each in places]
    error = ContentError([*reversed(problems), problems[0]])
    assert error.problems == problems


def test_errors_in_the_same_words_have_one_cause() -> None:
    places = [Place("content/a.yml", 2), Place("content/a.yml", 10), Place("content/b.yml", 1)]
    problems = [Problem(place, "code", "found this", "do that") for place in places]
    other = Problem(places[1], "code", "found this", "do something else")
    (first, second) = by_cause([*reversed(problems), other])
    assert (first.place, first.also) == (places[0], (places[1], places[2]))
    assert second == other
    assert by_cause([first, second]) == [first, second]


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTE])
def test_what_is_doubtful_is_told_wherever_it_is(severity: Severity) -> None:
    problems = [Problem(Place("a", line), "code", "found this", "", severity) for line in (1, 2)]
    assert by_cause(problems) == problems


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], False),
        ([Severity.NOTE, Severity.WARNING], False),
        ([Severity.NOTE, Severity.ERROR], True),
    ],
)
def test_only_errors_stop_a_build(severities: list[Severity], *, expected: bool) -> None:
    problems = [Problem(Place("a"), "code", "found this", severity=each) for each in severities]
    assert has_errors(problems) is expected


@pytest.mark.parametrize(
    ("found", "known", "hint"),
    [
        ("titel", ["about", "title"], 'did you mean "title"?'),
        ("title", ["title"], 'did you mean "title"?'),
        ("xyz", ["title", "about", "about"], "known here: about, title"),
        ("xyz", [], ""),
        ("xyz", [f"word-{number}" for number in range(MANY)], "known here: word-0, word-1, "),
        ("xyz", [f"word-{number}" for number in range(MANY + 1)], ""),
    ],
)
def test_hints(found: str, known: list[str], hint: str) -> None:
    given = did_you_mean(found, known)
    assert given.startswith(hint) if hint.endswith(", ") else given == hint


@pytest.mark.parametrize(
    "found", ["incomplete", "not-complete", "complete-25%", "partially-complete", "uncomplete"]
)
def test_no_hint_turns_a_meaning_round(found: str) -> None:
    choices = [f"state-{number}" for number in range(MANY)] + ["complete"]
    assert did_you_mean(found, choices) == ""
    assert did_you_mean("compleet", choices) == 'did you mean "complete"?'
