/* Draws packed figures and repaints them as the reader chooses, without asking a server.

   A page sees four things of it:
   - provide(id, sha, packed): figure data, called by the data scripts;
   - mount(root, options): draws a figure into an element and returns a function that removes it;
     components/browser/mount.py makes the options and says what each means;
   - asked(options): the options that the address of a figure's own page asks for;
   - a choice, by name: the state of one control, shared by all figures on the page that have it. */

import { asked } from "./asked.js";
import { provide } from "./data.js";
import { mount } from "./mounting.js";

export const explorable = { provide, mount, asked };
globalThis.Explorable ??= explorable;
