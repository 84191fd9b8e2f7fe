"""What was searched for before: in what gave nothing away then, only what is new is looked for."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.leaks.secrets import Secrets
    from generator.leaks.wording import Words


class SearchedFor(TypedDict):
    """All that a verdict on texts hangs on, as JSON can hold it."""

    runs: list[str]
    joined: list[str]
    amounts: list[str]
    parts: list[str]
    names: list[str]
    said: list[str]


def searched_for(secrets: Secrets) -> SearchedFor:
    """What a search with these secrets looks for, and what may be said all the same."""
    return {
        "runs": _lines(secrets.runs),
        "joined": _lines(secrets.joined),
        "amounts": sorted(map(str, secrets.amounts)),
        "parts": _lines(secrets.parts),
        "names": _lines(chain(*secrets.names.values())),
        "said": _lines(secrets.shipped.runs),
    }


def beyond(secrets: Secrets, searched: object) -> Secrets | None:
    """Those secrets that were not searched for before; None where that decides nothing.

    Each secret is found, or not, whatever the others are. What may be said was the same or less
    when they were searched for, or what was let pass then may be a leak now.
    """
    if not isinstance(searched, dict) or searched.keys() != SearchedFor.__annotations__.keys():
        return None
    before = cast("SearchedFor", searched)
    names, said = chain(*secrets.names.values()), secrets.shipped.runs
    if not (_all_in(before["names"], names) and _all_in(before["said"], said)):
        return None
    stricter = set(before["parts"]).difference(map(" ".join, secrets.parts))
    runs, joined = set(before["runs"]) - stricter, set(before["joined"])
    amounts = set(before["amounts"])
    new = frozenset(run for run in secrets.joined if " ".join(run) not in joined)
    return replace(
        secrets,
        runs={
            run: value
            for run, value in secrets.runs.items()
            if run in new or " ".join(run) not in runs
        },
        joined=new,
        amounts={
            amount: value for amount, value in secrets.amounts.items() if str(amount) not in amounts
        },
    )


def _all_in(lines: list[str], runs: Iterable[Words]) -> bool:
    return set(lines).issubset(map(" ".join, runs))


def _lines(runs: Iterable[Words]) -> list[str]:
    return sorted(map(" ".join, runs))
