/* What the keys and fingers of a speaker do. */

const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
const PAGES = ["PageUp", "PageDown"]; // of a clicker: they turn the slide wherever the focus is
const OURS = [...PAGES, "F5", "Escape"]; // a clicker sends the last two as well: they lose no place
const FIELDS = "input, select, textarea, summary"; // what needs the arrow keys and the space bar itself
const STREAMLITS = ["r", "c"]; // keys that Streamlit takes for commands: not during a talk
const SWIPE = 60; // px to the side turn the page

/** @typedef {"next" | "back" | "first" | "last" | "blank" | "reveal" | "full" | "begin" | "wake"} Act */
/** @typedef {Record<Act, () => void>} Acts */

/**
 * What a key does; null for nothing, undefined where the key is not ours at all.
 * @param {string} key
 * @param {{ inField: boolean, onButton: boolean }} where the focus is
 * @param {Acts} acts
 */
export function actOf(key, { inField, onButton }, acts) {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (inField && !OURS.includes(key) && (key.length > 1 || key === " ")) return undefined;
  if (onButton && [" ", "Enter"].includes(key)) return undefined;
  if (FORWARD.includes(key)) return acts.next;
  if (BACK.includes(key)) return acts.back;
  /** @type {Record<string, (() => void) | undefined>} */
  const others = {
    Home: acts.first,
    End: acts.last,
    b: acts.blank,
    ".": acts.blank,
    a: acts.reveal,
    f: acts.full,
    F5: acts.begin,
    Escape: acts.wake,
  };
  return others[name] ?? (STREAMLITS.includes(name) ? null : undefined);
}

/**
 * Hear keys before the page around the deck does, until the function that is returned is called.
 * @param {Acts} acts
 */
export function onKeys(acts) {
  /** @param {KeyboardEvent} event */
  const heard = event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const inField = Boolean(target?.closest(`.dk :is(${FIELDS})`));
    const onButton = Boolean(target?.closest(".dk :is(button, a)"));
    const act = actOf(event.key, { inField, onButton }, acts);
    if (act === undefined) return;
    event.stopImmediatePropagation();
    if (!act) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith("Arrow")) act();
  };
  addEventListener("keydown", heard, true);
  return () => removeEventListener("keydown", heard, true);
}

/**
 * A swipe turns the page.
 * @param {HTMLElement} stage
 * @param {(step: number) => void} turn
 */
export function onSwipe(stage, turn) {
  /** @type {Touch | null} */
  let from = null;
  /** @param {TouchEvent} event */
  const begun = ({ touches, target }) => {
    const held = target instanceof Element && target.closest(FIELDS);
    from = touches.length === 1 && !held ? touches[0] : null;
  };
  /** @param {TouchEvent} event */
  const ended = ({ changedTouches: [to] }) => {
    const across = from ? to.clientX - from.clientX : 0;
    const down = from ? to.clientY - from.clientY : 0;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) turn(-Math.sign(across));
  };
  stage.addEventListener("touchstart", begun, { passive: true });
  stage.addEventListener("touchend", ended, { passive: true });
}
