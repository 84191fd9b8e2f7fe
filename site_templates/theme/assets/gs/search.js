/* Search: Pagefind's own dialog, loaded when a reader first asks for it. */

/* On pages in another language: what the words of the scripts are in that. */
const words = JSON.parse(document.querySelector(".gs-header").dataset.words ?? "{}");
const say = (text) => words[text] ?? text;

/** An error with a sentence for the reader. */
class Unsearchable extends Error {
  constructor(reader) {
    super(reader);
    this.reader = reader;
  }
}

const UNLOADED = say("Search could not be loaded. Check your connection and try again.");

/** WebAssembly may be missing, or forbidden by the browser's or the organisation's policy. */
function checkWebAssembly() {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    throw new Unsearchable(say("Search cannot run here, because this browser does not allow WebAssembly."));
  }
}

function load(tag, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Unsearchable(UNLOADED));
    };
    document.head.append(element);
  });
}

/** Pagefind waits for ever for WebAssembly that failed to load. */
function inTime(promise) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Unsearchable(say("Search took too long to load. Try again later."))), 10000);
  });
  return Promise.race([promise, late]);
}

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** How far searches reach from a place: the bundles of its file, those of earlier releases apart. */
async function reached(root, file) {
  try {
    return await (await fetch(new URL(`${root}${file}`, document.baseURI))).json();
  } catch {
    throw new Unsearchable(UNLOADED);
  }
}

/** What a page can search, the nearest first: its own year, or all at once. */
async function scopesOf(root, { own, reach, near }) {
  const wide = await reached(root, reach);
  if (near) return [{ bundles: [own], earlier: wide.years[own] ?? [] }, wide];
  return [{ ...wide, bundles: [...new Set([own, ...wide.bundles])] }];
}

/** Pagefind over the nearest scope: its bundles come while the dialog's own files are loading. */
async function first(script, root, asked) {
  const loading = import(script).catch(() => { throw new Unsearchable(UNLOADED); });
  const [pagefind, scopes] = await Promise.all([loading, scopesOf(root, asked)]);
  const reach = new Reach(pagefind, root);
  await reach.choose(scopes[0].bundles);
  return [reach, scopes];
}

/** A search over some bundles: one missing year must not stop the search of the others. */
async function merge(pagefind, bundles) {
  const search = pagefind.createInstance({ excerptLength: 24 });
  const merged = await Promise.allSettled(bundles.map((bundle) => search.mergeIndex(bundle)));
  const there = bundles.filter((_, at) => merged[at].status === "fulfilled");
  if (there.length === bundles.length) return { search, filters: narrowing(await search.filters()) };
  search.destroy(); // it would fail for ever after
  if (!there.length) throw new Unsearchable(say("The search index could not be loaded."));
  return merge(pagefind, there);
}

const GROUPS = ["organisation", "year", "state", "kind", "document", "principle", "area"].map(say);
const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

/** What results can be narrowed by, in a fixed order: the newest year and the lowest number first. */
function narrowing(filters) {
  const sorted = (name) => Object.keys(filters[name]).sort((a, b) => (name === say("year") ? order(b, a) : order(a, b)));
  return Object.fromEntries(GROUPS.filter((name) => filters[name]).map((name) => [name, sorted(name)]));
}

/** Count for each filter what was found, nothing included, so that the list of filters stays as it is. */
function counted(filters, counts) {
  return Object.fromEntries(Object.entries(filters).map(([name, values]) =>
    [name, Object.fromEntries(values.map((value) => [value, counts[name]?.[value] ?? 0]))]));
}

/** A text in the form of the index, which `normal_form.py` describes. */
export function normalForm(text) {
  const seen = text.replace(/[\u00ad\u200b\u2060\ufeff]/g, "").replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-");
  return seen.replace(/(?<=\d)\.(?=\d)/g, "\ua78f");
}

/** Search for what was asked and, where a hyphen finds nothing, with a space or nothing in its place. */
async function inAnyForm(search, term, options) {
  if (!term) return search.search(term, options);
  const asked = normalForm(term);
  let result;
  for (const form of new Set([asked, asked.replaceAll("-", " "), asked.replaceAll("-", "")])) {
    result = await search.search(form, options);
    if (result.results.length) break;
  }
  return result;
}

/** How many letters differ between two words, of which two that changed places count once; at most `most` + 1. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row] = [[], [...Array(other.length + 1).keys()]];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (same ? 0 : 1));
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (swapped) next[to] = Math.min(next[to], before[to - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
}

const WORD = /\p{L}{4,}/gu; // shorter ones are near too many others

/** Whether two words may be forms of one, such as "studying" and "studies", or "run" and "running". */
function alike(asked, other) {
  const [one, two] = [asked, other].map((word) => word.replaceAll("y", "i"));
  return two.startsWith(one.slice(0, 5)) || (one.startsWith(two) && one.length - two.length < 5);
}

