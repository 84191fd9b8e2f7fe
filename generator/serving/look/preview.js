/* Loads a page of the preview again when what it shows has changed. Pages work without it. */
"use strict";

const bar = document.querySelector(".gov-preview");
const form = document.querySelector(".gov-edit");
let source;

/** Whether somebody typed something that is not saved yet. */
function typed() {
  return [...(form?.elements ?? [])].some((field) => {
    if (field.type === "select-one") return [...field.options].some((each) => each.selected !== each.defaultSelected);
    return "defaultValue" in field && field.value !== field.defaultValue;
  });
}

function changed() {
  source.close();
  if (form && (typed() || form.dataset.kept)) bar.querySelector(".gov-changed").hidden = false;
  else location.reload();
}

/* A page that nobody sees asks for nothing: a browser has few connections to one server. */
function listen() {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(bar.dataset.events);
  source.addEventListener("changed", changed);
}

/* Whether the list of problems is open stays as it was chosen, until there are others. */
function remember(list) {
  const said = list.querySelector("summary").textContent;
  const known = sessionStorage.getItem("gov-problems");
  if (known !== null && known.slice(1) === said) list.open = known[0] === "1";
  list.addEventListener("toggle", () => sessionStorage.setItem("gov-problems", `${list.open ? 1 : 0}${said}`));
}

if (bar) {
  const list = bar.querySelector(".gov-problems");
  if (list) remember(list);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
}

/* ---- The page to edit in --------------------------------------------------------------------- */

/** The same column of the next row, or of the one before. */
function neighbour(field, step) {
  const cell = field.closest("td");
  const rows = cell ? [...form.querySelectorAll("tbody tr")].filter((row) => row.offsetParent) : [];
  const row = rows[rows.indexOf(cell?.parentElement) + step];
  return row?.cells[cell.cellIndex].querySelector("input, select, textarea");
}

function editing() {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = step && event.altKey && neighbour(event.target, step);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  let saving = false;
  form.addEventListener("submit", () => { saving = true; });
  addEventListener("beforeunload", (event) => {
    if (!saving && (typed() || form.dataset.kept)) event.preventDefault();
  });
}

if (form) editing();
