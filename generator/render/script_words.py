"""What the scripts of the theme say: pages in another language carry it in that."""

from __future__ import annotations

from generator.language import MAIN, _, spoken

SCRIPT_WORDS = (
    "Showing %(shown)s of %(all)s %(noun)s",
    "All",
    "Clear",
    "Copied",
    "%(name)s, in: %(citation)s",
    "Cite",
    "Copied the citation of %(name)s.",
    "Copied the citation.",
    "Copied the link to %(name)s.",
    "Copied the link.",
    "Copy citation",
    "Copy citation of %(name)s",
    "Copy link",
    "Copy link to %(name)s",
    "Did you mean:",
    "Earlier releases too",
    "In other years:",
    "Loading",
    "Narrow the results",
    "Results will appear as you type",
    "Search",
    "Search cannot run here, because this browser does not allow WebAssembly.",
    "Search could not be loaded.",
    "Search could not be loaded. Check your connection and try again.",
    "Search failed",
    "Search in",
    "Search results",
    "Search this site",
    "Search took too long to load. Try again later.",
    "Searching for [SEARCH_TERM]...",
    "Show all",
    "Show them",
    "That could not be loaded.",
    "The / key opens search",
    "The list of organisations",
    "The search index could not be loaded.",
    "No results",
    "No results for [SEARCH_TERM]",
    "No results for [SEARCH_TERM]. Showing results for [DIFFERENT_TERM] instead",
    "No results for [SEARCH_TERM]. Try one of the following searches:",
    "[COUNT] result",
    "[COUNT] result for [SEARCH_TERM]",
    "[COUNT] results",
    "[COUNT] results for [SEARCH_TERM]",
    "[COUNT] selected",
    "Filters",
    "Find in this list",
    "Load more results",
    "area",
    "document",
    "kind",
    "organisation",
    "principle",
    "rows",
    "state",
    "year",
)


def script_words() -> dict[str, str]:
    """What the scripts' words are in the language of a page; nothing where it is theirs."""
    return {} if spoken() == MAIN else {word: _(word) for word in SCRIPT_WORDS}
