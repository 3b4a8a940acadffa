/* Draws packed figures and repaints them as the reader chooses, without asking a server.

   A page sees this of it:
   - provide(id, sha, packed): figure data, called by the data scripts;
   - mount(root, options): draws a figure into an element and returns a function that removes it;
     components/browser/mount.py makes the options and says what each means;
   - asked(options): the options that the address of a figure's own page asks for;
   - drive(id, state) and stateOf(id): puts a figure into a state, and says in which it is;
   - the event “xp-choice” on the document, after each choice, with the control's name and value.
   A choice is the state of one control, shared by all figures on the page that have it. */

import { asked } from "./asked.js";
import { provide } from "./data.js";
import { drive, stateOf } from "./driving.js";
import { mount } from "./mounting.js";

export const explorable = { provide, mount, asked, drive, stateOf };
globalThis.Explorable ??= explorable;
