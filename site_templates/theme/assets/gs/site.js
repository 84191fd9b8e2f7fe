/* What a script adds to pages that work without one. No dependencies; search is loaded on first use. */
"use strict";

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/* On pages in another language: what the words of the scripts are in that. */
const words = JSON.parse($(".gs-header")?.dataset.words ?? "{}");

/** A text in the page's language, with the values that stand in it by name. */
function say(text, values = {}) {
  return (words[text] ?? text).replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}

/** Make an element with properties and children. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/* ---- Appearance: as the device, light or dark; remembered -------------------------------------- */

function appearance() {
  const select = $("#gs-scheme");
  if (!select) return;
  const root = document.documentElement;
  select.value = root.dataset.scheme || "auto";
  select.addEventListener("change", () => {
    const auto = select.value === "auto";
    if (auto) delete root.dataset.scheme;
    else root.dataset.scheme = select.value;
    try {
      if (auto) localStorage.removeItem("gs-scheme");
      else localStorage.setItem("gs-scheme", select.value);
    } catch {
      /* Storage is blocked: the choice holds for this page. */
    }
  });
}

/* ---- Links to parts, and the citation: copy, and say so ---------------------------------------- */

function copying() {
  if (!navigator.clipboard) return; // not a secure page: links stay links, the citation a text
  const status = make("p", { className: "gs-hidden" });
  status.setAttribute("role", "status");
  const citation = $(".gs-citation");
  for (const link of $$("a.gs-permalink")) {
    const heading = link.closest("h2, h3, h4, h5, .gs-paragraph__number");
    const said = [...(heading?.childNodes ?? [])].filter((node) => node !== link);
    const name = said.map((node) => node.textContent).join("").trim();
    const button = make("button", { type: "button", className: "gs-permalink", textContent: "#", title: say("Copy link") });
    button.setAttribute("aria-label", name ? say("Copy link to %(name)s", { name }) : say("Copy link"));
    const address = new URL(link.getAttribute("href"), location.href).href;
    copies(button, address, name ? say("Copied the link to %(name)s.", { name }) : say("Copied the link."), status);
    link.replaceWith(button);
    if (citation && name) button.after(citing(name, citation.textContent.trim() + new URL(address).hash, status));
  }
  if (citation) {
    const button = make("button", { type: "button", textContent: say("Copy citation") });
    copies(button, citation.textContent.trim(), say("Copied the citation."), status);
    citation.after(button);
  }
  ($("main") || document.body).append(status);
}

/** A button that copies how to cite a part of the page: the address at the end leads to that part. */
function citing(name, citation, status) {
  const button = make("button", { type: "button", className: "gs-permalink", textContent: say("Cite") });
  button.setAttribute("aria-label", say("Copy citation of %(name)s", { name }));
  copies(button, say("%(name)s, in: %(citation)s", { name, citation }), say("Copied the citation of %(name)s.", { name }), status);
  return button;
}

/** Let a button copy a text, and say so on it and aloud for a while. */
function copies(button, text, said, status) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = say("Copied");
    button.classList.add("is-copied");
    status.textContent = said;
    setTimeout(() => {
      button.textContent = label;
      button.classList.remove("is-copied");
      status.textContent = "";
    }, 3000);
  });
}

/* ---- Registers: a text to find, choices, sorting and a count on top of a plain list --------------- */
/* What narrows a list stands in the address where it has a key there, so that it can be sent. */

/** The values a cell is filtered by: several, separated by a bar, or its text. */
function cellValues(cell) {
  const text = cell.dataset.value ?? cell.textContent;
  return text.split("|").map((value) => value.trim()).filter(Boolean);
}

const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
const FEW = 8; // a list of fewer is seen at a glance

/** What is typed into the field shows the rows that have all of its words. */
function finder(rows, show) {
  const field = make("input", { type: "search", autocomplete: "off" });
  const texts = new Map();
  const textOf = (row) => texts.get(row) ?? texts.set(row, row.textContent.toLowerCase()).get(row);
  field.addEventListener("input", show);
  return {
    field,
    key: "text",
    label: say("Find in this list"),
    shows: (row) => field.value.toLowerCase().split(/\s+/).every((word) => textOf(row).includes(word)),
  };
}

