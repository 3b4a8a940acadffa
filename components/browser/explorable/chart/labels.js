/* Labels of a chart: none lies on another, and those who do not see it hear what it shows. */

const BESIDE = 2; // px that two labels may overlap sideways
const ABOVE = 0.3; // of the lower one's height that they may overlap

/**
 * Where a plot is lower than it was drawn for, hide labels that lie on others, bold ones last.
 * @param {Element} plot
 * @param {boolean} crowded
 */
export function thin(plot, crowded) {
  /** @type {SVGTextElement[]} */
  const texts = [...plot.querySelectorAll(/** @type {"text"} */ (".main-svg text"))];
  const labels = texts.filter(text => text.textContent?.trim());
  for (const label of labels) label.style.visibility = "";
  if (!crowded) return;
  /** @type {DOMRect[]} */
  const shown = [];
  for (const label of [...labels.filter(isBold), ...labels.filter(label => !isBold(label))]) {
    const box = label.getBoundingClientRect();
    if (shown.some(other => overlap(box, other))) label.style.visibility = "hidden";
    else shown.push(box);
  }
}

/** @param {SVGTextElement} text */
const isBold = text => text.style.fontWeight === "bold" || text.querySelector("tspan[style*=bold]") !== null;

/**
 * @param {DOMRect} box
 * @param {DOMRect} other
 */
const overlap = (box, other) =>
  Math.min(box.right, other.right) - Math.max(box.left, other.left) > BESIDE &&
  Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > ABOVE * Math.min(box.height, other.height);

/**
 * Name a chart by its alt text. Until there is a chart, its place has it; a picture may not hold
 * Plotly's buttons.
 * @param {Element} plot
 * @param {string} alt
 */
export function describe(plot, alt) {
  const [chart, ...above] = plot.querySelectorAll(".plot-container .main-svg");
  if (chart) for (const said of ["role", "aria-label"]) plot.removeAttribute(said);
  nameChart(chart ?? plot, alt, above);
}

/**
 * @param {Element} picture
 * @param {string} alt
 * @param {Element[]} above layers that say nothing of their own
 */
export function nameChart(picture, alt, above) {
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", alt);
  for (const layer of above) layer.setAttribute("aria-hidden", "true");
}
