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
  for (const link of $$("a.gs-permalink")) {
    const heading = link.closest("h2, h3, h4");
    const said = [...(heading?.childNodes ?? [])].filter((node) => node !== link);
    const name = said.map((node) => node.textContent).join("").trim();
    const button = make("button", { type: "button", className: "gs-permalink", textContent: "#", title: say("Copy link") });
    button.setAttribute("aria-label", name ? say("Copy link to %(name)s", { name }) : say("Copy link"));
    const address = new URL(link.getAttribute("href"), location.href).href;
    copies(button, address, name ? say("Copied the link to %(name)s.", { name }) : say("Copied the link."), status);
    link.replaceWith(button);
  }
  const citation = $(".gs-citation");
  if (citation) {
    const button = make("button", { type: "button", textContent: say("Copy citation") });
    copies(button, citation.textContent.trim(), say("Copied the citation."), status);
    citation.after(button);
  }
  ($("main") || document.body).append(status);
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

/* ---- Registers: filters, sorting and a count on top of a plain table ----------------------------- */

/** The values a cell is filtered by: several, separated by a bar, or its text. */
function cellValues(cell) {
  const text = cell.dataset.value ?? cell.textContent;
  return text.split("|").map((value) => value.trim()).filter(Boolean);
}

const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

function register(table) {
  const rows = $$("tbody > tr", table);
  const noun = (rows.length === 1 ? table.dataset.one : table.dataset.noun) || say("rows");
  const chosen = new Map(); // column number -> select
  const count = make("p");
  count.setAttribute("role", "status");
  const clear = make("button", { type: "button", textContent: say("Show all") });
  const show = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = [...chosen].some(([column, select]) => select.value && !cellValues(row.cells[column]).includes(select.value));
      if (!row.hidden) shown += 1;
    }
    count.textContent = say("Showing %(shown)s of %(all)s %(noun)s", { shown, all: rows.length, noun });
    clear.hidden = shown === rows.length;
  };
  const bar = make("div", { className: "gs-filters" });
  for (const head of $$("thead th[data-filter]", table)) {
    const select = make("select", {}, make("option", { value: "", textContent: say("All") }));
    const values = new Set(rows.flatMap((row) => cellValues(row.cells[head.cellIndex])));
    for (const value of [...values].sort(order)) select.append(make("option", { value, textContent: value }));
    select.addEventListener("change", show);
    chosen.set(head.cellIndex, select);
    bar.append(make("label", {}, head.dataset.filter || head.textContent.trim(), make("br"), select));
  }
  if (chosen.size) {
    clear.addEventListener("click", () => {
      for (const select of chosen.values()) select.value = "";
      show();
      chosen.values().next().value.focus(); // the button is about to go
    });
    bar.append(make("div", { className: "gs-filters__count" }, count, clear));
    (table.closest(".gs-table") || table).before(bar);
    show();
  }
  for (const head of $$("thead th[data-sort]", table)) sortable(table, head, rows);
}

/** Turn a column's heading into a button that sorts by it. */
function sortable(table, head, rows) {
  const button = make("button", { type: "button", className: "gs-sort" }, ...head.childNodes);
  head.append(button);
  const key = (row) => row.cells[head.cellIndex].dataset.sort ?? row.cells[head.cellIndex].textContent.trim();
  button.addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of $$("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    rows.sort((a, b) => (up ? order(key(a), key(b)) : order(key(b), key(a))));
    rows[0]?.parentNode.append(...rows);
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

function search(term = "") {
  button.setAttribute("aria-busy", "true");
  opening ??= import(new URL(`${button.dataset.root}assets/gs/search.js`, document.baseURI).href)
    .then((module) => module.prepare(button));
  opening.then((dialog) => {
    $("#gs-searchless").hidden = true;
    dialog.open(term);
  }, (error) => {
    opening = undefined; // a second try may succeed
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

function choosing() {
  const choose = $(".gs-choose");
  if (!choose) return;
  choose.hidden = false;
  choose.addEventListener("change", () => {
    const [older, newer] = $$("select", choose).map((select) => select.value).sort();
    const link = $$("a", choose).find((a) => a.dataset.older === older && a.dataset.newer === newer);
    if (link) location.assign(link.href);
  });
}

function changes() {
  const bar = $(".gs-changes");
  if (!bar) return;
  bar.hidden = false;
  const all = $$(".gs-change");
  const selects = $$("select", bar);
  const at = $(".gs-changes__at", bar);
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

addEventListener("beforeprint", () => {
  for (const folded of $$("article details:not([open]):not(.gs-folded)")) folded.open = true;
});

appearance();
copying();
$$("table.gs-register").forEach(register);
searching();
otherLanguages();
otherYears();
choosing();
changes();