/** A choice among values, of which a row may have several. */
function chooser(label, rows, valuesOf, show, { key = "", sorted = true } = {}) {
  const field = make("select", {}, make("option", { value: "", textContent: say("All") }));
  const values = [...new Set(rows.flatMap(valuesOf))];
  if (sorted) values.sort(order);
  for (const value of values) field.append(make("option", { value, textContent: value }));
  field.addEventListener("change", show);
  return { field, key, label, shows: (row) => !field.value || valuesOf(row).includes(field.value) };
}

const groupOf = (row) => $(".gs-group", row.closest("tbody, section"));

function register(list) {
  const rows = $$("tbody > tr:not(.gs-group), :scope > div, :scope > section > dl > div", list);
  const noun = (rows.length === 1 ? list.dataset.one : list.dataset.noun) || say("rows");
  const count = make("p");
  count.setAttribute("role", "status");
  const clear = make("button", { type: "button", textContent: say("Show all") });
  const narrowing = [];
  const keyed = () => narrowing.filter(({ key }) => key);
  const keep = () => {
    const address = new URL(location.href);
    for (const { key, field } of keyed()) {
      if (field.value) address.searchParams.set(key, field.value);
      else address.searchParams.delete(key);
    }
    history.replaceState(history.state, "", address);
  };
  const show = () => {
    for (const row of rows) row.hidden = !narrowing.every((each) => each.shows(row));
    for (const group of $$(".gs-group", list)) group.hidden = !rows.some((row) => groupOf(row) === group && !row.hidden);
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = say("Showing %(shown)s of %(all)s %(noun)s", { shown, all: rows.length, noun });
    clear.hidden = shown === rows.length;
  };
  const changed = () => { show(); keep(); };
  if (rows.length >= FEW) narrowing.push(finder(rows, changed));
  if (list.dataset.group) narrowing.push(chooser(list.dataset.group, rows, (row) => cellValues(groupOf(row)), changed, { sorted: false }));
  for (const head of $$("thead th[data-filter]", list)) {
    const label = head.dataset.filter || head.textContent.trim();
    narrowing.push(chooser(label, rows, (row) => cellValues(row.cells[head.cellIndex]), changed, { key: head.dataset.key }));
  }
  if (narrowing.length) {
    clear.addEventListener("click", () => {
      for (const { field } of narrowing) field.value = "";
      changed();
      narrowing[0].field.focus(); // the button is about to go
    });
    const bar = make("div", { className: "gs-filters" });
    for (const { field, label } of narrowing) bar.append(make("label", {}, label, make("br"), field));
    bar.append(make("div", { className: "gs-filters__count" }, count, clear));
    (list.closest(".gs-table") || list).before(bar);
    const asked = new URLSearchParams(location.search);
    for (const { key, field } of keyed()) {
      field.value = asked.get(key) ?? "";
      if (field.selectedIndex < 0) field.value = ""; // a value that this list does not have would hide every row
    }
    show();
  }
  for (const head of $$("thead th[data-sort]", list)) sortable(list, head, rows);
}

/** Turn a column's heading into a button that sorts by it, within each group where there are some. */
function sortable(table, head, rows) {
  const button = make("button", { type: "button", className: "gs-sort" }, ...head.childNodes);
  head.append(button);
  const key = (row) => row.cells[head.cellIndex].dataset.sort ?? row.cells[head.cellIndex].textContent.trim();
  button.addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of $$("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    rows.sort((a, b) => (up ? order(key(a), key(b)) : order(key(b), key(a))));
    for (const row of rows) row.parentNode.append(row);
  });
}

/* ---- Search: loaded when first wanted ------------------------------------------------------------ */

const button = $(".gs-search");
let opening;

/** Say in the page why search cannot run, and leave the lists to read instead. */
function searchless(why) {
  const box = $("#gs-searchless");
  box.hidden = false;
  $(".gs-searchless__why").textContent = why;
  button.setAttribute("aria-expanded", "false");
}