/** The words of a term of which no page has any form. */
function strange(term, words) {
  const asked = term.includes('"') ? [] : term.toLowerCase().match(WORD) ?? [];
  return asked.filter((word) => !words.some((each) => alike(word, each)));
}

/** What the reader may have meant: the strange words replaced by the nearest that a page has. */
function meant(term, words) {
  const near = (word) => {
    const most = word.length < 6 ? 1 : 2;
    const all = words.map((other, at) => ({ other, at, far: distance(word, other, most) })).filter(({ far }) => far <= most);
    return all.sort((a, b) => a.far - b.far || a.at - b.at).slice(0, 3).map(({ other }) => other);
  };
  let ways = [term.toLowerCase()];
  for (const word of strange(term, words)) ways = ways.flatMap((way) => near(word).map((each) => way.replace(word, each)));
  return ways.slice(0, 3).filter((way) => way !== term.toLowerCase());
}

/** Whether the best result may have another word than was asked for: Pagefind then takes one that begins alike. */
async function isDoubtful(term, results) {
  if (!results.length || term.includes('"')) return false;
  const { content, locations } = await results[0].data();
  const all = content.toLowerCase().split(/\s+/);
  const there = locations.map((at) => all[at] ?? "");
  return (term.toLowerCase().match(WORD) ?? []).some((word) => !there.some((each) => each.includes(word.slice(0, 5))));
}

/** What the dialog asks. Pagefind cannot let go of a bundle, so each choice of bundles is a search of its own. */
class Reach {
  #made = new Map();

  constructor(pagefind, root) {
    this.pagefind = pagefind;
    this.root = root;
  }

  /** Search these bundles from now on; if none of them can be had, those chosen before. */
  choose(paths) {
    const before = [this.chosen, this.paths];
    const choice = this.#over(paths);
    [this.chosen, this.paths] = [choice, paths];
    choice.catch(() => {
      if (this.chosen === choice) [this.chosen, this.paths] = before;
    });
    return choice;
  }

  #over(paths) {
    const key = paths.join(" ");
    const bundles = paths.map((path) => new URL(`${this.root}${path}pagefind/`, document.baseURI).pathname);
    if (!this.#made.has(key)) {
      const made = inTime(merge(this.pagefind, bundles));
      this.#made.set(key, made);
      made.catch(() => this.#made.delete(key)); // a second try may succeed
    }
    return this.#made.get(key);
  }

  async filters() {
    return counted((await this.chosen).filters, {});
  }

  async search(term, options) {
    const { search, filters } = await this.chosen;
    const { paths } = this;
    let result = await inAnyForm(search, term, options);
    if (term && await isDoubtful(term, result.results) && strange(term, await this.words(paths)).length) {
      result = { ...result, results: [], unfilteredResultCount: 0, filters: {}, totalFilters: {} };
    }
    this.after?.(term, result.results.length);
    return { ...result, totalFilters: counted(filters, result.totalFilters) };
  }

  /** How much would be found in other bundles. */
  async countIn(paths, term) {
    const { search } = await this.#over(paths);
    const { results } = await inAnyForm(search, term, {});
    const none = await isDoubtful(term, results) && strange(term, await this.words(paths)).length;
    return none ? 0 : results.length;
  }

  /** The words of bundles, those on most pages first in each; of one that is missing, none. */
  async words(paths) {
    const lists = await Promise.all(paths.map(async (path) => {
      try {
        return await (await fetch(new URL(`${this.root}${path}pagefind/words.json`, document.baseURI))).json();
      } catch {
        return [];
      }
    }));
    return [...new Set(lists.flat())];
  }
}

