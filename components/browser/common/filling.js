/* The whole screen, where the browser gives it: some phones do not, nor does every frame. */

/** What fills the screen now; null where nothing does. */
export const filling = () => document.fullscreenElement ?? null;

/** Whether anything may fill it. */
export const fillable = () => Boolean(document.fullscreenEnabled);

/**
 * Have an element fill the screen, until its reader presses Escape.
 * @param {Element} box
 */
export function fill(box) {
  box.requestFullscreen?.().catch(() => {}); // refused: the page stays as it is
}

/** Give the screen back. */
export function unfill() {
  document.exitFullscreen?.().catch(() => {}); // the reader was quicker
}