/** Keep what is typed while the search is loading: it belongs in the field that comes. */
function typedAhead() {
  const typed = [];
  const keep = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key.length === 1) typed.push(event.key);
    else if (event.key === "Backspace") typed.pop();
    else if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", keep, true);
  return () => {
    removeEventListener("keydown", keep, true);
    return typed.join("");
  };
}

function search(term = "") {
  if (button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  const typed = typedAhead();
  opening ??= import(new URL(`${button.dataset.root}assets/gs/search.js`, document.baseURI).href)
    .then((module) => module.prepare(button));
  opening.then((dialog) => {
    $("#gs-searchless").hidden = true;
    dialog.open(term, typed);
  }, (error) => {
    opening = undefined; // a second try may succeed
    typed();
    searchless(error.reader || say("Search could not be loaded."));
  }).finally(() => button.removeAttribute("aria-busy"));
}

/** A key without a modifier can be switched off, for readers who speak to their computer (WCAG 2.1.4). */
function slashOpens() {
  try {
    return localStorage.getItem("gs-slash") !== "off";
  } catch {
    return true;
  }
}

function searching() {
  if (!button) return;
  button.addEventListener("click", () => search());
  for (const ask of $$(".gs-ask")) {
    ask.hidden = false;
    ask.addEventListener("submit", (event) => {
      event.preventDefault();
      search($("input", ask).value);
    });
  }
  // Somebody came here from the same page in another language, to search on.
  if (location.hash.startsWith("#search=")) search(decodeURIComponent(location.hash.slice("#search=".length)));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !plain || typing || !slashOpens()) return;
    event.preventDefault();
    search();
  });
}

/* ---- Another language: the same part of the page -------------------------------------------------- */

function otherLanguages() {
  for (const link of $$("a.gs-language")) {
    link.addEventListener("click", () => { link.hash = location.hash; });
  }
}

/* ---- Other years: keep the place on the page; details open on paper ------------------------------- */

function otherYears() {
  try {
    const kept = sessionStorage.getItem("gs-place");
    sessionStorage.removeItem("gs-place");
    if (kept && !location.hash) scrollTo({ top: Number(kept), behavior: "instant" });
    for (const link of $$(".gs-versions a")) {
      link.addEventListener("click", () => sessionStorage.setItem("gs-place", String(scrollY)));
    }
  } catch {
    /* Storage is blocked: the page opens at its top. */
  }
  const versions = $(".gs-versions");
  versions?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    versions.open = false;
    $("summary", versions).focus();
  });
}

/* ---- Comparisons: any two years; which changes are shown, and the way through them ------------- */

async function choosing() {
  const choose = $(".gs-choose");
  if (!choose) return;
  const all = new URL(choose.dataset.all, location.href);
  const page = await fetch(all).then((answer) => answer.ok ? answer.text() : "").catch(() => "");
  const links = $$("a[data-older]", new DOMParser().parseFromString(page, "text/html"));
  const years = [...new Set(links.flatMap((a) => [a.dataset.older, a.dataset.newer]))].sort();
  const selects = $$("select", choose);
  // Releases of one year are no two years: the page of all comparisons has these.
  if (selects.some((select) => !years.includes(select.dataset.year))) return;
  for (const select of selects) {
    for (const year of years) select.append(new Option(year, year, false, year === select.dataset.year));
  }
  choose.hidden = false;
  choose.addEventListener("change", () => {
    const [older, newer] = selects.map((select) => select.value).sort();
    const link = links.find((a) => a.dataset.older === older && a.dataset.newer === newer);
    if (link) location.assign(new URL(link.getAttribute("href"), all));
  });
}

