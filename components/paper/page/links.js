/* Links: between pages they keep what goes along, and inside the app they are followed without
   loading the page anew. */

const KEPT = ["depth", "theme", "predict", "study", "room"]; // go along from page to page
const ON_ROUTE = ["route", "at"]; // go along by links in the text; by the menu a route is left

/** @type {((to: Target) => boolean) | null} */
let go = null;

/** @typedef {{ page: string, query: Record<string, string>, hash: string, href: string }} Target */

/**
 * Say how links inside the app are followed; what says false cannot do it at the moment.
 * @param {(to: Target) => boolean} how
 */
export function followBy(how) {
  go = how;
}

/**
 * Whether a link leads to a page of ours: not to a file, not elsewhere, not within the page.
 * @param {HTMLAnchorElement} link
 */
function leads(link) {
  const said = link.dataset.href ?? link.getAttribute("href") ?? "";
  if (link.hasAttribute("download") || said.startsWith("#") || /^[a-z]+:/i.test(said)) return false;
  return /(^|\/)(\.?\/?|[\w-]+|[\w-]+\.html)(\?|#|$)/.test(said) && !/^data\//.test(said);
}

/**
 * Let a link keep what goes along.
 * @param {HTMLAnchorElement} link
 */
function carry(link) {
  if (!leads(link)) return;
  link.dataset.href ??= link.getAttribute("href") ?? "";
  const [, path, query, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(link.dataset.href) ?? [];
  const now = new URLSearchParams(location.search);
  const made = new URLSearchParams(query);
  const along = link.closest("main") ? [...KEPT, ...ON_ROUTE] : KEPT;
  for (const name of along) {
    const value = now.get(name);
    if (value && !made.has(name)) made.set(name, value);
  }
  const said = made.toString().replaceAll("%2C", ",");
  link.setAttribute("href", path + (said && `?${said}`) + (hash ?? ""));
}

/**
 * Let all links of a page keep what goes along.
 * @param {ParentNode} within
 */
export function carryAll(within) {
  for (const link of within.querySelectorAll("a[href]")) carry(/** @type {HTMLAnchorElement} */ (link));
}

/** Follow links inside the app, and let each link keep what holds at the moment it is used. */
export function follow() {
  /** @param {Event} event */
  const linkOf = event =>
    /** @type {HTMLAnchorElement | null} */ (
      event.target instanceof Element ? event.target.closest(".paper a[href]") : null
    );
  for (const type of ["pointerdown", "focusin"]) {
    addEventListener(type, event => {
      const link = linkOf(event);
      if (link) carry(link);
    });
  }
  addEventListener("click", event => {
    const link = linkOf(event);
    const plain = !event.defaultPrevented && event.button === 0 && !link?.target;
    if (!link || !go || !plain || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!leads(link)) return;
    carry(link);
    const { origin, pathname, search, searchParams, hash, href } = new URL(link.href);
    if (origin !== location.origin) return;
    if (hash && pathname === location.pathname && search === location.search) return; // within the page
    const page = pathname.slice(pathname.lastIndexOf("/") + 1);
    if (go({ page, query: Object.fromEntries(searchParams), hash, href })) event.preventDefault();
  });
}
