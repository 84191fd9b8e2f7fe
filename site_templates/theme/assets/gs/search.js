/* Search: Pagefind's own dialog, loaded when a reader first asks for it. */

/** An error with a sentence for the reader. */
class Unsearchable extends Error {
  constructor(reader) {
    super(reader);
    this.reader = reader;
  }
}

/** WebAssembly may be missing, or forbidden by the browser's or the organisation's policy. */
function checkWebAssembly() {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    throw new Unsearchable("Search cannot run here, because this browser does not allow WebAssembly.");
  }
}

function load(tag, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Unsearchable("Search could not be loaded. Check your connection and try again."));
    };
    document.head.append(element);
  });
}

/** Which bundles are really there: one missing year must not stop the search of the others. */
async function reachable(bundles, root) {
  const found = await Promise.all(bundles.map(async ({ path, label }) => {
    const bundlePath = new URL(`${root}${path}pagefind/`, document.baseURI).pathname;
    const answer = await fetch(`${bundlePath}pagefind-entry.json`).catch(() => null);
    return answer?.ok ? { bundlePath, ...(label && { mergeFilter: { edition: label } }) } : null;
  }));
  return found.filter(Boolean);
}

/** Pagefind waits for ever for WebAssembly that failed to load. */
function inTime(promise) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Unsearchable("Search took too long to load. Try again later.")), 10000);
  });
  return Promise.race([promise, late]);
}

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** One page found: its title, where it belongs, and the headings that answer best. */
function found(instance, result, bundles) {
  // The longest bundle path that the address begins with is the bundle it came from.
  const [bundle] = bundles.filter(({ bundlePath }) => result.url.startsWith(bundlePath.replace(/pagefind\/$/, "")))
    .sort((a, b) => b.bundlePath.length - a.bundlePath.length);
  const where = [result.filters?.kind?.[0], bundle?.mergeFilter?.edition].filter(Boolean).join(", ");
  const item = make("li", { className: "gs-found" },
    make("p", { className: "gs-found__title" }, make("a", { href: result.url, textContent: result.meta.title })),
    make("p", { className: "gs-found__where", textContent: where }));
  // Pagefind escapes the text of an excerpt and adds only its own <mark> elements.
  item.append(make("p", { innerHTML: result.excerpt }));
  const parts = instance.getDisplaySubResults(result, 5).filter((part) => part.title !== result.meta.title).map((part) => make("li", {},
    make("a", { href: part.url, textContent: part.title }), make("p", { innerHTML: part.excerpt })));
  if (parts.length) item.append(make("ul", {}, ...parts));
  return item;
}

/** A box to switch off the key that opens the search. */
function slashChoice() {
  const box = make("input", { type: "checkbox", checked: true });
  try {
    box.checked = localStorage.getItem("gs-slash") !== "off";
    box.addEventListener("change", () => localStorage.setItem("gs-slash", box.checked ? "on" : "off"));
  } catch {
    box.disabled = true; // nothing can be remembered
  }
  return make("label", { className: "gs-slash" }, box, " The / key opens search");
}

/** Put the filters beside the results, folded where there is little room. */
function furnish(modal, instance, bundles) {
  const filters = make("pagefind-filter-pane");
  filters.setAttribute("open", "kind,document");
  const folded = make("details", { className: "gs-narrow" }, make("summary", { textContent: "Narrow the results" }), filters);
  folded.open = matchMedia("(min-width: 48rem)").matches;
  folded.hidden = true; // there is nothing to narrow before something is looked for
  instance.on("search", (term) => { folded.hidden = !term; });
  modal.querySelector("pagefind-results").resultTemplate = (result) => found(instance, result, bundles);
  modal.querySelector("pagefind-modal-body").prepend(folded);
  // Its hints are for keys that differ from ours.
  modal.querySelector("pagefind-modal-footer").replaceChildren(slashChoice());
}

/** Load everything and hand back something to open. */
export async function prepare(button) {
  checkWebAssembly();
  const root = button.dataset.root;
  const runtime = new URL(`${root}assets/pagefind/`, document.baseURI).pathname;
  const own = new URL(`${root}assets/gs/search.css`, document.baseURI).pathname;
  const [mergeIndex] = await Promise.all([
    reachable(JSON.parse(button.dataset.bundles), root),
    load("link", { rel: "stylesheet", href: `${runtime}pagefind-component-ui.css` }),
    load("link", { rel: "stylesheet", href: own }),
    load("script", { src: `${runtime}pagefind-component-ui.js` }),
  ]);
  if (!mergeIndex.length) throw new Unsearchable("The search index could not be loaded.");
  const instance = window.PagefindComponents.configureInstance("default", {
    bundlePath: runtime, mergeIndex, excerptLength: 24,
  });
  instance.setTranslations({ keyboard_search: "Search", search_label: "Search this site", placeholder: "Search" });
  await inTime(instance.triggerLoad());
  const modal = make("pagefind-modal");
  document.body.append(modal);
  furnish(modal, instance, mergeIndex);
  modal.querySelector("dialog").addEventListener("close", () => {
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  return {
    open() {
      modal.open();
      button.setAttribute("aria-expanded", "true");
    },
  };
}
