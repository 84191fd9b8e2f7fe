"""To look for what is new is enough, in what gave nothing away before."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from support.budget import budget

from generator.leaks import FolderTexts, Scan, Secrets, Shipped, beyond, searched_for
from generator.leaks.composed import by_first_word
from generator.leaks.values import PlacedText
from generator.leaks.wording import RUN, Words
from generator.model import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = ["audit", "panel", "key", "keylist", "list", "vault", "red"]
RECORD = Meaning.model_construct(text="")
VALUE = PlacedText("", narrative=False, record=RECORD, path=("text",), owner=RECORD,
                   edition="", folder="")  # fmt: skip
RUNS = some.lists(some.sampled_from(WORDS), min_size=1, max_size=RUN).map(tuple)
AMOUNTS = some.sampled_from([Decimal(12_500), Decimal(3_000_000)])


class Given(TypedDict, total=False):
    """What a verdict on texts hangs on."""

    runs: Iterable[Words]
    joined: Iterable[Words]
    amounts: Iterable[Decimal]
    parts: Iterable[Words]
    names: Iterable[Words]
    said: Iterable[Words]


def secrets_with(given: Given) -> Secrets:
    joined, amounts = given.get("joined", ()), given.get("amounts", ())
    looked_for = dict.fromkeys([*given.get("runs", ()), *joined], VALUE)
    return Secrets(
        runs=looked_for,
        names=by_first_word(given.get("names", ())),
        shipped=Shipped(frozenset(given.get("said", ())), {}),
        texts=0,
        amounts=dict.fromkeys(amounts, VALUE),
        joined=frozenset(joined),
        unproved=(),
        parts=frozenset(given.get("parts", ())) & looked_for.keys(),
    )


FEW = some.sets(RUNS, max_size=3)
SECRETS = some.builds(
    Given, runs=some.sets(RUNS), joined=FEW, amounts=some.sets(AMOUNTS), parts=some.sets(RUNS),
    names=FEW, said=FEW,
).map(secrets_with)  # fmt: skip
PIECES = some.sampled_from([*WORDS, "KeyList", "k e y l i s t", "£12,500", "3m"])
TEXTS = some.lists(PIECES, min_size=1, max_size=8).map(" ".join)


@settings(max_examples=budget(short=200, long=5_000))
@given(SECRETS, SECRETS, some.lists(TEXTS, max_size=3))
def test_what_is_new_is_found_and_nothing_else_can_be(
    before: Secrets, now: Secrets, texts: list[str]
) -> None:
    apart = [text.replace(" ", "\n") for text in texts]
    folder = FolderTexts(texts, [], [], apart, faulty=False)
    new = beyond(now, json.loads(json.dumps(searched_for(before))))
    if new and not folder.say(Scan(before)):
        assert folder.say(Scan(new)) == folder.say(Scan(now))
        assert new.runs.items() <= now.runs.items()


KNOWN: Given = {
    "runs": {("key", "list"), ("red", "vault", "key")},
    "names": {("audit", "panel")},
    "said": {("of",)},
}
NEW: dict[str, tuple[Given, set[Words]]] = {
    "nothing": ({}, set()),
    "another text": ({"runs": [*KNOWN["runs"], ("red", "vault")]}, {("red", "vault")}),
    "a text that is public now": ({"runs": {("key", "list")}}, set()),
    "more that is public": ({"names": [*KNOWN["names"], ("key", "panel")]}, set()),
    "more that the program says": ({"said": {("of",), ("the",)}}, set()),
    "letters in any words": ({"joined": {("key", "list")}}, {("key", "list")}),
}


@pytest.mark.parametrize(("changes", "new"), NEW.values(), ids=NEW)
def test_what_is_new(changes: Given, new: set[Words]) -> None:
    found = beyond(secrets_with({**KNOWN, **changes}), searched_for(secrets_with(KNOWN)))
    assert found
    assert found.runs.keys() == new


LESS_MAY_BE_SAID: dict[str, Given] = {
    "a public text is gone": {"names": ()},
    "the program says less": {"said": ()},
}


@pytest.mark.parametrize("changes", LESS_MAY_BE_SAID.values(), ids=LESS_MAY_BE_SAID)
def test_all_is_looked_for_where_less_may_be_said(changes: Given) -> None:
    assert beyond(secrets_with({**KNOWN, **changes}), searched_for(secrets_with(KNOWN))) is None


def test_a_run_that_may_no_longer_be_put_together_is_looked_for_again() -> None:
    run = ("red", "vault", "key")
    found = beyond(secrets_with(KNOWN), searched_for(secrets_with({**KNOWN, "parts": {run}})))
    assert found
    assert found.runs.keys() == {run}


@pytest.mark.parametrize("held", [None, [], {}, {"runs": []}])
def test_of_anything_else_nobody_knows_what_was_searched_for(held: object) -> None:
    assert beyond(secrets_with(KNOWN), held) is None
