"""Every kind of page there is: where pages of it stand, and who leads to them.

This is the one list of them. It stands before all rooms that need an address, so it knows none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageKind:
    """A kind of page, with the name of its template.

    The address is below that of the edition, or of the body for pages of no edition; `{}` stands
    for an id. `unit` is how much of it is the address of the website that holds the page.
    """

    template: str
    address: str
    unit: str = ""
    tab: str = ""
    found_as: str = ""  # its kind in the search; "" leaves it out of the search
    layout: str = ""
    item: str = ""  # the kind of item whose id is in the address
    holds: tuple[str, ...] = ()  # the kinds of item that are read here
    parts: tuple[str, ...] = ()  # those among them that stand under their ids
    register: bool = False  # listed where the search cannot run
    asked_for: bool = False  # the portal leads readers here
    tells_notice: bool = False  # says the whole notice; others say its first sentence

    @property
    def only_lists(self) -> bool:
        """Whether other pages say in full what stands here: the search puts those first."""
        return self.register and not self.parts

    def at(self, *names: str, anchor: str = "") -> str:
        """The address of one page, or of a part of it."""
        address = self.address.format(*names)
        return f"{address}#{anchor}" if anchor else address

    def path(self, *names: str) -> str:
        """The path of a page below its own website."""
        return self.address.removeprefix(self.unit).format(*names)


# Of the whole site.
PORTAL = PageKind("portal", "", tells_notice=True)
ACCESSIBILITY = PageKind("accessibility", "accessibility/", found_as="About this website")
COMPONENTS = PageKind("components", "components/")

# Of an organisation.
ORGANISATION = PageKind("organisation", "", found_as="Organisation", tells_notice=True)
COMPARE = PageKind("compare", "compare/", found_as="What changed")
COMPARISON = PageKind(
    "comparison", "compare/{}/{}/", unit="compare/{}/{}/", tab="compare", layout="wide"
)
HISTORIES = PageKind("histories", "history/", unit="history/")
RECURRING = PageKind("recurring", "history/recurring/", unit="history/", found_as="Item history")
HISTORY = PageKind("history", "history/{}/{}/", unit="history/", found_as="Item history")

# Of a year.
HOME = PageKind("home", "", found_as="Financial year", tells_notice=True)

STATEMENT = PageKind(
    "statement", "statement/", tab="statement", found_as="Governance statement", register=True
)
STATEMENT_SECTION = PageKind(
    "section",
    "statement/{}/",
    tab="statement",
    found_as="Part of the statement",
    item="section",
    holds=("statement section",),
)
AREA_REVIEW = PageKind(
    "area_review",
    "statement/{}/",
    tab="statement",
    found_as="Review of the year",
    item="area",
    holds=("review",),
)
FULL = PageKind("full", "statement/full/", tab="statement", layout="print", asked_for=True)

CODE = PageKind("code", "code/", tab="code", found_as="Code of governance", register=True)
CODE_SECTION = PageKind(
    "section",
    "code/{}/",
    tab="code",
    found_as="Part of the Code",
    item="section",
    holds=("code section",),
)
AREA = PageKind(
    "area",
    "code/{}/",
    tab="code",
    found_as="Controls",
    item="area",
    holds=("area", "theme", "control"),
    parts=("control",),
)
PRINCIPLES = PageKind("principles", "code/principles/", tab="code", found_as="Principles")
CONTROLS = PageKind(
    "controls",
    "controls/",
    tab="controls",
    found_as="List",
    layout="wide",
    register=True,
    asked_for=True,
)

IMPROVEMENT = PageKind(
    "improvement", "improvement/", tab="improvement", found_as="Improvement plan", register=True
)
IMPROVEMENT_AREA = PageKind(
    "improvement_area",
    "improvement/{}/",
    tab="improvement",
    found_as="Improvement area",
    item="improvement",
    holds=("improvement",),
)
ACTIONS = PageKind(
    "actions",
    "actions/",
    tab="improvement",
    found_as="List",
    layout="wide",
    register=True,
    asked_for=True,
)
ACTION = PageKind(
    "action",
    "actions/{}/",
    tab="improvement",
    found_as="Action",
    item="action",
    holds=("action",),
)
DUE = PageKind("due", "due/", tab="improvement", found_as="List", layout="wide")
ACTION_LIST = PageKind("action_list", "actions/list/{}/", tab="improvement", layout="wide")

ASSURANCE = PageKind(
    "assurance",
    "assurance/",
    tab="assurance",
    found_as="Audit and inspection",
    holds=("opinion", "recommendation"),
    parts=("opinion", "recommendation"),
    register=True,
    asked_for=True,
)
RISKS = PageKind(
    "risks",
    "risks/",
    tab="risks",
    found_as="Risks",
    holds=("risk",),
    parts=("risk",),
    register=True,
)
PAPERS = PageKind("papers", "papers/", tab="papers", found_as="List", register=True, asked_for=True)
PAPER = PageKind("paper", "papers/{}/", tab="papers", found_as="Board paper", item="paper")
BOARDS = PageKind("boards", "boards/", tab="boards", found_as="List", register=True)
BOARD = PageKind(
    "board", "boards/{}/", tab="boards", found_as="Board or group", item="board", holds=("board",)
)
POSTS = PageKind("posts", "posts/", tab="posts", found_as="List", register=True, asked_for=True)
POST = PageKind(
    "post", "posts/{}/", tab="posts", found_as="Post or unit", item="post", holds=("post",)
)
GLOSSARY = PageKind(
    "glossary",
    "glossary/",
    tab="glossary",
    found_as="Glossary",
    holds=("term",),
    parts=("term",),
    register=True,
)
ABOUT = PageKind("about", "about/", tab="about", found_as="About this year", tells_notice=True)
COMPLETENESS = PageKind(
    "completeness", "about/completeness/", tab="about", found_as="About this year", asked_for=True
)
NOTES = PageKind("notes", "about/notes/", tab="about", found_as="Editorial notes")

PAGE_KINDS = tuple(kind for kind in list(globals().values()) if isinstance(kind, PageKind))


def page_kind(template: str) -> PageKind:
    """The kind of page that a template makes."""
    return next(kind for kind in PAGE_KINDS if kind.template == template)


def page_holding(item: str) -> PageKind | None:
    """The kind of page on which items of a kind are read; None for those read on none."""
    return next((kind for kind in PAGE_KINDS if item in kind.holds), None)


def pages_about(item: str) -> list[PageKind]:
    """The kinds of page that have the id of an item of a kind in their address."""
    return [kind for kind in PAGE_KINDS if kind.item == item]
