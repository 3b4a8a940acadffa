/* How a page in a frame says how high it would be. There is no one way: each kind of page around it
   listens for a message of its own, and passes over those of the others. */

const TOOL = 450; // px: learning platforms give a tool no less, and take less for a mistake

/**
 * @typedef {object} Size
 * @property {number} width px
 * @property {number} height px, whole
 * @property {string} id what is shown
 * @property {string} src the address that the frame was given
 */

/**
 * What is said unasked, one message for each kind of page:
 * Datawrapper's and those of newsrooms that took it over; AMP; Medium; Canvas, Sakai, and Moodle with
 * a plug-in, which want a text; open-iframe-resizer; and pym.js, which names the frame in its address.
 * @param {Size} size
 * @returns {unknown[]}
 */
export function unasked({ width, height, id, src }) {
  const child = new URL(src).searchParams.get("childId");
  return [
    { "datawrapper-height": { [id]: height } },
    { sentinel: "amp", type: "embed-size", height },
    JSON.stringify({ src, context: "iframe.resize", height }),
    JSON.stringify({ subject: "lti.frameResize", height: Math.max(height, TOOL) }),
    { type: "iframe-resized", width, height },
    ...(child ? [`pymxPYMx${child}xPYMxheightxPYMx${height}`] : []),
  ];
}

/** How pages that show H5P are addressed: they answer before they are told. */
export const HELLO = { context: "h5p", action: "hello" };

/**
 * @param {"prepareResize" | "resize"} action
 * @param {number} height
 */
const h5p = (action, height) => ({ context: "h5p", action, height, scrollHeight: height, clientHeight: height });

/**
 * What is said to a page that answers or asks.
 * @param {any} asked what came from the page around
 * @param {Size} size
 * @returns {unknown[]}
 */
export function answer(asked, { width, height }) {
  const { context, action, type } = Object(asked);
  if (context === "h5p" && (action === "hello" || action === "resize")) return [h5p("prepareResize", height)];
  if (context === "h5p" && action === "resizePrepared") return [h5p("resize", height)];
  const asks = type === "iframe-child-init" || type === "iframe-get-child-dimensions";
  return asks ? [{ type: "iframe-resized", width, height }] : [];
}
