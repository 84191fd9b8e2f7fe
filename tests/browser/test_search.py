"""Searching: what is found, where it leads, how it is narrowed, and what is left without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.heard import Aloud, Heard

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from browser.conftest import OpenPage, Sites

REGISTERS = [
    "Annual Governance Statement",
    "Code of Governance",
    "Controls register",
    "Governance improvement plan for 2026/27",
    "Action tracker, 19 November 2026",
    "Opinions and recommendations received for 2025/26",
    "Risks that the Authority and the Watch share",
    "Panel papers",
    "Boards and groups",
    "Posts and units",
    "Glossary",
]
UNAUDITED, AUDITED = "2025-06-13-unaudited", "2026-02-20-audited"
"""The releases of 2024/25 that a report took the place of."""


def test_results_come_as_one_types_and_lead_to_the_item(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    _open(page)
    page.keyboard.type("flood stores")
    expect(page.locator("pagefind-summary")).to_contain_text("for flood stores")
    page.get_by_role("link", name="Flood stores", exact=True).first.click()
    expect(page).to_have_url(f"{sites.edition}code/risk/#flood-stores")
    expect(page.get_by_role("heading", name="Flood stores")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("group", "choice", "path"),
    [
        ("document", "Assurance", "assurance/"),
        ("principle", "F Risk, performance and financial management", ""),
        ("area", "6 Risk and safety", "risk/"),
        ("kind", "Board or group", "boards/"),
    ],
)
def test_results_can_be_narrowed(
    sites: Sites, open_page: OpenPage, group: str, choice: str, path: str
) -> None:
    page = open_page(sites.edition)
    _open(page)
    page.keyboard.type("risk")
    all_of_them = _count(page, "risk")
    filters = page.locator(f'[data-filter-name="{group}"]')
    if filters.get_attribute("open") is None:
        filters.locator("summary").click()
    filters.get_by_label(choice).check()
    expect(page.locator("pagefind-summary")).not_to_contain_text(f"{all_of_them} results")
    assert 0 < _count(page, "risk") < all_of_them
    links = page.locator(".gs-found__title a")
    assert all(path in (link.get_attribute("href") or "") for link in links.all())


def test_the_portal_searches_every_year_and_body(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.public)
    _open(page)
    page.keyboard.type("Example Authority")
    places = page.locator(".gs-found__where")
    expect(
        places.filter(has_text="Financial year, Example Authority, 2024/25, Audited").first
    ).to_be_visible()
    expect(places.filter(has_text="Example Authority, 2025/26, Unaudited").first).to_be_visible()
    expect(page.locator('[data-filter-name="kind"]').get_by_label("Organisation")).to_be_visible()
    expect(page.locator(".gs-reach label:visible")).to_have_text(["Earlier releases too"])
    page.locator('[data-filter-name="year"]').get_by_label("2024/25").check()
    expect(places.filter(has_text="2025/26")).to_have_count(0)
    # While the results change there are none for a moment.
    expect(places.filter(has_text="2024/25").first).to_be_visible()
    hrefs = _found(page)
    assert hrefs
    assert all("/example/2024-25/" in href for href in hrefs)


def test_the_field_on_the_first_page_searches_all_statements(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.public)
    page.get_by_label("Look up a word in all statements").fill("whistleblowing")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("whistleblowing")
    expect(page.locator(".gs-found__where").first).to_be_visible()


def test_a_page_searches_its_year_until_all_years_are_asked_for(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page("about:blank")
    heard = Heard(page)
    page.goto(sites.edition)
    _open(page)
    page.keyboard.type("winter")
    assert {_version(href) for href in _found(page)} == {"2025-26"}
    bundles = {_version(url) for url in heard.requests if "/pagefind/" in url}
    assert bundles == {"2025-26", "assets"}
    own = _count(page, "winter")
    aloud = Aloud(page)
    page.get_by_label("All years of Example Authority").check()
    aloud.wait_for("results for winter", besides=f"{own} results")
    expect(page.locator("pagefind-summary")).not_to_contain_text(f"{own} results")
    assert _count(page, "winter") > own
    years = page.locator('[data-filter-name="year"] label:visible')
    expect(years).to_have_text(
        [re.compile(f"^{year}") for year in ("2026/27", "2025/26", "2024/25", "2023/24")]
    )
    page.locator('[data-filter-name="year"]').get_by_label("2024/25").check()
    places = page.locator(".gs-found__where")
    expect(places.filter(has_text="2025/26")).to_have_count(0)
    expect(places.filter(has_text="2024/25").first).to_be_visible()
    assert {_version(href) for href in _found(page)} == {"2024-25"}
    # The filter by year goes with the years.
    page.get_by_label("All years of Example Authority").uncheck()
    expect(page.locator('[data-filter-name="year"]')).to_be_hidden()
    expect(page.locator("pagefind-summary")).to_contain_text(f"{own} results")


@pytest.mark.parametrize(
    ("path", "versions", "earlier"),
    [
        ("", {"2024-25"}, {"2024-25", UNAUDITED, AUDITED}),
        (f"releases/{UNAUDITED}/", {UNAUDITED}, None),
        ("releases/2026-03-19-report/", {"2026-03-19-report"}, None),
    ],
)
def test_what_was_superseded_is_searched_where_one_reads_it_or_asks_for_it(
    sites: Sites, open_page: OpenPage, path: str, versions: set[str], earlier: set[str] | None
) -> None:
    page = open_page(f"{sites.public}example/2024-25/{path}")
    _open(page)
    page.keyboard.type("statutory duty")
    assert {_version(href) for href in _found(page)} == versions
    switch = page.get_by_label("Earlier releases too")
    if earlier is None:
        expect(switch).to_be_hidden()
        return
    switch.check()
    expect(page.locator(".gs-found__where").filter(has_text="superseded").first).to_be_visible()
    # Results of several indexes come one after the other.
    for version in earlier:
        expect(_links_to(page, version).first).to_be_attached()
    assert {_version(href) for href in _found(page)} == earlier


def test_filters_stand_in_order_and_none_is_without_a_choice(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.repository}met/2016-17/")
    _open(page)
    page.keyboard.type("risk")
    groups = page.locator("details[data-filter-name]:visible")
    expect(groups).to_have_count(4)
    names = [group.get_attribute("data-filter-name") for group in groups.all()]
    assert names == ["kind", "document", "principle", "area"]
    areas = page.locator('[data-filter-name="area"] input').all()
    numbers = [int((area.get_attribute("value") or "").split()[0]) for area in areas]
    assert numbers == sorted(numbers)
    assert numbers[-1] > 9


def test_a_year_that_is_missing_does_not_stop_the_others(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    page.route("**/example/2024-25/pagefind/**", lambda route: route.fulfill(status=404))
    _open(page)
    page.get_by_label("All years of Example Authority").check()
    page.get_by_role("dialog").get_by_role("searchbox").fill("risk")
    years = page.locator('[data-filter-name="year"] label:visible')
    there = ("2026/27", "2025/26", "2023/24")
    expect(years).to_have_text([re.compile(f"^{year}") for year in there])
    known = {"2023-24", "2025-26", "2026-27", "example", "history"}
    assert {_version(href) for href in _found(page)} <= known


def test_where_there_are_too_many_bodies_one_is_chosen_first(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.public)
    bodies = [
        {"title": "Example Authority", "reach": "example/search.json"},
        {"title": "Nowhere", "reach": "nowhere/search.json"},
    ]
    reach = {"bundles": [""], "earlier": [], "years": {}, "bodies": bodies}
    page.route(f"{sites.public}search.json", lambda route: route.fulfill(json=reach))
    _open(page)
    choice = page.get_by_label("Search in")
    expect(choice.locator("option")).to_have_text(
        ["The list of organisations", "Example Authority", "Nowhere"]
    )
    page.get_by_role("dialog").get_by_role("searchbox").fill("risk")
    expect(page.locator(".gs-found")).to_have_count(0)
    choice.select_option("Example Authority")
    expect(page.locator(".gs-found__where").first).to_contain_text("Example Authority")
    expect(page.get_by_label("Earlier releases too")).to_be_visible()
    choice.select_option("Nowhere")
    said = page.get_by_text("Search could not be loaded. Check your connection and try again.")
    expect(said).to_be_visible()
    expect(choice).to_have_value("example/search.json")
    expect(page.locator(".gs-found__where").first).to_contain_text("Example Authority")


def test_the_switches_are_reached_and_used_with_the_keyboard(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.edition)
    _open(page)
    switch = page.get_by_label("All years of Example Authority")
    for _ in ("close", "switch"):
        page.keyboard.press("Tab")
    expect(switch).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("status").filter(has_text="Loading").wait_for(state="detached")
    expect(switch).to_be_checked()
    expect(switch).to_be_focused()


def test_public_search_finds_nothing_internal(sites: Sites, open_page: OpenPage) -> None:
    words = "keyholder"
    for site, found in ((sites.internal, True), (sites.public, False)):
        page = open_page(site)
        _open(page)
        page.keyboard.type(f'"{words}"')
        assert (_count(page, f'"{words}"') > 0) is found


@pytest.mark.parametrize("leave", ["Escape", "close"])
def test_focus_goes_into_the_dialog_and_back(sites: Sites, open_page: OpenPage, leave: str) -> None:
    page = open_page(sites.edition)
    button = page.get_by_role("button", name="Search")
    button.click()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".gs-search")).to_have_attribute("aria-expanded", "true")
    if leave == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="close", exact=True).click()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_slash_key_opens_search_unless_one_is_typing_or_says_no(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(f"{sites.edition}controls/")
    page.get_by_label("Owner").focus()
    page.keyboard.press("/")
    assert not _asked(page)
    page.get_by_label("Owner").blur()
    page.keyboard.press("/")
    assert _asked(page)
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("")
    page.get_by_label("The / key opens search").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.reload()
    page.keyboard.press("/")
    assert not _asked(page)


def test_without_scripts_there_are_the_lists(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition, script=False)
    _expect_lists(
        page, "noscript .gs-searchless", "Search needs JavaScript, which is switched off."
    )
    expect(page.locator(".gs-search")).to_be_hidden()


def test_without_webassembly_there_are_the_lists(sites: Sites, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.route("**/example/2025-26/", _forbid_webassembly)
    page.goto(sites.edition)
    _ask(page)
    why = "Search cannot run here, because this browser does not allow WebAssembly."
    _expect_lists(page, "#gs-searchless", why)


def test_without_an_index_there_are_the_lists_and_a_second_try(
    sites: Sites, open_page: OpenPage
) -> None:
    page = open_page(sites.edition)
    page.route("**/2025-26/pagefind/**", lambda route: route.fulfill(status=404))
    _ask(page)
    _expect_lists(page, "#gs-searchless", "The search index could not be loaded.")
    expect(page.locator(".gs-search")).not_to_have_attribute("aria-busy", "true")
    page.unroute_all()
    _open(page)
    expect(page.locator("#gs-searchless")).to_be_hidden()


def test_without_the_runtime_there_are_the_lists(sites: Sites, open_page: OpenPage) -> None:
    page = open_page(sites.edition)
    page.route("**/assets/pagefind/**", lambda route: route.abort())
    _ask(page)
    why = "Search could not be loaded. Check your connection and try again."
    _expect_lists(page, "#gs-searchless", why)


def _ask(page: Page) -> None:
    page.get_by_role("button", name="Search").click()


def _asked(page: Page) -> bool:
    """Whether the search is open or about to open, which the button says at once."""
    return bool(page.locator(".gs-search[aria-busy], dialog[open]").count())


def _open(page: Page) -> None:
    _ask(page)
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()


def _count(page: Page, term: str) -> int:
    """How many results the dialog says there are."""
    summary = page.locator("pagefind-summary")
    # Not what was found while the rest was still being typed.
    expect(summary).to_have_text(re.compile(rf"results? for {re.escape(term)}$"))
    first = summary.inner_text().split()[0]
    return 0 if first == "No" else int(first)


def _found(page: Page) -> list[str]:
    """Where the results lead that are loaded so far, when the first is there."""
    expect(page.locator("pagefind-summary")).to_contain_text("result")
    page.locator(".gs-found").first.wait_for()
    return [link.get_attribute("href") or "" for link in page.locator(".gs-found a").all()]


def _links_to(page: Page, version: str) -> Locator:
    """The results that stand in a year, or in a release of it."""
    links = f'.gs-found a[href*="/{version}/"]'
    is_release = version.count("-") > 1
    return page.locator(links if is_release else f'{links}:not([href*="/releases/"])')


def _version(address: str) -> str:
    """The year, or the release of it, that an address stands below; else its first folder."""
    found = re.search(r"/example/([^/]+)/(?:releases/([^/]+)/)?", address)
    return (found[2] or found[1]) if found else address.partition("/governance/")[2].split("/")[0]


def _forbid_webassembly(route: Route) -> None:
    """Answer with a policy that is stricter than ours."""
    answer = route.fetch()
    strict = answer.headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "")
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": strict})


def _expect_lists(page: Page, place: str, why: str) -> None:
    """See the reason and the plain lists, and that each of them opens."""
    box = page.locator(place)
    expect(box).to_be_visible()
    expect(box.locator("p").first).to_have_text(why)
    links = box.locator("a")
    expect(links).to_have_text(REGISTERS)
    addresses = [link.evaluate("link => link.href") for link in links.all()]
    assert [page.request.get(address).status for address in addresses] == [200] * len(REGISTERS)
