"""The one environment that all page templates are rendered in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from generator import words
from generator.language import IN_TEMPLATES
from generator.model.schema import total_withheld
from generator.pages import release_state
from generator.pages.other_versions import other_releases, years_with
from generator.pages.withheld import said_on_page, withheld_in
from generator.prose import to_text
from generator.render import lookups
from generator.render.templates import COMPILED
from generator.tracker.status import day_of
from generator.views import inferred
from generator.views.action_lists import last_said, say_when
from generator.views.attached import attached_below
from generator.views.for_post import actions_of
from generator.views.held import is_whole, say_held
from generator.views.item_charts import say_trend
from generator.views.risks import say_no_score
from generator.views.tracker import looks_of, say_due, say_late, say_moved, say_standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2.runtime import Context

    from generator.model import Attachment


@cache
def make_environment(templates: Path) -> Environment:
    """The one environment all page templates are rendered in."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=COMPILED,
    )
    environment.globals |= {name: getattr(lookups, name) for name in _LOOKUPS}
    environment.globals |= {"said_on_page": said_on_page, "withheld_in": withheld_in}
    environment.globals |= {"other_releases": other_releases, "years_with": years_with}
    environment.globals["no_score"] = say_no_score
    environment.globals["trend"] = say_trend
    environment.globals |= IN_TEMPLATES
    environment.filters |= _filters()
    return environment


_LOOKUPS = (
    "areas_named",
    "data_names",
    "has_page",
    "lost_from",
    "printed",
    "signed",
    "unstated",
    "withheld_of",
)


_OF_RELEASES: dict[str, Callable[..., object]] = {
    "how_final": release_state.say_how_final,
    "known_from": release_state.say_known_from,
    "next": release_state.say_next,
    "release": release_state.say_release,
    "news": release_state.say_news,
    "awaited": release_state.say_awaited,
}


_OF_STANDINGS: dict[str, Callable[..., object]] = {
    "moved": say_moved,
    "late": say_late,
    "stands": say_standing,
    "looks": looks_of,
    "when": say_when,
    "last_said": last_said,
}


_OF_CHANGES: dict[str, Callable[..., object]] = {
    "fate": lookups.say_fate,
    "titles": lookups.say_titles,
    "became": lookups.say_became,
    "facts_of": lookups.facts_of,
    "same_or_not": lookups.same_or_not,
}

_OF_WORDS: dict[str, Callable[..., object]] = {
    "day": words.say_day,
    "state": words.say_state,
    "state_name": words.name_of_state,
    "sentence_case": words.sentence_case,
    "date": words.say_date,
    "year": words.say_year,
    "choice": words.say_choice,
    "level": words.say_level,
    "count": words.say_count,
    "noun": words.say_noun,
    "numbered": words.say_numbered,
    "judged": words.say_judgement,
    "sentence": words.sentence,
    "and": words.say_list,
}


def _filters() -> dict[str, Callable[..., object]]:
    return {
        "md": escape_markdown,
        "due": say_due,
        "actions_of": actions_of,
        **_OF_WORDS,
        **_OF_STANDINGS,
        "due_by": lambda standing: str(day_of(standing.due) or "9999"),
        "edition_name": lookups.edition_name,
        "drawing": lambda structure: Markup(structure.diagram()),  # noqa: S704 - escaped there
        "prose": _prose,
        "attached_below": attached_below,
        "text": to_text,
        "withheld": total_withheld,
        "whole": is_whole,
        "held": lambda edition, kind: say_held(edition.holding(kind)),
        **_OF_RELEASES,
        **_OF_CHANGES,
        "inferred": lambda record, *names: _mark(inferred.basis_of(record, *names)),
        "state_inferred": lambda standing: _mark(inferred.state_basis(standing)),
        "due_inferred": lambda standing: _mark(inferred.due_basis(standing)),
        "when_inferred": lambda standing: _mark(inferred.when_basis(standing)),
        "mark": _mark,
        "bases_below": inferred.bases_below,
    }


def _mark(basis: str) -> Markup:
    """What says of the value before it that an editor inferred it; read aloud like all text."""
    said = inferred.say_inferred(basis).lstrip()
    return Markup(' <span class="gs-inferred">{}</span>').format(said) if said else Markup()


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """Narrative text as HTML, with what the page links of it and the attachments placed in it."""

    def show(attachment: Attachment) -> str:
        macros = context.environment.get_template("macros/texts.jinja")
        shown: str = macros.make_module(context.get_all()).attachment(attachment, anchors=False)  # type: ignore[attr-defined]
        return shown.strip()

    return Markup(context["narrative"].html(text, show))  # noqa: S704 - sanitised by to_html


_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!|~^=:<>&\"'-]")


def escape_markdown(text: str) -> Markup:
    """Text that Markdown and HTML both leave as it is, for titles in headings."""
    text = text.unescape() if isinstance(text, Markup) else text
    return Markup(_MARKDOWN.sub(lambda sign: f"&#{ord(sign[0])};", text))  # noqa: S704
