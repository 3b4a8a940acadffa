/* A finger on a slider: a browser moves the slider at once, though the finger may only want to scroll
   the page. So a touch counts once it moves sideways or is lifted, and not where it becomes a scroll. */

const SIDEWAYS = 6; // px to the side, more than up or down: then the finger means the slider

/**
 * Act whenever its reader moves a slider.
 * @param {HTMLInputElement} input
 * @param {() => void} act
 */
export function onSlide(input, act) {
  /** @type {{ x: number, y: number, before: string, wanted: string } | null} */
  let touch = null; // one that may yet become a scroll
  const meant = () => {
    if (!touch) return;
    input.value = touch.wanted;
    touch = null;
    act();
  };
  input.addEventListener("pointerdown", ({ pointerType, clientX: x, clientY: y }) => {
    if (pointerType === "touch") touch = { x, y, before: input.value, wanted: input.value };
  });
  input.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!touch) return;
    const aside = Math.abs(clientX - touch.x);
    if (aside > SIDEWAYS && aside > Math.abs(clientY - touch.y)) meant();
  });
  input.addEventListener("pointerup", meant);
  input.addEventListener("pointercancel", () => {
    if (touch) input.value = touch.before;
    touch = null;
  });
  input.addEventListener("input", () => {
    if (touch) {
      touch.wanted = input.value;
      input.value = touch.before;
    } else act();
  });
}
