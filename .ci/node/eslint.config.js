/* What browsers of the last four years understand, and what they may refuse. The browsers are
   listed in package.json; in CSS, what all of them had by the end of that year counts. */

import css from "@eslint/css";
import compat from "eslint-plugin-compat";
import own from "./package.json" with { type: "json" };

const YEAR = 2022;

// Not everywhere, but nothing is lost without it. What would be needs `@supports`, with something instead.
const BETTER_WITH = {
  allowProperties: [
    "accent-color", // Safari, whose contrast is its own affair: else the browser's colour
    "container-type", // see allowAtRules
    "box-decoration-break", // else a tinted word that breaks has its rounding at its two ends only
    "forced-color-adjust", // Safari has no forced colours
    "outline", // Safari before 16.4: else its corners are square
    "overscroll-behavior", // else the page goes on scrolling at the end of a list
    "print-color-adjust", // else paper shows outlines alone
    "resize", // iOS: else a field keeps its size
    "scrollbar-color", // resets what Streamlit sets
    "scrollbar-gutter", // else words are set anew when a bar comes
    "scrollbar-width",
    "text-size-adjust", // for phones alone; desktop browsers have no such thing
    "text-wrap", // else lines of a heading differ in length
  ],
  allowPropertyValues: {
    "break-after": ["avoid"], // Firefox: else a heading may stand at the foot of a sheet
    "font-family": ["math"], // the last of a list of fonts
  },
  allowSelectors: [
    "fullscreen", // Safari before 16.4, where no figure is offered the whole screen
    "marker", // else a number has the colour of its text
  ],
  allowAtRules: ["container"], // Firefox before 110: else a figure in a narrow column is set as in a wide one
};

// The rule above does not look into custom properties, whose value holds wherever a browser takes it for valid.
const LATER = String.raw`\b(light-dark|color-mix|oklch|oklab|lch|lab|color|anchor|round|if)\(`;
const UNSEEN = {
  selector: `Declaration[property=/^--/] > Raw[value=/${LATER}/]:not(Atrule[name="supports"] *)`,
  message: `A function that came after ${YEAR}: put it into @supports, with something instead.`,
};

// What a browser may refuse, throttle or not have, and the one module that is ready for it.
const GUARDED = {
  localStorage: "components/browser/common/remembering.js",
  sessionStorage: "components/browser/common/keeping.js",
  "pushState|replaceState": "components/browser/common/address.js",
  "clipboard|execCommand": "components/browser/common/copying.js",
  "requestFullscreen|exitFullscreen|fullscreenElement|fullscreenEnabled": "components/browser/common/filling.js",
  wakeLock: "components/browser/common/awake.js",
  BroadcastChannel: "components/browser/deck/wire.js",
  requestIdleCallback: "components/browser/explorable/chart/ahead.js",
};

/** @param {string} names as the list of browsers has them */
const missing = names => names.split("|").flatMap(name => [name, `navigator.${name}`, `document.${name}`]);

/** @param {string} [place] where what that module guards is at home */
const guard = place => [
  "error",
  ...Object.entries(GUARDED)
    .filter(([, module]) => module !== place)
    .map(([names, module]) => ({
      selector: `:matches(Identifier[name=/^(${names})$/], Literal[value=/^(${names})$/])`,
      message: `A browser may refuse this: ask ${module}.`,
    })),
];

export default [
  {
    files: ["**/*.js"],
    plugins: { compat },
    languageOptions: { ecmaVersion: 2021, sourceType: "module" },
    settings: { targets: own.browserslist, polyfills: Object.keys(GUARDED).flatMap(missing) },
    linterOptions: { noInlineConfig: true },
    rules: { "compat/compat": "error", "no-restricted-syntax": guard() },
  },
  ...Object.values(GUARDED).map(place => ({ files: [place], rules: { "no-restricted-syntax": guard(place) } })),
  {
    files: ["**/*.css"],
    language: "css/css",
    plugins: { css },
    linterOptions: { noInlineConfig: true },
    rules: {
      "css/use-baseline": ["error", { available: YEAR, ...BETTER_WITH }],
      "no-restricted-syntax": ["error", UNSEEN],
    },
  },
];
