"""What no single file can know. One small function for each rule, listed here.

A rule takes what it looks at and yields problems; it never changes anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.index import index_library
from generator.problems import Problem, has_errors
from generator.prose import SoundTexts
from generator.rules import (
    accessibility,
    audience,
    counts,
    files,
    history,
    identity,
    inferred,
    joint,
    links,
    look,
    names,
    narrative,
    numbers,
    placing,
    printed,
    ratings,
    references,
    reviews,
    risks,
    security,
    signs,
    states,
    translations,
    unseen,
    waiting,
    years,
)
from generator.rules.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.model import Library
    from generator.model.index import Key
    from generator.model.load import Loaded


ALWAYS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    identity.repeated_ids,
    identity.shared_addresses,
    identity.repeated_numbers,
    identity.reserved_ids,
    names.names_of_devices,
    names.names_alike,
    signs.hidden_signs,
    signs.users_in_addresses,
    reviews.unprinted_controls,
    references.unknown_references,
    references.loops,
    references.folders,
    narrative.unsafe_text,
    narrative.swallowed_keys,
    states.own_states,
    states.unknown_words,
    files.unfit_attachments,
    look.faint_colours,
    look.unfit_logo,
    history.unexplained_changes,
    history.unproven_closures,
    history.closures_of_open_actions,
    history.impossible_dates,
    history.entries_out_of_order,
    history.hidden_entries,
    history.repeated_references,
    history.looping_lineage,
    years.impossible_site_date,
    inferred.inferred_fields,
    joint.joint_years,
    joint.years_together,
    risks.unclear_scales,
    risks.risks_of_two_kinds,
    risks.answers_of_other_years,
)
# These look at what is not there, so they wait until everything else could be read.
WHEN_SOUND: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    links.links_to_items,
    placing.placed_attachments,
    audience.internal_references,
    audience.named_in_public,
    audience.missing_numbers,
    audience.news_for_staff,
    reviews.documents_without_content,
    reviews.themes_without_review,
    files.unused_files,
    history.lost_actions,
    history.unexplained_delays,
    unseen.unseen_items,
    signs.mixed_letters,
    identity.misspelt_kinds,
    numbers.miscounted_lists,
    printed.dates_as_printed,
    ratings.unexplained_colours,
    risks.scores_off_scale,
    risks.scores_as_printed,
    counts.complete_in_part,
    counts.stated_counts,
    counts.unknown_numbers,
    counts.missing_answers,
    counts.missing_opinions,
    years.misplaced_dates,
    years.only_copied,
    translations.unspoken,
    translations.untranslated,
    accessibility.unfinished_statement,
    security.expired_contact,
    waiting.undecided_audiences,
    waiting.unowned_actions,
    waiting.unplaced_texts,
    waiting.texts_to_be_written,
)


def check_rules(
    loaded: Loaded,
    project: Path,
    releases: Sequence[Library] | None = (),
    sound: SoundTexts | None = None,
) -> list[Problem]:
    """All problems the rules find in what was loaded, beside those found while loading.

    `releases` are all there are; none, if one of them could not be read. `sound` has the texts in
    which nothing was found before, and takes in those of now.
    """
    subject = Subject(
        loaded.library,
        index_library(loaded.library),
        loaded.left_out,
        project,
        loaded.unread,
        _items_of(releases),
        sound or SoundTexts(),
    )
    found = [problem for rule in ALWAYS for problem in rule(subject)]
    if not has_errors([*loaded.problems, *found]):
        found += [problem for rule in WHEN_SOUND for problem in rule(subject)]
    return found


def _items_of(releases: Sequence[Library] | None) -> frozenset[Key] | None:
    if releases is None:
        return None
    return frozenset(key for each in releases for key in index_library(each).items)
