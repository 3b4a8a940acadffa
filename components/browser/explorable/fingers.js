/* A finger on a slider: a browser moves the slider at once, though the finger may only want to scroll
   the page. So a touch counts once it moves sideways or is lifted, and not where it becomes a scroll. */

const SIDEWAYS = 6;   // px to the side, more than up or down: then the finger means the slider

function onSlide(input, act) {   // act whenever its reader moves the slider
  let touch = null;              // one that may yet become a scroll: { x, y, before, wanted }
  const meant = () => {
    if (!touch) return;
    input.value = touch.wanted;
    touch = null;
    act();
  };
  input.addEventListener("pointerdown", ({ pointerType, clientX, clientY }) => {
    if (pointerType === "touch") touch = { x: clientX, y: clientY, before: input.value, wanted: input.value };
  });
  input.addEventListener("pointermove", ({ clientX, clientY }) => {
    const aside = touch ? Math.abs(clientX - touch.x) : 0;
    if (aside > SIDEWAYS && aside > Math.abs(clientY - touch.y)) meant();
  });
  input.addEventListener("pointerup", meant);
  input.addEventListener("pointercancel", () => { if (touch) input.value = touch.before; touch = null; });
  input.addEventListener("input", () => {
    if (!touch) return act();
    touch.wanted = input.value;
    input.value = touch.before;
  });
}
