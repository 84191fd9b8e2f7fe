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
    setTimeout(() => reject(new Unsearchable("Search took too long to load. Try again later.")), 15000);
  });
  return Promise.race([promise, late]);
}

const DIALOG = `
  <pagefind-modal-header><pagefind-input placeholder="Search"></pagefind-input></pagefind-modal-header>
  <pagefind-modal-body>
    <div class="gs-found">
      <pagefind-filter-pane open="kind"></pagefind-filter-pane>
      <div><pagefind-summary></pagefind-summary><pagefind-results max-sub-results="4"></pagefind-results></div>
    </div>
  </pagefind-modal-body>`;

/** Load everything and hand back something to open. */
export async function prepare(button) {
  checkWebAssembly();
  const root = button.dataset.root;
  const runtime = new URL(`${root}assets/pagefind/`, document.baseURI).pathname;
  const [mergeIndex] = await Promise.all([
    reachable(JSON.parse(button.dataset.bundles), root),
    load("link", { rel: "stylesheet", href: `${runtime}pagefind-component-ui.css` }),
    load("script", { src: `${runtime}pagefind-component-ui.js` }),
  ]);
  if (!mergeIndex.length) throw new Unsearchable("The search index could not be loaded.");
  const instance = window.PagefindComponents.configureInstance("default", {
    bundlePath: runtime, mergeIndex, excerptLength: 24,
  });
  instance.setTranslations({ keyboard_search: "Search", search_label: "Search this site", placeholder: "Search" });
  await inTime(instance.triggerLoad());
  const modal = document.createElement("pagefind-modal");
  modal.innerHTML = DIALOG;
  document.body.append(modal);
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
