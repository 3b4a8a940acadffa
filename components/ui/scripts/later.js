/* What the words need not wait for: Streamlit's own scripts, and what draws the first figure. It is
   kept in a template, so that browsers neither fetch nor run it before the first paint. */

const MOST = 1000; // ms after which nobody waits for a paint: a window in the background paints nothing

function begin() {
  const kept = /** @type {HTMLTemplateElement | null} */ (document.getElementById("later"));
  if (!kept) return;
  kept.remove();
  const here = new Set([...document.scripts].map(({ src }) => src));
  const tags = document.importNode(kept.content, true);
  for (const script of tags.querySelectorAll("script")) {
    if (here.has(new URL(script.getAttribute("src") ?? "", document.baseURI).href)) script.remove();
  }
  document.head.append(tags);
}

if (document.hidden) begin();
else requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, MOST);