/** What a page says where it answers best, from the start of the sentence, with the words that were found marked. */
function sentence({ content }, places) {
  const words = content.split(/\s+/);
  const at = (test) => places.filter(({ weight }) => test(weight));
  const text = at((weight) => weight >= 0.5 && weight <= 1); // facts and links weigh less, headings more
  const chosen = text.length ? text : at((weight) => weight < 0.5);
  if (!chosen.length) return make("p", {}); // its heading says it all
  const best = chosen.reduce((one, other) => (other.balanced_score > one.balanced_score ? other : one)).location;
  const begins = (place) => place < 1 || /[.!?:]["')\]\u2019\u201d]*$/.test(words[place - 1]);
  let start = best;
  while (!begins(start) && best - start < 16) start -= 1;
  const end = Math.min(start + 30, words.length);
  const marked = new Set(places.map(({ location }) => location));
  const parts = words.slice(start, end).flatMap((word, place) => [marked.has(start + place) ? make("mark", { textContent: word }) : word, " "]);
  return make("p", {}, begins(start) ? "" : "\u2026 ", ...parts.slice(0, -1), begins(end) || end === words.length ? "" : " \u2026");
}

/** One page found: its title, where it belongs, and the headings that answer best. */
function found(instance, result) {
  const where = ["kind", "organisation", "year", "state"].map(say).flatMap((name) => result.filters?.[name] ?? []).join(", ");
  const item = make("li", { className: "gs-found" },
    make("p", { className: "gs-found__title" }, make("a", { href: result.url, textContent: result.meta.title })),
    make("p", { className: "gs-found__where", textContent: where }));
  const { weighted_locations: places } = result;
  item.append(sentence(result, places));
  const of = (part) => places.filter(({ location }) => part.locations.includes(location));
  const others = result.sub_results.filter((part) => part.title !== result.meta.title && of(part).some(({ weight }) => weight >= 0.5));
  const parts = instance.thinSubResults(others, 5).map((part) => make("li", {},
    make("a", { href: part.url, textContent: part.title }), sentence(result, of(part))));
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
  return make("label", { className: "gs-slash" }, box, ` ${say("The / key opens search")}`);
}

/** Where there are too many bodies to search at once: which of them to search. */
function bodyChoice(here) {
  const listed = here.bodies ?? [];
  const options = [{ title: say("The list of organisations"), reach: "" }, ...listed].map(({ title, reach }) => new Option(title, reach));
  const input = make("select", {}, ...options);
  return { input, label: make("label", { hidden: !listed.length }, `${say("Search in")} `, input) };
}

/** Switches for how far the search reaches: which body, the wider scope, and releases that were replaced since. */
function switches(scopes, instance, reach, root) {
  const box = (text) => {
    const input = make("input", { type: "checkbox" });
    return { input, label: make("label", {}, input, ` ${text}`) };
  };
  const body = bodyChoice(scopes[0]);
  const [wide, earlier] = [box(scopes.at(-1).title), box(say("Earlier releases too"))];
  const said = make("span", { role: "status" });
  const chosen = () => scopes[wide.input.checked ? scopes.length - 1 : 0];
  const state = () => ({ scope: scopes[0], set: [body.input.value, wide.input.checked, earlier.input.checked] });
  wide.input.dataset.wide = "";
  const show = () => {
    wide.label.hidden = scopes.length < 2;
    earlier.label.hidden = !chosen().earlier.length;
  };
  const [everything] = scopes;
  let before = state();
  const change = async ({ target }) => {
    said.textContent = say("Loading");
    try {
      if (target === body.input) scopes[0] = body.input.value ? await reached(root, body.input.value) : everything;
      const { bundles, earlier: more } = chosen();
      show();
      // A filter that the new choice does not offer would narrow it unseen.
      const choice = reach.choose(earlier.input.checked ? [...bundles, ...more] : bundles);
      const { filters } = await choice;
      said.textContent = "";
      before = state();
      const kept = Object.entries(instance.searchFilters).filter(([name, values]) => values.every((value) => filters[name]?.includes(value)));
      if (choice === reach.chosen) instance.triggerFilters(Object.fromEntries(kept));
    } catch (error) {
      scopes[0] = before.scope;
      [body.input.value, wide.input.checked, earlier.input.checked] = before.set;
      show();
      said.textContent = error.reader || say("That could not be loaded.");
    }
  };
  for (const { input } of [body, wide, earlier]) input.addEventListener("change", change);
  show();
  return make("div", { className: "gs-reach" }, body.label, wide.label, earlier.label, said);
}

/** What to do where nothing is found: look in the other years, or for a word that is nearly the same. */
function otherwise(instance, reach, scopes) {
  const box = make("div", { className: "gs-otherwise" });
  box.setAttribute("role", "status");
  reach.after = async (term, number) => {
    box.replaceChildren();
    if (number || !term) return;
    const asked = [];
    const wide = scopes.at(-1);
    const narrow = !box.parentElement.querySelector(".gs-reach [data-wide]").checked && scopes.length > 1;
    try {
      const elsewhere = narrow ? await reach.countIn(wide.bundles, term) : 0;
      if (elsewhere) {
        const show = make("button", { type: "button", textContent: say("Show them") });
        show.addEventListener("click", () => box.parentElement.querySelector(".gs-reach [data-wide]").click());
        const count = say(elsewhere === 1 ? "[COUNT] result" : "[COUNT] results").replace("[COUNT]", elsewhere);
        asked.push(make("p", {}, `${say("In other years:")} ${count}. `, show));
      } else {
        const words = await reach.words(narrow ? wide.bundles : reach.paths);
        const ways = meant(term, words).map((each) => {
          const way = make("button", { type: "button", textContent: each });
          way.addEventListener("click", () => ask(each));
          return way;
        });
        if (ways.length) asked.push(make("p", {}, `${say("Did you mean:")} `, ...ways));
      }
    } catch {
      return; // what is offered beyond the answer may be missing
    }
    if (instance.searchTerm === term) box.replaceChildren(...asked);
  };
  return box;
}

/** Put words into the field, and look for them. */
function ask(term) {
  const input = document.querySelector("pagefind-input input");
  input.focus();
  input.value = term;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** On pages in two languages: the way to the same search in the other one, which has an index of its own. */
function otherLanguage(instance) {
  const way = document.querySelector("a.gs-language");
  if (!way) return [];
  const { href, lang, hreflang } = way;
  const link = make("a", { href, lang, hreflang, textContent: way.dataset.search });
  instance.on("search", (term) => { link.href = term ? `${href}#search=${encodeURIComponent(term)}` : href; });
  return [link];
}

/** Put the filters beside the results, folded where there is little room, and the switches above. */
function furnish(modal, instance, reach, scopes, root) {
  const filters = make("pagefind-filter-pane");
  filters.setAttribute("open", ["year", "state", "kind", "document"].map(say).join(","));
  const folded = make("details", { className: "gs-narrow" }, make("summary", { textContent: say("Narrow the results") }), filters);
  folded.open = matchMedia("(min-width: 48rem)").matches;
  folded.hidden = true; // there is nothing to narrow before something is looked for
  instance.on("search", (term) => { folded.hidden = !term; });
  modal.querySelector("pagefind-input").debounce = 100;
  const results = modal.querySelector("pagefind-results");
  results.resultTemplate = (result) => found(instance, result);
  // Ten years may hold a thousand results: what stands for each until it is scrolled to is small.
  results.compiledPlaceholderTemplate = () => '<li class="gs-waiting"></li>';
  modal.querySelector("pagefind-modal-body").prepend(switches(scopes, instance, reach, root), folded);
  modal.querySelector("pagefind-summary").after(otherwise(instance, reach, scopes));
  // Its hints are for keys that differ from ours.
  modal.querySelector("pagefind-modal-footer").replaceChildren(slashChoice(), ...otherLanguage(instance));
}

/* What Pagefind's own dialog says, by its own names; in English it says most of it itself. */
const OURS = ["placeholder", "keyboard_search", "search_label"];
const TRANSLATIONS = Object.fromEntries(Object.entries({
  placeholder: "Search",
  keyboard_search: "Search",
  search_label: "Search this site",
  clear_search: "Clear",
  keyboard_clear: "Clear",
  load_more: "Load more results",
  filters_label: "Filters",
  zero_results: "No results for [SEARCH_TERM]",
  many_results: "[COUNT] results for [SEARCH_TERM]",
  one_result: "[COUNT] result for [SEARCH_TERM]",
  total_zero_results: "No results",
  total_one_result: "[COUNT] result",
  total_many_results: "[COUNT] results",
  alt_search: "No results for [SEARCH_TERM]. Showing results for [DIFFERENT_TERM] instead",
  search_suggestion: "No results for [SEARCH_TERM]. Try one of the following searches:",
  searching: "Searching for [SEARCH_TERM]...",
  results_label: "Search results",
  error_search: "Search failed",
  filter_selected_one: "[COUNT] selected",
  filter_selected_many: "[COUNT] selected",
  input_hint: "Results will appear as you type",
  loading: "Loading",
}).filter(([name, text]) => OURS.includes(name) || text in words).map(([name, text]) => [name, say(text)]));

/** Load everything and hand back something to open. */
export async function prepare(button) {
  checkWebAssembly();
  const { root } = button.dataset;
  const runtime = new URL(`${root}assets/pagefind/`, document.baseURI).pathname;
  const own = new URL(`${root}assets/gs/search.css`, document.baseURI).pathname;
  const [[reach, scopes]] = await Promise.all([
    first(`${runtime}pagefind.js`, root, JSON.parse(button.dataset.search)),
    load("link", { rel: "stylesheet", href: `${runtime}pagefind-component-ui.css` }),
    load("link", { rel: "stylesheet", href: own }),
    load("script", { src: `${runtime}pagefind-component-ui.js` }),
  ]);
  const instance = window.PagefindComponents.configureInstance("default", {});
  // Here the dialog keeps the Pagefind that it would otherwise load by itself, for good.
  instance.__pagefind__ = reach;
  instance.setTranslations(TRANSLATIONS);
  const modal = make("pagefind-modal");
  document.body.append(modal);
  furnish(modal, instance, reach, scopes, root);
  modal.querySelector("dialog").addEventListener("close", () => {
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  return {
    open(term, typed) {
      modal.open();
      const asked = `${term}${typed()}`;
      if (asked) ask(asked);
      else modal.querySelector("pagefind-input input").focus();
      button.setAttribute("aria-expanded", "true");
    },
  };
}