function changes() {
  const bar = $(".gs-changebar");
  if (!bar) return;
  bar.hidden = false;
  const all = $$(".gs-change");
  const selects = $$("select", bar);
  const at = $(".gs-changebar__at", bar);
  let shown = all;
  const tell = () => {
    const number = shown.findIndex((change) => $("h3", change).id === location.hash.slice(1)) + 1;
    const values = { number, count: shown.length };
    at.textContent = at.dataset.said.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
    return number;
  };
  const filter = () => {
    for (const change of all) {
      change.hidden = selects.some((by) => by.value && change.dataset[by.dataset.by] !== by.value);
    }
    for (const group of $$(".gs-compare:not(.gs-same)")) {
      const none = $$(".gs-change", group).every((change) => change.hidden);
      group.hidden = none;
      if (group.previousElementSibling?.tagName === "H2") group.previousElementSibling.hidden = none;
    }
    shown = all.filter((change) => !change.hidden);
    tell();
  };
  for (const select of selects) select.addEventListener("change", filter);
  for (const button of $$("button", bar)) {
    button.addEventListener("click", () => {
      const next = shown[Math.max(0, tell() - 1 + Number(button.dataset.by))];
      if (!next) return;
      location.hash = $("h3", next).id;
      $("h3", next).focus();
    });
  }
  addEventListener("hashchange", tell);
  $("[data-beside]", bar).addEventListener("change", (event) => beside(event.target.checked));
  filter();
}

/** Show each changed passage twice: as it was, and as it is. */
function beside(wanted) {
  $$(".gs-beside").forEach((pair) => pair.remove());
  if (!wanted) return;
  for (const text of $$(".gs-fields p").filter((each) => $("ins, del", each))) {
    const sides = ["ins", "del"].map((left) => {
      const side = text.cloneNode(true);
      $$(left, side).forEach((run) => run.remove());
      return side;
    });
    text.before(make("div", { className: "gs-beside" }, ...sides));
  }
}

/* ---- Tables: where one fits its place, its heading row stays in view; on a phone others restack - */

const NARROW = matchMedia("(max-width: 40rem)");
const TALL = 160; // pixels of a row, that is, some eight lines in a narrow column
const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

function fitting() {
  const widths = new WeakMap();
  const watch = new ResizeObserver((places) => {
    for (const { target } of places) {
      if (widths.get(target) === target.clientWidth) continue; // restacked, it is another height alone
      widths.set(target, target.clientWidth);
      const table = $("table", target);
      target.classList.remove("gs-table--stacked");
      const fits = table.offsetWidth <= target.clientWidth;
      target.classList.toggle("gs-table--fits", fits);
      target.classList.toggle("gs-table--stacked", NARROW.matches && !(fits && readable(table)) && stackable(table));
    }
  });
  for (const place of $$(".gs-table")) watch.observe(place);
}

/** Whether a table that fits has columns wide enough to read. */
function readable(table) {
  return $$("thead th", table).length < 3 || $$("tbody tr", table).every((row) => row.offsetHeight < TALL);
}

/** Whether each cell has one heading of its own: then it is given it, and stays a cell however it is laid out. */
function stackable(table) {
  const heads = $$("thead th", table);
  if (!heads.length || table.tHead.rows.length > 1 || heads.some((head) => head.colSpan > 1)) return false;
  const headings = heads.map((head) => head.innerText.trim());
  for (const cell of $$("tbody td", table)) cell.dataset.heading = headings[cell.cellIndex] ?? "";
  table.setAttribute("role", "table");
  for (const part of $$("thead, tbody, tr, td", table)) part.setAttribute("role", ROLES[part.tagName]);
  for (const head of $$("th", table)) head.setAttribute("role", head.closest("thead") ? "columnheader" : "rowheader");
  return true;
}

/* ---- Tabs: on a phone their row begins where one is ------------------------------------------- */

function tabs() {
  const row = $(".gs-tabs__in > ul");
  const here = row && $("[aria-current]", row);
  if (here) row.scrollLeft = here.offsetLeft - row.clientWidth / 2;
}

addEventListener("beforeprint", () => {
  for (const folded of $$("article details:not([open]):not(.gs-folded)")) folded.open = true;
});

appearance();
copying();
$$(".gs-register").forEach(register);
searching();
otherLanguages();
otherYears();
choosing();
changes();
fitting();
tabs();
