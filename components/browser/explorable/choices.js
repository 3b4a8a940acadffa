/* Choices: the state of one control by name, shared by all figures of the page, and the address. */

const QUIET = 250;    // ms without a change before the address has the choice
const REST = 3000;    // ms without a change before a server is told

const choices = {};   // control name -> { value, viewers: Set of functions }

function choice(name, options, start) {
  const known = choices[name] ??= { viewers: new Set() };
  const asked = inAddress(name);
  known.options = options;
  if (!known.viewers.size) known.value = asked ?? start;   // a page just opened: its URL decides
  if (!options.includes(known.value)) known.value = options.includes(asked) ? asked : start;
  return known;
}

function choose(name, value) {
  if (choices[name].value === value) return;
  choices[name].value = value;
  choices[name].viewers.forEach(repaint => repaint());
}

/* The address follows a choice at once; a server hears of it when the reader rests, so that a full
   room that keeps moving asks nothing of it. `how` is false where not even the address may change. */
const told = {};      // control name -> its two timers
function tell(name, how, wait = QUIET) {
  if (how === false) return;
  const say = told[name] ??= {};
  clearTimeout(say.address);
  clearTimeout(say.server);
  say.address = setTimeout(() => intoAddress(name, choices[name].value), wait);
  if (how) say.server = setTimeout(() => choices[name].viewers.size && how(name, choices[name].value), REST);
}

const inAddress = name => new URLSearchParams(location.search).get(name);

function intoAddress(name, value) {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(history.state, "", address);
}

addEventListener("popstate", () => {
  for (const [name, known] of Object.entries(choices)) {
    const asked = inAddress(name);
    if (known.options.includes(asked) && known.viewers.size) choose(name, asked);
  }
});
