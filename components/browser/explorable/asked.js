/* What the address of a figure's own page asks for. */

/**
 * Like `asked` of components/browser/mount.py; both are tested on tests/twins/asked.json.
 * @param {Pick<import("./types").Options, "parts" | "offers">} options
 * @param {string} search
 */
export function asked(options, search = location.search) {
  const query = new URLSearchParams(search);
  const { parts, themes, embedded } = options.offers;
  const fit = query.get("embed") === "true";
  const said = (query.get("parts") ?? "").split(",");
  const some = Object.keys(parts).filter(part => said.includes(part));
  const usual = fit ? embedded : options.parts;
  const theme = query.get("theme") ?? "";
  const frozen = query.get("frozen") ?? "";
  return {
    theme: themes.includes(theme) ? theme : themes[0],
    parts: some.length || said.includes("plot") ? some : usual,
    predict: query.get("predict") === "on",
    frozen: /^[0-9a-f]{6,64}$/.test(frozen) ? frozen : "",
    fit,
  };
}
